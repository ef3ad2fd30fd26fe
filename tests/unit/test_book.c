#include "notebook.h"

#include <fcntl.h>

#include "base/date.h"
#include "book/block.h"
#include "book/refs.h"

static struct notebook notebook;
static const struct kith_book_options checked = { .check = true, .uncached = true };

static int finish(void **state)
{
	(void)state;
	notebook_remove(&notebook);
	return 0;
}

static struct kith_slice text(const char *s)
{
	return kith_slice_cstr(s);
}

static void assert_text(struct kith_slice s, const char *expected)
{
	if (!kith_slice_is(s, expected))
		fail_msg("'%.*s' is not '%s'", KITH_ARG(s), expected);
}

/* The findings, one a line with a letter for the severity. */
static void assert_findings(const char *expected)
{
	struct kith_buf all = KITH_BUF_INIT;

	kith_buf_cstr(&all, "");
	for (size_t i = 0; i < notebook.diags.count; i++) {
		kith_buf_cstr(&all, notebook.diags.items[i].severity == KITH_ERROR ? "E " : "W ");
		kith_diag_print(&notebook.diags.items[i], &all);
	}
	if (!kith_slice_is(kith_buf_view(&all), expected))
		fail_msg("found:\n%s\nexpected:\n%s", all.ptr ? all.ptr : "", expected);
	kith_buf_release(&all);
}

static void make(const struct notebook_file *files, size_t count, const struct kith_book_options *options)
{
	assert_int_equal(setenv("KITH_TODAY", "2026-11-20", 1), 0);
	notebook_make(&notebook, files, count);
	notebook_open(&notebook, options);
}

static const struct kith_note_row *note(const char *id)
{
	return kith_book_note(notebook.book, notebook_id(&notebook, id));
}

static void folders_and_the_key_type_say_what_is_a_note(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "no front matter at all\n" },
		{ "people/deep/bob.md", "---\nname: Bob\n---\n" },
		{ "people/chess.md", "---\ntype: group\n---\n" },
		{ "people/odd.md", "---\ntype: article\n---\n" },
		{ "people/_index.md", "---\ntitle: People\n---\n" },
		{ "people/carl/index.md", "" },
		{ "people/templates/person.md", "" },
		{ "people/README.md", "" },
		{ "people/notes.txt", "" },
		{ "people/.hidden.md", "" },
		{ "leads/job.md", "" },
		{ "journal/today.md", "---\nname: nobody\n---\n" },
		{ "journal/dana.md", "---\ntype: person\n---\n" },
		{ "journal/broken.md", "---\nname: [\n---\n" },
		{ "erin.md", "---\ntype: person\n---\n" },
		{ "index.md", "---\ntype: person\n---\n" },
	};
	static const struct {
		const char *id;
		enum kith_type type;
	} rows[] = {
		{ "erin", KITH_PERSON },
		{ "journal/dana", KITH_PERSON },
		{ "leads/job", KITH_LEAD },
		{ "people/ada", KITH_PERSON },
		{ "people/carl", KITH_PERSON },
		{ "people/chess", KITH_GROUP },
		{ "people/deep/bob", KITH_PERSON },
		{ "people/odd", KITH_PERSON },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_findings("");
	assert_int_equal(kith_book_count(notebook.book), NOTEBOOK_LEN(rows));
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		assert_text(kith_book_id(notebook.book, (kith_id)i), rows[i].id);
		assert_int_equal(kith_book_note(notebook.book, (kith_id)i)->type, rows[i].type);
		assert_int_equal(kith_book_by_id(notebook.book, text(rows[i].id)), i);
	}
	assert_int_equal(kith_book_by_id(notebook.book, text("people/ad")), KITH_NOBODY);
}

