#include "history/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "history/repo.h"
#include "history/setting.h"

/* So that no clone, setting or attribute file of the repository turns the bytes of a note. What
 * stands in info/attributes wins over every .gitattributes. */
static const char *const attributes[] = { "*.md -text", NULL };

/* Notes are merged by meaning, by a program that this git calls for itself: kith-merge-note(1). What it
 * cannot do is merged by lines; a base that holds markers of its own is never handed to it. */
static const char *const merge_attributes[] = { "*.md merge=kith", NULL };
static const char *const merge_settings[][2] = {
	{ "merge.kith.name", "notes by meaning" },
	{ "merge.kith.driver", "kith merge-note -- %O %A %B %L %P; r=$?; test $r -le 1 && exit $r; "
			       "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B" },
	{ "merge.kith.recursive", "binary" },
};

/* What editors and an interrupted write leave beside a note. */
static const char *const excludes[] = { "*.swp", "*~", ".#*", ".*.kith", NULL };

static enum kith_code make_root(const char *root, struct kith_err *err)
{
	char *path = kith_strdup(root), *slash = path + (path[0] == '/');
	enum kith_code code = KITH_OK;

	for (;;) {
		slash = strchr(slash, '/');
		if (slash)
			*slash = '\0';
		if (path[0] && mkdir(path, 0700) != 0 && errno != EEXIST) {
			code = kith_fail_errno(err, KITH_FAILED, "%s", path);
			break;
		}
		if (!slash)
			break;
		*slash++ = '/';
	}
	free(path);
	return code;
}

static enum kith_code make_git(struct kith_repo *repo, struct kith_err *err)
{
	git_repository_init_options options;
	git_repository *made = NULL;
	char *branch = kith_setting(repo, "init.defaultbranch");
	int error = git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);

	options.flags = GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
	options.initial_head = branch && branch[0] ? branch : "main";
	if (error == 0)
		error = git_repository_init_ext(&made, repo->root_path, &options);
	git_repository_free(made);
	free(branch);
	return error < 0 ? kith_fail_git(err, KITH_FAILED, "git init") : KITH_OK;
}

/* A pattern for the notebook's own files where it is a part of a larger repository. What the
 * pattern language would read otherwise becomes "?", any one character. */
static void print_pattern(const struct kith_repo *repo, const char *line, struct kith_buf *out)
{
	const char *at;

	if (repo->prefix[0]) {
		kith_buf_byte(out, '/');
		for (at = repo->prefix; *at; at++)
			kith_buf_byte(out, strchr("*?[\\\"!# \t\n\r", *at) ? '?' : *at);
		kith_buf_cstr(out, "**/");
	}
	kith_buf_cstr(out, line);
}

static bool has_line(struct kith_slice text, struct kith_slice line)
{
	struct kith_slice one;

	while (kith_slice_next(&text, '\n', &one))
		if (kith_slice_eq(kith_slice_trim(one), line))
			return true;
	return false;
}

/* Adds the lines that are missing; *changed if there were any. */
static void add_missing(const struct kith_repo *repo, const char *const *lines, struct kith_buf *text,
			bool *changed)
{
	for (; *lines; lines++) {
		struct kith_buf line = KITH_BUF_INIT;

		print_pattern(repo, *lines, &line);
		if (!has_line(kith_buf_view(text), kith_buf_view(&line))) {
			if (text->len && text->ptr[text->len - 1] != '\n')
				kith_buf_byte(text, '\n');
			kith_buf_slice(text, kith_buf_view(&line));
			kith_buf_byte(text, '\n');
			*changed = true;
		}
		kith_buf_release(&line);
	}
}

/* Files of git's own: replaced whole, never through kith_file_replace, which stays out of .git. */
static enum kith_code replace_own(struct kith_repo *repo, const char *path, struct kith_slice bytes,
				  struct kith_err *err)
{
	char *beside = kith_path_in(path, ".kith");
	int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	enum kith_code code;

