/* What single values of front matter mean by the data of their field, and whether they fit it. */
#include "book/schema.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"

static const char truths[] = "true|yes|on", untruths[] = "false|no|off";

bool kith_field_word(const char *words, struct kith_slice value)
{
	struct kith_slice rest = kith_slice_cstr(words), word;

	while (kith_slice_next(&rest, '|', &word))
		if (kith_slice_eq(word, value))
			return true;
	rest = kith_slice_cstr(words);
	while (kith_slice_next(&rest, '|', &word))
		if (kith_utf8_same(word, value))
			return true;
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A sign, digits and perhaps a fraction, of which only the whole part is kept. */
static int32_t whole_part(struct kith_slice value)
{
	enum { LARGEST = 2000000000 };
	bool minus = value.len > 0 && value.ptr[0] == '-';
	struct kith_slice whole, fraction;
	long number;

	if (minus || (value.len > 0 && value.ptr[0] == '+'))
		value = kith_slice_sub(value, 1, value.len);
	if (kith_slice_cut(value, '.', &whole, &fraction) && fraction.len == 0)
		return KITH_NO_DAY;
	for (size_t i = 0; i < fraction.len; i++)
		if (!is_digit(fraction.ptr[i]))
			return KITH_NO_DAY;
	if (!kith_slice_number(whole, LARGEST, &number))
		return KITH_NO_DAY;
	return (int32_t)(minus ? -number : number);
}

static int32_t truth(struct kith_slice value)
{
	if (kith_field_word(truths, value))
		return 1;
	return kith_field_word(untruths, value) ? 0 : KITH_NO_DAY;
}

static int32_t birthday(struct kith_slice value)
{
	int year, month, day;

	return kith_birthday_parse(value, &year, &month, &day) ? month * 100 + day : KITH_NO_DAY;
}

static int32_t duration(struct kith_slice value)
{
	int32_t days = kith_duration_parse(value);

	return days == 0 ? KITH_NO_DAY : days;
}

int32_t kith_field_number(enum kith_data data, struct kith_slice value)
{
	value = kith_slice_trim(value);
	switch (data) {
	case KITH_DATE:
		return kith_day_parse_time(value, NULL);
	case KITH_BIRTHDAY:
		return birthday(value);
	case KITH_DURATION:
		return duration(value);
	case KITH_NUMBER:
		return whole_part(value);
	case KITH_BOOL:
		return truth(value);
	default:
		return KITH_NO_DAY;
	}
}

bool kith_field_closed(enum kith_data data)
{
	switch (data) {
	case KITH_DATE:
	case KITH_BIRTHDAY:
	case KITH_DURATION:
	case KITH_NUMBER:
	case KITH_BOOL:
	case KITH_WORD:
		return true;
	default:
		return false;
	}
}

static bool has_space(struct kith_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == ' ' || s.ptr[i] == '\t' || s.ptr[i] == '\n')
			return true;
	return false;
}

static bool looks_like_email(struct kith_slice value)
{
	struct kith_slice user, host;

	if (!kith_slice_cut(value, '@', &user, &host))
		return false;
	return user.len > 0 && host.len > 0 && kith_slice_find(host, 0, '@') == SIZE_MAX && !has_space(value);
}

static bool looks_like_phone(struct kith_slice value)
{
	size_t digits = 0;

	for (size_t i = 0; i < value.len; i++)
		digits += is_digit(value.ptr[i]);
	return digits >= 3;
}

static bool looks_like_url(struct kith_slice value)
{
	bool marked =
		kith_slice_find(value, 0, '.') != SIZE_MAX || kith_slice_find(value, 0, ':') != SIZE_MAX;

	return marked && !has_space(value);
}

static bool fits(const struct kith_field_spec *spec, struct kith_slice value)
{
	switch (spec->data) {
	case KITH_EMAIL:
		return looks_like_email(value);
	case KITH_PHONE:
		return looks_like_phone(value);
	case KITH_URL:
		return looks_like_url(value);
	case KITH_WORD:
		return kith_field_word(spec->words, value);
	case KITH_NUMBER:
		if (*spec->words && !kith_field_word(spec->words, value))
			return false;
		return kith_field_number(spec->data, value) != KITH_NO_DAY;
	case KITH_DATE:
	case KITH_BIRTHDAY:
	case KITH_DURATION:
	case KITH_BOOL:
		return kith_field_number(spec->data, value) != KITH_NO_DAY;
	default:
		return true;
	}
}

static void say_words(const char *words, struct kith_buf *why)
{
	struct kith_slice rest = kith_slice_cstr(words), word;
	const char *sep = "";

	while (kith_slice_next(&rest, '|', &word)) {
		kith_buf_cstr(why, sep);
		kith_buf_slice(why, word);
		sep = ", ";
	}
}

/* What would be right, by data; a field of words says its words. */
static const struct {
	const char *what, *like;
} wanted[] = {
	[KITH_EMAIL] = { "is not a mail address", "ada@example.org" },
	[KITH_PHONE] = { "is not a telephone number", "+49 30 1234567" },
	[KITH_URL] = { "is not a web address", "https://example.org" },
	[KITH_DATE] = { "is not a date", "2026-11-05" },
	[KITH_BIRTHDAY] = { "is not a birthday", "1990-03-14, --03-14" },
	[KITH_DURATION] = { "is not a duration", KITH_DURATION_EXAMPLES },
	[KITH_NUMBER] = { "is not a number", "12, 2.5" },
	[KITH_WORD] = { "is none of its words", "" },
	[KITH_BOOL] = { "is neither true nor false", "true, false" },
};

void kith_field_quote(struct kith_slice value, struct kith_buf *out)
{
	enum { COLUMNS = 60 };
	struct kith_buf shown = KITH_BUF_INIT;

	kith_utf8_visible(value, &shown);
	kith_buf_byte(out, '\'');
	kith_utf8_cut(kith_buf_view(&shown), COLUMNS, out);
	kith_buf_byte(out, '\'');
	kith_buf_release(&shown);
}

bool kith_field_check(const struct kith_field_spec *spec, struct kith_slice value, struct kith_buf *why)
{
	value = kith_slice_trim(value);
	if (fits(spec, value))
		return true;
	kith_field_quote(value, why);
	kith_buf_byte(why, ' ');
	kith_buf_cstr(why, wanted[spec->data].what);
	kith_buf_cstr(why, " (");
	if (*spec->words)
		say_words(spec->words, why);
	else
		kith_buf_cstr(why, wanted[spec->data].like);
	kith_buf_byte(why, ')');
	return false;
}
