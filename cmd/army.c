/* kith army: who stands with me, by relation and line of work, and where the gaps are. */
#include <stdlib.h>

#include "cmd/report.h"
#include "cmd/written.h"
#include "practice/army.h"

static const struct kith_option options[] = {
	{ "people", 0, NULL, "one row a person: what they do, and whether they heard what I do" },
	{ NULL, 0, NULL, NULL },
};

static void add_rank(struct kith_report *report, const struct kith_rank *rank)
{
	struct kith_session *session = report->session;
	const struct kith_book *book = session->book;
	struct kith_slice *ids = kith_arena_array(&session->arena, rank->count + 1, sizeof(*ids));

	for (size_t i = 0; i < rank->count; i++)
		ids[i] = kith_book_id(book, rank->people[i]);
	kith_report_row(report, KITH_NOBODY);
	kith_cell_text(report->rows, rank->relation);
	kith_cell_text(report->rows, rank->function);
	kith_cell_int(report->rows, (long)rank->inside);
	kith_cell_int(report->rows, (long)(rank->count - rank->inside));
	kith_cell_bool(report->rows, rank->wanted);
	kith_cell_cstr(report->rows, kith_cover_word(rank->cover));
	kith_cell_list(report->rows, ids, rank->count);
	kith_row_why_rule(report->rows, "army",
			  "people of that relation and function at depth 2 or more, or routine: %zu%s",
			  rank->count, rank->wanted ? "; kith.yaml wants it" : "");
}

static void add_why_does(struct kith_report *report, const struct kith_soldier *soldier)
{
	struct kith_buf last = KITH_BUF_INIT;

	kith_day_print(soldier->last, &last);
	if (soldier->moved && soldier->move.entry != UINT32_MAX)
		kith_report_why(report, soldier->move.entry);
	else if (soldier->moved)
		kith_row_why_rule(report->rows, "git", "commit %.*s changed the note",
				  KITH_ARG(kith_slice_sub(soldier->move.commit, 0, 12)));
	if (soldier->doubt == KITH_DOES_UNKNOWN)
		kith_row_why_rule(report->rows, "does", "`does` is empty");
	else if (soldier->doubt == KITH_DOES_OLD)
		kith_row_why_rule(report->rows, "does", "they moved after the last contact (%s)",
				  last.len ? last.ptr : "none");
	kith_buf_release(&last);
}

static void add_soldier(struct kith_report *report, const struct kith_soldier *soldier)
{
	struct kith_buf does = KITH_BUF_INIT;

	kith_report_row(report, soldier->person);
	kith_report_id(report, soldier->person);
	kith_report_name(report, soldier->person);
	kith_report_field(report, soldier->person, KITH_F_RELATION);
	kith_report_field(report, soldier->person, KITH_F_FUNCTION);
	kith_soldier_does(report->session->book, soldier, &does);
	kith_cell_text(report->rows, kith_buf_view(&does));
	kith_cell_day(report->rows, soldier->told);
	kith_row_why_rule(report->rows, "army", "%s my organization; %s", soldier->inside ? "in" : "outside",
			  soldier->counts ? "depth 2 or more, or routine"
					  : "too distant yet, or without relation or function");
	if (soldier->told_entry != UINT32_MAX)
		kith_report_why(report, soldier->told_entry);
	else
		kith_row_why_rule(report->rows, "told", "no `pitched` about them");
	add_why_does(report, soldier);
	kith_buf_release(&does);
}

static size_t add_people(struct kith_report *report)
{
	struct kith_session *session = report->session;
	struct kith_writings writings = { .session = session };
	struct kith_moves moves;
	struct kith_soldier *people;
	size_t count;

	/* A history that cannot be read was said, and leaves what the entries tell. */
	kith_outcome(session, kith_writings_read(&writings, KITH_NO_DAY, session->today));
	moves.items = kith_moves_list(session->book, KITH_NO_DAY, session->today, writings.items,
				      writings.count, &session->arena, &moves.count);
	people = kith_army_people(session->book, session->today, moves, &session->arena, &count);
	for (size_t i = 0; i < count; i++)
		add_soldier(report, &people[i]);
	free(writings.items);
	return count;
}

static size_t add_ranks(struct kith_report *report)
{
	struct kith_session *session = report->session;
	struct kith_rank *ranks;
	size_t count;

	ranks = kith_army_of(session->book, session->today, &session->arena, &count);
	for (size_t i = 0; i < count; i++)
		add_rank(report, &ranks[i]);
	return count;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	bool people = kith_flag(session, "people");
	struct kith_report report;
	enum kith_code code;
	size_t count;

	if (argc)
		return kith_say_usage(session, "%s: army takes no argument", argv[0]);
	code = kith_report_begin_as(session, people ? "army-people" : "army", &report);
	if (code)
		return code;
	count = people ? add_people(&report) : add_ranks(&report);
	kith_report_end(&report);
	if (count && kith_has_people(session))
		return KITH_OK;
	kith_say(session,
		 "nobody is of it yet: kith set REF relation=ally function=sales says who is what, and "
		 "`army: {sales: [ally]}` in kith.yaml what you want");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "army",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
