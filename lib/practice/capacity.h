/* What the cadences promise against what can be kept up (kith-practice(7), "Keeping in touch"). */
#ifndef KITH_PRACTICE_CAPACITY_H
#define KITH_PRACTICE_CAPACITY_H

#include "practice/tie.h"

#define KITH_CAPACITY_SPAN 90 /* days over which contacts are counted */

/* Somebody whose tier or cadence counts: neither paused nor routine. */
struct kith_cost {
	kith_id person;
	size_t tier;         /* row of config.tiers; their number for a cadence of their own */
	int32_t cadence;     /* days, or KITH_NEVER */
	double cost;         /* contacts a week that it promises: 7 / cadence, 0 for never */
	int depth;           /* faded */
	bool esteemed;       /* `esteem` has a value */
	size_t contact_days; /* of the last 90 days */
};

/* The costs of all people, whom to relax first: who has no
 * `esteem` before any, then least depth, then greatest cost, then name. Memory is the arena's.
 * O(n log n) in people and the entries about them. */
struct kith_cost *kith_costs_of(const struct kith_book *book, kith_day today, struct kith_arena *arena,
				size_t *count);

/* The sums of a tier; of all of them for KITH_TIER_ALL. */
#define KITH_TIER_ALL SIZE_MAX
struct kith_capacity {
	size_t people, contact_days;
	double promised, made; /* contacts a week */
};
struct kith_capacity kith_capacity_of(const struct kith_cost *costs, size_t count, size_t tier);

/* How many of them, from the first on, would have to be relaxed to never for the rest to promise no
 * more than `limit`. */
size_t kith_capacity_relax(const struct kith_cost *costs, size_t count, double limit);

#endif
