#include "cmd/write.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define NAMED_IN_MESSAGE 8 /* a commit message names so many ids; beyond that it counts */

struct kith_change *kith_change_path(struct kith_changes *changes, enum kith_change_verb verb,
				     const char *path)
{
	struct kith_change *change;

	changes->items =
		kith_grow(changes->items, changes->count, &changes->capacity, sizeof(*changes->items));
	change = &changes->items[changes->count++];
	memset(change, 0, sizeof(*change));
	change->verb = verb;
	change->path = kith_arena_cstr(&changes->session->arena, kith_slice_cstr(path));
	return change;
}

struct kith_change *kith_change_note(struct kith_changes *changes, kith_id note)
{
	const struct kith_book *book = changes->session->book;
	struct kith_slice path = kith_text(book, kith_book_note(book, note)->path);

	return kith_change_path(changes, KITH_CHANGE_EDIT, kith_arena_cstr(&changes->session->arena, path));
}

/* The newest first: references are rewritten note by note. */
struct kith_change *kith_change_once(struct kith_changes *changes, kith_id note)
{
	const struct kith_book *book = changes->session->book;
	struct kith_slice path = kith_text(book, kith_book_note(book, note)->path);
	size_t n;

	for (n = changes->count; n-- > 0;)
		if (kith_slice_is(path,
				  changes->items[n].from ? changes->items[n].from : changes->items[n].path))
			return &changes->items[n];
	return kith_change_note(changes, note);
}

void kith_change_edit(struct kith_changes *changes, struct kith_change *change, const struct kith_edit *edit)
{
	struct kith_edit *edits;

	edits = kith_arena_array(&changes->session->arena, change->edit_count + 1, sizeof(*edits));
	if (change->edit_count)
		memcpy(edits, change->edits, change->edit_count * sizeof(*edits));
	edits[change->edit_count++] = *edit;
	change->edits = edits;
}

static void print_message(const struct kith_changes *changes, const char *verb, struct kith_buf *message)
{
	const char *own = kith_option(changes->session, "message");
	size_t n;

	if (own || changes->message) {
		kith_buf_cstr(message, own ? own : changes->message);
		return;
	}
	kith_buf_cstr(message, verb);
	if (changes->count > NAMED_IN_MESSAGE)
		kith_buf_printf(message, " %zu notes", changes->count);
	for (n = 0; changes->count <= NAMED_IN_MESSAGE && n < changes->count; n++)
		kith_buf_printf(message, " %.*s",
				KITH_ARG(kith_path_id(kith_slice_cstr(changes->items[n].path))));
}

static enum kith_code preview(struct kith_changes *changes, const struct kith_act *act)
{
	struct kith_session *session = changes->session;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;
	size_t changed;

	kith_buf_clear(&session->out);
	code = kith_store_preview(session->root.ptr, act, &session->out, &changed, &err);
	if (code)
		return kith_say_err(session, &err);
	return changed ? KITH_NEGATIVE : KITH_OK;
}

/* What was to be printed is not true then, and would mislead the next tool of a pipe. One note that
 * cannot be written stops an act on many: that is more than a malformed note. */
static enum kith_code say_failure(struct kith_changes *changes, const struct kith_err *err,
				  enum kith_code code)
{
	struct kith_session *session = changes->session;

	kith_say_err(session, err);
	if (code == KITH_AFTER)
		return code;
	kith_buf_clear(&session->out);
	if (changes->count > 1)
		kith_say(session, "nothing was changed");
	return code == KITH_MALFORMED && changes->count > 1 ? KITH_FAILED : code;
}

enum kith_code kith_changes_perform(struct kith_changes *changes, const char *verb)
{
	struct kith_session *session = changes->session;
	struct kith_buf message = KITH_BUF_INIT;
	struct kith_act_result result = { 0 };
	struct kith_err err = KITH_ERR_INIT;
	struct kith_act act = {
		.tool = session->tool->name,
		.changes = changes->items,
		.change_count = changes->count,
		.kinds = &kith_book_config(session->book)->kinds,
		.no_commit = kith_flag(session, "no-commit"),
		.detached_ok = kith_flag(session, "detached-ok"),
	};
	enum kith_code code;

