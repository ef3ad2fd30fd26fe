/* What POSIX lacks: os_linux.c has it from the kernel, os_portable.c comes as near as it can. Each
 * answers -1 with errno set when it fails. */
#ifndef KITH_BASE_OS_H
#define KITH_BASE_OS_H

#include <dirent.h>
#include <stdbool.h>
#include <sys/stat.h>

/* Opens `path`, which kith_path_allowed() has passed, beneath `root` without following a link. */
int kith_os_open_beneath(int root, const char *path, int flags, mode_t mode);

/* The same, one component after the other; everywhere. */
int kith_os_open_stepwise(int root, const char *path, int flags, mode_t mode);

/* Exchanges two names of a folder in one step. ENOSYS, EINVAL or ENOTSUP where that cannot be. */
int kith_os_exchange(int folder, const char *a, const char *b);

/* Renames within a folder unless `to` exists (EEXIST). */
int kith_os_rename_new(int folder, const char *from, const char *to);

/* The same by a second link and the removal of the first; everywhere. */
int kith_os_link_new(int folder, const char *from, const char *to);

/* Waits until what was written to `fd` would survive a power cut. */
int kith_os_sync(int fd);

enum kith_entry {
	KITH_ENTRY_UNKNOWN, /* ask fstatat() */
	KITH_ENTRY_FOLDER,
	KITH_ENTRY_LINK,
	KITH_ENTRY_OTHER, /* a regular file, or a special one */
};

/* What the folder itself says about one of its names. */
enum kith_entry kith_os_entry(const struct dirent *entry);

#endif
