#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/manual.h"

static void text_is_safe_in_mdoc(void **state)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{ "plain words", "plain words\n" },
		{ "a back\\slash and --dashes", "a back\\eslash and \\-\\-dashes\n" },
		{ ".Sh at the start", "\\&.Sh at the start\n" },
		{ "'quoted", "\\&'quoted\n" },
		{ "not in `due` now", "not in \\fBdue\\fR now\n" },
		{ "  runs   of  blanks ", "runs of blanks\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct kith_buf out = KITH_BUF_INIT;
		kith_manual_text(kith_slice_cstr(cases[i].text), &out);
		assert_string_equal(out.ptr, cases[i].expected);
		kith_buf_release(&out);
	}
}

static void long_text_is_broken_and_never_into_a_request(void **state)
{
	struct kith_buf out = KITH_BUF_INIT;
	struct kith_slice rest, line;

	(void)state;
	kith_manual_text(
		kith_slice_cstr("eleven .byte eleven .byte eleven .byte eleven .byte eleven .byte eleven "
				".byte eleven .byte eleven .byte eleven .byte eleven .byte eleven .byte"),
		&out);
	rest = kith_buf_view(&out);
	while (kith_slice_next(&rest, '\n', &line)) {
		assert_true(line.len <= 80);
		assert_false(kith_slice_starts(line, "."));
	}
	kith_buf_release(&out);
}

static void each_table_is_a_whole_list(void **state)
{
	static const struct {
		const char *name, *argument, *holds;
	} cases[] = {
		{ "kinds", NULL, ".It Ic coffee\ncontact; " },
		{ "exits", NULL, ".It Ic 75\nbusy" },
		{ "computed", NULL, ".It Ic balance\n" },
		{ "settings", NULL, ".It Ic group\\-budget\n" },
		{ "types", NULL, ".It Ic person\n" },
		{ "fields", "person", "(one of inner, close, regular, wide, ambient)" },
		{ "fields", "lead", ".It Ic stage\n" },
		{ "rows", "due", ".It Ic overdue\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct kith_buf out = KITH_BUF_INIT;
		struct kith_slice table;
		assert_true(kith_manual_table(cases[i].name, cases[i].argument, &out));
		table = kith_buf_view(&out);
		assert_true(kith_slice_starts(table, ".Bl -tag"));
		assert_true(kith_slice_ends(table, "\n.El\n"));
		assert_true(kith_slice_find_text(table, 0, cases[i].holds) != SIZE_MAX);
		kith_buf_release(&out);
	}
}

static void what_is_no_table_adds_nothing(void **state)
{
	static const char *const cases[][2] = {
		{ "fields", "persons" }, { "fields", NULL },  { "rows", "nothing" },
		{ "kinds", "person" },	 { "nothing", NULL },
	};
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_false(kith_manual_table(cases[i][0], cases[i][1], &out));
	assert_int_equal(out.len, 0);
	kith_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_safe_in_mdoc),
		cmocka_unit_test(long_text_is_broken_and_never_into_a_request),
		cmocka_unit_test(each_table_is_a_whole_list),
		cmocka_unit_test(what_is_no_table_adds_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
