#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "base/os.h"
#include "base/place.h"

#define NEW_MODE 0600

/* One file being replaced or removed. `temporary` lies beside it: first what is to be written,
 * after the exchange what was there before. */
struct job {
	const char *path;
	const struct kith_slice *expected;
	struct kith_slice bytes;
	struct kith_place place;
	struct kith_buf beside; /* path of the temporary file */
	const char *temporary;	/* its name in the folder */
	mode_t mode;
	struct kith_err *err;
};

void kith_file_temporary(const char *path, struct kith_buf *out)
{
	const char *slash = strrchr(path, '/');
	size_t folder = slash ? (size_t)(slash - path) + 1 : 0;

	kith_buf_bytes(out, path, folder);
	kith_buf_printf(out, ".%s.kith", path + folder);
}

static int write_all(int fd, struct kith_slice bytes)
{
	while (bytes.len) {
		size_t part = bytes.len < (size_t)1 << 30 ? bytes.len : (size_t)1 << 30;
		ssize_t count = write(fd, bytes.ptr, part);

		if (count < 0 && errno == EINTR)
			continue;
		if (count == 0)
			errno = ENOSPC;
		if (count <= 0)
			return -1;
		bytes = kith_slice_sub(bytes, (size_t)count, bytes.len);
	}
	return 0;
}

enum kith_code kith_write_all(int fd, struct kith_slice bytes, struct kith_err *err)
{
	if (write_all(fd, bytes) != 0)
		return kith_fail_errno(err, KITH_FAILED, "cannot write");
	return KITH_OK;
}

/* Whether the open file goes on with `bytes` and ends there: 1 or 0, -1 with errno. */
static int same_bytes(int fd, struct kith_slice bytes)
{
	char part[16384];

	for (;;) {
		ssize_t count = read(fd, part, sizeof(part));

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return count < 0 ? -1 : bytes.len == 0;
		if ((size_t)count > bytes.len || memcmp(part, bytes.ptr, (size_t)count) != 0)
			return 0;
		bytes = kith_slice_sub(bytes, (size_t)count, bytes.len);
	}
}

/* Whether `name` is a regular file of one link that holds `bytes`: 1 or 0, -1 with errno. */
static int holds(int folder, const char *name, struct kith_slice bytes)
{
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	int answer = -1, error;
	struct stat st;

	if (fd < 0)
		return errno == ENOENT || errno == ELOOP || errno == ENXIO ? 0 : -1;
	if (fstat(fd, &st) == 0)
		answer = S_ISREG(st.st_mode) && st.st_nlink == 1 ? same_bytes(fd, bytes) : 0;
	error = errno;
	close(fd);
	errno = error;
	return answer;
}

static enum kith_code failed(const struct job *job)
{
	return kith_fail_errno(job->err, KITH_FAILED, "%s: cannot be written", job->path);
}

static enum kith_code busy(const struct job *job)
{
	return kith_fail(job->err, KITH_BUSY,
			 "%s: somebody else changed it meanwhile; theirs stands, try again", job->path);
}

static enum kith_code refused(const struct job *job, const char *what)
{
	return kith_fail(job->err, KITH_FAILED, "%s: %s, which is never written to", job->path, what);
}

/* What can be said before anything is written: saves the exchange, but proves nothing. */
static enum kith_code look_first(struct job *job)
{
	struct stat st;
	int same;

	if (fstatat(job->place.folder, job->place.name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
		if (errno != ENOENT)
			return failed(job);
		return job->expected ? busy(job) : KITH_OK;
	}
	if (S_ISLNK(st.st_mode))
		return refused(job, "a symbolic link");
	if (!S_ISREG(st.st_mode))
		return refused(job, "not a regular file");
	if (!job->expected)
		return kith_fail(job->err, KITH_BUSY, "%s: exists already", job->path);
	if (st.st_nlink != 1)
		return refused(job, "a file with several hard links");
	same = holds(job->place.folder, job->place.name, *job->expected);
	if (same < 0)
		return failed(job);
	job->mode = st.st_mode & 07777;
	return same ? KITH_OK : busy(job);
}

static enum kith_code prepare(struct job *job, int root)
{
	const char *slash;

	if (!kith_path_allowed(job->path))
		return kith_fail(job->err, KITH_FAILED, "%s: not the name of a file in a notebook",
				 job->path);
	job->mode = NEW_MODE;
	kith_file_temporary(job->path, &job->beside);
	slash = strrchr(job->beside.ptr, '/');
	job->temporary = slash ? slash + 1 : job->beside.ptr;
	if (kith_place_open(root, job->path, &job->place) != 0)
		return failed(job);
	return look_first(job);
}

static void drop_temporary(const struct job *job)
{
	int error = errno;

	/* Once more, as one failure may pass. */
	if (unlinkat(job->place.folder, job->temporary, 0) != 0 && errno != ENOENT)
		unlinkat(job->place.folder, job->temporary, 0);
	errno = error;
}

static int fill(const struct job *job, int fd)
{
	if (write_all(fd, job->bytes) != 0)
		return -1;
	if (job->mode != NEW_MODE && fchmod(fd, job->mode) != 0)
		return -1;
	return kith_sync(fd);
}

static enum kith_code write_temporary(const struct job *job)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd, result, error;

	/* One that a killed run left behind. */
	if (unlinkat(job->place.folder, job->temporary, 0) != 0 && errno != ENOENT)
		return failed(job);
	fd = openat(job->place.folder, job->temporary, flags, NEW_MODE);
	if (fd < 0)
		return failed(job);
	result = fill(job, fd);
	error = errno;
	if (close(fd) != 0 && result == 0) {
		error = errno;
		result = -1;
	}
	errno = error;
	if (result == 0)
		return KITH_OK;
	drop_temporary(job);
	return failed(job);
}

