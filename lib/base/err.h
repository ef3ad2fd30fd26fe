/* How a call fails: a code, which is the program's exit status, and a sentence that the caller
 * owns. The codes stand in schema/exits.def. */
#ifndef KITH_BASE_ERR_H
#define KITH_BASE_ERR_H

#include <stdarg.h>

enum kith_code {
#define EXIT(NAME, NUMBER, MEANING) KITH_##NAME = NUMBER,
#include "schema/exits.def"
#undef EXIT
};

struct kith_err {
	enum kith_code code;
	char text[1024]; /* a whole sentence part, without program name or newline */
};

#define KITH_ERR_INIT { KITH_OK, "" }

/* Fills *err (which may be NULL) and returns `code`, for `return kith_fail(…)`. Text that does
 * not fit is cut at a character boundary. */
enum kith_code kith_fail(struct kith_err *err, enum kith_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Like kith_fail, with ": " and the meaning of errno after the text. */
enum kith_code kith_fail_errno(struct kith_err *err, enum kith_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The one-line meaning of a code, from schema/exits.def. */
const char *kith_code_meaning(enum kith_code code);

#endif
