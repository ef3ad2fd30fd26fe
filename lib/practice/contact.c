#include "practice/contact.h"

#include <stdlib.h>

#include "practice/about.h"

bool kith_entry_planned(const struct kith_entry_row *entry, kith_day today)
{
	return entry->box == KITH_BOX_OPEN || (entry->box != KITH_BOX_CANCELLED && entry->day > today);
}

bool kith_entry_happened(const struct kith_entry_row *entry, kith_day today)
{
	return entry->box != KITH_BOX_OPEN && entry->box != KITH_BOX_CANCELLED && entry->day <= today;
}

enum kith_day_class kith_entry_day(const struct kith_book *book, const struct kith_entry_row *entry)
{
	enum kith_day_class day = kith_book_kind(book, entry->kind)->day;

	if (day == KITH_DAY_CONTACT && kith_slice_is(kith_text(book, entry->word), "out"))
		return KITH_DAY_TOUCH;
	return day;
}

kith_day kith_last_of_kind(const struct kith_book *book, kith_id person, const char *kind, kith_day today)
{
	const struct kith_entry_row *entry;
	kith_day last = KITH_NO_DAY;

	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		if (entry->day > last && kith_entry_is(book, entry, kind) &&
		    kith_entry_happened(entry, today))
			last = entry->day;
	}
	return last;
}

kith_day kith_event_start(const struct kith_book *book, kith_id event)
{
	return kith_book_number(book, event, KITH_F_DATE, KITH_NO_DAY);
}

kith_day kith_event_end(const struct kith_book *book, kith_id event)
{
	kith_day start = kith_event_start(book, event);
	kith_day end = kith_book_number(book, event, KITH_F_END, KITH_NO_DAY);

	return start == KITH_NO_DAY || end < start ? start : end;
}

bool kith_event_attended(const struct kith_book *book, kith_id event, kith_day today)
{
	static const char *const others[] = { "idea", "planned", "skipped", "cancelled" };
	kith_day end = kith_event_end(book, event);

	if (kith_book_has(book, event, KITH_F_STATUS, "attended"))
		return true;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (kith_book_has(book, event, KITH_F_STATUS, others[i]))
			return false;
	}
	return end != KITH_NO_DAY && end < today;
}

bool kith_event_ahead(const struct kith_book *book, kith_id event, kith_day today)
{
	static const char *const others[] = { "idea", "attended", "skipped", "cancelled" };

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (kith_book_has(book, event, KITH_F_STATUS, others[i]))
			return false;
	}
	return kith_event_end(book, event) >= today;
}

static void add(struct kith_contacts *contacts, kith_day day, enum kith_day_class class, uint32_t entry,
		kith_id event)
{
	struct kith_contact item = { .day = day, .class = class, .entry = entry, .event = event };

	contacts->items[contacts->count++] = item;
}

static void add_entry(const struct kith_book *book, const struct kith_entry_row *entry, kith_day today,
		      struct kith_contacts *contacts)
{
	enum kith_day_class class = kith_entry_day(book, entry);
	struct kith_slice outcome = kith_text(book, entry->outcome);
	uint32_t row = kith_entry_number(book, entry);

	if (!kith_entry_happened(entry, today))
		return;
	if (class == KITH_DAY_TOUCH || class == KITH_DAY_CONTACT)
		add(contacts, entry->day, class, row, KITH_NOBODY);
	if (!outcome.len || entry->outcome_day == KITH_NO_DAY || entry->outcome_day > today)
		return;
	if (kith_words_have(kith_book_kind(book, entry->kind)->outcome_days, outcome)) {
		add(contacts, entry->outcome_day, KITH_DAY_CONTACT, row, KITH_NOBODY);
		contacts->items[contacts->count - 1].answers = true;
	}
}

static void add_event(const struct kith_book *book, kith_id event, kith_day today,
		      struct kith_contacts *contacts)
{
	kith_day start = kith_event_start(book, event);

	if (start != KITH_NO_DAY && start <= today && kith_event_attended(book, event, today))
		add(contacts, start, KITH_DAY_CONTACT, UINT32_MAX, event);
}

static int by_day(const void *left, const void *right)
{
	const struct kith_contact *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->class != b->class)
		return a->class == KITH_DAY_CONTACT ? -1 : 1;
	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	if (a->event != b->event)
		return a->event < b->event ? -1 : 1;
	return (int)a->answers - (int)b->answers;
}

/* A contact stands before the touches of its day, so the first item of a day says what the day is. */
static void count_days(struct kith_contacts *contacts)
{
	const struct kith_contact *items = contacts->items;

	contacts->first_contact = contacts->last_contact = contacts->last_touch = KITH_NO_DAY;
	for (size_t i = 0; i < contacts->count; i++) {
		if (i && items[i].day == items[i - 1].day)
			continue;
		contacts->touch_days++;
		contacts->last_touch = items[i].day;
		if (items[i].class != KITH_DAY_CONTACT)
			continue;
		if (!contacts->contact_days++)
			contacts->first_contact = items[i].day;
		contacts->last_contact = items[i].day;
	}
}

void kith_contacts_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_arena *arena,
		      struct kith_contacts *contacts)
{
	kith_day declared = kith_book_number(book, person, KITH_F_LAST_CONTACT, KITH_NO_DAY);
	const struct kith_entry_row *entry;
	const struct kith_value *value;
	size_t roles, at;
	kith_id holder, before = KITH_NOBODY;

	kith_roles_of(book, person, &roles);
	memset(contacts, 0, sizeof(*contacts));
	/* Each role gives at most its own day and that of its outcome. */
	contacts->items = kith_arena_array(arena, 2 * roles + 1, sizeof(*contacts->items));
	for (at = 0; (entry = kith_about_next(book, person, &at));)
		add_entry(book, entry, today, contacts);
	for (at = 0; (value = kith_field_next(book, person, &at, &holder));) {
		if (value->field != KITH_F_PEOPLE || kith_book_note(book, holder)->type != KITH_EVENT ||
		    holder == before)
			continue;
		before = holder;
		add_event(book, holder, today, contacts);
	}
	if (declared != KITH_NO_DAY && declared <= today)
		add(contacts, declared, KITH_DAY_CONTACT, UINT32_MAX, KITH_NOBODY);
	if (contacts->count)
		qsort(contacts->items, contacts->count, sizeof(*contacts->items), by_day);
	count_days(contacts);
}

kith_day kith_contact_day_next(const struct kith_contacts *contacts, size_t *at)
{
	for (; *at < contacts->count; ++*at) {
		const struct kith_contact *item = &contacts->items[*at];

		if (item->class == KITH_DAY_CONTACT && (*at == 0 || item[-1].day != item->day))
			return contacts->items[(*at)++].day;
	}
	return KITH_NO_DAY;
}
