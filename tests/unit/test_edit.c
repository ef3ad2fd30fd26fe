#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "note/edit.h"

/* Applies one edit and gives the result as a string that the caller frees; NULL if it was refused. */
static char *apply(const char *note, const struct kith_edit *edit, struct kith_err *err)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_kinds kinds;
	struct kith_buf out = KITH_BUF_INIT;
	char *result = NULL;

	kith_kinds_default(&arena, &kinds);
	err->code = KITH_OK;
	err->text[0] = '\0';
	if (kith_edit_apply(kith_slice_cstr(note), kith_slice_cstr("people/ada.md"), &kinds, edit, 1, &out,
			    err) == KITH_OK) {
		kith_buf_byte(&out, '\0');
		result = kith_buf_take(&out);
	}
	kith_arena_release(&arena);
	return result;
}

static void expect(const char *before, const struct kith_edit *edit, const char *after)
{
	struct kith_err err;
	char *result = apply(before, edit, &err);

	if (!result)
		fail_msg("refused: %s\n%s", err.text, before);
	assert_string_equal(result, after);
	free(result);
}

static void expect_refusal(const char *before, const struct kith_edit *edit, enum kith_code code,
			   const char *part)
{
	struct kith_err err;
	char *result = apply(before, edit, &err);

	if (result)
		fail_msg("not refused, but:\n%s", result);
	assert_int_equal(err.code, code);
	if (!strstr(err.text, part))
		fail_msg("`%s` is not in `%s`", part, err.text);
}

/* `a` and `b` as values; b may be NULL. */
static struct kith_edit front_edit(enum kith_edit_verb verb, const char *key, struct kith_slice *values,
				   const char *a, const char *b)
{
	struct kith_edit edit = { .verb = verb };

	edit.key = kith_slice_cstr(key);
	edit.values = values;
	values[0] = kith_slice_cstr(a);
	values[1] = kith_slice_cstr(b);
	edit.count = (a != NULL) + (b != NULL);
	return edit;
}

struct set_case {
	const char *before, *key, *a, *b, *after;
};

static void set_writes_the_value_and_nothing_else(void **state)
{
	static const struct set_case cases[] = {
		{ "---\nname: Ada # x\n---\nbody\n", "name", "Bob", NULL, "---\nname: Bob # x\n---\nbody\n" },
		{ "---\nname: \"Ada\"\n---\n", "name", "Bob", NULL, "---\nname: \"Bob\"\n---\n" },
		{ "---\nname: 'Ada'\n---\n", "name", "it's", NULL, "---\nname: 'it''s'\n---\n" },
		{ "---\nname:\n---\n", "name", "Bob", NULL, "---\nname: Bob\n---\n" },
		{ "---\nname: # c\n---\n", "name", "Bob", NULL, "---\nname: Bob # c\n---\n" },
		{ "---\nname: ~\n---\n", "name", "Bob", NULL, "---\nname: Bob\n---\n" },
		{ "---\nname: Ada\n  Okafor\nb: 1\n---\n", "name", "Bob", NULL,
		  "---\nname: Bob\nb: 1\n---\n" },
		{ "---\nname: |\n  Ada\n\n# c\nb: 1\n---\n", "name", "Bob", NULL,
		  "---\nname: Bob\n\n# c\nb: 1\n---\n" },
		{ "---\na: 1\n# end\n---\nx", "b", "2", NULL, "---\na: 1\n# end\nb: 2\n---\nx" },
		{ "---\r\na: 1\r\n---\r\nx\r\n", "b", "2", NULL, "---\r\na: 1\r\nb: 2\r\n---\r\nx\r\n" },
		{ "---\n  a: 1\n---\n", "b", "2", NULL, "---\n  a: 1\n  b: 2\n---\n" },
		{ "---\na: 1\n---", "b", "2", NULL, "---\na: 1\nb: 2\n---" },
		{ "---\n---\nx\n", "b", "2", NULL, "---\nb: 2\n---\nx\n" },
		{ "# Ada\n", "b", "2", NULL, "---\nb: 2\n---\n# Ada\n" },
		{ "# Ada\r\n", "b", "2", NULL, "---\r\nb: 2\r\n---\r\n# Ada\r\n" },
		{ "\xef\xbb\xbf# Ada", "b", "2", NULL, "\xef\xbb\xbf---\nb: 2\n---\n# Ada" },
		{ "", "b", "2", NULL, "---\nb: 2\n---\n" },
		{ "---\na: 1\n---\n", "org", "[[Initech]]", NULL, "---\na: 1\norg: \"[[Initech]]\"\n---\n" },
		{ "---\na: 1\n---\n", "note", "x: y # z", NULL, "---\na: 1\nnote: \"x: y # z\"\n---\n" },
		{ "---\na: 1\n---\n", "note", "two\nlines", NULL, "---\na: 1\nnote: \"two\\nlines\"\n---\n" },
		{ "---\na: 1\n---\n", "note", "", NULL, "---\na: 1\nnote: \"\"\n---\n" },
		{ "---\na: 1\n---\n", "name", "Null", NULL, "---\na: 1\nname: \"Null\"\n---\n" },
		{ "---\na: 1\n---\n", "birthday", "--03-14", NULL, "---\na: 1\nbirthday: --03-14\n---\n" },
		{ "---\na: 1\n---\n", "url", "https://x.example/?a=b#c", NULL,
		  "---\na: 1\nurl: https://x.example/?a=b#c\n---\n" },
		{ "---\na: 1\n---\n", "name", "王小明", NULL, "---\na: 1\nname: 王小明\n---\n" },
		{ "---\na: 1\n---\n", "t", "x", "y z", "---\na: 1\nt: [x, y z]\n---\n" },
		{ "---\nt: old # c\n---\n", "t", "x", "y", "---\nt: [x, y] # c\n---\n" },
		{ "---\nt: [a, b, c] # c\n---\n", "t", "x", "c", "---\nt: [x, c] # c\n---\n" },
		{ "---\nt:\n  # c\n  - a\n  # d\n---\n", "t", "x", "c",
		  "---\nt:\n  # c\n  - x\n  - c\n  # d\n---\n" },
		{ "---\nt:\n- a\n- b\n- c\nu: 1\n---\n", "t", "a", NULL, "---\nt:\n- a\nu: 1\n---\n" },
		{ "---\nt: [\n  a, # one\n  b,\n  c # three\n]\n---\n", "t", "x", NULL,
		  "---\nt: [\n  x, # one\n   # three\n]\n---\n" },
		{ "---\nt: [a]\n---\n", "t", "a", NULL, "---\nt: [a]\n---\n" },
		{ "\n\n---\na: 1\n---\n", "a", "2", NULL, "\n\n---\na: 2\n---\n" },
	};
	struct kith_slice values[2];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct set_case *c = &cases[i];
		struct kith_edit edit = front_edit(KITH_SET, c->key, values, c->a, c->b);

		expect(c->before, &edit, c->after);
	}
}

