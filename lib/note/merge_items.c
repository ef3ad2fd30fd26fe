#include "note/merge_weave.h"

#include <stdlib.h>

#include "base/alloc.h"

static int oldest_first(const void *a, const void *b)
{
	const struct kith_token *x = ((const struct kith_added *)a)->token,
				*y = ((const struct kith_added *)b)->token;

	return x->day != y->day ? (x->day > y->day) - (x->day < y->day) : kith_slice_cmp(x->text, y->text);
}

static int newest_first(const void *a, const void *b)
{
	const struct kith_token *x = ((const struct kith_added *)a)->token,
				*y = ((const struct kith_added *)b)->token;

	return x->day != y->day ? (x->day < y->day) - (x->day > y->day) : kith_slice_cmp(x->text, y->text);
}

static void add(struct kith_weaver *w, int side, size_t at, bool stays)
{
	struct kith_added added = { kith_weave_at(w, side, at),
				    at > 1 && kith_weave_at(w, side, at - 1)->blank &&
					    kith_weave_at(w, side, at - 2)->item,
				    stays };

	w->added = kith_grow(w->added, w->added_count, &w->added_capacity, sizeof(*w->added));
	w->added[w->added_count++] = added;
}

static void flush(struct kith_weaver *w)
{
	if (w->added_count > 1)
		qsort(w->added, w->added_count, sizeof(*w->added),
		      w->descending ? newest_first : oldest_first);
	for (size_t i = 0; i < w->added_count; i++) {
		const struct kith_token *token = w->added[i].token;

		if (kith_weave_is_there(w, token, w->added[i].stays))
			continue;
		if (w->added[i].loose)
			kith_weave_blank(w);
		kith_weave_token(w, token);
	}
	w->added_count = 0;
}

/* Gathers the items that a side added before the base's token `at`; *j goes on. */
static void gather(struct kith_weaver *w, const struct kith_region *r, int side, size_t at, size_t *j)
{
	size_t end = r->to[side];

	for (; at < r->to[KITH_BASE]; at++) {
		if (w->match[side][at] != KITH_NO_TOKEN) {
			end = w->match[side][at];
			break;
		}
	}
	for (; *j < end; ++*j) {
		if (kith_weave_at(w, side, *j)->item)
			add(w, side, *j, false);
	}
}

static bool kith_weave_ends_blank(const struct kith_weaver *w, const struct kith_region *r, int side)
{
	return r->to[side] > r->from[side] && kith_weave_at(w, side, r->to[side] - 1)->blank;
}

void kith_weave_items(struct kith_weaver *w, const struct kith_region *r)
{
	size_t j[KITH_SIDES] = { 0, r->from[KITH_ONE], r->from[KITH_OTHER] };

	for (size_t at = r->from[KITH_BASE]; at <= r->to[KITH_BASE]; at++) {
		for (int side = KITH_ONE; side < KITH_SIDES; side++) {
			bool here = at == r->to[KITH_BASE] || w->match[side][at] != KITH_NO_TOKEN;

			if (here)
				gather(w, r, side, at, &j[side]);
			j[side] += here && at < r->to[KITH_BASE];
		}
		if (at == r->to[KITH_BASE])
			break;
		for (int side = KITH_ONE; side < KITH_SIDES; side++) {
			if (kith_weave_edited(w, side, at))
				add(w, side, w->match[side][at], true);
		}
	}
	flush(w);
	if (kith_weave_ends_blank(w, r, KITH_ONE) || kith_weave_ends_blank(w, r, KITH_OTHER))
		kith_weave_blank(w);
}

/* What a side added in [from, to): all of it as it stands, or the items, to be put in order. */
static void emit_fresh(struct kith_weaver *w, int side, size_t from, size_t to)
{
	for (size_t j = from; j < to; j++) {
		if (kith_weave_is_added(w, side, j))
			kith_weave_added(w, side, j);
	}
}

static void add_fresh(struct kith_weaver *w, int side, size_t from, size_t to)
{
	for (size_t j = from; j < to; j++) {
		if (kith_weave_is_added(w, side, j) && kith_weave_at(w, side, j)->item)
			add(w, side, j, false);
	}
}

