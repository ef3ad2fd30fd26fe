/* Merges two versions of a note that come from one: git's merge driver, by meaning. */
#ifndef KITH_NOTE_MERGE_H
#define KITH_NOTE_MERGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

#define KITH_MERGE_MARKS 7

struct kith_note_merge {
	struct kith_slice base; /* empty where there is none */
	struct kith_slice ours, theirs;
	size_t marks; /* length of a conflict marker */
};

/* Appends to `out` what both sides made of the base; any bytes are taken. Which side is whose does
 * not matter. Keys are merged by value, lists as sets in the base's order, entries and tasks as sets
 * of lines, prose by lines. Nothing that a side added or changed is left out: an edit beats a
 * deletion, and two edits of one thing stand between conflict markers `a` and `b`, in byte order.
 * What cannot be read as a note is merged by lines. True if there is no conflict.
 * Cost: O(n log n) and at most some 10^7 steps for the comparison of lines; past them, past 100,000
 * lines and past 4 MiB all is in conflict. */
bool kith_merge_note(const struct kith_note_merge *merge, struct kith_buf *out);

#endif
