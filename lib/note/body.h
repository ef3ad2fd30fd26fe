/* The body of a note: log entries, tasks and links, each with the bytes it stands in. cmark decides
 * what is a list item, code, a quote or HTML. The grammar of entries is that of
 * kith-notebook(5). */
#ifndef KITH_NOTE_BODY_H
#define KITH_NOTE_BODY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/slice.h"
#include "note/front.h"
#include "note/kind.h"

enum kith_box { KITH_BOX_NONE, KITH_BOX_OPEN, KITH_BOX_DONE, KITH_BOX_CANCELLED };

enum kith_clause_word { KITH_WITH, KITH_TO, KITH_FROM, KITH_VIA };

/* One reference of a clause; `with [[a]], b` gives two. */
struct kith_clause {
	enum kith_clause_word word;
	struct kith_slice ref;  /* without [[ ]], |shown and #heading */
	struct kith_span span;  /* of the reference, brackets included */
	bool wiki;              /* written in [[ ]]; else it counts only if it is unique */
};

struct kith_entry {
	struct kith_span span;  /* the whole item with continuation lines and sub-items, last newline included */
	struct kith_span box;   /* "[ ]", or empty */
	enum kith_box box_state;
	kith_day day;
	int minute;                 /* -1 without a time */
	struct kith_slice kind;     /* as written; "note" where the line names none */
	const struct kith_kind *known; /* its row; that of "note" for an unknown kind */
	struct kith_slice word;     /* in parentheses */
	struct kith_clause *clauses;
	size_t clause_count;
	struct kith_slice text;     /* without outcome; a wrapped paragraph is joined by spaces */
	struct kith_slice outcome;  /* a word of the kind's list, or empty */
	struct kith_slice outcome_ref;
	struct kith_span outcome_ref_span;
	kith_day outcome_day;       /* the entry's unless given; KITH_NO_DAY without outcome */
	struct kith_span head;      /* the first line from the date on, without newline */
	struct kith_span tail;      /* where an outcome is written: end of the paragraph's text */
	bool is_private;            /* #private */
	size_t list;                /* which top-level list of the body it stands in, from 0 */
	uint32_t line, column;      /* of the date; line of the whole file */
};

struct kith_task {
	struct kith_span span;  /* of its line, newline included */
	struct kith_span box;   /* "[ ]" */
	enum kith_box state;
	struct kith_slice text; /* without box and due mark */
	kith_day due;           /* KITH_NO_DAY without one */
	uint32_t line;
};

/* A reference in the text: [[target]], [[target|shown]], [[target#heading]], or a relative Markdown link to a .md file. */
struct kith_link {
	struct kith_slice target; /* without |shown and #heading, percent-decoded in Markdown links */
	struct kith_span target_span; /* the bytes of the target alone */
	bool wiki;
	uint32_t line, column;
};

struct kith_body {
	struct kith_span span;     /* of the body in the file */
	struct kith_slice heading; /* text of the first heading that is not `Log`, or empty */
	struct kith_entry *entries;
	size_t entry_count;
	struct kith_task *tasks;
	size_t task_count;
	struct kith_link *links;
	size_t link_count;
};

/* Reads bytes[span] (UTF-8 without NUL) as a body whose first line is `first_line` of the file. Memory
 * is the arena's; slices may point into `bytes`. Odd entries (unknown kind, a line taken as a note, an
 * outcome that is none) give warnings, a day that the calendar does not have an error. Never fails:
 * text that is no entry is text. */
void kith_body_parse(struct kith_slice bytes, struct kith_span span, uint32_t first_line, struct kith_slice path,
		     const struct kith_kinds *kinds, struct kith_arena *arena, struct kith_diags *diags,
		     struct kith_body *body);

/* A section of the body: the text under the first heading that is `title` after folding, up to the
 * next heading of the same or a higher level. False if there is none. */
bool kith_body_section(struct kith_slice bytes, struct kith_span body, struct kith_slice title,
		       struct kith_slice *section);

/* Parses one entry from its date (or box) on, as it would stand after the list marker: for tools
 * that build entries. False if it is none. */
bool kith_entry_parse(struct kith_slice line, const struct kith_kinds *kinds, struct kith_arena *arena,
		      struct kith_entry *entry);

/* Parses an open task as it would stand after "- [ ] ": for tools that build tasks. False if it is
 * none: empty, of several lines, or an entry, which begins with a date. */
bool kith_task_parse(struct kith_slice text, struct kith_arena *arena, struct kith_task *task);

#endif
