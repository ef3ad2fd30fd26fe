#include "base/buf.h"
#include "base/utf8.h"
#include "note/front.h"

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Plain scalars that other YAML programs take for nothing. */
static bool looks_null(struct kith_slice text)
{
	return kith_slice_is(text, "null") || kith_slice_is(text, "Null") || kith_slice_is(text, "NULL");
}

static bool plain_first(struct kith_slice text)
{
	unsigned char first = (unsigned char)text.ptr[0];

	if (is_alnum(text.ptr[0]) || first >= 0x80 || strchr("/+_(.$;", text.ptr[0]))
		return true;
	return text.ptr[0] == '-' && is_alnum(text.ptr[text.len - 1]) && text.len > 2 && text.ptr[1] != ' ' &&
	       !kith_slice_starts(text, "---");
}

/* Characters that YAML readers take for line ends, do not allow, or that cannot be seen. */
static bool needs_escape(int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
	       c == 0xfffe || c == 0xffff;
}

static bool plain_inside(struct kith_slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		char next = i + 1 < text.len ? text.ptr[i + 1] : ' ';

		if (strchr(",[]{}\"", text.ptr[i]))
			return false;
		if (text.ptr[i] == ':' && (next == ' ' || strchr(",?[]{}", next)))
			return false;
		if (text.ptr[i] == ' ' && next == '#')
			return false;
	}
	return true;
}

static void escape(int32_t c, struct kith_buf *out)
{
	if (c == '\n')
		kith_buf_cstr(out, "\\n");
	else if (c == '\t')
		kith_buf_cstr(out, "\\t");
	else
		kith_buf_printf(out, "\\u%04x", (unsigned)c);
}

static void double_quote(struct kith_slice text, struct kith_buf *out)
{
	kith_buf_byte(out, '"');
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		int32_t c = kith_utf8_next(text, &at);

		if (c == '"' || c == '\\')
			kith_buf_byte(out, '\\');
		if (needs_escape(c))
			escape(c, out);
		else if (c == 0xfffd)
			kith_buf_cstr(out, "\xef\xbf\xbd");
		else
			kith_buf_slice(out, kith_slice_sub(text, from, at));
	}
	kith_buf_byte(out, '"');
}

static void single_quote(struct kith_slice text, struct kith_buf *out)
{
	kith_buf_byte(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\'')
			kith_buf_byte(out, '\'');
		kith_buf_byte(out, text.ptr[i]);
	}
	kith_buf_byte(out, '\'');
}

static bool has_escapes(struct kith_slice text)
{
	for (size_t at = 0; at < text.len;) {
		if (needs_escape(kith_utf8_next(text, &at)))
			return true;
	}
	return false;
}

static bool is_plain(struct kith_slice text)
{
	return text.len > 0 && kith_slice_trim(text).len == text.len && !looks_null(text) &&
	       plain_first(text) && !has_escapes(text) && plain_inside(text);
}

void kith_yaml_quote(struct kith_slice text, struct kith_buf *out)
{
	if (is_plain(text))
		kith_buf_slice(out, text);
	else
		double_quote(text, out);
}

void kith_yaml_quote_like(struct kith_slice text, enum kith_style style, struct kith_buf *out)
{
	if (style == KITH_DOUBLE_QUOTED)
		double_quote(text, out);
	else if (style == KITH_SINGLE_QUOTED && !has_escapes(text))
		single_quote(text, out);
	else
		kith_yaml_quote(text, out);
}
