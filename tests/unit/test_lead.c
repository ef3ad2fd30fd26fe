/* Leads: stages, the funnel, whose they are, and who is told in the end. */
#include "notebook.h"

#include "practice/announce.h"
#include "practice/lead.h"
#include "practice/route.h"

#define TODAY "2026-11-20"

static struct notebook notebook;
static struct kith_arena arena;

static void open_files(const struct notebook_file *files, size_t count)
{
	notebook_make(&notebook, files, count);
	notebook_open(&notebook, NULL);
}

static void done(void)
{
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static kith_day day(const char *text)
{
	return text ? kith_day_parse(kith_slice_cstr(text)) : KITH_NO_DAY;
}

static const struct {
	const char *name, *text;
	enum kith_stage stage;
	const char *since;
	unsigned reached; /* stages, bit by bit */
	bool has_next;
} stages[] = {
	{ "nothing is said", "---\ntitle: x\n---\n", KITH_STAGE_COUNT, NULL, 1, false },
	{ "the note says so", "---\nstage: talking\n---\n", KITH_STAGE_TALKING, NULL, 3, false },
	{ "an entry says since when", "---\nstage: applied\n---\n- 2026-10-01 stage(applied): sent\n",
	  KITH_STAGE_APPLIED, "2026-10-01", 5, false },
	{ "the last entry counts",
	  "---\nstage: offer\n---\n- 2026-11-01 stage(offer)\n- 2026-10-01 stage(interview)\n",
	  KITH_STAGE_OFFER, "2026-11-01", 1 + 8 + 16, false },
	{ "of one day the last in the file",
	  "---\nstage: won\n---\n- 2026-11-01 stage(offer)\n- 2026-11-01 stage(won)\n", KITH_STAGE_WON,
	  "2026-11-01", 1 + 16 + 32, false },
	{ "an entry of another stage is no day", "---\nstage: lost\n---\n- 2026-10-01 stage(applied)\n",
	  KITH_STAGE_LOST, NULL, 1 + 4 + 128, false },
	{ "entries alone will do", "---\n---\n- 2026-10-01 stage(waiting)\n", KITH_STAGE_WAITING,
	  "2026-10-01", 1 + 64, false },
	{ "today has happened", "---\n---\n- 2026-11-20 stage(offer)\n", KITH_STAGE_OFFER, "2026-11-20",
	  1 + 16, false },
	{ "tomorrow has not", "---\n---\n- 2026-11-21 stage(offer)\n", KITH_STAGE_COUNT, NULL, 1, false },
	{ "a word that is no stage", "---\n---\n- 2026-11-01 stage(dreaming)\n", KITH_STAGE_COUNT, NULL, 1,
	  false },
	{ "the first open task comes next",
	  "---\n---\n- 2026-11-01 stage(heard)\n- [x] write\n- [ ] call\n- [ ] wait\n", KITH_STAGE_HEARD,
	  "2026-11-01", 1, true },
	{ "ticked tasks do not", "---\nstage: declined\n---\n- [x] write\n", KITH_STAGE_DECLINED, NULL,
	  1 + 256, false },
};

static void a_lead_stands_where_note_and_entries_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++) {
		struct notebook_file file = { "leads/x.md", stages[i].text };
		struct kith_lead lead;
		kith_id note;

		open_files(&file, 1);
		note = notebook_id(&notebook, "leads/x");
		kith_lead_of(notebook.book, note, day(TODAY), &lead);
		if (lead.stage != stages[i].stage || lead.since != day(stages[i].since) ||
		    (lead.next != UINT32_MAX) != stages[i].has_next ||
		    (lead.entry != UINT32_MAX) != (stages[i].since != NULL) ||
		    kith_lead_reached(notebook.book, note, day(TODAY)) != stages[i].reached)
			fail_msg("%s: stage %d, reached %u", stages[i].name, (int)lead.stage,
				 kith_lead_reached(notebook.book, note, day(TODAY)));
		if (stages[i].has_next)
			assert_true(kith_slice_is(
				kith_text(notebook.book, kith_book_tasks(notebook.book)[lead.next].text),
				"call"));
		done();
	}
}

