#include "note/merge_job.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void kith_tokens_add(struct kith_tokens *tokens, struct kith_token token)
{
	token.blank = !token.item && kith_slice_trim(token.text).len == 0;
	tokens->items = kith_grow(tokens->items, tokens->count, &tokens->capacity, sizeof(*tokens->items));
	tokens->items[tokens->count++] = token;
}

void kith_tokens_release(struct kith_tokens *tokens)
{
	free(tokens->items);
	memset(tokens, 0, sizeof(*tokens));
}

void kith_tokens_lines(struct kith_tokens *tokens, struct kith_slice text)
{
	for (size_t at = 0, end; at < text.len; at = end) {
		end = kith_slice_find(text, at, '\n');
		end = end == SIZE_MAX ? text.len : end + 1;
		kith_tokens_add(tokens, (struct kith_token){ .text = kith_slice_sub(text, at, end),
							     .day = KITH_NO_DAY });
	}
}

/* An item from the begin of its line on. */
static void take_item(struct kith_tokens *tokens, const struct kith_note *note, struct kith_span span,
		      struct kith_token token)
{
	size_t start = span.start;

	while (start > note->body.span.start && note->bytes.ptr[start - 1] != '\n')
		start--;
	token.text = kith_slice_sub(note->bytes, start, span.end);
	token.item = true;
	kith_tokens_add(tokens, token);
}

void kith_tokens_body(struct kith_tokens *tokens, const struct kith_note *note)
{
	const struct kith_body *body = &note->body;
	size_t at = body->span.start, entry = 0, task = 0;

	while (at < body->span.end) {
		size_t end = kith_slice_find(note->bytes, at, '\n');

		end = end == SIZE_MAX ? body->span.end : end + 1;
		while (entry < body->entry_count && body->entries[entry].span.start < at)
			entry++;
		while (task < body->task_count && body->tasks[task].span.start < at)
			task++;
		if (entry < body->entry_count && body->entries[entry].span.start < end &&
		    body->entries[entry].span.end >= end) {
			const struct kith_entry *e = &body->entries[entry];

			take_item(tokens, note, e->span,
				  (struct kith_token){ .kind = e->kind, .rest = e->text, .day = e->day });
			at = e->span.end;
		} else if (task < body->task_count && body->tasks[task].span.start < end) {
			const struct kith_task *t = &body->tasks[task];

			take_item(tokens, note, t->span,
				  (struct kith_token){ .rest = t->text, .day = KITH_NO_DAY });
			at = t->span.end > at ? t->span.end : end;
		} else {
			kith_tokens_lines(tokens, kith_slice_sub(note->bytes, at, end));
			at = end;
		}
	}
}

static int by_text(const void *a, const void *b)
{
	const struct kith_token *const *x = a, *const *y = b;

	return kith_slice_cmp((*x)->text, (*y)->text);
}

size_t kith_tokens_number(struct kith_tokens sides[KITH_SIDES])
{
	size_t total = kith_add(kith_add(sides[0].count, sides[1].count), sides[2].count), n = 0, ids = 0;
	struct kith_token **all = kith_alloc(total, sizeof(struct kith_token *));

	for (int s = 0; s < KITH_SIDES; s++) {
		for (size_t i = 0; i < sides[s].count; i++)
			all[n++] = &sides[s].items[i];
	}
	if (n > 0)
		qsort(all, n, sizeof(struct kith_token *), by_text);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && !kith_slice_eq(all[i]->text, all[i - 1]->text))
			ids++;
		all[i]->id = ids;
	}
	free(all);
	return n > 0 ? ids + 1 : 0;
}

size_t *kith_tokens_count(const struct kith_tokens sides[KITH_SIDES], size_t ids)
{
	size_t *counts = kith_alloc(kith_mul(ids, KITH_SIDES), sizeof(*counts));

	for (int s = 0; s < KITH_SIDES; s++) {
		for (size_t i = 0; i < sides[s].count; i++)
			counts[sides[s].items[i].id * KITH_SIDES + (size_t)s]++;
	}
	return counts;
}

size_t kith_merge_wanted(const size_t counts[KITH_SIDES])
{
	size_t base = counts[KITH_BASE], one = counts[KITH_ONE], other = counts[KITH_OTHER];

	if (one > base || other > base)
		return one > other ? one : other;
	return one < other ? one : other;
}

int kith_merge_choose(const struct kith_slice texts[KITH_SIDES])
{
	if (kith_slice_eq(texts[KITH_ONE], texts[KITH_OTHER]) ||
	    kith_slice_eq(texts[KITH_OTHER], texts[KITH_BASE]))
		return KITH_ONE;
	return kith_slice_eq(texts[KITH_ONE], texts[KITH_BASE]) ? KITH_OTHER : KITH_BASE;
}

static void mark(char byte, size_t marks, const char *label, struct kith_buf *out)
{
	for (size_t i = 0; i < marks; i++)
		kith_buf_byte(out, byte);
	kith_buf_cstr(out, label);
}

void kith_merge_clash(struct kith_slice one, struct kith_slice other, size_t marks, struct kith_buf *out)
{
	bool swap = kith_slice_cmp(one, other) > 0;

	mark('<', marks, " a\n", out);
	kith_buf_slice(out, swap ? other : one);
	mark('=', marks, "\n", out);
	kith_buf_slice(out, swap ? one : other);
	mark('>', marks, " b\n", out);
}
