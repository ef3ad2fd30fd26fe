/* Files beneath a root, so that no name in a notebook reaches outside it, and replacement that
 * survives a crash. Only notebook files pass here; symbolic links are never followed. */
#ifndef KITH_BASE_FILE_H
#define KITH_BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/* What tells one version of a file from another without reading it. Times in ns. */
struct kith_file_key {
	uint64_t size, inode, device;
	int64_t mtime, ctime;
};

bool kith_file_key_same(const struct kith_file_key *a, const struct kith_file_key *b);

/* An open root directory, or -1 with *err. The caller closes it. */
int kith_root_open(const char *dir, struct kith_err *err);

/* Whether `path` can name a file of a notebook on every system: relative, without empty parts, "."
 * or "..", and without a part that git, Windows or macOS take for ".git". Every function below
 * that takes a path refuses others before any system call (errno EXDEV, or FAILED). */
bool kith_path_allowed(const char *path);

/* Opens `path` beneath `root` (openat2 with RESOLVE_BENEATH, NO_SYMLINKS, NO_MAGICLINKS; elsewhere
 * component by component with O_NOFOLLOW) without blocking. -1 with errno set. */
int kith_open_beneath(int root, const char *path, int flags, mode_t mode);

/* Reads a regular file beneath `root` into `out` (cleared first), at most `limit` bytes, and its
 * key if `key` is not NULL. MALFORMED: not a regular file, or larger than the limit; NEGATIVE: it is
 * not there; FAILED: it could not be read. A failed read is never taken as an end of file. */
enum kith_code kith_file_read(int root, const char *path, size_t limit, struct kith_buf *out,
			      struct kith_file_key *key, struct kith_err *err);

/* Whether anything stands at `path` beneath `root`, link or not. */
bool kith_file_exists(int root, const char *path);

/* Makes the folders that lead to `path`, mode 0700, each one durable. */
enum kith_code kith_file_make_folders(int root, const char *path, struct kith_err *err);

/* Replaces `path` by `bytes` if it still holds `expected`, durably: temporary file beside it, fsync,
 * exchange, comparison of what was swapped out, fsync of the folder. With
 * expected == NULL the file must not exist yet. The mode of an existing file stays; new ones are
 * 0600. BUSY: somebody else changed it meanwhile (nothing is lost: theirs stands). FAILED: nothing
 * was changed. A symbolic link, a hard-linked or non-regular file is refused, and so are empty
 * bytes for a file that holds some. A run killed in between leaves the temporary file, which holds
 * the new bytes, or after the exchange the old ones. */
enum kith_code kith_file_replace(int root, const char *path, const struct kith_slice *expected,
				 struct kith_slice bytes, struct kith_err *err);

/* Removes `path` if it still holds `expected`, durably, and then folders left empty above it.
 * BUSY and FAILED as kith_file_replace. */
enum kith_code kith_file_remove(int root, const char *path, struct kith_slice expected, struct kith_err *err);

/* The name beside `path` that kith_file_replace writes first ("people/.ada.md.kith"), for recovery
 * to remove. Appended to `out`. */
void kith_file_temporary(const char *path, struct kith_buf *out);

/* fsync of the folder that holds `path`. */
enum kith_code kith_file_sync_folder(int root, const char *path, struct kith_err *err);

/* Whether an editor seems to hold `path` open: a swap or lock file of vim or Emacs beside it. */
bool kith_file_in_editor(int root, const char *path);

/* Writes all of `bytes` to an open descriptor, through short writes and EINTR. */
enum kith_code kith_write_all(int fd, struct kith_slice bytes, struct kith_err *err);

/* Calls `found` for each name below `root`, folders first entered in byte order of names so that
 * every walk is the same. Skips names that begin with a dot and symbolic links; does not enter a
 * folder for which `enter` says no, nor one that holds a .git of its own (a submodule). `path` is
 * relative to the root and valid during the call. Stops when `found` answers other than OK. In each
 * folder its folders come first, then its files; more than 100 folders deep is unreadable. */
struct kith_walk {
	bool (*enter)(void *context, const char *path);
	enum kith_code (*found)(void *context, const char *path);
	/* May be NULL: told of what could not be read; the walk goes on. */
	void (*unreadable)(void *context, const char *path, int error);
	void *context;
};
enum kith_code kith_walk_files(int root, const struct kith_walk *walk, struct kith_err *err);

#endif