	print_message(changes, verb, &message);
	act.message = message.ptr;
	if (kith_flag(session, "dry-run")) {
		code = preview(changes, &act);
		goto out;
	}
	code = kith_store_perform(session->root.ptr, &act, &result, &err);
	session->committed = result.committed || result.changed;
	if (code)
		code = say_failure(changes, &err, code);
	else if (result.changed == 0)
		kith_say(session, "it is so already: nothing was changed");
	else if (result.notice)
		kith_say(session, "%s", result.notice);
out:
	kith_buf_release(&message);
	return code;
}

void kith_changes_release(struct kith_changes *changes)
{
	free(changes->items);
	changes->items = NULL;
	changes->count = changes->capacity = 0;
}

/* A reference may find a note of another type where none of the wanted one has the name. */
static enum kith_code check_type(struct kith_session *session, const struct kith_each *each, kith_id note)
{
	unsigned type = kith_book_note(session->book, note)->type;

	if (each->types == KITH_ANY_TYPE || each->types & (1u << type))
		return KITH_OK;
	kith_say(session, "%.*s is a note of type %s: %s is not for those",
		 KITH_ARG(kith_book_id(session->book, note)), kith_type_word((enum kith_type)type),
		 session->tool->name);
	return KITH_NEGATIVE;
}

/* Whether the newest change can be made to a note that has an error; one that cannot is said. */
static bool can_be_made(const struct kith_changes *changes, kith_id note)
{
	struct kith_session *session = changes->session;
	const struct kith_change *change = &changes->items[changes->count - 1];
	struct kith_buf bytes = KITH_BUF_INIT, after = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = KITH_OK;

	if (!(kith_book_note(session->book, note)->flags & KITH_NOTE_FAULTY) ||
	    change->verb != KITH_CHANGE_EDIT)
		return true;
	if (!kith_book_read(session->book, note, &bytes, &err))
		code = kith_edit_apply(kith_buf_view(&bytes), kith_slice_cstr(change->path),
				       &kith_book_config(session->book)->kinds, change->edits,
				       change->edit_count, &after, &err);
	if (code == KITH_MALFORMED)
		kith_outcome(session, kith_say_err(session, &err));
	kith_buf_release(&bytes);
	kith_buf_release(&after);
	return code != KITH_MALFORMED;
}

/* Gathers what is done to each note. Of several one that is malformed is left out, and named: it does not
 * keep the others from being written. */
static enum kith_code add_each(struct kith_changes *changes, const struct kith_each *each,
			       struct kith_ids *ids)
{
	enum kith_code code = KITH_OK;
	size_t n, kept = 0, total = ids->count;

	for (n = 0; !code && n < total; n++)
		code = check_type(changes->session, each, ids->items[n]);
	for (n = 0; !code && n < total; n++) {
		code = each->add(changes, ids->items[n], each->context);
		if (code)
			break;
		if (total == 1 || can_be_made(changes, ids->items[n]))
			ids->items[kept++] = ids->items[n];
		else
			changes->count--;
	}
	ids->count = kept;
	return code || kept ? code : KITH_MALFORMED;
}

enum kith_code kith_change_each(struct kith_session *session, int argc, char **argv,
				const struct kith_each *each)
{
	struct kith_changes changes = { .session = session };
	struct kith_ids ids = { 0 };
	enum kith_code code = kith_may_write(session);
	size_t n;

	if (!code && argc == 0)
		code = kith_say_usage(session, "which note?");
	if (!code)
		code = kith_read_targets(session, argc, argv, each->types, &ids);
	if (!code)
		code = add_each(&changes, each, &ids);
	for (n = 0; !code && n < ids.count; n++)
		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(kith_book_id(session->book, ids.items[n])));
	if (!code)
		code = kith_changes_perform(&changes, each->verb);
	kith_changes_release(&changes);
	kith_ids_release(&ids);
	return code;
}

struct kith_slice kith_key_for(const struct kith_session *session, kith_id note, enum kith_field field)
{
	const struct kith_config *config = kith_book_config(session->book);
	const struct kith_note_row *row = kith_book_note(session->book, note);

	return kith_config_key(config, (enum kith_type)row->type, field);
}

enum kith_code kith_may_write(struct kith_session *session)
{
	int version = kith_book_config(session->book)->version;

	if (session->as_of.len)
		return kith_say_usage(session,
				      "--as-of is for looking: nothing is written to another day's notebook");
	if (version <= KITH_FORMAT_VERSION)
		return KITH_OK;
	kith_say(session,
		 "%s: this notebook has format version %d, and this kith writes version %d: install a newer "
		 "kith",
		 KITH_CONFIG_FILE, version, KITH_FORMAT_VERSION);
	return KITH_FAILED;
}
