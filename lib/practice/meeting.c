#include "practice/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "practice/about.h"
#include "practice/tie.h"

/* Fields that name people of an event, in the order in which they are listed. */
static const struct {
	enum kith_field field;
	unsigned part;
} fields[] = {
	{ KITH_F_SPEAKERS, KITH_THERE_SPEAKER },   { KITH_F_ORGANIZERS, KITH_THERE_ORGANIZER },
	{ KITH_F_ATTENDEES, KITH_THERE_ATTENDEE }, { KITH_F_PEOPLE, KITH_THERE_PEOPLE },
	{ KITH_F_MEET, KITH_THERE_MEET },
};

#define FIELDS (sizeof(fields) / sizeof(fields[0]))

static bool is_on_its_days(const struct kith_book *book, kith_id event, const struct kith_entry_row *entry,
			   kith_day today)
{
	return kith_entry_happened(entry, today) && entry->day >= kith_event_start(book, event) &&
	       entry->day <= kith_event_end(book, event);
}

struct presences {
	struct kith_presence *items;
	size_t count;
};

static void add(struct presences *presences, kith_id person, unsigned part, uint32_t line)
{
	struct kith_presence *item;

	for (size_t i = 0; i < presences->count; i++) {
		if (presences->items[i].person == person) {
			presences->items[i].parts |= part;
			return;
		}
	}
	item = &presences->items[presences->count++];
	item->person = person;
	item->parts = part;
	item->line = line;
}

/* Those whom an entry of the event's note is about. */
static void add_entry(const struct kith_book *book, const struct kith_entry_row *entry,
		      struct presences *presences)
{
	const struct kith_clause_row *clauses = kith_book_clauses(book) + entry->clauses.first;

	for (uint32_t i = 0; i < entry->clauses.count; i++) {
		if (clauses[i].word != KITH_VIA && kith_id_ok(clauses[i].note) &&
		    kith_is_tie(book, clauses[i].note))
			add(presences, clauses[i].note, KITH_THERE_ENTRY, entry->line);
	}
}

struct kith_presence *kith_event_people(const struct kith_book *book, kith_id event, kith_day today,
					struct kith_arena *arena, size_t *count)
{
	const struct kith_note_row *row = kith_book_note(book, event);
	const struct kith_entry_row *entries = kith_book_entries(book) + row->entries.first;
	struct presences presences = { NULL, 0 };
	size_t most = row->values.count, values;

	for (uint32_t i = 0; i < row->entries.count; i++)
		most += entries[i].clauses.count;
	presences.items = kith_arena_array(arena, most + 1, sizeof(*presences.items));
	for (size_t f = 0; f < FIELDS; f++) {
		const struct kith_value *value = kith_book_field(book, event, fields[f].field, &values);

		for (size_t i = 0; i < values; i++) {
			if (kith_id_ok(value[i].note) && kith_is_tie(book, value[i].note))
				add(&presences, value[i].note, fields[f].part, value[i].line);
		}
	}
	for (uint32_t i = 0; i < row->entries.count; i++) {
		if (is_on_its_days(book, event, &entries[i], today))
			add_entry(book, &entries[i], &presences);
	}
	*count = presences.count;
	return presences.items;
}

size_t kith_there_words(unsigned parts, struct kith_slice words[KITH_THERE_WORDS])
{
	size_t count = 0;

	if (parts & KITH_THERE_SPEAKER)
		words[count++] = kith_slice_cstr("speaker");
	if (parts & KITH_THERE_ORGANIZER)
		words[count++] = kith_slice_cstr("organizer");
	if ((parts & KITH_THERE_ATTENDEE) || (!count && (parts & ~(unsigned)KITH_THERE_MEET)))
		words[count++] = kith_slice_cstr("attendee");
	return count;
}

