#include "base/utf8.h"
#include "view/mail.h"
#include "view/rows_data.h"

/* Whether a line begins with "Subject:"; *text is what follows. */
static bool is_subject(struct kith_slice line, struct kith_slice *text)
{
	struct kith_slice name;

	if (!kith_slice_cut(line, ':', &name, text))
		return false;
	*text = kith_slice_trim(*text);
	return kith_utf8_same(kith_slice_trim(name), kith_slice_cstr("Subject"));
}

static enum kith_code fill(struct kith_slice text,
			   bool (*value)(void *context, struct kith_slice key, struct kith_buf *out),
			   void *context, struct kith_buf *out, struct kith_err *err)
{
	struct kith_format_part part;

	while ((part = kith_format_next(&text)).kind != KITH_FORMAT_END) {
		if (part.kind == KITH_FORMAT_LITERAL)
			kith_buf_slice(out, part.text);
		else if (part.kind == KITH_FORMAT_BAD)
			return kith_fail(err, KITH_USAGE,
					 "a brace that is left open; {{ stands for one: %.20s",
					 part.text.ptr);
		else if (!value(context, part.text, out))
			return kith_fail(err, KITH_USAGE, "{%.*s} is not known here", KITH_ARG(part.text));
	}
	return KITH_OK;
}

enum kith_code kith_letter_fill(struct kith_slice template,
				bool (*value)(void *context, struct kith_slice key, struct kith_buf *out),
				void *context, struct kith_letter *letter, struct kith_err *err)
{
	struct kith_slice line, body, subject = KITH_SLICE(""), rest;
	enum kith_code code;

	if (kith_utf8_invalid(template) != template.len)
		return kith_fail(err, KITH_USAGE, "this is not UTF-8");
	kith_slice_cut(template, '\n', &line, &body);
	if (is_subject(line, &subject)) {
		template = body;
		if (kith_slice_cut(template, '\n', &line, &rest) && kith_slice_trim(line).len == 0)
			template = rest;
	}
	code = fill(subject, value, context, &letter->subject, err);
	return code ? code : fill(template, value, context, &letter->body, err);
}

void kith_letter_release(struct kith_letter *letter)
{
	kith_buf_release(&letter->subject);
	kith_buf_release(&letter->body);
}
