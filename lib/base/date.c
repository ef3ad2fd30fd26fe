#include "base/date.h"

#define LEAST_YEAR 1
#define GREATEST_YEAR 9999
#define DAYS_PER_ERA 146097	/* 400 years */
#define DAYS_BEFORE_1970 719468 /* from 0000-03-01 */
#define LONGEST_DURATION 3650

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Years are counted from March, so that the leap day is the last of its year. */
kith_day kith_day_of(struct kith_civil civil)
{
	int year = civil.year, day_of_year;

	if (year < LEAST_YEAR || year > GREATEST_YEAR || civil.month < 1 || civil.month > 12 ||
	    civil.day < 1 || (civil.day > 28 && civil.day > days_in_month(year, civil.month)))
		return KITH_NO_DAY;
	year -= civil.month <= 2;
	day_of_year = (153 * (civil.month > 2 ? civil.month - 3 : civil.month + 9) + 2) / 5 + civil.day - 1;
	return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - DAYS_BEFORE_1970;
}

struct kith_civil kith_day_civil(kith_day day)
{
	struct kith_civil civil = { 0, 0, 0 };
	int64_t since, era;
	int of_era, year, day_of_year, month;

	if (day == KITH_NO_DAY)
		return civil;
	since = (int64_t)day + DAYS_BEFORE_1970;
	era = (since >= 0 ? since : since - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
	of_era = (int)(since - era * DAYS_PER_ERA);
	year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	day_of_year = of_era - (365 * year + year / 4 - year / 100);
	month = (5 * day_of_year + 2) / 153;
	civil.day = day_of_year - (153 * month + 2) / 5 + 1;
	civil.month = month < 10 ? month + 3 : month - 9;
	civil.year = (int)(era * 400) + year + (civil.month <= 2);
	return civil;
}

int kith_day_weekday(kith_day day)
{
	return (day % 7 + 7 + 3) % 7;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Two digits as a number; 100 or more if they are none, which no field of a date allows. */
static int two_digits(const char *text)
{
	return is_digit(text[0]) && is_digit(text[1]) ? (text[0] - '0') * 10 + text[1] - '0' : 100;
}

kith_day kith_day_parse(struct kith_slice s)
{
	struct kith_civil civil;
	int century, rest;

	if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-')
		return KITH_NO_DAY;
	century = two_digits(s.ptr);
	rest = two_digits(s.ptr + 2);
	if (century > 99 || rest > 99)
		return KITH_NO_DAY;
	civil.year = century * 100 + rest;
	civil.month = two_digits(s.ptr + 5);
	civil.day = two_digits(s.ptr + 8);
	return kith_day_of(civil);
}

int kith_minute_parse(struct kith_slice s)
{
	long hour, minute;

	if (s.len < 4 || s.len > 5 || s.ptr[s.len - 3] != ':' ||
	    !kith_slice_number(kith_slice_sub(s, 0, s.len - 3), 23, &hour) ||
	    !kith_slice_number(kith_slice_sub(s, s.len - 2, s.len), 59, &minute))
		return -1;
	return (int)(hour * 60 + minute);
}

/* Whether `s` is nothing, "Z", or "+2", "-05", "-0500", "+05:30". */
static bool is_zone(struct kith_slice s)
{
	struct kith_slice hours, minutes;
	long number;

	if (s.len == 0 || kith_slice_is(s, "Z") || kith_slice_is(s, "z"))
		return true;
	if (s.ptr[0] != '+' && s.ptr[0] != '-')
		return false;
	s = kith_slice_sub(s, 1, s.len);
	if (!kith_slice_cut(s, ':', &hours, &minutes) && s.len == 4) {
		hours = kith_slice_sub(s, 0, 2);
		minutes = kith_slice_sub(s, 2, 4);
	}
	return hours.len <= 2 && kith_slice_number(hours, 23, &number) &&
	       (minutes.len == 0 ? s.len <= 2 : minutes.len == 2 && kith_slice_number(minutes, 59, &number));
}

/* Takes ":SS" and ".FFF" off the front of what follows "HH:MM". */
static bool skip_seconds(struct kith_slice *rest)
{
	size_t at = 3;

	if (rest->len == 0 || rest->ptr[0] != ':')
		return true;
	if (rest->len < 3 || two_digits(rest->ptr + 1) > 60)
		return false;
	if (at < rest->len && rest->ptr[at] == '.')
		for (at++; at < rest->len && is_digit(rest->ptr[at]);)
			at++;
	*rest = kith_slice_sub(*rest, at, rest->len);
	return true;
}

static int time_of_day(struct kith_slice s)
{
	size_t hour = kith_slice_find(s, 0, ':');
	struct kith_slice rest;

	if (hour > 2 || s.len < hour + 3)
		return -1;
	rest = kith_slice_sub(s, hour + 3, s.len);
	if (!skip_seconds(&rest) || !is_zone(kith_slice_trim(rest)))
		return -1;
	return kith_minute_parse(kith_slice_sub(s, 0, hour + 3));
}

kith_day kith_day_parse_time(struct kith_slice s, int *minute)
{
	kith_day day = kith_day_parse(kith_slice_sub(s, 0, 10));
	int time = -1;

	if (minute)
		*minute = -1;
	if (day == KITH_NO_DAY || s.len == 10)
		return day;
	if (s.ptr[10] != 'T' && s.ptr[10] != 't' && s.ptr[10] != ' ' && s.ptr[10] != '\t')
		return KITH_NO_DAY;
	s = kith_slice_sub(s, 11, s.len);
	time = time_of_day(kith_slice_trim(s));
	if (time < 0)
		return KITH_NO_DAY;
	if (minute)
		*minute = time;
	return day;
}

bool kith_birthday_parse(struct kith_slice s, int *year, int *month, int *day)
{
	struct kith_civil civil;
	bool yearless = kith_slice_starts(s, "--") && (s.len == 6 || (s.len == 7 && s.ptr[4] == '-'));

	if (yearless) {
		/* Any leap year, so that 29 February is a day. */
		civil.year = 2000;
		civil.month = two_digits(s.ptr + 2);
		civil.day = two_digits(s.ptr + s.len - 2);
		if (kith_day_of(civil) == KITH_NO_DAY)
			return false;
		civil.year = 0;
	} else {
		kith_day born = kith_day_parse(s);

		if (born == KITH_NO_DAY)
			return false;
		civil = kith_day_civil(born);
	}
	*year = civil.year;
	*month = civil.month;
	*day = civil.day;
	return true;
}

static kith_day birthday_in(int year, int month, int day)
{
	struct kith_civil civil = { year, month, day };

	if (month == 2 && day == 29 && !is_leap(year))
		civil.day = 28;
	return kith_day_of(civil);
}

kith_day kith_birthday_next(int month, int day, kith_day from)
{
	int year = kith_day_civil(from).year;
	kith_day next = from == KITH_NO_DAY ? KITH_NO_DAY : birthday_in(year, month, day);

	return next == KITH_NO_DAY || next >= from ? next : birthday_in(year + 1, month, day);
}

static void print_two(char *text, int number)
{
	text[0] = (char)('0' + number / 10 % 10);
	text[1] = (char)('0' + number % 10);
}

void kith_day_print(kith_day day, struct kith_buf *out)
{
	struct kith_civil civil = kith_day_civil(day);
	char text[10] = { 0, 0, 0, 0, '-', 0, 0, '-', 0, 0 };

	if (day == KITH_NO_DAY)
		return;
	print_two(text, civil.year / 100);
	print_two(text + 2, civil.year % 100);
	print_two(text + 5, civil.month);
	print_two(text + 8, civil.day);
	kith_buf_bytes(out, text, sizeof(text));
}

static char lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
}

static bool is_word(struct kith_slice s, const char *word)
{
	size_t i = 0;

	while (i < s.len && word[i] && lower(s.ptr[i]) == word[i])
		i++;
	return i == s.len && word[i] == '\0';
}

int32_t kith_duration_parse(struct kith_slice s)
{
	static const struct {
		const char *word;
		int32_t days;
	} words[] = {
		{ "daily", 1 },	     { "weekly", 7 },	{ "monthly", 30 },
		{ "quarterly", 90 }, { "yearly", 365 }, { "never", KITH_NEVER },
	};
	static const struct {
		char letter;
		long days;
	} units[] = { { 'd', 1 }, { 'w', 7 }, { 'm', 30 }, { 'y', 365 } };
	long count;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (is_word(s, words[i].word))
			return words[i].days;
	if (s.len < 2 || !kith_slice_number(kith_slice_sub(s, 0, s.len - 1), LONGEST_DURATION, &count))
		return 0;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (lower(s.ptr[s.len - 1]) == units[i].letter)
			return count * units[i].days <= LONGEST_DURATION ? (int32_t)(count * units[i].days)
									 : 0;
	return 0;
}
