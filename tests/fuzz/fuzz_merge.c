/* Any three texts merge: base, ours and theirs, each ended by a line of %% alone. The sides may be
 * swapped, and what both have is the merge. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "note/merge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static struct kith_slice next_text(struct kith_slice *rest)
{
	size_t at = kith_slice_find_text(*rest, 0, "%%\n");
	struct kith_slice text = kith_slice_sub(*rest, 0, at);

	*rest = at == SIZE_MAX ? kith_slice_of("", 0) : kith_slice_sub(*rest, at + 3, rest->len);
	return text;
}

static bool run(struct kith_slice base, struct kith_slice ours, struct kith_slice theirs,
		struct kith_buf *out)
{
	struct kith_note_merge merge = { base, ours, theirs, KITH_MERGE_MARKS };

	kith_buf_clear(out);
	return kith_merge_note(&merge, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kith_slice rest = kith_slice_of((const char *)data, size);
	struct kith_slice base = next_text(&rest), ours = next_text(&rest), theirs = next_text(&rest);
	struct kith_buf one = KITH_BUF_INIT, other = KITH_BUF_INIT;
	bool clean = run(base, ours, theirs, &one);

	require(run(base, theirs, ours, &other) == clean);
	require(kith_slice_eq(kith_buf_view(&one), kith_buf_view(&other)));
	require(run(base, ours, ours, &other) && kith_slice_eq(kith_buf_view(&other), ours));
	require(run(base, base, theirs, &other) && kith_slice_eq(kith_buf_view(&other), theirs));
	kith_buf_release(&one);
	kith_buf_release(&other);
	return 0;
}
