#include <stdlib.h>

#include "base/alloc.h"
#include "book/build.h"

/* A role with what it is sorted by. */
struct named {
	kith_id who;
	uint32_t line;
	struct kith_role role;
};

struct naming {
	const struct kith_book *book;
	struct named *items;
	size_t count, capacity;
};

static void add(struct naming *naming, kith_id who, uint32_t line, struct kith_role role)
{
	if (!kith_id_ok(who))
		return;
	naming->items = kith_grow(naming->items, naming->count, &naming->capacity, sizeof(*naming->items));
	naming->items[naming->count++] = (struct named){ who, line, role };
}

/* In a person's own note an entry is about that person too; `me` keeps entries about others. */
static void add_entry(struct naming *naming, const struct kith_note_row *note, uint32_t at)
{
	const struct kith_entry_row *entry = kith_book_entries(naming->book) + at;
	const struct kith_clause_row *clauses = kith_book_clauses(naming->book) + entry->clauses.first;
	struct kith_role role = { KITH_ROLE_ENTRY, at, entry->note };

	if (note->type == KITH_PERSON && !(note->flags & KITH_NOTE_ME))
		add(naming, entry->note, entry->line, role);
	for (uint32_t i = 0; i < entry->clauses.count; i++) {
		role.kind = clauses[i].word == KITH_VIA ? KITH_ROLE_SOURCE : KITH_ROLE_ENTRY;
		add(naming, clauses[i].note, entry->line, role);
	}
	role.kind = KITH_ROLE_OUTCOME;
	add(naming, entry->outcome_note, entry->line, role);
}

static void add_note(struct naming *naming, kith_id id)
{
	const struct kith_note_row *note = kith_book_note(naming->book, id);
	const struct kith_value *values = kith_book_values(naming->book);
	const struct kith_link_row *links = kith_book_links(naming->book);

	for (uint32_t i = 0; i < note->values.count; i++) {
		uint32_t at = note->values.first + i;

		add(naming, values[at].note, values[at].line, (struct kith_role){ KITH_ROLE_FIELD, at, id });
	}
	for (uint32_t i = 0; i < note->entries.count; i++)
		add_entry(naming, note, note->entries.first + i);
	for (uint32_t i = 0; i < note->links.count; i++) {
		uint32_t at = note->links.first + i;

		add(naming, links[at].note, links[at].line, (struct kith_role){ KITH_ROLE_LINK, at, id });
	}
}

static int order(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int compare(const void *a, const void *b)
{
	const struct named *left = a, *right = b;
	int result = order(left->who, right->who);

	result = result ? result : order(left->role.note, right->role.note);
	result = result ? result : order(left->line, right->line);
	result = result ? result : order(left->role.kind, right->role.kind);
	return result ? result : order(left->role.row, right->role.row);
}

/* Whoever is named twice in one entry has one role in it. */
static size_t without_repeats(struct named *items, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (i == 0 || compare(&items[kept - 1], &items[i]) != 0)
			items[kept++] = items[i];
	return kept;
}

static void set_ranges(const struct kith_book *book, const struct named *items, size_t count)
{
	struct kith_note_row *notes = kith_block_rows(book->block, KITH_TABLE_NOTES);

	for (size_t i = 0; i < count; i++) {
		struct kith_range *range = &notes[items[i].who].roles;

		if (range->count++ == 0)
			range->first = (uint32_t)i;
	}
}

enum kith_code kith_build_roles(struct kith_book *book, struct kith_err *err)
{
	struct naming naming = { .book = book };
	struct kith_role *roles = NULL;
	size_t count = kith_book_count(book);
	enum kith_code code;

	for (size_t note = 0; note < count; note++)
		add_note(&naming, (kith_id)note);
	if (naming.count)
		qsort(naming.items, naming.count, sizeof(*naming.items), compare);
	naming.count = without_repeats(naming.items, naming.count);
	set_ranges(book, naming.items, naming.count);
	roles = kith_alloc(naming.count ? naming.count : 1, sizeof(*roles));
	for (size_t i = 0; i < naming.count; i++)
		roles[i] = naming.items[i].role;
	code = kith_block_append_roles(&book->block, roles, naming.count, err);
	free(roles);
	free(naming.items);
	return code;
}
