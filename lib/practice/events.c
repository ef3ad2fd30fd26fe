#include "practice/events.h"

#include <stdlib.h>
#include <string.h>

struct listing {
	const struct kith_book *book;
	kith_day today;
	struct kith_arena *arena;
	struct kith_newcomers newcomers;
	kith_id *attended;
	size_t attended_count;
};

static void see_known(const struct listing *listing, struct kith_coming *coming)
{
	size_t count;

	coming->known =
		kith_event_people(listing->book, coming->event, listing->today, listing->arena, &count);
	for (size_t i = 0; i < count; i++) {
		if (kith_is_mine(listing->book, coming->known[i].person, listing->today))
			coming->known[coming->known_count++] = coming->known[i];
	}
}

static void see_yield(const struct listing *listing, struct kith_coming *coming)
{
	kith_id *events = kith_arena_array(listing->arena, listing->attended_count + 1, sizeof(*events));
	struct kith_yield yield;

	for (size_t i = 0; i < listing->attended_count; i++) {
		kith_id event = listing->attended[i];

		if (event != coming->event && kith_events_go_together(listing->book, event, coming->event))
			events[coming->before++] = event;
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
	listing.newcomers = kith_newcomers_of(book, today, arena);
	listing.attended = kith_events_attended(book, today, arena, &listing.attended_count);
	for (size_t i = 0; i < *count; i++)
		see(&listing, items[i].event, &items[i]);
	qsort(items, *count, sizeof(*items), by_date);
	return items;
}
