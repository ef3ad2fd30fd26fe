#include "practice/who_rows.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"

static bool is_sought(const struct kith_book *book, kith_id person, const struct kith_who_options *options)
{
	if (!kith_is_tie(book, person) || person == options->without ||
	    (kith_book_note(book, person)->flags & KITH_NOTE_ARCHIVED))
		return false;
	if (options->relation)
		return kith_book_has(book, person, KITH_F_RELATION, options->relation);
	return !kith_book_has(book, person, KITH_F_TIER, "ambient");
}

static void find_rested(const struct kith_book *book, struct kith_who *who)
{
	const struct kith_entry_row *last;

	who->waited = who->rest = 1;
	if (who->asking.last == UINT32_MAX)
		return;
	last = kith_book_entries(book) + who->asking.last;
	who->rest = kith_book_config(book)->asks[kith_entry_size(book, last)].rest;
	who->waited = who->asking.today - last->day;
	if (who->waited > who->rest)
		who->waited = who->rest;
}

void kith_who_factors(const struct kith_book *book, kith_id person, kith_day today, struct kith_who *who)
{
	who->person = person;
	who->beyond = KITH_NOBODY;
	kith_asking_of(book, person, today, &who->asking);
	who->largest = kith_ask_largest(book, &who->asking);
	find_rested(book, who);
	who->rank = (double)who->fit.points * (1 + who->asking.depth) * who->waited / who->rest;
}

struct sortable {
	struct kith_who who;
	struct kith_slice name; /* folded */
};

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* In whole numbers, so that equal ranks are equal. */
static int64_t rank_over(const struct kith_who *who, int32_t rest)
{
	return (int64_t)who->fit.points * (1 + who->asking.depth) * who->waited * rest;
}

static int by_rank(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	int order = compare(rank_over(&b->who, a->who.rest), rank_over(&a->who, b->who.rest));

	if (!order)
		order = (a->who.strength < b->who.strength) - (a->who.strength > b->who.strength);
	if (!order)
		order = compare(b->who.asking.depth, a->who.asking.depth);
	if (!order)
		order = kith_slice_cmp(a->name, b->name);
	return order ? order : compare(a->who.person, b->who.person);
}

static void sort(const struct kith_book *book, struct kith_who *found, size_t count)
{
	struct sortable *items = kith_alloc(count + 1, sizeof(*items));
	struct kith_arena arena = KITH_ARENA_INIT;

	for (size_t i = 0; i < count; i++) {
		items[i].who = found[i];
		items[i].name = kith_utf8_folded(&arena, kith_book_name(book, found[i].person));
	}
	qsort(items, count, sizeof(*items), by_rank);
	for (size_t i = 0; i < count; i++)
		found[i] = items[i].who;
	kith_arena_release(&arena);
	free(items);
}

struct kith_who *kith_who_settle(const struct kith_book *book, struct kith_who *items, size_t count,
				 struct kith_arena *arena)
{
	struct kith_who *copy = kith_arena_array(arena, count, sizeof(*copy));

	sort(book, items, count);
	if (count)
		memcpy(copy, items, count * sizeof(*copy));
	free(items);
	return copy;
}

struct kith_who *kith_who_find(const struct kith_book *book, const struct kith_topic *topic,
			       const struct kith_who_options *options, struct kith_arena *arena,
			       size_t *count)
{
	struct kith_who *items = NULL, who;
	size_t capacity = 0;

	*count = 0;
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (!is_sought(book, note, options))
			continue;
		memset(&who, 0, sizeof(who));
		kith_topic_fit_of(book, note, topic, options->today, &who.fit);
		if (!who.fit.points)
			continue;
		kith_who_factors(book, note, options->today, &who);
		items = kith_grow(items, *count, &capacity, sizeof(*items));
		items[(*count)++] = who;
	}
	return kith_who_settle(book, items, *count, arena);
}

bool kith_who_any(const struct kith_who *who, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (who[i].largest != KITH_SIZE_COUNT)
			return true;
	}
	return false;
}

const struct kith_entry_row *kith_standing_offer(const struct kith_book *book, kith_id person, kith_day today,
						 size_t *at)
{
	const struct kith_entry_row *entry;

	while ((entry = kith_about_next(book, person, at))) {
		if (kith_entry_is(book, entry, "offered") && !kith_outcome_came(entry, today) &&
		    kith_entry_happened(entry, today))
			return entry;
	}
	return NULL;
}