	if (fd < 0) {
		code = kith_fail_errno(err, KITH_FAILED, "%s", beside);
		free(beside);
		return code;
	}
	code = kith_write_all(fd, bytes, err);
	if (code == KITH_OK && kith_sync_fd(repo, fd) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", beside);
	if (close(fd) != 0 && code == KITH_OK)
		code = kith_fail_errno(err, KITH_FAILED, "%s", beside);
	if (code == KITH_OK && rename(beside, path) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	if (code != KITH_OK)
		unlink(beside);
	free(beside);
	return code;
}

static enum kith_code read_own(const char *path, struct kith_buf *out, struct kith_err *err)
{
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t got;
	enum kith_code code = KITH_OK;

	if (!file)
		return errno == ENOENT ? KITH_OK : kith_fail_errno(err, KITH_FAILED, "%s", path);
	while ((got = fread(bytes, 1, sizeof(bytes), file)) > 0)
		kith_buf_bytes(out, bytes, got);
	if (ferror(file))
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	fclose(file);
	return code;
}

static enum kith_code ensure_lines(struct kith_repo *repo, const char *name, const char *const *lines,
				   struct kith_err *err)
{
	char *folder = kith_path_in(repo->commondir, "info"), *path = kith_path_in(repo->commondir, name);
	struct kith_buf text = KITH_BUF_INIT;
	enum kith_code code = read_own(path, &text, err);
	bool changed = false;

	if (code == KITH_OK)
		add_missing(repo, lines, &text, &changed);
	if (code == KITH_OK && changed) {
		/* A failure shows when the file is made. */
		(void)mkdir(folder, 0777);
		code = replace_own(repo, path, kith_buf_view(&text), err);
	}
	if (code == KITH_OK && changed && kith_sync_directory(repo, folder) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", folder);
	kith_buf_release(&text);
	free(path);
	free(folder);
	return code;
}

/* The user's own git is to be as durable as we are; what the user chose stays. */
static enum kith_code ensure_durable(struct kith_repo *repo, struct kith_err *err)
{
	char *set = kith_setting(repo, "core.fsync");
	git_config *config = NULL, *local = NULL;
	int error = 0;

	if (!set) {
		error = git_repository_config(&config, repo->git);
		if (error == 0)
			error = git_config_open_level(&local, config, GIT_CONFIG_LEVEL_LOCAL);
		if (error == 0)
			error = git_config_set_string(local, "core.fsync", "all");
	}
	git_config_free(local);
	git_config_free(config);
	free(set);
	return error < 0 ? kith_fail_git(err, KITH_FAILED, "git's configuration") : KITH_OK;
}

/* Whether git will find the program when it calls it by name. */
static bool on_path(const char *name)
{
	struct kith_slice rest = kith_slice_cstr(getenv("PATH")), folder;
	bool found = false;

	while (!found && kith_slice_next(&rest, ':', &folder)) {
		struct kith_buf path = KITH_BUF_INIT;

		kith_buf_printf(&path, "%.*s/%s", KITH_ARG(folder), name);
		found = folder.len > 0 && access(path.ptr, X_OK) == 0;
		kith_buf_release(&path);
	}
	return found;
}

/* What the user chose stays. */
static enum kith_code ensure_settings(struct kith_repo *repo, struct kith_err *err)
{
	git_config *config = NULL, *local = NULL;
	int error = git_repository_config(&config, repo->git);
	size_t n;

	if (error == 0)
		error = git_config_open_level(&local, config, GIT_CONFIG_LEVEL_LOCAL);
	for (n = 0; error == 0 && n < sizeof(merge_settings) / sizeof(merge_settings[0]); n++) {
		char *set = kith_setting(repo, merge_settings[n][0]);

		if (!set)
			error = git_config_set_string(local, merge_settings[n][0], merge_settings[n][1]);
		free(set);
	}
	git_config_free(local);
	git_config_free(config);
	return error < 0 ? kith_fail_git(err, KITH_FAILED, "git's configuration") : KITH_OK;
}

/* The settings come first, so that no attribute names a driver that is not there. */
static enum kith_code ensure_merge(struct kith_repo *repo, struct kith_err *err)
{
	enum kith_code code = KITH_OK;

	if (!on_path("kith"))
		return KITH_OK;
	code = ensure_settings(repo, err);
	if (code == KITH_OK)
		code = ensure_lines(repo, "info/attributes", merge_attributes, err);
	return code;
}

static enum kith_code set_up(struct kith_repo *repo, struct kith_err *err)
{
	enum kith_code code = kith_repo_lock(repo, err);

	if (code == KITH_OK)
		code = ensure_lines(repo, "info/attributes", attributes, err);
	if (code == KITH_OK)
		code = ensure_lines(repo, "info/exclude", excludes, err);
	if (code == KITH_OK)
		code = ensure_merge(repo, err);
	if (code == KITH_OK && !repo->prefix[0])
		code = ensure_durable(repo, err);
	return code;
}

enum kith_code kith_store_init(const char *root, bool *created, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	enum kith_code code = make_root(root, err);

	*created = false;
	if (code == KITH_OK)
		code = kith_repo_open(&repo, root, err);
	if (code == KITH_OK && !repo.git) {
		code = make_git(&repo, err);
		*created = code == KITH_OK;
		kith_repo_close(&repo);
		if (code == KITH_OK)
			code = kith_repo_open(&repo, root, err);
	}
	if (code == KITH_OK)
		code = set_up(&repo, err);
	kith_repo_close(&repo);
	return code;
}
