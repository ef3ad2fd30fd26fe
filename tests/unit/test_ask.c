/* Verdicts on requests, and what they rest and wait for: kith-practice(7), "Asking". */
#include "notebook.h"

#include "practice/about.h"
#include "practice/ask.h"

static kith_day day(const char *text)
{
	return text ? kith_day_parse(kith_slice_cstr(text)) : KITH_NO_DAY;
}

static enum kith_size size_of(const char *word)
{
	return word ? kith_size_find(kith_slice_cstr(word)) : KITH_SIZE_COUNT;
}

#define S KITH_SMALL
#define M KITH_MEDIUM
#define L KITH_LARGE
#define NONE NULL

/* A note stands where the first case needs it; the last contact is the ask's answer unless said. */
struct verdict_case {
	const char *id, *note, *today;
	enum kith_size size;
	const char *verdict, *largest, *free;
};

#define MET "---\nlast-contact: 2026-11-01\n---\n"
#define TOUCH "---\ndepth: 2\nlast-contact: 2026-11-01\n---\n"
#define TRUST "---\ndepth: 3\nlast-contact: 2026-11-01\n---\n"

/* clang-format off */
static const struct verdict_case cases[] = {
	/* no data: nobody is asked for anything before the first contact */
	{ "nobody", "", "2026-11-20", S, "too-large", NONE, NULL },
	{ "touched", "- 2026-11-01 message(out)\n", "2026-11-20", S, "too-large", NONE, NULL },
	{ "engaged", "- 2026-11-20 engaged: under her post\n", "2026-11-20", S, "fits", "small", NULL },
	{ "engaged", NULL, "2026-11-19", S, "too-large", NONE, NULL },               /* the day before */
	/* one datum: just met */
	{ "met", MET, "2026-11-20", S, "fits", "small", NULL },
	{ "met", NULL, "2026-11-20", M, "too-large", "small", NULL },
	{ "met", NULL, "2026-11-20", L, "too-large", "small", NULL },
	/* depth */
	{ "touch", TOUCH, "2026-11-20", M, "fits", "medium", NULL },
	{ "touch", NULL, "2026-11-20", L, "too-large", "medium", NULL },
	{ "trust", TRUST, "2026-11-20", L, "fits", "large", NULL },
	/* silence: over 180 days for medium, 90 for large: 2026-11-01 + 90 = 2027-01-30, + 180 = 2027-04-30 */
	{ "trust", NULL, "2027-01-30", L, "fits", "large", NULL },
	{ "trust", NULL, "2027-01-31", L, "reconnect", "medium", NULL },
	{ "trust", NULL, "2027-04-30", M, "fits", "medium", NULL },
	{ "trust", NULL, "2027-05-01", M, "reconnect", "small", NULL },
	{ "trust", NULL, "2030-01-01", S, "fits", "small", NULL },                    /* never below 1 after a contact */
	/* faded: three years of silence; close fades every 180 days */
	{ "years", "---\ndepth: 3\nlast-contact: 2023-11-20\n---\n", "2026-11-20", L, "reconnect", "small", NULL },
	{ "fades", "---\ntier: close\ndepth: 3\nlast-contact: 2026-05-24\n---\n- 2026-09-01 message(out)\n", "2026-11-19", M, "fits", "medium", NULL },
	{ "fades", NULL, "2026-11-20", M, "fits", "medium", NULL },                   /* 180 days: still 2 */
	{ "fades", NULL, "2026-11-20", L, "reconnect", "medium", NULL },
	/* a declared depth without any contact is silence, but for small ones */
	{ "declared", "---\ndepth: 3\n---\n", "2026-11-20", L, "reconnect", "small", NULL },
	{ "declared", NULL, "2026-11-20", S, "fits", "small", NULL },
	/* a colleague of years with few entries: seen daily */
	{ "desk", "---\ndepth: 3\nroutine: daily\n---\n", "2026-11-20", L, "fits", "large", NULL },
	{ "barista", "---\nroutine: weekly\n---\n", "2026-11-20", S, "fits", "small", NULL },
	{ "paused", "---\ndepth: 3\nroutine: daily\nstatus: paused\n---\n", "2026-11-20", L, "reconnect", "small", NULL },
	/* open: younger than its rest and 30 days; after that it counts as none */
	{ "open-s", TRUST "- 2026-11-05 asked: x\n", "2026-11-05", S, "open-ask", NONE, "2026-12-05" },
	{ "open-s", NULL, "2026-12-04", S, "open-ask", NONE, "2026-12-05" },
	{ "open-s", NULL, "2026-12-05", S, "fits", "large", NULL },                   /* its rest was over before */
	{ "open-s", NULL, "2026-11-04", S, "fits", "large", NULL },                   /* to come */
	{ "open-m", TRUST "- 2026-11-05 asked(medium): x\n", "2027-01-03", S, "open-ask", NONE, "2027-01-04" },
	{ "open-m", NULL, "2027-01-04", L, "fits", "large", NULL },
	{ "open-l", "---\nroutine: daily\ndepth: 3\n---\n- 2026-01-05 asked(large): x\n", "2027-01-04", S, "open-ask", NONE, "2027-01-05" },
	{ "open-l", NULL, "2027-01-05", L, "fits", "large", NULL },
	{ "ticked", TRUST "- [ ] 2026-11-05 asked: x\n- [-] 2026-11-05 asked: y\n", "2026-11-20", S, "fits", "large", NULL },
	/* too soon: small 2 weeks, and for all that are larger */
	{ "soon-s", TRUST "- 2026-11-05 asked: x -> yes\n", "2026-11-18", S, "too-soon", NONE, "2026-11-19" },
	{ "soon-s", NULL, "2026-11-18", L, "too-soon", NONE, "2026-11-19" },
	{ "soon-s", NULL, "2026-11-19", S, "fits", "large", NULL },
	/* medium 2 months = 60 days: 2026-11-05 + 60 = 2027-01-04; smaller 2 weeks */
	{ "soon-m", TRUST "- 2026-11-05 asked(medium): x -> no\n", "2026-11-18", S, "too-soon", NONE, "2026-11-19" },
	{ "soon-m", NULL, "2026-11-19", S, "fits", "small", NULL },
	{ "soon-m", NULL, "2027-01-03", M, "too-soon", "small", "2027-01-04" },
	{ "soon-m", NULL, "2027-01-03", L, "too-soon", "small", "2027-01-04" },
	{ "soon-m", NULL, "2027-01-04", M, "fits", "large", NULL },
	/* large a year: smaller ones 2 weeks, medium too */
	{ "soon-l", "---\nroutine: daily\ndepth: 3\nrelation: mentor\n---\n- 2026-11-05 asked(large): x -> yes\n", "2026-11-18", M, "too-soon", "small", "2026-11-19" },
	{ "soon-l", NULL, "2026-11-19", M, "fits", "medium", NULL },
	{ "soon-l", NULL, "2027-11-04", L, "too-soon", "medium", "2027-11-05" },
	{ "soon-l", NULL, "2027-11-05", L, "fits", "large", NULL },
	/* of two the later end stands */
	{ "soon-two", TRUST "- 2026-11-01 asked(medium): x -> yes\n- 2026-11-10 asked: y -> yes\n", "2026-11-20", M, "too-soon", NONE, "2026-12-31" },
	{ "soon-two", NULL, "2026-11-20", S, "too-soon", NONE, "2026-11-24" },
	/* small asks of those seen anyway do not rest */
	{ "soon-desk", "---\nroutine: daily\ndepth: 3\n---\n- 2026-11-19 asked: x -> yes\n", "2026-11-20", S, "fits", "small", NULL },
	{ "soon-desk", NULL, "2026-11-20", M, "too-soon", "small", "2026-12-03" },
	/* give first: over 3, and never small */
	{ "owed-3", TRUST "- 2026-06-01 got(medium): x\n", "2026-11-20", L, "fits", "large", NULL },
	{ "owed-4", TRUST "- 2026-06-01 got(medium): x\n- 2026-06-02 got: y\n", "2026-11-20", M, "give-first", "small", NULL },
	{ "owed-4", NULL, "2026-11-20", L, "give-first", "small", NULL },
	{ "owed-4", NULL, "2026-11-20", S, "fits", "small", NULL },
	{ "repaid", TRUST "- 2026-06-01 got(medium): x\n- 2026-06-02 got: y\n- 2026-06-03 gave: z\n", "2026-11-20", L, "fits", "large", NULL },
	/* help of more than two years ago is not counted: 2024-11-20 + 730 = 2026-11-20 */
	{ "old", TRUST "- 2024-11-20 got(large): x\n", "2026-11-20", M, "give-first", "small", NULL },
	{ "old", NULL, "2026-11-21", M, "fits", "large", NULL },
	{ "mentor", "---\ndepth: 3\nlast-contact: 2026-11-01\nrelation: [peer, Mentor]\n---\n- 2026-06-01 got(large): x\n", "2026-11-20", L, "fits", "large", NULL },
	{ "manager", "---\ndepth: 3\nlast-contact: 2026-11-01\nrelation: manager\n---\n- 2026-06-01 got(large): x\n", "2026-11-20", L, "fits", "large", NULL },
	{ "family", "---\ndepth: 3\nlast-contact: 2026-11-01\nrelation: family\n---\n- 2026-06-01 got(large): x\n", "2026-11-20", L, "fits", "large", NULL },
	{ "former", "---\ndepth: 3\nlast-contact: 2026-11-01\nrelation: former-manager\n---\n- 2026-06-01 got(large): x\n", "2026-11-20", L, "give-first", "small", NULL },
	/* the first that applies */
	{ "all", "---\ndepth: 2\nlast-contact: 2024-01-01\n---\n- 2026-11-01 asked: x\n", "2026-11-20", L, "open-ask", NONE, "2026-12-01" },
	{ "large-first", "---\ndepth: 2\nlast-contact: 2024-01-01\n---\n", "2026-11-20", L, "too-large", "small", NULL },
	{ "silent-first", "---\ndepth: 3\nlast-contact: 2025-01-01\n---\n- 2026-11-10 asked(medium): x -> none\n", "2026-11-20", L, "reconnect", NONE, "2027-01-09" },
	{ "soon-first", TRUST "- 2026-06-01 got(large): x\n- 2026-11-10 asked: x -> none\n", "2026-11-20", M, "too-soon", NONE, "2026-11-24" },
};
/* clang-format on */

