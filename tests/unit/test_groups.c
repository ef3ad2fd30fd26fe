/* Where I belong: kith-practice(7), "Belonging". Today is 2026-11-20. */
#include "notebook.h"

#include "practice/groups.h"

#define ME "---\nname: Me\nwants: [Rust, staff role]\ninterests: rust\n---\n"
#define MET "---\nname: Ada\ngroups: g\n---\n- 2026-01-02 met\n"

/* Files after the group's own, "path|text" pairs ended by NULL; then what the group's row is:
 * "fit known gave got hours recent marks", "-" for no hours and no marks. */
struct group_case {
	const char *promise, *group, *row;
	const char *files[9];
};

/* clang-format off */
static const struct group_case cases[] = {
	{ "no data", "", "0 0 0 0 - 0 look", { NULL } },
	{ "an interest that is a want, after folding, once", "---\nstatus: member\ninterest: [RUST, rust, bees]\n---\n", "1 0 0 0 - 0 -", { NULL } },
	{ "no interest of mine", "---\nstatus: member\ninterest: bees\n---\n", "0 0 0 0 - 0 no-fit", { NULL } },
	{ "what it is about is not known: nothing to say of its fit", "---\nstatus: member\n---\n", "0 0 0 0 - 0 -", { NULL } },
	{ "a company needs no fit", "---\nkind: company\nstatus: member\ninterest: bees\n---\n", "0 0 0 0 - 0 -", { NULL } },
	/* Review. */
	{ "review: the day before", "---\nstatus: member\nreview: 2026-11-21\n---\n", "0 0 0 0 - 0 -", { NULL } },
	{ "review: the day", "---\nstatus: member\nreview: 2026-11-20\n---\n", "0 0 0 0 - 0 review", { NULL } },
	{ "review: the day after", "---\nstatus: member\nreview: 2026-11-19\n---\n", "0 0 0 0 - 0 review", { NULL } },
	{ "no marks on what I left", "---\nstatus: left\nreview: 2026-11-19\njoined: 2026-01-01\ninterest: bees\n---\n", "0 0 0 0 - 0 -", { NULL } },
	/* Joined unseen: the first visit the day before, on the day, the day after. */
	{ "visited the day before", "---\nstatus: member\njoined: 2026-02-02\n---\n", "0 0 0 0 - 0 -",
	  { "events/e.md", "---\ndate: 2026-02-01\ngroup: g\n---\n", NULL } },
	{ "joined at the first visit", "---\nstatus: member\njoined: 2026-02-02\n---\n", "0 0 0 0 - 0 -",
	  { "events/e.md", "---\ndate: 2026-02-02\ngroup: g\n---\n", NULL } },
	{ "visited the day after", "---\nstatus: member\njoined: 2026-02-02\n---\n", "0 0 0 0 - 0 joined-unseen",
	  { "events/e.md", "---\ndate: 2026-02-03\ngroup: g\n---\n", NULL } },
	{ "never visited", "---\nstatus: member\njoined: 2026-02-02\n---\n", "0 0 0 0 - 0 joined-unseen", { NULL } },
	{ "a skipped event is no visit", "---\nstatus: member\njoined: 2026-02-02\n---\n", "0 0 0 0 - 0 joined-unseen",
	  { "events/e.md", "---\ndate: 2026-02-01\ngroup: g\nstatus: skipped\n---\n", NULL } },
	{ "of several visits the first", "---\nstatus: member\njoined: 2026-02-02\n---\n", "0 0 0 0 - 0 -",
	  { "events/a.md", "---\ndate: 2026-03-01\ngroup: g\n---\n", "events/b.md", "---\ndate: 2026-01-01\ngroup: g\n---\n", NULL } },
	{ "alumni are never unseen", "---\nkind: alumni\njoined: 2018-07-01\n---\n", "0 0 0 0 - 0 -", { NULL } },
	{ "nor is an employer", "---\nkind: company\njoined: 2018-07-01\n---\n", "0 0 0 0 - 0 -", { NULL } },
	{ "looked at, and visited", "---\nstatus: exploring\n---\n", "0 0 0 0 - 0 -", { "events/e.md", "---\ndate: 2026-02-01\ngroup: g\n---\n", NULL } },
	{ "looked at, and only planned", "---\nstatus: exploring\n---\n", "0 0 0 0 - 0 look", { "events/e.md", "---\ndate: 2026-12-01\ngroup: g\n---\n", NULL } },
	/* Hours: 2026-08-22 is 90 days ago. */
	{ "hours of attended events; those of the last 90 days", "---\nstatus: member\n---\n", "0 0 0 0 650 400 -",
	  { "events/a.md", "---\ndate: 2026-08-22\ngroup: g\nhours: 4\n---\n", "events/b.md", "---\ndate: 2026-08-21\ngroup: g\nhours: 2.5\n---\n",
	    "events/c.md", "---\ndate: 2026-12-22\ngroup: g\nhours: 4\n---\n", NULL } },
	{ "an event that says no hours", "---\nstatus: member\n---\n", "0 0 0 0 - 0 -", { "events/a.md", "---\ndate: 2026-08-22\ngroup: g\n---\n", NULL } },
	/* People. */
	{ "a member I met", "---\nstatus: member\n---\n", "0 1 0 0 - 0 -", { "people/ada.md", MET, NULL } },
	{ "one I have not met", "---\nstatus: member\n---\n", "0 0 0 0 - 0 -", { "people/ada.md", "---\ngroups: g\n---\n", NULL } },
	{ "one who is archived", "---\nstatus: member\n---\n", "0 0 0 0 - 0 -", { "people/ada.md", "---\ngroups: g\nstatus: archived\n---\n- 2026-01-02 met\n", NULL } },
	{ "colleagues, by org", "---\nname: Initech\nkind: company\nstatus: member\n---\n", "0 1 0 0 - 0 -", { "people/ada.md", "---\norg: initech\n---\n- 2026-01-02 met\n", NULL } },
	{ "met at its event, no member", "---\nstatus: member\n---\n", "0 1 0 0 - 0 -",
	  { "events/e.md", "---\ndate: 2026-02-01\ngroup: g\npeople: ada\n---\n", "people/ada.md", "---\nname: Ada\n---\n", NULL } },
	/* Help. */
	{ "help with a member met elsewhere is not of the group", "---\nstatus: member\n---\n", "0 1 0 0 - 0 -",
	  { "people/ada.md", MET "- 2026-03-01 got(large): a job\n", NULL } },
	{ "help with somebody met there is", "---\nstatus: member\n---\n", "0 1 1 3 - 0 contribute",
	  { "events/e.md", "---\ndate: 2026-02-01\ngroup: g\npeople: ada\n---\n", "people/ada.md", "---\nname: Ada\n---\n- 2026-03-01 got(medium): advice\n- 2026-03-02 gave: a book\n", NULL } },
	{ "help in its note and in those of its events, each once", "---\nstatus: member\n---\n- 2026-03-01 got: the room\n- 2026-03-02 gave(medium) to [[ada]]: x\n", "0 1 6 1 - 0 -",
	  { "people/ada.md", MET, "events/e.md", "---\ndate: 2026-02-01\ngroup: g\n---\n- 2026-02-01 gave(medium) to [[ada]]: y\n", NULL } },
	{ "help to come is none yet", "---\nstatus: member\n---\n- 2026-11-21 got: the room\n- [ ] 2026-11-01 got: more\n", "0 0 0 0 - 0 -", { NULL } },
	{ "help today", "---\nstatus: member\n---\n- 2026-11-20 got: the room\n", "0 0 0 1 - 0 contribute", { NULL } },
	/* Contribute: until I do something. */
	{ "who gives as much need not", "---\nstatus: member\n---\n- 2026-11-20 got: a\n- 2026-11-20 gave: b\n", "0 0 1 1 - 0 -", { NULL } },
	{ "a contributor need not", "---\nstatus: contributor\n---\n- 2026-11-20 got: a\n", "0 0 0 1 - 0 -", { NULL } },
	{ "who volunteered need not", "---\nstatus: member\n---\n- 2026-11-20 got: a\n- 2026-01-01 volunteer(2h)\n", "0 0 0 1 - 0 -", { NULL } },
	{ "who spoke at its event need not", "---\nstatus: member\n---\n- 2026-11-20 got: a\n", "0 0 0 1 - 0 -",
	  { "events/e.md", "---\ndate: 2026-02-01\ngroup: g\npart: [attendee, speaker]\n---\n", NULL } },
};
/* clang-format on */

