/* What a tool runs in: the notebook, its faults, and what is said to the user. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "cmd/as-of.h"
#include "cmd/tool.h"

/* Text of several lines (a query, and a caret under it) keeps its lines. */
static void say_text(const struct kith_session *session, struct kith_slice text)
{
	struct kith_buf out = KITH_BUF_INIT;
	struct kith_slice line;

	kith_buf_printf(&out, "kith%s%s: ", session->tool->name[0] ? "-" : "", session->tool->name);
	while (kith_slice_next(&text, '\n', &line)) {
		kith_utf8_visible(line, &out);
		kith_buf_byte(&out, '\n');
	}
	fwrite(out.ptr, 1, out.len, stderr);
	kith_buf_release(&out);
}

void kith_say(const struct kith_session *session, const char *format, ...)
{
	struct kith_buf text = KITH_BUF_INIT;
	va_list args;

	va_start(args, format);
	kith_buf_vprintf(&text, format, args);
	va_end(args);
	say_text(session, kith_buf_view(&text));
	kith_buf_release(&text);
}

enum kith_code kith_say_err(const struct kith_session *session, const struct kith_err *err)
{
	say_text(session, kith_slice_cstr(err->text));
	return err->code;
}

enum kith_code kith_say_usage(const struct kith_session *session, const char *format, ...)
{
	struct kith_buf text = KITH_BUF_INIT, usage = KITH_BUF_INIT;
	struct kith_slice rest, line;
	va_list args;

	va_start(args, format);
	kith_buf_vprintf(&text, format, args);
	va_end(args);
	say_text(session, kith_buf_view(&text));
	kith_usage(session->tool->name, &usage);
	for (rest = kith_buf_view(&usage); kith_slice_next(&rest, '\n', &line);)
		if (line.len)
			fprintf(stderr, "usage: %.*s\n", KITH_ARG(line));
	kith_buf_release(&text);
	kith_buf_release(&usage);
	return KITH_USAGE;
}

void kith_outcome(struct kith_session *session, enum kith_code code)
{
	static const enum kith_code weights[] = {
#define EXIT(NAME, NUMBER, MEANING) KITH_##NAME,
#include "schema/exits.def"
#undef EXIT
	};
	size_t n;

	for (n = 0; n < sizeof(weights) / sizeof(weights[0]); n++) {
		if (session->code == weights[n])
			return;
		if (code == weights[n]) {
			session->code = code;
			return;
		}
	}
}

static enum kith_code read_today(struct kith_session *session)
{
	const char *text = kith_option(session, "today");
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_today(&session->today, &err);

	if (!code && text)
		code = kith_day_read(kith_slice_cstr(text), session->today, false, &session->today, &err);
	return code ? kith_say_err(session, &err) : KITH_OK;
}

void kith_session_say_diags(struct kith_session *session)
{
	struct kith_buf line = KITH_BUF_INIT;
	size_t n;

	for (n = 0; n < session->diags.count; n++) {
		kith_buf_clear(&line);
		kith_diag_print(&session->diags.items[n], &line);
		say_text(session, kith_slice_trim(kith_buf_view(&line)));
		if (session->diags.items[n].severity == KITH_ERROR)
			kith_outcome(session, KITH_MALFORMED);
	}
	kith_buf_release(&line);
}

enum kith_code kith_session_open(struct kith_session *session)
{
	struct kith_book_options options = { .check = (session->tool->traits & KITH_CHECKS) != 0 };
	const char *as_of = kith_option(session, "as-of");
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = read_today(session);

	if (code || !(session->tool->traits & KITH_READS_BOOK))
		return code;
	code = kith_book_find(kith_option(session, "directory"), &session->root, &err);
	if (code)
		return kith_say_err(session, &err);
	if (as_of) {
		code = kith_as_of_enter(session, as_of);
		if (code)
			return code;
	}
	code = kith_book_open(session->root.ptr, &options, &session->diags, &session->book, &err);
	if (code)
		return kith_say_err(session, &err);
	if (!options.check)
		kith_session_say_diags(session);
	return KITH_OK;
}

void kith_session_release(struct kith_session *session)
{
	kith_book_close(session->book);
	kith_as_of_leave(session);
	kith_diags_release(&session->diags);
	kith_arena_release(&session->arena);
	kith_buf_release(&session->root);
	kith_buf_release(&session->as_of);
	kith_buf_release(&session->out);
	free(session->given);
}

struct kith_slice kith_print(struct kith_session *session, const char *format, ...)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_slice copy;
	va_list args;

	va_start(args, format);
	kith_buf_vprintf(&text, format, args);
	va_end(args);
	copy = kith_arena_copy(&session->arena, kith_buf_view(&text));
	kith_buf_release(&text);
	return copy;
}

struct kith_slice kith_print_day(struct kith_session *session, kith_day day)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_slice copy;

	kith_day_print(day, &text);
	copy = kith_arena_copy(&session->arena, kith_buf_view(&text));
	kith_buf_release(&text);
	return copy;
}
