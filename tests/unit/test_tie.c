/* Cadence, depth, fading, balance and one-sidedness: kith-practice(7), "Ties". */
#include "notebook.h"

#include "practice/ask.h"
#include "practice/help.h"
#include "practice/intro.h"
#include "practice/tie.h"

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static kith_id person(const struct notebook *notebook, const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	return notebook_id(notebook, id);
}

/* Ten contact days from 2024-11-20 on, help both ways; the last on 2026-08-01. */
#define TEN_DAYS                                                                                             \
	"- 2024-11-20 coffee\n- 2025-01-01 coffee\n- 2025-02-01 coffee\n- 2025-03-01 coffee\n- 2025-04-01 "  \
	"coffee\n"                                                                                           \
	"- 2025-05-01 coffee\n- 2025-06-01 coffee\n- 2025-07-01 coffee\n- 2025-08-01 coffee\n- 2026-08-01 "  \
	"got: a look\n"

/* A note stands where the first case needs it. */
struct depth_case {
	const char *id, *note, *today;
	int base, depth;
};

/* clang-format off */
static const struct depth_case depths[] = {
	{ "nobody", "", "2026-11-20", 0, 0 },
	{ "touched", "- 2026-11-01 message(out)\n", "2026-11-20", 0, 0 },    /* a touch is no contact */
	{ "met", "- 2026-11-01 met\n", "2026-11-20", 1, 1 },
	{ "met", NULL, "2026-11-01", 1, 1 },                                 /* on the day */
	{ "met", NULL, "2026-10-31", 0, 0 },                                 /* the day before */
	{ "met", NULL, "2036-11-01", 1, 1 },                                 /* never below 1 after a contact */
	/* In touch: three days, 90 from first to last: 08-01 + 90 = 10-30. */
	{ "three-89", "- 2026-08-01 call\n- 2026-09-01 call\n- 2026-10-29 call\n", "2026-11-20", 1, 1 },
	{ "three-90", "- 2026-08-01 call\n- 2026-09-01 call\n- 2026-10-30 call\n", "2026-11-20", 2, 2 },
	{ "two-days", "- 2026-01-01 call\n- 2026-10-30 call\n- 2026-10-30 chat\n", "2026-11-20", 1, 1 }, /* two of one day are one */
	/* Trusted: 2024-11-20 + 730 = 2026-11-20. */
	{ "trusted", TEN_DAYS "- 2026-08-02 gave: advice\n", "2026-11-20", 3, 3 },
	{ "trusted", NULL, "2026-11-19", 2, 2 },                             /* 729 days */
	{ "one-way", TEN_DAYS, "2026-11-20", 2, 2 },                         /* they gave, I did not */
	{ "other-way", "- 2024-11-20 coffee\n- 2025-01-01 coffee\n- 2025-02-01 coffee\n- 2025-03-01 coffee\n- 2025-04-01 coffee\n- 2025-05-01 coffee\n"
		       "- 2025-06-01 coffee\n- 2025-07-01 coffee\n- 2025-08-01 coffee\n- 2026-08-01 was-asked: x -> yes\n", "2026-11-20", 2, 2 },
	/* Nine days: the tenth is only a touch. */
	{ "nine", "- 2024-11-20 coffee\n- 2025-01-01 coffee\n- 2025-02-01 coffee\n- 2025-03-01 coffee\n- 2025-04-01 coffee\n"
		  "- 2025-05-01 coffee\n- 2025-06-01 coffee\n- 2025-07-01 coffee\n- 2026-08-01 got: x\n- 2026-08-02 gave: y\n", "2026-11-20", 2, 2 },
	/* met before the first contact makes it longer, after it no shorter. */
	{ "met-before", "---\nmet: 2024-11-19\n---\n" TEN_DAYS "- 2026-08-02 gave: advice\n", "2026-11-19", 3, 3 },
	{ "met-after", "---\nmet: 2026-01-01\n---\n" TEN_DAYS "- 2026-08-02 gave: advice\n", "2026-11-20", 3, 3 },
	/* Declared: where it is larger; last-contact is one day of contact. */
	{ "declared", "---\ndepth: 3\n---\n", "2026-11-20", 3, 3 },          /* no contact, so no silence to fade by */
	{ "declared-less", "---\ndepth: 1\n---\n- 2026-08-01 call\n- 2026-09-01 call\n- 2026-10-30 call\n", "2026-11-20", 2, 2 },
	{ "declared-day", "---\nlast-contact: 2026-11-01\n---\n", "2026-11-20", 1, 1 },
	/* Fading without cadence: L = 365. 2025-11-20 + 365 = 2026-11-20, + 730 = 2027-11-20. */
	{ "fades", "---\ndepth: 3\nlast-contact: 2025-11-20\n---\n", "2026-11-19", 3, 3 },
	{ "fades", NULL, "2026-11-20", 3, 2 },
	{ "fades", NULL, "2027-11-19", 3, 2 },
	{ "fades", NULL, "2027-11-20", 3, 1 },
	{ "fades", NULL, "2030-11-20", 3, 1 },
	/* close: twice 30 is 60, so L = 180: 2026-05-24 + 180 = 2026-11-20. */
	{ "fades-close", "---\ntier: close\ndepth: 2\nlast-contact: 2026-05-24\n---\n", "2026-11-19", 2, 2 },
	{ "fades-close", NULL, "2026-11-20", 2, 1 },
	/* 100 days: L = 200: 2026-05-04 + 200 = 2026-11-20. */
	{ "fades-100", "---\ncadence: 100d\ndepth: 2\nlast-contact: 2026-05-04\n---\n", "2026-11-19", 2, 2 },
	{ "fades-100", NULL, "2026-11-20", 2, 1 },
	/* wide: twice 365 is too long, never is none: L = 365. */
	{ "fades-wide", "---\ntier: wide\ndepth: 2\nlast-contact: 2025-11-20\n---\n", "2026-11-19", 2, 2 },
	{ "fades-wide", NULL, "2026-11-20", 2, 1 },
	{ "fades-never", "---\ncadence: never\ndepth: 2\nlast-contact: 2025-11-20\n---\n", "2026-11-20", 2, 1 },
	/* A touch of mine alone does not hold it. */
	{ "fades-alone", "---\ndepth: 2\nlast-contact: 2025-11-20\n---\n- 2026-11-01 message(out)\n", "2026-11-20", 2, 1 },
	/* Routine: met, and in contact today; paused it fades. */
	{ "routine", "---\nroutine: daily\n---\n", "2026-11-20", 1, 1 },
	{ "routine-deep", "---\nroutine: weekly\ndepth: 3\nlast-contact: 2020-01-01\n---\n", "2026-11-20", 3, 3 },
	{ "routine-paused", "---\nroutine: weekly\nstatus: paused\ndepth: 3\nlast-contact: 2020-01-01\n---\n", "2026-11-20", 3, 1 },
};
/* clang-format on */

