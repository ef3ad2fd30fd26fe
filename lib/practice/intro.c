#include "practice/intro.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "practice/about.h"

static const char *const words[] = { "proposed", "agreed", "both", "made", "met", "thanked" };

/* One pair in one entry. */
struct step {
	struct kith_side a, b;
	enum kith_intro_step step;
	bool makes; /* what its kind says: help to each of the two */
	kith_day day;
	uint32_t entry;
};

struct steps {
	const struct kith_book *book;
	kith_id person; /* whose pairs alone are wanted, or KITH_NOBODY */
	struct step *items;
	size_t count, capacity;
};

const char *kith_intro_word(enum kith_intro_step step)
{
	return words[step];
}

enum kith_intro_step kith_intro_find(struct kith_slice word)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (kith_slice_is(word, words[i]))
			return (enum kith_intro_step)i;
	}
	return KITH_INTRO_STEPS;
}

static enum kith_intro_step step_of(struct kith_slice word)
{
	enum kith_intro_step step = kith_intro_find(word);

	return step == KITH_INTRO_STEPS ? KITH_INTRO_MADE : step;
}

static int side_cmp(const struct kith_side *a, const struct kith_side *b)
{
	if (a->note != b->note)
		return a->note < b->note ? -1 : 1;
	return kith_slice_cmp(a->ref, b->ref);
}

static struct kith_side side_of(const struct kith_book *book, const struct kith_clause_row *clause)
{
	struct kith_side side = { KITH_NOBODY, { NULL, 0 } };

	if (kith_id_ok(clause->note))
		side.note = clause->note;
	else
		side.ref = kith_text(book, clause->ref);
	return side;
}

static bool names_me(const struct kith_book *book, const struct kith_clause_row *clause)
{
	return kith_id_ok(clause->note) && clause->note == kith_book_me(book);
}

/* Clauses of the entry by a mask of 1 << word. */
static const struct kith_clause_row *
next_clause(const struct kith_book *book, const struct kith_entry_row *entry, unsigned mask, uint32_t *at)
{
	const struct kith_clause_row *clauses = kith_book_clauses(book);

	for (; *at < entry->clauses.count; ++*at) {
		const struct kith_clause_row *clause = &clauses[entry->clauses.first + *at];

		if ((mask & 1u << clause->word) && !names_me(book, clause)) {
			++*at;
			return clause;
		}
	}
	return NULL;
}

static bool is_wanted(const struct steps *steps, const struct kith_side *a, const struct kith_side *b)
{
	return !kith_id_ok(steps->person) || a->note == steps->person || b->note == steps->person;
}

static void add(struct steps *steps, const struct kith_entry_row *entry, const struct kith_side *a,
		const struct kith_side *b)
{
	int order = side_cmp(a, b);
	struct step *step;

	if (order == 0 || !is_wanted(steps, a, b))
		return;
	steps->items = kith_grow(steps->items, steps->count, &steps->capacity, sizeof(*steps->items));
	step = &steps->items[steps->count++];
	step->a = order < 0 ? *a : *b;
	step->b = order < 0 ? *b : *a;
	step->step = step_of(kith_text(steps->book, entry->word));
	step->makes = kith_book_kind(steps->book, entry->kind)->mine == KITH_POINTS_PAIR;
	step->day = entry->day;
	step->entry = kith_entry_number(steps->book, entry);
}

/* Who is introduced to the others: the note's person, else the first named. */
static bool first_side(const struct kith_book *book, const struct kith_entry_row *entry,
		       struct kith_side *side, uint32_t *others)
{
	kith_id owner = kith_entry_owner(book, entry);
	const struct kith_clause_row *clause;
	uint32_t at = 0;

	*others = 0;
	side->note = owner;
	side->ref = kith_slice_of(NULL, 0);
	if (kith_id_ok(owner))
		return true;
	clause = next_clause(book, entry, 1u << KITH_WITH | 1u << KITH_FROM, &at);
	if (!clause) {
		at = 0;
		clause = next_clause(book, entry, 1u << KITH_TO, &at);
		*others = at;
	}
	if (clause)
		*side = side_of(book, clause);
	return clause;
}

static void add_entry(struct steps *steps, const struct kith_entry_row *entry)
{
	static const struct kith_side nobody = { KITH_NOBODY, { NULL, 0 } };
	const struct kith_clause_row *clause;
	struct kith_side first, other;
	uint32_t others, at, probe = 0;
	unsigned mask = 1u << KITH_TO;
	bool named = false;

	if (!first_side(steps->book, entry, &first, &others))
		return;
	if (!next_clause(steps->book, entry, mask, &probe))
		mask = 1u << KITH_WITH;
	for (at = others; (clause = next_clause(steps->book, entry, mask, &at)); named = true) {
		other = side_of(steps->book, clause);
		add(steps, entry, &first, &other);
	}
	if (!named)
		add(steps, entry, &first, &nobody);
}

