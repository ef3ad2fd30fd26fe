#include "history/moves.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "history/git.h"
#include "history/past.h"
#include "history/repo.h"
#include "note/front.h"

/* A path of the past that stands for another of today. */
struct renamed {
	char *then, *now;
};

struct history {
	struct kith_repo *repo;
	const struct kith_field_watch *watch;
	struct renamed *renames;
	size_t rename_count, rename_capacity;
	char commit[GIT_OID_HEXSZ + 1];
	int32_t day;
	struct kith_err *err;
};

static int32_t day_of(const git_commit *commit)
{
	git_time_t seconds = git_commit_time(commit) + (git_time_t)git_commit_time_offset(commit) * 60;

	return (int32_t)(seconds >= 0 ? seconds / 86400 : -((-seconds + 86399) / 86400));
}

static struct renamed *rename_of(const struct history *history, const char *path)
{
	for (size_t i = 0; i < history->rename_count; i++) {
		if (strcmp(history->renames[i].then, path) == 0)
			return &history->renames[i];
	}
	return NULL;
}

static const char *now_of(const struct history *history, const char *path)
{
	const struct renamed *renamed = rename_of(history, path);

	return renamed ? renamed->now : path;
}

/* Before this commit the file was called `then`. */
static void take_rename(struct history *history, const char *then, const char *after)
{
	struct renamed *renamed = rename_of(history, after), fresh = { kith_strdup(then), NULL };

	if (renamed) {
		free(renamed->then);
		renamed->then = fresh.then;
		return;
	}
	fresh.now = kith_strdup(after);
	history->renames = kith_grow(history->renames, history->rename_count, &history->rename_capacity,
				     sizeof(*history->renames));
	history->renames[history->rename_count++] = fresh;
}

static struct kith_slice first_value(const struct kith_front *front, const struct kith_field_names *field)
{
	struct kith_slice none = KITH_SLICE("");

	for (size_t i = 0; i < field->count; i++) {
		const struct kith_key *key = kith_front_get(front, field->names[i]);

		if (key && key->count && !key->items[0].path.len)
			return kith_slice_trim(key->items[0].text);
	}
	return none;
}

/* Reads the fields of one version of a note. False if it cannot be told what they were. */
static bool read_fields(const struct history *history, const git_diff_file *file, struct kith_buf *bytes,
			struct kith_arena *arena, struct kith_slice *values)
{
	struct kith_front front;
	struct kith_slice path = kith_slice_cstr(file->path);

	if (file->mode != GIT_FILEMODE_BLOB && file->mode != GIT_FILEMODE_BLOB_EXECUTABLE)
		return false;
	if (kith_git_blob(history->repo, &file->id, file->path, bytes, NULL) ||
	    !kith_front_parse(kith_buf_view(bytes), path, arena, NULL, &front))
		return false;
	for (size_t i = 0; i < history->watch->count; i++)
		values[i] = first_value(&front, &history->watch->fields[i]);
	return true;
}

static void compare(const struct history *history, const git_diff_delta *delta, const char *now)
{
	struct kith_slice before[KITH_WATCHED_FIELDS], after[KITH_WATCHED_FIELDS];
	struct kith_field_change change = { now, history->day, history->commit, before, after };
	struct kith_buf old_bytes = KITH_BUF_INIT, new_bytes = KITH_BUF_INIT;
	struct kith_arena arena = KITH_ARENA_INIT;
	bool differ = false;

	if (read_fields(history, &delta->old_file, &old_bytes, &arena, before) &&
	    read_fields(history, &delta->new_file, &new_bytes, &arena, after)) {
		for (size_t i = 0; i < history->watch->count; i++)
			differ = differ || !kith_slice_eq(before[i], after[i]);
	}
	if (differ)
		history->watch->found(history->watch->context, &change);
	kith_arena_release(&arena);
	kith_buf_release(&old_bytes);
	kith_buf_release(&new_bytes);
}

/* The path below the notebook's root, or NULL for what is no note of ours. */
static const char *ours(const struct history *history, const char *path)
{
	size_t prefix = strlen(history->repo->prefix);

	if (!path || strncmp(path, history->repo->prefix, prefix) != 0 ||
	    !kith_slice_ends(kith_slice_cstr(path), ".md"))
		return NULL;
	return path + prefix;
}

