#include "history/journal.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/commit.h"
#include "history/git.h"
#include "history/held.h"
#include "history/index.h"
#include "history/ref.h"

#define ANY_SIZE ((size_t)256 * 1024 * 1024)

/* What stands at one place, if anything. */
struct found {
	struct kith_buf bytes;
	bool there;
	git_oid id;
};

static enum kith_code find(struct kith_repo *repo, const char *path, struct found *found,
			   struct kith_err *err)
{
	enum kith_code code = kith_file_read(repo->work, path, ANY_SIZE, &found->bytes, NULL, err);

	found->there = code == KITH_OK;
	if (code == KITH_NEGATIVE)
		return KITH_OK;
	if (code == KITH_OK && git_odb_hash(&found->id, found->bytes.len ? found->bytes.ptr : "",
					    found->bytes.len, GIT_OBJECT_BLOB) < 0)
		return kith_fail_git(err, KITH_FAILED, path);
	return code;
}

static bool is(const struct found *found, bool there, const git_oid *id)
{
	return found->there == there && (!there || git_oid_equal(&found->id, id));
}

static enum kith_code load_blob(struct kith_repo *repo, const git_oid *id, struct kith_buf *out,
				struct kith_err *err)
{
	git_blob *blob = NULL;

	if (git_blob_lookup(&blob, repo->git, id) < 0)
		return kith_fail_git(err, KITH_FAILED,
				     "the bytes of a note before a write that was cut short");
	kith_buf_bytes(out, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob));
	git_blob_free(blob);
	return KITH_OK;
}

/* Somebody's edit that the exchange brought to light just before the end: it is what must come
 * back, and is kept among git's objects while the files are exchanged again. */
static enum kith_code keep_edit(struct kith_repo *repo, const struct kith_journal *journal,
				struct kith_plan *plan, struct kith_op *op, struct kith_err *err)
{
	op->old_id = op->new_id; /* overwritten below */
	if (git_blob_create_from_buffer(&op->old_id, repo->git, op->old.len ? op->old.ptr : "", op->old.len) <
	    0)
		return kith_fail_git(err, KITH_FAILED, op->path);
	op->had = true;
	return kith_journal_write(repo, journal, plan, err);
}

/* The new bytes stand there, or the file is gone as it was to be: put back what was there. What the
 * replacement laid aside is the best witness of that. */
static enum kith_code put_back(struct kith_repo *repo, const struct kith_journal *journal,
			       struct kith_plan *plan, struct kith_op *op, const struct found *now,
			       const struct found *aside, struct kith_err *err)
{
	struct kith_slice expected = kith_buf_view(&now->bytes);
	enum kith_code code = KITH_OK;

	if (aside->there && !is(aside, op->had, &op->old_id)) {
		kith_buf_slice(&op->old, kith_buf_view(&aside->bytes));
		code = keep_edit(repo, journal, plan, op, err);
	} else if (op->had) {
		code = load_blob(repo, &op->old_id, &op->old, err);
	}
	if (code == KITH_OK && !op->had)
		return kith_file_remove(repo->work, op->path, expected, err);
	if (code == KITH_OK && !now->there)
		code = kith_file_make_folders(repo->work, op->path, err);
	if (code != KITH_OK)
		return code;
	return kith_file_replace(repo->work, op->path, now->there ? &expected : NULL, kith_buf_view(&op->old),
				 err);
}

/* What lies beside the note is deleted only if it is a copy or the beginning of what we know. */
static enum kith_code drop_aside(struct kith_repo *repo, const struct kith_op *op, const char *path,
				 const struct found *aside, struct kith_err *err)
{
	struct kith_buf new = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;
	bool known = is(aside, op->had, &op->old_id) || aside->bytes.len == 0;

	if (!aside->there)
		return KITH_OK;
	if (!known && op->has) {
		code = load_blob(repo, &op->new_id, &new, err);
		known = code == KITH_OK &&
			new.len >= aside->bytes.len &&memcmp(new.ptr, aside->bytes.ptr, aside->bytes.len) ==
				0;
	}
	kith_buf_release(&new);
	if (!known || code != KITH_OK)
		return code;
	if (unlinkat(repo->work, path, 0) != 0 && errno != ENOENT)
		return kith_fail_errno(err, KITH_FAILED, "%s", path);
	return KITH_OK;
}

