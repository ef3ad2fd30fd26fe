/* Who is in an event, its status, and which events are coming in which order. */
#include "notebook.h"

#include "practice/events.h"
#include "practice/meeting.h"

static const struct notebook_file files[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "---\nname: Me\n---\n" },
	{ "people/ann.md", "---\nname: Ann\n---\n- 2026-01-10 coffee\n" },
	{ "people/ben.md", "---\nname: Ben\n---\n" },
	{ "people/declared.md", "---\nname: Declared\ndepth: 1\n---\n" },
	{ "people/gone.md", "---\nname: Gone\nstatus: archived\n---\n- 2026-01-10 coffee\n" },
	{ "people/later.md", "---\nname: Later\n---\n- 2026-11-21 coffee\n" },
	{ "people/daily.md", "---\nname: Daily\nroutine: daily\n---\n" },
	{ "groups/rust.md", "---\nname: Rust\n---\n" },
	/* Two days: an entry of either names somebody as there; of the day before, and a plan, it does not. */
	{ "events/fest.md",
	  "---\ndate: 2026-11-10\nend: 2026-11-11\nspeakers: [ben, nobody]\norganizers: ben\npeople: [ann, me]\n"
	  "meet: [declared, ann]\n---\n"
	  "- 2026-11-09 message with [[later]]: the room\n- 2026-11-10 seen with [[gone]]\n"
	  "- 2026-11-11 learned via [[daily]]: x\n- 2026-11-12 drinks with [[later]]\n"
	  "- [ ] 2026-11-11 drinks with [[later]]\n" },
	{ "events/series-1.md", "---\ndate: 2026-02-01\nseries: Forth Rust\npeople: [ann]\n---\n" },
	{ "events/series-2.md", "---\ndate: 2026-12-01\nseries: FORTH RUST\ngroup: rust\n---\n" },
	{ "events/series-3.md", "---\ndate: 2026-12-02\nseries: Tay\ngroup: rust\n---\n" },
	{ "events/group-1.md", "---\ndate: 2026-02-02\ngroup: rust\n---\n" },
	{ "events/group-2.md", "---\ndate: 2026-12-03\ngroup: rust\n---\n" },
	{ "events/alone-1.md", "---\ndate: 2026-12-04 19:00\ncost: 2.5\ndistance: 10\n---\n" },
	{ "events/alone-2.md", "---\ndate: 2026-12-04\n---\n" },
	{ "events/alone-3.md", "---\ndate: 2026-12-04 18:00\n---\n" },
	/* Of one moment: the yield goes before those known, then distance, cost, id; what is unknown is neither
	 * near nor cheap. */
	{ "events/tie-0.md", "---\ndate: 2026-12-05\ncost: 1\n---\n" },
	{ "events/tie-a.md", "---\ndate: 2026-12-05\ndistance: 5\n---\n" },
	{ "events/tie-b.md", "---\ndate: 2026-12-05\ndistance: 3\ncost: 1\n---\n" },
	{ "events/tie-c.md", "---\ndate: 2026-12-05\ndistance: 3\n---\n" },
	{ "events/tie-d.md", "---\ndate: 2026-12-05\ndistance: 9\nmeet: declared\n---\n" },
	{ "events/tie-e.md", "---\ndate: 2026-12-05\nseries: yields\n---\n" },
	{ "events/tie-f.md", "---\ndate: 2026-12-05\nseries: yields\n---\n" },
	{ "events/yields.md", "---\ndate: 2026-01-10\nseries: yields\npeople: ann\n---\n" },
	{ "events/today.md", "---\ndate: 2026-11-20\n---\n" },
	{ "events/yesterday.md", "---\ndate: 2026-11-19\n---\n" },
	{ "events/running.md", "---\ndate: 2026-11-18\nend: 2026-11-20\n---\n" },
	{ "events/undated.md", "---\ntitle: One day\n---\n" },
	{ "events/early.md", "---\ndate: 2026-11-20\nstatus: attended\n---\n" },
	{ "events/skipped.md", "---\ndate: 2026-12-09\nstatus: skipped\n---\n" },
	{ "events/cancelled.md", "---\ndate: 2026-12-09\nstatus: cancelled\n---\n" },
	{ "events/idea.md", "---\ndate: 2027-05-01\nstatus: idea\n---\n" },
	{ "events/over-idea.md", "---\ndate: 2026-05-01\nstatus: idea\n---\n" },
};

