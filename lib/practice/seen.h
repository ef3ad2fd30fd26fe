/* Where somebody and I both were, and whether we talked (kith-practice(7), "Meeting"). */
#ifndef KITH_PRACTICE_SEEN_H
#define KITH_PRACTICE_SEEN_H

#include "practice/meeting.h"

/* An event at which somebody and I both were. */
struct kith_sighting {
	kith_id event;
	kith_day day;   /* its first day, or KITH_NO_DAY */
	unsigned parts; /* theirs */
	bool talked;    /* a contact with them is on record for one of its days */
	uint32_t line;  /* of the event's note: where they are named */
	struct kith_contact contact; /* where talked: that shows it */
};

/* The attended events that name `person` as there, by date, then id; undated ones last. Memory is
 * the arena's. O(n log n) in what names the person. */
struct kith_sighting *kith_sightings_of(const struct kith_book *book, kith_id person, kith_day today,
					struct kith_arena *arena, size_t *count);

#endif
