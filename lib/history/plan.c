#include "history/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"

/* A note is far smaller; this only keeps a file that was named by mistake out of memory. */
#define FILE_MAX_BYTES ((size_t)64 * 1024 * 1024)

static void op_release(struct kith_op *op)
{
	free(op->path);
	kith_buf_release(&op->old);
	kith_buf_release(&op->new);
}

void kith_plan_release(struct kith_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		op_release(&plan->items[i]);
	free(plan->items);
	*plan = (struct kith_plan)KITH_PLAN_INIT;
}

enum kith_code kith_plan_add(const struct kith_repo *repo, struct kith_plan *plan, const char *path,
			     struct kith_op **op, struct kith_err *err)
{
	const char *prefix = repo->prefix ? repo->prefix : "";

	if (!path || !kith_path_allowed(path))
		return kith_fail(err, KITH_FAILED, "%s: not a path of a file below the notebook",
				 path ? path : "");
	plan->items = kith_grow(plan->items, plan->count, &plan->capacity, sizeof(*plan->items));
	*op = &plan->items[plan->count++];
	memset(*op, 0, sizeof(**op));
	(*op)->path = kith_path_in(prefix, path);
	(*op)->shown = (*op)->path + strlen(prefix);
	(*op)->mode = GIT_FILEMODE_BLOB;
	return KITH_OK;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct kith_op *)a)->path, ((const struct kith_op *)b)->path);
}

enum kith_code kith_plan_sort(struct kith_plan *plan, struct kith_err *err)
{
	size_t i;

	if (plan->count > 1)
		qsort(plan->items, plan->count, sizeof(*plan->items), by_path);
	for (i = 1; i < plan->count; i++)
		if (strcmp(plan->items[i - 1].path, plan->items[i].path) == 0)
			return kith_fail(err, KITH_FAILED, "%s: named twice in one act",
					 plan->items[i].shown);
	return KITH_OK;
}

void kith_plan_filter(struct kith_plan *plan, bool (*keep)(const struct kith_op *op))
{
	size_t from, to = 0;

	for (from = 0; from < plan->count; from++) {
		if (keep(&plan->items[from]))
			plan->items[to++] = plan->items[from];
		else
			op_release(&plan->items[from]);
	}
	plan->count = to;
}

static bool bytes_change(const struct kith_op *op)
{
	return op->had != op->has || !kith_slice_eq(kith_buf_view(&op->old), kith_buf_view(&op->new));
}

static bool changes_or_adopts(const struct kith_op *op)
{
	return op->adopt || bytes_change(op);
}

size_t kith_plan_changed(const struct kith_plan *plan)
{
	size_t i, changed = 0;

	for (i = 0; i < plan->count; i++)
		changed += plan->items[i].adopt || bytes_change(&plan->items[i]);
	return changed;
}

static enum kith_code read_old(const struct kith_repo *repo, struct kith_op *op, struct kith_err *err)
{
	enum kith_code code = kith_file_read(repo->root, op->shown, FILE_MAX_BYTES, &op->old, NULL, err);

	if (code == KITH_NEGATIVE) {
		if (kith_file_exists(repo->root, op->shown))
			return kith_fail(err, KITH_FAILED, "%s: not a regular file", op->shown);
		return KITH_OK;
	}
	op->had = code == KITH_OK;
	return code;
}

/* The bytes that the change makes of `from`. */
static enum kith_code edited(const struct kith_op *op, const struct kith_act *act,
			     const struct kith_change *change, struct kith_slice from, struct kith_buf *to,
			     struct kith_err *err)
{
	enum kith_code code = KITH_OK;

	if (change->edit_count == 0)
		kith_buf_slice(to, from);
	else
		code = kith_edit_apply(from, kith_slice_cstr(op->shown), act->kinds, change->edits,
				       change->edit_count, to, err);
	if (code == KITH_OK && from.len > 0 && to->len == 0)
		code = kith_fail(err, KITH_FAILED, "%s: the note would be empty afterwards", op->shown);
	return code;
}

static enum kith_code missing(const struct kith_op *op, struct kith_err *err)
{
	return kith_fail(err, KITH_FAILED, "%s: there is no such file", op->shown);
}

static enum kith_code there_already(const struct kith_op *op, struct kith_err *err)
{
	return kith_fail(err, KITH_FAILED, "%s: there is such a file already", op->shown);
}

static enum kith_code plan_edit(const struct kith_act *act, const struct kith_change *change,
				struct kith_op *op, struct kith_err *err)
{
	op->has = true;
	return op->had ? edited(op, act, change, kith_buf_view(&op->old), &op->new, err) : missing(op, err);
}

