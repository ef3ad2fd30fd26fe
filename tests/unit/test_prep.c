/* The page before an event, and common ground. */
#include "notebook.h"

#include "practice/ground.h"
#include "practice/prep.h"

static const struct notebook_file files[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "---\nname: Me\norg: Halyard\ninterests: [bread]\ncircles: [work]\ntags: [Rust]\n---\n"
			  "- 2018-01-01 joined: Corran Data, engineer\n"
			  "- 2026-05-01 pitched(developers) with [[ann]]\n" },
	{ "people/ann.md", "---\nname: Ann\norg: Initech\nposition: CTO\ncity: Tay\ninterests: [RUST, tea]\n"
			   "circles: work\ngroups: guild\nknows: tess\nwants: a job\n---\n- 2026-10-01 coffee: tea\n" },
	/* In touch, in the city, an interest of the group; usual is the same but usually there. */
	{ "people/ben.md", "---\nname: Ben\ndepth: 2\nlast-contact: 2026-11-01\ncity: tay\ninterests: [tides]\n---\n" },
	{ "people/usual.md", "---\nname: Usual\ndepth: 2\nlast-contact: 2026-11-01\ncity: tay\ninterests: [tides]\n---\n" },
	/* An interest of mine, and seen daily. */
	{ "people/cat.md", "---\nname: Cat\nroutine: daily\ncity: Tay\ntags: bread\n---\n" },
	/* None of these comes along: elsewhere, depth 1, no interest, paused, faded, named there. */
	{ "people/no1.md", "---\nname: No1\ndepth: 2\nlast-contact: 2026-11-01\ncity: Oban\ninterests: [tides]\n---\n" },
	{ "people/no2.md", "---\nname: No2\ndepth: 1\nlast-contact: 2026-11-01\ncity: Tay\ninterests: [tides]\n---\n" },
	{ "people/no3.md", "---\nname: No3\ndepth: 2\nlast-contact: 2026-11-01\ncity: Tay\ninterests: [golf]\n---\n" },
	{ "people/no4.md", "---\nname: No4\ndepth: 3\nstatus: paused\ncity: Tay\ninterests: [tides]\n---\n" },
	{ "people/no5.md", "---\nname: No5\ndepth: 2\nlast-contact: 2025-11-20\ncity: Tay\ninterests: [tides]\n---\n" },
	{ "people/tess.md", "---\nname: Tess\n---\n" },
	{ "people/far.md", "---\nname: Far\n---\n" },
	{ "people/shy.md", "---\nname: Shy\n---\n" },
	{ "groups/guild.md", "---\nname: Guild\nstatus: member\ninterest: tides\ndoes: talks for developers\n---\n" },
	{ "groups/left.md", "---\nname: Left\nstatus: left\n---\n" },
	{ "events/next.md",
	  "---\ntitle: Next\ndate: 2026-12-01\ncity: Tay\ngroup: guild\ngoals: [say hello]\nmeet: [tess, far, \"[[unknown]]\"]\n"
	  "speakers: [tess, \"[[Nobody Yet]]\"]\nattendees: [ann]\norgs: [Initech, Acme, Halyard, \"[[halyard]]\"]\n---\n"
	  "- [ ] buy a ticket due:2026-11-25\n- [x] book the train\n- [ ] 2026-11-30 call: the host\n" },
	{ "events/first.md", "---\ndate: 2026-01-01\nkind: meetup\ngroup: guild\npeople: usual\nattendees: [tess, shy]\n---\n" },
	{ "events/second.md", "---\ndate: 2026-02-01\nkind: meetup\ngroup: guild\npeople: usual\nattendees: ann\n---\n" },
	{ "events/other.md", "---\ndate: 2026-03-01\nkind: meetup\nattendees: [far]\n---\n" },
	{ "events/bare.md", "---\ndate: 2026-12-02\n---\n" },
};

static const struct {
	const char *id, *section, *part; /* of its text */
} wanted[] = {
	{ "events/next", "goal", "say hello" },
	{ "people/tess", "meet", "Tess: through Ann (contact " },
	{ "people/far", "meet", "Far: nobody of mine leads there" },
	{ "events/next", "meet", "unknown: no note yet" },
	{ "people/ann", "known",
	  "Ann, attendee; both: Guild, RUST, work, 1 event; 2026-10-01 coffee: tea; wants a job" },
	{ "people/tess", "seen", "Tess, speaker: seen at 1 event, never spoken to; both: 1 event" },
	{ "people/far", "seen", "Far: seen at 1 event, never spoken to" },
	{ "people/shy", "seen", "Shy: seen at 1 event, never spoken to" },
	{ "people/tess", "speaker", "Tess: first question" },
	{ "events/next", "speaker", "Nobody Yet: first question" },
	{ "people/ann", "org", "Initech: Ann, CTO" },
	{ "events/next", "org", "Acme: nobody of mine yet" },
	{ "people/ben", "bring", "Ben might come along: tides" },
	{ "people/cat", "bring", "Cat might come along: bread" },
	{ "people/me", "pitch", "introduce yourself as to developers, last 2026-05-01 with Ann" },
	{ "events/next", "task", "buy a ticket, due 2026-11-25" },
	{ "events/next", "task", "call: the host, due 2026-11-30" },
	{ "people/usual", "hint", "Usual is usually there" },
	{ "events/next", "hint", "the after-party is where to ask" },
};

