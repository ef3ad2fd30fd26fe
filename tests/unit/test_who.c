/* Whom to ask: topics, fit, rank, one for each question, who may know somebody: kith-practice(7), "Asking". */
#include "notebook.h"

#include "practice/about.h"
#include "practice/who.h"

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static void words_of_a_topic(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{ "rust", "rust" },
		{ "Type Theory, type", "type theory" },
		{ "refer me at Initech", "refer initech" },
		{ "the", "the" }, /* nothing else is there */
		{ "it, or not", "it or not" },
		{ "C", "c" },
		{ "José's Müsli", "jose musli" },
		{ "日本 talk", "日本 talk" },
		{ "", "" },
		{ " -!? ", "" },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_topic topic;

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_buf words = KITH_BUF_INIT;

		kith_topic_of(kith_slice_cstr(cases[i].text), &arena, &topic);
		for (size_t n = 0; n < topic.count; n++)
			kith_buf_printf(&words, "%s%.*s", n ? " " : "", KITH_ARG(topic.words[n]));
		assert_string_equal(words.ptr ? words.ptr : "", cases[i].words);
		kith_buf_release(&words);
	}
	kith_arena_release(&arena);
}

static void a_long_request_has_its_first_words(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_topic topic;

	(void)state;
	for (int i = 0; i < 100; i++)
		kith_buf_printf(&text, "word%d ", i);
	kith_topic_of(kith_buf_view(&text), &arena, &topic);
	assert_int_equal(topic.count, KITH_TOPIC_WORDS);
	assert_true(kith_topic_found(&topic, kith_slice_cstr("x word63")) == UINT64_C(1) << 63);
	assert_true(kith_topic_found(&topic, kith_slice_cstr("word64")) == 0);
	kith_buf_release(&text);
	kith_arena_release(&arena);
}

static void words_are_found_whole(void **state)
{
	static const struct {
		const char *topic, *text;
		unsigned found;
	} cases[] = {
		{ "rust", "Rust", 1 },	  { "rust", "trust", 0 },   { "rust", "rusty", 0 },
		{ "rust", "(rust)", 1 },  { "rust", "#rust", 1 },   { "go rust", "rust, then go", 3 },
		{ "cafe", "Café Noir", 1 }, { "rust", "", 0 },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_topic topic;

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		kith_topic_of(kith_slice_cstr(cases[i].topic), &arena, &topic);
		assert_int_equal(kith_topic_found(&topic, kith_slice_cstr(cases[i].text)), cases[i].found);
	}
	kith_arena_release(&arena);
}

static const struct notebook_file network[] = {
	{ "people/me.md", "---\noffers: rust\n---\n" },
	{ "groups/initech.md", "---\nname: Rust Foundry\nkind: company\n---\n" },
	/* 3 offers + 2 does and position, once + 1 tags, interests and org, once + 1 entries = 7; depth 1 */
	{ "people/all.md", "---\nname: All\noffers: [Rust, rust talks]\ndoes: rust\nposition: Rust lead\ntags: rust\n"
			   "interests: rust\norg: \"[[initech]]\"\nlast-contact: 2026-11-01\n---\n- 2026-11-01 note: rust\n"
			   "- 2026-11-02 note: and rust\n" },
	/* 1, by the name of the note that org refers to; depth 2; asked 7 of 14 days ago: 1 * 3 * 1/2 */
	{ "people/org.md", "---\nname: Org\norg: initech\ndepth: 2\nlast-contact: 2026-11-01\n---\n"
			   "- 2026-11-13 asked: x -> yes\n" },
	/* 2; depth 0: 2 */
	{ "people/does.md", "---\nname: Does\ndoes: rust\n---\n" },
	/* equal rank 2 and depth 1, by name: entries 1 * (1 + 1) */
	{ "people/zed.md", "---\nname: Bea\n---\n- 2026-11-01 coffee: rust\n" },
	{ "people/aaa.md", "---\nname: Cid\n---\n- 2026-11-01 coffee: rust\n" },
	/* what is planned, or of another word, is no entry */
	{ "people/plan.md", "---\nname: Plan\n---\n- [ ] 2026-11-01 coffee: rust\n- 2026-12-01 coffee: rust\n"
			    "- 2026-11-01 call: trust\n" },
	{ "people/gone.md", "---\nname: Gone\noffers: rust\nstatus: archived\n---\n" },
	{ "people/star.md", "---\nname: Star\noffers: rust\ntier: ambient\nrelation: mentor\n---\n" },
};