static enum kith_code roll_back_file(struct kith_repo *repo, const struct kith_journal *journal,
				     struct kith_plan *plan, struct kith_op *op, struct kith_err *err)
{
	struct found now = { KITH_BUF_INIT, false, { { 0 } } }, aside = now;
	struct kith_buf beside = KITH_BUF_INIT;
	enum kith_code code;

	kith_file_temporary(op->path, &beside);
	code = find(repo, op->path, &now, err);
	if (code == KITH_OK)
		code = find(repo, beside.ptr, &aside, err);
	/* Bytes that are neither are somebody's later work, and so is a commit of the new ones. */
	if (code == KITH_OK && is(&now, op->has, &op->new_id) && !is(&now, op->had, &op->old_id) &&
	    !is(&now, op->in_head, &op->head_id))
		code = put_back(repo, journal, plan, op, &now, &aside, err);
	else if (code == KITH_OK)
		code = drop_aside(repo, op, beside.ptr, &aside, err);
	kith_buf_release(&beside);
	kith_buf_release(&now.bytes);
	kith_buf_release(&aside.bytes);
	return code;
}

static enum kith_code roll_back(struct kith_repo *repo, const struct kith_journal *journal,
				struct kith_plan *plan, struct kith_err *err)
{
	enum kith_code code = KITH_OK;
	size_t i;

	for (i = 0; i < plan->count && code == KITH_OK; i++)
		if (!plan->items[i].adopt)
			code = roll_back_file(repo, journal, plan, &plan->items[i], err);
	return code;
}

/* Whether the commit is part of what HEAD's branch is now. */
static enum kith_code find_out(struct kith_repo *repo, const struct kith_journal *journal, bool *done,
			       struct kith_err *err)
{
	git_oid now;
	int error;

	*done = false;
	if (journal->kind == KITH_JOURNAL_FILES)
		return KITH_OK;
	error = git_reference_name_to_id(&now, repo->git, journal->ref);
	if (error == GIT_ENOTFOUND)
		return KITH_OK;
	if (error < 0)
		return kith_fail_git(err, KITH_FAILED, journal->ref);
	if (journal->kind == KITH_JOURNAL_GIT)
		*done = !git_oid_equal(&now, &journal->tip);
	else if (git_oid_equal(&now, &journal->commit))
		*done = true;
	else if (!git_oid_equal(&now, &journal->tip))
		*done = git_graph_descendant_of(repo->git, &now, &journal->commit) == 1;
	return KITH_OK;
}

static enum kith_code load_new(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	enum kith_code code = KITH_OK;
	size_t i;

	for (i = 0; i < plan->count && code == KITH_OK; i++)
		if (plan->items[i].has)
			code = load_blob(repo, &plan->items[i].new_id, &plan->items[i].new, err);
	return code;
}

/* Paths where HEAD or the index went on since are left as they are. */
static void leave_what_changed(const struct kith_index *index, struct kith_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++) {
		struct kith_op *op = &plan->items[i];
		bool in_head =
			op->has ? op->in_head && git_oid_equal(&op->head_id, &op->new_id) : !op->in_head;

		op->ignored = !in_head || !kith_index_op_unchanged(index, op);
	}
}

