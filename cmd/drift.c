/* kith drift: who is silent for much longer than the two of us used to be. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cmd/report.h"
#include "practice/drift.h"

static void add_why(struct kith_report *report, const struct kith_drift *drift)
{
	struct kith_session *session = report->session;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	struct kith_buf days = KITH_BUF_INIT;
	kith_day day;

	kith_contacts_of(session->book, drift->person, session->today, &arena, &contacts);
	for (size_t at = 0; (day = kith_contact_day_next(&contacts, &at)) != KITH_NO_DAY;) {
		if (day < drift->rhythm.first)
			continue;
		kith_buf_cstr(&days, days.len ? ", " : "");
		kith_day_print(day, &days);
	}
	kith_report_why_last(report, &contacts, KITH_DAY_CONTACT);
	kith_row_why_rule(report->rows, "rhythm",
			  "the median of %zu gaps between the contact days of two years, %s: %g days",
			  drift->rhythm.gaps, days.ptr, drift->rhythm.twice / 2.0);
	kith_row_why_rule(report->rows, "drift",
			  "silent for %d days: more than 30, and than twice the rhythm, %d", drift->silence,
			  drift->rhythm.twice);
	kith_buf_release(&days);
	kith_arena_release(&arena);
}

static void add_row(struct kith_report *report, const struct kith_drift *drift)
{
	kith_report_row(report, drift->person);
	kith_report_id(report, drift->person);
	kith_report_name(report, drift->person);
	kith_cell_int(report->rows, drift->silence);
	kith_cell_int(report->rows, (drift->rhythm.twice + 1) / 2);
	kith_cell_number(report->rows, 2.0 * drift->silence / drift->rhythm.twice);
	kith_cell_day(report->rows, drift->last);
	kith_cell_int(report->rows, drift->depth);
	if (report->options.why)
		add_why(report, drift);
}

/* Those of the query who drift, in the report's order; the caller frees. */
static struct kith_drift *collect(struct kith_session *session, const struct kith_query *query, size_t *count)
{
	struct kith_ids people = { 0 };
	struct kith_drift *drifts;
	size_t n;

	kith_report_people(session, query, &people);
	drifts = kith_alloc(people.count + 1, sizeof(*drifts));
	for (*count = 0, n = 0; n < people.count; n++)
		*count += kith_drift_of(session->book, people.items[n], session->today, &drifts[*count]);
	kith_ids_release(&people);
	kith_drift_sort(session->book, drifts, *count);
	return drifts;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct kith_report report;
	struct kith_drift *drifts;
	enum kith_code code;
	size_t count, n;

	code = kith_report_open(session, argc, argv, &report, &query);
	if (code)
		return code;
	drifts = collect(session, query, &count);
	for (n = 0; n < count; n++)
		add_row(&report, &drifts[n]);
	kith_report_end(&report);
	free(drifts);
	kith_query_free(query);
	if (kith_has_people(session))
		return KITH_OK;
	kith_say(session, "there is nobody here yet: four contacts within two years (kith log ada coffee) "
			  "make a rhythm");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "drift",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