static void leads_stand_by_stage_and_the_longest_first(void **state)
{
	static const struct notebook_file files[] = {
		{ "leads/a.md", "---\nstage: won\n---\n" },
		{ "leads/b.md", "---\n---\n- 2026-10-02 stage(heard)\n" },
		{ "leads/c.md", "---\nstage: heard\n---\n" },
		{ "leads/d.md", "---\n---\n- 2026-10-01 stage(heard)\n" },
		{ "leads/e.md", "---\n---\n" },
	};
	static const char *const wanted[] = { "leads/d", "leads/b", "leads/c", "leads/a", "leads/e" };
	struct kith_lead leads[5];

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	for (size_t i = 0; i < 5; i++)
		kith_lead_of(notebook.book,
			     notebook_id(&notebook, i == 0   ? "leads/a"
						    : i == 1 ? "leads/b"
						    : i == 2 ? "leads/c"
						    : i == 3 ? "leads/d"
							     : "leads/e"),
			     day(TODAY), &leads[i]);
	kith_lead_sort(leads, 5);
	for (size_t i = 0; i < 5; i++)
		assert_true(kith_slice_is(kith_book_id(notebook.book, leads[i].note), wanted[i]));
	done();
}

static void the_funnel_counts_ties_apart_from_cold(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\nname: Ada\n---\n" },
		{ "leads/a.md", "---\nsource: ada\nstage: won\n---\n- 2026-01-01 stage(interview)\n" },
		{ "leads/b.md", "---\nsource: Fair\nvia: somebody\n---\n" },
		{ "leads/c.md", "---\nsource: FAIR\nstage: lost\n---\n- 2026-01-01 stage(applied)\n" },
		{ "leads/d.md", "---\nsource: Fair\nstage: applied\n---\n" },
		{ "leads/e.md", "---\nstage: talking\n---\n" },
	};
	static const struct {
		const char *source;
		bool all, tie;
		size_t heard, applied, won, lost;
	} rows[] = {
		{ "", true, true, 2, 0, 1, 0 },	      { "", true, false, 3, 2, 0, 1 },
		{ "Ada", false, true, 1, 0, 1, 0 },   { "Fair", false, true, 1, 0, 0, 0 },
		{ "FAIR", false, false, 2, 2, 0, 1 }, { "", false, false, 1, 0, 0, 0 },
	};
	const struct kith_funnel *found;
	kith_id leads[5];
	size_t count = 0, n;

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	for (kith_id note = 0; note < kith_book_count(notebook.book); note++)
		if (kith_book_note(notebook.book, note)->type == KITH_LEAD)
			leads[count++] = note;
	found = kith_funnel_of(notebook.book, leads, count, day(TODAY), &arena, &n);
	assert_int_equal(n, sizeof(rows) / sizeof(rows[0]));
	for (size_t i = 0; i < n; i++) {
		assert_true(found[i].all == rows[i].all && found[i].tie == rows[i].tie);
		assert_true(kith_slice_is(found[i].source, rows[i].source));
		assert_int_equal(found[i].reached[KITH_STAGE_HEARD], rows[i].heard);
		assert_int_equal(found[i].reached[KITH_STAGE_APPLIED], rows[i].applied);
		assert_int_equal(found[i].reached[KITH_STAGE_WON], rows[i].won);
		assert_int_equal(found[i].reached[KITH_STAGE_LOST], rows[i].lost);
	}
	assert_int_equal(found[4].leads[0], notebook_id(&notebook, "leads/c"));
	(void)kith_funnel_of(notebook.book, leads, 0, day(TODAY), &arena, &n);
	assert_int_equal(n, 0);
	done();
}

