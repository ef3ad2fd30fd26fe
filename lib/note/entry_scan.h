/* The scanner that the files which read an entry share. Internal to them. */
#ifndef KITH_NOTE_ENTRY_SCAN_H
#define KITH_NOTE_ENTRY_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/slice.h"
#include "note/body_text.h"

struct kith_entry_scan {
	const struct kith_para *para;
	struct kith_slice s;
	size_t at;
	struct kith_arena *arena;
	struct kith_entry *entry;
	struct kith_clause *clauses; /* on the heap while they are collected */
	size_t capacity;
	enum kith_oddity odd;
};

/* The byte at a position; 0 past the end. */
static inline char kith_byte_at(struct kith_slice s, size_t at)
{
	return at < s.len ? s.ptr[at] : '\0';
}

static inline bool kith_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static inline void kith_skip_blanks(struct kith_entry_scan *scan)
{
	while (scan->at < scan->s.len && kith_is_blank(scan->s.ptr[scan->at]))
		scan->at++;
}

/* What stands at a position up to the next blank. */
struct kith_slice kith_token_at(struct kith_slice s, size_t at);

/* The colon before the text; that of https:// is none. */
bool kith_is_colon(struct kith_slice s, size_t at);

/* A -> with a blank or the end after it. */
bool kith_is_arrow(struct kith_slice s, size_t at);

/* Whether one of with, to, from, via stands at a position, with a blank after it. */
bool kith_is_clause(struct kith_slice s, size_t at);

/* The end of a [[reference]] or [shown](path.md) that begins at a position, 0 if none does; *ref is
 * whom it names. */
size_t kith_marked_ref(const struct kith_entry_scan *scan, size_t at, struct kith_slice *ref);

/* Reads all clauses that follow, up to the colon, the arrow or the end. */
void kith_read_clauses(struct kith_entry_scan *scan);

#endif
