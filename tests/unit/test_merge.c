/* Two notes about one person (kith-merge-people(1)): which may be, and what becomes of them. */
#include "notebook.h"

#include "base/buf.h"
#include "note/note.h"
#include "practice/merge.h"
#include "practice/twins.h"

static kith_id person(const struct notebook *notebook, const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	return notebook_id(notebook, id);
}

/* clang-format off */
static const struct notebook_file network[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/me.md", "---\nname: Ada Okafor\nemail: ada@x.org\n---\n" },
	{ "people/all-a.md", "---\nname: Robin Hood\nemail: [r@x.org, other@x.org]\nphone: +44 131 496 0000\n---\n" },
	{ "people/all-b.md", "---\nname: Hood, Robin\nemail: R@X.org\nphone: 0131 4960000\n---\n" },
	{ "people/mail-a.md", "---\nname: Ann\nemail: shared@x.org\n---\n" },
	{ "people/mail-b.md", "---\nname: Beatrice\nemail: shared@x.org\n---\n" },
	{ "people/git-a.md", "---\nname: Carl\ngithub: carl\n---\n" },
	{ "people/git-b.md", "---\nname: Dora\ngithub: Carl\n---\n" },
	/* Of different fields: not the same address. */
	{ "people/git-c.md", "---\nname: Egon\ncity: carl\n---\n" },
	/* Six digits are no number, seven are. */
	{ "people/six-a.md", "---\nname: Frida\nphone: 123 456\n---\n" },
	{ "people/six-b.md", "---\nname: Gustav\nphone: 123456\n---\n" },
	{ "people/seven-a.md", "---\nname: Hanna\nphone: 555 1234\n---\n" },
	{ "people/seven-b.md", "---\nname: Ignaz\nphone: 5551234\n---\n" },
	/* One edit from five letters on: swapped, left out, another letter; accents are none. */
	{ "people/near-a.md", "---\nname: Jon Smith\n---\n" },
	{ "people/near-b.md", "---\nname: John Smith\n---\n" },
	{ "people/far.md", "---\nname: Jo Smyth\n---\n" },
	{ "people/swap-a.md", "---\nname: Martha\n---\n" },
	{ "people/swap-b.md", "---\nname: Marhta\n---\n" },
	{ "people/accent-a.md", "---\nname: José Núñez\n---\n" },
	{ "people/accent-b.md", "# Jose Nunez\n" },
	{ "people/short-a.md", "---\nname: Kim\n---\n" },
	{ "people/short-b.md", "---\nname: Tim\n---\n" },
	{ "people/alias-a.md", "---\nname: Lena\naliases: [Lenchen Vogel]\n---\n" },
	{ "people/alias-b.md", "---\nname: Lenchen Vogel\n---\n" },
	/* Who knows the other is another. */
	{ "people/father.md", "---\nname: Otto Klein\n---\n" },
	{ "people/son.md", "---\nname: Otto Klein\nknows: people/father\n---\n" },
	/* Identities of other programs are no names. */
	{ "people/url-a.md", "---\nname: Paula\naliases: /x/12345678\n---\n" },
	{ "people/url-b.md", "---\nname: Quirin\naliases: /x/12345678\n---\n" },
	{ "groups/robin.md", "---\nname: Robin Hood\n---\n" },
};

static const struct { const char *a, *b, *why; } twins[] = {
	{ "people/all-a", "people/all-b", "address number name" },
	{ "people/git-a", "people/git-b", "address" },
	{ "people/mail-a", "people/mail-b", "address" },
	{ "people/seven-a", "people/seven-b", "number" },
	{ "people/accent-a", "people/accent-b", "name" },
	{ "people/alias-a", "people/alias-b", "name" },
	{ "people/near-a", "people/near-b", "name" },
	{ "people/swap-a", "people/swap-b", "name" },
};
/* clang-format on */

