/* kith path: through whom to reach a person, an organization or somebody who knows a topic. */
#include "book/refs.h"
#include "cmd/report.h"
#include "practice/ground.h"
#include "practice/path.h"

#define CANDIDATES 16 /* whom a word may mean; enough to see whether people are among them */

static bool is_person(const struct kith_session *session, kith_id note)
{
	return kith_book_note(session->book, note)->type == KITH_PERSON;
}

/* A person of that name; KITH_NOBODY where it names an organization, a group or a topic. */
static enum kith_code read_target(struct kith_session *session, const char *text, kith_id *person)
{
	struct kith_slice ref = kith_slice_cstr(text);
	struct kith_err err = KITH_ERR_INIT;
	kith_id found[CANDIDATES];
	size_t count, n;

	ref = kith_slice_sub(ref, 0, kith_slice_find(ref, 0, '\t'));
	if (!kith_ref_find(session->book, ref, KITH_PERSONS, person, &err)) {
		if (!is_person(session, *person))
			*person = KITH_NOBODY;
		return KITH_OK;
	}
	*person = KITH_NOBODY;
	count = kith_ref_candidates(session->book, ref, KITH_PERSONS, found, CANDIDATES);
	for (n = 0; n < count && n < CANDIDATES; n++)
		if (is_person(session, found[n]))
			return kith_say_err(session, &err);
	return KITH_OK;
}

static void add_evidence(struct kith_report *report, const struct kith_edge *edge)
{
	const struct kith_book *book = report->session->book;

	if (edge->entry != UINT32_MAX)
		kith_report_why(report, edge->entry);
	if (kith_id_ok(edge->event))
		kith_row_why_entry(report->rows, edge->last, kith_book_id(book, edge->event), 0,
				   kith_book_name(book, edge->event));
	if (edge->other != UINT32_MAX)
		kith_report_why_value(report, edge->other, edge->last);
	if (edge->value != UINT32_MAX)
		kith_report_why_value(report, edge->value, edge->last);
}

/* What the two may talk about when one is introduced by the other. */
static void add_ground(struct kith_report *report, kith_id before, kith_id person)
{
	struct kith_session *session = report->session;
	struct kith_slice *items, text = KITH_SLICE("");
	size_t count, n;

	if (!kith_id_ok(before))
		return;
	count = kith_ground_of(session->book, before, person, session->today, &session->arena, &items);
	for (n = 0; n < count; n++)
		text = kith_print(session, "%.*s%s%.*s", KITH_ARG(text), n ? ", " : "", KITH_ARG(items[n]));
	if (count)
		kith_row_why_rule(report->rows, "common ground", "%.*s", KITH_ARG(text));
}

static void add_why(struct kith_report *report, const struct kith_path_step *step)
{
	const struct kith_edge *edge = &step->edge;
	kith_day today = report->session->today;

	add_evidence(report, edge);
	if (edge->last == KITH_NO_DAY)
		kith_row_why_rule(report->rows, "path", "%s %.2f, undated; up to here %.2f",
				  kith_edge_word(edge->kind), edge->base, step->product);
	else
		kith_row_why_rule(report->rows, "path",
				  "%s %.2f * 0.5 ^ (%d days / 730) = %.2f; up to here %.2f",
				  kith_edge_word(edge->kind), edge->base, today - edge->last, edge->strength,
				  step->product);
}

static void add_row(struct kith_report *report, const struct kith_path_step *step, size_t number,
		    kith_id before)
{
	kith_report_row(report, step->note);
	kith_report_id(report, step->note);
	kith_cell_int(report->rows, (long)number);
	kith_report_name(report, step->note);
	kith_cell_cstr(report->rows, kith_edge_word(step->edge.kind));
	kith_cell_number(report->rows, step->edge.strength);
	kith_cell_day(report->rows, step->edge.last);
	if (!report->options.why)
		return;
	add_why(report, step);
	add_ground(report, before, step->note);
}

/* Why there is no chain, and what would make one. */
static enum kith_code say_none(struct kith_session *session, const char *target, size_t people)
{
	if (!kith_has_people(session))
		kith_say(session, "there is nobody here yet: notes of people, with `knows`, `met-via` and "
				  "`org`, make paths");
	else if (!people)
		kith_say(session,
			 "%s: there is nobody of that name, at such an organization, or who knows of it",
			 target);
	else
		kith_say(session,
			 "%s: no chain is on record; `knows`, `met-via` or `org` in the note of a go-between "
			 "makes one",
			 target);
	return KITH_NEGATIVE;
}

static enum kith_code add_path(struct kith_report *report, kith_id from, kith_id person, const char *target)
{
	struct kith_session *session = report->session;
	struct kith_path_step *steps = NULL;
	const struct kith_paths *paths;
	kith_id *people = &person;
	size_t count = 1, best, n;

	if (kith_id_ok(person) && (person == from || person == kith_book_me(session->book))) {
		kith_say(session, "%s: the way begins there", target);
		return KITH_NEGATIVE;
	}
	if (!kith_id_ok(person))
		count = kith_people_of(session->book, kith_slice_cstr(target), session->today,
				       &session->arena, &people);
	if (!kith_id_ok(from))
		from = kith_book_me(session->book);
	paths = kith_paths_from(session->book, from, session->today, &session->arena);
	best = kith_paths_best(paths, people, count);
	count = best == SIZE_MAX ? count : kith_paths_to(paths, people[best], &steps);
	for (n = 0; steps && n < count; n++)
		add_row(report, &steps[n], n + 1, n ? steps[n - 1].note : from);
	return steps ? KITH_OK : say_none(session, target, count);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	kith_id from = KITH_NOBODY, person = KITH_NOBODY;
	struct kith_report report;
	enum kith_code code = KITH_OK;

	if (argc < 1 || argc > 2)
		return kith_say_usage(session,
				      "to whom? kith path [FROM] TARGET, \"several words\" in quotes");
	if (argc == 2)
		code = kith_read_ref(session, argv[0], KITH_PERSONS, &from);
	if (!code && kith_id_ok(from) && !is_person(session, from)) {
		kith_say(session, "%s: a path begins with a person", argv[0]);
		code = KITH_NEGATIVE;
	}
	if (!code)
		code = read_target(session, argv[argc - 1], &person);
	if (!code)
		code = kith_report_begin(session, &report);
	if (code)
		return code;
	code = add_path(&report, from, person, argv[argc - 1]);
	kith_report_end(&report);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "path",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
