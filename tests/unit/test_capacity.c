/* The rules are those of kith-practice(7), "Keeping in touch": capacity, spread, triage. Today is
 * 2026-11-20. */
#include "notebook.h"

#include <math.h>

#include "practice/capacity.h"
#include "practice/spread.h"
#include "practice/triage.h"

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

#define TODAY day("2026-11-20")

static kith_id person(const struct notebook *notebook, const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	return notebook_id(notebook, id);
}

static bool near(double a, double b)
{
	return fabs(a - b) < 1e-6;
}

/* inner 14, close 30, regular 90, wide 365 days. 2026-08-22 is 90 days ago, 2026-08-21 91. */
static const struct notebook_file network[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\ncapacity: 1/w\n" },
	{ "people/me.md", "---\ntier: inner\n---\n" },
	{ "people/inner.md", "---\ntier: inner\nesteem: trust\n---\n- 2026-08-21 coffee\n- 2026-08-22 coffee\n- 2026-08-22 call\n"
			     "- 2026-11-20 coffee\n- 2026-11-19 message(out)\n" },
	{ "people/close-a.md", "---\nname: Zoe\ntier: close\n---\n- 2026-11-01 coffee\n" },
	{ "people/close-b.md", "---\nname: anna\ntier: close\n---\n- 2026-11-01 coffee\n" },
	{ "people/snoozed.md", "---\ntier: regular\nsnooze: 2027-01-01\n---\n- 2026-11-01 coffee\n" },
	{ "people/deep.md", "---\ntier: close\ndepth: 2\n---\n- 2026-11-01 coffee\n" },
	{ "people/own.md", "---\ntier: wide\ncadence: 1w\n---\n" },
	{ "people/ambient.md", "---\ntier: ambient\n---\n- 2026-11-10 engaged\n" },
	{ "people/paused.md", "---\ntier: inner\nstatus: paused\n---\n- 2026-11-10 coffee\n" },
	{ "people/archived.md", "---\ntier: inner\nstatus: archived\n---\n" },
	{ "people/routine.md", "---\ntier: inner\nroutine: daily\n---\n- 2026-11-10 coffee\n" },
	{ "people/neither.md", "---\nname: Neither\n---\n- 2026-11-10 coffee\n" },
	{ "people/odd.md", "---\ntier: chums\n---\n" },
	{ "events/dinner.md", "---\ndate: 2026-11-12\npeople: [close-a, neither]\n---\n" },
};

/* Rows of the tiers in the order of kith.yaml: inner, close, regular, wide, ambient, none, all. Made
 * is contact days * 7 / 90: inner 08-22 and 11-20; close Zoe 11-01 and 11-12, anna and deep 11-01. */
