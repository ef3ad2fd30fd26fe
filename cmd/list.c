/* kith list: notes that match a query. */
#include "cmd/why.h"
#include "practice/about.h"
#include "practice/compute.h"

static kith_day computed_day(struct kith_session *session, kith_id note, enum kith_computed field)
{
	struct kith_compute_context context = { session->book, session->today };

	return kith_practice_compute(&context, note, field);
}

/* What the dates follow from; of notes that are no tie there is nothing to explain. */
static void add_why(struct kith_report *report, kith_id note)
{
	struct kith_due due;

	if (!kith_is_tie(report->session->book, note)) {
		kith_row_why_rule(report->rows, "query", "it matches");
		return;
	}
	kith_due_of(report->session->book, note, report->session->today, &due);
	kith_why_due(report, &due);
}

static void add_row(struct kith_report *report, kith_id note)
{
	struct kith_session *session = report->session;
	const struct kith_note_row *row = kith_book_note(session->book, note);

	kith_report_row(report, note);
	kith_report_id(report, note);
	kith_cell_cstr(report->rows, kith_type_word((enum kith_type)row->type));
	kith_report_name(report, note);
	kith_report_field(report, note, KITH_F_ORG);
	kith_cell_text(report->rows, kith_book_first(session->book, note, KITH_F_TIER));
	kith_cell_day(report->rows, computed_day(session, note, KITH_COMPUTED_LAST));
	kith_cell_day(report->rows, computed_day(session, note, KITH_COMPUTED_DUE));
	kith_report_field(report, note, KITH_F_TAGS);
	if (report->options.why)
		add_why(report, note);
}

static enum kith_code nothing_found(struct kith_session *session)
{
	if (!kith_no_match(session))
		kith_say(session, "this notebook is empty: kith new person NAME makes the first note");
	return KITH_NEGATIVE;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct kith_report report;
	enum kith_code code;
	size_t count;
	kith_id note;

	code = kith_report_open(session, argc, argv, &report, &query);
	if (code)
		return code;
	for (note = 0; note < kith_book_count(session->book); note++)
		if (kith_matches(session, query, note))
			add_row(&report, note);
	count = kith_rows_count(report.rows);
	kith_report_end(&report);
	kith_query_free(query);
	return count ? KITH_OK : nothing_found(session);
}

const struct kith_tool kith_tool = {
	.name = "list",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
