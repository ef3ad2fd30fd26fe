#include "cmd/asking.h"

#include "cmd/assign.h"
#include "practice/help.h"
#include "practice/tie.h"

struct kith_change *kith_close_entry(struct kith_changes *changes, const struct kith_entry_row *entry,
				     const char *outcome, kith_id ref)
{
	struct kith_session *session = changes->session;
	struct kith_change *change = kith_change_note(changes, entry->note);
	struct kith_edit edit = { .verb = KITH_SET_OUTCOME, .line = entry->line };
	struct kith_buf text = KITH_BUF_INIT;

	kith_buf_cstr(&text, outcome);
	if (kith_id_ok(ref))
		kith_buf_printf(&text, " [[%.*s]]", KITH_ARG(kith_ref_text(session->book, ref)));
	if (entry->day != session->today) {
		kith_buf_byte(&text, ' ');
		kith_day_print(session->today, &text);
	}
	edit.text = kith_arena_copy(&session->arena, kith_buf_view(&text));
	kith_change_edit(changes, change, &edit);
	kith_buf_release(&text);
	return change;
}

void kith_why_depth(struct kith_report *report, kith_id person)
{
	const struct kith_book *book = report->session->book;
	kith_day today = report->session->today, last;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_contacts contacts;

	if (!report->options.why)
		return;
	kith_contacts_of(book, person, today, &arena, &contacts);
	kith_report_why_last(report, &contacts, KITH_DAY_CONTACT);
	kith_buf_printf(&text, "%zu contact day%s", contacts.contact_days,
			contacts.contact_days == 1 ? "" : "s");
	if (contacts.contact_days) {
		kith_buf_cstr(&text, " from ");
		kith_day_print(contacts.first_contact, &text);
		kith_buf_cstr(&text, " to ");
		kith_day_print(contacts.last_contact, &text);
	}
	kith_buf_printf(&text, ", declared %d: base %d", kith_book_number(book, person, KITH_F_DEPTH, 0),
			kith_depth_base(book, person, &contacts, today));
	last = kith_last_contact(book, person, &contacts, today);
	if (kith_is_routine(book, person))
		kith_buf_cstr(&text, ", seen as a routine");
	else if (last != KITH_NO_DAY)
		kith_buf_printf(&text, ", silent for %d days, a level fades every %d", today - last,
				kith_fading_span(book, person));
	kith_row_why_rule(report->rows, "depth", "%s: %d", text.ptr,
			  kith_depth(book, person, &contacts, today));
	kith_buf_release(&text);
	kith_arena_release(&arena);
}

static void why_help(struct kith_report *report, const struct kith_help *help)
{
	struct kith_session *session = report->session;
	struct kith_slice what = KITH_SLICE(""), id = KITH_SLICE("");
	uint32_t line = 0;

	if (help->entry != UINT32_MAX) {
		const struct kith_entry_row *entry = kith_book_entries(session->book) + help->entry;

		what = kith_entry_shown(session, help->entry);
		id = kith_book_id(session->book, entry->note);
		line = entry->line;
	}
	kith_row_why_entry(report->rows, help->day, id, line,
			   kith_print(session, "%s %d: %.*s", help->got ? "they gave" : "I gave",
				      help->got ? help->got : help->gave, KITH_ARG(what)));
}

void kith_why_help(struct kith_report *report, kith_id person)
{
	const struct kith_book *book = report->session->book;
	kith_day today = report->session->today, from = today - KITH_BALANCE_SPAN;
	struct kith_points points = kith_points_between(book, person, from, today);
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count, n;
	const struct kith_help *help;

	if (!report->options.why)
		return;
	help = kith_help_of(book, person, today, &arena, &count);
	for (n = 0; n < count; n++)
		if (help[n].day >= from)
			why_help(report, &help[n]);
	kith_row_why_rule(report->rows, "balance", "over two years they gave %d and I gave %d: %d",
			  points.got, points.gave, points.got - points.gave);
	kith_arena_release(&arena);
}

void kith_why_rest(struct kith_report *report, const struct kith_asking *asking, enum kith_size size)
{
	struct kith_buf day = KITH_BUF_INIT;

	if (!report->options.why || asking->rests[size].entry == UINT32_MAX)
		return;
	kith_report_why(report, asking->rests[size].entry);
	kith_day_print(asking->rests[size].until, &day);
	kith_row_why_rule(report->rows, "rest", "after that ask one of size %s rests until %s",
			  kith_size_word(size), day.ptr);
	kith_buf_release(&day);
}

void kith_why_verdict(struct kith_report *report, const struct kith_asking *asking, enum kith_size size,
		      enum kith_verdict verdict)
{
	struct kith_session *session = report->session;
	int silence = kith_ask_silence(size), depth = kith_book_config(session->book)->asks[size].depth;
	struct kith_slice more = KITH_SLICE("");

	if (!report->options.why)
		return;
	if (asking->open != UINT32_MAX)
		kith_report_why(report, asking->open);
	kith_why_depth(report, asking->person);
	kith_why_rest(report, asking, size);
	kith_why_help(report, asking->person);
	if (silence)
		more = kith_print(session, ", at most %d days of silence, and at most %d points owed%s",
				  silence, kith_ask_owed(),
				  asking->never_owed ? " (but not to a mentor, manager or family)" : "");
	kith_row_why_rule(report->rows, kith_verdict_word(verdict), "a %s ask needs depth %d%.*s",
			  kith_size_word(size), depth, KITH_ARG(more));
}

void kith_size_cell(struct kith_report *report, enum kith_size size)
{
	if (size == KITH_SIZE_COUNT)
		kith_cell_null(report->rows);
	else
		kith_cell_cstr(report->rows, kith_size_word(size));
}
