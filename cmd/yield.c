/* kith yield: what events, series and groups gave, against hours and cost. */
#include <string.h>

#include "book/refs.h"
#include "cmd/report.h"
#include "practice/yield.h"

#define EVENTS_AND_GROUPS (KITH_EVENTS | 1u << KITH_GROUP)
#define SERIES_FROM 2 /* so many attended events make a series a row of its own */

/* Which notes are asked for, and the attended events among which all is counted. */
struct harvest {
	struct kith_session *session;
	struct kith_report report;
	struct kith_newcomers newcomers;
	kith_id *attended;
	size_t attended_count;
};

static void add_why(struct kith_report *report, const struct kith_yield *yield)
{
	struct kith_session *session = report->session;
	const struct kith_book *book = session->book;

	for (size_t i = 0; i < yield->new_people; i++) {
		const struct kith_newcomer *person = &yield->people[i];
		struct kith_buf on = KITH_BUF_INIT;

		kith_day_print(person->on, &on);
		kith_row_why_entry(report->rows, person->day, kith_book_id(book, person->person), 0,
				   kith_print(session, "new at %.*s; depth %d on %s; got %d, gave %d",
					      KITH_ARG(kith_book_id(book, person->event)), person->depth,
					      on.ptr, person->points.got, person->points.gave));
		kith_buf_release(&on);
	}
	for (size_t i = 0; i < yield->leads; i++)
		kith_row_why_entry(report->rows, KITH_NO_DAY, kith_book_id(book, yield->lead_ids[i]), 0,
				   kith_slice_cstr("its source"));
	for (size_t i = 0; i < yield->learned; i++)
		kith_report_why(report, yield->lessons[i]);
	kith_row_why_rule(
		report->rows, "yield",
		"new: by met-at, else by the event of the first contact; in touch: depth 2 a year on");
}

static void add_row(struct harvest *harvest, struct kith_slice id, kith_id note, const kith_id *events,
		    size_t count)
{
	struct kith_session *session = harvest->session;
	struct kith_report *report = &harvest->report;
	bool group = kith_id_ok(note) && kith_book_note(session->book, note)->type == KITH_GROUP;
	struct kith_yield yield = { 0 };

	kith_yield_of(session->book, &harvest->newcomers, events, count, group ? note : KITH_NOBODY,
		      session->today, &session->arena, &yield);
	kith_report_row(report, note);
	kith_cell_text(report->rows, id);
	kith_cell_int(report->rows, (long)yield.events);
	kith_cell_int(report->rows, (long)yield.new_people);
	kith_cell_int(report->rows, (long)yield.in_touch);
	kith_cell_int(report->rows, yield.got);
	kith_cell_int(report->rows, yield.gave);
	kith_cell_int(report->rows, (long)yield.leads);
	kith_cell_int(report->rows, (long)yield.offers);
	kith_cell_int(report->rows, (long)yield.learned);
	kith_report_hundredths(report, yield.hours);
	kith_report_hundredths(report, yield.cost);
	if (report->options.why)
		add_why(report, &yield);
}

static void add_group(struct harvest *harvest, kith_id group)
{
	const struct kith_book *book = harvest->session->book;
	struct kith_ids events = { 0 };

	for (size_t i = 0; i < harvest->attended_count; i++)
		if (kith_event_group(book, harvest->attended[i]) == group)
			kith_ids_add(&events, harvest->attended[i]);
	if (events.count)
		add_row(harvest, kith_book_id(book, group), group, events.items, events.count);
	kith_ids_release(&events);
}

/* A row for each series among the events, in the order in which they first appear. */
static void add_series(struct harvest *harvest, const struct kith_ids *events)
{
	const struct kith_book *book = harvest->session->book;
	struct kith_ids done = { 0 };

	for (size_t i = 0; i < events->count; i++) {
		struct kith_slice name = kith_book_first(book, events->items[i], KITH_F_SERIES);
		struct kith_ids same = { 0 };

		if (name.len && !kith_ids_have(&done, events->items[i])) {
			for (size_t k = i; k < events->count; k++)
				if (kith_events_go_together(book, events->items[i], events->items[k])) {
					kith_ids_add(&same, events->items[k]);
					kith_ids_add(&done, events->items[k]);
				}
			if (same.count >= SERIES_FROM)
				add_row(harvest, name, KITH_NOBODY, same.items, same.count);
		}
		kith_ids_release(&same);
	}
	kith_ids_release(&done);
}

/* Groups, then series, then events by date. */
static void add_rows(struct harvest *harvest, const struct kith_ids *notes, bool series)
{
	const struct kith_book *book = harvest->session->book;
	struct kith_ids events = { 0 };

	for (size_t i = 0; i < notes->count; i++)
		if (kith_book_note(book, notes->items[i])->type == KITH_GROUP)
			add_group(harvest, notes->items[i]);
	for (size_t i = 0; i < harvest->attended_count; i++)
		if (kith_ids_have(notes, harvest->attended[i]))
			kith_ids_add(&events, harvest->attended[i]);
	if (series)
		add_series(harvest, &events);
	for (size_t i = 0; i < events.count; i++)
		add_row(harvest, kith_book_id(book, events.items[i]), events.items[i], &events.items[i], 1);
	kith_ids_release(&events);
}

/* Whether all arguments name notes; else they are a query. */
static bool are_refs(const struct kith_session *session, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], "-") != 0 && kith_ref_resolve(session->book, kith_slice_cstr(argv[i]),
								  EVENTS_AND_GROUPS) == KITH_NOBODY)
			return false;
	return argc > 0;
}

static enum kith_code read_notes(struct kith_session *session, int argc, char **argv, struct kith_ids *notes)
{
	struct kith_query *query = NULL;
	enum kith_code code;
	kith_id note;

	if (are_refs(session, argc, argv))
		return kith_read_refs(session, argc, argv, EVENTS_AND_GROUPS, notes);
	code = kith_read_query(session, argc, argv, &query);
	for (note = 0; !code && note < kith_book_count(session->book); note++)
		if ((EVENTS_AND_GROUPS & 1u << kith_book_note(session->book, note)->type) &&
		    kith_matches(session, query, note))
			kith_ids_add(notes, note);
	kith_query_free(query);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct harvest harvest = { .session = session };
	struct kith_ids notes = { 0 };
	enum kith_code code;
	bool some;

	code = read_notes(session, argc, argv, &notes);
	if (!code || code == KITH_NEGATIVE) {
		enum kith_code begun = kith_report_begin(session, &harvest.report);

		code = begun ? begun : code;
	}
	if (!harvest.report.rows) {
		kith_ids_release(&notes);
		return code;
	}
	harvest.newcomers = kith_newcomers_of(session->book, session->today, &session->arena);
	harvest.attended =
		kith_events_attended(session->book, session->today, &session->arena, &harvest.attended_count);
	add_rows(&harvest, &notes, !are_refs(session, argc, argv));
	some = kith_rows_count(harvest.report.rows) > 0;
	kith_report_end(&harvest.report);
	kith_ids_release(&notes);
	if (some || code)
		return code;
	if (harvest.attended_count)
		kith_say(session, "none of these was attended: an event is, once its last day is past");
	else
		kith_say(session,
			 "no event was attended yet: kith new event NAME date=2026-11-12, then kith debrief");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "yield",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
