/* Days to remember, on the day before, the day and the day after. */
#include "notebook.h"

#include "practice/dates.h"

struct date_case {
	const char *id, *front; /* NULL: the note of an earlier case */
	const char *today;
	const char *birthday; /* "" none */
	int age;
	const char *met;
	int years;
};

/* clang-format off */
static const struct date_case cases[] = {
	{ "full", "birthday: 1990-03-14\n", "2026-03-13", "2026-03-14", 36, "", 0 },
	{ "full", NULL, "2026-03-14", "2026-03-14", 36, "", 0 },  /* the day itself is coming */
	{ "full", NULL, "2026-03-15", "2027-03-14", 37, "", 0 },
	{ "yearless", "birthday: --03-14\n", "2026-03-14", "2026-03-14", -1, "", 0 },
	{ "yearless", NULL, "2026-03-15", "2027-03-14", -1, "", 0 },
	{ "leap", "birthday: 1988-02-29\n", "2026-02-28", "2026-02-28", 38, "", 0 }, /* the 28th in other years */
	{ "leap", NULL, "2026-03-01", "2027-02-28", 39, "", 0 },
	{ "leap", NULL, "2028-02-28", "2028-02-29", 40, "", 0 },
	{ "leap", NULL, "2028-02-29", "2028-02-29", 40, "", 0 },
	{ "leap", NULL, "2028-03-01", "2029-02-28", 41, "", 0 },
	{ "leap-yearless", "birthday: --02-29\n", "2027-12-31", "2028-02-29", -1, "", 0 },
	{ "new-year", "birthday: --01-01\n", "2026-12-31", "2027-01-01", -1, "", 0 },
	{ "met", "met: 2024-11-20\n", "2026-11-19", "", 0, "2026-11-20", 2 },
	{ "met", NULL, "2026-11-20", "", 0, "2026-11-20", 2 },
	{ "met", NULL, "2026-11-21", "", 0, "2027-11-20", 3 },
	{ "met", NULL, "2024-11-20", "", 0, "2025-11-20", 1 }, /* the day of meeting is no anniversary */
	{ "met", NULL, "2024-11-19", "", 0, "", 0 },           /* not met yet */
	{ "met-leap", "met: 2024-02-29\n", "2026-02-27", "", 0, "2026-02-28", 2 },
	{ "both", "birthday: 1990-03-14\nmet: 2020-05-01\n", "2026-04-01", "2027-03-14", 37, "2026-05-01", 6 },
	{ "odd", "birthday: 30 February\nmet: long ago\n", "2026-04-01", "", 0, "", 0 },
	{ "to-come", "birthday: 2030-01-02\n", "2026-04-01", "2027-01-02", -1, "", 0 }, /* no age before birth */
	{ "unborn", "birthday: 2026-12-01\n", "2026-11-20", "2026-12-01", 0, "", 0 },
	{ "none", "tier: close\n", "2026-04-01", "", 0, "", 0 },
	{ "me", "birthday: 1990-03-14\n", "2026-03-14", "", 0, "", 0 },
};
/* clang-format on */

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static void check_row(const struct date_case *expected, const struct kith_date_row *row, const char *kind)
{
	bool birthday = strcmp(kind, "birthday") == 0;

	if (strcmp(row->kind, kind) != 0 || row->date != day(birthday ? expected->birthday : expected->met) ||
	    row->years != (birthday ? expected->age : expected->years))
		fail_msg("%s on %s: %s in %d days, %d years", expected->id, expected->today, row->kind,
			 row->date - day(expected->today), row->years);
	assert_int_equal(row->line, birthday || !*expected->birthday ? 2 : 3);
}

static void coming_days_agree_with_the_calendar(void **state)
{
	struct notebook notebook;
	struct kith_date_row rows[2];

	(void)state;
	notebook_make(&notebook, NULL, 0);
	notebook_write(&notebook, "kith.yaml", "kith: 1\nme: people/me\n");
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		char path[64], text[256];

		snprintf(path, sizeof(path), "people/%s.md", cases[i].id);
		snprintf(text, sizeof(text), "---\n%s---\n", cases[i].front ? cases[i].front : "");
		if (cases[i].front)
			notebook_write(&notebook, path, text);
	}
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		const struct date_case *expected = &cases[i];
		char id[64];
		size_t count, at = 0;

		snprintf(id, sizeof(id), "people/%s", expected->id);
		count = kith_dates_of(notebook.book, notebook_id(&notebook, id), day(expected->today), rows);
		if (count != (size_t)(*expected->birthday != '\0') + (*expected->met != '\0'))
			fail_msg("%s on %s: %zu rows", expected->id, expected->today, count);
		if (*expected->birthday)
			check_row(expected, &rows[at++], "birthday");
		if (*expected->met)
			check_row(expected, &rows[at++], "met");
	}
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(coming_days_agree_with_the_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
