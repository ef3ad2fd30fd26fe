#include <string.h>

#include "base/utf8.h"
#include "book/build.h"

/* The sentence of *err without the path, which a diagnostic gives by itself. */
static const char *reason(const struct kith_err *err, struct kith_slice path)
{
	if (strncmp(err->text, path.ptr, path.len) == 0 && strncmp(err->text + path.len, ": ", 2) == 0)
		return err->text + path.len + 2;
	return err->text;
}

static const struct kith_key *type_key(const struct kith_config *config, enum kith_type folder,
				       const struct kith_front *front)
{
	for (size_t i = 0; i < front->count; i++) {
		const struct kith_key *key = &front->keys[i];

		if (!key->duplicate && key->count > 0 &&
		    kith_config_field(config, folder ? folder : KITH_PERSON, key->name) == KITH_F_TYPE)
			return key;
	}
	return NULL;
}

/* The note's own word, where it is one of ours; else its folder's. */
static enum kith_type type_of(const struct kith_config *config, enum kith_type folder,
			      const struct kith_front *front)
{
	const struct kith_key *key = type_key(config, folder, front);
	enum kith_type own = key ? kith_type_find(key->items[0].text) : KITH_NO_TYPE;

	return own != KITH_NO_TYPE ? own : folder;
}

/* A word that is nearly one of ours, and so counts for nothing: without a folder that gives a type the
 * note would be left alone in silence. */
static void warn_type(struct kith_build *build, const struct kith_found_file *file, enum kith_type folder,
		      const struct kith_front *front)
{
	const struct kith_key *key = type_key(build->config, folder, front);
	const struct kith_item *item = key ? &key->items[0] : NULL;
	enum kith_type near;

	if (!build->check || !item || kith_type_find(item->text) != KITH_NO_TYPE)
		return;
	near = kith_type_near(item->text);
	if (near == KITH_NO_TYPE)
		return;
	kith_buf_clear(&build->scratch);
	kith_field_quote(item->text, &build->scratch);
	kith_diag_add(build->diags, KITH_WARNING, file->path, item->line, item->column, "value",
		      "%.*s: %s is no type of note, so %s; did you mean '%s'?", KITH_ARG(key->name),
		      build->scratch.ptr, folder ? "its folder gives the type" : "this is read as no note",
		      kith_type_word(near));
}

static enum kith_field name_field(enum kith_type type)
{
	return type == KITH_EVENT || type == KITH_LEAD ? KITH_F_TITLE : KITH_F_NAME;
}

/* Values that front matter gives for a field, whether the note can be read as a whole or not: an
 * unreadable note can still be referred to by its name. */
static void add_front_refs(struct kith_reading *reading, enum kith_field field, enum kith_ref_step step,
			   uint32_t class)
{
	const struct kith_front *front = &reading->note->front;

	for (size_t i = 0; i < front->count; i++) {
		const struct kith_key *key = &front->keys[i];

		if (key->duplicate || key->shape == KITH_MAP ||
		    kith_config_field(reading->build->config, reading->type, key->name) != field)
			continue;
		for (size_t j = 0; j < key->count; j++)
			if (!kith_slice_starts(key->items[j].text, "/"))
				kith_build_ref(reading->build, step, key->items[j].text, class, reading->id);
	}
}

static const struct kith_value *first_value(const struct kith_build *build, struct kith_range range,
					    enum kith_field field)
{
	const struct kith_value *values = (const void *)build->rows.tables[KITH_TABLE_VALUES].items;

	for (uint32_t i = 0; i < range.count; i++)
		if (values[range.first + i].field == field)
			return &values[range.first + i];
	return NULL;
}

static struct kith_slice value_text(const struct kith_build *build, const struct kith_value *value)
{
	if (!value)
		return kith_slice_of(NULL, 0);
	return kith_slice_of(build->rows.strings.ptr + value->text.offset, value->text.len);
}

