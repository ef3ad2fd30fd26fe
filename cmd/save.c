/* kith save: checks and commits what was edited by hand. */
#include "cmd/faults.h"
#include "cmd/write.h"

struct saving {
	struct kith_changes changes;
	struct kith_ids wanted; /* empty: all */
};

/* The note that stands at a path, or KITH_NOBODY (deleted, or no note of ours). */
static kith_id note_at(const struct kith_book *book, const char *path)
{
	return kith_book_by_id(book, kith_path_id(kith_slice_cstr(path)));
}

static void found(void *context, const char *path, char state)
{
	struct saving *saving = context;
	struct kith_session *session = saving->changes.session;
	kith_id note = note_at(session->book, path);

	(void)state;
	if (saving->wanted.count && !(kith_id_ok(note) && kith_ids_have(&saving->wanted, note)))
		return;
	kith_change_path(&saving->changes, KITH_CHANGE_ADOPT, path);
	kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(kith_path_id(kith_slice_cstr(path))));
}

static bool is_saved(const void *context, const struct kith_diag *diag)
{
	const struct saving *saving = context;
	size_t n;

	for (n = 0; n < saving->changes.count; n++)
		if (kith_fault_is_in(diag, saving->changes.items[n].path))
			return true;
	return false;
}

static enum kith_code save(struct saving *saving)
{
	struct kith_session *session = saving->changes.session;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_store_dirty(session->root.ptr, found, saving, &err);
	bool faulty;

	if (code)
		return kith_say_err(session, &err);
	faulty = kith_faults_say(session, is_saved, saving, true);
	if (saving->changes.count == 0) {
		kith_say(session, "nothing was edited since the last commit");
		return KITH_OK;
	}
	if (faulty) {
		kith_buf_clear(&session->out);
		kith_say(session, "nothing was committed: mend what is named above first");
		return KITH_MALFORMED;
	}
	code = kith_changes_perform(&saving->changes, "save");
	if (!code && session->committed)
		kith_store_tidy(session->root.ptr);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct saving saving = { .changes = { .session = session } };
	enum kith_code code = kith_may_write(session);

	if (!code && argc)
		code = kith_read_refs(session, argc, argv, KITH_ANY_TYPE, &saving.wanted);
	if (!code)
		code = save(&saving);
	kith_changes_release(&saving.changes);
	kith_ids_release(&saving.wanted);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "save",
	.traits = KITH_READS_BOOK | KITH_WRITES | KITH_CHECKS,
	.run = run,
};
