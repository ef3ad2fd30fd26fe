#include "note/merge_job.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* Differences and steps past which two texts are taken as having nothing in common. */
enum { MAX_DIFFERENCES = 1500, MAX_STEPS = 10000000, MAX_TOKENS = 200000 };

/* Myers' greedy comparison: the furthest places in `a` that each number of differences reaches, by
 * diagonal, kept to walk back. */
struct search {
	const struct kith_token *a, *b;
	int n, m;
	int *places; /* row d begins at d * d and holds the diagonals -d to d */
	size_t capacity, steps;
	int found; /* the number of differences */
};

static int *row(const struct search *s, int d)
{
	return s->places + (size_t)d * (size_t)d + d;
}

/* Where diagonal k begins with d differences: down from k + 1 or right from k - 1. */
static bool goes_down(const struct search *s, int d, int k)
{
	const int *last = row(s, d - 1);

	return k == -d || (k != d && last[k - 1] < last[k + 1]);
}

static int slide(struct search *s, int x, int k)
{
	while (x < s->n && x - k < s->m && s->a[x].id == s->b[x - k].id) {
		x++;
		s->steps++;
	}
	return x;
}

static bool step(struct search *s, int d)
{
	size_t needed = ((size_t)d + 1) * ((size_t)d + 1);

	if (needed > s->capacity) {
		s->capacity = 2 * needed;
		s->places = kith_realloc(s->places, s->capacity, sizeof(*s->places));
	}
	for (int k = -d; k <= d; k += 2) {
		int x = d == 0 ? 0 : goes_down(s, d, k) ? row(s, d - 1)[k + 1] : row(s, d - 1)[k - 1] + 1;

		s->steps++;
		/* The diagonals between are read as the neighbours of the next row's. */
		if (x > s->n || x - k > s->m)
			x = x > s->n ? s->n + 1 : x;
		else
			x = slide(s, x, k);
		row(s, d)[k] = x;
		if (x == s->n && x - k == s->m)
			return true;
	}
	return false;
}

static void walk_back(const struct search *s, size_t skip_a, size_t skip_b, size_t *match)
{
	int x = s->n, k = s->n - s->m;

	for (int d = s->found; d >= 0; d--) {
		bool down = d > 0 && goes_down(s, d, k);
		int before = d == 0 ? 0 : down ? row(s, d - 1)[k + 1] : row(s, d - 1)[k - 1] + 1;

		for (; x > before; x--)
			match[skip_a + (size_t)x - 1] = skip_b + (size_t)(x - 1 - k);
		if (d > 0) {
			x = down ? before : before - 1;
			k = down ? k + 1 : k - 1;
		}
	}
}

bool kith_tokens_match(const struct kith_tokens *a, const struct kith_tokens *b, size_t *match)
{
	struct search s = { .steps = 0 };
	size_t front = 0, back = 0, limit = a->count < b->count ? a->count : b->count;
	bool found = false;
	int d;

	if (a->count > MAX_TOKENS || b->count > MAX_TOKENS)
		return false;
	for (size_t i = 0; i < a->count; i++)
		match[i] = KITH_NO_TOKEN;
	for (; front < limit && a->items[front].id == b->items[front].id; front++)
		match[front] = front;
	for (; back < limit - front && a->items[a->count - 1 - back].id == b->items[b->count - 1 - back].id;
	     back++)
		match[a->count - 1 - back] = b->count - 1 - back;
	s.n = (int)(a->count - front - back);
	s.m = (int)(b->count - front - back);
	if (s.n == 0 || s.m == 0)
		return true;
	s.a = a->items + front;
	s.b = b->items + front;
	for (d = 0; !found && d <= MAX_DIFFERENCES && s.steps < MAX_STEPS; d++)
		found = step(&s, d);
	s.found = d - 1;
	if (found)
		walk_back(&s, front, front, match);
	free(s.places);
	return found;
}
