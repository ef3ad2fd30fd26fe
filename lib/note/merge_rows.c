#include "note/merge_job.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "note/merge_pair.h"
#include "note/merge_weave.h"

/* What `side` made of a region in which the other removed and added nothing. */
static void emit_side(struct kith_weaver *w, const struct kith_region *r, int side)
{
	size_t at = r->from[KITH_BASE], to = r->to[KITH_BASE], j = r->from[side];

	while (at < to || j < r->to[side]) {
		if (at < to && w->match[side][at] == KITH_NO_TOKEN) {
			/* An edit beats a deletion. */
			if (kith_weave_edited(w, KITH_ONE, at) || kith_weave_edited(w, KITH_OTHER, at))
				kith_weave_kept(w, at);
			at++;
		} else if (at < to && w->match[side][at] == j) {
			kith_weave_kept(w, at++);
			j++;
		} else {
			kith_weave_added(w, side, j++);
		}
	}
}

static bool is_unchanged(const struct kith_weaver *w, const struct kith_region *r, int side)
{
	size_t count = r->to[KITH_BASE] - r->from[KITH_BASE];

	if (r->to[side] - r->from[side] != count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (w->match[side][r->from[KITH_BASE] + i] != r->from[side] + i)
			return false;
	}
	return true;
}

static bool is_same(const struct kith_weaver *w, const struct kith_region *r)
{
	size_t count = r->to[KITH_ONE] - r->from[KITH_ONE];

	if (r->to[KITH_OTHER] - r->from[KITH_OTHER] != count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!kith_slice_eq(kith_weave_at(w, KITH_ONE, r->from[KITH_ONE] + i)->text,
				   kith_weave_at(w, KITH_OTHER, r->from[KITH_OTHER] + i)->text))
			return false;
	}
	return true;
}

/* Whether a side added or removed lines of prose. */
static bool changes_prose(const struct kith_weaver *w, const struct kith_region *r, int side)
{
	for (size_t at = r->from[KITH_BASE]; at < r->to[KITH_BASE]; at++) {
		const struct kith_token *token = kith_weave_at(w, KITH_BASE, at);

		if (!token->item && !token->blank && w->match[side][at] == KITH_NO_TOKEN)
			return true;
	}
	for (size_t j = r->from[side]; j < r->to[side]; j++) {
		const struct kith_token *token = kith_weave_at(w, side, j);

		if (!token->item && !token->blank && kith_weave_is_added(w, side, j))
			return true;
	}
	return false;
}

static struct kith_slice text_of(const struct kith_weaver *w, const struct kith_region *r, int side)
{
	const struct kith_token *first, *last;

	if (r->from[side] == r->to[side])
		return kith_slice_of("", 0);
	first = kith_weave_at(w, side, r->from[side]);
	last = kith_weave_at(w, side, r->to[side] - 1);
	return kith_slice_of(first->text.ptr, (size_t)(last->text.ptr + last->text.len - first->text.ptr));
}

static bool same_at(const struct kith_weaver *w, size_t one, size_t other)
{
	return kith_slice_eq(kith_weave_at(w, KITH_ONE, one)->text,
			     kith_weave_at(w, KITH_OTHER, other)->text);
}

static bool items_alone(const struct kith_weaver *w, const struct kith_region *r)
{
	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		for (size_t j = r->from[side]; j < r->to[side]; j++) {
			if (!kith_weave_at(w, side, j)->item && !kith_weave_at(w, side, j)->blank)
				return false;
		}
	}
	return true;
}

static void clash(struct kith_weaver *w, const struct kith_region *r)
{
	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		for (size_t j = r->from[side]; j < r->to[side]; j++)
			w->emitted[kith_weave_at(w, side, j)->id]++;
	}
	kith_merge_clash(text_of(w, r, KITH_ONE), text_of(w, r, KITH_OTHER), w->rows->marks, w->out);
	w->rows->conflict = true;
	w->after_blank = w->after_item = false;
}

