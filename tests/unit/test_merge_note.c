/* The merge of notes: cases by hand, and random histories whose results are held against what a merge
 * promises. KITH_MERGE_HISTORIES says how many, KITH_MERGE_SEED with which to begin. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#include <git2.h>

#include "merge_history.h"
#include "note/merge.h"
#include "note/note.h"

static bool merge(struct kith_slice base, struct kith_slice ours, struct kith_slice theirs,
		  struct kith_buf *out)
{
	struct kith_note_merge merge = { base, ours, theirs, KITH_MERGE_MARKS };

	kith_buf_clear(out);
	return kith_merge_note(&merge, out);
}

static const struct {
	const char *name, *base, *ours, *theirs, *merged;
	bool clean;
} cases[] = {
	{ "each side sets another field", "---\na: 1\nb: 2\n---\n", "---\na: 3\nb: 2\n---\n",
	  "---\na: 1\nb: 4\n---\n", "---\na: 3\nb: 4\n---\n", true },
	{ "a clash stands between markers, round its field alone", "---\na: 1\nb: 2\n---\n",
	  "---\na: 4\nb: 2\n---\n", "---\na: 3\nb: 2\n---\n",
	  "---\n<<<<<<< a\na: 3\n=======\na: 4\n>>>>>>> b\nb: 2\n---\n", false },
	{ "an edit of a field beats its deletion", "---\na: 1\nb: 2\n---\nx\n", "---\nb: 2\n---\nx\n",
	  "---\na: 3\nb: 2\n---\nx\n", "---\na: 3\nb: 2\n---\nx\n", true },
	{ "a list is a set in the base's order", "---\nt: [c, a, b]\n---\n", "---\nt: [c, b, z]\n---\n",
	  "---\nt: [c, a, b, y, x]\n---\n", "---\nt: [c, b, x, y, z]\n---\n", true },
	{ "a block list too, comments kept", "---\nt:\n  - a # one\n  - b\n---\n",
	  "---\nt:\n  - a # one\n  - b\n  - d\n---\n", "---\nt:\n  - a # one\n  # two\n  - c\n---\n",
	  "---\nt:\n  - a # one\n  # two\n  - c\n  - d\n---\n", true },
	{ "a scalar becomes a list where one side made it one", "---\no: A\n---\n", "---\no: [A, B]\n---\n",
	  "---\no: C\n---\n", "---\no: [B, C]\n---\n", true },
	{ "the value of one side with the comment of the other", "---\na: 1\n---\n", "---\na: 2\n---\n",
	  "---\na: 1 # why\n---\n", "---\na: 2 # why\n---\n", true },
	{ "new fields in one place stand in byte order", "---\na: 1\n---\n", "---\na: 1\nz: 1\n---\n",
	  "---\na: 1\nc: 1\nb: 1\n---\n", "---\na: 1\nb: 1\nc: 1\nz: 1\n---\n", true },
	{ "entries of both sides, oldest first", "## Log\n\n- 2026-01-01 coffee: a\n",
	  "## Log\n\n- 2026-01-01 coffee: a\n- 2026-03-01 call: c\n",
	  "## Log\n\n- 2026-01-01 coffee: a\n- 2026-02-01 call: b\n",
	  "## Log\n\n- 2026-01-01 coffee: a\n- 2026-02-01 call: b\n- 2026-03-01 call: c\n", true },
	{ "newest first where the list is so", "- 2026-01-02 coffee: b\n- 2026-01-01 coffee: a\n",
	  "- 2026-02-01 call: c\n- 2026-01-02 coffee: b\n- 2026-01-01 coffee: a\n",
	  "- 2026-03-01 call: d\n- 2026-01-02 coffee: b\n- 2026-01-01 coffee: a\n",
	  "- 2026-03-01 call: d\n- 2026-02-01 call: c\n- 2026-01-02 coffee: b\n- 2026-01-01 coffee: a\n",
	  true },
	{ "the same new entry stands once", "- 2026-01-01 coffee: a\n",
	  "- 2026-01-01 coffee: a\n- 2026-02-01 call: b\n- 2026-02-02 call: c\n",
	  "- 2026-01-01 coffee: a\n- 2026-02-01 call: b\n- 2026-02-03 call: d\n",
	  "- 2026-01-01 coffee: a\n- 2026-02-01 call: b\n- 2026-02-02 call: c\n- 2026-02-03 call: d\n",
	  true },
	{ "a new one of both is no edit of the one that a side took away",
	  "- 2026-01-01 coffee: a\n- 2026-01-02 call: b\n", "- 2026-01-01 coffee: c\n- 2026-01-02 call: b\n",
	  "- 2026-01-01 coffee: a\n- 2026-01-01 coffee: c\n- 2026-01-02 call: b\n",
	  "- 2026-01-01 coffee: c\n- 2026-01-02 call: b\n", true },
	{ "an edit of an entry beats its deletion", "- 2026-01-01 coffee: a\n- 2026-01-02 call: b\n",
	  "- 2026-01-02 call: b\n", "- 2026-01-01 coffee: a and more\n- 2026-01-02 call: b\n",
	  "- 2026-01-01 coffee: a and more\n- 2026-01-02 call: b\n", true },
	{ "an entry edited on one side, one added on the other", "- 2026-01-01 asked(small): a\n",
	  "- 2026-01-01 asked(small): a -> yes\n", "- 2026-01-01 asked(small): a\n- 2026-01-02 call: b\n",
	  "- 2026-01-01 asked(small): a -> yes\n- 2026-01-02 call: b\n", true },
	{ "two edits of one entry clash", "- 2026-01-01 coffee: a\n- 2026-01-02 call: b\n",
	  "- 2026-01-01 coffee: aa\n- 2026-01-02 call: b\n",
	  "- 2026-01-01 coffee: ab\n- 2026-01-02 call: b\n",
	  "<<<<<<< a\n- 2026-01-01 coffee: aa\n=======\n- 2026-01-01 coffee: ab\n>>>>>>> b\n- 2026-01-02 "
	  "call: b\n",
	  false },
	{ "a first log on both sides", "Hello.\n", "Hello.\n\n## Log\n\n- 2026-02-01 call: b\n",
	  "Hello.\n\n## Log\n\n- 2026-01-01 call: a\n",
	  "Hello.\n\n## Log\n\n- 2026-01-01 call: a\n- 2026-02-01 call: b\n", true },
	{ "an entry here, prose after it there", "- 2026-01-01 coffee: a\n",
	  "- 2026-01-01 coffee: a\n- 2026-02-01 call: b\n", "- 2026-01-01 coffee: a\n\nMore.\n",
	  "- 2026-01-01 coffee: a\n- 2026-02-01 call: b\n\nMore.\n", true },
	{ "lines of prose beside each other", "one\ntwo\nthree\n", "one!\ntwo\nthree\n", "one\ntwo!\nthree\n",
	  "one!\ntwo!\nthree\n", true },
	{ "a new note on both sides", "", "---\na: 1\n---\n", "---\nb: 2\n---\n", "---\na: 1\nb: 2\n---\n",
	  true },
	{ "line ends of one side, words of the other", "---\na: 1\n---\nx\n", "---\r\na: 1\r\n---\r\nx\r\n",
	  "---\na: 2\n---\nx\n", "---\r\na: 2\r\n---\r\nx\r\n", true },
	{ "nothing that is a note: by lines", "---\na: [\n---\nx\ny\nz\n", "---\na: [\n---\nX\ny\nz\n",
	  "---\na: [\n---\nx\ny\nZ\n", "---\na: [\n---\nX\ny\nZ\n", true },
};

static void cases_by_hand(void **state)
{
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		for (int swap = 0; swap < 2; swap++) {
			const char *ours = swap ? cases[i].theirs : cases[i].ours;
			const char *theirs = swap ? cases[i].ours : cases[i].theirs;
			bool clean = merge(kith_slice_cstr(cases[i].base), kith_slice_cstr(ours),
					   kith_slice_cstr(theirs), &out);

			kith_buf_byte(&out, '\0');
			if (clean != cases[i].clean || strcmp(out.ptr, cases[i].merged) != 0)
				fail_msg("%s%s: %s\n%s", cases[i].name, swap ? " (sides swapped)" : "",
					 clean ? "clean" : "conflict", out.ptr);
		}
	}
	kith_buf_release(&out);
}

/* One history under test: its texts, and the first promise that did not hold. */
struct trial {
	struct history *h;
	struct kith_buf base, side[3], out, again, third;
	struct kith_arena arena;
	struct kith_kinds kinds;
	const char *broken;
};

