/* kith timeline: what happened with somebody, by date. */
#include <stdlib.h>

#include "cmd/report.h"
#include "practice/timeline.h"

static void add_row(struct kith_report *report, const struct kith_happening *item)
{
	struct kith_session *session = report->session;
	const struct kith_book *book = session->book;
	const struct kith_entry_row *entry = kith_book_entries(book) + item->entry;
	bool event = item->entry == UINT32_MAX;
	struct kith_slice *people =
		kith_arena_array(&session->arena, item->people_count + 1, sizeof(*people));
	size_t n;

	for (n = 0; n < item->people_count; n++)
		people[n] = kith_book_id(book, item->people[n]);
	kith_report_row(report, item->note);
	kith_report_id(report, item->note);
	kith_cell_day(report->rows, item->day);
	kith_cell_text(report->rows, event ? kith_slice_cstr("event") : kith_text(book, entry->kind_name));
	kith_cell_cstr(report->rows, item->direction);
	kith_cell_list(report->rows, people, item->people_count);
	kith_cell_text(report->rows, event ? kith_book_name(book, item->note) : kith_text(book, entry->text));
	if (!event)
		kith_report_why(report, item->entry);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_happening *items = NULL;
	struct kith_ids ids = { 0 };
	struct kith_report report;
	size_t count = 0, capacity = 0, n;
	enum kith_code code;

	if (argc == 0)
		return kith_say_usage(session, "whose?");
	code = kith_report_begin(session, &report);
	if (code)
		return code;
	code = kith_read_refs(session, argc, argv, KITH_ANY_TYPE, &ids);
	for (n = 0; n < ids.count; n++)
		kith_timeline_add(session->book, ids.items[n], session->today, &session->arena, &items,
				  &count, &capacity);
	kith_timeline_sort(items, &count);
	for (n = 0; n < count; n++)
		add_row(&report, &items[n]);
	kith_report_end(&report);
	if (!code && count == 0) {
		kith_say(session, "nothing is on record: kith log REF coffee \"…\" is the first line");
		code = KITH_NEGATIVE;
	}
	free(items);
	kith_ids_release(&ids);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "timeline",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
