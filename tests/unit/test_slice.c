/* Slices: comparison, search, cutting, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>

#include "base/slice.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int sign(int number)
{
	return (number > 0) - (number < 0);
}

static void slices_sort_by_bytes_and_a_prefix_first(void **state)
{
	static const struct {
		const char *a, *b;
		int order;
	} rows[] = {
		{ "", "", 0 },	     { "", "a", -1 },	{ "a", "a", 0 },    { "a", "b", -1 },
		{ "ab", "a", 1 },    { "a", "ab", -1 }, { "\xff", "a", 1 }, { "B", "a", -1 },
		{ "a/b", "a.b", 1 }, { NULL, "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_slice a = kith_slice_cstr(rows[i].a), b = kith_slice_cstr(rows[i].b);

		assert_int_equal(sign(kith_slice_cmp(a, b)), rows[i].order);
		assert_int_equal(sign(kith_slice_cmp(b, a)), -rows[i].order);
		assert_int_equal(kith_slice_eq(a, b), rows[i].order == 0);
	}
}

static void starts_and_ends_know_every_length(void **state)
{
	static const struct {
		const char *s, *part;
		bool starts, ends;
	} rows[] = {
		{ "", "", true, true },		  { NULL, "", true, true },
		{ "", "a", false, false },	  { "ada.md", "", true, true },
		{ "ada.md", "ada", true, false }, { "ada.md", ".md", false, true },
		{ "ada", "ada", true, true },	  { "ada", "adaa", false, false },
		{ "aba", "a", true, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(kith_slice_starts(kith_slice_cstr(rows[i].s), rows[i].part), rows[i].starts);
		assert_int_equal(kith_slice_ends(kith_slice_cstr(rows[i].s), rows[i].part), rows[i].ends);
	}
}

static void a_part_never_reaches_past_the_end(void **state)
{
	static const struct {
		size_t from, to;
		const char *part;
	} rows[] = {
		{ 0, 5, "hello" }, { 1, 3, "el" }, { 0, 0, "" }, { 5, 5, "" },
		{ 3, 99, "lo" },   { 9, 99, "" },  { 4, 2, "" }, { SIZE_MAX, SIZE_MAX, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_true(kith_slice_is(kith_slice_sub(kith_slice_cstr("hello"), rows[i].from, rows[i].to),
					  rows[i].part));
	assert_int_equal(kith_slice_sub(kith_slice_cstr(NULL), 0, 3).len, 0);
}

static void trim_takes_blanks_at_both_ends_alone(void **state)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ " ", "" },
		{ "a", "a" },
		{ " \t a b\r\n", "a b" },
		{ "a\n", "a" },
		{ "\xc2\xa0"
		  "a",
		  "\xc2\xa0"
		  "a" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_true(kith_slice_is(kith_slice_trim(kith_slice_cstr(rows[i][0])), rows[i][1]));
}

static void search_finds_the_first_at_or_after_a_place(void **state)
{
	static const struct {
		const char *s;
		size_t from;
		const char *needle;
		size_t at;
	} rows[] = {
		{ "a -> b -> c", 0, "->", 2 },
		{ "a -> b -> c", 3, "->", 7 },
		{ "a -> b -> c", 8, "->", SIZE_MAX },
		{ "aab", 0, "ab", 1 },
		{ "", 0, "x", SIZE_MAX },
		{ "", 0, "", 0 },
		{ "abc", 3, "", 3 },
		{ "abc", 4, "", SIZE_MAX },
		{ "ab", 0, "abc", SIZE_MAX },
		{ "aaa", 1, "a", 1 },
		{ "abc", SIZE_MAX, "a", SIZE_MAX },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_slice s = kith_slice_cstr(rows[i].s);

		assert_true(kith_slice_find_text(s, rows[i].from, rows[i].needle) == rows[i].at);
		if (rows[i].needle[0] && !rows[i].needle[1])
			assert_true(kith_slice_find(s, rows[i].from, rows[i].needle[0]) == rows[i].at);
	}
}

static void search_finds_bytes_beyond_nul_and_ascii(void **state)
{
	struct kith_slice s = kith_slice_of("a\0\xff"
					    "b",
					    4);

	(void)state;
	assert_int_equal(kith_slice_find(s, 0, '\0'), 1);
	assert_int_equal(kith_slice_find(s, 0, (char)0xff), 2);
	assert_int_equal(kith_slice_find_text(s, 0,
					      "\xff"
					      "b"),
			 2);
}

static void next_gives_every_part_between_separators(void **state)
{
	static const struct {
		const char *s;
		const char *parts[4];
	} rows[] = {
		{ "", { NULL } },
		{ "a", { "a", NULL } },
		{ "a,b", { "a", "b", NULL } },
		{ "a,,b", { "a", "", "b", NULL } },
		{ ",a", { "", "a", NULL } },
		{ "a,", { "a", NULL } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_slice rest = kith_slice_cstr(rows[i].s), part;
		size_t count = 0;

		while (kith_slice_next(&rest, ',', &part))
			assert_true(kith_slice_is(part, rows[i].parts[count++]));
		assert_null(rows[i].parts[count]);
	}
}

static void cut_says_whether_there_was_a_separator(void **state)
{
	struct kith_slice head, rest;

	(void)state;
	assert_true(kith_slice_cut(kith_slice_cstr("key: a: b"), ':', &head, &rest));
	assert_true(kith_slice_is(head, "key") && kith_slice_is(rest, " a: b"));
	assert_false(kith_slice_cut(kith_slice_cstr("key"), ':', &head, &rest));
	assert_true(kith_slice_is(head, "key") && rest.len == 0);
	assert_true(kith_slice_cut(kith_slice_cstr(":"), ':', &head, &rest));
	assert_true(head.len == 0 && rest.len == 0);
}

static void numbers_are_digits_within_their_limit(void **state)
{
	static const struct {
		const char *s;
		long max;
		bool ok;
		long number;
	} rows[] = {
		{ "0", 0, true, 0 },	      { "1", 0, false, 0 },
		{ "42", 99, true, 42 },	      { "007", 7, true, 7 },
		{ "100", 99, false, 0 },      { "99", 99, true, 99 },
		{ "", 99, false, 0 },	      { "-1", 99, false, 0 },
		{ "+1", 99, false, 0 },	      { "1 ", 99, false, 0 },
		{ "1x", 99, false, 0 },	      { "99999999999999999999999999", LONG_MAX, false, 0 },
		{ "\xd9\xa1", 99, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		long number = 0;

		assert_int_equal(kith_slice_number(kith_slice_cstr(rows[i].s), rows[i].max, &number),
				 rows[i].ok);
		assert_int_equal(number, rows[i].number);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slices_sort_by_bytes_and_a_prefix_first),
		cmocka_unit_test(starts_and_ends_know_every_length),
		cmocka_unit_test(a_part_never_reaches_past_the_end),
		cmocka_unit_test(trim_takes_blanks_at_both_ends_alone),
		cmocka_unit_test(search_finds_the_first_at_or_after_a_place),
		cmocka_unit_test(search_finds_bytes_beyond_nul_and_ascii),
		cmocka_unit_test(next_gives_every_part_between_separators),
		cmocka_unit_test(cut_says_whether_there_was_a_separator),
		cmocka_unit_test(numbers_are_digits_within_their_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