static struct {
	size_t merges, conflicts, git_conflicts, git_clean, orders;
} seen;

static void require(struct trial *t, bool holds, const char *promise)
{
	if (!holds && !t->broken)
		t->broken = promise;
}

static bool read_note(struct trial *t, struct kith_slice text, struct kith_note *note)
{
	kith_note_parse(text, kith_slice_cstr("a.md"), &t->kinds, &t->arena, NULL, note);
	for (size_t i = 0; i < note->front.count; i++) {
		if (note->front.keys[i].duplicate)
			return false;
	}
	return note->readable;
}

static struct kith_slice trim_line(struct kith_slice line)
{
	while (line.len > 0 && (line.ptr[line.len - 1] == '\r' || line.ptr[line.len - 1] == ' '))
		line.len--;
	return line;
}

static size_t count_line(struct kith_slice text, struct kith_slice wanted)
{
	struct kith_slice line;
	size_t count = 0;

	while (kith_slice_next(&text, '\n', &line))
		count += kith_slice_eq(trim_line(line), wanted);
	return count;
}

/* Lines of the body that a side added, or that neither took away, are there as often as on the side that
 * has them most, or least. */
static bool keeps_lines(struct kith_slice base, struct kith_slice one, struct kith_slice other,
			struct kith_slice result)
{
	struct kith_slice sides[2] = { one, other }, line;