static bool is_word(const struct kith_build *build, struct kith_range range, enum kith_field field,
		    const char *word)
{
	return kith_utf8_same(value_text(build, first_value(build, range, field)), kith_slice_cstr(word));
}

static uint32_t class_of(const struct kith_reading *reading, const struct kith_note_row *row)
{
	if (reading->type == KITH_GROUP && is_word(reading->build, row->values, KITH_F_KIND, "company"))
		return KITH_CLASS_COMPANY;
	return reading->type;
}

static uint32_t flags_of(const struct kith_reading *reading, const struct kith_note_row *row)
{
	const struct kith_build *build = reading->build;
	const struct kith_value *private = first_value(build, row->values, KITH_F_PRIVATE);
	uint32_t flags = 0;

	if (private && private->number == 1)
		flags |= KITH_NOTE_PRIVATE;
	if (is_word(build, row->values, KITH_F_STATUS, "archived"))
		flags |= KITH_NOTE_ARCHIVED;
	return flags;
}

/* A value without the blanks around it, where it stands in the pool. */
static struct kith_text trimmed(const struct kith_build *build, const struct kith_value *value)
{
	struct kith_slice text = value_text(build, value), inner = kith_slice_trim(text);
	struct kith_text row = { value->text.offset + (uint32_t)(inner.ptr - text.ptr), (uint32_t)inner.len };

	return row;
}

/* The name as the note gives it, with the place where it may stand in the pool already. */
static struct kith_text name_of(struct kith_reading *reading, const struct kith_note_row *row)
{
	struct kith_build *build = reading->build;
	const struct kith_value *value = first_value(build, row->values, name_field(reading->type));
	struct kith_slice heading = kith_slice_trim(reading->note->body.heading);

	if (value && kith_slice_trim(value_text(build, value)).len > 0)
		return trimmed(build, value);
	if (heading.len > 0 && !(row->flags & KITH_NOTE_UNREADABLE))
		return kith_builder_text(&build->rows, heading);
	return kith_builder_text(&build->rows, kith_path_name(reading->file->id));
}

static struct kith_note_row new_row(struct kith_reading *reading, const struct kith_file_key *key)
{
	struct kith_builder *rows = &reading->build->rows;

	return (struct kith_note_row){
		.id = kith_builder_text(rows, reading->file->id),
		.path = kith_builder_text(rows, reading->file->path),
		.type = reading->type,
		.key = *key,
	};
}

static void add_row(struct kith_reading *reading, struct kith_note_row *row)
{
	struct kith_build *build = reading->build;
	struct kith_slice id = reading->file->id, name;
	uint32_t class = class_of(reading, row);

	row->name = name_of(reading, row);
	*(struct kith_note_row *)kith_builder_add(&build->rows, KITH_TABLE_NOTES) = *row;
	kith_build_ref(build, KITH_BY_ID, id, class, reading->id);
	kith_build_ref(build, KITH_BY_FILE, kith_path_name(id), class, reading->id);
	name = kith_slice_of(build->rows.strings.ptr + row->name.offset, row->name.len);
	kith_build_ref(build, KITH_BY_NAME, name, class, reading->id);
}

static void read_rows(struct kith_reading *reading, struct kith_note_row *row)
{
	if (!reading->note->readable) {
		row->flags |= KITH_NOTE_UNREADABLE;
		add_front_refs(reading, name_field(reading->type), KITH_BY_NAME, reading->type);
	} else {
		row->values = kith_build_values(reading);
		row->flags |= flags_of(reading, row);
		kith_build_body(reading, row);
	}
	add_front_refs(reading, KITH_F_ALIASES, KITH_BY_ALIAS, class_of(reading, row));
	add_front_refs(reading, KITH_F_EMAIL, KITH_BY_EMAIL, class_of(reading, row));
}

