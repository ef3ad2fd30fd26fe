/* From events to the keys of front matter. Internal to the front matter files. */
#ifndef KITH_NOTE_FRONT_KEY_H
#define KITH_NOTE_FRONT_KEY_H

#include <stdbool.h>

#include "base/arena.h"
#include "note/front.h"
#include "note/front_event.h"

/* Fills front->keys, front->count and front->flow. False at a fault, which has been told; the keys
 * before it are there. Duplicates are told and marked. */
bool kith_front_read_keys(const struct kith_front_source *source, struct kith_arena *arena, struct kith_front *front);

#endif
