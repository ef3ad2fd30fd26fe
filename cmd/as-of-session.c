/* --as-of: runs kith-as-of into a folder of the notebook that no walk enters, and removes it after. */
#include "cmd/as-of.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/programs.h"
#include "cmd/spawn.h"

/* Beside git's own files where they are in the root, else a folder with a dot: never in a list. */
static void choose_folder(struct kith_session *session)
{
	struct stat info;

	kith_buf_printf(&session->as_of, "%s/.git", session->root.ptr);
	if (stat(session->as_of.ptr, &info) || !S_ISDIR(info.st_mode)) {
		kith_buf_clear(&session->as_of);
		kith_buf_cstr(&session->as_of, session->root.ptr);
		kith_buf_cstr(&session->as_of, "/.kith-as-of-XXXXXX");
	} else
		kith_buf_cstr(&session->as_of, "/kith-as-of-XXXXXX");
}

static enum kith_code run_helper(struct kith_session *session, const char *day)
{
	struct kith_buf program = KITH_BUF_INIT;
	const char *argv[] = { NULL, "-C", session->root.ptr, "--", day, session->as_of.ptr, NULL };
	enum kith_code code = KITH_FAILED;
	int status = -1;

	if (kith_tool_path("as-of", &program)) {
		argv[0] = program.ptr;
		status = kith_spawn_wait(argv);
	}
	if (status < 0)
		kith_say(session, "kith-as-of, which reads the history, could not be run");
	else
		code = (enum kith_code)status;
	kith_buf_release(&program);
	return code;
}

enum kith_code kith_as_of_enter(struct kith_session *session, const char *text)
{
	enum kith_code code;
	struct kith_buf iso = KITH_BUF_INIT;
	kith_day day;

	code = kith_read_date(session, text, false, &day);
	if (code)
		return code;
	choose_folder(session);
	if (!mkdtemp(session->as_of.ptr)) {
		kith_say(session, "%s: %s", session->as_of.ptr, strerror(errno));
		kith_buf_clear(&session->as_of);
		return KITH_FAILED;
	}
	kith_day_print(day, &iso);
	code = run_helper(session, iso.ptr);
	kith_buf_release(&iso);
	kith_buf_clear(&session->root);
	kith_buf_slice(&session->root, kith_buf_view(&session->as_of));
	if (!kith_option(session, "today"))
		session->today = day;
	return code;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
	(void)info;
	(void)kind;
	(void)walk;
	return remove(path);
}

void kith_as_of_leave(struct kith_session *session)
{
	if (session->as_of.len)
		nftw(session->as_of.ptr, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
