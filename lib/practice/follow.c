#include "practice/follow.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/tie.h"

struct list {
	struct kith_followed *items; /* the heap's */
	size_t count, capacity;
};

static void find_last(const struct kith_book *book, kith_day today, struct kith_followed *followed)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;

	kith_contacts_of(book, followed->person, today, &arena, &contacts);
	followed->last = kith_last_contact(book, followed->person, &contacts, today);
	followed->contact.entry = UINT32_MAX;
	followed->contact.event = KITH_NOBODY;
	for (size_t i = 0; i < contacts.count; i++) {
		if (contacts.items[i].class == KITH_DAY_CONTACT)
			followed->contact = contacts.items[i];
	}
	kith_arena_release(&arena);
}

static void add_person(struct list *list, const struct kith_book *book, kith_id person, kith_day today)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, person, KITH_F_FOLLOW, &count);
	struct kith_followed followed = { .person = person };

	if (count)
		find_last(book, today, &followed);
	for (size_t i = 0; i < count; i++) {
		followed.address = kith_slice_trim(kith_text(book, values[i].text));
		followed.feed = kith_slice_find_text(followed.address, 0, "://") != SIZE_MAX;
		followed.value = (uint32_t)(&values[i] - kith_book_values(book));
		if (!followed.address.len)
			continue;
		list->items = kith_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
		list->items[list->count++] = followed;
	}
}

struct kith_followed *kith_followed_list(const struct kith_book *book, kith_day today,
					 struct kith_arena *arena, size_t *count)
{
	struct list list = { NULL, 0, 0 };
	struct kith_followed *items;

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (kith_is_tie(book, note) && !(kith_book_note(book, note)->flags & KITH_NOTE_ARCHIVED))
			add_person(&list, book, note, today);
	}
	items = kith_arena_array(arena, list.count + 1, sizeof(*items));
	if (list.count)
		memcpy(items, list.items, list.count * sizeof(*items));
	*count = list.count;
	free(list.items);
	return items;
}
