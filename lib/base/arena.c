#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>

#include "base/alloc.h"

#define FIRST_CHUNK ((size_t)4096)
#define LARGEST_CHUNK ((size_t)1 << 20)

struct kith_arena_chunk {
	struct kith_arena_chunk *older;
	size_t used, size; /* bytes of data[] */
	alignas(max_align_t) char data[];
};

static struct kith_arena_chunk *new_chunk(size_t size)
{
	struct kith_arena_chunk *chunk = kith_alloc(kith_add(sizeof(*chunk), size), 1);

	chunk->size = size;
	return chunk;
}

/* A chunk of its own, behind the newest so that the room left there stays in use. */
static void *alloc_apart(struct kith_arena *arena, size_t size)
{
	struct kith_arena_chunk *chunk = new_chunk(size);

	chunk->used = size;
	if (arena->newest) {
		chunk->older = arena->newest->older;
		arena->newest->older = chunk;
	} else {
		arena->newest = chunk;
	}
	return chunk->data;
}

#ifdef KITH_ARENA_DEBUG

void *kith_arena_alloc(struct kith_arena *arena, size_t size)
{
	return alloc_apart(arena, size);
}

#else

static void add_chunk(struct kith_arena *arena)
{
	size_t size =
		arena->newest && arena->newest->size >= FIRST_CHUNK ? arena->newest->size * 2 : FIRST_CHUNK;
	struct kith_arena_chunk *chunk = new_chunk(size < LARGEST_CHUNK ? size : LARGEST_CHUNK);

	chunk->older = arena->newest;
	arena->newest = chunk;
}

void *kith_arena_alloc(struct kith_arena *arena, size_t size)
{
	const size_t step = alignof(max_align_t);
	struct kith_arena_chunk *chunk;
	void *memory;

	size = kith_add(size ? size : 1, step - 1) / step * step;
	if (size > FIRST_CHUNK / 2)
		return alloc_apart(arena, size);
	if (!arena->newest || arena->newest->size - arena->newest->used < size)
		add_chunk(arena);
	chunk = arena->newest;
	memory = chunk->data + chunk->used;
	chunk->used += size;
	return memory;
}

#endif

void *kith_arena_array(struct kith_arena *arena, size_t count, size_t size)
{
	return kith_arena_alloc(arena, kith_mul(count, size));
}

struct kith_slice kith_arena_copy(struct kith_arena *arena, struct kith_slice s)
{
	return kith_slice_of(kith_arena_cstr(arena, s), s.len);
}

const char *kith_arena_cstr(struct kith_arena *arena, struct kith_slice s)
{
	char *copy = kith_arena_alloc(arena, kith_add(s.len, 1));

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	return copy;
}

void kith_arena_release(struct kith_arena *arena)
{
	struct kith_arena_chunk *chunk = arena->newest;

	while (chunk) {
		struct kith_arena_chunk *older = chunk->older;

		free(chunk);
		chunk = older;
	}
	arena->newest = NULL;
}
