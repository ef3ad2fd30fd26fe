/* kith due: whom to contact now, and what there is to talk about. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cmd/why.h"

static const struct kith_option options[] = {
	{ "all", 'a', NULL, "everybody with a tier or cadence, in every state" },
	{ NULL, 0, NULL, NULL },
};

static void add_row(struct kith_report *report, const struct kith_due *due)
{
	struct kith_session *session = report->session;
	struct kith_buf next = KITH_BUF_INIT;

	kith_report_row(report, due->person);
	kith_report_id(report, due->person);
	kith_report_name(report, due->person);
	kith_cell_cstr(report->rows, kith_due_state_word(due->state));
	if (due->overdue_known)
		kith_cell_int(report->rows, due->overdue);
	else
		kith_cell_null(report->rows);
	kith_cell_day(report->rows, due->last);
	kith_cell_int(report->rows, due->cadence);
	kith_cell_int(report->rows, due->depth);
	kith_due_next(session->book, due->person, session->today, &next);
	kith_cell_text(report->rows, kith_buf_view(&next));
	kith_why_due(report, due);
	kith_buf_release(&next);
}

/* The states of those whom the query matches, in the report's order; the caller frees. */
static struct kith_due *collect(struct kith_session *session, const struct kith_query *query, size_t *count)
{
	bool all = kith_flag(session, "all");
	struct kith_due *dues;
	struct kith_ids people = { 0 };
	size_t n;

	kith_report_people(session, query, &people);
	dues = kith_alloc(people.count + 1, sizeof(*dues));
	for (*count = 0, n = 0; n < people.count; n++) {
		kith_due_of(session->book, people.items[n], session->today, &dues[*count]);
		if (dues[*count].state != KITH_DUE_NONE && (all || kith_due_shown(dues[*count].state)))
			(*count)++;
	}
	kith_ids_release(&people);
	kith_due_sort(session->book, dues, *count);
	return dues;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct kith_report report;
	struct kith_due *dues;
	enum kith_code code;
	size_t count, n;

	code = kith_report_open(session, argc, argv, &report, &query);
	if (code)
		return code;
	dues = collect(session, query, &count);
	for (n = 0; n < count; n++)
		add_row(&report, &dues[n]);
	kith_report_end(&report);
	free(dues);
	kith_query_free(query);
	if (kith_has_people(session))
		return KITH_OK;
	kith_say(session, "there is nobody here yet: kith new person NAME tier=close makes the first note");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "due",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
