/* What showed me, the introductions I give, whom I follow: kith-practice(7), "Being found". */
#include "notebook.h"

#include "practice/follow.h"
#include "practice/pitch.h"
#include "practice/visible.h"
#include "view/xml.h"

static kith_day day(const char *text)
{
	return kith_day_parse(kith_slice_cstr(text));
}

/* The text of my note, other files, and the rows "date kind id side title people". Today is 2026-11-20. */
struct visible_case {
	const char *promise, *me, *since, *rows;
	const char *files[9];
};

#define ADA "people/ada.md"

/* clang-format off */
static const struct visible_case cases[] = {
	{ "no data", "", "", "", { NULL } },
	{ "one of each kind, and no other", "- 2026-01-01 talk: a\n- 2026-01-02 post: b\n- 2026-01-03 comment: c\n- 2026-01-04 release: d\n- 2026-01-05 volunteer(3h): e\n- 2026-01-06 learned: f\n", "",
	  "2026-01-01 talk me outside a\n2026-01-02 post me outside b\n2026-01-03 comment me outside c\n2026-01-04 release me outside d\n2026-01-05 volunteer me outside e\n", { NULL } },
	{ "today, not tomorrow, no plans", "- 2026-11-20 post: a\n- 2026-11-21 post: b\n- [ ] 2026-11-01 post: c\n", "", "2026-11-20 post me outside a\n", { NULL } },
	{ "since: the day before, the day, the day after", "- 2026-01-01 post: a\n- 2026-01-02 post: b\n- 2026-01-03 post: c\n", "2026-01-02", "2026-01-02 post me outside b\n2026-01-03 post me outside c\n", { NULL } },
	{ "in anybody's note", "", "", "2026-01-01 comment ada outside under her post\n", { ADA, "- 2026-01-01 comment: under her post\n", NULL } },
	{ "the event of that day where I was no attendee", "- 2026-01-02 talk: a\n", "", "2026-01-02 talk e outside a\n", { "events/e.md", "---\ndate: 2026-01-01\nend: 2026-01-03\npart: speaker\n---\n", NULL } },
	{ "not the day after it", "- 2026-01-04 talk: a\n", "", "2026-01-01 talk e outside e\n2026-01-04 talk me outside a\n", { "events/e.md", "---\ndate: 2026-01-01\nend: 2026-01-03\npart: speaker\n---\n", NULL } },
	{ "not one that I attended", "- 2026-01-01 talk: a\n", "", "2026-01-01 talk me outside a\n", { "events/e.md", "---\ndate: 2026-01-01\npart: attendee\n---\n", NULL } },
	{ "nor one that I skipped", "- 2026-01-01 talk: a\n", "", "2026-01-01 talk me outside a\n", { "events/e.md", "---\ndate: 2026-01-01\npart: speaker\nstatus: skipped\n---\n", NULL } },
	{ "the event whose note tells", "", "", "2026-01-01 post e outside a\n", { "events/e.md", "---\ndate: 2025-01-01\n---\n- 2026-01-01 post: a\n", NULL } },
	{ "an event without entry, by my part", "", "", "2026-01-01 organizer e outside Meetup\n", { "events/e.md", "---\ntitle: Meetup\ndate: 2026-01-01\npart: [attendee, organizer]\n---\n", NULL } },
	{ "inside: its orgs name my organization", "", "", "2026-01-01 talk e inside Demo\n", { "events/e.md", "---\ntitle: Demo\ndate: 2026-01-01\npart: speaker\norgs: [Hooli, initech]\n---\n", NULL } },
	{ "who came of it: met there", "- 2026-01-01 talk: a\n", "", "2026-01-01 talk e outside a ada\n",
	  { "events/e.md", "---\ndate: 2026-01-01\npart: speaker\n---\n", ADA, "---\nmet-at: e\n---\n", NULL } },
	{ "who came of it: the people of a lead, each once", "- 2026-01-01 talk: a\n", "", "2026-01-01 talk e outside a ada bob\n",
	  { "events/e.md", "---\ndate: 2026-01-01\npart: speaker\n---\n", "leads/l.md", "---\nsource: e\npeople: [bob, ada, bob]\n---\n", "people/bob.md", "---\nmet-at: e\n---\n", ADA, "", NULL } },
	{ "the title in words", "- 2026-01-01 post: \"On Fsync\", on my site\n", "", "2026-01-01 post me outside \"On Fsync\", on my site ada\n", { ADA, "---\nmet-at: on fsync\n---\n", NULL } },
	{ "other words are not it", "- 2026-01-01 post: On Fsync and more\n", "", "2026-01-01 post me outside On Fsync and more\n", { ADA, "---\nmet-at: on fsync\n---\n", NULL } },
	{ "the group whose note tells", "", "", "2026-01-01 comment g outside a ada\n", { "groups/g.md", "- 2026-01-01 comment: a\n", "leads/l.md", "---\nsource: g\npeople: ada\n---\n", ADA, "", NULL } },
	{ "not the person whose note tells", "", "", "2026-01-01 comment bob outside a\n", { "people/bob.md", "- 2026-01-01 comment: a\n", "leads/l.md", "---\nsource: bob\npeople: ada\n---\n", ADA, "", NULL } },
};
/* clang-format on */

