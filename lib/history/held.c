#include "history/held.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

/* Longest content of a lock file that is compared: an object id and a newline fit easily. */
#define CONTENT_MAX 256

static enum kith_code write_new(struct kith_repo *repo, const char *path, struct kith_slice content,
				struct kith_err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	enum kith_code code;

	if (fd < 0)
		return kith_fail_errno(err, KITH_FAILED, "%s", path);
	code = kith_write_all(fd, content, err);
	if (code == KITH_OK && kith_sync_fd(repo, fd) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	if (close(fd) != 0 && code == KITH_OK)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	if (code != KITH_OK)
		unlink(path);
	return code;
}

enum kith_code kith_held_prepare(struct kith_repo *repo, struct kith_held *held, const char *own,
				 const char *lock, struct kith_slice content, struct kith_err *err)
{
	held->own = kith_path_in(repo->private, own);
	held->lock = kith_strdup(lock);
	held->taken = false;
	/* Never written in place: an earlier one may still be linked to a file of git's. */
	if (unlink(held->own) != 0 && errno != ENOENT)
		return kith_fail_errno(err, KITH_FAILED, "%s", held->own);
	return write_new(repo, held->own, content, err);
}

static size_t read_start(const char *path, char *content)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	ssize_t got;

	if (fd < 0)
		return 0;
	got = read(fd, content, CONTENT_MAX);
	close(fd);
	return got > 0 ? (size_t)got : 0;
}

/* On file systems without hard links: an exclusive copy, known again by its content alone. */
static int copy_exclusively(const char *own, const char *lock)
{
	char content[CONTENT_MAX];
	size_t len = read_start(own, content);
	int fd = open(lock, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int error = 0;

	if (fd < 0)
		return -1;
	if (kith_write_all(fd, kith_slice_of(content, len), NULL) != KITH_OK || fsync(fd) != 0)
		error = errno;
	close(fd);
	if (error)
		unlink(lock);
	errno = error;
	return error ? -1 : 0;
}

static int link_or_copy(const char *own, const char *lock)
{
	if (link(own, lock) == 0)
		return 0;
	if (errno == EPERM || errno == ENOTSUP || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK)
		return copy_exclusively(own, lock);
	return -1;
}

enum kith_code kith_held_take(struct kith_held *held, struct kith_err *err)
{
	long long until = kith_now_ms() + KITH_LOCK_WAIT;

	while (link_or_copy(held->own, held->lock) != 0) {
		if (errno != EEXIST)
			return kith_fail_errno(err, KITH_FAILED, "%s", held->lock);
		if (kith_now_ms() >= until)
			return kith_fail(err, KITH_BUSY,
					 "%s: another git program holds this lock; try again when it is done "
					 "(if none is running, delete the file)",
					 held->lock);
		kith_pause();
	}
	held->taken = true;
	return KITH_OK;
}

/* Were our file gone first, a loss of power could bring back a lock that nobody knows. */
static int remove_durably(struct kith_repo *repo, const char *lock)
{
	char *folder = kith_strdup(lock);
	int result = 0;

	/* Once more, as one failure may pass. */
	if (unlink(lock) != 0 && unlink(lock) != 0 && errno != ENOENT)
		result = -1;
	*strrchr(folder, '/') = '\0';
	if (result == 0)
		result = kith_sync_directory(repo, folder);
	free(folder);
	return result;
}

bool kith_held_release(struct kith_repo *repo, struct kith_held *held)
{
	bool released = !held->taken || remove_durably(repo, held->lock) == 0;

	if (held->own && released)
		unlink(held->own);
	free(held->lock);
	free(held->own);
	*held = (struct kith_held)KITH_HELD_INIT;
	return released;
}

static bool is_ours(const char *own, const char *lock)
{
	char mine[CONTENT_MAX], theirs[CONTENT_MAX];
	struct stat a, b;
	size_t len;

	if (lstat(own, &a) != 0 || lstat(lock, &b) != 0)
		return false;
	if (a.st_dev == b.st_dev && a.st_ino == b.st_ino)
		return true;
	if (a.st_size == 0 || a.st_size != b.st_size || a.st_size >= CONTENT_MAX || !S_ISREG(b.st_mode))
		return false;
	len = read_start(own, mine);
	return read_start(lock, theirs) == len && len == (size_t)a.st_size && memcmp(mine, theirs, len) == 0;
}

enum kith_code kith_held_recover(struct kith_repo *repo, const char *own, const char *lock,
				 struct kith_err *err)
{
	char *path = kith_path_in(repo->private, own);
	enum kith_code code = KITH_OK;

	if (is_ours(path, lock) && remove_durably(repo, lock) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s: a lock that a stopped run left", lock);
	else if (unlink(path) != 0 && errno != ENOENT)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	free(path);
	return code;
}
