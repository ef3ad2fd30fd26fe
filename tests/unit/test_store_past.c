/* Going back, and looking back: undo, redo, what is not committed, the notebook of a day. */
#include "scratch.h"

#include "base/date.h"

static enum kith_code undo(const struct scratch *scratch, bool redo, struct kith_err *err)
{
	struct kith_act_result result;

	return kith_store_undo(scratch->notebook, redo, false, NULL, NULL, &result, err);
}

static void append_ok(const struct scratch *scratch, const char *path, const char *text)
{
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(append(scratch, path, text, &result, &err), KITH_OK);
}

static void undo_is_a_commit_that_names_what_it_reverts(void **state)
{
	struct scratch *scratch = *state;
	struct kith_buf subject = KITH_BUF_INIT;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	char undone[41], expected[200];

	append_ok(scratch, "people/ada.md", "More.");
	snprintf(undone, sizeof(undone), "%.40s", git(scratch, "rev-parse", "HEAD", NULL));
	assert_int_equal(kith_store_undo(scratch->notebook, false, false, NULL, &subject, &result, &err),
			 KITH_OK);
	assert_string_equal(subject.ptr, "log note");
	assert_int_equal(result.changed, 1);
	snprintf(expected, sizeof(expected),
		 "undo log note\n\nKith-Undoes: %s\nKith: undo\n\n\nM\tpeople/ada.md\n", undone);
	assert_string_equal(git(scratch, "show", "--format=%B", "--name-status", NULL), expected);
	assert_string_equal(get(scratch, "people/ada.md"), "---\nname: Ada\n---\nHello.\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
	kith_buf_release(&subject);
}

/* What stands after each step: u undo, r redo, a append, h a commit by hand on another note. */
static void undo_and_redo_go_back_and_forth(void **state)
{
	static const struct {
		char step;
		enum kith_code code;
		const char *holds, *lacks;
	} rows[] = {
		{ 'a', KITH_OK, "Line 1.", "Line 2." },	      { 'a', KITH_OK, "Line 2.", "Line 3." },
		{ 'u', KITH_OK, "Line 1.", "Line 2." },	      { 'r', KITH_OK, "Line 2.", "Line 3." },
		{ 'r', KITH_NEGATIVE, "Line 2.", "Line 3." }, { 'u', KITH_OK, "Line 1.", "Line 2." },
		{ 'u', KITH_OK, "Hello.", "Line 1." },	      { 'r', KITH_OK, "Line 1.", "Line 2." },
		{ 'h', KITH_OK, "Line 1.", "Line 2." },	      { 'r', KITH_OK, "Line 2.", "Line 3." },
		{ 'u', KITH_OK, "Line 1.", "Line 2." },	      { 'u', KITH_OK, "Hello.", "Line 1." },
		{ 'a', KITH_OK, "Line 3.", "Line 1." },	      { 'u', KITH_OK, "Hello.", "Line 3." },
	};
	struct scratch *scratch = *state;
	int lines = 0;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct kith_err err = KITH_ERR_INIT;
		enum kith_code code = KITH_OK;
		char line[20];

		snprintf(line, sizeof(line), "Line %d.", lines + 1);
		if (rows[i].step == 'a') {
			append_ok(scratch, "people/ada.md", line);
			lines++;
		} else if (rows[i].step == 'h') {
			put(scratch, "people/bob.md", "by hand\n");
			git(scratch, "commit", "-q", "-a", "-m", "by hand", NULL);
		} else {
			code = undo(scratch, rows[i].step == 'r', &err);
		}
		assert_int_equal(code, rows[i].code);
		assert_non_null(strstr(get(scratch, "people/ada.md"), rows[i].holds));
		assert_null(strstr(get(scratch, "people/ada.md"), rows[i].lacks));
		assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	}
	assert_sound(scratch);
}

