#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cmd/announce.h"
#include "cmd/assign.h"
#include "practice/about.h"
#include "view/mail.h"

#define TEMPLATE_MOST (1u << 20) /* bytes; more is no letter */

static const char letter_of_lead[] = "Subject: {lead}\n"
				     "\n"
				     "Hello {first},\n"
				     "\n"
				     "there is news, and I want you to hear it from me: {lead}.\n"
				     "\n"
				     "Thank you for {thanks}. If I can do as much for you one day, ask me.\n"
				     "\n"
				     "{me}\n";

/* For whom a letter is filled in; nobody: to see whether its keys are known. */
struct filling {
	struct announcing *announcing;
	const struct kith_taking *takings;
	size_t count;
};

static void put_first(struct filling *filling, struct kith_buf *out)
{
	kith_buf_slice(out, kith_first_name(filling->announcing->session->book, filling->takings->person));
}

static void put_reason(struct filling *filling, struct kith_buf *out)
{
	kith_part_words(filling->takings, filling->count, out);
}

static void put_thanks(struct filling *filling, struct kith_buf *out)
{
	kith_part_thanks(filling->takings, filling->count, out);
}

static void put_me(struct filling *filling, struct kith_buf *out)
{
	const struct kith_book *book = filling->announcing->session->book;

	if (kith_id_ok(kith_book_me(book)))
		kith_buf_slice(out, kith_book_name(book, kith_book_me(book)));
}

static void put_lead(struct filling *filling, struct kith_buf *out)
{
	kith_buf_slice(out, kith_book_name(filling->announcing->session->book, filling->announcing->lead));
}

static void put_field(struct filling *filling, struct kith_slice key, struct kith_buf *out)
{
	const struct kith_book *book = filling->announcing->session->book;
	kith_id person = filling->takings->person;
	size_t count = 0;
	const struct kith_value *value =
		kith_book_field(book, person, kith_book_find_field(book, key), &count);

	if (kith_slice_is(key, "name"))
		kith_buf_slice(out, kith_book_name(book, person));
	else if (count)
		kith_buf_slice(out, kith_value_name(book, value));
}

/* What may leave the notebook, by kith.yaml. */
static bool is_exported(const struct kith_session *session, struct kith_slice key)
{
	const struct kith_config *config = kith_book_config(session->book);
	size_t n;

	for (n = 0; n < config->export_count && !kith_slice_eq(config->exports[n], key); n++)
		;
	return n < config->export_count || kith_slice_is(key, "name");
}

static bool put_value(void *context, struct kith_slice key, struct kith_buf *out)
{
	static const struct {
		const char *key;
		void (*put)(struct filling *filling, struct kith_buf *out);
		bool of_lead;
	} keys[] = {
		{ "first", put_first, false },	 { "reason", put_reason, false },
		{ "thanks", put_thanks, false }, { "me", put_me, false },
		{ "lead", put_lead, true },
	};
	struct filling *filling = context;
	size_t n;

	for (n = 0; n < sizeof(keys) / sizeof(keys[0]); n++) {
		if (!kith_slice_is(key, keys[n].key))
			continue;
		if (keys[n].of_lead && !kith_id_ok(filling->announcing->lead))
			return false;
		if (filling->takings)
			keys[n].put(filling, out);
		return true;
	}
	if (!is_exported(filling->announcing->session, key))
		return false;
	if (filling->takings)
		put_field(filling, key, out);
	return true;
}

static enum kith_code read_file(struct kith_session *session, const char *path, struct kith_buf *text)
{
	char chunk[16384];
	ssize_t got = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	while (fd >= 0 && text->len <= TEMPLATE_MOST && (got = read(fd, chunk, sizeof(chunk))) > 0)
		kith_buf_bytes(text, chunk, (size_t)got);
	if (fd < 0 || got < 0)
		kith_say(session, "%s: %s", path, strerror(errno));
	else if (got > 0)
		kith_say(session, "%s: this is too long for a letter", path);
	if (fd >= 0)
		close(fd);
	return fd < 0 || got ? KITH_FAILED : KITH_OK;
}

static enum kith_code try_template(struct announcing *announcing, const char *path)
{
	struct filling filling = { announcing, NULL, 0 };
	struct kith_letter letter = { KITH_BUF_INIT, KITH_BUF_INIT };
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code =
		kith_letter_fill(kith_buf_view(&announcing->letter), put_value, &filling, &letter, &err);