struct item_case {
	const char *before, *value, *after;
};

static void add_item_keeps_the_style_of_the_list(void **state)
{
	static const struct item_case cases[] = {
		{ "---\nt: [a, b]\n---\n", "c", "---\nt: [a, b, c]\n---\n" },
		{ "---\nt: [a,b]\n---\n", "c", "---\nt: [a,b,c]\n---\n" },
		{ "---\nt: [ a ]\n---\n", "c", "---\nt: [ a, c ]\n---\n" },
		{ "---\nt: []\n---\n", "c", "---\nt: [c]\n---\n" },
		{ "---\nt: [a, b,]\n---\n", "c", "---\nt: [a, b, c,]\n---\n" },
		{ "---\nt: [\n  a,\n  b\n]\n---\n", "c", "---\nt: [\n  a,\n  b,\n  c\n]\n---\n" },
		{ "---\nt: [\n  a\n]\n---\n", "c", "---\nt: [\n  a,\n  c\n]\n---\n" },
		{ "---\nt: [\n  a, # one\n  b # two\n]\n---\n", "c",
		  "---\nt: [\n  a, # one\n  b, c # two\n]\n---\n" },
		{ "---\nt: [a, b]\n---\n", "[[x]]", "---\nt: [a, b, \"[[x]]\"]\n---\n" },
		{ "---\nt: [a, b]\n---\n", "b", "---\nt: [a, b]\n---\n" },
		{ "---\nt:\n  - a\n  - b\nu: 1\n---\n", "c", "---\nt:\n  - a\n  - b\n  - c\nu: 1\n---\n" },
		{ "---\nt:\n- a\n# mine\n- b # x\n# end\nu: 1\n---\n", "c: d",
		  "---\nt:\n- a\n# mine\n- b # x\n- \"c: d\"\n# end\nu: 1\n---\n" },
		{ "---\r\nt:\r\n-   a\r\n---\r\n", "c", "---\r\nt:\r\n-   a\r\n-   c\r\n---\r\n" },
		{ "---\nt:\n  -\n---\n", "c", "---\nt:\n  - c\n---\n" },
		{ "---\nt: a\n---\n", "c", "---\nt: [a, c]\n---\n" },
		{ "---\nt: 'a'\n---\n", "c", "---\nt: ['a', c]\n---\n" },
		{ "---\nt: a, b\n---\n", "c", "---\nt: [\"a, b\", c]\n---\n" },
		{ "---\nt: [[Ada]]\n---\n", "[[Bob]]", "---\nt: [\"[[Ada]]\", \"[[Bob]]\"]\n---\n" },
		{ "---\nt: [[[Ada]], x]\n---\n", "y", "---\nt: [[[Ada]], x, y]\n---\n" },
		{ "---\nt:\n---\n", "c", "---\nt: [c]\n---\n" },
		{ "---\nu: 1\n---\n", "c", "---\nu: 1\nt: [c]\n---\n" },
		{ "---\nt:\n  - |\n    a\n    b\n  - |-\n    c\n\nu: 1\n---\n", "d",
		  "---\nt:\n  - |\n    a\n    b\n  - |-\n    c\n  - d\n\nu: 1\n---\n" },
	};
	struct kith_slice values[2];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kith_edit edit = front_edit(KITH_ADD_ITEM, "t", values, cases[i].value, NULL);

		expect(cases[i].before, &edit, cases[i].after);
	}
}

