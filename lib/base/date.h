/* Calendar days, durations and what people write for them. A day is a number without time zone;
 * only kith_today() looks at a clock. Months are 30 days, years 365, weeks 7 when a duration is
 * a number of days (kith-practice(7)); a civil month when a date is moved by months ("in 2m"). */
#ifndef KITH_BASE_DATE_H
#define KITH_BASE_DATE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

typedef int32_t kith_day; /* days since 1970-01-01; years 0001 to 9999 */

#define KITH_NO_DAY INT32_MIN

struct kith_civil {
	int year, month, day; /* 2026, 1 to 12, 1 to 31 */
};

kith_day kith_day_of(struct kith_civil civil); /* KITH_NO_DAY if there is no such day */
struct kith_civil kith_day_civil(kith_day day);

/* 0 Monday to 6 Sunday (ISO 8601). */
int kith_day_weekday(kith_day day);

/* "2026-11-05", exactly ten bytes: a day that exists, or KITH_NO_DAY. */
kith_day kith_day_parse(struct kith_slice s);

/* A date as notes hold it: ISO, perhaps followed by a time ("2026-11-05 13:00", "T13:00:00Z",
 * " 13:00:00 -0500"), which goes to *minute (0 to 1439, -1 without one; may be NULL). */
kith_day kith_day_parse_time(struct kith_slice s, int *minute);

/* "12:30" or "9:05" as minutes after midnight, or -1. */
int kith_minute_parse(struct kith_slice s);

/* A birthday: a date, or a month and day without year ("--03-14", "--0314"). *year is 0 without
 * one. False if there is no such day; 29 February is one. */
bool kith_birthday_parse(struct kith_slice s, int *year, int *month, int *day);

/* The first birthday on or after `from`; 29 February falls on the 28th in other years. */
kith_day kith_birthday_next(int month, int day, kith_day from);

/* Appends "2026-11-05"; nothing for KITH_NO_DAY. */
void kith_day_print(kith_day day, struct kith_buf *out);

/* "2w", "30d", "1y", "3m", "monthly", "weekly", "daily", "quarterly", "yearly" as days, 1 to 3650.
 * "never" is KITH_NEVER. 0 if it is none of these. */
#define KITH_NEVER INT32_MAX
int32_t kith_duration_parse(struct kith_slice s);

/* What kith_duration_parse accepts, for messages: "2w, 30d, monthly". */
#define KITH_DURATION_EXAMPLES "2w, 30d, monthly"

/* A date as people type it: ISO, today, yesterday, tomorrow, "last friday", "next tue", a weekday,
 * "in 2m", "2w ago", "5 nov", and a bare duration "3w", which is back, or ahead where `ahead`
 * (verbs that plan). Relative to `today`; errors say what would be right. */
enum kith_code kith_day_read(struct kith_slice s, kith_day today, bool ahead, kith_day *day, struct kith_err *err);

/* The local day, from one look at the clock, unless $KITH_TODAY names one. */
enum kith_code kith_today(kith_day *today, struct kith_err *err);

#endif
