#include "history/repo.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/setting.h"

char *kith_path_in(const char *directory, const char *name)
{
	struct kith_buf path = KITH_BUF_INIT;

	kith_buf_cstr(&path, directory);
	kith_buf_cstr(&path, name);
	return kith_buf_take(&path);
}

enum kith_code kith_fail_git(struct kith_err *err, enum kith_code code, const char *what)
{
	const git_error *error = git_error_last();

	return kith_fail(err, code, "%s: %s", what, error && error->message ? error->message : "git failed");
}

int kith_sync_fd(const struct kith_repo *repo, int fd)
{
	return repo->durable ? fsync(fd) : 0;
}

int kith_sync_directory(const struct kith_repo *repo, const char *path)
{
	int fd, result, error;

	if (!repo->durable)
		return 0;
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	result = fsync(fd);
	error = errno;
	close(fd);
	errno = error;
	return result;
}

long long kith_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void kith_pause(void)
{
	struct timespec pause = { 0, 10 * 1000000L };

	nanosleep(&pause, NULL);
}

/* Extensions that change nothing of what libgit2 does here, once the commit is left to git. */
static const char *const extensions[] = { "worktreeconfig", "partialclone", "preciousobjects",
					  "relativeworktrees" };

static enum kith_code cannot_open(const char *root, struct kith_err *err)
{
	const git_error *error = git_error_last();
	const char *said = error && error->message ? error->message : "";

	if (strstr(said, "safe.directory") || strstr(said, "not owned"))
		return kith_fail(err, KITH_FAILED,
				 "%s: the git repository belongs to somebody else; if you trust it: "
				 "git config --global --add safe.directory %s",
				 root, root);
	if (strstr(said, "unsupported extension"))
		return kith_fail(err, KITH_FAILED,
				 "%s: this git repository is of a kind that kith cannot write to (%s); SHA-1 "
				 "objects and "
				 "reference files are needed",
				 root, said);
	return kith_fail(err, KITH_FAILED, "%s: the git repository cannot be read: %s", root, said);
}

/* The notebook's place in the work tree. */
static enum kith_code find_prefix(struct kith_repo *repo, struct kith_err *err)
{
	char *work = realpath(git_repository_workdir(repo->git), NULL);
	size_t len = work ? strlen(work) : 0;
	enum kith_code code = KITH_OK;

	if (!work)
		return kith_fail_errno(err, KITH_FAILED, "%s", git_repository_workdir(repo->git));
	if (strcmp(work, "/") == 0)
		len = 0;
	if (strncmp(repo->root_path, work, len) != 0 || (repo->root_path[len] && repo->root_path[len] != '/'))
		code = kith_fail(err, KITH_FAILED, "%s: outside of its git work tree %s", repo->root_path,
				 work);
	else if (repo->root_path[len])
		repo->prefix = kith_path_in(repo->root_path + len + 1, "/");
	else
		repo->prefix = kith_strdup("");
	free(work);
	return code;
}

/* Whether the folder that the first `len` bytes of the path name holds a ".git"; *device is its
 * file system. */
static enum kith_code look_for_git(const char *path, size_t len, dev_t *device, struct kith_err *err)
{
	struct kith_buf name = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;
	struct stat st;

	kith_buf_bytes(&name, path, len);
	kith_buf_byte(&name, '/');
	if (stat(name.ptr, &st) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", name.ptr);
	else
		*device = st.st_dev;
	kith_buf_cstr(&name, ".git");
	if (code == KITH_OK && lstat(name.ptr, &st) == 0)
		code = kith_fail(err, KITH_FAILED, "%s: not a git repository that can be read", name.ptr);
	else if (code == KITH_OK && errno != ENOENT && errno != ENOTDIR)
		code = kith_fail_errno(err, KITH_FAILED, "%s", name.ptr);
	kith_buf_release(&name);
	return code;
}

/* libgit2 takes a ".git" that it cannot look at for one that is not there. What counts is the answer
 * of the system, for the root and what is above it on the same file system. */
static enum kith_code surely_no_git(const struct kith_repo *repo, struct kith_err *err)
{
	size_t len = strcmp(repo->root_path, "/") == 0 ? 0 : strlen(repo->root_path);
	dev_t root = 0, here = 0;
	enum kith_code code = look_for_git(repo->root_path, len, &root, err);

