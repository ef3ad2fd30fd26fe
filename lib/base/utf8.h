/* Text as people mean it: validity, equality after folding, width on a terminal, slugs.
 * The only module that includes utf8proc. */
#ifndef KITH_BASE_UTF8_H
#define KITH_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"

/* Offset of the first byte that is not well-formed UTF-8; s.len if all is. */
size_t kith_utf8_invalid(struct kith_slice s);

/* Decodes the character at *at (which it advances past it); U+FFFD for a bad byte. */
int32_t kith_utf8_next(struct kith_slice s, size_t *at);

/* How many characters [0, at) holds: columns of messages are this plus one. */
size_t kith_utf8_count(struct kith_slice s, size_t at);

/* Appends `s` folded for comparison: NFC, case-folded, accents removed, so that "José" and "JOSE"
 * give the same bytes. Bytes that are not UTF-8 become U+FFFD. */
void kith_utf8_fold(struct kith_slice s, struct kith_buf *out);
struct kith_slice kith_utf8_folded(struct kith_arena *arena, struct kith_slice s);
bool kith_utf8_same(struct kith_slice a, struct kith_slice b);

/* Appends Unicode NFC of `s`. */
void kith_utf8_nfc(struct kith_slice s, struct kith_buf *out);

/* Whether a character is a letter or digit of any script, or a mark on one. */
bool kith_utf8_is_word(int32_t character);

/* Appends a file name for `s` (without .md): letters and digits of any script, NFC, case-folded,
 * joined by '-', at most 60 bytes cut at a character, never a name that some system reserves
 * (con, nul …), never empty ("unnamed"). Accents stay. */
void kith_utf8_slug(struct kith_slice s, struct kith_buf *out);

/* Appends a file name for `s` (without .md) in its own spelling, NFC: without what some system or a
 * link does not allow in names (/ \ : * ? " < > | # ^ [ ], control characters, a dot at an end), blanks
 * as single spaces, at most 200 bytes; the slug where nothing else is left. */
void kith_utf8_file_name(struct kith_slice s, struct kith_buf *out);

/* Columns that `s` takes on a terminal: wide characters 2, marks 0. */
size_t kith_utf8_width(struct kith_slice s);

/* Appends as much of `s` as fits `columns`, ending in U+2026 where it was cut. Returns the
 * columns used. */
size_t kith_utf8_cut(struct kith_slice s, size_t columns, struct kith_buf *out);

/* Appends `s` made harmless for a terminal: C0 but TAB, DEL, C1, bidi controls, zero-width
 * characters and bad bytes are shown visibly (^[, <U+202E>, \xff). */
void kith_utf8_visible(struct kith_slice s, struct kith_buf *out);

/* Edits that make `a` into `b` (insert, delete, replace, swap of neighbours), by characters, at
 * most `limit` + 1: for "did you mean". */
size_t kith_utf8_distance(struct kith_slice a, struct kith_slice b, size_t limit);

#endif