static void a_name_is_the_key_or_the_heading_or_the_file(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nfields: {display_name: name}\n" },
		{ "people/a.md", "---\nname: Ada Okafor\n---\n# Heading\n" },
		{ "people/b.md", "---\ntier: close\n---\n\n## Bob Li\n" },
		{ "people/c.md", "nothing\n" },
		{ "people/d/index.md", "nothing\n" },
		{ "people/e.md", "---\ndisplay_name: Erin\n---\n" },
		{ "people/f.md", "---\nname: \"\"\n---\n# Fred\n" },
		{ "events/g.md", "---\ntitle: Meetup\nname: other\n---\n" },
		{ "groups/h.md", "---\nname: Chess\ntitle: other\n---\n" },
	};
	static const char *const names[][2] = {
		{ "people/a", "Ada Okafor" }, { "people/b", "Bob Li" }, { "people/c", "c" },
		{ "people/d", "d" },	      { "people/e", "Erin" },	{ "people/f", "Fred" },
		{ "events/g", "Meetup" },     { "groups/h", "Chess" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(names); i++)
		assert_text(kith_book_name(notebook.book, notebook_id(&notebook, names[i][0])), names[i][1]);
}

static void an_event_without_date_has_that_of_its_file_name(void **state)
{
	static const struct notebook_file files[] = {
		{ "events/2026-11-05-meetup.md", "" },
		{ "events/2026-11-06-bundle/index.md", "" },
		{ "events/2026-11-07-own.md", "---\ndate: 2026-12-24 18:00\n---\n" },
		{ "events/2026-11-08-empty.md", "---\ndate:\n---\n" },
		{ "events/2026-13-08-none.md", "" },
		{ "people/2026-11-05-ada.md", "" },
	};
	static const struct {
		const char *id;
		struct kith_civil day;
	} rows[] = {
		{ "events/2026-11-05-meetup", { 2026, 11, 5 } },
		{ "events/2026-11-06-bundle", { 2026, 11, 6 } },
		{ "events/2026-11-07-own", { 2026, 12, 24 } },
		{ "events/2026-11-08-empty", { 2026, 11, 8 } },
		{ "events/2026-13-08-none", { 0, 0, 0 } },
		{ "people/2026-11-05-ada", { 0, 0, 0 } },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++)
		assert_int_equal(kith_book_number(notebook.book, notebook_id(&notebook, rows[i].id),
						  KITH_F_DATE, KITH_NO_DAY),
				 kith_day_of(rows[i].day));
	assert_int_equal(kith_book_values(notebook.book)[note("events/2026-11-05-meetup")->values.first].line,
			 0);
}

static void values_are_found_by_field_with_what_they_mean(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nfields: {Company: org}\n" },
		{ "people/ada.md", "---\n"
				   "name: Ada\n"
				   "Company: [Initech, Globex]\n"
				   "cadence: 2w\n"
				   "birthday: --03-14\n"
				   "depth: 2\n"
				   "private: yes\n"
				   "country: NO\n"
				   "shoe: {size: 38, colour: [red, blue]}\n"
				   "tags:\n- a\n- B\n"
				   "city:\n"
				   "status: Archived\n"
				   "---\n" },
	};
	const struct kith_value *values;
	size_t count;
	uint32_t shoe;
	kith_id ada;

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	ada = notebook_id(&notebook, "people/ada");
	values = kith_book_field(notebook.book, ada, KITH_F_ORG, &count);
	assert_int_equal(count, 2);
	assert_text(kith_text(notebook.book, values[1].text), "Globex");
	assert_int_equal(values[1].line, 3);
	assert_int_equal(values[1].column, 20);
	assert_int_equal(kith_book_number(notebook.book, ada, KITH_F_CADENCE, 0), 14);
	assert_int_equal(kith_book_number(notebook.book, ada, KITH_F_BIRTHDAY, 0), 314);
	assert_int_equal(kith_book_number(notebook.book, ada, KITH_F_DEPTH, 0), 2);
	assert_int_equal(kith_book_number(notebook.book, ada, KITH_F_MET, -7), -7);
	assert_text(kith_book_first(notebook.book, ada, KITH_F_COUNTRY), "NO");
	assert_text(kith_book_first(notebook.book, ada, KITH_F_CITY), "");
	assert_true(kith_book_has(notebook.book, ada, KITH_F_TAGS, "b"));
	assert_false(kith_book_has(notebook.book, ada, KITH_F_TAGS, "c"));
	assert_null(kith_book_field(notebook.book, ada, KITH_F_CITY, &count));
	assert_int_equal(count, 0);
	assert_int_equal(note("people/ada")->flags, KITH_NOTE_ARCHIVED | KITH_NOTE_PRIVATE);
	shoe = kith_book_find_field(notebook.book, text("shoe"));
	assert_true(shoe >= KITH_FIELD_COUNT && shoe != UINT32_MAX);
	values = kith_book_field(notebook.book, ada, shoe, &count);
	assert_int_equal(count, 3);
	assert_text(kith_text(notebook.book, values[2].text), "blue");
	assert_text(kith_text(notebook.book, values[2].path), "colour");
	assert_text(kith_book_field_name(notebook.book, shoe), "shoe");
	assert_int_equal(kith_book_find_field(notebook.book, text("Company")), KITH_F_ORG);
	assert_int_equal(kith_book_find_field(notebook.book, text("sheo")), UINT32_MAX);
}

