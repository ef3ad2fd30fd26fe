#include "view/xml.h"

#include "base/utf8.h"

static const char *escape_of(int32_t character)
{
	switch (character) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
		return "&#9;";
	case '\n':
		return "&#10;";
	case '\r':
		return "&#13;";
	case 0xfffe:
	case 0xffff:
		return "\xef\xbf\xbd";
	default:
		return character < 0x20 ? "\xef\xbf\xbd" : NULL;
	}
}

void kith_xml_text(struct kith_slice text, struct kith_buf *out)
{
	size_t at = 0, start;

	while (at < text.len) {
		int32_t character;
		const char *escape;

		start = at;
		character = kith_utf8_next(text, &at);
		escape = character == 0xfffd ? "\xef\xbf\xbd" : escape_of(character);
		if (escape)
			kith_buf_cstr(out, escape);
		else
			kith_buf_slice(out, kith_slice_sub(text, start, at));
	}
}
