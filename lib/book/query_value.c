#include "book/query_int.h"

#include "base/utf8.h"
#include "book/refs.h"

#define EXAMPLES_DAY "2026-11-05, 2026-11, 2026, yesterday, \"last friday\"; 90d for an age"

static enum kith_code refuse(const struct query_build *build, const struct query_token *token,
			     const char *what, const char *right)
{
	return query_fail(build->source, token->value_at, build->err, "%s: %s is not %s (%s)",
			  query_plain(&build->query->arena, token->name),
			  query_shown(&build->query->arena, token->value), what, right);
}

typedef bool reader(const struct query_build *build, struct kith_slice value, struct query_term *term);

static bool range(struct query_term *term, enum query_test test, int64_t low, int64_t high)
{
	term->test = test;
	term->low = low;
	term->high = high;
	return true;
}

static void look_for(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	term->test = TEST_SAME;
	term->needle = kith_utf8_folded(&build->query->arena, value);
}

/* No text is empty: such a key counts as not set. */
static bool read_text(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	look_for(build, value, term);
	return value.len > 0;
}

static bool read_body(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	query_body_needle(&build->query->arena, value, term);
	return term->probe.len > 0;
}

static bool read_type(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	look_for(build, value, term);
	return kith_type_find(term->needle) != KITH_NO_TYPE;
}

/* The types that a reference field points at, as a mask, and whether all its values are references. */
static unsigned wanted_types(uint32_t field, bool *strict)
{
	size_t count;
	const struct kith_field_spec *specs = kith_fields(&count);
	enum kith_type type;

	*strict = false;
	for (size_t i = 0; i < count; i++) {
		if ((uint32_t)specs[i].field != field)
			continue;
		*strict = specs[i].data == KITH_REF;
		type = kith_type_find(kith_slice_cstr(specs[i].words));
		return type == KITH_NO_TYPE ? 0 : 1u << type;
	}
	return 0;
}

/* The notes that a value may mean: more than one where a name is shared, as any of them answers a
 * question. Beginnings of names count only where no value is plain text. */
static bool read_ref(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	bool strict;
	unsigned types = wanted_types(term->field, &strict);
	kith_id note, *notes;
	struct kith_slice bare = kith_ref_bare(value);

	look_for(build, bare, term);
	if (bare.len == 0)
		return true;
	note = kith_ref_resolve(build->book, bare, types);
	if (note == KITH_NOBODY && !strict)
		return true;
	term->note_count = kith_id_ok(note) ? 1 : kith_ref_candidates(build->book, bare, types, NULL, 0);
	notes = kith_arena_array(&build->query->arena, term->note_count + 1, sizeof(*notes));
	notes[0] = note;
	if (!kith_id_ok(note))
		kith_ref_candidates(build->book, bare, types, notes, term->note_count);
	term->notes = notes;
	return true;
}

static kith_day day_of(long year, long month, long day)
{
	struct kith_civil civil = { (int)year, (int)month, (int)day };

	return kith_day_of(civil);
}

/* "2026" and "2026-11": all days of them. */
static bool read_span(struct kith_slice value, struct query_term *term)
{
	struct kith_slice year_text, month_text;
	long year, month = 0;
	bool has_month = kith_slice_cut(value, '-', &year_text, &month_text);
	kith_day first, last;

	if (year_text.len != 4 || !kith_slice_number(year_text, 9999, &year))
		return false;
	if (has_month && (month_text.len != 2 || !kith_slice_number(month_text, 12, &month)))
		return false;
	first = day_of(year, has_month ? month : 1, 1);
	if (first == KITH_NO_DAY)
		return false;
	last = day_of(year, has_month ? month : 12, 31);
	for (long day = 30; last == KITH_NO_DAY; day--)
		last = day_of(year, month, day);
	return range(term, TEST_NUMBER, first, last);
}

