/* kith intro: takes an introduction from step to step, with what to write to the two. */
#include "cmd/assign.h"
#include "cmd/entry.h"
#include "cmd/report.h"
#include "practice/about.h"
#include "practice/intro_draft.h"
#include "view/text.h"

static const struct kith_option options[] = {
	{ "state", 0, "S", "record that it came so far: proposed, agreed, both, made, met or thanked" },
	{ NULL, 0, NULL, NULL },
};

struct introduction {
	struct kith_session *session;
	kith_id first, second;		/* the first was asked first */
	const struct kith_intro *intro; /* on record, or NULL */
	enum kith_intro_step step;	/* where it stands, after what is recorded now */
	kith_day since;
	struct kith_slice text;
};

/* The one whose note holds the record was asked first, whoever is named first here. */
static void find_record(struct introduction *it)
{
	const struct kith_book *book = it->session->book;
	kith_id second = it->second;

	it->intro = kith_intro_between(book, it->first, it->second, it->session->today, &it->session->arena);
	if (!it->intro)
		return;
	it->step = it->intro->step;
	it->since = it->intro->since;
	if (kith_entry_owner(book, &kith_book_entries(book)[it->intro->entry]) == second) {
		it->second = it->first;
		it->first = second;
	}
}

static enum kith_code read_two(struct introduction *it, char **argv)
{
	struct kith_session *session = it->session;
	enum kith_code code = kith_read_ref(session, argv[0], KITH_PERSONS, &it->first);

	if (!code)
		code = kith_read_ref(session, argv[1], KITH_PERSONS, &it->second);
	if (code)
		return code;
	if (it->first == it->second || !kith_is_tie(session->book, it->first) ||
	    !kith_is_tie(session->book, it->second))
		return kith_say_usage(session, "two people are introduced, and neither is me");
	find_record(it);
	return KITH_OK;
}

static enum kith_code refuse(const struct introduction *it, enum kith_intro_step step)
{
	struct kith_buf day = KITH_BUF_INIT;

	kith_day_print(it->since, &day);
	if (it->intro && step <= it->step)
		kith_say(it->session, "it is at %s since %s already", kith_intro_word(it->step), day.ptr);
	else if (step == KITH_INTRO_MADE)
		kith_say(it->session,
			 "nobody is introduced before both agreed: --state both records that they did");
	else
		kith_say(it->session, "they were not introduced yet: --state made records that");
	kith_buf_release(&day);
	return KITH_NEGATIVE;
}

static enum kith_code record(struct introduction *it, enum kith_intro_step step)
{
	struct kith_session *session = it->session;
	struct kith_changes changes = { .session = session };
	struct kith_entry_draft draft = { .day = session->today, .text = it->text };
	struct kith_slice to = kith_ref_text(session->book, it->second);
	enum kith_code code;

	draft.kind = kith_print(session, "introduced(%s)", kith_intro_word(step));
	draft.to = &to;
	draft.to_count = 1;
	kith_entry_add(&changes, kith_change_note(&changes, it->first), &draft, false);
	changes.message = kith_print(session, "intro %s %.*s %.*s", kith_intro_word(step),
				     KITH_ARG(kith_book_id(session->book, it->first)),
				     KITH_ARG(kith_book_id(session->book, it->second)))
				  .ptr;
	code = kith_changes_perform(&changes, "intro");
	kith_changes_release(&changes);
	it->step = step;
	it->since = session->today;
	return code;
}

/* What it is for: the words of now, else those of an earlier step. */
static struct kith_slice reason(const struct introduction *it)
{
	const struct kith_book *book = it->session->book;

	if (it->text.len || !it->intro || it->intro->reason == UINT32_MAX)
		return it->text;
	return kith_text(book, kith_book_entries(book)[it->intro->reason].text);
}

static struct kith_slice draft_text(const struct introduction *it, const struct kith_intro_draft *draft)
{
	const struct kith_book *book = it->session->book;

	if (draft->to_both)
		return kith_print(it->session, "to both: %.*s", KITH_ARG(draft->text));
	return kith_print(it->session, "to %.*s: %.*s", KITH_ARG(kith_book_name(book, draft->to)),
			  KITH_ARG(draft->text));
}

static void add_row(struct kith_report *report, const struct introduction *it, struct kith_slice text)
{
	kith_report_row(report, it->first);
	kith_report_id(report, it->first);
	kith_cell_text(report->rows, kith_book_id(report->session->book, it->second));
	kith_cell_cstr(report->rows, kith_intro_word(it->step));
	kith_cell_day(report->rows, it->since);
	kith_cell_text(report->rows, text);
	if (it->intro)
		kith_report_why(report, it->intro->entry);
	if (report->options.why)
		kith_row_why_rule(
			report->rows, "introduction",
			"proposed, agreed, both, made, met, thanked: both consent before it is made");
}

