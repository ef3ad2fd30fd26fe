#include "cmd/check.h"

#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "cmd/assign.h"

/* "clsoe" as "close": the one word of a list that is a slip of the finger away. */
static bool mend_word(const char *words, struct kith_slice value, struct kith_buf *right)
{
	struct kith_slice rest, word;
	size_t near = 0;

	for (rest = kith_slice_cstr(words); kith_slice_next(&rest, '|', &word);) {
		if (kith_utf8_distance(word, value, 1) > 1)
			continue;
		near++;
		kith_buf_clear(right);
		kith_buf_slice(right, word);
	}
	return near == 1;
}

static bool mend_date(struct kith_slice value, kith_day today, struct kith_buf *right)
{
	kith_day day;

	if (kith_day_read(value, today, false, &day, NULL))
		return false;
	kith_day_print(day, right);
	return true;
}

/* "3 months" as "3m". */
static bool mend_duration(struct kith_slice value, struct kith_buf *right)
{
	struct kith_slice number, unit;
	long count;

	if (!kith_slice_cut(kith_slice_trim(value), ' ', &number, &unit) ||
	    !kith_slice_number(number, 3650, &count))
		return false;
	unit = kith_slice_trim(unit);
	if (unit.len == 0 || !strchr("dwmyDWMY", unit.ptr[0]))
		return false;
	kith_buf_printf(right, "%ld%c", count, unit.ptr[0] | 0x20);
	return kith_duration_parse(kith_buf_view(right)) != 0;
}

static bool mend_bool(struct kith_slice value, struct kith_buf *right)
{
	if (kith_field_word("yes|on", value))
		kith_buf_cstr(right, "true");
	else if (kith_field_word("no|off", value))
		kith_buf_cstr(right, "false");
	return right->len > 0;
}

/* The one value that was meant, if there is just one. */
static bool mend(const struct kith_session *session, const struct kith_field_spec *spec,
		 struct kith_slice value, struct kith_buf *right)
{
	switch (spec->data) {
	case KITH_WORD:
		return mend_word(spec->words, value, right);
	case KITH_DATE:
		return mend_date(value, session->today, right);
	case KITH_DURATION:
		return mend_duration(value, right);
	case KITH_BOOL:
		return mend_bool(value, right);
	default:
		return false;
	}
}

static struct kith_slice keep(struct kith_session *session, struct kith_buf *text)
{
	struct kith_slice copy = kith_arena_copy(&session->arena, kith_buf_view(text));

	kith_buf_release(text);
	return copy;
}

static void fix_value(struct kith_changes *changes, struct kith_change **change, kith_id note,
		      const struct kith_value *value)
{
	struct kith_session *session = changes->session;
	enum kith_type type = (enum kith_type)kith_book_note(session->book, note)->type;
	const struct kith_field_spec *spec = kith_field_spec(type, (enum kith_field)value->field);
	struct kith_slice text = kith_text(session->book, value->text);
	struct kith_slice *pair = kith_arena_array(&session->arena, 2, sizeof(*pair));
	struct kith_edit edit = { .verb = KITH_REPLACE_ITEM, .values = pair, .count = 2 };
	struct kith_buf why = KITH_BUF_INIT, right = KITH_BUF_INIT;

	if (!spec || kith_field_check(spec, text, &why) || !mend(session, spec, text, &right))
		goto out;
	pair[0] = text;
	pair[1] = keep(session, &right);
	edit.key = kith_key_for(session, note, (enum kith_field)value->field);
	if (!*change)
		*change = kith_change_note(changes, note);
	kith_change_edit(changes, *change, &edit);
out:
	kith_buf_release(&why);
	kith_buf_release(&right);
}

/* A key that is one letter off gets its right name; its values move with it. */
static void fix_key(struct kith_changes *changes, struct kith_change **change, kith_id note, uint32_t field)
{
	struct kith_session *session = changes->session;
	enum kith_type type = (enum kith_type)kith_book_note(session->book, note)->type;
	struct kith_slice name = kith_book_field_name(session->book, field);
	enum kith_field near = kith_field_near(type, name);
	struct kith_edit set = { .verb = KITH_SET }, unset = { .verb = KITH_UNSET, .key = name };
	struct kith_slice *values;
	size_t count, n;
	const struct kith_value *found = kith_book_field(session->book, note, field, &count);

	if (near == KITH_FIELD_COUNT || count == 0 || found->path.len ||
	    kith_book_first(session->book, note, near).len)
		return;
	values = kith_arena_array(&session->arena, count, sizeof(*values));
	for (n = 0; n < count; n++)
		values[n] = kith_text(session->book, found[n].text);
	set.key = kith_config_key(kith_book_config(session->book), type, near);
	set.values = values;
	set.count = count;
	if (!*change)
		*change = kith_change_note(changes, note);
	kith_change_edit(changes, *change, &unset);
	kith_change_edit(changes, *change, &set);
}

static void fix_note(struct kith_changes *changes, kith_id note, struct kith_ids *fixed)
{
	const struct kith_book *book = changes->session->book;
	const struct kith_note_row *row = kith_book_note(book, note);
	const struct kith_value *values = kith_book_values(book) + row->values.first;
	struct kith_change *change = NULL;
	uint32_t n;

	if (row->flags & (KITH_NOTE_UNREADABLE | KITH_NOTE_FAULTY))
		return;
	for (n = 0; n < row->values.count; n++) {
		if (values[n].field < KITH_FIELD_COUNT && values[n].line)
			fix_value(changes, &change, note, &values[n]);
		else if (values[n].field >= KITH_FIELD_COUNT &&
			 (n == 0 || values[n].field != values[n - 1].field))
			fix_key(changes, &change, note, values[n].field);
	}
	if (change)
		kith_ids_add(fixed, note);
}

static void fix_permissions(struct kith_session *session)
{
	struct stat info;

	if (kith_flag(session, "dry-run") || fstat(kith_book_root_fd(session->book), &info) ||
	    !(info.st_mode & 077))
		return;
	if (fchmod(kith_book_root_fd(session->book), 0700) == 0)
		kith_say(session, "the notebook is now closed to other users");
}

enum kith_code kith_check_fix(struct kith_session *session, const struct kith_ids *ids)
{
	struct kith_changes changes = { .session = session };
	struct kith_ids fixed = { 0 };
	enum kith_code code = kith_may_write(session);
	kith_id note;
	size_t n;

	for (note = 0; !code && note < kith_book_count(session->book); note++)
		if (ids->count == 0 || kith_ids_have(ids, note))
			fix_note(&changes, note, &fixed);
	if (!code)
		fix_permissions(session);
	for (n = 0; n < fixed.count; n++)
		kith_buf_printf(&session->out, "%.*s\n",
				KITH_ARG(kith_book_id(session->book, fixed.items[n])));
	if (!code && changes.count)
		code = kith_changes_perform(&changes, "fix");
	else if (!code)
		kith_say(session, "nothing here has just one right answer; kith check names what is left");
	kith_changes_release(&changes);
	kith_ids_release(&fixed);
	return code;
}
