#include "practice/army.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"
#include "practice/mine.h"
#include "practice/tie.h"

enum { COUNTS_FROM = 2 }; /* depth */

const char *kith_cover_word(enum kith_cover cover)
{
	static const char *const words[] = { "gap", "single", "covered" };

	return words[cover];
}

static bool is_archived(const struct kith_book *book, kith_id person)
{
	return kith_book_note(book, person)->flags & KITH_NOTE_ARCHIVED;
}

bool kith_is_in_army(const struct kith_book *book, kith_id person, kith_day today)
{
	if (!kith_is_tie(book, person) || is_archived(book, person))
		return false;
	return kith_is_routine(book, person) || kith_depth_now(book, person, today) >= COUNTS_FROM;
}

/* One person in one pair; or what kith.yaml wants, with nobody. */
struct place {
	struct kith_slice relation, function, relation_key, function_key; /* as written, and folded */
	kith_id person;							  /* KITH_NOBODY: wanted */
	bool inside;
};

struct places {
	const struct kith_book *book;
	struct kith_arena *arena;
	struct place *items; /* the heap's */
	size_t count, capacity;
};

static void add(struct places *places, struct kith_slice relation, struct kith_slice function, kith_id person)
{
	struct place place = { .relation = kith_slice_trim(relation), .function = kith_slice_trim(function) };

	if (!place.relation.len || !place.function.len)
		return;
	place.relation_key = kith_utf8_folded(places->arena, place.relation);
	place.function_key = kith_utf8_folded(places->arena, place.function);
	place.person = person;
	place.inside = kith_id_ok(person) && kith_names_my_org(places->book, person, KITH_F_ORG);
	places->items = kith_grow(places->items, places->count, &places->capacity, sizeof(*places->items));
	places->items[places->count++] = place;
}

static void add_person(struct places *places, kith_id person)
{
	size_t relation_count, function_count;
	const struct kith_book *book = places->book;
	const struct kith_value *relations = kith_book_field(book, person, KITH_F_RELATION, &relation_count);
	const struct kith_value *functions = kith_book_field(book, person, KITH_F_FUNCTION, &function_count);

	for (size_t i = 0; i < relation_count; i++) {
		for (size_t j = 0; j < function_count; j++)
			add(places, kith_text(book, relations[i].text), kith_text(book, functions[j].text),
			    person);
	}
}

static int by_pair(const void *left, const void *right)
{
	const struct place *a = left, *b = right;
	int order = kith_slice_cmp(a->function_key, b->function_key);

	if (!order)
		order = kith_slice_cmp(a->relation_key, b->relation_key);
	if (order)
		return order;
	/* What is wanted goes before the people who are it. */
	if (kith_id_ok(a->person) != kith_id_ok(b->person))
		return kith_id_ok(a->person) ? 1 : -1;
	return (a->person > b->person) - (a->person < b->person);
}

static bool same_pair(const struct place *a, const struct place *b)
{
	return kith_slice_eq(a->function_key, b->function_key) &&
	       kith_slice_eq(a->relation_key, b->relation_key);
}

/* The rank of the places [0, count), which are of one pair. */
static void fill(struct kith_rank *rank, const struct place *places, size_t count, struct kith_arena *arena)
{
	rank->relation = places->relation;
	rank->function = places->function;
	rank->wanted = !kith_id_ok(places->person);
	rank->people = kith_arena_array(arena, count + 1, sizeof(*rank->people));
	for (size_t i = 0; i < count; i++) {
		if (!kith_id_ok(places[i].person) ||
		    (rank->count && rank->people[rank->count - 1] == places[i].person))
			continue;
		rank->people[rank->count++] = places[i].person;
		rank->inside += places[i].inside;
	}
	rank->cover = rank->count == 0 ? KITH_GAP : rank->count == 1 ? KITH_SINGLE : KITH_COVERED;
}

static int by_need(const void *left, const void *right)
{
	const struct kith_rank *a = left, *b = right;
	int order;

	if (a->wanted != b->wanted)
		return a->wanted ? -1 : 1;
	if (a->cover != b->cover)
		return (int)a->cover - (int)b->cover;
	order = kith_slice_cmp(a->function, b->function);
	return order ? order : kith_slice_cmp(a->relation, b->relation);
}

struct kith_rank *kith_army_of(const struct kith_book *book, kith_day today, struct kith_arena *arena,
			       size_t *count)
{
	const struct kith_config *config = kith_book_config(book);
	struct places places = { .book = book, .arena = arena };
	struct kith_rank *ranks;
	size_t end;

	for (size_t i = 0; i < config->army_count; i++)
		add(&places, config->army[i].relation, config->army[i].function, KITH_NOBODY);
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (kith_is_in_army(book, note, today))
			add_person(&places, note);
	}
	if (places.count)
		qsort(places.items, places.count, sizeof(*places.items), by_pair);
	ranks = kith_arena_array(arena, places.count + 1, sizeof(*ranks));
	*count = 0;
	for (size_t start = 0; start < places.count; start = end) {
		for (end = start; end < places.count && same_pair(&places.items[start], &places.items[end]);)
			end++;
		fill(&ranks[(*count)++], &places.items[start], end - start, arena);
	}
	if (*count)
		qsort(ranks, *count, sizeof(*ranks), by_need);
	free(places.items);
	return ranks;
}

