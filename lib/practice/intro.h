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
	KITH_INTRO_STEPS,
};
const char *kith_intro_word(enum kith_intro_step step);

/* The step of that name, or KITH_INTRO_STEPS. */
enum kith_intro_step kith_intro_find(struct kith_slice word);

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
	uint32_t reason;           /* the first step that says what for, from the latest proposal on and not #private; or UINT32_MAX */
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

/* That of two people; NULL if there is none. Memory is the arena's. */
const struct kith_intro *kith_intro_between(const struct kith_book *book, kith_id a, kith_id b, kith_day today,
					    struct kith_arena *arena);

/* The step that comes next: proposed where there is none yet, and none (KITH_INTRO_STEPS) after the
 * last. `intro` may be NULL. */
enum kith_intro_step kith_intro_next(const struct kith_intro *intro);

/* Whether a step may be recorded now: none twice and none backwards, nothing is made before both
 * agreed, and they neither meet nor thank before it is made. Those who agree unasked may skip steps. After the last
 * one another introduction may begin. */
bool kith_intro_may(const struct kith_intro *intro, enum kith_intro_step step);

/* The side that is not `person`. */
const struct kith_side *kith_intro_other(const struct kith_intro *intro, kith_id person);

/* The name of a side, "somebody" where nobody was named. */
struct kith_slice kith_side_name(const struct kith_book *book, const struct kith_side *side);

#endif
