/* Others at the same notebook at the same time: editors, git, more of us. */
#include "scratch.h"

#include <sys/file.h>

#include "history/perform.h"
#include "history/plan.h"

/* An editor that saves between our read and our write. */
struct race {
	struct scratch *scratch;
	const struct kith_act *act;
	int saves, plans;
};

static enum kith_code plan_then_save(void *context, struct kith_repo *repo, struct kith_plan *plan,
				     struct kith_err *err)
{
	struct race *race = context;
	enum kith_code code = kith_plan_read(repo, race->act, plan, err);
	char text[100];

	race->plans++;
	if (race->saves-- > 0) {
		snprintf(text, sizeof(text), "---\nname: Ada\n---\nSaved %d.\n", race->plans);
		put(race->scratch, "people/ada.md", text);
	}
	return code;
}

static enum kith_code perform_in_race(struct race *race, struct kith_act_result *result, struct kith_err *err)
{
	struct kith_repo repo = KITH_REPO_INIT;
	struct kith_order order = {
		.tool = "log", .message = "log", .plan = plan_then_save, .context = race
	};
	enum kith_code code = kith_repo_open(&repo, race->scratch->notebook, err);

	if (code == KITH_OK)
		code = kith_perform(&repo, &order, result, err);
	kith_repo_close(&repo);
	return code;
}

static void an_editors_save_in_between_is_kept_and_our_edit_done_again(void **state)
{
	struct kith_edit edit = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("More.") };
	struct kith_change change = {
		.verb = KITH_CHANGE_EDIT, .path = "people/ada.md", .edits = &edit, .edit_count = 1
	};
	struct kith_act act = {
		.tool = "log", .message = "log", .changes = &change, .change_count = 1, .kinds = kinds()
	};
	struct race race = { *state, &act, 1, 0 };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	const char *text;

	assert_int_equal(perform_in_race(&race, &result, &err), KITH_OK);
	assert_int_equal(race.plans, 2);
	text = get(*state, "people/ada.md");
	assert_true(strstr(text, "Saved 1.") && strstr(text, "More."));
	assert_string_equal(git(*state, "log", "-2", "--format=%s", NULL), "log\nsave people/ada\n");
	assert_sound(*state);
}

static void an_editor_that_keeps_saving_makes_us_give_up(void **state)
{
	struct kith_edit edit = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("More.") };
	struct kith_change change = {
		.verb = KITH_CHANGE_EDIT, .path = "people/ada.md", .edits = &edit, .edit_count = 1
	};
	struct kith_act act = {
		.tool = "log", .message = "log", .changes = &change, .change_count = 1, .kinds = kinds()
	};
	struct race race = { *state, &act, 10, 0 };
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;

	assert_int_equal(perform_in_race(&race, &result, &err), KITH_BUSY);
	assert_string_equal(get(*state, "people/ada.md"), "---\nname: Ada\n---\nSaved 2.\n");
	assert_sound(*state);
}

/* The child's act must end BUSY; it runs beside others, as each waits for some seconds. */
static pid_t expect_busy(const struct scratch *scratch)
{
	struct kith_act_result result;
	struct kith_err err = KITH_ERR_INIT;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child)
		return child;
	_exit(append(scratch, "people/ada.md", "More.", &result, &err) == KITH_BUSY ? 0 : 1);
}

static void locks_of_others_are_waited_for_and_left_alone(void **state)
{
	static const char *const locks[] = { ".git/index.lock", ".git/refs/heads/main.lock",
					     ".git/kith.lock" };
	struct scratch *scratches[3], *scratch;
	pid_t children[3];
	char path[400];
	int i, status, fd;

	(void)state;
	for (i = 0; i < 3; i++) {
		begin((void **)&scratches[i]);
		put(scratches[i], locks[i], i < 2 ? "" : get(scratches[i], locks[i]));
		snprintf(path, sizeof(path), "%s/%s", scratches[i]->notebook, locks[i]);
		fd = open(path, O_RDWR | O_CLOEXEC);
		assert_true(fd >= 0);
		assert_int_equal(flock(fd, LOCK_EX), 0);
		children[i] = expect_busy(scratches[i]);
	}
	for (i = 0; i < 3; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
		scratch = scratches[i];
		assert_null(strstr(get(scratch, "people/ada.md"), "More."));
		assert_null(get(scratch, ".git/kith/journal"));
		assert_string_equal(git(scratch, "rev-list", "--count", "HEAD", NULL), "3\n");
		assert_non_null(get(scratch, locks[i]));
		assert_string_equal(git(scratch, "--no-optional-locks", "status", "--porcelain", NULL), "");
		end((void **)&scratches[i]);
	}
}

#define WRITERS 4
#define ROUNDS 12

static void write_many(const struct scratch *scratch, int writer)
{
	int round, acknowledged = 0;

	for (round = 0; round < ROUNDS; round++) {
		struct kith_act_result result;
		struct kith_err err = KITH_ERR_INIT;
		char line[40];

		snprintf(line, sizeof(line), "Line %d.%d end", writer, round);
		acknowledged += append(scratch, round % 2 ? "people/ada.md" : "people/bob.md", line, &result,
				       &err) == KITH_OK;
	}
	_exit(acknowledged);
}

static void writers_at_once_and_a_git_beside_them_lose_nothing(void **state)
{
	struct scratch *scratch = *state;
	pid_t children[WRITERS];
	int writer, status, round, acknowledged = 0, theirs = 0;
	char out[4096];

	for (writer = 0; writer < WRITERS; writer++) {
		children[writer] = fork();
		if (children[writer] == 0)
			write_many(scratch, writer);
	}
	for (round = 0; round < 10; round++) {
		const char *const argv[] = { "git", "commit", "-q", "--allow-empty", "-m", "raw", NULL };

		theirs += run(scratch, out, sizeof(out), argv) == 0;
	}
	for (writer = 0; writer < WRITERS; writer++) {
		assert_int_equal(waitpid(children[writer], &status, 0), children[writer]);
		assert_true(WIFEXITED(status));
		acknowledged += WEXITSTATUS(status);
	}
	assert_int_equal(acknowledged, WRITERS * ROUNDS);
	assert_int_equal(atoi(git(scratch, "rev-list", "--count", "HEAD", NULL)), 3 + acknowledged + theirs);
	for (writer = 0; writer < WRITERS; writer++) {
		for (round = 0; round < ROUNDS; round++) {
			char line[40];

			snprintf(line, sizeof(line), "Line %d.%d end", writer, round);
			assert_non_null(
				strstr(get(scratch, round % 2 ? "people/ada.md" : "people/bob.md"), line));
		}
	}
	assert_string_equal(git(scratch, "status", "--porcelain", NULL), "");
	assert_sound(scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_editors_save_in_between_is_kept_and_our_edit_done_again,
						begin, end),
		cmocka_unit_test_setup_teardown(an_editor_that_keeps_saving_makes_us_give_up, begin, end),
		cmocka_unit_test(locks_of_others_are_waited_for_and_left_alone),
		cmocka_unit_test_setup_teardown(writers_at_once_and_a_git_beside_them_lose_nothing, begin,
						end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
