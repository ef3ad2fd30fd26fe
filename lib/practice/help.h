/* Help: what they gave me and what I gave them, each piece with its day and points. */
#ifndef KITH_PRACTICE_HELP_H
#define KITH_PRACTICE_HELP_H

#include "practice/contact.h"

struct kith_help {
	kith_day day;   /* of the outcome where help had to be asked for */
	int got, gave;  /* points; one of them is 0 */
	uint32_t entry; /* that shows it, or UINT32_MAX */
	kith_id lead;   /* won through them, or KITH_NOBODY */
};

/* All help exchanged with `person` up to `today`, by day, then entry. A lead that is won (its stage
 * says so, or without one its last stage entry), and names them in `via`, is medium help on the day
 * of its last entry stage(won); without such an entry it has no day and counts for nothing. Memory
 * is the arena's. O(n log n) in the entries about the person and those of such leads. */
struct kith_help *kith_help_of(const struct kith_book *book, kith_id person, kith_day today,
			       struct kith_arena *arena, size_t *count);

/* What one entry alone gives whoever it is about: what was got first, then what was given; returns
 * how many those are. Introductions count by pair, and are none here. */
size_t kith_help_in(const struct kith_book *book, const struct kith_entry_row *entry, kith_day today,
		    struct kith_help pieces[2]);

/* For qsort: by day, then entry, what was got before what was given. */
int kith_help_order(const void *left, const void *right);

#endif
