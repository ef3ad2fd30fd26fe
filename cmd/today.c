/* kith today: one page for the morning. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cmd/why.h"
#include "practice/dates.h"
#include "practice/days.h"

#define DUE_SHOWN 5 /* of the late and due, then the new; `due` has the rest */

static void add_row(struct kith_report *report, kith_id note, const char *section, kith_day date)
{
	kith_report_row(report, note);
	kith_report_id(report, note);
	kith_cell_cstr(report->rows, section);
	kith_cell_day(report->rows, date);
	kith_report_name(report, note);
}

static void add_due(struct kith_report *report, const struct kith_ids *people)
{
	struct kith_session *session = report->session;
	struct kith_due *dues = kith_alloc(people->count + 1, sizeof(*dues));
	struct kith_buf next = KITH_BUF_INIT;
	size_t count = 0, n;

	for (n = 0; n < people->count; n++) {
		kith_due_of(session->book, people->items[n], session->today, &dues[count]);
		if (kith_due_shown(dues[count].state))
			count++;
	}
	kith_due_sort(session->book, dues, count);
	for (n = 0; n < count && n < DUE_SHOWN; n++) {
		add_row(report, dues[n].person, "due", dues[n].due);
		kith_buf_clear(&next);
		kith_due_next(session->book, dues[n].person, session->today, &next);
		kith_cell_text(report->rows, kith_buf_view(&next));
		kith_why_due(report, &dues[n]);
	}
	kith_buf_release(&next);
	free(dues);
}

static void add_todo(struct kith_report *report, const struct kith_ids *people)
{
	struct kith_session *session = report->session;
	struct kith_todo *todos;
	size_t count, n;

	(void)people;
	todos = kith_todo_list(session->book, session->today, false, NULL, NULL, &session->arena, &count);
	for (n = 0; n < count; n++) {
		add_row(report, todos[n].note, "todo", todos[n].due);
		kith_cell_text(report->rows, todos[n].text);
		kith_why_todo(report, &todos[n]);
	}
}

static int by_date(const void *a, const void *b)
{
	const struct kith_date_row *left = a, *right = b;

	if (left->date != right->date)
		return left->date < right->date ? -1 : 1;
	return left->person < right->person ? -1 : left->person > right->person;
}

static void add_birthdays(struct kith_report *report, const struct kith_ids *people)
{
	struct kith_session *session = report->session;
	struct kith_date_row rows[2], *near = kith_alloc(people->count + 1, sizeof(*near));
	size_t found, count = 0, n, m;

	for (n = 0; n < people->count; n++) {
		found = kith_dates_of(session->book, people->items[n], session->today, rows);
		for (m = 0; m < found; m++)
			if (rows[m].kind[0] == 'b' && rows[m].date - session->today <= KITH_NEAR)
				near[count++] = rows[m];
	}
	qsort(near, count, sizeof(*near), by_date);
	for (n = 0; n < count; n++) {
		add_row(report, near[n].person, "birthday", near[n].date);
		if (near[n].years >= 0)
			kith_cell_text(report->rows, kith_print(session, "turns %d", near[n].years));
		else
			kith_cell_null(report->rows);
		kith_row_why_entry(report->rows, near[n].date, kith_book_id(session->book, near[n].person),
				   near[n].line, kith_slice_cstr("birthday"));
	}
	free(near);
}

struct coming {
	kith_day start;
	kith_id event;
};

static int by_start(const void *a, const void *b)
{
	const struct coming *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->event < right->event ? -1 : left->event > right->event;
}

/* Events that begin within the week, or have begun and are not over. */
static void add_events(struct kith_report *report, const struct kith_ids *people)
{
	struct kith_session *session = report->session;
	const struct kith_book *book = session->book;
	struct coming *coming = kith_alloc(kith_book_count(book) + 1, sizeof(*coming));
	struct kith_slice status;
	size_t count = 0, n;
	kith_id event;

	(void)people;
	for (event = 0; event < kith_book_count(book); event++) {
		kith_day start = kith_event_start(book, event);

		if (kith_book_note(book, event)->type != KITH_EVENT || start == KITH_NO_DAY ||
		    start > session->today + KITH_SOON || kith_event_end(book, event) < session->today)
			continue;
		status = kith_book_first(book, event, KITH_F_STATUS);
		if (kith_slice_is(status, "cancelled") || kith_slice_is(status, "skipped"))
			continue;
		coming[count].start = start;
		coming[count++].event = event;
	}
	qsort(coming, count, sizeof(*coming), by_start);
	for (n = 0; n < count; n++) {
		add_row(report, coming[n].event, "event", coming[n].start);
		status = kith_book_first(book, coming[n].event, KITH_F_WHERE);
		kith_cell_text(report->rows,
			       status.len ? status : kith_book_first(book, coming[n].event, KITH_F_CITY));
		kith_row_why_entry(report->rows, coming[n].start, kith_book_id(book, coming[n].event), 0,
				   kith_slice_cstr("date"));
	}
	free(coming);
}

static const struct {
	const char *title;
	void (*add)(struct kith_report *report, const struct kith_ids *people);
} sections[] = {
	{ "In touch", add_due },
	{ "To do", add_todo },
	{ "Birthdays", add_birthdays },
	{ "This week", add_events },
};

#define SECTIONS (sizeof(sections) / sizeof(sections[0]))

/* On a terminal each section stands under its title; elsewhere all rows are one report. */
static enum kith_code print_sections(struct kith_session *session, const struct kith_ids *people,
				     size_t *count)
{
	struct kith_report report = { 0 };
	enum kith_code code = KITH_OK;
	bool page;
	size_t n;

	for (n = 0; !code && n < SECTIONS; n++) {
		if (!report.rows)
			code = kith_report_begin(session, &report);
		if (code)
			break;
		page = report.options.style == KITH_ROWS_TABLE && !report.options.fields;
		if (page)
			report.options.fields = "date,name,text";
		sections[n].add(&report, people);
		*count += kith_rows_count(report.rows);
		if (page && kith_rows_count(report.rows))
			kith_buf_printf(&session->out, "%s%s\n", session->out.len ? "\n" : "",
					sections[n].title);
		if (page || n + 1 == SECTIONS)
			kith_report_end(&report);
	}
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct kith_ids people = { 0 };
	enum kith_code code;
	size_t count = 0;

	if (argc)
		return kith_say_usage(session,
				      "today takes no argument; kith due and kith todo take a query");
	code = kith_read_query(session, argc, argv, &query);
	if (code)
		return code;
	kith_report_people(session, query, &people);
	code = print_sections(session, &people, &count);
	kith_query_free(query);
	kith_ids_release(&people);
	if (code)
		return code;
	if (kith_is_empty(session)) {
		kith_say(session,
			 "this notebook is empty: kith new person NAME tier=close makes the first note");
		return KITH_NEGATIVE;
	}
	if (count == 0)
		kith_say(session, "nothing today: nobody is due, nothing is to be done");
	return KITH_OK;
}

const struct kith_tool kith_tool = {
	.name = "today",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
