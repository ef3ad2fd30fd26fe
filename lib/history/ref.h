/* Moving a branch, as git's own loose references are moved: lock, compare, reflog, rename. */
#ifndef KITH_HISTORY_REF_H
#define KITH_HISTORY_REF_H

#include <stdbool.h>

#include "base/err.h"
#include "history/held.h"
#include "history/repo.h"

struct kith_ref_move {
	const char *name; /* "refs/heads/main", or "HEAD" when detached */
	git_oid from, to;
	bool unborn; /* there is no `from` */
	const git_signature *who;
	const char *subject; /* for the reflog */
};

/* Writes our side of the lock; what syncs .git/kith next makes it durable. */
enum kith_code kith_ref_prepare(struct kith_repo *repo, const char *name, const git_oid *to, struct kith_held *held,
				struct kith_err *err);

/* Moves it under the prepared lock, which the caller releases, if it still stands at `from`. AFTER:
 * it moved, but may not survive a loss of power. *elsewhere: somebody else moved it, and nothing was
 * changed (BUSY). */
enum kith_code kith_ref_move(struct kith_repo *repo, const struct kith_ref_move *move, struct kith_held *held,
			     bool *elsewhere, struct kith_err *err);

/* The path of the lock that git uses for `name`, on the heap. */
char *kith_ref_lock_path(const struct kith_repo *repo, const char *name);

/* The name of our file in .git/kith that this lock is linked to. */
#define KITH_REF_OWN "ref"

#endif
