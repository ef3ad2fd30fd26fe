/* kith events: what is coming, and what speaks for going. */
#include "cmd/report.h"
#include "practice/events.h"

struct selection {
	struct kith_session *session;
	const struct kith_query *query;
	bool past; /* the query says of which day or status: what is over counts too */
};

static bool wanted(void *context, kith_id event)
{
	struct selection *selection = context;
	struct kith_session *session = selection->session;

	/* First the query: an event that is over matches it none the less. */
	return kith_matches(session, selection->query, event) &&
	       (selection->past || kith_event_coming(session->book, event, session->today));
}

static void add_why(struct kith_report *report, const struct kith_coming *coming)
{
	struct kith_session *session = report->session;
	const struct kith_book *book = session->book;
	struct kith_slice id = kith_book_id(book, coming->event);

	for (size_t i = 0; i < coming->known_count; i++)
		kith_row_why_entry(report->rows, coming->day, id, coming->known[i].line,
				   kith_print(session, "%.*s is of mine",
					      KITH_ARG(kith_book_name(book, coming->known[i].person))));
	for (size_t i = 0; i < coming->yield_count; i++)
		kith_row_why_entry(report->rows, coming->yield[i].day,
				   kith_book_id(book, coming->yield[i].person), 0,
				   kith_print(session, "new at %.*s",
					      KITH_ARG(kith_book_id(book, coming->yield[i].event))));
	kith_row_why_rule(report->rows, "known", "people it names who are met, depth 1 or more: %zu",
			  coming->known_count);
	kith_row_why_rule(report->rows, "yield",
			  "%zu new at the %zu events attended of its series, or else its group",
			  coming->yield_count, coming->before);
}

static void add_row(struct kith_report *report, const struct kith_coming *coming)
{
	struct kith_session *session = report->session;

	kith_report_row(report, coming->event);
	kith_report_id(report, coming->event);
	kith_cell_day(report->rows, coming->day);
	kith_report_name(report, coming->event);
	kith_report_field(report, coming->event, KITH_F_CITY);
	kith_report_hundredths(report, coming->distance);
	kith_report_hundredths(report, coming->cost);
	kith_cell_text(report->rows, kith_event_status(session->book, coming->event, session->today));
	kith_cell_int(report->rows, (long)coming->known_count);
	kith_cell_int(report->rows, (long)coming->yield_count);
	if (report->options.why)
		add_why(report, coming);
}

static bool has_events(const struct kith_session *session)
{
	kith_id note;

	for (note = 0; note < kith_book_count(session->book); note++)
		if (kith_book_note(session->book, note)->type == KITH_EVENT)
			return true;
	return false;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct selection selection = { .session = session };
	struct kith_query *query = NULL;
	struct kith_report report;
	struct kith_coming *events;
	enum kith_code code;
	size_t count;

	code = kith_report_open(session, argc, argv, &report, &query);
	if (code)
		return code;
	selection.query = query;
	selection.past = kith_query_names_field(query, "date") || kith_query_names_field(query, "status");
	/* A terminal is read from the day on, and may have no room for the id. */
	if (report.options.style == KITH_ROWS_TABLE && !report.options.fields)
		report.options.fields = "date,title,city,distance,cost,status,known,yield,id";
	events = kith_events_list(session->book, session->today, wanted, &selection, &session->arena, &count);
	for (size_t i = 0; i < count; i++)
		add_row(&report, &events[i]);
	kith_report_end(&report);
	kith_query_free(query);
	if (has_events(session))
		return KITH_OK;
	kith_say(session,
		 "there is no event yet: kith new event NAME date=2026-12-03 city=Dundee makes the first");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "events",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
