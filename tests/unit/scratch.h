/* A scratch folder for each test, the git program, and acts in one line. */
#ifndef KITH_TESTS_SCRATCH_H
#define KITH_TESTS_SCRATCH_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "history/store.h"

extern char **environ;

/* libgit2 1.5 forgets the memory of a regular expression that does not match. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2";
}

struct scratch {
	char dir[256];	    /* removed at the end */
	char notebook[300]; /* dir/notebook */
};

static inline int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static inline void set_environment(const char *home)
{
	static const char *const fixed[][2] = {
		{ "GIT_CONFIG_NOSYSTEM", "1" },
		{ "GIT_AUTHOR_NAME", "Ada Test" },
		{ "GIT_AUTHOR_EMAIL", "ada@example.org" },
		{ "GIT_AUTHOR_DATE", "2026-11-05T12:00:00+01:00" },
		{ "GIT_COMMITTER_NAME", "Ada Test" },
		{ "GIT_COMMITTER_EMAIL", "ada@example.org" },
		{ "GIT_COMMITTER_DATE", "2026-11-05T12:00:00+01:00" },
		{ "KITH_TEST_NO_FSYNC", "1" },
		{ "TZ", "UTC" },
		{ "LC_ALL", "C" },
	};
	size_t i;

	for (i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		setenv(fixed[i][0], fixed[i][1], 1);
	setenv("HOME", home, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("GIT_CONFIG_GLOBAL");
	umask(077);
}

/* Runs a program in the notebook, with its output (both kinds) in `out`, cut to fit. */
static inline int run(const struct scratch *scratch, char *out, size_t size, const char *const *argv)
{
	posix_spawn_file_actions_t actions;
	int ends[2], status;
	size_t len = 0;
	ssize_t got;
	pid_t child;
	char spill[512];

	assert_int_equal(pipe(ends), 0);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	assert_int_equal(chdir(scratch->notebook), 0);
	assert_int_equal(posix_spawnp(&child, argv[0], &actions, NULL, (char *const *)argv, environ), 0);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	while ((got = len + 1 < size ? read(ends[0], out + len, size - 1 - len)
				     : read(ends[0], spill, sizeof(spill))) > 0)
		len += len + 1 < size ? (size_t)got : 0;
	out[len] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

#define MOST_WORDS 16

/* What git prints, which must succeed. The answer is overwritten by the next call. */
static inline const char *git(const struct scratch *scratch, const char *first, ...)
{
	static char out[65536];
	const char *argv[MOST_WORDS + 2] = { "git", first };
	va_list words;
	int i = 2, status;

	va_start(words, first);
	while (i <= MOST_WORDS && (argv[i] = va_arg(words, const char *)))
		i++;
	va_end(words);
	status = run(scratch, out, sizeof(out), argv);
	if (status != 0)
		print_error("git %s: %s\n", first, out);
	assert_int_equal(status, 0);
	return out;
}

static inline void put(const struct scratch *scratch, const char *path, const char *text)
{
	char full[600];
	FILE *file;

	snprintf(full, sizeof(full), "%s/%s", scratch->notebook, path);
	file = fopen(full, "wb");
	assert_non_null(file);
	assert_int_equal(fputs(text, file) >= 0, 1);
	assert_int_equal(fclose(file), 0);
}

/* The file's text, overwritten by the next call; NULL if there is none. */
static inline const char *get(const struct scratch *scratch, const char *path)
{
	static char text[65536];
	char full[600];
	size_t len;
	FILE *file;

	snprintf(full, sizeof(full), "%s/%s", scratch->notebook, path);
	file = fopen(full, "rb");
	if (!file)
		return NULL;
	len = fread(text, 1, sizeof(text) - 1, file);
	text[len] = '\0';
	fclose(file);
	return text;
}

static inline void script(const struct scratch *scratch, const char *path, const char *text)
{
	char full[600];

	put(scratch, path, text);
	snprintf(full, sizeof(full), "%s/%s", scratch->notebook, path);
	assert_int_equal(chmod(full, 0700), 0);
}

static inline const struct kith_kinds *kinds(void)
{
	static struct kith_arena arena = KITH_ARENA_INIT;
	static struct kith_kinds kinds;

	if (!kinds.count)
		kith_kinds_default(&arena, &kinds);
	return &kinds;
}

static inline enum kith_code perform(const struct scratch *scratch, struct kith_act *act,
				     struct kith_act_result *result, struct kith_err *err)
{
	act->kinds = kinds();
	return kith_store_perform(scratch->notebook, act, result, err);
}

/* One change of one file. */
static inline enum kith_code act_with(const struct scratch *scratch, struct kith_act *act,
				      struct kith_change *change, struct kith_act_result *result,
				      struct kith_err *err)
{
	act->changes = change;
	act->change_count = 1;
	act->tool = act->tool ? act->tool : "log";
	act->message = act->message ? act->message : "log note";
	return perform(scratch, act, result, err);
}

static inline enum kith_code create(const struct scratch *scratch, const char *path, const char *text,
				    struct kith_act_result *result, struct kith_err *err)
{
	struct kith_change change = { .verb = KITH_CHANGE_CREATE,
				      .path = path,
				      .bytes = kith_slice_cstr(text) };
	struct kith_act act = { .tool = "new", .message = "new note" };

	return act_with(scratch, &act, &change, result, err);
}

/* Appends a line to a note. */
static inline enum kith_code append_as(const struct scratch *scratch, struct kith_act *act, const char *path,
				       const char *text, struct kith_act_result *result, struct kith_err *err)
{
	struct kith_edit edit = { .verb = KITH_ADD_SECTION, .text = kith_slice_cstr(text) };
	struct kith_change change = {
		.verb = KITH_CHANGE_EDIT, .path = path, .edits = &edit, .edit_count = 1
	};

	return act_with(scratch, act, &change, result, err);
}

static inline enum kith_code append(const struct scratch *scratch, const char *path, const char *text,
				    struct kith_act_result *result, struct kith_err *err)
{
	struct kith_act act = { 0 };

	return append_as(scratch, &act, path, text, result, err);
}

/* A notebook under git with people/ada.md, people/bob.md and groups/rust.md. */
static inline void fill_notebook(const struct scratch *scratch)
{
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	bool created = false;

	assert_int_equal(kith_store_init(scratch->notebook, &created, &err), KITH_OK);
	assert_true(created);
	assert_int_equal(create(scratch, "people/ada.md", "---\nname: Ada\n---\nHello.\n", &result, &err),
			 KITH_OK);
	assert_int_equal(create(scratch, "people/bob.md", "---\nname: Bob\n---\nHi.\n", &result, &err),
			 KITH_OK);
	assert_int_equal(create(scratch, "groups/rust.md", "---\nname: Rust\n---\nGroup.\n", &result, &err),
			 KITH_OK);
}

static inline int begin_empty(void **state)
{
	struct scratch *scratch = calloc(1, sizeof(*scratch));
	const char *above = getenv("TMPDIR");

	snprintf(scratch->dir, sizeof(scratch->dir), "%s/kith-test-XXXXXX", above ? above : "/tmp");
	assert_non_null(mkdtemp(scratch->dir));
	snprintf(scratch->notebook, sizeof(scratch->notebook), "%s/notebook", scratch->dir);
	assert_int_equal(mkdir(scratch->notebook, 0700), 0);
	set_environment(scratch->dir);
	*state = scratch;
	return 0;
}

static inline int begin(void **state)
{
	begin_empty(state);
	fill_notebook(*state);
	return 0;
}

static inline int end(void **state)
{
	struct scratch *scratch = *state;

	assert_int_equal(chdir("/"), 0);
	nftw(scratch->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(scratch);
	return 0;
}

/* The repository is sound, nothing of ours is left behind, and the next act works. */
static inline void assert_sound(const struct scratch *scratch)
{
	static const char *const left[] = { ".git/index.lock",		".git/kith/journal", ".git/kith/lock",
					    ".git/kith/index",		".git/kith/ref",     ".git/HEAD.lock",
					    ".git/refs/heads/main.lock" };
	size_t i;

	git(scratch, "fsck", "--strict", "--no-dangling", NULL);
	for (i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		assert_null(get(scratch, left[i]));
}

static inline void assert_head_is(const struct scratch *scratch, const char *hex)
{
	char expected[100];

	snprintf(expected, sizeof(expected), "%s\n", hex);
	assert_string_equal(git(scratch, "rev-parse", "HEAD", NULL), expected);
}

#endif
