/* kith triage: how close people with neither tier nor cadence are meant to be, one by one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/refs.h"
#include "cmd/assign.h"
#include "cmd/report.h"
#include "practice/triage.h"

struct triage {
	struct kith_session *session;
	struct kith_changes changes;
	struct kith_buf ids; /* of those who got an answer, a line each */
};

/* Somebody's answer as an edit; false if it is none. */
static bool answer(struct triage *triage, kith_id person, struct kith_slice text)
{
	struct kith_session *session = triage->session;
	struct kith_assignment set = { .verb = KITH_SET };
	enum kith_field field = kith_triage_answer(kith_book_config(session->book), text, &set.value);

	if (field == KITH_FIELD_COUNT)
		return false;
	set.key = kith_slice_cstr(kith_field_name(field));
	set.value = kith_arena_copy(&session->arena, set.value);
	kith_assignments_edit(&triage->changes, kith_change_once(&triage->changes, person), KITH_PERSON, &set,
			      1);
	kith_buf_printf(&triage->ids, "%.*s\t%.*s\n", KITH_ARG(kith_book_id(session->book, person)),
			KITH_ARG(set.value));
	return true;
}

static void print_tiers(const struct kith_session *session, struct kith_buf *out)
{
	const struct kith_config *config = kith_book_config(session->book);
	size_t n;

	for (n = 0; n < config->tier_count; n++)
		kith_buf_printf(out, "%s%.*s", n ? ", " : "", KITH_ARG(config->tiers[n].name));
}

static enum kith_code say_no_answer(struct kith_session *session, struct kith_slice text)
{
	struct kith_buf tiers = KITH_BUF_INIT;

	print_tiers(session, &tiers);
	kith_say(session, "'%.*s' is no tier (%s) and no cadence (%s)", KITH_ARG(text), tiers.ptr,
		 KITH_DURATION_EXAMPLES);
	kith_buf_release(&tiers);
	return KITH_USAGE;
}

/* "Ada Okafor (Initech; coffee 2026-09-01) " */
static void prompt(struct kith_session *session, const struct kith_untiered *row, size_t left)
{
	struct kith_slice org = kith_ref_bare(kith_book_first(session->book, row->person, KITH_F_ORG));
	struct kith_buf text = KITH_BUF_INIT, day = KITH_BUF_INIT;

	kith_day_print(row->last_contact, &day);
	kith_utf8_visible(kith_book_name(session->book, row->person), &text);
	kith_buf_cstr(&text, " (");
	if (org.len)
		kith_utf8_visible(org, &text);
	if (org.len)
		kith_buf_cstr(&text, "; ");
	if (day.len)
		kith_buf_printf(&text, "last contact %s; ", day.ptr);
	kith_buf_printf(&text, "%zu left)? ", left);
	fwrite(text.ptr, 1, text.len, stderr);
	kith_buf_release(&text);
	kith_buf_release(&day);
}

/* One line from the terminal; false at its end, or for q. */
static bool read_answer(char *line, size_t size, struct kith_slice *text)
{
	if (!fgets(line, (int)size, stdin))
		return false;
	*text = kith_slice_trim(kith_slice_cstr(line));
	return !kith_slice_is(*text, "q");
}

static void ask_all(struct triage *triage, const struct kith_untiered *rows, size_t count)
{
	struct kith_buf tiers = KITH_BUF_INIT;
	struct kith_slice text;
	char line[256];
	size_t n;

	print_tiers(triage->session, &tiers);
	kith_say(triage->session, "%s; or how often (%s); Enter leaves somebody as they are, q ends",
		 tiers.ptr, KITH_DURATION_EXAMPLES);
	for (n = 0; n < count; n++) {
		prompt(triage->session, &rows[n], count - n);
		if (!read_answer(line, sizeof(line), &text))
			break;
		if (text.len && !answer(triage, rows[n].person, text)) {
			say_no_answer(triage->session, text);
			n--;
		}
	}
	kith_buf_release(&tiers);
}

