/* Who changed organization or position: kith-practice(7), "Belonging". */
#include "notebook.h"

#include "practice/moves.h"

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

/* One person's entries, and their moves "date from-org/position > to-org/position", a line each. */
struct log_case {
	const char *promise, *entries, *until, *moves;
};

/* clang-format off */
static const struct log_case logs[] = {
	{ "no data", "", "2026-11-20", "" },
	{ "one datum: joined", "- 2026-01-02 joined: Initech, engineer\n", "2026-11-20", "2026-01-02 / > Initech/engineer\n" },
	{ "one datum: left", "- 2026-01-02 left: Initech, engineer\n", "2026-11-20", "2026-01-02 Initech/engineer > /\n" },
	{ "on the day", "- 2026-01-02 joined: Initech\n", "2026-01-02", "2026-01-02 / > Initech/\n" },
	{ "the day before", "- 2026-01-02 joined: Initech\n", "2026-01-01", "" },
	{ "left and joined are one move, on the day of joining", "- 2026-01-31 left: Initech, engineer\n- 2026-03-01 joined: Hooli, lead\n", "2026-11-20",
	  "2026-03-01 Initech/engineer > Hooli/lead\n" },
	{ "between the two they are nowhere", "- 2026-01-31 left: Initech, engineer\n- 2026-03-01 joined: Hooli, lead\n", "2026-02-28", "2026-01-31 Initech/engineer > /\n" },
	{ "on one day, however written", "- 2026-03-01 joined: Hooli\n- 2026-03-01 left: Initech\n", "2026-11-20", "2026-03-01 Initech/ > Hooli/\n" },
	{ "joined without left: from where they were", "- 2025-01-01 joined: Initech, engineer\n- 2026-03-01 joined: Hooli, lead\n", "2026-11-20",
	  "2025-01-01 / > Initech/engineer\n2026-03-01 Initech/engineer > Hooli/lead\n" },
	{ "a promotion", "- 2025-01-01 joined: Initech, engineer\n- 2026-03-01 joined: Initech, lead\n", "2026-11-20",
	  "2025-01-01 / > Initech/engineer\n2026-03-01 Initech/engineer > Initech/lead\n" },
	{ "left without saying what", "- 2025-01-01 joined: Initech, engineer\n- 2026-03-01 left\n", "2026-11-20",
	  "2025-01-01 / > Initech/engineer\n2026-03-01 Initech/engineer > /\n" },
	{ "left after the next was joined is told already", "- 2025-01-01 joined: Initech\n- 2026-03-01 joined: Hooli\n- 2026-04-01 left: Initech\n", "2026-11-20",
	  "2025-01-01 / > Initech/\n2026-03-01 Initech/ > Hooli/\n" },
	{ "an organization with a note goes by its name", "- 2026-01-02 joined: [[acme]], engineer\n", "2026-11-20", "2026-01-02 / > Acme Corp/engineer\n" },
	{ "tags are no title", "- 2026-01-02 joined: Hooli, lead #private\n", "2026-11-20", "2026-01-02 / > Hooli/lead\n" },
	{ "planned and cancelled are none", "- [ ] 2026-01-02 joined: Hooli\n- [-] 2026-01-03 joined: Initech\n", "2026-11-20", "" },
	{ "a title with commas", "- 2026-01-02 joined: Hooli, lead, storage\n", "2026-11-20", "2026-01-02 / > Hooli/lead, storage\n" },
};
/* clang-format on */

static void print(const struct kith_move *move, struct kith_buf *out)
{
	kith_day_print(move->day, out);
	kith_buf_printf(out, " %.*s/%.*s > %.*s/%.*s\n", KITH_ARG(move->from.org), KITH_ARG(move->from.position),
			KITH_ARG(move->to.org), KITH_ARG(move->to.position));
}

static void entries_tell_of_moves(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(logs); i++) {
		struct notebook_file files[] = { { "people/ada.md", logs[i].entries },
						 { "groups/acme.md", "---\nname: Acme Corp\nkind: company\n---\n" } };
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_buf text = KITH_BUF_INIT;
		struct notebook notebook;
		struct kith_move *moves;
		size_t count;

		notebook_make(&notebook, files, 2);
		notebook_open(&notebook, NULL);
		kith_buf_cstr(&text, "");
		moves = kith_moves_of(notebook.book, notebook_id(&notebook, "people/ada"), day(logs[i].until), &arena,
				      &count);
		for (size_t n = 0; n < count; n++)
			print(&moves[n], &text);
		if (strcmp(text.ptr ? text.ptr : "", logs[i].moves) != 0)
			print_error("%s\n", logs[i].promise);
		assert_string_equal(text.ptr ? text.ptr : "", logs[i].moves);
		kith_buf_release(&text);
		kith_arena_release(&arena);
		notebook_remove(&notebook);
	}
}

