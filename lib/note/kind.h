/* Kinds of log entry: what schema/kinds.def says, with what kith.yaml adds or changes. */
#ifndef KITH_NOTE_KIND_H
#define KITH_NOTE_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/slice.h"

/* What the day of an entry counts as. */
enum kith_day_class { KITH_DAY_NONE, KITH_DAY_TOUCH, KITH_DAY_CONTACT, KITH_DAY_QUIET };

/* What stands in parentheses after the kind. */
enum kith_word_class { KITH_WORD_NOTHING, KITH_WORD_SIZE, KITH_WORD_DIRECTION, KITH_WORD_STATE, KITH_WORD_TEXT };

/* When help is counted, and how much: see schema/kinds.def. */
enum kith_points_rule {
	KITH_POINTS_NOTHING,
	KITH_POINTS_SIZE,
	KITH_POINTS_YES,
	KITH_POINTS_USED,
	KITH_POINTS_SMALL,
	KITH_POINTS_MEDIUM,
	KITH_POINTS_PAIR,
	KITH_POINTS_ANSWER,
};

struct kith_kind {
	const char *name, *word;
	enum kith_day_class day;
	enum kith_word_class word_class;
	const char *outcomes;     /* "yes|no|none" or "" */
	const char *outcome_days; /* outcomes whose date is a contact */
	enum kith_points_rule they, mine;
	const char *meaning;
};

/* A set of kinds: ours, then those of the notebook. */
struct kith_kinds {
	struct kith_kind *items;
	size_t count;
};

/* Ours alone; memory is the arena's. */
void kith_kinds_default(struct kith_arena *arena, struct kith_kinds *kinds);

/* Adds a kind named `name`, or changes what its day counts as (all its rows). */
void kith_kinds_set_day(struct kith_arena *arena, struct kith_kinds *kinds, struct kith_slice name,
			enum kith_day_class day);

/* The row for a kind and its word, or NULL if there is no such kind. Case counts: kinds are lower case. */
const struct kith_kind *kith_kinds_get(const struct kith_kinds *kinds, struct kith_slice name, struct kith_slice word);

/* Whether `word` is one of the words of a table cell such as "yes|no|none". */
bool kith_words_have(const char *words, struct kith_slice word);

/* "contact", "touch", "none", "quiet"; false for any other word. */
bool kith_day_class_parse(struct kith_slice word, enum kith_day_class *day);

#endif
