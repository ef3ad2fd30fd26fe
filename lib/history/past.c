#include "history/past.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/slice.h"

struct ids {
	git_oid *items;
	size_t count, capacity;
};

static bool has_id(const struct ids *ids, const git_oid *id)
{
	size_t i;

	for (i = 0; i < ids->count; i++)
		if (git_oid_equal(&ids->items[i], id))
			return true;
	return false;
}

static void add_id(struct ids *ids, const git_oid *id)
{
	ids->items = kith_grow(ids->items, ids->count, &ids->capacity, sizeof(*ids->items));
	ids->items[ids->count++] = *id;
}

/* What the trailers say of a commit. */
struct record {
	bool tool, undoes, redoes;
	git_oid other; /* the commit that it undoes or redoes */
};

/* Tools that commit what the user wrote: as little ours to take away as a commit of the user's own. */
static const char *const users_own[] = { "save", "init" };

static bool is_users_own(const char *tool)
{
	struct kith_slice name = kith_slice_trim(kith_slice_cstr(tool));
	size_t i;

	for (i = 0; i < sizeof(users_own) / sizeof(users_own[0]); i++)
		if (kith_slice_is(name, users_own[i]))
			return true;
	return false;
}

static void read_trailers(const git_commit *commit, struct record *record)
{
	git_message_trailer_array trailers = { NULL, 0, NULL };
	bool own = false;
	size_t i;

	memset(record, 0, sizeof(*record));
	if (git_message_trailers(&trailers, git_commit_message(commit)) < 0)
		return;
	for (i = 0; i < trailers.count; i++) {
		const git_message_trailer *trailer = &trailers.trailers[i];
		bool names_other = git_oid_fromstr(&record->other, trailer->value) == 0;
		bool names_tool = strcmp(trailer->key, "Kith") == 0;

		record->tool |= names_tool;
		own |= names_tool && is_users_own(trailer->value);
		record->undoes |= names_other && strcmp(trailer->key, "Kith-Undoes") == 0;
		record->redoes |= names_other && strcmp(trailer->key, "Kith-Redoes") == 0;
		if (record->undoes || record->redoes)
			break;
	}
	/* The line that names the other commit stands before the tool's own. */
	record->tool |= record->undoes || record->redoes;
	record->tool &= !own;
	git_message_trailer_array_free(&trailers);
}

int kith_past_diff(struct kith_repo *repo, git_commit *commit, git_diff **diff)
{
	git_tree *before = NULL, *after = NULL;
	git_commit *parent = NULL;
	int error = git_commit_tree(&after, commit);

	if (error == 0 && git_commit_parentcount(commit))
		error = git_commit_parent(&parent, commit, 0);
	if (error == 0 && parent)
		error = git_commit_tree(&before, parent);
	if (error == 0)
		error = git_diff_tree_to_tree(diff, repo->git, before, after, NULL);
	git_tree_free(before);
	git_tree_free(after);
	git_commit_free(parent);
	return error;
}

/* A commit that changed something, and nothing outside of this notebook. */
static int concerns_us(struct kith_repo *repo, git_commit *commit, bool *concerns)
{
	git_diff *diff = NULL;
	int error = kith_past_diff(repo, commit, &diff);
	size_t i, count = error == 0 ? git_diff_num_deltas(diff) : 0;

	*concerns = count > 0;
	for (i = 0; i < count; i++) {
		const git_diff_delta *delta = git_diff_get_delta(diff, i);
		const char *path = delta->new_file.path ? delta->new_file.path : delta->old_file.path;

		if (strncmp(path, repo->prefix, strlen(repo->prefix)) != 0)
			*concerns = false;
	}
	git_diff_free(diff);
	return error;
}

struct search {
	struct kith_repo *repo;
	bool redo;
	struct ids undone, redone;
};

/* From the newest commit to the oldest, so that an undo is known before what it undid. An undo that
 * was redone, and a redo that was undone, count for nothing. */
static int judge(struct search *search, git_commit *commit, bool *found)
{
	const git_oid *id = git_commit_id(commit);
	struct record record;

	*found = false;
	if (git_commit_parentcount(commit) > 1)
		return 0;
	read_trailers(commit, &record);
	if (!record.tool)
		return 0;
	if (record.undoes) {
		if (has_id(&search->redone, id))
			return 0;
		add_id(&search->undone, &record.other);
		return search->redo ? concerns_us(search->repo, commit, found) : 0;
	}
	if (has_id(&search->undone, id))
		return 0;
	if (record.redoes)
		add_id(&search->redone, &record.other);
	return search->redo ? 0 : concerns_us(search->repo, commit, found);
}

static int walk(struct search *search, git_revwalk *commits, git_commit **found)
{
	git_oid id;
	int error;

	while ((error = git_revwalk_next(&id, commits)) == 0) {
		git_commit *commit = NULL;
		bool it = false;

		error = git_commit_lookup(&commit, search->repo->git, &id);
		if (error == 0)
			error = judge(search, commit, &it);
		if (it) {
			*found = commit;
			return 0;
		}
		git_commit_free(commit);
		if (error < 0)
			return error;
	}
	return error == GIT_ITEROVER ? 0 : error;
}

enum kith_code kith_past_find(struct kith_repo *repo, bool redo, git_commit **found, struct kith_err *err)
{
	struct search search = { .repo = repo, .redo = redo };
	git_revwalk *commits = NULL;
	int unborn = git_repository_head_unborn(repo->git);
	int error = unborn == 0 ? git_revwalk_new(&commits, repo->git) : unborn < 0 ? unborn : 0;

	*found = NULL;
	if (commits)
		error = git_revwalk_sorting(commits, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
	if (commits && error == 0)
		error = git_revwalk_push_head(commits);
	if (commits && error == 0)
		error = walk(&search, commits, found);
	git_revwalk_free(commits);
	free(search.undone.items);
	free(search.redone.items);
	if (error < 0)
		return kith_fail_git(err, KITH_FAILED, "reading the history");
	if (!*found)
		return kith_fail(err, KITH_NEGATIVE,
				 redo ? "there is nothing to redo" : "there is nothing to undo");
	return KITH_OK;
}
