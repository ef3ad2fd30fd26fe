/* Who stands with me: kith-practice(7), "Belonging". Today is 2026-11-20. */
#include "notebook.h"

#include "practice/army.h"

/* By the entries alone. */
static struct kith_soldier *army_people(const struct kith_book *book, kith_day today, struct kith_arena *arena,
					size_t *count)
{
	struct kith_moves moves;

	moves.items = kith_moves_list(book, KITH_NO_DAY, today, NULL, 0, arena, &moves.count);
	return kith_army_people(book, today, moves, arena, count);
}

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

#define ME { "people/me.md", "---\norg: Initech\n---\n" }
#define COMPANY { "groups/initech.md", "---\nname: Initech\nkind: company\n---\n" }

struct counts_case {
	const char *promise, *note;
	bool counts;
};

/* In touch: three contact days, the last at least 90 days after the first. */
static const struct counts_case counted[] = {
	{ "nobody", "", false },
	{ "met once", "- 2026-11-01 coffee\n", false },
	{ "in touch", "- 2026-06-01 coffee\n- 2026-07-01 coffee\n- 2026-08-30 coffee\n", true },
	{ "a day too soon", "- 2026-06-01 coffee\n- 2026-07-01 coffee\n- 2026-08-29 coffee\n", false },
	{ "declared", "---\ndepth: 2\n---\n", true },
	{ "faded: 2025-11-20 is 365 days ago", "---\ndepth: 2\nlast-contact: 2025-11-20\n---\n", false },
	{ "a day before that", "---\ndepth: 2\nlast-contact: 2025-11-21\n---\n", true },
	{ "routine", "---\nroutine: weekly\n---\n", true },
	{ "routine, but set aside", "---\nroutine: weekly\nstatus: paused\n---\n", false },
	{ "archived", "---\ndepth: 3\nstatus: archived\n---\n", false },
};

static void ties_count_at_depth_2_or_routine(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(counted); i++) {
		struct notebook_file files[] = { { "people/ada.md", counted[i].note }, ME };
		struct notebook notebook;

		notebook_make(&notebook, files, 2);
		notebook_open(&notebook, NULL);
		if (kith_is_in_army(notebook.book, notebook_id(&notebook, "people/ada"), day("2026-11-20")) !=
		    counted[i].counts)
			fail_msg("%s", counted[i].promise);
		assert_false(kith_is_in_army(notebook.book, notebook_id(&notebook, "people/me"), day("2026-11-20")));
		notebook_remove(&notebook);
	}
}

static void print_rank(const struct kith_book *book, const struct kith_rank *rank, struct kith_buf *out)
{
	kith_buf_printf(out, "%.*s/%.*s %zu+%zu%s %s", KITH_ARG(rank->relation), KITH_ARG(rank->function), rank->inside,
			rank->count - rank->inside, rank->wanted ? "!" : "", kith_cover_word(rank->cover));
	for (size_t i = 0; i < rank->count; i++)
		kith_buf_printf(out, " %.*s", KITH_ARG(kith_path_name(kith_book_id(book, rank->people[i]))));
	kith_buf_byte(out, '\n');
}

