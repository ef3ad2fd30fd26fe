#include "history/commit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/author.h"

void kith_commit_release(struct kith_commit *commit)
{
	free(commit->ref);
	free(commit->message);
	git_signature_free(commit->author);
	git_signature_free(commit->committer);
	*commit = (struct kith_commit)KITH_COMMIT_INIT;
}

/* The tree of HEAD, NULL without a commit yet. */
static int head_tree(struct kith_repo *repo, git_tree **tree)
{
	git_object *object = NULL;
	int error = git_revparse_single(&object, repo->git, "HEAD^{tree}");

	*tree = (git_tree *)object;
	return error == GIT_ENOTFOUND ? 0 : error;
}

static int look_in_head(const git_tree *tree, struct kith_op *op)
{
	git_tree_entry *entry = NULL;
	int error = tree ? git_tree_entry_bypath(&entry, tree, op->path) : GIT_ENOTFOUND;

	op->in_head = error == 0;
	if (error == 0) {
		git_oid_cpy(&op->head_id, git_tree_entry_id(entry));
		if (git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE)
			op->mode = GIT_FILEMODE_BLOB_EXECUTABLE;
		git_tree_entry_free(entry);
	}
	return error == GIT_ENOTFOUND ? 0 : error;
}

static int hash_bytes(git_oid *id, const struct kith_buf *bytes)
{
	return git_odb_hash(id, bytes->len ? bytes->ptr : "", bytes->len, GIT_OBJECT_BLOB);
}

static int look_at(struct kith_repo *repo, const git_tree *tree, git_index *index, struct kith_op *op)
{
	const git_index_entry *entry = index ? git_index_get_bypath(index, op->path, 0) : NULL;
	int ignored = 0, error = look_in_head(tree, op);

	op->in_index = index ? entry != NULL : op->in_head;
	if (entry)
		git_oid_cpy(&op->index_id, &entry->id);
	if (error == 0 && op->had)
		error = hash_bytes(&op->old_id, &op->old);
	if (error == 0 && op->has)
		error = hash_bytes(&op->new_id, &op->new);
	if (error == 0 && !op->in_head && !op->in_index)
		error = git_ignore_path_is_ignored(&ignored, repo->git, op->path);
	op->ignored = ignored != 0;
	return error;
}

enum kith_code kith_plan_look(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	git_index *index = NULL;
	git_tree *tree = NULL;
	int error = head_tree(repo, &tree);
	size_t i;

	if (error == 0 && !repo->strange_index)
		error = git_repository_index(&index, repo->git);
	if (error == 0 && index)
		error = git_index_read(index, 0);
	for (i = 0; i < plan->count && error >= 0; i++)
		error = look_at(repo, tree, index, &plan->items[i]);
	git_index_free(index);
	git_tree_free(tree);
	return error < 0 ? kith_fail_git(err, KITH_FAILED, "looking at what git knows of the notes")
			 : KITH_OK;
}

enum kith_code kith_plan_look_head(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	git_tree *tree = NULL;
	int error = head_tree(repo, &tree);
	size_t i;

	for (i = 0; i < plan->count && error >= 0; i++)
		error = look_in_head(tree, &plan->items[i]);
	git_tree_free(tree);
	return error < 0 ? kith_fail_git(err, KITH_FAILED, "looking at what git knows of the notes")
			 : KITH_OK;
}

bool kith_plan_head_unchanged(struct kith_repo *repo, const struct kith_plan *plan)
{
	git_tree *tree = NULL;
	bool same = head_tree(repo, &tree) == 0;
	size_t i;

	for (i = 0; i < plan->count && same; i++) {
		const struct kith_op *op = &plan->items[i];
		struct kith_op now = *op;

		same = look_in_head(tree, &now) == 0 && now.in_head == op->in_head &&
		       (!op->in_head || git_oid_equal(&now.head_id, &op->head_id));
	}
	git_tree_free(tree);
	return same;
}

bool kith_op_dirty(const struct kith_op *op)
{
	if (op->ignored)
		return false;
	return op->had ? !op->in_head || !git_oid_equal(&op->old_id, &op->head_id) : op->in_head;
}

bool kith_op_staged_apart(const struct kith_op *op)
{
	if (op->in_index && op->in_head && git_oid_equal(&op->index_id, &op->head_id))
		return false;
	if (op->in_index && op->had && git_oid_equal(&op->index_id, &op->old_id))
		return false;
	return op->in_index ? !kith_op_dirty(op) : op->in_head && !kith_op_dirty(op);
}

