#include "cmd/editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cmd/spawn.h"
#include "cmd/write.h"

static const char *editor(void)
{
	const char *visual = getenv("VISUAL"), *plain = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	return plain && *plain ? plain : "vi";
}

/* The shell sees the user's own command; the paths are its arguments, never pasted into it. */
static enum kith_code run_editor(struct kith_session *session, const char *const *paths, size_t count)
{
	const char **argv = kith_alloc(count + 5, sizeof(*argv));
	struct kith_buf command = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;
	size_t n;

	kith_buf_printf(&command, "%s \"$@\"", editor());
	argv[0] = "sh";
	argv[1] = "-c";
	argv[2] = command.ptr;
	argv[3] = "sh";
	for (n = 0; n < count; n++)
		argv[4 + n] = kith_print(session, "%s/%s", session->root.ptr, paths[n]).ptr;
	if (kith_spawn_wait(argv) != 0) {
		kith_say(session, "the editor '%s' did not end well; what it saved stays, uncommitted", editor());
		code = KITH_FAILED;
	}
	kith_buf_release(&command);
	free(argv);
	return code;
}

/* Commits the notes that differ now from what they were before. */
static enum kith_code adopt(struct kith_session *session, const char *const *paths, const struct kith_buf *before,
			    size_t count)
{
	struct kith_changes changes = { .session = session };
	struct kith_buf after = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;
	size_t n;

	for (n = 0; n < count; n++) {
		if (kith_file_read(kith_book_root_fd(session->book), paths[n], KITH_NOTE_MAX_BYTES, &after, NULL, NULL) ||
		    kith_slice_eq(kith_buf_view(&after), kith_buf_view(&before[n])))
			continue;
		kith_change_path(&changes, KITH_CHANGE_ADOPT, paths[n]);
	}
	if (changes.count)
		code = kith_changes_perform(&changes, "edit");
	else
		kith_say(session, "nothing was changed");
	kith_changes_release(&changes);
	kith_buf_release(&after);
	return code;
}

/* What is wrong with the notes now; they are committed all the same, as the user's own words. */
static void say_faults(struct kith_session *session, const char *const *paths, size_t count)
{
	const struct kith_kinds *kinds = &kith_book_config(session->book)->kinds;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf bytes = KITH_BUF_INIT;
	struct kith_note note;
	size_t n;

	kith_diags_release(&session->diags);
	memset(&session->diags, 0, sizeof(session->diags));
	for (n = 0; n < count; n++)
		if (!kith_file_read(kith_book_root_fd(session->book), paths[n], KITH_NOTE_MAX_BYTES, &bytes, NULL, NULL))
			kith_note_parse(kith_buf_view(&bytes), kith_slice_cstr(paths[n]), kinds, &arena, &session->diags,
					&note);
	kith_session_say_diags(session);
	kith_buf_release(&bytes);
	kith_arena_release(&arena);
}

enum kith_code kith_edit_paths(struct kith_session *session, const char *const *paths, size_t count)
{
	struct kith_buf *before = kith_alloc(count, sizeof(*before));
	enum kith_code code = KITH_OK;
	size_t n;

	for (n = 0; !code && n < count; n++)
		code = kith_file_read(kith_book_root_fd(session->book), paths[n], KITH_NOTE_MAX_BYTES, &before[n], NULL,
				      NULL);
	if (!code)
		code = run_editor(session, paths, count);
	if (!code)
		code = adopt(session, paths, before, count);
	if (!code)
		say_faults(session, paths, count);
	for (n = 0; n < count; n++)
		kith_buf_release(&before[n]);
	free(before);
	return code;
}