static const struct kith_group *group_of(const struct kith_groups *groups, kith_id note)
{
	for (size_t i = 0; i < groups->count; i++)
		if (groups->items[i].group == note)
			return &groups->items[i];
	return NULL;
}

static void print(const struct kith_group *group, struct kith_buf *out)
{
	struct kith_slice words[KITH_GROUP_MARKS];
	size_t count = kith_group_words(group->marks, words);

	kith_buf_printf(out, "%zu %zu %d %d ", group->fit, group->known_count, group->gave, group->got);
	if (group->hours < 0)
		kith_buf_cstr(out, "-");
	else
		kith_buf_printf(out, "%ld", group->hours);
	kith_buf_printf(out, " %ld ", group->recent);
	for (size_t i = 0; i < count; i++)
		kith_buf_printf(out, "%s%.*s", i ? "," : "", KITH_ARG(words[i]));
	if (!count)
		kith_buf_cstr(out, "-");
}

static void each_row_is_what_the_notes_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct notebook_file files[8] = { { "people/me.md", ME }, { "groups/g.md", cases[i].group } };
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_buf row = KITH_BUF_INIT;
		struct kith_groups groups;
		struct notebook notebook;
		size_t count = 2;

		for (size_t n = 0; cases[i].files[n]; n += 2, count++) {
			files[count].path = cases[i].files[n];
			files[count].text = cases[i].files[n + 1];
		}
		notebook_make(&notebook, files, count);
		notebook_open(&notebook, NULL);
		kith_groups_of(notebook.book, kith_day_parse(kith_slice_cstr("2026-11-20")), &arena, &groups);
		print(group_of(&groups, notebook_id(&notebook, "groups/g")), &row);
		if (strcmp(row.ptr, cases[i].row) != 0)
			print_error("%s\n", cases[i].promise);
		assert_string_equal(row.ptr, cases[i].row);
		kith_buf_release(&row);
		kith_arena_release(&arena);
		notebook_remove(&notebook);
	}
}

