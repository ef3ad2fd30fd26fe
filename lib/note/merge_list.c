#include "note/merge_job.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* The items of three sides, and those that are to stand. */
struct list {
	const struct kith_merge_key *merge;
	struct kith_tokens sides[KITH_SIDES];
	size_t *counts;
	bool *placed; /* by id */
	struct kith_token const **result;
	size_t count;
};

static bool is_list(const struct kith_key *key)
{
	return key && (key->shape == KITH_FLOW_LIST || key->shape == KITH_BLOCK_LIST);
}

static struct kith_slice part(const struct kith_merge_key *merge, int side, size_t start, size_t end)
{
	return start < end ? kith_slice_sub(merge->notes[side].bytes, start, end) : kith_slice_of("", 0);
}

static bool has_byte(struct kith_slice text, char byte)
{
	return kith_slice_find(text, 0, byte) != SIZE_MAX;
}

/* In brackets: nothing but items and commas, so that it can be written anew. */
static bool is_plain_flow(const struct kith_merge_key *merge, int side)
{
	const struct kith_key *key = merge->keys[side];
	size_t at = key->value_span.start;

	for (size_t i = 0; i < key->count; i++) {
		if (has_byte(part(merge, side, at, key->items[i].span.start), '#') ||
		    key->items[i].span.start < at)
			return false;
		at = key->items[i].span.end;
	}
	return !has_byte(part(merge, side, at, key->value_span.end), '#');
}

/* Whole lines that end with an item, from the one before on. */
static struct kith_slice item_lines(const struct kith_merge_key *merge, int side, size_t i)
{
	const struct kith_key *key = merge->keys[side];
	struct kith_slice bytes = merge->notes[side].bytes;
	size_t before = i > 0 ? key->items[i - 1].span.end : key->name_span.end, start, end;

	start = kith_slice_find(bytes, before, '\n');
	end = kith_slice_find(bytes, key->items[i].span.end, '\n');
	if (start == SIZE_MAX || end == SIZE_MAX || start + 1 > key->items[i].span.start)
		return kith_slice_of("", 0);
	return kith_slice_sub(bytes, start + 1, end + 1);
}

/* A line `- item` for each. */
static bool is_plain_block(const struct kith_merge_key *merge, int side)
{
	const struct kith_key *key = merge->keys[side];

	for (size_t i = 0; i < key->count; i++) {
		struct kith_slice bytes = merge->notes[side].bytes;
		size_t start = key->items[i].span.start;

		if (item_lines(merge, side, i).len == 0)
			return false;
		while (start > 0 && bytes.ptr[start - 1] != '\n')
			start--;
		if (!kith_slice_is(kith_slice_trim(part(merge, side, start, key->items[i].span.start)), "-"))
			return false;
	}
	return key->count > 0;
}

static bool is_plain(const struct kith_merge_key *merge, int side)
{
	const struct kith_key *key = merge->keys[side];

	if (!key)
		return true;
	for (size_t i = 0; i < key->count; i++) {
		struct kith_span span = key->items[i].span;

		if (key->items[i].style == KITH_BLOCK_SCALAR ||
		    has_byte(part(merge, side, span.start, span.end), '\n'))
			return false;
	}
	if (key->shape == KITH_FLOW_LIST)
		return is_plain_flow(merge, side);
	if (key->shape == KITH_BLOCK_LIST)
		return is_plain_block(merge, side);
	return key->shape == KITH_EMPTY || key->shape == KITH_SCALAR;
}

/* Whether a side still has each item that all have in the base's order. */
static bool reorders(const struct list *l, int side)
{
	const struct kith_tokens *base = &l->sides[KITH_BASE], *now = &l->sides[side];
	size_t k = 0;

	for (size_t i = 0; i < base->count; i++) {
		const size_t *counts = &l->counts[base->items[i].id * KITH_SIDES];

		if (!counts[KITH_ONE] || !counts[KITH_OTHER])
			continue;
		while (k < now->count && (!l->counts[now->items[k].id * KITH_SIDES + KITH_BASE] ||
					  !l->counts[now->items[k].id * KITH_SIDES + KITH_ONE] ||
					  !l->counts[now->items[k].id * KITH_SIDES + KITH_OTHER]))
			k++;
		if (k >= now->count || now->items[k++].id != base->items[i].id)
			return true;
	}
	return false;
}

