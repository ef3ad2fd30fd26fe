/* Memory that is freed all at once. With -DKITH_ARENA_DEBUG each object is an allocation of its
 * own, so that a sanitizer sees every overrun. */
#ifndef KITH_BASE_ARENA_H
#define KITH_BASE_ARENA_H

#include <stddef.h>

#include "base/slice.h"

struct kith_arena_chunk;

struct kith_arena {
	struct kith_arena_chunk *newest;
};

#define KITH_ARENA_INIT { NULL }

/* `size` bytes, aligned for any object and zeroed; owned by the arena. */
void *kith_arena_alloc(struct kith_arena *arena, size_t size);

/* `count` objects of `size` bytes, zeroed; the product is checked. */
void *kith_arena_array(struct kith_arena *arena, size_t count, size_t size);

/* A copy of the bytes, NUL-terminated; owned by the arena. */
struct kith_slice kith_arena_copy(struct kith_arena *arena, struct kith_slice s);
const char *kith_arena_cstr(struct kith_arena *arena, struct kith_slice s);

/* Frees everything; the arena may be used again. */
void kith_arena_release(struct kith_arena *arena);

#endif
