/* kith answer: closes what somebody asked me, with a kind draft. */
#include "cmd/asking.h"
#include "cmd/assign.h"
#include "cmd/entry.h"
#include "practice/about.h"
#include "practice/answer.h"

static const struct kith_option options[] = {
	{ "note", 0, "TEXT", "words of your own, for the draft and the log" },
	{ NULL, 0, NULL, NULL },
};

struct answering {
	struct kith_session *session;
	struct kith_changes changes;
	struct kith_answer_draft draft;
};

/* The id and the draft; on a terminal the draft stands by itself. */
static void print_draft(struct answering *answering, kith_id to,
			void (*add)(const struct kith_book *book, const struct kith_answer_draft *draft,
				    struct kith_buf *out))
{
	struct kith_session *session = answering->session;
	struct kith_slice id = kith_book_id(session->book, to);

	kith_buf_slice(&session->out, id);
	if (kith_book_note(session->book, to)->flags & KITH_NOTE_PRIVATE) {
		kith_say(session, "%.*s is private: no draft is made", KITH_ARG(id));
	} else {
		kith_buf_cstr(&session->out, session->terminal ? "\n\n" : "\t");
		add(session->book, &answering->draft, &session->out);
	}
	kith_buf_byte(&session->out, '\n');
}

/* Pointing on needs the third person's yes first. */
static enum kith_code check_third(struct answering *answering, const char *ref)
{
	struct kith_session *session = answering->session;
	struct kith_answer_draft *draft = &answering->draft;
	const struct kith_book *book = session->book;
	enum kith_code code = kith_read_ref(session, ref, KITH_PERSONS, &draft->third);

	if (code)
		return code;
	if (draft->third == draft->asker || !kith_is_tie(book, draft->third))
		return kith_say_usage(session, "to whom? a third person");
	if (kith_answer_consent(book, draft->request, draft->asker, draft->third, session->today))
		return KITH_OK;
	print_draft(answering, draft->third, kith_answer_question);
	kith_say(session,
		 "%.*s has not agreed yet: ask first (kith ask %.*s \"may I point %.*s to you?\"), and again "
		 "once "
		 "that is answered by yes",
		 KITH_ARG(kith_book_id(book, draft->third)), KITH_ARG(kith_ref_text(book, draft->third)),
		 KITH_ARG(kith_book_name(book, draft->asker)));
	return KITH_NEGATIVE;
}

static void close_request(struct answering *answering)
{
	const struct kith_answer_draft *draft = &answering->draft;
	struct kith_entry_draft note = { .day = answering->session->today,
					 .kind = KITH_SLICE("note"),
					 .text = draft->note };
	struct kith_change *change = kith_close_entry(&answering->changes, draft->request,
						      kith_answer_outcome(draft->answer), draft->third);

	if (draft->note.len)
		kith_entry_add(&answering->changes, change, &note, false);
}

static enum kith_code find_request(struct answering *answering, const char *ref)
{
	struct kith_session *session = answering->session;
	struct kith_answer_draft *draft = &answering->draft;
	enum kith_code code = kith_read_ref(session, ref, KITH_PERSONS, &draft->asker);

	if (code)
		return code;
	draft->request = kith_newest_open(session->book, draft->asker, "was-asked", session->today);
	if (draft->request)
		return KITH_OK;
	kith_say(session,
		 "%.*s has asked nothing that is open: kith log REF was-asked \"…\" records a request",
		 KITH_ARG(kith_book_id(session->book, draft->asker)));
	return KITH_NEGATIVE;
}

static enum kith_code answer(struct answering *answering, int argc, char **argv)
{
	struct kith_session *session = answering->session;
	enum kith_code code = find_request(answering, argv[0]);

	if (!code && argc == 3)
		code = check_third(answering, argv[2]);
	if (code)
		return code;
	close_request(answering);
	print_draft(answering, answering->draft.asker, kith_answer_draft);
	code = kith_changes_perform(&answering->changes, kith_print(session, "answer %s", argv[1]).ptr);
	if (code && code != KITH_NEGATIVE && !session->committed)
		kith_buf_clear(&session->out);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct answering answering = { .session = session, .changes = { .session = session } };
	enum kith_code code = kith_may_write(session);

	if (code)
		return code;
	if (argc < 2)
		return kith_say_usage(session, "whom, and what? kith answer ada yes");
	answering.draft.third = KITH_NOBODY;
	answering.draft.note = kith_slice_cstr(kith_option(session, "note"));
	answering.draft.answer = kith_answer_find(kith_slice_cstr(argv[1]));
	if (answering.draft.answer == KITH_ANSWER_COUNT)
		return kith_say_usage(session, "%s: the answer is yes, no or redirect", argv[1]);
	if (argc != (answering.draft.answer == KITH_ANSWER_REDIRECT ? 3 : 2))
		return kith_say_usage(session,
				      "yes and no need no more; redirect needs the one you point to");
	code = answer(&answering, argc, argv);
	kith_changes_release(&answering.changes);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "answer",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.options = options,
	.run = run,
};
