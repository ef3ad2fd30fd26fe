/* What became of keys of front matter, read from git. */
#include "scratch.h"

#include "base/buf.h"
#include "base/date.h"
#include "history/moves.h"

static bool wanted(void *context, const char *path)
{
	(void)context;
	return strncmp(path, "people/", 7) == 0;
}

/* "day path org>org position>position", a line each. */
static void found(void *context, const struct kith_field_change *change)
{
	struct kith_buf *out = context;

	assert_int_equal(strlen(change->commit), 40);
	kith_day_print(change->day, out);
	kith_buf_printf(out, " %s %.*s>%.*s %.*s>%.*s\n", change->path, KITH_ARG(change->before[0]),
			KITH_ARG(change->after[0]), KITH_ARG(change->before[1]), KITH_ARG(change->after[1]));
}

static const struct kith_slice org_names[] = { KITH_SLICE("org"), KITH_SLICE("Company") };
static const struct kith_slice position_names[] = { KITH_SLICE("position") };
static const struct kith_field_names fields[] = { { org_names, 2 }, { position_names, 1 } };

static enum kith_code history_of(const char *root, const char *since, const char *until, struct kith_buf *out)
{
	struct kith_field_watch watch = { fields, 2, INT32_MIN, INT32_MAX, wanted, found, out };
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;

	if (since)
		watch.since = kith_day_parse(kith_slice_cstr(since));
	if (until)
		watch.until = kith_day_parse(kith_slice_cstr(until));
	kith_buf_byte(out, 'x');
	kith_buf_clear(out);
	code = kith_store_field_history(root, &watch, &err);
	if (code)
		print_message("%s\n", err.text);
	return code;
}

static void commit_on(const struct scratch *scratch, const char *moment)
{
	setenv("GIT_COMMITTER_DATE", moment, 1);
	git(scratch, "add", "-A", NULL);
	git(scratch, "commit", "-q", "-m", "x", NULL);
}

static void changed_values_are_found_newest_first(void **state)
{
	const struct scratch *scratch = *state;
	struct kith_buf out = KITH_BUF_INIT;

	put(scratch, "people/ada.md",
	    "---\nname: Ada\norg: Initech\nposition: [engineer, mentor]\n---\nHello.\n");
	commit_on(scratch, "2026-01-01T12:00:00Z");
	put(scratch, "people/ada.md",
	    "---\nname: Ada\norg: Initech\nposition: [engineer, sponsor]\n---\nHello.\n");
	commit_on(scratch, "2026-01-02T12:00:00Z"); /* not the first value */
	put(scratch, "people/ada.md", "---\nname: Ada\norg: Hooli\nposition: lead\n---\nHello.\n");
	put(scratch, "groups/rust.md", "---\nname: Rust\norg: Hooli\n---\n");
	commit_on(scratch, "2026-01-03T23:30:00-05:00"); /* its own time zone says the day */
	put(scratch, "people/ada.md", "---\nname: Ada\nCompany: Hooli\nposition: lead\n---\nHello.\n");
	commit_on(scratch, "2026-01-04T12:00:00Z"); /* the same under another key */
	put(scratch, "people/ada.md", "---\nname: Ada\n---\nHello.\n");
	put(scratch, "people/bob.md", "---\nname: Bob\norg: [A\n---\n");
	commit_on(scratch, "2026-01-05T12:00:00Z"); /* what cannot be read is passed over */
	assert_int_equal(history_of(scratch->notebook, NULL, NULL, &out), KITH_OK);
	assert_string_equal(out.ptr, "2026-01-05 people/ada.md Hooli> lead>\n"
				     "2026-01-03 people/ada.md Initech>Hooli engineer>lead\n"
				     "2026-01-01 people/ada.md >Initech >engineer\n");
	kith_buf_clear(&out);
	assert_int_equal(history_of(scratch->notebook, "2026-01-03", "2026-01-03", &out), KITH_OK);
	assert_string_equal(out.ptr, "2026-01-03 people/ada.md Initech>Hooli engineer>lead\n");
	kith_buf_clear(&out);
	assert_int_equal(history_of(scratch->notebook, "2026-01-02", "2026-01-02", &out), KITH_OK);
	assert_string_equal(out.ptr, "");
	kith_buf_release(&out);
}

