#ifdef __linux__

#define _GNU_SOURCE

#include "base/os.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_TRIES 64 /* EAGAIN: a rename elsewhere disturbed the walk along the path */

int kith_os_open_beneath(int root, const char *path, int flags, mode_t mode)
{
	struct open_how how;
	long fd;
	int tries = 0;

	memset(&how, 0, sizeof(how));
	how.flags = (unsigned long long)(unsigned)flags;
	how.mode = flags & O_CREAT ? mode & 07777 : 0;
	how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
	do {
		fd = syscall(SYS_openat2, root, path, &how, sizeof(how));
	} while (fd < 0 && (errno == EINTR || (errno == EAGAIN && ++tries < MOST_TRIES)));
	/* An old kernel, or a sandbox that does not know the call. */
	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		return kith_os_open_stepwise(root, path, flags, mode);
	return (int)fd;
}

int kith_os_exchange(int folder, const char *a, const char *b)
{
	return renameat2(folder, a, folder, b, RENAME_EXCHANGE);
}

int kith_os_rename_new(int folder, const char *from, const char *to)
{
	int result = renameat2(folder, from, folder, to, RENAME_NOREPLACE);

	if (result != 0 && (errno == ENOSYS || errno == EINVAL))
		return kith_os_link_new(folder, from, to);
	return result;
}

int kith_os_sync(int fd)
{
	return fsync(fd);
}

enum kith_entry kith_os_entry(const struct dirent *entry)
{
	switch (entry->d_type) {
	case DT_UNKNOWN:
		return KITH_ENTRY_UNKNOWN;
	case DT_DIR:
		return KITH_ENTRY_FOLDER;
	case DT_LNK:
		return KITH_ENTRY_LINK;
	default:
		return KITH_ENTRY_OTHER;
	}
}

#else

typedef int kith_os_linux_is_elsewhere;

#endif