	for (int s = 0; s < 2; s++) {
		for (struct kith_slice rest = sides[s]; kith_slice_next(&rest, '\n', &line);) {
			size_t b, x, y, wanted;

			line = trim_line(line);
			if (!kith_slice_starts(line, "- 2026") && !kith_slice_starts(line, "- [") &&
			    !kith_slice_starts(line, "Prose") && !kith_slice_starts(line, "#"))
				continue;
			b = count_line(base, line);
			x = count_line(one, line);
			y = count_line(other, line);
			wanted = x > b || y > b ? (x > y ? x : y) : x < y ? x : y;
			/* The same comment may stand before a field that one side alone moved. */
			if (count_line(result, line) < wanted)
				return false;
		}
	}
	return true;
}

/* What is there after both sides did something to a value; -1 for a clash. */
static int merged_value(int base, int one, int other)
{
	if (one == other || other == base)
		return one;
	if (one == base)
		return other;
	return one == 0 ? other : other == 0 ? one : -1;
}

static bool has_item(const int *items, int count, int value)
{
	for (int i = 0; i < count; i++) {
		if (items[i] == value)
			return true;
	}
	return false;
}

static void check_list(struct trial *t, int l, const struct kith_note *note)
{
	const struct model *m[3] = { &t->h->base, &t->h->side[0], &t->h->side[1] };
	const struct kith_key *key = kith_front_get(&note->front, kith_slice_cstr(list_names[l]));
	size_t count = 0;

	for (int value = 0; value < 64; value++) {
		bool has[3], wanted, there = false;
		char text[16];

		for (int s = 0; s < 3; s++)
			has[s] = has_item(m[s]->list[l], m[s]->list_count[l], value);
		/* A list that one side emptied is gone there, and what the other changed beats that. */
		if ((m[1]->list_count[l] == 0) != (m[2]->list_count[l] == 0))
			return;
		wanted = has[0] ? has[1] && has[2] : has[1] || has[2];
		snprintf(text, sizeof(text), "t%d", value);
		for (size_t i = 0; key && i < key->count; i++)
			there = there || kith_slice_is(key->items[i].text, text);
		count += wanted;
		require(t, there == wanted, "6: a list has the items that it is to have");
	}
	require(t, (key ? key->count : 0) == count, "6: each item of a list stands once");
}