/* What the history says of Ada, beside one entry: "2026-03-01 joined: Hooli, lead". */
struct written_case {
	const char *promise, *day, *from_org, *from_position, *to_org, *to_position;
	bool listed;
};

static const struct written_case writings[] = {
	{ "a change of organization", "2026-05-01", "Hooli", "lead", "Initech", "lead", true },
	{ "a change of position", "2026-05-01", "Initech", "lead", "Initech", "director", true },
	{ "a blank filled in is no move", "2026-05-01", "", "", "Initech", "lead", false },
	{ "nor is a position found out", "2026-05-01", "Initech", "", "Initech", "lead", false },
	{ "another way to write it", "2026-05-01", "initech", "LEAD", "Initech", "lead", false },
	{ "what an entry tells of", "2026-05-01", "Initech", "lead", "hooli", "Lead", false },
	{ "the entry names no other position", "2026-05-01", "Initech", "lead", "Hooli", "", false },
	{ "another position there is a move of its own", "2026-05-01", "Hooli", "lead", "Hooli", "director", true },
	{ "they are nowhere", "2026-05-01", "Hooli", "lead", "", "", true },
	{ "on the first day", "2026-02-01", "Hooli", "", "Initech", "", true },
	{ "the day before", "2026-01-31", "Hooli", "", "Initech", "", false },
	{ "on the last day", "2026-06-01", "Hooli", "", "Initech", "", true },
	{ "the day after", "2026-06-02", "Hooli", "", "Initech", "", false },
};

static void what_was_written_counts_where_no_entry_tells(void **state)
{
	static const struct notebook_file files[] = { { "people/ada.md", "- 2026-03-01 joined: Hooli, lead\n" },
						      { "people/old.md", "---\nstatus: archived\n---\n- 2026-03-01 joined: Hooli\n" } };
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, files, 2);
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(writings); i++) {
		const struct written_case *item = &writings[i];
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_written written = { .person = notebook_id(&notebook, "people/ada"), .day = day(item->day) };
		struct kith_move *moves;
		size_t count, git = 0;

		written.from = (struct kith_post){ kith_slice_cstr(item->from_org), kith_slice_cstr(item->from_position) };
		written.to = (struct kith_post){ kith_slice_cstr(item->to_org), kith_slice_cstr(item->to_position) };
		moves = kith_moves_list(notebook.book, day("2026-02-01"), day("2026-06-01"), &written, 1, &arena, &count);
		for (size_t n = 0; n < count; n++)
			git += moves[n].entry == UINT32_MAX;
		if (git != item->listed || count - git != 1)
			print_error("%s\n", item->promise);
		assert_int_equal(git, item->listed);
		assert_int_equal(count - git, 1);
		kith_arena_release(&arena);
	}
	notebook_remove(&notebook);
}

static void what_was_taken_back_that_day_is_none(void **state)
{
	static const struct notebook_file files[] = { { "people/ada.md", "" }, { "people/bob.md", "" } };
	struct kith_post a = { KITH_SLICE("A"), KITH_SLICE("") }, b = { KITH_SLICE("B"), KITH_SLICE("") };
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook notebook;
	struct kith_move *moves;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, 2);
	notebook_open(&notebook, NULL);
	struct kith_written written[] = {
		{ 1, day("2026-05-02"), b, a, KITH_SLICE(""), 5 }, /* the next day is another matter */
		{ 1, day("2026-05-01"), a, b, KITH_SLICE(""), 4 },
		{ 0, day("2026-05-01"), b, a, KITH_SLICE(""), 2 },
		{ 0, day("2026-05-01"), a, b, KITH_SLICE(""), 1 },
	};
	moves = kith_moves_list(notebook.book, KITH_NO_DAY, day("2026-11-20"), written, 4, &arena, &count);
	assert_int_equal(count, 2);
	assert_int_equal(moves[0].person, 1);
	assert_int_equal(moves[0].day, day("2026-05-01"));
	assert_int_equal(moves[1].person, 1);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

