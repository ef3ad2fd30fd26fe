#include "view/json.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"

struct range {
	int32_t first, last;
};

/* Characters that JSON may hold but that a terminal or a JavaScript parser trips over. Escaped they
 * say the same, so no reader loses anything. */
static const struct range escaped[] = {
	{ 0x00, 0x1f },	    { 0x7f, 0x9f },	{ 0x061c, 0x061c }, { 0x200b, 0x200f },
	{ 0x2028, 0x202e }, { 0x2060, 0x2069 }, { 0xfeff, 0xfeff },
};

static bool must_escape(int32_t c)
{
	for (size_t i = 0; i < sizeof(escaped) / sizeof(*escaped); i++)
		if (c >= escaped[i].first && c <= escaped[i].last)
			return true;
	return false;
}

/* The letter of a two-character escape, or 0. */
static char short_escape(int32_t c)
{
	switch (c) {
	case '"':
	case '\\':
		return (char)c;
	case '\b':
		return 'b';
	case '\f':
		return 'f';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	default:
		return 0;
	}
}

static void put_character(struct kith_slice text, size_t from, size_t to, int32_t c, struct kith_buf *out)
{
	char letter = short_escape(c);

	if (letter) {
		kith_buf_byte(out, '\\');
		kith_buf_byte(out, letter);
	} else if (must_escape(c)) {
		kith_buf_printf(out, "\\u%04x", (unsigned)c);
	} else if (c == 0xfffd) {
		kith_buf_cstr(out, "\xef\xbf\xbd"); /* perhaps for a bad byte */
	} else {
		kith_buf_slice(out, kith_slice_sub(text, from, to));
	}
}

/* A byte that stands for itself. */
static bool is_plain(char byte)
{
	return byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\';
}

void kith_json_string(struct kith_slice text, struct kith_buf *out)
{
	size_t at = 0;

	kith_buf_byte(out, '"');
	while (at < text.len) {
		size_t from = at;
		while (at < text.len && is_plain(text.ptr[at]))
			at++;
		kith_buf_slice(out, kith_slice_sub(text, from, at));
		from = at;
		if (at < text.len) {
			int32_t c = kith_utf8_next(text, &at);
			put_character(text, from, at, c, out);
		}
	}
	kith_buf_byte(out, '"');
}

void kith_json_day(kith_day day, struct kith_buf *out)
{
	if (day == KITH_NO_DAY) {
		kith_buf_cstr(out, "null");
		return;
	}
	kith_buf_byte(out, '"');
	kith_day_print(day, out);
	kith_buf_byte(out, '"');
}
