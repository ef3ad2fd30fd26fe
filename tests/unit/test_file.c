/* Files beneath a root: what is refused, what is read, how a file is replaced, what a walk meets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct scratch {
	char dir[64];
	int root;
};

static int set_up(void **state)
{
	struct scratch *s = calloc(1, sizeof(*s));

	setenv("KITH_TEST_NO_FSYNC", "1", 1);
	snprintf(s->dir, sizeof(s->dir), "/tmp/kith-test-file-XXXXXX");
	if (!mkdtemp(s->dir))
		return -1;
	s->root = kith_root_open(s->dir, NULL);
	*state = s;
	return s->root < 0 ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st, (void)type, (void)place;
	return remove(path);
}

static int tear_down(void **state)
{
	struct scratch *s = *state;
	int result = nftw(s->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);

	close(s->root);
	free(s);
	return result;
}

static void put(int root, const char *path, const char *text)
{
	int fd;

	assert_int_equal(kith_file_make_folders(root, path, NULL), KITH_OK);
	fd = openat(root, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	assert_true(fd >= 0);
	assert_int_equal(kith_write_all(fd, kith_slice_cstr(text), NULL), KITH_OK);
	close(fd);
}

static void assert_holds(int root, const char *path, const char *text)
{
	struct kith_buf buf = KITH_BUF_INIT;

	assert_int_equal(kith_file_read(root, path, 1 << 20, &buf, NULL, NULL), KITH_OK);
	assert_string_equal(buf.ptr, text);
	kith_buf_release(&buf);
}

static void names_that_leave_the_root_or_reach_git_are_refused_everywhere(void **state)
{
	struct scratch *s = *state;
	static const char *const bad[] = {
		"",
		"/",
		"/etc/passwd",
		".",
		"..",
		"../x",
		"a/../b",
		"a/..",
		"a//b",
		"a/",
		"./a",
		".git",
		".git/config",
		".GIT/hooks/x",
		"a/.Git/x",
		".git.",
		".git ",
		".git. .",
		".git::$INDEX_ALLOCATION",
		"git~1",
		"GIT~1/config",
		"git~1.",
		".g\xe2\x80\x8cit",
		"\xef\xbb\xbf.git",
		"a\\..\\b",
		"a\\.git\\config",
		".git\xe2\x80\x8d",
		"git~1:x",
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		struct kith_buf buf = KITH_BUF_INIT;
		struct kith_slice bytes = KITH_SLICE("x");
		struct kith_err err = KITH_ERR_INIT;

		assert_false(kith_path_allowed(bad[i]));
		errno = 0;
		assert_int_equal(kith_open_beneath(s->root, bad[i], O_RDONLY, 0), -1);
		assert_int_equal(errno, EXDEV);
		assert_int_equal(kith_file_read(s->root, bad[i], 100, &buf, NULL, &err), KITH_FAILED);
		assert_int_equal(kith_file_replace(s->root, bad[i], NULL, bytes, &err), KITH_FAILED);
		assert_int_equal(kith_file_remove(s->root, bad[i], bytes, &err), KITH_FAILED);
		assert_int_equal(kith_file_make_folders(s->root, bad[i], &err), KITH_FAILED);
		assert_int_equal(kith_file_sync_folder(s->root, bad[i], &err), KITH_FAILED);
		assert_false(kith_file_exists(s->root, bad[i]));
		assert_false(kith_file_in_editor(s->root, bad[i]));
		kith_buf_release(&buf);
	}
}

static void names_that_only_resemble_git_are_allowed(void **state)
{
	static const char *const good[] = {
		"a",	  "people/ada.md", ".gitignore", ".gitattributes",     "git",
		"git~2",  "..a",	   "...",	 "a b/c d.md",	       "-rf",
		".git-x", "x.git",	   "git~10",	 "people/\xd9\x85.md", ".gitmodules",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(kith_path_allowed(good[i]));
}

static void only_regular_files_within_the_limit_are_read(void **state)
{
	struct scratch *s = *state;
	static const struct {
		const char *path;
		size_t limit;
		enum kith_code code;
	} rows[] = {
		{ "people/ada.md", 5, KITH_OK },	 { "people/ada.md", 4, KITH_MALFORMED },
		{ "people/ada.md", SIZE_MAX, KITH_OK },	 { "empty.md", 0, KITH_OK },
		{ "people", 100, KITH_MALFORMED },	 { "people/bob.md", 100, KITH_NEGATIVE },
		{ "nobody/bob.md", 100, KITH_NEGATIVE }, { "people/ada.md/x", 100, KITH_NEGATIVE },
		{ "link", 100, KITH_MALFORMED },	 { "folder-link/ada.md", 100, KITH_MALFORMED },
		{ "fifo", 100, KITH_MALFORMED },
	};

	put(s->root, "people/ada.md", "hello");
	put(s->root, "empty.md", "");
	assert_int_equal(symlinkat("people/ada.md", s->root, "link"), 0);
	assert_int_equal(symlinkat("people", s->root, "folder-link"), 0);
	assert_int_equal(mkfifoat(s->root, "fifo", 0600), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;
		struct kith_err err = KITH_ERR_INIT;

		kith_buf_cstr(&buf, "stale");
		assert_int_equal(kith_file_read(s->root, rows[i].path, rows[i].limit, &buf, NULL, &err),
				 rows[i].code);
		if (rows[i].code != KITH_OK) {
			assert_int_equal(buf.len, 0);
			assert_non_null(strstr(err.text, rows[i].path));
		}
		kith_buf_release(&buf);
	}
	assert_holds(s->root, "people/ada.md", "hello");
	assert_holds(s->root, "empty.md", "");
}

static void the_key_tells_versions_apart(void **state)
{
	struct scratch *s = *state;
	struct kith_buf buf = KITH_BUF_INIT;
	struct kith_file_key first, again, later;
	struct kith_slice old = KITH_SLICE("one"), new = KITH_SLICE("two");

	put(s->root, "ada.md", "one");
	assert_int_equal(kith_file_read(s->root, "ada.md", 100, &buf, &first, NULL), KITH_OK);
	assert_int_equal(kith_file_read(s->root, "ada.md", 100, &buf, &again, NULL), KITH_OK);
	assert_int_equal(kith_file_replace(s->root, "ada.md", &old, new, NULL), KITH_OK);
	assert_int_equal(kith_file_read(s->root, "ada.md", 100, &buf, &later, NULL), KITH_OK);
	assert_true(kith_file_key_same(&first, &again));
	assert_false(kith_file_key_same(&first, &later));
	kith_buf_release(&buf);
}

static mode_t mode_of(int root, const char *path)
{
	struct stat st;

	assert_int_equal(fstatat(root, path, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st.st_mode & 07777;
}

static void a_file_is_replaced_only_if_it_holds_what_is_expected(void **state)
{
	struct scratch *s = *state;
	static const struct {
		const char *before, *expected, *bytes; /* NULL: no such file */
		enum kith_code code;
		const char *after;
	} rows[] = {
		{ NULL, NULL, "new", KITH_OK, "new" },	     { NULL, NULL, "", KITH_OK, "" },
		{ NULL, "old", "new", KITH_BUSY, NULL },     { "old", NULL, "new", KITH_BUSY, "old" },
		{ "old", "old", "new", KITH_OK, "new" },     { "", "", "new", KITH_OK, "new" },
		{ "old", "old", "old", KITH_OK, "old" },     { "theirs", "old", "new", KITH_BUSY, "theirs" },
		{ "old+", "old", "new", KITH_BUSY, "old+" }, { "ol", "old", "new", KITH_BUSY, "ol" },
		{ "old", "old", "", KITH_FAILED, "old" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_slice expected = kith_slice_cstr(rows[i].expected);
		struct kith_err err = KITH_ERR_INIT;

		unlinkat(s->root, "ada.md", 0);
		if (rows[i].before)
			put(s->root, "ada.md", rows[i].before);
		put(s->root, ".ada.md.kith", "left by a run that was killed");
		assert_int_equal(kith_file_replace(s->root, "ada.md", rows[i].expected ? &expected : NULL,
						   kith_slice_cstr(rows[i].bytes), &err),
				 rows[i].code);
		if (rows[i].after)
			assert_holds(s->root, "ada.md", rows[i].after);
		else
			assert_false(kith_file_exists(s->root, "ada.md"));
		if (rows[i].code == KITH_OK) {
			assert_false(kith_file_exists(s->root, ".ada.md.kith"));
			assert_int_equal(mode_of(s->root, "ada.md"), rows[i].before ? 0644 : 0600);
		}
	}
}

