#include "book/query_int.h"

#include <stdarg.h>

#include "base/utf8.h"

/* How much of a long query is shown, so that the caret stays on the screen and the sentence with
 * it in struct kith_err. */
#define SHOWN_COLUMNS_BEFORE 60
#define SHOWN_COLUMNS_AFTER 40
#define SHOWN_BYTES 240

static const char cut_mark[] = "\xe2\x80\xa6"; /* … */

static void append_line(struct kith_slice text, struct kith_buf *out)
{
	struct kith_buf plain = KITH_BUF_INIT;

	kith_buf_slice(&plain, text);
	for (size_t i = 0; i < plain.len; i++)
		if (plain.ptr[i] == '\t' || plain.ptr[i] == '\n' || plain.ptr[i] == '\r')
			plain.ptr[i] = ' ';
	kith_utf8_visible(kith_buf_view(&plain), out);
	kith_buf_release(&plain);
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Appends what stands before the place: as many characters, from the place back, as may be shown. */
static void append_before(struct kith_slice text, size_t at, struct kith_buf *out)
{
	size_t from = at;
	struct kith_buf line = KITH_BUF_INIT;

	while (from > 0) {
		size_t back = from - 1;
		while (back > 0 && is_continuation(text.ptr[back]))
			back--;
		kith_buf_clear(&line);
		append_line(kith_slice_sub(text, back, at), &line);
		if (line.len > SHOWN_BYTES || kith_utf8_width(kith_buf_view(&line)) > SHOWN_COLUMNS_BEFORE)
			break;
		from = back;
	}
	if (from > 0)
		kith_buf_cstr(out, cut_mark);
	append_line(kith_slice_sub(text, from, at), out);
	kith_buf_release(&line);
}

static void append_after(struct kith_slice text, size_t at, struct kith_buf *out)
{
	size_t to = at;
	struct kith_buf line = KITH_BUF_INIT;

	while (to < text.len) {
		size_t next = to;
		kith_utf8_next(text, &next);
		kith_buf_clear(&line);
		append_line(kith_slice_sub(text, at, next), &line);
		if (line.len > SHOWN_BYTES || kith_utf8_width(kith_buf_view(&line)) > SHOWN_COLUMNS_AFTER)
			break;
		to = next;
	}
	append_line(kith_slice_sub(text, at, to), out);
	if (to < text.len)
		kith_buf_cstr(out, cut_mark);
	kith_buf_release(&line);
}

enum kith_code query_fail(const struct query_source *source, size_t at, struct kith_err *err,
			  const char *format, ...)
{
	struct kith_buf text = KITH_BUF_INIT, before = KITH_BUF_INIT, after = KITH_BUF_INIT;
	va_list args;

	va_start(args, format);
	kith_buf_vprintf(&text, format, args);
	va_end(args);
	if (source->name.len) {
		kith_buf_cstr(&text, " (in the saved query @");
		append_line(source->name, &text);
		kith_buf_byte(&text, ')');
	}
	append_before(source->text, at, &before);
	append_after(source->text, at, &after);
	kith_buf_cstr(&text, "\n  ");
	kith_buf_slice(&text, kith_buf_view(&before));
	kith_buf_slice(&text, kith_buf_view(&after));
	kith_buf_cstr(&text, "\n  ");
	for (size_t i = kith_utf8_width(kith_buf_view(&before)); i > 0; i--)
		kith_buf_byte(&text, ' ');
	kith_buf_byte(&text, '^');
	kith_fail(err, KITH_USAGE, "%s", text.ptr);
	kith_buf_release(&text);
	kith_buf_release(&before);
	kith_buf_release(&after);
	return KITH_USAGE;
}

const char *query_shown(struct kith_arena *arena, struct kith_slice part)
{
	struct kith_buf shown = KITH_BUF_INIT;
	const char *result;

	kith_field_quote(part, &shown);
	result = kith_arena_cstr(arena, kith_buf_view(&shown));
	kith_buf_release(&shown);
	return result;
}

const char *query_plain(struct kith_arena *arena, struct kith_slice part)
{
	struct kith_buf visible = KITH_BUF_INIT, shown = KITH_BUF_INIT;
	const char *result;

	append_line(part, &visible);
	kith_utf8_cut(kith_buf_view(&visible), SHOWN_COLUMNS_AFTER, &shown);
	result = kith_arena_cstr(arena, kith_buf_view(&shown));
	kith_buf_release(&visible);
	kith_buf_release(&shown);
	return result;
}
