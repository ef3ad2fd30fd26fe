#include "history/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <git2/sys/repository.h>

#include "base/alloc.h"
#include "base/file.h"

static int copy_bytes(int from, int to)
{
	char bytes[65536];
	ssize_t got;

	while ((got = read(from, bytes, sizeof(bytes))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || kith_write_all(to, kith_slice_of(bytes, (size_t)got), NULL) != KITH_OK)
			return -1;
	}
	return 0;
}

/* With the time of the original, which tells libgit2 which entries are too young to be trusted. */
static int copy_file(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out, result = -1;
	struct timespec times[2];
	struct stat st;

	if (in < 0)
		return -1;
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out >= 0 && fstat(in, &st) == 0 && copy_bytes(in, out) == 0) {
		times[0] = st.st_atim;
		times[1] = st.st_mtim;
		result = futimens(out, times);
	}
	if (out >= 0 && close(out) != 0)
		result = -1;
	close(in);
	return result;
}

/* A second name for the index is a copy: both git and libgit2 replace it by a rename. */
static int copy_index(const struct kith_repo *repo, const char *copy)
{
	char *original = kith_path_in(repo->gitdir, "index");
	char *temporary = kith_path_in(copy, ".lock");
	int result = 0;

	unlink(temporary);
	unlink(copy);
	if (link(original, copy) != 0 && errno != ENOENT)
		result = copy_file(original, copy);
	free(temporary);
	free(original);
	return result;
}

enum kith_code kith_index_prepare(struct kith_repo *repo, struct kith_index *index, struct kith_err *err)
{
	struct kith_buf mark = KITH_BUF_INIT;
	char *lock = kith_path_in(repo->gitdir, "index.lock");
	enum kith_code code;

	kith_buf_printf(&mark, "kith %ld %lld\n", (long)getpid(), kith_now_ms());
	code = kith_held_prepare(repo, &index->held, "lock", lock, kith_buf_view(&mark), err);
	kith_buf_release(&mark);
	free(lock);
	return code;
}

enum kith_code kith_index_hold(struct kith_repo *repo, struct kith_index *index, struct kith_err *err)
{
	enum kith_code code = kith_held_take(&index->held, err);

	if (code != KITH_OK)
		return code;
	index->copy = kith_path_in(repo->private, "index");
	if (copy_index(repo, index->copy) != 0)
		return kith_fail_errno(err, KITH_FAILED, "%s", index->copy);
	if (git_index_open(&index->index, index->copy) < 0)
		return kith_fail_git(err, KITH_FAILED, "git's index");
	if (git_repository_set_index(repo->git, index->index) < 0)
		return kith_fail_git(err, KITH_FAILED, "git's index");
	return KITH_OK;
}

bool kith_index_op_unchanged(const struct kith_index *index, const struct kith_op *op)
{
	const git_index_entry *entry = git_index_get_bypath(index->index, op->path, 0);

	if ((entry != NULL) != op->in_index)
		return false;
	return !entry || git_oid_equal(&entry->id, &op->index_id);
}

bool kith_index_unchanged(const struct kith_index *index, const struct kith_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (!kith_index_op_unchanged(index, &plan->items[i]))
			return false;
	return true;
}

static void fill_stat(git_index_entry *entry, const struct stat *st)
{
	entry->ctime.seconds = (int32_t)st->st_ctim.tv_sec;
	entry->ctime.nanoseconds = (uint32_t)st->st_ctim.tv_nsec;
	entry->mtime.seconds = (int32_t)st->st_mtim.tv_sec;
	entry->mtime.nanoseconds = (uint32_t)st->st_mtim.tv_nsec;
	entry->dev = (uint32_t)st->st_dev;
	entry->ino = (uint32_t)st->st_ino;
	entry->uid = st->st_uid;
	entry->gid = st->st_gid;
	entry->file_size = (uint32_t)st->st_size;
}

/* The entry gets the times of the file only if what they belong to are our bytes; without times git
 * looks inside, and so notices what an editor saved at this moment. */
static void stat_if_ours(const struct kith_repo *repo, const struct kith_op *op, git_index_entry *entry)
{
	struct kith_buf bytes = KITH_BUF_INIT;
	struct stat before, after;

	if (fstatat(repo->work, op->path, &before, AT_SYMLINK_NOFOLLOW) == 0 &&
	    (size_t)before.st_size == op->new.len &&
	    kith_file_read(repo->work, op->path, op->new.len, &bytes, NULL, NULL) ==
		    KITH_OK &&kith_slice_eq(kith_buf_view(&bytes), kith_buf_view(&op->new)) &&
	    fstatat(repo->work, op->path, &after, AT_SYMLINK_NOFOLLOW) == 0 &&
	    after.st_ino == before.st_ino &&after.st_mtim.tv_sec ==
		    before.st_mtim.tv_sec &&after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
		fill_stat(entry, &before);
	kith_buf_release(&bytes);
}

static int update_entry(const struct kith_repo *repo, git_index *index, const struct kith_op *op)
{
	git_index_entry entry;
	int error;

	if (op->ignored)
		return 0;
	if (!op->has) {
		error = git_index_remove(index, op->path, 0);
		return error == GIT_ENOTFOUND ? 0 : error;
	}
	memset(&entry, 0, sizeof(entry));
	stat_if_ours(repo, op, &entry);
	entry.mode = op->mode;
	entry.id = op->new_id;
	entry.path = op->path;
	return git_index_add(index, &entry);
}

/* With the mode of the index that it replaces, so that a shared repository stays shared. */
static int settle_copy(const struct kith_repo *repo, const char *copy)
{
	char *original = kith_path_in(repo->gitdir, "index");
	int fd = open(copy, O_RDONLY | O_CLOEXEC), result = -1;
	struct stat st;

	if (fd >= 0) {
		result = stat(original, &st) == 0 ? fchmod(fd, st.st_mode & 0777) : 0;
		if (result == 0)
			result = kith_sync_fd(repo, fd);
		close(fd);
	}
	free(original);
	return result;
}

enum kith_code kith_index_update(struct kith_repo *repo, struct kith_index *index,
				 const struct kith_plan *plan, struct kith_err *err)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (update_entry(repo, index->index, &plan->items[i]) < 0)
			return kith_fail_git(err, KITH_FAILED, plan->items[i].shown);
	if (git_index_write(index->index) < 0)
		return kith_fail_git(err, KITH_FAILED, "git's index");
	if (settle_copy(repo, index->copy) != 0)
		return kith_fail_errno(err, KITH_FAILED, "%s", index->copy);
	return KITH_OK;
}

enum kith_code kith_index_publish(struct kith_repo *repo, struct kith_index *index, struct kith_err *err)
{
	char *original = kith_path_in(repo->gitdir, "index");
	enum kith_code code = KITH_OK;

	if (rename(index->copy, original) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", original);
	free(original);
	return code;
}

bool kith_index_release(struct kith_repo *repo, struct kith_index *index)
{
	bool released;

	if (index->index) {
		git_repository_set_index(repo->git, NULL);
		git_index_free(index->index);
	}
	if (index->copy)
		unlink(index->copy);
	free(index->copy);
	released = kith_held_release(repo, &index->held);
	*index = (struct kith_index)KITH_INDEX_INIT;
	return released;
}
