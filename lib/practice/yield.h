/* What events gave: the people who came of them, help, leads and lessons, against hours and cost
 * (kith-practice(7), "Meeting"). */
#ifndef KITH_PRACTICE_YIELD_H
#define KITH_PRACTICE_YIELD_H

#include "practice/meeting.h"
#include "practice/tie.h"

/* Somebody whom I met at an event: the one that their `met-at` names; without `met-at` any attended
 * event that has them in `people` on the day of their first contact. A `met-at` that is no event
 * says that they were met elsewhere. */
struct kith_newcomer {
	kith_id event, person;
	kith_day on;   /* a year after the event, or today if that is sooner */
	int depth;     /* on that day */
	kith_day day;  /* of the event */
	struct kith_points points; /* of all help with them up to today; in a yield alone */
};

struct kith_newcomers {
	struct kith_newcomer *items; /* by event, then person */
	size_t count;
};

/* Everybody who is new at an attended event. Memory is the arena's. O(n log n) in notes and the
 * entries about people. */
struct kith_newcomers kith_newcomers_of(const struct kith_book *book, kith_day today, struct kith_arena *arena);

struct kith_yield {
	size_t events;
	struct kith_newcomer *people; /* each person once, by id */
	size_t new_people, in_touch;  /* of those: at depth 2 or more on their day `on` */
	int got, gave;                /* points of all help with them up to today */
	kith_id *lead_ids;            /* whose `source` is one of the events, or the group; by id */
	size_t leads, offers;         /* of those: at the stage offer or won now, or in an entry up to today */
	uint32_t *lessons;            /* entries of the kind `learned` in the notes of the events and group */
	size_t learned;
	long hours, cost;             /* hundredths; -1 where no event says */
};

/* What those events gave together; they must be attended. `group` is a group's note that counts as
 * well, or KITH_NOBODY. Memory is the arena's. O(n log n) in what the events name. */
void kith_yield_of(const struct kith_book *book, const struct kith_newcomers *newcomers, const kith_id *events,
		   size_t count, kith_id group, kith_day today, struct kith_arena *arena, struct kith_yield *yield);

/* How many are new at one event. */
size_t kith_newcomers_at(const struct kith_newcomers *newcomers, kith_id event, const struct kith_newcomer **first);

#endif
