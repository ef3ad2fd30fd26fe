#include "practice/announce.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/days.h"
#include "practice/who.h"

static const struct {
	const char *word, *thanks;
} parts[KITH_PART_COUNT] = {
	[KITH_PART_REFERRED] = { "referral", "the referral" },
	[KITH_PART_VOUCHED] = { "vouched", "speaking for me" },
	[KITH_PART_INTERVIEWED] = { "interview", "the interview" },
	[KITH_PART_OFFERED] = { "standing offer", "your offer" },
	[KITH_PART_TOLD_ME] = { "source", "telling me of it" },
	[KITH_PART_OWNED] = { "owner", "taking it on" },
	[KITH_PART_TOOK] = { "took part", "your part in it" },
	[KITH_PART_CHOSEN] = { "chosen", "being there" },
};

void kith_takings_release(struct kith_takings *takings)
{
	free(takings->items);
	memset(takings, 0, sizeof(*takings));
}

void kith_announce_add(struct kith_takings *takings, const struct kith_taking *taking)
{
	takings->items =
		kith_grow(takings->items, takings->count, &takings->capacity, sizeof(*takings->items));
	takings->items[takings->count++] = *taking;
}

static bool in_last_year(const struct kith_entry_row *entry, kith_day today)
{
	return kith_entry_happened(entry, today) && today - entry->day <= KITH_YEAR;
}

static bool is_active(const struct kith_book *book, kith_id lead, kith_day today)
{
	struct kith_range range = kith_book_note(book, lead)->entries;

	for (uint32_t i = 0; i < range.count; i++) {
		if (in_last_year(kith_book_entries(book) + range.first + i, today))
			return true;
	}
	return false;
}

size_t kith_announce_search(const struct kith_book *book, kith_id lead, kith_day today,
			    struct kith_arena *arena, kith_id **leads)
{
	const char *kind = kith_arena_cstr(arena, kith_book_first(book, lead, KITH_F_KIND));
	size_t all = kith_book_count(book), count = 0;

	*leads = kith_arena_array(arena, all + 1, sizeof(**leads));
	for (kith_id note = 0; note < all; note++) {
		const struct kith_note_row *row = kith_book_note(book, note);

		if (row->type != KITH_LEAD || (row->flags & KITH_NOTE_UNREADABLE))
			continue;
		if (note == lead ||
		    (*kind && kith_book_has(book, note, KITH_F_KIND, kind) && is_active(book, note, today)))
			(*leads)[count++] = note;
	}
	return count;
}

static void add_entry(const struct kith_book *book, kith_id person, enum kith_part part,
		      const struct kith_entry_row *entry, struct kith_takings *takings)
{
	struct kith_taking taking = { person, part, entry->day, kith_entry_number(book, entry), UINT32_MAX };

	if (kith_id_ok(person) && kith_is_tie(book, person))
		kith_announce_add(takings, &taking);
}

static enum kith_part part_of(const struct kith_book *book, const struct kith_entry_row *entry)
{
	if (kith_entry_is(book, entry, "vouched"))
		return KITH_PART_VOUCHED;
	return kith_entry_is(book, entry, "interview") ? KITH_PART_INTERVIEWED : KITH_PART_TOOK;
}

static void see_entry(const struct kith_book *book, const struct kith_entry_row *entry,
		      struct kith_takings *takings)
{
	const struct kith_clause_row *clauses = kith_book_clauses(book) + entry->clauses.first;

	for (uint32_t i = 0; i < entry->clauses.count; i++)
		add_entry(book, clauses[i].note,
			  clauses[i].word == KITH_VIA ? KITH_PART_REFERRED : part_of(book, entry), entry,
			  takings);
}

void kith_announce_lead(const struct kith_book *book, kith_id lead, kith_day today,
			struct kith_takings *takings)
{
	static const struct {
		enum kith_field field;
		enum kith_part part;
	} fields[] = {
		{ KITH_F_VIA, KITH_PART_REFERRED },
		{ KITH_F_SOURCE, KITH_PART_TOLD_ME },
		{ KITH_F_OWNER, KITH_PART_OWNED },
		{ KITH_F_PEOPLE, KITH_PART_TOOK },
	};
	struct kith_range range = kith_book_note(book, lead)->entries;
	const struct kith_entry_row *entries = kith_book_entries(book) + range.first;
	size_t count;

	for (uint32_t i = 0; i < range.count; i++) {
		if (kith_entry_happened(&entries[i], today))
			see_entry(book, &entries[i], takings);
	}
	for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++) {
		const struct kith_value *values = kith_book_field(book, lead, fields[f].field, &count);

		for (size_t i = 0; i < count; i++) {
			struct kith_taking taking = { values[i].note, fields[f].part, KITH_NO_DAY, UINT32_MAX,
						      (uint32_t)(&values[i] - kith_book_values(book)) };

			if (kith_id_ok(taking.person) && kith_is_tie(book, taking.person))
				kith_announce_add(takings, &taking);
		}
	}
}

static void see_person(const struct kith_book *book, kith_id person, kith_day today,
		       struct kith_takings *takings)
{
	const struct kith_entry_row *entry;

	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		enum kith_part part = part_of(book, entry);

		if (part != KITH_PART_TOOK && in_last_year(entry, today) &&
		    kith_book_note(book, entry->note)->type != KITH_LEAD)
			add_entry(book, person, part, entry, takings);
	}
	for (size_t at = 0; (entry = kith_standing_offer(book, person, today, &at));) {
		if (in_last_year(entry, today))
			add_entry(book, person, KITH_PART_OFFERED, entry, takings);
	}
}

void kith_announce_helpers(const struct kith_book *book, kith_id lead, kith_day today,
			   struct kith_takings *takings)
{
	for (kith_id note = 0; kith_book_has(book, lead, KITH_F_KIND, "job") && note < kith_book_count(book);
	     note++) {
		if (kith_is_tie(book, note))
			see_person(book, note, today, takings);
	}
}

static int by_person(const void *left, const void *right)
{
	const struct kith_taking *a = left, *b = right;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

static bool is_told(const struct kith_book *book, kith_id person, kith_day since, kith_day today)
{
	return since != KITH_NO_DAY && kith_last_of_kind(book, person, "told", today) >= since;
}

void kith_announce_sort(const struct kith_book *book, kith_day since, kith_day today,
			struct kith_takings *takings)
{
	struct kith_taking *items = takings->items;
	size_t kept = 0;

	if (takings->count)
		qsort(items, takings->count, sizeof(*items), by_person);
	for (size_t i = 0; i < takings->count; i++) {
		if (kept && by_person(&items[i], &items[kept - 1]) == 0)
			continue;
		if (!(kith_book_note(book, items[i].person)->flags & KITH_NOTE_ARCHIVED) &&
		    !is_told(book, items[i].person, since, today))
			items[kept++] = items[i];
	}
	takings->count = kept;
}

void kith_part_words(const struct kith_taking *takings, size_t count, struct kith_buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i && takings[i].part == takings[i - 1].part)
			continue;
		kith_buf_printf(out, "%s%s", i ? ", " : "", parts[takings[i].part].word);
	}
}

void kith_part_thanks(const struct kith_taking *takings, size_t count, struct kith_buf *out)
{
	size_t last = count;

	while (last > 1 && takings[last - 2].part == takings[count - 1].part)
		last--;
	for (size_t i = 0; i < count; i++) {
		if (i && takings[i].part == takings[i - 1].part)
			continue;
		kith_buf_printf(out, "%s%s",
				i == 0		? ""
				: i + 1 == last ? " and "
						: ", ",
				parts[takings[i].part].thanks);
	}
}
