#include "history/git.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

extern char **environ;

/* Variables by which a git that runs us (a hook, an alias) points its own children elsewhere. */
static const char *const local_variables[] = {
	"GIT_ALTERNATE_OBJECT_DIRECTORIES=",
	"GIT_COMMON_DIR=",
	"GIT_DIR=",
	"GIT_GRAFT_FILE=",
	"GIT_IMPLICIT_WORK_TREE=",
	"GIT_INDEX_FILE=",
	"GIT_PREFIX=",
	"GIT_NO_REPLACE_OBJECTS=",
	"GIT_OBJECT_DIRECTORY=",
	"GIT_REPLACE_REF_BASE=",
	"GIT_SHALLOW_FILE=",
	"GIT_WORK_TREE=",
	"GIT_LITERAL_PATHSPECS=",
	"GIT_GLOB_PATHSPECS=",
	"GIT_NOGLOB_PATHSPECS=",
	"GIT_ICASE_PATHSPECS=",
};

static bool is_local(const char *variable)
{
	size_t i;

	for (i = 0; i < sizeof(local_variables) / sizeof(local_variables[0]); i++)
		if (strncmp(variable, local_variables[i], strlen(local_variables[i])) == 0)
			return true;
	return false;
}

/* The strings are borrowed from our own environment. */
static char **clean_environment(void)
{
	size_t count = 0, kept = 0;
	char **clean;

	while (environ[count])
		count++;
	clean = kith_alloc(count + 1, sizeof(*clean));
	for (count = 0; environ[count]; count++)
		if (!is_local(environ[count]))
			clean[kept++] = environ[count];
	return clean;
}

/* Waits for a line before git begins: by then the journal names the process. */
static const char *const gate[] = { "sh", "-c", "read -r go && exec \"$@\"", "sh", NULL };

static char **add_words(char **line, const char *const *words)
{
	for (; *words; words++)
		*line++ = kith_strdup(*words);
	return line;
}

static size_t count_words(const char *const *words)
{
	size_t count = 0;

	while (words[count])
		count++;
	return count;
}

/* No program that the repository names but what a commit is meant to run: hooks, filters, signing; no
 * upkeep either, which kith_store_tidy asks for. */
static char **command_line(const struct kith_repo *repo, const struct kith_git_run *run)
{
	const char *const before[] = {
		"git",
		"-C",
		git_repository_workdir(repo->git),
		"--literal-pathspecs",
		"--no-optional-locks",
		"-c",
		"core.fsmonitor=false",
		"-c",
		"core.pager=cat",
		"-c",
		"maintenance.auto=false",
		"-c",
		repo->durable ? "core.fsync=all" : "core.fsync=none",
		NULL,
	};
	size_t count = count_words(gate) + count_words(before) + count_words(run->arguments);
	char **line = kith_alloc(count + 1, sizeof(*line)), **end = line;

	if (run->started)
		end = add_words(end, gate);
	end = add_words(end, before);
	add_words(end, run->arguments);
	return line;
}

static void free_line(char **line)
{
	size_t i;

	for (i = 0; line[i]; i++)
		free(line[i]);
	free(line);
}

/* A nameless file for the output: a daemon that a hook starts may keep a pipe open for ever. It lies
 * where notes may lie, as the output may hold their text. */
static int open_output(struct kith_repo *repo)
{
	char *path = kith_path_in(repo->private, "output.XXXXXX");
	int fd;

	(void)mkdir(repo->private, 0700);
	fd = mkstemp(path);
	if (fd >= 0) {
		unlink(path);
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	free(path);
	return fd;
}

static int read_output(int fd, struct kith_buf *out)
{
	ssize_t got;

	if (lseek(fd, 0, SEEK_SET) != 0)
		return -1;
	do {
		kith_buf_reserve(out, 16384);
		got = read(fd, out->ptr + out->len, 16384);
		out->len += got > 0 ? (size_t)got : 0;
	} while (got > 0 || (got < 0 && errno == EINTR));
	kith_buf_reserve(out, 1);
	out->ptr[out->len] = '\0';
	return (int)got;
}

static int spawn_git(struct kith_repo *repo, const struct kith_git_run *run, int input, int output,
		     pid_t *child)
{
	char **line = command_line(repo, run), **environment = clean_environment();
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t usual;
	int error;

	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, 0);
	if (output >= 0)
		posix_spawn_file_actions_adddup2(&actions, output, 1);
	else
		posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	if (output >= 0 && !run->quiet)
		posix_spawn_file_actions_adddup2(&actions, output, 2);
	else
		posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	error = posix_spawnp(child, line[0], &actions, &attributes, line, environment);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	free(environment);
	free_line(line);
	return error;
}

/* A socket and not a pipe, as a program that does not read must not kill us by SIGPIPE. What it did
 * not read shows in its exit status. */
static void feed(int fd, struct kith_slice input)
{
	while (input.len) {
		ssize_t sent = send(fd, input.ptr, input.len, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return;
		input = kith_slice_sub(input, (size_t)sent, input.len);
	}
}

static int wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return 255;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static enum kith_code start_and_wait(struct kith_repo *repo, const struct kith_git_run *run, int output,
				     int *status, struct kith_err *err)
{
	enum kith_code code = KITH_OK;
	int ends[2], error;
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		return kith_fail_errno(err, KITH_FAILED, "git");
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	error = spawn_git(repo, run, ends[1], output, &child);
	close(ends[1]);
	if (error) {
		close(ends[0]);
		errno = error;
		return kith_fail_errno(err, KITH_FAILED, "the git program cannot be run");
	}
	if (run->started)
		code = run->started(run->context, (long)child, err);
	if (code == KITH_OK && run->started)
		feed(ends[0], kith_slice_cstr("go\n"));
	if (code == KITH_OK)
		feed(ends[0], run->input);
	close(ends[0]);
	*status = wait_for(child);
	return code;
}

enum kith_code kith_git_run(struct kith_repo *repo, const struct kith_git_run *run, int *status,
			    struct kith_err *err)
{
	int output = run->output ? open_output(repo) : -1;
	enum kith_code code;

	if (run->output && output < 0)
		return kith_fail_errno(err, KITH_FAILED, "%s", repo->private);
	code = start_and_wait(repo, run, output, status, err);
	if (code == KITH_OK && output >= 0 && read_output(output, run->output) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "what git said");
	if (output >= 0)
		close(output);
	return code;
}

long long kith_process_begun(long pid)
{
	char path[64], text[1024], *at;
	long long begun = 0;
	int fd, field;
	ssize_t got;

	if (kill((pid_t)pid, 0) != 0 && errno == ESRCH)
		return -1;
	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	got = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[got > 0 ? got : 0] = '\0';
	/* The second field is a name in parentheses that may hold anything; a letter for the state
	 * follows (Z: dead, and nobody asked yet), and the time is the 22nd. */
	at = strrchr(text, ')');
	if (at && at[1] == ' ' && (at[2] == 'Z' || at[2] == 'X'))
		return -1;
	for (field = 2; at && field < 22; field++)
		at = strchr(at + 1, ' ');
	if (at)
		begun = strtoll(at, NULL, 10);
	return begun;
}