static void make(struct notebook *notebook)
{
	char path[64];

	notebook_make(notebook, NULL, 0);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		snprintf(path, sizeof(path), "people/%s.md", cases[i].id);
		if (cases[i].note)
			notebook_write(notebook, path, cases[i].note);
	}
	notebook_write(notebook, "people/me.md", "");
}

static kith_id person(const struct notebook *notebook, const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	return notebook_id(notebook, id);
}

static void check_case(const struct notebook *notebook, size_t i)
{
	const struct verdict_case *row = &cases[i];
	struct kith_asking asking;
	enum kith_verdict verdict;

	kith_asking_of(notebook->book, person(notebook, row->id), day(row->today), &asking);
	verdict = kith_ask_verdict(notebook->book, &asking, row->size);
	if (strcmp(kith_verdict_word(verdict), row->verdict) != 0)
		fail_msg("case %zu, %s on %s: %s, wanted %s", i, row->id, row->today, kith_verdict_word(verdict),
			 row->verdict);
	if (kith_ask_largest(notebook->book, &asking) != size_of(row->largest))
		fail_msg("case %zu, %s on %s: largest %s, wanted %s", i, row->id, row->today,
			 kith_size_word(kith_ask_largest(notebook->book, &asking)),
			 row->largest ? row->largest : "none");
	if (kith_ask_free(notebook->book, &asking, row->size) != day(row->free))
		fail_msg("case %zu, %s on %s: free on day %d, wanted %s", i, row->id, row->today,
			 kith_ask_free(notebook->book, &asking, row->size), row->free ? row->free : "none");
}