static const char my_note[] = "---\nname: Me\n---\n\n## Pitch: hiring managers ##\n\nI build.\n\n"
			      "```\n## Pitch: developers of fenced code\n```\n\n## Pitch: developers\n\nI write.\n";
static struct kith_pitches pitches;

static struct notebook notebook;
static struct kith_arena arena;

static kith_day today(void)
{
	return kith_day_parse(kith_slice_cstr("2026-11-20"));
}

static void the_page_says_what_is_to_be_known(void **state)
{
	struct kith_prep_row *rows;
	size_t count;

	(void)state;
	rows = kith_prep_of(notebook.book, notebook_id(&notebook, "events/next"), today(), &pitches, &arena, &count);
	for (size_t i = 0; i < count && i < NOTEBOOK_LEN(wanted); i++) {
		if (!kith_slice_is(kith_book_id(notebook.book, rows[i].note), wanted[i].id) ||
		    strcmp(kith_prep_word(rows[i].section), wanted[i].section) != 0 ||
		    kith_slice_find_text(rows[i].text, 0, wanted[i].part) != 0)
			fail_msg("row %zu: %.*s %s %.*s", i, KITH_ARG(kith_book_id(notebook.book, rows[i].note)),
				 kith_prep_word(rows[i].section), KITH_ARG(rows[i].text));
		assert_true(rows[i].why_count > 0);
	}
	assert_int_equal(count, NOTEBOOK_LEN(wanted));
}

static void an_event_that_names_nobody_has_a_page_too(void **state)
{
	const struct kith_pitches none = { NULL, 0 };
	struct kith_prep_row *rows;
	size_t count;

	(void)state;
	rows = kith_prep_of(notebook.book, notebook_id(&notebook, "events/bare"), today(), &none, &arena, &count);
	assert_int_equal(count, 1);
	assert_int_equal(rows[0].section, KITH_PREP_HINT);
}

static void of_equal_introductions_the_first_is_chosen(void **state)
{
	struct kith_prep_row *rows;
	size_t count;

	(void)state;
	rows = kith_prep_of(notebook.book, notebook_id(&notebook, "events/bare"), today(), &pitches, &arena, &count);
	assert_int_equal(count, 2);
	assert_true(kith_slice_is(rows[0].text, "introduce yourself as to hiring managers"));
}

static void ground_is_what_both_name(void **state)
{
	static const struct {
		const char *a, *b, *items; /* joined by commas */
	} cases[] = {
		{ "people/ann", "people/me", "Guild,RUST,work,1 event" },
		{ "people/me", "people/ann", "Guild,Rust,work,1 event" },
		{ "people/ben", "people/usual", "tides" },
		{ "people/tess", "people/shy", "1 event" },
		{ "people/ann", "people/ann", "" },
		{ "people/far", "people/ben", "" },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_slice *items;
		size_t count = kith_ground_of(notebook.book, notebook_id(&notebook, cases[i].a),
					      notebook_id(&notebook, cases[i].b), today(), &arena, &items);
		char text[128] = "";

		for (size_t k = 0; k < count; k++)
			snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%.*s", k ? "," : "",
				 KITH_ARG(items[k]));
		assert_string_equal(text, cases[i].items);
	}
}

static void former_colleagues_share_the_organization(void **state)
{
	static const struct notebook_file more[] = {
		{ "people/a.md", "---\norg: Lumen\n---\n- 2020-01-01 left: corran data, engineer\n- 2027-01-01 joined: Acme\n" },
		{ "people/b.md", "---\norg: [Corran Data, Acme]\n---\n" },
		{ "people/c.md", "---\n---\n- 2020-01-01 joined: [[lumen]]\n" },
		{ "groups/lumen.md", "---\nname: Lumen Grid\naliases: Lumen\nkind: company\n---\n" },
	};
	static const struct {
		const char *a, *b, *item;
	} cases[] = {
		{ "people/a", "people/b", "corran data" },
		{ "people/a", "people/c", "Lumen Grid" },
		{ "people/b", "people/c", "" },
	};
	struct notebook scratch;

	(void)state;
	notebook_make(&scratch, more, NOTEBOOK_LEN(more));
	notebook_open(&scratch, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_slice *items;
		size_t count = kith_ground_of(scratch.book, notebook_id(&scratch, cases[i].a),
					      notebook_id(&scratch, cases[i].b), today(), &arena, &items);

		assert_int_equal(count, *cases[i].item != '\0');
		if (count && !kith_slice_is(items[0], cases[i].item))
			fail_msg("%s and %s share %.*s", cases[i].a, cases[i].b, KITH_ARG(items[0]));
	}
	notebook_remove(&scratch);
}

static int make(void **state)
{
	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	pitches.items = kith_pitches_of(notebook.book, kith_slice_cstr(my_note), today(), &arena, &pitches.count);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	kith_arena_release(&arena);
	notebook_remove(&notebook);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_page_says_what_is_to_be_known),
		cmocka_unit_test(an_event_that_names_nobody_has_a_page_too),
		cmocka_unit_test(of_equal_introductions_the_first_is_chosen),
		cmocka_unit_test(ground_is_what_both_name),
		cmocka_unit_test(former_colleagues_share_the_organization),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
