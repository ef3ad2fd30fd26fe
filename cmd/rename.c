/* kith rename: renames a note and rewrites every reference to it, in one commit. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "book/refs.h"
#include "cmd/assign.h"
#include "cmd/left.h"
#include "cmd/place.h"
#include "cmd/references.h"

static const struct kith_option options[] = {
	{ "id", 0, NULL, "the argument is a new id: move the note and keep its name" },
	{ NULL, 0, NULL, NULL },
};

struct renaming {
	struct kith_session *session;
	struct kith_changes changes;
	kith_id note;
	struct kith_slice old_id, new_id, old_name, new_name; /* new_name is empty with --id */
};

/* The folder part of an id, with its slash. */
static struct kith_slice folder_of(struct kith_slice id)
{
	return kith_slice_sub(id, 0, id.len - kith_path_name(id).len);
}

/* people/x/index.md stays a bundle: its folder gets the new name. */
static struct kith_slice path_for(const struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	struct kith_slice path =
		kith_text(session->book, kith_book_note(session->book, renaming->note)->path);

	return kith_print(session, "%.*s%.*s", KITH_ARG(renaming->new_id),
			  KITH_ARG(kith_slice_sub(path, renaming->old_id.len, path.len)));
}

static enum kith_code check_new_id(struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	struct kith_slice path = path_for(renaming);

	if (kith_slice_eq(renaming->new_id, renaming->old_id))
		return KITH_OK;
	if (kith_place_check(session, renaming->note, path, renaming->new_id))
		return KITH_NEGATIVE;
	if (!kith_id_ok(kith_book_by_id(session->book, renaming->new_id)) &&
	    !kith_file_exists(kith_book_root_fd(session->book), path.ptr))
		return KITH_OK;
	kith_say(session, "%.*s is there already; kith rename REF --id NEW-ID names another place",
		 KITH_ARG(path));
	return KITH_NEGATIVE;
}

static void choose_new_id(struct renaming *renaming, struct kith_slice argument)
{
	struct kith_session *session = renaming->session;
	struct kith_buf stem = KITH_BUF_INIT;

	if (kith_flag(session, "id")) {
		renaming->new_id = kith_slice_ends(argument, ".md")
					   ? kith_slice_sub(argument, 0, argument.len - 3)
					   : argument;
		return;
	}
	renaming->new_name = argument;
	kith_place_name(kith_path_name(renaming->old_id), renaming->old_name, argument, &stem);
	renaming->new_id = kith_print(session, "%.*s%s", KITH_ARG(folder_of(renaming->old_id)), stem.ptr);
	kith_buf_release(&stem);
}

/* What a reference that names the note becomes: an id stays an id, a file name a file name (unless
 * another note has it), a name a name; an alias or address still finds it and stays. Empty if it
 * stays. */
static struct kith_slice renamed(const struct kith_references *references, struct kith_slice ref)
{
	static const struct kith_slice stays = KITH_SLICE("");
	const struct renaming *renaming = references->context;
	struct kith_slice stem = kith_path_name(renaming->new_id);
	kith_id other = kith_ref_resolve(renaming->session->book, stem, KITH_ANY_TYPE);

	if (kith_utf8_same(ref, renaming->old_id))
		return renaming->new_id;
	if (kith_utf8_same(ref, kith_path_name(renaming->old_id)))
		return other == KITH_NOBODY || other == renaming->note ? stem : renaming->new_id;
	if (renaming->new_name.len && kith_utf8_same(ref, renaming->old_name))
		return renaming->new_name;
	return stays;
}

/* The new name, in the key or heading that holds the old one, which becomes an alias. */
static void add_name(struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	enum kith_type type = (enum kith_type)kith_book_note(session->book, renaming->note)->type;
	enum kith_field title = type == KITH_EVENT || type == KITH_LEAD ? KITH_F_TITLE : KITH_F_NAME;
	struct kith_assignment name = { kith_slice_cstr(kith_field_name(title)), renaming->new_name,
					KITH_SET };
	struct kith_assignment alias = { KITH_SLICE("aliases"), renaming->old_name, KITH_ADD_ITEM };

	if (renaming->new_name.len == 0 || kith_slice_eq(renaming->new_name, renaming->old_name))
		return;
	kith_assignments_edit(&renaming->changes, &renaming->changes.items[0], type, &name, 1);
	if (kith_field_spec(type, KITH_F_ALIASES))
		kith_assignments_edit(&renaming->changes, &renaming->changes.items[0], type, &alias, 1);
}

/* `me:` of kith.yaml follows; where the default named me, it is written down. */
static void follow_me(struct renaming *renaming, const struct kith_references *references)
{
	struct kith_session *session = renaming->session;
	struct kith_slice me = kith_book_config(session->book)->me, bare = kith_ref_bare(me), target;
	struct kith_slice *pair = kith_arena_array(&session->arena, 2, sizeof(*pair));
	struct kith_edit edit = {
		.verb = KITH_SET_SETTING, .key = KITH_SLICE("me"), .values = pair, .count = 2
	};
	size_t at = (size_t)(bare.ptr - me.ptr);

	target = renamed(references, bare);
	if (kith_book_me(session->book) != renaming->note || target.len == 0 || kith_slice_eq(target, bare))
		return;
	pair[0] = me;
	pair[1] = kith_print(session, "%.*s%.*s%.*s", (int)at, me.ptr, KITH_ARG(target),
			     KITH_ARG(kith_slice_sub(me, at + bare.len, me.len)));
	kith_change_edit(&renaming->changes,
			 kith_change_path(&renaming->changes, KITH_CHANGE_EDIT, KITH_CONFIG_FILE), &edit);
}

static enum kith_code perform(struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	struct kith_references references = { .changes = &renaming->changes,
					      .note = renaming->note,
					      .into = renaming->note,
					      .renamed = renamed,
					      .context = renaming };
	struct kith_change *moved;

	moved = kith_change_note(&renaming->changes, renaming->note);
	if (!kith_slice_eq(renaming->new_id, renaming->old_id)) {
		moved->verb = KITH_CHANGE_MOVE;
		moved->from = moved->path;
		moved->path = path_for(renaming).ptr;
	}
	add_name(renaming);
	references.path = kith_slice_cstr(moved->path);
	kith_references_rewrite(&references);
	kith_references_own_links(&references);
	follow_me(renaming, &references);
	kith_left_say(&references);
	kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(renaming->new_id));
	renaming->changes.message = kith_print(session, "rename %.*s %.*s", KITH_ARG(renaming->old_id),
					       KITH_ARG(renaming->new_id))
					    .ptr;
	return kith_changes_perform(&renaming->changes, "rename");
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct renaming renaming = { .session = session, .changes = { .session = session } };
	enum kith_code code = kith_may_write(session);
	struct kith_slice argument;

	if (!code && argc != 2)
		return kith_say_usage(session,
				      "a note and its new name (in quotes if it is of several words)");
	if (!code)
		code = kith_read_ref(session, argv[0], KITH_ANY_TYPE, &renaming.note);
	if (code)
		return code;
	argument = kith_slice_trim(kith_slice_cstr(argv[1]));
	if (argument.len == 0)
		return kith_say_usage(session, "the new name is empty");
	renaming.old_id = kith_book_id(session->book, renaming.note);
	renaming.old_name = kith_book_name(session->book, renaming.note);
	choose_new_id(&renaming, argument);
	code = check_new_id(&renaming);
	if (!code)
		code = perform(&renaming);
	kith_changes_release(&renaming.changes);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "rename",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.options = options,
	.run = run,
};