	kith_letter_release(&letter);
	if (code)
		kith_say(announcing->session,
			 "%s: %s; known are {name}, {first}, {reason}, {thanks}, {me}, of a lead {lead}, and "
			 "what kith.yaml exports",
			 path ? path : "the letter", err.text);
	return code;
}

/* The address that a draft comes from, or goes to: the first that can stand in a mail. */
static struct kith_slice address_of(const struct kith_book *book, kith_id person)
{
	size_t count, n;
	const struct kith_value *values = kith_book_field(book, person, KITH_F_EMAIL, &count);

	for (n = 0; n < count; n++)
		if (kith_mail_is_address(kith_text(book, values[n].text)))
			return kith_text(book, values[n].text);
	return kith_slice_cstr("");
}

enum kith_code kith_announce_prepare(struct announcing *announcing, const char *path)
{
	struct kith_session *session = announcing->session;
	kith_id me = kith_book_me(session->book);
	enum kith_code code = KITH_OK;

	if (kith_id_ok(announcing->lead) &&
	    kith_book_note(session->book, announcing->lead)->flags & KITH_NOTE_PRIVATE) {
		kith_say(session,
			 "%.*s is private: no draft is made; once it may be told, kith set %.*s private= "
			 "opens it",
			 KITH_ARG(kith_book_id(session->book, announcing->lead)),
			 KITH_ARG(kith_ref_text(session->book, announcing->lead)));
		return KITH_NEGATIVE;
	}
	if (!path && !kith_id_ok(announcing->lead))
		return kith_say_usage(session,
				      "--out needs --template FILE: a query does not say what the news is");
	if (path)
		code = read_file(session, path, &announcing->letter);
	else
		kith_buf_cstr(&announcing->letter, letter_of_lead);
	if (!code)
		code = try_template(announcing, path);
	if (!code && (!kith_id_ok(me) || !address_of(session->book, me).len))
		kith_say(session, "the note about yourself has no mail address: the drafts say nothing of "
				  "whom they are from");
	return code;
}

bool kith_announce_draft(struct announcing *announcing, const struct kith_taking *takings, size_t count,
			 struct kith_buf *mail)
{
	struct kith_session *session = announcing->session;
	const struct kith_book *book = session->book;
	struct filling filling = { announcing, takings, count };
	struct kith_letter letter = { KITH_BUF_INIT, KITH_BUF_INIT };
	struct kith_mail draft = { .day = session->today, .to = address_of(book, takings->person) };
	kith_id me = kith_book_me(book);

	if (kith_book_note(book, takings->person)->flags & KITH_NOTE_PRIVATE) {
		kith_say(session, "%.*s is private: no draft is made",
			 KITH_ARG(kith_book_id(book, takings->person)));
		return false;
	}
	if (!draft.to.len)
		kith_say(session, "%.*s has no mail address: the draft says nothing of whom it goes to",
			 KITH_ARG(kith_book_id(book, takings->person)));
	if (kith_id_ok(me)) {
		draft.from_name = kith_book_name(book, me);
		draft.from = address_of(book, me);
	}
	draft.to_name = kith_book_name(book, takings->person);
	(void)kith_letter_fill(kith_buf_view(&announcing->letter), put_value, &filling, &letter, NULL);
	draft.subject = kith_buf_view(&letter.subject);
	draft.body = kith_buf_view(&letter.body);
	kith_mail_print(&draft, mail);
	kith_letter_release(&letter);
	return true;
}

void kith_announce_all(struct announcing *announcing)
{
	struct kith_session *session = announcing->session;
	const struct kith_entry_row *stage =
		kith_lead_last_stage(session->book, announcing->lead, session->today);
	kith_id *leads;
	size_t count = kith_announce_search(session->book, announcing->lead, session->today, &session->arena,
					    &leads),
	       n;

	for (n = 0; n < count; n++)
		kith_announce_lead(session->book, leads[n], session->today, &announcing->takings);
	kith_announce_helpers(session->book, announcing->lead, session->today, &announcing->takings);
	kith_announce_sort(session->book, stage ? stage->day : KITH_NO_DAY, session->today,
			   &announcing->takings);
}

void kith_announce_release(struct announcing *announcing)
{
	kith_takings_release(&announcing->takings);
	kith_buf_release(&announcing->letter);
}
