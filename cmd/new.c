/* kith new: makes a note and prints its id. */
#include <string.h>

#include "cmd/create.h"
#include "cmd/editor.h"
#include "cmd/entry.h"

static const struct kith_option options[] = {
	{ "log", 0, "ENTRY", "a first log entry, 'KIND: text'" },
	{ "edit", 'e', NULL, "open the new note in the editor" },
	{ "again", 0, NULL, "even where a note of that type has this name" },
	{ NULL, 0, NULL, NULL },
};

/* "met: at the spring meetup" as kind and text. */
static enum kith_code add_log(struct kith_changes *changes, struct kith_change *change, const char *log)
{
	struct kith_entry_draft draft = { .day = changes->session->today };
	struct kith_slice none = KITH_SLICE("");
	enum kith_code code;

	kith_slice_cut(kith_slice_cstr(log), ':', &draft.kind, &draft.text);
	draft.kind = kith_slice_trim(draft.kind);
	draft.text = kith_slice_trim(draft.text);
	code = kith_kind_check(changes->session, draft.kind, none);
	if (!code)
		kith_entry_add(changes, change, &draft, false);
	return code;
}

static enum kith_code read_note(struct kith_session *session, int argc, char **argv,
				struct kith_new_note *note)
{
	struct kith_assignment *assignments =
		kith_arena_array(&session->arena, (size_t)argc, sizeof(*assignments));
	int n;

	note->type = kith_type_find(kith_slice_cstr(argv[0]));
	note->name = kith_slice_trim(kith_slice_cstr(argv[1]));
	note->assignments = assignments;
	note->count = (size_t)argc - 2;
	if (note->type == KITH_NO_TYPE)
		return kith_say_usage(session, "'%s' is no type of note: person, event, group or lead",
				      argv[0]);
	if (note->name.len == 0)
		return kith_say_usage(session, "the name is empty");
	for (n = 2; n < argc; n++)
		if (!kith_assignment_parse(kith_slice_cstr(argv[n]), &assignments[n - 2]))
			return kith_say_usage(
				session, "'%s' is no key=value (a name of several words stands in quotes)",
				argv[n]);
	return kith_assignments_check(session, note->type, assignments, note->count);
}

static enum kith_code make(struct kith_session *session, const struct kith_new_note *note,
			   struct kith_slice *id)
{
	struct kith_changes changes = { .session = session };
	const char *log = kith_option(session, "log");
	struct kith_change *change = kith_change_create(&changes, note, id);
	enum kith_code code;

	kith_assigned_stage(&changes, change, note->type, note->assignments, note->count);
	code = log ? add_log(&changes, change, log) : KITH_OK;

	if (!code) {
		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(*id));
		code = kith_changes_perform(&changes, "new");
	}
	kith_changes_release(&changes);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_new_note note = { .type = KITH_NO_TYPE };
	enum kith_code code = kith_may_write(session);
	struct kith_slice id;

	if (!code && argc < 2)
		return kith_say_usage(session,
				      "a type and a name are needed: kith new person \"Ada Okafor\"");
	if (!code)
		code = read_note(session, argc, argv, &note);
	if (!code && !kith_flag(session, "again"))
		code = kith_new_name_check(session, note.type, note.name);
	if (!code && kith_flag(session, "edit"))
		code = kith_editor_check(session);
	if (!code)
		code = make(session, &note, &id);
	if (!code && kith_flag(session, "edit"))
		code = kith_edit_paths(
			session, &(const char *){ kith_print(session, "%.*s.md", KITH_ARG(id)).ptr }, 1);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "new",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.options = options,
	.run = run,
};