static void promises_and_contacts_agree_with_the_calculation_by_hand(void **state)
{
	static const struct {
		size_t tier, people, days;
		double promised;
	} rows[] = {
		{ 0, 1, 2, 0.5 }, { 1, 3, 4, 0.7 }, { 2, 1, 1, 7 / 90.0 }, { 3, 0, 0, 0 }, { 4, 1, 1, 0 },
		{ 5, 1, 0, 1 }, { KITH_TIER_ALL, 7, 8, 0.5 + 0.7 + 7 / 90.0 + 1 },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook notebook;
	struct kith_cost *costs;
	size_t count;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	costs = kith_costs_of(notebook.book, TODAY, &arena, &count);
	assert_int_equal(count, 7);
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_capacity sum = kith_capacity_of(costs, count, rows[i].tier);

		assert_int_equal(sum.people, rows[i].people);
		assert_int_equal(sum.contact_days, rows[i].days);
		assert_true(near(sum.promised, rows[i].promised));
		assert_true(near(sum.made, (double)rows[i].days * 7 / 90));
	}
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

/* No esteem first; then depth 0 (own), 1 by cost and name, 2; the esteemed last, though not deep. */
static void who_is_relaxed_first_is_least_missed(void **state)
{
	static const char *const order[] = { "own", "close-b", "close-a", "snoozed", "ambient", "deep", "inner" };
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook notebook;
	struct kith_cost *costs;
	size_t count;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	costs = kith_costs_of(notebook.book, TODAY, &arena, &count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(costs[i].person, person(&notebook, order[i]));
	/* 2.2778 are promised: without own 1.2778, and without anna 1.0444, without Zoe 0.8111. */
	assert_int_equal(kith_capacity_relax(costs, count, 3), 0);
	assert_int_equal(kith_capacity_relax(costs, count, 0.5 + 0.7 + 7 / 90.0 + 1), 0);
	assert_int_equal(kith_capacity_relax(costs, count, 2), 1);
	assert_int_equal(kith_capacity_relax(costs, count, 1), 3);
	assert_int_equal(kith_capacity_relax(costs, 0, 0), 0);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void turns_are_spread_evenly_over_the_cadence(void **state)
{
	/* Three monthly: today + 1 + 0, 10, 20; three of ten days: 0, 10 / 3, 20 / 3 rounded down. The
	 * one who is late comes first, then who is due, then who is new. */
	static const struct notebook_file files[] = {
		{ "people/due.md", "---\ntier: close\n---\n- 2026-10-20 coffee\n" },
		{ "people/late.md", "---\ntier: close\n---\n- 2026-01-01 coffee\n" },
		{ "people/new.md", "---\ntier: close\n---\n" },
		{ "people/ten-a.md", "---\ncadence: 10d\n---\n" },
		{ "people/ten-b.md", "---\ncadence: 10d\n---\n" },
		{ "people/ten-c.md", "---\ncadence: 10d\n---\n" },
		{ "people/ok.md", "---\ntier: close\n---\n- 2026-11-19 coffee\n" },
		{ "people/soon.md", "---\ntier: close\n---\n- 2026-10-25 coffee\n" },
		{ "people/planned.md", "---\ntier: close\n---\n- [ ] 2026-11-25 coffee\n" },
		{ "people/snoozed.md", "---\ntier: close\nsnooze: 2026-11-21\n---\n" },
		{ "people/paused.md", "---\ntier: close\nstatus: paused\n---\n" },
		{ "people/never.md", "---\ntier: ambient\n---\n" },
		{ "people/neither.md", "---\nname: Neither\n---\n" },
	};
	static const struct {
		const char *id;
		int ahead;
	} rows[] = { { "late", 1 }, { "ten-a", 1 }, { "ten-b", 4 }, { "ten-c", 7 }, { "due", 11 }, { "new", 21 } };
	struct kith_arena arena = KITH_ARENA_INIT;
	kith_id people[NOTEBOOK_LEN(files)];
	struct notebook notebook;
	struct kith_turn *turns;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(files); i++)
		people[i] = (kith_id)i;
	turns = kith_spread_of(notebook.book, people, NOTEBOOK_LEN(files), TODAY, &arena, &count);
	assert_int_equal(count, NOTEBOOK_LEN(rows));
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(turns[i].person, person(&notebook, rows[i].id));
		assert_int_equal(turns[i].day, TODAY + rows[i].ahead);
	}
	kith_spread_of(notebook.book, people, 0, TODAY, &arena, &count);
	assert_int_equal(count, 0);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

/* 300 at 30 days are 10 a day from tomorrow on; the last ones come up on the day one cadence ahead. */
static void many_turns_fill_each_day_alike(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	static kith_id people[300];
	struct notebook notebook;
	struct kith_turn *turns;
	size_t count;
	char path[64];

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (size_t i = 0; i < 300; i++) {
		snprintf(path, sizeof(path), "people/p%zu.md", i);
		notebook_write(&notebook, path, "---\ncadence: 1m\n---\n");
		people[i] = (kith_id)i;
	}
	notebook_open(&notebook, NULL);
	turns = kith_spread_of(notebook.book, people, 300, TODAY, &arena, &count);
	assert_int_equal(count, 300);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(turns[i].day, TODAY + 1 + (int)i / 10);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void who_has_neither_tier_nor_cadence_is_asked_for(void **state)
{
	static const struct {
		const char *id;
		bool asked;
		int depth;
	} rows[] = {
		{ "neither", true, 1 }, { "odd", true, 0 }, { "own", false, 0 },      { "ambient", false, 0 },
		{ "me", false, 0 },	{ "inner", false, 0 }, { "paused", false, 0 }, { "archived", false, 0 },
	};
	struct kith_untiered found[2];
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_untiered row;

		assert_int_equal(kith_untiered_of(notebook.book, person(&notebook, rows[i].id), TODAY, &row),
				 rows[i].asked);
		if (rows[i].asked)
			assert_int_equal(row.depth, rows[i].depth);
	}
	assert_true(kith_untiered_of(notebook.book, person(&notebook, "odd"), TODAY, &found[0]));
	assert_true(kith_untiered_of(notebook.book, person(&notebook, "neither"), TODAY, &found[1]));
	kith_untiered_sort(notebook.book, found, 2);
	assert_int_equal(found[0].person, person(&notebook, "neither"));
	assert_int_equal(found[0].last_contact, day("2026-11-12"));
	notebook_remove(&notebook);
}

static void an_answer_is_a_tier_or_a_cadence(void **state)
{
	static const struct {
		const char *answer;
		enum kith_field field;
		const char *value;
	} rows[] = {
		{ "close", KITH_F_TIER, "close" },  { "CLOSE", KITH_F_TIER, "close" }, { "cl", KITH_F_TIER, "close" },
		{ "i", KITH_F_TIER, "inner" },	    { "w", KITH_F_TIER, "wide" },      { "2w", KITH_F_CADENCE, "2w" },
		{ "monthly", KITH_F_CADENCE, "monthly" }, { "never", KITH_F_CADENCE, "never" },
		{ "x", KITH_FIELD_COUNT, "x" },	    { "", KITH_FIELD_COUNT, "" },      { "closer", KITH_FIELD_COUNT, "closer" },
		{ "0w", KITH_FIELD_COUNT, "0w" },
	};
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_slice value;

		assert_int_equal(kith_triage_answer(kith_book_config(notebook.book), kith_slice_cstr(rows[i].answer), &value),
				 rows[i].field);
		assert_true(kith_slice_is(value, rows[i].value));
	}
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(promises_and_contacts_agree_with_the_calculation_by_hand),
		cmocka_unit_test(who_is_relaxed_first_is_least_missed),
		cmocka_unit_test(turns_are_spread_evenly_over_the_cadence),
		cmocka_unit_test(many_turns_fill_each_day_alike),
		cmocka_unit_test(who_has_neither_tier_nor_cadence_is_asked_for),
		cmocka_unit_test(an_answer_is_a_tier_or_a_cadence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
