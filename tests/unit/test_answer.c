/* Answers to requests: who agreed to be pointed to, and drafts: kith-practice(7), "Asking". */
#include "notebook.h"

#include "practice/answer.h"
#include "practice/ask.h"

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

#define ADA "---\nname: Ada Okafor\n---\n- 2026-11-10 was-asked: who knows ledgers?\n"

/* Bob's note, and whether it shows that he agreed. */
static const struct {
	const char *bob, *ada;
	bool agreed;
} cases[] = {
	{ "", ADA, false },
	{ "- 2026-11-10 asked: may I point Ada to you? -> yes\n", ADA, true }, /* on the day */
	{ "- 2026-11-09 asked: may I point Ada to you? -> yes\n", ADA, false }, /* before she asked */
	{ "- 2026-11-11 asked: may I point [[ada]] to you? -> yes 2026-11-12\n", ADA, true },
	{ "- 2026-11-11 asked: may I point okafor to you? -> yes\n", ADA, true },
	{ "- 2026-11-11 asked: may I point Ada to you?\n", ADA, false },
	{ "- 2026-11-11 asked: may I point Ada to you? -> no\n", ADA, false },
	{ "- 2026-11-11 asked: may I point Adam to you? -> yes\n", ADA, false },
	{ "- 2026-12-01 asked: may I point Ada to you? -> yes\n", ADA, false }, /* to come */
	{ "- 2026-11-11 introduced(agreed) to [[ada]]: he would\n", ADA, false },
	{ "- 2026-11-11 introduced(both) to [[ada]]: both would\n", ADA, true },
	{ "", ADA "- 2026-11-11 introduced to [[bob]]\n", true },
};

static void the_third_must_have_agreed(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct notebook_file files[] = { { "people/ada.md", cases[i].ada }, { "people/bob.md", cases[i].bob } };
		const struct kith_entry_row *request;
		struct notebook notebook;
		kith_id ada, bob;

		notebook_make(&notebook, files, NOTEBOOK_LEN(files));
		notebook_open(&notebook, NULL);
		ada = notebook_id(&notebook, "people/ada");
		bob = notebook_id(&notebook, "people/bob");
		request = kith_newest_open(notebook.book, ada, "was-asked", day("2026-11-20"));
		assert_non_null(request);
		if (cases[i].agreed != !!kith_answer_consent(notebook.book, request, ada, bob, day("2026-11-20")))
			fail_msg("case %zu", i);
		notebook_remove(&notebook);
	}
}

static const struct notebook_file people[] = {
	{ "people/ada.md", ADA },
	{ "people/bob.md", "---\nname: Bob Li\n---\n" },
	{ "people/eve.md", "---\nname: Eve\nprivate: true\n---\n- 2026-11-10 was-asked: a secret #private\n" },
	{ "people/kim.md", "---\nname: Kim\n---\n- 2026-11-10 was-asked\n" },
};

static void drafts_are_kind_and_keep_what_is_private(void **state)
{
	static const struct {
		const char *asker, *third;
		enum kith_answer answer;
		const char *note, *with, *without;
	} rows[] = {
		{ "people/ada", NULL, KITH_ANSWER_YES, "", "Hello Ada, yes, with pleasure: \"who knows ledgers\". When", NULL },
		{ "people/ada", NULL, KITH_ANSWER_NO, "Ask me in May.", "keep you waiting. Ask me in May. I hope", NULL },
		{ "people/ada", "people/bob", KITH_ANSWER_REDIRECT, "", "but Bob Li is, and would be glad", NULL },
		{ "people/ada", "people/eve", KITH_ANSWER_REDIRECT, "", "but somebody I know is", "Eve" },
		{ "people/eve", NULL, KITH_ANSWER_NO, "", "thank you for asking me; it means", "secret" },
		{ "people/kim", NULL, KITH_ANSWER_YES, "", "yes, with pleasure. When", NULL },
	};
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, people, NOTEBOOK_LEN(people));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_answer_draft draft = { .answer = rows[i].answer, .note = kith_slice_cstr(rows[i].note) };
		struct kith_buf out = KITH_BUF_INIT;

		draft.asker = notebook_id(&notebook, rows[i].asker);
		draft.third = rows[i].third ? notebook_id(&notebook, rows[i].third) : KITH_NOBODY;
		draft.request = kith_newest_open(notebook.book, draft.asker, "was-asked", day("2026-11-20"));
		kith_answer_draft(notebook.book, &draft, &out);
		if (!strstr(out.ptr, rows[i].with) || (rows[i].without && strstr(out.ptr, rows[i].without)))
			fail_msg("case %zu: %s", i, out.ptr);
		kith_buf_release(&out);
	}
	notebook_remove(&notebook);
}

static void the_question_to_the_third(void **state)
{
	struct kith_answer_draft draft = { .answer = KITH_ANSWER_REDIRECT };
	struct kith_buf out = KITH_BUF_INIT;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, people, NOTEBOOK_LEN(people));
	notebook_open(&notebook, NULL);
	draft.third = notebook_id(&notebook, "people/bob");
	draft.asker = notebook_id(&notebook, "people/ada");
	draft.request = kith_newest_open(notebook.book, draft.asker, "was-asked", day("2026-11-20"));
	kith_answer_question(notebook.book, &draft, &out);
	assert_non_null(strstr(out.ptr, "Hello Bob, Ada Okafor asked me for help: \"who knows ledgers\". You know"));
	kith_buf_clear(&out);
	draft.asker = notebook_id(&notebook, "people/eve");
	draft.request = kith_newest_open(notebook.book, draft.asker, "was-asked", day("2026-11-20"));
	kith_answer_question(notebook.book, &draft, &out);
	assert_non_null(strstr(out.ptr, "somebody I know asked me for help. You"));
	kith_buf_release(&out);
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_third_must_have_agreed),
		cmocka_unit_test(drafts_are_kind_and_keep_what_is_private),
		cmocka_unit_test(the_question_to_the_third),
	};

	return cmocka_run_group_tests_name("answer", tests, NULL, NULL);
}
