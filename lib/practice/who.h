/* Whom to ask about something (kith-practice(7), "Asking"). */
#ifndef KITH_PRACTICE_WHO_H
#define KITH_PRACTICE_WHO_H

#include "base/buf.h"
#include "practice/ask.h"
#include "practice/topic.h"

/* Somebody who fits, with each factor of the rank. */
struct kith_who {
	kith_id person;
	struct kith_topic_fit fit;
	struct kith_asking asking; /* has the depth and the last ask */
	int32_t waited, rest;      /* rested is waited / rest: days since the last ask, at most its rest; 1 / 1
				    * without one */
	double rank;               /* fit * (1 + depth) * rested */
	enum kith_size largest;    /* KITH_SIZE_COUNT: known, but not to be asked for anything today */
	kith_id beyond;            /* whom they may know, where that is all that speaks for them; else KITH_NOBODY */
	double strength;           /* of the chain to that one */
};

struct kith_who_options {
	kith_day today;
	const char *relation; /* these alone, and then ambient people too; NULL: whoever is not ambient */
	kith_id without;      /* not this one; KITH_NOBODY: all */
};

/* Everybody with a fit, greatest rank first; equal ones by depth, then name. Archived people are not
 * among them. Memory is the arena's. O(bytes of values and entries), and O(n log n) in those who fit. */
struct kith_who *kith_who_find(const struct kith_book *book, const struct kith_topic *topic,
			       const struct kith_who_options *options, struct kith_arena *arena, size_t *count);

/* Of several topics one person for each, and nobody twice: each in its turn takes the first of its
 * list who can be asked and is free; where none is left, earlier ones move on to others of theirs if
 * that helps. chosen[n].person is KITH_NOBODY where nobody is left for topic n. O(topics * fits). */
void kith_who_each(const struct kith_book *book, const struct kith_topic *topics, size_t count,
		   const struct kith_who_options *options, struct kith_who *chosen);

/* Where nobody can be asked: who may know somebody that fits. For each one who fits the first of the
 * warmest chain to them, or, where that one cannot be asked for anything today either, the warmest
 * of those who know them and can. Strongest chain first, each once. Memory is the arena's. */
struct kith_who *kith_who_may_know(const struct kith_book *book, const struct kith_topic *topic,
				   const struct kith_who_options *options, struct kith_arena *arena, size_t *count);

/* Whether one of them can be asked today. */
bool kith_who_any(const struct kith_who *who, size_t count);

/* The entries `offered` about somebody that stand, neither used nor lapsed, one after the other: *at
 * begins at 0. NULL at the end. */
const struct kith_entry_row *kith_standing_offer(const struct kith_book *book, kith_id person, kith_day today,
						 size_t *at);

#endif
