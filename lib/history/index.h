/* git's index, renewed for exactly our paths while we hold its lock. The new index is made beside
 * the old one, in .git/kith, and renamed over it at the end; what the user staged stays as it is. */
#ifndef KITH_HISTORY_INDEX_H
#define KITH_HISTORY_INDEX_H

#include <stdbool.h>

#include "history/held.h"
#include "history/plan.h"

struct kith_index {
	struct kith_held held;
	char *copy; /* .git/kith/index */
	git_index *index;
};

#define KITH_INDEX_INIT { KITH_HELD_INIT, NULL, NULL }

/* Writes our side of the lock; what syncs .git/kith next makes it durable. */
enum kith_code kith_index_prepare(struct kith_repo *repo, struct kith_index *index, struct kith_err *err);

/* Takes the prepared index.lock (BUSY if somebody keeps it) and opens a copy of the index. */
enum kith_code kith_index_hold(struct kith_repo *repo, struct kith_index *index, struct kith_err *err);

/* Whether the index holds for a path, or all of the plan's, what it held when the plan was made. */
bool kith_index_op_unchanged(const struct kith_index *index, const struct kith_op *op);
bool kith_index_unchanged(const struct kith_index *index, const struct kith_plan *plan);

/* Writes the copy with the new state of the plan's paths, durably. The files must be in place. */
enum kith_code kith_index_update(struct kith_repo *repo, struct kith_index *index, const struct kith_plan *plan,
				 struct kith_err *err);

/* Puts the copy in place of the index; durable once it is released. */
enum kith_code kith_index_publish(struct kith_repo *repo, struct kith_index *index, struct kith_err *err);

/* Removes the copy if it was not published and gives the lock back; false if that failed. */
bool kith_index_release(struct kith_repo *repo, struct kith_index *index);

#endif
