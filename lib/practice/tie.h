/* How deep a tie is (kith-practice(7), "Ties"). */
#ifndef KITH_PRACTICE_TIE_H
#define KITH_PRACTICE_TIE_H

#include "practice/contact.h"
#include "practice/days.h"

#define KITH_BALANCE_SPAN (2 * KITH_YEAR) /* days that the balance looks back */

/* How often the person is meant to be contacted: their own cadence, else the tier's; 0 without
 * either, KITH_NEVER for never. Days. A cadence that cannot be read counts as none. */
int32_t kith_cadence(const struct kith_book *book, kith_id person);

/* Whether the tie is routine: seen anyway, and active. Such a tie is in contact today, so it neither
 * fades nor falls due, and who is seen anyway was met. */
bool kith_is_routine(const struct kith_book *book, kith_id person);

/* Whether the person is set aside: paused or archived. */
bool kith_is_paused(const struct kith_book *book, kith_id person);

/* Points they gave me and I gave them in entries of [from, to]; help that was asked for counts on
 * the day of its outcome. */
struct kith_points {
	int got, gave;
};
struct kith_points kith_points_between(const struct kith_book *book, kith_id person, kith_day from, kith_day to);

/* Points they gave me less points I gave them over the last two years. */
int kith_balance(const struct kith_book *book, kith_id person, kith_day today);

/* Depth by the record or as declared, before fading: 0 known of, 1 met, 2 in touch, 3 trusted. */
int kith_depth_base(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts, kith_day today);

/* Days of silence that take one level of depth off: twice the cadence, between 180 and 365 days, and
 * 365 without one or for never. */
int32_t kith_fading_span(const struct kith_book *book, kith_id person);

/* Base depth less one level for each full L of silence since the last contact, not below 1 after
 * any contact; L is the span above.
 * A depth declared without any contact on record has no silence to count and stays. */
int kith_depth(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts, kith_day today);

/* kith_depth() where nothing else of the contacts is wanted. O(entries about the person). */
int kith_depth_now(const struct kith_book *book, kith_id person, kith_day today);

/* The last contact: today where the tie is routine, else by the record. */
kith_day kith_last_contact(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts,
			   kith_day today);

/* Whether the last three touches were all mine: then nobody is chased. Touches are days; one on
 * which they spoke too is theirs as well. */
bool kith_one_sided(const struct kith_book *book, const struct kith_contacts *contacts);

#endif