static void depth_is_what_the_record_shows(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (size_t i = 0; i < NOTEBOOK_LEN(depths); i++) {
		char path[64];

		snprintf(path, sizeof(path), "people/%s.md", depths[i].id);
		if (depths[i].note)
			notebook_write(&notebook, path, depths[i].note);
	}
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(depths); i++) {
		kith_id id = person(&notebook, depths[i].id);
		kith_day today = day(depths[i].today);
		int base, depth;

		kith_contacts_of(notebook.book, id, today, &arena, &contacts);
		base = kith_depth_base(notebook.book, id, &contacts, today);
		depth = kith_depth(notebook.book, id, &contacts, today);
		if (base != depths[i].base || depth != depths[i].depth)
			fail_msg("%s on %s: base %d, depth %d", depths[i].id, depths[i].today, base, depth);
	}
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

/* Points on 2026-11-20, of the last two years: from 2024-11-20 on. */
struct points_case {
	const char *id, *note;
	int got, gave;
};

/* clang-format off */
static const struct points_case points[] = {
	{ "none", "- 2026-01-01 coffee\n- 2026-01-02 thanked\n- 2026-01-03 told\n", 0, 0 },
	{ "sizes", "- 2026-01-01 got: a\n- 2026-01-02 got(small): b\n- 2026-01-03 got(medium): c\n- 2026-01-04 gave(large): d\n", 5, 9 },
	{ "two-years", "- 2024-11-19 got(large): too old\n- 2024-11-20 got(medium): just in\n- 2024-11-20 gave(medium): too\n- 2026-11-20 gave: today\n- 2026-11-21 gave: to come\n", 3, 4 },
	{ "boxes", "- [ ] 2026-01-01 gave: a\n- [-] 2026-01-02 gave: b\n- [x] 2026-01-03 gave: c\n", 0, 1 },
	{ "asked", "- 2026-01-01 asked(large): a\n- 2026-01-02 asked(large): b -> no\n- 2026-01-03 asked(large): c -> none\n- 2026-01-04 asked(medium): d -> yes\n", 3, 0 },
	/* Help counts at yes: an old ask answered within the two years, and an answer to come. */
	{ "answers", "- 2024-11-01 asked(medium): a -> yes 2024-11-20\n- 2026-11-01 asked(large): b -> yes 2026-11-21\n", 3, 0 },
	{ "was-asked", "- 2026-01-01 was-asked(large): a\n- 2026-01-02 was-asked(large): b -> no\n- 2026-01-03 was-asked(medium): c -> yes\n"
		       "- 2026-01-04 was-asked(large): d -> redirected [[none]]\n", 0, 4 },
	{ "offers", "- 2026-01-01 offered(large): a\n- 2026-01-02 offered(large): b -> lapsed\n- 2026-01-03 offered(medium): c -> used\n", 3, 0 },
	{ "invited", "- 2026-01-01 invited: a\n- 2026-01-02 invited-me: b\n- 2026-01-03 invited-me: c\n", 2, 1 },
	{ "vouched", "- 2026-01-01 vouched: a\n- 2026-01-02 vouched-for: b\n- 2026-01-03 vouched-for: c\n", 3, 6 },
	/* Introductions: once a pair, at made, to each of the two, whichever note says so. */
	{ "intro-a", "- 2026-01-01 introduced(proposed) to [[intro-b]]\n- 2026-01-02 introduced(both) to [[intro-b]]\n- 2026-01-03 introduced(made) to [[intro-b]]\n"
		     "- 2026-01-04 introduced(met) to [[intro-b]]\n", 0, 3 },
	{ "intro-b", "- 2026-01-03 introduced to [[intro-a]]\n- 2026-01-05 introduced to [[intro-c]], [[Someone New]]\n", 0, 9 },
	{ "intro-c", "- 2026-02-05 introduced(proposed) to [[intro-d]]\n", 0, 3 },
	{ "intro-d", "", 0, 0 },
	/* Made before the two years and written once more within them: not within them. */
	{ "intro-old", "- 2024-11-19 introduced to [[intro-older]]\n- 2026-01-01 introduced to [[intro-older]]\n", 0, 0 },
	{ "intro-older", "", 0, 0 },
	/* In an event's note the first is introduced to the others; along for it gains nothing. */
	{ "intro-e", "", 0, 6 },
	{ "intro-f", "", 0, 3 },
	{ "intro-g", "", 0, 3 },
	{ "intro-h", "- 2026-03-03 introduced with [[intro-i]] to [[intro-j]]\n", 0, 3 },
	{ "intro-i", "", 0, 0 },
	{ "intro-j", "", 0, 3 },
	/* Who made a tie of mine helped: the note's person, else from; not those it led to. */
	{ "maker", "- 2026-01-01 introduced-me to [[made]] from [[not-maker]]\n", 3, 0 },
	{ "not-maker", "", 0, 0 },
	{ "made", "", 0, 0 },
	{ "from-maker", "", 3, 0 },
	/* Both are about whom an entry names. */
	{ "pair-1", "- 2026-01-01 got(medium) with [[pair-2]], [[pair-1]]: moving house\n", 3, 0 },
	{ "pair-2", "", 3, 0 },
	{ "source", "- 2026-01-01 coffee\n", 0, 0 },
	/* A lead won via somebody is medium help on the day of the entry, once. */
	{ "referrer", "", 3, 0 },
	{ "lost-referrer", "", 0, 0 },
	/* Without a stage in front matter the last entry says whether it was won. */
	{ "by-log", "", 3, 0 },
	/* Won twice counts from the second time; a win that is planned is none. */
	{ "late-referrer", "", 3, 0 },
};