/* Two files may be called by one id (ada.md, ada/index.md): the first of them is the note. */
static bool is_taken(struct kith_build *build, const struct kith_found_file *file)
{
	const struct kith_note_row *rows = (const void *)build->rows.tables[KITH_TABLE_NOTES].items;
	uint32_t count = kith_builder_count(&build->rows, KITH_TABLE_NOTES);
	const char *pool = build->rows.strings.ptr;
	struct kith_slice id, path;

	if (count == 0)
		return false;
	id = kith_slice_of(pool + rows[count - 1].id.offset, rows[count - 1].id.len);
	path = kith_slice_of(pool + rows[count - 1].path.offset, rows[count - 1].path.len);
	if (!kith_slice_eq(id, file->id))
		return false;
	kith_diag_add(build->diags, KITH_ERROR, file->path, 0, 0, "one-id",
		      "has the same id as %.*s and is not read; rename one of them", KITH_ARG(path));
	return true;
}

static void read_note(struct kith_build *build, const struct kith_found_file *file, enum kith_type type,
		      const struct kith_file_key *key)
{
	size_t errors = build->diags->errors;
	struct kith_note note;
	struct kith_reading reading = { build, file, &note, type, 0 };
	struct kith_note_row row;

	memset(&note, 0, sizeof(note));
	kith_note_parse(kith_buf_view(&build->bytes), file->path, &build->config->kinds, &build->arena,
			build->diags, &note);
	reading.type = type_of(build->config, type, &note.front);
	warn_type(build, file, type, &note.front);
	reading.id = kith_builder_count(&build->rows, KITH_TABLE_NOTES);
	row = new_row(&reading, key);
	if (build->diags->errors > errors)
		row.flags |= KITH_NOTE_FAULTY;
	read_rows(&reading, &row);
	add_row(&reading, &row);
}

/* A file that could not be read is a note as far as its folder says so. */
static void add_unread(struct kith_build *build, const struct kith_found_file *file, enum kith_type type,
		       const struct kith_err *err)
{
	struct kith_file_key key = { 0 };
	struct kith_note note;
	struct kith_reading reading = { build, file, &note, type,
					kith_builder_count(&build->rows, KITH_TABLE_NOTES) };
	struct kith_note_row row;

	kith_diag_add(build->diags, KITH_ERROR, file->path, 0, 0, "unreadable", "%s",
		      reason(err, file->path));
	if (type == KITH_NO_TYPE)
		return;
	memset(&note, 0, sizeof(note));
	row = new_row(&reading, &key);
	row.flags = KITH_NOTE_UNREADABLE;
	add_row(&reading, &row);
}

static enum kith_type probe(struct kith_build *build, const struct kith_found_file *file)
{
	struct kith_front front;
	enum kith_type type;

	memset(&front, 0, sizeof(front));
	(void)kith_front_parse(kith_buf_view(&build->bytes), file->path, &build->arena, NULL, &front);
	type = type_of(build->config, KITH_NO_TYPE, &front);
	if (type == KITH_NO_TYPE)
		warn_type(build, file, type, &front);
	return type;
}

void kith_build_note(struct kith_build *build, const struct kith_found_file *file)
{
	enum kith_type type = kith_config_folder_type(build->config, file->path);
	struct kith_file_key key = { 0 };
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_file_read(build->book->root_fd, file->path.ptr, KITH_NOTE_MAX_BYTES,
					     &build->bytes, &key, &err);
	bool taken = (code == KITH_OK || type != KITH_NO_TYPE) && code != KITH_NEGATIVE;

	if (code == KITH_OK && type == KITH_NO_TYPE) {
		type = probe(build, file);
		taken = type != KITH_NO_TYPE;
	}
	if (taken && is_taken(build, file))
		taken = false;
	else if (taken && code == KITH_OK)
		read_note(build, file, type, &key);
	else if (taken || code == KITH_FAILED)
		add_unread(build, file, type, &err);
	kith_arena_release(&build->arena);
}
