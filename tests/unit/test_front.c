#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "note/front.h"
#include "note/front_mark.h"

static struct kith_arena arena;
static struct kith_diags diags;

static int release(void **state)
{
	(void)state;
	kith_arena_release(&arena);
	kith_diags_release(&diags);
	return 0;
}

static bool parse(const char *note, struct kith_front *front)
{
	kith_diags_release(&diags);
	return kith_front_parse(kith_slice_cstr(note), kith_slice_cstr("a.md"), &arena, &diags, front);
}

static void assert_slice(struct kith_slice s, const char *expected)
{
	if (!kith_slice_is(s, expected))
		fail_msg("'%.*s' is not '%s'", KITH_ARG(s), expected);
}

static void assert_span(const char *note, struct kith_span span, const char *expected)
{
	assert_true(span.start <= span.end && span.end <= kith_slice_cstr(note).len);
	assert_slice(kith_slice_of(note + span.start, span.end - span.start), expected);
}

/* The first diagnostic, as printed. */
static void assert_told(const char *note, const char *expected)
{
	struct kith_buf text = KITH_BUF_INIT;

	if (diags.count == 0)
		fail_msg("nothing said of\n%s", note);
	kith_diag_print(&diags.items[0], &text);
	if (!strstr(text.ptr, expected))
		fail_msg("'%s' is not in '%s'", expected, text.ptr);
	kith_buf_release(&text);
}

/* One key `k`, its shape, the bytes of its value and its lines, and its items joined by |. */
struct value_case {
	const char *note;
	enum kith_shape shape;
	const char *value, *lines, *items;
};

