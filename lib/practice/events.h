/* Events that are coming, with what speaks for going (kith-practice(7), "Meeting"). */
#ifndef KITH_PRACTICE_EVENTS_H
#define KITH_PRACTICE_EVENTS_H

#include "practice/meeting.h"
#include "practice/yield.h"

struct kith_coming {
	kith_id event;
	kith_day day;      /* KITH_NO_DAY without date */
	int32_t minute;    /* -1 without a time */
	long distance, cost; /* hundredths, -1 where not known */
	struct kith_presence *known; /* those of mine whom the event names, in its order */
	size_t known_count;
	struct kith_newcomer *yield; /* new people at the attended events that go together with it, each once */
	size_t yield_count, before;  /* and how many events those were */
};

/* The events that `wanted` accepts, by date and time, undated ones last; of one moment by yield,
 * then known, both greatest first, then distance and cost, both least first, then id. Memory is the
 * arena's. O(n log n) in notes, and for each event the attended ones. */
struct kith_coming *kith_events_list(const struct kith_book *book, kith_day today,
				     bool (*wanted)(void *context, kith_id event), void *context,
				     struct kith_arena *arena, size_t *count);

#endif