/* On a terminal messages are there to be read: a paragraph each. */
static void print_page(struct kith_report *report, const struct introduction *it,
		       const struct kith_slice *texts, size_t count)
{
	struct kith_session *session = it->session;
	struct kith_buf day = KITH_BUF_INIT;
	size_t n;

	kith_day_print(it->since, &day);
	kith_text_wrap(kith_print(session, "%.*s and %.*s: %s since %s",
				  KITH_ARG(kith_book_name(session->book, it->first)),
				  KITH_ARG(kith_book_name(session->book, it->second)),
				  kith_intro_word(it->step), day.ptr),
		       0, report->options.width, &session->out);
	for (n = 0; n < count; n++) {
		kith_buf_byte(&session->out, '\n');
		kith_text_wrap(texts[n], 2, report->options.width, &session->out);
	}
	kith_buf_release(&day);
}

static void add_rows(struct kith_report *report, const struct introduction *it)
{
	struct kith_intro_draft drafts[KITH_INTRO_DRAFTS];
	struct kith_slice texts[KITH_INTRO_DRAFTS] = { reason(it) };
	struct kith_session *session = it->session;
	size_t count = kith_intro_drafts(session->book, it->first, it->second, it->step, reason(it),
					 &session->arena, drafts);
	size_t n;

	for (n = 0; n < count; n++)
		texts[n] = draft_text(it, &drafts[n]);
	count = count ? count : 1;
	if (report->options.style == KITH_ROWS_TABLE && !report->options.fields && !report->options.why) {
		print_page(report, it, texts, count);
		return;
	}
	for (n = 0; n < count; n++)
		add_row(report, it, texts[n]);
}

/* What to record next, and when. */
static void say_next(const struct introduction *it)
{
	static const char *const nexts[] = {
		[KITH_INTRO_PROPOSED] = "the first agreed",
		[KITH_INTRO_AGREED] = "the other agreed too",
		[KITH_INTRO_BOTH] = "it is sent",
		[KITH_INTRO_MADE] = "they met",
		[KITH_INTRO_MET] = "they said what came of it",
	};

	if (it->step < KITH_INTRO_THANKED)
		kith_say(it->session, "once %s: kith intro %.*s %.*s --state %s", nexts[it->step],
			 KITH_ARG(kith_ref_text(it->session->book, it->first)),
			 KITH_ARG(kith_ref_text(it->session->book, it->second)),
			 kith_intro_word(it->step + 1));
}

/* Without --state a new introduction begins; one on record is shown, for only people know whether
 * they agreed. */
static enum kith_code choose_step(struct introduction *it, enum kith_intro_step *step)
{
	const char *state = kith_option(it->session, "state");

	*step = KITH_INTRO_STEPS;
	if (state) {
		*step = kith_intro_find(kith_slice_cstr(state));
		if (*step == KITH_INTRO_STEPS)
			return kith_say_usage(
				it->session,
				"--state %s: this is one of proposed, agreed, both, made, met, thanked",
				state);
	} else if (!it->intro) {
		*step = KITH_INTRO_PROPOSED;
	} else if (it->text.len) {
		return kith_say_usage(it->session, "it is at %s: --state says what the words are for",
				      kith_intro_word(it->step));
	}
	if (*step != KITH_INTRO_STEPS && !kith_intro_may(it->intro, *step))
		return refuse(it, *step);
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct introduction it = { .session = session, .since = KITH_NO_DAY };
	enum kith_intro_step step;
	struct kith_report report;
	enum kith_code code = kith_report_begin(session, &report);

	if (code)
		return code;
	if (argc < 2)
		code = kith_say_usage(session, "whom to whom? kith intro ada bob \"both write parsers\"");
	if (!code)
		code = read_two(&it, argv);
	if (!code)
		it.text = kith_join_words(session, argc - 2, argv + 2);
	if (!code)
		code = choose_step(&it, &step);
	if (!code && step != KITH_INTRO_STEPS)
		code = kith_may_write(session);
	if (!code && step != KITH_INTRO_STEPS)
		code = record(&it, step);
	if (!code) {
		add_rows(&report, &it);
		say_next(&it);
	}
	kith_report_end(&report);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "intro",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES,
	.options = options,
	.run = run,
};