static void print(const struct kith_book *book, const struct kith_showing *showing, struct kith_buf *out)
{
	kith_day_print(showing->day, out);
	kith_buf_printf(out, " %.*s %.*s %s %.*s", KITH_ARG(showing->kind),
			KITH_ARG(kith_path_name(kith_book_id(book, showing->note))),
			showing->inside ? "inside" : "outside", KITH_ARG(showing->title));
	for (size_t i = 0; i < showing->people_count; i++)
		kith_buf_printf(out, " %.*s", KITH_ARG(kith_path_name(kith_book_id(book, showing->people[i].person))));
	kith_buf_byte(out, '\n');
}

static void what_showed_me_and_who_came_of_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		struct notebook_file files[5] = { { "people/me.md", NULL } };
		struct kith_buf rows = KITH_BUF_INIT, me = KITH_BUF_INIT;
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_showing *items;
		struct notebook notebook;
		size_t count, file_count = 1;

		kith_buf_printf(&me, "---\norg: Initech\n---\n%s", cases[i].me);
		files[0].text = me.ptr;
		for (size_t n = 0; cases[i].files[n]; n += 2, file_count++) {
			files[file_count].path = cases[i].files[n];
			files[file_count].text = cases[i].files[n + 1];
		}
		notebook_make(&notebook, files, file_count);
		notebook_open(&notebook, NULL);
		items = kith_visible_list(notebook.book, day(cases[i].since), day("2026-11-20"), &arena, &count);
		for (size_t n = 0; n < count; n++)
			print(notebook.book, &items[n], &rows);
		if (strcmp(rows.ptr ? rows.ptr : "", cases[i].rows) != 0)
			print_error("%s\n", cases[i].promise);
		assert_string_equal(rows.ptr ? rows.ptr : "", cases[i].rows);
		kith_buf_release(&rows);
		kith_buf_release(&me);
		kith_arena_release(&arena);
		notebook_remove(&notebook);
	}
}

static void profiles_are_where_i_can_be_found(void **state)
{
	static const struct notebook_file files[] = { { "people/me.md",
							"---\nurl: [https://a.example, https://b.example]\ngithub: ada\n---\n" } };
	struct kith_buf found = KITH_BUF_INIT;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, files, 1);
	notebook_open(&notebook, NULL);
	kith_visible_profiles(notebook.book, &found);
	assert_string_equal(found.ptr, "https://a.example, https://b.example, github ada");
	kith_buf_release(&found);
	notebook_remove(&notebook);
}

#define PITCHES                                                                                              \
	"---\nname: Me\n---\n\n## Pitch: Developers\nI write storage.\n\nTwo paragraphs.\n\n"                \
	"```\n## Pitch: in code\n```\n\n## Pitch: hiring managers ##\nI lead.\n\n### More\nof it\n\n"        \
	"## pitch: developers\nthe second is not read\n\n## Pitch:\nnobody\n\n## Log\n"                      \
	"- 2026-01-02 pitched(developers) with [[ada]]: well\n- 2026-11-21 pitched(developers)\n"