/* Fields by the model: values, clashes that are surfaced. Returns how many clash. */
static int check_fields(struct trial *t, bool clean)
{
	const struct model *b = &t->h->base, *x = &t->h->side[0], *y = &t->h->side[1];
	struct kith_note note;
	int clashes = 0;

	require(t, read_note(t, kith_buf_view(&t->out), &note),
		"6: the result is a note without a key given twice");
	require(t, note.conflict == !clean, "5: a conflict shows, and nothing else does");
	for (int f = 0; f < FIELDS && !t->broken; f++) {
		const struct kith_key *key = kith_front_get(&note.front, kith_slice_cstr(field_names[f]));
		int value = merged_value(b->field[f], x->field[f], y->field[f]);
		char text[32];

		snprintf(text, sizeof(text), "value %d", value);
		if (value > 0)
			require(t, key && kith_slice_is(key->items[0].text, text),
				"4: a field has the value that one side gave it, and an edit beats a "
				"deletion");
		if (value == 0)
			require(t, !key, "3: a field that one side took away is gone");
		if (value >= 0)
			continue;
		clashes++;
		require(t, !clean && !key, "5: two values are a conflict, and the field is not set");
		for (int s = 1; s < 3; s++) {
			snprintf(text, sizeof(text), "%s: value %d", field_names[f],
				 (s == 1 ? x : y)->field[f]);
			require(t, count_line(kith_buf_view(&t->out), kith_slice_cstr(text)) == 1,
				"5: both values stand in the note");
		}
	}
	for (int l = 0; l < LISTS && clean; l++)
		check_list(t, l, &note);
	return clashes;
}

static const struct entry *entry_of(const struct model *m, int id)
{
	for (int i = 0; i < m->entries; i++) {
		if (m->entry[i].id == id)
			return &m->entry[i];
	}
	return NULL;
}

/* How many entries of the base both sides edited, each in its own way. */
static int entry_clashes(const struct history *h)
{
	int clashes = 0;

	for (int i = 0; i < h->base.entries; i++) {
		const struct entry *e = &h->base.entry[i], *x = entry_of(&h->side[0], e->id),
				   *y = entry_of(&h->side[1], e->id);

		if (!x || !y)
			continue;
		clashes += (x->text != e->text || x->ticked != e->ticked) &&
			   (y->text != e->text || y->ticked != e->ticked) &&
			   (x->text != y->text || x->ticked != y->ticked);
	}
	return clashes;
}

/* An entry that one of so many sides took away, while one wrote another of that day: that is an edit, for
 * all that one can see. */
static bool may_be_edit(const struct history *h, int sides)
{
	for (int i = 0; i < h->base.entries; i++) {
		bool gone = false, again = false;

		for (int s = 0; s < sides; s++) {
			gone = gone || !entry_of(&h->side[s], h->base.entry[i].id);
			for (int k = 0; k < h->side[s].entries; k++)
				again = again || (h->side[s].entry[k].id >= 100 &&
						  h->side[s].entry[k].day == h->base.entry[i].day);
		}
		if (gone && again)
			return true;
	}
	return false;
}

/* A side took away a heading with all below it: what the other wrote there may meet that. */
static bool drops_section(const struct history *h)
{
	for (int s = 0; s < 2; s++) {
		if ((h->base.entries && !h->side[s].entries) || (h->base.lines && !h->side[s].lines))
			return true;
	}
	return false;
}

static bool prose_differs(const struct model *a, const struct model *b)
{
	return a->lines != b->lines ||
	       memcmp(a->prose, b->prose, (size_t)a->lines * sizeof(struct line)) != 0;
}

static struct kith_slice view(const struct kith_buf *buf)
{
	return kith_slice_of(buf->ptr ? buf->ptr : "", buf->len);
}

static void check_laws(struct trial *t, struct kith_slice b, struct kith_slice x, struct kith_slice y,
		       bool clean)
{
	require(t, merge(b, y, x, &t->again) == clean && kith_slice_eq(view(&t->out), view(&t->again)),
		"1: the sides may be swapped");
	require(t, merge(b, x, b, &t->again) && kith_slice_eq(view(&t->again), x),
		"2: one side unchanged gives the other");
	require(t, merge(b, b, y, &t->again) && kith_slice_eq(view(&t->again), y),
		"2: one side unchanged gives the other");
	require(t, merge(b, x, x, &t->again) && kith_slice_eq(view(&t->again), x),
		"2: the same on both sides is that");
}

