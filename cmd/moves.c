/* kith moves: who changed organization or position, by their entries and the history of their notes. */
#include <stdlib.h>

#include "cmd/report.h"
#include "cmd/written.h"

#define STALE_NAMED 5 /* of the people whose organization is stale */

static const struct kith_option options[] = {
	{ "since", 0, "DATE", "on that day or later" },
	{ "until", 0, "DATE", "on that day or earlier; today otherwise" },
	{ NULL, 0, NULL, NULL },
};

static void add_why(struct kith_report *report, const struct kith_move *move)
{
	if (move->left != UINT32_MAX && move->left != move->entry)
		kith_report_why(report, move->left);
	if (move->entry != UINT32_MAX)
		kith_report_why(report, move->entry);
	else
		kith_row_why_rule(report->rows, "git",
				  "commit %.*s changed the note, and no entry tells of it",
				  KITH_ARG(kith_slice_sub(move->commit, 0, 12)));
	if (kith_move_is_door(report->session->book, move))
		kith_row_why_rule(report->rows, "door", "a former colleague elsewhere");
}

static void add_row(struct kith_report *report, const struct kith_move *move)
{
	kith_report_row(report, move->person);
	kith_report_id(report, move->person);
	kith_report_name(report, move->person);
	kith_cell_day(report->rows, move->day);
	kith_cell_text(report->rows, move->from.org);
	kith_cell_text(report->rows, move->to.org);
	kith_cell_text(report->rows, move->from.position);
	kith_cell_text(report->rows, move->to.position);
	kith_cell_cstr(report->rows, move->entry != UINT32_MAX ? "log" : "git");
	if (report->options.why)
		add_why(report, move);
}

static void say_stale(struct kith_session *session)
{
	struct kith_buf text = KITH_BUF_INIT;
	size_t count = 0;

	for (kith_id note = 0; note < kith_book_count(session->book); note++) {
		if (!kith_org_is_stale(session->book, note, session->today) || ++count > STALE_NAMED)
			continue;
		kith_buf_printf(&text, "%s%.*s", count > 1 ? ", " : "",
				KITH_ARG(kith_book_id(session->book, note)));
	}
	if (count > STALE_NAMED)
		kith_buf_printf(&text, " and %zu more", count - STALE_NAMED);
	if (count)
		kith_say(session, "no contact or entry confirmed the organization for 540 days: %s",
			 text.ptr);
	kith_buf_release(&text);
}

static enum kith_code read_days(struct kith_session *session, kith_day *since, kith_day *until)
{
	const char *from = kith_option(session, "since"), *to = kith_option(session, "until");
	enum kith_code code = KITH_OK;

	*since = KITH_NO_DAY;
	*until = session->today;
	if (from)
		code = kith_read_date(session, from, false, since);
	if (!code && to)
		code = kith_read_date(session, to, false, until);
	if (*until > session->today)
		*until = session->today;
	return code;
}

static enum kith_code report_moves(struct kith_writings *writings, kith_day since, kith_day until)
{
	struct kith_session *session = writings->session;
	struct kith_report report;
	struct kith_move *moves;
	enum kith_code code = kith_report_begin(session, &report);
	size_t count;

	if (code)
		return code;
	moves = kith_moves_list(session->book, since, until, writings->items, writings->count,
				&session->arena, &count);
	for (size_t i = 0; i < count; i++)
		add_row(&report, &moves[i]);
	kith_report_end(&report);
	say_stale(session);
	if (count)
		return KITH_OK;
	if (since != KITH_NO_DAY || until < session->today)
		kith_say(session, "nobody moved then, as far as is recorded");
	else
		kith_say(session, "nobody moved, as far as is recorded: kith log REF joined \"Initech, staff "
				  "engineer\" tells of it");
	return KITH_NEGATIVE;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_writings writings = { .session = session };
	enum kith_code code;
	kith_day since, until;

	if (argc)
		return kith_say_usage(session, "%s: moves takes no argument but --since and --until",
				      argv[0]);
	code = read_days(session, &since, &until);
	if (!code)
		code = kith_writings_read(&writings, since, until);
	if (!code)
		code = report_moves(&writings, since, until);
	free(writings.items);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "moves",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
