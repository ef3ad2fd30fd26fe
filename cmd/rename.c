/* kith rename: renames a note and rewrites every reference to it, in one commit. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "book/refs.h"
#include "cmd/assign.h"

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

static struct kith_slice file_name(struct kith_slice id)
{
	size_t slash;

	while ((slash = kith_slice_find(id, 0, '/')) != SIZE_MAX)
		id = kith_slice_sub(id, slash + 1, id.len);
	return id;
}

/* The folder part of an id, with its slash. */
static struct kith_slice folder_of(struct kith_slice id)
{
	return kith_slice_sub(id, 0, id.len - file_name(id).len);
}

/* people/x/index.md stays a bundle: its folder gets the new name. */
static struct kith_slice path_for(const struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	struct kith_slice path = kith_text(session->book, kith_book_note(session->book, renaming->note)->path);

	return kith_print(session, "%.*s%.*s", KITH_ARG(renaming->new_id),
			  KITH_ARG(kith_slice_sub(path, renaming->old_id.len, path.len)));
}

static enum kith_code check_new_id(struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	struct kith_slice path = path_for(renaming);

	if (kith_slice_eq(renaming->new_id, renaming->old_id))
		return KITH_OK;
	if (!kith_id_ok(kith_book_by_id(session->book, renaming->new_id)) &&
	    !kith_file_exists(kith_book_root_fd(session->book), path.ptr))
		return KITH_OK;
	kith_say(session, "%.*s is there already; kith rename REF --id NEW-ID names another place", KITH_ARG(path));
	return KITH_NEGATIVE;
}

static void choose_new_id(struct renaming *renaming, struct kith_slice argument)
{
	struct kith_session *session = renaming->session;
	struct kith_buf slug = KITH_BUF_INIT;
	struct kith_slice stem = file_name(renaming->old_id);

	if (kith_flag(session, "id")) {
		renaming->new_id = kith_slice_ends(argument, ".md") ? kith_slice_sub(argument, 0, argument.len - 3) : argument;
		return;
	}
	renaming->new_name = argument;
	/* An event's file name begins with its date, and keeps it. */
	if (stem.len > 10 && kith_day_parse(kith_slice_sub(stem, 0, 10)) != KITH_NO_DAY)
		kith_buf_slice(&slug, kith_slice_sub(stem, 0, 11));
	kith_utf8_slug(argument, &slug);
	renaming->new_id = kith_print(session, "%.*s%s", KITH_ARG(folder_of(renaming->old_id)), slug.ptr);
	kith_buf_release(&slug);
}

/* What a reference that names the note becomes: an id stays an id, a file name a file name (unless
 * another note has it), a name a name; an alias or address still finds it and stays. Empty if it
 * stays. */
static struct kith_slice renamed(const struct renaming *renaming, struct kith_slice ref)
{
	static const struct kith_slice stays = KITH_SLICE("");
	struct kith_slice stem = file_name(renaming->new_id);
	kith_id other = kith_ref_resolve(renaming->session->book, stem, KITH_ANY_TYPE);

	if (kith_utf8_same(ref, renaming->old_id))
		return renaming->new_id;
	if (kith_utf8_same(ref, file_name(renaming->old_id)))
		return other == KITH_NOBODY || other == renaming->note ? stem : renaming->new_id;
	if (renaming->new_name.len && kith_utf8_same(ref, renaming->old_name))
		return renaming->new_name;
	return stays;
}

/* How many folders two paths share at their beginning, as bytes with the slash. */
static size_t shared_folders(struct kith_slice a, struct kith_slice b)
{
	size_t n, shared = 0;

	for (n = 0; n < a.len && n < b.len && a.ptr[n] == b.ptr[n]; n++)
		if (a.ptr[n] == '/')
			shared = n + 1;
	return shared;
}

/* The relative link from one path of the notebook to another: "../people/ada.md". */
static struct kith_slice relative_link(struct kith_session *session, struct kith_slice from, struct kith_slice to)
{
	size_t shared = shared_folders(from, to), n;
	struct kith_buf link = KITH_BUF_INIT;
	struct kith_slice copy;