/* git's own merge by lines, where it is clean and its result holds. */
static void check_git(struct trial *t, struct kith_slice b, struct kith_slice x, struct kith_slice y,
		      bool clean)
{
	git_merge_file_input inputs[3];
	git_merge_file_result result = { 0 };
	struct kith_slice texts[3] = { b, x, y }, merged;
	struct kith_note note;

	for (int i = 0; i < 3; i++) {
		git_merge_file_init_input(&inputs[i], GIT_MERGE_FILE_INPUT_VERSION);
		inputs[i].ptr = texts[i].ptr;
		inputs[i].size = texts[i].len;
		inputs[i].path = "a.md";
	}
	if (git_merge_file(&result, &inputs[0], &inputs[1], &inputs[2], NULL) != 0)
		return;
	merged = kith_slice_of(result.ptr, result.len);
	seen.git_conflicts += !result.automergeable;
	seen.git_clean += result.automergeable;
	if (result.automergeable && read_note(t, merged, &note) && keeps_lines(b, x, y, merged))
		require(t, clean, "8: clean where git's merge by lines is");
	git_merge_file_result_free(&result);
}

/* Keys that a side put in another order: where a new one goes then hangs on who comes first. */
static bool orders_differ(const struct history *h)
{
	int changed = 0;

	for (int s = 0; s < 3; s++)
		changed += memcmp(h->side[s].order, h->base.order, sizeof(h->base.order)) != 0;
	return changed > 0;
}

static const struct line *line_of(const struct model *m, int id)
{
	for (int i = 0; i < m->lines; i++) {
		if (m->prose[i].id == id)
			return &m->prose[i];
	}
	return NULL;
}

/* What one side took away and another edited stands, but not for sure in the place where it stood: a
 * merge of the side that took it away does not know of it any more. */
static bool place_forgotten(const struct history *h)
{
	int dated = 0;

	for (int i = 0; i < h->base.entries; i++)
		dated += !h->base.entry[i].task;
	for (int s = 0; s < 3; s++) {
		/* A heading that went with all below it, and a direction that few entries show.
		 */
		for (int i = 0; i < h->base.entries && dated < 4; i++) {
			if (!entry_of(&h->side[s], h->base.entry[i].id))
				return true;
		}
		if ((h->base.entries && !h->side[s].entries) || (h->base.lines && !h->side[s].lines))
			return true;
	}
	for (int key = 0; key < FIELDS + LISTS; key++) {
		int gone = 0, edits = 0;

		for (int s = 0; s < 3; s++) {
			const struct model *m = &h->side[s];
			int l = key - FIELDS;
			bool there = key < FIELDS ? m->field[key] != 0 : m->list_count[l] > 0;

			gone += !there;
			edits += there && (key < FIELDS ? m->field[key] != h->base.field[key]
							: m->list_count[l] != h->base.list_count[l] ||
								  memcmp(m->list[l], h->base.list[l],
									 sizeof(m->list[l])) != 0);
		}
		if ((key < FIELDS ? h->base.field[key] != 0 : h->base.list_count[key - FIELDS] > 0) && gone &&
		    edits)
			return true;
	}
	for (int i = 0; i < h->base.entries + h->base.lines; i++) {
		int gone = 0, edits = 0;

		for (int s = 0; s < 3; s++) {
			const struct model *m = &h->side[s];

			if (i < h->base.entries) {
				const struct entry *e = &h->base.entry[i], *now = entry_of(m, e->id);

				gone += !now;
				edits += now && (now->text != e->text || now->ticked != e->ticked);
			} else {
				const struct line *l = &h->base.prose[i - h->base.entries],
						  *now = line_of(m, l->id);

				gone += !now;
				edits += now && now->text != l->text;
			}
		}
		if (gone && edits)
			return true;
	}
	return false;
}

/* The same fields, items, entries and lines of prose, wherever they stand. */
static bool same_content(struct kith_slice a, struct kith_slice b)
{
	struct kith_slice line, rest;

	for (rest = a; kith_slice_next(&rest, '\n', &line);) {
		line = trim_line(line);
		if (line.len > 0 && line.ptr[0] != '#' && count_line(a, line) != count_line(b, line))
			return false;
	}
	return true;
}

/* Three machines, whatever order they meet in: the same bytes, or at least the same lines. */
static void check_orders(struct trial *t, struct kith_slice b, bool bytes)
{
	static const int orders[3][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 2, 0 } };
	bool clean = true, same = true;

	for (int i = 0; i < 3 && clean; i++) {
		clean = merge(b, view(&t->side[orders[i][0]]), view(&t->side[orders[i][1]]), &t->again) &&
			merge(b, view(&t->again), view(&t->side[orders[i][2]]), i ? &t->third : &t->out);
		same = same && (i == 0 || !clean || kith_slice_eq(view(&t->out), view(&t->third)) ||
				(!bytes && same_content(view(&t->out), view(&t->third)) &&
				 same_content(view(&t->third), view(&t->out))));
	}
	require(t, !clean || same, "7: the order of merges does not matter");
	seen.orders += clean;
}

