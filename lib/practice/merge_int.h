/* For merge*.c alone. */
#ifndef KITH_PRACTICE_MERGE_INT_H
#define KITH_PRACTICE_MERGE_INT_H

#include "practice/merge.h"

struct kith_merging {
	const struct kith_book *book;
	kith_id a, b;
	struct kith_note first, second;
	struct kith_merge *merge;
};

void kith_merge_edit(struct kith_merging *merging, const struct kith_edit *edit);
void kith_merge_item(struct kith_merging *merging, enum kith_merge_fate fate, struct kith_slice key,
		     struct kith_slice text, const char *why);

/* Copies slices to the arena of the merge, as the values of an edit. */
const struct kith_slice *kith_merge_values(struct kith_merging *merging, const struct kith_slice *values, size_t count);

void kith_merge_front(struct kith_merging *merging);
void kith_merge_body(struct kith_merging *merging);

#endif