static void values_are_read_with_the_bytes_they_stand_in(void **state)
{
	static const struct value_case cases[] = {
		{ "---\nk: a b # c\n---\n", KITH_SCALAR, "a b", "k: a b # c\n", "a b" },
		{ "---\nk: 'it''s' # c\n---\n", KITH_SCALAR, "'it''s'", "k: 'it''s' # c\n", "it's" },
		{ "---\nk: \"a\\u263a\"\n---\n", KITH_SCALAR, "\"a\\u263a\"", "k: \"a\\u263a\"\n", "a☺" },
		{ "---\nk:\n---\n", KITH_EMPTY, "", "k:\n", "" },
		{ "---\nk:   # c\n---\n", KITH_EMPTY, "", "k:   # c\n", "" },
		{ "---\nk:\n# c\nl: 1\n---\n", KITH_EMPTY, "", "k:\n", "" },
		{ "---\nk: ~\n---\n", KITH_EMPTY, "~", "k: ~\n", "" },
		{ "---\nk: null\n---\n", KITH_EMPTY, "null", "k: null\n", "" },
		{ "---\nk: Null\n---\n", KITH_SCALAR, "Null", "k: Null\n", "Null" },
		{ "---\nk: \"\"\n---\n", KITH_SCALAR, "\"\"", "k: \"\"\n", "" },
		{ "---\nk: NO\n---\n", KITH_SCALAR, "NO", "k: NO\n", "NO" },
		{ "---\nk: 12:30\n---\n", KITH_SCALAR, "12:30", "k: 12:30\n", "12:30" },
		{ "---\nk: 0123\n---\n", KITH_SCALAR, "0123", "k: 0123\n", "0123" },
		{ "---\nk: 1.10\n---\n", KITH_SCALAR, "1.10", "k: 1.10\n", "1.10" },
		{ "---\nk: a\n  b\n# c\nl: 1\n---\n", KITH_SCALAR, "a\n  b", "k: a\n  b\n", "a b" },
		{ "---\nk: |\n  a\n  # text\n\n# c\n  # d\nl: 1\n---\n", KITH_SCALAR, "|\n  a\n  # text",
		  "k: |\n  a\n  # text\n", "a\n# text\n" },
		{ "---\nk: |+\n  a\n\n\nl: 1\n---\n", KITH_SCALAR, "|+\n  a\n\n", "k: |+\n  a\n\n\n",
		  "a\n\n\n" },
		{ "---\nk: >-\n  a\n  b\n\n\n---\n", KITH_SCALAR, ">-\n  a\n  b", "k: >-\n  a\n  b\n",
		  "a b" },
		{ "---\r\nk: |\r\n  a\r\n\r\n# c\r\nl: 1\r\n---\r\n", KITH_SCALAR, "|\r\n  a",
		  "k: |\r\n  a\r\n", "a\n" },
		{ "---\nk: [a, \"b, c\", 'd'] # x\n---\n", KITH_FLOW_LIST, "[a, \"b, c\", 'd']",
		  "k: [a, \"b, c\", 'd'] # x\n", "a|b, c|d" },
		{ "---\nk: [\n  a, # x\n  b,\n]\n---\n", KITH_FLOW_LIST, "[\n  a, # x\n  b,\n]",
		  "k: [\n  a, # x\n  b,\n]\n", "a|b" },
		{ "---\nk: []\n---\n", KITH_FLOW_LIST, "[]", "k: []\n", "" },
		{ "---\nk:\n- a\n# x\n- b # y\n# z\nl: 1\n---\n", KITH_BLOCK_LIST, "- a\n# x\n- b",
		  "k:\n- a\n# x\n- b # y\n", "a|b" },
		{ "---\nk:\n  - a\n  -\n  - b\n\nl: 1\n---\n", KITH_BLOCK_LIST, "- a\n  -\n  - b",
		  "k:\n  - a\n  -\n  - b\n", "a|b" },
		{ "---\nk: [[Ada]]\n---\n", KITH_SCALAR, "[[Ada]]", "k: [[Ada]]\n", "[[Ada]]" },
		{ "---\nk: [[Okafor, Ada]]\n---\n", KITH_SCALAR, "[[Okafor, Ada]]", "k: [[Okafor, Ada]]\n",
		  "[[Okafor, Ada]]" },
		{ "---\nk: [[[a]], [[b|B]], c]\n---\n", KITH_FLOW_LIST, "[[[a]], [[b|B]], c]",
		  "k: [[[a]], [[b|B]], c]\n", "[[a]]|[[b|B]]|c" },
		{ "---\nk:\n- [[a]]\n- \"[[b]]\"\n---\n", KITH_BLOCK_LIST, "- [[a]]\n- \"[[b]]\"",
		  "k:\n- [[a]]\n- \"[[b]]\"\n", "[[a]]|[[b]]" },
		{ "---\nk: [[a], [b, c]]\n---\n", KITH_FLOW_LIST, "[[a], [b, c]]", "k: [[a], [b, c]]\n",
		  "a|b|c" },
		{ "---\n{k}\n---\n", KITH_EMPTY, "", "{k}\n", "" },
		{ "---\n? k\nl: 1\n---\n", KITH_EMPTY, "", "? k\n", "" },
		{ "---\nk: {a: b}\n---\n", KITH_MAP, "{a: b}", "k: {a: b}\n", "b" },
		{ "---\nk:\n- a: b\n---\n", KITH_MAP, "- a: b", "k:\n- a: b\n", "b" },
		{ "\xef\xbb\xbf\n \n---\nk: é\n---\n", KITH_SCALAR, "é", "k: é\n", "é" },
		{ "---\nœuvre: ß\nk: ü # ö\n---", KITH_SCALAR, "ü", "k: ü # ö\n", "ü" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct value_case *c = &cases[i];
		struct kith_buf items = KITH_BUF_INIT;
		struct kith_front front;
		const struct kith_key *key;

		kith_buf_cstr(&items, "");
		if (!parse(c->note, &front))
			assert_told(c->note, "readable");
		key = kith_front_get(&front, kith_slice_cstr("k"));
		assert_non_null(key);
		for (size_t n = 0; n < key->count; n++) {
			kith_buf_cstr(&items, n ? "|" : "");
			kith_buf_slice(&items, key->items[n].text);
		}
		assert_int_equal(key->shape, c->shape);
		assert_span(c->note, key->value_span, c->value);
		assert_span(c->note, key->lines, c->lines);
		assert_slice(kith_buf_view(&items), c->items);
		kith_buf_release(&items);
	}
}

static void items_know_their_line_column_style_and_path(void **state)
{
	static const char note[] = "---\nname: x\nperson:\n  title: Dr\n  langs: ['é', \"b\"]\n---\n";
	struct kith_front front;
	const struct kith_key *key;

	(void)state;
	assert_true(parse(note, &front));
	key = kith_front_get(&front, kith_slice_cstr("person"));
	assert_int_equal(key->line, 3);
	assert_int_equal(key->count, 3);
	assert_slice(key->items[0].path, "title");
	assert_slice(key->items[2].path, "langs");
	assert_int_equal(key->items[2].line, 5);
	assert_int_equal(key->items[2].column, 16);
	assert_int_equal(key->items[1].style, KITH_SINGLE_QUOTED);
	assert_int_equal(key->items[2].style, KITH_DOUBLE_QUOTED);
	assert_span(note, key->items[1].span, "'é'");
}

static void front_matter_begins_and_ends_with_its_fences(void **state)
{
	struct kith_front front;

	(void)state;
	assert_true(parse("# Ada\n---\na: 1\n---\n", &front));
	assert_false(front.present);
	assert_true(parse("", &front));
	assert_false(front.present);
	assert_true(parse(" ---\na: 1\n---\n", &front));
	assert_false(front.present);
	assert_true(parse("---\n---\nx", &front));
	assert_true(front.present && front.count == 0);
	assert_true(parse("---\n# only a comment\n---\n", &front));
	assert_true(front.present && front.count == 0);
	assert_true(parse("---  \na: 1\n---\t\r\nx", &front));
	assert_int_equal(front.fences.end, 17);
	assert_string_equal(front.newline, "\n");
	assert_true(parse("---\r\na: 1\r\n---", &front));
	assert_string_equal(front.newline, "\r\n");
	assert_int_equal(front.fences.end, 14);
	assert_true(parse("---\na: ---b\nc: x\n ---\n---\n", &front));
	assert_int_equal(front.count, 2);
}

struct fault_case {
	const char *note, *told;
};

static void what_cannot_be_read_is_told_with_its_place_and_what_would_be_right(void **state)
{
	static const struct fault_case cases[] = {
		{ "---\na: 1\n", "a.md:1:1: front matter begins here and never ends" },
		{ "\n\n---\na: 1\n...\n", "a.md:3:1: front matter begins here and never ends" },
		{ "---\na: 1\n...\nb: 2\n---\n", "`...` does not end front matter" },
		{ "---\na: 1\n--- b\nc: 2\n---\n", "a second YAML document" },
		{ "---\nk: [[a]], [[b]]\n---\n", "a.md:2:9: references need quotes here: \"[[name]]\"" },
		{ "---\né: a: b\n---\n", "a.md:2:5: a colon and a space inside a value" },
		{ "---\nk: @x\n---\n",
		  "a.md:2:4: a value cannot begin with this character: put the value in quotes" },
		{ "---\nk: \t@x\n---\n",
		  "a.md:2:5: a value cannot begin with this character: put the value in quotes" },
		{ "---\nk:\n\t- x\n---\n", "a.md:3:1: a tab does not indent" },
		{ "---\nk: x\n\tl: 1\n---\n", "a.md:3:" },
		{ "---\nk: \"x\nl: 1\n---\n", "a.md:2:4: a quote that is opened here is never closed" },
		{ "---\nk: [a\nl: 1\n---\n", "a.md:2:4: the list that begins here is not closed" },
		{ "---\nk: {a\nl: 1\n---\n", "a.md:2:4: the map that begins here is not closed" },
		{ "---\nk: &x a\n---\n", "a.md:2:4: a YAML anchor" },
		{ "---\nk: &x [a]\n---\n", "a.md:2:4: a YAML anchor or tag on a list" },
		{ "---\nk: *x\n---\n", "a.md:2:4: a YAML alias" },
		{ "---\nk: **bold**\n---\n", "a.md:2:4: a value that begins with * or &" },
		{ "---\nk: !!str a\n---\n", "a.md:2:4: a YAML tag" },
		{ "---\nk: ! a\n---\n", "a.md:2:4: a YAML tag" },
		{ "---\nk: \"a\\0b\"\n---\n", "a NUL character" },
		{ "---\nk: \"\\q\"\n---\n", "a.md:2:5: no such escape" },
		{ "---\nk: a\x01\n---\n", "a.md:2:5: a control character" },
		{ "---\n[a]: b\n---\n", "a.md:2:1: a list or map as a key" },
		{ "---\nhello\n---\n", "a.md:2:1: front matter is lines `key: value`" },
		{ "---\n- a\n---\n", "a.md:2:1: front matter is lines `key: value`" },
		{ "---\nk: - a\n---\n", "a.md:2:4: a list item `- item` begins on a line of its own" },
		{ "---\na: 1\nhello\nb: 2\n---\n", "a.md:" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kith_front front;

		if (parse(cases[i].note, &front))
			fail_msg("read without fault:\n%s", cases[i].note);
		assert_told(cases[i].note, cases[i].told);
		assert_int_equal(diags.errors, 1);
	}
}

static void what_precedes_a_fault_is_there(void **state)
{
	struct kith_front front;

	(void)state;
	assert_false(parse("---\nname: Ada\nk: [a\nl: 1\n---\n", &front));
	assert_slice(kith_front_get(&front, kith_slice_cstr("name"))->items[0].text, "Ada");
}

static void a_key_given_twice_names_both_lines_and_counts_as_unset(void **state)
{
	static const char note[] = "---\nt: a\nb: 1\nt: c\n\"t\": d\n---\n";
	struct kith_front front;

	(void)state;
	assert_true(parse(note, &front));
	assert_null(kith_front_get(&front, kith_slice_cstr("t")));
	assert_non_null(kith_front_get(&front, kith_slice_cstr("b")));
	assert_int_equal(diags.errors, 2);
	assert_told(note, "a.md:4:1: `t` is given twice, on lines 2 and 4: keep one");
	assert_int_equal(front.count, 4);
}

static void keys_that_both_sides_of_a_merge_wrote_are_not_set(void **state)
{
	struct kith_front front;

	(void)state;
	assert_true(parse("---\na: 1\n<<<<<<< a\nb: 1\n=======\nb: 2\n>>>>>>> b\nc: é\n---\n", &front));
	assert_int_equal(front.count, 2);
	assert_null(kith_front_get(&front, kith_slice_cstr("b")));
	assert_int_equal(kith_front_get(&front, kith_slice_cstr("c"))->line, 8);
}

/* `open` then `part` repeated, then `close`. */
static bool parse_repeated(const char *open, const char *part, size_t count, const char *close)
{
	struct kith_buf note = KITH_BUF_INIT;
	struct kith_front front;
	bool ok;

	kith_buf_cstr(&note, open);
	for (size_t i = 0; i < count; i++)
		kith_buf_cstr(&note, part);
	kith_buf_cstr(&note, close);
	kith_buf_byte(&note, '\0');
	ok = parse(note.ptr, &front);
	kith_buf_release(&note);
	return ok;
}

static void caps_hold_and_hostile_text_costs_milliseconds(void **state)
{
	clock_t begin = clock();

	(void)state;
	assert_true(parse_repeated("---\na: ", "[", 29, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\n"));
	assert_false(parse_repeated("---\na: ", "[", 40, "\n---\n"));
	assert_told("", "more than 32 deep");
	assert_false(parse_repeated("---\na: ", "[", 65000, "\n---\n"));
	assert_false(parse_repeated("---\na: ", "{a: ", 16000, "\n---\n"));
	assert_false(parse_repeated("---\na:\n", "- ", 32000, "\n---\n"));
	assert_false(parse_repeated("---\na: [", "a,", 21000, "]\n---\n"));
	assert_told("", "more than 20000 values");
	assert_false(parse_repeated("---\n", "a:\n", 4200, "---\n"));
	assert_false(parse_repeated("---\n", "# text\n", 10000, "---\n"));
	assert_told("", "64 KiB");
	assert_true((clock() - begin) / (CLOCKS_PER_SEC / 1000) < 2000);
}

static void characters_are_mapped_to_bytes_in_both_directions(void **state)
{
	struct kith_front_mark mark = { KITH_SLICE("aé☺😀b"), 0, 0 };

	(void)state;
	assert_int_equal(kith_front_mark_byte(&mark, 0), 0);
	assert_int_equal(kith_front_mark_byte(&mark, 2), 3);
	assert_int_equal(kith_front_mark_byte(&mark, 4), 10);
	assert_int_equal(kith_front_mark_byte(&mark, 3), 6);
	assert_int_equal(kith_front_mark_byte(&mark, 1), 1);
	assert_int_equal(kith_front_mark_byte(&mark, 5), 11);
	assert_int_equal(kith_front_mark_byte(&mark, 99), 11);
}

static void text_is_quoted_only_where_it_must_be(void **state)
{
	static const struct {
		const char *text, *written;
	} cases[] = {
		{ "Ada Okafor", "Ada Okafor" },
		{ "", "\"\"" },
		{ "a: b", "\"a: b\"" },
		{ "a:b", "a:b" },
		{ "a:", "\"a:\"" },
		{ "a:?b", "\"a:?b\"" },
		{ "a #b", "\"a #b\"" },
		{ "a#b", "a#b" },
		{ "#b", "\"#b\"" },
		{ "[[x]]", "\"[[x]]\"" },
		{ "a, b", "\"a, b\"" },
		{ " a", "\" a\"" },
		{ "null", "\"null\"" },
		{ "~", "\"~\"" },
		{ "NO", "NO" },
		{ "2026-01-01", "2026-01-01" },
		{ "--03-14", "--03-14" },
		{ "-", "\"-\"" },
		{ "---", "\"---\"" },
		{ "- a", "\"- a\"" },
		{ "+49 30 1", "+49 30 1" },
		{ "@x", "\"@x\"" },
		{ "*a*", "\"*a*\"" },
		{ "a\"b", "\"a\\\"b\"" },
		{ "a\\b", "a\\b" },
		{ "a\nb", "\"a\\nb\"" },
		{ "a\tb", "\"a\\tb\"" },
		{ "王小明", "王小明" },
		{ "a\xe2\x80\xa8"
		  "b",
		  "\"a\\u2028b\"" },
		{ "https://x.example/?q=1#f", "https://x.example/?q=1#f" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kith_buf out = KITH_BUF_INIT;

		kith_yaml_quote(kith_slice_cstr(cases[i].text), &out);
		assert_slice(kith_buf_view(&out), cases[i].written);
		kith_buf_release(&out);
	}
}

/* "keys/keys=text@item" for each scalar. */
static void print_scalar(void *context, const struct kith_yaml_scalar *scalar)
{
	struct kith_buf *out = context;

	for (size_t i = 0; i < scalar->depth; i++) {
		kith_buf_cstr(out, i ? "/" : "");
		kith_buf_slice(out, scalar->keys[i]);
	}
	kith_buf_byte(out, '=');
	kith_buf_slice(out, scalar->text);
	if (scalar->item != SIZE_MAX)
		kith_buf_printf(out, "@%zu", scalar->item);
	kith_buf_printf(out, ":%u;", scalar->line);
}

static void a_yaml_file_is_visited_with_the_keys_that_lead_to_each_scalar(void **state)
{
	static const char text[] = "\xef\xbb\xbfkith: 1\nfolders: {people: person}\nignore: [a, "
				   "b]\nroutes:\n- {need: buy, to: [x, y]}\n"
				   "- need: api\nend: ''\n";
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	assert_true(kith_yaml_visit(kith_slice_cstr(text), kith_slice_cstr("kith.yaml"), &arena, NULL,
				    print_scalar, &out));
	assert_slice(kith_buf_view(&out),
		     "kith=1:1;folders/people=person:2;ignore=a@0:3;ignore=b@1:3;routes/need=buy@0:5;"
		     "routes/to=x@0:5;routes/to=y@0:5;routes/need=api@1:6;end=:7;");
	kith_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_read_with_the_bytes_they_stand_in),
		cmocka_unit_test(items_know_their_line_column_style_and_path),
		cmocka_unit_test(front_matter_begins_and_ends_with_its_fences),
		cmocka_unit_test(what_cannot_be_read_is_told_with_its_place_and_what_would_be_right),
		cmocka_unit_test(what_precedes_a_fault_is_there),
		cmocka_unit_test(a_key_given_twice_names_both_lines_and_counts_as_unset),
		cmocka_unit_test(keys_that_both_sides_of_a_merge_wrote_are_not_set),
		cmocka_unit_test(caps_hold_and_hostile_text_costs_milliseconds),
		cmocka_unit_test(characters_are_mapped_to_bytes_in_both_directions),
		cmocka_unit_test(text_is_quoted_only_where_it_must_be),
		cmocka_unit_test(a_yaml_file_is_visited_with_the_keys_that_lead_to_each_scalar),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
