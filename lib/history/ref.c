#include "history/ref.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/held.h"
#include "history/setting.h"

static const char *directory_of(const struct kith_repo *repo, const char *name)
{
	return strcmp(name, "HEAD") == 0 ? repo->gitdir : repo->commondir;
}

char *kith_ref_lock_path(const struct kith_repo *repo, const char *name)
{
	struct kith_buf path = KITH_BUF_INIT;

	kith_buf_printf(&path, "%s%s.lock", directory_of(repo, name), name);
	return kith_buf_take(&path);
}

/* The folders that lead to `path`, from `from` bytes on. */
static void make_parents(const struct kith_repo *repo, const char *path, size_t from)
{
	char *copy = kith_strdup(path), *slash = copy + from, *above = copy + from - 1;

	while ((slash = strchr(slash, '/'))) {
		*slash = '\0';
		/* A failure shows when the file itself is made. */
		if (mkdir(copy, 0777) == 0) {
			*above = '\0';
			(void)kith_sync_directory(repo, copy);
			*above = '/';
		}
		above = slash;
		*slash++ = '/';
	}
	free(copy);
}

static void print_line(const struct kith_ref_move *move, struct kith_buf *line)
{
	char from[GIT_OID_HEXSZ + 1], to[GIT_OID_HEXSZ + 1];
	const git_time *when = &move->who->when;
	int minutes = abs(when->offset);
	const char *end = strchr(move->subject, '\n');

	git_oid_tostr(to, sizeof(to), &move->to);
	if (move->unborn)
		memset(from, '0', GIT_OID_HEXSZ), from[GIT_OID_HEXSZ] = '\0';
	else
		git_oid_tostr(from, sizeof(from), &move->from);
	kith_buf_printf(line, "%s %s %s <%s> %lld %c%02d%02d\tcommit%s: %.*s\n", from, to, move->who->name,
			move->who->email, (long long)when->time, when->offset < 0 ? '-' : '+', minutes / 60,
			minutes % 60, move->unborn ? " (initial)" : "",
			end ? (int)(end - move->subject) : (int)strlen(move->subject), move->subject);
}

static bool wants_reflog(const struct kith_repo *repo)
{
	char *value = kith_setting(repo, "core.logallrefupdates");
	int truth = 1;

	if (value && strcasecmp(value, "always") != 0)
		git_config_parse_bool(&truth, value);
	free(value);
	return truth != 0;
}

/* A log that cannot be written is no reason to stop: it is a record, not the history. */
static void append_log(const struct kith_repo *repo, const char *name, struct kith_slice line)
{
	struct kith_buf path = KITH_BUF_INIT;
	int fd;

	kith_buf_printf(&path, "%slogs/%s", directory_of(repo, name), name);
	fd = open(path.ptr, O_WRONLY | O_APPEND | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT && wants_reflog(repo)) {
		make_parents(repo, path.ptr, strlen(directory_of(repo, name)));
		fd = open(path.ptr, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	}
	if (fd >= 0) {
		(void)kith_write_all(fd, line, NULL);
		close(fd);
	}
	kith_buf_release(&path);
}

static void write_logs(const struct kith_repo *repo, const struct kith_ref_move *move)
{
	struct kith_buf line = KITH_BUF_INIT;

	print_line(move, &line);
	append_log(repo, "HEAD", kith_buf_view(&line));
	if (strcmp(move->name, "HEAD") != 0)
		append_log(repo, move->name, kith_buf_view(&line));
	kith_buf_release(&line);
}

static enum kith_code still_there(const struct kith_repo *repo, const struct kith_ref_move *move,
				  bool *elsewhere, struct kith_err *err)
{
	git_oid now;
	int error = git_reference_name_to_id(&now, repo->git, move->name);

	if (error < 0 && error != GIT_ENOTFOUND)
		return kith_fail_git(err, KITH_FAILED, move->name);
	*elsewhere = move->unborn ? error == 0 : error != 0 || !git_oid_equal(&now, &move->from);
	if (*elsewhere)
		return kith_fail(err, KITH_BUSY,
				 "somebody else keeps committing to this repository; try again");
	return KITH_OK;
}

static enum kith_code rename_lock(const struct kith_repo *repo, struct kith_held *held, struct kith_err *err)
{
	char *path = kith_strdup(held->lock);
	enum kith_code code = KITH_OK;

	path[strlen(path) - strlen(".lock")] = '\0';
	if (rename(held->lock, path) != 0) {
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	} else {
		held->taken = false;
		*strrchr(path, '/') = '\0';
		if (kith_sync_directory(repo, path) != 0)
			code = kith_fail_errno(err, KITH_AFTER,
					       "committed, but it may not survive a loss of power: %s", path);
	}
	free(path);
	return code;
}

enum kith_code kith_ref_prepare(struct kith_repo *repo, const char *name, const git_oid *to,
				struct kith_held *held, struct kith_err *err)
{
	char *lock = kith_ref_lock_path(repo, name);
	char content[GIT_OID_HEXSZ + 2];
	enum kith_code code;

	git_oid_tostr(content, GIT_OID_HEXSZ + 1, to);
	strcat(content, "\n");
	make_parents(repo, lock, strlen(directory_of(repo, name)));
	code = kith_held_prepare(repo, held, KITH_REF_OWN, lock, kith_slice_cstr(content), err);
	free(lock);
	return code;
}

enum kith_code kith_ref_move(struct kith_repo *repo, const struct kith_ref_move *move, struct kith_held *held,
			     bool *elsewhere, struct kith_err *err)
{
	enum kith_code code = kith_held_take(held, err);

	*elsewhere = false;
	if (code == KITH_OK)
		code = still_there(repo, move, elsewhere, err);
	if (code == KITH_OK) {
		write_logs(repo, move);
		code = rename_lock(repo, held, err);
	}
	return code;
}
