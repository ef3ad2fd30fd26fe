#include "note/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "note/edit_job.h"

void kith_job_splice(struct kith_job *job, size_t start, size_t end, struct kith_slice with)
{
	struct kith_splice *splice;

	if (kith_slice_eq(kith_slice_sub(job->note->bytes, start, end), with))
		return;
	job->splices = kith_grow(job->splices, job->count, &job->capacity, sizeof(*job->splices));
	splice = &job->splices[job->count++];
	splice->span.start = start;
	splice->span.end = end;
	splice->with = with;
}

void kith_job_splice_buf(struct kith_job *job, size_t start, size_t end, struct kith_buf *with)
{
	kith_job_splice(job, start, end, kith_arena_copy(job->arena, kith_buf_view(with)));
	kith_buf_release(with);
}

struct kith_span kith_job_lines(const struct kith_job *job, size_t start, size_t end)
{
	struct kith_slice bytes = job->note->bytes;
	struct kith_span lines = { start, end };

	while (lines.start > 0 && bytes.ptr[lines.start - 1] != '\n')
		lines.start--;
	end = kith_slice_find(bytes, lines.end, '\n');
	lines.end = end == SIZE_MAX ? bytes.len : end + 1;
	return lines;
}

bool kith_edit_is_front(enum kith_edit_verb verb)
{
	return verb <= KITH_REPLACE_ITEM;
}

static bool is_text(struct kith_slice s)
{
	return kith_utf8_invalid(s) == s.len && (s.len == 0 || !memchr(s.ptr, 0, s.len));
}

/* What the verbs need, and text that a note can hold. */
static enum kith_code check_edit(const struct kith_edit *edit, struct kith_err *err)
{
	static const size_t needed[] = { [KITH_ADD_ITEM] = 1, [KITH_REMOVE_ITEM] = 1, [KITH_REPLACE_ITEM] = 2,
					 [KITH_RETARGET] = 2, [KITH_SET_HEADING] = 2, [KITH_ADD_SECTION] = 0,
					 [KITH_ADD_TASK] = 0, [KITH_SET_SETTING] = 2 };

	if (edit->count < needed[edit->verb])
		return kith_fail(err, KITH_USAGE, "a change without a value");
	if ((kith_edit_is_front(edit->verb) || edit->verb == KITH_SET_SETTING) && edit->key.len == 0)
		return kith_fail(err, KITH_USAGE, "a change without a key");
	if (!is_text(edit->key) || !is_text(edit->text) || !is_text(edit->rest))
		return kith_fail(err, KITH_USAGE, "the text to write is not UTF-8, or holds a NUL");
	for (size_t i = 0; i < edit->count; i++) {
		if (!is_text(edit->values[i]))
			return kith_fail(err, KITH_USAGE, "the text to write is not UTF-8, or holds a NUL");
	}
	return KITH_OK;
}

static bool has_duplicate(const struct kith_front *front)
{
	for (size_t i = 0; i < front->count; i++) {
		if (front->keys[i].duplicate)
			return true;
	}
	return false;
}

/* Other errors, such as a day that is none, are no reason to refuse a note that can be read. */
static bool forbids_writing(const struct kith_note *note, const struct kith_diag *diag)
{
	bool of_the_whole = !note->readable || note->conflict;

	return diag->severity == KITH_ERROR && (of_the_whole || strcmp(diag->rule, "duplicate-key") == 0);
}

static enum kith_code refuse_note(const struct kith_note *note, const struct kith_diags *diags,
				  struct kith_err *err)
{
	const struct kith_diag *first = NULL;

	for (size_t i = 0; i < diags->count && !first; i++) {
		if (forbids_writing(note, &diags->items[i]))
			first = &diags->items[i];
	}
	if (!first)
		return kith_fail(err, KITH_MALFORMED, "%.*s: cannot be written to", KITH_ARG(note->path));
	return kith_fail(err, KITH_MALFORMED, "%.*s:%u:%u: %.*s", KITH_ARG(note->path), first->line,
			 first->column, KITH_ARG(first->message));
}

/* A note of which nobody can say what it means (which of two values holds, which side of a merge) is
 * not written to at all: a change beside that would make one more version to decide between. */
