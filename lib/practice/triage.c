#include "practice/triage.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"

bool kith_untiered_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_untiered *row)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;

	if (!kith_is_tie(book, person) || kith_cadence(book, person) || kith_is_paused(book, person))
		return false;
	kith_contacts_of(book, person, today, &arena, &contacts);
	row->person = person;
	row->depth = kith_depth(book, person, &contacts, today);
	row->last_contact = kith_last_contact(book, person, &contacts, today);
	kith_arena_release(&arena);
	return true;
}

struct sortable {
	struct kith_untiered row;
	struct kith_slice name; /* folded */
};

static int by_depth(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	int order;

	if (a->row.depth != b->row.depth)
		return a->row.depth > b->row.depth ? -1 : 1;
	if (a->row.last_contact != b->row.last_contact)
		return a->row.last_contact > b->row.last_contact ? -1 : 1;
	order = kith_slice_cmp(a->name, b->name);
	return order ? order : (a->row.person > b->row.person) - (a->row.person < b->row.person);
}

void kith_untiered_sort(const struct kith_book *book, struct kith_untiered *rows, size_t count)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct sortable *items = kith_alloc(count + 1, sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		items[i].row = rows[i];
		items[i].name = kith_utf8_folded(&arena, kith_book_name(book, rows[i].person));
	}
	qsort(items, count, sizeof(*items), by_depth);
	for (size_t i = 0; i < count; i++)
		rows[i] = items[i].row;
	free(items);
	kith_arena_release(&arena);
}

static const struct kith_tier *tier_beginning(const struct kith_config *config, struct kith_slice answer)
{
	const struct kith_tier *found = NULL;

	for (size_t i = 0; i < config->tier_count; i++) {
		struct kith_slice name = config->tiers[i].name;

		if (answer.len > name.len || !kith_utf8_same(answer, kith_slice_sub(name, 0, answer.len)))
			continue;
		if (found)
			return NULL;
		found = &config->tiers[i];
	}
	return found;
}

enum kith_field kith_triage_answer(const struct kith_config *config, struct kith_slice answer,
				   struct kith_slice *value)
{
	const struct kith_tier *tier = answer.len ? kith_config_tier(config, answer) : NULL;

	*value = answer;
	if (!answer.len)
		return KITH_FIELD_COUNT;
	if (!tier && kith_duration_parse(answer))
		return KITH_F_CADENCE;
	if (!tier)
		tier = tier_beginning(config, answer);
	if (!tier)
		return KITH_FIELD_COUNT;
	*value = tier->name;
	return KITH_F_TIER;
}
