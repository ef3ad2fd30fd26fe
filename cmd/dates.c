/* kith dates: birthdays and years since we met, the nearest first. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "cmd/report.h"
#include "practice/dates.h"

struct dates {
	struct kith_date_row *items;
	size_t count, capacity;
};

static int by_date(const void *a, const void *b)
{
	const struct kith_date_row *left = a, *right = b;

	if (left->date != right->date)
		return left->date < right->date ? -1 : 1;
	if (left->person != right->person)
		return left->person < right->person ? -1 : 1;
	return left->kind[0] - right->kind[0];
}

static void collect(struct kith_session *session, const struct kith_query *query, struct dates *dates)
{
	struct kith_date_row rows[2];
	struct kith_ids people = { 0 };
	size_t count, n, p;

	kith_report_people(session, query, &people);
	for (p = 0; p < people.count; p++) {
		count = kith_dates_of(session->book, people.items[p], session->today, rows);
		for (n = 0; n < count; n++) {
			dates->items =
				kith_grow(dates->items, dates->count, &dates->capacity, sizeof(rows[0]));
			dates->items[dates->count++] = rows[n];
		}
	}
	kith_ids_release(&people);
	if (dates->count)
		qsort(dates->items, dates->count, sizeof(dates->items[0]), by_date);
}

static void add_row(struct kith_report *report, const struct kith_date_row *row)
{
	kith_report_row(report, row->person);
	kith_report_id(report, row->person);
	kith_report_name(report, row->person);
	kith_cell_day(report->rows, row->date);
	kith_cell_cstr(report->rows, row->kind);
	if (row->years >= 0)
		kith_cell_int(report->rows, row->years);
	else
		kith_cell_null(report->rows);
	if (report->options.why)
		kith_row_why_entry(report->rows, row->date, kith_book_id(report->session->book, row->person),
				   row->line, kith_slice_cstr(row->kind));
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct dates dates = { NULL, 0, 0 };
	struct kith_report report;
	enum kith_code code;
	size_t n;

	code = kith_report_open(session, argc, argv, &report, &query);
	if (code)
		return code;
	collect(session, query, &dates);
	for (n = 0; n < dates.count; n++)
		add_row(&report, &dates.items[n]);
	kith_report_end(&report);
	kith_query_free(query);
	free(dates.items);
	if (dates.count)
		return KITH_OK;
	kith_say(session, "no birthday and no 'met' is on record: kith set REF birthday=--03-14 adds one");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "dates",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
