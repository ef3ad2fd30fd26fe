#include "note/merge_pair.h"

#include <stdlib.h>

#include "base/alloc.h"

/* So many comparisons at most: past them items count as removed and added. */
enum { MAX_PAIRS = 1000000 };

static bool same_item(const struct kith_token *a, const struct kith_token *b)
{
	if (a->day != KITH_NO_DAY && a->day == b->day && kith_slice_eq(a->kind, b->kind))
		return true;
	return a->rest.len > 0 && kith_slice_eq(a->rest, b->rest) &&
	       (a->day == KITH_NO_DAY) == (b->day == KITH_NO_DAY);
}

/* How many bytes stand in both texts, at the ends. */
static size_t likeness(const struct kith_token *a, const struct kith_token *b)
{
	struct kith_slice x = a->rest, y = b->rest;
	size_t shorter = x.len < y.len ? x.len : y.len, front = 0, back = 0;

	while (front < shorter && x.ptr[front] == y.ptr[front])
		front++;
	while (back < shorter - front && x.ptr[x.len - 1 - back] == y.ptr[y.len - 1 - back])
		back++;
	return front + back;
}

/* Of one day, or tasks both, and half of the longer text stands in both. */
static bool like_item(const struct kith_token *a, const struct kith_token *b)
{
	size_t longer = a->rest.len > b->rest.len ? a->rest.len : b->rest.len;

	return a->day == b->day && longer > 0 && 2 * likeness(a, b) >= longer;
}

/* The items that only one of two sides has. */
static size_t *only_in(const struct kith_tokens *tokens, const size_t *counts, int absent, size_t *count)
{
	size_t *only = kith_alloc(tokens->count, sizeof(*only));

	*count = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct kith_token *token = &tokens->items[i];

		if (token->item && counts[token->id * KITH_SIDES + (size_t)absent] == 0)
			only[(*count)++] = i;
	}
	return only;
}

/* The other side has both: to it the one is no edit of the other. */
static bool both_there(const size_t *counts, int side, const struct kith_token *old,
		       const struct kith_token *now)
{
	size_t other = side == KITH_ONE ? KITH_OTHER : KITH_ONE;

	return counts[old->id * KITH_SIDES + other] > 0 && counts[now->id * KITH_SIDES + other] > 0;
}

/* The added item that is most like a removed one, or `count`. */
static size_t most_like(const struct kith_tokens *tokens, const size_t *added, size_t count,
			const struct kith_token *old,
			bool (*fits)(const struct kith_token *, const struct kith_token *))
{
	size_t best = count, most = 0;

	for (size_t a = 0; a < count; a++) {
		const struct kith_token *now = &tokens->items[added[a]];

		if (!fits(old, now) || (best < count && likeness(old, now) <= most))
			continue;
		best = a;
		most = likeness(old, now);
	}
	return best;
}

/* Each removed one with the added one that is most like it, which is struck from the list. */
static void pair_lists(struct kith_tokens sides[KITH_SIDES], int side, const size_t *counts,
		       bool (*fits)(const struct kith_token *, const struct kith_token *))
{
	size_t removed_count, added_count;
	size_t *removed = only_in(&sides[KITH_BASE], counts, side, &removed_count);
	size_t *added = only_in(&sides[side], counts, KITH_BASE, &added_count);

	if (added_count > 0 && removed_count > MAX_PAIRS / added_count)
		removed_count = 0;
	for (size_t r = 0; r < removed_count; r++) {
		const struct kith_token *old = &sides[KITH_BASE].items[removed[r]];
		size_t best = most_like(&sides[side], added, added_count, old, fits);

		if (best == added_count)
			continue;
		if (!both_there(counts, side, old, &sides[side].items[added[best]]))
			sides[side].items[added[best]].id = old->id;
		for (added_count--; best < added_count; best++)
			added[best] = added[best + 1];
	}
	free(removed);
	free(added);
}

void kith_merge_pair(struct kith_tokens sides[KITH_SIDES], size_t ids)
{
	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		size_t *counts = kith_tokens_count(sides, ids);

		pair_lists(sides, side, counts, same_item);
		free(counts);
		counts = kith_tokens_count(sides, ids);
		pair_lists(sides, side, counts, like_item);
		free(counts);
	}
}
