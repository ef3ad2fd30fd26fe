#include "notebook.h"

#include "base/date.h"
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

static void make(const struct notebook_file *files, size_t count)
{
	assert_int_equal(setenv("KITH_TODAY", "2026-11-20", 1), 0);
	notebook_make(&notebook, files, count);
	notebook_open(&notebook, &checked);
}

/* The id of a note, or what stands for none and several. */
static const char *shown(kith_id note)
{
	static char id[256];

	if (note == KITH_NOBODY)
		return "nobody";
	if (note == KITH_AMBIGUOUS)
		return "several";
	(void)snprintf(id, sizeof(id), "%.*s", KITH_ARG(kith_book_id(notebook.book, note)));
	return id;
}

static void assert_findings(const char *expected)
{
	struct kith_buf all = KITH_BUF_INIT;

	kith_buf_cstr(&all, "");
	for (size_t i = 0; i < notebook.diags.count; i++)
		kith_diag_print(&notebook.diags.items[i], &all);
	if (!kith_slice_is(kith_buf_view(&all), expected))
		fail_msg("found:\n%s\nexpected:\n%s", all.ptr, expected);
	kith_buf_release(&all);
}

static const struct notebook_file network[] = {
	{ "people/ada.md",
	  "---\nname: Ada Okafor\naliases: [countess, /authors/ada/, dup]\nemail: ada@example.org\n---\n" },
	{ "people/ada-li.md", "---\nname: Ada Li\naliases: [dup]\n---\n" },
	{ "people/countess.md", "---\nname: Someone Else\n---\n" },
	{ "people/jose.md", "---\nname: Jos\xc3\xa9 P\xc3\xa9rez\n---\n" },
	{ "people/\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e.md", "" },
	{ "people/adam.md", "---\nname: Adam Berg\n---\n" },
	{ "people/meetup.md", "---\nname: Mia Meetup\n---\n" },
	{ "events/meetup.md", "---\ntitle: Spring\n---\n" },
	{ "events/2026/meetup.md", "---\ntitle: Spring\n---\n" },
	{ "groups/spring.md", "---\nname: Spring\n---\n" },
};

static void the_first_step_that_matches_wins(void **state)
{
	enum { ANY = 0, PERSONS = 1 << KITH_PERSON, EVENTS = 1 << KITH_EVENT, GROUPS = 1 << KITH_GROUP };
	static const struct {
		const char *ref;
		unsigned types;
		const char *found;
	} rows[] = {
		{ "people/ada", ANY, "people/ada" },
		{ "People/ADA", ANY, "people/ada" },
		{ "ada", ANY, "people/ada" },
		{ "ada.md", ANY, "people/ada" },
		{ "Ada Okafor", ANY, "people/ada" },
		{ "  ada okafor ", ANY, "people/ada" },
		{ "ada@example.org", ANY, "people/ada" },
		{ "ADA@EXAMPLE.ORG", ANY, "people/ada" },
		{ "countess", ANY, "people/countess" },
		{ "/authors/ada/", ANY, "nobody" },
		{ "dup", ANY, "several" },
		{ "jose perez", ANY, "people/jose" },
		{ "JOSE\xcc\x81 p\xc3\xa9rez", ANY, "people/jose" },
		{ "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e", ANY,
		  "people/\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e" },
		{ "[[ada]]", ANY, "people/ada" },
		{ "[[Ada Okafor|she]]", ANY, "people/ada" },
		{ "[[ada#Log]]", ANY, "people/ada" },
		{ "meetup", ANY, "several" },
		{ "meetup", PERSONS, "people/meetup" },
		{ "meetup", EVENTS, "several" },
		{ "meetup", GROUPS, "several" },
		{ "spring", ANY, "groups/spring" },
		{ "spring", EVENTS, "groups/spring" },
		{ "Ada", PERSONS, "people/ada" },
		{ "okafor", ANY, "nobody" },
		{ "", ANY, "nobody" },
		{ "[[]]", ANY, "nobody" },
		{ "[[|x]]", ANY, "nobody" },
	};

	(void)state;
	make(network, NOTEBOOK_LEN(network));
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		kith_id found = kith_ref_resolve(notebook.book, text(rows[i].ref), rows[i].types);

		if (strcmp(shown(found), rows[i].found) != 0)
			fail_msg("%s is %s, not %s", rows[i].ref, shown(found), rows[i].found);
	}
}

