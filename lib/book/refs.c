#include "book/refs.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/block.h"

static const struct kith_ref_row *rows_of(const struct kith_book *book, size_t *count)
{
	*count = book->block->tables[KITH_TABLE_REFS].count;
	return kith_block_rows(book->block, KITH_TABLE_REFS);
}

/* Where (step, text, class) sorts among the rows: the first that is not before it. */
static size_t lower_bound(const struct kith_book *book, uint32_t step, struct kith_slice text, uint32_t class)
{
	size_t low = 0, high;
	const struct kith_ref_row *rows = rows_of(book, &high);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct kith_ref_row *row = &rows[middle];
		int order = row->step < step ? -1 : row->step > step;

		if (order == 0)
			order = kith_slice_cmp(kith_text(book, row->text), text);
		if (order < 0 || (order == 0 && row->class < class))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool row_is(const struct kith_book *book, size_t at, uint32_t step, struct kith_slice text)
{
	size_t count;
	const struct kith_ref_row *rows = rows_of(book, &count);

	return at < count && rows[at].step == step && kith_slice_eq(kith_text(book, rows[at].text), text);
}

/* Which classes a mask of types stands for. */
static unsigned classes_of(unsigned types)
{
	return types & 1u << KITH_GROUP ? types | 1u << KITH_CLASS_COMPANY : types;
}

/* The rows of a step that match, by class. */
struct matches {
	size_t first[KITH_CLASS_COUNT], end[KITH_CLASS_COUNT];
	size_t total, preferred;
	unsigned preferred_mask; /* what was preferred; 0 if nothing was, or none of it was found */
};

static bool in_mask(unsigned mask, unsigned class)
{
	return mask == 0 || (mask & 1u << class);
}

static bool match_step(const struct kith_book *book, uint32_t step, struct kith_slice text,
		       struct kith_ref_wish wish, struct matches *matches)
{
	size_t first = lower_bound(book, step, text, 0), count;
	const struct kith_ref_row *rows = rows_of(book, &count);
	bool only;

	*matches = (struct matches){ .preferred_mask = classes_of(wish.preferred) };
	if (!row_is(book, first, step, text))
		return false;
	only = !row_is(book, first + 1, step, text);
	for (unsigned class = 0; class < KITH_CLASS_COUNT; class ++) {
		size_t end = only ? first + (rows[first].class == class)
				  : lower_bound(book, step, text, class + 1);

		if (in_mask(wish.allowed, class)) {
			matches->first[class] = first;
			matches->end[class] = end;
			matches->total += end - first;
			if (in_mask(matches->preferred_mask, class))
				matches->preferred += end - first;
		}
		if (end > first && only)
			break;
		first = end;
	}
	if (matches->preferred == 0)
		matches->preferred_mask = 0;
	return matches->total > 0;
}

/* A reference as it is looked up: bare, without .md, folded. */
static struct kith_slice folded(struct kith_slice ref, struct kith_buf *out)
{
	ref = kith_ref_bare(ref);
	if (kith_slice_ends(ref, ".md"))
		ref.len -= 3;
	kith_utf8_fold(ref, out);
	return kith_buf_view(out);
}

/* The first step that matches; KITH_REF_STEPS if none does. */
static uint32_t match(const struct kith_book *book, struct kith_slice text, struct kith_ref_wish wish,
		      struct matches *matches)
{
	uint32_t step = 0;

	*matches = (struct matches){ .total = 0 };
	if (text.len == 0)
		return KITH_REF_STEPS;
	while (step < KITH_REF_STEPS && !match_step(book, step, text, wish, matches))
		step++;
	return step;
}

static kith_id only_match(const struct kith_book *book, const struct matches *matches)
{
	size_t count;
	const struct kith_ref_row *rows = rows_of(book, &count);
	size_t found = matches->preferred ? matches->preferred : matches->total;

	if (found > 1)
		return KITH_AMBIGUOUS;
	for (unsigned class = 0; class < KITH_CLASS_COUNT; class ++)
		if (in_mask(matches->preferred_mask, class) && matches->first[class] < matches->end[class])
			return rows[matches->first[class]].note;
	return KITH_NOBODY;
}

kith_id kith_ref_lookup(const struct kith_book *book, struct kith_slice ref, struct kith_ref_wish wish)
{
	struct kith_buf buf = KITH_BUF_INIT;
	struct matches matches;
	kith_id note = KITH_NOBODY;

	if (match(book, folded(ref, &buf), wish, &matches) < KITH_REF_STEPS)
		note = only_match(book, &matches);
	kith_buf_release(&buf);
	return note;
}

kith_id kith_ref_resolve(const struct kith_book *book, struct kith_slice ref, unsigned types)
{
	return kith_ref_lookup(book, ref, (struct kith_ref_wish){ .preferred = types });
}

/* Ids found so far, sorted and each once; of more than `max` the count alone is kept. */
struct found {
	kith_id *ids;
	size_t max, count;
};

static void keep(struct found *found, kith_id note)
{
	size_t kept = found->count < found->max ? found->count : found->max;
	size_t at = kept;

	for (size_t i = 0; i < kept; i++)
		if (found->ids[i] == note)
			return;
	found->count++;
	if (kept == found->max)
		return;
	for (; at > 0 && found->ids[at - 1] > note; at--)
		found->ids[at] = found->ids[at - 1];
	found->ids[at] = note;
}

static void keep_matches(const struct kith_book *book, const struct matches *matches, struct found *found)
{
	size_t count;
	const struct kith_ref_row *rows = rows_of(book, &count);

	for (unsigned class = 0; class < KITH_CLASS_COUNT; class ++)
		if (in_mask(matches->preferred_mask, class))
			for (size_t i = matches->first[class]; i < matches->end[class]; i++)
				keep(found, rows[i].note);
}

static bool word_ends(struct kith_slice text, size_t at)
{
	return at == text.len || !kith_utf8_is_word(kith_utf8_next(text, &at));
}

/* Names and aliases that begin with the whole words of `text`. */
static void keep_beginnings(const struct kith_book *book, struct kith_slice text, unsigned types,
			    struct found *found)
{
	size_t count;
	const struct kith_ref_row *rows = rows_of(book, &count);

	for (uint32_t step = KITH_BY_NAME; text.len && step <= KITH_BY_ALIAS; step++) {
		for (size_t i = lower_bound(book, step, text, 0); i < count && rows[i].step == step; i++) {
			struct kith_slice name = kith_text(book, rows[i].text);

			if (!kith_slice_eq(kith_slice_sub(name, 0, text.len), text))
				break;
			if (in_mask(classes_of(types), rows[i].class) && word_ends(name, text.len))
				keep(found, rows[i].note);
		}
	}
}

size_t kith_ref_candidates(const struct kith_book *book, struct kith_slice ref, unsigned types,
			   kith_id *found, size_t max)
{
	struct found list = { found, max, 0 };
	struct kith_buf buf = KITH_BUF_INIT;
	struct kith_slice text = folded(ref, &buf);
	struct matches matches;

	if (match(book, text, (struct kith_ref_wish){ .preferred = types }, &matches) < KITH_REF_STEPS)
		keep_matches(book, &matches, &list);
	if (list.count == 0)
		keep_beginnings(book, text, types, &list);
	if (list.count == 0 && types)
		keep_beginnings(book, text, 0, &list);
	kith_buf_release(&buf);
	return list.count;
}

struct kith_slice kith_ref_bare(struct kith_slice text)
{
	size_t end;

	text = kith_slice_trim(text);
	if (!kith_slice_starts(text, "[[") || !kith_slice_ends(text, "]]") || text.len < 4)
		return text;
	text = kith_slice_sub(text, 2, text.len - 2);
	end = kith_slice_find(text, 0, '|');
	text = kith_slice_sub(text, 0, end);
	end = kith_slice_find(text, 0, '#');
	return kith_slice_trim(kith_slice_sub(text, 0, end));
}

struct kith_slice kith_ref_text(const struct kith_book *book, kith_id note)
{
	struct kith_slice id = kith_book_id(book, note), stem = id;
	size_t slash;

	while ((slash = kith_slice_find(stem, 0, '/')) != SIZE_MAX)
		stem = kith_slice_sub(stem, slash + 1, stem.len);
	return kith_ref_resolve(book, stem, 0) == note ? stem : id;
}
