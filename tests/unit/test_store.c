/* Acts: one commit of exactly their paths, or nothing. */
#include "scratch.h"

static void a_new_note_is_one_commit_with_the_tools_trailer(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(create(scratch, "people/eve.md", "---\nname: Eve\n---\n", &result, &err), KITH_OK);
	assert_true(result.committed);
	assert_int_equal(result.changed, 1);
	assert_head_is(scratch, result.commit);
	assert_string_equal(git(scratch, "show", "--format=%B", "--name-status", NULL),
			    "new note\n\nKith: new\n\n\nA\tpeople/eve.md\n");
	assert_string_equal(
		git(scratch, "log", "-1", "--format=%an <%ae> %aI %cI", NULL),
		"Ada Test <ada@example.org> 2026-11-05T12:00:00+01:00 2026-11-05T12:00:00+01:00\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void the_reflog_tells_of_the_commit(void **state)
{
	struct scratch *scratch = *state;

	assert_string_equal(git(scratch, "reflog", "-1", "--format=%gs", NULL), "commit: new note\n");
	assert_string_equal(git(scratch, "reflog", "-1", "--format=%gs", "main", NULL), "commit: new note\n");
}

static void staged_and_unstaged_work_stays_as_it_was(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	put(scratch, "people/bob.md", "---\nname: Robert\n---\n");
	put(scratch, "staged.md", "one\n");
	git(scratch, "add", "people/bob.md", "staged.md", NULL);
	put(scratch, "staged.md", "one\ntwo\n");
	put(scratch, "groups/rust.md", "changed\n");
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "show", "--format=", "--name-only", NULL), "people/ada.md\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL),
			    " M groups/rust.md\nM  people/bob.md\nAM staged.md\n");
	assert_string_equal(git(scratch, "show", ":staged.md", NULL), "one\n");
	assert_sound(scratch);
}

static void a_note_with_the_users_own_edits_is_saved_first(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	put(scratch, "people/ada.md", "---\nname: Ada\n---\nHello.\nBy hand.\n");
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(
		git(scratch, "log", "-2", "--format=%s|%(trailers:key=Kith,valueonly,separator=)", NULL),
		"log note|log\nsave people/ada|save\n");
	assert_string_equal(git(scratch, "show", "HEAD~:people/ada.md", NULL),
			    "---\nname: Ada\n---\nHello.\nBy hand.\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void a_note_that_git_does_not_know_yet_is_saved_first(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	put(scratch, "people/new.md", "---\nname: New\n---\n");
	git(scratch, "add", "people/new.md", NULL);
	assert_int_equal(append(scratch, "people/new.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "log", "-2", "--format=%s", NULL), "log note\nsave people/new\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
}

static void what_is_staged_and_nowhere_else_is_never_lost(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	put(scratch, "people/ada.md", "staged\n");
	git(scratch, "add", "people/ada.md", NULL);
	put(scratch, "people/ada.md", "---\nname: Ada\n---\nHello.\n");
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "git restore --staged"));
	assert_string_equal(git(scratch, "show", ":people/ada.md", NULL), "staged\n");
	assert_string_equal(get(scratch, "people/ada.md"), "---\nname: Ada\n---\nHello.\n");
}

static void nothing_to_do_is_no_commit(void **state)
{
	struct scratch *scratch = *state;
	struct kith_change change = { .verb = KITH_CHANGE_EDIT, .path = "people/ada.md" };
	struct kith_act act = { 0 };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	char before[80];

	snprintf(before, sizeof(before), "%.40s", git(scratch, "rev-parse", "HEAD", NULL));
	assert_int_equal(act_with(scratch, &act, &change, &result, &err), KITH_OK);
	assert_false(result.committed);
	assert_int_equal(result.changed, 0);
	assert_head_is(scratch, before);
}

static void several_files_change_together_or_not_at_all(void **state)
{
	struct scratch *scratch = *state;
	struct kith_edit edit = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("More.") };
	struct kith_change changes[] = {
		{ .verb = KITH_CHANGE_EDIT, .path = "people/ada.md", .edits = &edit, .edit_count = 1 },
		{ .verb = KITH_CHANGE_CREATE,
		  .path = "people/zoe.md",
		  .bytes = KITH_SLICE("---\nname: Zoe\n---\n") },
		{ .verb = KITH_CHANGE_DELETE, .path = "people/nobody.md" },
	};
	struct kith_act act = { .tool = "set", .message = "set", .changes = changes, .change_count = 3 };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(perform(scratch, &act, &result, &err), KITH_FAILED);
	assert_null(get(scratch, "people/zoe.md"));
	assert_null(strstr(get(scratch, "people/ada.md"), "More."));
	changes[2].path = "people/bob.md";
	assert_int_equal(perform(scratch, &act, &result, &err), KITH_OK);
	assert_int_equal(result.changed, 3);
	assert_string_equal(git(scratch, "show", "--format=", "--name-status", NULL),
			    "M\tpeople/ada.md\nD\tpeople/bob.md\nA\tpeople/zoe.md\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void edits_of_one_note_add_up(void **state)
{
	struct scratch *scratch = *state;
	struct kith_edit one = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("First.") };
	struct kith_edit two = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("Second.") };
	struct kith_change changes[] = {
		{ .verb = KITH_CHANGE_EDIT, .path = "people/ada.md", .edits = &one, .edit_count = 1 },
		{ .verb = KITH_CHANGE_EDIT, .path = "people/ada.md", .edits = &two, .edit_count = 1 },
	};
	struct kith_act act = { .tool = "set", .message = "set", .changes = changes, .change_count = 2 };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	const char *text;

	assert_int_equal(perform(scratch, &act, &result, &err), KITH_OK);
	assert_int_equal(result.changed, 1);
	text = get(scratch, "people/ada.md");
	assert_true(strstr(text, "First.") && strstr(text, "First.") < strstr(text, "Second."));
}

