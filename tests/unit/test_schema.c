#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "book/schema.h"

static struct kith_slice text(const char *s)
{
	return kith_slice_cstr(s);
}

static void every_row_is_found_by_its_type_and_its_name(void **state)
{
	size_t count;
	const struct kith_field_spec *rows = kith_fields(&count);

	(void)state;
	assert_true(count > 80);
	for (size_t i = 0; i < count; i++) {
		assert_ptr_equal(kith_field_spec(rows[i].type, rows[i].field), &rows[i]);
		assert_int_equal(kith_field_find(text(rows[i].name)), rows[i].field);
		assert_string_equal(kith_field_name(rows[i].field), rows[i].name);
		assert_string_equal(rows[i].meaning[0] ? "" : rows[i].name, "");
	}
}

static void a_type_has_only_its_own_keys(void **state)
{
	(void)state;
	assert_null(kith_field_spec(KITH_PERSON, KITH_F_DATE));
	assert_null(kith_field_spec(KITH_EVENT, KITH_F_CADENCE));
	assert_null(kith_field_spec(KITH_NO_TYPE, KITH_F_NAME));
	assert_null(kith_field_spec(KITH_PERSON, KITH_FIELD_COUNT));
	assert_int_equal(kith_field_find(text("Name")), KITH_FIELD_COUNT);
	assert_int_equal(kith_field_find(text("")), KITH_FIELD_COUNT);
}

static void types_are_found_by_their_word(void **state)
{
	(void)state;
	for (int type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++) {
		assert_int_equal(kith_type_find(text(kith_type_word(type))), type);
		assert_true(strlen(kith_type_folder(type)) > 0);
	}
	assert_int_equal(kith_type_find(text("")), KITH_NO_TYPE);
	assert_int_equal(kith_type_find(text("persons")), KITH_NO_TYPE);
	assert_string_equal(kith_type_word(KITH_NO_TYPE), "");
}

