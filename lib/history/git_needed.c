#include "history/git.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "history/setting.h"

/* Hooks that a commit would run and libgit2 does not. */
static const char *const hooks[] = { "pre-commit",  "prepare-commit-msg",    "commit-msg",
				     "post-commit", "reference-transaction", "post-index-change" };

static char *hooks_directory(const struct kith_repo *repo)
{
	char *set = kith_setting(repo, "core.hookspath"), *directory;
	const char *home = getenv("HOME");
	struct kith_buf path = KITH_BUF_INIT;

	if (!set || !set[0]) {
		free(set);
		return kith_path_in(repo->commondir, "hooks/");
	}
	if (set[0] == '~' && set[1] == '/' && home)
		kith_buf_printf(&path, "%s%s/", home, set + 1);
	else if (set[0] == '/')
		kith_buf_printf(&path, "%s/", set);
	else
		kith_buf_printf(&path, "%s%s/", git_repository_workdir(repo->git), set);
	free(set);
	directory = kith_buf_take(&path);
	return directory;
}

static bool has_hook(const struct kith_repo *repo)
{
	char *directory = hooks_directory(repo);
	bool found = false;
	size_t i;

	for (i = 0; i < sizeof(hooks) / sizeof(hooks[0]) && !found; i++) {
		char *path = kith_path_in(directory, hooks[i]);

		found = access(path, X_OK) == 0;
		free(path);
	}
	free(directory);
	return found;
}

static bool has_carriage_return(const struct kith_buf *bytes)
{
	return bytes->len && memchr(bytes->ptr, '\r', bytes->len);
}

enum { FILTER, ENCODING, IDENT, TEXT, EOL, ATTRIBUTES };

/* Whether git would store other bytes than the file's. `text=auto` stays out of it: git leaves
 * line ends alone in files that are stored with them. */
static bool is_converted(struct kith_repo *repo, const struct kith_op *op)
{
	const char *names[ATTRIBUTES] = { "filter", "working-tree-encoding", "ident", "text", "eol" };
	const char *values[ATTRIBUTES] = { NULL };
	bool text;

	if (git_attr_get_many(values, repo->git, GIT_ATTR_CHECK_FILE_THEN_INDEX, op->path, ATTRIBUTES,
			      names) < 0)
		return true;
	if (GIT_ATTR_IS_TRUE(values[FILTER]) || GIT_ATTR_HAS_VALUE(values[FILTER]) ||
	    GIT_ATTR_HAS_VALUE(values[ENCODING]) || GIT_ATTR_IS_TRUE(values[IDENT]))
		return true;
	text = GIT_ATTR_IS_TRUE(values[TEXT]) ||
	       (GIT_ATTR_IS_UNSPECIFIED(values[TEXT]) && GIT_ATTR_HAS_VALUE(values[EOL]));
	return text && (has_carriage_return(&op->new) || has_carriage_return(&op->old));
}

const char *kith_git_needed(struct kith_repo *repo, const struct kith_plan *plan)
{
	size_t i;

	if (repo->strange_index)
		return "an index that libgit2 cannot read";
	if (repo->extended)
		return "an extension of the repository";
	if (has_hook(repo))
		return "a hook";
	if (kith_setting_true(repo, "commit.gpgsign"))
		return "signed commits";
	for (i = 0; i < plan->count; i++)
		if (is_converted(repo, &plan->items[i]))
			return "a filter";
	return NULL;
}

bool kith_git_filters(struct kith_repo *repo, const char *path)
{
	const struct kith_op op = { .path = (char *)path };

	return is_converted(repo, &op);
}

enum kith_code kith_git_blob(struct kith_repo *repo, const git_oid *id, const char *path,
			     struct kith_buf *out, struct kith_err *err)
{
	const char *arguments[] = { "cat-file", "--filters", NULL, NULL, NULL };
	struct kith_git_run run = { .arguments = arguments, .output = out, .quiet = true };
	char hex[GIT_OID_HEXSZ + 1], *path_argument;
	git_blob *blob = NULL;
	enum kith_code code;
	int status = 0;

	if (!kith_git_filters(repo, path)) {
		if (git_blob_lookup(&blob, repo->git, id) < 0)
			return kith_fail_git(err, KITH_FAILED, path);
		kith_buf_bytes(out, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob));
		git_blob_free(blob);
		return KITH_OK;
	}
	path_argument = kith_path_in("--path=", path);
	arguments[2] = path_argument;
	arguments[3] = git_oid_tostr(hex, sizeof(hex), id);
	code = kith_git_run(repo, &run, &status, err);
	if (code == KITH_OK && status != 0)
		code = kith_fail(err, KITH_FAILED, "%s: git cannot undo the filter on its earlier version",
				 path);
	free(path_argument);
	return code;
}