static void a_move_carries_its_edits(void **state)
{
	struct scratch *scratch = *state;
	struct kith_edit edit = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("Moved.") };
	struct kith_change change = { .verb = KITH_CHANGE_MOVE,
				      .path = "contacts/ada-b.md",
				      .from = "people/ada.md",
				      .edits = &edit,
				      .edit_count = 1 };
	struct kith_act act = { .tool = "rename", .message = "rename people/ada contacts/ada-b" };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(act_with(scratch, &act, &change, &result, &err), KITH_OK);
	assert_null(get(scratch, "people/ada.md"));
	assert_non_null(strstr(get(scratch, "contacts/ada-b.md"), "Moved."));
	assert_string_equal(git(scratch, "show", "--format=", "--name-status", "--no-renames", NULL),
			    "A\tcontacts/ada-b.md\nD\tpeople/ada.md\n");
	change.from = "people/bob.md";
	assert_int_equal(act_with(scratch, &act, &change, &result, &err), KITH_FAILED);
	assert_non_null(get(scratch, "people/bob.md"));
	assert_sound(scratch);
}

static void acts_on_wrong_paths_change_nothing(void **state)
{
	static const struct {
		enum kith_change_verb verb;
		const char *path;
		const char *says;
	} rows[] = {
		{ KITH_CHANGE_CREATE, "people/ada.md", "such a file already" },
		{ KITH_CHANGE_EDIT, "people/nobody.md", "no such file" },
		{ KITH_CHANGE_DELETE, "people/nobody.md", "no such file" },
		{ KITH_CHANGE_CREATE, "../outside.md", "not a path" },
		{ KITH_CHANGE_CREATE, "/tmp/outside.md", "not a path" },
		{ KITH_CHANGE_CREATE, ".git/hooks/pre-commit", "not a path" },
		{ KITH_CHANGE_CREATE, "people/link.md", NULL },
		{ KITH_CHANGE_EDIT, "people/link.md", NULL },
		{ KITH_CHANGE_EDIT, "people", NULL },
	};
	struct scratch *scratch = *state;
	char before[80], link_path[400];
	size_t i;

	snprintf(link_path, sizeof(link_path), "%s/people/link.md", scratch->notebook);
	assert_int_equal(symlink("ada.md", link_path), 0);
	snprintf(before, sizeof(before), "%.40s", git(scratch, "rev-parse", "HEAD", NULL));
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct kith_edit edit = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("More.") };
		struct kith_change change = { .verb = rows[i].verb,
					      .path = rows[i].path,
					      .bytes = KITH_SLICE("x\n"),
					      .edits = &edit,
					      .edit_count = rows[i].verb == KITH_CHANGE_EDIT };
		struct kith_act act = { 0 };
		struct kith_act_result result;
		struct kith_err err = KITH_ERR_INIT;
		enum kith_code code = act_with(scratch, &act, &change, &result, &err);

		assert_true(code == KITH_FAILED || code == KITH_MALFORMED);
		if (rows[i].says)
			assert_non_null(strstr(err.text, rows[i].says));
		assert_head_is(scratch, before);
	}
	assert_string_equal(get(scratch, "people/ada.md"), "---\nname: Ada\n---\nHello.\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "?? people/link.md\n");
}