char *kith_commit_message(const char *title, const char *trailers, const char *tool)
{
	struct kith_slice text = kith_slice_trim(kith_slice_cstr(title));
	struct kith_buf message = KITH_BUF_INIT;

	if (text.len == 0)
		text = kith_slice_cstr(tool);
	kith_buf_slice(&message, text);
	kith_buf_printf(&message, "\n\n%sKith: %s\n", trailers ? trailers : "", tool);
	return kith_buf_take(&message);
}

static int write_blob(git_odb *odb, const git_oid *id, const struct kith_buf *bytes)
{
	git_oid written;

	if (git_odb_exists(odb, id))
		return 0;
	return git_odb_write(&written, odb, bytes->len ? bytes->ptr : "", bytes->len, GIT_OBJECT_BLOB);
}

enum kith_code kith_commit_blobs(struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err)
{
	git_odb *odb = NULL;
	int error = git_repository_odb(&odb, repo->git);
	size_t i;

	for (i = 0; i < plan->count && error == 0; i++) {
		struct kith_op *op = &plan->items[i];

		if (op->had)
			error = write_blob(odb, &op->old_id, &op->old);
		if (error == 0 && op->has)
			error = write_blob(odb, &op->new_id, &op->new);
	}
	git_odb_free(odb);
	return error < 0 ? kith_fail_git(err, KITH_FAILED, "writing to git's objects") : KITH_OK;
}

static bool moves_tree(const struct kith_op *op)
{
	if (op->ignored)
		return false;
	return op->has ? !op->in_head || !git_oid_equal(&op->new_id, &op->head_id) : op->in_head;
}

static size_t list_updates(const struct kith_plan *plan, git_tree_update *updates)
{
	size_t i, count = 0;

	for (i = 0; i < plan->count; i++) {
		const struct kith_op *op = &plan->items[i];

		if (!moves_tree(op))
			continue;
		updates[count].action = op->has ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE;
		updates[count].id = op->new_id;
		updates[count].filemode = (git_filemode_t)op->mode;
		updates[count++].path = op->path;
	}
	return count;
}

static int empty_tree(struct kith_repo *repo, git_tree **tree)
{
	git_treebuilder *builder = NULL;
	int error = git_treebuilder_new(&builder, repo->git, NULL);
	git_oid id;

	if (error == 0)
		error = git_treebuilder_write(&id, builder);
	if (error == 0)
		error = git_tree_lookup(tree, repo->git, &id);
	git_treebuilder_free(builder);
	return error;
}

static int create_commit(struct kith_repo *repo, struct kith_commit *commit, const git_commit *parent,
			 const git_oid *tree_id)
{
	const git_commit *parents[] = { parent };
	git_tree *tree = NULL;
	int error = git_tree_lookup(&tree, repo->git, tree_id);

	if (error == 0)
		error = git_commit_create(&commit->id, repo->git, NULL, commit->author, commit->committer,
					  NULL, commit->message, tree, parent ? 1 : 0, parents);
	git_tree_free(tree);
	return error;
}

static int build(struct kith_repo *repo, struct kith_commit *commit, const struct kith_plan *plan)
{
	git_tree_update *updates = kith_alloc(plan->count + 1, sizeof(*updates));
	size_t count = list_updates(plan, updates);
	git_commit *parent = NULL;
	git_tree *base = NULL;
	git_oid tree_id;
	int error;

	commit->empty = count == 0;
	error = commit->unborn ? 0 : git_commit_lookup(&parent, repo->git, &commit->tip);
	if (error == 0 && count)
		error = parent ? git_commit_tree(&base, parent) : empty_tree(repo, &base);
	if (error == 0 && count)
		error = git_tree_create_updated(&tree_id, repo->git, base, count, updates);
	if (error == 0 && count)
		error = create_commit(repo, commit, parent, &tree_id);
	git_tree_free(base);
	git_commit_free(parent);
	free(updates);
	return error;
}

enum kith_code kith_commit_build(struct kith_repo *repo, struct kith_commit *commit,
				 const struct kith_plan *plan, struct kith_err *err)
{
	enum kith_code code = KITH_OK;
	char *objects;

	free(commit->ref);
	commit->ref = NULL;
	if (!commit->committer)
		code = kith_author(repo, &commit->author, &commit->committer, err);
	if (code == KITH_OK)
		code = kith_repo_tip(repo, &commit->ref, &commit->tip, &commit->unborn, err);
	if (code == KITH_OK && build(repo, commit, plan) < 0)
		code = kith_fail_git(err, KITH_FAILED, "making the commit");
	if (code != KITH_OK || commit->empty)
		return code;
	/* libgit2 syncs a new object and its folder, but not the folder that the latter is new in. */
	objects = kith_path_in(repo->commondir, "objects");
	if (kith_sync_directory(repo, objects) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", objects);
	free(objects);
	return code;
}