static void remove_item_keeps_what_stands_around_it(void **state)
{
	static const struct item_case cases[] = {
		{ "---\nt: [a, b, c]\n---\n", "b", "---\nt: [a, c]\n---\n" },
		{ "---\nt: [a, b, c]\n---\n", "a", "---\nt: [b, c]\n---\n" },
		{ "---\nt: [a, b, c]\n---\n", "c", "---\nt: [a, b]\n---\n" },
		{ "---\nt: [a, b, c]\n---\n", "x", "---\nt: [a, b, c]\n---\n" },
		{ "---\nt: [\n  a, # one\n  b, # two\n  c\n]\n---\n", "b",
		  "---\nt: [\n  a, # one\n   # two\n  c\n]\n---\n" },
		{ "---\nt:\n  - a\n  # c\n  - b\nu: 1\n---\n", "b", "---\nt:\n  - a\n  # c\nu: 1\n---\n" },
		{ "---\nt:\n  - a\nu: 1\n---\n", "a", "---\nu: 1\n---\n" },
		{ "---\nt: a\nu: 1\n---\n", "a", "---\nu: 1\n---\n" },
		{ "---\nt: [[Ada]]\nu: 1\n---\n", "[[Ada]]", "---\nu: 1\n---\n" },
	};
	struct kith_slice values[2];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kith_edit edit = front_edit(KITH_REMOVE_ITEM, "t", values, cases[i].value, NULL);

		expect(cases[i].before, &edit, cases[i].after);
	}
}

static void replace_item_changes_each_place_that_holds_it(void **state)
{
	struct kith_slice values[2];
	struct kith_edit edit = front_edit(KITH_REPLACE_ITEM, "t", values, "[[a]]", "[[b]]");

	(void)state;
	expect("---\nt: [\"[[a]]\", '[[a]]', x]\n---\n", &edit, "---\nt: [\"[[b]]\", '[[b]]', x]\n---\n");
	expect("---\nt: [[a]]\n---\n", &edit, "---\nt: \"[[b]]\"\n---\n");
	expect("---\nt:\n  - [[a]] # c\n---\n", &edit, "---\nt:\n  - \"[[b]]\" # c\n---\n");
	expect("---\nu: 1\n---\n", &edit, "---\nu: 1\n---\n");
}

