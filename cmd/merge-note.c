/* kith merge-note: git's merge driver for notes. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/tool.h"
#include "note/merge.h"

/* Past this it is no text that a merge by lines could hold in memory. */
#define MAX_BYTES (64L * 1024 * 1024)

/* The files are git's, beside the notes or in a folder for temporary files, and no notes. */
static enum kith_code read_file(struct kith_session *session, const char *path, struct kith_buf *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat stat;
	ssize_t got = 1;

	if (fd >= 0 && fstat(fd, &stat) == 0 && (!S_ISREG(stat.st_mode) || stat.st_size > MAX_BYTES)) {
		kith_say(session, "%s: no file of at most 64 MiB", path);
		close(fd);
		return KITH_FAILED;
	}
	while (fd >= 0 && got != 0) {
		kith_buf_reserve(text, 65536);
		got = read(fd, text->ptr + text->len, 65536);
		if (got < 0 && errno != EINTR)
			break;
		text->len += got > 0 ? (size_t)got : 0;
		got = got < 0 ? 1 : got;
	}
	if (fd < 0 || got < 0) {
		kith_say(session, "%s: %s", path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return KITH_FAILED;
	}
	close(fd);
	return KITH_OK;
}

/* OURS is the old file or the merge, whenever this ends. Git itself copies it into the work tree. */
static enum kith_code answer(struct kith_session *session, const char *path, struct kith_slice text)
{
	struct kith_buf beside = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	struct stat stat_ours;
	enum kith_code code = KITH_OK;
	int fd;

	kith_buf_printf(&beside, "%s.kith", path);
	fd = open(beside.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0) {
		kith_say(session, "%s: %s", beside.ptr, strerror(errno));
		kith_buf_release(&beside);
		return KITH_FAILED;
	}
	code = kith_write_all(fd, text, &err);
	if (!code && stat(path, &stat_ours) == 0 && fchmod(fd, stat_ours.st_mode & 0777) != 0)
		code = kith_fail_errno(&err, KITH_FAILED, "%s", beside.ptr);
	if (close(fd) != 0 && !code)
		code = kith_fail_errno(&err, KITH_FAILED, "%s", beside.ptr);
	if (!code && rename(beside.ptr, path) != 0)
		code = kith_fail_errno(&err, KITH_FAILED, "%s", path);
	if (code) {
		unlink(beside.ptr);
		kith_say_err(session, &err);
	}
	kith_buf_release(&beside);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_buf texts[3] = { KITH_BUF_INIT, KITH_BUF_INIT, KITH_BUF_INIT }, merged = KITH_BUF_INIT;
	struct kith_note_merge merge = { .marks = KITH_MERGE_MARKS };
	enum kith_code code = KITH_OK;
	long marks = KITH_MERGE_MARKS;
	bool clean;

	if (argc < 3 || argc > 5)
		return kith_say_usage(session, "three files, the length of a marker and a path");
	if (argc > 3 && (!kith_slice_number(kith_slice_cstr(argv[3]), 1000, &marks) || marks < 1))
		return kith_say_usage(session, "%s: no length of a marker: 1 to 1000", argv[3]);
	for (int n = 0; n < 3 && !code; n++)
		code = read_file(session, argv[n], &texts[n]);
	if (!code) {
		merge.base = kith_buf_view(&texts[0]);
		merge.ours = kith_buf_view(&texts[1]);
		merge.theirs = kith_buf_view(&texts[2]);
		merge.marks = (size_t)marks;
		clean = kith_merge_note(&merge, &merged);
		if (!kith_slice_eq(kith_buf_view(&merged), merge.ours))
			code = answer(session, argv[1], kith_buf_view(&merged));
		if (!code && !clean) {
			kith_say(session,
				 "%s: both sides changed the same thing: keep what is right and delete the "
				 "lines "
				 "<<<<<<<, =======, >>>>>>>",
				 argv[argc > 4 ? 4 : 1]);
			code = KITH_NEGATIVE;
		}
	}
	for (int n = 0; n < 3; n++)
		kith_buf_release(&texts[n]);
	kith_buf_release(&merged);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "merge-note",
	.run = run,
};
