/* The rules are those of kith-practice(7), "Giving": match and introductions. Today is 2026-11-20. */
#include "notebook.h"

#include "practice/intro_draft.h"
#include "practice/match.h"

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

#define TODAY day("2026-11-20")

static kith_id person(const struct notebook *notebook, const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	return notebook_id(notebook, id);
}

/* near has depth 2 (three days over 90), far 1, none 0. What is not matched stands beside what is. */
#define NEAR "- 2026-06-01 coffee\n- 2026-08-01 coffee\n- 2026-11-01 coffee\n"
#define FAR "- 2026-11-01 coffee\n"

/* clang-format off */
static const struct notebook_file network[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "---\nname: Robin\noffers: [code review]\nwants: [a desk, job]\n---\n" },
	{ "people/near.md", "---\nname: Near\noffers: [Rust, rust, a desk]\n---\n" NEAR },
	{ "people/near-too.md", "---\nname: Near Too\nwants: [rust]\n---\n" NEAR },
	{ "people/far.md", "---\nname: Far\nwants: [RUST, code review]\n---\n" FAR },
	{ "people/far-too.md", "---\nname: Far Too\noffers: [chess]\n---\n" FAR },
	{ "people/far-three.md", "---\nname: Far Three\nwants: [chess]\n---\n" FAR },
	{ "people/unmet.md", "---\nname: Unmet\nwants: [rust, code review, job]\n---\n" },
	{ "people/paused.md", "---\nname: Paused\nwants: [rust]\nstatus: paused\n---\n" NEAR },
	{ "people/himself.md", "---\nname: Himself\noffers: [tea]\nwants: [tea]\n---\n" NEAR },
	{ "people/accent.md", "---\nname: Accent\nwants: [rüst, job, oslo]\n---\n" FAR },
	{ "people/knows.md", "---\nname: Knows\nwants: [rust]\nknows: near\n---\n" NEAR },
	{ "people/via.md", "---\nname: Via\nwants: [rust]\nmet-via: near\n---\n" NEAR },
	{ "people/met.md", "---\nname: Met\nwants: [rust]\n---\n" NEAR "- 2026-11-02 introduced to [[near]]\n" },
	{ "people/asked.md", "---\nname: Asked\nwants: [rust]\n---\n" NEAR "- 2026-11-02 introduced(both) to [[near]]\n" },
	{ "people/dinner.md", "---\nname: Dinner\nwants: [rust]\n---\n" NEAR },
	{ "people/crowd.md", "---\nname: Crowd\nwants: [rust]\n---\n" NEAR },
	{ "people/org-a.md", "---\nname: Org A\noffers: [go]\norg: Initech\n---\n" NEAR },
	{ "people/org-b.md", "---\nname: Org B\nwants: [go]\norg: initech\n---\n" NEAR },
	{ "events/dinner.md", "---\ndate: 2026-11-01\nsize: 12\npeople: [near, dinner]\n---\n" },
	{ "events/crowd.md", "---\ndate: 2026-11-01\nsize: 13\npeople: [near, crowd]\n---\n" },
	{ "leads/heard.md", "---\ntitle: Heard\nkind: job\nstage: heard\ntags: [oslo]\n---\n" },
	{ "leads/declined.md", "---\ntitle: Declined\nkind: client\nneed: job\nstage: declined\n---\n" },
	{ "leads/talking.md", "---\ntitle: Talking\nkind: job\nstage: talking\n---\n" },
};

static const struct { const char *offers, *wants, *topic; } matches[] = {
	/* Mine counts 4: 4 + 2, then 4 + 1 by name of the offerer. */
	{ "people/near", "people/me", "a desk" },
	{ "leads/declined", "people/accent", "job" },
	{ "leads/heard", "people/accent", "job" },
	{ "leads/heard", "people/accent", "oslo" },
	{ "people/me", "people/far", "code review" },
	/* 2 + 2, then 2 + 1. */
	{ "people/near", "people/asked", "Rust" },
	{ "people/near", "people/crowd", "Rust" },
	{ "people/near", "people/near-too", "Rust" },
	{ "people/near", "people/accent", "Rust" },
	{ "people/near", "people/far", "Rust" },
};
/* clang-format on */