struct found_case {
	const char *topic, *relation, *without, *wanted; /* "id fit rank*100 largest, …" */
};

static void list_found(const struct notebook *notebook, const struct found_case *row, struct kith_buf *out)
{
	struct kith_who_options options = { .today = day("2026-11-20"), .relation = row->relation };
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_topic topic;
	const struct kith_who *who;
	size_t count;

	options.without = row->without ? notebook_id(notebook, row->without) : KITH_NOBODY;
	kith_topic_of(kith_slice_cstr(row->topic), &arena, &topic);
	who = kith_who_find(notebook->book, &topic, &options, &arena, &count);
	for (size_t i = 0; i < count; i++)
		kith_buf_printf(out, "%s%.*s %d %.0f %s", i ? ", " : "",
				KITH_ARG(kith_slice_sub(kith_book_id(notebook->book, who[i].person), 7, 99)),
				who[i].fit.points, who[i].rank * 100, kith_size_word(who[i].largest));
	kith_arena_release(&arena);
}

static void rank_is_fit_by_depth_by_rest(void **state)
{
	static const struct found_case cases[] = {
		{ "rust", NULL, NULL,
		  "all 7 1400 small, zed 1 200 small, aaa 1 200 small, does 2 200 , org 1 150 " },
		{ "Rust Foundry", NULL, "people/all", "org 2 300 , zed 1 200 small, aaa 1 200 small, does 2 200 " },
		{ "rust", "mentor", NULL, "star 3 300 " },
		{ "rust", "Mentor", NULL, "star 3 300 " },
		{ "rust", "peer", NULL, "" },
		{ "knitting", NULL, NULL, "" },
	};
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_buf out = KITH_BUF_INIT;

		list_found(&notebook, &cases[i], &out);
		assert_string_equal(out.ptr ? out.ptr : "", cases[i].wanted);
		kith_buf_release(&out);
	}
	notebook_remove(&notebook);
}

static void where_words_were_found(void **state)
{
	struct kith_buf match = KITH_BUF_INIT, sum = KITH_BUF_INIT;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_topic topic;
	struct kith_topic_fit fit;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	kith_topic_of(kith_slice_cstr("rust talks"), &arena, &topic);
	kith_topic_fit_of(notebook.book, notebook_id(&notebook, "people/all"), &topic, day("2026-11-20"), &fit);
	kith_topic_match(&topic, &fit, &match);
	kith_topic_sum(&topic, &fit, &sum);
	assert_int_equal(fit.points, 10);
	assert_string_equal(match.ptr, "offers: rust, talks; does: rust; position: rust; tags: rust; interests: rust; "
				       "org: rust; entries: rust");
	assert_string_equal(sum.ptr, "6 in offers: rust, talks + 2 in does position: rust + 1 in tags interests org: "
				     "rust + 1 in entries: rust");
	kith_buf_release(&match);
	kith_buf_release(&sum);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

/* Ann fits all, Ben rust and go, Cyd rust alone (and least); Dan cannot be asked. */
static const struct notebook_file spread[] = {
	{ "people/ann.md", "---\noffers: [rust, go, tea]\nlast-contact: 2026-11-01\ndepth: 3\n---\n" },
	{ "people/ben.md", "---\noffers: [rust, go]\nlast-contact: 2026-11-01\ndepth: 2\n---\n" },
	{ "people/cyd.md", "---\ntags: rust\nlast-contact: 2026-11-01\n---\n" },
	{ "people/dan.md", "---\noffers: [rust, go, tea, zen]\n---\n" },
};

static void each_question_has_a_person_of_its_own(void **state)
{
	static const struct {
		const char *topics[4], *wanted;
	} cases[] = {
		{ { "rust" }, "ann" },
		{ { "rust", "go" }, "ann ben" },
		{ { "rust", "tea" }, "ben ann" },	     /* rust moves on, since only Ann has tea */
		{ { "go", "rust", "tea" }, "ben cyd ann" },  /* go takes Ben, whom rust had; rust moves on to Cyd */
		{ { "tea", "tea" }, "ann -" },
		{ { "zen" }, "-" },			     /* Dan fits, and is not to be asked */
		{ { "tea", "zen", "go", "rust" }, "ann - ben cyd" },
		{ { "rust", "rust", "rust", "rust" }, "ann ben cyd -" },
	};
	struct kith_who_options options = { .today = day("2026-11-20"), .without = KITH_NOBODY };
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, spread, NOTEBOOK_LEN(spread));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_buf out = KITH_BUF_INIT;
		struct kith_topic topics[4];
		struct kith_who chosen[4];
		size_t count = 0;

		for (; count < 4 && cases[i].topics[count]; count++)
			kith_topic_of(kith_slice_cstr(cases[i].topics[count]), &arena, &topics[count]);
		kith_who_each(notebook.book, topics, count, &options, chosen);
		for (size_t n = 0; n < count; n++)
			kith_buf_printf(&out, "%s%.*s", n ? " " : "",
					KITH_ARG(kith_id_ok(chosen[n].person) ?
							 kith_book_name(notebook.book, chosen[n].person) :
							 kith_slice_cstr("-")));
		assert_string_equal(out.ptr, cases[i].wanted);
		kith_buf_release(&out);
		kith_arena_release(&arena);
	}
	notebook_remove(&notebook);
}

