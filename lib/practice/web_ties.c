#include <string.h>

#include "practice/about.h"
#include "practice/intro.h"
#include "practice/web_arcs.h"

static void add_intros(struct kith_arcs *arcs)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;
	const struct kith_intro *intros =
		kith_intros_of(arcs->book, KITH_NOBODY, arcs->today, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		struct kith_edge edge = kith_arcs_edge(arcs, KITH_EDGE_INTRODUCED, intros[i].since);

		edge.entry = intros[i].entry;
		if (intros[i].step >= KITH_INTRO_MADE)
			kith_arcs_pair(arcs, intros[i].a.note, intros[i].b.note, &edge);
	}
	kith_arena_release(&arena);
}

/* Who made the tie: the person whose note holds the entry, else the first after `from`. */
static kith_id maker_of(const struct kith_book *book, const struct kith_entry_row *entry)
{
	const struct kith_clause_row *clauses = kith_book_clauses(book) + entry->clauses.first;
	kith_id maker = kith_entry_owner(book, entry);

	for (uint32_t i = 0; i < entry->clauses.count && !kith_id_ok(maker); i++) {
		if (clauses[i].word == KITH_FROM)
			maker = clauses[i].note;
	}
	return maker;
}

/* Who introduced me to somebody knows them. */
static void add_introduced_me(struct kith_arcs *arcs, const struct kith_entry_row *entry)
{
	const struct kith_clause_row *clauses = kith_book_clauses(arcs->book) + entry->clauses.first;
	struct kith_edge edge = kith_arcs_edge(arcs, KITH_EDGE_INTRODUCED, entry->day);
	kith_id maker = maker_of(arcs->book, entry);

	edge.entry = kith_entry_number(arcs->book, entry);
	for (uint32_t i = 0; i < entry->clauses.count; i++) {
		if (clauses[i].word == KITH_TO)
			kith_arcs_pair(arcs, maker, clauses[i].note, &edge);
	}
}

static void see_entries(struct kith_arcs *arcs, kith_id note)
{
	struct kith_range range = kith_book_note(arcs->book, note)->entries;
	const struct kith_entry_row *entries = kith_book_entries(arcs->book) + range.first;

	for (uint32_t i = 0; i < range.count; i++) {
		if (strcmp(kith_book_kind(arcs->book, entries[i].kind)->name, "introduced-me") == 0 &&
		    kith_entry_happened(&entries[i], arcs->today))
			add_introduced_me(arcs, &entries[i]);
	}
}

/* Of the people that a field names each is tied to whose note it is. */
static void see_field(struct kith_arcs *arcs, kith_id note, enum kith_field field, struct kith_edge edge)
{
	size_t count;
	const struct kith_value *values = kith_book_field(arcs->book, note, field, &count);

	for (size_t i = 0; i < count; i++) {
		edge.value = (uint32_t)(&values[i] - kith_book_values(arcs->book));
		kith_arcs_pair(arcs, note, values[i].note, &edge);
	}
}

void kith_arcs_ties(struct kith_arcs *arcs)
{
	const struct kith_book *book = arcs->book;

	add_intros(arcs);
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		kith_day met = kith_book_number(book, note, KITH_F_MET, KITH_NO_DAY);

		see_entries(arcs, note);
		if (!kith_is_tie(book, note))
			continue;
		see_field(arcs, note, KITH_F_MET_VIA, kith_arcs_edge(arcs, KITH_EDGE_MET_VIA, met));
		see_field(arcs, note, KITH_F_KNOWS, kith_arcs_edge(arcs, KITH_EDGE_KNOWS, KITH_NO_DAY));
	}
}
