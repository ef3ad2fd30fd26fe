/* One write of one plan: files, objects, branch and index, or nothing. */
#ifndef KITH_HISTORY_WRITE_H
#define KITH_HISTORY_WRITE_H

#include <stdbool.h>

#include "history/commit.h"
#include "history/index.h"
#include "history/journal.h"

/* Set repo, plan and err; the rest is zero. */
struct kith_write {
	struct kith_repo *repo;
	struct kith_plan *plan;
	struct kith_err *err;
	struct kith_commit commit;
	struct kith_index index;
	struct kith_held branch; /* its lock */
	struct kith_journal journal;
	bool journaled;
	bool moved;     /* the branch stands at the commit */
	bool elsewhere; /* somebody else committed or staged: to be planned anew */
	bool edited;    /* somebody else changed a file: to be planned anew */
};

/* The plan's files alone, without a commit. The plan must have been looked at. */
enum kith_code kith_write_files(struct kith_write *write);

/* The plan's files and one commit of exactly them. */
enum kith_code kith_write_commit(struct kith_write *write, const char *message);

void kith_write_release(struct kith_write *write);

#endif