/* Notes in many dresses: a key set and unset, an item added and removed, give back the same bytes. */
static void what_was_added_can_be_taken_back_to_the_byte(void **state)
{
	static const char *const notes[] = {
		"",
		"x",
		"x\n",
		"# A\n\n- 2026-01-01 call\n",
		"\xef\xbb\xbfx",
		"\n\nx\n",
		"---\na: 1\n---\n",
		"---\na: 1\n---",
		"---\r\na: 1\r\n---\r\nx",
		"\xef\xbb\xbf\n---\na: 1\n---\n",
		"---\n# c\n---\n",
		"---\na: 1\n\n# c\n\n---\n\n",
		"---\na: |+\n  x\n\n\n---\n",
		"---\na: |\n  x\n\n# c\n---\n",
		"---\n  a: 1\n  b: 2\n---\n",
		"---\na:\n- x\n# c\n---\n",
		"---\na: [x,\n y]\n---\n",
		"---\na: {b: c}\n---\n",
		"---\na: 1   \n---   \nx\n",
	};
	static const char *const lists[] = {
		"---\nt: [a]\n---\n",
		"---\nt: [a, b]\n---",
		"---\nt: [\n  a,\n  b,\n]\n---\n",
		"---\nt: [\n  a, # x\n  b # y\n]\n---\n",
		"---\nt:\n- a\n---\n",
		"---\nt:\n  - a\n  # c\n  - b\n  # d\n\nu: 1\n---\nx",
		"---\r\nt:\r\n  - a\r\n---\r\n",
		"---\nt:\n- 'a'\n- [[b]]\n---\n",
		"---\nt: [[[a]], b]\n---\n",
		"---\nu: 1\n---\n",
		"x",
	};
	struct kith_slice values[2], item[2];
	struct kith_edit set = front_edit(KITH_SET, "status", values, "active", NULL);
	struct kith_edit unset = { .verb = KITH_UNSET, .key = KITH_SLICE("status") };
	struct kith_edit add = front_edit(KITH_ADD_ITEM, "t", item, "new, one", NULL), remove = add;
	struct kith_err err;

	(void)state;
	remove.verb = KITH_REMOVE_ITEM;
	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
		char *with = apply(notes[i], &set, &err);

		assert_non_null(with);
		assert_string_not_equal(with, notes[i]);
		expect(with, &unset, notes[i]);
		free(with);
	}
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		char *with = apply(lists[i], &add, &err);

		assert_non_null(with);
		assert_string_not_equal(with, lists[i]);
		expect(with, &remove, lists[i]);
		free(with);
	}
}

static void setting_what_is_set_changes_no_byte(void **state)
{
	struct kith_slice values[2];
	struct kith_edit edit = front_edit(KITH_SET, "a", values, "x", NULL);

	(void)state;
	expect("---\na: 'x'\n---\n", &edit, "---\na: 'x'\n---\n");
	expect("---\na: \"\\x78\"\n---\n", &edit, "---\na: \"\\x78\"\n---\n");
	expect("---\na: [x]\n---\n", &edit, "---\na: [x]\n---\n");
}

struct refusal {
	const char *before, *key, *value;
	enum kith_code code;
	const char *part;
};

static void what_cannot_be_written_is_refused_with_the_place(void **state)
{
	static const struct refusal cases[] = {
		{ "---\na: 1\nt: x\nt: y\n---\n", "t", "z", KITH_MALFORMED,
		  "ada.md:4:1: `t` is given twice, on lines 3 and 4: keep one" },
		{ "---\na: 1\nt: x\nt: y\n---\n- 2026-02-30 call\n", "a", "2", KITH_MALFORMED,
		  "ada.md:4:1: `t` is given twice, on lines 3 and 4: keep one" },
		{ "---\nt: {a: b}\n---\n", "t", "z", KITH_MALFORMED, "ada.md:2:1: `t` is a map" },
		{ "---\nt:\n- a: b\n---\n", "t", "z", KITH_MALFORMED, "ada.md:2:1: `t` is a map" },
		{ "---\n{t: x}\n---\n", "t", "z", KITH_MALFORMED, "does not begin its line" },
		{ "---\n{u: x}\n---\n", "t", "z", KITH_MALFORMED, "in { } is read only" },
		{ "---\nt: [a\n---\n", "t", "z", KITH_MALFORMED, "ada.md:2:4: " },
		{ "---\nt: a\n", "t", "z", KITH_MALFORMED, "ada.md:1:1: " },
		{ "---\nt: a\n---\nx\n<<<<<<< a\nl\n=======\nr\n>>>>>>> b\n", "t", "z", KITH_MALFORMED,
		  "ada.md:5:1: a merge is undecided" },
		{ "---\nt: a\n---\n", "t", "\xff", KITH_USAGE, "UTF-8" },
		{ "---\nt: a\n---\n", "", "x", KITH_USAGE, "without a key" },
		{ "---\n\xef\xbb\xbf"
		  "a: 1\n---\n",
		  "t", "x", KITH_FAILED, "ada.md:3:1: " },
		{ "---\n? t\n: a\n---\n", "t", "x", KITH_MALFORMED, "does not begin its line" },
	};
	struct kith_slice values[2];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kith_edit edit = front_edit(KITH_SET, cases[i].key, values, cases[i].value, NULL);

		expect_refusal(cases[i].before, &edit, cases[i].code, cases[i].part);
	}
}

static void a_note_that_would_grow_past_the_caps_is_refused_with_the_reason(void **state)
{
	struct kith_buf note = KITH_BUF_INIT;
	struct kith_slice values[2];
	struct kith_edit edit = front_edit(KITH_SET, "a", values, "1", NULL);

	(void)state;
	while (note.len < KITH_NOTE_MAX_BYTES - 4)
		kith_buf_cstr(&note, "x\n");
	expect_refusal(note.ptr, &edit, KITH_FAILED, "larger than the limit of 1 MiB");
	kith_buf_release(&note);
}