static void without_commit_only_the_files_change(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act act = { .no_commit = true };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(append_as(scratch, &act, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_false(result.committed);
	assert_int_equal(result.changed, 1);
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), " M people/ada.md\n");
	assert_sound(scratch);
}

static void adopting_commits_files_as_they_stand(void **state)
{
	struct scratch *scratch = *state;
	struct kith_change changes[] = { { .verb = KITH_CHANGE_ADOPT, .path = "people/ada.md" },
					 { .verb = KITH_CHANGE_ADOPT, .path = "people/bob.md" },
					 { .verb = KITH_CHANGE_ADOPT, .path = "groups/rust.md" },
					 { .verb = KITH_CHANGE_ADOPT, .path = "people/new.md" } };
	struct kith_act act = {
		.tool = "save", .message = "save 3 notes", .changes = changes, .change_count = 4
	};
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	struct kith_buf diff = KITH_BUF_INIT;
	size_t changed = 0;
	char path[400];

	put(scratch, "people/ada.md", "by hand\n");
	put(scratch, "people/new.md", "new\n");
	snprintf(path, sizeof(path), "%s/groups/rust.md", scratch->notebook);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(kith_store_preview(scratch->notebook, &act, &diff, &changed, &err), KITH_OK);
	assert_int_equal(changed, 3);
	assert_non_null(strstr(diff.ptr, "+by hand"));
	kith_buf_release(&diff);
	assert_int_equal(perform(scratch, &act, &result, &err), KITH_OK);
	assert_int_equal(result.changed, 3);
	assert_string_equal(git(scratch, "show", "--format=", "--name-status", NULL),
			    "D\tgroups/rust.md\nM\tpeople/ada.md\nA\tpeople/new.md\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_int_equal(perform(scratch, &act, &result, &err), KITH_OK);
	assert_int_equal(result.changed, 0);
	assert_false(result.committed);
}

static void a_preview_is_a_diff_and_changes_nothing(void **state)
{
	struct scratch *scratch = *state;
	struct kith_change changes[] = {
		{ .verb = KITH_CHANGE_CREATE, .path = "people/eve.md", .bytes = KITH_SLICE("new\n") },
		{ .verb = KITH_CHANGE_DELETE, .path = "people/bob.md" },
	};
	struct kith_act act = { .tool = "set", .message = "set", .changes = changes, .change_count = 2 };
	struct kith_buf diff = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	size_t changed = 0;

	assert_int_equal(kith_store_preview(scratch->notebook, &act, &diff, &changed, &err), KITH_OK);
	assert_int_equal(changed, 2);
	assert_non_null(strstr(diff.ptr, "--- /dev/null\n+++ b/people/eve.md\n@@ -0,0 +1 @@\n+new\n"));
	assert_non_null(strstr(diff.ptr, "--- a/people/bob.md\n+++ /dev/null\n"));
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_null(get(scratch, "people/eve.md"));
	kith_buf_release(&diff);
}

static void bytes_in_the_commit_are_the_bytes_of_the_file(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	git(scratch, "config", "core.autocrlf", "true", NULL);
	assert_int_equal(create(scratch, "people/dos.md", "---\r\nname: Dos\r\n---\r\n", &result, &err),
			 KITH_OK);
	assert_string_equal(git(scratch, "cat-file", "blob", "HEAD:people/dos.md", NULL),
			    "---\r\nname: Dos\r\n---\r\n");
	put(scratch, "people/dos.md", "---\r\nname: Dos\r\n---\r\nBy hand.\r\n");
	assert_int_equal(append(scratch, "people/dos.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "show", "--format=", "--name-only", NULL), "people/dos.md\n");
	assert_non_null(
		strstr(git(scratch, "cat-file", "blob", "HEAD~:people/dos.md", NULL), "By hand.\r\n"));
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void a_file_that_git_ignores_is_written_and_not_committed(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	put(scratch, ".git/info/exclude", "private/\n");
	assert_int_equal(create(scratch, "private/diary.md", "secret\n", &result, &err), KITH_OK);
	assert_false(result.committed);
	assert_int_equal(result.changed, 1);
	assert_non_null(strstr(result.notice, "ignore"));
	assert_string_equal(get(scratch, "private/diary.md"), "secret\n");
	assert_string_equal(git(scratch, "log", "-1", "--format=%s", NULL), "new note\n");
	assert_sound(scratch);
}

static void a_plain_directory_works_without_history(void **state)
{
	struct scratch *scratch = *state;
	struct kith_buf subject = KITH_BUF_INIT;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_false(kith_store_has_git(scratch->notebook));
	assert_int_equal(create(scratch, "people/ada.md", "---\nname: Ada\n---\n", &result, &err), KITH_OK);
	assert_false(result.committed);
	assert_int_equal(result.changed, 1);
	assert_non_null(strstr(result.notice, "no git"));
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_non_null(strstr(get(scratch, "people/ada.md"), "More."));
	assert_int_equal(kith_store_undo(scratch->notebook, false, false, NULL, &subject, &result, &err),
			 KITH_NEGATIVE);
	assert_non_null(strstr(err.text, "no git"));
	assert_int_equal(kith_store_dirty(scratch->notebook, NULL, NULL, &err), KITH_NEGATIVE);
}

static void who_commits_is_asked_for_if_git_does_not_know(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "git config --global user.name"));
	assert_non_null(strstr(err.text, "git config --global user.email"));
	assert_null(strstr(get(scratch, "people/ada.md"), "More."));
	put(scratch, "../named", "[user]\n\tname = Global Ada\n\temail = global@example.org\n");
	setenv("GIT_CONFIG_GLOBAL", "../named", 1);
	assert_int_equal(chdir(scratch->notebook), 0);
	assert_int_equal(append(scratch, "people/ada.md", "More.", &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "log", "-1", "--format=%an %ae", NULL),
			    "Global Ada global@example.org\n");
	assert_sound(scratch);
}

static void the_users_name_is_that_under_which_git_would_commit(void **state)
{
	struct scratch *scratch = *state;
	struct kith_buf name = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(kith_store_user_name(scratch->notebook, &name, &err), KITH_OK);
	assert_string_equal(name.ptr, "Ada Test");
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	kith_buf_clear(&name);
	assert_int_equal(kith_store_user_name(scratch->notebook, &name, &err), KITH_FAILED);
	assert_int_equal(name.len, 0);
	assert_non_null(strstr(err.text, "git config --global user.name"));
	assert_non_null(strstr(err.text, "git config --global user.email"));
	put(scratch, "../.gitconfig", "[user]\n\tname = Home Ada\n\temail = home@example.org\n");
	assert_int_equal(kith_store_user_name(scratch->notebook, &name, &err), KITH_OK);
	assert_string_equal(name.ptr, "Home Ada");
	kith_buf_clear(&name);
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	assert_int_equal(kith_store_user_name(scratch->notebook, &name, &err), KITH_FAILED);
	assert_null(get(scratch, ".git/HEAD"));
	kith_buf_release(&name);
}

static void commit_dates_may_be_given_as_git_takes_them(void **state)
{
	static const struct {
		const char *date, *stored;
	} rows[] = {
		{ "1793880000 +0100", "1793880000 +0100" },
		{ "@1793880000 -0530", "1793880000 -0530" },
		{ "2026-11-05T13:00:00+01:00", "1793880000 +0100" },
		{ "2026-11-05 12:00:00 +0000", "1793880000 +0000" },
		{ "2026-11-05T12:00:00Z", "1793880000 +0000" },
		{ "2026-11-05 12:00:00", "1793880000 +0000" },
		{ "Thu, 05 Nov 2026 13:00:00 +0100", "1793880000 +0100" },
		{ "next tuesday", NULL },
	};
	struct scratch *scratch = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct kith_act_result result;
		struct kith_err err = KITH_ERR_INIT;
		char text[40];
		enum kith_code code;

		setenv("GIT_AUTHOR_DATE", rows[i].date, 1);
		snprintf(text, sizeof(text), "More %zu.", i);
		code = append(scratch, "people/ada.md", text, &result, &err);
		assert_int_equal(code, rows[i].stored ? KITH_OK : KITH_FAILED);
		if (rows[i].stored) {
			snprintf(text, sizeof(text), "%s\n", rows[i].stored);
			assert_string_equal(git(scratch, "log", "-1", "--format=%ad", "--date=raw", NULL),
					    text);
		} else {
			assert_non_null(strstr(err.text, rows[i].date));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_new_note_is_one_commit_with_the_tools_trailer, begin, end),
		cmocka_unit_test_setup_teardown(the_reflog_tells_of_the_commit, begin, end),
		cmocka_unit_test_setup_teardown(staged_and_unstaged_work_stays_as_it_was, begin, end),
		cmocka_unit_test_setup_teardown(a_note_with_the_users_own_edits_is_saved_first, begin, end),
		cmocka_unit_test_setup_teardown(a_note_that_git_does_not_know_yet_is_saved_first, begin, end),
		cmocka_unit_test_setup_teardown(what_is_staged_and_nowhere_else_is_never_lost, begin, end),
		cmocka_unit_test_setup_teardown(nothing_to_do_is_no_commit, begin, end),
		cmocka_unit_test_setup_teardown(several_files_change_together_or_not_at_all, begin, end),
		cmocka_unit_test_setup_teardown(edits_of_one_note_add_up, begin, end),
		cmocka_unit_test_setup_teardown(a_move_carries_its_edits, begin, end),
		cmocka_unit_test_setup_teardown(acts_on_wrong_paths_change_nothing, begin, end),
		cmocka_unit_test_setup_teardown(without_commit_only_the_files_change, begin, end),
		cmocka_unit_test_setup_teardown(adopting_commits_files_as_they_stand, begin, end),
		cmocka_unit_test_setup_teardown(a_preview_is_a_diff_and_changes_nothing, begin, end),
		cmocka_unit_test_setup_teardown(bytes_in_the_commit_are_the_bytes_of_the_file, begin, end),
		cmocka_unit_test_setup_teardown(a_file_that_git_ignores_is_written_and_not_committed, begin,
						end),
		cmocka_unit_test_setup_teardown(a_plain_directory_works_without_history, begin_empty, end),
		cmocka_unit_test_setup_teardown(who_commits_is_asked_for_if_git_does_not_know, begin, end),
		cmocka_unit_test_setup_teardown(the_users_name_is_that_under_which_git_would_commit, begin_empty, end),
		cmocka_unit_test_setup_teardown(commit_dates_may_be_given_as_git_takes_them, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
