/* kith show: all about a note, on one page. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cmd/show.h"
#include "practice/about.h"
#include "practice/due.h"
#include "practice/ground.h"
#include "practice/timeline.h"
#include "view/text.h"

#define ELSEWHERE 10 /* so many entries from other notes are shown; `timeline` has the rest */

static const struct kith_option options[] = {
	{ "json", 0, NULL, "one JSON object a note" },
	{ "raw", 0, NULL, "do not make control characters visible" },
	{ NULL, 0, NULL, NULL },
};

struct page {
	struct kith_session *session;
	struct kith_buf *out;
	kith_id note;
	bool raw;
};

static void add_text(struct page *page, struct kith_slice text)
{
	kith_text_line(text, page->raw, page->out);
}

/* Columns that names of keys take. */
#define KEY_COLUMNS 13

static void add_key(struct page *page, struct kith_slice key)
{
	size_t width = kith_utf8_width(key);

	kith_buf_cstr(page->out, "  ");
	add_text(page, key);
	kith_text_spaces(width < KEY_COLUMNS ? KEY_COLUMNS - width : 1, page->out);
}

static void add_day(struct page *page, const char *label, kith_day day)
{
	int32_t age = page->session->today - day;

	if (day == KITH_NO_DAY)
		return;
	kith_buf_printf(page->out, " · %s ", label);
	kith_day_print(day, page->out);
	if (age == 0)
		kith_buf_cstr(page->out, " (today)");
	else
		kith_buf_printf(page->out, age > 0 ? " (%d day%s ago)" : " (in %d day%s)", abs(age),
				abs(age) == 1 ? "" : "s");
}

static void add_tie(struct page *page)
{
	static const char *const depths[] = { "known of", "met", "in touch", "trusted" };
	struct kith_session *session = page->session;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	struct kith_due due;
	int balance = kith_balance(session->book, page->note, session->today);

	kith_contacts_of(session->book, page->note, session->today, &arena, &contacts);
	kith_due_of(session->book, page->note, session->today, &due);
	kith_buf_printf(page->out, "%s",
			depths[kith_depth(session->book, page->note, &contacts, session->today)]);
	if (due.state != KITH_DUE_NONE)
		kith_buf_printf(page->out, " · %s", kith_due_state_word(due.state));
	add_day(page, "last contact",
		kith_last_contact(session->book, page->note, &contacts, session->today));
	if (due.state != KITH_DUE_NONE)
		add_day(page, "due", due.due);
	if (balance)
		kith_buf_printf(page->out, " · balance %+d", balance);
	kith_buf_byte(page->out, '\n');
	kith_arena_release(&arena);
}

/* What to begin a conversation with. */
static void add_ground(struct page *page)
{
	struct kith_session *session = page->session;
	kith_id me = kith_book_me(session->book);
	struct kith_slice *items;
	size_t count, n;

	if (!kith_id_ok(me))
		return;
	count = kith_ground_of(session->book, page->note, me, session->today, &session->arena, &items);
	for (n = 0; n < count; n++) {
		kith_buf_cstr(page->out, n ? ", " : "in common: ");
		add_text(page, items[n]);
	}
	if (count)
		kith_buf_byte(page->out, '\n');
}

static void add_head(struct page *page)
{
	const struct kith_book *book = page->session->book;
	const struct kith_note_row *row = kith_book_note(book, page->note);

	add_text(page, kith_book_name(book, page->note));
	kith_buf_cstr(page->out, "\n");
	add_text(page, kith_book_id(book, page->note));
	kith_buf_printf(page->out, " · %s%s%s\n", kith_type_word((enum kith_type)row->type),
			row->flags & KITH_NOTE_ARCHIVED ? " · archived" : "",
			row->flags & KITH_NOTE_PRIVATE ? " · private" : "");
	if (row->type == KITH_PERSON && !(row->flags & KITH_NOTE_ME)) {
		add_tie(page);
		add_ground(page);
	}
}

