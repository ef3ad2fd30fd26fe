/* What stands behind a row: entries and values, as `why` shows them. */
#include "cmd/report.h"

struct kith_slice kith_entry_shown(struct kith_session *session, uint32_t row)
{
	const struct kith_book *book = session->book;
	const struct kith_entry_row *entry = kith_book_entries(book) + row;
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_slice shown;

	kith_buf_slice(&text, kith_text(book, entry->kind_name));
	if (entry->word.len)
		kith_buf_printf(&text, "(%.*s)", KITH_ARG(kith_text(book, entry->word)));
	if (entry->text.len)
		kith_buf_printf(&text, ": %.*s", KITH_ARG(kith_text(book, entry->text)));
	if (entry->outcome.len)
		kith_buf_printf(&text, " -> %.*s", KITH_ARG(kith_text(book, entry->outcome)));
	if (entry->outcome_ref.len)
		kith_buf_printf(&text, " %.*s", KITH_ARG(kith_text(book, entry->outcome_ref)));
	if (entry->outcome.len && entry->outcome_day != entry->day) {
		kith_buf_byte(&text, ' ');
		kith_day_print(entry->outcome_day, &text);
	}
	shown = kith_arena_copy(&session->arena, kith_buf_view(&text));
	kith_buf_release(&text);
	return shown;
}

void kith_report_why(struct kith_report *report, uint32_t row)
{
	const struct kith_book *book = report->session->book;
	const struct kith_entry_row *entry = &kith_book_entries(book)[row];

	if (report->options.why)
		kith_row_why_entry(report->rows, entry->day, kith_book_id(book, entry->note), entry->line,
				   kith_entry_shown(report->session, row));
}

void kith_report_why_last(struct kith_report *report, const struct kith_contacts *contacts,
			  enum kith_day_class class)
{
	const struct kith_book *book = report->session->book;
	const struct kith_contact *item = NULL;
	size_t n;

	for (n = contacts->count; n > 0 && !item; n--)
		if (class == KITH_DAY_TOUCH || contacts->items[n - 1].class == class)
			item = &contacts->items[n - 1];
	if (!item || !report->options.why)
		return;
	if (item->entry != UINT32_MAX)
		kith_report_why(report, item->entry);
	else if (kith_id_ok(item->event))
		kith_row_why_entry(report->rows, item->day, kith_book_id(book, item->event), 0,
				   kith_slice_cstr("met there"));
	else
		kith_row_why_rule(report->rows, "last-contact", "`last-contact` says so");
}

void kith_report_why_value(struct kith_report *report, uint32_t row, kith_day day)
{
	const struct kith_book *book = report->session->book;
	const struct kith_value *value = &kith_book_values(book)[row];
	kith_id note;

	if (!report->options.why)
		return;
	for (note = 0; note < kith_book_count(book); note++) {
		struct kith_range values = kith_book_note(book, note)->values;

		if (row >= values.first && row - values.first < values.count)
			kith_row_why_entry(report->rows, day, kith_book_id(book, note), value->line,
					   kith_print(report->session, "%.*s: %.*s",
						      KITH_ARG(kith_book_field_name(book, value->field)),
						      KITH_ARG(kith_text(book, value->text))));
	}
}