static struct notebook notebook;

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static kith_id event(const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "events/%s", name);
	return notebook_id(&notebook, id);
}

static void those_who_are_named_are_there_each_once(void **state)
{
	static const struct {
		const char *id;
		unsigned parts;
		uint32_t line;
	} wanted[] = {
		{ "people/ben", KITH_THERE_SPEAKER | KITH_THERE_ORGANIZER, 4 },
		{ "people/ann", KITH_THERE_PEOPLE | KITH_THERE_MEET, 6 },
		{ "people/declared", KITH_THERE_MEET, 7 },
		{ "people/gone", KITH_THERE_ENTRY, 10 },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_presence *there;
	size_t count;

	(void)state;
	there = kith_event_people(notebook.book, event("fest"), day("2026-11-20"), &arena, &count);
	assert_int_equal(count, NOTEBOOK_LEN(wanted));
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(there[i].person, notebook_id(&notebook, wanted[i].id));
		assert_int_equal(there[i].parts, wanted[i].parts);
		assert_int_equal(there[i].line, wanted[i].line);
	}
	/* The day before its entries nobody was seen. */
	kith_event_people(notebook.book, event("fest"), day("2026-11-09"), &arena, &count);
	assert_int_equal(count, 3);
	kith_event_people(notebook.book, event("today"), day("2026-11-20"), &arena, &count);
	assert_int_equal(count, 0);
	kith_arena_release(&arena);
}

static void roles_are_words_and_meaning_to_meet_is_none(void **state)
{
	static const struct {
		unsigned parts;
		const char *words; /* joined by blanks */
	} cases[] = {
		{ KITH_THERE_SPEAKER, "speaker" },
		{ KITH_THERE_SPEAKER | KITH_THERE_ORGANIZER | KITH_THERE_ATTENDEE, "speaker organizer attendee" },
		{ KITH_THERE_SPEAKER | KITH_THERE_PEOPLE, "speaker" },
		{ KITH_THERE_PEOPLE, "attendee" },
		{ KITH_THERE_ENTRY, "attendee" },
		{ KITH_THERE_MEET, "" },
		{ KITH_THERE_MEET | KITH_THERE_ENTRY, "attendee" },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_slice words[KITH_THERE_WORDS];
		size_t count = kith_there_words(cases[i].parts, words);
		char text[64] = "";

		for (size_t k = 0; k < count; k++)
			snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%.*s", k ? " " : "",
				 KITH_ARG(words[k]));
		assert_string_equal(text, cases[i].words);
	}
}

static void mine_are_the_met_who_are_not_archived(void **state)
{
	static const struct {
		const char *id;
		const char *today;
		bool mine;
	} cases[] = {
		{ "people/ann", "2026-01-09", false }, { "people/ann", "2026-01-10", true },
		{ "people/ben", "2026-11-20", false }, { "people/declared", "2026-11-20", true },
		{ "people/gone", "2026-11-20", false }, { "people/later", "2026-11-08", false },
		{ "people/later", "2026-11-09", true }, { "people/daily", "2026-11-20", true },
		{ "people/me", "2026-11-20", false },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		if (kith_is_mine(notebook.book, notebook_id(&notebook, cases[i].id), day(cases[i].today)) !=
		    cases[i].mine)
			fail_msg("%s on %s", cases[i].id, cases[i].today);
}

static void status_is_given_or_follows_from_the_last_day(void **state)
{
	static const struct {
		const char *event, *status;
		bool coming;
	} cases[] = {
		{ "yesterday", "attended", false }, { "today", "planned", true },     { "running", "planned", true },
		{ "undated", "planned", true },     { "early", "attended", false },   { "skipped", "skipped", false },
		{ "cancelled", "cancelled", false }, { "idea", "idea", true },        { "over-idea", "idea", false },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct kith_slice status = kith_event_status(notebook.book, event(cases[i].event), day("2026-11-20"));

		if (!kith_slice_is(status, cases[i].status) ||
		    kith_event_coming(notebook.book, event(cases[i].event), day("2026-11-20")) != cases[i].coming)
			fail_msg("%s: %.*s", cases[i].event, KITH_ARG(status));
	}
	assert_true(kith_event_coming(notebook.book, event("running"), day("2026-11-19")));
	assert_false(kith_event_coming(notebook.book, event("running"), day("2026-11-21")));
}

static void events_go_together_by_series_else_by_group(void **state)
{
	static const struct {
		const char *a, *b;
		bool together;
	} cases[] = {
		{ "series-1", "series-2", true },  { "series-2", "series-3", false }, { "series-2", "group-1", false },
		{ "group-1", "group-2", true },	   { "alone-1", "alone-2", false },   { "alone-1", "group-1", false },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		assert_int_equal(kith_events_go_together(notebook.book, event(cases[i].a), event(cases[i].b)),
				 cases[i].together);
		assert_int_equal(kith_events_go_together(notebook.book, event(cases[i].b), event(cases[i].a)),
				 cases[i].together);
	}
}

static void numbers_are_read_to_the_hundredth(void **state)
{
	static const struct {
		const char *hours;
		long hundredths;
	} cases[] = { { "4", 400 },    { "1.5", 150 }, { "1.25", 125 }, { "0.05", 5 },
		      { "2.999", 299 }, { "0", 0 },	{ "-1", -1 },	 { "many", -1 } };
	struct notebook scratch;
	char path[64], text[64];

	(void)state;
	notebook_make(&scratch, NULL, 0);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		snprintf(path, sizeof(path), "events/%zu.md", i);
		snprintf(text, sizeof(text), "---\nhours: %s\n---\n", cases[i].hours);
		notebook_write(&scratch, path, text);
	}
	notebook_open(&scratch, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		snprintf(path, sizeof(path), "events/%zu", i);
		assert_int_equal(kith_hundredths(scratch.book, notebook_id(&scratch, path), KITH_F_HOURS),
				 cases[i].hundredths);
		assert_int_equal(kith_hundredths(scratch.book, notebook_id(&scratch, path), KITH_F_COST), -1);
	}
	notebook_remove(&scratch);
}

