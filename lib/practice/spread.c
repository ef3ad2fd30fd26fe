#include "practice/spread.h"

#include <stdlib.h>

#include "base/alloc.h"

struct place {
	struct kith_turn turn;
	size_t rank; /* in the order of the due report */
};

static int by_cadence(const void *left, const void *right)
{
	const struct place *a = left, *b = right;

	if (a->turn.cadence != b->turn.cadence)
		return a->turn.cadence < b->turn.cadence ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

static int by_day(const void *left, const void *right)
{
	const struct place *a = left, *b = right;

	if (a->turn.day != b->turn.day)
		return a->turn.day < b->turn.day ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

static size_t group_end(const struct place *places, size_t first, size_t count)
{
	size_t end = first;

	while (end < count && places[end].turn.cadence == places[first].turn.cadence)
		end++;
	return end;
}

static void give_days(struct place *places, size_t count, kith_day today)
{
	size_t end;

	for (size_t first = 0; first < count; first = end) {
		end = group_end(places, first, count);
		for (size_t i = first; i < end; i++)
			places[i].turn.day = today + 1 +
					     (kith_day)((uint64_t)(i - first) *
							(uint64_t)places[i].turn.cadence / (end - first));
	}
}

/* Those who would all be in the report today, in its order. */
static struct place *waiting(const struct kith_book *book, const kith_id *people, size_t count,
			     kith_day today, size_t *found)
{
	struct kith_due *dues = kith_alloc(count + 1, sizeof(*dues));
	struct place *places = kith_alloc(count + 1, sizeof(*places));
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		kith_due_of(book, people[i], today, &dues[n]);
		n += kith_due_shown(dues[n].state);
	}
	kith_due_sort(book, dues, n);
	for (size_t i = 0; i < n; i++)
		places[i] = (struct place){ { dues[i].person, dues[i].cadence, today }, i };
	free(dues);
	*found = n;
	return places;
}

struct kith_turn *kith_spread_of(const struct kith_book *book, const kith_id *people, size_t count,
				 kith_day today, struct kith_arena *arena, size_t *turns)
{
	struct place *places = waiting(book, people, count, today, turns);
	struct kith_turn *result = kith_arena_array(arena, *turns + 1, sizeof(*result));

	qsort(places, *turns, sizeof(*places), by_cadence);
	give_days(places, *turns, today);
	qsort(places, *turns, sizeof(*places), by_day);
	for (size_t i = 0; i < *turns; i++)
		result[i] = places[i].turn;
	free(places);
	return result;
}