bool kith_weave_prose(struct kith_weaver *w, const struct kith_region *r, int prose, int items)
{
	size_t from = r->from[prose], to = r->to[prose], lead = from, trail = to;
	bool before, after;

	for (size_t at = r->from[KITH_BASE]; at < r->to[KITH_BASE]; at++) {
		if (kith_weave_edited(w, KITH_ONE, at) || kith_weave_edited(w, KITH_OTHER, at))
			return false;
	}
	while (lead < to && kith_weave_at(w, prose, lead)->item)
		lead++;
	while (trail > lead &&
	       (kith_weave_at(w, prose, trail - 1)->item || kith_weave_at(w, prose, trail - 1)->blank))
		trail--;
	before = lead > from || w->after_item;
	after = trail < to || (r->to[KITH_BASE] < w->rows->sides[KITH_BASE].count &&
			       kith_weave_at(w, KITH_BASE, r->to[KITH_BASE])->item);
	before = before || !after;
	if (!before)
		emit_fresh(w, prose, from, trail);
	add_fresh(w, items, r->from[items], r->to[items]);
	add_fresh(w, prose, before ? from : trail, before ? lead : to);
	flush(w);
	if (before)
		emit_fresh(w, prose, lead, to);
	else if (kith_weave_ends_blank(w, r, prose))
		kith_weave_blank(w);
	return true;
}

static bool is_heading(const struct kith_token *token)
{
	size_t marks = 0;

	while (marks < token->text.len && token->text.ptr[marks] == '#')
		marks++;
	return marks > 0 && marks <= 6 && marks < token->text.len && token->text.ptr[marks] == ' ';
}

/* A heading that a side wrote, with what stands below it. */
struct section {
	const struct kith_token *first;
	int side;
	size_t at, count;
};

static int by_heading(const void *a, const void *b)
{
	return kith_slice_cmp(((const struct section *)a)->first->text,
			      ((const struct section *)b)->first->text);
}

static size_t skip_items(const struct kith_weaver *w, const struct kith_region *r, int side)
{
	size_t j = r->from[side];

	while (j < r->to[side] && (kith_weave_at(w, side, j)->item || kith_weave_at(w, side, j)->blank))
		j++;
	return j;
}

static void read_sections(const struct kith_weaver *w, const struct kith_region *r, int side,
			  struct section *sections, size_t *count)
{
	for (size_t j = skip_items(w, r, side); j < r->to[side]; j++) {
		const struct kith_token *token = kith_weave_at(w, side, j);

		if (is_heading(token))
			sections[(*count)++] = (struct section){ token, side, j, 0 };
		sections[*count - 1].count++;
	}
}

static void print_sections(struct kith_weaver *w, const struct kith_region *r, const struct section *sections,
			   size_t count)
{
	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		for (size_t j = r->from[side]; j < skip_items(w, r, side); j++) {
			if (kith_weave_at(w, side, j)->item)
				add(w, side, j, false);
		}
	}
	flush(w);
	for (size_t n = 0; n < count; n++) {
		size_t used = sections[n].count;

		while (sections[n].first[used - 1].blank)
			used--;
		kith_weave_blank(w);
		for (size_t i = 0; i < used; i++)
			kith_weave_added(w, sections[n].side, sections[n].at + i);
	}
	if (kith_weave_ends_blank(w, r, KITH_ONE) || kith_weave_ends_blank(w, r, KITH_OTHER) ||
	    (count > 0 && r->to[KITH_ONE] < w->rows->sides[KITH_ONE].count))
		kith_weave_blank(w);
}

bool kith_weave_sections(struct kith_weaver *w, const struct kith_region *r)
{
	size_t total = r->to[KITH_ONE] - r->from[KITH_ONE] + r->to[KITH_OTHER] - r->from[KITH_OTHER],
	       count = 0;
	struct section *sections;
	bool ok = true;

	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		size_t j = skip_items(w, r, side);

		if (j < r->to[side] && !is_heading(kith_weave_at(w, side, j)))
			return false;
	}
	sections = kith_alloc(total, sizeof(*sections));
	read_sections(w, r, KITH_ONE, sections, &count);
	read_sections(w, r, KITH_OTHER, sections, &count);
	if (count > 1)
		qsort(sections, count, sizeof(*sections), by_heading);
	for (size_t n = 1; n < count; n++)
		ok = ok && by_heading(&sections[n - 1], &sections[n]) != 0;
	if (ok)
		print_sections(w, r, sections, count);
	free(sections);
	return ok;
}