/* "3 weeks" as "3w"; false if `value` is no duration in words. */
static bool is_duration_in_words(struct kith_slice value, kith_day today, struct kith_buf *brief)
{
	kith_day ahead;
	size_t digits = 0, unit;

	kith_buf_cstr(brief, "in ");
	kith_buf_slice(brief, value);
	if (kith_day_read(kith_buf_view(brief), today, true, &ahead, NULL))
		return false;
	while (digits < value.len && value.ptr[digits] >= '0' && value.ptr[digits] <= '9')
		digits++;
	for (unit = digits; unit < value.len && value.ptr[unit] == ' ';)
		unit++;
	kith_buf_clear(brief);
	kith_buf_slice(brief, kith_slice_sub(value, 0, digits));
	kith_buf_slice(brief, kith_slice_sub(value, unit, unit + 1));
	return true;
}

/* Days of an age. One too long for a duration is counted by the calendar. */
static bool read_age(struct kith_slice value, kith_day today, int64_t *age)
{
	struct kith_buf brief = KITH_BUF_INIT;
	int32_t days = kith_duration_parse(value);
	kith_day then;

	*age = days;
	if (days == 0 && is_duration_in_words(value, today, &brief)) {
		days = kith_duration_parse(kith_buf_view(&brief));
		*age = days;
		if (days == 0 && kith_day_read(value, today, false, &then, NULL) == KITH_OK) {
			*age = (int64_t)today - then;
			days = 1;
		}
	}
	kith_buf_release(&brief);
	return days != 0 && days != KITH_NEVER;
}

static bool read_one_day(const struct query_build *build, struct kith_slice value, kith_day *day)
{
	*day = kith_day_parse_time(value, NULL);
	return *day != KITH_NO_DAY || kith_day_read(value, build->query->today, false, day, NULL) == KITH_OK;
}

static bool read_day(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	int64_t age;
	kith_day day;

	if (read_age(value, build->query->today, &age))
		return range(term, TEST_AGE, age, age);
	if (read_span(value, term))
		return true;
	return read_one_day(build, value, &day) && range(term, TEST_NUMBER, day, day);
}

/* "--03": all of March; "--03-14" and days such as `today`: that day of any year; with a year the
 * day of birth itself. */
static bool read_birthday(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	int year = 0, month, day;
	long number;
	int64_t age;
	kith_day read;

	term->yearly = true;
	if (value.len == 4 && kith_slice_starts(value, "--") &&
	    kith_slice_number(kith_slice_sub(value, 2, 4), 12, &number) && number > 0)
		return range(term, TEST_NUMBER, number * 100 + 1, number * 100 + 31);
	if (kith_birthday_parse(value, &year, &month, &day)) {
		if (year == 0)
			return range(term, TEST_NUMBER, month * 100 + day, month * 100 + day);
		term->yearly = false;
		read = day_of(year, month, day);
		return range(term, TEST_NUMBER, read, read);
	}
	term->yearly = false;
	if (read_span(value, term))
		return true;
	term->yearly = true;
	if (read_age(value, build->query->today, &age) || !read_one_day(build, value, &read))
		return false;
	month = kith_day_civil(read).month;
	day = kith_day_civil(read).day;
	return range(term, TEST_NUMBER, month * 100 + day, month * 100 + day);
}

static bool read_duration(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	int32_t days = kith_duration_parse(value);

	(void)build;
	return days != 0 && range(term, TEST_NUMBER, days, days);
}

static bool read_decimal(struct kith_slice text, int64_t *millionths)
{
	struct kith_slice whole, fraction;
	bool minus = text.len > 0 && text.ptr[0] == '-';
	bool point;
	long number;
	int64_t unit = QUERY_ONE;

	if (minus || (text.len > 0 && text.ptr[0] == '+'))
		text = kith_slice_sub(text, 1, text.len);
	point = kith_slice_cut(text, '.', &whole, &fraction);
	if (!kith_slice_number(whole, 1000000000, &number) || (point && fraction.len == 0))
		return false;
	*millionths = number * QUERY_ONE;
	for (size_t i = 0; i < fraction.len; i++) {
		if (fraction.ptr[i] < '0' || fraction.ptr[i] > '9')
			return false;
		unit /= 10;
		*millionths += (fraction.ptr[i] - '0') * unit;
	}
	*millionths = minus ? -*millionths : *millionths;
	return true;
}

