/* Days to remember: birthdays, and years since we met (kith-practice(7), "Keeping in touch"). */
#ifndef KITH_PRACTICE_DATES_H
#define KITH_PRACTICE_DATES_H

#include "practice/tie.h"

struct kith_date_row {
	kith_id person;
	kith_day date; /* the coming one, today included */
	const char *kind; /* "birthday" or "met", static */
	int years;        /* on that day; -1 where the year is not known */
	uint32_t line;    /* of the value behind it */
};

/* The coming days of one person: at most two rows into `rows`, birthday first; returns how many.
 * None for me and for notes of other types. Years since we met begin at one: the day of meeting
 * itself, today or to come, is no anniversary. Those of 29 February fall on the 28th in other years. */
size_t kith_dates_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_date_row rows[2]);

#endif
