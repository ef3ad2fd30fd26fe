/* Common ground: what I share with somebody, to begin a conversation with (kith-practice(7), "Ties"). */
#ifndef KITH_PRACTICE_GROUND_H
#define KITH_PRACTICE_GROUND_H

#include "base/arena.h"
#include "base/date.h"
#include "book/book.h"

/* What two people share, each thing once, as the first of them writes it: organizations (present
 * ones, and former ones by entries joined and left), groups, interests and tags, circles, and how
 * many events both were at. One of the two may be me: mine are the groups that I am in, and events
 * are those I attended. Returns how many; memory is the arena's. O(values of both, squared). */
size_t kith_ground_of(const struct kith_book *book, kith_id a, kith_id b, kith_day today, struct kith_arena *arena,
		      struct kith_slice **items);

/* Whether somebody cares about one of those topics: it is among their interests or tags, folded. The topic,
 * or the empty slice. */
struct kith_slice kith_ground_topic(const struct kith_book *book, kith_id person, const struct kith_slice *topics,
				    size_t count);

#endif
