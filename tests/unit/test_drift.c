/* The rule is that of kith-practice(7), "Ties": drift is silence longer than twice the rhythm and than
 * 30 days. Today is 2026-11-20; contacts are given by their age in days. */
#include "notebook.h"

#include "base/buf.h"
#include "practice/drift.h"

#define AGES 8

struct drift_case {
	const char *id;
	const char *front, *more; /* keys, and lines of the log besides the coffees */
	int ages[AGES];           /* ended by -1 */
	bool drifts;
	int silence, twice;       /* of the rhythm; 0 without one */
};

/* clang-format off */
static const struct drift_case cases[] = {
	/* Gaps 10, 10, 10: twice the rhythm is 20, so 30 days decide. */
	{ "day-before", "", "", { 30, 40, 50, 60, -1 }, false, 30, 20 },
	{ "day", "", "", { 31, 41, 51, 61, -1 }, true, 31, 20 },
	/* Gaps 20, 20, 20: twice is 40. */
	{ "twice", "", "", { 40, 60, 80, 100, -1 }, false, 40, 40 },
	{ "twice-and-a-day", "", "", { 41, 61, 81, 101, -1 }, true, 41, 40 },
	/* No datum, one, and three contacts: two gaps make no rhythm. */
	{ "nothing", "", "", { -1 }, false, 0, 0 },
	{ "one", "", "", { 300, -1 }, false, 300, 0 },
	{ "three", "", "", { 300, 310, 320, -1 }, false, 300, 0 },
	/* Gaps 10, 30, 20, 40 by age; sorted 10, 20, 30, 40: the mean of 20 and 30, twice it is 50. */
	{ "even", "", "", { 50, 60, 90, 110, 150, -1 }, false, 50, 50 },
	{ "even-and-a-day", "", "", { 51, 61, 91, 111, 151, -1 }, true, 51, 50 },
	/* Gaps 3, 4, 90, 91: 4 + 90 = 94, a rhythm of 47 days. */
	{ "half-days", "", "", { 95, 98, 102, 192, 283, -1 }, true, 95, 94 },
	/* The contact of 730 days ago is the last one of two years: gaps 10, 10, 660. */
	{ "two-years", "", "", { 50, 60, 70, 730, -1 }, true, 50, 20 },
	{ "two-years-and-a-day", "", "", { 50, 60, 70, 731, -1 }, false, 50, 0 },
	/* Two entries of one day are one contact. */
	{ "same-day", "", "", { 50, 50, 60, 70, -1 }, false, 50, 0 },
	/* What is no contact ends no silence and makes no rhythm. */
	{ "unanswered", "", "- 2026-11-15 message(out): hello\n- 2026-11-16 gave: x\n", { 31, 41, 51, 61, -1 }, true, 31, 20 },
	{ "answered", "", "- 2026-11-15 message: hello\n", { 31, 41, 51, 61, -1 }, false, 5, 20 },
	{ "cancelled", "", "- [-] 2026-11-15 coffee\n", { 31, 41, 51, 61, -1 }, true, 31, 20 },
	/* As declared: 2026-11-01 is 19 days ago. */
	{ "declared", "last-contact: 2026-11-01\n", "", { 50, 60, 70, 80, -1 }, false, 19, 20 },

	/* A plan within the cadence, 30 days; the day before, the day, the day after. */
	{ "plan-today", "tier: close\n", "- [ ] 2026-11-20 coffee\n", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	{ "plan-29", "tier: close\n", "- [ ] 2026-12-19 coffee\n", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	{ "plan-30", "tier: close\n", "- [ ] 2026-12-20 coffee\n", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	{ "plan-31", "tier: close\n", "- [ ] 2026-12-21 coffee\n", { 31, 41, 51, 61, -1 }, true, 31, 20 },
	{ "plan-missed", "tier: close\n", "- [ ] 2026-11-19 coffee\n", { 31, 41, 51, 61, -1 }, true, 31, 20 },
	/* Without a cadence any plan ahead. */
	{ "plan-far", "", "- [ ] 2028-01-01 coffee\n", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	{ "plan-never", "tier: ambient\n", "- [ ] 2028-01-01 coffee\n", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	{ "plan-event", "", "", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	/* A date to come that would be no touch is no plan. */
	{ "plan-joined", "", "- 2026-12-01 joined: Initech\n", { 31, 41, 51, 61, -1 }, true, 31, 20 },

	/* On the day of `snooze` they are back. */
	{ "snoozed", "snooze: 2026-11-21\n", "", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	{ "back", "snooze: 2026-11-20\n", "", { 31, 41, 51, 61, -1 }, true, 31, 20 },
	{ "paused", "status: paused\n", "", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	{ "archived", "status: archived\n", "", { 31, 41, 51, 61, -1 }, false, 31, 20 },
	/* Seen anyway: in contact today. */
	{ "routine", "routine: daily\n", "", { 31, 41, 51, 61, -1 }, false, 0, 20 },
};
/* clang-format on */

static const struct notebook_file others[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "---\nname: Robin\n---\n" },
	{ "events/dinner.md", "---\ndate: 2027-03-01\nmeet: plan-event\n---\n" },
};

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static void write_case(const struct notebook *notebook, const struct drift_case *item)
{
	kith_day today = day("2026-11-20");
	struct kith_buf text = KITH_BUF_INIT;
	char path[64];

	kith_buf_printf(&text, "---\n%s---\n\n%s", item->front, item->more);
	for (size_t i = 0; i < AGES && item->ages[i] >= 0; i++) {
		kith_buf_cstr(&text, "- ");
		kith_day_print(today - item->ages[i], &text);
		kith_buf_cstr(&text, " coffee\n");
	}
	snprintf(path, sizeof(path), "people/%s.md", item->id);
	notebook_write(notebook, path, text.ptr);
	kith_buf_release(&text);
}

static kith_id person(const struct notebook *notebook, const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	return notebook_id(notebook, id);
}

static void make(struct notebook *notebook)
{
	notebook_make(notebook, others, NOTEBOOK_LEN(others));
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		write_case(notebook, &cases[i]);
	notebook_open(notebook, NULL);
}

static void silence_and_rhythm_agree_with_the_calculation_by_hand(void **state)
{
	struct notebook notebook;
	size_t wrong = 0;

	(void)state;
	make(&notebook);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_drift drift;
		bool drifts = kith_drift_of(notebook.book, person(&notebook, cases[i].id), day("2026-11-20"), &drift);

		if (drifts == cases[i].drifts && drift.silence == cases[i].silence && drift.rhythm.twice == cases[i].twice)
			continue;
		print_error("%s: %s, silence %d, twice the rhythm %d\n", cases[i].id, drifts ? "drifts" : "does not",
			    drift.silence, drift.rhythm.twice);
		wrong++;
	}
	notebook_remove(&notebook);
	assert_int_equal(wrong, 0);
}

static void i_and_events_do_not_drift(void **state)
{
	struct notebook notebook;
	struct kith_drift drift;

	(void)state;
	make(&notebook);
	assert_false(kith_drift_of(notebook.book, person(&notebook, "me"), day("2026-11-20"), &drift));
	assert_false(kith_drift_of(notebook.book, notebook_id(&notebook, "events/dinner"), day("2026-11-20"), &drift));
	notebook_remove(&notebook);
}

/* Silence 60 of rhythm 10 is 6 times, 80 of 20 is 4; the two of 4 by depth, then name. */
static void the_greatest_silence_over_rhythm_comes_first(void **state)
{
	static const struct drift_case rows[] = {
		{ "b", "", "", { 80, 100, 120, 140, -1 }, true, 0, 0 },
		{ "a", "", "", { 80, 100, 120, 140, -1 }, true, 0, 0 },
		{ "deep", "depth: 3\n", "", { 80, 100, 120, 140, -1 }, true, 0, 0 },
		{ "six", "", "", { 60, 70, 80, 90, -1 }, true, 0, 0 },
	};
	static const char *const order[] = { "six", "deep", "a", "b" };
	struct kith_drift drifts[NOTEBOOK_LEN(rows)];
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++)
		write_case(&notebook, &rows[i]);
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++)
		assert_true(kith_drift_of(notebook.book, (kith_id)i, day("2026-11-20"), &drifts[i]));
	kith_drift_sort(notebook.book, drifts, NOTEBOOK_LEN(rows));
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++)
		assert_int_equal(drifts[i].person, person(&notebook, order[i]));
	kith_drift_sort(notebook.book, drifts, 0);
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(silence_and_rhythm_agree_with_the_calculation_by_hand),
		cmocka_unit_test(i_and_events_do_not_drift),
		cmocka_unit_test(the_greatest_silence_over_rhythm_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
