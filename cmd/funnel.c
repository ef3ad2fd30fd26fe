/* kith funnel: how many leads reached each stage, by source, through a tie and cold. */
#include "cmd/lead.h"

static void add_why(struct kith_report *report, const struct kith_funnel *row)
{
	const struct kith_book *book = report->session->book;
	size_t n, stage;

	for (n = 0; n < row->reached[KITH_STAGE_HEARD]; n++) {
		unsigned reached = kith_lead_reached(book, row->leads[n], report->session->today);
		struct kith_slice text = kith_slice_cstr("");

		for (stage = 0; stage < KITH_STAGE_COUNT; stage++)
			if (reached >> stage & 1)
				text = kith_print(report->session, "%.*s%s%s", KITH_ARG(text),
						  text.len ? ", " : "",
						  kith_stage_word((enum kith_stage)stage));
		kith_row_why_entry(report->rows, KITH_NO_DAY, kith_book_id(book, row->leads[n]), 0, text);
	}
	kith_row_why_rule(report->rows, "funnel",
			  "every lead was heard of; then the stages of its entries, and the current one");
}

static void add_row(struct kith_report *report, const struct kith_funnel *row)
{
	size_t stage;

	kith_report_row(report, KITH_NOBODY);
	kith_cell_text(report->rows, row->all ? kith_slice_cstr("all") : row->source);
	kith_cell_cstr(report->rows, row->tie ? "tie" : "cold");
	for (stage = 0; stage < KITH_STAGE_COUNT; stage++)
		kith_cell_int(report->rows, (long)row->reached[stage]);
	if (report->options.why)
		add_why(report, row);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct kith_ids leads = { 0 };
	struct kith_report report;
	const struct kith_funnel *rows;
	enum kith_code code = kith_report_open(session, argc, argv, &report, &query);
	size_t count, n;

	if (code)
		return code;
	kith_leads_matching(session, query, &leads);
	rows = kith_funnel_of(session->book, leads.items, leads.count, session->today, &session->arena,
			      &count);
	for (n = 0; n < count; n++)
		add_row(&report, &rows[n]);
	kith_report_end(&report);
	kith_ids_release(&leads);
	kith_query_free(query);
	return kith_expect_leads(session);
}

const struct kith_tool kith_tool = {
	.name = "funnel",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
