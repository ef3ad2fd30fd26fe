#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

static void keep(struct kith_err *err, enum kith_code code, struct kith_slice text)
{
	size_t len = text.len;

	if (len >= sizeof(err->text)) {
		len = sizeof(err->text) - 1;
		while (len && is_continuation(text.ptr[len]))
			len--;
	}
	err->code = code;
	memcpy(err->text, text.ptr, len);
	err->text[len] = '\0';
}

enum kith_code kith_fail(struct kith_err *err, enum kith_code code, const char *format, ...)
{
	/* Formatted apart, as an argument may be the text of *err itself. */
	struct kith_buf text = KITH_BUF_INIT;
	va_list args;

	if (!err)
		return code;
	va_start(args, format);
	kith_buf_vprintf(&text, format, args);
	va_end(args);
	keep(err, code, kith_buf_view(&text));
	kith_buf_release(&text);
	return code;
}

enum kith_code kith_fail_errno(struct kith_err *err, enum kith_code code, const char *format, ...)
{
	struct kith_buf text = KITH_BUF_INIT;
	int error = errno;
	char meaning[256];
	va_list args;

	if (!err)
		return code;
	if (strerror_r(error, meaning, sizeof(meaning)) != 0)
		snprintf(meaning, sizeof(meaning), "error %d", error);
	va_start(args, format);
	kith_buf_vprintf(&text, format, args);
	va_end(args);
	kith_buf_printf(&text, ": %s", meaning);
	keep(err, code, kith_buf_view(&text));
	kith_buf_release(&text);
	return code;
}

const char *kith_code_meaning(enum kith_code code)
{
	static const struct {
		enum kith_code code;
		const char *meaning;
	} rows[] = {
#define EXIT(NAME, NUMBER, MEANING) { KITH_##NAME, MEANING },
#include "schema/exits.def"
#undef EXIT
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].code == code)
			return rows[i].meaning;
	return "an unknown code";
}