static void everything_can_be_undone_to_the_first_commit(void **state)
{
	struct scratch *scratch = *state;
	struct kith_change move = { .verb = KITH_CHANGE_MOVE, .path = "a/b/c.md", .from = "people/ada.md" };
	struct kith_change gone = { .verb = KITH_CHANGE_DELETE, .path = "people/bob.md" };
	struct kith_act act = { 0 }, other = { 0 };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(act_with(scratch, &act, &move, &result, &err), KITH_OK);
	assert_int_equal(act_with(scratch, &other, &gone, &result, &err), KITH_OK);
	assert_int_equal(undo(scratch, false, &err), KITH_OK);
	assert_string_equal(get(scratch, "people/bob.md"), "---\nname: Bob\n---\nHi.\n");
	assert_int_equal(undo(scratch, false, &err), KITH_OK);
	assert_null(get(scratch, "a/b/c.md"));
	assert_string_equal(get(scratch, "people/ada.md"), "---\nname: Ada\n---\nHello.\n");
	assert_int_equal(undo(scratch, false, &err), KITH_OK);
	assert_null(get(scratch, "groups/rust.md"));
	assert_int_equal(undo(scratch, false, &err), KITH_OK);
	assert_int_equal(undo(scratch, false, &err), KITH_OK);
	assert_string_equal(git(scratch, "ls-files", NULL), "");
	assert_string_equal(git(scratch, "ls-tree", "-r", "HEAD", NULL), "");
	assert_int_equal(undo(scratch, false, &err), KITH_NEGATIVE);
	assert_non_null(strstr(err.text, "nothing to undo"));
	assert_sound(scratch);
}

/* What "save" and "init" commit is the user's own text, whether by themselves or before an act. */
static void what_the_user_wrote_is_never_undone(void **state)
{
	static const char *const tools[] = { "save", "init" };
	static const char by_hand[] = "---\nname: Ada\n---\nHello.\nBy hand.\n";
	struct scratch *scratch = *state;
	struct kith_change adopt = { .verb = KITH_CHANGE_ADOPT, .path = "people/bob.md" };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	size_t i;

	for (i = 0; i < 2; i++) {
		struct kith_act act = { .tool = tools[i], .message = "mine" };

		put(scratch, "people/bob.md", tools[i]);
		assert_int_equal(act_with(scratch, &act, &adopt, &result, &err), KITH_OK);
		assert_true(result.committed);
		assert_int_equal(undo(scratch, false, &err), KITH_OK);
		assert_string_equal(get(scratch, "people/bob.md"), tools[i]);
		assert_int_equal(undo(scratch, true, &err), KITH_OK);
	}
	put(scratch, "people/ada.md", by_hand);
	append_ok(scratch, "people/ada.md", "More.");
	assert_int_equal(undo(scratch, false, &err), KITH_OK);
	assert_string_equal(get(scratch, "people/ada.md"), by_hand);
	assert_int_equal(undo(scratch, false, &err), KITH_OK);
	assert_int_equal(undo(scratch, false, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "committed again"));
	assert_string_equal(get(scratch, "people/ada.md"), by_hand);
	assert_string_equal(get(scratch, "people/bob.md"), "init");
	assert_sound(scratch);
}

static void undo_refuses_where_somebody_went_on(void **state)
{
	static const char *const ways[] = { "edited", "staged", "committed" };
	struct scratch *scratch = *state;
	size_t way;

	append_ok(scratch, "people/ada.md", "More.");
	for (way = 0; way < 3; way++) {
		struct kith_err err = KITH_ERR_INIT;
		char head[41];

		put(scratch, "people/ada.md", "mine\n");
		if (way > 0)
			git(scratch, "add", "people/ada.md", NULL);
		if (way == 2)
			git(scratch, "commit", "-q", "-m", "mine", NULL);
		snprintf(head, sizeof(head), "%.40s", git(scratch, "rev-parse", "HEAD", NULL));
		assert_int_equal(undo(scratch, false, &err), KITH_FAILED);
		assert_non_null(strstr(err.text, ways[way]));
		assert_non_null(strstr(err.text, "people/ada.md"));
		assert_string_equal(get(scratch, "people/ada.md"), "mine\n");
		assert_head_is(scratch, head);
		assert_sound(scratch);
	}
}

static void a_preview_of_undo_is_a_diff(void **state)
{
	struct scratch *scratch = *state;
	struct kith_buf diff = KITH_BUF_INIT, subject = KITH_BUF_INIT;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	append_ok(scratch, "people/ada.md", "More.");
	assert_int_equal(kith_store_undo(scratch->notebook, false, false, &diff, &subject, &result, &err),
			 KITH_OK);
	assert_non_null(strstr(diff.ptr, "-More.\n"));
	assert_int_equal(result.changed, 1);
	assert_false(result.committed);
	assert_non_null(strstr(get(scratch, "people/ada.md"), "More."));
	kith_buf_release(&diff);
	kith_buf_release(&subject);
}

static void undo_leaves_the_commit_to_the_user_if_asked(void **state)
{
	struct scratch *scratch = *state;
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	append_ok(scratch, "people/ada.md", "More.");
	assert_int_equal(kith_store_undo(scratch->notebook, false, true, NULL, NULL, &result, &err), KITH_OK);
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), " M people/ada.md\n");
}

