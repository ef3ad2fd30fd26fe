/* The git program, for repositories whose commits libgit2 would not make as the user set them up. */
#ifndef KITH_HISTORY_GIT_H
#define KITH_HISTORY_GIT_H

#include <stdbool.h>

#include "history/journal.h"
#include "history/plan.h"

struct kith_git_run {
	const char *const *arguments; /* after "git -C DIR -c …", ends in NULL */
	struct kith_slice input;      /* for its standard input */
	struct kith_buf *output;      /* its standard output and error, appended; NULL: dropped */
	bool quiet;                   /* leave standard error out of it */
	/* May be NULL: told the process id before the program gets its input. */
	enum kith_code (*started)(void *context, long child, struct kith_err *err);
	void *context;
};

/* Runs git in the work tree and waits for it. *status is its exit status (128 and the signal's
 * number for a signal); FAILED if it could not be run at all. */
enum kith_code kith_git_run(struct kith_repo *repo, const struct kith_git_run *run, int *status,
			    struct kith_err *err);

/* Why a commit of the plan must be made by the git program: a short static reason, or NULL. */
const char *kith_git_needed(struct kith_repo *repo, const struct kith_plan *plan);

/* Marks entries as dirty that `git status` says differ from HEAD. */
enum kith_code kith_git_status(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err);

/* What `git status --porcelain -z` says of the notebook, appended. */
enum kith_code kith_git_status_run(struct kith_repo *repo, struct kith_buf *output, struct kith_err *err);

/* Whether git stores other bytes for the path than the file holds. */
bool kith_git_filters(struct kith_repo *repo, const char *path);

/* Stages new paths and commits exactly the plan's; the files must be in place and the journal says
 * so. FAILED with git's own words if it refused. */
enum kith_code kith_git_commit(struct kith_repo *repo, struct kith_journal *journal, const struct kith_plan *plan,
			       const char *message, struct kith_err *err);

/* Takes paths that only kith_git_commit staged out of the index again. */
void kith_git_unstage(struct kith_repo *repo, const struct kith_plan *plan);

/* Makes the index hold for the plan's paths (but those marked as ignored) what HEAD holds. */
void kith_git_match_head(struct kith_repo *repo, const struct kith_plan *plan);

/* After a crash: waits for the program that the journal names, and removes locks that it left
 * behind, which must be younger than the journal. BUSY while it runs. */
enum kith_code kith_git_settle(struct kith_repo *repo, const struct kith_journal *journal, struct kith_err *err);

/* A blob's bytes as a checkout of `path` would write them, appended: through the git program where
 * a filter is at work. */
enum kith_code kith_git_blob(struct kith_repo *repo, const git_oid *id, const char *path, struct kith_buf *out,
			     struct kith_err *err);

/* When a process began, as the system counts it; 0 if unknown, -1 if there is no such process. */
long long kith_process_begun(long pid);

#endif
