#include "history/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/commit.h"
#include "history/git.h"
#include "history/past.h"
#include "history/perform.h"

#define ANY_SIZE ((size_t)64 * 1024 * 1024)

struct reversal {
	git_commit *commit;
	const char *subject;
};

static enum kith_code changed_since(const struct reversal *reversal, const struct kith_op *op,
				    const char *where, struct kith_err *err)
{
	char hex[8];

	git_oid_tostr(hex, sizeof(hex), git_commit_id(reversal->commit));
	return kith_fail(err, KITH_FAILED,
			 "%s: %s since \"%s\" (%s), so it cannot be reverted unasked; see git show %s",
			 op->shown, where, reversal->subject, hex, hex);
}

static bool is_file(const git_diff_file *file)
{
	return file->mode == GIT_FILEMODE_BLOB || file->mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

/* The entry that takes one path back from what the commit made of it to what stood there before. */
static enum kith_code add_reverse(struct kith_repo *repo, const git_diff_delta *delta, struct kith_plan *plan,
				  struct kith_err *err)
{
	bool before = delta->status != GIT_DELTA_ADDED, after = delta->status != GIT_DELTA_DELETED;
	const char *path = (after ? delta->new_file.path : delta->old_file.path) + strlen(repo->prefix);
	struct kith_op *op = NULL;
	enum kith_code code;

	if ((before && !is_file(&delta->old_file)) || (after && !is_file(&delta->new_file)))
		return kith_fail(err, KITH_FAILED, "%s: not a regular file", path);
	code = kith_plan_add(repo, plan, path, &op, err);
	if (code == KITH_OK)
		code = kith_file_read(repo->root, op->shown, ANY_SIZE, &op->old, NULL, err);
	if (code != KITH_OK && code != KITH_NEGATIVE)
		return code;
	op->had = code == KITH_OK;
	op->has = before;
	return before ? kith_git_blob(repo, &delta->old_file.id, op->path, &op->new, err) : KITH_OK;
}

/* Nobody must have touched the path since, neither by a commit nor by staging nor in the file. */
static enum kith_code check_untouched(const struct reversal *reversal, const git_diff_delta *delta,
				      const struct kith_op *op, struct kith_err *err)
{
	bool after = delta->status != GIT_DELTA_DELETED;

	if (op->in_head != after || (after && !git_oid_equal(&op->head_id, &delta->new_file.id)))
		return changed_since(reversal, op, "committed again", err);
	if (op->in_index != after || (after && !git_oid_equal(&op->index_id, &delta->new_file.id)))
		return changed_since(reversal, op, "something else was staged", err);
	if (op->dirty || op->had != after)
		return changed_since(reversal, op, "edited", err);
	return KITH_OK;
}

static enum kith_code look(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	enum kith_code code = kith_plan_look(repo, plan, err);
	size_t i;

	if (code == KITH_OK && kith_git_needed(repo, plan))
		return kith_git_status(repo, plan, err);
	for (i = 0; i < plan->count && code == KITH_OK; i++)
		plan->items[i].dirty = kith_op_dirty(&plan->items[i]);
	return code;
}

static enum kith_code reverse(const struct reversal *reversal, struct kith_repo *repo, const git_diff *diff,
			      struct kith_plan *plan, struct kith_err *err)
{
	size_t i, count = git_diff_num_deltas(diff);
	enum kith_code code = KITH_OK;

	/* Deltas come in byte order of paths, as the plan's entries must. */
	for (i = 0; i < count && code == KITH_OK; i++)
		code = add_reverse(repo, git_diff_get_delta(diff, i), plan, err);
	if (code == KITH_OK)
		code = look(repo, plan, err);
	for (i = 0; i < count && code == KITH_OK; i++)
		code = check_untouched(reversal, git_diff_get_delta(diff, i), &plan->items[i], err);
	if (code == KITH_OK)
		code = kith_plan_sort(plan, err);
	return code;
}

static enum kith_code plan_reversal(void *context, struct kith_repo *repo, struct kith_plan *plan,
				    struct kith_err *err)
{
	const struct reversal *reversal = context;
	git_diff *diff = NULL;
	enum kith_code code;

	if (kith_past_diff(repo, reversal->commit, &diff) < 0)
		return kith_fail_git(err, KITH_FAILED, "reading the history");
	code = reverse(reversal, repo, diff, plan, err);
	git_diff_free(diff);
	return code;
}

static enum kith_code carry_out(struct kith_repo *repo, bool redo, bool no_commit, struct reversal *reversal,
				struct kith_act_result *result, struct kith_err *err)
{
	struct kith_order order = { .tool = redo ? "redo" : "undo",
				    .no_commit = no_commit,
				    .plan = plan_reversal,
				    .context = reversal };
	struct kith_buf title = KITH_BUF_INIT, trailer = KITH_BUF_INIT;
	char hex[GIT_OID_HEXSZ + 1];
	enum kith_code code;

	kith_buf_printf(&title, "%s %s", order.tool, reversal->subject);
	kith_buf_printf(&trailer, "Kith-%s: %s\n", redo ? "Redoes" : "Undoes",
			git_oid_tostr(hex, sizeof(hex), git_commit_id(reversal->commit)));
	order.message = title.ptr;
	order.trailers = trailer.ptr;
	code = kith_perform(repo, &order, result, err);
	kith_buf_release(&title);
	kith_buf_release(&trailer);
	return code;
}

static enum kith_code show(struct kith_repo *repo, struct reversal *reversal, struct kith_buf *diff,
			   struct kith_act_result *result, struct kith_err *err)
{
	struct kith_plan plan = KITH_PLAN_INIT;
	enum kith_code code = plan_reversal(reversal, repo, &plan, err);

	if (code == KITH_OK)
		code = kith_plan_diff(&plan, diff, err);
	if (code == KITH_OK)
		result->changed = plan.count;
	kith_plan_release(&plan);
	return code;
}

/* "log coffee people/ada", also for the undo of it and the redo of that. */
static const char *plain_subject(const git_commit *commit)
{
	const char *subject = git_commit_summary((git_commit *)commit);

	while (subject && (strncmp(subject, "undo ", 5) == 0 || strncmp(subject, "redo ", 5) == 0))
		subject += 5;
	return subject ? subject : "";
}

enum kith_code kith_store_undo(const char *root, bool redo, bool no_commit, struct kith_buf *diff,
			       struct kith_buf *subject, struct kith_act_result *result, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	struct reversal reversal = { NULL, NULL };
	enum kith_code code = kith_repo_open(&repo, root, err);

	*result = (struct kith_act_result){ 0 };
	if (code == KITH_OK && !repo.git)
		code = kith_fail(err, KITH_NEGATIVE, "no git here, so there is no history to go back in");
	/* The lock comes first, so that what is found is still the newest when it is reverted. */
	if (code == KITH_OK && !diff)
		code = kith_repo_lock(&repo, err);
	if (code == KITH_OK)
		code = kith_past_find(&repo, redo, &reversal.commit, err);
	if (code == KITH_OK) {
		reversal.subject = plain_subject(reversal.commit);
		code = diff ? show(&repo, &reversal, diff, result, err)
			    : carry_out(&repo, redo, no_commit, &reversal, result, err);
	}
	if (code == KITH_OK && subject)
		kith_buf_cstr(subject, reversal.subject);
	git_commit_free(reversal.commit);
	kith_repo_close(&repo);
	return code;
}