static void those_who_may_know_somebody(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ann.md", "---\nname: Ann\ndepth: 2\nlast-contact: 2026-11-01\nknows: \"[[yves]]\"\n---\n" },
		{ "people/ben.md", "---\nname: Ben\ndepth: 3\nlast-contact: 2026-11-01\nknows: \"[[yves]]\"\n---\n"
				   "- 2026-11-19 asked: x\n" }, /* warmer, but asked yesterday */
		{ "people/yves.md", "---\nname: Yves\ntier: ambient\noffers: kayaking\n---\n" },
		{ "people/zoe.md", "---\nname: Zoe\noffers: skating\n---\n" }, /* nobody leads to her */
	};
	struct kith_who_options options = { .today = day("2026-11-20"), .without = KITH_NOBODY };
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_topic topic;
	struct notebook notebook;
	struct kith_who *who;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	kith_topic_of(kith_slice_cstr("kayaking"), &arena, &topic);
	who = kith_who_find(notebook.book, &topic, &options, &arena, &count);
	assert_int_equal(count, 0);
	assert_false(kith_who_any(who, count));
	who = kith_who_may_know(notebook.book, &topic, &options, &arena, &count);
	/* The warmest chain goes through Ben, who is not to be asked; Ann is, in his place. */
	assert_int_equal(count, 1);
	assert_int_equal(who[0].person, notebook_id(&notebook, "people/ann"));
	assert_true(who[0].strength > 0.38 && who[0].strength < 0.4); /* 2/3 of 19 days ago, by .6 */
	options.today = day("2026-11-18");
	who = kith_who_may_know(notebook.book, &topic, &options, &arena, &count);
	assert_int_equal(count, 1);
	assert_int_equal(who[0].person, notebook_id(&notebook, "people/ben"));
	assert_int_equal(who[0].beyond, notebook_id(&notebook, "people/yves"));
	assert_int_equal(who[0].fit.points, 0);
	kith_topic_of(kith_slice_cstr("skating"), &arena, &topic);
	kith_who_may_know(notebook.book, &topic, &options, &arena, &count);
	assert_int_equal(count, 0);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void standing_offers(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ann.md", "- 2026-01-01 offered: one\n- 2026-02-01 offered: two -> used\n- 2026-03-01 offered: three "
				   "-> lapsed\n- 2026-04-01 offered(large): four\n- 2026-12-01 offered: to come\n" },
	};
	const struct kith_entry_row *offer;
	struct notebook notebook;
	size_t at = 0;
	kith_id ann;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	ann = notebook_id(&notebook, "people/ann");
	offer = kith_standing_offer(notebook.book, ann, day("2026-11-20"), &at);
	assert_true(kith_slice_is(kith_text(notebook.book, offer->text), "one"));
	offer = kith_standing_offer(notebook.book, ann, day("2026-11-20"), &at);
	assert_true(kith_slice_is(kith_text(notebook.book, offer->text), "four"));
	assert_null(kith_standing_offer(notebook.book, ann, day("2026-11-20"), &at));
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_a_topic),
		cmocka_unit_test(a_long_request_has_its_first_words),
		cmocka_unit_test(words_are_found_whole),
		cmocka_unit_test(rank_is_fit_by_depth_by_rest),
		cmocka_unit_test(where_words_were_found),
		cmocka_unit_test(each_question_has_a_person_of_its_own),
		cmocka_unit_test(those_who_may_know_somebody),
		cmocka_unit_test(standing_offers),
	};

	return cmocka_run_group_tests_name("who", tests, NULL, NULL);
}