static void a_slip_of_one_letter_finds_the_key_that_was_meant(void **state)
{
	static const struct {
		const char *name;
		enum kith_type type;
		enum kith_field near;
	} rows[] = {
		{ "cadense", KITH_PERSON, KITH_F_CADENCE },   { "cadenc", KITH_PERSON, KITH_F_CADENCE },
		{ "Cadence", KITH_PERSON, KITH_F_CADENCE },   { "birthdya", KITH_PERSON, KITH_F_BIRTHDAY },
		{ "circle", KITH_PERSON, KITH_F_CIRCLES },    { "tieer", KITH_PERSON, KITH_FIELD_COUNT },
		{ "cadence", KITH_PERSON, KITH_FIELD_COUNT }, { "kadense", KITH_PERSON, KITH_FIELD_COUNT },
		{ "cadense", KITH_EVENT, KITH_FIELD_COUNT },  { "speeker", KITH_EVENT, KITH_FIELD_COUNT },
		{ "speaker", KITH_EVENT, KITH_F_SPEAKERS },   { "", KITH_EVENT, KITH_FIELD_COUNT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(kith_field_near(rows[i].type, text(rows[i].name)), rows[i].near);
}

static void values_are_numbers_by_their_data(void **state)
{
	static const struct {
		enum kith_data data;
		const char *value;
		int32_t number;
	} rows[] = {
		{ KITH_DATE, "1970-01-02", 1 },
		{ KITH_DATE, "1970-01-02 13:00:00 -0500", 1 },
		{ KITH_DATE, "2024-02-30", KITH_NO_DAY },
		{ KITH_BIRTHDAY, "1990-03-14", 314 },
		{ KITH_BIRTHDAY, "--02-29", 229 },
		{ KITH_BIRTHDAY, "--02-30", KITH_NO_DAY },
		{ KITH_DURATION, "2w", 14 },
		{ KITH_DURATION, "never", KITH_NEVER },
		{ KITH_DURATION, "0d", KITH_NO_DAY },
		{ KITH_NUMBER, "12", 12 },
		{ KITH_NUMBER, "12.75", 12 },
		{ KITH_NUMBER, "-3", -3 },
		{ KITH_NUMBER, "12.", KITH_NO_DAY },
		{ KITH_NUMBER, "12 km", KITH_NO_DAY },
		{ KITH_NUMBER, "99999999999999999999", KITH_NO_DAY },
		{ KITH_BOOL, "true", 1 },
		{ KITH_BOOL, "Yes", 1 },
		{ KITH_BOOL, "off", 0 },
		{ KITH_BOOL, "maybe", KITH_NO_DAY },
		{ KITH_TEXT, "12", KITH_NO_DAY },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (kith_field_number(rows[i].data, text(rows[i].value)) != rows[i].number)
			fail_msg("'%s' is %d", rows[i].value,
				 kith_field_number(rows[i].data, text(rows[i].value)));
}

static void messages_say_what_is_wrong_and_what_would_be_right(void **state)
{
	static const struct {
		enum kith_type type;
		enum kith_field field;
		const char *value, *why; /* NULL: it fits */
	} rows[] = {
		{ KITH_PERSON, KITH_F_CADENCE, "monthly", NULL },
		{ KITH_PERSON, KITH_F_CADENCE, "3 fortnights",
		  "'3 fortnights' is not a duration (2w, 30d, monthly)" },
		{ KITH_PERSON, KITH_F_CADENCE, "-2w", "'-2w' is not a duration (2w, 30d, monthly)" },
		{ KITH_PERSON, KITH_F_MET, "yesterday", "'yesterday' is not a date (2026-11-05)" },
		{ KITH_PERSON, KITH_F_STATUS, "Paused", NULL },
		{ KITH_PERSON, KITH_F_STATUS, "asleep",
		  "'asleep' is none of its words (active, paused, archived)" },
		{ KITH_PERSON, KITH_F_RELATION, "penfriend", NULL },
		{ KITH_PERSON, KITH_F_DEPTH, "3", NULL },
		{ KITH_PERSON, KITH_F_DEPTH, "4", "'4' is not a number (0, 1, 2, 3)" },
		{ KITH_PERSON, KITH_F_PRIVATE, "no", NULL },
		{ KITH_PERSON, KITH_F_PRIVATE, "2", "'2' is neither true nor false (true, false)" },
		{ KITH_PERSON, KITH_F_EMAIL, "ada@example.org", NULL },
		{ KITH_PERSON, KITH_F_EMAIL, "ada", "'ada' is not a mail address (ada@example.org)" },
		{ KITH_PERSON, KITH_F_PHONE, "+49 30 1234", NULL },
		{ KITH_PERSON, KITH_F_PHONE, "ask", "'ask' is not a telephone number (+49 30 1234567)" },
		{ KITH_PERSON, KITH_F_URL, "example.org/ada", NULL },
		{ KITH_PERSON, KITH_F_URL, "my page",
		  "'my page' is not a web address (https://example.org)" },
		{ KITH_PERSON, KITH_F_COUNTRY, "NO", NULL },
		{ KITH_EVENT, KITH_F_SIZE, "a\x1b[31m", "'a^[[31m' is not a number (12, 2.5)" },
	};
	struct kith_buf why = KITH_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct kith_field_spec *spec = kith_field_spec(rows[i].type, rows[i].field);

		kith_buf_clear(&why);
		assert_int_equal(kith_field_check(spec, text(rows[i].value), &why), rows[i].why == NULL);
		if (rows[i].why)
			assert_string_equal(why.ptr, rows[i].why);
	}
	kith_buf_release(&why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_found_by_its_type_and_its_name),
		cmocka_unit_test(a_type_has_only_its_own_keys),
		cmocka_unit_test(types_are_found_by_their_word),
		cmocka_unit_test(a_slip_of_one_letter_finds_the_key_that_was_meant),
		cmocka_unit_test(values_are_numbers_by_their_data),
		cmocka_unit_test(messages_say_what_is_wrong_and_what_would_be_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