static void our_key_is_read_before_a_mapped_one(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nfields: {first: name, last: name}\n" },
		{ "people/a.md", "---\nlast: Last\nfirst: First\n---\n" },
		{ "people/b.md", "---\nfirst: First\nname: Own\n---\n" },
		{ "people/c.md", "---\nfirst: First\nname:\n---\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_text(kith_book_name(notebook.book, notebook_id(&notebook, "people/a")), "First");
	assert_text(kith_book_name(notebook.book, notebook_id(&notebook, "people/b")), "Own");
	assert_text(kith_book_name(notebook.book, notebook_id(&notebook, "people/c")), "First");
	assert_findings("W people/b.md:2:1: first: means the same as 'name', which is read instead\n");
}

static void open_tasks_and_plans_share_one_numbering(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "# Ada\n\n"
				   "- [ ] first\n"
				   "- [x] done before\n"
				   "- [ ] 2027-01-02 coffee: the second\n"
				   "- 2026-11-02 coffee: no box\n"
				   "- [ ] third due:2026-12-01\n" },
	};
	static const struct {
		const char *text;
		uint32_t n, line;
	} rows[] = { { "first", 1, 3 }, { "done before", 0, 4 }, { "third", 3, 7 } };
	const struct kith_task_row *tasks;

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	assert_int_equal(note("people/ada")->tasks.count, NOTEBOOK_LEN(rows));
	tasks = kith_book_tasks(notebook.book) + note("people/ada")->tasks.first;
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		assert_text(kith_text(notebook.book, tasks[i].text), rows[i].text);
		assert_int_equal(tasks[i].n, rows[i].n);
		assert_int_equal(tasks[i].line, rows[i].line);
	}
	assert_int_equal(tasks[2].due, kith_day_of((struct kith_civil){ 2026, 12, 1 }));
}

static void entries_keep_what_they_say(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/bob.md", "" },
		{ "people/ada.md", "---\nname: Ada\n---\n"
				   "- 2026-11-02 12:30 lunch with [[bob]], bob: spring meetup\n"
				   "- 2026-11-05 asked(medium): refer me -> yes 2026-11-09\n" },
	};
	const struct kith_entry_row *entries;
	const struct kith_clause_row *clauses;
	kith_id bob;

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	bob = notebook_id(&notebook, "people/bob");
	assert_int_equal(note("people/ada")->entries.count, 2);
	entries = kith_book_entries(notebook.book) + note("people/ada")->entries.first;
	assert_int_equal(entries[0].minute, 750);
	assert_text(kith_text(notebook.book, entries[0].kind_name), "lunch");
	assert_string_equal(kith_book_kind(notebook.book, entries[0].kind)->name, "lunch");
	assert_text(kith_text(notebook.book, entries[0].text), "spring meetup");
	assert_int_equal(entries[0].clauses.count, 2);
	clauses = kith_book_clauses(notebook.book) + entries[0].clauses.first;
	assert_int_equal(clauses[0].note, bob);
	assert_int_equal(clauses[1].note, bob);
	assert_int_equal(clauses[0].line, 4);
	assert_int_equal(clauses[0].column, 31);
	assert_text(kith_text(notebook.book, entries[1].outcome), "yes");
	assert_int_equal(entries[1].outcome_day, kith_day_of((struct kith_civil){ 2026, 11, 9 }));
	assert_text(kith_text(notebook.book, entries[1].word), "medium");
}

