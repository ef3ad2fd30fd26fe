/* kith ask: whether a request of a size is right for somebody today, recorded if it is. */
#include <string.h>

#include "cmd/asking.h"
#include "cmd/entry.h"
#include "practice/about.h"

static const struct kith_option options[] = {
	{ "size", 0, "S", "small (a question), medium (refer me, an hour) or large (join my company)" },
	{ "anyway", 0, NULL, "record it although it does not fit" },
	{ "outcome", 0, "WORD", "what came of the newest open one: yes, no or none" },
	{ NULL, 0, NULL, NULL },
};

#define INSTEAD_SAID 3 /* names in a message; the row has all */

struct request {
	struct kith_session *session;
	struct kith_report report;
	struct kith_changes changes;
	enum kith_size size;
	struct kith_slice text;
	struct kith_topic topic; /* the words of the request */
	struct kith_who *who;	 /* whom they find, once that is asked for */
	size_t who_count;
	size_t misfits;
};

/* Those whom `who` finds for the words of the request, at that size. */
static struct kith_slice *find_instead(struct request *request, kith_id person, size_t *count)
{
	struct kith_session *session = request->session;
	struct kith_who_options who_options = { .today = session->today, .without = KITH_NOBODY };
	struct kith_slice *ids;
	struct kith_buf names = KITH_BUF_INIT;
	size_t n;

	if (!request->who && request->topic.count)
		request->who = kith_who_find(session->book, &request->topic, &who_options, &session->arena,
					     &request->who_count);
	ids = kith_arena_array(&session->arena, request->who_count + 1, sizeof(*ids));
	for (*count = 0, n = 0; n < request->who_count; n++) {
		const struct kith_who *who = &request->who[n];

		if (who->person == person ||
		    kith_ask_verdict(session->book, &who->asking, request->size) != KITH_FITS)
			continue;
		if (*count < INSTEAD_SAID)
			kith_buf_printf(&names, "%s%.*s", *count ? ", " : "",
					KITH_ARG(kith_book_name(session->book, who->person)));
		ids[(*count)++] = kith_book_id(session->book, who->person);
	}
	if (*count)
		kith_say(session, "instead: %s%s", names.ptr, *count > INSTEAD_SAID ? " …" : "");
	kith_buf_release(&names);
	return ids;
}

static void add_row(struct request *request, const struct kith_asking *asking, enum kith_verdict verdict)
{
	struct kith_session *session = request->session;
	struct kith_rows *rows = request->report.rows;
	struct kith_slice *instead = NULL;
	size_t count = 0;

	kith_report_row(&request->report, asking->person);
	kith_report_id(&request->report, asking->person);
	kith_report_name(&request->report, asking->person);
	kith_size_cell(&request->report, request->size);
	kith_cell_cstr(rows, kith_verdict_word(verdict));
	kith_size_cell(&request->report, kith_ask_largest(session->book, asking));
	kith_cell_day(rows, kith_ask_free(session->book, asking, request->size));
	kith_cell_int(rows, asking->balance);
	if (verdict != KITH_FITS) {
		kith_say_verdict(session, asking, request->size, verdict);
		instead = find_instead(request, asking->person, &count);
	}
	kith_cell_list(rows, instead, count);
	kith_why_verdict(&request->report, asking, request->size, verdict);
}

static void record(struct request *request, kith_id person)
{
	struct kith_session *session = request->session;
	struct kith_entry_draft draft = { .day = session->today, .text = request->text };

	draft.kind = kith_print(session, "asked(%s)", kith_size_word(request->size));
	kith_entry_add(&request->changes, kith_change_note(&request->changes, person), &draft, false);
}

static enum kith_code ask(struct request *request, kith_id person)
{
	struct kith_session *session = request->session;
	bool anyway = kith_flag(session, "anyway");
	struct kith_asking asking;
	enum kith_verdict verdict;

	if (!kith_is_tie(session->book, person)) {
		kith_say(session, "%.*s: nobody to be asked", KITH_ARG(kith_book_id(session->book, person)));
		return KITH_NEGATIVE;
	}
	kith_asking_of(session->book, person, session->today, &asking);
	verdict = kith_ask_verdict(session->book, &asking, request->size);
	add_row(request, &asking, verdict);
	if (verdict != KITH_FITS && !anyway) {
		request->misfits++;
		return KITH_NEGATIVE;
	}
	if (request->text.len || anyway)
		record(request, person);
	return KITH_OK;
}