static void place(struct list *l, const struct kith_token *token)
{
	l->placed[token->id] = true;
	l->result[l->count++] = token;
}

/* The base's items that both sides kept, in the order of the side that changed it. */
static void place_old(struct list *l)
{
	bool one = reorders(l, KITH_ONE), other = reorders(l, KITH_OTHER);
	const struct kith_tokens *order = &l->sides[one == other ? KITH_BASE : one ? KITH_ONE : KITH_OTHER];

	for (size_t i = 0; i < order->count; i++) {
		const size_t *counts = &l->counts[order->items[i].id * KITH_SIDES];

		if (counts[KITH_BASE] && counts[KITH_ONE] && counts[KITH_OTHER] &&
		    !l->placed[order->items[i].id])
			place(l, &order->items[i]);
	}
}

static int by_id(const void *a, const void *b)
{
	const struct kith_token *const *x = a, *const *y = b;

	return ((*x)->id > (*y)->id) - ((*x)->id < (*y)->id);
}

/* What the sides added, in byte order, which ids have. */
static void place_new(struct list *l)
{
	size_t first = l->count;

	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		for (size_t i = 0; i < l->sides[side].count; i++) {
			const struct kith_token *token = &l->sides[side].items[i];

			if (!l->counts[token->id * KITH_SIDES + KITH_BASE] && !l->placed[token->id])
				place(l, token);
		}
	}
	if (l->count - first > 1)
		qsort(l->result + first, l->count - first, sizeof(struct kith_token *), by_id);
}

/* Where an item stands on a side; KITH_NO_TOKEN if it does not. */
static size_t index_on(const struct list *l, int side, size_t id)
{
	for (size_t i = 0; i < l->sides[side].count; i++) {
		if (l->sides[side].items[i].id == id)
			return i;
	}
	return KITH_NO_TOKEN;
}

/* The bytes of an item as the sides of one shape have them; the longer ones where both differ. */
static bool item_bytes(const struct list *l, size_t id, enum kith_shape shape,
		       struct kith_slice (*bytes)(const struct kith_merge_key *, int, size_t),
		       struct kith_slice *text)
{
	struct kith_slice texts[KITH_SIDES];
	bool has[KITH_SIDES];
	int chosen;

	for (int side = 0; side < KITH_SIDES; side++) {
		size_t i = index_on(l, side, id);

		has[side] = i != KITH_NO_TOKEN && l->merge->keys[side]->shape == shape;
		texts[side] = has[side] ? bytes(l->merge, side, i) : kith_slice_of("", 0);
	}
	if (!has[KITH_ONE] || !has[KITH_OTHER]) {
		*text = texts[has[KITH_ONE] ? KITH_ONE : KITH_OTHER];
		return has[KITH_ONE] || has[KITH_OTHER];
	}
	chosen = kith_merge_choose(texts);
	if (chosen == KITH_BASE)
		chosen = texts[KITH_ONE].len > texts[KITH_OTHER].len ? KITH_ONE : KITH_OTHER;
	*text = texts[chosen];
	return true;
}

static struct kith_slice item_span(const struct kith_merge_key *merge, int side, size_t i)
{
	return part(merge, side, merge->keys[side]->items[i].span.start,
		    merge->keys[side]->items[i].span.end);
}

/* The first line of a key, up to its newline, of the sides with a list of that shape. */
static struct kith_slice first_line(const struct list *l, enum kith_shape shape)
{
	struct kith_slice texts[KITH_SIDES];
	int chosen;

	for (int side = 0; side < KITH_SIDES; side++) {
		const struct kith_key *key = l->merge->keys[side];
		size_t end = key && key->shape == KITH_FLOW_LIST ? key->value_span.start
			     : key ? kith_slice_find(l->merge->notes[side].bytes, key->lines.start, '\n') + 1
				   : 0;

		texts[side] = key && key->shape == shape ? part(l->merge, side, key->lines.start, end)
							 : kith_slice_of("", 0);
	}
	if (texts[KITH_ONE].len == 0 || texts[KITH_OTHER].len == 0)
		return texts[texts[KITH_ONE].len ? KITH_ONE : texts[KITH_OTHER].len ? KITH_OTHER : KITH_BASE];
	chosen = kith_merge_choose(texts);
	if (chosen == KITH_BASE)
		chosen = texts[KITH_ONE].len > texts[KITH_OTHER].len ? KITH_ONE : KITH_OTHER;
	return texts[chosen];
}

