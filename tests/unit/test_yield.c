/* What events gave: new people, those still in touch, help, leads, offers, lessons, hours and cost. */
#include "notebook.h"

#include "practice/yield.h"

/* In touch at depth 2: three contact days, first to last at least 90 days. */
static const struct notebook_file files[] = {
	/* First contact at `a`, 2025-01-10; got is a contact too, so 2026-01-10, a year after, is the third day. */
	{ "people/ann.md", "---\nname: Ann\n---\n- 2026-01-10 coffee\n"
			   "- 2025-06-01 got(medium): read my talk\n- 2026-02-01 gave(small): a book\n" },
	/* The same, but her third day comes a day too late. */
	{ "people/bea.md", "---\nname: Bea\n---\n- 2025-03-01 coffee\n- 2026-01-11 coffee\n" },
	/* Met before: `a` is no first contact. */
	{ "people/cy.md", "---\nname: Cy\n---\n- 2025-01-09 coffee\n" },
	/* met-at goes before the first contact. */
	{ "people/dot.md", "---\nname: Dot\nmet-at: b\n---\n" },
	{ "people/eve.md", "---\nname: Eve\nmet-at: on the train\n---\n" },
	{ "people/far.md", "---\nname: Far\nmet-at: missed\n---\n" },
	/* Two events of the day of the first contact: new at both, and once in the two together. */
	{ "people/gil.md", "---\nname: Gil\n---\n" },
	/* Only seen. */
	{ "people/hal.md", "---\nname: Hal\n---\n" },
	{ "events/a.md", "---\ndate: 2025-01-10\nhours: 1.5\ncost: 10\ngroup: g\npeople: [ann, bea, cy, dot, eve]\n"
			 "attendees: hal\n---\n- 2025-01-10 learned: one\n- [ ] 2025-01-10 learned: not yet\n" },
	{ "events/b.md", "---\ndate: 2026-10-01\nhours: 2\ngroup: g\npeople: gil\n---\n" },
	{ "events/c.md", "---\ndate: 2026-10-01\npeople: gil\n---\n" },
	{ "events/missed.md", "---\ndate: 2026-10-02\nstatus: skipped\npeople: hal\n---\n" },
	{ "events/ahead.md", "---\ndate: 2026-11-20\npeople: hal\n---\n" },
	{ "groups/g.md", "---\nname: G\n---\n- 2026-01-01 learned: two\n- 2026-12-01 learned: to come\n" },
	{ "leads/won.md", "---\nsource: a\nstage: won\n---\n" },
	{ "leads/had.md", "---\nsource: \"[[a]]\"\nstage: declined\n---\n- 2026-01-05 stage(offer): too far\n" },
	{ "leads/none.md", "---\nsource: a\nstage: interview\n---\n- 2026-12-05 stage(offer): to come\n" },
	{ "leads/group.md", "---\nsource: g\nstage: heard\n---\n" },
	{ "leads/other.md", "---\nsource: ann\nstage: won\n---\n" },
};

static struct notebook notebook;

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

struct yield_case {
	const char *today;
	const char *events[3];
	const char *group;
	size_t new_people, in_touch;
	int got, gave;
	size_t leads, offers, learned;
	long hours, cost;
};

static const struct yield_case cases[] = {
	/* Ann and Bea are new; a year on, 2026-01-10, Ann has three days of 365, Bea two. medium is 3. */
	{ "2026-11-20", { "a" }, NULL, 2, 1, 3, 1, 3, 2, 1, 150, 1000 },
	/* The day before that day: neither has. Ann's book is to come. */
	{ "2026-01-09", { "a" }, NULL, 2, 0, 3, 0, 3, 2, 1, 150, 1000 },
	{ "2026-01-10", { "a" }, NULL, 2, 1, 3, 0, 3, 2, 1, 150, 1000 },
	/* Later changes nothing: Bea is looked at a year on, not today. */
	{ "2026-01-11", { "a" }, NULL, 2, 1, 3, 0, 3, 2, 1, 150, 1000 },
	{ "2026-11-20", { "b" }, NULL, 2, 0, 0, 0, 0, 0, 0, 200, -1 },
	{ "2026-11-20", { "c" }, NULL, 1, 0, 0, 0, 0, 0, 0, -1, -1 },
	{ "2026-11-20", { "b", "c" }, NULL, 2, 0, 0, 0, 0, 0, 0, 200, -1 },
	{ "2026-11-20", { "a", "b" }, "g", 4, 1, 3, 1, 4, 2, 2, 350, 1000 },
	{ "2026-11-20", { NULL }, "g", 0, 0, 0, 0, 1, 0, 1, -1, -1 },
};

static void check(const struct yield_case *expected)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_newcomers newcomers = kith_newcomers_of(notebook.book, day(expected->today), &arena);
	kith_id events[3], group = KITH_NOBODY;
	struct kith_yield yield;
	size_t count = 0;
	char id[64];

	for (; count < 3 && expected->events[count]; count++) {
		snprintf(id, sizeof(id), "events/%s", expected->events[count]);
		events[count] = notebook_id(&notebook, id);
	}
	if (expected->group)
		group = notebook_id(&notebook, "groups/g");
	kith_yield_of(notebook.book, &newcomers, events, count, group, day(expected->today), &arena, &yield);
	if (yield.events != count || yield.new_people != expected->new_people || yield.in_touch != expected->in_touch ||
	    yield.got != expected->got || yield.gave != expected->gave || yield.leads != expected->leads ||
	    yield.offers != expected->offers || yield.learned != expected->learned || yield.hours != expected->hours ||
	    yield.cost != expected->cost)
		fail_msg("case %zu on %s: new %zu, in touch %zu, got %d, gave %d, leads %zu, offers %zu, learned %zu, "
			 "hours %ld, cost %ld",
			 (size_t)(expected - cases), expected->today, yield.new_people, yield.in_touch, yield.got,
			 yield.gave, yield.leads, yield.offers, yield.learned, yield.hours, yield.cost);
	kith_arena_release(&arena);
}

static void yields_are_those_worked_out_by_hand(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		check(&cases[i]);
}

static void who_is_new_stands_by_event_and_person(void **state)
{
	static const char *const wanted[][2] = {
		{ "events/a", "people/ann" }, { "events/a", "people/bea" }, { "events/b", "people/dot" },
		{ "events/b", "people/gil" }, { "events/c", "people/gil" },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_newcomers found;
	const struct kith_newcomer *first;

	(void)state;
	found = kith_newcomers_of(notebook.book, day("2026-11-20"), &arena);
	assert_int_equal(found.count, NOTEBOOK_LEN(wanted));
	for (size_t i = 0; i < found.count; i++) {
		assert_int_equal(found.items[i].event, notebook_id(&notebook, wanted[i][0]));
		assert_int_equal(found.items[i].person, notebook_id(&notebook, wanted[i][1]));
	}
	assert_int_equal(kith_newcomers_at(&found, notebook_id(&notebook, "events/b"), &first), 2);
	assert_ptr_equal(first, found.items + 2);
	assert_int_equal(kith_newcomers_at(&found, notebook_id(&notebook, "events/missed"), &first), 0);
	/* On its day the event ahead is not attended yet; on the next Hal is new there. */
	found = kith_newcomers_of(notebook.book, day("2026-11-21"), &arena);
	assert_int_equal(kith_newcomers_at(&found, notebook_id(&notebook, "events/ahead"), &first), 1);
	kith_arena_release(&arena);
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
		cmocka_unit_test(yields_are_those_worked_out_by_hand),
		cmocka_unit_test(who_is_new_stands_by_event_and_person),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
