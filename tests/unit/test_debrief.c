/* Lines of a debrief, and the days that follow from an event. */
#include "notebook.h"

#include "practice/debrief.h"

static const struct {
	const char *line;
	const char *name, *kind, *text, *does, *wants, *offers, *follow_up, *tier;
	const char *why; /* a part of what is wrong, or NULL */
} lines[] = {
	{ "Wei Chen; drinks: the linker; releases; a job; linkers, tea; lend the book; regular", "Wei Chen", "drinks",
	  "the linker", "releases", "a job", "linkers, tea", "lend the book", "regular", NULL },
	{ "Wei", "Wei", "met", "", "", "", "", "", "", NULL },
	{ "  Wei ;  ; ; x ", "Wei", "met", "", "", "x", "", "", "", NULL },
	/* Without a kind all is the text of `met`; a kind may stand alone. */
	{ "Wei; about the linker", "Wei", "met", "about the linker", "", "", "", "", "", NULL },
	{ "Wei; coffee", "Wei", "coffee", "", "", "", "", "", "", NULL },
	{ "Wei; linkers", "Wei", "met", "linkers", "", "", "", "", "", NULL },
	{ "Wei; seen:", "Wei", "seen", "", "", "", "", "", "", NULL },
	/* One word before a colon is meant as a kind, even if it is none; several are not. */
	{ "Wei; coffe: x", "Wei", "coffe", "x", "", "", "", "", "", NULL },
	{ "Wei; on linkers: x", "Wei", "met", "on linkers: x", "", "", "", "", "", NULL },
	{ "Wei; pitched(hiring managers): hm", "Wei", "pitched(hiring managers)", "hm", "", "", "", "", "", NULL },
	{ "Wei; https://wei.example/", "Wei", "met", "https://wei.example/", "", "", "", "", "", NULL },
	{ "Wei;;;;;;;", "Wei", "met", "", "", "", "", "", "", NULL },
	{ "Wei;1;2;3;4;5;6;7", "", "", "", "", "", "", "", "", "seven parts" },
	{ "; coffee: x", "", "", "", "", "", "", "", "", "a name" },
	{ "", "", "", "", "", "", "", "", "", "a name" },
};

static struct kith_arena arena;
static struct kith_kinds kinds;

static void lines_are_read_part_by_part(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(lines); i++) {
		const char *wanted[] = { lines[i].name,	  NULL,		      lines[i].does, lines[i].wants,
					 lines[i].offers, lines[i].follow_up, lines[i].tier };
		struct kith_debrief debrief;
		const char *why = kith_debrief_read(kith_slice_cstr(lines[i].line), &kinds, &debrief);

		if (lines[i].why || why) {
			if (!why || !lines[i].why || !strstr(why, lines[i].why))
				fail_msg("%s: %s", lines[i].line, why ? why : "nothing is wrong");
			continue;
		}
		for (size_t part = 0; part < KITH_DEBRIEF_PARTS; part++)
			if (wanted[part] && !kith_slice_is(debrief.parts[part], wanted[part]))
				fail_msg("%s: part %zu is '%.*s'", lines[i].line, part, KITH_ARG(debrief.parts[part]));
		if (!kith_slice_is(debrief.kind, lines[i].kind) || !kith_slice_is(debrief.text, lines[i].text))
			fail_msg("%s: %.*s, '%.*s'", lines[i].line, KITH_ARG(debrief.kind), KITH_ARG(debrief.text));
	}
}

static void blank_lines_and_comments_hold_nobody(void **state)
{
	(void)state;
	assert_true(kith_debrief_is_blank(kith_slice_cstr("")));
	assert_true(kith_debrief_is_blank(kith_slice_cstr(" \t\r")));
	assert_true(kith_debrief_is_blank(kith_slice_cstr("  # Forth Rust")));
	assert_false(kith_debrief_is_blank(kith_slice_cstr(" Wei")));
	assert_false(kith_debrief_is_blank(kith_slice_cstr(";")));
}

static void whom_i_only_saw_is_no_contact_of_the_event(void **state)
{
	static const struct {
		const char *kind;
		enum kith_field field;
	} cases[] = {
		{ "met", KITH_F_PEOPLE },	   { "drinks", KITH_F_PEOPLE },	     { "gave(small)", KITH_F_PEOPLE },
		{ "seen", KITH_F_ATTENDEES },	   { "learned", KITH_F_ATTENDEES },  { "note", KITH_F_ATTENDEES },
		{ "pitched(all)", KITH_F_PEOPLE }, { "nonsense", KITH_F_ATTENDEES },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		assert_int_equal(kith_debrief_field(&kinds, kith_slice_cstr(cases[i].kind)), cases[i].field);
}

static void what_follows_is_counted_from_the_last_day(void **state)
{
	static const struct notebook_file files[] = {
		{ "events/one.md", "---\ndate: 2026-11-12\n---\n" },
		{ "events/two.md", "---\ndate: 2026-12-30\nend: 2026-12-31\npart: [attendee, speaker]\n---\n" },
	};
	struct notebook notebook;
	kith_id one, two;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	one = notebook_id(&notebook, "events/one");
	two = notebook_id(&notebook, "events/two");
	assert_int_equal(kith_debrief_day(notebook.book, two), kith_day_parse(kith_slice_cstr("2026-12-30")));
	assert_int_equal(kith_debrief_follow_up(notebook.book, one), kith_day_parse(kith_slice_cstr("2026-11-14")));
	assert_int_equal(kith_debrief_follow_up(notebook.book, two), kith_day_parse(kith_slice_cstr("2027-01-02")));
	assert_int_equal(kith_debrief_publish(notebook.book, two), kith_day_parse(kith_slice_cstr("2027-01-07")));
	assert_false(kith_debrief_is_talk(notebook.book, one));
	assert_true(kith_debrief_is_talk(notebook.book, two));
	notebook_remove(&notebook);
}

static int make(void **state)
{
	(void)state;
	kith_kinds_default(&arena, &kinds);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	kith_arena_release(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_read_part_by_part),
		cmocka_unit_test(blank_lines_and_comments_hold_nobody),
		cmocka_unit_test(whom_i_only_saw_is_no_contact_of_the_event),
		cmocka_unit_test(what_follows_is_counted_from_the_last_day),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