	for (n = shared; n < from.len; n++)
		if (from.ptr[n] == '/')
			kith_buf_cstr(&link, "../");
	kith_buf_slice(&link, kith_slice_sub(to, shared, to.len));
	copy = kith_arena_copy(&session->arena, kith_buf_view(&link));
	kith_buf_release(&link);
	return copy;
}

static struct kith_slice path_of(const struct kith_book *book, kith_id note)
{
	return kith_text(book, kith_book_note(book, note)->path);
}

/* The change for a note that refers to the renamed one; its own change for that one itself. */
static struct kith_change *change_for(struct renaming *renaming, kith_id note)
{
	const struct kith_book *book = renaming->session->book;
	struct kith_slice path = kith_text(book, kith_book_note(book, note)->path);
	size_t n;

	if (note == renaming->note)
		return &renaming->changes.items[0];
	for (n = renaming->changes.count; n-- > 1;)
		if (kith_slice_is(path, renaming->changes.items[n].path))
			return &renaming->changes.items[n];
	return kith_change_note(&renaming->changes, note);
}

/* "[[Ada|she]]" with another target: the decoration stays. */
static struct kith_slice redecorate(struct renaming *renaming, struct kith_slice text, struct kith_slice bare,
				    struct kith_slice target)
{
	size_t at = (size_t)(bare.ptr - text.ptr);

	return kith_print(renaming->session, "%.*s%.*s%.*s", (int)at, text.ptr, KITH_ARG(target),
			  KITH_ARG(kith_slice_sub(text, at + bare.len, text.len)));
}

static void add_value_edit(struct renaming *renaming, const struct kith_role *role)
{
	struct kith_session *session = renaming->session;
	const struct kith_book *book = session->book;
	const struct kith_value *value = &kith_book_values(book)[role->row];
	struct kith_slice text = kith_text(book, value->text), bare = kith_ref_bare(text);
	struct kith_slice target = renamed(renaming, bare);
	struct kith_slice *pair = kith_arena_array(&session->arena, 2, sizeof(*pair));
	struct kith_edit edit = { .verb = KITH_REPLACE_ITEM, .values = pair, .count = 2 };

	if (target.len == 0)
		return;
	pair[0] = text;
	pair[1] = redecorate(renaming, text, bare, target);
	edit.key = kith_key_for(session, role->note, (enum kith_field)value->field);
	kith_change_edit(&renaming->changes, change_for(renaming, role->note), &edit);
}

/* Each spelling of a reference in a note's body is rewritten once, wherever it stands. */
static void add_retarget(struct renaming *renaming, kith_id note, struct kith_slice ref, struct kith_slice target)
{
	struct kith_slice *pair;
	struct kith_edit edit = { .verb = KITH_RETARGET, .count = 2 };
	struct kith_change *change;
	size_t n;

	if (target.len == 0 || kith_slice_eq(ref, target))
		return;
	change = change_for(renaming, note);
	for (n = 0; n < change->edit_count; n++)
		if (change->edits[n].verb == KITH_RETARGET && kith_slice_eq(change->edits[n].values[0], ref))
			return;
	pair = kith_arena_array(&renaming->session->arena, 2, sizeof(*pair));
	pair[0] = ref;
	pair[1] = target;
	edit.values = pair;
	kith_change_edit(&renaming->changes, change, &edit);
}

/* A link by path is rewritten as one, from where its note stands after the renaming. */
static void add_link_edit(struct renaming *renaming, kith_id note, struct kith_slice ref, kith_id target)
{
	const struct kith_book *book = renaming->session->book;
	struct kith_slice from, to;

	if (!kith_slice_ends(ref, ".md")) {
		add_retarget(renaming, note, ref, target == renaming->note ? renamed(renaming, ref) : kith_slice_cstr(""));
		return;
	}
	from = note == renaming->note ? path_for(renaming) : path_of(book, note);
	to = target == renaming->note ? path_for(renaming) : path_of(book, target);
	add_retarget(renaming, note, ref, relative_link(renaming->session, from, to));
}