static const struct notebook_file points_others[] = {
	{ "events/e.md", "---\ndate: 2026-03-01\n---\n- 2026-03-01 introduced to [[intro-e]], [[intro-f]], [[intro-g]]\n- 2026-03-01 introduced-me to [[made]] from [[from-maker]]\n" },
	{ "people/teller.md", "- 2026-01-01 got via [[source]]: a tip\n" },
	{ "leads/won.md", "---\nstage: won\nvia: [referrer, referrer]\n---\n- 2026-01-01 stage(offer)\n- 2026-02-01 stage(won): signed\n" },
	{ "leads/won-undated.md", "---\nstage: won\nvia: lost-referrer\n---\n" },
	{ "leads/lost.md", "---\nstage: lost\nvia: lost-referrer\n---\n- 2026-02-01 stage(won): too early\n" },
	{ "leads/no-stage.md", "---\nvia: by-log\n---\n- 2026-02-01 stage(won)\n" },
	{ "leads/no-stage-any-more.md", "---\nvia: by-log\n---\n- 2026-02-01 stage(won)\n- 2026-02-02 stage(lost)\n" },
	{ "leads/again.md", "---\nstage: won\nvia: late-referrer\n---\n- [ ] 2026-11-01 stage(won)\n- 2024-11-01 stage(won)\n- 2024-12-01 stage(won)\n- 2024-10-01 stage(won)\n- 2026-01-01 stage(offer)\n" },
	{ "leads/planned.md", "---\nstage: won\nvia: lost-referrer\n---\n- [ ] 2026-11-01 stage(won)\n- 2026-01-01 note: won\n" },
	{ "leads/old.md", "---\nstage: won\nvia: lost-referrer\n---\n- 2024-11-19 stage(won)\n- 2026-01-01 stage(offer)\n" },
};
/* clang-format on */

