#include "note/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "note/merge_job.h"

enum { MAX_LINES = 100000, MAX_BYTES = 4 * KITH_NOTE_MAX_BYTES };

enum newline { NEWLINE_NONE, NEWLINE_LF, NEWLINE_CRLF, NEWLINE_MIXED };

struct job {
	struct kith_slice texts[KITH_SIDES]; /* with LF at the end of each line, where lines end alike */
	struct kith_buf copies[KITH_SIDES];
	enum newline newline;
	bool last; /* the last line ends in a newline */
	size_t marks;
	struct kith_arena arena;
	struct kith_kinds kinds;
	struct kith_note notes[KITH_SIDES];
};

static enum newline newline_of(struct kith_slice text)
{
	size_t lf = 0, crlf = 0;

	for (size_t at = 0; (at = kith_slice_find(text, at, '\n')) != SIZE_MAX; at++) {
		lf++;
		crlf += at > 0 && text.ptr[at - 1] == '\r';
	}
	if (lf == 0)
		return NEWLINE_NONE;
	return crlf == 0 ? NEWLINE_LF : crlf == lf ? NEWLINE_CRLF : NEWLINE_MIXED;
}

/* The side that changed a property of the file decides; where both differ from a base without it, the
 * lesser. */
static int choose(const int values[KITH_SIDES], int unknown)
{
	int one = values[KITH_ONE], other = values[KITH_OTHER], base = values[KITH_BASE];

	if (one == other || other == unknown)
		return one;
	if (one == unknown)
		return other;
	if (base == unknown || (base != one && base != other))
		return one < other ? one : other;
	return base == one ? other : one;
}

static void add_lines(struct kith_slice text, bool crlf, struct kith_buf *out)
{
	for (size_t at = 0, end; at < text.len; at = end) {
		struct kith_slice line;

		end = kith_slice_find(text, at, '\n');
		end = end == SIZE_MAX ? text.len : end + 1;
		line = kith_slice_sub(text, at, end);
		if (crlf && kith_slice_ends(line, "\r\n"))
			line.len -= 2;
		else if (kith_slice_ends(line, "\n"))
			line.len--;
		kith_buf_slice(out, line);
		kith_buf_byte(out, '\n');
	}
}

/* Line ends and a missing last newline are merged for the file as a whole. */
static void level(struct job *job)
{
	int newlines[KITH_SIDES], lasts[KITH_SIDES];
	bool mixed = false;

	for (int side = 0; side < KITH_SIDES; side++) {
		struct kith_slice text = job->texts[side];

		newlines[side] = (int)newline_of(text);
		lasts[side] = text.len == 0 ? 2 : kith_slice_ends(text, "\n") ? 0 : 1;
		mixed = mixed || newlines[side] == NEWLINE_MIXED;
	}
	job->newline = mixed ? NEWLINE_MIXED : (enum newline)choose(newlines, NEWLINE_NONE);
	job->last = choose(lasts, 2) != 1;
	for (int side = 0; side < KITH_SIDES; side++) {
		add_lines(job->texts[side], !mixed && newlines[side] == NEWLINE_CRLF, &job->copies[side]);
		job->texts[side] = kith_buf_view(&job->copies[side]);
	}
}

static void unlevel(const struct job *job, struct kith_slice text, bool marked, struct kith_buf *out)
{
	if (!job->last && !marked && text.len > 0)
		text.len--;
	if (job->newline != NEWLINE_CRLF) {
		kith_buf_slice(out, text);
		return;
	}
	for (size_t at = 0, end; at < text.len; at = end + 1) {
		end = kith_slice_find(text, at, '\n');
		kith_buf_slice(out, kith_slice_sub(text, at, end));
		if (end == SIZE_MAX)
			return;
		kith_buf_cstr(out, "\r\n");
	}
}

static bool has_duplicates(const struct kith_note *note)
{
	for (size_t i = 0; i < note->front.count; i++) {
		if (note->front.keys[i].duplicate)
			return true;
	}
	return false;
}

