/* Changes to a note as splices on its bytes: all bytes that an intent does not name stay as they
 * were. After each the result is parsed again and compared with what was meant; if anything else
 * changed, the edit is refused. Intents are plain data, so that a write can be done again on bytes
 * that changed meanwhile. */
#ifndef KITH_NOTE_EDIT_H
#define KITH_NOTE_EDIT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "note/note.h"

enum kith_edit_verb {
	KITH_SET,          /* key = values (one: scalar; more, or where a list stands: list in its style; none: as KITH_UNSET) */
	KITH_UNSET,        /* drop the key */
	KITH_ADD_ITEM,     /* one more item, unless it is there already; a scalar becomes a list */
	KITH_REMOVE_ITEM,  /* one item less; the last one drops the key */
	KITH_REPLACE_ITEM, /* item values[0] becomes values[1], in place: references that follow a rename */
	KITH_ADD_ENTRY,    /* text: a log line without its list marker, "2026-11-02 coffee: …" */
	KITH_SET_OUTCOME,  /* entry on `line`: " -> text" written, or replaced */
	KITH_TICK,         /* box on `line` gets [x] */
	KITH_RETARGET,     /* link or clause target values[0] becomes values[1] everywhere in the body, shown text stays */
	KITH_SET_HEADING,  /* the first heading's text, where it is values[0], becomes values[1] */
	KITH_ADD_SECTION,  /* text: Markdown appended at the end of the body, after a blank line */
	KITH_ADD_TASK,     /* text: an open task without marker and box, "send it due:2026-11-12", unless it
			      stands there already, ticked or not */
	KITH_SET_SETTING,  /* kith.yaml, which is no note: values[0] of a topmost key becomes values[1]; a key that
			      is not there is added at the end */
};

struct kith_edit {
	enum kith_edit_verb verb;
	struct kith_slice key;           /* as it is to stand in the note */
	const struct kith_slice *values;
	size_t count;
	struct kith_slice text;
	struct kith_slice rest;          /* KITH_ADD_ENTRY: lines that belong to it, without the indentation that
					    its list gives them */
	uint32_t line;                   /* KITH_SET_OUTCOME, KITH_TICK: which, at the time the note was read */
	/* What that line must still be: an entry's `head`, a task's `text`. It is looked for elsewhere if it
	 * moved; empty: the line number alone counts. */
	struct kith_slice expect;
	bool again;                      /* KITH_ADD_ENTRY: even if an identical entry stands there */
	bool list;                       /* KITH_SET: write a list even for one value */
};

/* Applies the edits in order to the note's bytes and appends the result to `out`, byte-identical if
 * nothing had to change. MALFORMED: the note is not one that may be written to (unreadable, with a
 * key given twice, any key, or with the marks of an undecided merge), or the key is a map. USAGE: text
 * that no note can hold, an entry that is none. FAILED: the result would not be what was meant, or the
 * line is not there any more; says which key. */
enum kith_code kith_edit_apply(struct kith_slice bytes, struct kith_slice path, const struct kith_kinds *kinds,
			       const struct kith_edit *edits, size_t count, struct kith_buf *out,
			       struct kith_err *err);

#endif
