/* Memory: buffers, the arena, growing arrays; and errors and diagnostics, which are made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void a_buffer_always_ends_in_nul(void **state)
{
	struct kith_buf buf = KITH_BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		kith_buf_byte(&buf, 'x');
		assert_int_equal(buf.ptr[buf.len], '\0');
		assert_true(buf.len < buf.capacity);
	}
	kith_buf_clear(&buf);
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.ptr, "");
	kith_buf_bytes(&buf, NULL, 0);
	kith_buf_slice(&buf, kith_slice_of("a\0b", 3));
	assert_int_equal(buf.len, 3);
	assert_memory_equal(buf.ptr, "a\0b", 4);
	kith_buf_release(&buf);
	assert_null(buf.ptr);
	assert_int_equal(kith_buf_view(&buf).len, 0);
}

static void formatted_text_of_any_length_is_kept_whole(void **state)
{
	static const int lengths[] = { 0, 1, 62, 63, 64, 65, 127, 128, 5000 };

	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_buf_cstr(&buf, "> ");
		kith_buf_printf(&buf, "%*s|%d", lengths[i], "", 7);
		assert_int_equal(buf.len, 2 + (size_t)lengths[i] + 2);
		assert_string_equal(buf.ptr + buf.len - 2, "|7");
		kith_buf_release(&buf);
	}
}

static void a_splice_replaces_exactly_its_bytes(void **state)
{
	static const struct {
		size_t from, to;
		const char *with, *after;
	} rows[] = {
		{ 0, 0, "> ", "> hello" }, { 5, 5, "!", "hello!" }, { 1, 4, "ipp", "hippo" },
		{ 0, 5, "", "" },	   { 1, 2, "", "hllo" },    { 1, 2, "uuuuuu", "huuuuuullo" },
		{ 2, 2, "", "hello" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_buf_cstr(&buf, "hello");
		kith_buf_splice(&buf, rows[i].from, rows[i].to, kith_slice_cstr(rows[i].with));
		assert_string_equal(buf.ptr, rows[i].after);
		assert_int_equal(buf.len, strlen(rows[i].after));
		kith_buf_release(&buf);
	}
}

static void taken_bytes_belong_to_the_caller(void **state)
{
	struct kith_buf buf = KITH_BUF_INIT;
	char *empty = kith_buf_take(&buf), *bytes;

	(void)state;
	assert_string_equal(empty, "");
	kith_buf_cstr(&buf, "mine");
	bytes = kith_buf_take(&buf);
	assert_string_equal(bytes, "mine");
	assert_null(buf.ptr);
	assert_int_equal(buf.capacity, 0);
	free(empty);
	free(bytes);
}

static void arena_objects_are_zeroed_aligned_and_apart(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	unsigned char *objects[2000];
	size_t size;

	(void)state;
	for (size_t i = 0; i < COUNT(objects); i++) {
		size = i % 97 == 0 ? 5000 : i % 41;
		objects[i] = kith_arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)objects[i] % _Alignof(max_align_t), 0);
		for (size_t j = 0; j < size; j++)
			assert_int_equal(objects[i][j], 0);
		memset(objects[i], (int)(i & 0xff), size);
	}
	for (size_t i = 0; i < COUNT(objects); i++) {
		size = i % 97 == 0 ? 5000 : i % 41;
		for (size_t j = 0; j < size; j++)
			assert_int_equal(objects[i][j], i & 0xff);
	}
	assert_non_null(kith_arena_array(&arena, 0, 8));
	kith_arena_release(&arena);
	assert_string_equal(kith_arena_cstr(&arena, kith_slice_cstr("again")), "again");
	assert_string_equal(kith_arena_copy(&arena, kith_slice_of(NULL, 0)).ptr, "");
	kith_arena_release(&arena);
	kith_arena_release(&arena);
}

static void a_growing_array_keeps_its_items(void **state)
{
	size_t *items = NULL, count = 0, capacity = 0, moves = 0;

	(void)state;
	for (; count < 10000; count++) {
		size_t before = capacity;

		items = kith_grow(items, count, &capacity, sizeof(*items));
		moves += capacity != before;
		assert_true(capacity > count);
		items[count] = count;
	}
	for (size_t i = 0; i < count; i++)
		assert_int_equal(items[i], i);
	assert_true(moves < 20);
	free(items);
}

static void an_error_is_cut_at_a_character(void **state)
{
	char text[1100];
	struct kith_err err = KITH_ERR_INIT;

	(void)state;
	assert_int_equal(kith_fail(NULL, KITH_USAGE, "nobody hears"), KITH_USAGE);
	assert_int_equal(kith_fail(&err, KITH_USAGE, "%s is wrong", "this"), KITH_USAGE);
	assert_int_equal(err.code, KITH_USAGE);
	assert_string_equal(err.text, "this is wrong");
	kith_fail(&err, KITH_BUSY, "so %s", err.text);
	assert_string_equal(err.text, "so this is wrong");
	for (size_t lead = 0; lead < 4; lead++) {
		memset(text, 'x', sizeof(text));
		for (size_t i = lead; i + 3 <= sizeof(text) - 1; i += 3)
			memcpy(text + i, "\xe2\x82\xac", 3);
		text[sizeof(text) - 1] = '\0';
		kith_fail(&err, KITH_FAILED, "%s", text);
		assert_int_equal(strlen(err.text), lead + (sizeof(err.text) - 1 - lead) / 3 * 3);
	}
	errno = ENOSPC;
	kith_fail_errno(&err, KITH_FAILED, "%s", "people/ada.md");
	assert_string_equal(err.text, "people/ada.md: No space left on device");
}

static void every_code_has_a_meaning(void **state)
{
	static const enum kith_code codes[] = { KITH_OK,     KITH_NEGATIVE, KITH_USAGE, KITH_MALFORMED,
						KITH_FAILED, KITH_AFTER,    KITH_BUSY };

	(void)state;
	for (size_t i = 0; i < COUNT(codes); i++)
		assert_true(strlen(kith_code_meaning(codes[i])) > 10);
	assert_string_equal(kith_code_meaning(KITH_OK), "done and durable");
}

static void diagnostics_sort_by_place_and_print_harmlessly(void **state)
{
	struct kith_diags diags = KITH_DIAGS_INIT;
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	kith_diag_add(NULL, KITH_ERROR, kith_slice_cstr("a.md"), 1, 1, "x", "dropped");
	kith_diag_add(&diags, KITH_WARNING, kith_slice_cstr("b.md"), 0, 0, "file", "too %s", "large");
	kith_diag_add(&diags, KITH_ERROR, kith_slice_cstr("a.md"), 10, 2, "y", "second");
	kith_diag_add(&diags, KITH_ERROR, kith_slice_cstr("a.md"), 9, 0, "x", "a\x1b[31m\nb");
	kith_diag_add(&diags, KITH_ERROR, kith_slice_cstr("a.md"), 10, 2, "x", "first");
	kith_diag_add(&diags, KITH_WARNING, kith_slice_cstr(""), 0, 0, "z", "of no file");
	kith_diags_sort(&diags);
	for (size_t i = 0; i < diags.count; i++)
		kith_diag_print(&diags.items[i], &out);
	assert_string_equal(out.ptr, "of no file\na.md:9: a^[[31m^Jb\na.md:10:2: first\na.md:10:2: second\n"
				     "b.md: too large\n");
	assert_int_equal(diags.errors, 3);
	kith_buf_release(&out);
	kith_diags_release(&diags);
	assert_int_equal(diags.count, 0);
	kith_diags_sort(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_buffer_always_ends_in_nul),
		cmocka_unit_test(formatted_text_of_any_length_is_kept_whole),
		cmocka_unit_test(a_splice_replaces_exactly_its_bytes),
		cmocka_unit_test(taken_bytes_belong_to_the_caller),
		cmocka_unit_test(arena_objects_are_zeroed_aligned_and_apart),
		cmocka_unit_test(a_growing_array_keeps_its_items),
		cmocka_unit_test(an_error_is_cut_at_a_character),
		cmocka_unit_test(every_code_has_a_meaning),
		cmocka_unit_test(diagnostics_sort_by_place_and_print_harmlessly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