static void check_history(struct trial *t)
{
	struct kith_slice b = view(&t->base), x = view(&t->side[0]), y = view(&t->side[1]);
	const struct history *h = t->h;
	bool clean = merge(b, x, y, &t->out);
	bool spoilt = h->side[0].garbage || h->side[1].garbage || h->side[2].garbage;
	int clashes;

	seen.merges++;
	seen.conflicts += !clean;
	check_laws(t, b, x, y, clean);
	if (spoilt)
		return;
	clashes = check_fields(t, clean);
	require(t, keeps_lines(b, x, y, view(&t->out)), "3: no line is lost");
	if (entry_clashes(h) && !(h->side[0].garbage || h->side[1].garbage))
		require(t, !clean, "5: two edits of an entry are a conflict");
	if (!clashes && !entry_clashes(h) && !may_be_edit(h, 2) && !drops_section(h) &&
	    !(prose_differs(&h->base, &h->side[0]) && prose_differs(&h->base, &h->side[1])))
		require(t, clean, "5: no conflict where nothing clashes");
	check_git(t, b, x, y, clean);
	check_orders(t, b,
		     !h->base.no_last && !orders_differ(h) && !place_forgotten(h) && !may_be_edit(h, 3));
}

static const char *try_history(struct history *h)
{
	struct trial t = { .h = h };

	replay(h);
	kith_kinds_default(&t.arena, &t.kinds);
	print_model(&h->base, &t.base);
	for (int s = 0; s < 3; s++)
		print_model(&h->side[s], &t.side[s]);
	check_history(&t);
	kith_buf_release(&t.base);
	for (int s = 0; s < 3; s++)
		kith_buf_release(&t.side[s]);
	kith_buf_release(&t.out);
	kith_buf_release(&t.again);
	kith_buf_release(&t.third);
	kith_arena_release(&t.arena);
	return t.broken;
}

/* Leaves out steps as long as the same promise breaks. */
static void shrink(struct history *h, const char *broken)
{
	bool smaller = true;

	while (smaller) {
		smaller = false;
		for (int s = 0; s < 3; s++) {
			for (int i = 0; i < STEPS; i++) {
				const char *still;

				if (!h->used[s][i])
					continue;
				h->used[s][i] = false;
				still = try_history(h);
				h->used[s][i] = still != broken;
				smaller = smaller || still == broken;
			}
		}
	}
	replay(h);
}

static void show(const char *name, const struct model *m)
{
	struct kith_buf text = KITH_BUF_INIT;

	print_model(m, &text);
	print_error("--- %s\n%.*s\n", name, (int)text.len, text.ptr ? text.ptr : "");
	kith_buf_release(&text);
}

static void random_histories(void **state)
{
	static const char *const names[3] = { "one", "other", "third" };
	const char *wanted = getenv("KITH_MERGE_HISTORIES"), *begin = getenv("KITH_MERGE_SEED"), *broken;
	long count = wanted ? strtol(wanted, NULL, 10) : 3000;
	uint64_t seed = begin ? strtoull(begin, NULL, 10) : wanted ? (uint64_t)time(NULL) * 100000000u : 1;
	struct history h;

	(void)state;
	print_message("seeds from %llu\n", (unsigned long long)seed);
	for (long n = 0; n < count; n++) {
		make_history(&h, seed + (uint64_t)n);
		broken = try_history(&h);
		if (!broken)
			continue;
		shrink(&h, broken);
		show("base", &h.base);
		for (int s = 0; s < 3; s++)
			show(names[s], &h.side[s]);
		fail_msg("KITH_MERGE_SEED=%llu: %s", (unsigned long long)h.seed, broken);
	}
	print_message("%zu merges, %zu conflicts; git: %zu clean, %zu conflicts; %zu triples merged in three "
		      "orders\n",
		      seen.merges, seen.conflicts, seen.git_clean, seen.git_conflicts, seen.orders);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_by_hand),
		cmocka_unit_test(random_histories),
	};
	int failed;

	git_libgit2_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	git_libgit2_shutdown();
	return failed;
}
