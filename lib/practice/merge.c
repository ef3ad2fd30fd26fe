#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "practice/merge_int.h"

void kith_merge_edit(struct kith_merging *merging, const struct kith_edit *edit)
{
	struct kith_merge *merge = merging->merge;

	merge->edits = kith_grow(merge->edits, merge->edit_count, &merge->edit_capacity, sizeof(*edit));
	merge->edits[merge->edit_count++] = *edit;
}

void kith_merge_item(struct kith_merging *merging, enum kith_merge_fate fate, struct kith_slice key,
		     struct kith_slice text, const char *why)
{
	struct kith_merge *merge = merging->merge;
	struct kith_merge_item item = { fate, key, text, kith_slice_cstr(why) };

	merge->items = kith_grow(merge->items, merge->item_count, &merge->item_capacity, sizeof(item));
	merge->items[merge->item_count++] = item;
}

const struct kith_slice *kith_merge_values(struct kith_merging *merging, const struct kith_slice *values,
					   size_t count)
{
	struct kith_slice *copy = kith_arena_array(&merging->merge->arena, count + 1, sizeof(*copy));

	if (count)
		memcpy(copy, values, count * sizeof(*copy));
	return copy;
}

static enum kith_code read_note(struct kith_merging *merging, kith_id id, struct kith_slice bytes,
				struct kith_note *note, struct kith_err *err)
{
	struct kith_slice path = kith_text(merging->book, kith_book_note(merging->book, id)->path);
	struct kith_diags diags = KITH_DIAGS_INIT;
	enum kith_code code = KITH_OK;
	const struct kith_diag *fault = NULL;

	kith_note_parse(bytes, path, &kith_book_config(merging->book)->kinds, &merging->merge->arena, &diags,
			note);
	for (size_t i = 0; i < diags.count && !fault; i++) {
		if (diags.items[i].severity == KITH_ERROR)
			fault = &diags.items[i];
	}
	if (fault)
		code = kith_fail(err, KITH_MALFORMED, "%.*s:%u:%u: %.*s; repair it before it is merged",
				 KITH_ARG(path), fault->line, fault->column, KITH_ARG(fault->message));
	else if (!note->readable || note->conflict)
		code = kith_fail(err, KITH_MALFORMED, "%.*s: cannot be merged as it stands", KITH_ARG(path));
	kith_diags_release(&diags);
	return code;
}

enum kith_code kith_merge_people(const struct kith_book *book, kith_id a, kith_id b, struct kith_slice first,
				 struct kith_slice second, struct kith_merge *merge, struct kith_err *err)
{
	struct kith_merging merging = { .book = book, .a = a, .b = b, .merge = merge };
	enum kith_code code;

	memset(merge, 0, sizeof(*merge));
	code = read_note(&merging, a, first, &merging.first, err);
	if (!code)
		code = read_note(&merging, b, second, &merging.second, err);
	if (code)
		return code;
	kith_merge_front(&merging);
	kith_merge_body(&merging);
	return KITH_OK;
}

void kith_merge_release(struct kith_merge *merge)
{
	free(merge->edits);
	free(merge->items);
	kith_arena_release(&merge->arena);
	memset(merge, 0, sizeof(*merge));
}
