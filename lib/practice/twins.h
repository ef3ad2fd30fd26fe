/* Notes that may be one person: what `merge-people --find` lists. Nothing is ever merged by it. */
#ifndef KITH_PRACTICE_TWINS_H
#define KITH_PRACTICE_TWINS_H

#include "base/arena.h"
#include "book/book.h"

enum kith_twin_reason {
	KITH_TWIN_ADDRESS, /* the same mail address, profile or uid */
	KITH_TWIN_NUMBER,  /* the same telephone number: its last nine digits, or all of seven or eight */
	KITH_TWIN_NAME,    /* the same name or alias, whatever the order of its words, or one edit from it */
	KITH_TWIN_REASONS,
};
const char *kith_twin_word(enum kith_twin_reason reason); /* "address", "number", "name" */

struct kith_twins {
	kith_id a, b;                                   /* in order of id */
	bool why[KITH_TWIN_REASONS];
	uint32_t a_value[KITH_TWIN_REASONS], b_value[KITH_TWIN_REASONS]; /* the values that agree; UINT32_MAX: the note's
									    name, where no value holds it */
};

/* All pairs, those with more reasons first, then by the first reason, then by id. Who knows the other
 * (`knows`, `met-via`) is no twin. Names are near from five letters on. Memory is the arena's.
 * O(n log n) in values and the letters of names, and the pairs. */
struct kith_twins *kith_twins_of(const struct kith_book *book, struct kith_arena *arena, size_t *count);

#endif
