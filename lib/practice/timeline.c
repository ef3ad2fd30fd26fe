#include "practice/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "practice/about.h"

const char *kith_entry_direction(const struct kith_book *book, const struct kith_entry_row *entry)
{
	static const struct {
		const char *word, *direction;
	} words[] = { { "in", "in" }, { "out", "out" }, { "by", "in" }, { "from", "in" } };
	const struct kith_kind *kind = kith_book_kind(book, entry->kind);
	struct kith_slice word = kith_text(book, entry->word);
	size_t n;

	for (n = 0; n < sizeof(words) / sizeof(words[0]); n++)
		if (kith_slice_is(word, words[n].word))
			return words[n].direction;
	if (kind->day == KITH_DAY_TOUCH)
		return "out";
	if (kind->they != KITH_POINTS_NOTHING || kind->mine == KITH_POINTS_ANSWER)
		return "in";
	return kind->day == KITH_DAY_CONTACT ? "both" : "none";
}

static void add(struct kith_happening **items, size_t *count, size_t *capacity,
		const struct kith_happening *item)
{
	*items = kith_grow(*items, *count, capacity, sizeof(**items));
	(*items)[(*count)++] = *item;
}

static bool happened(const struct kith_entry_row *entry, kith_day today)
{
	return entry->box != KITH_BOX_CANCELLED && !kith_entry_planned(entry, today);
}

static struct kith_happening of_entry(const struct kith_book *book, const struct kith_entry_row *entry,
				      struct kith_arena *arena)
{
	struct kith_happening item = { .day = entry->day, .minute = entry->minute, .note = entry->note };

	item.entry = kith_entry_number(book, entry);
	item.line = entry->line;
	item.direction = kith_entry_direction(book, entry);
	item.people = kith_arena_array(arena, (size_t)entry->clauses.count + 1, sizeof(*item.people));
	item.people_count = kith_entry_people(book, entry, item.people, (size_t)entry->clauses.count + 1);
	return item;
}

static struct kith_happening of_event(const struct kith_book *book, kith_id event, struct kith_arena *arena)
{
	struct kith_happening item = { .day = kith_event_start(book, event), .minute = -1, .note = event };
	size_t count, n;
	const struct kith_value *people = kith_book_field(book, event, KITH_F_PEOPLE, &count);

	item.entry = UINT32_MAX;
	item.direction = "both";
	item.people = kith_arena_array(arena, count + 1, sizeof(*item.people));
	for (n = 0; n < count; n++)
		if (kith_id_ok(people[n].note))
			item.people[item.people_count++] = people[n].note;
	return item;
}

void kith_timeline_add(const struct kith_book *book, kith_id note, kith_day today, struct kith_arena *arena,
		       struct kith_happening **items, size_t *count, size_t *capacity)
{
	const struct kith_note_row *row = kith_book_note(book, note);
	const struct kith_entry_row *entry;
	const struct kith_value *value;
	struct kith_happening item;
	kith_id holder;
	size_t at, n;

	for (n = 0; n < row->entries.count && !kith_is_tie(book, note); n++) {
		entry = &kith_book_entries(book)[row->entries.first + n];
		if (!happened(entry, today))
			continue;
		item = of_entry(book, entry, arena);
		add(items, count, capacity, &item);
	}
	for (at = 0; kith_is_tie(book, note) && (entry = kith_about_next(book, note, &at));) {
		if (!happened(entry, today))
			continue;
		item = of_entry(book, entry, arena);
		add(items, count, capacity, &item);
	}
	for (at = 0; (value = kith_field_next(book, note, &at, &holder));) {
		if (value->field != KITH_F_PEOPLE || kith_book_note(book, holder)->type != KITH_EVENT ||
		    !kith_event_attended(book, holder, today) ||
		    kith_event_start(book, holder) == KITH_NO_DAY)
			continue;
		item = of_event(book, holder, arena);
		add(items, count, capacity, &item);
	}
}

static int order(const void *a, const void *b)
{
	const struct kith_happening *left = a, *right = b;

	if (left->day != right->day)
		return left->day < right->day ? -1 : 1;
	if (left->minute != right->minute)
		return left->minute < right->minute ? -1 : 1;
	if (left->note != right->note)
		return left->note < right->note ? -1 : 1;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return 0;
}

void kith_timeline_sort(struct kith_happening *items, size_t *count)
{
	size_t n, kept = 0;

	if (*count == 0)
		return;
	qsort(items, *count, sizeof(*items), order);
	for (n = 1; n < *count; n++)
		if (order(&items[kept], &items[n]) != 0)
			items[++kept] = items[n];
	*count = kept + 1;
}
