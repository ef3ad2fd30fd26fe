/* kith visible: what showed me to others, and who came of it. */
#include "cmd/report.h"
#include "practice/days.h"
#include "practice/visible.h"

static const struct kith_option options[] = {
	{ "since", 0, "DATE", "on that day or later" },
	{ NULL, 0, NULL, NULL },
};

static void add_why(struct kith_report *report, const struct kith_showing *showing)
{
	const struct kith_book *book = report->session->book;

	if (showing->entry != UINT32_MAX)
		kith_report_why(report, showing->entry);
	for (size_t i = 0; i < showing->event_count; i++)
		kith_row_why_entry(report->rows, kith_event_start(book, showing->events[i]),
				   kith_book_id(book, showing->events[i]), 0,
				   kith_slice_cstr("the event of that day"));
	for (size_t i = 0; i < showing->people_count; i++) {
		const struct kith_value *value = kith_book_values(book) + showing->people[i].value;
		struct kith_buf text = KITH_BUF_INIT;

		kith_buf_printf(&text, "%s: %.*s", value->field == KITH_F_SOURCE ? "source" : "met-at",
				KITH_ARG(kith_text(book, value->text)));
		kith_row_why_entry(report->rows, KITH_NO_DAY, kith_book_id(book, showing->people[i].person),
				   value->field == KITH_F_SOURCE ? 0 : value->line, kith_buf_view(&text));
		kith_buf_release(&text);
	}
	kith_row_why_rule(report->rows, "side",
			  showing->inside ? "an event of it names my organization in `orgs`"
					  : "no event of it names my organization in `orgs`");
}

static void add_row(struct kith_report *report, const struct kith_showing *showing)
{
	struct kith_session *session = report->session;
	struct kith_slice *people =
		kith_arena_array(&session->arena, showing->people_count + 1, sizeof(*people));

	for (size_t i = 0; i < showing->people_count; i++)
		people[i] = kith_book_id(session->book, showing->people[i].person);
	kith_report_row(report, showing->note);
	kith_report_id(report, showing->note);
	kith_cell_day(report->rows, showing->day);
	kith_cell_text(report->rows, showing->kind);
	kith_cell_text(report->rows, showing->title);
	kith_cell_cstr(report->rows, showing->inside ? "inside" : "outside");
	kith_cell_list(report->rows, people, showing->people_count);
	if (report->options.why)
		add_why(report, showing);
}

static void say_idle(struct kith_session *session, const struct kith_showing *last)
{
	struct kith_buf day = KITH_BUF_INIT, found = KITH_BUF_INIT;
	int months = (session->today - last->day) / KITH_MONTH;

	kith_day_print(last->day, &day);
	kith_visible_profiles(session->book, &found);
	if (months)
		kith_say(session, "idle for %d month%s, since %s", months, months == 1 ? "" : "s", day.ptr);
	else
		kith_say(session, "the last was on %s", day.ptr);
	if (found.len)
		kith_say(session, "to be found at %s", found.ptr);
	kith_buf_release(&day);
	kith_buf_release(&found);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	const char *from = kith_option(session, "since");
	struct kith_showing *items;
	struct kith_report report;
	kith_day since = KITH_NO_DAY;
	enum kith_code code = KITH_OK;
	size_t count;

	if (argc)
		return kith_say_usage(session, "%s: visible takes no argument but --since", argv[0]);
	if (from)
		code = kith_read_date(session, from, false, &since);
	if (!code)
		code = kith_report_begin(session, &report);
	if (code)
		return code;
	items = kith_visible_list(session->book, since, session->today, &session->arena, &count);
	for (size_t i = 0; i < count; i++)
		add_row(&report, &items[i]);
	kith_report_end(&report);
	if (count) {
		say_idle(session, &items[count - 1]);
		return KITH_OK;
	}
	if (from)
		kith_say(session, "nothing since then");
	else
		kith_say(session, "nothing is on record: kith log me talk \"what it was about\", or part: "
				  "speaker in an event");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "visible",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
