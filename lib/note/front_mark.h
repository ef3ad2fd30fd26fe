/* libyaml's marks count characters: this maps them to bytes. */
#ifndef KITH_NOTE_FRONT_MARK_H
#define KITH_NOTE_FRONT_MARK_H

#include <stddef.h>

#include "base/slice.h"

struct kith_front_mark {
	struct kith_slice text; /* what libyaml was given; valid UTF-8 */
	size_t byte, character; /* the same place */
};

/* The byte that the character number `character` begins at; the length of the text past its end.
 * Cost is the distance from the last question. */
size_t kith_front_mark_byte(struct kith_front_mark *mark, size_t character);

#endif
