/* Text as people mean it: validity, folding, slugs, widths, what a terminal is shown, distance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* An invalid byte of each kind, and what lies at the borders. */
static void ill_formed_bytes_are_found_where_they_begin(void **state)
{
	static const struct {
		const char *s;
		size_t at;
	} rows[] = {
		{ "", 0 },
		{ "plain ascii, longer than a word", 31 },
		{ "Jos\xc3\xa9", 5 },
		{ "Jos\xe9", 3 },
		{ "\x80", 0 },
		{ "ab\xc3", 2 },
		{ "\xc0\xaf", 0 },
		{ "\xe0\x80\xaf", 0 },
		{ "\xed\xa0\x80", 0 },
		{ "\xed\x9f\xbf", 3 },
		{ "\xf4\x8f\xbf\xbf", 4 },
		{ "\xf4\x90\x80\x80", 0 },
		{ "\xf5\x80\x80\x80", 0 },
		{ "12345678\xe2\x82\xac"
		  "90\xe2\x82",
		  13 },
		{ "\xef\xbf\xbf", 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(kith_utf8_invalid(kith_slice_cstr(rows[i].s)), rows[i].at);
	assert_int_equal(kith_utf8_invalid(kith_slice_of("a\0b\xff", 4)), 3);
}

static void characters_are_counted_and_bad_bytes_are_one_each(void **state)
{
	static const struct {
		const char *s;
		size_t at, count;
	} rows[] = {
		{ "", 0, 0 },
		{ "abc", 2, 2 },
		{ "abc", 99, 3 },
		{ "\xc3\xa9t\xc3\xa9", 2, 1 },
		{ "\xc3\xa9t", 1, 0 },
		{ "\xff\xfe", 2, 2 },
		{ "\xe4\xb8\xad\xe6\x96\x87", 6, 2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(kith_utf8_count(kith_slice_cstr(rows[i].s), rows[i].at), rows[i].count);
}

static void a_bad_byte_is_read_as_one_replacement(void **state)
{
	struct kith_slice s = KITH_SLICE("a\xe2\x82z\xf0\x9f\x98\x80");
	static const int32_t characters[] = { 'a', 0xfffd, 0xfffd, 'z', 0x1f600, 0xfffd };
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(characters); i++)
		assert_int_equal(kith_utf8_next(s, &at), characters[i]);
	assert_int_equal(at, s.len);
}

static void names_that_people_hold_equal_fold_to_the_same_bytes(void **state)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ "Jos\xc3\xa9", "jose" },
		{ "JOSE\xcc\x81", "jose" },
		{ "\xc3\x85ngstr\xc3\xb6m", "angstrom" },
		{ "Stra\xc3\x9f"
		  "e",
		  "strasse" },
		{ "\xc5\x81ukasz S\xc3\xb8rensen", "lukasz sorensen" },
		{ "\xc4\xb0stanbul", "istanbul" },
		{ "Nguy\xe1\xbb\x85n", "nguyen" },
		{ "\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82",
		  "\xcf\x83\xce\xb9\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83" },
		{ "\xd0\x81\xd0\xbb\xd0\xba\xd0\xb0", "\xd0\xb5\xd0\xbb\xd0\xba\xd0\xb0" },
		{ "\xed\x95\x9c\xea\xb5\xad", "\xed\x95\x9c\xea\xb5\xad" },
		{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xed\x95\x9c" },
		{ "\xd9\x85\xd9\x8e\xd8\xb1\xd9\x8a\xd9\x85", "\xd9\x85\xd8\xb1\xd9\x8a\xd9\x85" },
		{ "\xe2\x84\xaa"
		  "elvin",
		  "kelvin" },
		{ "a\xff"
		  "B",
		  "a\xef\xbf\xbd"
		  "b" },
		{ "\xcc\x81", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_buf_cstr(&buf, "<");
		kith_utf8_fold(kith_slice_cstr(rows[i][0]), &buf);
		assert_string_equal(buf.ptr + 1, rows[i][1]);
		assert_true(kith_utf8_same(kith_slice_cstr(rows[i][0]), kith_slice_cstr(rows[i][1])));
		kith_buf_release(&buf);
	}
}

static void different_names_stay_different(void **state)
{
	static const char *const rows[][2] = {
		{ "ada", "adam" },
		{ "ada", "adb" },
		{ "ada okafor", "adaokafor" },
		/* kana voicing and Devanagari vowels are no accents */
		{ "\xe3\x82\xab", "\xe3\x82\xac" },
		{ "\xe0\xa4\xb0\xe0\xa4\xbe\xe0\xa4\xae", "\xe0\xa4\xb0\xe0\xa4\xae\xe0\xa4\xbe" },
		{ "\xe0\xb8\x81\xe0\xb8\xb8", "\xe0\xb8\x81\xe0\xb8\xb9" },
		{ "jose", "jos\xc3\xa9s" },
		{ "", "a" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_false(kith_utf8_same(kith_slice_cstr(rows[i][0]), kith_slice_cstr(rows[i][1])));
		assert_false(kith_utf8_same(kith_slice_cstr(rows[i][1]), kith_slice_cstr(rows[i][0])));
	}
}

static size_t encode(int32_t character, char *bytes)
{
	if (character < 0x80) {
		bytes[0] = (char)character;
		return 1;
	}
	if (character < 0x800) {
		bytes[0] = (char)(0xc0 | character >> 6);
		bytes[1] = (char)(0x80 | (character & 0x3f));
		return 2;
	}
	if (character < 0x10000) {
		bytes[0] = (char)(0xe0 | character >> 12);
		bytes[1] = (char)(0x80 | (character >> 6 & 0x3f));
		bytes[2] = (char)(0x80 | (character & 0x3f));
		return 3;
	}
	bytes[0] = (char)(0xf0 | character >> 18);
	bytes[1] = (char)(0x80 | (character >> 12 & 0x3f));
	bytes[2] = (char)(0x80 | (character >> 6 & 0x3f));
	bytes[3] = (char)(0x80 | (character & 0x3f));
	return 4;
}

/* Over every character there is, with an ASCII letter before it. */
static void folding_and_nfc_are_done_once_and_for_all(void **state)
{
	void (*const forms[])(struct kith_slice, struct kith_buf *) = { kith_utf8_fold, kith_utf8_nfc };
	struct kith_buf once = KITH_BUF_INIT, twice = KITH_BUF_INIT;

	(void)state;
	for (int32_t c = 1; c < 0x110000; c += c == 0xd7ff ? 0x801 : 1) {
		char bytes[5] = { 'e' };
		struct kith_slice s = { bytes, 1 + encode(c, bytes + 1) };

		assert_int_equal(kith_utf8_invalid(s), s.len);
		for (size_t i = 0; i < COUNT(forms); i++) {
			kith_buf_clear(&once);
			kith_buf_clear(&twice);
			forms[i](s, &once);
			forms[i](kith_buf_view(&once), &twice);
			if (!kith_slice_eq(kith_buf_view(&once), kith_buf_view(&twice)))
				fail_msg("U+%04lX", (unsigned long)c);
		}
	}
	kith_buf_release(&once);
	kith_buf_release(&twice);
}

static void nfc_composes_and_orders_marks(void **state)
{
	static const char *const rows[][2] = {
		{ "Jose\xcc\x81", "Jos\xc3\xa9" },
		{ "q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87" },
		{ "q\xcc\xa3\xcc\x87", "q\xcc\xa3\xcc\x87" },
		{ "\xe2\x84\xab", "\xc3\x85" },
		{ "PLAIN", "PLAIN" },
		{ "\xcc\x87\xcc\xa3", "\xcc\xa3\xcc\x87" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_utf8_nfc(kith_slice_cstr(rows[i][0]), &buf);
		assert_string_equal(buf.ptr, rows[i][1]);
		kith_buf_release(&buf);
	}
}

static void a_million_marks_fold_in_linear_time(void **state)
{
	struct kith_buf hostile = KITH_BUF_INIT, out = KITH_BUF_INIT;
	clock_t start = clock();

	(void)state;
	kith_buf_byte(&hostile, 'a');
	for (int i = 0; i < 250000; i++)
		kith_buf_cstr(&hostile, "\xe3\x82\x99\xe0\xb8\xb8\xe3\x82\x99\xcc\x81");
	kith_utf8_fold(kith_buf_view(&hostile), &out);
	kith_utf8_nfc(kith_buf_view(&hostile), &out);
	assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
	kith_buf_release(&hostile);
	kith_buf_release(&out);
}

static void a_file_name_keeps_the_spelling_of_a_name(void **state)
{
	static const char *const rows[][2] = {
		{ "Ben M\xc3\xbcller", "Ben M\xc3\xbcller" },
		{ "Jose\xcc\x81", "Jos\xc3\xa9" },
		{ "  Dr.  O'Brien\tJr. ", "Dr. O'Brien Jr" },
		{ "../../.ssh/keys", "ssh keys" },
		{ ".git", "git" },
		{ "AC/DC: \"Live\" [#1]?", "AC DC Live 1" },
		{ "NUL", "nul-note" },
		{ "con.", "con-note" },
		{ "soft\xc2\xad"
		  "er",
		  "soft er" },
		{ "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e", "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e" },
		{ "...", "unnamed" },
		{ "\xff", "unnamed" },
		{ "", "unnamed" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_buf_cstr(&buf, "people/");
		kith_utf8_file_name(kith_slice_cstr(rows[i][0]), &buf);
		assert_string_equal(buf.ptr + 7, rows[i][1]);
		kith_buf_release(&buf);
	}
}

static void slugs_are_file_names_everywhere(void **state)
{
	static const char *const rows[][2] = {
		{ "Ada Okafor", "ada-okafor" },
		{ "Jos\xc3\xa9 \xc3\x81lvarez", "jos\xc3\xa9-\xc3\xa1lvarez" },
		{ "Jose\xcc\x81", "jos\xc3\xa9" },
		{ "  Dr. O'Brien -- 2nd ", "dr-o-brien-2nd" },
		{ "\xd0\x90\xd0\xbd\xd0\xbd\xd0\xb0 \xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xb0",
		  "\xd0\xb0\xd0\xbd\xd0\xbd\xd0\xb0-"
		  "\xd0\xb8\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xb0" },
		{ "\xe9\x99\x88\xe4\xbc\x9f", "\xe9\x99\x88\xe4\xbc\x9f" },
		{ "\xd9\x85\xd8\xb1\xd9\x8a\xd9\x85", "\xd9\x85\xd8\xb1\xd9\x8a\xd9\x85" },
		{ "../../.ssh/authorized_keys", "ssh-authorized-keys" },
		{ ".git/hooks/x", "git-hooks-x" },
		{ "git~1", "git-1" },
		{ "-rf", "rf" },
		{ "con", "con-note" },
		{ "NUL.", "nul-note" },
		{ "COM1", "com1-note" },
		{ "com\xc2\xb9", "com\xc2\xb9-note" },
		{ "com10", "com10" },
		{ "console", "console" },
		{ "a:b", "a-b" },
		{ "trailing. ", "trailing" },
		{ "", "unnamed" },
		{ "\xf0\x9f\x98\x80!", "unnamed" },
		{ "\xff\xfe", "unnamed" },
		{ "\xcc\x81"
		  "a",
		  "a" },
		{ "soft\xc2\xad"
		  "hyphen",
		  "softhyphen" },
		{ "\xe2\x80\xae"
		  "abc",
		  "abc" },
		{ "a\nb\tc", "a-b-c" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_buf_cstr(&buf, "people/");
		kith_utf8_slug(kith_slice_cstr(rows[i][0]), &buf);
		assert_string_equal(buf.ptr + 7, rows[i][1]);
		kith_buf_release(&buf);
	}
}

static void long_slugs_are_cut_at_a_character(void **state)
{
	static const char *const units[] = {
		"a", "\xc3\xa9", "\xe9\x99\x88", "\xf0\x90\x90\xa8", "ab ", "a "
	};

	(void)state;
	for (size_t i = 0; i < COUNT(units); i++) {
		struct kith_buf name = KITH_BUF_INIT, slug = KITH_BUF_INIT;

		while (name.len < 5000)
			kith_buf_cstr(&name, units[i]);
		kith_utf8_slug(kith_buf_view(&name), &slug);
		assert_in_range(slug.len, 57, 60);
		assert_int_equal(kith_utf8_invalid(kith_buf_view(&slug)), slug.len);
		assert_true(slug.ptr[slug.len - 1] != '-');
		kith_buf_release(&name);
		kith_buf_release(&slug);
	}
}

static void widths_are_columns_of_a_terminal(void **state)
{
	static const struct {
		const char *s;
		size_t width;
	} rows[] = {
		{ "", 0 },
		{ "abc", 3 },
		{ "\xc3\xa9", 1 },
		{ "e\xcc\x81", 1 },
		{ "\xe9\x99\x88\xe4\xbc\x9f", 4 },
		{ "\xed\x95\x9c", 2 },
		{ "\xff", 1 },
		{ "\xe2\x80\x8b", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(kith_utf8_width(kith_slice_cstr(rows[i].s)), rows[i].width);
}

static void text_is_cut_to_its_columns_with_an_ellipsis(void **state)
{
	static const struct {
		const char *s;
		size_t columns;
		const char *cut;
		size_t used;
	} rows[] = {
		{ "hello", 5, "hello", 5 },
		{ "hello", 4, "hel\xe2\x80\xa6", 4 },
		{ "hello", 1, "\xe2\x80\xa6", 1 },
		{ "hello", 0, "", 0 },
		{ "", 0, "", 0 },
		{ "\xe9\x99\x88\xe4\xbc\x9f", 4, "\xe9\x99\x88\xe4\xbc\x9f", 4 },
		{ "\xe9\x99\x88\xe4\xbc\x9f", 3, "\xe9\x99\x88\xe2\x80\xa6", 3 },
		{ "\xe9\x99\x88\xe4\xbc\x9f", 2, "\xe2\x80\xa6", 1 },
		{ "re\xcc\x81sume\xcc\x81", 6, "re\xcc\x81sume\xcc\x81", 6 },
		{ "re\xcc\x81sume\xcc\x81", 3, "re\xcc\x81\xe2\x80\xa6", 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		assert_int_equal(kith_utf8_cut(kith_slice_cstr(rows[i].s), rows[i].columns, &buf),
				 rows[i].used);
		assert_string_equal(buf.ptr ? buf.ptr : "", rows[i].cut);
		kith_buf_release(&buf);
	}
}

static void what_could_steer_a_terminal_is_shown_instead(void **state)
{
	static const char *const rows[][2] = {
		{ "plain\ttext", "plain\ttext" },
		{ "\x1b]0;title\x07", "^[]0;title^G" },
		{ "a\nb\rc", "a^Jb^Mc" },
		{ "\x7f", "^?" },
		{ "\xc2\x9b"
		  "31m",
		  "<U+009B>31m" },
		{ "\xe2\x80\xae"
		  "evil\xe2\x81\xa9",
		  "<U+202E>evil<U+2069>" },
		{ "a\xe2\x80\x8b"
		  "b\xef\xbb\xbf",
		  "a<U+200B>b<U+FEFF>" },
		{ "\xff\xc3", "\\xff\\xc3" },
		{ "Jos\xc3\xa9 \xe9\x99\x88 \xf0\x9f\x98\x80", "Jos\xc3\xa9 \xe9\x99\x88 \xf0\x9f\x98\x80" },
		{ "\xf3\xa0\x81\x81", "<U+E0041>" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_utf8_visible(kith_slice_cstr(rows[i][0]), &buf);
		assert_string_equal(buf.ptr, rows[i][1]);
		kith_buf_release(&buf);
	}
}

static void distance_counts_edits_and_swaps_up_to_the_limit(void **state)
{
	static const struct {
		const char *a, *b;
		size_t limit, distance;
	} rows[] = {
		{ "", "", 2, 0 },
		{ "", "ab", 2, 2 },
		{ "cadence", "cadnece", 2, 1 },
		{ "cadence", "cadense", 2, 1 },
		{ "kitten", "sitting", 3, 3 },
		{ "kitten", "sitting", 2, 3 },
		{ "kitten", "sitting", 0, 1 },
		{ "abc", "abcdefgh", 2, 3 },
		{ "Jos\xc3\xa9", "JOSE", 1, 0 },
		{ "\xe9\x99\x88\xe4\xbc\x9f", "\xe9\x99\x88", 2, 1 },
		{ "ca", "abc", 5, 3 },
		{ "tier", "tier", 0, 0 },
		{ "a", "b", SIZE_MAX, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_slice a = kith_slice_cstr(rows[i].a), b = kith_slice_cstr(rows[i].b);

		assert_int_equal(kith_utf8_distance(a, b, rows[i].limit), rows[i].distance);
		assert_int_equal(kith_utf8_distance(b, a, rows[i].limit), rows[i].distance);
	}
}

static size_t plain_distance(const char *a, const char *b)
{
	size_t cells[12][12], n = strlen(a), m = strlen(b);

	for (size_t i = 0; i <= n; i++)
		for (size_t j = 0; j <= m; j++) {
			size_t cell = i == 0 ? j : j == 0 ? i : cells[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

			if (i && cell > cells[i - 1][j] + 1)
				cell = cells[i - 1][j] + 1;
			if (j && cell > cells[i][j - 1] + 1)
				cell = cells[i][j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    cell > cells[i - 2][j - 2] + 1)
				cell = cells[i - 2][j - 2] + 1;
			cells[i][j] = cell;
		}
	return cells[n][m];
}

static void distance_agrees_with_the_whole_table(void **state)
{
	(void)state;
	srand(7);
	for (int round = 0; round < 20000; round++) {
		char words[2][9] = { "", "" };
		size_t limit = (size_t)(rand() % 9), plain;

		for (int w = 0; w < 2; w++)
			for (int i = rand() % 9; i > 0; i--)
				words[w][i - 1] = (char)('a' + rand() % 3);
		plain = plain_distance(words[0], words[1]);
		assert_int_equal(
			kith_utf8_distance(kith_slice_cstr(words[0]), kith_slice_cstr(words[1]), limit),
			plain > limit ? limit + 1 : plain);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ill_formed_bytes_are_found_where_they_begin),
		cmocka_unit_test(characters_are_counted_and_bad_bytes_are_one_each),
		cmocka_unit_test(a_bad_byte_is_read_as_one_replacement),
		cmocka_unit_test(names_that_people_hold_equal_fold_to_the_same_bytes),
		cmocka_unit_test(different_names_stay_different),
		cmocka_unit_test(folding_and_nfc_are_done_once_and_for_all),
		cmocka_unit_test(nfc_composes_and_orders_marks),
		cmocka_unit_test(a_million_marks_fold_in_linear_time),
		cmocka_unit_test(a_file_name_keeps_the_spelling_of_a_name),
		cmocka_unit_test(slugs_are_file_names_everywhere),
		cmocka_unit_test(long_slugs_are_cut_at_a_character),
		cmocka_unit_test(widths_are_columns_of_a_terminal),
		cmocka_unit_test(text_is_cut_to_its_columns_with_an_ellipsis),
		cmocka_unit_test(what_could_steer_a_terminal_is_shown_instead),
		cmocka_unit_test(distance_counts_edits_and_swaps_up_to_the_limit),
		cmocka_unit_test(distance_agrees_with_the_whole_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