/* What both sides wrote alike at the begin and the end stands once. */
static void clash_within(struct kith_weaver *w, const struct kith_region *r)
{
	struct kith_region middle = *r;
	bool fresh = r->from[KITH_BASE] == r->to[KITH_BASE];

	while (middle.from[KITH_ONE] < middle.to[KITH_ONE] &&
	       middle.from[KITH_OTHER] < middle.to[KITH_OTHER] &&
	       same_at(w, middle.from[KITH_ONE], middle.from[KITH_OTHER])) {
		kith_weave_token(w, kith_weave_at(w, KITH_ONE, middle.from[KITH_ONE]++));
		middle.from[KITH_OTHER]++;
	}
	while (middle.from[KITH_ONE] < middle.to[KITH_ONE] &&
	       middle.from[KITH_OTHER] < middle.to[KITH_OTHER] &&
	       same_at(w, middle.to[KITH_ONE] - 1, middle.to[KITH_OTHER] - 1)) {
		middle.to[KITH_ONE]--;
		middle.to[KITH_OTHER]--;
	}
	if (fresh && (is_unchanged(w, &middle, KITH_ONE) || is_unchanged(w, &middle, KITH_OTHER)))
		emit_side(w, &middle, is_unchanged(w, &middle, KITH_ONE) ? KITH_OTHER : KITH_ONE);
	else if (fresh && !w->rows->strict && items_alone(w, &middle))
		kith_weave_items(w, &middle);
	else if (!fresh || w->rows->strict || !kith_weave_sections(w, &middle))
		clash(w, &middle);
	for (size_t j = middle.to[KITH_ONE]; j < r->to[KITH_ONE]; j++)
		kith_weave_token(w, kith_weave_at(w, KITH_ONE, j));
}

static bool adds(const struct kith_weaver *w, const struct kith_region *r, int side)
{
	for (size_t j = r->from[side]; j < r->to[side]; j++) {
		if (kith_weave_is_added(w, side, j))
			return true;
	}
	return false;
}

/* One side took lines away alone: what the other wrote in their place stands. */
static void emit_additions(struct kith_weaver *w, const struct kith_region *r, int side)
{
	for (size_t at = r->from[KITH_BASE]; at < r->to[KITH_BASE]; at++) {
		if (kith_weave_edited(w, KITH_ONE, at) || kith_weave_edited(w, KITH_OTHER, at))
			kith_weave_kept(w, at);
	}
	for (size_t j = r->from[side]; j < r->to[side]; j++) {
		if (!kith_weave_is_added(w, side, j))
			continue;
		kith_weave_added(w, side, j);
	}
}

/* Whether a side took away an item that the other edited. */
static bool has_edit(const struct kith_weaver *w, const struct kith_region *r)
{
	for (size_t at = r->from[KITH_BASE]; at < r->to[KITH_BASE]; at++) {
		if (kith_weave_edited(w, KITH_ONE, at) || kith_weave_edited(w, KITH_OTHER, at))
			return true;
	}
	return false;
}

static void resolve(struct kith_weaver *w, const struct kith_region *r)
{
	bool one, other;

	if (has_edit(w, r) && !changes_prose(w, r, KITH_ONE) && !changes_prose(w, r, KITH_OTHER)) {
		kith_weave_items(w, r);
		return;
	}
	if (is_unchanged(w, r, KITH_ONE) || is_unchanged(w, r, KITH_OTHER)) {
		emit_side(w, r, is_unchanged(w, r, KITH_ONE) ? KITH_OTHER : KITH_ONE);
		return;
	}
	if (is_same(w, r)) {
		for (size_t j = r->from[KITH_ONE]; j < r->to[KITH_ONE]; j++)
			kith_weave_token(w, kith_weave_at(w, KITH_ONE, j));
		return;
	}
	if (w->rows->strict) {
		clash_within(w, r);
		return;
	}
	one = changes_prose(w, r, KITH_ONE);
	other = changes_prose(w, r, KITH_OTHER);
	if (!one && !other)
		kith_weave_items(w, r);
	else if (one != other &&
		 kith_weave_prose(w, r, one ? KITH_ONE : KITH_OTHER, one ? KITH_OTHER : KITH_ONE))
		return;
	else if (!kith_weave_meets(w, r))
		kith_weave_changes(w, r);
	else if (!adds(w, r, KITH_ONE) || !adds(w, r, KITH_OTHER))
		emit_additions(w, r, adds(w, r, KITH_ONE) ? KITH_ONE : KITH_OTHER);
	else
		clash_within(w, r);
}

static bool both_have(const struct kith_weaver *w, size_t at)
{
	return w->match[KITH_ONE][at] != KITH_NO_TOKEN && w->match[KITH_OTHER][at] != KITH_NO_TOKEN;
}

