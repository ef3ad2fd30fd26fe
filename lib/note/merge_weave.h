/* The merge of three rows of tokens under way. Internal to the merge files. */
#ifndef KITH_NOTE_MERGE_WEAVE_H
#define KITH_NOTE_MERGE_WEAVE_H

#include "note/merge_job.h"

/* Positions in the three rows: [from, to) of each. */
struct kith_region {
	size_t from[KITH_SIDES], to[KITH_SIDES];
};

/* An item that a side added; loose: with a blank line between it and the item before. */
struct kith_added {
	const struct kith_token *token;
	bool loose;
	bool stays; /* the edit of one that the other side took away */
};

struct kith_weaver {
	struct kith_merge_rows *rows;
	struct kith_buf *out;
	size_t *match[KITH_SIDES]; /* of the base's tokens in ONE and OTHER */
	bool *kept[KITH_SIDES];	   /* whether a token of ONE or OTHER is one of the base */
	size_t *counts, *emitted;  /* by id */
	bool descending;	   /* the direction of the log */
	bool after_blank, after_item;
	struct kith_added *added; /* in one place, to be put in order */
	size_t added_count, added_capacity;
};

static inline const struct kith_token *kith_weave_at(const struct kith_weaver *w, int side, size_t at)
{
	return &w->rows->sides[side].items[at];
}

/* Whether token j of a side is none of the base. */
static inline bool kith_weave_is_added(const struct kith_weaver *w, int side, size_t j)
{
	return !w->kept[side][j];
}

/* Writes a token, or an empty line where none stands. */
void kith_weave_token(struct kith_weaver *w, const struct kith_token *token);
void kith_weave_blank(struct kith_weaver *w);

/* Whether an item stands there already as often as it is to; `stays`: at least once. */
bool kith_weave_is_there(const struct kith_weaver *w, const struct kith_token *token, bool stays);

/* What a side has more than the base: an item that stands there already as often as it is to is not
 * written again, and a paragraph does not become a part of the item that stands before it now. */
void kith_weave_added(struct kith_weaver *w, int side, size_t at);

/* Whether a side has a token of the base with other words. */
bool kith_weave_edited(const struct kith_weaver *w, int side, size_t at);

/* A token of the base that is to stand, as the sides have it. */
void kith_weave_kept(struct kith_weaver *w, size_t at);

/* Both sides changed items alone: what they added stands in the order of the list. */
void kith_weave_items(struct kith_weaver *w, const struct kith_region *r);

/* One side changed prose too, the other items alone: its items go to those that stand at the begin or
 * the end. False if one side edited what the other took away. */
bool kith_weave_prose(struct kith_weaver *w, const struct kith_region *r, int prose, int items);

/* Both sides wrote in a place where nothing stood: items, and then sections of different names, which
 * go in byte order. False if it is something else. */
bool kith_weave_sections(struct kith_weaver *w, const struct kith_region *r);

/* Whether some change of one side meets one of the other; if not, each stands in its place. */
bool kith_weave_meets(const struct kith_weaver *w, const struct kith_region *r);
void kith_weave_changes(struct kith_weaver *w, const struct kith_region *r);

#endif
