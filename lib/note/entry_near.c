/* Lines that nearly are entries or dated tasks: what tools pass over in silence, though somebody
 * meant it to count. They are told, and never read as what they may have been meant for. */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "note/entry_scan.h"

/* How a date stands in the line. */
enum form { FORM_ISO, FORM_YEAR_FIRST, FORM_YEAR_LAST, FORM_DIGITS };

struct near {
	struct kith_slice s;
	const struct kith_kinds *kinds;
	size_t start, end; /* of the date, without marks around it */
	enum form form;
	long year, month, day;
	bool unsure;		  /* which is the day, and which the month */
	const char *open, *close; /* what stands around the date, or "" */
	struct kith_slice kind;
	bool goes_on; /* the kind is followed by what follows a kind, and not by prose */
	bool clause;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static size_t skip_blanks(struct kith_slice s, size_t at)
{
	while (at < s.len && kith_is_blank(s.ptr[at]))
		at++;
	return at;
}

/* The digits at *at, which moves past them; 0 if there are none. */
static size_t read_digits(struct kith_slice s, size_t *at, long *number)
{
	enum { LARGEST = 99999999 };
	size_t start = *at;

	while (is_digit(kith_byte_at(s, *at)))
		(*at)++;
	return kith_slice_number(kith_slice_sub(s, start, *at), LARGEST, number) ? *at - start : 0;
}

/* The day goes first, but in 9/21/2026; 9/1/2026 may be either. */
static void order_parts(struct near *near, char separator)
{
	long first = near->year;

	near->year = near->day;
	near->day = first;
	near->unsure = separator == '/' && first <= 12 && near->month <= 12;
	if (separator != '/' || near->month <= 12)
		return;
	near->day = near->month;
	near->month = first;
}

static bool read_parts(struct near *near, size_t *at, size_t first)
{
	char separator = kith_byte_at(near->s, (*at)++);
	size_t second = read_digits(near->s, at, &near->month), third;

	if (second == 0 || second > 2 || kith_byte_at(near->s, *at) != separator)
		return false;
	(*at)++;
	third = read_digits(near->s, at, &near->day);
	if (first == 4 && (third == 1 || third == 2)) {
		near->form = separator == '-' && second == 2 && third == 2 ? FORM_ISO : FORM_YEAR_FIRST;
		return true;
	}
	near->form = FORM_YEAR_LAST;
	order_parts(near, separator);
	return first <= 2 && third == 4;
}

/* A date in any of the forms that people write. */
static bool read_date(struct near *near)
{
	enum { EARLIEST = 1900, LATEST = 2199 };
	size_t at = near->start, first = read_digits(near->s, &at, &near->year);
	char separator = kith_byte_at(near->s, at);

	if (first == 8) {
		near->form = FORM_DIGITS;
		near->day = near->year % 100;
		near->month = near->year / 100 % 100;
		near->year /= 10000;
	} else if (first == 0 || (separator != '-' && separator != '/' && separator != '.') ||
		   !read_parts(near, &at, first)) {
		return false;
	}
	near->end = at;
	return near->year >= EARLIEST && near->year <= LATEST && near->month >= 1 && near->month <= 12 &&
	       near->day >= 1 && near->day <= 31;
}

/* The mark that opens around a date, and the one that closes it. */
static const char *const marks[][2] = { { "**", "**" }, { "__", "__" }, { "*", "*" },
					{ "_", "_" },	{ "`", "`" },	{ "[[", "]]" } };

static void read_mark(struct near *near)
{
	struct kith_slice rest = kith_slice_sub(near->s, near->start, near->s.len);

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!kith_slice_starts(rest, marks[i][0]))
			continue;
		near->open = marks[i][0];
		near->close = marks[i][1];
		near->start += strlen(near->open);
		return;
	}
}

/* Past the mark that closes, which may stand after a colon; false if the date goes on. */
static bool read_end(const struct near *near, size_t *at)
{
	*at = near->end;
	if (near->close[0] && kith_byte_at(near->s, *at) == ':')
		(*at)++;
	if (!kith_slice_starts(kith_slice_sub(near->s, *at, near->s.len), near->close))
		return false;
	*at += strlen(near->close);
	return *at >= near->s.len || strchr(" \t\r\n:,", near->s.ptr[*at]);
}

static bool is_kind(const struct kith_kinds *kinds, struct kith_slice word)
{
	for (size_t i = 0; word.len > 0 && i < kinds->count; i++) {
		if (kith_utf8_same(word, kith_slice_cstr(kinds->items[i].name)))
			return true;
	}
	return false;
}

/* The kind after a date and what people put between them. */
static void read_kind(struct near *near, size_t at)
{
	size_t start;

	while (at < near->s.len && strchr(" \t\r\n:,-", near->s.ptr[at]))
		at++;
	start = at;
	while (at < near->s.len && !strchr(" \t\r\n:,;.(", near->s.ptr[at]))
		at++;
	near->kind = kith_slice_sub(near->s, start, at);
	if (!is_kind(near->kinds, near->kind))
		near->kind = kith_slice_of(NULL, 0);
	near->goes_on = at >= near->s.len || kith_byte_at(near->s, at) == '(';
	at = skip_blanks(near->s, at);
	near->clause = kith_is_clause(near->s, at);
	near->goes_on = near->goes_on || near->clause || kith_is_colon(near->s, at) ||
			kith_is_arrow(near->s, at) || kith_byte_at(near->s, at) == ',';
}

