#include "cmd/editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cmd/faults.h"
#include "cmd/spawn.h"
#include "cmd/write.h"

/* The user's own choice, or NULL. */
static const char *chosen(void)
{
	const char *visual = getenv("VISUAL"), *plain = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	return plain && *plain ? plain : NULL;
}

static const char *editor(void)
{
	return chosen() ? chosen() : "vi";
}

enum kith_code kith_editor_check(const struct kith_session *session)
{
	if (chosen() || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)))
		return KITH_OK;
	kith_say(session, "no terminal here for vi; VISUAL or EDITOR names the editor to run");
	return KITH_USAGE;
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
		kith_say(session, "the editor '%s' did not end well; what it saved stays, uncommitted",
			 editor());
		code = KITH_FAILED;
	}
	kith_buf_release(&command);
	free(argv);
	return code;
}

/* Commits the notes that differ now from what they were before. */
static enum kith_code adopt(struct kith_session *session, const char *const *paths,
			    const struct kith_buf *before, size_t count)
{
	struct kith_changes changes = { .session = session };
	struct kith_buf after = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;
	size_t n;

	for (n = 0; n < count; n++) {
		if (kith_file_read(kith_book_root_fd(session->book), paths[n], KITH_NOTE_MAX_BYTES, &after,
				   NULL, NULL) ||
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

/* Files that were open in the editor. */
struct edited {
	const char *const *paths;
	size_t count;
};

static bool is_edited(const void *context, const struct kith_diag *diag)
{
	const struct edited *edited = context;
	size_t n;

	for (n = 0; n < edited->count; n++)
		if (kith_fault_is_in(diag, edited->paths[n]))
			return true;
	return false;
}

/* The errors that kith check would find in the notes now; they are committed all the same, as the
 * user's own words. */
static void say_faults(struct kith_session *session, const char *const *paths, size_t count)
{
	struct kith_book_options options = { .check = true };
	struct edited edited = { paths, count };
	struct kith_err err = KITH_ERR_INIT;
	struct kith_book *book = NULL;

	kith_diags_release(&session->diags);
	memset(&session->diags, 0, sizeof(session->diags));
	if (kith_book_open(session->root.ptr, &options, &session->diags, &book, &err))
		kith_outcome(session, kith_say_err(session, &err));
	/* Tools that do not leave it to this said what is wrong elsewhere when they began. */
	kith_faults_say(session, is_edited, &edited, session->tool->traits & KITH_CHECKS);
	kith_book_close(book);
}

enum kith_code kith_edit_paths(struct kith_session *session, const char *const *paths, size_t count)
{
	struct kith_buf *before = kith_alloc(count, sizeof(*before));
	enum kith_code code = kith_editor_check(session);
	size_t n;

	for (n = 0; !code && n < count; n++)
		code = kith_file_read(kith_book_root_fd(session->book), paths[n], KITH_NOTE_MAX_BYTES,
				      &before[n], NULL, NULL);
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
