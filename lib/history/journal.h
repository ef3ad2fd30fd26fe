/* What a write is about to do, kept in .git/kith/journal while it does it, so that the next run can
 * finish or undo what a killed one left. */
#ifndef KITH_HISTORY_JOURNAL_H
#define KITH_HISTORY_JOURNAL_H

#include <stdbool.h>

#include "history/plan.h"

enum kith_journal_kind {
	KITH_JOURNAL_FILES,  /* files alone: done when the journal is gone */
	KITH_JOURNAL_COMMIT, /* done when `ref` holds `commit` */
	KITH_JOURNAL_GIT,    /* the git program commits: done when `ref` left `tip` */
};

struct kith_journal {
	enum kith_journal_kind kind;
	char *ref;          /* what the commit moves; "" for files alone */
	git_oid tip;        /* where it stood; zero when unborn */
	git_oid commit;     /* where it is to stand; zero if git is to decide */
	long child;         /* the git program's process, 0 without one */
	long long begun;    /* its start time as the system counts it, 0 if unknown */
};

/* Writes it durably, in place of an earlier one. */
enum kith_code kith_journal_write(struct kith_repo *repo, const struct kith_journal *journal,
				  const struct kith_plan *plan, struct kith_err *err);

/* Reads it: NEGATIVE if there is none. The plan gets paths, ids, had and has, but no bytes. */
enum kith_code kith_journal_read(struct kith_repo *repo, struct kith_journal *journal, struct kith_plan *plan,
				 struct kith_err *err);

/* Removes it, durably: the act is over. */
enum kith_code kith_journal_drop(struct kith_repo *repo, struct kith_err *err);

void kith_journal_release(struct kith_journal *journal);

/* Finishes or undoes what a killed run left; the repo must be locked. BUSY: a git program that the
 * killed run started is still at work. */
enum kith_code kith_recover(struct kith_repo *repo, struct kith_err *err);

#endif