static bool read_number(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	int64_t number;

	(void)build;
	return read_decimal(value, &number) && range(term, TEST_NUMBER, number, number);
}

static bool read_bool(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	int32_t truth = kith_field_number(KITH_BOOL, value);

	(void)build;
	return truth != KITH_NO_DAY && range(term, TEST_NUMBER, truth, truth);
}

/* A key that only this notebook has is text, and has an order if it is compared with something
 * that has one. */
static bool read_any(const struct query_build *build, struct kith_slice value, struct query_term *term)
{
	if (term->op == QUERY_EQUAL) {
		look_for(build, value, term);
		return true;
	}
	if (read_number(build, value, term))
		term->measure = MEASURE_NUMBER;
	else if (read_day(build, value, term))
		term->measure = MEASURE_DAY;
	return term->measure != MEASURE_ANY;
}

static const struct {
	bool ordered;
	const char *holds;
	reader *read;
	const char *what, *right; /* what a value that cannot be read is not, and what would be right */
} measures[MEASURE_COUNT] = {
	[MEASURE_TEXT] = { false, "text", read_text, "text to look for",
			   "not tier: finds notes without one" },
	[MEASURE_REF] = { false, "references", read_ref, "a reference", "" },
	[MEASURE_DAY] = { true, "dates", read_day, "a date", EXAMPLES_DAY },
	[MEASURE_BIRTHDAY] = { true, "birthdays", read_birthday, "a birthday",
			       "1990-03-14, --03-14, --03, 1990, today" },
	[MEASURE_DURATION] = { true, "durations", read_duration, "a duration", KITH_DURATION_EXAMPLES },
	[MEASURE_NUMBER] = { true, "numbers", read_number, "a number", "3, 12.5" },
	[MEASURE_BOOL] = { false, "true or false", read_bool, "a truth value", "true, false" },
	[MEASURE_TYPE] = { false, "a type of note", read_type, "a type of note",
			   "person, event, group, lead" },
	[MEASURE_BODY] = { false, "the body", read_body, "text to look for", "text:\"type theory\"" },
	[MEASURE_ANY] = { true, "text", read_any, "a number or date", "3, 12.5, " EXAMPLES_DAY },
};

bool query_measure_ordered(enum query_measure measure)
{
	return measures[measure].ordered;
}

const char *query_measure_holds(enum query_measure measure)
{
	return measures[measure].holds;
}

enum kith_code query_value_read(const struct query_build *build, const struct query_token *token,
				struct query_term *term)
{
	const enum query_measure measure = term->measure;

	if (measures[measure].read(build, token->value, term))
		return KITH_OK;
	return refuse(build, token, measures[measure].what, measures[measure].right);
}

/* A birthday on its day of any year, or the day of birth where the year is known. */
static bool birthday_number(const struct query_term *term, struct kith_slice text, int64_t *number)
{
	int year, month, day;

	if (!kith_birthday_parse(kith_slice_trim(text), &year, &month, &day) || (year == 0 && !term->yearly))
		return false;
	*number = term->yearly ? month * 100 + day : day_of(year, month, day);
	return true;
}

bool query_value_number(const struct query_term *term, struct kith_slice text, int32_t known, int64_t *number)
{
	if (term->measure == MEASURE_NUMBER)
		return read_decimal(kith_slice_trim(text), number);
	if (term->measure == MEASURE_BIRTHDAY)
		return birthday_number(term, text, number);
	/* The book does not read keys that it does not know. */
	if (term->measure == MEASURE_DAY && known == KITH_NO_DAY)
		known = kith_day_parse_time(kith_slice_trim(text), NULL);
	*number = known;
	return known != KITH_NO_DAY;
}
