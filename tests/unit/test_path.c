/* Who knows whom, and the warmest chain to somebody. */
#include "notebook.h"

#include <math.h>

#include "practice/path.h"

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
	return kith_day_parse(kith_slice_cstr(text));
}

static void near(double got, double wanted)
{
	if (fabs(got - wanted) > 1e-9)
		fail_msg("%.12f is not %.12f", got, wanted);
}

/* The chain as "edge:id edge:id". */
static const char *chain(const char *from, const char *to, const char *today)
{
	static char text[512];
	struct kith_path_step *steps;
	kith_id start = from ? notebook_id(&notebook, from) : KITH_NOBODY;
	size_t count = kith_path_to(notebook.book, start, notebook_id(&notebook, to), day(today), &arena,
				    &steps),
	       n;

	text[0] = '\0';
	for (n = 0; n < count; n++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s:%.*s", n ? " " : "",
			 kith_edge_word(steps[n].edge.kind),
			 KITH_ARG(kith_book_id(notebook.book, steps[n].note)));
	return text;
}

static double strength(const char *from, const char *to, const char *today)
{
	kith_id start = from ? notebook_id(&notebook, from) : KITH_NOBODY;

	return kith_paths_strength(kith_paths_from(notebook.book, start, day(today), &arena),
				   notebook_id(&notebook, to));
}

static const struct notebook_file of_two[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "---\nname: Me\n---\n" },
	{ "people/a.md", "---\nname: A\n---\n" },
	{ "people/b.md", "---\nname: B\n---\n" },
};

/* One tie between a and b, told by one file more or one in place of another. */
static const struct {
	const char *name, *path, *text, *edge;
	double strength;
} ties[] = {
	{ "knows, undated", "people/a.md", "---\nknows: b\n---\n", "knows", .6 },
	{ "knows, in the other's note", "people/b.md", "---\nknows: [a]\n---\n", "knows", .6 },
	{ "met-via, undated", "people/b.md", "---\nmet-via: a\n---\n", "met-via", .8 },
	{ "met-via, met two years ago", "people/b.md", "---\nmet-via: a\nmet: 2024-11-20\n---\n", "met-via",
	  .4 },
	{ "introduced, today", "people/a.md", "---\n---\n- 2026-11-20 introduced(made) to [[b]]\n",
	  "introduced", .8 },
	{ "introduced without a state is made", "people/a.md", "---\n---\n- 2024-11-20 introduced to b\n",
	  "introduced", .4 },
	{ "introduced, the latest step is the evidence", "people/a.md",
	  "---\n---\n- 2020-11-20 introduced(made) to [[b]]\n- 2024-11-20 introduced(met) to [[b]]\n",
	  "introduced", .4 },
	{ "introduced, both agreed is not made", "people/a.md",
	  "---\n---\n- 2026-11-20 introduced(both) to [[b]]\n", "", 0 },
	{ "introduced tomorrow", "people/a.md", "---\n---\n- 2026-11-21 introduced(made) to [[b]]\n", "", 0 },
	{ "who introduced me to b knows b", "people/a.md", "---\n---\n- 2026-11-20 introduced-me to [[b]]\n",
	  "introduced", .8 },
	{ "introduced in my note, by a", "people/me.md",
	  "---\n---\n- 2024-11-20 introduced-me from [[a]] to [[b]]\n", "introduced", .4 },
	{ "a small event, two years ago", "events/e.md",
	  "---\ndate: 2024-11-20\nsize: 12\npeople: [a]\nattendees: [b]\n---\n", "event", .2 },
	{ "an event of thirteen", "events/e.md", "---\ndate: 2024-11-20\nsize: 13\npeople: [a, b]\n---\n", "",
	  0 },
	{ "a meetup without size", "events/e.md",
	  "---\ndate: 2024-11-20\nkind: meetup\npeople: [a, b]\n---\n", "", 0 },
	{ "a small meetup with its size", "events/e.md",
	  "---\ndate: 2024-11-20\nkind: meetup\nsize: 5\nspeakers: a\norganizers: b\n---\n", "event", .2 },
	{ "an event that names twelve", "events/e.md",
	  "---\ndate: 2024-11-20\npeople: [a, b]\nattendees: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, a, B]\n---\n",
	  "event", .2 },
	{ "an event that names thirteen", "events/e.md",
	  "---\ndate: 2024-11-20\npeople: [a, b]\nattendees: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]\n---\n",
	  "", 0 },
	{ "an event of today is not over", "events/e.md", "---\ndate: 2026-11-20\npeople: [a, b]\n---\n", "",
	  0 },
	{ "an event of yesterday", "events/e.md", "---\ndate: 2026-11-19\npeople: [a, b]\n---\n", "event",
	  .4 * 0.99905 },
	{ "a cancelled event", "events/e.md",
	  "---\ndate: 2024-11-20\nstatus: cancelled\npeople: [a, b]\n---\n", "", 0 },
	{ "an event that I skipped took place", "events/e.md",
	  "---\ndate: 2024-11-20\nstatus: skipped\nattendees: [a, b]\n---\n", "event", .2 },
	{ "who is named twice is one", "events/e.md",
	  "---\ndate: 2024-11-20\npeople: [a]\nspeakers: [a]\n---\n", "", 0 },
};

