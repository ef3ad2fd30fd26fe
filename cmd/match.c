/* kith match: who offers what another wants. */
#include "cmd/report.h"
#include "practice/intro.h"
#include "practice/match.h"

static void why_value(struct kith_report *report, kith_id note, uint32_t row)
{
	const struct kith_book *book = report->session->book;
	const struct kith_value *value = &kith_book_values(book)[row];
	struct kith_slice text =
		kith_print(report->session, "%.*s: %.*s", KITH_ARG(kith_book_field_name(book, value->field)),
			   KITH_ARG(kith_text(book, value->text)));

	kith_row_why_entry(report->rows, KITH_NO_DAY, kith_book_id(book, note), value->line, text);
}

static const char *depth_text(struct kith_session *session, int depth)
{
	return depth == KITH_MATCH_MINE ? "mine" : kith_print(session, "depth %d", depth).ptr;
}

static void add_why(struct kith_report *report, const struct kith_match *match)
{
	struct kith_session *session = report->session;
	const struct kith_intro *intro;

	why_value(report, match->offers, match->offer_value);
	why_value(report, match->wants, match->want_value);
	kith_row_why_rule(report->rows, "match", "the one who offers: %s; the one who wants: %s",
			  depth_text(session, match->offers_depth), depth_text(session, match->wants_depth));
	intro = kith_intro_between(session->book, match->offers, match->wants, session->today,
				   &session->arena);
	if (intro)
		kith_report_why(report, intro->entry);
}

static void add_row(struct kith_report *report, const struct kith_match *match)
{
	const struct kith_book *book = report->session->book;

	kith_report_row(report, match->offers);
	kith_report_id(report, match->offers);
	kith_cell_text(report->rows, kith_book_id(book, match->wants));
	kith_cell_text(report->rows, match->topic);
	kith_report_name(report, match->offers);
	kith_report_name(report, match->wants);
	if (report->options.why)
		add_why(report, match);
}

#define WIDE 140 /* columns of a terminal that has room for all of a row */

static enum kith_code say_nothing(struct kith_session *session, kith_id note)
{
	if (kith_id_ok(note))
		kith_say(session,
			 "nothing matches for %.*s: `offers` and `wants` in notes say what to look for",
			 KITH_ARG(kith_book_name(session->book, note)));
	else
		kith_say(session,
			 "nothing matches: kith set REF offers+=TOPIC and wants+=TOPIC say what to look for");
	return KITH_NEGATIVE;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_report report;
	struct kith_match *matches;
	kith_id note = KITH_NOBODY;
	size_t count, n, shown = 0;
	enum kith_code code = KITH_OK;

	if (argc > 1)
		return kith_say_usage(session, "one person at most, or none for all");
	if (argc == 1)
		code = kith_read_ref(session, argv[0], KITH_PERSONS, &note);
	if (!code)
		code = kith_report_begin(session, &report);
	if (code)
		return code;
	/* On a terminal names say enough. */
	if (report.options.style == KITH_ROWS_TABLE && !report.options.fields && report.options.width < WIDE)
		report.options.fields = "topic,offered-by,wanted-by";
	matches = kith_matches_of(session->book, session->today, &session->arena, &count);
	for (n = 0; n < count; n++) {
		if (kith_id_ok(note) && matches[n].offers != note && matches[n].wants != note)
			continue;
		add_row(&report, &matches[n]);
		shown++;
	}
	kith_report_end(&report);
	return shown ? KITH_OK : say_nothing(session, note);
}

const struct kith_tool kith_tool = {
	.name = "match",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
