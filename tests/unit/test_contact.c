/* What makes a day a touch or a contact: kith-practice(7), "Ties". */
#include "notebook.h"

#include "practice/about.h"
#include "practice/compute.h"
#include "practice/contact.h"

/* Of one note on 2026-11-20: days as "DATE c" or "DATE t", by day. */
struct contact_case {
	const char *id, *note, *days;
};

/* clang-format off */
static const struct contact_case cases[] = {
	{ "empty", "", "" },
	{ "kinds", "- 2026-01-01 coffee\n- 2026-01-02 gave(large): x\n- 2026-01-03 learned: x\n- 2026-01-04 skipped\n- 2026-01-05 was-asked: x\n"
		   "- 2026-01-06 vouched\n- 2026-01-07 vouched-for\n- 2026-01-08 pitched(recruiters)\n",
	  "2026-01-01 c, 2026-01-02 t, 2026-01-05 c, 2026-01-07 t, 2026-01-08 c" },
	{ "direction", "- 2026-01-01 message(out)\n- 2026-01-02 message(in)\n- 2026-01-03 call\n", "2026-01-01 t, 2026-01-02 c, 2026-01-03 c" },
	{ "words", "- 2026-01-01 praised(of)\n- 2026-01-02 praised(by)\n- 2026-01-03 feedback(to)\n- 2026-01-04 feedback(from)\n- 2026-01-05 praised\n",
	  "2026-01-01 t, 2026-01-02 c, 2026-01-03 t, 2026-01-04 c, 2026-01-05 t" },
	{ "steps", "- 2026-01-01 introduced(proposed) to [[x]]\n- 2026-01-02 introduced(agreed) to [[x]]\n- 2026-01-03 introduced(both) to [[x]]\n"
		   "- 2026-01-04 introduced(made) to [[x]]\n- 2026-01-05 introduced(met) to [[x]]\n- 2026-01-06 introduced(thanked) to [[x]]\n- 2026-01-07 introduced to [[y]]\n",
	  "2026-01-01 t, 2026-01-02 t, 2026-01-03 t, 2026-01-04 c, 2026-01-05 c, 2026-01-06 c, 2026-01-07 c" },
	/* Today counts, tomorrow not; boxes open and cancelled never. */
	{ "boxes", "- [ ] 2026-01-01 coffee\n- [x] 2026-01-02 coffee\n- [X] 2026-01-03 coffee\n- [-] 2026-01-04 coffee\n- [x] 2026-11-21 coffee\n"
		   "- 2026-11-20 coffee\n- 2026-11-21 coffee\n", "2026-01-02 c, 2026-01-03 c, 2026-11-20 c" },
	/* The outcome's day: yes and no, not none; today, not tomorrow; the entry's where none is given. */
	{ "outcomes", "- 2026-01-01 asked: a -> yes 2026-01-11\n- 2026-01-02 asked: b -> no 2026-01-12\n- 2026-01-03 asked: c -> none 2026-01-13\n"
		      "- 2026-01-04 asked: d -> yes 2026-11-20\n- 2026-01-05 asked: e -> yes 2026-11-21\n- 2026-01-06 asked: f -> yes\n"
		      "- 2026-01-07 was-asked: g -> yes 2026-01-17\n- [-] 2026-01-08 asked: h -> yes 2026-01-18\n- 2026-01-09 lent: i -> returned 2026-01-19\n",
	  "2026-01-01 t, 2026-01-02 t, 2026-01-03 t, 2026-01-04 t, 2026-01-05 t, 2026-01-06 c, 2026-01-06 t, 2026-01-07 c, 2026-01-09 t, "
	  "2026-01-11 c, 2026-01-12 c, 2026-11-20 c" },
	/* Several a day are kept, contacts first. */
	{ "same-day", "- 2026-01-01 gave: x\n- 2026-01-01 coffee\n- 2026-01-01 call\n", "2026-01-01 c, 2026-01-01 c, 2026-01-01 t" },
	/* The person named in their own note is not counted twice. */
	{ "herself", "- 2026-01-01 coffee with [[herself]]\n", "2026-01-01 c" },
	{ "declared", "---\nlast-contact: 2026-11-20\n---\n", "2026-11-20 c" },
	{ "declared-ahead", "---\nlast-contact: 2026-11-21\n---\n", "" },
	/* In others' notes: with, to and from, not via; shared presence is none; those an introduction leads to are contacts. */
	{ "with", "", "2026-02-01 c" },
	{ "to", "", "2026-02-02 t" },
	{ "from", "", "2026-02-03 c" },
	{ "via", "", "" },
	{ "host", "- 2026-02-01 lunch with [[with]]\n- 2026-02-02 invited to [[to]]\n- 2026-02-03 got from [[from]]\n- 2026-02-04 coffee via [[via]]\n- 2026-02-05 introduced-me to [[led-to]]\n",
	  "2026-02-01 c, 2026-02-02 t, 2026-02-03 c, 2026-02-04 c, 2026-02-05 c" },
	{ "led-to", "", "2026-02-05 c" },
	/* Events: past without status, attended, of a file name; by their first day. */
	{ "guest", "", "2026-03-01 c, 2026-03-05 c, 2026-11-18 c, 2026-11-19 c, 2026-11-20 c" },
	{ "absent", "", "" },
	{ "in-event", "", "2026-03-01 c" },
	{ "in-lead", "", "2026-04-01 c" },
	{ "in-mine", "", "2026-04-02 c" },
};

