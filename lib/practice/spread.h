/* First due dates that do not all fall on one day: after an import, say (kith-practice(7), "Keeping
 * in touch"). */
#ifndef KITH_PRACTICE_SPREAD_H
#define KITH_PRACTICE_SPREAD_H

#include "practice/due.h"

/* Somebody's turn: not in `due` before that day. */
struct kith_turn {
	kith_id person;
	int32_t cadence;
	kith_day day;
};

/* Of the people those who are late, due or new take turns; the others have their day already. The n
 * of one cadence c, in the order of the due report, come up on today + 1 + i * c / n (rounded down;
 * i from 0): from tomorrow to the day one cadence ahead. By day, then in that order. Memory is the arena's.
 * O(n log n) in people and the entries about them. */
struct kith_turn *kith_spread_of(const struct kith_book *book, const kith_id *people, size_t count, kith_day today,
				 struct kith_arena *arena, size_t *turns);

#endif