static void a_bad_note_is_named_and_never_hides_the_others(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\ntier: close\ntier: wide\n---\n" },
		{ "people/bad.md", "---\nname: Bad Example\nemail: bad@example.org\ntags: [\n---\n" },
		{ "people/good.md", "---\nknows: [Bad Example, bad@example.org, bad]\n---\n" },
	};
	const struct kith_value *knows;
	size_t count;

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_int_equal(notebook.diags.errors, 2);
	assert_int_equal(notebook.diags.count, 2);
	assert_string_equal(notebook.diags.items[0].rule, "duplicate-key");
	assert_int_equal(note("people/ada")->flags, KITH_NOTE_FAULTY);
	assert_null(
		kith_book_field(notebook.book, notebook_id(&notebook, "people/ada"), KITH_F_TIER, &count));
	assert_true(note("people/bad")->flags & KITH_NOTE_UNREADABLE);
	assert_int_equal(note("people/bad")->values.count, 0);
	knows = kith_book_field(notebook.book, notebook_id(&notebook, "people/good"), KITH_F_KNOWS, &count);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(knows[i].note, notebook_id(&notebook, "people/bad"));
}

static void a_type_one_edit_from_ours_is_a_warning(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\ntype: persn\n---\n" },
		{ "people/bob.md", "---\ntype: article\n---\n" },
		{ "people/cy.md", "---\ntype: group\n---\n" },
		{ "journal/dan.md", "---\nx: 1\ntype: Person\n---\n" },
		{ "journal/eve.md", "---\ntype: post\n---\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_findings(
		"W journal/dan.md:3:7: type: 'Person' is no type of note, so this is read as no note; did "
		"you mean 'person'?\n"
		"W people/ada.md:2:7: type: 'persn' is no type of note, so its folder gives the type; did "
		"you mean 'person'?\n");
	assert_int_equal(kith_book_count(notebook.book), 3);
}

static void a_saved_query_that_cannot_be_asked_is_a_warning(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nqueries:\n  good: org:Initech\n  bad: 'orgg:x'\n  open: '(a'\n"
			       "  self: '@self'\n  uses: '@good'\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_int_equal(notebook.diags.count, 3);
	assert_string_equal(notebook.diags.items[0].rule, "query");
	assert_int_equal(notebook.diags.items[0].line, 4);
	assert_true(kith_slice_starts(notebook.diags.items[0].message, "queries: 'bad': neither the schema"));
	assert_int_equal(kith_slice_find(notebook.diags.items[0].message, 0, '\n'), SIZE_MAX);
	assert_text(notebook.diags.items[1].message, "queries: 'open': this parenthesis is never closed");
	assert_int_equal(notebook.diags.items[2].line, 6);
	assert_int_equal(notebook.diags.errors, 0);
}

static void a_name_that_two_notes_share_is_a_warning(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\nname: Ada\nemail: a@example.org\naliases: [x, bób, Ada, y]\n---\n" },
		{ "people/bob.md",
		  "---\nname: Bob\nemail: [b@example.org, A@Example.org, b@example.org]\n---\n" },
		{ "people/cy.md", "---\nname: Cy\naliases: [y]\nemail: a@example.org\n---\n" },
		{ "people/dan.md", "---\nname: Cy\naliases: [Cy]\n---\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_findings(
		"W people/ada.md:4:14: aliases: 'bób' is also the name of people/bob.md, so a reference by "
		"it means that note: keep it in one of the two\n"
		"W people/bob.md:3:24: email: 'A@Example.org' is also an address of people/ada.md, so a "
		"reference by it is ambiguous: keep it in one of the two\n"
		"W people/cy.md:4:8: email: 'a@example.org' is also an address of people/ada.md, so a "
		"reference by it is ambiguous: keep it in one of the two\n"
		"W people/dan.md:3:11: aliases: 'Cy' is also the name of people/cy.md, so a reference by it "
		"means that note: keep it in one of the two\n");
	assert_string_equal(notebook.diags.items[0].rule, "shared-name");
}