unsigned kith_there_in(const struct kith_book *book, const struct kith_role *role, kith_day today,
		       uint32_t *line)
{
	const struct kith_value *value = kith_book_values(book) + role->row;
	const struct kith_entry_row *entry = kith_book_entries(book) + role->row;

	if (role->kind == KITH_ROLE_ENTRY) {
		*line = entry->line;
		return is_on_its_days(book, role->note, entry, today) ? KITH_THERE_ENTRY : 0;
	}
	if (role->kind != KITH_ROLE_FIELD)
		return 0;
	*line = value->line;
	for (size_t f = 0; f < FIELDS; f++) {
		if (value->field == (uint32_t)fields[f].field)
			return fields[f].part;
	}
	return 0;
}

bool kith_is_mine(const struct kith_book *book, kith_id person, kith_day today)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	bool mine;

	if (!kith_is_tie(book, person) || (kith_book_note(book, person)->flags & KITH_NOTE_ARCHIVED))
		return false;
	kith_contacts_of(book, person, today, &arena, &contacts);
	mine = kith_depth_base(book, person, &contacts, today) > 0;
	kith_arena_release(&arena);
	return mine;
}

struct kith_slice kith_event_status(const struct kith_book *book, kith_id event, kith_day today)
{
	struct kith_slice given = kith_book_first(book, event, KITH_F_STATUS);

	if (given.len)
		return given;
	return kith_slice_cstr(kith_event_attended(book, event, today) ? "attended" : "planned");
}

kith_id kith_event_group(const struct kith_book *book, kith_id event)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, event, KITH_F_GROUP, &count);

	return count ? values[0].note : KITH_NOBODY;
}

bool kith_events_go_together(const struct kith_book *book, kith_id a, kith_id b)
{
	struct kith_slice left = kith_book_first(book, a, KITH_F_SERIES);
	struct kith_slice right = kith_book_first(book, b, KITH_F_SERIES);

	if (left.len || right.len)
		return left.len && right.len && kith_utf8_same(left, right);
	return kith_id_ok(kith_event_group(book, a)) &&
	       kith_event_group(book, a) == kith_event_group(book, b);
}

long kith_hundredths(const struct kith_book *book, kith_id note, uint32_t field)
{
	struct kith_slice text = kith_slice_trim(kith_book_first(book, note, field)), whole, part;
	long hundreds = 0, rest = 0;

	kith_slice_cut(text, '.', &whole, &part);
	part = kith_slice_sub(part, 0, 2);
	if (!kith_slice_number(whole, 100000000, &hundreds) ||
	    (part.len && !kith_slice_number(part, 99, &rest)))
		return -1;
	return hundreds * 100 + (part.len == 1 ? rest * 10 : rest);
}

struct dated {
	kith_day day;
	kith_id event;
};

static int by_start(const void *left, const void *right)
{
	const struct dated *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->event > b->event) - (a->event < b->event);
}

kith_id *kith_events_attended(const struct kith_book *book, kith_day today, struct kith_arena *arena,
			      size_t *count)
{
	struct dated *dated = kith_arena_array(arena, kith_book_count(book) + 1, sizeof(*dated));
	kith_id *events, note;

	*count = 0;
	for (note = 0; note < kith_book_count(book); note++) {
		const struct kith_note_row *row = kith_book_note(book, note);

		if (row->type != KITH_EVENT || (row->flags & KITH_NOTE_UNREADABLE) ||
		    !kith_event_attended(book, note, today))
			continue;
		dated[*count].day = kith_event_start(book, note);
		dated[(*count)++].event = note;
	}
	if (*count)
		qsort(dated, *count, sizeof(*dated), by_start);
	events = kith_arena_array(arena, *count + 1, sizeof(*events));
	for (size_t i = 0; i < *count; i++)
		events[i] = dated[i].event;
	return events;
}

bool kith_event_coming(const struct kith_book *book, kith_id event, kith_day today)
{
	static const char *const others[] = { "attended", "skipped", "cancelled" };
	kith_day end = kith_event_end(book, event);

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (kith_book_has(book, event, KITH_F_STATUS, others[i]))
			return false;
	}
	return end == KITH_NO_DAY || end >= today;
}
