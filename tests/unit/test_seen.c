/* The events where somebody and I both were. */
#include "notebook.h"

#include "practice/seen.h"

static const struct notebook_file files[] = {
	{ "people/ann.md", "---\nname: Ann\nlast-contact: 2026-03-02\n---\n- 2026-01-11 chat: in the queue\n"
			   "- 2026-02-01 message(out): hello\n" },
	{ "people/ben.md", "---\nname: Ben\n---\n" },
	/* Two days, 10 and 11: the chat of the second counts; a touch of mine alone does not. */
	{ "events/a.md", "---\ndate: 2026-01-10\nend: 2026-01-11\nspeakers: ann\norganizers: ann\n---\n" },
	{ "events/b.md", "---\ndate: 2026-02-01\nattendees: ann\n---\n" },
	/* The day before and the day after `a`. */
	{ "events/c.md", "---\ndate: 2026-01-12\nattendees: ann\n---\n" },
	{ "events/d.md", "---\ndate: 2026-01-08\nend: 2026-01-10\nattendees: ann\n---\n" },
	{ "events/e.md", "---\ndate: 2026-03-01\npeople: ann\n---\n" },
	{ "events/f.md", "---\ndate: 2026-03-02\nattendees: ann\n---\n" },
	{ "events/g.md", "---\ndate: 2026-03-03\n---\n- 2026-03-03 seen with [[ann]]\n" },
	{ "events/meant.md", "---\ndate: 2026-03-04\nmeet: ann\n---\n" },
	{ "events/missed.md", "---\ndate: 2026-03-05\nstatus: skipped\npeople: ann\n---\n" },
	{ "events/today.md", "---\ndate: 2026-11-20\npeople: ann\n---\n" },
	{ "events/no-day.md", "---\nstatus: attended\nattendees: ann\n---\n" },
};

static const struct {
	const char *event;
	unsigned parts;
	bool talked;
} wanted[] = {
	{ "events/d", KITH_THERE_ATTENDEE, false },
	{ "events/a", KITH_THERE_SPEAKER | KITH_THERE_ORGANIZER, true },
	{ "events/c", KITH_THERE_ATTENDEE, false },
	{ "events/b", KITH_THERE_ATTENDEE, false },
	{ "events/e", KITH_THERE_PEOPLE, true },
	{ "events/f", KITH_THERE_ATTENDEE, true }, /* last-contact is a contact like an entry */
	{ "events/g", KITH_THERE_ENTRY, false },
	{ "events/today", KITH_THERE_PEOPLE, true },
	{ "events/no-day", KITH_THERE_ATTENDEE, false },
};

static void check(const struct notebook *notebook, const char *today, size_t skipped)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_sighting *items;
	size_t count, n = 0;

	items = kith_sightings_of(notebook->book, notebook_id(notebook, "people/ann"),
				  kith_day_parse(kith_slice_cstr(today)), &arena, &count);
	assert_int_equal(count, NOTEBOOK_LEN(wanted) - (skipped != SIZE_MAX));
	for (size_t i = 0; i < NOTEBOOK_LEN(wanted); i++) {
		if (i == skipped)
			continue;
		if (items[n].event != notebook_id(notebook, wanted[i].event) || items[n].parts != wanted[i].parts ||
		    items[n].talked != wanted[i].talked)
			fail_msg("row %zu: %.*s, parts %u, %s", n, KITH_ARG(kith_book_id(notebook->book, items[n].event)),
				 items[n].parts, items[n].talked ? "talked" : "not talked");
		n++;
	}
	kith_arena_release(&arena);
}

static void both_were_where_an_attended_event_names_them(void **state)
{
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	check(&notebook, "2026-11-20", 7); /* not attended before its last day is past */
	check(&notebook, "2026-11-21", SIZE_MAX);
	notebook_remove(&notebook);
}

static void nobody_was_seen_who_is_named_nowhere(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct notebook notebook;
	size_t count = 1;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	kith_sightings_of(notebook.book, notebook_id(&notebook, "people/ben"), 20000, &arena, &count);
	assert_int_equal(count, 0);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_were_where_an_attended_event_names_them),
		cmocka_unit_test(nobody_was_seen_who_is_named_nowhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