static void help_counts_by_the_table_of_kinds(void **state)
{
	kith_day today = day("2026-11-20");
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, points_others, NOTEBOOK_LEN(points_others));
	for (size_t i = 0; i < NOTEBOOK_LEN(points); i++) {
		char path[64];

		snprintf(path, sizeof(path), "people/%s.md", points[i].id);
		notebook_write(&notebook, path, points[i].note);
	}
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(points); i++) {
		kith_id id = person(&notebook, points[i].id);
		struct kith_points found = kith_points_between(notebook.book, id, day("2024-11-20"), today);

		if (found.got != points[i].got || found.gave != points[i].gave)
			fail_msg("%s: got %d, gave %d", points[i].id, found.got, found.gave);
		assert_int_equal(kith_balance(notebook.book, id, today), found.got - found.gave);
	}
	notebook_remove(&notebook);
}

static void sizes_are_worth_what_the_notebook_says(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nasks: {small: {points: 2}, medium: {points: 5, rest: 10d}, large: "
			       "{rest: 100d}}\n" },
		{ "people/ada.md", "- 2026-01-01 got: a\n- 2026-01-02 vouched\n- 2026-01-03 asked(medium): "
				   "b\n- 2026-01-03 asked(large): c\n- 2026-01-04 asked(huge): d\n" },
	};
	struct notebook notebook;
	const struct kith_entry_row *entries;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	assert_int_equal(kith_balance(notebook.book, person(&notebook, "ada"), day("2026-11-20")), 7);
	entries = kith_book_entries(notebook.book);
	assert_int_equal(kith_ask_closes(notebook.book, &entries[2]),
			 day("2026-02-02")); /* 30 is longer than 10 */
	assert_int_equal(kith_ask_closes(notebook.book, &entries[3]),
			 day("2026-04-13")); /* 28 + 28 + 31 + 13 = 100 */
	assert_int_equal(kith_entry_size(notebook.book, &entries[3]), KITH_LARGE);
	assert_int_equal(kith_entry_size(notebook.book, &entries[4]), KITH_SMALL);
	notebook_remove(&notebook);
}

