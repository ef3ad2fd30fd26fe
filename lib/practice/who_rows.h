/* What who.c and who_beyond.c share; no interface for others. */
#ifndef KITH_PRACTICE_WHO_ROWS_H
#define KITH_PRACTICE_WHO_ROWS_H

#include "practice/who.h"

/* Fills in all but the fit, which *who has already. */
void kith_who_factors(const struct kith_book *book, kith_id person, kith_day today, struct kith_who *who);

/* Sorts rows that grew on the heap, frees them, and returns a copy in the arena. */
struct kith_who *kith_who_settle(const struct kith_book *book, struct kith_who *items, size_t count,
				 struct kith_arena *arena);

#endif
