/* Who offers what another wants: whom to introduce, and what of mine would help (kith-practice(7),
 * "Giving"). */
#ifndef KITH_PRACTICE_MATCH_H
#define KITH_PRACTICE_MATCH_H

#include "base/arena.h"
#include "practice/contact.h"

struct kith_match {
	kith_id offers;  /* a person, my own note, or a lead that is open to be passed on */
	kith_id wants;   /* a person, or my own note */
	struct kith_slice topic; /* as the offer words it; of a lead its kind, need or tag. The book's */
	uint32_t offer_value, want_value; /* the values of front matter that say so */
	int offers_depth, wants_depth;    /* faded; of me and of leads KITH_MATCH_MINE */
};
#define KITH_MATCH_MINE 4

/* All matches of topics that are equal after folding:
 * - an offer of one against a want of another, one at depth 2 and the other at 1 or more, who do not
 *   know each other (kith_web_know);
 * - mine against theirs, both ways, who are at depth 1 or more;
 * - the kind, need and tags of leads whose stage is heard or declined, against the wants of those at
 *   depth 1 or more.
 * People who are archived or paused are left in peace. Deepest first (the depths of both together), then
 * the names of both, then the topic. Memory is the arena's. O(n log n) in people, their entries and
 * topics, and the matches. */
struct kith_match *kith_matches_of(const struct kith_book *book, kith_day today, struct kith_arena *arena,
				   size_t *count);

#endif
