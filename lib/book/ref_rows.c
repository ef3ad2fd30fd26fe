#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/build.h"

void kith_build_ref(struct kith_build *build, enum kith_ref_step step, struct kith_slice text, uint32_t class,
		    kith_id note)
{
	struct kith_ref_row *row;
	struct kith_text folded;

	kith_buf_clear(&build->scratch);
	kith_utf8_fold(kith_slice_trim(text), &build->scratch);
	if (build->scratch.len == 0)
		return;
	folded = kith_builder_text(&build->rows, kith_buf_view(&build->scratch));
	row = kith_builder_add(&build->rows, KITH_TABLE_REFS);
	*row = (struct kith_ref_row){ folded, step, class, note };
}

/* A row with its text at hand, to be sorted. */
struct sortable {
	struct kith_slice text;
	struct kith_ref_row row;
};

static int compare(const void *a, const void *b)
{
	const struct sortable *left = a, *right = b;
	int order;

	if (left->row.step != right->row.step)
		return left->row.step < right->row.step ? -1 : 1;
	order = kith_slice_cmp(left->text, right->text);
	if (order != 0)
		return order;
	if (left->row.class != right->row.class)
		return left->row.class < right->row.class ? -1 : 1;
	return left->row.note < right->row.note ? -1 : left->row.note > right->row.note;
}

void kith_sort_refs(struct kith_builder *rows)
{
	struct kith_rows *table = &rows->tables[KITH_TABLE_REFS];
	struct kith_ref_row *items = (void *)table->items;
	struct sortable *sorted = kith_alloc(table->count ? table->count : 1, sizeof(*sorted));
	size_t kept = 0;

	for (size_t i = 0; i < table->count; i++)
		sorted[i] = (struct sortable){
			kith_slice_of(rows->strings.ptr + items[i].text.offset, items[i].text.len), items[i]
		};
	qsort(sorted, table->count, sizeof(*sorted), compare);
	for (size_t i = 0; i < table->count; i++)
		if (i == 0 || compare(&sorted[i - 1], &sorted[i]) != 0)
			items[kept++] = sorted[i].row;
	table->count = kept;
	free(sorted);
}
