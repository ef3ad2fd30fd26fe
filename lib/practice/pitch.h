/* The introductions I give, and when I gave them (kith-practice(7), "Being found"). */
#ifndef KITH_PRACTICE_PITCH_H
#define KITH_PRACTICE_PITCH_H

#include "base/arena.h"
#include "book/book.h"

/* A section "## Pitch: AUDIENCE" of the note about myself. */
struct kith_pitch {
	struct kith_slice audience, text;
	kith_day used;  /* the last time it was given, or KITH_NO_DAY */
	uint32_t entry; /* `pitched(AUDIENCE)` of that day, the last one of it; or UINT32_MAX */
	size_t times;   /* how often */
};

/* The pitches in `bytes`, those of the note about myself, in its order; of several sections for one
 * audience the first. Texts lie in `bytes` or are the arena's. O(bytes and entries, times pitches). */
struct kith_pitch *kith_pitches_of(const struct kith_book *book, struct kith_slice bytes, kith_day today,
				   struct kith_arena *arena, size_t *count);

/* The pitch for an audience after folding, else the only one that begins with these letters; NULL
 * if there is none, or several. */
const struct kith_pitch *kith_pitch_for(const struct kith_pitch *pitches, size_t count, struct kith_slice audience);

#endif
