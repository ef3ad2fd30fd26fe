#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/buf.h"
#include "note/note.h"

static struct kith_arena arena;
static struct kith_kinds kinds;
static struct kith_diags diags;

static int make_kinds(void **state)
{
	(void)state;
	kith_kinds_default(&arena, &kinds);
	return 0;
}

static int release(void **state)
{
	(void)state;
	kith_arena_release(&arena);
	kith_diags_release(&diags);
	return 0;
}

static void parse(struct kith_slice bytes, struct kith_note *note)
{
	kith_diags_release(&diags);
	kith_note_parse(bytes, kith_slice_cstr("a.md"), &kinds, &arena, &diags, note);
}

static void assert_told(const char *expected)
{
	struct kith_buf text = KITH_BUF_INIT;

	assert_true(diags.count > 0);
	kith_diag_print(&diags.items[0], &text);
	if (!strstr(text.ptr, expected))
		fail_msg("'%s' is not in '%s'", expected, text.ptr);
	kith_buf_release(&text);
}

static void bytes_that_are_no_text_are_told_with_their_place(void **state)
{
	static const struct {
		struct kith_slice bytes;
		const char *told;
	} cases[] = {
		{ KITH_SLICE("a\nb\0c\n"), "a.md:2:2: a NUL byte" },
		{ KITH_SLICE("\xc3\xa9\n\xc3\xa9\xe9t\xe9\n"), "a.md:2:2: not UTF-8 here" },
		{ KITH_SLICE("a\nb\rc\n"), "a.md:2:2: a carriage return that ends no line" },
		{ KITH_SLICE("a\r"), "a.md:1:2: a carriage return that ends no line" },
		{ KITH_SLICE("---\na: [\n---\n"), "a.md:3:1: a list or map in brackets is not closed" },
	};
	struct kith_note note;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		parse(cases[i].bytes, &note);
		assert_false(note.readable);
		assert_told(cases[i].told);
		assert_int_equal(diags.errors, 1);
	}
}

static void caps_on_size_and_lines_hold(void **state)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_note note;

	(void)state;
	kith_buf_cstr(&text, "x\n");
	for (size_t i = 0; i < KITH_NOTE_MAX_LINE; i++)
		kith_buf_byte(&text, 'a');
	parse(kith_buf_view(&text), &note);
	assert_true(note.readable);
	kith_buf_byte(&text, 'a');
	parse(kith_buf_view(&text), &note);
	assert_false(note.readable);
	assert_told("a.md:2:1: a line longer than the limit of 64 KiB");
	kith_buf_clear(&text);
	while (text.len < KITH_NOTE_MAX_BYTES)
		kith_buf_cstr(&text, "a\n");
	parse(kith_buf_view(&text), &note);
	assert_true(note.readable);
	kith_buf_byte(&text, 'a');
	parse(kith_buf_view(&text), &note);
	assert_false(note.readable);
	assert_told("a.md:1:1: larger than the limit of 1 MiB");
	kith_buf_release(&text);
}

static void an_undecided_merge_is_an_error_but_the_rest_is_read(void **state)
{
	struct kith_note note;

	(void)state;
	parse(kith_slice_cstr(
		      "---\na: 1\n<<<<<<< a\nb: 1\n=======\nb: 2\n>>>>>>> b\n---\n- 2026-01-01 call\n"),
	      &note);
	assert_true(note.readable && note.conflict);
	assert_told("a.md:3:1: a merge is undecided");
	assert_int_equal(note.front.count, 1);
	assert_int_equal(note.body.entry_count, 1);
	parse(kith_slice_cstr("x\n<<<<<<< a\nb\n||||||| base\nc\n=======\nd\n>>>>>>> b\n"), &note);
	assert_true(note.readable && note.conflict);
	parse(kith_slice_cstr("Title\n=======\n\n>>>>>>> quoted\n<<<<<<<\n"), &note);
	assert_false(note.conflict);
	parse(kith_slice_cstr("<<<<<<<x\n=======\n>>>>>>>\n"), &note);
	assert_false(note.conflict);
}

static void a_note_without_front_matter_is_readable(void **state)
{
	static const char *const notes[] = { "", "x", "# Ada\n", "\xef\xbb\xbf# Ada\n- 2026-01-01 call\n",
					     "\n\n \n" };
	struct kith_note note;

	(void)state;
	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
		parse(kith_slice_cstr(notes[i]), &note);
		assert_true(note.readable);
		assert_false(note.front.present);
		assert_int_equal(note.body.span.start, 0);
		assert_int_equal(diags.count, 0);
	}
}

static void positions_are_those_of_the_whole_file(void **state)
{
	static const char text[] = "\xef\xbb\xbf\r\n---\r\nname: Ada\r\n---\r\n\r\n# Ada\r\n\r\n- 2026-01-01 "
				   "call with [[Bob]]\r\n"
				   "- [ ] task";
	struct kith_note note;

	(void)state;
	parse(kith_slice_cstr(text), &note);
	assert_true(note.readable && note.front.present);
	assert_int_equal(note.front.keys[0].line, 3);
	assert_int_equal(note.body.entries[0].line, 8);
	assert_int_equal(note.body.entries[0].column, 3);
	assert_memory_equal(text + note.body.entries[0].head.start, "2026-01-01", 10);
	assert_int_equal(note.body.links[0].line, 8);
	assert_int_equal(note.body.links[0].column, 26);
	assert_int_equal(note.body.tasks[0].line, 9);
	assert_true(kith_slice_is(note.body.heading, "Ada"));
}

static void a_mark_before_a_body_shifts_nothing(void **state)
{
	static const char text[] = "\xef\xbb\xbf- 2026-01-01 call [[x]]";
	struct kith_note note;

	(void)state;
	parse(kith_slice_cstr(text), &note);
	assert_int_equal(note.body.entry_count, 1);
	assert_memory_equal(text + note.body.entries[0].head.start, "2026-01-01", 10);
	assert_memory_equal(text + note.body.links[0].target_span.start, "x", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_that_are_no_text_are_told_with_their_place),
		cmocka_unit_test(caps_on_size_and_lines_hold),
		cmocka_unit_test(an_undecided_merge_is_an_error_but_the_rest_is_read),
		cmocka_unit_test(a_note_without_front_matter_is_readable),
		cmocka_unit_test(positions_are_those_of_the_whole_file),
		cmocka_unit_test(a_mark_before_a_body_shifts_nothing),
	};

	return cmocka_run_group_tests(tests, make_kinds, release);
}