static void bytes_that_are_no_text_are_a_finding(void **state)
{
	(void)state;
	notebook_make(&notebook, NULL, 0);
	notebook_write_bytes(&notebook, "people/nul.md", "a\0b", 3);
	notebook_write_bytes(&notebook, "journal/nul.md", "a\0b", 3);
	notebook_open(&notebook, NULL);
	assert_int_equal(notebook.diags.count, 1);
	assert_text(notebook.diags.items[0].path, "people/nul.md");
	assert_int_equal(note("people/nul")->flags, KITH_NOTE_UNREADABLE | KITH_NOTE_FAULTY);
}

static void two_files_with_one_id_are_an_error(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\nname: First\n---\n" },
		{ "people/ada/index.md", "---\nname: Second\n---\n" },
		{ "people/bob/_index.md", "" },
		{ "people/bob/index.md", "" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	assert_int_equal(kith_book_count(notebook.book), 2);
	assert_text(kith_book_name(notebook.book, notebook_id(&notebook, "people/ada")), "First");
	assert_findings("E people/ada/index.md: has the same id as people/ada.md and is not read; rename one "
			"of them\n"
			"E people/bob/index.md: has the same id as people/bob/_index.md and is not read; "
			"rename one of them\n");
}

static void values_that_do_not_fit_are_named_where_they_stand(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\n"
				   "cadence: 3 fortnights\n"
				   "tier: best\n"
				   "met: [2026-02-30]\n"
				   "email: none\n"
				   "status: \"\"\n"
				   "snooze:\n"
				   "org: {name: Initech}\n"
				   "pronouns: [she, they]\n"
				   "---\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_findings(
		"E people/ada.md:2:10: cadence: '3 fortnights' is not a duration (2w, 30d, monthly)\n"
		"E people/ada.md:3:7: tier: 'best' is no tier (inner, close, regular, wide, ambient)\n"
		"E people/ada.md:4:7: met: '2026-02-30' is not a date (2026-11-05)\n"
		"W people/ada.md:5:8: email: 'none' is not a mail address (ada@example.org)\n"
		"W people/ada.md:8:1: org: is a map, where a value or a list is read; it counts as unset\n"
		"W people/ada.md:9:1: pronouns: takes one value, and the first is read\n");
	notebook_open(&notebook, NULL);
	assert_int_equal(notebook.diags.errors, 0);
	assert_findings(
		"W people/ada.md:2:10: cadence: '3 fortnights' is not a duration (2w, 30d, monthly)\n"
		"W people/ada.md:3:7: tier: 'best' is no tier (inner, close, regular, wide, ambient)\n"
		"W people/ada.md:4:7: met: '2026-02-30' is not a date (2026-11-05)\n");
}

static void a_near_miss_in_few_notes_is_a_warning(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/a.md", "---\ncadense: 2w\npronoun: she\nshoe: 38\n---\n" },
		{ "people/b.md", "---\npronoun: he\n---\n" },
		{ "people/c.md", "---\npronoun: they\ndate: 2026-01-01\n---\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_findings("W people/a.md:2:1: cadense: is no known key; did you mean 'cadence'?\n"
			"W people/c.md:3:1: date: is a key of other notes, not of type person\n");
}

static void a_day_to_come_is_planned_and_check_says_so(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/a.md", "- 2026-11-21 coffee: tomorrow may be across a border of zones\n"
				 "- 2026-11-22 coffee: unboxed\n"
				 "- [ ] 2026-11-22 coffee: planned\n"
				 "- [x] 2062-11-22 coffee: ticked\n"
				 "- [-] 2062-11-22 coffee: cancelled\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_int_equal(notebook.diags.count, 2);
	assert_int_equal(notebook.diags.items[0].line, 2);
	assert_int_equal(notebook.diags.items[1].line, 4);
}

