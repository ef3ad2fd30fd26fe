#include "practice/tie.h"

#include "practice/days.h"
#include "practice/help.h"

enum {
	IN_TOUCH_DAYS = 3,
	IN_TOUCH_SPAN = 90,
	TRUSTED_DAYS = 10,
	TRUSTED_SPAN = 2 * KITH_YEAR,
	FADING_LEAST = 180,
	FADING_MOST = KITH_YEAR,
	ONE_SIDED_TOUCHES = 3,
	DEEPEST = 3,
};

int32_t kith_cadence(const struct kith_book *book, kith_id person)
{
	int32_t own = kith_book_number(book, person, KITH_F_CADENCE, 0);
	struct kith_slice name = kith_book_first(book, person, KITH_F_TIER);
	const struct kith_tier *tier;

	if (own > 0)
		return own;
	tier = name.len ? kith_config_tier(kith_book_config(book), name) : NULL;
	return tier && tier->cadence > 0 ? tier->cadence : 0;
}

bool kith_is_paused(const struct kith_book *book, kith_id person)
{
	return (kith_book_note(book, person)->flags & KITH_NOTE_ARCHIVED) ||
	       kith_book_has(book, person, KITH_F_STATUS, "paused") ||
	       kith_book_has(book, person, KITH_F_STATUS, "archived");
}

bool kith_is_routine(const struct kith_book *book, kith_id person)
{
	return (kith_book_has(book, person, KITH_F_ROUTINE, "daily") ||
		kith_book_has(book, person, KITH_F_ROUTINE, "weekly")) &&
	       !kith_is_paused(book, person);
}

kith_day kith_last_contact(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts,
			   kith_day today)
{
	return kith_is_routine(book, person) ? today : contacts->last_contact;
}

int kith_balance(const struct kith_book *book, kith_id person, kith_day today)
{
	struct kith_points points = kith_points_between(book, person, today - KITH_BALANCE_SPAN, today);

	return points.got - points.gave;
}

static bool is_trusted(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts,
		       kith_day today)
{
	kith_day since = kith_book_number(book, person, KITH_F_MET, KITH_NO_DAY);
	struct kith_points points;

	if (since == KITH_NO_DAY || since > contacts->first_contact)
		since = contacts->first_contact;
	if (contacts->contact_days < TRUSTED_DAYS || today - since < TRUSTED_SPAN)
		return false;
	points = kith_points_between(book, person, KITH_NO_DAY, today);
	return points.got > 0 && points.gave > 0;
}

static int depth_by_record(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts,
			   kith_day today)
{
	if (!contacts->contact_days)
		return kith_is_routine(book, person) ? 1 : 0;
	if (contacts->contact_days < IN_TOUCH_DAYS ||
	    contacts->last_contact - contacts->first_contact < IN_TOUCH_SPAN)
		return 1;
	return is_trusted(book, person, contacts, today) ? 3 : 2;
}

int kith_depth_base(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts,
		    kith_day today)
{
	int depth = depth_by_record(book, person, contacts, today);
	int32_t declared = kith_book_number(book, person, KITH_F_DEPTH, 0);

	if (declared > DEEPEST)
		declared = DEEPEST;
	return declared > depth ? declared : depth;
}

int32_t kith_fading_span(const struct kith_book *book, kith_id person)
{
	int32_t cadence = kith_cadence(book, person);

	if (!cadence || cadence >= FADING_MOST)
		return FADING_MOST;
	return 2 * cadence < FADING_LEAST  ? FADING_LEAST
	       : 2 * cadence > FADING_MOST ? FADING_MOST
					   : 2 * cadence;
}

int kith_depth(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts,
	       kith_day today)
{
	int depth = kith_depth_base(book, person, contacts, today);
	kith_day last = kith_last_contact(book, person, contacts, today);

	if (last == KITH_NO_DAY || depth <= 1)
		return depth;
	depth -= (today - last) / kith_fading_span(book, person);
	return depth < 1 ? 1 : depth;
}

bool kith_one_sided(const struct kith_book *book, const struct kith_contacts *contacts)
{
	size_t days = 0;

	(void)book;
	for (size_t i = contacts->count; i > 0 && days < ONE_SIDED_TOUCHES; i--) {
		const struct kith_contact *item = &contacts->items[i - 1];

		if (item->class == KITH_DAY_CONTACT)
			return false;
		days += i == 1 || contacts->items[i - 2].day != item->day;
	}
	return days == ONE_SIDED_TOUCHES;
}

int kith_depth_now(const struct kith_book *book, kith_id person, kith_day today)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	int depth;

	kith_contacts_of(book, person, today, &arena, &contacts);
	depth = kith_depth(book, person, &contacts, today);
	kith_arena_release(&arena);
	return depth;
}
