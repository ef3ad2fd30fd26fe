#include "practice/pitch.h"

#include "base/utf8.h"
#include "note/note.h"
#include "practice/about.h"
#include "practice/contact.h"

static const char prefix[] = "pitch:";

/* The audience that a heading line names, or nothing. Whether the line is a heading at all is for
 * kith_body_section to say. */
static struct kith_slice audience_of(struct kith_slice line)
{
	struct kith_slice none = { NULL, 0 }, title = kith_slice_trim(line), head;
	size_t marks = 0;

	while (marks < title.len && title.ptr[marks] == '#')
		marks++;
	title = kith_slice_trim(kith_slice_sub(title, marks, title.len));
	while (marks && title.len && title.ptr[title.len - 1] == '#')
		title.len--;
	head = kith_slice_sub(title, 0, sizeof(prefix) - 1);
	if (!marks || !kith_utf8_same(head, kith_slice_cstr(prefix)))
		return none;
	return kith_slice_trim(kith_slice_sub(title, sizeof(prefix) - 1, title.len));
}

static bool is_known(const struct kith_pitch *pitches, size_t count, struct kith_slice audience)
{
	for (size_t i = 0; i < count; i++) {
		if (kith_utf8_same(pitches[i].audience, audience))
			return true;
	}
	return false;
}

/* The section whose heading ends in this audience, however its heading is written. */
static bool section_of(struct kith_slice bytes, struct kith_span body, struct kith_slice line,
		       struct kith_slice *text)
{
	struct kith_slice title = kith_slice_trim(line);

	while (title.len && title.ptr[0] == '#')
		title = kith_slice_sub(title, 1, title.len);
	while (title.len && title.ptr[title.len - 1] == '#')
		title.len--;
	return kith_body_section(bytes, body, kith_slice_trim(title), text);
}

static void find_use(const struct kith_book *book, kith_day today, struct kith_pitch *pitch)
{
	pitch->used = KITH_NO_DAY;
	pitch->entry = UINT32_MAX;
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		struct kith_range range = kith_book_note(book, note)->entries;

		for (uint32_t i = 0; i < range.count; i++) {
			const struct kith_entry_row *entry = kith_book_entries(book) + range.first + i;

			if (!kith_entry_is(book, entry, "pitched") || !kith_entry_happened(entry, today) ||
			    !kith_utf8_same(kith_text(book, entry->word), pitch->audience))
				continue;
			pitch->times++;
			if (entry->day < pitch->used)
				continue;
			pitch->used = entry->day;
			pitch->entry = range.first + i;
		}
	}
}

struct kith_pitch *kith_pitches_of(const struct kith_book *book, struct kith_slice bytes, kith_day today,
				   struct kith_arena *arena, size_t *count)
{
	struct kith_slice rest, line, path = KITH_SLICE("");
	struct kith_pitch *pitches;
	struct kith_note note;
	size_t lines = 0;

	kith_note_parse(bytes, path, &kith_book_config(book)->kinds, arena, NULL, &note);
	*count = 0;
	rest = kith_slice_sub(bytes, note.body.span.start, note.body.span.end);
	for (struct kith_slice left = rest; kith_slice_next(&left, '\n', &line);)
		lines += kith_slice_starts(kith_slice_trim(line), "#");
	pitches = kith_arena_array(arena, lines + 1, sizeof(*pitches));
	while (kith_slice_next(&rest, '\n', &line)) {
		struct kith_pitch pitch = { .audience = audience_of(line) };

		if (!pitch.audience.len || is_known(pitches, *count, pitch.audience) ||
		    !section_of(bytes, note.body.span, line, &pitch.text))
			continue;
		pitch.text = kith_slice_trim(pitch.text);
		find_use(book, today, &pitch);
		pitches[(*count)++] = pitch;
	}
	return pitches;
}

const struct kith_pitch *kith_pitch_for(const struct kith_pitch *pitches, size_t count,
					struct kith_slice audience)
{
	const struct kith_pitch *found = NULL;
	struct kith_buf begin = KITH_BUF_INIT, whole = KITH_BUF_INIT;
	size_t matches = 0;

	kith_utf8_fold(audience, &begin);
	for (size_t i = 0; i < count; i++) {
		kith_buf_clear(&whole);
		kith_utf8_fold(pitches[i].audience, &whole);
		if (kith_slice_eq(kith_buf_view(&whole), kith_buf_view(&begin))) {
			found = &pitches[i];
			matches = 1;
			break;
		}
		if (begin.len && whole.len >= begin.len && memcmp(whole.ptr, begin.ptr, begin.len) == 0) {
			found = &pitches[i];
			matches++;
		}
	}
	kith_buf_release(&begin);
	kith_buf_release(&whole);
	return matches == 1 ? found : NULL;
}
