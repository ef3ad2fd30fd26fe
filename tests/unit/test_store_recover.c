/* What a killed run left is finished or undone, and nobody else's work with it. */
#include "scratch.h"

#define OLD "---\nname: Ada\n---\nHello.\n"
#define NEW "---\nname: Ada\n---\nHello.\nHalf done.\n"

/* The id of some bytes as git has them, which it keeps. */
static void keep(const struct scratch *scratch, const char *bytes, char *hex)
{
	put(scratch, "../bytes", bytes);
	snprintf(hex, 41, "%.40s", git(scratch, "hash-object", "-w", "../bytes", NULL));
}

/* A journal of a run that was to turn people/ada.md from OLD to NEW. */
static void leave_journal(const struct scratch *scratch, const char *commit)
{
	char old[41], new[41], tip[41], path[400], line[400];
	FILE *file;
	int len;

	keep(scratch, OLD, old);
	keep(scratch, NEW, new);
	snprintf(tip, sizeof(tip), "%.40s", git(scratch, "rev-parse", "HEAD", NULL));
	snprintf(path, sizeof(path), "%s/.git/kith/journal", scratch->notebook);
	file = fopen(path, "wb");
	assert_non_null(file);
	len = snprintf(line, sizeof(line),
		       "kith journal 1\nkind 1\nchild 0 0\nref refs/heads/main\ntip %s\ncommit %s\nfiles 1\n",
		       tip, commit);
	assert_int_equal(fwrite(line, 1, (size_t)len, file), len);
	len = snprintf(line, sizeof(line), "%s %s %s - people/ada.md", old, new, old);
	assert_int_equal(fwrite(line, 1, (size_t)len + 1, file), len + 1);
	assert_int_equal(fputs("end\n", file) >= 0, 1);
	assert_int_equal(fclose(file), 0);
}

#define NO_COMMIT "1111111111111111111111111111111111111111"

static enum kith_code next_act(const struct scratch *scratch, struct kith_err *err)
{
	struct kith_act_result result;

	return append(scratch, "people/bob.md", "More.", &result, err);
}

static void files_of_a_commit_that_never_was_are_put_back(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;

	leave_journal(scratch, NO_COMMIT);
	put(scratch, "people/ada.md", NEW);
	assert_int_equal(next_act(scratch, &err), KITH_OK);
	assert_string_equal(get(scratch, "people/ada.md"), OLD);
	assert_string_equal(git(scratch, "log", "-1", "--format=%s", "--name-only", NULL),
			    "log note\n\npeople/bob.md\n");
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void what_somebody_wrote_since_stays(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;

	leave_journal(scratch, NO_COMMIT);
	put(scratch, "people/ada.md", "written since\n");
	put(scratch, "people/.ada.md.kith", OLD);
	assert_int_equal(next_act(scratch, &err), KITH_OK);
	assert_string_equal(get(scratch, "people/ada.md"), "written since\n");
	assert_null(get(scratch, "people/.ada.md.kith"));
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), " M people/ada.md\n");
}

static void new_bytes_that_somebody_committed_stay(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;

	leave_journal(scratch, NO_COMMIT);
	put(scratch, "people/ada.md", NEW);
	git(scratch, "commit", "-q", "-a", "-m", "by hand", NULL);
	assert_int_equal(next_act(scratch, &err), KITH_OK);
	assert_string_equal(get(scratch, "people/ada.md"), NEW);
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

static void an_edit_that_the_exchange_had_laid_aside_comes_back(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;

	leave_journal(scratch, NO_COMMIT);
	put(scratch, "people/ada.md", NEW);
	put(scratch, "people/.ada.md.kith", "an editor's save\n");
	assert_int_equal(next_act(scratch, &err), KITH_OK);
	assert_string_equal(get(scratch, "people/ada.md"), "an editor's save\n");
	assert_null(get(scratch, "people/.ada.md.kith"));
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), " M people/ada.md\n");
	assert_sound(scratch);
}

