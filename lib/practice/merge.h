/* Two notes about one person become one: what goes where, and what cannot (kith-merge-people(1)). */
#ifndef KITH_PRACTICE_MERGE_H
#define KITH_PRACTICE_MERGE_H

#include "base/arena.h"
#include "base/err.h"
#include "book/book.h"
#include "note/edit.h"

/* What becomes of something that stands in the second note. */
enum kith_merge_fate {
	KITH_MERGE_ADDED,
	KITH_MERGE_THERE, /* the first note says so already */
	KITH_MERGE_LEFT,  /* goes with the second note */
};

#define KITH_MERGE_ONE "the two are one" /* why neither names the other any more */

struct kith_merge_item {
	enum kith_merge_fate fate;
	struct kith_slice key;  /* of front matter; "entry" and "text" of the body */
	struct kith_slice text;
	struct kith_slice why;  /* of what is left */
};

struct kith_merge {
	struct kith_edit *edits; /* for the first note */
	size_t edit_count, edit_capacity;
	struct kith_merge_item *items; /* everything that stands in the second note, in its order */
	size_t item_count, item_capacity;
	struct kith_arena arena; /* owns what they point to */
};

/* Compares the notes of two people. `first` and `second` are their bytes; references of the second
 * are written as they are to stand in the first, and both must stay as long as *merge is in use.
 * - Keys that the first lacks are added; lists united; where both hold one value and it differs, the
 *   first's stays. The second's name and aliases become aliases. Neither names the other any more. A
 *   `status` and a map are left: the first is as active as it says.
 * - Entries go to their place by date, with what belongs to them; those that stand there already once.
 * - All other text goes to the end, below a heading that names the second.
 * MALFORMED: one of the two cannot be read or holds a key twice; *merge is empty then. The caller
 * releases it. O(n * m) in the values of a key and in entries that are alike. */
enum kith_code kith_merge_people(const struct kith_book *book, kith_id a, kith_id b, struct kith_slice first,
				 struct kith_slice second, struct kith_merge *merge, struct kith_err *err);
void kith_merge_release(struct kith_merge *merge);

#endif
