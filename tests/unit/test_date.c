/* Days, times, birthdays, durations, and dates as people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/date.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define FIRST_DAY (-719162) /* 0001-01-01 */
#define LAST_DAY 2932896    /* 9999-12-31 */

static kith_day day_of(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static void assert_prints(kith_day day, const char *text)
{
	struct kith_buf buf = KITH_BUF_INIT;

	kith_day_print(day, &buf);
	assert_string_equal(buf.ptr ? buf.ptr : "", text);
	kith_buf_release(&buf);
}

static void every_day_of_ten_thousand_years_comes_back(void **state)
{
	struct kith_buf buf = KITH_BUF_INIT;

	(void)state;
	for (kith_day day = FIRST_DAY; day <= LAST_DAY; day++) {
		if (kith_day_of(kith_day_civil(day)) != day)
			fail_msg("day %d", (int)day);
		if (day % 7 != 0)
			continue;
		kith_buf_clear(&buf);
		kith_day_print(day, &buf);
		if (kith_day_parse(kith_buf_view(&buf)) != day)
			fail_msg("day %s", buf.ptr);
	}
	kith_buf_release(&buf);
	assert_prints(FIRST_DAY, "0001-01-01");
	assert_prints(LAST_DAY, "9999-12-31");
	assert_prints(0, "1970-01-01");
	assert_prints(KITH_NO_DAY, "");
}

static void only_days_that_exist_are_dates(void **state)
{
	static const struct {
		const char *text;
		bool ok;
	} rows[] = {
		{ "2026-11-05", true },	 { "2024-02-29", true },   { "2000-02-29", true },
		{ "0001-01-01", true },	 { "9999-12-31", true },   { "2023-02-29", false },
		{ "1900-02-29", false }, { "2024-02-30", false },  { "2026-04-31", false },
		{ "2026-00-10", false }, { "2026-13-10", false },  { "2026-01-00", false },
		{ "2026-01-32", false }, { "0000-01-01", false },  { "2026-1-05", false },
		{ "2026-11-5", false },	 { "20261105", false },	   { "2026/11/05", false },
		{ " 2026-11-5", false }, { "2026-11-055", false }, { "2026-11-0", false },
		{ "-026-11-05", false }, { "+026-11-05", false },  { "2o26-11-05", false },
		{ "", false },		 { "2026-11-05 ", false }, { "2026-1a-05", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(day_of(rows[i].text) != KITH_NO_DAY, rows[i].ok);
	assert_int_equal(kith_day_parse(kith_slice_of(NULL, 0)), KITH_NO_DAY);
}

static void weekdays_count_from_monday(void **state)
{
	static const struct {
		const char *text;
		int weekday;
	} rows[] = {
		{ "2026-11-16", 0 }, { "2026-11-20", 4 }, { "2026-11-22", 6 },
		{ "1970-01-01", 3 }, { "1969-12-28", 6 }, { "0001-01-01", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(kith_day_weekday(day_of(rows[i].text)), rows[i].weekday);
}

static void a_date_may_carry_a_time(void **state)
{
	static const struct {
		const char *text;
		int minute; /* -2: not a date */
	} rows[] = {
		{ "2026-11-05", -1 },
		{ "2026-11-05 13:00", 780 },
		{ "2026-11-05T13:00", 780 },
		{ "2026-11-05t13:00:59Z", 780 },
		{ "2026-11-05 13:00:00 -0500", 780 },
		{ "2026-11-05T13:00:00+05:30", 780 },
		{ "2026-11-05 13:00:00.123 Z", 780 },
		{ "2026-11-05 13:00:00 -5", 780 },
		{ "2026-11-05 9:05", 545 },
		{ "2026-11-05   09:05", 545 },
		{ "2026-11-05 00:00", 0 },
		{ "2026-11-05 23:59:60", 1439 },
		{ "2026-11-05 24:00", -2 },
		{ "2026-11-05 12:60", -2 },
		{ "2026-11-05 12:3", -2 },
		{ "2026-11-05 12", -2 },
		{ "2026-11-05 noon", -2 },
		{ "2026-11-05-12:00", -2 },
		{ "2026-11-05 12:00 pm", -2 },
		{ "2026-11-05 12:00:0", -2 },
		{ "2026-11-05 12:00:61", -2 },
		{ "2026-11-05 12:00 +053", -2 },
		{ "2026-11-05 12:00 +05:", -2 },
		{ "2026-11-05 12:00 +0560", -2 },
		{ "2026-11-05 12:00 Z Z", -2 },
		{ "2026-02-30 12:00", -2 },
		{ "2026-11-05 ", -2 },
		{ "2026-11-05T", -2 },
		{ "12:00", -2 },
		{ "", -2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int minute = -7;
		kith_day day = kith_day_parse_time(kith_slice_cstr(rows[i].text), &minute);

		assert_int_equal(day, rows[i].minute == -2 ? KITH_NO_DAY : day_of("2026-11-05"));
		assert_int_equal(minute, rows[i].minute == -2 ? -1 : rows[i].minute);
		assert_int_equal(kith_day_parse_time(kith_slice_cstr(rows[i].text), NULL), day);
	}
}

static void a_time_is_hours_and_minutes(void **state)
{
	static const struct {
		const char *text;
		int minute;
	} rows[] = {
		{ "12:30", 750 }, { "00:00", 0 },  { "23:59", 1439 }, { "9:05", 545 }, { "24:00", -1 },
		{ "12:60", -1 },  { "12", -1 },	   { "1230", -1 },    { ":30", -1 },   { "12:", -1 },
		{ "012:30", -1 }, { "-1:30", -1 }, { "12.30", -1 },   { "", -1 },      { "1:2:3", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(kith_minute_parse(kith_slice_cstr(rows[i].text)), rows[i].minute);
}

static void a_birthday_may_lack_its_year(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		int year, month, day;
	} rows[] = {
		{ "1985-03-14", true, 1985, 3, 14 },
		{ "--03-14", true, 0, 3, 14 },
		{ "--0314", true, 0, 3, 14 },
		{ "--02-29", true, 0, 2, 29 },
		{ "--0229", true, 0, 2, 29 },
		{ "2024-02-29", true, 2024, 2, 29 },
		{ "2023-02-29", false, 0, 0, 0 },
		{ "--02-30", false, 0, 0, 0 },
		{ "--13-01", false, 0, 0, 0 },
		{ "--1", false, 0, 0, 0 },
		{ "03-14", false, 0, 0, 0 },
		{ "--03/14", false, 0, 0, 0 },
		{ "--03-1", false, 0, 0, 0 },
		{ "--03-145", false, 0, 0, 0 },
		{ "", false, 0, 0, 0 },
		{ "---314", false, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int year = 0, month = 0, day = 0;

		assert_int_equal(kith_birthday_parse(kith_slice_cstr(rows[i].text), &year, &month, &day),
				 rows[i].ok);
		assert_int_equal(year, rows[i].year);
		assert_int_equal(month, rows[i].month);
		assert_int_equal(day, rows[i].day);
	}
}

static void the_next_birthday_is_on_or_after_a_day(void **state)
{
	static const struct {
		int month, day;
		const char *from, *next;
	} rows[] = {
		{ 3, 14, "2026-03-13", "2026-03-14" },
		{ 3, 14, "2026-03-14", "2026-03-14" },
		{ 3, 14, "2026-03-15", "2027-03-14" },
		{ 2, 29, "2026-01-01", "2026-02-28" },
		{ 2, 29, "2027-03-01", "2028-02-29" },
		{ 2, 29, "2028-02-28", "2028-02-29" },
		{ 2, 29, "2026-02-28", "2026-02-28" },
		{ 2, 29, "2100-01-01", "2100-02-28" },
		{ 12, 31, "2026-12-31", "2026-12-31" },
		{ 1, 1, "2026-12-31", "2027-01-01" },
		{ 1, 1, "9999-12-31", "" },
		{ 13, 1, "2026-01-01", "" },
		{ 2, 30, "2026-01-01", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_prints(kith_birthday_next(rows[i].month, rows[i].day, day_of(rows[i].from)),
			      rows[i].next);
	assert_int_equal(kith_birthday_next(1, 1, KITH_NO_DAY), KITH_NO_DAY);
}

static void durations_are_one_day_to_ten_years(void **state)
{
	static const struct {
		const char *text;
		int32_t days;
	} rows[] = {
		{ "2w", 14 },
		{ "30d", 30 },
		{ "1y", 365 },
		{ "3m", 90 },
		{ "daily", 1 },
		{ "weekly", 7 },
		{ "monthly", 30 },
		{ "quarterly", 90 },
		{ "yearly", 365 },
		{ "never", KITH_NEVER },
		{ "Monthly", 30 },
		{ "2W", 14 },
		{ "1d", 1 },
		{ "3650d", 3650 },
		{ "10y", 3650 },
		{ "0d", 0 },
		{ "3651d", 0 },
		{ "11y", 0 },
		{ "-1d", 0 },
		{ "2 w", 0 },
		{ "w", 0 },
		{ "2", 0 },
		{ "", 0 },
		{ "2x", 0 },
		{ "3 fortnights", 0 },
		{ "2w ", 0 },
		{ "monthl", 0 },
		{ "monthlyy", 0 },
		{ "99999999999999999999d", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(kith_duration_parse(kith_slice_cstr(rows[i].text)), rows[i].days);
}

/* On Friday 2026-11-20. */
static void people_type_dates_in_their_own_words(void **state)
{
	static const struct {
		const char *text, *back, *ahead;
	} rows[] = {
		{ "2026-11-05", "2026-11-05", "2026-11-05" },
		{ " 2026-11-05\n", "2026-11-05", "2026-11-05" },
		{ "today", "2026-11-20", "2026-11-20" },
		{ "Yesterday", "2026-11-19", "2026-11-19" },
		{ "TOMORROW", "2026-11-21", "2026-11-21" },
		{ "last friday", "2026-11-13", "2026-11-13" },
		{ "last thu", "2026-11-19", "2026-11-19" },
		{ "next friday", "2026-11-27", "2026-11-27" },
		{ "next tue", "2026-11-24", "2026-11-24" },
		{ "next  sat", "2026-11-21", "2026-11-21" },
		{ "friday", "2026-11-20", "2026-11-27" },
		{ "Mon", "2026-11-16", "2026-11-23" },
		{ "sunday", "2026-11-15", "2026-11-22" },
		{ "last week", "2026-11-13", "2026-11-13" },
		{ "next month", "2026-12-20", "2026-12-20" },
		{ "last year", "2025-11-20", "2025-11-20" },
		{ "in 2m", "2027-01-20", "2027-01-20" },
		{ "in a week", "2026-11-27", "2026-11-27" },
		{ "in 3 days", "2026-11-23", "2026-11-23" },
		{ "2w ago", "2026-11-06", "2026-11-06" },
		{ "one month ago", "2026-10-20", "2026-10-20" },
		{ "3w", "2026-10-30", "2026-12-11" },
		{ "3 W", "2026-10-30", "2026-12-11" },
		{ "0d", "2026-11-20", "2026-11-20" },
		{ "1y", "2025-11-20", "2027-11-20" },
		{ "5 nov", "2026-11-05", "2027-11-05" },
		{ "5 December", "2025-12-05", "2026-12-05" },
		{ "20 nov", "2026-11-20", "2026-11-20" },
		{ "nov 5", "2026-11-05", "2027-11-05" },
		{ "may 1", "2026-05-01", "2027-05-01" },
		{ "29 feb", "2024-02-29", "2028-02-29" },
		{ "5 nov 2024", "2024-11-05", "2024-11-05" },
		{ "November 5, 2024", "2024-11-05", "2024-11-05" },
	};
	kith_day today = day_of("2026-11-20");

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		for (int ahead = 0; ahead <= 1; ahead++) {
			struct kith_err err = KITH_ERR_INIT;
			kith_day day = KITH_NO_DAY;

			assert_int_equal(
				kith_day_read(kith_slice_cstr(rows[i].text), today, ahead, &day, &err),
				KITH_OK);
			assert_prints(day, ahead ? rows[i].ahead : rows[i].back);
		}
}

static void months_end_where_they_end(void **state)
{
	static const struct {
		const char *text, *today, *day;
	} rows[] = {
		{ "in 1m", "2026-01-31", "2026-02-28" },  { "in 1m", "2028-01-31", "2028-02-29" },
		{ "1m ago", "2026-03-31", "2026-02-28" }, { "in 1y", "2024-02-29", "2025-02-28" },
		{ "in 4y", "2024-02-29", "2028-02-29" },  { "in 12m", "2026-12-31", "2027-12-31" },
		{ "1m ago", "2026-01-15", "2025-12-15" }, { "in 1m", "2026-12-15", "2027-01-15" },
		{ "29 feb", "2104-02-28", "2096-02-29" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		kith_day day = KITH_NO_DAY;

		assert_int_equal(kith_day_read(kith_slice_cstr(rows[i].text), day_of(rows[i].today), false,
					       &day, NULL),
				 KITH_OK);
		assert_prints(day, rows[i].day);
	}
}

static void what_is_no_date_is_refused_with_what_would_be_right(void **state)
{
	static const char *const rows[] = {
		"",
		"2026-02-30",
		"3 fortnights",
		"last",
		"next",
		"in",
		"in 2",
		"2 ago",
		"w",
		"31 feb",
		"32 nov",
		"5 nov 24",
		"nov",
		"12",
		"last last",
		"today today",
		"in 2w ago",
		"5 nov 2026 1",
		"9999y",
		"9999y ago",
		"10000d",
		"fridayy",
		"frid",
		"2026-11-05x",
		"2026-11",
		"\xff",
		"0 nov",
		"31 nov 2026",
		"99999999999999999999 days",
		"averyveryverylongword",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_err err = KITH_ERR_INIT;
		kith_day day = 12345;

		assert_int_equal(
			kith_day_read(kith_slice_cstr(rows[i]), day_of("2026-11-20"), true, &day, &err),
			KITH_USAGE);
		assert_int_equal(day, 12345);
		assert_non_null(strstr(err.text, rows[i]));
		assert_non_null(strstr(err.text, "2026-11-05"));
	}
}

static void today_is_fixed_by_the_environment(void **state)
{
	struct kith_err err = KITH_ERR_INIT;
	kith_day day = KITH_NO_DAY;

	(void)state;
	setenv("KITH_TODAY", "2026-11-20", 1);
	assert_int_equal(kith_today(&day, &err), KITH_OK);
	assert_int_equal(day, day_of("2026-11-20"));
	setenv("KITH_TODAY", "soon", 1);
	assert_int_equal(kith_today(&day, &err), KITH_USAGE);
	assert_non_null(strstr(err.text, "KITH_TODAY"));
	unsetenv("KITH_TODAY");
	assert_int_equal(kith_today(&day, &err), KITH_OK);
	assert_true(day > day_of("2020-01-01"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_ten_thousand_years_comes_back),
		cmocka_unit_test(only_days_that_exist_are_dates),
		cmocka_unit_test(weekdays_count_from_monday),
		cmocka_unit_test(a_date_may_carry_a_time),
		cmocka_unit_test(a_time_is_hours_and_minutes),
		cmocka_unit_test(a_birthday_may_lack_its_year),
		cmocka_unit_test(the_next_birthday_is_on_or_after_a_day),
		cmocka_unit_test(durations_are_one_day_to_ten_years),
		cmocka_unit_test(people_type_dates_in_their_own_words),
		cmocka_unit_test(months_end_where_they_end),
		cmocka_unit_test(what_is_no_date_is_refused_with_what_would_be_right),
		cmocka_unit_test(today_is_fixed_by_the_environment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
