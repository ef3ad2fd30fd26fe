#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/os.h"
#include "base/place.h"

bool kith_file_key_same(const struct kith_file_key *a, const struct kith_file_key *b)
{
	return a->size == b->size && a->inode == b->inode && a->device == b->device && a->mtime == b->mtime &&
	       a->ctime == b->ctime;
}

int kith_root_open(const char *dir, struct kith_err *err)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		kith_fail_errno(err, KITH_FAILED, "%s: the folder cannot be opened", dir);
	return fd;
}

int kith_open_beneath(int root, const char *path, int flags, mode_t mode)
{
	if (!kith_path_allowed(path)) {
		errno = EXDEV;
		return -1;
	}
	return kith_os_open_beneath(root, path, flags | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, mode);
}

int kith_place_open(int root, const char *path, struct kith_place *place)
{
	const char *slash = strrchr(path, '/');
	struct kith_buf parent = KITH_BUF_INIT;
	int error;

	*place = (struct kith_place){ root, false, slash ? slash + 1 : path };
	if (!kith_path_allowed(path)) {
		errno = EXDEV;
		return -1;
	}
	if (!slash)
		return 0;
	kith_buf_bytes(&parent, path, (size_t)(slash - path));
	place->folder = kith_open_beneath(root, parent.ptr, O_RDONLY | O_DIRECTORY, 0);
	place->owned = place->folder >= 0;
	error = errno;
	kith_buf_release(&parent);
	errno = error;
	return place->owned ? 0 : -1;
}

void kith_place_close(struct kith_place *place)
{
	int error = errno;

	if (place->owned)
		close(place->folder);
	place->owned = false;
	errno = error;
}

/* KITH_TEST_NO_FSYNC=1 is for tests alone, which write many notes that need not survive a power
 * cut; nothing else sets it. */
int kith_sync(int fd)
{
	const char *bypass = getenv("KITH_TEST_NO_FSYNC");
	int result;

	if (bypass && strcmp(bypass, "1") == 0)
		return 0;
	do {
		result = kith_os_sync(fd);
	} while (result != 0 && errno == EINTR);
	/* Some file systems have no way to sync a folder and say so. */
	return result != 0 && errno == EINVAL ? 0 : result;
}

static int64_t nanoseconds(struct timespec time)
{
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static struct kith_file_key key_of(const struct stat *st)
{
	struct kith_file_key key = { (uint64_t)st->st_size, (uint64_t)st->st_ino, (uint64_t)st->st_dev,
				     nanoseconds(st->st_mtim), nanoseconds(st->st_ctim) };

	return key;
}

/* Everything up to the end of the file, or up to one byte more than the limit. -1 with errno. */
static int read_all(int fd, size_t limit, struct kith_buf *out)
{
	while (out->len <= limit) {
		size_t room;
		ssize_t count;

		if (out->capacity - out->len < 2)
			kith_buf_reserve(out, 4096);
		room = out->capacity - out->len - 1;
		if (room - 1 > limit - out->len)
			room = limit - out->len + 1;
		count = read(fd, out->ptr + out->len, room);
		if (count == 0)
			return 0;
		if (count < 0 && errno != EINTR)
			return -1;
		out->len += count > 0 ? (size_t)count : 0;
		out->ptr[out->len] = '\0';
	}
	return 0;
}

static enum kith_code too_large(const char *path, size_t limit, struct kith_err *err)
{
	return kith_fail(err, KITH_MALFORMED, "%s: larger than the limit of %zu bytes", path, limit);
}

static enum kith_code read_open(int fd, const char *path, size_t limit, struct kith_buf *out, struct stat *st,
				struct kith_err *err)
{
	struct stat after;

	if (fstat(fd, st) != 0)
		return kith_fail_errno(err, KITH_FAILED, "%s: cannot be read", path);
	if (!S_ISREG(st->st_mode))
		return kith_fail(err, KITH_MALFORMED, "%s: not a regular file", path);
	if (st->st_size < 0 || (uintmax_t)st->st_size > limit)
		return too_large(path, limit, err);
	kith_buf_reserve(out, (size_t)st->st_size + 1);
	if (read_all(fd, limit, out) != 0)
		return kith_fail_errno(err, KITH_FAILED, "%s: cannot be read", path);
	if (out->len > limit)
		return too_large(path, limit, err);
	/* Fewer bytes than the file has would be a lost end. */
	if (out->len == (size_t)st->st_size)
		return KITH_OK;
	if (fstat(fd, &after) != 0 || out->len != (size_t)after.st_size)
		return kith_fail(err, KITH_FAILED, "%s: changed while it was read; try again", path);
	*st = after;
	return KITH_OK;
}

static enum kith_code cannot_open(const char *path, struct kith_err *err)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
		return kith_fail_errno(err, KITH_NEGATIVE, "%s", path);
	case ELOOP:
		return kith_fail(err, KITH_MALFORMED, "%s: a symbolic link, which is never followed", path);
	case ENXIO:
		return kith_fail(err, KITH_MALFORMED, "%s: not a regular file", path);
	case EXDEV:
		return kith_fail(err, KITH_FAILED, "%s: not the name of a file in a notebook", path);
	default:
		return kith_fail_errno(err, KITH_FAILED, "%s: cannot be read", path);
	}
}

enum kith_code kith_file_read(int root, const char *path, size_t limit, struct kith_buf *out,
			      struct kith_file_key *key, struct kith_err *err)
{
	int fd = kith_open_beneath(root, path, O_RDONLY, 0);
	enum kith_code code;
	struct stat st;

	kith_buf_clear(out);
	if (fd < 0)
		return cannot_open(path, err);
	code = read_open(fd, path, limit, out, &st, err);
	close(fd);
	if (code != KITH_OK)
		kith_buf_clear(out);
	else if (key)
		*key = key_of(&st);
	return code;
}

bool kith_file_exists(int root, const char *path)
{
	struct kith_place place;
	struct stat st;
	bool exists;

	if (kith_place_open(root, path, &place) != 0)
		return false;
	exists = fstatat(place.folder, place.name, &st, AT_SYMLINK_NOFOLLOW) == 0;
	kith_place_close(&place);
	return exists;
}

enum kith_code kith_file_sync_folder(int root, const char *path, struct kith_err *err)
{
	struct kith_place place;
	enum kith_code code = KITH_OK;

	if (kith_place_open(root, path, &place) != 0)
		return kith_fail_errno(err, KITH_FAILED, "%s: its folder cannot be opened", path);
	if (kith_sync(place.folder) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s: its folder cannot be made durable", path);
	kith_place_close(&place);
	return code;
}

bool kith_file_in_editor(int root, const char *path)
{
	static const struct {
		const char *before, *after;
	} marks[] = { { ".", ".swp" }, { ".", ".swo" }, { ".#", "" }, { "#", "#" } };
	struct kith_buf name = KITH_BUF_INIT;
	struct kith_place place;
	struct stat st;
	bool found = false;

	if (kith_place_open(root, path, &place) != 0)
		return false;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]) && !found; i++) {
		kith_buf_clear(&name);
		kith_buf_printf(&name, "%s%s%s", marks[i].before, place.name, marks[i].after);
		found = fstatat(place.folder, name.ptr, &st, AT_SYMLINK_NOFOLLOW) == 0;
	}
	kith_place_close(&place);
	kith_buf_release(&name);
	return found;
}
