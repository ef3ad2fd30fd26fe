/* kith init: begins a notebook, or takes up an existing vault and says what it found there. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cmd/write.h"

/* Folders that other notebooks use for what we call a type. */
static const struct {
	const char *names;
	enum kith_type type;
} synonyms[] = {
	{ "people|persons|contacts|authors|friends|network|crm", KITH_PERSON },
	{ "events|meetings|meetups|appointments", KITH_EVENT },
	{ "groups|organizations|organisations|orgs|companies|communities|teams", KITH_GROUP },
	{ "leads|opportunities|deals|jobs", KITH_LEAD },
};

struct folder {
	struct kith_slice name;
	size_t notes;
	enum kith_type type;
};

struct vault {
	struct kith_session *session;
	struct folder *folders; /* top folders that hold Markdown */
	size_t count, capacity;
	size_t notes;
};

static enum kith_type type_of_folder(struct kith_slice name)
{
	struct kith_slice rest, word;
	size_t n;

	for (n = 0; n < sizeof(synonyms) / sizeof(synonyms[0]); n++)
		for (rest = kith_slice_cstr(synonyms[n].names); kith_slice_next(&rest, '|', &word);)
			if (kith_utf8_same(word, name))
				return synonyms[n].type;
	return KITH_NO_TYPE;
}

static bool enter_all(void *context, const char *path)
{
	(void)context;
	(void)path;
	return true;
}

/* Counts Markdown files by top folder; the walk goes folder by folder. */
static enum kith_code count_file(void *context, const char *path)
{
	struct vault *vault = context;
	struct kith_slice top, rest;

	if (!kith_slice_ends(kith_slice_cstr(path), ".md"))
		return KITH_OK;
	vault->notes++;
	if (!kith_slice_cut(kith_slice_cstr(path), '/', &top, &rest))
		top = kith_slice_cstr("");
	if (vault->count == 0 || !kith_slice_eq(vault->folders[vault->count - 1].name, top)) {
		vault->folders = kith_grow(vault->folders, vault->count, &vault->capacity, sizeof(*vault->folders));
		vault->folders[vault->count].name = kith_arena_copy(&vault->session->arena, top);
		vault->folders[vault->count].notes = 0;
		vault->folders[vault->count++].type = type_of_folder(top);
	}
	vault->folders[vault->count - 1].notes++;
	return KITH_OK;
}

static enum kith_code look_round(struct vault *vault, int root)
{
	struct kith_walk walk = { enter_all, count_file, NULL, vault };
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_walk_files(root, &walk, &err);

	return code ? kith_say_err(vault->session, &err) : KITH_OK;
}

/* A YAML key for a folder name. */
static void add_folder(struct kith_buf *yaml, struct kith_slice name, enum kith_type type, bool first)
{
	kith_buf_cstr(yaml, first ? "" : ", ");
	kith_yaml_quote(name, yaml);
	kith_buf_printf(yaml, ": %s", kith_type_word(type));
}

static void add_folders(const struct vault *vault, struct kith_buf *yaml)
{
	bool covered[KITH_TYPE_COUNT] = { false };
	enum kith_type type;
	bool first = true;
	size_t n;

	kith_buf_cstr(yaml, "folders: {");
	for (n = 0; n < vault->count; n++) {
		type = vault->folders[n].type;
		if (type == KITH_NO_TYPE)
			continue;
		covered[type] = true;
		add_folder(yaml, vault->folders[n].name, type, first);
		first = false;
	}
	for (type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++) {
		if (covered[type])
			continue;
		add_folder(yaml, kith_slice_cstr(kith_type_folder(type)), type, first);
		first = false;
	}
	kith_buf_cstr(yaml, "}\n");
}

/* Who begins the notebook, as git or the system knows them. */
static const char *own_name(void)
{
	const char *name = getenv("GIT_AUTHOR_NAME");
	const struct passwd *user;

	if (name && *name)
		return name;
	user = getpwuid(getuid());
	if (!user)
		return "Me";
	return user->pw_gecos && isalpha((unsigned char)user->pw_gecos[0]) ? user->pw_gecos : user->pw_name;
}

/* The note about myself, in a notebook that begins empty. */
static void print_me(struct kith_buf *note)
{
	struct kith_slice name, rest;

	kith_slice_cut(kith_slice_cstr(own_name()), ',', &name, &rest);
	kith_buf_cstr(note, "---\nname: ");
	kith_yaml_quote(name, note);
	kith_buf_cstr(note, "\n---\n\n## Pitch: anybody\n\n"
			    "Two sentences: what I do, and whom I would like to meet.\n");
}

