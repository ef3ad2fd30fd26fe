#include "base/date.h"

#include <stdlib.h>
#include <time.h>

#define MOST_WORDS 4
#define LONGEST_WORD 12

/* What one word of a date can be; several make a signature, as "nua" for "2 weeks ago". */
enum word_kind {
	NUMBER = 'n',
	UNIT = 'u',
	WEEKDAY = 'w',
	MONTH = 'm',
	TODAY = 't', /* with an offset in days: yesterday, tomorrow */
	LAST = '<',
	NEXT = '>',
	IN = 'i',
	AGO = 'a',
};

struct word {
	enum word_kind kind;
	int value; /* the number; 0 Monday, 1 January; 'd', 'w', 'm' or 'y' of a unit */
};

struct phrase {
	struct word words[MOST_WORDS];
	char signature[MOST_WORDS + 1];
	kith_day today;
	bool ahead; /* a phrase that says no direction means the future */
};

static const struct known_word {
	const char *text;
	size_t shortest; /* length of the one abbreviation; 0 without one */
	struct word word;
} known_words[] = {
	{ "today", 0, { TODAY, 0 } },	    { "yesterday", 0, { TODAY, -1 } },
	{ "tomorrow", 0, { TODAY, 1 } },    { "last", 0, { LAST, 0 } },
	{ "next", 0, { NEXT, 0 } },	    { "in", 0, { IN, 0 } },
	{ "ago", 0, { AGO, 0 } },	    { "a", 0, { NUMBER, 1 } },
	{ "an", 0, { NUMBER, 1 } },	    { "one", 0, { NUMBER, 1 } },
	{ "day", 1, { UNIT, 'd' } },	    { "days", 0, { UNIT, 'd' } },
	{ "week", 1, { UNIT, 'w' } },	    { "weeks", 0, { UNIT, 'w' } },
	{ "month", 1, { UNIT, 'm' } },	    { "months", 0, { UNIT, 'm' } },
	{ "year", 1, { UNIT, 'y' } },	    { "years", 0, { UNIT, 'y' } },
	{ "monday", 3, { WEEKDAY, 0 } },    { "tuesday", 3, { WEEKDAY, 1 } },
	{ "wednesday", 3, { WEEKDAY, 2 } }, { "thursday", 3, { WEEKDAY, 3 } },
	{ "friday", 3, { WEEKDAY, 4 } },    { "saturday", 3, { WEEKDAY, 5 } },
	{ "sunday", 3, { WEEKDAY, 6 } },    { "january", 3, { MONTH, 1 } },
	{ "february", 3, { MONTH, 2 } },    { "march", 3, { MONTH, 3 } },
	{ "april", 3, { MONTH, 4 } },	    { "may", 3, { MONTH, 5 } },
	{ "june", 3, { MONTH, 6 } },	    { "july", 3, { MONTH, 7 } },
	{ "august", 3, { MONTH, 8 } },	    { "september", 3, { MONTH, 9 } },
	{ "october", 3, { MONTH, 10 } },    { "november", 3, { MONTH, 11 } },
	{ "december", 3, { MONTH, 12 } },
};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_gap(char byte)
{
	return byte == ' ' || byte == '\t' || byte == ',';
}

/* Takes the next word off the front of *rest: digits, or what lies before a gap or a digit. */
static struct kith_slice next_word(struct kith_slice *rest)
{
	size_t from = 0, to;
	struct kith_slice word;

	while (from < rest->len && is_gap(rest->ptr[from]))
		from++;
	to = from;
	while (to < rest->len && !is_gap(rest->ptr[to]) &&
	       is_digit(rest->ptr[to]) == is_digit(rest->ptr[from]))
		to++;
	word = kith_slice_sub(*rest, from, to);
	*rest = kith_slice_sub(*rest, to, rest->len);
	return word;
}

