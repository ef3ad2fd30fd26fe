/* References of command lines: beginnings of names, and sentences that name candidates. */
#include "book/refs.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/block.h"

enum { SHOWN = 6 };

/* The notes that are called most nearly so. */
struct near {
	kith_id ids[SHOWN];
	size_t far, count;
};

static void keep_near(struct near *near, kith_id note, size_t far)
{
	if (near->count > 0 && far > near->far)
		return;
	if (far < near->far)
		near->count = 0;
	near->far = far;
	for (size_t i = 0; i < near->count; i++)
		if (near->ids[i] == note)
			return;
	if (near->count < SHOWN)
		near->ids[near->count++] = note;
}

/* The next run of letters and digits at or after *at; empty at the end. */
static struct kith_slice next_word(struct kith_slice text, size_t *at)
{
	size_t start = *at, end = *at, next = *at;

	while (next < text.len) {
		bool word = kith_utf8_is_word(kith_utf8_next(text, &next));

		if (!word && end > start)
			break;
		if (!word)
			start = next;
		end = next;
	}
	*at = next;
	return kith_slice_sub(text, start, end);
}

/* Edits between two texts, at most `limit` + 1. Lengths that are too different need no look: an
 * edit is a character, of four bytes at most. */
static size_t edits(struct kith_slice a, struct kith_slice b, size_t limit)
{
	size_t longer = a.len > b.len ? a.len - b.len : b.len - a.len;

	return longer > 4 * limit ? limit + 1 : kith_utf8_distance(a, b, limit);
}

/* How far a name is from what was asked for (which ends in NUL), as a whole or in one of its words;
 * more than `limit` if it is another one. A name that begins with it is nearest; one that holds it,
 * as an event's file name holds more than its date, or a word that begins so is as near as one edit. */
static size_t distance(struct kith_slice name, struct kith_slice asked, size_t limit)
{
	enum { TELLING = 3 };
	size_t best =
		kith_slice_eq(kith_slice_sub(name, 0, asked.len), asked) ? 0 : edits(name, asked, limit);

	if (best > 1 && asked.len >= TELLING && kith_slice_find_text(name, 0, asked.ptr) != SIZE_MAX)
		best = 1;
	for (size_t at = 0; at < name.len && asked.len >= TELLING;) {
		struct kith_slice word = next_word(name, &at);
		bool begins = kith_slice_eq(kith_slice_sub(word, 0, asked.len), asked);
		size_t far = begins ? 1 : edits(word, asked, limit);

		best = far < best ? far : best;
	}
	return best;
}

static void find_near(const struct kith_book *book, struct kith_slice asked, struct near *near)
{
	enum { ALIKE = 2, SHORT = 4 };
	const struct kith_ref_row *rows = kith_block_rows(book->block, KITH_TABLE_REFS);
	size_t count = book->block->tables[KITH_TABLE_REFS].count;
	size_t limit = kith_utf8_count(asked, asked.len) <= SHORT ? 1 : ALIKE;

	for (size_t i = 0; asked.len && i < count; i++) {
		size_t far;

		if (rows[i].step == KITH_BY_EMAIL)
			continue;
		far = distance(kith_text(book, rows[i].text), asked, limit);
		if (far <= limit)
			keep_near(near, rows[i].note, far);
	}
}

static void say_notes(const struct kith_book *book, const kith_id *ids, size_t count, size_t all,
		      struct kith_buf *out)
{
	for (size_t i = 0; i < count; i++) {
		kith_buf_cstr(out, i ? ", " : "");
		kith_buf_slice(out, kith_book_id(book, ids[i]));
		kith_buf_cstr(out, " (");
		kith_utf8_cut(kith_book_name(book, ids[i]), 40, out);
		kith_buf_cstr(out, ")");
	}
	if (all > count)
		kith_buf_printf(out, " and %zu more", all - count);
}

void kith_ref_explain(const struct kith_book *book, struct kith_slice ref, unsigned types,
		      struct kith_buf *out)
{
	kith_id ids[SHOWN];
	size_t count = kith_ref_candidates(book, ref, types, ids, SHOWN);
	struct near near = { .far = SIZE_MAX };
	struct kith_buf asked = KITH_BUF_INIT;

	if (count > 0) {
		kith_buf_cstr(out, count > 1 ? "it could be " : "did you mean ");
		say_notes(book, ids, count < SHOWN ? count : SHOWN, count, out);
		kith_buf_cstr(out, count > 1 ? "" : "?");
		return;
	}
	kith_utf8_fold(kith_ref_bare(ref), &asked);
	find_near(book, kith_buf_view(&asked), &near);
	if (near.count > 0) {
		kith_buf_cstr(out, "did you mean ");
		say_notes(book, near.ids, near.count, near.count, out);
		kith_buf_byte(out, '?');
	}
	kith_buf_release(&asked);
}

static enum kith_code unknown(const struct kith_book *book, struct kith_slice ref, unsigned types,
			      bool several, struct kith_err *err)
{
	struct kith_buf why = KITH_BUF_INIT, quoted = KITH_BUF_INIT;
	enum kith_code code;

	kith_field_quote(ref, &quoted);
	kith_ref_explain(book, ref, types, &why);
	if (several)
		code = kith_fail(err, KITH_NEGATIVE, "%s is ambiguous: %s", quoted.ptr, why.ptr);
	else
		code = kith_fail(err, KITH_NEGATIVE, "no note is called %s%s%s", quoted.ptr,
				 why.len ? "; " : "", why.len ? why.ptr : "");
	kith_buf_release(&why);
	kith_buf_release(&quoted);
	return code;
}

enum kith_code kith_ref_find(const struct kith_book *book, struct kith_slice ref, unsigned types,
			     kith_id *note, struct kith_err *err)
{
	kith_id first;
	size_t count;

	*note = kith_ref_resolve(book, ref, types);
	if (kith_id_ok(*note))
		return KITH_OK;
	count = kith_ref_candidates(book, ref, types, &first, 1);
	if (count == 1) {
		*note = first;
		return KITH_OK;
	}
	return unknown(book, ref, types, count > 1, err);
}