struct door_case {
	const char *promise, *note;
	bool door;
};

static const struct door_case doors[] = {
	{ "left my present organization", "---\norg: Hooli\n---\n- 2026-01-01 left: Initech\n- 2026-02-01 joined: Hooli\n", true },
	{ "left one that I left too", "---\norg: Hooli\n---\n- 2026-01-01 left: Corran\n- 2026-02-01 joined: Hooli\n", true },
	{ "a former colleague", "---\nrelation: former-colleague\n---\n- 2026-01-01 left: X\n- 2026-02-01 joined: Hooli\n", true },
	{ "a stranger", "---\nrelation: peer\n---\n- 2026-01-01 left: X\n- 2026-02-01 joined: Hooli\n", false },
	{ "came to mine", "---\norg: Initech\nrelation: colleague\n---\n- 2026-01-01 left: Corran\n- 2026-02-01 joined: Initech\n", false },
	{ "rose where they are", "---\nrelation: former-colleague\n---\n- 2026-01-01 left: X, a\n- 2026-02-01 joined: X, b\n", false },
	{ "left, and is nowhere", "---\nrelation: colleague\n---\n- 2026-01-01 left: Initech\n", false },
	{ "nobody knows from where", "---\nrelation: former-colleague\n---\n- 2026-01-01 joined: Hooli\n", false },
};

static void a_former_colleague_elsewhere_is_a_door(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(doors); i++) {
		struct notebook_file files[] = { { "people/ada.md", doors[i].note },
						 { "people/me.md", "---\norg: Initech\n---\n- 2023-01-01 left: Corran, engineer\n" } };
		struct kith_arena arena = KITH_ARENA_INIT;
		struct notebook notebook;
		struct kith_move *moves;
		size_t count;

		notebook_make(&notebook, files, 2);
		notebook_open(&notebook, NULL);
		moves = kith_moves_of(notebook.book, notebook_id(&notebook, "people/ada"), day("2026-11-20"), &arena,
				      &count);
		assert_int_equal(count, 1);
		if (kith_move_is_door(notebook.book, &moves[0]) != doors[i].door)
			fail_msg("%s", doors[i].promise);
		kith_arena_release(&arena);
		notebook_remove(&notebook);
	}
}

/* 2025-05-29 is 540 days before 2026-11-20. */
struct stale_case {
	const char *promise, *note;
	bool stale;
};

/* clang-format off */
static const struct stale_case stales[] = {
	{ "no org", "", false },
	{ "nothing ever confirmed it: it has no age", "---\norg: X\n---\n", false },
	{ "541 days", "---\norg: X\n---\n- 2025-05-28 coffee\n", true },
	{ "540 days", "---\norg: X\n---\n- 2025-05-29 coffee\n", false },
	{ "539 days", "---\norg: X\n---\n- 2025-05-30 coffee\n", false },
	{ "an entry that is no contact", "---\norg: X\n---\n- 2025-05-29 read: her blog\n", false },
	{ "a plan confirms nothing", "---\norg: X\n---\n- 2025-01-01 coffee\n- [ ] 2026-01-01 coffee\n", true },
	{ "seen anyway", "---\norg: X\nroutine: daily\n---\n", false },
	{ "declared", "---\norg: X\nlast-contact: 2025-05-29\n---\n", false },
	{ "met since", "---\norg: X\nmet: 2025-05-29\n---\n", false },
	{ "archived", "---\norg: X\nstatus: archived\n---\n", false },
};
/* clang-format on */

static void an_org_goes_stale_after_540_days(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(stales); i++) {
		struct notebook_file files[] = { { "people/ada.md", stales[i].note } };
		struct notebook notebook;

		notebook_make(&notebook, files, 1);
		notebook_open(&notebook, NULL);
		if (kith_org_is_stale(notebook.book, notebook_id(&notebook, "people/ada"), day("2026-11-20")) !=
		    stales[i].stale)
			fail_msg("%s", stales[i].promise);
		notebook_remove(&notebook);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_tell_of_moves),
		cmocka_unit_test(what_was_written_counts_where_no_entry_tells),
		cmocka_unit_test(what_was_taken_back_that_day_is_none),
		cmocka_unit_test(a_former_colleague_elsewhere_is_a_door),
		cmocka_unit_test(an_org_goes_stale_after_540_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
