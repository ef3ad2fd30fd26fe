#include "practice/visible.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"
#include "practice/mine.h"

static const char *const kinds[] = { "talk", "post", "comment", "release", "volunteer" };

/* My part in an event that nobody overlooks, and what it is called without an entry. */
static const struct {
	const char *part, *kind;
} parts[] = { { "speaker", "talk" }, { "organizer", "organizer" }, { "volunteer", "volunteer" } };

static const enum kith_field profiles[] = { KITH_F_URL, KITH_F_LINKEDIN, KITH_F_GITHUB, KITH_F_MASTODON,
					    KITH_F_ORCID };

#define LEN(table) (sizeof(table) / sizeof((table)[0]))

/* A value that says where somebody or something came from. */
struct origin {
	uint32_t value;
	kith_id holder; /* a person with `met-at`, or a lead with `source` */
};

struct finding {
	const struct kith_book *book;
	kith_day since, today;
	struct kith_arena *arena;
	kith_id *events; /* attended, with a part of mine, by id */
	bool *told;	 /* of these: an entry tells of it */
	size_t event_count;
	struct origin *origins;
	size_t origin_count;
	struct kith_showing *items; /* the heap's */
	size_t count, capacity;
};

const char *kith_my_part(const struct kith_book *book, kith_id event)
{
	for (size_t i = 0; i < LEN(parts); i++) {
		if (kith_book_has(book, event, KITH_F_PART, parts[i].part))
			return parts[i].kind;
	}
	return NULL;
}

bool kith_shows_me(const struct kith_book *book, const struct kith_entry_row *entry)
{
	for (size_t i = 0; i < LEN(kinds); i++) {
		if (kith_entry_is(book, entry, kinds[i]))
			return true;
	}
	return false;
}

static void collect(struct finding *finding)
{
	const struct kith_book *book = finding->book;
	size_t notes = kith_book_count(book), count;

	finding->events = kith_arena_array(finding->arena, notes + 1, sizeof(kith_id));
	finding->told = kith_arena_array(finding->arena, notes + 1, sizeof(bool));
	finding->origins = kith_arena_array(finding->arena, notes + 1, sizeof(*finding->origins));
	for (kith_id note = 0; note < notes; note++) {
		uint32_t type = kith_book_note(book, note)->type;
		const struct kith_value *value;

		if (type == KITH_EVENT && kith_my_part(book, note) &&
		    kith_event_attended(book, note, finding->today))
			finding->events[finding->event_count++] = note;
		if (!kith_is_tie(book, note) && type != KITH_LEAD)
			continue;
		value = kith_book_field(book, note, type == KITH_LEAD ? KITH_F_SOURCE : KITH_F_MET_AT,
					&count);
		if (!count)
			continue;
		finding->origins[finding->origin_count].value = (uint32_t)(value - kith_book_values(book));
		finding->origins[finding->origin_count++].holder = note;
	}
}

/* What stands between the first quotation marks of a text, or nothing. */
static struct kith_slice quoted(struct kith_slice text)
{
	size_t start = kith_slice_find(text, 0, '"'), end;

	if (start == SIZE_MAX)
		return kith_slice_of(NULL, 0);
	end = kith_slice_find(text, start + 1, '"');
	return end == SIZE_MAX ? kith_slice_of(NULL, 0) : kith_slice_sub(text, start + 1, end);
}

static bool has_event(const struct kith_showing *showing, kith_id event)
{
	for (size_t i = 0; i < showing->event_count; i++) {
		if (showing->events[i] == event)
			return true;
	}
	return false;
}

/* Whether a value names what showed me. */
static bool names(const struct finding *finding, const struct kith_showing *showing, kith_id holder,
		  const struct kith_value *value)
{
	struct kith_slice text = kith_text(finding->book, value->text), part = quoted(showing->title);

	if (kith_id_ok(value->note))
		return has_event(showing, value->note) || value->note == holder;
	return (text.len && kith_utf8_same(text, showing->title)) || (part.len && kith_utf8_same(text, part));
}

struct comers {
	struct kith_comer *items; /* the heap's */
	size_t count, capacity;
};

static void add_comer(const struct kith_book *book, struct comers *comers, kith_id person, uint32_t value)
{
	if (!kith_id_ok(person) || !kith_is_tie(book, person))
		return;
	comers->items = kith_grow(comers->items, comers->count, &comers->capacity, sizeof(*comers->items));
	comers->items[comers->count].person = person;
	comers->items[comers->count++].value = value;
}