static void every_tie_has_its_strength(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ties) / sizeof(ties[0]); i++) {
		struct kith_edge edge = { .strength = 0 };
		kith_id a, b;
		bool know;

		notebook_make(&notebook, of_two, NOTEBOOK_LEN(of_two));
		notebook_write(&notebook, ties[i].path, ties[i].text);
		notebook_open(&notebook, NULL);
		a = notebook_id(&notebook, "people/a");
		b = notebook_id(&notebook, "people/b");
		know = kith_web_know(kith_web_of(notebook.book, day(TODAY), &arena), a, b, &edge);
		if (know != (ties[i].strength > 0) || fabs(edge.strength - ties[i].strength) > 1e-5 ||
		    (know && strcmp(kith_edge_word(edge.kind), ties[i].edge) != 0))
			fail_msg("%s: %f", ties[i].name, edge.strength);
		near(strength("people/b", "people/a", TODAY), strength("people/a", "people/b", TODAY));
		near(strength("people/b", "people/a", TODAY), edge.strength);
		done();
	}
}

static void colleagues_share_a_present_organization(void **state)
{
	static const struct notebook_file files[] = {
		{ "groups/initech.md", "---\nname: Initech\nkind: company\naliases: INI\n---\n" },
		{ "people/a.md", "---\norg: [Globex, initech]\n---\n" },
		{ "people/b.md", "---\norg: \"[[ini]]\"\n---\n" },
		{ "people/c.md", "---\norg: GLOBEX\n---\n" },
		{ "people/d.md", "---\norg: ''\n---\n" },
		{ "people/e.md", "---\n---\n- 2020-01-01 left: Initech\n" },
	};
	kith_id *people;

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	assert_string_equal(chain("people/b", "people/a", TODAY), "colleagues:people/a");
	assert_string_equal(chain("people/b", "people/c", TODAY), "colleagues:people/a colleagues:people/c");
	near(strength("people/b", "people/c", TODAY), .25);
	assert_string_equal(chain("people/a", "people/d", TODAY), "");
	assert_string_equal(chain("people/a", "people/e", TODAY), "");
	assert_int_equal(kith_people_at(notebook.book, kith_slice_cstr("Initech"), &arena, &people), 2);
	assert_int_equal(kith_people_at(notebook.book, kith_slice_cstr("globex"), &arena, &people), 2);
	assert_int_equal(kith_people_at(notebook.book, kith_slice_cstr(""), &arena, &people), 0);
	done();
}

static void my_own_ties_are_depth_over_three_and_age(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nme: people/me\n" },
		{ "people/me.md", "---\nknows: none\n---\n" },
		{ "people/none.md", "---\n---\n" },
		{ "people/once.md", "---\n---\n- 2026-11-20 coffee\n" },
		{ "people/old.md", "---\n---\n- 2024-11-20 coffee\n" },
		{ "people/told.md", "---\ndepth: 2\n---\n" },
		{ "people/daily.md", "---\nroutine: daily\n---\n" },
		{ "people/gone.md", "---\nroutine: daily\nstatus: paused\n---\n" },
	};

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	near(strength(NULL, "people/none", TODAY), 0);
	near(strength(NULL, "people/once", TODAY), 1 / 3.0);
	near(strength(NULL, "people/old", TODAY), 1 / 6.0);
	near(strength(NULL, "people/told", TODAY), 2 / 3.0);
	near(strength(NULL, "people/daily", TODAY), 1);
	near(strength(NULL, "people/gone", TODAY), 0);
	near(strength("people/me", "people/told", TODAY), 2 / 3.0);
	done();
}