static void put_reasons(const struct kith_twins *found, struct kith_buf *out)
{
	for (enum kith_twin_reason reason = 0; reason < KITH_TWIN_REASONS; reason++) {
		if (found->why[reason])
			kith_buf_printf(out, "%s%s", out->len ? " " : "", kith_twin_word(reason));
	}
}

static void twins_share_an_address_a_number_or_nearly_a_name(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_twins *found;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, network, NOTEBOOK_LEN(network));
	notebook_open(&notebook, NULL);
	found = kith_twins_of(notebook.book, &arena, &count);
	for (size_t i = 0; i < count; i++) {
		struct kith_slice a = kith_book_id(notebook.book, found[i].a);
		struct kith_slice b = kith_book_id(notebook.book, found[i].b);
		struct kith_buf why = KITH_BUF_INIT;

		put_reasons(&found[i], &why);
		if (i >= NOTEBOOK_LEN(twins) || !kith_slice_is(a, twins[i].a) || !kith_slice_is(b, twins[i].b) ||
		    strcmp(why.ptr, twins[i].why) != 0)
			fail_msg("row %zu: %.*s %.*s %s", i, KITH_ARG(a), KITH_ARG(b), why.ptr);
		kith_buf_release(&why);
	}
	assert_int_equal(count, NOTEBOOK_LEN(twins));
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

static void a_very_long_name_is_compared_as_a_whole_alone(void **state)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf text = KITH_BUF_INIT;
	struct notebook notebook;
	size_t count;

	(void)state;
	notebook_make(&notebook, NULL, 0);
	kith_buf_cstr(&text, "---\nname: ");
	for (size_t i = 0; i < 20000; i++)
		kith_buf_byte(&text, 'x');
	kith_buf_cstr(&text, "\n---\n");
	notebook_write(&notebook, "people/a.md", text.ptr);
	notebook_write(&notebook, "people/b.md", text.ptr);
	notebook_open(&notebook, NULL);
	kith_twins_of(notebook.book, &arena, &count);
	assert_int_equal(count, 1);
	kith_buf_release(&text);
	kith_arena_release(&arena);
	notebook_remove(&notebook);
}

struct merge_case {
	const char *first, *second;
	const char *result;
	const char *left; /* what the review names as left, a line each */
};