static bool is_coming(void *context, kith_id note)
{
	(void)context;
	return kith_event_coming(notebook.book, note, day("2026-11-20"));
}

static void coming_events_stand_by_date_then_by_what_speaks_for_them(void **state)
{
	static const struct {
		const char *event;
		size_t known, yield;
	} wanted[] = {
		{ "running", 0, 0 }, { "today", 0, 0 },	  { "series-2", 0, 0 }, { "series-3", 0, 0 },
		{ "group-2", 0, 0 }, { "alone-2", 0, 0 }, { "alone-3", 0, 0 },	{ "alone-1", 0, 0 },
		{ "tie-e", 0, 1 },   { "tie-f", 0, 1 },	  { "tie-d", 1, 0 },	{ "tie-b", 0, 0 },
		{ "tie-c", 0, 0 },   { "tie-a", 0, 0 },	  { "tie-0", 0, 0 },	{ "idea", 0, 0 },
		{ "undated", 0, 0 },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_coming *items;
	size_t count;

	(void)state;
	items = kith_events_list(notebook.book, day("2026-11-20"), is_coming, NULL, &arena, &count);
	assert_int_equal(count, NOTEBOOK_LEN(wanted));
	for (size_t i = 0; i < count; i++) {
		if (items[i].event != event(wanted[i].event) || items[i].known_count != wanted[i].known ||
		    items[i].yield_count != wanted[i].yield)
			fail_msg("row %zu is %.*s: %zu known, yield %zu", i,
				 KITH_ARG(kith_book_id(notebook.book, items[i].event)), items[i].known_count,
				 items[i].yield_count);
	}
	assert_int_equal(items[7].cost, 250);
	assert_int_equal(items[7].minute, 19 * 60);
	kith_arena_release(&arena);
}

static void a_notebook_without_events_lists_none(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook empty;
	size_t count = 1;

	(void)state;
	notebook_make(&empty, NULL, 0);
	notebook_open(&empty, NULL);
	kith_events_list(empty.book, day("2026-11-20"), is_coming, NULL, &arena, &count);
	assert_int_equal(count, 0);
	kith_arena_release(&arena);
	notebook_remove(&empty);
}

static int make(void **state)
{
	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	notebook_remove(&notebook);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_who_are_named_are_there_each_once),
		cmocka_unit_test(roles_are_words_and_meaning_to_meet_is_none),
		cmocka_unit_test(mine_are_the_met_who_are_not_archived),
		cmocka_unit_test(status_is_given_or_follows_from_the_last_day),
		cmocka_unit_test(events_go_together_by_series_else_by_group),
		cmocka_unit_test(numbers_are_read_to_the_hundredth),
		cmocka_unit_test(coming_events_stand_by_date_then_by_what_speaks_for_them),
		cmocka_unit_test(a_notebook_without_events_lists_none),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