static void large_files_are_replaced_whole(void **state)
{
	struct scratch *s = *state;
	struct kith_buf old = KITH_BUF_INIT, new = KITH_BUF_INIT, got = KITH_BUF_INIT;
	struct kith_slice expected;

	for (int i = 0; i < 300000; i++)
		kith_buf_byte(&old, (char)i);
	kith_buf_slice(&new, kith_buf_view(&old));
	kith_buf_cstr(&new, "end");
	expected = kith_buf_view(&old);
	assert_int_equal(kith_file_replace(s->root, "ada.md", NULL, expected, NULL), KITH_OK);
	assert_int_equal(kith_file_replace(s->root, "ada.md", &expected, kith_buf_view(&new), NULL), KITH_OK);
	assert_int_equal(kith_file_read(s->root, "ada.md", new.len, &got, NULL, NULL), KITH_OK);
	assert_true(kith_slice_eq(kith_buf_view(&got), kith_buf_view(&new)));
	old.ptr[299999] ^= 1;
	assert_int_equal(kith_file_replace(s->root, "ada.md", &expected, expected, NULL), KITH_BUSY);
	kith_buf_release(&old);
	kith_buf_release(&new);
	kith_buf_release(&got);
}

static void links_and_special_files_are_never_written_to(void **state)
{
	struct scratch *s = *state;
	static const char *const paths[] = { "link", "hard",   "target.md",
					     "fifo", "people", "folder-link/ada.md" };
	struct kith_slice old = KITH_SLICE("old"), new = KITH_SLICE("new");

	put(s->root, "target.md", "old");
	put(s->root, "people/ada.md", "old");
	assert_int_equal(symlinkat("target.md", s->root, "link"), 0);
	assert_int_equal(symlinkat("people", s->root, "folder-link"), 0);
	assert_int_equal(linkat(s->root, "target.md", s->root, "hard", 0), 0);
	assert_int_equal(mkfifoat(s->root, "fifo", 0600), 0);
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct kith_err err = KITH_ERR_INIT;

		assert_int_equal(kith_file_replace(s->root, paths[i], &old, new, &err), KITH_FAILED);
		assert_non_null(strstr(err.text, paths[i]));
		assert_int_equal(kith_file_remove(s->root, paths[i], old, &err), KITH_FAILED);
	}
	assert_int_not_equal(kith_file_replace(s->root, "link", NULL, new, NULL), KITH_OK);
	assert_holds(s->root, "target.md", "old");
	assert_holds(s->root, "people/ada.md", "old");
}

