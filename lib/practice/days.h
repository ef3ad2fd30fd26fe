/* Spans of time that several rules share, in days (kith-practice(7)). "The last N days" are the
 * ages 0 to N, both included. */
#ifndef KITH_PRACTICE_DAYS_H
#define KITH_PRACTICE_DAYS_H

enum {
	KITH_SOON = 7,   /* ahead, today excluded */
	KITH_NEAR = 14,  /* ahead, today excluded */
	KITH_MONTH = 30,
	KITH_YEAR = 365,
};

#endif