static void read(struct job *job, struct kith_slice text, struct kith_note *note)
{
	kith_note_parse(text, kith_slice_cstr("merge"), &job->kinds, &job->arena, NULL, note);
}

static bool is_whole(const struct kith_note *note)
{
	return note->readable && !note->conflict && !note->front.flow && !has_duplicates(note);
}

/* A base that cannot be read has no fields; its lines are still lines. */
static void read_base(struct job *job)
{
	struct kith_note *base = &job->notes[KITH_BASE];

	read(job, job->texts[KITH_BASE], base);
	if (base->readable && !base->front.flow && !has_duplicates(base))
		return;
	memset(base, 0, sizeof(*base));
	base->bytes = job->texts[KITH_BASE];
	base->front.newline = "\n";
	base->readable = true;
	base->body.span.end = base->bytes.len;
}

static struct kith_slice body_of(const struct kith_note *note)
{
	return kith_slice_sub(note->bytes, note->body.span.start, note->body.span.end);
}

/* By lines alone, or by entries and tasks too; true if there is no conflict. */
static bool merge_body(struct job *job, bool by_lines, struct kith_buf *out)
{
	struct kith_merge_rows rows = { .marks = job->marks };
	struct kith_slice bodies[KITH_SIDES];
	bool done;

	for (int side = 0; side < KITH_SIDES; side++)
		bodies[side] = body_of(&job->notes[side]);
	if (by_lines)
		return kith_merge_lines(bodies, job->marks, out);
	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_body(&rows.sides[side], &job->notes[side]);
	done = kith_merge_rows(&rows, out);
	if (!done)
		kith_merge_clash(bodies[KITH_ONE], bodies[KITH_OTHER], job->marks, out);
	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_release(&rows.sides[side]);
	return done && !rows.conflict;
}

/* Whether each line, or each entry and task, of `rows` stands in the last row as often as it is to. */
static bool has_wanted(struct kith_tokens sides[KITH_SIDES], const struct kith_tokens *result, bool items)
{
	struct kith_tokens all[KITH_SIDES] = { sides[0], sides[1], sides[2] };
	size_t ids, *counts, *there;
	bool ok = true;
	size_t first = all[KITH_BASE].count;

	/* The result is numbered with the base and taken off again. */
	for (size_t i = 0; i < result->count; i++)
		kith_tokens_add(&all[KITH_BASE], result->items[i]);
	ids = kith_tokens_number(all);
	there = kith_alloc(ids, sizeof(*there));
	for (size_t i = first; i < all[KITH_BASE].count; i++)
		there[all[KITH_BASE].items[i].id]++;
	all[KITH_BASE].count = first;
	counts = kith_tokens_count(all, ids);
	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		for (size_t i = 0; i < all[side].count && ok; i++) {
			const struct kith_token *token = &all[side].items[i];

			ok = token->blank || (items && !token->item) ||
			     there[token->id] >= kith_merge_wanted(&counts[token->id * KITH_SIDES]);
		}
	}
	sides[KITH_BASE] = all[KITH_BASE];
	free(counts);
	free(there);
	return ok;
}

/* Whether no line was lost, and no entry or task was changed by what stands beside it now. */
static bool loses_nothing(struct job *job, const struct kith_note *merged, bool items)
{
	struct kith_tokens sides[KITH_SIDES], result = { NULL, 0, 0 };
	bool ok;

	memset(sides, 0, sizeof(sides));
	for (int side = 0; side < KITH_SIDES; side++) {
		if (items)
			kith_tokens_body(&sides[side], &job->notes[side]);
		else
			kith_tokens_lines(&sides[side], body_of(&job->notes[side]));
	}
	if (items)
		kith_tokens_body(&result, merged);
	else
		kith_tokens_lines(&result, body_of(merged));
	ok = has_wanted(sides, &result, items);
	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_release(&sides[side]);
	kith_tokens_release(&result);
	return ok;
}

