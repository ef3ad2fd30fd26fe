/* kith follow: feeds and handles of people I follow, and who of them became a contact. */
#include "cmd/report.h"
#include "practice/follow.h"
#include "view/xml.h"

static const struct kith_option options[] = {
	{ "opml", 0, NULL, "the feeds as OPML, for a feed reader; without people who are private" },
	{ NULL, 0, NULL, NULL },
};

static void add_row(struct kith_report *report, const struct kith_followed *followed)
{
	const struct kith_book *book = report->session->book;
	const struct kith_contact *contact = &followed->contact;

	kith_report_row(report, followed->person);
	kith_report_id(report, followed->person);
	kith_report_name(report, followed->person);
	kith_cell_cstr(report->rows, followed->feed ? "feed" : "handle");
	kith_cell_text(report->rows, followed->address);
	kith_cell_day(report->rows, followed->last);
	kith_row_why_entry(report->rows, KITH_NO_DAY, kith_book_id(book, followed->person),
			   kith_book_values(book)[followed->value].line, kith_slice_cstr("follow"));
	if (contact->entry != UINT32_MAX)
		kith_report_why(report, contact->entry);
	else if (kith_id_ok(contact->event))
		kith_row_why_entry(report->rows, contact->day, kith_book_id(book, contact->event), 0,
				   kith_slice_cstr("met there"));
	else if (followed->last != KITH_NO_DAY)
		kith_row_why_rule(report->rows, "contact", "routine, or last-contact says so");
	else
		kith_row_why_rule(report->rows, "contact", "none on record");
}

static void add_outline(struct kith_session *session, const struct kith_followed *followed)
{
	struct kith_buf *out = &session->out;

	kith_buf_cstr(out, "    <outline type=\"rss\" text=\"");
	kith_xml_text(kith_book_name(session->book, followed->person), out);
	kith_buf_cstr(out, "\" xmlUrl=\"");
	kith_xml_text(followed->address, out);
	kith_buf_cstr(out, "\"/>\n");
}

static void print_opml(struct kith_session *session, const struct kith_followed *followed, size_t count)
{
	kith_buf_cstr(&session->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				     "<opml version=\"2.0\">\n"
				     "  <head><title>People I follow</title></head>\n"
				     "  <body>\n");
	for (size_t i = 0; i < count; i++) {
		if (followed[i].feed &&
		    !(kith_book_note(session->book, followed[i].person)->flags & KITH_NOTE_PRIVATE))
			add_outline(session, &followed[i]);
	}
	kith_buf_cstr(&session->out, "  </body>\n</opml>\n");
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_followed *followed;
	struct kith_report report;
	enum kith_code code;
	size_t count;

	if (argc)
		return kith_say_usage(session, "%s: follow takes no argument", argv[0]);
	followed = kith_followed_list(session->book, session->today, &session->arena, &count);
	if (!count) {
		kith_say(session,
			 "you follow nobody yet: kith set REF follow+=https://blog.example/feed.xml, and "
			 "tier=ambient for those who need not know you");
		return KITH_NEGATIVE;
	}
	if (kith_flag(session, "opml")) {
		print_opml(session, followed, count);
		return KITH_OK;
	}
	code = kith_report_begin(session, &report);
	if (code)
		return code;
	for (size_t i = 0; i < count; i++)
		add_row(&report, &followed[i]);
	kith_report_end(&report);
	return KITH_OK;
}

const struct kith_tool kith_tool = {
	.name = "follow",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