static int by_person(const void *left, const void *right)
{
	const struct kith_comer *a = left, *b = right;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

/* `holder` is the note of the entry where that says whence somebody came, else KITH_NOBODY. */
static void find_people(struct finding *finding, struct kith_showing *showing, kith_id holder)
{
	const struct kith_book *book = finding->book;
	struct comers comers = { NULL, 0, 0 };
	size_t count;

	for (size_t i = 0; i < finding->origin_count; i++) {
		const struct origin *origin = &finding->origins[i];
		const struct kith_value *people;

		if (!names(finding, showing, holder, &kith_book_values(book)[origin->value]))
			continue;
		if (kith_is_tie(book, origin->holder))
			add_comer(book, &comers, origin->holder, origin->value);
		people = kith_book_field(book, origin->holder, KITH_F_PEOPLE, &count);
		for (size_t n = 0; n < count; n++)
			add_comer(book, &comers, people[n].note, origin->value);
	}
	if (comers.count)
		qsort(comers.items, comers.count, sizeof(*comers.items), by_person);
	showing->people = kith_arena_array(finding->arena, comers.count + 1, sizeof(*showing->people));
	for (size_t i = 0; i < comers.count; i++) {
		if (i == 0 || comers.items[i].person != comers.items[i - 1].person)
			showing->people[showing->people_count++] = comers.items[i];
	}
	free(comers.items);
}

static void add(struct finding *finding, struct kith_showing *showing, kith_id holder)
{
	for (size_t i = 0; i < showing->event_count; i++)
		showing->inside =
			showing->inside || kith_names_my_org(finding->book, showing->events[i], KITH_F_ORGS);
	find_people(finding, showing, holder);
	finding->items =
		kith_grow(finding->items, finding->count, &finding->capacity, sizeof(*finding->items));
	finding->items[finding->count++] = *showing;
}

static void take_events(struct finding *finding, const struct kith_entry_row *entry,
			struct kith_showing *showing)
{
	const struct kith_book *book = finding->book;

	showing->events = kith_arena_array(finding->arena, finding->event_count + 1, sizeof(kith_id));
	if (kith_book_note(book, entry->note)->type == KITH_EVENT)
		showing->events[showing->event_count++] = entry->note;
	for (size_t i = 0; i < finding->event_count; i++) {
		kith_id event = finding->events[i];

		if (event != entry->note &&
		    (entry->day < kith_event_start(book, event) || entry->day > kith_event_end(book, event)))
			continue;
		finding->told[i] = true;
		if (event != entry->note)
			showing->events[showing->event_count++] = event;
	}
}

static void add_entry(struct finding *finding, const struct kith_entry_row *entry)
{
	const struct kith_book *book = finding->book;
	struct kith_showing showing = { .day = entry->day, .minute = entry->minute, .note = entry->note };
	bool person = kith_book_note(book, entry->note)->type == KITH_PERSON;

	if (!kith_shows_me(book, entry) || !kith_entry_happened(entry, finding->today))
		return;
	take_events(finding, entry, &showing);
	if (entry->day < finding->since)
		return;
	if (showing.event_count)
		showing.note = showing.events[0];
	showing.entry = kith_entry_number(book, entry);
	showing.kind = kith_text(book, entry->kind_name);
	showing.title = kith_text(book, entry->text);
	add(finding, &showing, person ? KITH_NOBODY : entry->note);
}

static void add_event(struct finding *finding, kith_id event)
{
	struct kith_showing showing = { .day = kith_event_start(finding->book, event),
					.minute = -1,
					.note = event,
					.entry = UINT32_MAX,
					.event_count = 1 };

	if (showing.day == KITH_NO_DAY || showing.day < finding->since || showing.day > finding->today)
		return;
	showing.events = kith_arena_alloc(finding->arena, sizeof(kith_id));
	showing.events[0] = event;
	showing.kind = kith_slice_cstr(kith_my_part(finding->book, event));
	showing.title = kith_book_name(finding->book, event);
	add(finding, &showing, KITH_NOBODY);
}

static int by_date(const void *left, const void *right)
{
	const struct kith_showing *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->minute != b->minute)
		return a->minute < b->minute ? -1 : 1;
	if (a->note != b->note)
		return a->note < b->note ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

struct kith_showing *kith_visible_list(const struct kith_book *book, kith_day since, kith_day today,
				       struct kith_arena *arena, size_t *count)
{
	struct finding finding = { .book = book, .since = since, .today = today, .arena = arena };
	struct kith_showing *items;

	collect(&finding);
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		struct kith_range range = kith_book_note(book, note)->entries;

		for (uint32_t i = 0; i < range.count; i++)
			add_entry(&finding, kith_book_entries(book) + range.first + i);
	}
	for (size_t i = 0; i < finding.event_count; i++) {
		if (!finding.told[i])
			add_event(&finding, finding.events[i]);
	}
	items = kith_arena_array(arena, finding.count + 1, sizeof(*items));
	if (finding.count)
		memcpy(items, finding.items, finding.count * sizeof(*items));
	*count = finding.count;
	free(finding.items);
	if (*count)
		qsort(items, *count, sizeof(*items), by_date);
	return items;
}

void kith_visible_profiles(const struct kith_book *book, struct kith_buf *out)
{
	kith_id me = kith_book_me(book);
	size_t count, start = out->len;

	for (size_t f = 0; kith_id_ok(me) && f < LEN(profiles); f++) {
		const struct kith_value *values = kith_book_field(book, me, profiles[f], &count);

		for (size_t i = 0; i < count; i++) {
			if (out->len > start)
				kith_buf_cstr(out, ", ");
			if (profiles[f] != KITH_F_URL)
				kith_buf_printf(out, "%s ", kith_field_name(profiles[f]));
			kith_buf_slice(out, kith_text(book, values[i].text));
		}
	}
}