/* Boxes that are none: [], [x]2026 and [ ]send. Says what would be right. */
static bool tell_box(struct kith_slice s, struct kith_buf *why)
{
	char after;

	if (kith_slice_starts(s, "[]") && s.len > 2 && (is_digit(s.ptr[2]) || kith_is_blank(s.ptr[2]))) {
		kith_buf_cstr(why,
			      "`[]` is no box, so this is neither a plan nor a task: write `[ ]`, with a "
			      "blank inside");
		return true;
	}
	after = kith_byte_at(s, 3);
	if (kith_byte_at(s, 0) != '[' || kith_byte_at(s, 2) != ']' ||
	    !(is_digit(after) || (s.ptr[1] == ' ' && is_letter(after))))
		return false;
	kith_buf_printf(why,
			"no blank follows the box, so this is neither a plan nor a task: write `[%c] ...`",
			s.ptr[1]);
	return true;
}

static void say_day(const struct near *near, struct kith_buf *why)
{
	kith_day day = kith_day_of((struct kith_civil){ (int)near->year, (int)near->month, (int)near->day });

	if (day == KITH_NO_DAY || near->unsure)
		kith_buf_cstr(why, "YYYY-MM-DD");
	else
		kith_day_print(day, why);
}

static void say_date(const struct near *near, struct kith_buf *why)
{
	kith_buf_cstr(why, "not read as an entry: write the date as `");
	say_day(near, why);
	kith_buf_printf(why, "`, not as `%s%.*s%s`", near->open,
			KITH_ARG(kith_slice_sub(near->s, near->start, near->end)), near->close);
}

static void say_colon(const struct near *near, struct kith_buf *why)
{
	kith_buf_printf(why, "the colon after the date makes this a note, and not `%.*s`: write `",
			KITH_ARG(near->kind));
	say_day(near, why);
	kith_buf_byte(why, ' ');
	kith_utf8_fold(near->kind, why);
	kith_buf_cstr(why, near->clause ? " with ...`" : ": ...`");
}

/* An ISO date that stands bare is right, but for what follows it. */
static bool tell_iso(const struct near *near, struct kith_buf *why)
{
	char after = kith_byte_at(near->s, near->end);

	if (after == ',') {
		kith_buf_cstr(why, "not read as an entry, for a comma follows the date: write `");
		say_day(near, why);
		kith_buf_cstr(why, " coffee: ...`");
		return true;
	}
	if (after != ':' || near->kind.len == 0 || !near->goes_on)
		return false;
	say_colon(near, why);
	return true;
}

static bool tell_date(struct near *near, struct kith_buf *why)
{
	size_t at;

	read_mark(near);
	if (!read_date(near) || !read_end(near, &at))
		return false;
	read_kind(near, at);
	if (near->form == FORM_ISO && !near->open[0])
		return tell_iso(near, why);
	/* Bare digits are numbers of many things, and a link to a day is one to a daily note. */
	if ((near->form == FORM_DIGITS || near->open[0] == '[') && near->kind.len == 0)
		return false;
	say_date(near, why);
	return true;
}

bool kith_entry_near(const struct kith_para *para, const struct kith_kinds *kinds, size_t *at,
		     struct kith_buf *why)
{
	struct near near = { .s = para->text, .kinds = kinds, .open = "", .close = "" };
	enum kith_box state;

	*at = 0;
	if (tell_box(para->text, why))
		return true;
	near.start = kith_para_box(para, &state);
	*at = near.start = skip_blanks(para->text, near.start);
	return tell_date(&near, why);
}

/* The first 📅 or due: at a word's beginning, in any case; SIZE_MAX if there is none. */
static size_t find_due(struct kith_slice s, size_t from, size_t *end)
{
	static const char calendar[] = "\xf0\x9f\x93\x85";

	for (size_t at = from; at < s.len; at++) {
		struct kith_slice rest = kith_slice_sub(s, at, s.len);

		*end = at + strlen(calendar);
		if (kith_slice_starts(rest, calendar))
			return at;
		if (kith_is_blank(kith_byte_at(s, at - 1)) && rest.len > 4 && rest.ptr[3] == ':' &&
		    kith_utf8_same(kith_slice_sub(rest, 0, 3), kith_slice_cstr("due")))
			return at;
	}
	return SIZE_MAX;
}

/* Whether somebody means a day by it: a date that is none, or "tomorrow". */
static bool means_day(struct kith_slice token)
{
	enum { SHORTEST = sizeof("2026-9-1") - 1 };
	struct kith_err ignored = KITH_ERR_INIT;
	kith_day day;

	return token.len > 0 && ((is_digit(token.ptr[0]) && token.len >= SHORTEST) ||
				 kith_day_read(token, 0, true, &day, &ignored) == KITH_OK);
}

bool kith_task_near(const struct kith_para *para, size_t *at, struct kith_buf *why)
{
	struct kith_slice s = para->text, token;
	enum kith_box state;
	size_t from = kith_para_box(para, &state), end = 0, value;

	*at = find_due(s, from, &end);
	if (*at == SIZE_MAX)
		return false;
	value = skip_blanks(s, end);
	token = kith_token_at(s, value);
	if (!means_day(token) && (value > end || token.len == 0 || s.ptr[*at] != 'd'))
		return false;
	kith_buf_printf(why, "`%.*s` is no date, so the task is not due on any day: write `due:YYYY-MM-DD`",
			KITH_ARG(kith_slice_sub(s, *at, value + token.len)));
	return true;
}
