/* Entries and other text of two notes about one person. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "practice/merge_int.h"

/* An entry with its place in the file. */
struct placed {
	const struct kith_entry *entry;
	size_t place;
};

static struct kith_slice in(const struct kith_note *note, size_t start, size_t end)
{
	return kith_slice_sub(note->bytes, start, end);
}

/* Where the text of an entry begins: its box, or its date. */
static size_t start_of(const struct kith_entry *entry)
{
	return entry->box.end > entry->box.start ? entry->box.start : entry->head.start;
}

/* An entry from its box or date on. */
static struct kith_slice text_of(const struct kith_note *note, const struct kith_entry *entry)
{
	return kith_slice_trim(in(note, start_of(entry), entry->span.end));
}

static size_t column_of(struct kith_slice bytes, size_t at)
{
	size_t column = 0;

	while (at > column && bytes.ptr[at - column - 1] != '\n')
		column++;
	return column;
}

/* A line without as much of its indentation as its list gives it. */
static struct kith_slice outdent(struct kith_slice line, size_t columns)
{
	size_t at = 0, column = 0;

	for (; at < line.len && column < columns && (line.ptr[at] == ' ' || line.ptr[at] == '\t'); at++)
		column += line.ptr[at] == '\t' ? 4 - column % 4 : 1;
	return kith_slice_sub(line, at, line.len);
}

/* The lines below the first one. */
static struct kith_slice rest_of(struct kith_merging *merging, const struct kith_entry *entry)
{
	struct kith_slice text = text_of(&merging->second, entry), first, line;
	size_t columns = column_of(merging->second.bytes, start_of(entry));
	struct kith_buf out = KITH_BUF_INIT;

	kith_slice_cut(text, '\n', &first, &text);
	while (kith_slice_next(&text, '\n', &line)) {
		kith_buf_slice(&out, outdent(line, columns));
		kith_buf_byte(&out, '\n');
	}
	text = kith_arena_copy(&merging->merge->arena, kith_slice_trim(kith_slice_of("", 0)));
	if (out.len)
		text = kith_arena_copy(&merging->merge->arena,
				       kith_slice_sub(kith_buf_view(&out), 0, out.len - 1));
	kith_buf_release(&out);
	return text;
}

/* Whether an entry can go to its place: its first line is one by itself. Others stay in the text. */
static bool moves(const struct kith_merging *merging, const struct kith_entry *entry)
{
	const struct kith_kinds *kinds = &kith_book_config(merging->book)->kinds;
	struct kith_slice first, rest;
	struct kith_entry alone;

	kith_slice_cut(text_of(&merging->second, entry), '\n', &first, &rest);
	return kith_entry_parse(kith_slice_trim(first), kinds, &merging->merge->arena, &alone);
}

static bool stands_there(const struct kith_merging *merging, struct kith_slice text)
{
	const struct kith_body *body = &merging->first.body;

	for (size_t i = 0; i < body->entry_count; i++) {
		if (kith_slice_eq(text_of(&merging->first, &body->entries[i]), text))
			return true;
	}
	return false;
}

static void merge_entry(struct kith_merging *merging, const struct kith_entry *entry)
{
	struct kith_slice text = text_of(&merging->second, entry), first, rest;
	struct kith_edit edit = { .verb = KITH_ADD_ENTRY, .again = true };

	if (stands_there(merging, text)) {
		kith_merge_item(merging, KITH_MERGE_THERE, kith_slice_cstr("entry"), text, "");
		return;
	}
	kith_slice_cut(text, '\n', &first, &rest);
	edit.text = kith_slice_trim(first);
	edit.rest = rest_of(merging, entry);
	kith_merge_edit(merging, &edit);
	kith_merge_item(merging, KITH_MERGE_ADDED, kith_slice_cstr("entry"), text, "");
}

static int by_day(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->entry->day != b->entry->day)
		return a->entry->day < b->entry->day ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* From the oldest on; of one day in the order in which they happened, where the newest stand first
 * from below. */
