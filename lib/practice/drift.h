/* Who is drifting away: silent for much longer than the two of us used to be (kith-practice(7),
 * "Ties" and "Keeping in touch"). */
#ifndef KITH_PRACTICE_DRIFT_H
#define KITH_PRACTICE_DRIFT_H

#include "practice/tie.h"

/* The rhythm of a tie: the median gap between its contact days of the last two years. */
struct kith_rhythm {
	size_t gaps;      /* how many there are; fewer than three make no rhythm */
	int32_t twice;    /* days, doubled: of an even number of gaps the median is the mean of two. 0 without rhythm */
	kith_day first;   /* of those contact days, or KITH_NO_DAY */
};

/* O(n log n) in the contacts. */
struct kith_rhythm kith_rhythm_of(const struct kith_contacts *contacts, kith_day today);

struct kith_drift {
	kith_id person;
	int32_t silence;           /* days since the last contact */
	struct kith_rhythm rhythm;
	kith_day last;             /* the last contact */
	int depth;                 /* faded */
};

/* Whether the silence is longer than twice the rhythm and than 30 days, of somebody who is neither
 * planned, snoozed, paused nor archived. Planned is what `due` calls so; where there is no cadence,
 * or never, any plan ahead. A routine tie is never silent. *drift is filled where there is a rhythm.
 * O(n log n) in the entries about the person. */
bool kith_drift_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_drift *drift);

/* Greatest silence over rhythm first; equal ones by depth, then name. */
void kith_drift_sort(const struct kith_book *book, struct kith_drift *drifts, size_t count);

#endif
