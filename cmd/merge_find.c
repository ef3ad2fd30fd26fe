/* merge-people --find: pairs of notes that may be one person. */
#include "cmd/merge.h"
#include "cmd/report.h"
#include "practice/twins.h"

static void why_value(struct kith_report *report, kith_id note, uint32_t row)
{
	const struct kith_book *book = report->session->book;
	const struct kith_value *value = &kith_book_values(book)[row];
	struct kith_slice text;

	if (row == UINT32_MAX) {
		kith_row_why_entry(report->rows, KITH_NO_DAY, kith_book_id(book, note), 0,
				   kith_book_name(book, note));
		return;
	}
	text = kith_print(report->session, "%.*s: %.*s", KITH_ARG(kith_book_field_name(book, value->field)),
			  KITH_ARG(kith_text(book, value->text)));
	kith_row_why_entry(report->rows, KITH_NO_DAY, kith_book_id(book, note), value->line, text);
}

static void add_row(struct kith_report *report, const struct kith_twins *twins)
{
	struct kith_slice reasons[KITH_TWIN_REASONS];
	enum kith_twin_reason reason;
	size_t count = 0;

	kith_report_row(report, twins->a);
	kith_report_id(report, twins->a);
	kith_cell_text(report->rows, kith_book_id(report->session->book, twins->b));
	kith_report_name(report, twins->a);
	kith_report_name(report, twins->b);
	for (reason = 0; reason < KITH_TWIN_REASONS; reason++)
		if (twins->why[reason])
			reasons[count++] = kith_slice_cstr(kith_twin_word(reason));
	kith_cell_list(report->rows, reasons, count);
	for (reason = 0; report->options.why && reason < KITH_TWIN_REASONS; reason++) {
		if (!twins->why[reason])
			continue;
		why_value(report, twins->a, twins->a_value[reason]);
		why_value(report, twins->b, twins->b_value[reason]);
	}
}

enum kith_code kith_merge_find(struct kith_session *session, int argc)
{
	struct kith_report report;
	struct kith_twins *twins;
	enum kith_code code;
	size_t count, n;

	if (argc > 0)
		return kith_say_usage(session, "--find looks through the whole notebook");
	code = kith_report_begin(session, &report);
	if (code)
		return code;
	twins = kith_twins_of(session->book, &session->arena, &count);
	for (n = 0; n < count; n++)
		add_row(&report, &twins[n]);
	kith_report_end(&report);
	if (count)
		return KITH_OK;
	kith_say(session, "%s",
		 kith_has_people(session)
			 ? "no two notes share an address, a number or nearly a name"
			 : "there is nobody here yet: kith new person NAME makes the first note");
	return KITH_NEGATIVE;
}