static void print_settings(const struct vault *vault, struct kith_buf *yaml)
{
	kith_buf_cstr(yaml, "# The settings of this notebook; kith-notebook(5) has them all.\n");
	kith_buf_printf(yaml, "kith: %d\n", KITH_FORMAT_VERSION);
	kith_buf_printf(yaml, "%sme: people/me%s# the note about myself\n", vault->notes ? "# " : "",
			vault->notes ? "             " : "               ");
	add_folders(vault, yaml);
	kith_buf_cstr(yaml, "# tiers: {inner: 2w, close: 1m, regular: 3m, wide: 1y, ambient: never}\n"
			    "# fields: {Company: org}     # another program's keys, read as ours\n");
}

/* Makes the folder where it is missing, for its owner alone, and puts its path into the root. */
static enum kith_code make_folder(struct kith_session *session, const char *dir)
{
	char *path;

	if (mkdir(dir, 0700) && errno != EEXIST) {
		kith_say(session, "%s: %s", dir, strerror(errno));
		return KITH_FAILED;
	}
	path = realpath(dir, NULL);
	if (!path) {
		kith_say(session, "%s: %s", dir, strerror(errno));
		return KITH_FAILED;
	}
	kith_buf_cstr(&session->root, path);
	free(path);
	return KITH_OK;
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
	print_settings(vault, &settings);
	print_me(&me);
	changes[0].bytes = kith_buf_view(&settings);
	changes[1].bytes = kith_buf_view(&me);
	act.change_count = vault->notes ? 1 : 2;
	code = kith_store_perform(session->root.ptr, &act, &result, &err);
	session->committed = result.committed;
	kith_buf_release(&settings);
	kith_buf_release(&me);
	return code ? kith_say_err(session, &err) : KITH_OK;
}

static void say_found(const struct vault *vault)
{
	struct kith_buf *out = &vault->session->out;
	size_t n;

	for (n = 0; n < vault->count; n++) {
		const struct folder *folder = &vault->folders[n];

		kith_buf_printf(out, "%6zu Markdown file%s in %.*s%s", folder->notes,
				folder->notes == 1 ? "" : "s", KITH_ARG(folder->name),
				folder->name.len ? "/" : "the top folder");
		if (folder->type != KITH_NO_TYPE)
			kith_buf_printf(out, ": read as notes of type %s\n", kith_type_word(folder->type));
		else
			kith_buf_cstr(out, ": left alone, unless they have a key 'type' or kith.yaml names the folder\n");
	}
}

static void say_next(const struct vault *vault)
{
	struct kith_buf *out = &vault->session->out;

	say_found(vault);
	if (vault->notes)
		kith_buf_cstr(out, "\nNext: kith check, then kith list. Nothing in your notes was changed.\n");
	else
		kith_buf_cstr(out, "Next: kith new person \"Ada Okafor\" tier=close --log \"coffee: how we met\"\n");
}

static enum kith_code prepare(struct vault *vault)
{
	struct kith_session *session = vault->session;
	struct kith_err err = KITH_ERR_INIT;
	int root = kith_root_open(session->root.ptr, &err);
	enum kith_code code = root < 0 ? kith_say_err(session, &err) : look_round(vault, root);
	bool created = false;

	if (!code && kith_file_exists(root, KITH_CONFIG_FILE)) {
		kith_say(session, "%s: this is a notebook already", session->root.ptr);
		code = KITH_NEGATIVE;
	}
	if (!code && kith_store_init(session->root.ptr, &created, &err))
		code = kith_say_err(session, &err);
	if (!code)
		code = commit(vault);
	if (!code) {
		kith_buf_printf(&session->out, "%s is a notebook%s.\n", session->root.ptr,
				created ? ", kept in git" : "");
		say_next(vault);
	}
	if (root >= 0)
		close(root);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	const char *dir = kith_option(session, "directory");
	struct vault vault = { .session = session };
	enum kith_code code;

	if (argc > 1)
		return kith_say_usage(session, "one folder at a time");
	code = make_folder(session, argc ? argv[0] : dir ? dir : ".");
	if (!code)
		code = prepare(&vault);
	free(vault.folders);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "init",
	.run = run,
};