/* "people/ada<TAB>close"; all lines are read before anything is written. */
static enum kith_code read_lines(struct triage *triage)
{
	struct kith_session *session = triage->session;
	struct kith_buf input = KITH_BUF_INIT;
	enum kith_code code = kith_read_stdin(session, &input);
	struct kith_slice rest = kith_buf_view(&input), line, ref, text;
	kith_id person;

	while (!code && kith_slice_next(&rest, '\n', &line)) {
		if (kith_slice_trim(line).len == 0)
			continue;
		kith_slice_cut(line, '\t', &ref, &text);
		text = kith_slice_trim(text);
		code = kith_read_ref(session, kith_arena_cstr(&session->arena, ref), KITH_PERSONS, &person);
		if (!code && !answer(triage, person, text))
			code = say_no_answer(session, text);
	}
	kith_buf_release(&input);
	return code;
}

static enum kith_code perform(struct triage *triage)
{
	struct kith_session *session = triage->session;
	enum kith_code code;

	if (triage->changes.count == 0)
		return KITH_OK;
	code = kith_changes_perform(&triage->changes, "triage");
	if (!code)
		kith_buf_slice(&session->out, kith_buf_view(&triage->ids));
	return code;
}

static enum kith_code list(struct kith_session *session, const struct kith_untiered *rows, size_t count)
{
	struct kith_report report;
	enum kith_code code = kith_report_begin(session, &report);
	size_t n;

	for (n = 0; !code && n < count; n++) {
		kith_report_row(&report, rows[n].person);
		kith_report_id(&report, rows[n].person);
		kith_report_name(&report, rows[n].person);
		kith_report_field(&report, rows[n].person, KITH_F_ORG);
		kith_cell_day(report.rows, rows[n].last_contact);
		kith_cell_int(report.rows, rows[n].depth);
		if (report.options.why)
			kith_row_why_rule(report.rows, "triage",
					  "neither `tier` nor `cadence` says how often");
	}
	if (!code)
		kith_report_end(&report);
	return code;
}

/* Those of the query who have neither; the caller frees. */
static struct kith_untiered *collect(struct kith_session *session, const struct kith_query *query,
				     size_t *count)
{
	struct kith_ids people = { 0 };
	struct kith_untiered *rows;
	size_t n;

	kith_report_people(session, query, &people);
	rows = kith_alloc(people.count + 1, sizeof(*rows));
	for (*count = 0, n = 0; n < people.count; n++)
		*count += kith_untiered_of(session->book, people.items[n], session->today, &rows[*count]);
	kith_ids_release(&people);
	kith_untiered_sort(session->book, rows, *count);
	return rows;
}

static enum kith_code triage_query(struct triage *triage, int argc, char **argv)
{
	struct kith_session *session = triage->session;
	struct kith_query *query = NULL;
	struct kith_untiered *rows;
	enum kith_code code = kith_read_query(session, argc, argv, &query);
	size_t count;

	if (code)
		return code;
	rows = collect(session, query, &count);
	kith_query_free(query);
	if (session->terminal && isatty(STDIN_FILENO) && isatty(STDERR_FILENO) && count) {
		ask_all(triage, rows, count);
		code = perform(triage);
	} else {
		code = list(session, rows, count);
	}
	free(rows);
	if (code || kith_has_people(session))
		return code;
	kith_say(session, "there is nobody here yet: kith new person NAME makes the first note");
	return KITH_NEGATIVE;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct triage triage = { .session = session, .changes = { .session = session } };
	enum kith_code code;

	if (argc == 1 && strcmp(argv[0], "-") == 0) {
		code = kith_may_write(session);
		if (!code)
			code = read_lines(&triage);
		if (!code)
			code = perform(&triage);
	} else {
		code = triage_query(&triage, argc, argv);
	}
	kith_changes_release(&triage.changes);
	kith_buf_release(&triage.ids);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "triage",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES,
	.run = run,
};