static bool is_good(struct job *job, struct kith_slice text, bool conflict)
{
	struct kith_note merged;

	read(job, text, &merged);
	if (!merged.readable || merged.conflict != (conflict && job->marks == KITH_MERGE_MARKS) ||
	    has_duplicates(&merged))
		return false;
	if (!merged.front.present && job->notes[KITH_ONE].front.present &&
	    job->notes[KITH_OTHER].front.present)
		return false;
	return loses_nothing(job, &merged, false) && (conflict || loses_nothing(job, &merged, true));
}

/* By meaning. False where the result is not what it is to be. */
static bool merge_notes(struct job *job, bool by_lines, struct kith_buf *out, bool *conflict)
{
	kith_buf_clear(out);
	*conflict = !kith_merge_fields(job->notes, job->marks, out);
	*conflict = !merge_body(job, by_lines, out) || *conflict;
	return is_good(job, kith_buf_view(out), *conflict);
}

static bool read_sides(struct job *job)
{
	read_base(job);
	read(job, job->texts[KITH_ONE], &job->notes[KITH_ONE]);
	read(job, job->texts[KITH_OTHER], &job->notes[KITH_OTHER]);
	return is_whole(&job->notes[KITH_ONE]) && is_whole(&job->notes[KITH_OTHER]);
}

/* More than a merge could compare in a moment. */
static bool is_too_long(const struct job *job)
{
	bool too_long = false;

	for (int side = 0; side < KITH_SIDES; side++) {
		struct kith_slice text = job->texts[side];
		size_t lines = 0;

		for (size_t at = 0; (at = kith_slice_find(text, at, '\n')) != SIZE_MAX; at++)
			lines++;
		too_long = too_long || lines > MAX_LINES || text.len > MAX_BYTES;
	}
	return too_long;
}

/* By meaning, and by lines where that does not go or where lines do not clash. */
static bool merge_texts(struct job *job, struct kith_buf *out)
{
	struct kith_buf text = KITH_BUF_INIT;
	bool whole, conflict = true, clean;

	if (is_too_long(job)) {
		kith_merge_clash(job->texts[KITH_ONE], job->texts[KITH_OTHER], job->marks, out);
		return false;
	}
	whole = read_sides(job);
	if (whole && !merge_notes(job, false, out, &conflict) && !merge_notes(job, true, out, &conflict)) {
		kith_buf_clear(out);
		conflict = true;
	}
	if (whole && !conflict)
		return true;
	clean = kith_merge_lines(job->texts, job->marks, &text);
	if (clean && whole && !is_good(job, kith_buf_view(&text), false)) {
		kith_buf_clear(&text);
		kith_merge_clash(job->texts[KITH_ONE], job->texts[KITH_OTHER], job->marks, &text);
		clean = false;
	}
	if (clean || out->len == 0) {
		kith_buf_clear(out);
		kith_buf_slice(out, kith_buf_view(&text));
	}
	kith_buf_release(&text);
	return clean;
}

bool kith_merge_note(const struct kith_note_merge *merge, struct kith_buf *out)
{
	bool swap = kith_slice_cmp(merge->ours, merge->theirs) > 0, clean;
	struct job job = { .texts = { merge->base, swap ? merge->theirs : merge->ours,
				      swap ? merge->ours : merge->theirs },
			   .marks = merge->marks };
	struct kith_buf merged = KITH_BUF_INIT;
	int chosen = kith_merge_choose(job.texts);

	if (chosen != KITH_BASE) {
		kith_buf_slice(out, job.texts[chosen]);
		return true;
	}
	kith_kinds_default(&job.arena, &job.kinds);
	level(&job);
	chosen = kith_merge_choose(job.texts);
	clean = chosen != KITH_BASE;
	if (clean)
		kith_buf_slice(&merged, job.texts[chosen]);
	else
		clean = merge_texts(&job, &merged);
	unlevel(&job, kith_buf_view(&merged), !clean, out);
	kith_buf_release(&merged);
	for (int side = 0; side < KITH_SIDES; side++)
		kith_buf_release(&job.copies[side]);
	kith_arena_release(&job.arena);
	return clean;
}
