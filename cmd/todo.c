/* kith todo: tasks, plans and what is owed. */
#include "cmd/why.h"

static const struct kith_option options[] = {
	{ "all", 'a', NULL, "also what is due after today" },
	{ NULL, 0, NULL, NULL },
};

struct selection {
	struct kith_session *session;
	const struct kith_query *query;
};

static bool wanted(void *context, kith_id note)
{
	struct selection *selection = context;

	return kith_matches(selection->session, selection->query, note);
}

static void add_row(struct kith_report *report, const struct kith_todo *todo)
{
	kith_day today = report->session->today;

	kith_report_row(report, todo->note);
	kith_report_id(report, todo->note);
	if (todo->n)
		kith_cell_int(report->rows, (long)todo->n);
	else
		kith_cell_null(report->rows);
	kith_cell_day(report->rows, todo->due);
	kith_cell_cstr(report->rows, todo->kind);
	kith_cell_text(report->rows, todo->text);
	if (todo->due != KITH_NO_DAY && todo->due < today)
		kith_cell_int(report->rows, today - todo->due);
	else
		kith_cell_null(report->rows);
	kith_why_todo(report, todo);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct selection selection = { session, NULL };
	struct kith_query *query = NULL;
	struct kith_report report;
	struct kith_todo *todos;
	enum kith_code code;
	size_t count, n;

	code = kith_report_open(session, argc, argv, &report, &query);
	if (code)
		return code;
	selection.query = query;
	todos = kith_todo_list(session->book, session->today, kith_flag(session, "all"), wanted, &selection,
			       &session->arena, &count);
	for (n = 0; n < count; n++)
		add_row(&report, &todos[n]);
	kith_report_end(&report);
	kith_query_free(query);
	if (!kith_is_empty(session))
		return KITH_OK;
	kith_say(session,
		 "this notebook is empty: a line '- [ ] call Ada due:2026-11-30' in any note is a task");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "todo",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
