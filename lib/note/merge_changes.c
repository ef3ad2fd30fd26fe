#include "note/merge_weave.h"

#include <string.h>

/* The next change of a side in a region: base tokens that go and tokens that come in their place. */
static bool next_change(const struct kith_weaver *w, const struct kith_region *r, int side,
			struct kith_region *change)
{
	size_t at = change->to[KITH_BASE], j = change->to[side];

	while (at < r->to[KITH_BASE] && w->match[side][at] == j) {
		at++;
		j++;
	}
	change->from[KITH_BASE] = at;
	change->from[side] = j;
	while (at < r->to[KITH_BASE] && w->match[side][at] == KITH_NO_TOKEN)
		at++;
	change->to[KITH_BASE] = at;
	change->to[side] = at < r->to[KITH_BASE] ? w->match[side][at] : r->to[side];
	return change->to[KITH_BASE] > change->from[KITH_BASE] || change->to[side] > change->from[side];
}

static bool shares_line(const struct kith_weaver *w, const struct kith_region *one,
			const struct kith_region *other)
{
	if (one->to[KITH_ONE] - one->from[KITH_ONE] > 100 ||
	    other->to[KITH_OTHER] - other->from[KITH_OTHER] > 100)
		return true;
	for (size_t i = one->from[KITH_ONE]; i < one->to[KITH_ONE]; i++) {
		for (size_t k = other->from[KITH_OTHER]; k < other->to[KITH_OTHER]; k++) {
			const struct kith_token *token = kith_weave_at(w, KITH_ONE, i);

			if (!token->blank && token->id == kith_weave_at(w, KITH_OTHER, k)->id)
				return true;
		}
	}
	return false;
}

static bool adds_prose(const struct kith_weaver *w, const struct kith_region *change, int side)
{
	for (size_t j = change->from[side]; j < change->to[side]; j++) {
		if (!kith_weave_at(w, side, j)->item && !kith_weave_at(w, side, j)->blank)
			return true;
	}
	return false;
}

/* Two insertions in one place, an insertion beside lines that were replaced (which of the two comes
 * first nobody knows), and changes of the same lines. */
static bool changes_clash(const struct kith_weaver *w, const struct kith_region *one,
			  const struct kith_region *other)
{
	size_t a0 = one->from[KITH_BASE], a1 = one->to[KITH_BASE];
	size_t b0 = other->from[KITH_BASE], b1 = other->to[KITH_BASE];
	bool adds = adds_prose(w, one, KITH_ONE) && adds_prose(w, other, KITH_OTHER);

	if (a0 == a1 && b0 == b1)
		return a0 == b0;
	if ((a0 == a1 || b0 == b1) && adds)
		return a0 <= b1 && b0 <= a1;
	return (a0 < b1 && b0 < a1) || shares_line(w, one, other);
}

static struct kith_region start_of(const struct kith_region *r)
{
	struct kith_region start = *r;

	memcpy(start.to, r->from, sizeof(start.to));
	return start;
}

bool kith_weave_meets(const struct kith_weaver *w, const struct kith_region *r)
{
	struct kith_region one = start_of(r), other;
	size_t compared = 0;

	while (next_change(w, r, KITH_ONE, &one)) {
		other = start_of(r);
		while (next_change(w, r, KITH_OTHER, &other)) {
			if (changes_clash(w, &one, &other) || ++compared > 10000)
				return true;
		}
	}
	return false;
}

void kith_weave_changes(struct kith_weaver *w, const struct kith_region *r)
{
	struct kith_region change[KITH_SIDES];
	bool left[KITH_SIDES] = { false };

	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		change[side] = start_of(r);
		left[side] = next_change(w, r, side, &change[side]);
	}
	while (left[KITH_ONE] || left[KITH_OTHER]) {
		const struct kith_region *one = &change[KITH_ONE], *other = &change[KITH_OTHER];
		int side = !left[KITH_ONE] ? KITH_OTHER : KITH_ONE;

		if (left[KITH_ONE] && left[KITH_OTHER] &&
		    (other->from[KITH_BASE] < one->from[KITH_BASE] ||
		     (other->from[KITH_BASE] == one->from[KITH_BASE] &&
		      other->to[KITH_BASE] < one->to[KITH_BASE])))
			side = KITH_OTHER;
		for (size_t at = change[side].from[KITH_BASE]; at < change[side].to[KITH_BASE]; at++) {
			if (kith_weave_edited(w, KITH_ONE, at) || kith_weave_edited(w, KITH_OTHER, at))
				kith_weave_kept(w, at);
		}
		for (size_t j = change[side].from[side]; j < change[side].to[side]; j++)
			kith_weave_added(w, side, j);
		left[side] = next_change(w, r, side, &change[side]);
	}
}
