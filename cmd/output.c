/* Standard output, written and checked once; through a pager on a terminal. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/spawn.h"
#include "cmd/tool.h"

/* What to page with: $PAGER, else less; NULL where it would only be a copy. */
static const char *pager(void)
{
	const char *wanted = getenv("PAGER");

	if (!wanted)
		return "less";
	return *wanted && strcmp(wanted, "cat") != 0 ? wanted : NULL;
}

/* Runs the user's own pager with its input on a pipe; the pipe's writing end, or -1. */
static int start_pager(const char *command, pid_t *child)
{
	const char *argv[] = { "sh", "-c", command, NULL };
	int ends[2];

	if (pipe(ends))
		return -1;
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	setenv("LESS", "FRX", 0);
	*child = kith_spawn(argv, ends[0], -1);
	close(ends[0]);
	if (*child < 0) {
		close(ends[1]);
		return -1;
	}
	return ends[1];
}

static enum kith_code write_checked(struct kith_session *session, int fd)
{
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_write_all(fd, kith_buf_view(&session->out), &err);

	if (code && errno != EPIPE) {
		kith_say(session, "standard output: %s", err.text);
		return session->committed ? KITH_AFTER : KITH_FAILED;
	}
	return KITH_OK;
}

enum kith_code kith_print_out(struct kith_session *session)
{
	const char *command = session->terminal && session->tool->traits & KITH_READS_BOOK ? pager() : NULL;
	enum kith_code code;
	pid_t child;
	int fd;

	if (session->out.len == 0)
		return KITH_OK;
	fd = command ? start_pager(command, &child) : -1;
	if (fd < 0)
		return write_checked(session, STDOUT_FILENO);
	code = write_checked(session, fd);
	close(fd);
	kith_wait(child);
	return code;
}