static bool look_up(struct kith_slice s, struct word *word)
{
	char text[LONGEST_WORD];
	long number;

	if (kith_slice_number(s, 9999, &number)) {
		*word = (struct word){ NUMBER, (int)number };
		return true;
	}
	if (s.len > sizeof(text))
		return false;
	for (size_t i = 0; i < s.len; i++)
		text[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 'a' - 'A') : s.ptr[i];
	s = kith_slice_of(text, s.len);
	for (size_t i = 0; i < sizeof(known_words) / sizeof(known_words[0]); i++) {
		struct kith_slice known = kith_slice_cstr(known_words[i].text);

		*word = known_words[i].word;
		if (kith_slice_eq(s, known) || (known_words[i].shortest && s.len == known_words[i].shortest &&
						kith_slice_eq(s, kith_slice_sub(known, 0, s.len))))
			return true;
	}
	return false;
}

static bool split(struct kith_slice s, struct phrase *phrase)
{
	size_t count = 0;
	struct kith_slice word;

	while ((word = next_word(&s)).len) {
		if (count == MOST_WORDS || !look_up(word, &phrase->words[count]))
			return false;
		phrase->signature[count] = (char)phrase->words[count].kind;
		count++;
	}
	phrase->signature[count] = '\0';
	return true;
}

/* A month too short for the day gives its last day: a month after 31 January is 28 February. */
static kith_day move(kith_day day, long count, int unit)
{
	struct kith_civil civil = kith_day_civil(day);
	long months = (civil.year * 12L + civil.month - 1) + count * (unit == 'y' ? 12 : 1);
	kith_day moved;

	if (unit == 'd' || unit == 'w') {
		moved = (kith_day)(day + count * (unit == 'w' ? 7 : 1));
		return kith_day_of(kith_day_civil(moved));
	}
	if (months < 12)
		return KITH_NO_DAY;
	civil.year = (int)(months / 12);
	civil.month = (int)(months % 12) + 1;
	moved = kith_day_of(civil);
	while (moved == KITH_NO_DAY && civil.day > 28) {
		civil.day--;
		moved = kith_day_of(civil);
	}
	return moved;
}

static kith_day read_today(const struct phrase *p)
{
	return move(p->today, p->words[0].value, 'd');
}

static kith_day weekday_before(kith_day today, int weekday)
{
	return move(today, -((kith_day_weekday(today) - weekday + 6) % 7 + 1), 'd');
}

static kith_day weekday_after(kith_day today, int weekday)
{
	return move(today, (weekday - kith_day_weekday(today) + 6) % 7 + 1, 'd');
}

static kith_day read_last_weekday(const struct phrase *p)
{
	return weekday_before(p->today, p->words[1].value);
}

static kith_day read_next_weekday(const struct phrase *p)
{
	return weekday_after(p->today, p->words[1].value);
}

/* What was done on "friday" was done today if today is one; what is planned for it is a week off. */
static kith_day read_weekday(const struct phrase *p)
{
	int weekday = p->words[0].value;

	if (p->ahead)
		return weekday_after(p->today, weekday);
	return kith_day_weekday(p->today) == weekday ? p->today : weekday_before(p->today, weekday);
}

static kith_day read_last_unit(const struct phrase *p)
{
	return move(p->today, -1, p->words[1].value);
}

static kith_day read_next_unit(const struct phrase *p)
{
	return move(p->today, 1, p->words[1].value);
}

static kith_day read_in(const struct phrase *p)
{
	return move(p->today, p->words[1].value, p->words[2].value);
}

static kith_day read_ago(const struct phrase *p)
{
	return move(p->today, -p->words[0].value, p->words[1].value);
}

static kith_day read_duration(const struct phrase *p)
{
	return move(p->today, p->ahead ? p->words[0].value : -p->words[0].value, p->words[1].value);
}

/* The nearest such day, today included, in the direction that is meant; eight years hold every
 * 29 February. */