/* What was not done is not printed either. */
static enum kith_code perform(struct request *request, const char *verb)
{
	struct kith_session *session = request->session;
	enum kith_code code = KITH_OK;

	/* Several came from standard input. */
	if (request->changes.count > 1)
		code = kith_confirm_many(session, request->changes.count, true);
	if (!code)
		code = kith_changes_perform(&request->changes, verb);
	if (code && code != KITH_NEGATIVE && !session->committed)
		kith_buf_clear(&session->out);
	return code;
}

static enum kith_code ask_all(struct request *request, char **argv)
{
	struct kith_session *session = request->session;
	enum kith_code code, one;
	struct kith_ids ids = { 0 };
	size_t n;

	code = kith_report_begin(session, &request->report);
	if (code)
		return code;
	code = kith_read_refs(session, 1, argv, KITH_PERSONS, &ids);
	for (n = 0; n < ids.count; n++) {
		one = ask(request, ids.items[n]);
		code = code ? code : one;
	}
	kith_report_end(&request->report);
	if (request->changes.count) {
		one = perform(request, "ask");
		code = one ? one : code;
	} else if (ids.count > request->misfits && session->terminal)
		kith_say(session,
			 "nothing is recorded: kith ask REF TEXT does, with the words of the request");
	kith_ids_release(&ids);
	return code;
}

static enum kith_code close_newest(struct request *request, kith_id person, const char *outcome)
{
	struct kith_session *session = request->session;
	const struct kith_entry_row *entry = kith_newest_open(session->book, person, "asked", session->today);
	struct kith_slice id = kith_book_id(session->book, person);

	if (!entry) {
		kith_say(session, "%.*s: no ask is open: kith ask REF TEXT records one", KITH_ARG(id));
		return KITH_NEGATIVE;
	}
	kith_close_entry(&request->changes, entry, outcome, KITH_NOBODY);
	kith_report_row(&request->report, person);
	kith_report_id(&request->report, person);
	kith_report_name(&request->report, person);
	kith_size_cell(&request->report, kith_entry_size(session->book, entry));
	kith_report_why(&request->report, kith_entry_number(session->book, entry));
	return KITH_OK;
}

static enum kith_code answer(struct request *request, int argc, char **argv, const char *outcome)
{
	struct kith_session *session = request->session;
	enum kith_code code;
	kith_id person;

	if (argc != 1 || !kith_words_have("yes|no|none", kith_slice_cstr(outcome)))
		return kith_say_usage(session, "one person, and what came of it: --outcome yes, no or none");
	code = kith_report_begin(session, &request->report);
	if (!code)
		code = kith_read_ref(session, argv[0], KITH_PERSONS, &person);
	if (!code)
		code = close_newest(request, person, outcome);
	if (request->report.rows)
		kith_report_end(&request->report);
	if (!code)
		code = perform(request, kith_print(session, "ask --outcome %s", outcome).ptr);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct request request = { .session = session, .changes = { .session = session } };
	const char *size = kith_option(session, "size"), *outcome = kith_option(session, "outcome");
	enum kith_code code = KITH_OK;

	if (argc == 0)
		return kith_say_usage(session,
				      "whom, and what? kith ask ada --size medium \"refer me at Initech\"");
	request.size = size ? kith_size_find(kith_slice_cstr(size)) : KITH_SMALL;
	if (request.size == KITH_SIZE_COUNT)
		return kith_say_usage(session, "--size %s: a request is small, medium or large", size);
	request.text = kith_join_words(session, argc - 1, argv + 1);
	kith_topic_of(request.text, &session->arena, &request.topic);
	if (request.text.len || outcome || kith_flag(session, "anyway"))
		code = kith_may_write(session);
	if (code)
		return code;
	code = outcome ? answer(&request, argc, argv, outcome) : ask_all(&request, argv);
	kith_changes_release(&request.changes);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "ask",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES,
	.options = options,
	.run = run,
};
