/* From a plan to a commit: blobs, a tree made of HEAD's and our paths, the commit itself. */
#ifndef KITH_HISTORY_COMMIT_H
#define KITH_HISTORY_COMMIT_H

#include <stdbool.h>

#include "history/plan.h"

struct kith_commit {
	char *ref; /* what moves */
	git_oid tip, id;
	bool unborn;
	bool empty; /* the tree would be HEAD's: nothing to commit */
	git_signature *author, *committer;
	char *message;
};

#define KITH_COMMIT_INIT { NULL, { { 0 } }, { { 0 } }, false, false, NULL, NULL, NULL }

void kith_commit_release(struct kith_commit *commit);

/* What HEAD and the index hold for the plan's paths, the ids of the file bytes, and whether git is
 * told to ignore them. */
enum kith_code kith_plan_look(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err);

/* What HEAD holds, and nothing else. */
enum kith_code kith_plan_look_head(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err);

/* Whether HEAD, wherever it stands by now, holds for the plan's paths what it held before. */
bool kith_plan_head_unchanged(struct kith_repo *repo, const struct kith_plan *plan);

/* Whether the file holds what HEAD does not: the user's own edit. */
bool kith_op_dirty(const struct kith_op *op);

/* Whether something is staged that neither HEAD nor the file holds, so that it would be lost. */
bool kith_op_staged_apart(const struct kith_op *op);

/* A title, a blank line, more trailers (or NULL) and ours; on the heap. */
char *kith_commit_message(const char *title, const char *trailers, const char *tool);

/* Writes the file bytes, old and new, as objects. */
enum kith_code kith_commit_blobs(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err);

/* Writes tree and commit on top of where HEAD stands now. The message must be set; names and times
 * are looked up if they are not. Nothing refers to the commit yet. */
enum kith_code kith_commit_build(struct kith_repo *repo, struct kith_commit *commit, const struct kith_plan *plan,
				 struct kith_err *err);

#endif
