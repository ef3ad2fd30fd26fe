/* Heap memory that is always there: running out aborts, here and nowhere else. */
#ifndef KITH_BASE_ALLOC_H
#define KITH_BASE_ALLOC_H

#include <stddef.h>

#include "base/slice.h"

/* `count` objects of `size` bytes, zeroed. The product is checked. Caller frees. */
void *kith_alloc(size_t count, size_t size);

/* Resizes to `count` objects of `size` bytes; new bytes are indeterminate. */
void *kith_realloc(void *old, size_t count, size_t size);

/* Makes room for one more element in a growing array: returns `items`, moved if need be,
 * with *capacity raised. Grows geometrically. */
void *kith_grow(void *items, size_t count, size_t *capacity, size_t size);

/* A NUL-terminated copy on the heap. Caller frees. */
char *kith_strdup(const char *text);
char *kith_slice_dup(struct kith_slice s);

/* a + b and a * b that abort instead of wrapping around. */
size_t kith_add(size_t a, size_t b);
size_t kith_mul(size_t a, size_t b);

/* Says why on standard error and aborts: for bugs and for memory that ran out. */
_Noreturn void kith_die(const char *why);

#endif
