#include "note/body_text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void join(struct kith_slice bytes, struct kith_span span, struct kith_arena *arena,
		 struct kith_para *para)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_slice rest = kith_slice_sub(bytes, span.start, span.end), line;
	struct kith_piece *pieces = NULL;
	size_t capacity = 0;

	while (kith_slice_next(&rest, '\n', &line)) {
		line = kith_slice_trim(line);
		if (line.len == 0)
			continue;
		if (text.len > 0)
			kith_buf_byte(&text, ' ');
		pieces = kith_grow(pieces, para->count, &capacity, sizeof(*pieces));
		pieces[para->count].at = text.len;
		pieces[para->count++].source = (size_t)(line.ptr - bytes.ptr);
		kith_buf_slice(&text, line);
	}
	para->text = kith_arena_copy(arena, kith_buf_view(&text));
	para->pieces = kith_arena_array(arena, para->count, sizeof(*pieces));
	if (para->count > 0)
		memcpy(para->pieces, pieces, para->count * sizeof(*pieces));
	kith_buf_release(&text);
	free(pieces);
}

void kith_para_read(struct kith_slice bytes, struct kith_span span, struct kith_arena *arena,
		    struct kith_para *para)
{
	struct kith_slice all = kith_slice_sub(bytes, span.start, span.end);

	memset(para, 0, sizeof(*para));
	if (kith_slice_find(all, 0, '\n') != SIZE_MAX) {
		join(bytes, span, arena, para);
		return;
	}
	para->text = kith_slice_trim(all);
	para->one.source = span.start + (size_t)(para->text.ptr - all.ptr);
}

