#include "practice/yield.h"

#include <stdlib.h>
#include <string.h>

#include "practice/about.h"
#include "practice/days.h"

enum {
	STILL_AFTER = KITH_YEAR, /* days after the event on which a new tie is looked at */
	STILL_DEPTH = 2,
};

struct finding {
	const struct kith_book *book;
	kith_day today;
	struct kith_newcomers *found;
};

static void add(struct finding *finding, kith_id event, kith_id person)
{
	struct kith_newcomer *item = &finding->found->items[finding->found->count];
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;

	item->event = event;
	item->person = person;
	item->day = kith_event_start(finding->book, event);
	item->on = finding->today;
	if (item->day != KITH_NO_DAY && item->day + STILL_AFTER < finding->today)
		item->on = item->day + STILL_AFTER;
	kith_contacts_of(finding->book, person, item->on, &arena, &contacts);
	item->depth = kith_depth(finding->book, person, &contacts, item->on);
	kith_arena_release(&arena);
	finding->found->count++;
}

/* The events of the day of the first contact that have them in `people`. */
static void add_first(struct finding *finding, kith_id person)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	kith_id before = KITH_NOBODY;

	kith_contacts_of(finding->book, person, finding->today, &arena, &contacts);
	for (size_t i = 0; i < contacts.count; i++) {
		const struct kith_contact *contact = &contacts.items[i];

		if (contact->day != contacts.first_contact || !kith_id_ok(contact->event) ||
		    contact->event == before)
			continue;
		before = contact->event;
		add(finding, contact->event, person);
	}
	kith_arena_release(&arena);
}

static void find(struct finding *finding, kith_id person)
{
	size_t count;
	const struct kith_value *met_at = kith_book_field(finding->book, person, KITH_F_MET_AT, &count);

	if (!count) {
		add_first(finding, person);
		return;
	}
	if (kith_id_ok(met_at[0].note) && kith_book_note(finding->book, met_at[0].note)->type == KITH_EVENT &&
	    kith_event_attended(finding->book, met_at[0].note, finding->today))
		add(finding, met_at[0].note, person);
}

/* The most newcomers there can be: one a person for `met-at`, and one for each event that names them. */
static size_t most_newcomers(const struct kith_book *book)
{
	size_t most = 0, roles;
	kith_id note;

	for (note = 0; note < kith_book_count(book); note++) {
		if (!kith_is_tie(book, note))
			continue;
		kith_roles_of(book, note, &roles);
		most += 1 + roles;
	}
	return most;
}

static int by_event(const void *left, const void *right)
{
	const struct kith_newcomer *a = left, *b = right;

	if (a->event != b->event)
		return a->event < b->event ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

struct kith_newcomers kith_newcomers_of(const struct kith_book *book, kith_day today,
					struct kith_arena *arena)
{
	struct kith_newcomers found = { NULL, 0 };
	struct finding finding = { book, today, &found };
	kith_id note;

	found.items = kith_arena_array(arena, most_newcomers(book) + 1, sizeof(*found.items));
	for (note = 0; note < kith_book_count(book); note++) {
		if (kith_is_tie(book, note))
			find(&finding, note);
	}
	if (found.count)
		qsort(found.items, found.count, sizeof(*found.items), by_event);
	return found;
}

size_t kith_newcomers_at(const struct kith_newcomers *newcomers, kith_id event,
			 const struct kith_newcomer **first)
{
	size_t low = 0, high = newcomers->count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (newcomers->items[middle].event < event)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < newcomers->count && newcomers->items[end].event == event;)
		end++;
	*first = newcomers->items + low;
	return end - low;
}

/* What a yield is put together from. */
struct harvest {
	const struct kith_book *book;
	kith_day today;
	struct kith_arena *arena;
	struct kith_yield *yield;
};

static int by_person(const void *left, const void *right)
{
	const struct kith_newcomer *a = left, *b = right;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->event > b->event) - (a->event < b->event);
}

static void take_people(struct harvest *harvest, const struct kith_newcomers *newcomers,
			const kith_id *events, size_t count)
{
	struct kith_yield *yield = harvest->yield;
	const struct kith_newcomer *first;
	size_t total = 0, kept = 0;

	for (size_t i = 0; i < count; i++)
		total += kith_newcomers_at(newcomers, events[i], &first);
	yield->people = kith_arena_array(harvest->arena, total + 1, sizeof(*yield->people));
	for (size_t i = 0; i < count; i++) {
		size_t here = kith_newcomers_at(newcomers, events[i], &first);

		if (here)
			memcpy(yield->people + kept, first, here * sizeof(*first));
		kept += here;
	}
	if (kept)
		qsort(yield->people, kept, sizeof(*yield->people), by_person);
	for (size_t i = 0; i < kept; i++) {
		if (i && yield->people[i].person == yield->people[i - 1].person)
			continue;
		yield->people[yield->new_people++] = yield->people[i];
	}
}

