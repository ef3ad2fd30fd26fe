/* What tools did, read from the trailers of commits. */
#ifndef KITH_HISTORY_PAST_H
#define KITH_HISTORY_PAST_H

#include "base/err.h"
#include "history/repo.h"

/* Finds the newest commit of a tool on this notebook that stands, that is, was not undone; with
 * `redo` the newest undo that was not redone. What "save" and "init" committed holds the user's own text and is
 * passed over. NEGATIVE: there is none. The caller frees it. */
enum kith_code kith_past_find(struct kith_repo *repo, bool redo, git_commit **found, struct kith_err *err);

/* The changes from the commit's parent (nothing for the first commit) to it. */
int kith_past_diff(struct kith_repo *repo, git_commit *commit, git_diff **diff);

#endif