static void renamed_notes_are_followed(void **state)
{
	static const char body[] =
		"A body long enough that a change of one line leaves most of it as it was.\nSo it is.\n";
	const struct scratch *scratch = *state;
	struct kith_buf out = KITH_BUF_INIT;
	char text[500];

	snprintf(text, sizeof(text), "---\nname: Ada\norg: Initech\n---\n%s", body);
	put(scratch, "people/ada.md", text);
	commit_on(scratch, "2026-01-01T12:00:00Z");
	snprintf(text, sizeof(text), "---\nname: Ada\norg: Hooli\n---\n%s", body);
	put(scratch, "people/ada.md", text);
	commit_on(scratch, "2026-01-02T12:00:00Z");
	git(scratch, "mv", "people/ada.md", "people/ada-li.md", NULL);
	commit_on(scratch, "2026-01-03T12:00:00Z");
	snprintf(text, sizeof(text), "---\nname: Ada\norg: Acme\n---\n%s", body);
	put(scratch, "people/ada-li.md", text);
	git(scratch, "mv", "people/ada-li.md", "people/ada-wu.md", NULL);
	commit_on(scratch, "2026-01-04T12:00:00Z");
	assert_int_equal(history_of(scratch->notebook, "2026-01-02", NULL, &out), KITH_OK);
	assert_string_equal(out.ptr, "2026-01-04 people/ada-wu.md Hooli>Acme >\n"
				     "2026-01-02 people/ada-wu.md Initech>Hooli >\n");
	kith_buf_release(&out);
}

static void both_sides_of_a_merge_are_seen_once(void **state)
{
	const struct scratch *scratch = *state;
	struct kith_buf out = KITH_BUF_INIT;

	git(scratch, "checkout", "-q", "-b", "other", NULL);
	put(scratch, "people/ada.md", "---\nname: Ada\norg: Hooli\n---\nHello.\n");
	commit_on(scratch, "2026-01-02T12:00:00Z");
	git(scratch, "checkout", "-q", "-", NULL);
	put(scratch, "people/bob.md", "---\nname: Bob\norg: Acme\n---\nHi.\n");
	commit_on(scratch, "2026-01-03T12:00:00Z");
	setenv("GIT_COMMITTER_DATE", "2026-01-04T12:00:00Z", 1);
	git(scratch, "merge", "-q", "-m", "merge", "other", NULL);
	assert_int_equal(history_of(scratch->notebook, "2026-01-01", NULL, &out), KITH_OK);
	assert_string_equal(out.ptr, "2026-01-03 people/bob.md >Acme >\n2026-01-02 people/ada.md >Hooli >\n");
	kith_buf_release(&out);
}

static void a_notebook_below_the_repository_root_sees_its_own(void **state)
{
	const struct scratch *scratch = *state;
	struct kith_buf out = KITH_BUF_INIT;
	char below[400];

	snprintf(below, sizeof(below), "%s/people", scratch->notebook);
	put(scratch, "people/ada.md", "---\nname: Ada\norg: Hooli\n---\nHello.\n");
	commit_on(scratch, "2026-01-02T12:00:00Z");
	assert_int_equal(history_of(below, NULL, NULL, &out), KITH_OK);
	assert_string_equal(out.ptr, ""); /* there it is ada.md, which nobody wants */
	kith_buf_release(&out);
}

static void without_history_the_answer_is_negative(void **state)
{
	const struct scratch *scratch = *state;
	struct kith_buf out = KITH_BUF_INIT;

	assert_int_equal(history_of(scratch->notebook, NULL, NULL, &out), KITH_NEGATIVE);
	git(scratch, "init", "-q", NULL);
	assert_int_equal(history_of(scratch->notebook, NULL, NULL, &out), KITH_NEGATIVE);
	kith_buf_release(&out);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(changed_values_are_found_newest_first, begin, end),
		cmocka_unit_test_setup_teardown(renamed_notes_are_followed, begin, end),
		cmocka_unit_test_setup_teardown(both_sides_of_a_merge_are_seen_once, begin, end),
		cmocka_unit_test_setup_teardown(a_notebook_below_the_repository_root_sees_its_own, begin,
						end),
		cmocka_unit_test_setup_teardown(without_history_the_answer_is_negative, begin_empty, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