/* clang-format off */
static const struct merge_case cases[] = {
	/* Scalars of the first win, lists are united, keys that it lacks are added. */
	{ "---\nname: A\ntier: close # mine\ntags: [Rust, go]\nemail: a@x.org\n---\n",
	  "---\nname: B\ntier: wide\ntags: rust\nemail: [A@x.org, b@x.org]\ncity: Leith\ninterests:\n  - chess\nzodiac: ram\n---\n",
	  "---\nname: A\ntier: close # mine\ntags: [Rust, go]\nemail: [a@x.org, b@x.org]\naliases: [B]\ncity: Leith\ninterests: [chess]\nzodiac: ram\n---\n",
	  "tier: wide\n" },
	/* Maps, a status and what the two say of each other stay behind; a second value of one kind too. */
	{ "---\nname: A\n---\n",
	  "---\nname: B\naliases: [A, C]\nstatus: archived\nknows: [a, \"[[b]]\", c]\ncard: {floor: 3}\nzodiac: [ram, ox]\n---\n",
	  "---\nname: A\naliases: [B, C]\nknows: [c]\nzodiac: [ram, ox]\n---\n",
	  "status: archived\nknows: a\nknows: [[b]]\ncard: 3\n" },
	/* Keys that only notebooks know: a list takes more, one value stays one. */
	{ "---\nname: A\nslug: a\nsigns: [ram]\n---\n", "---\nname: A\nslug: b\nsigns: ox\n---\n",
	  "---\nname: A\nslug: a\nsigns: [ram, ox]\n---\n", "slug: b\n" },
	/* Nothing but a name, in a heading. */
	{ "# A\n\nText.\n", "# B\n", "---\naliases: [B]\n---\n# A\n\nText.\n", "text: # B\n" },
	{ "---\nname: A\n---\n", "", "---\nname: A\naliases: [b]\n---\n", "" },
	/* Entries by date, each with its lines, below the marker that stands there; what stands there once. */
	{ "---\nname: A\n---\n\n1. 2026-09-01 call\n2. 2026-11-01 lunch\n",
	  "---\nname: A\n---\n\n- 2026-11-02 coffee: new\n- 2026-10-01 coffee: wraps\n  on\n\n  - [ ] send it\n    - deeper\n- 2026-09-01 call\n",
	  "---\nname: A\n---\n\n1. 2026-09-01 call\n2. 2026-10-01 coffee: wraps\n   on\n\n   - [ ] send it\n     - deeper\n2. 2026-11-01 lunch\n3. 2026-11-02 coffee: new\n",
	  "" },
	/* Into a list that has the newest first; those of one day keep their order. */
	{ "---\nname: A\n---\n## Log\n\n* 2026-11-03 call\n* 2026-09-01 call\n",
	  "---\nname: A\n---\n## Log\n\n- 2026-10-01 call: one\n- 2026-10-01 call: two\n- [ ] 2026-12-01 dinner\n",
	  "---\nname: A\n---\n## Log\n\n* [ ] 2026-12-01 dinner\n* 2026-11-03 call\n* 2026-10-01 call: two\n* 2026-10-01 call: one\n* 2026-09-01 call\n",
	  "" },
	/* Other text below a heading; the heading of an emptied log goes. */
	{ "---\nname: A\n---\nMine.\n", "---\nname: A\n---\nTheirs.\n\n## Log\n\n- 2026-10-01 call\n\n## Gifts\n\n- [ ] tea\n",
	  "---\nname: A\n---\nMine.\n\n## Log\n\n- 2026-10-01 call\n\n## From people/b\n\nTheirs.\n\n## Gifts\n\n- [ ] tea\n",
	  "" },
	/* An entry that does not begin on the line of its marker stays in the text. */
	{ "---\nname: A\n---\nMine.\n", "---\nname: A\n---\n- [ ]\n  2026-12-01 call\n- 2026-10-01 call\n",
	  "---\nname: A\n---\nMine.\n\n## Log\n\n- 2026-10-01 call\n\n## From people/b\n\n- [ ]\n  2026-12-01 call\n", "" },
	/* Line ends stay those of the first. */
	{ "---\r\nname: A\r\n---\r\n- 2026-10-01 call\r\n", "---\nname: A\n---\n- 2026-10-02 call\n  and more\n",
	  "---\r\nname: A\r\n---\r\n- 2026-10-01 call\r\n- 2026-10-02 call\r\n  and more\r\n", "" },
};
/* clang-format on */

static void put_left(const struct kith_merge *merge, struct kith_buf *out)
{
	for (size_t i = 0; i < merge->item_count; i++) {
		const struct kith_merge_item *item = &merge->items[i];

		if (item->fate == KITH_MERGE_LEFT)
			kith_buf_printf(out, "%.*s: %.*s\n", KITH_ARG(item->key), KITH_ARG(item->text));
	}
}

/* Whether a line of the second note is in the result or in what the review names. */
static bool is_kept(struct kith_slice line, struct kith_slice result, const struct kith_merge *merge)
{
	struct kith_buf needle = KITH_BUF_INIT;
	bool kept;

	kith_buf_slice(&needle, line);
	kept = kith_slice_find_text(result, 0, needle.ptr) != SIZE_MAX;
	for (size_t i = 0; !kept && i < merge->item_count; i++)
		kept = kith_slice_find_text(merge->items[i].text, 0, needle.ptr) != SIZE_MAX;
	kith_buf_release(&needle);
	return kept;
}

