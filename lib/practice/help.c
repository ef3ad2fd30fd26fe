#include "practice/help.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/ask.h"
#include "practice/intro.h"
#include "practice/lead.h"
#include "practice/tie.h"

struct helps {
	const struct kith_book *book;
	kith_day today;
	struct kith_help *items;
	size_t count, capacity;
};

static bool counts(const struct kith_help *help, kith_day today)
{
	return help->day != KITH_NO_DAY && help->day <= today && (help->got || help->gave);
}

static void add(struct helps *helps, const struct kith_help *help)
{
	if (!counts(help, helps->today))
		return;
	helps->items = kith_grow(helps->items, helps->count, &helps->capacity, sizeof(*helps->items));
	helps->items[helps->count++] = *help;
}

static int points_of(const struct kith_book *book, enum kith_size size)
{
	return kith_book_config(book)->asks[size].points;
}

/* The size that counts where a rule waits for an outcome; KITH_SIZE_COUNT if it has not come. */
static enum kith_size awaited(const struct kith_book *book, const struct kith_entry_row *entry,
			      enum kith_points_rule rule)
{
	struct kith_slice outcome = kith_text(book, entry->outcome);

	if (kith_slice_is(outcome, rule == KITH_POINTS_USED ? "used" : "yes"))
		return kith_entry_size(book, entry);
	if (rule == KITH_POINTS_ANSWER && kith_slice_is(outcome, "redirected"))
		return KITH_SMALL;
	return KITH_SIZE_COUNT;
}

/* The points of one rule, and the day they count on. */
static int apply(const struct kith_book *book, const struct kith_entry_row *entry, enum kith_points_rule rule,
		 kith_day *day)
{
	enum kith_size size = KITH_SIZE_COUNT;

	*day = entry->day;
	switch (rule) {
	case KITH_POINTS_NOTHING:
	case KITH_POINTS_PAIR:
		break;
	case KITH_POINTS_SIZE:
		size = kith_entry_size(book, entry);
		break;
	case KITH_POINTS_SMALL:
		size = KITH_SMALL;
		break;
	case KITH_POINTS_MEDIUM:
		size = KITH_MEDIUM;
		break;
	case KITH_POINTS_YES:
	case KITH_POINTS_USED:
	case KITH_POINTS_ANSWER:
		size = awaited(book, entry, rule);
		*day = entry->outcome_day;
		break;
	}
	return size == KITH_SIZE_COUNT ? 0 : points_of(book, size);
}

/* Of those whom `introduced-me` is about only the one who made the tie helped. */
static bool helped(const struct kith_book *book, const struct kith_entry_row *entry, kith_id person)
{
	const struct kith_clause_row *clauses = kith_book_clauses(book);
	kith_id owner = kith_entry_owner(book, entry);

	if (!kith_entry_is(book, entry, "introduced-me"))
		return true;
	if (kith_id_ok(owner))
		return owner == person;
	for (uint32_t i = 0; i < entry->clauses.count; i++) {
		const struct kith_clause_row *clause = &clauses[entry->clauses.first + i];

		if (clause->word == KITH_FROM && clause->note == person)
			return true;
	}
	return false;
}

size_t kith_help_in(const struct kith_book *book, const struct kith_entry_row *entry, kith_day today,
		    struct kith_help pieces[2])
{
	const struct kith_kind *kind = kith_book_kind(book, entry->kind);
	struct kith_help got = { .entry = kith_entry_number(book, entry), .lead = KITH_NOBODY };
	struct kith_help gave = got;
	size_t count = 0;

	if (!kith_entry_happened(entry, today))
		return 0;
	got.got = apply(book, entry, kind->they, &got.day);
	gave.gave = apply(book, entry, kind->mine, &gave.day);
	if (counts(&got, today))
		pieces[count++] = got;
	if (counts(&gave, today))
		pieces[count++] = gave;
	return count;
}

static void add_entry(struct helps *helps, const struct kith_entry_row *entry, kith_id person)
{
	struct kith_help pieces[2];
	size_t count = kith_help_in(helps->book, entry, helps->today, pieces);

	for (size_t i = 0; i < count; i++) {
		if (!pieces[i].got || helped(helps->book, entry, person))
			add(helps, &pieces[i]);
	}
}

static void add_intros(struct helps *helps, kith_id person)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;
	const struct kith_intro *intros = kith_intros_of(helps->book, person, helps->today, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		struct kith_help help = { .day = intros[i].made,
					  .gave = points_of(helps->book, KITH_MEDIUM),
					  .entry = intros[i].made_entry,
					  .lead = KITH_NOBODY };

		add(helps, &help);
	}
	kith_arena_release(&arena);
}

static void add_lead(struct helps *helps, kith_id lead)
{
	const struct kith_book *book = helps->book;
	struct kith_range range = kith_book_note(book, lead)->entries;
	const struct kith_entry_row *entries = kith_book_entries(book) + range.first;
	struct kith_help help = { .day = KITH_NO_DAY, .got = points_of(book, KITH_MEDIUM), .lead = lead };
	struct kith_lead state;

	kith_lead_of(book, lead, helps->today, &state);
	if (state.stage != KITH_STAGE_WON)
		return;
	for (uint32_t i = 0; i < range.count; i++) {
		const struct kith_entry_row *entry = &entries[i];

		if (entry->day < help.day || !kith_entry_happened(entry, helps->today) ||
		    !kith_slice_is(kith_text(book, entry->word), "won") ||
		    !kith_entry_is(book, entry, "stage"))
			continue;
		help.day = entry->day;
		help.entry = range.first + i;
	}
	add(helps, &help);
}

static void add_leads(struct helps *helps, kith_id person)
{
	const struct kith_value *value;
	kith_id holder, last = KITH_NOBODY;

	for (size_t at = 0; (value = kith_field_next(helps->book, person, &at, &holder));) {
		if (value->field != KITH_F_VIA || holder == last ||
		    kith_book_note(helps->book, holder)->type != KITH_LEAD)
			continue;
		last = holder;
		add_lead(helps, holder);
	}
}

int kith_help_order(const void *left, const void *right)
{
	const struct kith_help *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	return (a->got < b->got) - (a->got > b->got);
}

struct kith_help *kith_help_of(const struct kith_book *book, kith_id person, kith_day today,
			       struct kith_arena *arena, size_t *count)
{
	struct helps helps = { .book = book, .today = today };
	const struct kith_entry_row *entry;
	struct kith_help *items;
	bool intros = false;

	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		add_entry(&helps, entry, person);
		intros = intros || kith_book_kind(book, entry->kind)->mine == KITH_POINTS_PAIR;
	}
	if (intros)
		add_intros(&helps, person);
	add_leads(&helps, person);
	if (helps.count)
		qsort(helps.items, helps.count, sizeof(*helps.items), kith_help_order);
	items = kith_arena_array(arena, helps.count, sizeof(*items));
	if (helps.count)
		memcpy(items, helps.items, helps.count * sizeof(*items));
	free(helps.items);
	*count = helps.count;
	return items;
}

struct kith_points kith_points_between(const struct kith_book *book, kith_id person, kith_day from,
				       kith_day to)
{
	struct kith_points points = { 0, 0 };
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;
	const struct kith_help *help = kith_help_of(book, person, to, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		points.got += help[i].day >= from ? help[i].got : 0;
		points.gave += help[i].day >= from ? help[i].gave : 0;
	}
	kith_arena_release(&arena);
	return points;
}