	here = root;
	while (code == KITH_OK && len && here == root) {
		while (repo->root_path[--len] != '/')
			continue;
		code = look_for_git(repo->root_path, len, &here, err);
		if (code != KITH_OK && here != root)
			code = KITH_OK;
	}
	return code;
}

static enum kith_code open_git(struct kith_repo *repo, struct kith_err *err)
{
	int error = git_repository_open_ext(&repo->git, repo->root_path, 0, NULL);
	const git_error *said = git_error_last();
	enum kith_code code;

	if (error == GIT_ENOTFOUND && !(said && said->message && strstr(said->message, "safe.directory")))
		return surely_no_git(repo, err);
	if (error < 0)
		return cannot_open(repo->root_path, err);
	if (git_repository_is_bare(repo->git)) {
		git_repository_free(repo->git);
		repo->git = NULL;
		return KITH_OK;
	}
	code = find_prefix(repo, err);
	if (code != KITH_OK)
		return code;
	if (kith_setting_open(repo) < 0)
		return kith_fail_git(err, KITH_FAILED, "git's configuration");
	repo->gitdir = kith_strdup(git_repository_path(repo->git));
	repo->commondir = kith_strdup(git_repository_commondir(repo->git));
	repo->private = kith_path_in(repo->gitdir, "kith/");
	repo->work = kith_root_open(git_repository_workdir(repo->git), err);
	return repo->work < 0 ? KITH_FAILED : KITH_OK;
}

enum kith_code kith_repo_open(struct kith_repo *repo, const char *root, struct kith_err *err)
{
	const char *no_fsync = getenv("KITH_TEST_NO_FSYNC");

	repo->durable = !(no_fsync && strcmp(no_fsync, "1") == 0);
	repo->root_path = realpath(root, NULL);
	if (!repo->root_path)
		return kith_fail_errno(err, KITH_FAILED, "%s", root);
	repo->root = kith_root_open(repo->root_path, err);
	if (repo->root < 0)
		return KITH_FAILED;
	if (git_libgit2_init() < 0)
		return kith_fail_git(err, KITH_FAILED, "libgit2");
	repo->started = true;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, repo->durable ? 1 : 0);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, sizeof(extensions) / sizeof(extensions[0]));
	return open_git(repo, err);
}

void kith_repo_close(struct kith_repo *repo)
{
	if (repo->work >= 0)
		close(repo->work);
	if (repo->root >= 0)
		close(repo->root);
	if (repo->lock >= 0)
		close(repo->lock);
	git_repository_free(repo->git);
	free(repo->root_path);
	free(repo->prefix);
	free(repo->gitdir);
	free(repo->commondir);
	free(repo->private);
	if (repo->started)
		git_libgit2_shutdown();
	*repo = (struct kith_repo)KITH_REPO_INIT;
}

static int open_lock(const struct kith_repo *repo)
{
	char *path;
	int fd;

	if (!repo->git)
		return open(repo->root_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	path = kith_path_in(repo->gitdir, "kith.lock");
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	free(path);
	return fd;
}

static enum kith_code make_private(struct kith_repo *repo, struct kith_err *err)
{
	if (mkdir(repo->private, 0700) != 0)
		return errno == EEXIST ? KITH_OK : kith_fail_errno(err, KITH_FAILED, "%s", repo->private);
	if (kith_sync_directory(repo, repo->gitdir) != 0)
		return kith_fail_errno(err, KITH_FAILED, "%s", repo->gitdir);
	return KITH_OK;
}

enum kith_code kith_repo_lock(struct kith_repo *repo, struct kith_err *err)
{
	long long until = kith_now_ms() + KITH_LOCK_WAIT;

	if (repo->lock < 0)
		repo->lock = open_lock(repo);
	if (repo->lock < 0)
		return kith_fail_errno(err, KITH_FAILED, "%s: the notebook's lock", repo->root_path);
	while (flock(repo->lock, LOCK_EX | LOCK_NB) != 0) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return kith_fail_errno(err, KITH_FAILED, "%s: the notebook's lock", repo->root_path);
		if (kith_now_ms() >= until)
			return kith_fail(err, KITH_BUSY,
					 "%s: another kith is writing to this notebook; try again",
					 repo->root_path);
		kith_pause();
	}
	return repo->git ? make_private(repo, err) : KITH_OK;
}

