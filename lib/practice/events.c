#include "practice/events.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* An event with what it shares with others: those with equal keys go together. */
struct kin {
	struct kith_slice series; /* folded */
	kith_id group;		  /* where there is no series */
	kith_id event;
};

/* Whether somebody is of mine is asked for every event they are named in, and worked out once. */
enum known_mine { NOT_ASKED, NOT_MINE, MINE };

struct listing {
	const struct kith_book *book;
	kith_day today;
	struct kith_arena *arena;
	struct kith_newcomers newcomers;
	unsigned char *mine;  /* of each note, once looked up: an enum known_mine */
	struct kin *attended; /* by key; without those that stand alone */
	size_t attended_count;
};

static int by_key(const struct kin *a, const struct kin *b)
{
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	return kith_slice_cmp(a->series, b->series);
}

static int by_kin(const void *left, const void *right)
{
	const struct kin *a = left, *b = right;
	int order = by_key(a, b);

	return order ? order : (a->event > b->event) - (a->event < b->event);
}

/* As kith_events_go_together() has it; false for an event that goes with none. */
static bool find_key(const struct listing *listing, kith_id event, struct kin *kin)
{
	struct kith_slice series = kith_book_first(listing->book, event, KITH_F_SERIES);

	kin->event = event;
	kin->series = kith_utf8_folded(listing->arena, series);
	kin->group = series.len ? KITH_NOBODY : kith_event_group(listing->book, event);
	return series.len || kith_id_ok(kin->group);
}

static void find_attended(struct listing *listing)
{
	size_t count;
	const kith_id *events = kith_events_attended(listing->book, listing->today, listing->arena, &count);

	listing->attended = kith_arena_array(listing->arena, count + 1, sizeof(*listing->attended));
	for (size_t i = 0; i < count; i++)
		listing->attended_count +=
			find_key(listing, events[i], &listing->attended[listing->attended_count]);
	if (listing->attended_count)
		qsort(listing->attended, listing->attended_count, sizeof(*listing->attended), by_kin);
}

/* The first attended event whose key is not below that of `kin`. */
static size_t first_kin(const struct listing *listing, const struct kin *kin)
{
	size_t low = 0, high = listing->attended_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_key(&listing->attended[middle], kin) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_mine(const struct listing *listing, kith_id person)
{
	unsigned char *known = &listing->mine[person];

	if (*known == NOT_ASKED)
		*known = kith_is_mine(listing->book, person, listing->today) ? MINE : NOT_MINE;
	return *known == MINE;
}

static void see_known(const struct listing *listing, struct kith_coming *coming)
{
	size_t count;

	coming->known =
		kith_event_people(listing->book, coming->event, listing->today, listing->arena, &count);
	for (size_t i = 0; i < count; i++) {
		if (is_mine(listing, coming->known[i].person))
			coming->known[coming->known_count++] = coming->known[i];
	}
}

static void see_yield(const struct listing *listing, struct kith_coming *coming)
{
	struct kin kin;
	bool alone = !find_key(listing, coming->event, &kin);
	size_t first = alone ? 0 : first_kin(listing, &kin), end = first;
	struct kith_yield yield = { 0 };
	kith_id *events;

	while (!alone && end < listing->attended_count && by_key(&listing->attended[end], &kin) == 0)
		end++;
	events = kith_arena_array(listing->arena, end - first + 1, sizeof(*events));
	for (size_t i = first; i < end; i++) {
		if (listing->attended[i].event != coming->event)
			events[coming->before++] = listing->attended[i].event;
	}
	kith_yield_of(listing->book, &listing->newcomers, events, coming->before, KITH_NOBODY, listing->today,
		      listing->arena, &yield);
	coming->yield = yield.people;
	coming->yield_count = yield.new_people;
}

static void see(const struct listing *listing, kith_id event, struct kith_coming *coming)
{
	int minute = -1;

	coming->event = event;
	coming->day = kith_event_start(listing->book, event);
	kith_day_parse_time(kith_book_first(listing->book, event, KITH_F_DATE), &minute);
	coming->minute = minute;
	coming->distance = kith_hundredths(listing->book, event, KITH_F_DISTANCE);
	coming->cost = kith_hundredths(listing->book, event, KITH_F_COST);
	see_known(listing, coming);
	see_yield(listing, coming);
}

static int less_first(long a, long b)
{
	return (a > b) - (a < b);
}

/* What is not known (below 0) is not taken for near or cheap. */
static int known_first(long a, long b)
{
	return (a < 0) != (b < 0) ? (a < 0 ? 1 : -1) : less_first(a, b);
}

static int by_date(const void *left, const void *right)
{
	const struct kith_coming *a = left, *b = right;
	int order;

	if (a->day != b->day && (a->day == KITH_NO_DAY || b->day == KITH_NO_DAY))
		return a->day == KITH_NO_DAY ? 1 : -1;
	order = less_first(a->day, b->day);
	order = order ? order : less_first(a->minute, b->minute);
	order = order ? order : less_first((long)b->yield_count, (long)a->yield_count);
	order = order ? order : less_first((long)b->known_count, (long)a->known_count);
	order = order ? order : known_first(a->distance, b->distance);
	order = order ? order : known_first(a->cost, b->cost);
	return order ? order : less_first(a->event, b->event);
}

struct kith_coming *kith_events_list(const struct kith_book *book, kith_day today,
				     bool (*wanted)(void *context, kith_id event), void *context,
				     struct kith_arena *arena, size_t *count)
{
	struct listing listing = { .book = book, .today = today, .arena = arena };
	struct kith_coming *items = kith_arena_array(arena, kith_book_count(book) + 1, sizeof(*items));
	kith_id note;

	*count = 0;
	for (note = 0; note < kith_book_count(book); note++) {
		const struct kith_note_row *row = kith_book_note(book, note);

		if (row->type == KITH_EVENT && !(row->flags & KITH_NOTE_UNREADABLE) && wanted(context, note))
			items[(*count)++].event = note;
	}
	if (!*count)
		return items;
	listing.mine = kith_arena_array(arena, kith_book_count(book), sizeof(*listing.mine));
	listing.newcomers = kith_newcomers_of(book, today, arena);
	find_attended(&listing);
	for (size_t i = 0; i < *count; i++)
		see(&listing, items[i].event, &items[i]);
	qsort(items, *count, sizeof(*items), by_date);
	return items;
}