static const struct notebook_file others[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\nkinds: {climbing: {day: contact}, learned: {day: none}}\n" },
	{ "people/me.md", "- 2026-04-02 call with [[in-mine]]\n- 2026-04-03 talk: mine\n" },
	{ "people/own-kind.md", "- 2026-01-01 climbing: a wall\n- 2026-01-02 climbing(out): a note\n" },
	{ "leads/l.md", "---\npeople: [absent]\n---\n- 2026-04-01 interview with [[in-lead]]\n" },
	{ "events/past.md", "---\ndate: 2026-03-01\npeople: [guest, guest]\nmeet: absent\nattendees: absent\nspeakers: absent\norganizers: absent\n---\n- 2026-03-01 chat with [[in-event]]\n" },
	{ "events/2026-03-05-named.md", "---\npeople: guest\n---\n" },
	{ "events/ended-yesterday.md", "---\ndate: 2026-11-18\nend: 2026-11-19\npeople: guest\n---\n" },
	{ "events/yesterday.md", "---\ndate: 2026-11-19 18:00\npeople: guest\n---\n" },
	{ "events/today.md", "---\ndate: 2026-11-20\nstatus: attended\npeople: guest\n---\n" },
	{ "events/runs.md", "---\ndate: 2026-11-18\nend: 2026-11-20\npeople: absent\n---\n" },
	{ "events/tonight.md", "---\ndate: 2026-11-20\npeople: absent\n---\n" },
	{ "events/attended-tomorrow.md", "---\ndate: 2026-11-21\nstatus: attended\npeople: absent\n---\n" },
	{ "events/planned.md", "---\ndate: 2026-03-01\nstatus: planned\npeople: absent\n---\n" },
	{ "events/skipped.md", "---\ndate: 2026-03-01\nstatus: skipped\npeople: absent\n---\n" },
	{ "events/undated.md", "---\npeople: absent\n---\n" },
};
/* clang-format on */

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

static void make(struct notebook *notebook)
{
	notebook_make(notebook, others, NOTEBOOK_LEN(others));
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		char path[64];

		snprintf(path, sizeof(path), "people/%s.md", cases[i].id);
		notebook_write(notebook, path, cases[i].note);
	}
	notebook_open(notebook, NULL);
}

static void contacts_on(const struct notebook *notebook, const char *name, struct kith_arena *arena,
			struct kith_contacts *contacts)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	kith_contacts_of(notebook->book, notebook_id(notebook, id), day("2026-11-20"), arena, contacts);
}