/* What may be under way in a repository, and the command that ends it. */
static const struct {
	int state;
	const char *what, *command;
} under_way[] = {
	{ GIT_REPOSITORY_STATE_MERGE, "a merge", "git merge --continue, or git merge --abort" },
	{ GIT_REPOSITORY_STATE_REVERT, "a revert", "git revert --continue, or git revert --abort" },
	{ GIT_REPOSITORY_STATE_REVERT_SEQUENCE, "a revert", "git revert --continue, or git revert --abort" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK, "a cherry-pick",
	  "git cherry-pick --continue, or git cherry-pick --abort" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE, "a cherry-pick",
	  "git cherry-pick --continue, or git cherry-pick --abort" },
	{ GIT_REPOSITORY_STATE_BISECT, "a bisection", "git bisect reset" },
	{ GIT_REPOSITORY_STATE_REBASE, "a rebase", "git rebase --continue, or git rebase --abort" },
	{ GIT_REPOSITORY_STATE_REBASE_INTERACTIVE, "a rebase",
	  "git rebase --continue, or git rebase --abort" },
	{ GIT_REPOSITORY_STATE_REBASE_MERGE, "a rebase", "git rebase --continue, or git rebase --abort" },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX, "applying mail", "git am --continue, or git am --abort" },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE, "a rebase",
	  "git rebase --continue, or git rebase --abort" },
};

enum kith_code kith_repo_settled(struct kith_repo *repo, struct kith_err *err)
{
	int state = git_repository_state(repo->git);
	git_index *index = NULL;
	bool conflicts;
	size_t i;

	for (i = 0; i < sizeof(under_way) / sizeof(under_way[0]); i++)
		if (under_way[i].state == state)
			return kith_fail(err, KITH_FAILED,
					 "%s is under way in this repository; end it first: %s",
					 under_way[i].what, under_way[i].command);
	/* A split or sparse index is for the git program, which looks for conflicts itself. */
	repo->strange_index = git_repository_index(&index, repo->git) < 0;
	if (repo->strange_index)
		return KITH_OK;
	if (git_index_read(index, 0) < 0) {
		git_index_free(index);
		return kith_fail_git(err, KITH_FAILED, "git's index");
	}
	conflicts = git_index_has_conflicts(index);
	git_index_free(index);
	if (conflicts)
		return kith_fail(err, KITH_FAILED,
				 "the index holds files with conflicts; resolve them first: git status, then "
				 "git add FILE");
	return KITH_OK;
}

enum kith_code kith_repo_attached(struct kith_repo *repo, struct kith_err *err)
{
	int detached = git_repository_head_detached(repo->git);

	if (detached < 0)
		return kith_fail_git(err, KITH_FAILED, "HEAD");
	if (detached)
		return kith_fail(err, KITH_FAILED,
				 "HEAD is detached, so a commit would be on no branch; go to one with git "
				 "switch BRANCH");
	return KITH_OK;
}

enum kith_code kith_repo_tip(struct kith_repo *repo, char **name, git_oid *tip, bool *unborn,
			     struct kith_err *err)
{
	git_reference *head = NULL;
	int error = git_reference_lookup(&head, repo->git, "HEAD");

	*name = NULL;
	if (error < 0)
		return kith_fail_git(err, KITH_FAILED, "HEAD");
	if (git_reference_type(head) == GIT_REFERENCE_SYMBOLIC)
		*name = kith_strdup(git_reference_symbolic_target(head));
	else
		*name = kith_strdup("HEAD");
	git_reference_free(head);
	error = git_reference_name_to_id(tip, repo->git, *name);
	*unborn = error == GIT_ENOTFOUND;
	if (error < 0 && !*unborn)
		return kith_fail_git(err, KITH_FAILED, *name);
	return KITH_OK;
}
