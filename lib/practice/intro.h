/* Introductions: entries of the kind `introduced`, one a step, put together by pair. */
#ifndef KITH_PRACTICE_INTRO_H
#define KITH_PRACTICE_INTRO_H

#include "practice/contact.h"

/* The steps in their order. */
enum kith_intro_step {
	KITH_INTRO_PROPOSED,
	KITH_INTRO_AGREED,
	KITH_INTRO_BOTH,
	KITH_INTRO_MADE, /* also where an entry names no step */
	KITH_INTRO_MET,
	KITH_INTRO_THANKED,
};
const char *kith_intro_word(enum kith_intro_step step);

/* One of the two: a note, or as written where there is none. */
struct kith_side {
	kith_id note; /* KITH_NOBODY: `ref` says who; empty where nobody was named */
	struct kith_slice ref;
};

struct kith_intro {
	struct kith_side a, b;     /* in an order of their own, the same wherever the entries stand */
	enum kith_intro_step step; /* the latest: by day, of one day the furthest */
	kith_day since;            /* its day */
	uint32_t entry;            /* its row */
	kith_day made;             /* the first day on which it was made, or KITH_NO_DAY */
	uint32_t made_entry;
};

/* The introductions of `person`, or all of the book for KITH_NOBODY, by pair; what happened up to
 * `today`. An entry pairs the person whose note holds it with each of those after `to` (where that
 * names nobody, after `with`); elsewhere the first named, after `with` or `from` if there is one,
 * with each of those after `to`. The same pair may be written in either's note. Memory is the
 * arena's. O(n log n) in the entries. */
struct kith_intro *kith_intros_of(const struct kith_book *book, kith_id person, kith_day today,
				  struct kith_arena *arena, size_t *count);

/* The side that is not `person`. */
const struct kith_side *kith_intro_other(const struct kith_intro *intro, kith_id person);

/* The name of a side, "somebody" where nobody was named. */
struct kith_slice kith_side_name(const struct kith_book *book, const struct kith_side *side);

#endif