static void names_that_collide_elsewhere_are_an_error(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/jose.md", "" },	 { "people/Jose.md", "" },
		{ "people/jos\xc3\xa9.md", "" }, { "people/jose\xcc\x81.md", "" },
		{ "people/JOS\xc3\x89.md", "" }, { "people/josa.md", "" },
		{ "journal/Day/one.txt", "" },	 { "journal/day/two.txt", "" },
		{ "journal/day/other.txt", "" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_int_equal(notebook.diags.count, 4);
	assert_text(notebook.diags.items[0].path, "journal/day");
	assert_text(notebook.diags.items[1].path, "people/jose.md");
	assert_text(notebook.diags.items[2].path, "people/jose\xcc\x81.md");
	assert_text(notebook.diags.items[3].path, "people/jos\xc3\xa9.md");
	assert_int_equal(notebook.diags.errors, 4);
}

static void a_missing_kith_yaml_says_kith_init(void **state)
{
	struct kith_err err = KITH_ERR_INIT;
	struct kith_book *book;
	char path[300];

	(void)state;
	notebook_make(&notebook, NULL, 0);
	(void)snprintf(path, sizeof(path), "%s/kith.yaml", notebook.root);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(kith_book_open(notebook.root, &checked, NULL, &book, &err), KITH_USAGE);
	assert_non_null(strstr(err.text, "kith init"));
	assert_null(book);
}

static void faults_of_kith_yaml_are_findings_there(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nme: people/nobody\nlayout: round\neditor: vi\n" },
		{ "people/ada.md", "" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files), &checked);
	assert_int_equal(kith_book_me(notebook.book), KITH_NOBODY);
	assert_int_equal(kith_book_count(notebook.book), 1);
	assert_findings("W kith.yaml:2: me: 'people/nobody' is no person's note\n"
			"E kith.yaml:3:9: layout: 'round' is no layout (flat, initial, year)\n"
			"W kith.yaml:4: unknown setting 'editor' (kith-notebook(5) lists them)\n");
	notebook_open(&notebook, NULL);
	assert_findings("E kith.yaml:3:9: layout: 'round' is no layout (flat, initial, year)\n");
}

static void an_empty_notebook_is_a_book(void **state)
{
	(void)state;
	make(NULL, 0, &checked);
	assert_int_equal(kith_book_count(notebook.book), 0);
	assert_int_equal(kith_book_by_id(notebook.book, text("x")), KITH_NOBODY);
	assert_int_equal(kith_ref_resolve(notebook.book, text("x"), 0), KITH_NOBODY);
	assert_findings("");
}

static void the_book_means_the_same_wherever_its_bytes_lie(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\nname: Ada\nknows: [bob]\n---\n- 2026-11-02 coffee with [[bob]]\n" },
		{ "people/bob.md", "---\nshoe: 38\n---\n- [ ] task\n" },
	};
	struct kith_block *copy;

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	copy = malloc(notebook.book->block->size);
	assert_non_null(copy);
	memcpy(copy, notebook.book->block, notebook.book->block->size);
	memset(notebook.book->block, 0xa5, notebook.book->block->size);
	free(notebook.book->block);
	notebook.book->block = copy;
	assert_memory_equal(copy->magic, KITH_BLOCK_MAGIC, 8);
	assert_text(kith_book_name(notebook.book, notebook_id(&notebook, "people/ada")), "Ada");
	assert_int_equal(kith_ref_resolve(notebook.book, text("ADA"), 0),
			 notebook_id(&notebook, "people/ada"));
	assert_int_equal(note("people/bob")->roles.count, 3);
}

static void the_tables_of_a_block_lie_in_it_one_after_another(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\nknows: bob\n---\n- 2026-11-02 coffee with [[bob]]\n" },
		{ "people/bob.md", "" },
	};
	const struct kith_block *block;
	uint64_t end = sizeof(*block);

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	block = notebook.book->block;
	for (size_t i = 0; i < KITH_TABLE_COUNT; i++) {
		assert_true(block->tables[i].offset >= end);
		assert_int_equal(block->tables[i].offset % 8, 0);
		end = block->tables[i].offset + (uint64_t)block->tables[i].count * block->tables[i].size;
	}
	assert_true(end <= block->size);
}