static void the_body_of_a_note_with_a_duplicate_or_a_merge_is_not_written_to(void **state)
{
	static const struct kith_edit entry = { .verb = KITH_ADD_ENTRY,
						.text = KITH_SLICE("2026-02-01 chat: x") };

	(void)state;
	expect_refusal("---\nt: x\nt: y\n---\n", &entry, KITH_MALFORMED,
		       "`t` is given twice, on lines 2 and 3");
	expect_refusal("x\n<<<<<<< a\nl\n=======\nr\n>>>>>>> b\n", &entry, KITH_MALFORMED,
		       "a merge is undecided");
}

static void a_note_with_an_error_that_disputes_nothing_is_written_to(void **state)
{
	struct kith_slice values[2];
	struct kith_edit edit = front_edit(KITH_SET, "a", values, "2", NULL);

	(void)state;
	expect("---\na: 1\n---\n- 2026-02-30 call\n", &edit, "---\na: 2\n---\n- 2026-02-30 call\n");
}

static void a_new_entry_goes_to_its_place_by_date(void **state)
{
	static const struct item_case cases[] = {
		{ "# A\n\n- 2026-01-01 call\n- 2026-03-01 call\n", "2026-02-01 chat: x",
		  "# A\n\n- 2026-01-01 call\n- 2026-02-01 chat: x\n- 2026-03-01 call\n" },
		{ "- 2026-01-01 call\n- 2026-03-01 call\n\nend\n", "2026-03-01 chat",
		  "- 2026-01-01 call\n- 2026-03-01 call\n- 2026-03-01 chat\n\nend\n" },
		{ "- 2026-01-01 call", "2026-03-01 chat", "- 2026-01-01 call\n- 2026-03-01 chat" },
		{ "- 2026-03-01 call\n- 2026-01-01 call\n", "2026-03-01 chat",
		  "- 2026-03-01 chat\n- 2026-03-01 call\n- 2026-01-01 call\n" },
		{ "- 2026-03-01 call\n- 2026-01-01 call\n", "2025-03-01 chat",
		  "- 2026-03-01 call\n- 2026-01-01 call\n- 2025-03-01 chat\n" },
		{ "- 2026-03-01 call\n- 2026-01-01 call", "2026-02-01 chat",
		  "- 2026-03-01 call\n- 2026-02-01 chat\n- 2026-01-01 call" },
		{ "*   2026-01-01 call\n\n*   2026-03-01 call\n    more\n    - sub\n", "2026-04-01 chat",
		  "*   2026-01-01 call\n\n*   2026-03-01 call\n    more\n    - sub\n\n*   2026-04-01 "
		  "chat\n" },
		{ "1. 2026-01-01 call\n2. 2026-03-01 call\n", "2026-04-01 chat",
		  "1. 2026-01-01 call\n2. 2026-03-01 call\n3. 2026-04-01 chat\n" },
		{ "- 2026-05-01 call\n\ntext\n\n* 2026-01-01 call\n", "2026-04-01 chat",
		  "- 2026-04-01 chat\n- 2026-05-01 call\n\ntext\n\n* 2026-01-01 call\n" },
		{ "- [ ] 2026-05-01 call\n", "[ ] 2026-06-01 chat",
		  "- [ ] 2026-05-01 call\n- [ ] 2026-06-01 chat\n" },
		{ "  - 2026-05-01 call\r\n", "2026-06-01 chat",
		  "  - 2026-05-01 call\r\n  - 2026-06-01 chat\r\n" },
		{ "x\r\n- 2026-05-01 call\r\n", "2026-06-01 chat",
		  "x\r\n- 2026-05-01 call\r\n- 2026-06-01 chat\r\n" },
		{ "- 2026-05-01 call\n", "2026-05-01 call", "- 2026-05-01 call\n" },
		{ "- [ ] 2026-05-01 call\n", "2026-05-01 call",
		  "- [ ] 2026-05-01 call\n- 2026-05-01 call\n" },
		{ "# A\n", "2026-05-01 call", "# A\n\n## Log\n\n- 2026-05-01 call\n" },
		{ "# A\n\n\n", "2026-05-01 call", "# A\n\n## Log\n\n- 2026-05-01 call\n\n\n" },
		{ "# A", "2026-05-01 call", "# A\n\n## Log\n\n- 2026-05-01 call" },
		{ "", "2026-05-01 call", "## Log\n\n- 2026-05-01 call\n" },
		{ "---\na: 1\n---\n", "2026-05-01 call", "---\na: 1\n---\n\n## Log\n\n- 2026-05-01 call\n" },
		{ "---\na: 1\n---", "2026-05-01 call", "---\na: 1\n---\n\n## Log\n\n- 2026-05-01 call" },
		{ "# A\n\n## Log\n\n# B\n", "2026-05-01 call",
		  "# A\n\n## Log\n\n- 2026-05-01 call\n\n# B\n" },
		{ "# A\n\n## Log\ntext\n\n# B\n", "2026-05-01 call",
		  "# A\n\n## Log\ntext\n\n- 2026-05-01 call\n\n# B\n" },
		{ "## Log", "2026-05-01 call", "## Log\n\n- 2026-05-01 call" },
		{ "```\n- 2026-05-01 call\n```\n", "2026-05-01 call",
		  "```\n- 2026-05-01 call\n```\n\n## Log\n\n- 2026-05-01 call\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kith_edit edit = { .verb = KITH_ADD_ENTRY };

		edit.text = kith_slice_cstr(cases[i].value);
		expect(cases[i].before, &edit, cases[i].after);
	}
}

static void an_identical_entry_is_added_only_when_asked_to(void **state)
{
	struct kith_edit edit = { .verb = KITH_ADD_ENTRY,
				  .text = KITH_SLICE("2026-05-01 call: x"),
				  .again = true };

	(void)state;
	expect("- 2026-05-01 call: x\n", &edit, "- 2026-05-01 call: x\n- 2026-05-01 call: x\n");
}

static void an_entry_that_would_not_be_read_is_refused(void **state)
{
	struct kith_edit edit = { .verb = KITH_ADD_ENTRY, .text = KITH_SLICE("2026-05-01 call") };

	(void)state;
	expect_refusal("```\nopen\n", &edit, KITH_FAILED, "cannot be written");
	expect_refusal("<!--\nopen\n", &edit, KITH_FAILED, "cannot be written");
	edit.text = kith_slice_cstr("yesterday call");
	expect_refusal("x\n", &edit, KITH_USAGE, "begins with a date");
	edit.text = kith_slice_cstr("2026-05-01 call\n- x");
	expect_refusal("x\n", &edit, KITH_USAGE, "on one line");
}

static void an_outcome_is_written_at_the_end_of_the_entry(void **state)
{
	struct kith_edit edit = { .verb = KITH_SET_OUTCOME, .text = KITH_SLICE("yes 2026-01-05"), .line = 2 };

	(void)state;
	expect("x\n- 2026-01-01 asked: refer me\n", &edit,
	       "x\n- 2026-01-01 asked: refer me -> yes 2026-01-05\n");
	expect("x\n- 2026-01-01 asked: a -> no 2026-01-02 #t\n", &edit,
	       "x\n- 2026-01-01 asked: a -> yes 2026-01-05 #t\n");
	expect("x\n- 2026-01-01 asked(large)", &edit, "x\n- 2026-01-01 asked(large) -> yes 2026-01-05");
	expect("x\n- 2026-01-01 asked: a\n  wrapped\n  - sub\n", &edit,
	       "x\n- 2026-01-01 asked: a\n  wrapped -> yes 2026-01-05\n  - sub\n");
	edit.expect = kith_slice_cstr("2026-01-01 asked: b");
	expect("- 2026-01-01 asked: a\n- 2026-01-01 asked: b\n- 2026-01-01 asked: c\n", &edit,
	       "- 2026-01-01 asked: a\n- 2026-01-01 asked: b -> yes 2026-01-05\n- 2026-01-01 asked: c\n");
	expect("x\n\n\n- 2026-01-01 asked: b\n", &edit, "x\n\n\n- 2026-01-01 asked: b -> yes 2026-01-05\n");
	expect_refusal("- 2026-01-01 asked: b\n- x\n- 2026-01-01 asked: b\n", &edit, KITH_FAILED,
		       "no longer holds");
	edit.expect = kith_slice_cstr("");
	expect_refusal("x\n- 2026-01-01 coffee\n", &edit, KITH_FAILED, "cannot be written");
	edit.text = kith_slice_cstr("");
	expect("x\n- 2026-01-01 asked: a -> no\n", &edit, "x\n- 2026-01-01 asked: a\n");
}

static void a_box_is_ticked_in_place(void **state)
{
	struct kith_edit edit = { .verb = KITH_TICK, .line = 2 };

	(void)state;
	expect("x\n- [ ] send it\n", &edit, "x\n- [x] send it\n");
	expect("x\n- [ ] 2026-01-01 call\n", &edit, "x\n- [x] 2026-01-01 call\n");
	expect("- 2026-01-01 call\n  - [ ] sub\n", &edit, "- 2026-01-01 call\n  - [x] sub\n");
	expect("x\n- [x] send it\n", &edit, "x\n- [x] send it\n");
	expect_refusal("x\n- 2026-01-01 call\n", &edit, KITH_FAILED, "has no box");
	expect_refusal("- [ ] send it\n", &edit, KITH_FAILED, "no longer holds");
}

static void references_follow_a_rename(void **state)
{
	struct kith_slice values[2];
	struct kith_edit edit = front_edit(KITH_RETARGET, "", values, "bob", "bob-li");

	(void)state;
	expect("see [[bob]], [[bob|Bob]], [[bob#x]], `[[bob]]`, [[bobby]]\n", &edit,
	       "see [[bob-li]], [[bob-li|Bob]], [[bob-li#x]], `[[bob]]`, [[bobby]]\n");
	expect("- 2026-01-01 lunch with bob, Ann: with bob [[bob]]\n", &edit,
	       "- 2026-01-01 lunch with bob-li, Ann: with bob [[bob-li]]\n");
	expect("- 2026-01-01 was-asked: x -> redirected bob\n", &edit,
	       "- 2026-01-01 was-asked: x -> redirected bob-li\n");
	values[0] = kith_slice_cstr("../people/bob.md");
	values[1] = kith_slice_cstr("../people/bob li.md");
	expect("[b](../people/bob.md#x) [b](<../people/bob.md>)\n", &edit,
	       "[b](../people/bob%20li.md#x) [b](<../people/bob%20li.md>)\n");
}

static void the_heading_follows_a_rename_where_it_is_the_name(void **state)
{
	struct kith_slice values[2];
	struct kith_edit edit = front_edit(KITH_SET_HEADING, "", values, "Ada", "Ada Okafor");

	(void)state;
	expect("# Ada #\ntext\n", &edit, "# Ada Okafor #\ntext\n");
	expect("Ada\n===\n", &edit, "Ada Okafor\n===\n");
	expect("# Bob\n", &edit, "# Bob\n");
}

static void a_section_is_added_at_the_end(void **state)
{
	struct kith_edit edit = { .verb = KITH_ADD_SECTION,
				  .text = KITH_SLICE("## Pitch: all\n\nI build kith.\n") };

	(void)state;
	expect("# A\n", &edit, "# A\n\n## Pitch: all\n\nI build kith.\n");
	expect("# A\r\nx", &edit, "# A\r\nx\r\n\r\n## Pitch: all\r\n\r\nI build kith.");
}

static void a_task_is_added_behind_the_log_and_only_once(void **state)
{
	struct kith_edit edit = { .verb = KITH_ADD_TASK, .text = KITH_SLICE("send it due:2026-11-14") };

	(void)state;
	expect("# A\n", &edit, "# A\n\n## Log\n\n- [ ] send it due:2026-11-14\n");
	expect("- 2026-11-12 met: x\n    more\n", &edit,
	       "- 2026-11-12 met: x\n    more\n- [ ] send it due:2026-11-14\n");
	expect("* 2026-11-12 met\r\n* [ ] old\r\n", &edit,
	       "* 2026-11-12 met\r\n* [ ] send it due:2026-11-14\r\n* [ ] old\r\n");
	expect("- 2026-11-12 met", &edit, "- 2026-11-12 met\n- [ ] send it due:2026-11-14");
	expect("- [x] send it due:2026-11-14\n", &edit, "- [x] send it due:2026-11-14\n");
	expect("- [ ] send it \xf0\x9f\x93\x85 2026-11-14\n", &edit,
	       "- [ ] send it \xf0\x9f\x93\x85 2026-11-14\n");
	expect("- 2026-11-12 met\n- [ ] send it due:2026-11-15\n", &edit,
	       "- 2026-11-12 met\n- [ ] send it due:2026-11-14\n- [ ] send it due:2026-11-15\n");
	edit.again = true;
	expect("- 2026-11-12 met\n- [x] send it due:2026-11-14\n", &edit,
	       "- 2026-11-12 met\n- [ ] send it due:2026-11-14\n- [x] send it due:2026-11-14\n");
}

static void what_is_no_task_is_refused(void **state)
{
	static const char *const texts[] = { "", "  ", "two\nlines", "2026-11-25 coffee" };
	struct kith_edit edit = { .verb = KITH_ADD_TASK };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		edit.text = kith_slice_cstr(texts[i]);
		expect_refusal("# A\n", &edit, KITH_USAGE, "is no task");
	}
}