static void the_temporary_file_lies_beside_the_file(void **state)
{
	static const char *const rows[][2] = {
		{ "ada.md", ".ada.md.kith" },
		{ "people/ada.md", "people/.ada.md.kith" },
		{ "a/b/c.md", "a/b/.c.md.kith" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct kith_buf buf = KITH_BUF_INIT;

		kith_file_temporary(rows[i][0], &buf);
		assert_string_equal(buf.ptr, rows[i][1]);
		kith_buf_release(&buf);
	}
}

static void a_removal_takes_empty_folders_along(void **state)
{
	struct scratch *s = *state;
	struct kith_slice old = KITH_SLICE("old"), other = KITH_SLICE("other");

	put(s->root, "a/x.md", "old");
	put(s->root, "a/b/c/ada.md", "old");
	assert_int_equal(kith_file_remove(s->root, "a/b/c/ada.md", other, NULL), KITH_BUSY);
	assert_holds(s->root, "a/b/c/ada.md", "old");
	assert_int_equal(kith_file_remove(s->root, "a/b/c/ada.md", old, NULL), KITH_OK);
	assert_false(kith_file_exists(s->root, "a/b"));
	assert_true(kith_file_exists(s->root, "a/x.md"));
	assert_int_equal(kith_file_remove(s->root, "a/b/c/ada.md", old, NULL), KITH_FAILED);
	assert_int_equal(kith_file_remove(s->root, "a/y.md", old, NULL), KITH_BUSY);
}

static void folders_are_private_and_made_once(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(kith_file_make_folders(s->root, "a/b/c/x.md", NULL), KITH_OK);
	assert_int_equal(kith_file_make_folders(s->root, "a/b/c/x.md", NULL), KITH_OK);
	assert_int_equal(mode_of(s->root, "a/b/c"), 0700);
	assert_int_equal(kith_file_sync_folder(s->root, "a/b/c/x.md", NULL), KITH_OK);
	put(s->root, "ada.md", "x");
	assert_int_equal(kith_file_make_folders(s->root, "ada.md/x/y.md", NULL), KITH_FAILED);
	assert_int_equal(symlinkat("a", s->root, "link"), 0);
	assert_int_equal(kith_file_make_folders(s->root, "link/new/y.md", NULL), KITH_FAILED);
	assert_false(kith_file_exists(s->root, "a/new"));
}

static void an_open_editor_is_noticed(void **state)
{
	struct scratch *s = *state;

	put(s->root, "ada.md", "x");
	put(s->root, "people/ada.md", "x");
	assert_false(kith_file_in_editor(s->root, "ada.md"));
	put(s->root, ".ada.md.swp", "");
	assert_true(kith_file_in_editor(s->root, "ada.md"));
	assert_false(kith_file_in_editor(s->root, "people/ada.md"));
	assert_int_equal(symlinkat("me@host.1:2", s->root, "people/.#ada.md"), 0);
	assert_true(kith_file_in_editor(s->root, "people/ada.md"));
}

struct seen {
	struct kith_buf paths;
	size_t stop_after, count;
};

static bool not_b(void *context, const char *path)
{
	(void)context;
	return strcmp(path, "b") != 0;
}

static enum kith_code found_list(void *context, const char *path)
{
	struct seen *seen = context;

	kith_buf_printf(&seen->paths, "%s\n", path);
	return ++seen->count == seen->stop_after ? KITH_NEGATIVE : KITH_OK;
}

static void a_walk_is_sorted_and_skips_dots_links_submodules_and_what_enter_declines(void **state)
{
	struct scratch *s = *state;
	struct seen seen = { KITH_BUF_INIT, 0, 0 };
	struct kith_walk walk = { not_b, found_list, NULL, &seen };
	static const char *const files[] = {
		"z.md",	  "B.md",     "a/y.md",	  "a/x.md",	"a/b/c/deep.md", "b-a/x.md",
		"b/x.md", "sub/x.md", "sub/.git", ".hidden.md", "people/ada.md",
	};

	for (size_t i = 0; i < COUNT(files); i++) {
		int fd;

		kith_file_make_folders(s->root, i == 8 ? "sub/x" : files[i], NULL);
		fd = openat(s->root, files[i], O_WRONLY | O_CREAT, 0600);
		assert_true(fd >= 0);
		close(fd);
	}
	assert_int_equal(symlinkat("a", s->root, "folder-link"), 0);
	assert_int_equal(symlinkat("z.md", s->root, "link"), 0);
	assert_int_equal(kith_walk_files(s->root, &walk, NULL), KITH_OK);
	assert_string_equal(seen.paths.ptr,
			    "a/b/c/deep.md\na/x.md\na/y.md\nb-a/x.md\npeople/ada.md\nB.md\nz.md\n");
	kith_buf_clear(&seen.paths);
	seen.count = 0;
	seen.stop_after = 2;
	assert_int_equal(kith_walk_files(s->root, &walk, NULL), KITH_NEGATIVE);
	assert_string_equal(seen.paths.ptr, "a/b/c/deep.md\na/x.md\n");
	kith_buf_release(&seen.paths);
}

static void note_unreadable(void *context, const char *path, int error)
{
	struct seen *seen = context;

	assert_int_equal(error, ENAMETOOLONG);
	assert_int_equal(strlen(path), 2 * 100 - 1);
	seen->count++;
}

static void a_walk_survives_any_depth(void **state)
{
	struct scratch *s = *state;
	struct seen seen = { KITH_BUF_INIT, 0, 0 };
	struct kith_walk walk = { NULL, found_list, note_unreadable, &seen };
	struct kith_buf path = KITH_BUF_INIT;

	for (int i = 0; i < 150; i++)
		kith_buf_cstr(&path, "d/");
	kith_buf_cstr(&path, "x");
	assert_int_equal(kith_file_make_folders(s->root, path.ptr, NULL), KITH_OK);
	assert_int_equal(kith_walk_files(s->root, &walk, NULL), KITH_OK);
	assert_int_equal(seen.count, 1);
	kith_buf_release(&path);
	kith_buf_release(&seen.paths);
}

#define PROMISE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE(names_that_leave_the_root_or_reach_git_are_refused_everywhere),
		PROMISE(names_that_only_resemble_git_are_allowed),
		PROMISE(only_regular_files_within_the_limit_are_read),
		PROMISE(the_key_tells_versions_apart),
		PROMISE(a_file_is_replaced_only_if_it_holds_what_is_expected),
		PROMISE(large_files_are_replaced_whole),
		PROMISE(links_and_special_files_are_never_written_to),
		PROMISE(the_temporary_file_lies_beside_the_file),
		PROMISE(a_removal_takes_empty_folders_along),
		PROMISE(folders_are_private_and_made_once),
		PROMISE(an_open_editor_is_noticed),
		PROMISE(a_walk_is_sorted_and_skips_dots_links_submodules_and_what_enter_declines),
		PROMISE(a_walk_survives_any_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
