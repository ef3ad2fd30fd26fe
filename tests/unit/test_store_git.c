/* Acts in repositories that are set up, or left, in other ways than ours. */
#include "scratch.h"

static void assert_untouched(const struct scratch *scratch, const char *head)
{
	assert_head_is(scratch, head);
	assert_null(strstr(get(scratch, "people/ada.md"), "More."));
	assert_null(get(scratch, ".git/kith/journal"));
}

static void remember_head(const struct scratch *scratch, char *hex)
{
	snprintf(hex, 41, "%.40s", git(scratch, "rev-parse", "HEAD", NULL));
}

/* Two branches that cannot be merged without a hand. */
static void make_clash(const struct scratch *scratch)
{
	git(scratch, "checkout", "-q", "-b", "other", NULL);
	put(scratch, "people/bob.md", "theirs\n");
	git(scratch, "commit", "-q", "-a", "-m", "theirs", NULL);
	git(scratch, "checkout", "-q", "main", NULL);
	put(scratch, "people/bob.md", "ours\n");
	git(scratch, "commit", "-q", "-a", "-m", "ours", NULL);
}

static void what_is_under_way_is_ended_first(void **state)
{
	static const struct {
		const char *words[2];
		const char *says, *over[2];
	} rows[] = {
		{ { "merge", "other" }, "git merge --abort", { "merge", "--abort" } },
		{ { "rebase", "other" }, "git rebase --abort", { "rebase", "--abort" } },
		{ { "cherry-pick", "other" }, "git cherry-pick --abort", { "cherry-pick", "--abort" } },
		{ { "bisect", "start" }, "git bisect reset", { "bisect", "reset" } },
	};
	struct scratch *scratch = *state;
	char head[41], out[4096];
	size_t i;

	make_clash(scratch);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *argv[] = { "git", rows[i].words[0], rows[i].words[1], NULL };
		struct kith_act_result result;
		struct kith_err err = KITH_ERR_INIT;

		(void)run(scratch, out, sizeof(out), argv);
		remember_head(scratch, head);
		assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_FAILED);
		assert_non_null(strstr(err.text, rows[i].says));
		assert_untouched(scratch, head);
		argv[1] = rows[i].over[0];
		argv[2] = rows[i].over[1];
		(void)run(scratch, out, sizeof(out), argv);
	}
}

