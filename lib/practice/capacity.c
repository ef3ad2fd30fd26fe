#include "practice/capacity.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"

#define WEEK 7.0

/* Promises that sum to the limit keep it, whatever the last binary digit says. */
#define ROUNDING 1e-9

struct sortable {
	struct kith_cost cost;
	struct kith_slice name; /* folded */
};

static size_t days_since(const struct kith_contacts *contacts, kith_day from)
{
	size_t days = 0;
	kith_day day;

	for (size_t at = 0; (day = kith_contact_day_next(contacts, &at)) != KITH_NO_DAY;)
		days += day >= from;
	return days;
}

static size_t tier_of(const struct kith_book *book, kith_id person)
{
	const struct kith_config *config = kith_book_config(book);

	if (kith_book_number(book, person, KITH_F_CADENCE, 0) > 0)
		return config->tier_count;
	return (size_t)(kith_config_tier(config, kith_book_first(book, person, KITH_F_TIER)) - config->tiers);
}

static bool counts(const struct kith_book *book, kith_id person)
{
	return kith_is_tie(book, person) && kith_cadence(book, person) && !kith_is_paused(book, person) &&
	       !kith_is_routine(book, person);
}

static struct kith_cost cost_of(const struct kith_book *book, kith_id person, kith_day today)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	struct kith_cost cost = { .person = person,
				  .tier = tier_of(book, person),
				  .cadence = kith_cadence(book, person),
				  .esteemed = kith_book_first(book, person, KITH_F_ESTEEM).len > 0 };

	kith_contacts_of(book, person, today, &arena, &contacts);
	cost.cost = cost.cadence == KITH_NEVER ? 0 : WEEK / cost.cadence;
	cost.depth = kith_depth(book, person, &contacts, today);
	cost.contact_days = days_since(&contacts, today - KITH_CAPACITY_SPAN);
	kith_arena_release(&arena);
	return cost;
}

static int by_relaxing(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	int order;

	if (a->cost.esteemed != b->cost.esteemed)
		return a->cost.esteemed ? 1 : -1;
	if (a->cost.depth != b->cost.depth)
		return a->cost.depth < b->cost.depth ? -1 : 1;
	/* The greatest cost is the smallest cadence. */
	if (a->cost.cadence != b->cost.cadence)
		return a->cost.cadence < b->cost.cadence ? -1 : 1;
	order = kith_slice_cmp(a->name, b->name);
	return order ? order : (a->cost.person > b->cost.person) - (a->cost.person < b->cost.person);
}

struct kith_cost *kith_costs_of(const struct kith_book *book, kith_day today, struct kith_arena *arena,
				size_t *count)
{
	struct sortable *items = kith_alloc(kith_book_count(book) + 1, sizeof(*items));
	struct kith_arena names = KITH_ARENA_INIT;
	struct kith_cost *costs;

	*count = 0;
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (!counts(book, note))
			continue;
		items[*count].cost = cost_of(book, note, today);
		items[(*count)++].name = kith_utf8_folded(&names, kith_book_name(book, note));
	}
	qsort(items, *count, sizeof(*items), by_relaxing);
	costs = kith_arena_array(arena, *count + 1, sizeof(*costs));
	for (size_t i = 0; i < *count; i++)
		costs[i] = items[i].cost;
	free(items);
	kith_arena_release(&names);
	return costs;
}

struct kith_capacity kith_capacity_of(const struct kith_cost *costs, size_t count, size_t tier)
{
	struct kith_capacity sum = { 0, 0, 0, 0 };

	for (size_t i = 0; i < count; i++) {
		if (tier != KITH_TIER_ALL && costs[i].tier != tier)
			continue;
		sum.people++;
		sum.contact_days += costs[i].contact_days;
		sum.promised += costs[i].cost;
	}
	sum.made = (double)sum.contact_days * WEEK / KITH_CAPACITY_SPAN;
	return sum;
}

size_t kith_capacity_relax(const struct kith_cost *costs, size_t count, double limit)
{
	double promised = kith_capacity_of(costs, count, KITH_TIER_ALL).promised;
	size_t n;

	for (n = 0; n < count && promised > limit + ROUNDING; n++)
		promised -= costs[n].cost;
	return n;
}
