/* What entries, tasks and links share: paragraphs as one line, and references in text. Internal to
 * the body files. */
#ifndef KITH_NOTE_BODY_TEXT_H
#define KITH_NOTE_BODY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"
#include "note/body.h"
#include "note/body_block.h"
#include "note/front.h"
#include "note/place.h"

/* One line of a paragraph: where it begins in the joined text and in the file. */
struct kith_piece {
	size_t at, source;
};

/* A paragraph with its lines joined by single spaces. */
struct kith_para {
	struct kith_slice text;
	struct kith_piece *pieces;
	size_t count;
	struct kith_piece one; /* of a paragraph of one line, to spare an allocation */
};

/* Joins bytes[span]. Of one line the text is that of the file. */
void kith_para_read(struct kith_slice bytes, struct kith_span span, struct kith_arena *arena, struct kith_para *para);

/* The bytes of the file that text[start, end) was read from. */
struct kith_span kith_para_span(const struct kith_para *para, size_t start, size_t end);

/* Where the line that holds text[at] ends. */
size_t kith_para_line_end(const struct kith_para *para, size_t at);

/* kith_box_read of the paragraph: a box stands on its first line. */
size_t kith_para_box(const struct kith_para *para, enum kith_box *state);

/* What stands in [[ ]] without |shown and #heading, trimmed. */
struct kith_slice kith_wiki_target(struct kith_slice inside);

/* If text[at] opens a [[reference]], the position after its ]]; else 0. */
size_t kith_wiki_end(struct kith_slice text, size_t at);

/* If text[at] is the ] before the (target.md) of a relative Markdown link: true, with the bytes of the
 * target without #heading, and the position after the closing parenthesis. */
bool kith_markdown_link(struct kith_slice text, size_t at, struct kith_span *target, size_t *end);

/* Likewise for the ] of a link definition that begins its line, "[label]: target.md". */
bool kith_markdown_definition(struct kith_slice text, size_t at, struct kith_span *target, size_t *end);

/* %20 and the like decoded; the same slice where there are none. */
struct kith_slice kith_percent_decoded(struct kith_slice s, struct kith_arena *arena);

/* A "[x] " at the start: its mark's state and the position after it. 0 if there is no box. */
size_t kith_box_read(struct kith_slice text, enum kith_box *state);

/* Whether the word #private stands in the text. */
bool kith_says_private(struct kith_slice text);

/* Why an entry is odd, for a warning. */
enum kith_oddity {
	KITH_ODD_NOTHING,
	KITH_ODD_DAY,     /* YYYY-MM-DD that is no day: no entry at all */
	KITH_ODD_SHAPE,   /* the kind is followed by something else: taken as a note */
	KITH_ODD_KIND,    /* no such kind */
	KITH_ODD_WORD,    /* no word for this kind's parentheses */
	KITH_ODD_OUTCOME, /* an arrow, but no outcome of this kind */
};

/* Reads an entry from a paragraph; false if it is none. */
bool kith_entry_read(const struct kith_para *para, const struct kith_kinds *kinds, struct kith_arena *arena,
		     struct kith_entry *entry, enum kith_oddity *odd);

/* Reads a task from a paragraph that begins with a box: all but its span and line. */
bool kith_task_read(const struct kith_para *para, struct kith_arena *arena, struct kith_task *task);

/* Whether the paragraph of a top-level item is none of the entries it was probably meant to be (its date
 * is written otherwise, a colon hides its kind, its box is none): appends to `why` what would be right;
 * text[*at] is where. */
bool kith_entry_near(const struct kith_para *para, const struct kith_kinds *kinds, size_t *at, struct kith_buf *why);

/* The same of an open task without a date, for what looks like one. */
bool kith_task_near(const struct kith_para *para, size_t *at, struct kith_buf *why);

/* Appends the links of bytes[span], text outside code blocks. */
struct kith_links {
	struct kith_link *items;
	size_t count, capacity;
};
void kith_links_read(struct kith_slice bytes, struct kith_span span, struct kith_place *place,
		     struct kith_arena *arena, struct kith_links *links);

#endif