static const struct notebook_file office[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\nroutes:\n"
		       "  - {need: buy, to: [accounts, \"function:sales\"], inform: \"function:legal\"}\n"
		       "  - {need: build, to: [\"group:partners\", zed], inform: \"function:sales\"}\n"
		       "  - {need: api, to: [me, \"function:engineering\"], inform: \"function:sales\"}\n"
		       "  - {need: fly, to: [\"function:pilot\"]}\n" },
	{ "people/me.md", "---\norg: Initech\n---\n" },
	{ "people/sal.md", "---\nname: Sal\norg: initech\nfunction: sales\ndepth: 1\n---\n" },
	{ "people/sue.md", "---\nname: Sue\norg: Initech\nfunction: Sales\ndepth: 2\n---\n" },
	{ "people/sid.md", "---\nname: Sid\norg: Globex\nfunction: sales\ndepth: 3\n---\n" },
	{ "people/acc.md", "---\nname: Acc\norg: Initech\nfunction: sales\naccounts: [Hooli]\n---\n" },
	{ "people/off.md",
	  "---\nname: Off\norg: Initech\nfunction: sales\naccounts: [Pied]\nstatus: paused\n---\n" },
	{ "people/lex.md", "---\nname: Lex\norg: Initech\nfunction: legal\n---\n" },
	{ "people/zed.md", "---\nname: Zed\n---\n" },
	{ "people/max.md", "---\nname: Max\n---\n- 2026-11-01 introduced(made) to [[sue]]\n" },
	{ "groups/partners.md", "---\nname: Partners\n---\n" },
};

static const struct {
	const char *name, *lead, *owner, *rule, *inform;
	enum kith_route_state state;
} routes[] = {
	{ "the account's owner", "need: buy\norg: hooli", "people/acc", "accounts", "people/lex",
	  KITH_ROUTE_PROPOSED },
	{ "the deepest inside", "need: buy\norg: Other", "people/sue", "function:sales", "people/lex",
	  KITH_ROUTE_PROPOSED },
	{ "paused people cannot be had", "need: buy\norg: Pied", "people/sue", "function:sales", "people/lex",
	  KITH_ROUTE_PROPOSED },
	{ "nobody is in the group", "need: build\norg: Other", "people/zed", "zed", "people/sue",
	  KITH_ROUTE_PROPOSED },
	{ "sales of the account are told", "need: build\norg: Hooli", "people/zed", "zed", "people/acc",
	  KITH_ROUTE_PROPOSED },
	{ "mine", "need: API\norg: Hooli", "people/me", "me", "people/acc", KITH_ROUTE_PROPOSED },
	{ "nobody can be had", "need: fly", NULL, "", NULL, KITH_ROUTE_OPEN },
	{ "no rule", "need: dance", NULL, "", NULL, KITH_ROUTE_OPEN },
	{ "no need", "org: Hooli", NULL, "", NULL, KITH_ROUTE_OPEN },
	{ "owned by the rule", "need: buy\norg: Other\nowner: sue", "people/sue", "function:sales",
	  "people/lex", KITH_ROUTE_OWNED },
	{ "owned against the rule", "need: buy\nowner: zed", "people/zed", "", "people/lex",
	  KITH_ROUTE_OWNED },
	{ "who owns it is not told", "need: buy\nowner: lex", "people/lex", "", NULL, KITH_ROUTE_OWNED },
	{ "introduced", "need: buy\nowner: sue\npeople: [zed, max]", "people/sue", "function:sales",
	  "people/lex", KITH_ROUTE_INTRODUCED },
};

static bool is_note(kith_id note, const char *id)
{
	return id ? kith_id_ok(note) && kith_slice_is(kith_book_id(notebook.book, note), id)
		  : !kith_id_ok(note);
}