static void the_index_is_renewed_if_the_commit_stands(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;
	char commit[41];

	put(scratch, "people/ada.md", NEW);
	git(scratch, "commit", "-q", "-a", "-m", "ours", NULL);
	snprintf(commit, sizeof(commit), "%.40s", git(scratch, "rev-parse", "HEAD", NULL));
	git(scratch, "reset", "-q", "--soft", "HEAD~", NULL);
	git(scratch, "reset", "-q", NULL);
	leave_journal(scratch, commit);
	git(scratch, "reset", "-q", "--soft", commit, NULL);
	put(scratch, "staged.md", "staged\n");
	git(scratch, "add", "staged.md", NULL);
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "MM people/ada.md\nA  staged.md\n");
	assert_int_equal(next_act(scratch, &err), KITH_OK);
	assert_string_equal(get(scratch, "people/ada.md"), NEW);
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "A  staged.md\n");
	assert_sound(scratch);
}

static void link_in(const struct scratch *scratch, const char *from, const char *to)
{
	char old[400], new[400];

	snprintf(old, sizeof(old), "%s/%s", scratch->notebook, from);
	snprintf(new, sizeof(new), "%s/%s", scratch->notebook, to);
	assert_int_equal(link(old, new), 0);
}

static void locks_that_are_ours_are_removed(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;
	int with_journal;

	for (with_journal = 1; with_journal >= 0; with_journal--) {
		if (with_journal)
			leave_journal(scratch, NO_COMMIT);
		put(scratch, ".git/kith/lock", "kith 1 1\n");
		link_in(scratch, ".git/kith/lock", ".git/index.lock");
		put(scratch, ".git/kith/ref", NO_COMMIT "\n");
		link_in(scratch, ".git/kith/ref", ".git/refs/heads/main.lock");
		assert_int_equal(next_act(scratch, &err), KITH_OK);
		assert_sound(scratch);
	}
}

static void a_lock_that_is_not_ours_stays_though_there_is_a_journal(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;

	leave_journal(scratch, NO_COMMIT);
	put(scratch, ".git/kith/lock", "kith 1 1\n");
	put(scratch, ".git/index.lock", "");
	assert_int_equal(next_act(scratch, &err), KITH_BUSY);
	assert_non_null(strstr(err.text, "index.lock"));
	assert_string_equal(get(scratch, ".git/index.lock"), "");
	assert_null(strstr(get(scratch, "people/bob.md"), "More."));
}

static void a_journal_that_cannot_be_read_stops_all_writing(void **state)
{
	struct scratch *scratch = *state;
	struct kith_err err = KITH_ERR_INIT;

	put(scratch, ".git/kith/journal", "kith journal 2\nsomething else\n");
	assert_int_equal(next_act(scratch, &err), KITH_FAILED);
	assert_non_null(strstr(err.text, "journal"));
	assert_non_null(get(scratch, ".git/kith/journal"));
	assert_null(strstr(get(scratch, "people/bob.md"), "More."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(files_of_a_commit_that_never_was_are_put_back, begin, end),
		cmocka_unit_test_setup_teardown(what_somebody_wrote_since_stays, begin, end),
		cmocka_unit_test_setup_teardown(new_bytes_that_somebody_committed_stay, begin, end),
		cmocka_unit_test_setup_teardown(an_edit_that_the_exchange_had_laid_aside_comes_back, begin,
						end),
		cmocka_unit_test_setup_teardown(the_index_is_renewed_if_the_commit_stands, begin, end),
		cmocka_unit_test_setup_teardown(locks_that_are_ours_are_removed, begin, end),
		cmocka_unit_test_setup_teardown(a_lock_that_is_not_ours_stays_though_there_is_a_journal,
						begin, end),
		cmocka_unit_test_setup_teardown(a_journal_that_cannot_be_read_stops_all_writing, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