static kith_day near_day(const struct phrase *p, int month, int day)
{
	int year = kith_day_civil(p->today).year, step = p->ahead ? 1 : -1;

	for (int i = 0; i <= 8; i++) {
		kith_day found = kith_day_of((struct kith_civil){ year + i * step, month, day });

		if (found != KITH_NO_DAY && (p->ahead ? found >= p->today : found <= p->today))
			return found;
	}
	return KITH_NO_DAY;
}

static kith_day read_day_month(const struct phrase *p)
{
	return near_day(p, p->words[1].value, p->words[0].value);
}

static kith_day read_month_day(const struct phrase *p)
{
	return near_day(p, p->words[0].value, p->words[1].value);
}

/* A year of one or two digits is refused: it could be this century's or the last. */
static kith_day full_day(int year, int month, int day)
{
	return year < 100 ? KITH_NO_DAY : kith_day_of((struct kith_civil){ year, month, day });
}

static kith_day read_day_month_year(const struct phrase *p)
{
	return full_day(p->words[2].value, p->words[1].value, p->words[0].value);
}

static kith_day read_month_day_year(const struct phrase *p)
{
	return full_day(p->words[2].value, p->words[0].value, p->words[1].value);
}

static const struct form {
	const char *signature;
	kith_day (*read)(const struct phrase *phrase);
} forms[] = {
	{ "t", read_today },
	{ "w", read_weekday },
	{ "<w", read_last_weekday },
	{ ">w", read_next_weekday },
	{ "<u", read_last_unit },
	{ ">u", read_next_unit },
	{ "inu", read_in },
	{ "nua", read_ago },
	{ "nu", read_duration },
	{ "nm", read_day_month },
	{ "mn", read_month_day },
	{ "nmn", read_day_month_year },
	{ "mnn", read_month_day_year },
};

static bool looks_iso(struct kith_slice s)
{
	return s.len == 10 && s.ptr[4] == '-' && s.ptr[7] == '-' && is_digit(s.ptr[0]) && is_digit(s.ptr[9]);
}

enum kith_code kith_day_read(struct kith_slice s, kith_day today, bool ahead, kith_day *day,
			     struct kith_err *err)
{
	struct phrase phrase = { .today = today, .ahead = ahead };
	kith_day found;

	s = kith_slice_trim(s);
	found = kith_day_parse(s);
	if (found == KITH_NO_DAY && !looks_iso(s) && split(s, &phrase))
		for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
			if (strcmp(forms[i].signature, phrase.signature) == 0)
				found = forms[i].read(&phrase);
	if (found == KITH_NO_DAY)
		return kith_fail(
			err, KITH_USAGE,
			looks_iso(s) ? "there is no day '%.*s' (2026-11-05: year, month, day)"
				     : "'%.*s' is not a date (2026-11-05, yesterday, last friday, in 2m, 3w)",
			KITH_ARG(s));
	*day = found;
	return KITH_OK;
}

enum kith_code kith_today(kith_day *today, struct kith_err *err)
{
	const char *fixed = getenv("KITH_TODAY");
	struct timespec now;
	struct tm local;

	if (fixed && *fixed) {
		*today = kith_day_parse(kith_slice_cstr(fixed));
		if (*today == KITH_NO_DAY)
			return kith_fail(err, KITH_USAGE, "KITH_TODAY: '%s' is not a date (2026-11-05)",
					 fixed);
		return KITH_OK;
	}
	tzset();
	if (clock_gettime(CLOCK_REALTIME, &now) != 0 || !localtime_r(&now.tv_sec, &local))
		return kith_fail_errno(err, KITH_FAILED, "the clock cannot be read");
	*today = kith_day_of((struct kith_civil){ local.tm_year + 1900, local.tm_mon + 1, local.tm_mday });
	if (*today == KITH_NO_DAY)
		return kith_fail(err, KITH_FAILED,
				 "the clock is outside the years 1 to 9999 (set it, or KITH_TODAY)");
	return KITH_OK;
}