static void evidence_halves_in_two_years(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/a.md", "---\n---\n- 2024-11-20 introduced to b\n" },
		{ "people/b.md", "---\n---\n" },
	};

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	near(strength("people/a", "people/b", "2024-11-20"), .8);
	near(strength("people/a", "people/b", "2024-11-21"), .8 * pow(.5, 1 / 730.0));
	near(strength("people/a", "people/b", "2026-11-19"), .8 * pow(.5, 729 / 730.0));
	near(strength("people/a", "people/b", "2026-11-20"), .4);
	near(strength("people/a", "people/b", "2024-11-19"), 0);
	done();
}

static void the_greatest_product_goes_before_the_shortest_chain(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/a.md", "---\ndepth: 3\nknows: [z]\n---\n" },
		{ "people/b.md", "---\ndepth: 1\nknows: [z]\n---\n" },
		{ "people/z.md", "---\nlast-contact: 2020-01-01\n---\n" },
	};

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	assert_string_equal(chain(NULL, "people/z", TODAY), "contact:people/a knows:people/z");
	assert_string_equal(chain("people/b", "people/a", TODAY), "knows:people/z knows:people/a");
	done();
}

static void of_equal_chains_the_shorter_and_then_the_lower_id_is_taken(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/me.md", "---\n---\n" },
		{ "people/c.md", "---\nroutine: daily\nmet-via: z\n---\n" },
		{ "people/b.md", "---\nroutine: daily\nmet-via: z\n---\n" },
		{ "people/d.md", "---\nroutine: daily\nmet-via: z\n---\n" },
		{ "people/z.md", "---\n---\n" },
		{ "people/x.md", "---\ndepth: 3\nknows: [b, y]\n---\n" },
		{ "people/y.md", "---\ndepth: 3\n---\n" },
	};

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	assert_string_equal(chain(NULL, "people/z", TODAY), "contact:people/b met-via:people/z");
	assert_string_equal(chain(NULL, "people/x", TODAY), "contact:people/x");
	done();
}

static void nobodys_chain_leads_through_me_or_the_archived(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/me.md", "---\nknows: [a, b]\n---\n" },
		{ "people/a.md", "---\nknows: [me, gone]\nroutine: daily\n---\n" },
		{ "people/b.md", "---\nknows: [me, gone]\nroutine: daily\n---\n" },
		{ "people/gone.md", "---\nstatus: archived\n---\n" },
	};

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	assert_string_equal(chain("people/a", "people/b", TODAY), "");
	assert_string_equal(chain("people/a", "people/gone", TODAY), "knows:people/gone");
	assert_string_equal(chain("people/gone", "people/b", TODAY), "knows:people/b");
	assert_string_equal(chain("people/a", "people/a", TODAY), "");
	done();
}

static void the_best_of_several_targets_is_the_warmest(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/a.md", "---\ndepth: 1\noffers: rust\n---\n" },
		{ "people/b.md", "---\ndepth: 3\noffers: [rust, storage]\n---\n" },
		{ "people/c.md", "---\ndepth: 3\noffers: storage\n---\n" },
		{ "people/d.md", "---\ndepth: 3\noffers: storage\nstatus: archived\n---\n" },
		{ "people/e.md", "---\ngroups: choir\n---\n" },
		{ "groups/choir.md", "---\nname: Choir\n---\n" },
	};
	const struct kith_paths *paths;
	kith_id *people;
	size_t count;

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	paths = kith_paths_from(notebook.book, KITH_NOBODY, day(TODAY), &arena);
	count = kith_people_of(notebook.book, kith_slice_cstr("rust"), day(TODAY), &arena, &people);
	assert_int_equal(count, 2);
	assert_int_equal(people[kith_paths_best(paths, people, count)], notebook_id(&notebook, "people/b"));
	count = kith_people_of(notebook.book, kith_slice_cstr("storage"), day(TODAY), &arena, &people);
	assert_int_equal(count, 2);
	assert_int_equal(people[kith_paths_best(paths, people, count)], notebook_id(&notebook, "people/b"));
	assert_int_equal(
		kith_people_of(notebook.book, kith_slice_cstr("rust storage"), day(TODAY), &arena, &people),
		1);
	count = kith_people_of(notebook.book, kith_slice_cstr("choir"), day(TODAY), &arena, &people);
	assert_int_equal(count, 1);
	assert_true(kith_paths_best(paths, people, count) == SIZE_MAX);
	assert_int_equal(
		kith_people_of(notebook.book, kith_slice_cstr("haskell"), day(TODAY), &arena, &people), 0);
	done();
}

