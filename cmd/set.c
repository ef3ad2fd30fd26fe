/* kith set: changes front matter, of one note or of many, in one commit. */
#include <string.h>

#include "cmd/entry.h"

struct setting {
	struct kith_assignment *given;
	size_t count;
	/* Notes of several types may be set at once: each is checked against its own. */
	struct kith_assignment *checked[KITH_TYPE_COUNT];
};

/* How many arguments stand before the first assignment. */
static int count_targets(int argc, char **argv)
{
	struct kith_assignment assignment;
	int n;

	for (n = 0; n < argc; n++)
		if (kith_assignment_parse(kith_slice_cstr(argv[n]), &assignment))
			break;
	return n;
}

/* Whether a lead is at the stage that it is set to: then nothing happened that its log could tell. */
static bool sets_same_stage(const struct kith_session *session, kith_id note, const struct setting *setting)
{
	struct kith_slice stage = kith_book_first(session->book, note, KITH_F_STAGE);
	size_t n;

	for (n = 0; n < setting->count; n++)
		if (kith_slice_is(setting->given[n].key, "stage") &&
		    kith_slice_eq(setting->given[n].value, stage))
			return true;
	return false;
}

static enum kith_code add(struct kith_changes *changes, kith_id note, void *context)
{
	struct kith_session *session = changes->session;
	struct setting *setting = context;
	enum kith_type type = (enum kith_type)kith_book_note(session->book, note)->type;
	struct kith_change *change;
	enum kith_code code;

	if (!setting->checked[type]) {
		setting->checked[type] =
			kith_arena_array(&session->arena, setting->count, sizeof(*setting->given));
		memcpy(setting->checked[type], setting->given, setting->count * sizeof(*setting->given));
		code = kith_assignments_check(session, type, setting->checked[type], setting->count);
		if (code)
			return code;
	}
	change = kith_change_note(changes, note);
	kith_assignments_edit(changes, change, type, setting->checked[type], setting->count);
	if (!sets_same_stage(session, note, setting))
		kith_assigned_stage(changes, change, type, setting->checked[type], setting->count);
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct setting setting = { .given = NULL };
	struct kith_each each = { "set", KITH_ANY_TYPE, add, &setting };
	int targets = count_targets(argc, argv), n;

	if (argc > 0 && targets == argc)
		return kith_say_usage(session, "what is to be set? key=value, key+=item, key-=item or key=");
	setting.count = (size_t)(argc - targets);
	setting.given = kith_arena_array(&session->arena, setting.count + 1, sizeof(*setting.given));
	for (n = targets; n < argc; n++)
		if (!kith_assignment_parse(kith_slice_cstr(argv[n]), &setting.given[n - targets]))
			return kith_say_usage(
				session,
				"'%s' is no assignment: key=value, key+=item, key-=item or key=", argv[n]);
	return kith_change_each(session, targets, argv, &each);
}

const struct kith_tool kith_tool = {
	.name = "set",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.run = run,
};
