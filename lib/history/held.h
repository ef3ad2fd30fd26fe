/* Lock files of git that we hold. Each is a hard link to a file of our own in .git/kith, so that
 * after a crash the next run can tell for certain whether a lock is ours: it is if both names are
 * one file. The link appears at once and complete, as O_EXCL would make it. */
#ifndef KITH_HISTORY_HELD_H
#define KITH_HISTORY_HELD_H

#include <stdbool.h>

#include "base/err.h"
#include "base/slice.h"
#include "history/repo.h"

struct kith_held {
	char *own;  /* .git/kith/NAME */
	char *lock; /* what git looks at: ".git/index.lock" */
	bool taken;
};

#define KITH_HELD_INIT { NULL, NULL, false }

/* Names the pair and writes our own file. Its name is durable once .git/kith is synced, which must
 * come before the lock is taken. `lock` is copied. */
enum kith_code kith_held_prepare(struct kith_repo *repo, struct kith_held *held, const char *own, const char *lock,
				 struct kith_slice content, struct kith_err *err);

/* Takes the lock; BUSY if somebody else still holds it after KITH_LOCK_WAIT. */
enum kith_code kith_held_take(struct kith_held *held, struct kith_err *err);

/* Gives the lock back if it was taken, durably, and removes our file. For NULL names too. False if
 * the lock may still be there: then our file stays as well, so that the next run can tell whose it
 * is. */
bool kith_held_release(struct kith_repo *repo, struct kith_held *held);

/* After a crash: removes `lock` if it is our file `own`, and `own` itself. Neither need be there. */
enum kith_code kith_held_recover(struct kith_repo *repo, const char *own, const char *lock, struct kith_err *err);

#endif