static void a_lead_goes_to_the_first_who_can_be_had(void **state)
{
	char text[256];

	(void)state;
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
		struct kith_route_found found;

		notebook_make(&notebook, office, NOTEBOOK_LEN(office));
		snprintf(text, sizeof(text), "---\n%s\n---\n", routes[i].lead);
		notebook_write(&notebook, "leads/x.md", text);
		notebook_open(&notebook, NULL);
		kith_route_of(notebook.book, notebook_id(&notebook, "leads/x"), day(TODAY), &found);
		if (!is_note(found.owner, routes[i].owner) || !is_note(found.inform, routes[i].inform) ||
		    found.state != routes[i].state || !kith_slice_is(found.rule, routes[i].rule))
			fail_msg("%s: %s, %.*s", routes[i].name, kith_route_state_word(found.state),
				 KITH_ARG(found.rule));
		done();
	}
}

static void only_those_are_introduced_whom_the_owner_does_not_know(void **state)
{
	kith_id people[4];

	(void)state;
	notebook_make(&notebook, office, NOTEBOOK_LEN(office));
	notebook_write(&notebook, "leads/x.md", "---\npeople: [zed, max, sue, me, zed]\n---\n");
	notebook_open(&notebook, NULL);
	assert_int_equal(kith_route_others(notebook.book, notebook_id(&notebook, "leads/x"),
					   notebook_id(&notebook, "people/sue"), day(TODAY), people, 4),
			 1);
	assert_true(is_note(people[0], "people/zed"));
	assert_int_equal(kith_route_others(notebook.book, notebook_id(&notebook, "leads/x"),
					   notebook_id(&notebook, "people/lex"), day(TODAY), people, 2),
			 2);
	assert_true(is_note(people[1], "people/max"));
	done();
}

static void drafts_name_nobody_private(void **state)
{
	struct kith_buf draft = KITH_BUF_INIT;

	(void)state;
	notebook_make(&notebook, office, NOTEBOOK_LEN(office));
	notebook_write(&notebook, "people/max.md", "---\nname: Max Hush\nprivate: true\n---\n");
	notebook_write(&notebook, "leads/x.md", "---\ntitle: Tablets\nneed: buy\npeople: [zed, max]\n---\n");
	notebook_open(&notebook, NULL);
	kith_route_brief(notebook.book, notebook_id(&notebook, "leads/x"),
			 notebook_id(&notebook, "people/sue"), true, &draft);
	assert_non_null(strstr(draft.ptr, "Zed"));
	assert_non_null(strstr(draft.ptr, "Tablets (buy)"));
	assert_null(strstr(draft.ptr, "Hush"));
	kith_buf_release(&draft);
	done();
}

static const struct notebook_file search[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "---\nname: Me\n---\n" },
	{ "people/via.md", "---\n---\n" },
	{ "people/entry.md", "---\n---\n" },
	{ "people/src.md", "---\n---\n" },
	{ "people/part.md", "---\n---\n" },
	{ "people/own.md", "---\n---\n" },
	{ "people/refer.md", "---\n---\n" },
	{ "people/gone.md", "---\nstatus: archived\n---\n" },
	{ "people/told.md", "---\n---\n- 2026-11-10 told: all of it\n" },
	{ "people/early.md", "---\n---\n- 2026-11-09 told: that it may be\n" },
	{ "people/vouch.md", "---\n---\n- 2025-11-20 vouched\n" },
	{ "people/late.md", "---\n---\n- 2025-11-19 vouched\n" },
	{ "people/offer.md", "---\n---\n- 2026-01-01 offered(large): a desk\n" },
	{ "people/used.md", "---\n---\n- 2026-01-01 offered: a desk -> used\n" },
	{ "people/panel.md", "---\n---\n- 2026-01-01 interview\n" },
	{ "people/next.md", "---\n---\n- [ ] 2026-12-01 interview\n" },
	{ "people/hired.md", "---\n---\n" },
	{ "people/other.md", "---\n---\n" },
	{ "leads/job.md",
	  "---\nkind: job\nvia: via\nsource: src\npeople: [part, gone, told, early]\nowner: own\n---\n"
	  "- 2026-10-01 interview with [[entry]]\n- 2026-11-10 stage(won)\n" },
	{ "leads/active.md", "---\nkind: job\n---\n- 2025-11-20 stage(heard) via [[refer]]\n" },
	{ "leads/old.md", "---\nkind: job\npeople: other\n---\n- 2025-11-19 stage(lost)\n" },
	{ "leads/hire.md", "---\nkind: hire\n---\n- 2026-10-01 interview with [[hired]]\n" },
};