static void offers_meet_wants_of_those_who_do_not_know_each_other(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_match *found;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	found = kith_matches_of(notebook.book, TODAY, &arena, &count);
	for (size_t i = 0; i < count; i++) {
		struct kith_slice offers = kith_book_id(notebook.book, found[i].offers);
		struct kith_slice wants = kith_book_id(notebook.book, found[i].wants);

		if (i >= NOTEBOOK_LEN(matches) || !kith_slice_is(offers, matches[i].offers) ||
		    !kith_slice_is(wants, matches[i].wants) || !kith_slice_is(found[i].topic, matches[i].topic))
			fail_msg("row %zu: %.*s %.*s %.*s", i, KITH_ARG(offers), KITH_ARG(wants),
				 KITH_ARG(found[i].topic));
	}
	assert_int_equal(count, NOTEBOOK_LEN(matches));
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void an_empty_notebook_has_no_matches(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	notebook_open(&notebook, NULL);
	kith_matches_of(notebook.book, TODAY, &arena, &count);
	assert_int_equal(count, 0);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

/* Which steps may follow a step; the first row: nothing on record. */
static void both_consent_before_an_introduction_is_made(void **state)
{
	static const struct {
		int step; /* -1: none */
		const char *may;
		enum kith_intro_step next;
	} rows[] = {
		{ -1, "proposed agreed both", KITH_INTRO_PROPOSED },
		{ KITH_INTRO_PROPOSED, "agreed both", KITH_INTRO_AGREED },
		{ KITH_INTRO_AGREED, "both", KITH_INTRO_BOTH },
		{ KITH_INTRO_BOTH, "made", KITH_INTRO_MADE },
		{ KITH_INTRO_MADE, "met thanked", KITH_INTRO_MET },
		{ KITH_INTRO_MET, "thanked", KITH_INTRO_THANKED },
		{ KITH_INTRO_THANKED, "proposed agreed both", KITH_INTRO_STEPS },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_intro intro = { .step = (enum kith_intro_step)(rows[i].step < 0 ? 0 : rows[i].step) };
		const struct kith_intro *given = rows[i].step < 0 ? NULL : &intro;

		assert_int_equal(kith_intro_next(given), rows[i].next);
		for (enum kith_intro_step step = 0; step < KITH_INTRO_STEPS; step++)
			assert_int_equal(kith_intro_may(given, step), strstr(rows[i].may, kith_intro_word(step)) != NULL);
		assert_false(kith_intro_may(given, KITH_INTRO_STEPS));
	}
	assert_int_equal(kith_intro_find(kith_slice_cstr("both")), KITH_INTRO_BOTH);
	assert_int_equal(kith_intro_find(kith_slice_cstr("later")), KITH_INTRO_STEPS);
}

static const struct notebook_file intros[] = {
	{ "kith.yaml", "kith: 1\nexport: [name, org]\n" },
	{ "people/ada.md", "---\nname: Ada\norg: Initech\nposition: staff\nwants: [a secret]\n---\n"
			   "- 2026-11-01 introduced(proposed) to [[bob]]: parsers\n- 2026-11-03 introduced(agreed) to [[bob]]: keen\n"
			   "- 2026-11-01 introduced(proposed) to [[cat]]: chess #private\n"
			   "- 2026-11-21 introduced(both) to [[bob]]\n" },
	{ "people/bob.md", "---\nname: Bob\n---\n" },
	{ "people/cat.md", "---\nname: Cat\nprivate: true\n---\n" },
};

static void an_introduction_is_found_from_either_side(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	const struct kith_intro *intro;
	struct notebook notebook;
	kith_id ada, bob, cat;

	(void)state;
	notebook_make(&notebook, intros, NOTEBOOK_LEN(intros));
	notebook_open(&notebook, NULL);
	ada = person(&notebook, "ada");
	bob = person(&notebook, "bob");
	cat = person(&notebook, "cat");
	intro = kith_intro_between(notebook.book, bob, ada, TODAY, &arena);
	assert_non_null(intro);
	/* A step to come is none yet, and what for was said when it was proposed. */
	assert_int_equal(intro->step, KITH_INTRO_AGREED);
	assert_int_equal(intro->since, day("2026-11-03"));
	assert_int_equal(kith_book_entries(notebook.book)[intro->reason].day, day("2026-11-01"));
	intro = kith_intro_between(notebook.book, ada, cat, TODAY, &arena);
	assert_non_null(intro);
	assert_int_equal(intro->reason, UINT32_MAX);
	assert_null(kith_intro_between(notebook.book, bob, cat, TODAY, &arena));
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void drafts_hold_what_may_leave_and_no_more(void **state)
{
	static const struct {
		enum kith_intro_step step;
		const char *reason;
		size_t count;
		const char *to, *text; /* of the first draft */
	} rows[] = {
		{ KITH_INTRO_PROPOSED, "parsers", 1, "ada", "Hello Ada, may I introduce you to Bob: parsers? If it does not suit you now, just say so." },
		{ KITH_INTRO_AGREED, "", 1, "bob",
		  "Hello Bob, may I introduce you to Ada, Initech? Ada would be glad of it; if it does not suit you now, just say so." },
		{ KITH_INTRO_BOTH, "parsers", 1, "ada",
		  "Ada, please meet Bob; Bob, please meet Ada, Initech: parsers. I am glad to bring the two of you together, and leave the rest to you." },
		{ KITH_INTRO_MADE, "parsers", 2, "ada", "Hello Ada, did you and Bob find the time to talk?" },
		{ KITH_INTRO_MET, "parsers", 2, "ada", "Hello Ada, I am glad that you and Bob met. What came of it?" },
		{ KITH_INTRO_THANKED, "parsers", 0, NULL, NULL },
	};
	struct kith_intro_draft drafts[KITH_INTRO_DRAFTS];
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook notebook;
	kith_id ada, bob, cat;

	(void)state;
	notebook_make(&notebook, intros, NOTEBOOK_LEN(intros));
	notebook_open(&notebook, NULL);
	ada = person(&notebook, "ada");
	bob = person(&notebook, "bob");
	cat = person(&notebook, "cat");
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_slice reason = kith_slice_cstr(rows[i].reason);
		size_t count = kith_intro_drafts(notebook.book, ada, bob, rows[i].step, reason, &arena, drafts);

		assert_int_equal(count, rows[i].count);
		if (count) {
			assert_string_equal(drafts[0].text.ptr, rows[i].text);
			assert_int_equal(drafts[0].to, person(&notebook, rows[i].to));
			assert_int_equal(drafts[0].to_both, rows[i].step == KITH_INTRO_BOTH);
		}
		if (count > 1)
			assert_int_equal(drafts[1].to, bob);
		assert_int_equal(kith_intro_drafts(notebook.book, ada, cat, rows[i].step, reason, &arena, drafts), 0);
		assert_int_equal(kith_intro_drafts(notebook.book, cat, ada, rows[i].step, reason, &arena, drafts), 0);
	}
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offers_meet_wants_of_those_who_do_not_know_each_other),
		cmocka_unit_test(an_empty_notebook_has_no_matches),
		cmocka_unit_test(both_consent_before_an_introduction_is_made),
		cmocka_unit_test(an_introduction_is_found_from_either_side),
		cmocka_unit_test(drafts_hold_what_may_leave_and_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
