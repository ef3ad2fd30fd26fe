#include "history/plan.h"

#include "base/file.h"

static enum kith_code put_new(const struct kith_repo *repo, const struct kith_op *op, struct kith_err *err)
{
	struct kith_slice old = kith_buf_view(&op->old);
	enum kith_code code = KITH_OK;

	if (!op->has)
		return kith_file_remove(repo->root, op->shown, old, err);
	if (!op->had)
		code = kith_file_make_folders(repo->root, op->shown, err);
	if (code != KITH_OK)
		return code;
	return kith_file_replace(repo->root, op->shown, op->had ? &old : NULL, kith_buf_view(&op->new), err);
}

static enum kith_code put_old(const struct kith_repo *repo, const struct kith_op *op, struct kith_err *err)
{
	struct kith_slice new = kith_buf_view(&op->new);
	enum kith_code code = KITH_OK;

	if (!op->had)
		return kith_file_remove(repo->root, op->shown, new, err);
	if (!op->has)
		code = kith_file_make_folders(repo->root, op->shown, err);
	if (code != KITH_OK)
		return code;
	return kith_file_replace(repo->root, op->shown, op->has ? &new : NULL, kith_buf_view(&op->old), err);
}

/* One pass over the files that are to stand, one over those that are to go: a note that moves is
 * never nowhere. */
static enum kith_code apply_pass(const struct kith_repo *repo, struct kith_plan *plan, bool has,
				 struct kith_err *err)
{
	enum kith_code code = KITH_OK;
	size_t i;

	for (i = 0; i < plan->count && code == KITH_OK; i++) {
		struct kith_op *op = &plan->items[i];

		if (op->adopt || op->has != has)
			continue;
		code = put_new(repo, op, err);
		op->replaced = code == KITH_OK;
	}
	return code;
}

enum kith_code kith_plan_apply(const struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	enum kith_code code = apply_pass(repo, plan, true, err);

	if (code == KITH_OK)
		code = apply_pass(repo, plan, false, err);
	if (code != KITH_OK && !kith_plan_restore(repo, plan, err))
		return KITH_FAILED;
	return code;
}

bool kith_plan_restore(const struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	bool restored = true;
	size_t i;

	for (i = plan->count; i > 0; i--) {
		struct kith_op *op = &plan->items[i - 1];
		struct kith_err why = KITH_ERR_INIT;

		if (!op->replaced)
			continue;
		if (put_old(repo, op, &why) == KITH_OK) {
			op->replaced = false;
			continue;
		}
		if (restored)
			kith_fail(err, KITH_FAILED, "%s: not put back to what it was: %s", op->shown,
				  why.text);
		restored = false;
	}
	return restored;
}

static int add_patch(const struct kith_op *op, struct kith_buf *out)
{
	git_diff_options options;
	git_patch *patch = NULL;
	git_buf text = GIT_BUF_INIT;
	int error = git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);

	if (error < 0)
		return error;
	options.flags = GIT_DIFF_FORCE_TEXT;
	error = git_patch_from_buffers(&patch, op->had ? (op->old.ptr ? op->old.ptr : "") : NULL, op->old.len,
				       op->shown, op->has ? (op->new.ptr ? op->new.ptr : "") : NULL,
				       op->new.len, op->shown, &options);
	if (error == 0 && patch)
		error = git_patch_to_buf(&text, patch);
	if (error == 0)
		kith_buf_bytes(out, text.ptr, text.size);
	git_buf_dispose(&text);
	git_patch_free(patch);
	return error;
}

enum kith_code kith_plan_diff(const struct kith_plan *plan, struct kith_buf *out, struct kith_err *err)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (add_patch(&plan->items[i], out) < 0)
			return kith_fail_git(err, KITH_FAILED, plan->items[i].shown);
	return KITH_OK;
}