/* The values of one field, which stand together, on one line. */
static void add_fields(struct page *page)
{
	const struct kith_book *book = page->session->book;
	const struct kith_note_row *row = kith_book_note(book, page->note);
	const struct kith_value *values = kith_book_values(book) + row->values.first;
	uint32_t n;

	if (row->values.count)
		kith_buf_byte(page->out, '\n');
	for (n = 0; n < row->values.count; n++) {
		if (n == 0 || values[n].field != values[n - 1].field) {
			if (n)
				kith_buf_byte(page->out, '\n');
			add_key(page, kith_book_field_name(book, values[n].field));
		} else
			kith_buf_cstr(page->out, ", ");
		if (values[n].path.len) {
			add_text(page, kith_text(book, values[n].path));
			kith_buf_cstr(page->out, " ");
		}
		add_text(page, kith_text(book, values[n].text));
	}
	if (row->values.count)
		kith_buf_byte(page->out, '\n');
}

/* The body as it was written, line by line, so that no line can play tricks on the terminal. */
static enum kith_code add_body(struct page *page)
{
	struct kith_session *session = page->session;
	struct kith_buf bytes = KITH_BUF_INIT;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_err err = KITH_ERR_INIT;
	struct kith_front front;
	struct kith_slice rest, line;
	enum kith_code code = kith_book_read(session->book, page->note, &bytes, &err);

	if (code) {
		code = kith_say_err(session, &err);
		goto out;
	}
	kith_front_parse(kith_buf_view(&bytes), kith_slice_cstr(""), &arena, NULL, &front);
	rest = kith_slice_sub(kith_buf_view(&bytes), front.present ? front.fences.end : 0, bytes.len);
	rest = kith_slice_trim(rest);
	if (rest.len)
		kith_buf_byte(page->out, '\n');
	while (kith_slice_next(&rest, '\n', &line)) {
		if (kith_slice_ends(line, "\r"))
			line.len--;
		add_text(page, line);
		kith_buf_byte(page->out, '\n');
	}
out:
	kith_arena_release(&arena);
	kith_buf_release(&bytes);
	return code;
}

static void add_happening(struct page *page, const struct kith_happening *item)
{
	const struct kith_book *book = page->session->book;
	const struct kith_entry_row *entry = kith_book_entries(book) + item->entry;

	kith_buf_cstr(page->out, "  ");
	kith_day_print(item->day, page->out);
	kith_buf_cstr(page->out, "  ");
	add_text(page, kith_book_id(book, item->note));
	if (item->entry == UINT32_MAX) {
		kith_buf_cstr(page->out, ": met there");
	} else {
		kith_buf_cstr(page->out, ": ");
		add_text(page, kith_text(book, entry->kind_name));
		if (entry->text.len)
			kith_buf_cstr(page->out, ": ");
		add_text(page, kith_text(book, entry->text));
	}
	kith_buf_byte(page->out, '\n');
}

/* What other notes say of them, the newest first. */
static void add_elsewhere(struct page *page)
{
	struct kith_session *session = page->session;
	struct kith_happening *items = NULL;
	size_t count = 0, capacity = 0, shown = 0, n;

	kith_timeline_add(session->book, page->note, session->today, &session->arena, &items, &count,
			  &capacity);
	kith_timeline_sort(items, &count);
	for (n = count; n-- > 0 && shown < ELSEWHERE;) {
		if (items[n].note == page->note)
			continue;
		if (shown++ == 0)
			kith_buf_cstr(page->out, "\nElsewhere\n");
		add_happening(page, &items[n]);
	}
	free(items);
}

static enum kith_code add_page(struct kith_session *session, kith_id note, bool first)
{
	struct page page = { session, &session->out, note, kith_flag(session, "raw") };
	enum kith_code code;

	if (!first)
		kith_buf_cstr(&session->out, "\n────────\n\n");
	add_head(&page);
	add_fields(&page);
	code = add_body(&page);
	if (kith_book_note(session->book, note)->type == KITH_PERSON)
		add_elsewhere(&page);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_ids ids = { 0 };
	enum kith_code code;
	size_t n;

	if (argc == 0)
		return kith_say_usage(session, "which note?");
	code = kith_read_refs(session, argc, argv, KITH_ANY_TYPE, &ids);
	for (n = 0; n < ids.count; n++) {
		if (kith_flag(session, "json"))
			kith_show_json(session, ids.items[n], &session->out);
		else
			kith_outcome(session, add_page(session, ids.items[n], n == 0));
	}
	kith_ids_release(&ids);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "show",
	.traits = KITH_READS_BOOK,
	.options = options,
	.run = run,
};
