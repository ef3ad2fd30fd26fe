/* What is to be done and what is owed: kith-practice(7), "Giving". Today is 2026-11-20. */
#include "notebook.h"

#include "practice/todo.h"

#define TODAY "2026-11-20"

/* A note, and the rows that it alone gives: "n due kind text" with n 0 and due - where there is
 * none, a line each, in the order of the list. */
struct todo_case {
	const char *promise, *path, *note, *rows;
};

/* clang-format off */
static const struct todo_case cases[] = {
	{ "nothing", "people/ada.md", "", "" },
	{ "tasks due today or before, and undated ones last; not those done, cancelled or to come", "people/ada.md",
	  "- [ ] some day\n- [x] done\n- [-] off\n- [ ] send slides due:2026-11-20\n- [ ] late due:2026-11-01\n- [ ] ahead due:2026-11-21\n",
	  "3 2026-11-01 task late\n2 2026-11-20 task send slides\n1 - task some day\n" },
	{ "plans not ticked, from their day on; tasks and plans share their numbers", "people/ada.md",
	  "---\nname: Ada\n---\n- [ ] one\n\n## Log\n- [ ] 2026-11-19 coffee: the usual\n- [ ] 2026-11-20 call\n- [ ] 2026-11-21 lunch\n- [x] 2026-11-18 chat\n- [-] 2026-11-17 chat\n- 2026-11-22 dinner\n\n- [ ] last\n",
	  "2 2026-11-19 plan coffee with Ada: the usual\n3 2026-11-20 plan call with Ada\n1 - task one\n5 - task last\n" },
	{ "a plan of mine with nobody", "people/me.md", "- [ ] 2026-11-19 talk: types\n", "1 2026-11-19 plan talk: types\n" },
	{ "a plan with people of an event", "events/e.md", "- [ ] 2026-11-19 coffee with [[bob]], [[Nobody Yet]]\n",
	  "1 2026-11-19 plan coffee with Bob Li, Nobody Yet\n" },
	{ "requests without an answer, however old", "people/ada.md",
	  "---\nname: Ada\n---\n- 2016-01-01 was-asked(large): a job\n- 2026-11-01 was-asked: b -> yes\n- 2026-11-20 was-asked: c\n- 2026-11-21 was-asked: d\n- [ ] 2026-11-25 was-asked: e\n",
	  "0 2016-01-01 answer answer Ada: a job\n0 2026-11-20 answer answer Ada: c\n" },
	/* Rest of small 14, medium 60, large 365 days; at least 30. 2026-10-21 and 2026-09-21 are 30 and 60 days ago, 2025-11-20 is 365. */
	{ "asks are open while younger than the longer of their rest and 30 days", "people/ada.md",
	  "---\nname: Ada\n---\n- 2026-10-21 asked: thirty\n- 2026-10-22 asked(small): twenty-nine\n- 2026-09-21 asked(medium): sixty\n- 2026-09-22 asked(medium): fifty-nine\n"
	  "- 2025-11-20 asked(large): a year\n- 2025-11-21 asked(large): less\n- 2026-11-01 asked: answered -> no\n- 2026-11-02 asked: given up -> none\n- 2026-11-20 asked: now\n",
	  "0 2025-11-21 outcome outcome of asking Ada: less\n0 2026-09-22 outcome outcome of asking Ada: fifty-nine\n"
	  "0 2026-10-22 outcome outcome of asking Ada: twenty-nine\n0 2026-11-20 outcome outcome of asking Ada: now\n" },
	{ "what is lent and borrowed, until it is returned", "people/ada.md",
	  "---\nname: Ada\n---\n- 2020-01-01 lent: SICP\n- 2026-01-02 borrowed: a drill\n- 2026-01-03 lent: TAPL -> returned 2026-02-01\n",
	  "0 2020-01-01 return get back from Ada: SICP\n0 2026-01-02 return give back to Ada: a drill\n" },
	{ "thanks owed, one row a person, from the first help since the last thanks", "people/ada.md",
	  "---\nname: Ada\n---\n- 2026-01-01 got: a\n- 2026-01-02 thanked\n- 2026-01-03 got(medium): b\n- 2026-01-04 vouched: c\n- 2026-01-05 gave: d\n",
	  "0 2026-01-03 thank thank Ada: b (and 1 more)\n" },
	{ "thanks on the day of the help are for it", "people/ada.md", "- 2026-01-01 got: a\n- 2026-01-01 thanked\n", "" },
	{ "the day before is too early", "people/ada.md", "- 2026-01-02 got\n- 2026-01-01 thanked\n", "0 2026-01-02 thank thank ada: got\n" },
	{ "thanks planned are not yet given", "people/ada.md", "- 2026-01-02 got: a\n- 2026-12-01 thanked\n", "0 2026-01-02 thank thank ada: a\n" },
	{ "help is that of the outcome's day", "people/ada.md",
	  "- 2026-01-01 asked: a reference -> yes 2026-01-09\n- 2026-01-05 thanked: for listening\n- 2026-01-06 offered: a desk\n- 2026-01-06 asked: money -> no\n",
	  "0 2026-01-09 thank thank ada: a reference\n" },
	{ "no thanks for what I gave", "people/ada.md", "- 2026-01-01 gave: a\n- 2026-01-02 introduced to [[bob]]\n- 2026-01-03 vouched-for\n", "" },
	{ "help that others' notes tell", "events/e.md", "- 2026-01-01 got from [[bob]]: a seat\n", "0 2026-01-01 thank thank Bob Li: a seat\n" },
	{ "a lead won through somebody", "leads/l.md", "---\ntitle: A job\nstage: won\nvia: bob\n---\n- 2026-02-01 stage(won)\n",
	  "0 2026-02-01 thank thank Bob Li: A job\n" },
	/* 11-06 + 14 = 11-20. */
	{ "introductions not made for 14 days", "people/ada.md",
	  "---\nname: Ada\n---\n- 2026-11-06 introduced(proposed) to [[bob]]\n- 2026-11-07 introduced(both) to Carl\n",
	  "0 2026-11-20 intro introduce Ada to Bob Li (proposed)\n" },
	{ "the latest step counts", "people/ada.md", "- 2026-11-01 introduced(proposed) to [[bob]]\n- 2026-11-07 introduced(agreed) to [[bob]]\n", "" },
	{ "made is made", "people/ada.md", "- 2026-01-01 introduced(proposed) to [[bob]]\n- 2026-01-02 introduced to [[bob]]\n- 2026-01-03 introduced(met) to [[Carl]]\n", "" },
	{ "groups to review from the day on", "groups/g.md", "---\nname: Rust\nreview: 2026-11-20\nstatus: trial\n---\n", "0 2026-11-20 review decide whether to stay in Rust\n" },
	{ "no review before the day", "groups/g.md", "---\nreview: 2026-11-21\n---\n", "" },
	{ "no review of a group I left", "groups/g.md", "---\nreview: 2026-11-01\nstatus: left\n---\n", "" },
	{ "the next step of a lead is its first open task", "leads/l.md", "---\nstage: talking\n---\n- [x] done\n- [ ] write\n- [ ] call due:2026-11-01\n",
	  "2 2026-11-01 task call\n1 - lead write\n" },
	{ "a next step to come hides none of the tasks", "leads/l.md", "---\nstage: waiting\n---\n- [ ] write due:2026-12-01\n- [ ] call\n", "2 - task call\n" },
	{ "a lead without stage is live", "leads/l.md", "- [ ] write\n", "1 - lead write\n" },
	{ "a lead that is over has no next step", "leads/l.md", "---\nstage: declined\n---\n- [ ] write\n", "1 - task write\n" },
	{ "those to be kept in the picture, once each", "leads/l.md", "---\ntitle: A job\nstage: offer\ninvolve: [bob, bob, me, Somebody Else]\n---\n- 2026-11-01 stage(talking)\n- 2026-11-10 stage(offer): 4 days\n",
	  "0 2026-11-10 tell tell Bob Li of A job: offer\n" },
	{ "what happened last, not what is planned", "leads/l.md", "---\ntitle: A job\ninvolve: bob\n---\n- 2026-11-10 stage(offer)\n- 2026-11-01 stage(talking)\n- [ ] 2026-11-12 stage(won)\n- 2026-11-13 learned: x\n",
	  "0 2026-11-10 tell tell Bob Li of A job: offer\n1 2026-11-12 plan stage(won)\n" },
	{ "of one day the later stage", "leads/l.md", "---\ntitle: A job\ninvolve: bob\n---\n- 2026-11-10 stage(interview)\n- 2026-11-10 stage(offer)\n",
	  "0 2026-11-10 tell tell Bob Li of A job: offer\n" },
	{ "each of those who were not told", "leads/l.md", "---\ntitle: A job\ninvolve: [cat, bob, eve]\n---\n- 2026-11-10 stage(offer)\n- 2026-11-10 told to [[eve]]\n",
	  "0 2026-11-10 tell tell Bob Li of A job: offer\n0 2026-11-10 tell tell cat of A job: offer\n" },
	{ "told on the day", "leads/l.md", "---\ninvolve: bob\n---\n- 2026-11-10 stage(offer)\n- 2026-11-10 told to [[bob]]: all\n", "" },
	{ "told before", "leads/l.md", "---\ntitle: A job\ninvolve: bob\n---\n- 2026-11-10 stage(offer)\n- 2026-11-09 told to [[bob]]: talks\n", "0 2026-11-10 tell tell Bob Li of A job: offer\n" },
	{ "no stage entry on record: undated, until they are told at all", "leads/l.md", "---\nstage: offer\ninvolve: bob\n---\n",
	  "0 - tell tell Bob Li of l: offer\n" },
	{ "archived people only when asked for", "people/ada.md", "---\nstatus: archived\n---\n- [ ] one\n- 2026-01-01 got: x\n", "" },
	{ "of one day by line", "people/ada.md", "---\nname: Ada\n---\n- 2026-01-01 lent: a\n- 2026-01-01 borrowed: b\n- [ ] c due:2026-01-01\n",
	  "0 2026-01-01 return get back from Ada: a\n0 2026-01-01 return give back to Ada: b\n1 2026-01-01 task c\n" },
};
/* clang-format on */

