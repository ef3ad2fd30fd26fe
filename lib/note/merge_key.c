#include "note/merge_job.h"

#include <string.h>

static struct kith_slice in_side(const struct kith_merge_key *merge, int side, size_t start, size_t end)
{
	if (!merge->keys[side] || start >= end)
		return kith_slice_of("", 0);
	return kith_slice_sub(merge->notes[side].bytes, start, end);
}

static struct kith_slice lines_of(const struct kith_merge_key *merge, int side)
{
	const struct kith_key *key = merge->keys[side];

	return key ? in_side(merge, side, key->lines.start, key->lines.end) : kith_slice_of("", 0);
}

/* The three parts of a key's lines: up to the value, the value, and what follows it. */
static void cut(const struct kith_merge_key *merge, int side, struct kith_slice parts[3])
{
	const struct kith_key *key = merge->keys[side];

	parts[0] = parts[1] = parts[2] = kith_slice_of("", 0);
	if (!key)
		return;
	parts[0] = in_side(merge, side, key->lines.start, key->value_span.start);
	parts[1] = in_side(merge, side, key->value_span.start, key->value_span.end);
	parts[2] = in_side(merge, side, key->value_span.end, key->lines.end);
}

static bool same_value(const struct kith_key *a, const struct kith_key *b)
{
	if (!a || !b || a->shape != b->shape || a->count != b->count || a->shape == KITH_MAP)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!kith_slice_eq(a->items[i].text, b->items[i].text))
			return false;
	}
	return true;
}

/* Which side's value is to stand, by what it means and then by how it is written. */
static int choose_value(const struct kith_merge_key *merge, const struct kith_slice values[KITH_SIDES])
{
	int chosen = kith_merge_choose(values);

	if (chosen != KITH_BASE)
		return chosen;
	if (same_value(merge->keys[KITH_ONE], merge->keys[KITH_OTHER]))
		return kith_slice_cmp(values[KITH_ONE], values[KITH_OTHER]) < 0 ? KITH_ONE : KITH_OTHER;
	if (same_value(merge->keys[KITH_ONE], merge->keys[KITH_BASE]))
		return KITH_OTHER;
	return same_value(merge->keys[KITH_OTHER], merge->keys[KITH_BASE]) ? KITH_ONE : KITH_BASE;
}

/* The value of one side with the comment of the other. */
static bool merge_parts(const struct kith_merge_key *merge, struct kith_buf *out)
{
	struct kith_slice parts[KITH_SIDES][3], across[3][KITH_SIDES];
	int chosen[3];

	for (int side = 0; side < KITH_SIDES; side++) {
		cut(merge, side, parts[side]);
		for (int n = 0; n < 3; n++)
			across[n][side] = parts[side][n];
	}
	if (merge->keys[KITH_ONE]->shape != merge->keys[KITH_OTHER]->shape ||
	    merge->keys[KITH_ONE]->shape == KITH_EMPTY)
		return false;
	chosen[0] = kith_merge_choose(across[0]);
	chosen[1] = choose_value(merge, across[1]);
	chosen[2] = kith_merge_choose(across[2]);
	if (chosen[0] == KITH_BASE || chosen[1] == KITH_BASE || chosen[2] == KITH_BASE)
		return false;
	for (int n = 0; n < 3; n++)
		kith_buf_slice(out, parts[chosen[n]][n]);
	return true;
}

/* Maps and texts of several lines: by lines, all or nothing. */
static bool merge_lines(const struct kith_slice lines[KITH_SIDES], size_t marks, struct kith_buf *out)
{
	size_t before = out->len;

	if (lines[KITH_BASE].len > 0 && kith_merge_lines(lines, marks, out))
		return true;
	out->len = before;
	return false;
}

bool kith_merge_key(const struct kith_merge_key *merge, struct kith_buf *out)
{
	struct kith_slice lines[KITH_SIDES];
	int chosen;

	for (int side = 0; side < KITH_SIDES; side++)
		lines[side] = lines_of(merge, side);
	chosen = kith_merge_choose(lines);
	if (chosen != KITH_BASE) {
		kith_buf_slice(out, lines[chosen]);
		return true;
	}
	if (merge_parts(merge, out) || kith_merge_list(merge, out) || merge_lines(lines, merge->marks, out))
		return true;
	kith_merge_clash(lines[KITH_ONE], lines[KITH_OTHER], merge->marks, out);
	return false;
}
