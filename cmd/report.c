#include "cmd/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/compute.h"

static enum kith_computed computed_named(struct kith_slice name)
{
	enum kith_computed field;

	for (field = 0; field < KITH_COMPUTED_COUNT; field++)
		if (kith_slice_is(name, kith_computed_names[field]))
			break;
	return field;
}

static bool field_known(void *context, struct kith_slice name)
{
	const struct kith_session *session = context;

	return computed_named(name) < KITH_COMPUTED_COUNT || kith_slice_is(name, "path") ||
	       kith_book_find_field(session->book, name) != UINT32_MAX;
}

static void note_extra(void *context, struct kith_slice name)
{
	struct kith_report *report = context;

	report->extras =
		kith_grow(report->extras, report->extra_count, &report->extra_capacity, sizeof(name));
	report->extras[report->extra_count++] = name;
}

enum kith_code kith_report_begin_as(struct kith_session *session, const char *row, struct kith_report *report)
{
	const struct kith_row_spec *spec = kith_row_spec(row);
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;

	memset(report, 0, sizeof(*report));
	report->session = session;
	code = kith_report_options_read(session, &report->options);
	if (code)
		return code;
	code = kith_row_options_check(spec, &report->options, field_known, session, &err);
	if (code)
		return kith_say_err(session, &err);
	kith_row_options_names(spec, &report->options, note_extra, report);
	report->rows = kith_rows_new(spec);
	return KITH_OK;
}

enum kith_code kith_report_begin(struct kith_session *session, struct kith_report *report)
{
	return kith_report_begin_as(session, session->tool->name, report);
}

enum kith_code kith_report_open(struct kith_session *session, int argc, char **argv,
				struct kith_report *report, struct kith_query **query)
{
	enum kith_code code = kith_read_query(session, argc, argv, query);

	if (code)
		return code;
	code = kith_report_begin(session, report);
	if (code) {
		kith_query_free(*query);
		*query = NULL;
	}
	session->queried = argc > 0;
	return code;
}

bool kith_no_match(struct kith_session *session)
{
	return session->queried && session->matched == 0;
}

static bool is_somebody(const struct kith_session *session, kith_id note)
{
	const struct kith_note_row *row = kith_book_note(session->book, note);

	return row->type == KITH_PERSON && !(row->flags & KITH_NOTE_ME);
}

void kith_report_people(struct kith_session *session, const struct kith_query *query, struct kith_ids *people)
{
	kith_id note;

	for (note = 0; note < kith_book_count(session->book); note++)
		if (is_somebody(session, note) && kith_matches(session, query, note))
			kith_ids_add(people, note);
}

bool kith_has_people(const struct kith_session *session)
{
	kith_id note;

	for (note = 0; note < kith_book_count(session->book); note++)
		if (is_somebody(session, note))
			return true;
	return false;
}

bool kith_is_empty(const struct kith_session *session)
{
	size_t count = kith_book_count(session->book);

	return count == 0 || (count == 1 && kith_id_ok(kith_book_me(session->book)));
}

static void add_computed(struct kith_report *report, kith_id note, struct kith_slice name,
			 enum kith_computed field)
{
	struct kith_compute_context context = { report->session->book, report->session->today };
	int32_t number = kith_practice_compute(&context, note, field);
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_slice item;

	if (number != KITH_NO_DAY) {
		if (field == KITH_COMPUTED_LAST || field == KITH_COMPUTED_DUE)
			kith_day_print(number, &text);
		else
			kith_buf_printf(&text, "%d", number);
	}
	item = kith_buf_view(&text);
	kith_row_extra(report->rows, name, &item, item.len ? 1 : 0);
	kith_buf_release(&text);
}

/* Values of a field as slices in memory of the session. */
static struct kith_slice *field_items(struct kith_session *session, kith_id note, uint32_t field,
				      size_t *count)
{
	const struct kith_value *values = kith_book_field(session->book, note, field, count);
	struct kith_slice *items = kith_arena_array(&session->arena, *count + 1, sizeof(*items));
	size_t n;

	for (n = 0; n < *count; n++)
		items[n] = kith_value_name(session->book, &values[n]);
	return items;
}

static void add_extra(struct kith_report *report, kith_id note, struct kith_slice name)
{
	struct kith_session *session = report->session;
	enum kith_computed computed = computed_named(name);
	struct kith_slice path;
	size_t count;

	if (computed < KITH_COMPUTED_COUNT)
		add_computed(report, note, name, computed);
	else if (kith_slice_is(name, "path")) {
		path = kith_text(session->book, kith_book_note(session->book, note)->path);
		kith_row_extra(report->rows, name, &path, 1);
	} else {
		uint32_t field = kith_book_find_field(session->book, name);
		struct kith_slice *items = field_items(session, note, field, &count);

		kith_row_extra(report->rows, name, items, count);
	}
}

void kith_report_row(struct kith_report *report, kith_id note)
{
	size_t n;

	kith_row_begin(report->rows);
	for (n = 0; n < report->extra_count && kith_id_ok(note); n++)
		add_extra(report, note, report->extras[n]);
}

void kith_report_id(struct kith_report *report, kith_id note)
{
	kith_cell_text(report->rows, kith_book_id(report->session->book, note));
}

void kith_report_name(struct kith_report *report, kith_id note)
{
	kith_cell_text(report->rows, kith_book_name(report->session->book, note));
}

void kith_report_field(struct kith_report *report, kith_id note, uint32_t field)
{
	size_t count;
	struct kith_slice *items = field_items(report->session, note, field, &count);

	kith_cell_list(report->rows, items, count);
}

void kith_report_first(struct kith_report *report, kith_id note, uint32_t field)
{
	size_t count;
	const struct kith_slice *items = field_items(report->session, note, field, &count);

	kith_cell_text(report->rows, count ? items[0] : kith_slice_cstr(""));
}

void kith_report_hundredths(struct kith_report *report, long hundredths)
{
	if (hundredths < 0)
		kith_cell_null(report->rows);
	else
		kith_cell_int(report->rows, (hundredths + 50) / 100);
}

void kith_report_end(struct kith_report *report)
{
	if (kith_no_match(report->session)) {
		kith_say(report->session, "no note matches");
		kith_outcome(report->session, KITH_NEGATIVE);
	}
	if (report->rows)
		kith_rows_print(report->rows, &report->options, &report->session->out);
	kith_rows_free(report->rows);
	free(report->extras);
	memset(report, 0, sizeof(*report));
}
