#include "cmd/show.h"

#include "practice/compute.h"
#include "view/json.h"

static void add_string(struct kith_buf *out, const char *key, struct kith_slice text)
{
	kith_buf_printf(out, ",\"%s\":", key);
	if (text.len)
		kith_json_string(text, out);
	else
		kith_buf_cstr(out, "null");
}

static void add_date(struct kith_buf *out, const char *key, kith_day day)
{
	kith_buf_printf(out, ",\"%s\":", key);
	kith_json_day(day, out);
}

/* The name of a key; inside a map the way to the value is part of it. */
static void add_field_name(const struct kith_book *book, const struct kith_value *value, struct kith_buf *out)
{
	struct kith_buf name = KITH_BUF_INIT;

	kith_buf_slice(&name, kith_book_field_name(book, value->field));
	if (value->path.len)
		kith_buf_printf(&name, ".%.*s", KITH_ARG(kith_text(book, value->path)));
	kith_json_string(kith_buf_view(&name), out);
	kith_buf_release(&name);
}

static void add_fields(const struct kith_book *book, const struct kith_note_row *row, struct kith_buf *out)
{
	const struct kith_value *values = kith_book_values(book) + row->values.first;
	uint32_t n;
	bool same;

	kith_buf_cstr(out, ",\"fields\":{");
	for (n = 0; n < row->values.count; n++) {
		same = n && values[n].field == values[n - 1].field &&
		       kith_slice_eq(kith_text(book, values[n].path), kith_text(book, values[n - 1].path));
		if (!same) {
			kith_buf_cstr(out, n ? "]," : "");
			add_field_name(book, &values[n], out);
			kith_buf_cstr(out, ":[");
		} else
			kith_buf_byte(out, ',');
		kith_json_string(kith_text(book, values[n].text), out);
	}
	kith_buf_cstr(out, row->values.count ? "]}" : "}");
}

static void add_clauses(const struct kith_book *book, const struct kith_entry_row *entry,
			struct kith_buf *out)
{
	static const char *const words[] = { "with", "to", "from", "via" };
	const struct kith_clause_row *clauses = kith_book_clauses(book) + entry->clauses.first;
	uint32_t n;

	kith_buf_cstr(out, ",\"clauses\":[");
	for (n = 0; n < entry->clauses.count; n++) {
		kith_buf_printf(out, "%s{\"word\":\"%s\"", n ? "," : "", words[clauses[n].word]);
		add_string(out, "ref", kith_text(book, clauses[n].ref));
		add_string(out, "id",
			   kith_id_ok(clauses[n].note) ? kith_book_id(book, clauses[n].note)
						       : kith_slice_cstr(""));
		kith_buf_byte(out, '}');
	}
	kith_buf_byte(out, ']');
}

static const char *box_word(uint32_t box)
{
	static const char *const words[] = { "none", "open", "done", "cancelled" };

	return words[box];
}

static void add_entries(const struct kith_book *book, const struct kith_note_row *row, struct kith_buf *out)
{
	const struct kith_entry_row *entries = kith_book_entries(book) + row->entries.first;
	uint32_t n;

	kith_buf_cstr(out, ",\"entries\":[");
	for (n = 0; n < row->entries.count; n++) {
		kith_buf_printf(out, "%s{\"line\":%u", n ? "," : "", entries[n].line);
		add_date(out, "date", entries[n].day);
		add_string(out, "kind", kith_text(book, entries[n].kind_name));
		add_string(out, "word", kith_text(book, entries[n].word));
		kith_buf_printf(out, ",\"box\":\"%s\"", box_word(entries[n].box));
		add_clauses(book, &entries[n], out);
		add_string(out, "text", kith_text(book, entries[n].text));
		add_string(out, "outcome", kith_text(book, entries[n].outcome));
		add_date(out, "outcome-date", entries[n].outcome_day);
		kith_buf_byte(out, '}');
	}
	kith_buf_byte(out, ']');
}

static void add_tasks(const struct kith_book *book, const struct kith_note_row *row, struct kith_buf *out)
{
	const struct kith_task_row *tasks = kith_book_tasks(book) + row->tasks.first;
	uint32_t n;

	kith_buf_cstr(out, ",\"tasks\":[");
	for (n = 0; n < row->tasks.count; n++) {
		kith_buf_printf(out, "%s{\"line\":%u,\"box\":\"%s\"", n ? "," : "", tasks[n].line,
				box_word(tasks[n].state));
		add_date(out, "due", tasks[n].due);
		add_string(out, "text", kith_text(book, tasks[n].text));
		kith_buf_byte(out, '}');
	}
	kith_buf_byte(out, ']');
}

static void add_links(const struct kith_book *book, const struct kith_note_row *row, struct kith_buf *out)
{
	const struct kith_link_row *links = kith_book_links(book) + row->links.first;
	uint32_t n;

	kith_buf_cstr(out, ",\"links\":[");
	for (n = 0; n < row->links.count; n++) {
		kith_buf_printf(out, "%s{\"line\":%u", n ? "," : "", links[n].line);
		add_string(out, "target", kith_text(book, links[n].target));
		add_string(out, "id",
			   kith_id_ok(links[n].note) ? kith_book_id(book, links[n].note)
						     : kith_slice_cstr(""));
		kith_buf_byte(out, '}');
	}
	kith_buf_byte(out, ']');
}

/* What the practice computes of a person, as queries name it. */
static void add_computed(struct kith_session *session, kith_id note, struct kith_buf *out)
{
	struct kith_compute_context context = { session->book, session->today };
	enum kith_computed field;
	int32_t number;

	for (field = 0; field < KITH_COMPUTED_COUNT; field++) {
		number = kith_practice_compute(&context, note, field);
		if (field == KITH_COMPUTED_LAST || field == KITH_COMPUTED_DUE)
			add_date(out, kith_computed_names[field], number);
		else if (number == KITH_NO_DAY)
			kith_buf_printf(out, ",\"%s\":null", kith_computed_names[field]);
		else
			kith_buf_printf(out, ",\"%s\":%d", kith_computed_names[field], number);
	}
}

void kith_show_json(struct kith_session *session, kith_id note, struct kith_buf *out)
{
	const struct kith_book *book = session->book;
	const struct kith_note_row *row = kith_book_note(book, note);

	kith_buf_cstr(out, "{\"id\":");
	kith_json_string(kith_book_id(book, note), out);
	add_string(out, "path", kith_text(book, row->path));
	add_string(out, "type", kith_slice_cstr(kith_type_word((enum kith_type)row->type)));
	add_string(out, "name", kith_book_name(book, note));
	add_computed(session, note, out);
	add_fields(book, row, out);
	add_entries(book, row, out);
	add_tasks(book, row, out);
	add_links(book, row, out);
	kith_buf_cstr(out, "}\n");
}