static void print_block(const struct list *l, struct kith_buf *out)
{
	struct kith_slice text, dash = kith_slice_cstr("  - ");

	kith_buf_slice(out, first_line(l, KITH_BLOCK_LIST));
	for (int side = KITH_SIDES - 1; side >= 0; side--) {
		const struct kith_key *key = l->merge->keys[side];
		size_t start = key && key->shape == KITH_BLOCK_LIST ? key->items[0].span.start : 0,
		       line = start;

		while (line > 0 && l->merge->notes[side].bytes.ptr[line - 1] != '\n')
			line--;
		if (start > 0)
			dash = part(l->merge, side, line, start);
	}
	for (size_t n = 0; n < l->count; n++) {
		if (item_bytes(l, l->result[n]->id, KITH_BLOCK_LIST, item_lines, &text)) {
			kith_buf_slice(out, text);
			continue;
		}
		kith_buf_slice(out, dash);
		kith_yaml_quote(l->result[n]->text, out);
		kith_buf_byte(out, '\n');
	}
}

static struct kith_slice flow_tail(const struct list *l)
{
	struct kith_slice texts[KITH_SIDES];
	int chosen;

	for (int side = 0; side < KITH_SIDES; side++) {
		const struct kith_key *key = l->merge->keys[side];

		texts[side] = key ? part(l->merge, side, key->value_span.end, key->lines.end)
				  : kith_slice_of("", 0);
	}
	chosen = kith_merge_choose(texts);
	if (chosen == KITH_BASE)
		chosen = texts[KITH_ONE].len > texts[KITH_OTHER].len ? KITH_ONE : KITH_OTHER;
	return texts[chosen];
}

static void print_flow(const struct list *l, struct kith_buf *out)
{
	struct kith_slice text;

	kith_buf_slice(out, first_line(l, KITH_FLOW_LIST));
	kith_buf_byte(out, '[');
	for (size_t n = 0; n < l->count; n++) {
		kith_buf_cstr(out, n > 0 ? ", " : "");
		if (item_bytes(l, l->result[n]->id, KITH_FLOW_LIST, item_span, &text))
			kith_buf_slice(out, text);
		else
			kith_yaml_quote(l->result[n]->text, out);
	}
	kith_buf_byte(out, ']');
	kith_buf_slice(out, flow_tail(l));
}

static void read_items(struct list *l)
{
	size_t total = 0, ids;

	for (int side = 0; side < KITH_SIDES; side++) {
		const struct kith_key *key = l->merge->keys[side];

		for (size_t i = 0; key && i < key->count; i++)
			kith_tokens_add(&l->sides[side], (struct kith_token){ .text = key->items[i].text });
		total = kith_add(total, l->sides[side].count);
	}
	ids = kith_tokens_number(l->sides);
	l->counts = kith_tokens_count(l->sides, ids);
	l->placed = kith_alloc(ids, sizeof(*l->placed));
	l->result = kith_alloc(total, sizeof(struct kith_token *));
}

bool kith_merge_list(const struct kith_merge_key *merge, struct kith_buf *out)
{
	struct list l = { .merge = merge };
	const struct kith_key *one = merge->keys[KITH_ONE], *other = merge->keys[KITH_OTHER];

	if (!is_list(one) && !is_list(other))
		return false;
	for (int side = 0; side < KITH_SIDES; side++) {
		if (!is_plain(merge, side) && (side != KITH_BASE || merge->keys[side]->shape == KITH_MAP))
			return false;
	}
	read_items(&l);
	place_old(&l);
	place_new(&l);
	if (one->shape == KITH_BLOCK_LIST || other->shape == KITH_BLOCK_LIST)
		print_block(&l, out);
	else
		print_flow(&l, out);
	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_release(&l.sides[side]);
	free(l.counts);
	free(l.placed);
	free(l.result);
	return true;
}
