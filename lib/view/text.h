/* Prose for a terminal. */
#ifndef KITH_VIEW_TEXT_H
#define KITH_VIEW_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/* Appends `text` made harmless for a terminal (as it is if `raw`) on one line: tabs, line ends and
 * NULs become spaces. */
void kith_text_line(struct kith_slice text, bool raw, struct kith_buf *out);

/* Appends `text` as a paragraph: each line begins with `indent` spaces, ends in a newline and takes
 * at most `width` columns (0: no limit), broken at blanks, and inside a word only where the word
 * alone is wider. Runs of blanks become one. Nothing for blank text. Harmless for a terminal. */
void kith_text_wrap(struct kith_slice text, size_t indent, size_t width, struct kith_buf *out);

/* Appends `count` spaces. */
void kith_text_spaces(size_t count, struct kith_buf *out);

#endif
