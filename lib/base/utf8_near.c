#include "base/utf8.h"

#include <stdlib.h>

#include "base/alloc.h"

struct letters {
	int32_t *items;
	size_t count;
};

static struct letters letters_of(struct kith_slice s)
{
	struct kith_buf folded = KITH_BUF_INIT;
	struct letters letters = { NULL, 0 };
	struct kith_slice view;

	kith_utf8_fold(s, &folded);
	view = kith_buf_view(&folded);
	letters.items = kith_alloc(view.len, sizeof(*letters.items));
	for (size_t at = 0; at < view.len;)
		letters.items[letters.count++] = kith_utf8_next(view, &at);
	kith_buf_release(&folded);
	return letters;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Three rows of the table of optimal string alignment: rows[0] the current one. Cells further
 * than the limit from the diagonal cannot come below it and hold `far`. */
struct table {
	const struct letters *a, *b;
	size_t far;
	size_t *rows[3];
};

/* Fills the row of a's first `i` letters; answers the least cell of it. */
static size_t fill_row(struct table *t, size_t i)
{
	const int32_t *a = t->a->items, *b = t->b->items;
	size_t first = i > t->far ? i - t->far : 0, last = least(t->b->count, kith_add(i, t->far));
	size_t best = t->far;

	for (size_t j = first; j <= last; j++) {
		size_t cell = j == 0 ? i : t->far;

		if (j > 0) {
			cell = least(cell, t->rows[1][j - 1] + (a[i - 1] != b[j - 1]));
			if (j > first)
				cell = least(cell, t->rows[0][j - 1] + 1);
		}
		if (j < kith_add(i - 1, t->far) + 1)
			cell = least(cell, t->rows[1][j] + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			cell = least(cell, t->rows[2][j - 2] + 1);
		t->rows[0][j] = least(cell, t->far);
		best = least(best, t->rows[0][j]);
	}
	return best;
}

static size_t distance(struct table *t)
{
	size_t before = 0;

	for (size_t j = 0; j <= t->b->count; j++)
		t->rows[0][j] = least(j, t->far);
	for (size_t i = 1; i <= t->a->count; i++) {
		size_t *oldest = t->rows[2], best;

		t->rows[2] = t->rows[1];
		t->rows[1] = t->rows[0];
		t->rows[0] = oldest;
		best = fill_row(t, i);
		/* A swap reaches back two rows. */
		if (best >= t->far && before >= t->far)
			return t->far;
		before = best;
	}
	return t->rows[0][t->b->count];
}

size_t kith_utf8_distance(struct kith_slice a, struct kith_slice b, size_t limit)
{
	struct letters left = letters_of(a), right = letters_of(b);
	size_t longer = left.count > right.count ? left.count : right.count;
	struct table t = { &left, &right, least(limit, longer) + 1, { NULL, NULL, NULL } };
	size_t width = kith_add(right.count, 1), gap, answer = t.far;
	size_t *cells = NULL;

	gap = left.count > right.count ? left.count - right.count : right.count - left.count;
	if (gap <= limit) {
		cells = kith_alloc(kith_mul(width, 3), sizeof(*cells));
		for (size_t i = 0; i < 3; i++)
			t.rows[i] = cells + i * width;
		answer = distance(&t);
	}
	free(cells);
	free(left.items);
	free(right.items);
	return answer;
}
