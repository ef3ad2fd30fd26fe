/* kith who: whom to ask about something. */
#include "cmd/asking.h"
#include "practice/about.h"

static const struct kith_option options[] = {
	{ "each", 0, NULL, "one person for each topic, and nobody twice" },
	{ "relation", 0, "R", "only those of this relation (mentor), people I only follow among them" },
	{ NULL, 0, NULL, NULL },
};

static void add_match(struct kith_report *report, const struct kith_topic *topic, const struct kith_who *who)
{
	const struct kith_book *book = report->session->book;
	const struct kith_entry_row *offer;
	struct kith_buf match = KITH_BUF_INIT;
	size_t at = 0;

	if (kith_id_ok(who->beyond))
		kith_buf_printf(&match, "may know %.*s", KITH_ARG(kith_book_name(book, who->beyond)));
	else
		kith_topic_match(topic, &who->fit, &match);
	while ((offer = kith_standing_offer(book, who->person, report->session->today, &at)))
		kith_buf_printf(&match, "; offered %.*s", KITH_ARG(kith_text(book, offer->text)));
	kith_cell_text(report->rows, kith_buf_view(&match));
	kith_buf_release(&match);
}

static void why_entries(struct kith_report *report, const struct kith_topic *topic, kith_id person)
{
	const struct kith_book *book = report->session->book;
	const struct kith_entry_row *entry;
	size_t at;

	for (at = 0; (entry = kith_about_next(book, person, &at));)
		if (kith_entry_happened(entry, report->session->today) &&
		    kith_topic_found(topic, kith_text(book, entry->text)))
			kith_report_why(report, kith_entry_number(book, entry));
	for (at = 0; (entry = kith_standing_offer(book, person, report->session->today, &at));)
		kith_report_why(report, kith_entry_number(book, entry));
}

static void add_why(struct kith_report *report, const struct kith_topic *topic, const struct kith_who *who)
{
	struct kith_buf sum = KITH_BUF_INIT;

	if (!report->options.why)
		return;
	why_entries(report, topic, who->person);
	kith_topic_sum(topic, &who->fit, &sum);
	if (kith_id_ok(who->beyond))
		kith_row_why_rule(
			report->rows, "path", "the warmest chain to %.*s begins here: %.2f (kith path)",
			KITH_ARG(kith_book_name(report->session->book, who->beyond)), who->strength);
	else
		kith_row_why_rule(report->rows, "fit", "%s = %d", sum.ptr, who->fit.points);
	kith_why_depth(report, who->person);
	if (who->asking.last != UINT32_MAX) {
		kith_report_why(report, who->asking.last);
		kith_row_why_rule(report->rows, "rested", "%d of %d days since the last ask", who->waited,
				  who->rest);
	}
	kith_row_why_rule(report->rows, "rank", "%d x (1 + %d) x %d/%d = %.2f", who->fit.points,
			  who->asking.depth, who->waited, who->rest, who->rank);
	if (who->largest == KITH_SIZE_COUNT)
		kith_row_why_rule(
			report->rows,
			kith_verdict_word(kith_ask_verdict(report->session->book, &who->asking, KITH_SMALL)),
			"not even a small ask fits today");
	kith_buf_release(&sum);
}

static void add_row(struct kith_report *report, const struct kith_topic *topic, const struct kith_who *who)
{
	const struct kith_book *book = report->session->book;
	uint32_t last = who->asking.last;

	kith_report_row(report, who->person);
	kith_report_id(report, who->person);
	kith_report_name(report, who->person);
	kith_cell_text(report->rows, topic->text);
	add_match(report, topic, who);
	kith_cell_int(report->rows, who->fit.points);
	kith_cell_number(report->rows, who->rank);
	kith_cell_int(report->rows, who->asking.depth);
	kith_size_cell(report, who->largest);
	kith_cell_day(report->rows, last == UINT32_MAX ? KITH_NO_DAY : kith_book_entries(book)[last].day);
	add_why(report, topic, who);
}

static void add_rows(struct kith_report *report, const struct kith_topic *topic, const struct kith_who *who,
		     size_t count)
{
	size_t n;

	for (n = 0; n < count; n++)
		add_row(report, topic, &who[n]);
}

/* Nobody can be asked: then those who may know somebody. */
static void add_beyond(struct kith_report *report, const struct kith_topic *topic,
		       const struct kith_who_options *who_options)
{
	struct kith_session *session = report->session;
	struct kith_who *who;
	size_t count;

	who = kith_who_may_know(session->book, topic, who_options, &session->arena, &count);
	add_rows(report, topic, who, count);
	kith_say(session, "%.*s: nobody to be asked today%s", KITH_ARG(topic->text),
		 count ? "; these may know somebody" : "; say what people offer: kith set REF offers+=TOPIC");
}

static enum kith_code find_one(struct kith_report *report, const struct kith_topic *topic,
			       const struct kith_who_options *who_options)
{
	struct kith_session *session = report->session;
	size_t count;
	struct kith_who *who = kith_who_find(session->book, topic, who_options, &session->arena, &count);

	add_rows(report, topic, who, count);
	if (!kith_who_any(who, count))
		add_beyond(report, topic, who_options);
	return count ? KITH_OK : KITH_NEGATIVE;
}

static enum kith_code find_each(struct kith_report *report, const struct kith_topic *topics, size_t count,
				const struct kith_who_options *who_options)
{
	struct kith_session *session = report->session;
	struct kith_who *chosen = kith_arena_array(&session->arena, count, sizeof(*chosen));
	enum kith_code code = KITH_OK;
	size_t n;

	kith_who_each(session->book, topics, count, who_options, chosen);
	for (n = 0; n < count; n++) {
		if (kith_id_ok(chosen[n].person)) {
			add_row(report, &topics[n], &chosen[n]);
			continue;
		}
		kith_say(session, "%.*s: nobody is left who could be asked today", KITH_ARG(topics[n].text));
		code = KITH_NEGATIVE;
	}
	return code;
}

/* The topics: each argument, or all of them as one. USAGE if one holds no word. */
static enum kith_code read_topics(struct kith_session *session, int argc, char **argv,
				  struct kith_topic **topics)
{
	bool each = kith_flag(session, "each");
	int n, count = each ? argc : 1;

	if (argc == 0)
		return kith_say_usage(session, "about what? kith who rust");
	*topics = kith_arena_array(&session->arena, (size_t)count, sizeof(**topics));
	for (n = 0; n < count; n++) {
		kith_topic_of(kith_join_words(session, each ? 1 : argc, argv + n), &session->arena,
			      &(*topics)[n]);
		if (!(*topics)[n].count)
			return kith_say_usage(session, "'%s' holds no word", argv[n]);
	}
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_who_options who_options = { session->today, kith_option(session, "relation"),
						KITH_NOBODY };
	struct kith_topic *topics = NULL;
	struct kith_report report;
	enum kith_code code = read_topics(session, argc, argv, &topics);

	if (!code)
		code = kith_report_begin(session, &report);
	if (code)
		return code;
	if (!kith_has_people(session)) {
		kith_say(session,
			 "there is nobody here yet: kith new person NAME offers=TOPIC makes the first note");
		code = KITH_NEGATIVE;
	} else if (kith_flag(session, "each"))
		code = find_each(&report, topics, (size_t)argc, &who_options);
	else
		code = find_one(&report, topics, &who_options);
	kith_report_end(&report);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "who",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