static void all_who_took_part_are_told(void **state)
{
	static const struct {
		const char *id, *words;
	} wanted[] = {
		{ "people/early", "took part" },      { "people/entry", "interview" },
		{ "people/offer", "standing offer" }, { "people/own", "owner" },
		{ "people/panel", "interview" },      { "people/part", "took part" },
		{ "people/refer", "referral" },	      { "people/src", "source" },
		{ "people/via", "referral" },	      { "people/vouch", "vouched" },
	};
	struct kith_takings takings = { NULL, 0, 0 };
	struct kith_buf words = KITH_BUF_INIT;
	kith_id *leads, lead;
	size_t count, n;

	(void)state;
	open_files(search, NOTEBOOK_LEN(search));
	lead = notebook_id(&notebook, "leads/job");
	count = kith_announce_search(notebook.book, lead, day(TODAY), &arena, &leads);
	assert_int_equal(count, 2);
	for (n = 0; n < count; n++)
		kith_announce_lead(notebook.book, leads[n], day(TODAY), &takings);
	kith_announce_helpers(notebook.book, lead, day(TODAY), &takings);
	kith_announce_sort(notebook.book, day("2026-11-10"), day(TODAY), &takings);
	assert_int_equal(takings.count, sizeof(wanted) / sizeof(wanted[0]));
	for (n = 0; n < takings.count; n++) {
		kith_buf_clear(&words);
		kith_part_words(&takings.items[n], 1, &words);
		if (!is_note(takings.items[n].person, wanted[n].id) ||
		    strcmp(words.ptr, wanted[n].words) != 0)
			fail_msg("%s: %.*s %s", wanted[n].id,
				 KITH_ARG(kith_book_id(notebook.book, takings.items[n].person)), words.ptr);
	}
	kith_buf_release(&words);
	kith_takings_release(&takings);
	kith_announce_helpers(notebook.book, notebook_id(&notebook, "leads/hire"), day(TODAY), &takings);
	assert_int_equal(takings.count, 0);
	kith_takings_release(&takings);
	done();
}

static void thanks_read_as_a_sentence(void **state)
{
	static const struct kith_taking takings[] = {
		{ 1, KITH_PART_REFERRED, 0, 1, 0 },    { 1, KITH_PART_REFERRED, 0, 2, 0 },
		{ 1, KITH_PART_INTERVIEWED, 0, 3, 0 }, { 1, KITH_PART_TOOK, 0, 4, 0 },
		{ 1, KITH_PART_TOOK, 0, 5, 0 },
	};
	struct kith_buf text = KITH_BUF_INIT;

	(void)state;
	kith_part_thanks(takings, 5, &text);
	assert_string_equal(text.ptr, "the referral, the interview and your part in it");
	kith_buf_clear(&text);
	kith_part_thanks(takings, 3, &text);
	assert_string_equal(text.ptr, "the referral and the interview");
	kith_buf_clear(&text);
	kith_part_thanks(takings, 2, &text);
	assert_string_equal(text.ptr, "the referral");
	kith_buf_clear(&text);
	kith_part_words(takings, 5, &text);
	assert_string_equal(text.ptr, "referral, interview, took part");
	kith_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lead_stands_where_note_and_entries_say),
		cmocka_unit_test(leads_stand_by_stage_and_the_longest_first),
		cmocka_unit_test(the_funnel_counts_ties_apart_from_cold),
		cmocka_unit_test(a_lead_goes_to_the_first_who_can_be_had),
		cmocka_unit_test(only_those_are_introduced_whom_the_owner_does_not_know),
		cmocka_unit_test(drafts_name_nobody_private),
		cmocka_unit_test(all_who_took_part_are_told),
		cmocka_unit_test(thanks_read_as_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
