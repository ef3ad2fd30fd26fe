#include "history/perform.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "history/git.h"
#include "history/write.h"

/* How often an act is planned anew because somebody else committed, and because a note was edited. */
#define MOST_COMMITS 5
#define MOST_EDITS 1

/* More files than this are not looked up for editors that hold them. */
#define MOST_LOOKED_UP 32

static const char no_git[] = "no git here: the files are written, but there is no history and no undo";
static const char git_ignores[] =
	"git is told to ignore some of these files: they are written, but not committed";
static const char in_editor[] =
	"an editor seems to have one of these notes open: load it again there before saving";

/* Which entries the user changed and has not committed. */
static enum kith_code find_dirty(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	size_t i;

	if (kith_git_needed(repo, plan))
		return kith_git_status(repo, plan, err);
	for (i = 0; i < plan->count; i++) {
		struct kith_op *op = &plan->items[i];

		op->dirty = kith_op_dirty(op);
		if (!op->ignored && kith_op_staged_apart(op))
			return kith_fail(err, KITH_FAILED,
					 "%s: what is staged is in neither HEAD nor the file, and would be "
					 "lost; commit it, "
					 "or let go of it with git restore --staged",
					 op->shown);
	}
	return KITH_OK;
}

static enum kith_code add_saved(const struct kith_repo *repo, struct kith_plan *save,
				const struct kith_op *op, struct kith_err *err)
{
	struct kith_op *saved = NULL;
	enum kith_code code = kith_plan_add(repo, save, op->shown, &saved, err);

	if (code != KITH_OK)
		return code;
	saved->adopt = true;
	saved->had = saved->has = op->had;
	kith_buf_slice(&saved->old, kith_buf_view(&op->old));
	kith_buf_slice(&saved->new, kith_buf_view(&op->old));
	return KITH_OK;
}

/* "save people/ada people/bob", or how many if they are more than fit a line. */
static char *save_message(const struct kith_plan *save)
{
	struct kith_buf title = KITH_BUF_INIT;
	char *message;
	size_t i;

	kith_buf_cstr(&title, "save");
	if (save->count > 3)
		kith_buf_printf(&title, " %zu notes", save->count);
	for (i = 0; i < save->count && save->count <= 3; i++) {
		struct kith_slice id = kith_slice_cstr(save->items[i].shown);

		id.len -= kith_slice_ends(id, ".md") ? strlen(".md") : 0;
		kith_buf_byte(&title, ' ');
		kith_buf_slice(&title, id);
	}
	message = kith_commit_message(title.ptr, NULL, "save");
	kith_buf_release(&title);
	return message;
}

static enum kith_code commit_saved(struct kith_write *write)
{
	enum kith_code code = kith_plan_look(write->repo, write->plan, write->err);
	char *message = save_message(write->plan);

	if (code == KITH_OK)
		code = kith_write_commit(write, message);
	free(message);
	return code;
}

/* One try of an act, and what it found. */
struct attempt {
	struct kith_repo *repo;
	const struct kith_order *order;
	struct kith_act_result *result;
	struct kith_err *err;
	bool elsewhere, edited;
};

/* The user's own edits of our targets become a commit of their own before ours. */
static enum kith_code save_first(struct attempt *attempt, struct kith_plan *plan)
{
	struct kith_plan save = KITH_PLAN_INIT;
	struct kith_write write = { .repo = attempt->repo, .plan = &save, .err = attempt->err };
	enum kith_code code = KITH_OK;
	size_t i;

	for (i = 0; i < plan->count && code == KITH_OK; i++)
		if (plan->items[i].dirty && !plan->items[i].adopt)
			code = add_saved(attempt->repo, &save, &plan->items[i], attempt->err);
	if (code == KITH_OK && save.count) {
		code = commit_saved(&write);
		attempt->elsewhere = write.elsewhere;
		kith_write_release(&write);
		if (code == KITH_OK)
			code = kith_plan_look(attempt->repo, plan, attempt->err);
	}
	kith_plan_release(&save);
	return code;
}

static bool is_written(const struct kith_op *op)
{
	return !op->adopt;
}

static bool is_written_or_dirty(const struct kith_op *op)
{
	return !op->adopt || (op->dirty && !op->ignored);
}