/* The commit stands and only git's index may not know of it. */
static enum kith_code renew_index(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	struct kith_index index = KITH_INDEX_INIT;
	enum kith_code code = load_new(repo, plan, err);

	if (code == KITH_OK)
		code = kith_index_prepare(repo, &index, err);
	if (code == KITH_OK && kith_sync_directory(repo, repo->private) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", repo->private);
	if (code == KITH_OK)
		code = kith_index_hold(repo, &index, err);
	if (code == KITH_OK) {
		leave_what_changed(&index, plan);
		code = kith_index_update(repo, &index, plan, err);
	}
	if (code == KITH_OK)
		code = kith_index_publish(repo, &index, err);
	if (!kith_index_release(repo, &index) && code == KITH_OK)
		code = kith_fail(err, KITH_FAILED, "%sindex.lock: a lock of ours could not be removed",
				 repo->gitdir);
	return code;
}

/* The same where git committed: it moves the branch before it renews the index. */
static void renew_index_by_git(struct kith_repo *repo, struct kith_plan *plan)
{
	struct kith_index now = KITH_INDEX_INIT;
	size_t i;

	if (git_repository_index(&now.index, repo->git) == 0)
		for (i = 0; i < plan->count; i++)
			plan->items[i].ignored = !kith_index_op_unchanged(&now, &plan->items[i]);
	git_index_free(now.index);
	kith_git_match_head(repo, plan);
}

/* Locks that are linked to our files, whatever else is known of the run that took them. */
static enum kith_code release_our_locks(struct kith_repo *repo, const char *ref, struct kith_err *err)
{
	char *lock = kith_path_in(repo->gitdir, "index.lock");
	enum kith_code code = kith_held_recover(repo, "lock", lock, err);

	free(lock);
	if (code != KITH_OK || !ref || !ref[0])
		return code;
	lock = kith_ref_lock_path(repo, ref);
	code = kith_held_recover(repo, KITH_REF_OWN, lock, err);
	free(lock);
	return code;
}

static enum kith_code release_without_journal(struct kith_repo *repo, struct kith_err *err)
{
	bool unborn;
	char *ref = NULL;
	git_oid tip;
	enum kith_code code = kith_repo_tip(repo, &ref, &tip, &unborn, err);

	if (code == KITH_OK)
		code = release_our_locks(repo, ref, err);
	free(ref);
	return code;
}

static enum kith_code recover_from(struct kith_repo *repo, const struct kith_journal *journal,
				   struct kith_plan *plan, struct kith_err *err)
{
	enum kith_code code = KITH_OK;
	bool done = false;

	if (journal->kind == KITH_JOURNAL_GIT)
		code = kith_git_settle(repo, journal, err);
	else
		code = release_our_locks(repo, journal->ref, err);
	if (code == KITH_OK)
		code = find_out(repo, journal, &done, err);
	if (code == KITH_OK)
		code = kith_plan_look_head(repo, plan, err);
	if (code != KITH_OK)
		return code;
	if (!done)
		code = roll_back(repo, journal, plan, err);
	else if (journal->kind == KITH_JOURNAL_COMMIT)
		code = renew_index(repo, plan, err);
	else
		renew_index_by_git(repo, plan);
	if (code == KITH_OK && !done && journal->kind == KITH_JOURNAL_GIT)
		kith_git_unstage(repo, plan);
	return code;
}

/* Of a git whose output nobody read. */
static void remove_outputs(const struct kith_repo *repo)
{
	DIR *folder = opendir(repo->private);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		if (strncmp(entry->d_name, "output.", strlen("output.")) == 0)
			unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
}

enum kith_code kith_recover(struct kith_repo *repo, struct kith_err *err)
{
	struct kith_journal journal = { 0 };
	struct kith_plan plan = KITH_PLAN_INIT;
	enum kith_code code = kith_journal_read(repo, &journal, &plan, err);

	if (code == KITH_NEGATIVE) {
		code = release_without_journal(repo, err);
	} else if (code == KITH_OK) {
		code = recover_from(repo, &journal, &plan, err);
		if (code == KITH_OK)
			code = kith_journal_drop(repo, err);
	}
	remove_outputs(repo);
	kith_journal_release(&journal);
	kith_plan_release(&plan);
	return code;
}
