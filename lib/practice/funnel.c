#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"
#include "practice/lead.h"

/* A lead as the funnel sees it. */
struct drop {
	struct kith_slice source, key; /* shown; folded */
	bool tie;
	kith_id lead;
};

static struct kith_slice source_of(const struct kith_book *book, kith_id lead)
{
	size_t count;
	const struct kith_value *value = kith_book_field(book, lead, KITH_F_SOURCE, &count);

	return count ? kith_value_name(book, value) : kith_slice_of(NULL, 0);
}

static int by_source(const void *left, const void *right)
{
	const struct drop *a = left, *b = right;
	int order;

	if (a->tie != b->tie)
		return a->tie ? -1 : 1;
	order = kith_slice_cmp(a->key, b->key);
	return order ? order : (a->lead > b->lead) - (a->lead < b->lead);
}

static void count_in(struct kith_funnel *row, unsigned reached)
{
	for (size_t stage = 0; stage < KITH_STAGE_COUNT; stage++)
		row->reached[stage] += reached >> stage & 1;
}

static int by_size(const void *left, const void *right)
{
	const struct kith_funnel *a = left, *b = right;
	size_t many = a->reached[KITH_STAGE_HEARD], more = b->reached[KITH_STAGE_HEARD];

	if (a->all != b->all)
		return a->all ? -1 : 1;
	if (a->tie != b->tie)
		return a->tie ? -1 : 1;
	if (many != more)
		return many > more ? -1 : 1;
	return kith_slice_cmp(a->source, b->source);
}

/* One row for each source, in the order of drops, after the two sums; `ids` are the leads of drops. */
static size_t fill(const struct kith_book *book, const struct drop *drops, const kith_id *ids,
		   size_t drop_count, kith_day today, struct kith_funnel *rows)
{
	size_t count = 2;

	for (size_t i = 0; i < drop_count; i++) {
		unsigned reached = kith_lead_reached(book, drops[i].lead, today);
		struct kith_funnel *sum = &rows[drops[i].tie ? 0 : 1];

		if (i == 0 || drops[i].tie != drops[i - 1].tie ||
		    !kith_slice_eq(drops[i].key, drops[i - 1].key)) {
			rows[count].source = drops[i].source;
			rows[count].tie = drops[i].tie;
			rows[count++].leads = ids + i;
		}
		if (!sum->all)
			sum->leads = ids + i;
		sum->all = true;
		sum->tie = drops[i].tie;
		count_in(sum, reached);
		count_in(&rows[count - 1], reached);
	}
	return count;
}

static struct drop *collect(const struct kith_book *book, const kith_id *leads, size_t count,
			    struct kith_arena *arena)
{
	struct drop *drops = kith_alloc(count + 1, sizeof(*drops));

	for (size_t i = 0; i < count; i++) {
		drops[i].source = source_of(book, leads[i]);
		drops[i].key = kith_utf8_folded(arena, drops[i].source);
		drops[i].tie = kith_lead_is_tie(book, leads[i]);
		drops[i].lead = leads[i];
	}
	if (count)
		qsort(drops, count, sizeof(*drops), by_source);
	return drops;
}

struct kith_funnel *kith_funnel_of(const struct kith_book *book, const kith_id *leads, size_t lead_count,
				   kith_day today, struct kith_arena *arena, size_t *count)
{
	struct kith_arena scratch = KITH_ARENA_INIT;
	struct drop *drops = collect(book, leads, lead_count, &scratch);
	struct kith_funnel *rows = kith_arena_array(arena, lead_count + 2, sizeof(*rows));
	kith_id *ids = kith_arena_array(arena, lead_count + 1, sizeof(*ids));
	size_t filled;

	for (size_t i = 0; i < lead_count; i++)
		ids[i] = drops[i].lead;
	filled = fill(book, drops, ids, lead_count, today, rows);
	*count = 0;
	for (size_t i = 0; i < filled; i++) {
		if (rows[i].reached[KITH_STAGE_HEARD])
			rows[(*count)++] = rows[i];
	}
	qsort(rows, *count, sizeof(*rows), by_size);
	free(drops);
	kith_arena_release(&scratch);
	return rows;
}