static void take_delta(struct history *history, const git_diff_delta *delta)
{
	const struct kith_field_watch *watch = history->watch;
	const char *then = ours(history, delta->old_file.path), *path = ours(history, delta->new_file.path);
	const char *now;

	if (!then || !path || (delta->status != GIT_DELTA_MODIFIED && delta->status != GIT_DELTA_RENAMED))
		return;
	now = now_of(history, path);
	if (history->day >= watch->since && history->day <= watch->until &&
	    watch->wanted(watch->context, now))
		compare(history, delta, now);
}

/* Renames are found by what files have in common, which is only looked at where a commit both adds
 * and deletes some. */
static int find_renames(git_diff *diff)
{
	git_diff_find_options options;
	bool added = false, deleted = false;

	for (size_t i = 0; i < git_diff_num_deltas(diff); i++) {
		git_delta_t status = git_diff_get_delta(diff, i)->status;

		added = added || status == GIT_DELTA_ADDED;
		deleted = deleted || status == GIT_DELTA_DELETED;
	}
	if (!added || !deleted)
		return 0;
	git_diff_find_options_init(&options, GIT_DIFF_FIND_OPTIONS_VERSION);
	options.flags = GIT_DIFF_FIND_RENAMES;
	return git_diff_find_similar(diff, &options);
}

static int take_commit(struct history *history, git_commit *commit)
{
	git_diff *diff = NULL;
	int error;

	if (git_commit_parentcount(commit) != 1)
		return 0;
	history->day = day_of(commit);
	git_oid_tostr(history->commit, sizeof(history->commit), git_commit_id(commit));
	error = kith_past_diff(history->repo, commit, &diff);
	if (error == 0)
		error = find_renames(diff);
	for (size_t i = 0; error == 0 && i < git_diff_num_deltas(diff); i++)
		take_delta(history, git_diff_get_delta(diff, i));
	/* Only now: a new file may stand where another was before. */
	for (size_t i = 0; error == 0 && i < git_diff_num_deltas(diff); i++) {
		const git_diff_delta *delta = git_diff_get_delta(diff, i);
		const char *then = ours(history, delta->old_file.path);
		const char *after = ours(history, delta->new_file.path);

		if (delta->status == GIT_DELTA_RENAMED && then && after)
			take_rename(history, then, after);
	}
	git_diff_free(diff);
	return error;
}

static int walk(struct history *history, git_revwalk *commits)
{
	git_commit *commit = NULL;
	git_oid id;
	int error;

	while ((error = git_revwalk_next(&id, commits)) == 0) {
		error = git_commit_lookup(&commit, history->repo->git, &id);
		if (error == 0)
			error = take_commit(history, commit);
		git_commit_free(commit);
		commit = NULL;
		if (error < 0)
			return error;
	}
	return error == GIT_ITEROVER ? 0 : error;
}

static void release(struct history *history)
{
	for (size_t i = 0; i < history->rename_count; i++) {
		free(history->renames[i].then);
		free(history->renames[i].now);
	}
	free(history->renames);
}

static enum kith_code read_history(struct history *history)
{
	git_revwalk *commits = NULL;
	int unborn = git_repository_head_unborn(history->repo->git);
	int error = unborn;

	if (unborn == 1)
		return kith_fail(history->err, KITH_NEGATIVE, "there is no commit yet");
	if (error == 0)
		error = git_revwalk_new(&commits, history->repo->git);
	if (error == 0)
		error = git_revwalk_sorting(commits, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
	if (error == 0)
		error = git_revwalk_push_head(commits);
	if (error == 0)
		error = walk(history, commits);
	git_revwalk_free(commits);
	return error < 0 ? kith_fail_git(history->err, KITH_FAILED, "reading the history") : KITH_OK;
}

enum kith_code kith_store_field_history(const char *root, const struct kith_field_watch *watch,
					struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	struct history history = { .repo = &repo, .watch = watch, .err = err };
	enum kith_code code = kith_repo_open(&repo, root, err);

	if (code == KITH_OK && !repo.git)
		code = kith_fail(err, KITH_NEGATIVE, "no git here, so there is no history");
	if (code == KITH_OK)
		code = read_history(&history);
	release(&history);
	kith_repo_close(&repo);
	return code;
}