/* clang-format off */
static const struct {
	const char *id, *front;
	int32_t cadence;
	bool routine, paused;
} settings[] = {
	{ "none", "", 0, false, false },
	{ "inner", "tier: inner\n", 14, false, false },
	{ "close", "tier: close\n", 30, false, false },
	{ "regular", "tier: regular\n", 90, false, false },
	{ "wide", "tier: wide\n", 365, false, false },
	{ "ambient", "tier: ambient\n", KITH_NEVER, false, false },
	{ "own", "tier: wide\ncadence: 2w\n", 14, false, false },
	{ "own-alone", "cadence: monthly\n", 30, false, false },
	{ "own-never", "tier: inner\ncadence: never\n", KITH_NEVER, false, false },
	{ "unreadable", "tier: inner\ncadence: now and then\n", 14, false, false },
	{ "unknown", "tier: bosom\n", 0, false, false },
	{ "daily", "routine: daily\n", 0, true, false },
	{ "weekly", "routine: weekly\nstatus: active\n", 0, true, false },
	{ "at-times", "routine: at times\n", 0, false, false },
	{ "paused", "routine: weekly\nstatus: paused\n", 0, false, true },
	{ "archived", "routine: weekly\nstatus: archived\n", 0, false, true },
};
/* clang-format on */

static void intent_is_read_from_the_front_matter(void **state)
{
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (size_t i = 0; i < NOTEBOOK_LEN(settings); i++) {
		char path[64], text[128];

		snprintf(path, sizeof(path), "people/%s.md", settings[i].id);
		snprintf(text, sizeof(text), "---\n%s---\n", settings[i].front);
		notebook_write(&notebook, path, text);
	}
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(settings); i++) {
		kith_id id = person(&notebook, settings[i].id);

		if (kith_cadence(notebook.book, id) != settings[i].cadence ||
		    kith_is_routine(notebook.book, id) != settings[i].routine ||
		    kith_is_paused(notebook.book, id) != settings[i].paused)
			fail_msg("%s: cadence %d", settings[i].id, kith_cadence(notebook.book, id));
	}
	notebook_remove(&notebook);
}

/* clang-format off */
static const struct {
	const char *id, *note;
	bool one_sided;
} sides[] = {
	{ "nothing", "", false },
	{ "two", "- 2026-01-01 message(out)\n- 2026-01-02 message(out)\n", false },
	{ "three", "- 2026-01-01 message(out)\n- 2026-01-02 gave: x\n- 2026-01-03 told: y\n", true },
	{ "three-after", "- 2025-01-01 coffee\n- 2026-01-01 message(out)\n- 2026-01-02 gave: x\n- 2026-01-03 told: y\n", true },
	{ "answered-first", "- 2026-01-01 message(in)\n- 2026-01-02 gave: x\n- 2026-01-03 told: y\n", false },
	{ "answered-last", "- 2026-01-01 message(out)\n- 2026-01-02 gave: x\n- 2026-01-03 message\n", false },
	{ "answered-same-day", "- 2026-01-01 message(out)\n- 2026-01-01 message(in)\n- 2026-01-02 gave: x\n- 2026-01-03 told: y\n", false },
	{ "four-of-two-days", "- 2026-01-01 message(out)\n- 2026-01-01 gave: x\n- 2026-01-03 told: y\n- 2026-01-03 invited: z\n", false },
	{ "no-between", "- 2026-01-01 message(out)\n- 2026-01-02 message(out)\n- 2026-01-03 asked: x -> no 2026-01-04\n- 2026-01-05 thanked\n", false },
	{ "unanswered", "- 2026-01-01 message(out)\n- 2026-01-02 message(out)\n- 2026-01-03 asked: x -> none 2026-01-04\n", true },
};
/* clang-format on */

