/* kith leads: opportunities by stage; with --stage it moves one on. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cmd/assign.h"
#include "cmd/entry.h"
#include "cmd/lead.h"

static const struct kith_option options[] = {
	{ "stage", 0, "S", "move the lead to this stage: the key `stage`, and an entry with the text" },
	{ NULL, 0, NULL, NULL },
};

#define WIDE 160 /* columns of a terminal that has room for all of a row */

static void add_row(struct kith_report *report, const struct kith_lead *lead)
{
	const struct kith_book *book = report->session->book;
	const struct kith_task_row *task = kith_book_tasks(book) + lead->next;
	bool has_next = lead->next != UINT32_MAX;

	kith_report_row(report, lead->note);
	kith_report_id(report, lead->note);
	kith_report_name(report, lead->note);
	kith_cell_text(report->rows, kith_book_first(book, lead->note, KITH_F_KIND));
	kith_cell_text(report->rows, kith_book_first(book, lead->note, KITH_F_DIRECTION));
	kith_cell_cstr(report->rows, kith_stage_word(lead->stage));
	kith_cell_day(report->rows, lead->since);
	kith_report_field(report, lead->note, KITH_F_ORG);
	kith_report_first(report, lead->note, KITH_F_SOURCE);
	kith_report_field(report, lead->note, KITH_F_VIA);
	kith_cell_text(report->rows, kith_lead_owner(book, lead->note));
	kith_cell_text(report->rows, has_next ? kith_text(book, task->text) : kith_slice_cstr(""));
	if (lead->entry != UINT32_MAX)
		kith_report_why(report, lead->entry);
	else if (report->options.why)
		kith_row_why_rule(report->rows, "stage", "no entry says since when it is at this stage");
	if (has_next && report->options.why)
		kith_row_why_entry(report->rows, task->due, kith_book_id(book, lead->note), task->line,
				   kith_text(book, task->text));
}

/* What fits a line, where nobody asked for more. */
static void choose_columns(struct kith_row_options *rows)
{
	if (rows->style == KITH_ROWS_TABLE && !rows->fields && rows->width && rows->width < WIDE)
		rows->fields = "title,stage,since,next";
}

static enum kith_code list(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct kith_ids ids = { 0 };
	struct kith_report report;
	struct kith_lead *leads;
	enum kith_code code = kith_report_open(session, argc, argv, &report, &query);
	size_t n;

	if (code)
		return code;
	choose_columns(&report.options);
	kith_leads_matching(session, query, &ids);
	leads = kith_alloc(ids.count + 1, sizeof(*leads));
	for (n = 0; n < ids.count; n++)
		kith_lead_of(session->book, ids.items[n], session->today, &leads[n]);
	kith_lead_sort(leads, ids.count);
	for (n = 0; n < ids.count; n++)
		add_row(&report, &leads[n]);
	kith_report_end(&report);
	free(leads);
	kith_ids_release(&ids);
	kith_query_free(query);
	return kith_expect_leads(session);
}

static void add_stage(struct kith_changes *changes, kith_id lead, const char *stage, struct kith_slice text)
{
	struct kith_session *session = changes->session;
	struct kith_change *change = kith_change_note(changes, lead);
	struct kith_assignment set = { kith_slice_cstr("stage"), kith_slice_cstr(stage), KITH_SET };
	struct kith_entry_draft draft = { .day = session->today, .text = text };

	draft.kind = kith_print(session, "stage(%s)", stage);
	kith_assignments_edit(changes, change, KITH_LEAD, &set, 1);
	kith_entry_add(changes, change, &draft, false);
}

static enum kith_code move(struct kith_session *session, int argc, char **argv, const char *stage)
{
	struct kith_changes changes = { .session = session };
	enum kith_code code = kith_may_write(session);
	kith_id lead = KITH_NOBODY;

	if (!code && argc == 0)
		return kith_say_usage(session, "which lead?");
	if (!code && kith_stage_find(kith_slice_cstr(stage)) == KITH_STAGE_COUNT)
		return kith_say_usage(session,
				      "--stage %s: this is one of heard, talking, applied, interview, offer, "
				      "won, waiting, lost, declined",
				      stage);
	if (!code)
		code = kith_read_lead(session, argv[0], &lead);
	if (!code) {
		add_stage(&changes, lead, stage, kith_join_words(session, argc - 1, argv + 1));
		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(kith_book_id(session->book, lead)));
		code = kith_changes_perform(&changes, kith_print(session, "stage %s", stage).ptr);
	}
	kith_changes_release(&changes);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	const char *stage = kith_option(session, "stage");

	return stage ? move(session, argc, argv, stage) : list(session, argc, argv);
}

const struct kith_tool kith_tool = {
	.name = "leads",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES,
	.options = options,
	.run = run,
};
