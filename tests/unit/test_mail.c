/* Drafts as mail files: whatever a value holds, it adds no header. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "view/mail.h"

static struct kith_buf out;

static const char *print(const char *to_name, const char *to, const char *subject, const char *body)
{
	struct kith_mail mail = { .to_name = kith_slice_cstr(to_name),
				  .to = kith_slice_cstr(to),
				  .subject = kith_slice_cstr(subject),
				  .body = kith_slice_cstr(body),
				  .day = 20777 };

	kith_buf_clear(&out);
	kith_mail_print(&mail, &out);
	return out.ptr;
}

#define HEAD "Date: Fri, 20 Nov 2026 12:00:00 +0000\r\n"
#define MIME "X-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
#define PLAIN MIME "Content-Transfer-Encoding: 7bit\r\n\r\n"
#define QUOTED MIME "Content-Transfer-Encoding: quoted-printable\r\n\r\n"

static const struct {
	const char *to_name, *to, *subject, *body, *wanted;
} mails[] = {
	{ "Ada", "ada@example.org", "News", "Hello\n",
	  HEAD "To: \"Ada\"\r\n <ada@example.org>\r\nSubject: News\r\n" PLAIN "Hello\r\n" },
	{ "", "ada@example.org", "", "", HEAD "To: <ada@example.org>\r\nSubject: \r\n" PLAIN },
	{ "Okafor, \"Ada\" \\", "a@b.c", "x", "no newline",
	  HEAD "To: \"Okafor, \\\"Ada\\\" \\\\\"\r\n <a@b.c>\r\nSubject: x\r\n" PLAIN "no newline\r\n" },
	{ "", "", "a\r\nBcc: all@example.org\n\tx\x7f", "a\r\n.\rb\n\x1b[31m",
	  HEAD "Subject: a Bcc: all@example.org x\r\n" PLAIN "a\r\n.b\r\n[31m\r\n" },
	{ "A\nCc: b@example.org", "a@b.c", "x", "",
	  HEAD "To: \"A Cc: b@example.org\"\r\n <a@b.c>\r\nSubject: x\r\n" PLAIN },
	{ "", "a@b.c\nBcc: d@e.f", "x", "", HEAD "Subject: x\r\n" PLAIN },
	{ "José", "a@b.c", "Größe", "ja = ö \n",
	  HEAD "To: =?UTF-8?B?Sm9zw6k=?=\r\n <a@b.c>\r\nSubject: =?UTF-8?B?R3LDtsOfZQ==?=\r\n" QUOTED
	       "ja =3D =C3=B6=20\r\n" },
	{ "", "", "=?UTF-8?Q?hi?=", "", HEAD "Subject: =?UTF-8?B?PT9VVEYtOD9RP2hpPz0=?=\r\n" PLAIN },
};

static void a_draft_is_what_its_parts_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++)
		assert_string_equal(print(mails[i].to_name, mails[i].to, mails[i].subject, mails[i].body),
				    mails[i].wanted);
	kith_buf_release(&out);
}

/* Long text of any script: lines stay short, and words are cut between characters. */
static void no_line_is_too_long(void **state)
{
	static const char *const parts[] = { "word ", "ö", "王", "😀", "=", "x" };
	struct kith_buf text = KITH_BUF_INIT;
	const char *line, *end;

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		kith_buf_clear(&text);
		for (size_t n = 0; n < 400; n++)
			kith_buf_cstr(&text, parts[i]);
		for (line = print(text.ptr, "a@b.c", text.ptr, text.ptr); (end = strstr(line, "\r\n"));
		     line = end + 2)
			if (end - line > 76)
				fail_msg("%.*s", (int)(end - line), line);
		assert_null(strstr(out.ptr, "\n\n"));
	}
	kith_buf_release(&text);
	kith_buf_release(&out);
}

static void an_address_is_one_or_none(void **state)
{
	static const char *const good[] = { "a@b", "ada.okafor+news@example.org" };
	static const char *const bad[] = { "",	    "@",    "a@",      "@b",	"a b@c",   "a@b@c", "a@b,c@d",
					   "<a@b>", "a@b>", "a@b\r\n", "ä@b.c", "\"a\"@b", "a:b@c" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(kith_mail_is_address(kith_slice_cstr(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(kith_mail_is_address(kith_slice_cstr(bad[i])));
}

static bool value(void *context, struct kith_slice key, struct kith_buf *to)
{
	if (!kith_slice_is(key, "name"))
		return false;
	kith_buf_cstr(to, context);
	return true;
}

static const struct {
	const char *template, *subject, *body, *wrong;
} letters[] = {
	{ "Subject: To {name}\n\nHello {name}!\n", "To Ada\nBcc: x", "Hello Ada\nBcc: x!\n", NULL },
	{ "subject : S\r\n\r\nB\r\n", "S", "B\r\n", NULL },
	{ "Subject: S\nB", "S", "B", NULL },
	{ "Hello\nSubject: no\n", NULL, "Hello\nSubject: no\n", NULL },
	{ "{{name}} { name }", NULL, "{name} Ada\nBcc: x", NULL },
	{ "", NULL, NULL, NULL },
	{ "{nope}", NULL, NULL, "{nope} is not known here" },
	{ "{name", NULL, NULL, "a brace that is left open; {{ stands for one: {name" },
	{ "\xff", NULL, NULL, "this is not UTF-8" },
};

static void a_template_is_filled_in(void **state)
{
	char name[] = "Ada\nBcc: x";

	(void)state;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		struct kith_letter letter = { KITH_BUF_INIT, KITH_BUF_INIT };
		struct kith_err err = KITH_ERR_INIT;
		enum kith_code code =
			kith_letter_fill(kith_slice_cstr(letters[i].template), value, name, &letter, &err);

		assert_int_equal(code, letters[i].wrong ? KITH_USAGE : KITH_OK);
		if (letters[i].wrong) {
			assert_string_equal(err.text, letters[i].wrong);
		} else {
			assert_true(kith_slice_is(kith_buf_view(&letter.subject), letters[i].subject));
			assert_true(kith_slice_is(kith_buf_view(&letter.body), letters[i].body));
		}
		kith_letter_release(&letter);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_is_what_its_parts_say),
		cmocka_unit_test(no_line_is_too_long),
		cmocka_unit_test(an_address_is_one_or_none),
		cmocka_unit_test(a_template_is_filled_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
