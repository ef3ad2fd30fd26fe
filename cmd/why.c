#include "cmd/why.h"

#include "practice/tie.h"

static void add_last_touch(struct kith_report *report, kith_id person)
{
	struct kith_session *session = report->session;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;

	kith_contacts_of(session->book, person, session->today, &arena, &contacts);
	kith_report_why_last(report, &contacts, KITH_DAY_TOUCH);
	kith_arena_release(&arena);
}

static void add_plan(struct kith_report *report, const struct kith_due *due)
{
	const struct kith_book *book = report->session->book;

	if (due->plan_entry != UINT32_MAX)
		kith_report_why(report, due->plan_entry);
	if (kith_id_ok(due->plan_event))
		kith_row_why_entry(report->rows, kith_event_start(book, due->plan_event),
				   kith_book_id(book, due->plan_event), 0, kith_slice_cstr("names them"));
}

/* What sets the count aside, or begins it anew. */
static void add_exceptions(struct kith_report *report, const struct kith_due *due)
{
	struct kith_session *session = report->session;

	if (due->state == KITH_DUE_PAUSED)
		kith_row_why_rule(report->rows, "paused", "by its status nothing is due");
	if (due->state == KITH_DUE_SNOOZED)
		kith_row_why_rule(
			report->rows, "snooze", "until %.*s",
			KITH_ARG(kith_print_day(session, kith_book_number(session->book, due->person,
									  KITH_F_SNOOZE, KITH_NO_DAY))));
	if (kith_is_routine(session->book, due->person))
		kith_row_why_rule(report->rows, "routine", "seen anyway: in touch today");
	if (due->one_sided)
		kith_row_why_rule(
			report->rows, "one-sided",
			"the last three touches were all mine: the next is due a year after the last");
	if (due->skipped != KITH_NO_DAY)
		kith_row_why_rule(report->rows, "skip", "skipped on %.*s: the count began again",
				  KITH_ARG(kith_print_day(session, due->skipped)));
	else if (due->last == KITH_NO_DAY && due->due != KITH_NO_DAY)
		kith_row_why_rule(report->rows, "met", "no touch on record: the count begins on `met`");
}

void kith_why_due(struct kith_report *report, const struct kith_due *due)
{
	bool plain = !due->one_sided && due->state != KITH_DUE_SNOOZED;

	if (!report->options.why)
		return;
	add_last_touch(report, due->person);
	add_plan(report, due);
	add_exceptions(report, due);
	if (due->due != KITH_NO_DAY)
		kith_row_why_rule(report->rows, "cadence", "every %d days%s due %.*s", due->cadence,
				  plain ? ", so" : ";", KITH_ARG(kith_print_day(report->session, due->due)));
	else if (due->state == KITH_DUE_NEW)
		kith_row_why_rule(report->rows, "new", "no touch on record, and no `met` to count from");
}

void kith_why_todo(struct kith_report *report, const struct kith_todo *todo)
{
	if (!report->options.why)
		return;
	if (todo->entry != UINT32_MAX)
		kith_report_why(report, todo->entry);
	else
		kith_row_why_entry(report->rows, todo->due, kith_book_id(report->session->book, todo->note),
				   todo->line, todo->text);
}
