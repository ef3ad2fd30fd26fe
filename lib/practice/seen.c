#include "practice/seen.h"

#include <stdlib.h>

#include "practice/about.h"

/* The first contact on a day of [from, to], or NULL; the record is sorted by day. */
static const struct kith_contact *contact_between(const struct kith_contacts *contacts, kith_day from,
						  kith_day to)
{
	size_t low = 0, high = contacts->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (contacts->items[middle].day < from)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < contacts->count && contacts->items[low].day <= to; low++) {
		if (contacts->items[low].class == KITH_DAY_CONTACT)
			return &contacts->items[low];
	}
	return NULL;
}

static int by_day(const void *left, const void *right)
{
	const struct kith_sighting *a = left, *b = right;

	if (a->day != b->day) {
		if (a->day == KITH_NO_DAY || b->day == KITH_NO_DAY)
			return a->day == KITH_NO_DAY ? 1 : -1;
		return a->day < b->day ? -1 : 1;
	}
	return (a->event > b->event) - (a->event < b->event);
}

static void see_talk(const struct kith_book *book, const struct kith_contacts *contacts,
		     struct kith_sighting *sighting)
{
	const struct kith_contact *contact;

	sighting->day = kith_event_start(book, sighting->event);
	if (sighting->day == KITH_NO_DAY)
		return;
	contact = contact_between(contacts, sighting->day, kith_event_end(book, sighting->event));
	sighting->talked = contact;
	if (contact)
		sighting->contact = *contact;
}

struct kith_sighting *kith_sightings_of(const struct kith_book *book, kith_id person, kith_day today,
					struct kith_arena *arena, size_t *count)
{
	size_t roles;
	const struct kith_role *role = kith_roles_of(book, person, &roles);
	struct kith_sighting *items = kith_arena_array(arena, roles + 1, sizeof(*items));
	struct kith_contacts contacts;
	uint32_t line = 0;

	*count = 0;
	/* Roles are sorted by the note that holds them: those of one event stand together. */
	for (size_t i = 0; i < roles; i++) {
		kith_id event = role[i].note;
		unsigned part;

		if (kith_book_note(book, event)->type != KITH_EVENT ||
		    !kith_event_attended(book, event, today))
			continue;
		part = kith_there_in(book, &role[i], today, &line);
		if (!part || part == KITH_THERE_MEET)
			continue;
		if (*count == 0 || items[*count - 1].event != event) {
			items[*count].event = event;
			items[(*count)++].line = line;
		}
		items[*count - 1].parts |= part;
	}
	kith_contacts_of(book, person, today, arena, &contacts);
	for (size_t i = 0; i < *count; i++)
		see_talk(book, &contacts, &items[i]);
	if (*count)
		qsort(items, *count, sizeof(*items), by_day);
	return items;
}
