#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/refs.h"
#include "practice/about.h"
#include "practice/web_arcs.h"

enum { SMALL_SIZE = 12 };

static const enum kith_field there[] = { KITH_F_PEOPLE, KITH_F_SPEAKERS, KITH_F_ORGANIZERS,
					 KITH_F_ATTENDEES };

#define THERE (sizeof(there) / sizeof(there[0]))

static bool same_name(const struct kith_book *book, const struct kith_value *a, const struct kith_value *b)
{
	if (kith_id_ok(a->note) || kith_id_ok(b->note))
		return a->note == b->note;
	return kith_utf8_same(kith_ref_bare(kith_text(book, a->text)),
			      kith_ref_bare(kith_text(book, b->text)));
}

/* Whether an event names more than a small one does; who is named twice counts once. */
static bool names_many(const struct kith_book *book, kith_id event)
{
	const struct kith_value *seen[SMALL_SIZE];
	size_t used = 0, count, n;

	for (size_t f = 0; f < THERE; f++) {
		const struct kith_value *values = kith_book_field(book, event, there[f], &count);

		for (size_t i = 0; i < count; i++) {
			for (n = 0; n < used && !same_name(book, seen[n], &values[i]); n++)
				;
			if (n == SMALL_SIZE)
				return true;
			if (n == used)
				seen[used++] = &values[i];
		}
	}
	return false;
}

bool kith_event_is_small(const struct kith_book *book, kith_id event)
{
	static const char *const large[] = { "fair", "conference", "meetup" };
	int32_t size = kith_book_number(book, event, KITH_F_SIZE, -1);

	if (size >= 0)
		return size <= SMALL_SIZE;
	for (size_t i = 0; i < sizeof(large) / sizeof(large[0]); i++) {
		if (kith_book_has(book, event, KITH_F_KIND, large[i]))
			return false;
	}
	return !names_many(book, event);
}

/* Whether those whom an event names were there: I attended, or stayed away from what took place. */
static bool took_place(const struct kith_book *book, kith_id event, kith_day today)
{
	kith_day start = kith_event_start(book, event), end = kith_event_end(book, event);

	if (start != KITH_NO_DAY && start > today)
		return false;
	return kith_event_attended(book, event, today) ||
	       (kith_book_has(book, event, KITH_F_STATUS, "skipped") && end != KITH_NO_DAY && end < today);
}

static void add_event(struct kith_arcs *arcs, kith_id event)
{
	const struct kith_book *book = arcs->book;
	struct kith_edge edge = kith_arcs_edge(arcs, KITH_EDGE_EVENT, kith_event_start(book, event));
	struct kith_member *members;
	size_t count, used = 0;

	members = kith_alloc(kith_book_note(book, event)->values.count + 1, sizeof(*members));
	for (size_t f = 0; f < THERE; f++) {
		const struct kith_value *values = kith_book_field(book, event, there[f], &count);

		for (size_t i = 0; i < count; i++) {
			if (!kith_id_ok(values[i].note) || !kith_is_tie(book, values[i].note))
				continue;
			members[used].person = values[i].note;
			members[used++].value = (uint32_t)(&values[i] - kith_book_values(book));
		}
	}
	edge.event = event;
	kith_arcs_hub(arcs, members, kith_members_unite(members, used), &edge);
	free(members);
}

void kith_arcs_events(struct kith_arcs *arcs)
{
	const struct kith_book *book = arcs->book;

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		const struct kith_note_row *row = kith_book_note(book, note);

		if (row->type == KITH_EVENT && !(row->flags & KITH_NOTE_UNREADABLE) &&
		    took_place(book, note, arcs->today) && kith_event_is_small(book, note))
			add_event(arcs, note);
	}
}