/* Ids in the order of the report, those over the budget with a *. */
struct budget_case {
	const char *promise, *budget, *order;
	size_t counted;
	long hours;
	bool over;
};

static const struct budget_case budgets[] = {
	{ "within both", "{hours: 4, groups: 3}", "a b c job d left", 3, 400, false },
	{ "one group too many: the least worth goes", "{hours: 4, groups: 2}", "a b c* job d left", 3, 400, true },
	/* a took 6 hours in 90 days, b and c 3 each: four a month. */
	{ "an hour too many", "{hours: 3, groups: 3}", "a b c* job d left", 3, 400, true },
	{ "what is too long for the rest is passed over", "{hours: 1, groups: 3}", "a* b c* job d left", 3, 400, true },
	{ "none at all", "{hours: 0, groups: 0}", "a* b* c* job d left", 3, 400, true },
};

static void the_budget_keeps_the_best(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/me.md", "---\nwants: [x, y]\n---\n" },
		{ "groups/a.md", "---\nstatus: member\ninterest: [x, y]\n---\n" },
		{ "groups/b.md", "---\nstatus: trial\ninterest: x\n---\n- 2026-01-01 gave: z\n" },
		{ "groups/c.md", "---\njoined: 2026-01-01\ninterest: y\n---\n" },
		{ "groups/d.md", "---\nstatus: exploring\ninterest: [x, y]\n---\n" },
		{ "groups/job.md", "---\nstatus: member\nkind: company\n---\n" },
		{ "groups/left.md", "---\nstatus: left\ninterest: [x, y]\n---\n" },
		{ "groups/mere.md", "---\nkind: company\n---\n" },
		{ "events/a.md", "---\ndate: 2026-11-01\ngroup: groups/a\nhours: 6\n---\n" },
		{ "events/b.md", "---\ndate: 2026-11-01\ngroup: groups/b\nhours: 3\n---\n" },
		{ "events/c.md", "---\ndate: 2026-11-01\ngroup: groups/c\nhours: 3\n---\n" },
		{ "events/job.md", "---\ndate: 2026-11-01\ngroup: groups/job\nhours: 300\n---\n" },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(budgets); i++) {
		struct kith_buf text = KITH_BUF_INIT, order = KITH_BUF_INIT;
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_groups groups;
		struct notebook notebook;

		notebook_make(&notebook, files, NOTEBOOK_LEN(files));
		kith_buf_printf(&text, "kith: 1\ngroup-budget: %s\n", budgets[i].budget);
		notebook_write(&notebook, "kith.yaml", text.ptr);
		notebook_open(&notebook, NULL);
		kith_groups_of(notebook.book, kith_day_parse(kith_slice_cstr("2026-11-20")), &arena, &groups);
		for (size_t n = 0; n < groups.count; n++)
			kith_buf_printf(&order, "%s%.*s%s", n ? " " : "",
					KITH_ARG(kith_path_name(kith_book_id(notebook.book, groups.items[n].group))),
					groups.items[n].marks & KITH_GROUP_OVER ? "*" : "");
		if (strcmp(order.ptr, budgets[i].order) != 0)
			print_error("%s\n", budgets[i].promise);
		assert_string_equal(order.ptr, budgets[i].order);
		assert_int_equal(groups.counted, budgets[i].counted);
		assert_int_equal(groups.hours, budgets[i].hours);
		assert_int_equal(groups.over, budgets[i].over);
		kith_buf_release(&text);
		kith_buf_release(&order);
		kith_arena_release(&arena);
		notebook_remove(&notebook);
	}
}

static void an_empty_notebook_has_none(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_groups groups;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	notebook_open(&notebook, NULL);
	kith_groups_of(notebook.book, 0, &arena, &groups);
	assert_int_equal(groups.count, 0);
	assert_false(groups.over);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_row_is_what_the_notes_say),
		cmocka_unit_test(the_budget_keeps_the_best),
		cmocka_unit_test(an_empty_notebook_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
