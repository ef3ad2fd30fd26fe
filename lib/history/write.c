#include "history/write.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "history/git.h"
#include "history/ref.h"

/* How often a commit is made again because somebody else committed in between. */
#define MOST_COMMITS 5

void kith_write_release(struct kith_write *write)
{
	kith_index_release(write->repo, &write->index);
	kith_commit_release(&write->commit);
	/* The names in the journal are borrowed. */
	write->journal.ref = NULL;
}

static enum kith_code begin_journal(struct kith_write *write, enum kith_journal_kind kind)
{
	write->journal.kind = kind;
	write->journal.ref = write->commit.ref;
	write->journal.child = 0;
	if (write->commit.ref && !write->commit.unborn)
		write->journal.tip = write->commit.tip;
	write->journal.commit = write->commit.id;
	write->journaled = true;
	return kith_journal_write(write->repo, &write->journal, write->plan, write->err);
}

/* The end of a write that failed: everything as it was, and no journal unless something is still
 * to be put back. */
static void give_up(struct kith_write *write)
{
	if (!kith_plan_restore(write->repo, write->plan, write->err))
		return;
	kith_index_release(write->repo, &write->index);
	if (write->journaled)
		kith_journal_drop(write->repo, NULL);
}

static enum kith_code replace_files(struct kith_write *write)
{
	enum kith_code code = kith_plan_apply(write->repo, write->plan, write->err);

	write->edited = code == KITH_BUSY;
	return code;
}

enum kith_code kith_write_files(struct kith_write *write)
{
	enum kith_code code = kith_commit_blobs(write->repo, write->plan, write->err);

	if (code == KITH_OK)
		code = begin_journal(write, KITH_JOURNAL_FILES);
	if (code == KITH_OK)
		code = replace_files(write);
	if (code == KITH_OK)
		return kith_journal_drop(write->repo, write->err);
	give_up(write);
	return code;
}

static enum kith_code move_once(struct kith_write *write)
{
	struct kith_ref_move move = { write->commit.ref,    write->commit.tip,	     write->commit.id,
				      write->commit.unborn, write->commit.committer, write->commit.message };

	return kith_ref_move(write->repo, &move, &write->moved, &write->elsewhere, write->err);
}

/* Where somebody else's commit leaves our paths alone, ours goes on top of it. */
static enum kith_code move_branch(struct kith_write *write)
{
	enum kith_code code = move_once(write);
	int tries;

	for (tries = 1; write->elsewhere && tries < MOST_COMMITS; tries++) {
		if (!kith_plan_head_unchanged(write->repo, write->plan))
			return code;
		code = kith_commit_build(write->repo, &write->commit, write->plan, write->err);
		if (code == KITH_OK)
			code = begin_journal(write, KITH_JOURNAL_COMMIT);
		if (code != KITH_OK)
			return code;
		code = move_once(write);
	}
	return code;
}

static enum kith_code prepare_commit(struct kith_write *write)
{
	enum kith_code code = kith_commit_blobs(write->repo, write->plan, write->err);

	if (code == KITH_OK)
		code = kith_commit_build(write->repo, &write->commit, write->plan, write->err);
	if (code == KITH_OK)
		code = begin_journal(write, write->commit.empty ? KITH_JOURNAL_FILES : KITH_JOURNAL_COMMIT);
	if (code == KITH_OK)
		code = kith_index_hold(write->repo, &write->index, write->err);
	if (code == KITH_OK && (!kith_index_unchanged(&write->index, write->plan) ||
				!kith_plan_head_unchanged(write->repo, write->plan))) {
		write->elsewhere = true;
		code = kith_fail(write->err, KITH_BUSY,
				 "somebody else keeps staging or committing these notes; try again");
	}
	return code;
}

static enum kith_code after(struct kith_write *write, const char *stage, enum kith_code code)
{
	struct kith_err why = *write->err;

	if (code == KITH_OK || code == KITH_AFTER)
		return code;
	return kith_fail(write->err, KITH_AFTER, "committed, but then %s: %s", stage, why.text);
}

/* The commit stands; what remains is git's index and our own traces. */
static enum kith_code conclude(struct kith_write *write)
{
	enum kith_code code = kith_index_publish(write->repo, &write->index, write->err);

	if (code != KITH_OK)
		return after(write, "git's index could not be renewed", code);
	kith_index_release(write->repo, &write->index);
	return after(write, "the journal could not be removed", kith_journal_drop(write->repo, write->err));
}

static enum kith_code commit_inside(struct kith_write *write)
{
	enum kith_code code = prepare_commit(write), late = KITH_OK;

	if (code == KITH_OK)
		code = replace_files(write);
	if (code == KITH_OK)
		code = kith_index_update(write->repo, &write->index, write->plan, write->err);
	if (code == KITH_OK && !write->commit.empty)
		code = move_branch(write);
	if (code == KITH_AFTER || (code != KITH_OK && write->moved)) {
		late = after(write, "it could not be made durable", code);
		code = KITH_OK;
	}
	if (code != KITH_OK) {
		give_up(write);
		return code;
	}
	code = conclude(write);
	return late != KITH_OK ? late : code;
}

static enum kith_code commit_outside(struct kith_write *write)
{
	struct kith_repo *repo = write->repo;
	enum kith_code code = kith_commit_blobs(repo, write->plan, write->err);
	git_oid now;

	if (code == KITH_OK)
		code = kith_repo_tip(repo, &write->commit.ref, &write->commit.tip, &write->commit.unborn,
				     write->err);
	if (code == KITH_OK)
		code = begin_journal(write, KITH_JOURNAL_GIT);
	if (code == KITH_OK)
		code = replace_files(write);
	if (code == KITH_OK)
		code = kith_git_commit(repo, &write->journal, write->plan, write->commit.message, write->err);
	if (git_reference_name_to_id(&now, repo->git, write->commit.ref) == 0)
		write->moved = write->commit.unborn || !git_oid_equal(&now, &write->commit.tip);
	if (write->moved)
		write->commit.id = now;
	if (code != KITH_OK && write->moved)
		code = after(write, "git failed", code);
	else if (code != KITH_OK) {
		kith_git_unstage(repo, write->plan);
		give_up(write);
		return code;
	}
	return code == KITH_OK ? after(write, "the journal", kith_journal_drop(repo, write->err)) : code;
}

enum kith_code kith_write_commit(struct kith_write *write, const char *message)
{
	write->commit.message = kith_strdup(message);
	return kith_git_needed(write->repo, write->plan) ? commit_outside(write) : commit_inside(write);
}
