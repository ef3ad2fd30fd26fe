/* Lines and columns for byte positions of one text. Cheap when asked from front to back: it keeps
 * where it was, so that a long line with many values is counted once. */
#ifndef KITH_NOTE_PLACE_H
#define KITH_NOTE_PLACE_H

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

struct kith_place {
	struct kith_slice bytes;
	size_t at;
	uint32_t line, column; /* of `at`; 1-based, column in characters */
};

/* At the start of the text. */
static inline struct kith_place kith_place_start(struct kith_slice bytes)
{
	struct kith_place place = { bytes, 0, 1, 1 };
	return place;
}

/* Moves to a byte position (clamped to the end); backwards counts from the start again. */
void kith_place_go(struct kith_place *place, size_t at);

#endif