static void days_agree_with_the_table_of_kinds(void **state)
{
	struct notebook notebook;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf days = KITH_BUF_INIT;
	struct kith_contacts contacts;

	(void)state;
	make(&notebook);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		kith_buf_clear(&days);
		kith_buf_cstr(&days, "");
		contacts_on(&notebook, cases[i].id, &arena, &contacts);
		for (size_t j = 0; j < contacts.count; j++) {
			kith_buf_cstr(&days, j ? ", " : "");
			kith_day_print(contacts.items[j].day, &days);
			kith_buf_cstr(&days, contacts.items[j].class == KITH_DAY_CONTACT ? " c" : " t");
		}
		if (!kith_slice_is(kith_buf_view(&days), cases[i].days))
			fail_msg("%s: %.*s", cases[i].id, KITH_ARG(kith_buf_view(&days)));
	}
	kith_buf_release(&days);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void kinds_of_the_notebook_count_as_it_says(void **state)
{
	struct notebook notebook;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;

	(void)state;
	make(&notebook);
	contacts_on(&notebook, "own-kind", &arena, &contacts);
	assert_int_equal(contacts.contact_days, 1);
	assert_int_equal(contacts.touch_days, 2);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void days_are_counted_once_and_say_what_shows_them(void **state)
{
	struct notebook notebook;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;

	(void)state;
	make(&notebook);
	contacts_on(&notebook, "outcomes", &arena, &contacts);
	/* 01-06, 01-07, 01-11, 01-12, 11-20; and touches alone on 01-01 to 01-05 and 01-09. */
	assert_int_equal(contacts.contact_days, 5);
	assert_int_equal(contacts.touch_days, 11);
	assert_int_equal(contacts.first_contact, day("2026-01-06"));
	assert_int_equal(contacts.last_contact, day("2026-11-20"));
	assert_true(contacts.items[contacts.count - 1].answers);
	assert_int_equal(kith_book_entries(notebook.book)[contacts.items[contacts.count - 1].entry].day,
			 day("2026-01-04"));
	contacts_on(&notebook, "same-day", &arena, &contacts);
	assert_int_equal(contacts.touch_days, 1);
	assert_true(contacts.items[0].entry < contacts.items[1].entry);
	contacts_on(&notebook, "guest", &arena, &contacts);
	assert_int_equal(contacts.items[0].event, notebook_id(&notebook, "events/past"));
	assert_int_equal(contacts.items[0].entry, UINT32_MAX);
	contacts_on(&notebook, "empty", &arena, &contacts);
	assert_int_equal(contacts.last_touch, KITH_NO_DAY);
	assert_int_equal(contacts.first_contact, KITH_NO_DAY);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void events_know_their_days(void **state)
{
	static const struct notebook_file files[] = {
		{ "events/range.md", "---\ndate: 2026-03-01\nend: 2026-03-03\n---\n" },
		{ "events/backwards.md", "---\ndate: 2026-03-01\nend: 2026-02-01\n---\n" },
		{ "events/2026-03-04.md", "" },
		{ "events/2026-03-05-bundle/index.md", "" },
		{ "events/2026-03-06-moved.md", "---\ndate: 2026-03-07\n---\n" },
		{ "events/2026-13-45-odd.md", "" },
	};
	static const struct {
		const char *id, *start, *end;
	} expected[] = {
		{ "events/range", "2026-03-01", "2026-03-03" },
		{ "events/backwards", "2026-03-01", "2026-03-01" },
		{ "events/2026-03-04", "2026-03-04", "2026-03-04" },
		{ "events/2026-03-05-bundle", "2026-03-05", "2026-03-05" },
		{ "events/2026-03-06-moved", "2026-03-07", "2026-03-07" },
		{ "events/2026-13-45-odd", "", "" },
	};
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(expected); i++) {
		kith_id event = notebook_id(&notebook, expected[i].id);

		assert_int_equal(kith_event_start(notebook.book, event), day(expected[i].start));
		assert_int_equal(kith_event_end(notebook.book, event), day(expected[i].end));
	}
	notebook_remove(&notebook);
}

static void an_entry_names_whom_it_is_about(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nme: people/me\n" },
		{ "people/me.md", "---\nname: Me\n---\n- 2026-01-01 lunch with [[ada]], [[me]]\n" },
		{ "people/ada.md", "---\nname: Ada\n---\n- 2026-01-02 lunch with [[bob]], [[ada]], [[Nobody "
				   "Yet]] from [[bob]] via [[cat]]\n" },
		{ "people/bob.md", "---\nname: Bob\n---\n" },
		{ "people/cat.md", "---\nname: Cat\n---\n- 2026-01-03 lunch with a b, c d, e f, g h, i j, k "
				   "l, m n, o p, q r\n" },
	};
	struct kith_buf names = KITH_BUF_INIT;
	struct notebook notebook;
	kith_id people[4];

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	const struct kith_entry_row *entries = kith_book_entries(notebook.book);
	assert_int_equal(kith_entry_people(notebook.book, &entries[0], people, 4), 2);
	assert_int_equal(people[0], notebook_id(&notebook, "people/ada"));
	assert_int_equal(people[1], notebook_id(&notebook, "people/bob"));
	assert_int_equal(kith_entry_people(notebook.book, &entries[0], people, 1), 1);
	assert_int_equal(kith_entry_people(notebook.book, &entries[2], people, 4), 1);
	assert_int_equal(people[0], notebook_id(&notebook, "people/ada"));
	kith_entry_names(notebook.book, &entries[0], &names);
	assert_string_equal(names.ptr, "Ada, Bob, Nobody Yet");
	kith_buf_clear(&names);
	kith_entry_names(notebook.book, &entries[1], &names);
	assert_string_equal(names.ptr, "Cat, a b, c d, e f, g h, i j, k l, m n");
	kith_buf_release(&names);
	notebook_remove(&notebook);
}

