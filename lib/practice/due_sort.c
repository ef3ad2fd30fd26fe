#include "practice/due.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

struct sortable {
	struct kith_due due;
	struct kith_slice name; /* folded */
};

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Late and due together, then new, then each state by itself. */
static int group_of(const struct kith_due *due)
{
	return due->state == KITH_DUE_LATE ? KITH_DUE_DUE : (int)due->state;
}

static int by_urgency(const struct kith_due *a, const struct kith_due *b)
{
	int order = compare(b->overdue_known, a->overdue_known);

	if (!order && a->overdue_known)
		order = compare((int64_t)b->overdue * a->cadence, (int64_t)a->overdue * b->cadence);
	return order ? order : compare(b->depth, a->depth);
}

static int by_due_day(const struct kith_due *a, const struct kith_due *b)
{
	int order = compare(b->overdue_known, a->overdue_known);

	return order ? order : compare(a->due, b->due);
}

static int by_report(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	int order = compare(group_of(&a->due), group_of(&b->due));

	if (!order)
		order = kith_due_shown(a->due.state) ? by_urgency(&a->due, &b->due)
						     : by_due_day(&a->due, &b->due);
	if (!order)
		order = kith_slice_cmp(a->name, b->name);
	return order ? order : compare(a->due.person, b->due.person);
}

void kith_due_sort(const struct kith_book *book, struct kith_due *dues, size_t count)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct sortable *items = kith_alloc(count, sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		items[i].due = dues[i];
		items[i].name = kith_utf8_folded(&arena, kith_book_name(book, dues[i].person));
	}
	if (count)
		qsort(items, count, sizeof(*items), by_report);
	for (size_t i = 0; i < count; i++)
		dues[i] = items[i].due;
	free(items);
	kith_arena_release(&arena);
}
