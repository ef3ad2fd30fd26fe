#include "history/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/git.h"
#include "history/repo.h"

/* Folders of a notebook lie far less deep; a made-up tree could go on for ever. */
#define DEEPEST 100

static int64_t day_of(const git_commit *commit)
{
	git_time_t seconds = git_commit_time(commit) + (git_time_t)git_commit_time_offset(commit) * 60;

	return seconds >= 0 ? seconds / 86400 : -((-seconds + 86399) / 86400);
}

/* Along first parents: what this branch was, whatever was merged into it later. */
static int find_commit(struct kith_repo *repo, int32_t day, git_commit **found)
{
	git_commit *commit = NULL, *parent = NULL;
	git_oid id;
	int error = git_reference_name_to_id(&id, repo->git, "HEAD");

	*found = NULL;
	if (error == 0)
		error = git_commit_lookup(&commit, repo->git, &id);
	while (error == 0 && day_of(commit) > day) {
		error = git_commit_parentcount(commit) ? git_commit_parent(&parent, commit, 0)
						       : GIT_ENOTFOUND;
		git_commit_free(commit);
		commit = error == 0 ? parent : NULL;
	}
	if (error == 0)
		*found = commit;
	return error == GIT_ENOTFOUND ? 0 : error;
}

struct export
{
	struct kith_repo *repo;
	int into;
	enum kith_code code;
	struct kith_err *err;
};

static enum kith_code write_file(struct export *export, const char *path, const git_tree_entry *entry)
{
	struct kith_buf bytes = KITH_BUF_INIT, full = KITH_BUF_INIT;
	enum kith_code code;
	int fd;

	kith_buf_printf(&full, "%s%s", export->repo->prefix, path);
	code = kith_git_blob(export->repo, git_tree_entry_id(entry), full.ptr, &bytes, export->err);
	fd = code == KITH_OK
		     ? kith_open_beneath(export->into, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)
		     : -1;
	if (code == KITH_OK && fd < 0)
		code = kith_fail_errno(export->err, KITH_FAILED, "%s", path);
	if (code == KITH_OK)
		code = kith_write_all(fd, kith_buf_view(&bytes), export->err);
	if (fd >= 0 && close(fd) != 0 && code == KITH_OK)
		code = kith_fail_errno(export->err, KITH_FAILED, "%s", path);
	kith_buf_release(&bytes);
	kith_buf_release(&full);
	return code;
}

static enum kith_code make_folder(struct export *export, const char *folder, const char *name)
{
	int fd = folder[0] ? kith_open_beneath(export->into, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
			   : dup(export->into);
	enum kith_code code = KITH_OK;

	if (fd < 0 || mkdirat(fd, name, 0700) != 0)
		code = kith_fail_errno(export->err, KITH_FAILED, "%s%s", folder, name);
	if (fd >= 0)
		close(fd);
	return code;
}

static size_t depth_of(const char *folder)
{
	size_t depth = 0;

	for (; *folder; folder++)
		depth += *folder == '/';
	return depth;
}

/* Links and submodules are no notes; names that no notebook may hold are left out. */
static int visit(const char *folder, const git_tree_entry *entry, void *context)
{
	struct export *export = context;
	git_filemode_t mode = git_tree_entry_filemode(entry);
	struct kith_buf path = KITH_BUF_INIT, above = KITH_BUF_INIT;
	int skip = 1;

	kith_buf_printf(&path, "%s%s", folder, git_tree_entry_name(entry));
	kith_buf_cstr(&above, folder);
	if (above.len)
		above.ptr[above.len - 1] = '\0';
	if (kith_path_allowed(path.ptr) && depth_of(folder) < DEEPEST) {
		skip = 0;
		if (mode == GIT_FILEMODE_TREE)
			export->code =
				make_folder(export, above.len ? above.ptr : "", git_tree_entry_name(entry));
		else if (mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE)
			export->code = write_file(export, path.ptr, entry);
	}
	kith_buf_release(&path);
	kith_buf_release(&above);
	return export->code == KITH_OK ? skip : -1;
}

static int notebook_tree(const struct kith_repo *repo, const git_commit *commit, git_tree **tree)
{
	struct kith_slice prefix = kith_slice_cstr(repo->prefix);
	git_tree_entry *entry = NULL;
	git_tree *whole = NULL;
	char *path = NULL;
	int error = git_commit_tree(&whole, commit);

	if (error == 0 && prefix.len == 0) {
		*tree = whole;
		return 0;
	}
	if (error == 0) {
		path = kith_slice_dup(kith_slice_sub(prefix, 0, prefix.len - 1));
		error = git_tree_entry_bypath(&entry, whole, path);
	}
	if (error == 0)
		error = git_tree_lookup(tree, repo->git, git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	git_tree_free(whole);
	free(path);
	return error;
}

static enum kith_code export_commit(struct kith_repo *repo, const git_commit *commit, const char *into,
				    struct kith_err *err)
{
	struct export export = { repo, -1, KITH_OK, err };
	git_tree *tree = NULL;
	int error = notebook_tree(repo, commit, &tree);

	if (error == GIT_ENOTFOUND)
		return kith_fail(err, KITH_NEGATIVE, "git does not know this notebook on that day");
	if (error < 0)
		return kith_fail_git(err, KITH_FAILED, "reading the history");
	export.into = kith_root_open(into, err);
	if (export.into < 0)
		export.code = KITH_FAILED;
	else if (git_tree_walk(tree, GIT_TREEWALK_PRE, visit, &export) < 0 && export.code == KITH_OK)
		export.code = kith_fail_git(err, KITH_FAILED, "reading the history");
	if (export.into >= 0)
		close(export.into);
	git_tree_free(tree);
	return export.code;
}

enum kith_code kith_store_export_as_of(const char *root, int32_t day, const char *into, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	git_commit *commit = NULL;
	enum kith_code code = kith_repo_open(&repo, root, err);

	if (code == KITH_OK && !repo.git)
		code = kith_fail(err, KITH_NEGATIVE, "no git here, so there is no history to answer from");
	if (code == KITH_OK && find_commit(&repo, day, &commit) < 0)
		code = kith_fail_git(err, KITH_FAILED, "reading the history");
	if (code == KITH_OK && !commit)
		code = kith_fail(err, KITH_NEGATIVE, "git knows of no commit that old");
	if (code == KITH_OK)
		code = export_commit(&repo, commit, into, err);
	git_commit_free(commit);
	kith_repo_close(&repo);
	return code;
}