static enum kith_code plan_create(const struct kith_act *act, const struct kith_change *change,
				  struct kith_op *op, struct kith_err *err)
{
	op->has = true;
	return op->had ? there_already(op, err) : edited(op, act, change, change->bytes, &op->new, err);
}

static enum kith_code plan_delete(const struct kith_act *act, const struct kith_change *change,
				  struct kith_op *op, struct kith_err *err)
{
	(void)act;
	(void)change;
	return op->had ? KITH_OK : missing(op, err);
}

static enum kith_code plan_adopt(const struct kith_act *act, const struct kith_change *change,
				 struct kith_op *op, struct kith_err *err)
{
	(void)act;
	(void)change;
	(void)err;
	op->adopt = true;
	op->has = op->had;
	kith_buf_slice(&op->new, kith_buf_view(&op->old));
	return KITH_OK;
}

/* `op` is where the note goes to; where it comes from becomes an entry of its own. */
static enum kith_code plan_move(const struct kith_repo *repo, const struct kith_act *act,
				const struct kith_change *change, struct kith_plan *plan,
				struct kith_err *err)
{
	size_t to = plan->count - 1;
	struct kith_op *from = NULL;
	enum kith_code code;

	if (plan->items[to].had)
		return there_already(&plan->items[to], err);
	code = kith_plan_add(repo, plan, change->from, &from, err);
	if (code == KITH_OK)
		code = read_old(repo, from, err);
	if (code == KITH_OK && !from->had)
		code = missing(from, err);
	if (code != KITH_OK)
		return code;
	plan->items[to].has = true;
	return edited(from, act, change, kith_buf_view(&from->old), &plan->items[to].new, err);
}

static enum kith_code plan_change(const struct kith_repo *repo, const struct kith_act *act,
				  const struct kith_change *change, struct kith_plan *plan,
				  struct kith_err *err)
{
	static enum kith_code (*const by_verb[])(const struct kith_act *, const struct kith_change *,
						 struct kith_op *, struct kith_err *) = {
		[KITH_CHANGE_EDIT] = plan_edit,
		[KITH_CHANGE_CREATE] = plan_create,
		[KITH_CHANGE_DELETE] = plan_delete,
		[KITH_CHANGE_ADOPT] = plan_adopt,
	};
	struct kith_op *op = NULL;
	enum kith_code code = kith_plan_add(repo, plan, change->path, &op, err);

	if (code == KITH_OK)
		code = read_old(repo, op, err);
	if (code != KITH_OK)
		return code;
	if (change->verb == KITH_CHANGE_MOVE)
		return plan_move(repo, act, change, plan, err);
	return by_verb[change->verb](act, change, op, err);
}

/* Whether the change goes on with what an earlier change of the same act made of the same file. */
static bool goes_on(const struct kith_change *change, const struct kith_change *earlier)
{
	return change->verb == KITH_CHANGE_EDIT && strcmp(change->path, earlier->path) == 0 &&
	       (earlier->verb == KITH_CHANGE_EDIT || earlier->verb == KITH_CHANGE_CREATE);
}

static enum kith_code edit_again(const struct kith_act *act, const struct kith_change *change,
				 struct kith_op *op, struct kith_err *err)
{
	struct kith_buf before = op->new;
	enum kith_code code;

	op->new = (struct kith_buf)KITH_BUF_INIT;
	code = edited(op, act, change, kith_buf_view(&before), &op->new, err);
	kith_buf_release(&before);
	return code;
}

static int by_changed_path(const void *a, const void *b)
{
	const struct kith_change *const *x = a, *const *y = b;
	int order = strcmp((*x)->path, (*y)->path);

	return order ? order : (*x > *y) - (*x < *y);
}

static const struct kith_change **in_order(const struct kith_act *act)
{
	const struct kith_change **order = kith_alloc(act->change_count + 1, sizeof(struct kith_change *));
	size_t i;

	for (i = 0; i < act->change_count; i++)
		order[i] = &act->changes[i];
	if (act->change_count > 1)
		qsort(order, act->change_count, sizeof(struct kith_change *), by_changed_path);
	return order;
}

enum kith_code kith_plan_read(const struct kith_repo *repo, const struct kith_act *act,
			      struct kith_plan *plan, struct kith_err *err)
{
	const struct kith_change **order = in_order(act);
	enum kith_code code = KITH_OK;
	size_t i;

	for (i = 0; i < act->change_count && code == KITH_OK; i++) {
		if (i > 0 && goes_on(order[i], order[i - 1]))
			code = edit_again(act, order[i], &plan->items[plan->count - 1], err);
		else
			code = plan_change(repo, act, order[i], plan, err);
	}
	free(order);
	if (code == KITH_OK)
		code = kith_plan_sort(plan, err);
	if (code == KITH_OK)
		kith_plan_filter(plan, changes_or_adopts);
	return code;
}