static void weave(struct kith_weaver *w)
{
	const struct kith_tokens *sides = w->rows->sides;
	struct kith_region r = { { 0, 0, 0 }, { 0, 0, 0 } };

	for (;;) {
		size_t at = r.to[KITH_BASE];

		memcpy(r.from, r.to, sizeof(r.from));
		while (at < sides[KITH_BASE].count && !both_have(w, at))
			at++;
		r.to[KITH_BASE] = at;
		for (int side = KITH_ONE; side < KITH_SIDES; side++)
			r.to[side] = at < sides[KITH_BASE].count ? w->match[side][at] : sides[side].count;
		if (memcmp(r.from, r.to, sizeof(r.from)) != 0)
			resolve(w, &r);
		if (at == sides[KITH_BASE].count)
			return;
		kith_weave_kept(w, at);
		for (int side = KITH_BASE; side < KITH_SIDES; side++)
			r.to[side]++;
	}
}

static void count_step(const struct kith_token *first, const struct kith_token *second, size_t *up,
		       size_t *down)
{
	*up += first && second->day > first->day;
	*down += first && second->day < first->day;
}

/* Counts steps in time between entries of which one is the base's. */
static void count_steps(const struct kith_weaver *w, int side, size_t *up, size_t *down)
{
	const struct kith_tokens *tokens = &w->rows->sides[side];
	const struct kith_token *last = NULL, *next = NULL;

	for (size_t i = 0; i < tokens->count; i++) {
		const struct kith_token *token = &tokens->items[i];

		if (token->day == KITH_NO_DAY)
			continue;
		count_step(last, token, up, down);
		if (w->counts[token->id * KITH_SIDES] > 0)
			last = token;
	}
	for (size_t i = tokens->count; i-- > 0;) {
		const struct kith_token *token = &tokens->items[i];

		if (token->day == KITH_NO_DAY)
			continue;
		if (w->counts[token->id * KITH_SIDES] > 0)
			next = token;
		else if (next)
			count_step(token, next, up, down);
	}
}

/* More steps down than up: the newest stands first. Where the base does not show it, what the sides
 * wrote beside its entries does. */
static bool is_descending(const struct kith_weaver *w)
{
	size_t up = 0, down = 0;

	count_steps(w, KITH_BASE, &up, &down);
	if (up == down) {
		count_steps(w, KITH_ONE, &up, &down);
		count_steps(w, KITH_OTHER, &up, &down);
	}
	return down > up;
}

static bool match_side(struct kith_weaver *w, int side)
{
	const struct kith_tokens *base = &w->rows->sides[KITH_BASE], *now = &w->rows->sides[side];
	bool done;

	w->match[side] = kith_alloc(base->count, sizeof(size_t));
	w->kept[side] = kith_alloc(now->count, sizeof(bool));
	done = kith_tokens_match(base, now, w->match[side]);
	for (size_t at = 0; done && at < base->count; at++) {
		if (w->match[side][at] != KITH_NO_TOKEN)
			w->kept[side][w->match[side][at]] = true;
	}
	return done;
}

bool kith_merge_rows(struct kith_merge_rows *rows, struct kith_buf *out)
{
	struct kith_weaver w = { .rows = rows, .out = out, .after_blank = true };
	size_t ids = kith_tokens_number(rows->sides);
	bool done = true;

	if (!rows->strict)
		kith_merge_pair(rows->sides, ids);
	w.counts = kith_tokens_count(rows->sides, ids);
	w.emitted = kith_alloc(ids, sizeof(*w.emitted));
	w.descending = is_descending(&w);
	for (int side = KITH_ONE; side < KITH_SIDES; side++)
		done = match_side(&w, side) && done;
	if (done)
		weave(&w);
	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		free(w.match[side]);
		free(w.kept[side]);
	}
	free(w.counts);
	free(w.emitted);
	free(w.added);
	return done;
}

bool kith_merge_lines(const struct kith_slice texts[KITH_SIDES], size_t marks, struct kith_buf *out)
{
	struct kith_merge_rows rows = { .marks = marks, .strict = true };

	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_lines(&rows.sides[side], texts[side]);
	if (!kith_merge_rows(&rows, out)) {
		kith_merge_clash(texts[KITH_ONE], texts[KITH_OTHER], marks, out);
		rows.conflict = true;
	}
	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_release(&rows.sides[side]);
	return !rows.conflict;
}
