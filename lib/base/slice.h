/* A borrowed run of bytes: a pointer and a length, owned by somebody else.
 * Nothing here allocates. A slice need not end in NUL and may hold any byte. */
#ifndef KITH_BASE_SLICE_H
#define KITH_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct kith_slice {
	const char *ptr; /* may be NULL when len is 0 */
	size_t len;      /* bytes */
};

/* A slice of a string literal, usable in initializers. */
#define KITH_SLICE(literal) { (literal), sizeof(literal) - 1 }

/* printf("%.*s", KITH_ARG(slice)) */
#define KITH_ARG(slice) (int)(slice).len, (slice).ptr ? (slice).ptr : ""

static inline struct kith_slice kith_slice_of(const char *ptr, size_t len)
{
	struct kith_slice slice = { ptr, len };
	return slice;
}

/* The bytes of a C string; NULL gives the empty slice. */
static inline struct kith_slice kith_slice_cstr(const char *text)
{
	return kith_slice_of(text, text ? strlen(text) : 0);
}

static inline bool kith_slice_eq(struct kith_slice a, struct kith_slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool kith_slice_is(struct kith_slice a, const char *text)
{
	return kith_slice_eq(a, kith_slice_cstr(text));
}

/* Byte order; a prefix sorts first. */
int kith_slice_cmp(struct kith_slice a, struct kith_slice b);

bool kith_slice_starts(struct kith_slice s, const char *prefix);
bool kith_slice_ends(struct kith_slice s, const char *suffix);

/* The bytes [from, to); positions past the end are taken as the end. */
struct kith_slice kith_slice_sub(struct kith_slice s, size_t from, size_t to);

/* Without ASCII spaces, tabs, CR and LF at both ends. */
struct kith_slice kith_slice_trim(struct kith_slice s);

/* Position of the first `byte` or `needle` at or after `from`; SIZE_MAX if none. */
size_t kith_slice_find(struct kith_slice s, size_t from, char byte);
size_t kith_slice_find_text(struct kith_slice s, size_t from, const char *needle);

/* Splits at the first `sep`: *head is what precedes it and *rest what follows.
 * Without one, *head is all, *rest is empty and the answer is false. */
bool kith_slice_cut(struct kith_slice s, char sep, struct kith_slice *head, struct kith_slice *rest);

/* Takes the next part up to `sep` off the front of *rest. False when nothing is left:
 * for (rest = s; kith_slice_next(&rest, ',', &part);) */
bool kith_slice_next(struct kith_slice *rest, char sep, struct kith_slice *part);

/* A whole decimal number of ASCII digits without sign, at most `max`; false otherwise. */
bool kith_slice_number(struct kith_slice s, long max, long *number);

#endif
