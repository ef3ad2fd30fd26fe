/* kith init: begins a notebook, or takes up an existing vault and says what it found there. */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cmd/vault.h"
#include "cmd/write.h"

struct vault {
	struct kith_session *session;
	struct kith_survey found;
	struct kith_buf name; /* of who begins it, as git knows them */
	bool made;	      /* the folder is new */
	bool settled;	      /* kith.yaml was there before: only git is to be begun */
};

/* The note about myself, in a notebook that begins empty. */
static void print_me(const struct vault *vault, struct kith_buf *note)
{
	kith_buf_cstr(note, "---\nname: ");
	kith_yaml_quote(kith_buf_view(&vault->name), note);
	kith_buf_cstr(note, "\n---\n\n## Pitch: anybody\n\n"
			    "Two sentences: what I do, and whom I would like to meet.\n");
}

/* The folder that holds a path: what there is to ask about a folder that is not there yet. */
static char *folder_above(const char *dir)
{
	size_t len = strlen(dir);

	while (len > 1 && dir[len - 1] == '/')
		len--;
	while (len > 0 && dir[len - 1] != '/')
		len--;
	return kith_slice_dup(len ? kith_slice_sub(kith_slice_cstr(dir), 0, len) : kith_slice_cstr("."));
}

/* Without a name nothing can be committed, so it is asked for before anything is made. */
static enum kith_code ask_git_who(struct vault *vault, const char *dir)
{
	const struct kith_buf *root = &vault->session->root;
	struct kith_err err = KITH_ERR_INIT;
	char *folder = root->len ? kith_strdup(root->ptr) : folder_above(dir);
	enum kith_code code = kith_store_user_name(folder, &vault->name, &err);

	free(folder);
	return code ? kith_say_err(vault->session, &err) : KITH_OK;
}

/* Puts the folder's path into the root, if it is there. */
static bool find_folder(struct kith_session *session, const char *dir)
{
	char *path = realpath(dir, NULL);
	bool found = path != NULL;

	if (found)
		kith_buf_cstr(&session->root, path);
	free(path);
	return found;
}

/* For its owner alone. */
static enum kith_code make_folder(struct vault *vault, const char *dir)
{
	vault->made = mkdir(dir, 0700) == 0;
	if (vault->made && find_folder(vault->session, dir))
		return KITH_OK;
	kith_say(vault->session, "%s: %s", dir, strerror(errno));
	return KITH_FAILED;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
	(void)info;
	(void)kind;
	(void)walk;
	return remove(path);
}

/* A folder that was not there before, and in which no notebook could be begun. */
static void unmake_folder(const struct vault *vault)
{
	if (vault->made && vault->session->root.len)
		nftw(vault->session->root.ptr, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static enum kith_code commit(const struct vault *vault)
{
	struct kith_session *session = vault->session;
	struct kith_buf settings = KITH_BUF_INIT, me = KITH_BUF_INIT;
	struct kith_act_result result = { 0 };
	struct kith_err err = KITH_ERR_INIT;
	struct kith_kinds kinds;
	struct kith_change changes[] = {
		{ .verb = KITH_CHANGE_CREATE, .path = KITH_CONFIG_FILE },
		{ .verb = KITH_CHANGE_CREATE, .path = "people/me.md" },
	};
	struct kith_act act = { .tool = "init", .message = "init", .changes = changes, .kinds = &kinds };
	enum kith_code code;

	kith_kinds_default(&session->arena, &kinds);
	kith_survey_settings(&vault->found, &settings);
	print_me(vault, &me);
	changes[0].bytes = kith_buf_view(&settings);
	changes[1].bytes = kith_buf_view(&me);
	if (vault->settled)
		changes[0].verb = KITH_CHANGE_ADOPT;
	act.change_count = vault->found.notes || vault->settled ? 1 : 2;
	code = kith_store_perform(session->root.ptr, &act, &result, &err);
	session->committed = result.committed;
	if (!code && result.notice)
		kith_say(session, "%s", result.notice);
	kith_buf_release(&settings);
	kith_buf_release(&me);
	return code ? kith_say_err(session, &err) : KITH_OK;
}

static void say_next(const struct vault *vault)
{
	struct kith_buf *out = &vault->session->out;

	kith_survey_print(&vault->found, out);
	if (vault->found.notes)
		kith_buf_cstr(out,
			      "\nNext: kith check, then kith list. Nothing in your notes was changed.\n");
	else
		kith_buf_cstr(
			out,
			"Next: kith new person \"Ada Okafor\" tier=close --log \"coffee: how we met\"\n");
}

/* In a notebook that had no git; its settings, not the names of folders, say what its notes are. */
static void say_begun(const struct vault *vault)
{
	struct kith_buf *out = &vault->session->out;

	kith_buf_printf(out, "%s is kept in git from now on.\n", vault->session->root.ptr);
	if (vault->found.notes)
		kith_buf_cstr(out,
			      "Next: kith save, which commits the notes. Nothing in them was changed.\n");
}

/* A notebook with git has all that there is to begin. */
static enum kith_code refuse_complete(struct vault *vault)
{
	struct kith_session *session = vault->session;
	int root = kith_root_open(session->root.ptr, NULL);

	vault->settled = root >= 0 && kith_file_exists(root, KITH_CONFIG_FILE);
	if (root >= 0)
		close(root);
	if (!vault->settled || !kith_store_has_git(session->root.ptr))
		return KITH_OK;
	kith_say(session, "%s: this is a notebook already", session->root.ptr);
	return KITH_NEGATIVE;
}

static enum kith_code prepare(struct vault *vault)
{
	struct kith_session *session = vault->session;
	struct kith_err err = KITH_ERR_INIT;
	int root = kith_root_open(session->root.ptr, &err);
	enum kith_code code = root < 0 ? err.code : kith_survey_make(&vault->found, root, &err);
	bool created = false;

	if (!code)
		code = kith_store_init(session->root.ptr, &created, &err);
	if (code)
		kith_say_err(session, &err);
	if (!code)
		code = commit(vault);
	if (!code && vault->settled) {
		say_begun(vault);
	} else if (!code) {
		kith_buf_printf(&session->out, "%s is a notebook%s.\n", session->root.ptr,
				created ? ", kept in git" : "");
		say_next(vault);
	}
	if (root >= 0)
		close(root);
	return code;
}

static enum kith_code begin(struct vault *vault, const char *dir)
{
	bool found = find_folder(vault->session, dir);
	enum kith_code code = found ? refuse_complete(vault) : KITH_OK;

	if (!code)
		code = ask_git_who(vault, dir);
	if (!code && !found)
		code = make_folder(vault, dir);
	if (!code)
		code = prepare(vault);
	if (code && !vault->session->committed)
		unmake_folder(vault);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	const char *dir = kith_option(session, "directory");
	struct vault vault = { .session = session,
			       .found = { .arena = &session->arena },
			       .name = KITH_BUF_INIT };
	enum kith_code code;

	if (argc > 1)
		return kith_say_usage(session, "one folder at a time");
	code = begin(&vault, argc ? argv[0] : dir ? dir : ".");
	kith_buf_release(&vault.name);
	free(vault.found.folders);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "init",
	.run = run,
};
