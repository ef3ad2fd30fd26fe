#include "view/mail.h"

#include "base/utf8.h"

enum {
	LINE_MOST = 76,	    /* of quoted-printable, and of a header that holds an encoded word */
	PLAIN_MOST = 60,    /* longer header text is cut into encoded words */
	WORD_BYTES = 39,    /* that an encoded word holds, so that it fits a line behind the header's name */
	ADDRESS_MOST = 254, /* RFC 5321 */
};

static bool is_control(int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

/* The text on one line: runs of blanks and control characters are one space. */
static void put_one_line(struct kith_slice text, struct kith_buf *out)
{
	bool blank = true;
	size_t at = 0, from;

	while (at < text.len) {
		from = at;
		if (is_control(kith_utf8_next(text, &at)) || text.ptr[from] == ' ') {
			blank = true;
			continue;
		}
		if (blank && out->len)
			kith_buf_byte(out, ' ');
		blank = false;
		kith_buf_slice(out, kith_slice_sub(text, from, at));
	}
}

static bool is_ascii(struct kith_slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	}
	return true;
}

static bool may_stand_plain(struct kith_slice text)
{
	return text.len <= PLAIN_MOST && is_ascii(text) && kith_slice_find_text(text, 0, "=?") == SIZE_MAX;
}

static void put_base64(struct kith_slice bytes, struct kith_buf *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes.len; i += 3) {
		unsigned long group = 0;

		for (size_t j = 0; j < 3; j++)
			group = group << 8 | (i + j < bytes.len ? (unsigned char)bytes.ptr[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			kith_buf_byte(out, i + j <= bytes.len ? digits[group >> (18 - 6 * j) & 63] : '=');
	}
}

/* Encoded words, each with whole characters, on lines of their own. */
static void put_encoded(struct kith_slice text, struct kith_buf *out)
{
	size_t from = 0, to, next;

	while (from < text.len) {
		for (to = next = from; next < text.len; to = next) {
			kith_utf8_next(text, &next);
			if (next - from > WORD_BYTES)
				break;
		}
		kith_buf_cstr(out, from ? "\r\n =?UTF-8?B?" : "=?UTF-8?B?");
		put_base64(kith_slice_sub(text, from, next - from > WORD_BYTES ? to : next), out);
		kith_buf_cstr(out, "?=");
		from = next - from > WORD_BYTES ? to : next;
	}
}

static void put_header(const char *name, struct kith_slice text, struct kith_buf *out)
{
	struct kith_buf line = KITH_BUF_INIT;

	put_one_line(text, &line);
	kith_buf_printf(out, "%s: ", name);
	if (may_stand_plain(kith_buf_view(&line)))
		kith_buf_slice(out, kith_buf_view(&line));
	else
		put_encoded(kith_buf_view(&line), out);
	kith_buf_cstr(out, "\r\n");
	kith_buf_release(&line);
}

/* A name before an address: quoted, since dots and commas mean something there. */
static void put_name(struct kith_slice name, struct kith_buf *out)
{
	if (!may_stand_plain(name)) {
		put_encoded(name, out);
		return;
	}
	kith_buf_byte(out, '"');
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '"' || name.ptr[i] == '\\')
			kith_buf_byte(out, '\\');
		kith_buf_byte(out, name.ptr[i]);
	}
	kith_buf_byte(out, '"');
}

static void put_address(const char *header, struct kith_slice name, struct kith_slice address,
			struct kith_buf *out)
{
	struct kith_buf line = KITH_BUF_INIT;

	if (!kith_mail_is_address(address))
		return;
	put_one_line(name, &line);
	kith_buf_printf(out, "%s: ", header);
	if (line.len) {
		put_name(kith_buf_view(&line), out);
		kith_buf_cstr(out, "\r\n ");
	}
	kith_buf_printf(out, "<%.*s>\r\n", KITH_ARG(address));
	kith_buf_release(&line);
}

bool kith_mail_is_address(struct kith_slice address)
{
	size_t at = kith_slice_find(address, 0, '@');

	if (at == SIZE_MAX || at == 0 || at + 1 == address.len || address.len > ADDRESS_MOST ||
	    kith_slice_find(address, at + 1, '@') != SIZE_MAX)
		return false;
	for (size_t i = 0; i < address.len; i++) {
		if (address.ptr[i] <= ' ' || address.ptr[i] > '~' || strchr("<>()[],;:\\\"", address.ptr[i]))
			return false;
	}
	return true;
}

/* The body with line feeds alone and without control characters but tabs. */
static void put_lines(struct kith_slice text, struct kith_buf *out)
{
	size_t at = 0, from;
	int32_t c;

	while (at < text.len) {
		from = at;
		c = kith_utf8_next(text, &at);
		if (c == '\n' || c == '\t' || !is_control(c))
			kith_buf_slice(out, kith_slice_sub(text, from, at));
	}
	if (out->len && out->ptr[out->len - 1] != '\n')
		kith_buf_byte(out, '\n');
}

static bool needs_quoting(struct kith_slice body)
{
	struct kith_slice line;

	if (!is_ascii(body))
		return true;
	while (kith_slice_next(&body, '\n', &line)) {
		if (line.len > LINE_MOST)
			return true;
	}
	return false;
}

/* One line as quoted-printable; a soft break where it grows too long. */
static void put_quoted(struct kith_slice line, struct kith_buf *out)
{
	size_t column = 0;

	for (size_t i = 0; i < line.len; i++) {
		unsigned char byte = (unsigned char)line.ptr[i];
		bool last = i + 1 == line.len;
		bool plain = byte != '=' && byte < 0x80 && (byte > ' ' || !last);
		size_t width = plain ? 1 : 3;

		if (column + width > LINE_MOST - 1 + (last ? 1 : 0)) {
			kith_buf_cstr(out, "=\r\n");
			column = 0;
		}
		if (plain)
			kith_buf_byte(out, (char)byte);
		else
			kith_buf_printf(out, "=%02X", byte);
		column += width;
	}
}

static void put_body(struct kith_slice text, struct kith_buf *out)
{
	struct kith_buf lines = KITH_BUF_INIT;
	struct kith_slice rest, line;
	bool quoted;

	put_lines(text, &lines);
	rest = kith_buf_view(&lines);
	quoted = needs_quoting(rest);
	kith_buf_printf(out, "Content-Transfer-Encoding: %s\r\n\r\n", quoted ? "quoted-printable" : "7bit");
	while (kith_slice_next(&rest, '\n', &line)) {
		if (quoted)
			put_quoted(line, out);
		else
			kith_buf_slice(out, line);
		kith_buf_cstr(out, "\r\n");
	}
	kith_buf_release(&lines);
}

static void put_date(kith_day day, struct kith_buf *out)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
					      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct kith_civil civil = kith_day_civil(day);

	kith_buf_printf(out, "Date: %s, %d %s %04d 12:00:00 +0000\r\n", days[kith_day_weekday(day)],
			civil.day, months[civil.month - 1], civil.year);
}

void kith_mail_print(const struct kith_mail *mail, struct kith_buf *out)
{
	put_date(mail->day, out);
	put_address("From", mail->from_name, mail->from, out);
	put_address("To", mail->to_name, mail->to, out);
	put_header("Subject", mail->subject, out);
	/* What mail programs know a draft by: it opens to be sent, not as one that came. */
	kith_buf_cstr(out, "X-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n");
	put_body(mail->body, out);
}
