/* A notebook's root and the git repository around it, opened for one call. Inside lib/history only. */
#ifndef KITH_HISTORY_REPO_H
#define KITH_HISTORY_REPO_H

#include <stdbool.h>
#include <stddef.h>
#include <git2.h>

#include "base/err.h"

/* How long a lock held by somebody else is waited for, in milliseconds. */
#define KITH_LOCK_WAIT 5000

struct kith_repo {
	git_repository *git; /* NULL in a plain directory */
	int root;            /* the notebook's root */
	int work;            /* the work tree's root; equal to `root` without git */
	int lock;            /* the descriptor that holds the flock, or -1 */
	char *root_path;     /* absolute, without a final slash */
	char *prefix;        /* of the notebook in the work tree: "" or "notes/" */
	char *gitdir;        /* of this work tree, ends in a slash */
	char *commondir;     /* shared by all work trees, ends in a slash */
	char *private;       /* gitdir/kith/: journal and what it names */
	bool durable;        /* false only for tests: no fsync */
	bool started;        /* libgit2 is initialised */
	bool strange_index;  /* libgit2 cannot read the index */
	bool extended;       /* the repository has extensions that libgit2 does not know */
};

#define KITH_REPO_INIT { NULL, -1, -1, -1, NULL, NULL, NULL, NULL, NULL, true, false, false, false }

/* Opens the root and the repository that holds it, if any. FAILED also for a repository that
 * libgit2 cannot read or that belongs to somebody else. */
enum kith_code kith_repo_open(struct kith_repo *repo, const char *root, struct kith_err *err);
void kith_repo_close(struct kith_repo *repo);

/* Waits for the notebook's lock, at most KITH_LOCK_WAIT; then BUSY. Held until the repo is closed. Makes
 * the private folder. */
enum kith_code kith_repo_lock(struct kith_repo *repo, struct kith_err *err);

/* Refuses a repository in the middle of a merge, rebase and the like, and one with conflicted entries. */
enum kith_code kith_repo_settled(struct kith_repo *repo, struct kith_err *err);

/* Refuses a detached HEAD. */
enum kith_code kith_repo_attached(struct kith_repo *repo, struct kith_err *err);

/* The reference that a commit moves ("refs/heads/main", or "HEAD" when detached), on the heap, and
 * where it stands: *unborn without a commit yet. */
enum kith_code kith_repo_tip(struct kith_repo *repo, char **name, git_oid *tip, bool *unborn, struct kith_err *err);

/* `name` inside a directory that ends in a slash, on the heap. */
char *kith_path_in(const char *directory, const char *name);

/* kith_fail with what libgit2 says of its last error appended. */
enum kith_code kith_fail_git(struct kith_err *err, enum kith_code code, const char *what);

/* fsync of a folder by its path; nothing where `durable` is false. 0, or -1 with errno. */
int kith_sync_directory(const struct kith_repo *repo, const char *path);
int kith_sync_fd(const struct kith_repo *repo, int fd);

/* Milliseconds of a clock that only goes forward, and a short sleep between two looks at a lock. */
long long kith_now_ms(void);
void kith_pause(void);

#endif
