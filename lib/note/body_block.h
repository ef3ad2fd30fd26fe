/* Where the blocks of a Markdown body are: the only module that includes cmark.h. Internal to the
 * body files. */
#ifndef KITH_NOTE_BODY_BLOCK_H
#define KITH_NOTE_BODY_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "note/front.h"

enum kith_block_type {
	KITH_BLOCK_ITEM,      /* a list item outside quotes */
	KITH_BLOCK_PARAGRAPH, /* text; not code, HTML */
	KITH_BLOCK_HEADING,
	KITH_BLOCK_OTHER, /* anything else that begins at the top level */
};

struct kith_block {
	enum kith_block_type type;
	struct kith_span span; /* of the file: from its first character to the end of its last line, without newline; items with their newline */
	uint32_t line;         /* of the file, 1-based */
	size_t list;           /* top-level items: their list, from 0 */
	int level;             /* headings: 1 to 6 */
	bool top;              /* stands at the top level, or is an item of a list that does */
	bool quoted;           /* inside a quote */
	bool leads;            /* paragraphs: the first thing in its item */
};

struct kith_blocks {
	struct kith_block *items;
	size_t count, capacity;
};

/* The blocks of bytes[span], which begins at line `first_line` of the file, in document order: an
 * item stands before what it holds. Items end where the next thing at the top level begins, without
 * blank lines at the end. The caller frees with kith_blocks_release. */
void kith_blocks_read(struct kith_slice bytes, struct kith_span span, uint32_t first_line, struct kith_blocks *blocks);
void kith_blocks_release(struct kith_blocks *blocks);

/* The text of a heading block, without its marks. */
struct kith_slice kith_block_heading(struct kith_slice bytes, const struct kith_block *block);

/* Copies bytes[span] with all that cmark would only look at as inline text made harmless, byte for
 * byte: the same blocks begin on the same lines. `copy` holds span.end - span.start bytes. */
void kith_body_mask(struct kith_slice text, char *copy);

#endif
