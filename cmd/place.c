#include "cmd/place.h"

#include "base/utf8.h"

static bool is_hidden(struct kith_slice path)
{
	struct kith_slice part;

	while (kith_slice_next(&path, '/', &part))
		if (kith_slice_starts(part, "."))
			return true;
	return false;
}

/* Why no note is read at `path`, or NULL. */
static const char *why_unread(const struct kith_config *config, struct kith_slice path)
{
	if (!kith_path_allowed(path.ptr))
		return "is no path of a file below the notebook";
	if (is_hidden(path))
		return "has a part that begins with a dot, and is never read";
	if (kith_config_ignored(config, path))
		return "is what `ignore` leaves out (kith.yaml), and is never read";
	if (kith_config_folder_page(config, path))
		return "is the page of its folder, and no note";
	return NULL;
}

/* The note's own word, or else its folder's. */
static enum kith_type type_at(const struct kith_session *session, kith_id note, struct kith_slice path)
{
	enum kith_type own = kith_type_find(kith_book_first(session->book, note, KITH_F_TYPE));

	return own != KITH_NO_TYPE ? own : kith_config_folder_type(kith_book_config(session->book), path);
}

enum kith_code kith_place_check(struct kith_session *session, kith_id note, struct kith_slice path,
				struct kith_slice id)
{
	const struct kith_config *config = kith_book_config(session->book);
	enum kith_type now = (enum kith_type)kith_book_note(session->book, note)->type, then;
	const char *why = why_unread(config, path), *word = kith_type_word(now);

	if (!why && !kith_slice_eq(kith_path_id(path), id))
		why = "would be a note of another id";
	if (why) {
		kith_say(session, "%.*s %s; nothing was changed", KITH_ARG(path), why);
		return KITH_NEGATIVE;
	}
	then = type_at(session, note, path);
	if (then == now)
		return KITH_OK;
	kith_say(session,
		 "%.*s would be read as %s%s, not as a %s: a %s stands below %.*s/, or says `type: %s`",
		 KITH_ARG(path), then ? "a note of type " : "no note", kith_type_word(then), word, word,
		 KITH_ARG(kith_config_folder(config, now)), word);
	return KITH_NEGATIVE;
}

/* How much of an event's file name is its date with the mark behind it. */
static size_t date_length(struct kith_slice stem)
{
	bool dated = stem.len > 10 && kith_day_parse(kith_slice_sub(stem, 0, 10)) != KITH_NO_DAY;

	return dated ? 11 : 0;
}

static bool keeps_spelling(struct kith_slice stem, struct kith_slice name)
{
	struct kith_buf spelled = KITH_BUF_INIT, slug = KITH_BUF_INIT;
	bool keeps;

	kith_utf8_file_name(name, &spelled);
	kith_utf8_slug(name, &slug);
	keeps = kith_slice_find(stem, 0, ' ') != SIZE_MAX ||
		(kith_utf8_same(stem, kith_buf_view(&spelled)) && !kith_slice_eq(stem, kith_buf_view(&slug)));
	kith_buf_release(&spelled);
	kith_buf_release(&slug);
	return keeps;
}

void kith_place_name(struct kith_slice old_stem, struct kith_slice old_name, struct kith_slice name,
		     struct kith_buf *out)
{
	size_t dated = date_length(old_stem);

	kith_buf_slice(out, kith_slice_sub(old_stem, 0, dated));
	if (keeps_spelling(kith_slice_sub(old_stem, dated, old_stem.len), old_name))
		kith_utf8_file_name(name, out);
	else
		kith_utf8_slug(name, out);
}