static void a_notebook_is_found_here_above_or_by_kith_dir(void **state)
{
	static const struct notebook_file files[] = { { "people/deep/ada.md", "" } };
	struct kith_buf root = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	char deep[300], *real;
	int back = open(".", O_RDONLY | O_DIRECTORY);

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	(void)snprintf(deep, sizeof(deep), "%s/people/deep", notebook.root);
	real = realpath(notebook.root, NULL);
	assert_int_equal(chdir(deep), 0);
	assert_int_equal(kith_book_find(NULL, &root, &err), KITH_OK);
	assert_string_equal(root.ptr, real);
	kith_buf_clear(&root);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(setenv("KITH_DIR", deep, 1), 0);
	assert_int_equal(kith_book_find(NULL, &root, &err), KITH_OK);
	assert_non_null(strstr(root.ptr, "/people/deep"));
	kith_buf_clear(&root);
	assert_int_equal(kith_book_find(notebook.root, &root, &err), KITH_OK);
	assert_string_equal(root.ptr, real);
	assert_int_equal(unsetenv("KITH_DIR"), 0);
	assert_int_equal(kith_book_find(NULL, &root, &err), KITH_USAGE);
	assert_non_null(strstr(err.text, "kith init"));
	assert_int_equal(kith_book_find("/nowhere/at/all", &root, &err), KITH_USAGE);
	assert_int_equal(fchdir(back), 0);
	(void)close(back);
	free(real);
	kith_buf_release(&root);
}

static void a_note_is_read_again_as_it_is_now(void **state)
{
	static const struct notebook_file files[] = { { "people/ada.md", "before\n" } };
	struct kith_buf bytes = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;

	(void)state;
	make(files, NOTEBOOK_LEN(files), NULL);
	notebook_write(&notebook, "people/ada.md", "after\n");
	assert_int_equal(kith_book_read(notebook.book, notebook_id(&notebook, "people/ada"), &bytes, &err),
			 KITH_OK);
	assert_string_equal(bytes.ptr, "after\n");
	kith_buf_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(folders_and_the_key_type_say_what_is_a_note, finish),
		cmocka_unit_test_teardown(a_name_is_the_key_or_the_heading_or_the_file, finish),
		cmocka_unit_test_teardown(an_event_without_date_has_that_of_its_file_name, finish),
		cmocka_unit_test_teardown(values_are_found_by_field_with_what_they_mean, finish),
		cmocka_unit_test_teardown(our_key_is_read_before_a_mapped_one, finish),
		cmocka_unit_test_teardown(open_tasks_and_plans_share_one_numbering, finish),
		cmocka_unit_test_teardown(entries_keep_what_they_say, finish),
		cmocka_unit_test_teardown(a_bad_note_is_named_and_never_hides_the_others, finish),
		cmocka_unit_test_teardown(a_type_one_edit_from_ours_is_a_warning, finish),
		cmocka_unit_test_teardown(a_saved_query_that_cannot_be_asked_is_a_warning, finish),
		cmocka_unit_test_teardown(a_name_that_two_notes_share_is_a_warning, finish),
		cmocka_unit_test_teardown(bytes_that_are_no_text_are_a_finding, finish),
		cmocka_unit_test_teardown(two_files_with_one_id_are_an_error, finish),
		cmocka_unit_test_teardown(values_that_do_not_fit_are_named_where_they_stand, finish),
		cmocka_unit_test_teardown(a_near_miss_in_few_notes_is_a_warning, finish),
		cmocka_unit_test_teardown(a_day_to_come_is_planned_and_check_says_so, finish),
		cmocka_unit_test_teardown(names_that_collide_elsewhere_are_an_error, finish),
		cmocka_unit_test_teardown(a_missing_kith_yaml_says_kith_init, finish),
		cmocka_unit_test_teardown(faults_of_kith_yaml_are_findings_there, finish),
		cmocka_unit_test_teardown(an_empty_notebook_is_a_book, finish),
		cmocka_unit_test_teardown(the_book_means_the_same_wherever_its_bytes_lie, finish),
		cmocka_unit_test_teardown(the_tables_of_a_block_lie_in_it_one_after_another, finish),
		cmocka_unit_test_teardown(a_notebook_is_found_here_above_or_by_kith_dir, finish),
		cmocka_unit_test_teardown(a_note_is_read_again_as_it_is_now, finish),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
