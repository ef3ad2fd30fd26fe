#include "history/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "history/git.h"
#include "history/plan.h"
#include "history/repo.h"

struct change_found {
	char *path;
	char state; /* 'M' modified, 'A' new, 'D' deleted */
};

struct changes_found {
	struct change_found *items;
	size_t count, capacity;
};

static void release(struct changes_found *changes)
{
	size_t i;

	for (i = 0; i < changes->count; i++)
		free(changes->items[i].path);
	free(changes->items);
	*changes = (struct changes_found){ 0 };
}

/* Of a path below the work tree only what is a note, or the settings, of this notebook. */
static void add(const struct kith_repo *repo, struct changes_found *changes, const char *path, char state)
{
	size_t len = strlen(repo->prefix);
	struct kith_slice below;

	if (!state || strncmp(path, repo->prefix, len) != 0)
		return;
	below = kith_slice_cstr(path + len);
	if (!kith_slice_ends(below, ".md") && !kith_slice_is(below, "kith.yaml"))
		return;
	changes->items =
		kith_grow(changes->items, changes->count, &changes->capacity, sizeof(*changes->items));
	changes->items[changes->count].path = kith_slice_dup(below);
	changes->items[changes->count++].state = state;
}

/* From HEAD to the file, whatever the index says in between. */
static char state_of(unsigned flags)
{
	bool in_head =
		!(flags & (GIT_STATUS_INDEX_NEW | GIT_STATUS_WT_NEW)) || (flags & GIT_STATUS_INDEX_DELETED);
	bool there =
		!(flags & (GIT_STATUS_INDEX_DELETED | GIT_STATUS_WT_DELETED)) || (flags & GIT_STATUS_WT_NEW);

	if (flags == GIT_STATUS_CURRENT)
		return 0;
	if (in_head)
		return there ? 'M' : 'D';
	return there ? 'A' : 0;
}

static int collect(struct kith_repo *repo, struct changes_found *changes)
{
	char *below[] = { repo->prefix };
	git_status_options options;
	git_status_list *list = NULL;
	size_t i, count;
	int error = git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);

	options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
	options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS |
			GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH | GIT_STATUS_OPT_EXCLUDE_SUBMODULES;
	if (repo->prefix[0]) {
		options.pathspec.strings = below;
		options.pathspec.count = 1;
	}
	if (error == 0)
		error = git_status_list_new(&list, repo->git, &options);
	count = error == 0 ? git_status_list_entrycount(list) : 0;
	for (i = 0; i < count; i++) {
		const git_status_entry *entry = git_status_byindex(list, i);
		const git_diff_delta *delta =
			entry->index_to_workdir ? entry->index_to_workdir : entry->head_to_index;

		add(repo, changes, delta->old_file.path ? delta->old_file.path : delta->new_file.path,
		    state_of(entry->status));
	}
	git_status_list_free(list);
	return error;
}

/* "XY path": the first letter is HEAD against index, the second index against file. */
static char state_of_letters(char x, char y)
{
	bool in_head = x != 'A' && x != '?', there = (x != 'D' || y == '?') && y != 'D';

	if (in_head)
		return there ? 'M' : 'D';
	return there ? 'A' : 0;
}

static enum kith_code collect_by_git(struct kith_repo *repo, struct changes_found *changes,
				     struct kith_err *err)
{
	struct kith_buf output = KITH_BUF_INIT;
	struct kith_slice rest, record;
	enum kith_code code = kith_git_status_run(repo, &output, err);

	rest = kith_buf_view(&output);
	while (code == KITH_OK && kith_slice_next(&rest, '\0', &record)) {
		char *path;

		if (record.len < 4)
			continue;
		path = kith_slice_dup(kith_slice_sub(record, 3, record.len));
		add(repo, changes, path, state_of_letters(record.ptr[0], record.ptr[1]));
		free(path);
	}
	kith_buf_release(&output);
	return code;
}

static bool any_filtered(struct kith_repo *repo, const struct changes_found *changes)
{
	size_t i;

	for (i = 0; i < changes->count; i++) {
		char *path = kith_path_in(repo->prefix, changes->items[i].path);
		bool filtered = kith_git_filters(repo, path);

		free(path);
		if (filtered)
			return true;
	}
	return false;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct change_found *)a)->path, ((const struct change_found *)b)->path);
}

static enum kith_code find_changes(struct kith_repo *repo, struct changes_found *changes,
				   struct kith_err *err)
{
	git_index *index = NULL;
	bool strange = git_repository_index(&index, repo->git) < 0 || repo->extended;
	enum kith_code code = KITH_OK;

	git_index_free(index);
	if (!strange && collect(repo, changes) < 0)
		return kith_fail_git(err, KITH_FAILED, "comparing the notebook with git");
	/* libgit2 does not run filters, so that filtered files look changed to it. */
	if (strange || any_filtered(repo, changes)) {
		release(changes);
		code = collect_by_git(repo, changes, err);
	}
	if (changes->count > 1)
		qsort(changes->items, changes->count, sizeof(*changes->items), by_path);
	return code;
}

enum kith_code kith_store_dirty(const char *root, void (*found)(void *context, const char *path, char state),
				void *context, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	struct changes_found changes = { 0 };
	enum kith_code code = kith_repo_open(&repo, root, err);
	size_t i;

	if (code == KITH_OK && !repo.git)
		code = kith_fail(err, KITH_NEGATIVE, "no git here, so there is nothing to compare with");
	if (code == KITH_OK)
		code = find_changes(&repo, &changes, err);
	for (i = 0; i < changes.count && code == KITH_OK; i++)
		found(context, changes.items[i].path, changes.items[i].state);
	release(&changes);
	kith_repo_close(&repo);
	return code;
}