/* Undoes the exchange. What stands at the path by now should be our bytes; if somebody replaced
 * those too, theirs is the newest and goes back once more. */
static enum kith_code swap_back(const struct job *job, enum kith_code code)
{
	int folder = job->place.folder, error = errno;

	if (kith_os_exchange(folder, job->temporary, job->place.name) != 0 &&
	    kith_os_exchange(folder, job->temporary, job->place.name) != 0) {
		if (renameat(folder, job->temporary, folder, job->place.name) != 0)
			return kith_fail_errno(job->err, KITH_FAILED,
					       "%s: could not be put back; what it held is in %s", job->path,
					       job->beside.ptr);
	} else {
		if (holds(folder, job->temporary, job->bytes) == 0)
			kith_os_exchange(folder, job->temporary, job->place.name);
		drop_temporary(job);
	}
	kith_sync(folder);
	errno = error;
	return code == KITH_BUSY ? busy(job) : failed(job);
}

/* Where names cannot be exchanged. What somebody saves between the comparison and the rename is
 * overwritten, and a folder that cannot be synced afterwards keeps the new bytes. */
static enum kith_code rename_over(const struct job *job)
{
	int folder = job->place.folder, same = holds(folder, job->place.name, *job->expected);

	if (same == 1 && renameat(folder, job->temporary, folder, job->place.name) == 0)
		return kith_sync(folder) == 0 ? KITH_OK : failed(job);
	drop_temporary(job);
	return same == 0 ? busy(job) : failed(job);
}

/* The folder is synced while both versions are there, so that a failure can still be undone. The
 * loss of power may then bring the temporary name back, which the next replacement removes. */
static enum kith_code swap_in(const struct job *job)
{
	int folder = job->place.folder, same;

	if (kith_os_exchange(folder, job->temporary, job->place.name) != 0) {
		if (errno == ENOSYS || errno == EINVAL || errno == ENOTSUP)
			return rename_over(job);
		same = errno == ENOENT;
		drop_temporary(job);
		return same ? busy(job) : failed(job);
	}
	same = holds(folder, job->temporary, *job->expected);
	if (same != 1)
		return swap_back(job, same == 0 ? KITH_BUSY : KITH_FAILED);
	if (kith_sync(folder) != 0 || unlinkat(folder, job->temporary, 0) != 0)
		return swap_back(job, KITH_FAILED);
	return KITH_OK;
}

static enum kith_code move_in(const struct job *job)
{
	int folder = job->place.folder, error;

	if (kith_os_rename_new(folder, job->temporary, job->place.name) != 0) {
		error = errno;
		drop_temporary(job);
		errno = error;
		return error == EEXIST ? busy(job) : failed(job);
	}
	if (kith_sync(folder) == 0)
		return KITH_OK;
	error = errno;
	/* By way of the temporary name, so that no later bytes of somebody else are lost. */
	if (kith_os_rename_new(folder, job->place.name, job->temporary) == 0) {
		if (holds(folder, job->temporary, job->bytes) == 0)
			kith_os_rename_new(folder, job->temporary, job->place.name);
		drop_temporary(job);
	}
	errno = error;
	return failed(job);
}

static void finish(struct job *job)
{
	kith_place_close(&job->place);
	kith_buf_release(&job->beside);
}

enum kith_code kith_file_replace(int root, const char *path, const struct kith_slice *expected,
				 struct kith_slice bytes, struct kith_err *err)
{
	struct job job = { .path = path, .expected = expected, .bytes = bytes, .err = err };
	enum kith_code code;

	if (expected && expected->len && !bytes.len)
		return kith_fail(err, KITH_FAILED, "%s: would become empty, which is never written", path);
	code = prepare(&job, root);
	if (code == KITH_OK)
		code = write_temporary(&job);
	if (code == KITH_OK)
		code = expected ? swap_in(&job) : move_in(&job);
	finish(&job);
	return code;
}

/* Puts a file that was moved aside back, unless somebody made a new one: then both stay. */
static enum kith_code move_back(const struct job *job, enum kith_code code)
{
	int folder = job->place.folder, error = errno;

	if (kith_os_rename_new(folder, job->temporary, job->place.name) != 0 &&
	    kith_os_rename_new(folder, job->temporary, job->place.name) != 0)
		return kith_fail_errno(job->err, code, "%s: could not be put back; what it held is in %s",
				       job->path, job->beside.ptr);
	kith_sync(folder);
	errno = error;
	return code == KITH_BUSY ? busy(job) : failed(job);
}

static enum kith_code move_out(const struct job *job)
{
	int folder = job->place.folder, same;

	if (unlinkat(folder, job->temporary, 0) != 0 && errno != ENOENT)
		return failed(job);
	if (kith_os_rename_new(folder, job->place.name, job->temporary) != 0)
		return errno == ENOENT ? busy(job) : failed(job);
	same = holds(folder, job->temporary, *job->expected);
	if (same != 1)
		return move_back(job, same == 0 ? KITH_BUSY : KITH_FAILED);
	if (kith_sync(folder) != 0 || unlinkat(folder, job->temporary, 0) != 0)
		return move_back(job, KITH_FAILED);
	kith_sync(folder);
	return KITH_OK;
}

enum kith_code kith_file_remove(int root, const char *path, struct kith_slice expected, struct kith_err *err)
{
	struct job job = { .path = path, .expected = &expected, .err = err };
	enum kith_code code = prepare(&job, root);

	if (code == KITH_OK)
		code = move_out(&job);
	finish(&job);
	if (code == KITH_OK)
		kith_folders_prune(root, path, INT_MAX);
	return code;
}