static void the_first_verdict_that_applies(void **state)
{
	struct notebook notebook;

	(void)state;
	make(&notebook);
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		check_case(&notebook, i);
	notebook_remove(&notebook);
}

static void settings_change_depth_and_rest(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nasks: {small: {rest: 3w}, medium: {depth: 1, rest: 1w}}\n" },
		{ "people/ada.md", MET "- 2026-11-05 asked(medium): x -> yes\n" },
	};
	struct notebook notebook;
	struct kith_asking asking;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	kith_asking_of(notebook.book, person(&notebook, "ada"), day("2026-11-12"), &asking);
	assert_int_equal(kith_ask_verdict(notebook.book, &asking, M), KITH_FITS);
	assert_int_equal(kith_ask_verdict(notebook.book, &asking, S), KITH_TOO_SOON); /* as after a small one */
	assert_int_equal(kith_ask_free(notebook.book, &asking, S), day("2026-11-26"));
	notebook_remove(&notebook);
}

static void the_newest_without_outcome_is_closed(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "- 2026-01-05 asked: stale\n- 2026-03-05 asked: newest\n- 2026-04-05 asked: x -> yes\n"
				   "- [ ] 2026-05-05 asked: plan\n- 2026-12-05 asked: to come\n" },
		{ "people/bob.md", "- 2026-04-01 asked(medium) with [[ada]]: the two of you\n" },
		{ "people/eve.md", "- 2026-04-01 was-asked: by her\n" },
	};
	const struct kith_entry_row *entry;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	entry = kith_newest_open(notebook.book, person(&notebook, "ada"), "asked", day("2026-11-20"));
	assert_true(kith_slice_is(kith_text(notebook.book, entry->text), "the two of you"));
	entry = kith_newest_open(notebook.book, person(&notebook, "ada"), "asked", day("2026-03-31"));
	assert_true(kith_slice_is(kith_text(notebook.book, entry->text), "newest"));
	assert_null(kith_newest_open(notebook.book, person(&notebook, "eve"), "asked", day("2026-11-20")));
	assert_non_null(kith_newest_open(notebook.book, person(&notebook, "eve"), "was-asked", day("2026-11-20")));
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_verdict_that_applies),
		cmocka_unit_test(settings_change_depth_and_rest),
		cmocka_unit_test(the_newest_without_outcome_is_closed),
	};

	return cmocka_run_group_tests_name("ask", tests, NULL, NULL);
}
