#include "base/os.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

/* One component. A link where a folder must be is ELOOP on every system. */
static int open_part(int folder, const char *name, int flags, mode_t mode)
{
	struct stat st;
	int fd;

	do {
		fd = openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC, mode);
	} while (fd < 0 && errno == EINTR);
	if (fd < 0 && errno == ENOTDIR)
		errno = fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(st.st_mode) ? ELOOP
												    : ENOTDIR;
	return fd;
}

int kith_os_open_stepwise(int root, const char *path, int flags, mode_t mode)
{
	struct kith_slice rest = kith_slice_cstr(path), part;
	struct kith_buf name = KITH_BUF_INIT;
	int folder = root, fd = -1, error;

	while (kith_slice_next(&rest, '/', &part)) {
		bool last = rest.len == 0;

		kith_buf_clear(&name);
		kith_buf_slice(&name, part);
		fd = open_part(folder, name.ptr, last ? flags : O_RDONLY | O_DIRECTORY, mode);
		error = errno;
		if (folder != root)
			close(folder);
		errno = error;
		folder = fd;
		if (fd < 0)
			break;
	}
	error = errno;
	kith_buf_release(&name);
	errno = error;
	return fd;
}

int kith_os_link_new(int folder, const char *from, const char *to)
{
	int error;

	if (linkat(folder, from, folder, to, 0) != 0)
		return -1;
	if (unlinkat(folder, from, 0) == 0)
		return 0;
	error = errno;
	unlinkat(folder, to, 0);
	errno = error;
	return -1;
}

#ifndef __linux__

int kith_os_open_beneath(int root, const char *path, int flags, mode_t mode)
{
	return kith_os_open_stepwise(root, path, flags, mode);
}

/* Without an exchange, what somebody saves in the instant between the comparison with the expected
 * bytes and the rename is overwritten. */
int kith_os_exchange(int folder, const char *a, const char *b)
{
#ifdef RENAME_SWAP
	return renameatx_np(folder, a, folder, b, RENAME_SWAP);
#else
	(void)folder, (void)a, (void)b;
	errno = ENOSYS;
	return -1;
#endif
}

int kith_os_rename_new(int folder, const char *from, const char *to)
{
	return kith_os_link_new(folder, from, to);
}

int kith_os_sync(int fd)
{
#ifdef F_FULLFSYNC
	/* fsync() there leaves the bytes in the memory of the disk. */
	if (fcntl(fd, F_FULLFSYNC) == 0)
		return 0;
#endif
	return fsync(fd);
}

enum kith_entry kith_os_entry(const struct dirent *entry)
{
	(void)entry;
	return KITH_ENTRY_UNKNOWN;
}

#endif