/* Values of front matter and lines of the body of a note. */
static size_t count_lost(const struct notebook *notebook, const char *bytes, struct kith_slice result,
			 const struct kith_merge *merge)
{
	const struct kith_kinds *kinds = &kith_book_config(notebook->book)->kinds;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_note note;
	struct kith_slice rest, line;
	size_t lost = 0;

	kith_note_parse(kith_slice_cstr(bytes), kith_slice_cstr("people/x.md"), kinds, &arena, NULL, &note);
	for (size_t i = 0; i < note.front.count; i++)
		for (size_t k = 0; k < note.front.keys[i].count; k++)
			lost += !is_kept(note.front.keys[i].items[k].text, result, merge);
	rest = kith_slice_sub(note.bytes, note.body.span.start, note.body.span.end);
	while (kith_slice_next(&rest, '\n', &line)) {
		line = kith_slice_trim(line);
		while (line.len && strchr("-*0123456789. ", line.ptr[0]) && kith_slice_find_text(line, 0, " ") != SIZE_MAX &&
		       line.ptr[0] != '2')
			line = kith_slice_sub(line, 1, line.len);
		if (line.len && !kith_slice_is(line, "## Log"))
			lost += !is_kept(line, result, merge);
	}
	kith_arena_release(&arena);
	return lost;
}

static void check_case(const struct merge_case *item)
{
	const struct notebook_file files[] = { { "people/a.md", item->first }, { "people/b.md", item->second },
					       { "people/c.md", "---\nname: Carol\n---\n" } };
	struct kith_buf result = KITH_BUF_INIT, left = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	struct kith_merge merge;
	struct notebook notebook;

	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	assert_int_equal(kith_merge_people(notebook.book, person(&notebook, "a"), person(&notebook, "b"),
					   kith_slice_cstr(item->first), kith_slice_cstr(item->second), &merge, &err),
			 KITH_OK);
	if (kith_edit_apply(kith_slice_cstr(item->first), kith_slice_cstr("people/a.md"),
			    &kith_book_config(notebook.book)->kinds, merge.edits, merge.edit_count, &result, &err))
		fail_msg("%s", err.text);
	kith_buf_cstr(&left, "");
	put_left(&merge, &left);
	assert_string_equal(result.ptr ? result.ptr : "", item->result);
	assert_string_equal(left.ptr ? left.ptr : "", item->left);
	assert_int_equal(count_lost(&notebook, item->first, kith_buf_view(&result), &merge), 0);
	assert_int_equal(count_lost(&notebook, item->second, kith_buf_view(&result), &merge), 0);
	kith_merge_release(&merge);
	kith_buf_release(&result);
	kith_buf_release(&left);
	notebook_remove(&notebook);
}

static void two_notes_become_one_and_nothing_is_lost_unnamed(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		check_case(&cases[i]);
}

static void a_note_with_an_error_is_not_merged(void **state)
{
	static const char good[] = "---\nname: A\n---\n", twice[] = "---\ncity: A\ncity: B\n---\n";
	static const struct notebook_file files[] = { { "people/a.md", good }, { "people/b.md", twice } };
	struct kith_err err = KITH_ERR_INIT;
	struct notebook notebook;
	struct kith_merge merge;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	assert_int_equal(kith_merge_people(notebook.book, person(&notebook, "a"), person(&notebook, "b"),
					   kith_slice_cstr(good), kith_slice_cstr(twice), &merge, &err),
			 KITH_MALFORMED);
	assert_non_null(strstr(err.text, "people/b.md:3:1"));
	kith_merge_release(&merge);
	assert_int_equal(kith_merge_people(notebook.book, person(&notebook, "b"), person(&notebook, "a"),
					   kith_slice_cstr(twice), kith_slice_cstr(good), &merge, &err),
			 KITH_MALFORMED);
	kith_merge_release(&merge);
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(twins_share_an_address_a_number_or_nearly_a_name),
		cmocka_unit_test(a_very_long_name_is_compared_as_a_whole_alone),
		cmocka_unit_test(two_notes_become_one_and_nothing_is_lost_unnamed),
		cmocka_unit_test(a_note_with_an_error_is_not_merged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
