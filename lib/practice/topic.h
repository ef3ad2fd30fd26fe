/* What somebody is sought for, and where their notes speak of it (kith-practice(7), "Asking"). */
#ifndef KITH_PRACTICE_TOPIC_H
#define KITH_PRACTICE_TOPIC_H

#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "book/book.h"

#define KITH_TOPIC_WORDS 64 /* of a longer request the first count */

struct kith_topic {
	struct kith_slice text;                    /* as given */
	struct kith_slice words[KITH_TOPIC_WORDS]; /* folded, each once */
	size_t count;
};

/* Takes a topic or a whole request apart. The small words of a sentence (the, for, me) count only
 * where there are no others. Words are the arena's; `text` must stay. */
void kith_topic_of(struct kith_slice text, struct kith_arena *arena, struct kith_topic *topic);

/* Which words of the topic stand in a text as whole words, after folding: bit n for word n. */
uint64_t kith_topic_found(const struct kith_topic *topic, struct kith_slice text);

/* Where words are found. The places of one class have one weight and stand together; a word counts
 * once a class. */
enum kith_topic_place {
	KITH_IN_OFFERS, /* 3 */
	KITH_IN_DOES,   /* 2 */
	KITH_IN_POSITION,
	KITH_IN_FUNCTION,
	KITH_IN_TAGS, /* 1 */
	KITH_IN_INTERESTS,
	KITH_IN_ORG,
	KITH_IN_ENTRIES, /* 1, a class of its own */
	KITH_TOPIC_PLACES,
};
const char *kith_topic_place_word(enum kith_topic_place place);

/* How well somebody fits, and by what. */
struct kith_topic_fit {
	uint64_t found[KITH_TOPIC_PLACES];
	int points;
};

/* The fit of a person: values of front matter (of a reference the name of its note), and the text of
 * the entries about them that happened. O(bytes of both). */
void kith_topic_fit_of(const struct kith_book *book, kith_id person, const struct kith_topic *topic, kith_day today,
		       struct kith_topic_fit *fit);

/* Appends where which words were found: "offers: rust; entries: rust, storage". */
void kith_topic_match(const struct kith_topic *topic, const struct kith_topic_fit *fit, struct kith_buf *out);

/* Appends how the points add up: "3 offers: rust + 1 entries: rust". */
void kith_topic_sum(const struct kith_topic *topic, const struct kith_topic_fit *fit, struct kith_buf *out);

#endif
