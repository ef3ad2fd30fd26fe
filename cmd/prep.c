/* kith prep: one page before an event. */
#include "practice/prep.h"

#include "cmd/report.h"
#include "view/text.h"

#define INDENT 2

static void add_row(struct kith_report *report, const struct kith_prep_row *row)
{
	const struct kith_book *book = report->session->book;

	kith_report_row(report, row->note);
	kith_report_id(report, row->note);
	kith_cell_cstr(report->rows, kith_prep_word(row->section));
	kith_cell_text(report->rows, row->text);
	for (size_t i = 0; i < row->why_count; i++) {
		const struct kith_prep_why *why = &row->whys[i];

		if (kith_id_ok(why->note))
			kith_row_why_entry(report->rows, why->day, kith_book_id(book, why->note), why->line,
					   why->text);
		else
			kith_row_why_rule(report->rows, "prep", "%.*s", KITH_ARG(why->text));
	}
}

static const char *const titles[KITH_PREP_SECTIONS] = {
	[KITH_PREP_GOAL] = "Goals",	      [KITH_PREP_MEET] = "To meet",
	[KITH_PREP_KNOWN] = "Of mine",	      [KITH_PREP_SEEN] = "Seen, never spoken to",
	[KITH_PREP_SPEAKER] = "On stage",     [KITH_PREP_ORG] = "Organizations",
	[KITH_PREP_BRING] = "To bring along", [KITH_PREP_PITCH] = "Introduction",
	[KITH_PREP_TASK] = "To do",	      [KITH_PREP_HINT] = "To know",
};

static void print_title(struct kith_session *session, kith_id event)
{
	struct kith_slice where = kith_book_first(session->book, event, KITH_F_WHERE);
	struct kith_slice date = kith_book_first(session->book, event, KITH_F_DATE);
	struct kith_buf title = KITH_BUF_INIT;

	kith_buf_slice(&title, kith_book_name(session->book, event));
	if (date.len)
		kith_buf_printf(&title, ", %.*s", KITH_ARG(date));
	if (where.len)
		kith_buf_printf(&title, ", %.*s", KITH_ARG(where));
	kith_text_line(kith_buf_view(&title), false, &session->out);
	kith_buf_byte(&session->out, '\n');
	kith_buf_release(&title);
}

/* Nothing of the page is cut: it is read, not scanned. */
static void print_page(struct kith_session *session, const struct kith_prep_row *rows, size_t count,
		       size_t width)
{
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || rows[i].section != rows[i - 1].section)
			kith_buf_printf(&session->out, "\n%s\n", titles[rows[i].section]);
		kith_text_wrap(rows[i].text, INDENT, width, &session->out);
	}
}

/* On a terminal a page for reading, unless columns or their reasons are asked for. */
static enum kith_code print(struct kith_session *session, kith_id event, const struct kith_prep_row *rows,
			    size_t count)
{
	struct kith_report report;
	enum kith_code code = kith_report_begin(session, &report);
	bool page;

	if (code)
		return code;
	page = report.options.style == KITH_ROWS_TABLE && !report.options.fields && !report.options.why &&
	       !report.options.sort && !report.options.limit;
	if (page) {
		print_title(session, event);
		print_page(session, rows, count, report.options.width);
	}
	for (size_t i = 0; !page && i < count; i++)
		add_row(&report, &rows[i]);
	kith_report_end(&report);
	return KITH_OK;
}

/* Without a note about myself, or one that can be read, the page does without an introduction. */
static void read_pitches(struct kith_session *session, struct kith_buf *bytes, struct kith_pitches *pitches)
{
	kith_id me = kith_book_me(session->book);
	struct kith_err err = KITH_ERR_INIT;

	pitches->count = 0;
	pitches->items = NULL;
	if (kith_id_ok(me) && !kith_book_read(session->book, me, bytes, &err))
		pitches->items = kith_pitches_of(session->book, kith_buf_view(bytes), session->today,
						 &session->arena, &pitches->count);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_buf bytes = KITH_BUF_INIT;
	struct kith_pitches pitches;
	struct kith_prep_row *rows;
	enum kith_code code;
	kith_id event;
	size_t count;

	if (argc != 1)
		return kith_say_usage(session, "for which event?");
	code = kith_read_ref(session, argv[0], KITH_EVENTS, &event);
	if (code)
		return code;
	if (kith_book_note(session->book, event)->type != KITH_EVENT) {
		kith_say(session, "%.*s is no event", KITH_ARG(kith_book_id(session->book, event)));
		return KITH_NEGATIVE;
	}
	read_pitches(session, &bytes, &pitches);
	rows = kith_prep_of(session->book, event, session->today, &pitches, &session->arena, &count);
	code = print(session, event, rows, count);
	kith_buf_release(&bytes);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "prep",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
