/* Whom to contact now (kith-practice(7), "Keeping in touch"). */
#ifndef KITH_PRACTICE_DUE_H
#define KITH_PRACTICE_DUE_H

#include "base/buf.h"
#include "practice/tie.h"

/* States in the order of the report. */
enum kith_due_state {
	KITH_DUE_LATE,
	KITH_DUE_DUE,
	KITH_DUE_NEW,
	KITH_DUE_SOON,
	KITH_DUE_PLANNED,
	KITH_DUE_SNOOZED,
	KITH_DUE_PAUSED,
	KITH_DUE_OK,
	KITH_DUE_NONE, /* neither tier nor cadence, or never, or no person, or me: not in the report */
};
const char *kith_due_state_word(enum kith_due_state state);

struct kith_due {
	kith_id person;
	enum kith_due_state state;
	kith_day due;        /* the day the next contact is due; KITH_NO_DAY if unknown */
	int32_t overdue;     /* today - due; 0 if unknown */
	bool overdue_known;
	kith_day last;       /* last touch; today where the tie is routine */
	int32_t cadence;     /* days */
	int depth;           /* faded */
	bool one_sided;
	kith_day skipped;    /* the skip that restarted the count, or KITH_NO_DAY */
	uint32_t plan_entry; /* the planned entry that answers it, or UINT32_MAX */
	kith_id plan_event;  /* the event ahead with them, or KITH_NOBODY */
};

/* The state of one tie: the first of paused, snoozed, planned, new, then by the days since the
 * last touch late, due, soon, ok. O(entries about the person). Where the rule leaves room:
 * - paused: archived people are set aside just so; nothing is due, and `due` is unknown.
 * - snoozed: before the day of `snooze`; on that day they are back. `due` is then the later of that
 *   day and the day it would be without.
 * - planned: today and the day one cadence ahead included. Only what would be a touch or contact once it
 *   happened: "joined: Initech" with a date to come hides nobody. Events: planned or without
 *   status, in `people` or `meet`, of several days while one of them is left. Of several the first.
 * - new: due one cadence after `met`. A skip quiets them too, for one cadence; a skip that did
 *   nothing would come back every morning. After that they are new again.
 * - a routine tie is in contact today: ok, one cadence from due.
 * - a skip after the last touch takes its place in the count until the next touch, the newest of
 *   several; it is no touch and changes neither `last` nor depth.
 * - one-sided: due a year after the last touch, or a cadence after it where that is longer.
 * - late is a whole cadence overdue; that is twice the cadence since the last touch, and for the
 *   one-sided a cadence after that year, so that late always precedes due in the report. */
void kith_due_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_due *due);

/* Whether a planned entry that would be a touch, or an event ahead with them, lies between today and
 * `within` days ahead; KITH_NEVER: anywhere ahead. */
bool kith_is_planned(const struct kith_book *book, kith_id person, kith_day today, int32_t within);

/* Whether the day of `snooze` is still to come. */
bool kith_is_snoozed(const struct kith_book *book, kith_id person, kith_day today);

/* Order of the report: late and due by overdue / cadence, deepest first among equals, then name;
 * then new likewise, those whose due date is unknown last; then the others by state, due date, name. */
void kith_due_sort(const struct kith_book *book, struct kith_due *dues, size_t count);

/* Whether the report shows a state without -a. */
bool kith_due_shown(enum kith_due_state state);

/* What there is to talk about: open tasks, the last entry, what they want, an introduction owed, a
 * birthday within 14 days. One line, parts joined by "; ", appended; nothing if nothing is known. */
void kith_due_next(const struct kith_book *book, kith_id person, kith_day today, struct kith_buf *next);

#endif
