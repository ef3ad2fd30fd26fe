#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#define FIRST_CAPACITY 8

void kith_die(const char *why)
{
	static const char prefix[] = "kith: ";
	ssize_t ignored;

	/* write(2) and not stdio, which may want memory of its own. */
	ignored = write(STDERR_FILENO, prefix, sizeof(prefix) - 1);
	ignored = write(STDERR_FILENO, why, strlen(why));
	ignored = write(STDERR_FILENO, "\n", 1);
	(void)ignored;
	abort();
}

size_t kith_add(size_t a, size_t b)
{
	if (a > SIZE_MAX - b)
		kith_die("a size is beyond what memory can hold");
	return a + b;
}

size_t kith_mul(size_t a, size_t b)
{
	if (b && a > SIZE_MAX / b)
		kith_die("a size is beyond what memory can hold");
	return a * b;
}

static void *checked(void *memory)
{
	if (!memory)
		kith_die("out of memory");
	return memory;
}

void *kith_alloc(size_t count, size_t size)
{
	size_t total = kith_mul(count, size);

	return checked(calloc(total ? total : 1, 1));
}

void *kith_realloc(void *old, size_t count, size_t size)
{
	size_t total = kith_mul(count, size);

	return checked(realloc(old, total ? total : 1));
}

void *kith_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	size_t larger;

	if (count < *capacity)
		return items;
	larger = kith_add(count, 1);
	if (larger < FIRST_CAPACITY)
		larger = FIRST_CAPACITY;
	if (larger < kith_mul(*capacity, 2))
		larger = *capacity * 2;
	items = kith_realloc(items, larger, size);
	*capacity = larger;
	return items;
}

char *kith_slice_dup(struct kith_slice s)
{
	char *copy = kith_realloc(NULL, kith_add(s.len, 1), 1);

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return copy;
}

char *kith_strdup(const char *text)
{
	return kith_slice_dup(kith_slice_cstr(text));
}