/* The line that holds text[at], of a paragraph of several. */
static size_t piece_of(const struct kith_para *para, size_t at)
{
	size_t low = 0, high = para->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (para->pieces[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static size_t source_of(const struct kith_para *para, size_t at)
{
	const struct kith_piece *piece = para->count ? &para->pieces[piece_of(para, at)] : &para->one;

	return piece->source + (at - piece->at);
}

size_t kith_para_line_end(const struct kith_para *para, size_t at)
{
	size_t next = para->count ? piece_of(para, at) + 1 : 0;

	return next < para->count ? para->pieces[next].at - 1 : para->text.len;
}

size_t kith_para_box(const struct kith_para *para, enum kith_box *state)
{
	size_t end = kith_box_read(para->text, state);

	return end <= kith_para_line_end(para, 0) ? end : 0;
}

struct kith_span kith_para_span(const struct kith_para *para, size_t start, size_t end)
{
	struct kith_span span;

	/* The end belongs to the line of the byte before it. */
	span.end = end > 0 ? source_of(para, end - 1) + 1 : source_of(para, 0);
	span.start = start < end ? source_of(para, start) : span.end;
	return span;
}

struct kith_slice kith_wiki_target(struct kith_slice inside)
{
	struct kith_slice rest;

	if (kith_slice_cut(inside, '|', &inside, &rest) && inside.len > 0 &&
	    inside.ptr[inside.len - 1] == '\\')
		inside.len--; /* [[a\|b]] in a table */
	kith_slice_cut(inside, '#', &inside, &rest);
	return kith_slice_trim(inside);
}

size_t kith_wiki_end(struct kith_slice text, size_t at)
{
	if (at + 1 >= text.len || text.ptr[at] != '[' || text.ptr[at + 1] != '[')
		return 0;
	for (size_t i = at + 2; i + 1 < text.len && text.ptr[i] != '[' && text.ptr[i] != '\n'; i++) {
		if (text.ptr[i] == ']' && text.ptr[i + 1] == ']')
			return i + 2;
	}
	return 0;
}

static bool is_relative_note(struct kith_slice target)
{
	char tail[3];

	if (target.len < 4 || target.ptr[0] == '/' || target.ptr[0] == '#')
		return false;
	if (kith_slice_find(target, 0, ':') < kith_slice_find(target, 0, '/'))
		return false; /* a scheme */
	memcpy(tail, target.ptr + target.len - 3, 3);
	return tail[0] == '.' && (tail[1] | 0x20) == 'm' && (tail[2] | 0x20) == 'd';
}

/* The bytes of a target that begins at text[at], in < > or not; *stop is where it ends. */
static bool read_target(struct kith_slice text, size_t at, struct kith_span *target, size_t *stop)
{
	bool angle = at < text.len && text.ptr[at] == '<';
	struct kith_slice rest, path;

	at += angle;
	for (*stop = at; *stop < text.len && !strchr(angle ? "<>\n" : "() \t\r\n", text.ptr[*stop]);)
		++*stop;
	if (angle && (*stop >= text.len || text.ptr[*stop] != '>'))
		return false;
	kith_slice_cut(kith_slice_sub(text, at, *stop), '#', &path, &rest);
	target->start = at;
	target->end = at + path.len;
	*stop += angle;
	return is_relative_note(path);
}

bool kith_markdown_link(struct kith_slice text, size_t at, struct kith_span *target, size_t *end)
{
	size_t stop;

	if (at + 2 >= text.len || text.ptr[at + 1] != '(' || !read_target(text, at + 2, target, &stop))
		return false;
	if (text.ptr[at + 2] != '<' && (stop >= text.len || strchr("(\n", text.ptr[stop])))
		return false;
	*end = stop + 1;
	return true;
}

/* Whether the label that ends at text[at] begins its line. */
static bool begins_line(struct kith_slice text, size_t at)
{
	size_t from = at, blanks = 0;

	while (from > 0 && !strchr("[]\n", text.ptr[from - 1]))
		from--;
	if (from == 0 || text.ptr[from - 1] != '[' || from == at || text.ptr[from] == '^')
		return false;
	for (from--; from > 0 && text.ptr[from - 1] == ' '; from--)
		blanks++;
	return blanks <= 3 && (from == 0 || text.ptr[from - 1] == '\n');
}

bool kith_markdown_definition(struct kith_slice text, size_t at, struct kith_span *target, size_t *end)
{
	size_t i = at + 2;

	if (i >= text.len || text.ptr[at + 1] != ':' || !begins_line(text, at))
		return false;
	while (i < text.len && (text.ptr[i] == ' ' || text.ptr[i] == '\t'))
		i++;
	return read_target(text, i, target, end);
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct kith_slice kith_percent_decoded(struct kith_slice s, struct kith_arena *arena)
{
	struct kith_slice decoded;
	char *out;
	size_t len = 0;

	if (kith_slice_find(s, 0, '%') == SIZE_MAX)
		return s;
	out = kith_arena_alloc(arena, s.len);
	for (size_t i = 0; i < s.len; i++) {
		int high = s.ptr[i] == '%' && i + 2 < s.len ? hex(s.ptr[i + 1]) : -1;
		int low = high >= 0 ? hex(s.ptr[i + 2]) : -1;

		out[len++] = low >= 0 ? (char)(high * 16 + low) : s.ptr[i];
		i += low >= 0 ? 2 : 0;
	}
	decoded = kith_slice_of(out, len);
	return kith_utf8_invalid(decoded) == len && !memchr(out, 0, len) ? decoded : s;
}

size_t kith_box_read(struct kith_slice text, enum kith_box *state)
{
	size_t at = 1;

	if (text.len < 3 || text.ptr[0] != '[' || text.ptr[1] == ']' || text.ptr[1] == '[')
		return 0;
	kith_utf8_next(text, &at);
	if (at >= text.len || text.ptr[at] != ']' || (at + 1 < text.len && !is_blank(text.ptr[at + 1])))
		return 0;
	if (text.ptr[1] == ' ')
		*state = KITH_BOX_OPEN;
	else
		*state = text.ptr[1] == 'x' || text.ptr[1] == 'X' ? KITH_BOX_DONE : KITH_BOX_CANCELLED;
	return at + 1;
}

bool kith_says_private(struct kith_slice item)
{
	static const size_t len = sizeof("#private") - 1;

	for (size_t at = 0; (at = kith_slice_find_text(item, at, "#private")) != SIZE_MAX; at += len) {
		char before = at > 0 ? item.ptr[at - 1] : ' ',
		     after = at + len < item.len ? item.ptr[at + len] : ' ';

		if (strchr(" \t\r\n", before) && strchr(" \t\r\n.,;:!?)", after))
			return true;
	}
	return false;
}