static const struct notebook_file others[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "" },
	{ "people/bob.md", "---\nname: Bob Li\n---\n" },
	{ "people/cat.md", "" },
	{ "people/eve.md", "" },
	{ "events/done.md",
	  "- [x] this\n- [x] that\n- 2020-01-01 learned: much\n- 2020-01-02 learned: more\n" },
};

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static void print_rows(const struct kith_todo *todos, size_t count, struct kith_buf *out)
{
	kith_buf_cstr(out, "");
	for (size_t i = 0; i < count; i++) {
		kith_buf_printf(out, "%u ", todos[i].n);
		if (todos[i].due == KITH_NO_DAY)
			kith_buf_byte(out, '-');
		kith_day_print(todos[i].due, out);
		kith_buf_printf(out, " %s ", todos[i].kind);
		kith_buf_slice(out, todos[i].text);
		kith_buf_byte(out, '\n');
	}
}

static void check(const struct todo_case *expected)
{
	struct notebook notebook;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf rows = KITH_BUF_INIT;
	const struct kith_todo *todos;
	size_t count;

	notebook_make(&notebook, others, NOTEBOOK_LEN(others));
	notebook_write(&notebook, expected->path, expected->note);
	notebook_open(&notebook, NULL);
	todos = kith_todo_list(notebook.book, day(TODAY), false, NULL, NULL, &arena, &count);
	print_rows(todos, count, &rows);
	if (!kith_slice_is(kith_buf_view(&rows), expected->rows))
		fail_msg("%s:\n%.*swanted:\n%s", expected->promise, KITH_ARG(kith_buf_view(&rows)),
			 expected->rows);
	kith_buf_release(&rows);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void rows_are_what_is_open_today(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		check(&cases[i]);
}

static const struct notebook_file several[] = {
	{ "people/ada.md", "---\nname: Ada\n---\n- [ ] a due:2026-12-01\n- [ ] 2026-11-30 coffee\n- "
			   "2026-11-10 introduced(proposed) to [[bob]]\n" },
	{ "people/bob.md", "---\nname: Bob\n---\n- [ ] b due:2026-11-20\n- [ ] b0\n" },
	{ "people/old.md", "---\nname: Old\nstatus: archived\n---\n- [ ] o due:2026-11-20\n" },
	{ "groups/g.md", "---\nname: G\nreview: 2026-12-01\n---\n" },
	{ "people/broken.md", "---\nname: [\n---\n- [ ] nobody reads this\n" },
};

static bool is_old_or_ada(void *context, kith_id note)
{
	const struct kith_book *book = context;
	struct kith_slice name = kith_book_name(book, note);

	return kith_slice_is(name, "Old") || kith_slice_is(name, "Ada");
}

static void list(bool ahead, bool some, const char *expected)
{
	struct notebook notebook;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf rows = KITH_BUF_INIT;
	const struct kith_todo *todos;
	size_t count;

	notebook_make(&notebook, several, NOTEBOOK_LEN(several));
	notebook_open(&notebook, NULL);
	todos = kith_todo_list(notebook.book, day(TODAY), ahead, some ? is_old_or_ada : NULL, notebook.book,
			       &arena, &count);
	print_rows(todos, count, &rows);
	assert_string_equal(rows.ptr, expected);
	kith_buf_release(&rows);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void what_lies_ahead_is_listed_when_asked_for(void **state)
{
	(void)state;
	/* 11-10 + 14 = 11-24; of one day by id: groups before people. */
	list(true, false,
	     "1 2026-11-20 task b\n0 2026-11-24 intro introduce Ada to Bob (proposed)\n2 2026-11-30 plan "
	     "coffee with Ada\n"
	     "0 2026-12-01 review decide whether to stay in G\n1 2026-12-01 task a\n2 - task b0\n");
	list(false, false, "1 2026-11-20 task b\n2 - task b0\n");
}

static void only_notes_that_are_wanted_are_listed(void **state)
{
	(void)state;
	list(false, true, "1 2026-11-20 task o\n");
	list(true, true,
	     "1 2026-11-20 task o\n0 2026-11-24 intro introduce Ada to Bob (proposed)\n2 2026-11-30 plan "
	     "coffee with Ada\n"
	     "1 2026-12-01 task a\n");
}

static void rows_name_what_is_behind_them(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\nname: Ada\n---\n- [ ] one\n- 2026-01-01 got: a tip\n" },
		{ "events/e.md", "- 2026-01-02 got from [[bob]]: a seat\n" },
		{ "people/bob.md", "" },
		{ "people/cat.md", "" },
		{ "leads/l.md",
		  "---\nstage: won\nvia: cat\n---\n- 2026-01-02 stage(offer)\n- 2026-01-03 stage(won)\n" },
	};
	struct notebook notebook;
	struct kith_arena arena = KITH_ARENA_INIT;
	const struct kith_todo *todos;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	todos = kith_todo_list(notebook.book, day(TODAY), false, NULL, NULL, &arena, &count);
	assert_int_equal(count, 4);
	assert_int_equal(todos[0].note, notebook_id(&notebook, "people/ada"));
	assert_int_equal(kith_book_entries(notebook.book)[todos[0].entry].day, day("2026-01-01"));
	assert_int_equal(todos[0].line, 5);
	assert_int_equal(todos[1].note, notebook_id(&notebook, "people/bob"));
	assert_int_equal(todos[1].line, 0); /* the line stands in another note */
	assert_int_equal(todos[2].note, notebook_id(&notebook, "people/cat"));
	assert_int_equal(kith_book_entries(notebook.book)[todos[2].entry].day, day("2026-01-03"));
	assert_int_equal(todos[3].entry, UINT32_MAX);
	assert_int_equal(todos[3].task, kith_book_note(notebook.book, todos[3].note)->tasks.first);
	assert_int_equal(todos[3].line, 4);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_what_is_open_today),
		cmocka_unit_test(what_lies_ahead_is_listed_when_asked_for),
		cmocka_unit_test(only_notes_that_are_wanted_are_listed),
		cmocka_unit_test(rows_name_what_is_behind_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
