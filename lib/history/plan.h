/* What an act comes to: for each path, the bytes that stand there and the bytes that are to. */
#ifndef KITH_HISTORY_PLAN_H
#define KITH_HISTORY_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "history/repo.h"
#include "history/store.h"

struct kith_op {
	char *path;               /* below the work tree's root */
	const char *shown;        /* below the notebook's root: inside `path` */
	struct kith_buf old, new; /* file bytes */
	bool had, has;            /* a file stands there; one is to stand there */
	bool adopt;               /* the file is committed as it stands */
	bool ignored;             /* git is told to leave it alone: written, never committed */
	bool replaced;            /* the work tree holds the new state */
	bool dirty;                /* the user changed it and has not committed that */
	bool in_head, in_index;
	git_oid head_id, index_id; /* where in_head, in_index */
	git_oid old_id, new_id;    /* of the file bytes, where had, has */
	uint32_t mode;             /* for git: that of HEAD, or a regular file */
};

struct kith_plan {
	struct kith_op *items; /* in byte order of paths, each once */
	size_t count, capacity;
};

#define KITH_PLAN_INIT { NULL, 0, 0 }

void kith_plan_release(struct kith_plan *plan);

/* Reads every file that the act names and applies its edits. Files that would not change are left
 * out, but for those to adopt. */
enum kith_code kith_plan_read(const struct kith_repo *repo, const struct kith_act *act, struct kith_plan *plan,
			      struct kith_err *err);

/* An empty entry for `path` below the notebook's root; FAILED for a path that leads out of it. */
enum kith_code kith_plan_add(const struct kith_repo *repo, struct kith_plan *plan, const char *path,
			     struct kith_op **op, struct kith_err *err);

/* Puts the entries in order; FAILED if a path is named by two that do not go together. */
enum kith_code kith_plan_sort(struct kith_plan *plan, struct kith_err *err);

/* How many files hold other bytes after the plan (or, to adopt, other bytes than HEAD). */
size_t kith_plan_changed(const struct kith_plan *plan);

/* Drops entries for which `keep` says no. */
void kith_plan_filter(struct kith_plan *plan, bool (*keep)(const struct kith_op *op));

/* The plan as a unified diff, appended. */
enum kith_code kith_plan_diff(const struct kith_plan *plan, struct kith_buf *out, struct kith_err *err);

/* Puts the new bytes in place, each file whole. On failure those already written are put back.
 * BUSY: a file is no longer what was read. */
enum kith_code kith_plan_apply(const struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err);

/* Puts the old bytes back wherever the new ones were put. False if a file could not be restored,
 * which *err then says as well. */
bool kith_plan_restore(const struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err);

#endif