static void a_command_line_takes_a_beginning_of_whole_words(void **state)
{
	static const struct {
		const char *ref, *found; /* an id, or what the sentence is */
	} rows[] = {
		{ "adam", "people/adam" },
		{ "Ada L", "no note is called 'Ada L'; did you mean people/ada-li (Ada Li)?" },
		{ "mia", "people/meetup" },
		{ "jose", "people/jose" },
		{ "some", "no note is called 'some'; did you mean people/countess (Someone Else)?" },
		{ "dup", "'dup' is ambiguous: it could be people/ada (Ada Okafor), people/ada-li (Ada Li)" },
		{ "okafor", "no note is called 'okafor'; did you mean people/ada (Ada Okafor)?" },
		{ "adan",
		  "no note is called 'adan'; did you mean people/ada (Ada Okafor), people/ada-li (Ada Li), "
		  "people/adam (Adam Berg)?" },
		{ "zzzzzzzz", "no note is called 'zzzzzzzz'" },
		{ "", "no note is called ''" },
	};
	struct kith_err err = KITH_ERR_INIT;

	(void)state;
	make(network, NOTEBOOK_LEN(network));
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		kith_id note;
		enum kith_code code = kith_ref_find(notebook.book, text(rows[i].ref), 0, &note, &err);
		const char *found = code == KITH_OK ? shown(note) : err.text;

		if (strcmp(found, rows[i].found) != 0)
			fail_msg("%s: %s", rows[i].ref, found);
		assert_int_equal(code, strchr(rows[i].found, ' ') ? KITH_NEGATIVE : KITH_OK);
	}
}

static void two_beginnings_are_ambiguous(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/a.md", "---\nname: Chen Wei\n---\n" },
		{ "people/b.md", "---\nname: Chen Li\n---\n" },
		{ "people/c.md", "---\nname: Cheng\naliases: [chen x]\n---\n" },
		{ "events/d.md", "---\ntitle: Chen's talk\n---\n" },
	};
	struct kith_err err = KITH_ERR_INIT;
	kith_id found[2], note;

	(void)state;
	make(files, NOTEBOOK_LEN(files));
	assert_int_equal(kith_ref_candidates(notebook.book, text("chen"), 0, found, 2), 4);
	assert_int_equal(kith_ref_candidates(notebook.book, text("chen"), 1u << KITH_PERSON, found, 2), 3);
	assert_true(found[0] < found[1]);
	assert_int_equal(kith_ref_find(notebook.book, text("chen"), 1u << KITH_EVENT, &note, &err), KITH_OK);
	assert_string_equal(shown(note), "events/d");
	assert_int_equal(kith_ref_find(notebook.book, text("chen"), 1u << KITH_PERSON, &note, &err),
			 KITH_NEGATIVE);
	assert_string_equal(err.text,
			    "'chen' is ambiguous: it could be people/a (Chen Wei), people/b (Chen Li), "
			    "people/c (Cheng)");
}

static void many_candidates_are_counted(void **state)
{
	struct kith_err err = KITH_ERR_INIT;
	kith_id note;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (int i = 0; i < 30; i++) {
		char path[64];

		(void)snprintf(path, sizeof(path), "people/p%02d.md", i);
		notebook_write(&notebook, path, "---\nname: Same\n---\n");
	}
	notebook_open(&notebook, NULL);
	assert_int_equal(kith_ref_find(notebook.book, text("same"), 0, &note, &err), KITH_NEGATIVE);
	assert_non_null(strstr(err.text, "people/p00 (Same)"));
	assert_non_null(strstr(err.text, " and 24 more"));
}

