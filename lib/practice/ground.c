#include "practice/ground.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "book/refs.h"
#include "practice/about.h"
#include "practice/seen.h"

/* Something that one of the two names: a note, or a word. */
struct item {
	kith_id note;
	struct kith_slice text;
};

struct items {
	struct item *items;
	size_t count, capacity;
};

struct sharing {
	const struct kith_book *book;
	kith_day today;
	struct kith_arena *arena;
	struct kith_slice *shared;
	size_t count;
};

static bool same(const struct item *a, const struct item *b)
{
	if (kith_id_ok(a->note) && kith_id_ok(b->note))
		return a->note == b->note;
	return kith_utf8_same(a->text, b->text);
}

static void add(struct items *list, const struct item *item)
{
	for (size_t i = 0; i < list->count; i++) {
		if (same(&list->items[i], item))
			return;
	}
	if (list->count < list->capacity && item->text.len)
		list->items[list->count++] = *item;
}

static void add_note(const struct kith_book *book, kith_id note, struct items *list)
{
	struct item item = { note, kith_book_name(book, note) };

	add(list, &item);
}

static void add_values(const struct kith_book *book, kith_id note, enum kith_field field, struct items *list)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, note, field, &count);

	for (size_t i = 0; i < count; i++) {
		struct item item = { values[i].note, kith_ref_bare(kith_text(book, values[i].text)) };

		if (kith_id_ok(item.note))
			add_note(book, item.note, list);
		else
			add(list, &item);
	}
}

/* "joined: Initech, staff engineer" names an organization up to the comma. */
static void add_posts(const struct sharing *sharing, kith_id note, struct items *list)
{
	const struct kith_book *book = sharing->book;
	struct kith_range range = kith_book_note(book, note)->entries;
	const struct kith_entry_row *entries = kith_book_entries(book) + range.first;

	for (uint32_t i = 0; i < range.count; i++) {
		const char *kind = kith_book_kind(book, entries[i].kind)->name;
		struct item item = { KITH_NOBODY, { NULL, 0 } };
		struct kith_slice rest;

		if ((strcmp(kind, "joined") != 0 && strcmp(kind, "left") != 0) ||
		    !kith_entry_happened(&entries[i], sharing->today))
			continue;
		kith_slice_cut(kith_text(book, entries[i].text), ',', &item.text, &rest);
		item.text = kith_slice_trim(kith_ref_bare(kith_slice_trim(item.text)));
		item.note = kith_ref_resolve(book, item.text, 1u << KITH_GROUP);
		if (kith_id_ok(item.note) && kith_book_note(book, item.note)->type == KITH_GROUP)
			item.text = kith_book_name(book, item.note);
		else
			item.note = KITH_NOBODY;
		add(list, &item);
	}
}

static bool am_in(const struct kith_book *book, kith_id group)
{
	static const char *const words[] = { "trial", "member", "contributor", "organizer" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (kith_book_has(book, group, KITH_F_STATUS, words[i]))
			return true;
	}
	return !kith_book_first(book, group, KITH_F_STATUS).len &&
	       kith_book_first(book, group, KITH_F_JOINED).len;
}

enum { ORGS, GROUPS, TOPICS, CIRCLES, SORTS };

static void add_my_groups(const struct kith_book *book, struct items *list)
{
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (kith_book_note(book, note)->type == KITH_GROUP && am_in(book, note))
			add_note(book, note, list);
	}
}

/* What a note can name at most: its values and entries, and the groups that I am in. */
static size_t most_items(const struct kith_book *book, kith_id note)
{
	const struct kith_note_row *row = kith_book_note(book, note);

	return (size_t)row->values.count + row->entries.count +
	       (row->flags & KITH_NOTE_ME ? kith_book_count(book) : 0);
}

static void collect(const struct sharing *sharing, kith_id note, int sort, struct items *list)
{
	const struct kith_book *book = sharing->book;
	const struct kith_note_row *row = kith_book_note(book, note);

	list->count = 0;
	list->capacity = most_items(book, note);
	list->items = kith_arena_array(sharing->arena, list->capacity + 1, sizeof(*list->items));
	switch (sort) {
	case ORGS:
		add_values(book, note, KITH_F_ORG, list);
		add_posts(sharing, note, list);
		break;
	case GROUPS:
		add_values(book, note, KITH_F_GROUPS, list);
		if (row->flags & KITH_NOTE_ME)
			add_my_groups(book, list);
		break;
	case TOPICS:
		add_values(book, note, KITH_F_INTERESTS, list);
		add_values(book, note, KITH_F_TAGS, list);
		break;
	default:
		add_values(book, note, KITH_F_CIRCLES, list);
	}
}

static void share(struct sharing *sharing, const struct items *a, const struct items *b)
{
	for (size_t i = 0; i < a->count; i++) {
		for (size_t k = 0; k < b->count; k++) {
			if (same(&a->items[i], &b->items[k])) {
				sharing->shared[sharing->count++] = a->items[i].text;
				break;
			}
		}
	}
}

static size_t events_of_both(const struct sharing *sharing, kith_id a, kith_id b)
{
	kith_id me = kith_book_me(sharing->book);
	size_t first, second, both = 0;
	const struct kith_sighting *left, *right;

	left = kith_sightings_of(sharing->book, a == me ? b : a, sharing->today, sharing->arena, &first);
	if (a == me || b == me)
		return first;
	right = kith_sightings_of(sharing->book, b, sharing->today, sharing->arena, &second);
	for (size_t i = 0; i < first; i++) {
		for (size_t k = 0; k < second; k++)
			both += left[i].event == right[k].event;
	}
	return both;
}

static void share_events(struct sharing *sharing, kith_id a, kith_id b)
{
	size_t events = events_of_both(sharing, a, b);
	struct kith_buf text = KITH_BUF_INIT;

	if (events) {
		kith_buf_printf(&text, "%zu event%s", events, events == 1 ? "" : "s");
		sharing->shared[sharing->count++] = kith_arena_copy(sharing->arena, kith_buf_view(&text));
	}
	kith_buf_release(&text);
}

size_t kith_ground_of(const struct kith_book *book, kith_id a, kith_id b, kith_day today,
		      struct kith_arena *arena, struct kith_slice **items)
{
	struct sharing sharing = { .book = book, .today = today, .arena = arena };
	struct items left, right;

	/* One more for the events. */
	sharing.shared = kith_arena_array(arena, most_items(book, a) + 1, sizeof(*sharing.shared));
	*items = sharing.shared;
	if (a == b)
		return 0;
	for (int sort = 0; sort < SORTS; sort++) {
		collect(&sharing, a, sort, &left);
		collect(&sharing, b, sort, &right);
		share(&sharing, &left, &right);
	}
	share_events(&sharing, a, b);
	return sharing.count;
}

struct kith_slice kith_ground_topic(const struct kith_book *book, kith_id person,
				    const struct kith_slice *topics, size_t count)
{
	static const enum kith_field fields[] = { KITH_F_INTERESTS, KITH_F_TAGS };
	size_t values_count;

	for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++) {
		const struct kith_value *values = kith_book_field(book, person, fields[f], &values_count);

		for (size_t i = 0; i < values_count; i++) {
			for (size_t k = 0; k < count; k++) {
				if (kith_utf8_same(kith_text(book, values[i].text), topics[k]))
					return topics[k];
			}
		}
	}
	return kith_slice_of(NULL, 0);
}
