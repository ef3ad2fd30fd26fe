#include "practice/about.h"

#include "book/refs.h"

#define NAMES_SHOWN 8 /* of one entry; more make no sentence */

const struct kith_role *kith_roles_of(const struct kith_book *book, kith_id note, size_t *count)
{
	struct kith_range roles = kith_book_note(book, note)->roles;

	*count = roles.count;
	return roles.count ? kith_book_roles(book) + roles.first : NULL;
}

static const struct kith_role *next_role(const struct kith_book *book, kith_id note, uint32_t kind,
					 size_t *at)
{
	size_t count;
	const struct kith_role *roles = kith_roles_of(book, note, &count);

	for (; *at < count; ++*at) {
		if (roles[*at].kind == kind)
			return &roles[(*at)++];
	}
	return NULL;
}

const struct kith_entry_row *kith_about_next(const struct kith_book *book, kith_id person, size_t *at)
{
	const struct kith_role *role = next_role(book, person, KITH_ROLE_ENTRY, at);

	return role ? kith_book_entries(book) + role->row : NULL;
}

const struct kith_value *kith_field_next(const struct kith_book *book, kith_id person, size_t *at,
					 kith_id *holder)
{
	const struct kith_role *role = next_role(book, person, KITH_ROLE_FIELD, at);

	if (!role)
		return NULL;
	*holder = role->note;
	return kith_book_values(book) + role->row;
}

uint32_t kith_entry_number(const struct kith_book *book, const struct kith_entry_row *entry)
{
	return (uint32_t)(entry - kith_book_entries(book));
}

bool kith_entry_is(const struct kith_book *book, const struct kith_entry_row *entry, const char *kind)
{
	return strcmp(kith_book_kind(book, entry->kind)->name, kind) == 0;
}

bool kith_is_tie(const struct kith_book *book, kith_id note)
{
	const struct kith_note_row *row = kith_book_note(book, note);

	return row->type == KITH_PERSON && !(row->flags & (KITH_NOTE_ME | KITH_NOTE_UNREADABLE));
}

struct kith_slice kith_value_name(const struct kith_book *book, const struct kith_value *value)
{
	return kith_id_ok(value->note) ? kith_book_name(book, value->note)
				       : kith_slice_trim(kith_ref_bare(kith_text(book, value->text)));
}

struct kith_slice kith_first_name(const struct kith_book *book, kith_id person)
{
	struct kith_slice name = kith_book_name(book, person), rest = name, word;

	while (kith_slice_next(&rest, ' ', &word)) {
		if (word.len && !kith_slice_ends(word, "."))
			return word;
	}
	return name;
}

kith_id kith_entry_owner(const struct kith_book *book, const struct kith_entry_row *entry)
{
	const struct kith_note_row *row = kith_book_note(book, entry->note);

	return row->type == KITH_PERSON && !(row->flags & KITH_NOTE_ME) ? entry->note : KITH_NOBODY;
}

static bool among(const kith_id *people, size_t count, kith_id person)
{
	for (size_t i = 0; i < count; i++) {
		if (people[i] == person)
			return true;
	}
	return false;
}

size_t kith_entry_people(const struct kith_book *book, const struct kith_entry_row *entry, kith_id *people,
			 size_t max)
{
	const struct kith_clause_row *clauses = kith_book_clauses(book);
	kith_id me = kith_book_me(book), owner = kith_entry_owner(book, entry);
	size_t count = 0;

	if (kith_id_ok(owner) && max)
		people[count++] = owner;
	for (uint32_t i = 0; i < entry->clauses.count && count < max; i++) {
		const struct kith_clause_row *clause = &clauses[entry->clauses.first + i];

		if (clause->word != KITH_VIA && kith_id_ok(clause->note) && clause->note != me &&
		    !among(people, count, clause->note))
			people[count++] = clause->note;
	}
	return count;
}

static void add_name(struct kith_buf *out, struct kith_slice name, size_t *count)
{
	if (++*count > NAMES_SHOWN)
		return;
	if (*count > 1)
		kith_buf_cstr(out, ", ");
	kith_buf_slice(out, name);
}

void kith_entry_names(const struct kith_book *book, const struct kith_entry_row *entry, struct kith_buf *out)
{
	const struct kith_clause_row *clauses = kith_book_clauses(book);
	kith_id people[NAMES_SHOWN];
	size_t known = kith_entry_people(book, entry, people, NAMES_SHOWN), count = 0;

	for (size_t i = 0; i < known; i++)
		add_name(out, kith_book_name(book, people[i]), &count);
	for (uint32_t i = 0; i < entry->clauses.count; i++) {
		const struct kith_clause_row *clause = &clauses[entry->clauses.first + i];

		if (clause->word != KITH_VIA && !kith_id_ok(clause->note))
			add_name(out, kith_text(book, clause->ref), &count);
	}
}
