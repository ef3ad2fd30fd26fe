#include "base/utf8.h"

#include "base/alloc.h"

#define ELLIPSIS "\xe2\x80\xa6"

size_t kith_utf8_cut(struct kith_slice s, size_t columns, struct kith_buf *out)
{
	size_t used = 0, kept = 0, kept_columns = 0, end = 0;

	while (end < s.len) {
		size_t from = end;

		kith_utf8_next(s, &end);
		used += kith_utf8_width(kith_slice_sub(s, from, end));
		if (used > columns)
			break;
		if (used < columns) {
			kept = end;
			kept_columns = used;
		}
	}
	if (used <= columns) {
		kith_buf_slice(out, s);
		return used;
	}
	if (columns == 0)
		return 0;
	kith_buf_slice(out, kith_slice_sub(s, 0, kept));
	kith_buf_cstr(out, ELLIPSIS);
	return kept_columns + 1;
}

/* Characters that show nothing of themselves but change how the rest looks or reads. */
static bool is_deceptive(int32_t character)
{
	static const struct {
		int32_t first, last;
	} ranges[] = {
		{ 0x00ad, 0x00ad },   /* soft hyphen */
		{ 0x061c, 0x061c },   /* Arabic letter mark */
		{ 0x180e, 0x180e },   /* Mongolian vowel separator */
		{ 0x200b, 0x200f },   /* zero width, marks of direction */
		{ 0x2028, 0x202e },   /* line and paragraph separators, bidi embeddings and overrides */
		{ 0x2060, 0x206f },   /* word joiner, invisible operators, bidi isolates */
		{ 0xfeff, 0xfeff },   /* byte order mark */
		{ 0xfff9, 0xfffb },   /* annotations */
		{ 0xe0000, 0xe007f }, /* tags */
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (character >= ranges[i].first && character <= ranges[i].last)
			return true;
	return false;
}

static void show_character(struct kith_slice bytes, int32_t character, struct kith_buf *out)
{
	if (character < 0x20 && character != '\t')
		kith_buf_printf(out, "^%c", (char)(character + '@'));
	else if (character == 0x7f)
		kith_buf_cstr(out, "^?");
	else if (bytes.len == 1 && character >= 0x80)
		kith_buf_printf(out, "\\x%02x", (unsigned)(unsigned char)bytes.ptr[0]);
	else if ((character >= 0x80 && character < 0xa0) || is_deceptive(character))
		kith_buf_printf(out, "<U+%04lX>", (unsigned long)character);
	else
		kith_buf_slice(out, bytes);
}

void kith_utf8_visible(struct kith_slice s, struct kith_buf *out)
{
	kith_buf_reserve(out, s.len);
	for (size_t at = 0, from = 0; at < s.len; from = at) {
		int32_t character = kith_utf8_next(s, &at);

		if (character >= ' ' && character < 0x7f)
			kith_buf_byte(out, (char)character);
		else
			show_character(kith_slice_sub(s, from, at), character, out);
	}
}
