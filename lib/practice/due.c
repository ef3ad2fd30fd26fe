#include "practice/due.h"

#include "practice/about.h"
#include "practice/days.h"

const char *kith_due_state_word(enum kith_due_state state)
{
	static const char *const words[] = { "late",	"due",	  "new", "soon", "planned",
					     "snoozed", "paused", "ok",	 "" };

	return words[state];
}

bool kith_due_shown(enum kith_due_state state)
{
	return state == KITH_DUE_LATE || state == KITH_DUE_DUE || state == KITH_DUE_NEW;
}

/* The earlier of two plans stands; entries before events. */
struct plan {
	kith_day day;
	uint32_t entry;
	kith_id event;
};

static void take_plan(struct plan *plan, kith_day day, uint32_t entry, kith_id event)
{
	if (plan->day != KITH_NO_DAY && plan->day <= day)
		return;
	plan->day = day;
	plan->entry = entry;
	plan->event = event;
}

static void plan_events(const struct kith_book *book, const struct kith_due *due, kith_day today,
			struct plan *plan)
{
	const struct kith_value *value;
	kith_id event;

	for (size_t at = 0; (value = kith_field_next(book, due->person, &at, &event));) {
		kith_day start;

		if ((value->field != KITH_F_PEOPLE && value->field != KITH_F_MEET) ||
		    kith_book_note(book, event)->type != KITH_EVENT || !kith_event_ahead(book, event, today))
			continue;
		start = kith_event_start(book, event);
		if (start - today <= due->cadence)
			take_plan(plan, start > today ? start : today, UINT32_MAX, event);
	}
}

/* What entries say of plans and skips, in one pass. */
static void read_entries(const struct kith_book *book, struct kith_due *due, kith_day today,
			 struct plan *plan)
{
	const struct kith_entry_row *entry;

	for (size_t at = 0; (entry = kith_about_next(book, due->person, &at));) {
		enum kith_day_class class = kith_entry_day(book, entry);

		if (class == KITH_DAY_QUIET && kith_entry_happened(entry, today) && entry->day > due->skipped)
			due->skipped = entry->day;
		if ((class == KITH_DAY_TOUCH || class == KITH_DAY_CONTACT) &&
		    kith_entry_planned(entry, today) && entry->day >= today &&
		    entry->day - today <= due->cadence)
			take_plan(plan, entry->day, kith_entry_number(book, entry), KITH_NOBODY);
	}
}

/* The day from which the cadence counts: the last touch (of a new tie `met`), or the skip after it. */
static kith_day count_from(const struct kith_book *book, struct kith_due *due)
{
	bool is_new = due->last == KITH_NO_DAY;
	kith_day base = is_new ? kith_book_number(book, due->person, KITH_F_MET, KITH_NO_DAY) : due->last;

	if (due->skipped > base || (is_new && due->skipped == base))
		return due->skipped;
	due->skipped = KITH_NO_DAY;
	return base;
}

static kith_day due_day(const struct kith_book *book, struct kith_due *due)
{
	kith_day base = count_from(book, due);
	kith_day day = base == KITH_NO_DAY ? KITH_NO_DAY : base + due->cadence;

	if (due->one_sided && day < due->last + KITH_YEAR)
		return due->last + KITH_YEAR;
	return day;
}

static enum kith_due_state by_days(const struct kith_due *due, kith_day today)
{
	bool is_new = due->last == KITH_NO_DAY;

	if (is_new && (due->skipped == KITH_NO_DAY || today >= due->due))
		return KITH_DUE_NEW;
	if (today - due->due >= due->cadence)
		return KITH_DUE_LATE;
	if (today >= due->due)
		return KITH_DUE_DUE;
	return due->due - today <= KITH_SOON ? KITH_DUE_SOON : KITH_DUE_OK;
}

static enum kith_due_state state_of(const struct kith_book *book, struct kith_due *due, kith_day today,
				    const struct plan *plan)
{
	kith_day snooze = kith_book_number(book, due->person, KITH_F_SNOOZE, KITH_NO_DAY);

	if (kith_is_paused(book, due->person)) {
		due->due = KITH_NO_DAY;
		return KITH_DUE_PAUSED;
	}
	if (today < snooze) {
		due->due = due->due < snooze ? snooze : due->due;
		return KITH_DUE_SNOOZED;
	}
	if (plan->day != KITH_NO_DAY)
		return KITH_DUE_PLANNED;
	return kith_is_routine(book, due->person) ? KITH_DUE_OK : by_days(due, today);
}

static void clear(struct kith_due *due, kith_id person)
{
	memset(due, 0, sizeof(*due));
	due->person = person;
	due->state = KITH_DUE_NONE;
	due->due = due->last = due->skipped = KITH_NO_DAY;
	due->plan_entry = UINT32_MAX;
	due->plan_event = KITH_NOBODY;
}

bool kith_is_planned(const struct kith_book *book, kith_id person, kith_day today, int32_t within)
{
	struct plan plan = { KITH_NO_DAY, UINT32_MAX, KITH_NOBODY };
	struct kith_due due;

	clear(&due, person);
	due.cadence = within;
	read_entries(book, &due, today, &plan);
	plan_events(book, &due, today, &plan);
	return plan.day != KITH_NO_DAY;
}

bool kith_is_snoozed(const struct kith_book *book, kith_id person, kith_day today)
{
	return today < kith_book_number(book, person, KITH_F_SNOOZE, KITH_NO_DAY);
}

void kith_due_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_due *due)
{
	struct plan plan = { KITH_NO_DAY, UINT32_MAX, KITH_NOBODY };
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	bool routine;

	clear(due, person);
	if (!kith_is_tie(book, person))
		return;
	due->cadence = kith_cadence(book, person);
	kith_contacts_of(book, person, today, &arena, &contacts);
	routine = kith_is_routine(book, person);
	due->last = routine ? today : contacts.last_touch;
	due->depth = kith_depth(book, person, &contacts, today);
	due->one_sided = !routine && kith_one_sided(book, &contacts);
	kith_arena_release(&arena);
	if (!due->cadence || due->cadence == KITH_NEVER)
		return;
	read_entries(book, due, today, &plan);
	plan_events(book, due, today, &plan);
	due->due = due_day(book, due);
	due->state = state_of(book, due, today, &plan);
	due->plan_entry = plan.entry;
	due->plan_event = plan.event;
	due->overdue_known = due->due != KITH_NO_DAY;
	due->overdue = due->overdue_known ? today - due->due : 0;
}