/* On 2026-11-20; "" where a note has no such value. */
static void computed_fields_follow_the_rules(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nme: people/me\n" },
		{ "people/me.md", "---\ntier: close\n---\n- 2026-01-01 coffee\n" },
		{ "people/ada.md",
		  "---\ntier: close\n---\n- 2026-10-21 got(medium): x\n- 2026-11-01 gave: y\n" },
		{ "people/seen.md", "---\nroutine: daily\n---\n" },
		{ "events/e.md", "---\ndate: 2026-12-24\n---\n" },
		{ "groups/g.md", "---\nname: G\n---\n" },
	};
	static const struct {
		const char *id;
		int32_t values[KITH_COMPUTED_COUNT]; /* days after 2026-11-20 in the first two */
	} expected[] = {
		/* last contact 10-21; due 11-01 + 30; met; 3 - 1; one day */
		{ "people/ada", { -30, 11, 1, 2, 1 } },
		{ "people/seen", { 0, KITH_NO_DAY, 1, 0, 0 } },
		{ "events/e", { 34, KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY } },
		{ "groups/g", { KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY } },
		{ "people/me", { KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY, KITH_NO_DAY } },
	};
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	struct kith_compute_context context = { notebook.book, day("2026-11-20") };
	for (size_t i = 0; i < NOTEBOOK_LEN(expected); i++) {
		for (int field = 0; field < KITH_COMPUTED_COUNT; field++) {
			int32_t want = expected[i].values[field];

			if (field <= KITH_COMPUTED_DUE && want != KITH_NO_DAY)
				want += context.today;
			assert_int_equal(kith_practice_compute(&context,
							       notebook_id(&notebook, expected[i].id),
							       (enum kith_computed)field),
					 want);
		}
	}
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_agree_with_the_table_of_kinds),
		cmocka_unit_test(kinds_of_the_notebook_count_as_it_says),
		cmocka_unit_test(days_are_counted_once_and_say_what_shows_them),
		cmocka_unit_test(events_know_their_days),
		cmocka_unit_test(an_entry_names_whom_it_is_about),
		cmocka_unit_test(computed_fields_follow_the_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