static void decoration_is_taken_off(void **state)
{
	static const char *const rows[][2] = {
		{ "ada", "ada" },
		{ "[[ada]]", "ada" },
		{ "[[Ada|she]]", "Ada" },
		{ "[[ada#Log]]", "ada" },
		{ "[[ada#Log|x]]", "ada" },
		{ " [[ ada ]] ", "ada" },
		{ "[[ada]", "[[ada]" },
		{ "[[]]", "" },
		{ "[]", "[]" },
		{ "C# meetup", "C# meetup" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++)
		assert_true(kith_slice_is(kith_ref_bare(text(rows[i][0])), rows[i][1]));
}

static void references_of_a_note_are_resolved(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md",
		  "---\nname: Ada\norg: Initech\nmet-at: Spring\nmet-via: \"[[Bob]]\"\n---\n"
		  "- 2026-11-02 coffee with Bob\n"
		  "- 2026-11-03 was-asked: a talk -> redirected [[Bob]]\n"
		  "\nSee [[Bob|him]], [spring](../events/spring/index.md) and [bob](./bob.md).\n" },
		{ "people/bob.md", "---\nname: Bob\norg: [Chess, \"[[Chess]]\"]\n---\n" },
		{ "people/initech.md", "---\nname: Initech\n---\n" },
		{ "groups/initech.md", "---\nname: Initech\nkind: Company\n---\n" },
		{ "groups/chess.md", "---\nname: Chess\nkind: club\n---\n" },
		{ "events/spring/index.md", "---\ntitle: Spring\norgs: [Initech]\npeople: [Ada]\n---\n" },
	};
	kith_id ada, bob, initech;
	const struct kith_value *value;
	const struct kith_link_row *links;
	size_t count;

	(void)state;
	make(files, NOTEBOOK_LEN(files));
	assert_findings("");
	ada = notebook_id(&notebook, "people/ada");
	bob = notebook_id(&notebook, "people/bob");
	initech = notebook_id(&notebook, "groups/initech");
	assert_int_equal(kith_book_field(notebook.book, ada, KITH_F_ORG, &count)->note, initech);
	assert_int_equal(kith_book_field(notebook.book, ada, KITH_F_MET_VIA, &count)->note, bob);
	assert_string_equal(shown(kith_book_field(notebook.book, ada, KITH_F_MET_AT, &count)->note),
			    "events/spring");
	value = kith_book_field(notebook.book, bob, KITH_F_ORG, &count);
	assert_int_equal(value[0].note, KITH_NOBODY);
	assert_string_equal(shown(value[1].note), "groups/chess");
	value = kith_book_field(notebook.book, notebook_id(&notebook, "events/spring"), KITH_F_ORGS, &count);
	assert_int_equal(value->note, initech);
	assert_int_equal(kith_book_note(notebook.book, ada)->entries.count, 2);
	assert_int_equal(kith_book_entries(notebook.book)[1].outcome_note, bob);
	links = kith_book_links(notebook.book) + kith_book_note(notebook.book, ada)->links.first;
	count = kith_book_note(notebook.book, ada)->links.count;
	assert_true(count >= 3);
	assert_int_equal(links[count - 3].note, bob);
	assert_string_equal(shown(links[count - 2].note), "events/spring");
	assert_int_equal(links[count - 1].note, bob);
}

static void what_leads_nowhere_is_found_with_candidates(void **state)
{
	static const struct notebook_file files[] = {
		{ "kith.yaml", "kith: 1\nfields: {friends: knows}\n" },
		{ "people/ada.md",
		  "---\nname: Ada\nfriends: [Zorro, \"\", Same, Bob]\norg: Nowhere Ltd\nmet-at: a bar\n---\n"
		  "- 2026-11-02 coffee with Bobb, [[Same]]: hi\n"
		  "\n[[Page]] and [[Nopage]], [x](gone.md), [y](../journal/page.md), ![[cat.png]]\n" },
		{ "people/bob.md", "---\nname: Bob\n---\n" },
		{ "people/same1.md", "---\nname: Same\n---\n" },
		{ "people/same2.md", "---\nname: Same\n---\n" },
		{ "journal/page.md", "" },
		{ "journal/cat.png", "" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files));
	assert_findings("people/ada.md:3:11: friends: 'Zorro' is no note\n"
			"people/ada.md:3:18: friends: '' is an empty reference\n"
			"people/ada.md:3:22: friends: 'Same' is ambiguous: it could be people/same1 (Same), "
			"people/same2 (Same)\n"
			"people/ada.md:7:26: 'Bobb' is no note; did you mean people/bob (Bob)?\n"
			"people/ada.md:7:32: 'Same' is ambiguous: it could be people/same1 (Same), "
			"people/same2 (Same)\n"
			"people/ada.md:9:16: 'Nopage' is no note\n"
			"people/ada.md:9:30: 'gone.md' is no note\n");
}