static void print_found(void *context, const char *path, char state)
{
	kith_buf_printf(context, "%c %s\n", state, path);
}

static void what_differs_from_head_is_told_in_order(void **state)
{
	struct scratch *scratch = *state;
	struct kith_buf found = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	char path[400];

	put(scratch, "people/zoe.md", "new\n");
	put(scratch, "people/bob.md", "changed\n");
	put(scratch, "readme.txt", "not a note\n");
	put(scratch, "kith.yaml", "version: 1\n");
	git(scratch, "add", "kith.yaml", "people/bob.md", NULL);
	put(scratch, "people/yan.md", "staged, then deleted\n");
	git(scratch, "add", "people/yan.md", NULL);
	git(scratch, "rm", "-q", "--cached", "people/ada.md", NULL);
	snprintf(path, sizeof(path), "%s/groups/rust.md", scratch->notebook);
	assert_int_equal(unlink(path), 0);
	snprintf(path, sizeof(path), "%s/people/yan.md", scratch->notebook);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(kith_store_dirty(scratch->notebook, print_found, &found, &err), KITH_OK);
	assert_string_equal(
		found.ptr,
		"D groups/rust.md\nA kith.yaml\nM people/ada.md\nM people/bob.md\nA people/zoe.md\n");
	kith_buf_clear(&found);
	git(scratch, "update-index", "--split-index", NULL);
	assert_int_equal(kith_store_dirty(scratch->notebook, print_found, &found, &err), KITH_OK);
	assert_non_null(strstr(found.ptr, "D groups/rust.md\nA kith.yaml\n"));
	assert_non_null(strstr(found.ptr, "M people/bob.md\nA people/zoe.md\n"));
	kith_buf_release(&found);
}

static int32_t day(int year, int month, int of_month)
{
	return kith_day_of((struct kith_civil){ year, month, of_month });
}

static void the_notebook_of_a_day_is_that_of_its_last_commit(void **state)
{
	struct scratch *scratch = *state;
	struct scratch past = *scratch;
	struct kith_err err = KITH_ERR_INIT;

	setenv("GIT_COMMITTER_DATE", "2026-11-06T00:30:00+02:00", 1);
	append_ok(scratch, "people/ada.md", "Sixth.");
	setenv("GIT_COMMITTER_DATE", "2026-11-08T12:00:00+00:00", 1);
	append_ok(scratch, "people/ada.md", "Eighth.");
	snprintf(past.notebook, sizeof(past.notebook), "%.200s/past", scratch->dir);
	assert_int_equal(mkdir(past.notebook, 0700), 0);
	assert_int_equal(kith_store_export_as_of(scratch->notebook, day(2026, 11, 4), past.notebook, &err),
			 KITH_NEGATIVE);
	assert_int_equal(kith_store_export_as_of(scratch->notebook, day(2026, 11, 7), past.notebook, &err),
			 KITH_OK);
	assert_non_null(strstr(get(&past, "people/ada.md"), "Sixth."));
	assert_null(strstr(get(&past, "people/ada.md"), "Eighth."));
	assert_string_equal(get(&past, "groups/rust.md"), "---\nname: Rust\n---\nGroup.\n");
	snprintf(past.notebook, sizeof(past.notebook), "%.200s/before", scratch->dir);
	assert_int_equal(mkdir(past.notebook, 0700), 0);
	assert_int_equal(kith_store_export_as_of(scratch->notebook, day(2026, 11, 5), past.notebook, &err),
			 KITH_OK);
	assert_null(strstr(get(&past, "people/ada.md"), "Sixth."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(undo_is_a_commit_that_names_what_it_reverts, begin, end),
		cmocka_unit_test_setup_teardown(undo_and_redo_go_back_and_forth, begin, end),
		cmocka_unit_test_setup_teardown(everything_can_be_undone_to_the_first_commit, begin, end),
		cmocka_unit_test_setup_teardown(what_the_user_wrote_is_never_undone, begin, end),
		cmocka_unit_test_setup_teardown(undo_refuses_where_somebody_went_on, begin, end),
		cmocka_unit_test_setup_teardown(a_preview_of_undo_is_a_diff, begin, end),
		cmocka_unit_test_setup_teardown(undo_leaves_the_commit_to_the_user_if_asked, begin, end),
		cmocka_unit_test_setup_teardown(what_differs_from_head_is_told_in_order, begin, end),
		cmocka_unit_test_setup_teardown(the_notebook_of_a_day_is_that_of_its_last_commit, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
