#include "history/store.h"

#include "history/author.h"
#include "history/commit.h"
#include "history/git.h"
#include "history/perform.h"
#include "history/plan.h"
#include "history/repo.h"

static enum kith_code plan_act(void *context, struct kith_repo *repo, struct kith_plan *plan,
			       struct kith_err *err)
{
	return kith_plan_read(repo, context, plan, err);
}

enum kith_code kith_store_perform(const char *root, const struct kith_act *act,
				  struct kith_act_result *result, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	struct kith_order order = { .tool = act->tool,
				    .message = act->message,
				    .trailers = act->trailers,
				    .no_commit = act->no_commit,
				    .detached_ok = act->detached_ok,
				    .plan = plan_act,
				    .context = (void *)act };
	enum kith_code code;

	*result = (struct kith_act_result){ 0 };
	code = kith_repo_open(&repo, root, err);
	if (code == KITH_OK)
		code = kith_perform(&repo, &order, result, err);
	kith_repo_close(&repo);
	return code;
}

/* What adopting a file would commit: from HEAD to the file as it stands. */
static enum kith_code compare_with_head(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	enum kith_code code = kith_plan_look(repo, plan, err);
	size_t i;

	for (i = 0; i < plan->count && code == KITH_OK; i++) {
		struct kith_op *op = &plan->items[i];

		if (!op->adopt)
			continue;
		op->adopt = false;
		op->had = op->in_head;
		kith_buf_clear(&op->old);
		if (op->in_head)
			code = kith_git_blob(repo, &op->head_id, op->path, &op->old, err);
	}
	return code;
}

enum kith_code kith_store_preview(const char *root, const struct kith_act *act, struct kith_buf *out,
				  size_t *changed, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	struct kith_plan plan = KITH_PLAN_INIT;
	enum kith_code code = kith_repo_open(&repo, root, err);

	*changed = 0;
	if (code == KITH_OK)
		code = kith_plan_read(&repo, act, &plan, err);
	if (code == KITH_OK && repo.git)
		code = compare_with_head(&repo, &plan, err);
	if (code == KITH_OK)
		code = kith_plan_diff(&plan, out, err);
	if (code == KITH_OK)
		*changed = kith_plan_changed(&plan);
	kith_plan_release(&plan);
	kith_repo_close(&repo);
	return code;
}

bool kith_store_has_git(const char *root)
{
	struct kith_repo repo = KITH_REPO_INIT;
	bool has = kith_repo_open(&repo, root, NULL) == KITH_OK && repo.git;

	kith_repo_close(&repo);
	return has;
}

enum kith_code kith_store_user_name(const char *folder, struct kith_buf *name, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	git_signature *author = NULL, *committer = NULL;
	enum kith_code code = kith_repo_open(&repo, folder, err);

	if (code == KITH_OK)
		code = kith_author(&repo, &author, &committer, err);
	if (code == KITH_OK)
		kith_buf_cstr(name, author->name);
	git_signature_free(author);
	git_signature_free(committer);
	kith_repo_close(&repo);
	return code;
}

void kith_store_tidy(const char *root)
{
	static const char *const arguments[] = { "gc", "--auto", "--quiet", NULL };
	const struct kith_git_run run = { .arguments = arguments };
	struct kith_repo repo = KITH_REPO_INIT;
	int status;

	if (kith_repo_open(&repo, root, NULL) == KITH_OK && repo.git)
		(void)kith_git_run(&repo, &run, &status, NULL);
	kith_repo_close(&repo);
}