static void a_detached_head_is_committed_on_only_if_asked(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act act = { .detached_ok = true };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	char head[41];

	git(scratch, "checkout", "-q", "--detach", NULL);
	remember_head(scratch, head);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "git switch"));
	assert_untouched(scratch, head);
	assert_int_equal(append_as(scratch, &act, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_head_is(scratch, result.commit);
	assert_string_equal(git(scratch, "log", "-1", "--format=%s", "main", NULL), "new note\n");
	assert_sound(scratch);
}

static void the_first_commit_may_be_ours(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	git(scratch, "init", "-q", "-b", "trunk", NULL);
	put(scratch, "staged.md", "staged\n");
	git(scratch, "add", "staged.md", NULL);
	assert_int_equal(create(scratch, "people/ada.md", "---\nname: Ada\n---\n", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "log", "--format=%s", "--name-only", "trunk", NULL),
			    "new note\n\npeople/ada.md\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "A  staged.md\n");
	assert_sound(scratch);
}

static void packed_references_and_branches_with_a_slash_move_too(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	git(scratch, "checkout", "-q", "-b", "topic/notes", NULL);
	git(scratch, "gc", "-q", NULL);
	assert_null(get(scratch, ".git/refs/heads/topic/notes"));
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "log", "-1", "--format=%s", "topic/notes", NULL), "log note\n");
	assert_string_equal(git(scratch, "log", "-1", "--format=%s", "main", NULL), "new note\n");
	assert_string_equal(git(scratch, "reflog", "-1", "--format=%gs", "topic/notes", NULL),
			    "commit: log note\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void a_notebook_may_be_a_part_of_a_larger_repository(void **state)
{
	struct scratch *scratch = *state;
	struct scratch above = *scratch;
	struct kith_act_result result;
	struct kith_buf subject = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	bool created = true;

	git(&above, "init", "-q", "-b", "main", NULL);
	put(&above, "code.c", "int x;\n");
	git(&above, "add", "code.c", NULL);
	snprintf(scratch->notebook, sizeof(scratch->notebook), "%.200s/notebook/my notes", scratch->dir);
	assert_int_equal(kith_store_init(scratch->notebook, &created, &err), KITH_OK);
	assert_false(created);
	assert_non_null(strstr(get(&above, ".git/info/attributes"), "/my?notes/**/*.md -text\n"));
	assert_null(strstr(get(&above, ".git/config"), "fsync"));
	assert_int_equal(create(scratch, "people/ada.md", "---\nname: Ada\n---\n", &result, &err), KITH_OK);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(git(&above, "show", "--format=", "--name-only", NULL),
			    "my notes/people/ada.md\n");
	assert_string_equal(git(&above, "status", "--porcelain", NULL), "A  code.c\n");
	assert_string_equal(git(&above, "check-attr", "text", "--", "my notes/people/ada.md", NULL),
			    "my notes/people/ada.md: text: unset\n");
	assert_int_equal(kith_store_undo(scratch->notebook, false, false, NULL, &subject, &result, &err),
			 KITH_OK);
	assert_null(strstr(get(scratch, "people/ada.md"), "More."));
	assert_sound(&above);
	kith_buf_release(&subject);
}

static void a_linked_work_tree_has_its_own_head_and_index(void **state)
{
	struct scratch *scratch = *state;
	struct scratch linked = *scratch;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	git(scratch, "worktree", "add", "-q", "-b", "side", "../side", NULL);
	snprintf(linked.notebook, sizeof(linked.notebook), "%.200s/side", scratch->dir);
	assert_int_equal(append(&linked, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "log", "-1", "--format=%s", "side", NULL), "log note\n");
	assert_string_equal(git(scratch, "log", "-1", "--format=%s", "main", NULL), "new note\n");
	assert_string_equal(git(&linked, "status", "--porcelain", NULL), "");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void hooks_run_and_may_change_the_message(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	script(scratch, ".git/hooks/commit-msg", "#!/bin/sh\necho 'Checked: yes' >>\"$1\"\n");
	put(scratch, "staged.md", "staged\n");
	git(scratch, "add", "staged.md", NULL);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_true(result.committed);
	assert_head_is(scratch, result.commit);
	assert_string_equal(git(scratch, "log", "-1", "--format=%B", "--name-only", NULL),
			    "log note\n\nKith: log\nChecked: yes\n\n\npeople/ada.md\n");
	assert_int_equal(create(scratch, "people/new one.md", "new\n", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "show", "--format=", "--name-only", NULL), "people/new one.md\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "A  staged.md\n");
	assert_sound(scratch);
}

static void a_hook_that_refuses_is_quoted_and_nothing_is_changed(void **state)
{
	struct scratch *scratch = *state;
	struct kith_change changes[] = {
		{ .verb = KITH_CHANGE_CREATE, .path = "people/eve.md", .bytes = KITH_SLICE("x\n") },
		{ .verb = KITH_CHANGE_DELETE, .path = "people/bob.md" }
	};
	struct kith_act act = { .tool = "set", .message = "set", .changes = changes, .change_count = 2 };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	char head[41];

	script(scratch, ".git/hooks/pre-commit", "#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n");
	put(scratch, "staged.md", "staged\n");
	git(scratch, "add", "staged.md", NULL);
	remember_head(scratch, head);
	assert_int_equal(perform(scratch, &act, &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "not on a Friday"));
	assert_untouched(scratch, head);
	assert_null(get(scratch, "people/eve.md"));
	assert_string_equal(get(scratch, "people/bob.md"), "---\nname: Bob\n---\nHi.\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "A  staged.md\n");
	assert_sound(scratch);
}

static void hooks_are_found_where_git_looks_for_them(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	char path[400];

	snprintf(path, sizeof(path), "%s/my-hooks", scratch->dir);
	assert_int_equal(mkdir(path, 0700), 0);
	script(scratch, "../my-hooks/pre-commit", "#!/bin/sh\necho 'refused here'\nexit 1\n");
	git(scratch, "config", "core.hooksPath", "~/my-hooks", NULL);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "refused here"));
	git(scratch, "config", "core.hooksPath", "../my-hooks", NULL);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "refused here"));
	assert_sound(scratch);
}

static void commits_are_signed_if_git_is_set_to_sign(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	char path[400];

	script(scratch, "../sign",
	       "#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\n"
	       "printf -- '-----BEGIN PGP SIGNATURE-----\\nfake\\n-----END PGP SIGNATURE-----\\n'\n");
	snprintf(path, sizeof(path), "%s/sign", scratch->dir);
	git(scratch, "config", "gpg.program", path, NULL);
	git(scratch, "config", "commit.gpgsign", "true", NULL);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_non_null(strstr(git(scratch, "cat-file", "commit", "HEAD", NULL), "gpgsig"));
	script(scratch, "../sign", "#!/bin/sh\ncat >/dev/null\necho 'no secret key' >&2\nexit 2\n");
	assert_int_equal(append(scratch, "people/bob.md", "More.", &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "failed to sign"));
	assert_null(strstr(get(scratch, "people/bob.md"), "More."));
	assert_sound(scratch);
}

static void a_filter_stores_what_it_makes_of_a_note(void **state)
{
	struct scratch *scratch = *state;
	struct kith_buf subject = KITH_BUF_INIT;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	git(scratch, "config", "filter.rot.clean", "tr a-z n-za-m", NULL);
	git(scratch, "config", "filter.rot.smudge", "tr a-z n-za-m", NULL);
	put(scratch, ".gitattributes", "secret.md filter=rot\n");
	git(scratch, "add", ".gitattributes", NULL);
	git(scratch, "commit", "-q", "-m", "filter", NULL);
	assert_int_equal(create(scratch, "secret.md", "secret\n", &result, &err), KITH_OK);
	assert_string_equal(get(scratch, "secret.md"), "secret\n");
	assert_string_equal(git(scratch, "cat-file", "blob", "HEAD:secret.md", NULL), "frperg\n");
	assert_int_equal(append(scratch, "secret.md", "more", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "log", "-2", "--format=%s", NULL), "log note\nnew note\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_int_equal(kith_store_undo(scratch->notebook, false, false, NULL, &subject, &result, &err),
			 KITH_OK);
	assert_string_equal(get(scratch, "secret.md"), "secret\n");
	assert_string_equal(git(scratch, "cat-file", "blob", "HEAD:secret.md", NULL), "frperg\n");
	put(scratch, "secret.md", "by hand\n");
	assert_int_equal(append(scratch, "secret.md", "more", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "log", "-2", "--format=%s", NULL), "log note\nsave secret\n");
	assert_sound(scratch);
	kith_buf_release(&subject);
}

static void an_index_that_libgit2_cannot_read_is_gits_to_write(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	git(scratch, "update-index", "--split-index", NULL);
	put(scratch, "staged.md", "staged\n");
	git(scratch, "add", "staged.md", NULL);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_int_equal(create(scratch, "people/new.md", "new\n", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "show", "--format=", "--name-only", NULL), "people/new.md\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "A  staged.md\n");
	assert_sound(scratch);
}

static void an_extension_that_libgit2_does_not_know_makes_the_commit_gits(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	git(scratch, "config", "core.repositoryFormatVersion", "1", NULL);
	git(scratch, "config", "extensions.worktreeConfig", "true", NULL);
	git(scratch, "config", "--worktree", "user.name", "Work Tree", NULL);
	unsetenv("GIT_AUTHOR_NAME");
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_head_is(scratch, result.commit);
	assert_string_equal(git(scratch, "log", "-1", "--format=%an", NULL), "Work Tree\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	git(scratch, "config", "extensions.unheardOf", "true", NULL);
	assert_int_equal(append(scratch, "people/bob.md", "More.", &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "extensions.unheardof"));
	assert_null(strstr(get(scratch, "people/bob.md"), "More."));
}

static void what_a_calling_git_sets_does_not_lead_us_astray(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	script(scratch, ".git/hooks/post-commit", "#!/bin/sh\nexit 0\n");
	setenv("GIT_DIR", "/nonexistent", 1);
	setenv("GIT_INDEX_FILE", "/nonexistent/index", 1);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	unsetenv("GIT_DIR");
	unsetenv("GIT_INDEX_FILE");
	assert_string_equal(git(scratch, "show", "--format=", "--name-only", NULL), "people/ada.md\n");
	assert_sound(scratch);
}

static void setting_up_twice_changes_nothing(void **state)
{
	struct scratch *scratch = *state;
	char *config, *attributes, *exclude, deep[400];
	struct kith_err err = KITH_ERR_INIT;
	bool created = true;
	struct stat st;

	config = strdup(get(scratch, ".git/config"));
	attributes = strdup(get(scratch, ".git/info/attributes"));
	exclude = strdup(get(scratch, ".git/info/exclude"));
	assert_int_equal(kith_store_init(scratch->notebook, &created, &err), KITH_OK);
	assert_false(created);
	assert_string_equal(get(scratch, ".git/config"), config);
	assert_string_equal(get(scratch, ".git/info/attributes"), attributes);
	assert_string_equal(get(scratch, ".git/info/exclude"), exclude);
	assert_non_null(strstr(attributes, "*.md -text\n"));
	assert_non_null(strstr(exclude, "\n*.swp\n"));
	assert_string_equal(git(scratch, "config", "core.fsync", NULL), "all\n");
	assert_string_equal(git(scratch, "symbolic-ref", "HEAD", NULL), "refs/heads/main\n");
	snprintf(deep, sizeof(deep), "%s/a/b", scratch->dir);
	assert_int_equal(kith_store_init(deep, &created, &err), KITH_OK);
	assert_true(created);
	assert_int_equal(stat(deep, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	free(config);
	free(attributes);
	free(exclude);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_under_way_is_ended_first, begin, end),
		cmocka_unit_test_setup_teardown(a_detached_head_is_committed_on_only_if_asked, begin, end),
		cmocka_unit_test_setup_teardown(the_first_commit_may_be_ours, begin_empty, end),
		cmocka_unit_test_setup_teardown(packed_references_and_branches_with_a_slash_move_too, begin,
						end),
		cmocka_unit_test_setup_teardown(a_notebook_may_be_a_part_of_a_larger_repository, begin_empty,
						end),
		cmocka_unit_test_setup_teardown(a_linked_work_tree_has_its_own_head_and_index, begin, end),
		cmocka_unit_test_setup_teardown(hooks_run_and_may_change_the_message, begin, end),
		cmocka_unit_test_setup_teardown(a_hook_that_refuses_is_quoted_and_nothing_is_changed, begin,
						end),
		cmocka_unit_test_setup_teardown(hooks_are_found_where_git_looks_for_them, begin, end),
		cmocka_unit_test_setup_teardown(commits_are_signed_if_git_is_set_to_sign, begin, end),
		cmocka_unit_test_setup_teardown(a_filter_stores_what_it_makes_of_a_note, begin, end),
		cmocka_unit_test_setup_teardown(an_index_that_libgit2_cannot_read_is_gits_to_write, begin,
						end),
		cmocka_unit_test_setup_teardown(an_extension_that_libgit2_does_not_know_makes_the_commit_gits,
						begin, end),
		cmocka_unit_test_setup_teardown(what_a_calling_git_sets_does_not_lead_us_astray, begin, end),
		cmocka_unit_test_setup_teardown(setting_up_twice_changes_nothing, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
