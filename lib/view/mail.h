/* Mail as files: drafts that a mail program opens (RFC 5322, with RFC 2047 and 2045 for all that is
 * not ASCII). No value can add a header, whatever it holds. */
#ifndef KITH_VIEW_MAIL_H
#define KITH_VIEW_MAIL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/slice.h"

struct kith_mail {
	struct kith_slice from_name, from, to_name, to; /* names and addresses; empty: the header is left out */
	struct kith_slice subject, body;                /* well-formed UTF-8 */
	kith_day day;
};

/* Appends the message, lines ended by CRLF. Control characters become spaces in headers and are
 * dropped from the body. Addresses must be such as kith_mail_is_address takes. */
void kith_mail_print(const struct kith_mail *mail, struct kith_buf *out);

/* Whether it can stand in a header as it is: ASCII, one @ with something on both sides, and none of
 * the characters that end an address. */
bool kith_mail_is_address(struct kith_slice address);

/* A letter from a template: a first line "Subject: …" and a blank line (both may be missing), then
 * the text, with {key} for what `value` appends, and {{ for a brace. `value` answers false for a key
 * that it does not know: USAGE, with the key. */
struct kith_letter {
	struct kith_buf subject, body;
};
enum kith_code kith_letter_fill(struct kith_slice template,
				bool (*value)(void *context, struct kith_slice key, struct kith_buf *out), void *context,
				struct kith_letter *letter, struct kith_err *err);
void kith_letter_release(struct kith_letter *letter);

#endif