static void relations_by_line_of_work_with_their_gaps(void **state)
{
	static const struct notebook_file files[] = {
		ME,
		COMPANY,
		{ "kith.yaml", "kith: 1\narmy: {sales: [Ally, peer], legal: ally}\n" },
		{ "people/a.md", "---\norg: '[[initech]]'\nrelation: [ally, colleague]\nfunction: sales\ndepth: 2\n---\n" },
		{ "people/b.md", "---\norg: Hooli\nrelation: ALLY\nfunction: [Sales, legal, sales]\nroutine: daily\n---\n" },
		{ "people/c.md", "---\norg: Initech\nrelation: peer\nfunction: sales\ndepth: 1\n---\n" },
		{ "people/d.md", "---\nrelation: friend\ndepth: 3\n---\n" },
		{ "people/e.md", "---\nfunction: legal\ndepth: 3\n---\n" },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_rank *ranks;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	ranks = kith_army_of(notebook.book, day("2026-11-20"), &arena, &count);
	for (size_t i = 0; i < count; i++)
		print_rank(notebook.book, &ranks[i], &text);
	assert_string_equal(text.ptr, "peer/sales 0+0! gap\n"
				      "ally/legal 0+1! single b\n"
				      "Ally/sales 1+1! covered a b\n"
				      "colleague/sales 1+0 single a\n");
	kith_buf_release(&text);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

struct soldier_case {
	const char *promise, *note, *does, *told; /* does NULL: not listed; told "": never */
};

/* clang-format off */
static const struct soldier_case soldiers[] = {
	{ "a stranger is not of it", "---\nrelation: ally\nfunction: legal\ndepth: 1\ndoes: x\n---\n", NULL, "" },
	{ "without a function neither", "---\nrelation: friend\ndepth: 3\ndoes: x\n---\n", NULL, "" },
	{ "everybody in my organization is", "---\norg: Initech\n---\n", "ask: what do you really do at Initech?", "" },
	{ "not the archived", "---\norg: Initech\nstatus: archived\n---\n", NULL, "" },
	{ "what they do", "---\nrelation: ally\nfunction: legal\ndepth: 2\ndoes: [contracts, coffee]\n---\n", "contracts, coffee", "" },
	{ "not known", "---\nrelation: ally\nfunction: legal\ndepth: 2\n---\n", "ask: what do you really do?", "" },
	{ "moved, and no word since", "---\nrelation: ally\nfunction: legal\ndepth: 2\ndoes: contracts\n---\n- 2026-03-01 coffee\n- 2026-03-02 joined: Hooli, counsel\n",
	  "ask: what do you do now at Hooli? (before: contracts)", "" },
	{ "met on the day of the move", "---\nrelation: ally\nfunction: legal\ndepth: 2\ndoes: contracts\n---\n- 2026-03-02 coffee\n- 2026-03-02 joined: Hooli, counsel\n", "contracts", "" },
	{ "met since", "---\nrelation: ally\nfunction: legal\ndepth: 2\ndoes: contracts\n---\n- 2026-03-03 coffee\n- 2026-03-02 joined: Hooli, counsel\n", "contracts", "" },
	{ "a touch of mine tells nothing", "---\nrelation: ally\nfunction: legal\ndepth: 2\ndoes: contracts\n---\n- 2026-03-03 message(out)\n- 2026-03-02 joined: Hooli, counsel\n",
	  "ask: what do you do now at Hooli? (before: contracts)", "" },
	{ "seen anyway is not told", "---\nrelation: ally\nfunction: legal\nroutine: daily\ndoes: contracts\n---\n- 2026-03-02 joined: Hooli, counsel\n",
	  "ask: what do you do now at Hooli? (before: contracts)", "" },
	{ "left, and never met", "---\nrelation: ally\nfunction: legal\ndepth: 2\ndoes: contracts\n---\n- 2026-03-02 left: Hooli\n", "ask: what do you do now? (before: contracts)", "" },
	{ "a move to come is none yet", "---\nrelation: ally\nfunction: legal\ndepth: 2\ndoes: contracts\n---\n- 2026-11-21 joined: Hooli\n", "contracts", "" },
	{ "they heard what I do, the last time counts", "---\norg: Initech\ndoes: x\n---\n- 2026-01-02 pitched(sales)\n- 2026-01-01 pitched\n", "x", "2026-01-02" },
	{ "not yet", "---\norg: Initech\ndoes: x\n---\n- [ ] 2026-01-02 pitched(sales)\n- 2026-11-21 pitched\n", "x", "" },
};
/* clang-format on */

static void each_with_what_they_do_and_whether_they_know_what_i_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(soldiers); i++) {
		struct notebook_file files[] = { { "people/ada.md", soldiers[i].note }, ME, COMPANY };
		struct kith_buf does = KITH_BUF_INIT, told = KITH_BUF_INIT;
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_soldier *people;
		struct notebook notebook;
		size_t count;

		notebook_make(&notebook, files, 3);
		notebook_open(&notebook, NULL);
		people = army_people(notebook.book, day("2026-11-20"), &arena, &count);
		if (count != (soldiers[i].does ? 1 : 0))
			fail_msg("%s", soldiers[i].promise);
		if (count) {
			kith_soldier_does(notebook.book, people, &does);
			kith_day_print(people->told, &told);
			if (strcmp(does.ptr, soldiers[i].does) || strcmp(told.ptr ? told.ptr : "", soldiers[i].told))
				fail_msg("%s: %s, told %s", soldiers[i].promise, does.ptr, told.ptr ? told.ptr : "");
		}
		kith_buf_release(&does);
		kith_buf_release(&told);
		kith_arena_release(&arena);
		notebook_remove(&notebook);
	}
}

static void a_pitch_in_my_own_note_counts_for_those_named(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/me.md", "---\norg: Initech\n---\n- 2026-02-03 pitched(sales) to [[ada]]: twice\n" },
		{ "people/ada.md", "---\norg: Initech\n---\n" },
		{ "people/bob.md", "---\nrelation: ally\nfunction: legal\ndepth: 2\n---\n" },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_soldier *people;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, 3);
	notebook_open(&notebook, NULL);
	people = army_people(notebook.book, day("2026-11-20"), &arena, &count);
	assert_int_equal(count, 2);
	assert_int_equal(people[0].person, notebook_id(&notebook, "people/ada"));
	assert_true(people[0].inside);
	assert_int_equal(people[0].told, day("2026-02-03"));
	assert_false(people[1].inside);
	assert_int_equal(people[1].told, KITH_NO_DAY);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void an_empty_notebook_has_none(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook notebook;
	size_t count = 1;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	notebook_open(&notebook, NULL);
	kith_army_of(notebook.book, 0, &arena, &count);
	assert_int_equal(count, 0);
	army_people(notebook.book, 0, &arena, &count);
	assert_int_equal(count, 0);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ties_count_at_depth_2_or_routine),
		cmocka_unit_test(relations_by_line_of_work_with_their_gaps),
		cmocka_unit_test(each_with_what_they_do_and_whether_they_know_what_i_do),
		cmocka_unit_test(a_pitch_in_my_own_note_counts_for_those_named),
		cmocka_unit_test(an_empty_notebook_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