static void see_entry(struct steps *steps, const struct kith_entry_row *entry, kith_day today)
{
	if (kith_book_kind(steps->book, entry->kind)->word_class == KITH_WORD_STATE &&
	    kith_entry_happened(entry, today))
		add_entry(steps, entry);
}

static void collect(struct steps *steps, kith_day today)
{
	const struct kith_entry_row *entries = kith_book_entries(steps->book), *entry;
	size_t at = 0;

	if (kith_id_ok(steps->person)) {
		while ((entry = kith_about_next(steps->book, steps->person, &at)))
			see_entry(steps, entry, today);
		return;
	}
	for (size_t i = 0; i < kith_book_count(steps->book); i++) {
		struct kith_range range = kith_book_note(steps->book, (kith_id)i)->entries;

		for (uint32_t j = 0; j < range.count; j++)
			see_entry(steps, &entries[range.first + j], today);
	}
}

static int by_pair(const struct step *a, const struct step *b)
{
	int order = side_cmp(&a->a, &b->a);

	return order ? order : side_cmp(&a->b, &b->b);
}

static int by_step(const void *left, const void *right)
{
	const struct step *a = left, *b = right;
	int order = by_pair(a, b);

	if (order)
		return order;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->step != b->step)
		return a->step < b->step ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

static void fold(const struct kith_book *book, struct kith_intro *intro, const struct step *step)
{
	const struct kith_entry_row *entry = &kith_book_entries(book)[step->entry];

	if (entry->text.len && !entry->is_private &&
	    (intro->reason == UINT32_MAX || step->step == KITH_INTRO_PROPOSED))
		intro->reason = step->entry;
	intro->step = step->step;
	intro->since = step->day;
	intro->entry = step->entry;
	if (step->makes && intro->made == KITH_NO_DAY) {
		intro->made = step->day;
		intro->made_entry = step->entry;
	}
}

struct kith_intro *kith_intros_of(const struct kith_book *book, kith_id person, kith_day today,
				  struct kith_arena *arena, size_t *count)
{
	struct steps steps = { .book = book, .person = person };
	struct kith_intro *intros;

	*count = 0;
	collect(&steps, today);
	if (steps.count)
		qsort(steps.items, steps.count, sizeof(*steps.items), by_step);
	intros = kith_arena_array(arena, steps.count, sizeof(*intros));
	for (size_t i = 0; i < steps.count; i++) {
		const struct step *step = &steps.items[i];

		if (i == 0 || by_pair(step, &steps.items[i - 1]) != 0) {
			intros[*count].a = step->a;
			intros[*count].b = step->b;
			intros[*count].reason = UINT32_MAX;
			intros[(*count)++].made = KITH_NO_DAY;
		}
		fold(book, &intros[*count - 1], step);
	}
	free(steps.items);
	return intros;
}

const struct kith_intro *kith_intro_between(const struct kith_book *book, kith_id a, kith_id b,
					    kith_day today, struct kith_arena *arena)
{
	size_t count;
	const struct kith_intro *intros = kith_intros_of(book, a, today, arena, &count);

	for (size_t i = 0; i < count; i++) {
		if (kith_intro_other(&intros[i], a)->note == b)
			return &intros[i];
	}
	return NULL;
}

enum kith_intro_step kith_intro_next(const struct kith_intro *intro)
{
	return intro ? intro->step + 1 : KITH_INTRO_PROPOSED;
}

bool kith_intro_may(const struct kith_intro *intro, enum kith_intro_step step)
{
	/* The step that must have been taken before; KITH_INTRO_STEPS: any, or none. */
	static const enum kith_intro_step after[] = {
		[KITH_INTRO_PROPOSED] = KITH_INTRO_STEPS, [KITH_INTRO_AGREED] = KITH_INTRO_STEPS,
		[KITH_INTRO_BOTH] = KITH_INTRO_STEPS,	  [KITH_INTRO_MADE] = KITH_INTRO_BOTH,
		[KITH_INTRO_MET] = KITH_INTRO_MADE,	  [KITH_INTRO_THANKED] = KITH_INTRO_MADE,
	};
	bool begins = !intro || intro->step == KITH_INTRO_THANKED;

	if (step >= KITH_INTRO_STEPS)
		return false;
	if (begins)
		return after[step] == KITH_INTRO_STEPS;
	return step > intro->step && (after[step] == KITH_INTRO_STEPS || intro->step >= after[step]);
}

const struct kith_side *kith_intro_other(const struct kith_intro *intro, kith_id person)
{
	return intro->a.note == person ? &intro->b : &intro->a;
}

struct kith_slice kith_side_name(const struct kith_book *book, const struct kith_side *side)
{
	if (kith_id_ok(side->note))
		return kith_book_name(book, side->note);
	return side->ref.len ? side->ref : kith_slice_cstr("somebody");
}