static void sections_of_my_note_are_pitches(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/me.md", PITCHES },
		{ "people/ada.md", "- 2026-02-03 pitched(DEVELOPERS)\n- 2026-02-04 pitched(somebody else)\n- [ ] 2026-02-05 pitched(developers)\n" },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_pitch *pitches;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, 2);
	notebook_open(&notebook, NULL);
	pitches = kith_pitches_of(notebook.book, kith_slice_cstr(PITCHES), day("2026-11-20"), &arena, &count);
	assert_int_equal(count, 2);
	assert_true(kith_slice_is(pitches[0].audience, "Developers"));
	assert_true(kith_slice_starts(pitches[0].text, "I write storage.\n\nTwo paragraphs."));
	assert_int_equal(pitches[0].used, day("2026-02-03"));
	assert_int_equal(pitches[0].times, 2);
	assert_true(kith_slice_is(pitches[1].audience, "hiring managers"));
	assert_true(kith_slice_is(pitches[1].text, "I lead.\n\n### More\nof it"));
	assert_int_equal(pitches[1].used, KITH_NO_DAY);
	assert_int_equal(pitches[1].entry, UINT32_MAX);
	assert_ptr_equal(kith_pitch_for(pitches, count, kith_slice_cstr("developers")), &pitches[0]);
	assert_ptr_equal(kith_pitch_for(pitches, count, kith_slice_cstr("HIR")), &pitches[1]);
	assert_null(kith_pitch_for(pitches, count, kith_slice_cstr("poets")));
	assert_null(kith_pitch_for(pitches, count, kith_slice_cstr("")));
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void a_whole_audience_goes_before_one_that_begins_so(void **state)
{
	static const char text[] = "# Pitch: dev\na\n\n# Pitch: developers\nb\n\n# Pitch: designers\nc\n";
	static const struct notebook_file files[] = { { "people/me.md", text } };
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_pitch *pitches;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, 1);
	notebook_open(&notebook, NULL);
	pitches = kith_pitches_of(notebook.book, kith_slice_cstr(text), 0, &arena, &count);
	assert_int_equal(count, 3);
	assert_ptr_equal(kith_pitch_for(pitches, count, kith_slice_cstr("dev")), &pitches[0]);
	assert_ptr_equal(kith_pitch_for(pitches, count, kith_slice_cstr("des")), &pitches[2]);
	assert_null(kith_pitch_for(pitches, count, kith_slice_cstr("de")));
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void feeds_and_handles_with_the_last_contact(void **state)
{
	static const struct notebook_file files[] = {
		{ "people/ada.md", "---\nfollow: [https://a.example/feed, '@ada@social.example']\n---\n- 2026-01-02 engaged: on types\n- 2026-01-03 comment: x\n" },
		{ "people/bob.md", "---\nfollow: gemini://b.example\ntier: ambient\n---\n- 2026-11-21 coffee\n" },
		{ "people/old.md", "---\nfollow: https://o.example\nstatus: archived\n---\n" },
		{ "people/carl.md", "---\nroutine: daily\nfollow: carl\n---\n" },
	};
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_followed *items;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, files, 4);
	notebook_open(&notebook, NULL);
	items = kith_followed_list(notebook.book, day("2026-11-20"), &arena, &count);
	assert_int_equal(count, 4);
	assert_true(items[0].feed && !items[1].feed && items[2].feed && !items[3].feed);
	assert_int_equal(items[0].last, day("2026-01-02"));
	assert_int_equal(items[1].last, day("2026-01-02"));
	assert_int_equal(items[2].last, KITH_NO_DAY);
	assert_int_equal(items[3].last, day("2026-11-20"));
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

struct xml_case {
	const char *text, *escaped;
};

static const struct xml_case escapes[] = {
	{ "", "" },
	{ "a & b < c > d \" e ' f", "a &amp; b &lt; c &gt; d &quot; e &#39; f" },
	{ "tab\tline\nreturn\r", "tab&#9;line&#10;return&#13;" },
	{ "bell\a escape\033", "bell\xef\xbf\xbd escape\xef\xbf\xbd" },
	{ "bad \xff byte", "bad \xef\xbf\xbd byte" },
	{ "\xef\xbf\xbe\xef\xbf\xbf", "\xef\xbf\xbd\xef\xbf\xbd" },
	{ "王小明 é", "王小明 é" },
	{ "]]>", "]]&gt;" },
};

static void xml_holds_any_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(escapes); i++) {
		struct kith_buf out = KITH_BUF_INIT;

		kith_xml_text(kith_slice_cstr(escapes[i].text), &out);
		assert_string_equal(out.ptr ? out.ptr : "", escapes[i].escaped);
		kith_buf_release(&out);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_showed_me_and_who_came_of_it),
		cmocka_unit_test(profiles_are_where_i_can_be_found),
		cmocka_unit_test(sections_of_my_note_are_pitches),
		cmocka_unit_test(a_whole_audience_goes_before_one_that_begins_so),
		cmocka_unit_test(feeds_and_handles_with_the_last_contact),
		cmocka_unit_test(xml_holds_any_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
