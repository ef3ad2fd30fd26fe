#include "history/write.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "history/git.h"
#include "history/ref.h"

/* How often a commit is made again because somebody else committed in between. */
#define MOST_COMMITS 5

void kith_write_release(struct kith_write *write)
{
	kith_held_release(write->repo, &write->branch);
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
 * to be put back, which the next run then tries again. */
static enum kith_code give_up(struct kith_write *write, enum kith_code code)
{
	if (!kith_plan_restore(write->repo, write->plan, write->err)) {
		write->elsewhere = write->edited = false;
		return KITH_FAILED;
	}
	kith_held_release(write->repo, &write->branch);
	kith_index_release(write->repo, &write->index);
	if (write->journaled)
		kith_journal_drop(write->repo, NULL);
	return code;
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
		code = kith_journal_drop(write->repo, write->err);
	return code == KITH_OK ? code : give_up(write, code);
}

static enum kith_code move_once(struct kith_write *write)
{
	struct kith_commit *commit = &write->commit;
	struct kith_ref_move move = { commit->ref,    commit->tip,	 commit->id,
				      commit->unborn, commit->committer, commit->message };
	enum kith_code code =
		kith_ref_move(write->repo, &move, &write->branch, &write->elsewhere, write->err);

	write->moved = code == KITH_OK || code == KITH_AFTER;
	kith_held_release(write->repo, &write->branch);
	return code;
}

/* A commit on the tip as it is now, our side of the locks, and the journal, whose sync of the folder
 * is theirs too. */
static enum kith_code announce(struct kith_write *write)
{
	struct kith_commit *commit = &write->commit;
	enum kith_code code = kith_commit_build(write->repo, commit, write->plan, write->err);

	if (code == KITH_OK && !write->index.held.own)
		code = kith_index_prepare(write->repo, &write->index, write->err);
	if (code == KITH_OK && !commit->empty)
		code = kith_ref_prepare(write->repo, commit->ref, &commit->id, &write->branch, write->err);
	if (code == KITH_OK)
		code = begin_journal(write, commit->empty ? KITH_JOURNAL_FILES : KITH_JOURNAL_COMMIT);
	return code;
}

/* Where somebody else's commit leaves our paths alone, ours goes on top of it. */
static enum kith_code move_branch(struct kith_write *write)
{
	enum kith_code code = move_once(write);
	int tries;

	for (tries = 1; write->elsewhere && tries < MOST_COMMITS; tries++) {
		if (!kith_plan_head_unchanged(write->repo, write->plan))
			return code;
		code = announce(write);
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
		code = announce(write);
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
	if (!kith_index_release(write->repo, &write->index))
		return kith_fail(write->err, KITH_AFTER,
				 "committed, but then git's index.lock could not be removed; the next kith "
				 "will try again");
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
	if (code == KITH_AFTER)
		late = code;
	else if (code != KITH_OK)
		return give_up(write, code);
	code = conclude(write);
	return late != KITH_OK ? late : code;
}

static struct kith_slice first_line(const char *message)
{
	struct kith_slice rest = kith_slice_cstr(message), line = { NULL, 0 };

	kith_slice_next(&rest, '\n', &line);
	return line;
}

/* Whether HEAD's branch went on from where it was to a commit that bears our title. Other programs
 * commit too, whatever became of ours. */
static bool find_ours(struct kith_write *write)
{
	struct kith_commit *commit = &write->commit;
	git_commit *found = NULL;
	git_oid now;

	if (git_reference_name_to_id(&now, write->repo->git, commit->ref) < 0 ||
	    (!commit->unborn && git_oid_equal(&now, &commit->tip)) ||
	    git_commit_lookup(&found, write->repo->git, &now) < 0)
		return false;
	commit->id = now;
	write->moved = kith_slice_eq(first_line(git_commit_message(found)), first_line(commit->message));
	git_commit_free(found);
	return write->moved;
}

static enum kith_code commit_by_git(struct kith_write *write)
{
	enum kith_code code =
		kith_git_commit(write->repo, &write->journal, write->plan, write->commit.message, write->err);
	bool ours = find_ours(write);

	if (code != KITH_OK && ours)
		return after(write, "git failed", code);
	if (code != KITH_OK) {
		kith_git_unstage(write->repo, write->plan);
		return give_up(write, code);
	}
	/* A hook may have changed the title. */
	write->moved = true;
	return after(write, "the journal could not be removed", kith_journal_drop(write->repo, write->err));
}

static enum kith_code commit_outside(struct kith_write *write)
{
	struct kith_commit *commit = &write->commit;
	enum kith_code code = kith_commit_blobs(write->repo, write->plan, write->err);

	if (code == KITH_OK)
		code = kith_repo_tip(write->repo, &commit->ref, &commit->tip, &commit->unborn, write->err);
	if (code == KITH_OK)
		code = begin_journal(write, KITH_JOURNAL_GIT);
	if (code == KITH_OK)
		code = replace_files(write);
	return code == KITH_OK ? commit_by_git(write) : give_up(write, code);
}

enum kith_code kith_write_commit(struct kith_write *write, const char *message)
{
	write->commit.message = kith_strdup(message);
	return kith_git_needed(write->repo, write->plan) ? commit_outside(write) : commit_inside(write);
}
