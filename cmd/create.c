#include "cmd/create.h"

#include "base/utf8.h"
#include "book/refs.h"

/* The value that an assignment gives a field, or the empty slice. */
static struct kith_slice assigned(const struct kith_session *session, const struct kith_new_note *note,
				  enum kith_field field)
{
	const struct kith_config *config = kith_book_config(session->book);
	size_t n;

	for (n = 0; n < note->count; n++)
		if (kith_config_field(config, note->type, note->assignments[n].key) == field)
			return note->assignments[n].value;
	return kith_slice_cstr("");
}

/* `layout: initial` files people under their first letter, `year` events under theirs. */
static void add_layout(const struct kith_session *session, const struct kith_new_note *note,
		       struct kith_slice stem, struct kith_slice date, struct kith_buf *path)
{
	enum kith_layout layout = kith_book_config(session->book)->layout;
	size_t end = 0;

	if (layout == KITH_LAYOUT_FLAT)
		return;
	if (layout == KITH_LAYOUT_YEAR && note->type == KITH_EVENT) {
		if (date.len >= 4)
			kith_buf_printf(path, "%.4s/", date.ptr);
		return;
	}
	kith_utf8_next(stem, &end);
	kith_buf_slice(path, kith_slice_sub(stem, 0, end));
	kith_buf_byte(path, '/');
}

static bool taken(struct kith_changes *changes, struct kith_slice path)
{
	size_t n;

	for (n = 0; n < changes->count; n++)
		if (kith_slice_is(path, changes->items[n].path))
			return true;
	return kith_file_exists(kith_book_root_fd(changes->session->book),
				kith_arena_cstr(&changes->session->arena, path));
}

static struct kith_slice choose_path(struct kith_changes *changes, const struct kith_new_note *note)
{
	struct kith_session *session = changes->session;
	struct kith_buf stem = KITH_BUF_INIT, path = KITH_BUF_INIT;
	struct kith_slice date = assigned(session, note, KITH_F_DATE), copy;
	unsigned number = 1;
	size_t base;

	if (note->type == KITH_EVENT && kith_day_parse_time(date, NULL) != KITH_NO_DAY)
		kith_buf_printf(&stem, "%.10s-", date.ptr);
	kith_utf8_slug(note->name, &stem);
	kith_buf_slice(&path, kith_config_folder(kith_book_config(session->book), note->type));
	kith_buf_byte(&path, '/');
	add_layout(session, note, kith_buf_view(&stem), date, &path);
	kith_buf_slice(&path, kith_buf_view(&stem));
	base = path.len;
	kith_buf_cstr(&path, ".md");
	while (taken(changes, kith_buf_view(&path))) {
		path.len = base;
		kith_buf_printf(&path, "-%u.md", ++number);
	}
	copy = kith_arena_copy(&session->arena, kith_buf_view(&path));
	kith_buf_release(&stem);
	kith_buf_release(&path);
	return copy;
}

struct kith_change *kith_change_create(struct kith_changes *changes, const struct kith_new_note *note,
				       struct kith_slice *id)
{
	static const struct kith_slice empty = KITH_SLICE("---\n---\n");
	struct kith_session *session = changes->session;
	enum kith_field title =
		note->type == KITH_EVENT || note->type == KITH_LEAD ? KITH_F_TITLE : KITH_F_NAME;
	struct kith_assignment name = { kith_slice_cstr(kith_field_name(title)), note->name, KITH_SET };
	struct kith_slice path = choose_path(changes, note);
	struct kith_change *change = kith_change_path(changes, KITH_CHANGE_CREATE, path.ptr);

	change->bytes = empty;
	if (assigned(session, note, title).len == 0)
		kith_assignments_edit(changes, change, note->type, &name, 1);
	kith_assignments_edit(changes, change, note->type, note->assignments, note->count);
	*id = kith_path_id(path);
	return change;
}

enum kith_code kith_new_name_check(struct kith_session *session, enum kith_type type, struct kith_slice name)
{
	kith_id note = kith_ref_resolve(session->book, name, 1u << type);

	if (!kith_id_ok(note) || kith_book_note(session->book, note)->type != type ||
	    !kith_utf8_same(kith_book_name(session->book, note), name))
		return KITH_OK;
	kith_say(session, "there is %s %s of that name: %.*s (--again makes a namesake)",
		 type == KITH_EVENT ? "an" : "a", kith_type_word(type),
		 KITH_ARG(kith_book_id(session->book, note)));
	return KITH_NEGATIVE;
}