static void count_people(struct harvest *harvest)
{
	struct kith_yield *yield = harvest->yield;

	for (size_t i = 0; i < yield->new_people; i++) {
		struct kith_newcomer *person = &yield->people[i];

		person->points =
			kith_points_between(harvest->book, person->person, KITH_NO_DAY, harvest->today);
		yield->in_touch += person->depth >= STILL_DEPTH;
		yield->got += person->points.got;
		yield->gave += person->points.gave;
	}
}

static bool is_kind(const struct kith_book *book, const struct kith_entry_row *entry, const char *name)
{
	return strcmp(kith_book_kind(book, entry->kind)->name, name) == 0;
}

/* Whether a lead got as far as an offer. */
static bool had_offer(const struct kith_book *book, kith_id lead, kith_day today)
{
	struct kith_range range = kith_book_note(book, lead)->entries;
	const struct kith_entry_row *entries = kith_book_entries(book) + range.first;

	if (kith_book_has(book, lead, KITH_F_STAGE, "offer") ||
	    kith_book_has(book, lead, KITH_F_STAGE, "won"))
		return true;
	for (uint32_t i = 0; i < range.count; i++) {
		struct kith_slice word = kith_text(book, entries[i].word);

		if (is_kind(book, &entries[i], "stage") && kith_entry_happened(&entries[i], today) &&
		    (kith_slice_is(word, "offer") || kith_slice_is(word, "won")))
			return true;
	}
	return false;
}

static int by_id(const void *left, const void *right)
{
	const kith_id *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Leads whose source is the note; the array has room for all roles of it. */
static void take_leads(struct harvest *harvest, kith_id note)
{
	const struct kith_value *value;
	kith_id holder;

	for (size_t at = 0; (value = kith_field_next(harvest->book, note, &at, &holder));) {
		if (value->field == KITH_F_SOURCE && kith_book_note(harvest->book, holder)->type == KITH_LEAD)
			harvest->yield->lead_ids[harvest->yield->leads++] = holder;
	}
}

static void take_lessons(struct harvest *harvest, kith_id note)
{
	struct kith_range range = kith_book_note(harvest->book, note)->entries;
	const struct kith_entry_row *entries = kith_book_entries(harvest->book) + range.first;

	for (uint32_t i = 0; i < range.count; i++) {
		if (is_kind(harvest->book, &entries[i], "learned") &&
		    kith_entry_happened(&entries[i], harvest->today))
			harvest->yield->lessons[harvest->yield->learned++] = range.first + i;
	}
}

static void add_number(long *sum, long number)
{
	if (number >= 0)
		*sum = (*sum < 0 ? 0 : *sum) + number;
}

static void make_room(struct harvest *harvest, const kith_id *notes, size_t count)
{
	size_t roles, leads = 0, lessons = 0;

	for (size_t i = 0; i < count; i++) {
		kith_roles_of(harvest->book, notes[i], &roles);
		leads += roles;
		lessons += kith_book_note(harvest->book, notes[i])->entries.count;
	}
	harvest->yield->lead_ids = kith_arena_array(harvest->arena, leads + 1, sizeof(kith_id));
	harvest->yield->lessons = kith_arena_array(harvest->arena, lessons + 1, sizeof(uint32_t));
}

static void count_leads(struct harvest *harvest)
{
	struct kith_yield *yield = harvest->yield;
	size_t found = yield->leads;

	if (found)
		qsort(yield->lead_ids, found, sizeof(kith_id), by_id);
	yield->leads = 0;
	for (size_t i = 0; i < found; i++) {
		if (i && yield->lead_ids[i] == yield->lead_ids[i - 1])
			continue;
		yield->lead_ids[yield->leads++] = yield->lead_ids[i];
		yield->offers += had_offer(harvest->book, yield->lead_ids[i], harvest->today);
	}
}

void kith_yield_of(const struct kith_book *book, const struct kith_newcomers *newcomers,
		   const kith_id *events, size_t count, kith_id group, kith_day today,
		   struct kith_arena *arena, struct kith_yield *yield)
{
	struct harvest harvest = { book, today, arena, yield };
	kith_id *notes = kith_arena_array(arena, count + 1, sizeof(*notes));
	size_t note_count = count;

	memset(yield, 0, sizeof(*yield));
	yield->events = count;
	yield->hours = yield->cost = -1;
	if (count)
		memcpy(notes, events, count * sizeof(*notes));
	if (kith_id_ok(group))
		notes[note_count++] = group;
	take_people(&harvest, newcomers, events, count);
	count_people(&harvest);
	make_room(&harvest, notes, note_count);
	for (size_t i = 0; i < note_count; i++) {
		take_leads(&harvest, notes[i]);
		take_lessons(&harvest, notes[i]);
	}
	count_leads(&harvest);
	for (size_t i = 0; i < count; i++) {
		add_number(&yield->hours, kith_hundredths(book, events[i], KITH_F_HOURS));
		add_number(&yield->cost, kith_hundredths(book, events[i], KITH_F_COST));
	}
}