static bool all_ignored(const struct kith_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (!plan->items[i].ignored)
			return false;
	return true;
}

static void take_notice(struct attempt *attempt, const struct kith_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++) {
		if (plan->items[i].ignored)
			attempt->result->notice = git_ignores;
		else if (plan->count <= MOST_LOOKED_UP &&
			 kith_file_in_editor(attempt->repo->root, plan->items[i].shown))
			attempt->result->notice = in_editor;
	}
}

static enum kith_code write_plain(struct attempt *attempt, struct kith_plan *plan)
{
	enum kith_code code;

	kith_plan_filter(plan, is_written);
	code = kith_plan_apply(attempt->repo, plan, attempt->err);
	attempt->edited = code == KITH_BUSY;
	attempt->result->changed = code == KITH_OK ? plan->count : 0;
	attempt->result->notice = no_git;
	return code;
}

static enum kith_code write_once(struct attempt *attempt, struct kith_plan *plan)
{
	const struct kith_order *order = attempt->order;
	struct kith_write write = { .repo = attempt->repo, .plan = plan, .err = attempt->err };
	char *message = kith_commit_message(order->message, order->trailers, order->tool);
	enum kith_code code;

	if (order->no_commit || all_ignored(plan))
		code = kith_write_files(&write);
	else
		code = kith_write_commit(&write, message);
	attempt->elsewhere = write.elsewhere;
	attempt->edited = write.edited;
	attempt->result->committed = write.moved;
	if (write.moved)
		git_oid_tostr(attempt->result->commit, sizeof(attempt->result->commit), &write.commit.id);
	if (code == KITH_OK || code == KITH_AFTER)
		attempt->result->changed = plan->count;
	kith_write_release(&write);
	free(message);
	return code;
}

static enum kith_code write_with_git(struct attempt *attempt, struct kith_plan *plan)
{
	enum kith_code code = kith_plan_look(attempt->repo, plan, attempt->err);

	if (code == KITH_OK)
		take_notice(attempt, plan);
	if (code == KITH_OK && attempt->order->no_commit)
		kith_plan_filter(plan, is_written);
	else if (code == KITH_OK)
		code = find_dirty(attempt->repo, plan, attempt->err);
	if (code == KITH_OK && !attempt->order->no_commit)
		code = save_first(attempt, plan);
	if (code != KITH_OK)
		return code;
	kith_plan_filter(plan, is_written_or_dirty);
	return plan->count ? write_once(attempt, plan) : KITH_OK;
}

static enum kith_code try_once(struct attempt *attempt)
{
	struct kith_plan plan = KITH_PLAN_INIT;
	enum kith_code code;

	attempt->elsewhere = attempt->edited = false;
	memset(attempt->result, 0, sizeof(*attempt->result));
	code = attempt->order->plan(attempt->order->context, attempt->repo, &plan, attempt->err);
	if (code == KITH_OK && plan.count)
		code = attempt->repo->git ? write_with_git(attempt, &plan) : write_plain(attempt, &plan);
	kith_plan_release(&plan);
	return code;
}

static enum kith_code may_write(struct kith_repo *repo, const struct kith_order *order, struct kith_err *err)
{
	enum kith_code code = kith_recover(repo, err);

	if (code == KITH_OK)
		code = kith_repo_settled(repo, err);
	if (code == KITH_OK && !order->no_commit && !order->detached_ok)
		code = kith_repo_attached(repo, err);
	return code;
}

enum kith_code kith_perform(struct kith_repo *repo, const struct kith_order *order,
			    struct kith_act_result *result, struct kith_err *err)
{
	struct kith_err unheard = KITH_ERR_INIT;
	struct attempt attempt = { repo, order, result, err ? err : &unheard, false, false };
	int commits = 0, edits = 0;
	enum kith_code code;

	memset(result, 0, sizeof(*result));
	code = kith_repo_lock(repo, err);
	if (code == KITH_OK && repo->git)
		code = may_write(repo, order, err);
	if (code != KITH_OK)
		return code;
	do {
		code = try_once(&attempt);
		commits += attempt.elsewhere;
		edits += attempt.edited;
	} while (code == KITH_BUSY && (attempt.elsewhere || attempt.edited) && commits < MOST_COMMITS &&
		 edits <= MOST_EDITS);
	return code;
}