static void a_tie_is_one_sided_when_the_last_three_touches_were_mine(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (size_t i = 0; i < NOTEBOOK_LEN(sides); i++) {
		char path[64];

		snprintf(path, sizeof(path), "people/%s.md", sides[i].id);
		notebook_write(&notebook, path, sides[i].note);
	}
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(sides); i++) {
		kith_contacts_of(notebook.book, person(&notebook, sides[i].id), day("2026-11-20"), &arena,
				 &contacts);
		if (kith_one_sided(notebook.book, &contacts) != sides[i].one_sided)
			fail_msg("%s", sides[i].id);
	}
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

/* The latest step of a pair holds, whichever note says so; of one day the furthest. */
static void introductions_are_put_together_by_pair(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md",
		  "---\nname: Ada\n---\n- 2026-01-01 introduced(proposed) to [[bob]]\n- 2026-01-05 "
		  "introduced(both) to [[bob]]\n- 2026-01-05 introduced(agreed) to [[bob]]\n"
		  "- 2026-02-01 introduced(proposed): to her boss\n- [ ] 2026-01-09 introduced to "
		  "[[bob]]\n" },
		{ "people/bob.md", "---\nname: Bob\n---\n- 2026-01-03 introduced(made) to [[ada]]\n- "
				   "2026-01-04 introduced(proposed) to Carl Cox\n" },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_intro *intros;
	struct notebook notebook;
	kith_id ada, bob;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	ada = person(&notebook, "ada");
	bob = person(&notebook, "bob");
	assert_int_equal(
		(kith_intros_of(notebook.book, KITH_NOBODY, day("2026-11-20"), &arena, &count), count), 3);
	intros = kith_intros_of(notebook.book, ada, day("2026-11-20"), &arena, &count);
	assert_int_equal(count, 2);
	assert_int_equal(kith_intro_other(&intros[0], ada)->note, bob);
	assert_int_equal(intros[0].step, KITH_INTRO_BOTH);
	assert_int_equal(intros[0].since, day("2026-01-05"));
	assert_int_equal(intros[0].made, day("2026-01-03"));
	assert_true(
		kith_slice_is(kith_side_name(notebook.book, kith_intro_other(&intros[1], ada)), "somebody"));
	assert_int_equal(intros[1].made, KITH_NO_DAY);
	intros = kith_intros_of(notebook.book, bob, day("2026-11-20"), &arena, &count);
	assert_int_equal(count, 2);
	assert_true(
		kith_slice_is(kith_side_name(notebook.book, kith_intro_other(&intros[1], bob)), "Carl Cox"));
	assert_string_equal(kith_intro_word(intros[1].step), "proposed");
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(depth_is_what_the_record_shows),
		cmocka_unit_test(help_counts_by_the_table_of_kinds),
		cmocka_unit_test(sizes_are_worth_what_the_notebook_says),
		cmocka_unit_test(intent_is_read_from_the_front_matter),
		cmocka_unit_test(a_tie_is_one_sided_when_the_last_three_touches_were_mine),
		cmocka_unit_test(introductions_are_put_together_by_pair),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