/* The line of a value of the step's evidence, which must be in that note. */
static uint32_t line_in(const char *id, uint32_t value)
{
	struct kith_range values = kith_book_note(notebook.book, notebook_id(&notebook, id))->values;

	assert_true(value >= values.first && value - values.first < values.count);
	return kith_book_values(notebook.book)[value].line;
}

static void every_step_says_what_shows_it(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/a.md", "---\nname: A\norg: [Globex, Initech]\n---\n- 2026-11-01 coffee\n- 2026-11-02 call\n" },
		{ "people/b.md", "---\norg: initech\n---\n" },
		{ "people/c.md", "---\n---\n" },
		{ "people/d.md", "---\nknows: [c]\n---\n" },
		{ "events/e.md", "---\ndate: 2026-11-02\npeople: [c]\nspeakers: [b]\n---\n" },
	};
	struct kith_path_step *steps;

	(void)state;
	open_files(files, NOTEBOOK_LEN(files));
	assert_int_equal(kith_path_to(notebook.book, KITH_NOBODY, notebook_id(&notebook, "people/b"), day(TODAY), &arena, &steps), 2);
	assert_int_equal(kith_book_entries(notebook.book)[steps[0].edge.entry].line, 6);
	assert_int_equal(steps[0].edge.value, UINT32_MAX);
	assert_int_equal(line_in("people/a", steps[1].edge.other), 3);
	assert_int_equal(line_in("people/b", steps[1].edge.value), 2);
	assert_int_equal(steps[1].edge.last, KITH_NO_DAY);
	near(steps[1].product, steps[0].edge.strength * .5);
	assert_int_equal(kith_path_to(notebook.book, notebook_id(&notebook, "people/b"), notebook_id(&notebook, "people/d"), day(TODAY), &arena, &steps), 2);
	assert_int_equal(steps[0].edge.event, notebook_id(&notebook, "events/e"));
	assert_int_equal(line_in("events/e", steps[0].edge.other), 4);
	assert_int_equal(line_in("events/e", steps[0].edge.value), 3);
	assert_int_equal(steps[0].edge.last, day("2026-11-02"));
	assert_int_equal(line_in("people/d", steps[1].edge.value), 2);
	assert_int_equal(steps[1].edge.other, UINT32_MAX);
	done();
}

static void a_large_organization_is_no_square_of_ties(void **state)
{
	char path[64], text[64];
	int n;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (n = 0; n < 1500; n++) {
		snprintf(path, sizeof(path), "people/p%04d.md", n);
		snprintf(text, sizeof(text), "---\norg: Initech\n%s---\n", n == 7 ? "depth: 3\n" : "");
		notebook_write(&notebook, path, text);
	}
	notebook_open(&notebook, NULL);
	assert_string_equal(chain(NULL, "people/p1499", TODAY),
			    "contact:people/p0007 colleagues:people/p1499");
	near(strength(NULL, "people/p0000", TODAY), .5);
	done();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_tie_has_its_strength),
		cmocka_unit_test(colleagues_share_a_present_organization),
		cmocka_unit_test(my_own_ties_are_depth_over_three_and_age),
		cmocka_unit_test(evidence_halves_in_two_years),
		cmocka_unit_test(the_greatest_product_goes_before_the_shortest_chain),
		cmocka_unit_test(of_equal_chains_the_shorter_and_then_the_lower_id_is_taken),
		cmocka_unit_test(nobodys_chain_leads_through_me_or_the_archived),
		cmocka_unit_test(the_best_of_several_targets_is_the_warmest),
		cmocka_unit_test(every_step_says_what_shows_it),
		cmocka_unit_test(a_large_organization_is_no_square_of_ties),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