static void find_told(const struct kith_book *book, kith_day today, struct kith_soldier *soldier)
{
	const struct kith_entry_row *entry;

	soldier->told = KITH_NO_DAY;
	soldier->told_entry = UINT32_MAX;
	for (size_t at = 0; (entry = kith_about_next(book, soldier->person, &at));) {
		if (entry->day < soldier->told || !kith_entry_is(book, entry, "pitched") ||
		    !kith_entry_happened(entry, today))
			continue;
		soldier->told = entry->day;
		soldier->told_entry = kith_entry_number(book, entry);
	}
}

static void find_doubt(const struct kith_book *book, kith_day today, struct kith_arena *arena,
		       struct kith_soldier *soldier)
{
	struct kith_contacts contacts;

	kith_contacts_of(book, soldier->person, today, arena, &contacts);
	soldier->last = contacts.last_contact;
	if (!kith_book_first(book, soldier->person, KITH_F_DOES).len)
		soldier->doubt = KITH_DOES_UNKNOWN;
	else if (soldier->moved && soldier->last < soldier->move.day)
		soldier->doubt = KITH_DOES_OLD;
}

static int by_side(const void *left, const void *right)
{
	const struct kith_soldier *a = left, *b = right;

	if (a->inside != b->inside)
		return a->inside ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

/* The last move of each note, or NULL. */
static const struct kith_move **last_moves(const struct kith_book *book, struct kith_moves moves,
					   struct kith_arena *arena)
{
	const struct kith_move **last =
		kith_arena_array(arena, kith_book_count(book) + 1, sizeof(const struct kith_move *));

	for (size_t i = 0; i < moves.count; i++)
		last[moves.items[i].person] = &moves.items[i];
	return last;
}

struct kith_soldier *kith_army_people(const struct kith_book *book, kith_day today, struct kith_moves moves,
				      struct kith_arena *arena, size_t *count)
{
	size_t notes = kith_book_count(book);
	struct kith_soldier *people = kith_arena_array(arena, notes + 1, sizeof(*people));
	const struct kith_move **last = last_moves(book, moves, arena);

	*count = 0;
	for (kith_id note = 0; note < notes; note++) {
		struct kith_soldier soldier = { .person = note };

		if (!kith_is_tie(book, note) || is_archived(book, note))
			continue;
		soldier.inside = kith_names_my_org(book, note, KITH_F_ORG);
		soldier.counts = kith_book_first(book, note, KITH_F_RELATION).len &&
				 kith_book_first(book, note, KITH_F_FUNCTION).len &&
				 kith_is_in_army(book, note, today);
		if (!soldier.inside && !soldier.counts)
			continue;
		soldier.moved = last[note] != NULL;
		if (soldier.moved)
			soldier.move = *last[note];
		find_told(book, today, &soldier);
		find_doubt(book, today, arena, &soldier);
		people[(*count)++] = soldier;
	}
	if (*count)
		qsort(people, *count, sizeof(*people), by_side);
	return people;
}

static void add_does(const struct kith_book *book, kith_id person, struct kith_buf *out)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, person, KITH_F_DOES, &count);

	for (size_t i = 0; i < count; i++) {
		if (i)
			kith_buf_cstr(out, ", ");
		kith_buf_slice(out, kith_text(book, values[i].text));
	}
}

/* Where they are now: by the move, else by the note. */
static struct kith_slice org_of(const struct kith_book *book, const struct kith_soldier *soldier)
{
	if (soldier->doubt == KITH_DOES_OLD)
		return soldier->move.to.org;
	return kith_org_name(book, kith_book_first(book, soldier->person, KITH_F_ORG));
}

void kith_soldier_does(const struct kith_book *book, const struct kith_soldier *soldier, struct kith_buf *out)
{
	struct kith_slice org = org_of(book, soldier);

	if (soldier->doubt == KITH_DOES_KNOWN) {
		add_does(book, soldier->person, out);
		return;
	}
	kith_buf_cstr(out, soldier->doubt == KITH_DOES_OLD ? "ask: what do you do now"
							   : "ask: what do you really do");
	if (org.len) {
		kith_buf_cstr(out, " at ");
		kith_buf_slice(out, org);
	}
	kith_buf_byte(out, '?');
	if (soldier->doubt == KITH_DOES_OLD) {
		kith_buf_cstr(out, " (before: ");
		add_does(book, soldier->person, out);
		kith_buf_byte(out, ')');
	}
}