static void merge_entries(struct kith_merging *merging)
{
	const struct kith_body *body = &merging->second.body;
	size_t count = body->entry_count;
	struct placed *entries = kith_alloc(count + 1, sizeof(*entries));
	bool falling = count > 1 && body->entries[0].day > body->entries[count - 1].day;

	for (size_t i = 0; i < count; i++)
		entries[i] = (struct placed){ &body->entries[i], falling ? count - i : i };
	qsort(entries, count, sizeof(*entries), by_day);
	for (size_t i = 0; i < count; i++) {
		if (moves(merging, entries[i].entry))
			merge_entry(merging, entries[i].entry);
	}
	free(entries);
}

static bool is_heading(struct kith_slice line)
{
	size_t marks = 0;

	while (marks < line.len && line.ptr[marks] == '#')
		marks++;
	return marks > 0 && (marks == line.len || strchr(" \t\n", line.ptr[marks]));
}

/* Whether lines say something: more than blanks and the headings of what was taken out. */
static bool says_something(struct kith_slice text)
{
	struct kith_slice line;

	while (kith_slice_next(&text, '\n', &line)) {
		line = kith_slice_trim(line);
		if (line.len && !is_heading(line))
			return true;
	}
	return false;
}

/* The body without the entries that moved. */
static void put_prose(const struct kith_merging *merging, struct kith_buf *out)
{
	const struct kith_note *note = &merging->second;
	size_t at = note->body.span.start;

	for (size_t i = 0; i < note->body.entry_count; i++) {
		if (!moves(merging, &note->body.entries[i]))
			continue;
		kith_buf_slice(out, in(note, at, note->body.entries[i].span.start));
		at = note->body.entries[i].span.end;
	}
	kith_buf_slice(out, in(note, at, note->body.span.end));
}

/* A heading `Log` with nothing under it says nothing once its entries are gone. */
static void drop_empty_log(struct kith_buf *text)
{
	struct kith_slice rest = kith_buf_view(text), line;
	struct kith_buf out = KITH_BUF_INIT;
	bool dropped = false;

	while (kith_slice_next(&rest, '\n', &line)) {
		struct kith_slice next = kith_slice_trim(rest), words = kith_slice_trim(line);

		if (dropped && !words.len)
			continue;
		dropped = kith_slice_is(words, "## Log") && (!next.len || is_heading(next));
		if (dropped)
			continue;
		kith_buf_slice(&out, line);
		kith_buf_byte(&out, '\n');
	}
	kith_buf_release(text);
	*text = out;
}

static void merge_prose(struct kith_merging *merging)
{
	struct kith_buf text = KITH_BUF_INIT, prose = KITH_BUF_INIT;
	struct kith_edit edit = { .verb = KITH_ADD_SECTION };
	struct kith_slice trimmed;

	put_prose(merging, &prose);
	drop_empty_log(&prose);
	trimmed = kith_slice_trim(kith_buf_view(&prose));
	if (says_something(trimmed)) {
		kith_buf_printf(&text, "## From %.*s\n\n%.*s\n",
				KITH_ARG(kith_book_id(merging->book, merging->b)), KITH_ARG(trimmed));
		edit.text = kith_arena_copy(&merging->merge->arena, kith_buf_view(&text));
		kith_merge_edit(merging, &edit);
		kith_merge_item(merging, KITH_MERGE_ADDED, kith_slice_cstr("text"),
				kith_arena_copy(&merging->merge->arena, trimmed), "");
	} else if (trimmed.len) {
		kith_merge_item(merging, KITH_MERGE_LEFT, kith_slice_cstr("text"),
				kith_arena_copy(&merging->merge->arena, trimmed), "headings alone");
	}
	kith_buf_release(&text);
	kith_buf_release(&prose);
}

void kith_merge_body(struct kith_merging *merging)
{
	merge_entries(merging);
	merge_prose(merging);
}