static void edits_apply_in_order(void **state)
{
	struct kith_slice one = KITH_SLICE("1"), two = KITH_SLICE("2");
	struct kith_edit edits[] = {
		{ .verb = KITH_SET, .key = KITH_SLICE("a"), .values = &one, .count = 1 },
		{ .verb = KITH_ADD_ITEM, .key = KITH_SLICE("a"), .values = &two, .count = 1 },
		{ .verb = KITH_ADD_ENTRY, .text = KITH_SLICE("2026-01-01 call") },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf out = KITH_BUF_INIT;
	struct kith_kinds kinds;

	(void)state;
	kith_kinds_default(&arena, &kinds);
	assert_int_equal(kith_edit_apply(kith_slice_cstr("# A\n"), kith_slice_cstr("a.md"), &kinds, edits, 3,
					 &out, NULL),
			 KITH_OK);
	assert_string_equal(out.ptr, "---\na: [1, 2]\n---\n# A\n\n## Log\n\n- 2026-01-01 call\n");
	kith_buf_release(&out);
	kith_arena_release(&arena);
}

static void a_setting_changes_in_place_and_nothing_else(void **state)
{
	static const struct set_case cases[] = {
		{ "kith: 1\nme: people/me   # I\n", "me", "people/me", "people/robin",
		  "kith: 1\nme: people/robin   # I\n" },
		{ "\xef\xbb\xbfme: 'people/me'\r\nkith: 1\r\n", "me", "people/me", "people/o'b",
		  "\xef\xbb\xbfme: 'people/o''b'\r\nkith: 1\r\n" },
		{ "{kith: 1, me: people/me}", "me", "people/me", "a, b", "{kith: 1, me: \"a, b\"}" },
		{ "me: [[people/me]]\n", "me", "people/me", "people/robin", "me: [[people/robin]]\n" },
		{ "queries: {me: people/me}\nme: people/me\n", "me", "people/me", "x",
		  "queries: {me: people/me}\nme: x\n" },
		{ "kith: 1", "me", "people/me", "people/robin", "kith: 1\nme: people/robin\n" },
		{ "kith: 1\r\n", "me", "people/me", "x: y", "kith: 1\r\nme: \"x: y\"\r\n" },
	};
	static const char *const refused[] = { "me: people/other\n", "{kith: 1}\n", "me: [\n",
					       "me: |\n  people/me\nkith: 1\n" };
	struct kith_slice values[2];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kith_edit edit =
			front_edit(KITH_SET_SETTING, cases[i].key, values, cases[i].a, cases[i].b);

		expect(cases[i].before, &edit, cases[i].after);
	}
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct kith_edit edit = front_edit(KITH_SET_SETTING, "me", values, "people/me", "x");
		struct kith_err err;
		char *result = apply(refused[i], &edit, &err);

		if (result)
			fail_msg("not refused, but:\n%s", result);
		assert_int_not_equal(err.code, KITH_OK);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(set_writes_the_value_and_nothing_else),
		cmocka_unit_test(add_item_keeps_the_style_of_the_list),
		cmocka_unit_test(remove_item_keeps_what_stands_around_it),
		cmocka_unit_test(replace_item_changes_each_place_that_holds_it),
		cmocka_unit_test(what_was_added_can_be_taken_back_to_the_byte),
		cmocka_unit_test(setting_what_is_set_changes_no_byte),
		cmocka_unit_test(what_cannot_be_written_is_refused_with_the_place),
		cmocka_unit_test(a_note_that_would_grow_past_the_caps_is_refused_with_the_reason),
		cmocka_unit_test(the_body_of_a_note_with_a_duplicate_or_a_merge_is_not_written_to),
		cmocka_unit_test(a_note_with_an_error_that_disputes_nothing_is_written_to),
		cmocka_unit_test(a_new_entry_goes_to_its_place_by_date),
		cmocka_unit_test(an_identical_entry_is_added_only_when_asked_to),
		cmocka_unit_test(an_entry_that_would_not_be_read_is_refused),
		cmocka_unit_test(an_outcome_is_written_at_the_end_of_the_entry),
		cmocka_unit_test(a_box_is_ticked_in_place),
		cmocka_unit_test(references_follow_a_rename),
		cmocka_unit_test(the_heading_follows_a_rename_where_it_is_the_name),
		cmocka_unit_test(a_section_is_added_at_the_end),
		cmocka_unit_test(a_task_is_added_behind_the_log_and_only_once),
		cmocka_unit_test(what_is_no_task_is_refused),
		cmocka_unit_test(a_setting_changes_in_place_and_nothing_else),
		cmocka_unit_test(edits_apply_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