/* Links of the note itself: those by path change if its folder does. */
static void add_own_links(struct renaming *renaming)
{
	const struct kith_book *book = renaming->session->book;
	const struct kith_note_row *row = kith_book_note(book, renaming->note);
	const struct kith_link_row *links = kith_book_links(book) + row->links.first;
	uint32_t n;

	for (n = 0; n < row->links.count; n++)
		if (kith_id_ok(links[n].note))
			add_link_edit(renaming, renaming->note, kith_text(book, links[n].target), links[n].note);
}

static void add_entry_edits(struct renaming *renaming, const struct kith_role *role)
{
	const struct kith_book *book = renaming->session->book;
	const struct kith_entry_row *entry = &kith_book_entries(book)[role->row];
	uint32_t n;

	for (n = 0; n < entry->clauses.count; n++) {
		const struct kith_clause_row *clause = &kith_book_clauses(book)[entry->clauses.first + n];

		if (clause->note == renaming->note)
			add_retarget(renaming, role->note, kith_text(book, clause->ref),
				     renamed(renaming, kith_text(book, clause->ref)));
	}
}

static void add_references(struct renaming *renaming)
{
	const struct kith_book *book = renaming->session->book;
	const struct kith_note_row *row = kith_book_note(book, renaming->note);
	const struct kith_role *roles = kith_book_roles(book) + row->roles.first;
	uint32_t n;

	for (n = 0; n < row->roles.count; n++) {
		switch ((enum kith_role_kind)roles[n].kind) {
		case KITH_ROLE_FIELD:
			add_value_edit(renaming, &roles[n]);
			break;
		case KITH_ROLE_LINK:
			if (roles[n].note != renaming->note)
				add_link_edit(renaming, roles[n].note,
					      kith_text(book, kith_book_links(book)[roles[n].row].target),
					      renaming->note);
			break;
		case KITH_ROLE_ENTRY:
		case KITH_ROLE_SOURCE:
		case KITH_ROLE_OUTCOME:
			add_entry_edits(renaming, &roles[n]);
			break;
		}
	}
}

/* The new name, in the key or heading that holds the old one, which becomes an alias. */
static void add_name(struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	enum kith_type type = (enum kith_type)kith_book_note(session->book, renaming->note)->type;
	enum kith_field title = type == KITH_EVENT || type == KITH_LEAD ? KITH_F_TITLE : KITH_F_NAME;
	struct kith_assignment name = { kith_slice_cstr(kith_field_name(title)), renaming->new_name, KITH_SET };
	struct kith_assignment alias = { KITH_SLICE("aliases"), renaming->old_name, KITH_ADD_ITEM };

	if (renaming->new_name.len == 0 || kith_slice_eq(renaming->new_name, renaming->old_name))
		return;
	kith_assignments_edit(&renaming->changes, &renaming->changes.items[0], type, &name, 1);
	if (kith_field_spec(type, KITH_F_ALIASES))
		kith_assignments_edit(&renaming->changes, &renaming->changes.items[0], type, &alias, 1);
}

static enum kith_code perform(struct renaming *renaming)
{
	struct kith_session *session = renaming->session;
	struct kith_change *moved;

	moved = kith_change_note(&renaming->changes, renaming->note);
	if (!kith_slice_eq(renaming->new_id, renaming->old_id)) {
		moved->verb = KITH_CHANGE_MOVE;
		moved->from = moved->path;
		moved->path = path_for(renaming).ptr;
	}
	add_name(renaming);
	add_references(renaming);
	add_own_links(renaming);
	kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(renaming->new_id));
	renaming->changes.message =
		kith_print(session, "rename %.*s %.*s", KITH_ARG(renaming->old_id), KITH_ARG(renaming->new_id)).ptr;
	return kith_changes_perform(&renaming->changes, "rename");
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct renaming renaming = { .session = session, .changes = { .session = session } };
	enum kith_code code = kith_may_write(session);

	if (!code && argc != 2)
		return kith_say_usage(session, "a note and its new name (in quotes if it is of several words)");
	if (!code)
		code = kith_read_ref(session, argv[0], KITH_ANY_TYPE, &renaming.note);
	if (code)
		return code;
	renaming.old_id = kith_book_id(session->book, renaming.note);
	renaming.old_name = kith_book_name(session->book, renaming.note);
	choose_new_id(&renaming, kith_slice_trim(kith_slice_cstr(argv[1])));
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
