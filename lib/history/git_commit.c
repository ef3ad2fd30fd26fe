#include "history/git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/ref.h"

static int find_path(const void *path, const void *op)
{
	return strcmp(path, ((const struct kith_op *)op)->path);
}

static void mark_dirty(struct kith_plan *plan, struct kith_slice output)
{
	struct kith_slice record;

	while (kith_slice_next(&output, '\0', &record)) {
		struct kith_op *op;
		char *path;

		if (record.len < 4)
			continue;
		path = kith_slice_dup(kith_slice_sub(record, 3, record.len));
		op = bsearch(path, plan->items, plan->count, sizeof(*plan->items), find_path);
		if (op)
			op->dirty = true;
		free(path);
	}
}

enum kith_code kith_git_status_run(struct kith_repo *repo, struct kith_buf *output, struct kith_err *err)
{
	const char *arguments[] = { "status",
				    "--porcelain",
				    "-z",
				    "--no-renames",
				    "--untracked-files=all",
				    "--",
				    repo->prefix[0] ? repo->prefix : NULL,
				    NULL };
	struct kith_git_run run = { .arguments = arguments, .output = output, .quiet = true };
	int status = 0;
	enum kith_code code = kith_git_run(repo, &run, &status, err);

	if (code == KITH_OK && status != 0)
		code = kith_fail(err, KITH_FAILED, "git status fails in %s; run it there to see why",
				 repo->root_path);
	return code;
}

enum kith_code kith_git_status(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	struct kith_buf output = KITH_BUF_INIT;
	enum kith_code code = kith_git_status_run(repo, &output, err);

	if (code == KITH_OK)
		mark_dirty(plan, kith_buf_view(&output));
	kith_buf_release(&output);
	return code;
}

static bool is_new(const struct kith_op *op)
{
	return op->has && !op->in_index && !op->ignored;
}

static bool is_committed(const struct kith_op *op)
{
	return !op->ignored;
}

static void list_paths(const struct kith_plan *plan, bool (*wanted)(const struct kith_op *op),
		       struct kith_buf *out)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (wanted(&plan->items[i]))
			kith_buf_bytes(out, plan->items[i].path, strlen(plan->items[i].path) + 1);
}

struct watch {
	struct kith_repo *repo;
	struct kith_journal *journal;
	const struct kith_plan *plan;
};

/* Before the program can do anything, the journal names it. */
static enum kith_code note_child(void *context, long child, struct kith_err *err)
{
	struct watch *watch = context;

	watch->journal->child = child;
	watch->journal->begun = kith_process_begun(child);
	return kith_journal_write(watch->repo, watch->journal, watch->plan, err);
}

static enum kith_code run_watched(struct watch *watch, const char *const *arguments, struct kith_slice input,
				  struct kith_err *err)
{
	struct kith_buf output = KITH_BUF_INIT;
	struct kith_git_run run = { .arguments = arguments,
				    .input = input,
				    .output = &output,
				    .started = note_child,
				    .context = watch };
	int status = 0;
	enum kith_code code = kith_git_run(watch->repo, &run, &status, err);
	struct kith_slice said = kith_slice_trim(kith_buf_view(&output));

	if (code == KITH_OK && status != 0)
		code = kith_fail(err, KITH_FAILED, "git %s refused (status %d): %.*s", arguments[0], status,
				 KITH_ARG(said));
	kith_buf_release(&output);
	return code;
}

static enum kith_code stage_new(struct watch *watch, struct kith_err *err)
{
	static const char *const arguments[] = { "add", "--pathspec-from-file=-", "--pathspec-file-nul",
						 NULL };
	struct kith_buf paths = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;

	list_paths(watch->plan, is_new, &paths);
	if (paths.len)
		code = run_watched(watch, arguments, kith_buf_view(&paths), err);
	kith_buf_release(&paths);
	return code;
}

static enum kith_code write_paths(const struct watch *watch, const char *path, struct kith_err *err)
{
	struct kith_buf paths = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0)
		return kith_fail_errno(err, KITH_FAILED, "%s", path);
	list_paths(watch->plan, is_committed, &paths);
	code = kith_write_all(fd, kith_buf_view(&paths), err);
	if (close(fd) != 0 && code == KITH_OK)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	kith_buf_release(&paths);
	return code;
}

