#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "note/kind.h"

static struct kith_arena arena;
static struct kith_kinds kinds;

static int make_kinds(void **state)
{
	(void)state;
	kith_kinds_default(&arena, &kinds);
	return 0;
}

static int free_kinds(void **state)
{
	(void)state;
	kith_arena_release(&arena);
	return 0;
}

static const struct kith_kind *get(const char *name, const char *word)
{
	return kith_kinds_get(&kinds, kith_slice_cstr(name), kith_slice_cstr(word));
}

static void a_kind_is_found_by_name_and_word(void **state)
{
	(void)state;
	assert_int_equal(get("coffee", "")->day, KITH_DAY_CONTACT);
	assert_int_equal(get("asked", "medium")->they, KITH_POINTS_YES);
	assert_int_equal(get("introduced", "proposed")->day, KITH_DAY_TOUCH);
	assert_int_equal(get("introduced", "")->day, KITH_DAY_CONTACT);
	assert_int_equal(get("praised", "by")->day, KITH_DAY_CONTACT);
	assert_int_equal(get("praised", "loudly")->day, KITH_DAY_TOUCH);
	assert_int_equal(get("skipped", "")->day, KITH_DAY_QUIET);
	assert_null(get("Coffee", ""));
	assert_null(get("cof", ""));
	assert_null(get("", ""));
}

static void words_of_a_cell_are_whole_words(void **state)
{
	(void)state;
	assert_true(kith_words_have("yes|no|none", kith_slice_cstr("no")));
	assert_true(kith_words_have("yes|no|none", kith_slice_cstr("none")));
	assert_false(kith_words_have("yes|no|none", kith_slice_cstr("n")));
	assert_false(kith_words_have("yes|no|none", kith_slice_cstr("")));
	assert_false(kith_words_have("", kith_slice_cstr("yes")));
}

static void a_notebook_adds_kinds_and_changes_all_rows_of_one(void **state)
{
	struct kith_kinds own = { NULL, 0 };
	struct kith_slice none = KITH_SLICE("");

	(void)state;
	kith_kinds_default(&arena, &own);
	kith_kinds_set_day(&arena, &own, kith_slice_cstr("climbing"), KITH_DAY_CONTACT);
	kith_kinds_set_day(&arena, &own, kith_slice_cstr("introduced"), KITH_DAY_NONE);
	assert_int_equal(kith_kinds_get(&own, kith_slice_cstr("climbing"), none)->day, KITH_DAY_CONTACT);
	assert_string_equal(kith_kinds_get(&own, kith_slice_cstr("climbing"), none)->outcomes, "");
	assert_int_equal(kith_kinds_get(&own, kith_slice_cstr("introduced"), kith_slice_cstr("made"))->day,
			 KITH_DAY_NONE);
	assert_int_equal(get("introduced", "made")->day, KITH_DAY_CONTACT);
	assert_null(get("climbing", ""));
}

static void day_classes_are_four_words(void **state)
{
	enum kith_day_class day;

	(void)state;
	assert_true(kith_day_class_parse(kith_slice_cstr("touch"), &day));
	assert_int_equal(day, KITH_DAY_TOUCH);
	assert_true(kith_day_class_parse(kith_slice_cstr("quiet"), &day));
	assert_int_equal(day, KITH_DAY_QUIET);
	assert_false(kith_day_class_parse(kith_slice_cstr("Contact"), &day));
	assert_false(kith_day_class_parse(kith_slice_cstr(""), &day));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kind_is_found_by_name_and_word),
		cmocka_unit_test(words_of_a_cell_are_whole_words),
		cmocka_unit_test(a_notebook_adds_kinds_and_changes_all_rows_of_one),
		cmocka_unit_test(day_classes_are_four_words),
	};

	return cmocka_run_group_tests(tests, make_kinds, free_kinds);
}
