#include "view/rows_data.h"

#include <stdlib.h>

#include "base/utf8.h"

/* A row as qsort sees it; all that it compares is here, since qsort passes no context. */
struct sort_key {
	bool null, reverse, numeric;
	double number;
	struct kith_slice text;
	size_t row;
};

static struct sort_key key_of(const struct kith_cell *cell, bool reverse, struct kith_arena *arena)
{
	struct sort_key key = { .reverse = reverse };
	struct kith_buf text = KITH_BUF_INIT;

	switch (cell->kind) {
	case KITH_CELL_NULL:
		key.null = true;
		break;
	case KITH_CELL_INT:
	case KITH_CELL_DAY:
	case KITH_CELL_BOOL:
		key.numeric = true;
		key.number = (double)cell->number;
		break;
	case KITH_CELL_DECIMAL:
		key.numeric = true;
		key.number = strtod(cell->text.ptr, NULL); /* the arena's copy ends in NUL */
		break;
	case KITH_CELL_LIST:
	case KITH_CELL_TEXT:
		kith_cell_plain(cell, ",", &text);
		key.null = text.len == 0;
		key.text = kith_utf8_folded(arena, kith_buf_view(&text));
		break;
	}
	kith_buf_release(&text);
	return key;
}

static int compare_values(const struct sort_key *a, const struct sort_key *b)
{
	if (a->numeric && b->numeric)
		return (a->number > b->number) - (a->number < b->number);
	if (a->numeric != b->numeric)
		return a->numeric ? -1 : 1;
	return kith_slice_cmp(a->text, b->text);
}

/* Rows without a value come last whichever way the others are turned; equal ones keep their order. */
static int compare(const void *left, const void *right)
{
	const struct sort_key *a = left, *b = right;
	int order = (int)a->null - (int)b->null;

	if (order == 0 && !a->null) {
		order = compare_values(a, b);
		if (a->reverse)
			order = -order;
	}
	if (order == 0)
		order = (a->row > b->row) - (a->row < b->row);
	return order;
}

static void sort_order(const struct kith_rows *rows, const struct kith_row_options *options,
		       struct kith_arena *arena, size_t *order)
{
	struct kith_pick pick = kith_pick_of(rows->spec, kith_slice_cstr(options->sort));
	struct sort_key *keys = kith_arena_array(arena, rows->count, sizeof(*keys));

	for (size_t i = 0; i < rows->count; i++) {
		keys[i] = key_of(kith_row_cell(&rows->items[i], &pick), options->reverse, arena);
		keys[i].row = i;
	}
	qsort(keys, rows->count, sizeof(*keys), compare);
	for (size_t i = 0; i < rows->count; i++)
		order[i] = keys[i].row;
}

size_t *kith_rows_order(const struct kith_rows *rows, const struct kith_row_options *options,
			struct kith_arena *arena, size_t *count)
{
	size_t *order = kith_arena_array(arena, rows->count + 1, sizeof(*order));

	for (size_t i = 0; i < rows->count; i++)
		order[i] = options->reverse ? rows->count - 1 - i : i;
	if (options->sort && rows->count > 0)
		sort_order(rows, options, arena, order);
	*count = rows->count;
	if (options->limit > 0 && options->limit < *count)
		*count = options->limit;
	return order;
}