static enum kith_code commit_only(struct watch *watch, const char *message, struct kith_err *err)
{
	char *list = kith_path_in(watch->repo->private, "paths");
	char *from = kith_path_in("--pathspec-from-file=", list);
	const char *arguments[] = { "commit",
				    "--quiet",
				    "--only",
				    "--cleanup=whitespace",
				    "--file=-",
				    from,
				    "--pathspec-file-nul",
				    NULL };
	enum kith_code code = write_paths(watch, list, err);

	if (code == KITH_OK)
		code = run_watched(watch, arguments, kith_slice_cstr(message), err);
	unlink(list);
	free(from);
	free(list);
	return code;
}

enum kith_code kith_git_commit(struct kith_repo *repo, struct kith_journal *journal,
			       const struct kith_plan *plan, const char *message, struct kith_err *err)
{
	struct watch watch = { repo, journal, plan };
	enum kith_code code = stage_new(&watch, err);

	if (code == KITH_OK)
		code = commit_only(&watch, message, err);
	return code;
}

static void run_on_paths(struct kith_repo *repo, const struct kith_plan *plan, const char *const *arguments,
			 bool (*wanted)(const struct kith_op *op))
{
	struct kith_buf paths = KITH_BUF_INIT;
	struct kith_git_run run = { .arguments = arguments };
	int status;

	list_paths(plan, wanted, &paths);
	run.input = kith_buf_view(&paths);
	if (paths.len)
		(void)kith_git_run(repo, &run, &status, NULL);
	kith_buf_release(&paths);
}

void kith_git_unstage(struct kith_repo *repo, const struct kith_plan *plan)
{
	static const char *const arguments[] = { "rm",
						 "--cached",
						 "--quiet",
						 "--ignore-unmatch",
						 "--force",
						 "--pathspec-from-file=-",
						 "--pathspec-file-nul",
						 NULL };

	run_on_paths(repo, plan, arguments, is_new);
}

void kith_git_match_head(struct kith_repo *repo, const struct kith_plan *plan)
{
	static const char *const arguments[] = { "reset", "--quiet", "--pathspec-from-file=-",
						 "--pathspec-file-nul", NULL };

	run_on_paths(repo, plan, arguments, is_committed);
}

static bool still_runs(const struct kith_journal *journal)
{
	long long begun = journal->child > 0 ? kith_process_begun(journal->child) : -1;

	if (begun < 0)
		return false;
	return begun == 0 || journal->begun == 0 || begun == journal->begun;
}

static bool is_younger(const struct stat *lock, const struct stat *journal)
{
	if (lock->st_mtim.tv_sec != journal->st_mtim.tv_sec)
		return lock->st_mtim.tv_sec > journal->st_mtim.tv_sec;
	return lock->st_mtim.tv_nsec >= journal->st_mtim.tv_nsec;
}

/* Two looks, apart from each other: a lock of a git that runs now does not stay as it is. */
static void drop_stale(const char *lock, const struct stat *journal)
{
	struct stat first, second;

	if (lstat(lock, &first) != 0 || !is_younger(&first, journal))
		return;
	kith_pause();
	if (lstat(lock, &second) == 0 && second.st_ino == first.st_ino &&
	    second.st_mtim.tv_nsec == first.st_mtim.tv_nsec && second.st_size == first.st_size)
		unlink(lock);
}

static void drop_locks_of(struct kith_repo *repo, const struct kith_journal *journal)
{
	char *path = kith_path_in(repo->private, "journal"), next[64];
	struct stat st;
	int known = stat(path, &st);

	free(path);
	if (known != 0)
		return;
	snprintf(next, sizeof(next), "next-index-%ld.lock", journal->child);
	path = kith_path_in(repo->gitdir, next);
	drop_stale(path, &st);
	free(path);
	path = kith_path_in(repo->gitdir, "index.lock");
	drop_stale(path, &st);
	free(path);
	path = kith_ref_lock_path(repo, "HEAD");
	drop_stale(path, &st);
	free(path);
	path = kith_ref_lock_path(repo, journal->ref);
	drop_stale(path, &st);
	free(path);
}

enum kith_code kith_git_settle(struct kith_repo *repo, const struct kith_journal *journal,
			       struct kith_err *err)
{
	long long until = kith_now_ms() + KITH_LOCK_WAIT;

	while (still_runs(journal)) {
		if (kith_now_ms() >= until)
			return kith_fail(err, KITH_BUSY,
					 "git (process %ld), started by an earlier kith, is still committing",
					 journal->child);
		kith_pause();
	}
	if (journal->child > 0)
		drop_locks_of(repo, journal);
	return KITH_OK;
}