static enum kith_code read_note(struct kith_slice bytes, struct kith_job *job, struct kith_slice path,
				struct kith_note *note)
{
	struct kith_diags diags = KITH_DIAGS_INIT;
	enum kith_code code = KITH_OK;

	kith_note_parse(bytes, path, job->kinds, job->arena, &diags, note);
	if (!note->readable || note->conflict || has_duplicate(&note->front))
		code = refuse_note(note, &diags, job->err);
	kith_diags_release(&diags);
	return code;
}

static void apply_splices(const struct kith_job *job, struct kith_buf *out)
{
	struct kith_slice bytes = job->note->bytes;
	size_t at = 0;

	kith_buf_clear(out);
	for (size_t i = 0; i < job->count; i++) {
		const struct kith_splice *splice = &job->splices[i];

		kith_buf_slice(out, kith_slice_sub(bytes, at, splice->span.start));
		kith_buf_slice(out, splice->with);
		at = splice->span.end;
	}
	kith_buf_slice(out, kith_slice_sub(bytes, at, bytes.len));
}

static bool in_order(const struct kith_job *job)
{
	for (size_t i = 1; i < job->count; i++) {
		if (job->splices[i].span.start < job->splices[i - 1].span.end)
			return false;
	}
	return true;
}

static enum kith_code refuse_result(const struct kith_job *job, struct kith_slice path)
{
	struct kith_slice what = job->edit->key.len ? job->edit->key : job->edit->text;

	if (what.len == 0 && job->edit->count > 0)
		what = job->edit->values[0];
	return kith_fail(
		job->err, KITH_FAILED,
		"%.*s: `%.*s` cannot be written without changing something else; edit the note by hand",
		KITH_ARG(path), KITH_ARG(what));
}

/* One edit from `bytes` to `next`; *changed says whether there is anything in `next`. */
static enum kith_code apply_one(struct kith_slice bytes, struct kith_slice path, struct kith_job *job,
				struct kith_buf *next, bool *changed)
{
	struct kith_note *before = kith_arena_alloc(job->arena, sizeof(*before)), after;
	struct kith_err ignored = KITH_ERR_INIT, *err = job->err;
	enum kith_code code = read_note(bytes, job, path, before);

	*changed = false;
	job->note = before;
	if (code == KITH_OK)
		code = kith_edit_is_front(job->edit->verb) ? kith_edit_front(job) : kith_edit_body(job);
	if (code != KITH_OK || job->count == 0)
		return code;
	if (!in_order(job))
		return refuse_result(job, path);
	apply_splices(job, next);
	job->err = &ignored;
	code = read_note(kith_buf_view(next), job, path, &after);
	job->err = err;
	if (code != KITH_OK)
		return kith_fail(err, KITH_FAILED, "%s, if this is written; nothing was changed",
				 ignored.text);
	if (!kith_edit_check(before, &after, job->edit, job->kinds))
		return refuse_result(job, path);
	*changed = true;
	return KITH_OK;
}

enum kith_code kith_edit_apply(struct kith_slice bytes, struct kith_slice path,
			       const struct kith_kinds *kinds, const struct kith_edit *edits, size_t count,
			       struct kith_buf *out, struct kith_err *err)
{
	struct kith_buf current = KITH_BUF_INIT, next = KITH_BUF_INIT, swap;
	enum kith_code code = KITH_OK;

	kith_buf_slice(&current, bytes);
	for (size_t i = 0; i < count && code == KITH_OK; i++) {
		struct kith_arena arena = KITH_ARENA_INIT;
		struct kith_job job = { .kinds = kinds, .edit = &edits[i], .arena = &arena, .err = err };
		bool changed = false;

		code = check_edit(&edits[i], err);
		if (code == KITH_OK && edits[i].verb == KITH_SET_SETTING) {
			code = kith_edit_setting(kith_buf_view(&current), path, &edits[i], &next, err);
			changed = code == KITH_OK;
		} else if (code == KITH_OK) {
			code = apply_one(kith_buf_view(&current), path, &job, &next, &changed);
		}
		if (changed) {
			swap = current;
			current = next;
			next = swap;
		}
		free(job.splices);
		kith_arena_release(&arena);
	}
	if (code == KITH_OK)
		kith_buf_slice(out, kith_buf_view(&current));
	kith_buf_release(&current);
	kith_buf_release(&next);
	return code;
}