/* Roles of a note as "kind:holder:line", in order. */
static void assert_roles(const char *id, const char *expected)
{
	static const char *const kinds[] = { "entry", "source", "outcome", "field", "link" };
	const struct kith_note_row *row = kith_book_note(notebook.book, notebook_id(&notebook, id));
	const struct kith_role *roles = kith_book_roles(notebook.book) + row->roles.first;
	struct kith_buf all = KITH_BUF_INIT;

	kith_buf_cstr(&all, "");
	for (uint32_t i = 0; i < row->roles.count; i++) {
		uint32_t at = roles[i].row, line = 0;

		if (roles[i].kind <= KITH_ROLE_OUTCOME)
			line = kith_book_entries(notebook.book)[at].line;
		else if (roles[i].kind == KITH_ROLE_FIELD)
			line = kith_book_values(notebook.book)[at].line;
		else
			line = kith_book_links(notebook.book)[at].line;
		kith_buf_printf(&all, "%s%s:%s:%u", i ? " " : "", kinds[roles[i].kind], shown(roles[i].note),
				line);
	}
	if (!kith_slice_is(kith_buf_view(&all), expected))
		fail_msg("%s: %s", id, all.ptr);
	kith_buf_release(&all);
}

static void roles_are_who_an_entry_is_about_and_who_is_named(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/me.md", "---\nname: Me\n---\n"
				  "- 2026-11-01 lunch with ada, bob: both\n"
				  "- 2026-11-02 talk: about C\n" },
		{ "people/ada.md", "---\nname: Ada\nmet-via: bob\n---\n"
				   "- 2026-11-02 coffee with bob, bob, ada via carl: text names carl\n"
				   "- 2026-11-03 was-asked: x -> redirected carl\n" },
		{ "people/bob.md", "" },
		{ "people/carl.md", "" },
		{ "events/x.md", "---\npeople: [ada]\nspeakers: [carl]\n---\n"
				 "- 2026-11-02 asked to ada: come\n"
				 "- 2026-11-03 note: nobody\n" },
	};

	(void)state;
	make(files, NOTEBOOK_LEN(files));
	assert_true(kith_book_me(notebook.book) == notebook_id(&notebook, "people/me"));
	assert_true(kith_book_note(notebook.book, kith_book_me(notebook.book))->flags & KITH_NOTE_ME);
	assert_roles("people/me", "");
	assert_roles("people/ada", "field:events/x:2 entry:events/x:5 entry:people/ada:5 entry:people/ada:6 "
				   "entry:people/me:4");
	assert_roles("people/bob", "field:people/ada:3 entry:people/ada:5 entry:people/me:4");
	assert_roles("people/carl", "field:events/x:3 source:people/ada:5 outcome:people/ada:6");
	assert_roles("events/x", "");
}

static void references_of_many_same_names_stay_quick(void **state)
{
	enum { MANY = 1500 };
	struct kith_buf note = KITH_BUF_INIT;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	for (int i = 0; i < 40; i++)
		kith_buf_cstr(&note, "- 2026-11-02 coffee with Same, [[Same]]\n");
	for (int i = 0; i < MANY; i++) {
		char path[64];

		(void)snprintf(path, sizeof(path), "events/e%04d.md", i);
		notebook_write(&notebook, path, "---\ntitle: Same\n---\n");
	}
	notebook_write(&notebook, "people/same.md", "---\nname: same\n---\n");
	notebook_write(&notebook, "people/who.md", note.ptr);
	notebook_open(&notebook, NULL);
	assert_int_equal(kith_ref_resolve(notebook.book, text("SAME"), 1u << KITH_LEAD),
			 notebook_id(&notebook, "people/same"));
	assert_int_equal(kith_book_note(notebook.book, notebook_id(&notebook, "people/same"))->roles.count,
			 80);
	kith_buf_release(&note);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(the_first_step_that_matches_wins, finish),
		cmocka_unit_test_teardown(a_command_line_takes_a_beginning_of_whole_words, finish),
		cmocka_unit_test_teardown(two_beginnings_are_ambiguous, finish),
		cmocka_unit_test_teardown(many_candidates_are_counted, finish),
		cmocka_unit_test(decoration_is_taken_off),
		cmocka_unit_test_teardown(references_of_a_note_are_resolved, finish),
		cmocka_unit_test_teardown(what_leads_nowhere_is_found_with_candidates, finish),
		cmocka_unit_test_teardown(roles_are_who_an_entry_is_about_and_who_is_named, finish),
		cmocka_unit_test_teardown(references_of_many_same_names_stay_quick, finish),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
