#include "view/text.h"

#include "base/utf8.h"

static const char line_enders[] = { '\t', '\n', '\v', '\f', '\r', '\0' };

void kith_text_spaces(size_t count, struct kith_buf *out)
{
	while (count-- > 0)
		kith_buf_byte(out, ' ');
}

void kith_text_line(struct kith_slice text, bool raw, struct kith_buf *out)
{
	struct kith_buf flat = KITH_BUF_INIT;

	for (size_t i = 0; i < text.len; i++)
		kith_buf_byte(&flat,
			      memchr(line_enders, text.ptr[i], sizeof(line_enders)) ? ' ' : text.ptr[i]);
	if (raw)
		kith_buf_slice(out, kith_buf_view(&flat));
	else
		kith_utf8_visible(kith_buf_view(&flat), out);
	kith_buf_release(&flat);
}

struct wrap {
	size_t indent, width; /* of a whole line; width SIZE_MAX: no limit */
	size_t column;	      /* where the line stands; 0: not begun */
	struct kith_buf *out;
};

static void end_line(struct wrap *wrap)
{
	if (wrap->column > 0)
		kith_buf_byte(wrap->out, '\n');
	wrap->column = 0;
}

static void put(struct wrap *wrap, struct kith_slice bytes, size_t columns)
{
	if (wrap->column == 0)
		kith_text_spaces(wrap->indent, wrap->out);
	if (wrap->column == 0)
		wrap->column = wrap->indent;
	kith_buf_slice(wrap->out, bytes);
	wrap->column += columns;
}

/* A word that no line can hold: Chinese has no blanks, and some URLs are long. */
static void put_long_word(struct wrap *wrap, struct kith_slice word)
{
	size_t at = 0;

	while (at < word.len) {
		size_t from = at, columns = 0;
		kith_utf8_next(word, &at);
		columns = kith_utf8_width(kith_slice_sub(word, from, at));
		if (wrap->column > wrap->indent && wrap->column + columns > wrap->width)
			end_line(wrap);
		put(wrap, kith_slice_sub(word, from, at), columns);
	}
}

static void put_word(struct wrap *wrap, struct kith_slice word)
{
	size_t columns = kith_utf8_width(word);

	if (wrap->column > 0 && (columns >= wrap->width || wrap->column + 1 > wrap->width - columns))
		end_line(wrap);
	if (wrap->column > 0)
		put(wrap, kith_slice_of(" ", 1), 1);
	if (columns > wrap->width - wrap->indent)
		put_long_word(wrap, word);
	else
		put(wrap, word, columns);
}

void kith_text_wrap(struct kith_slice text, size_t indent, size_t width, struct kith_buf *out)
{
	struct wrap wrap = { indent, width == 0 ? SIZE_MAX : width, 0, out };
	struct kith_buf line = KITH_BUF_INIT;
	struct kith_slice rest, word;

	if (wrap.width < indent + 2)
		wrap.width = indent + 2;
	kith_text_line(text, false, &line);
	rest = kith_buf_view(&line);
	while (kith_slice_next(&rest, ' ', &word))
		if (word.len > 0)
			put_word(&wrap, word);
	end_line(&wrap);
	kith_buf_release(&line);
}
