#include "practice/compute.h"

#include "practice/about.h"
#include "practice/due.h"

static int32_t from_contacts(const struct kith_compute_context *context, kith_id person,
			     enum kith_computed field)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	int32_t value;

	kith_contacts_of(context->book, person, context->today, &arena, &contacts);
	if (field == KITH_COMPUTED_LAST)
		value = kith_last_contact(context->book, person, &contacts, context->today);
	else if (field == KITH_COMPUTED_DEPTH)
		value = kith_depth(context->book, person, &contacts, context->today);
	else
		value = (int32_t)contacts.contact_days;
	kith_arena_release(&arena);
	return value;
}

int32_t kith_practice_compute(void *context, kith_id note, enum kith_computed field)
{
	const struct kith_compute_context *with = context;
	struct kith_due due;

	if (kith_book_note(with->book, note)->type == KITH_EVENT && field == KITH_COMPUTED_LAST)
		return kith_event_start(with->book, note);
	if (!kith_is_tie(with->book, note))
		return KITH_NO_DAY;
	if (field == KITH_COMPUTED_BALANCE)
		return kith_balance(with->book, note, with->today);
	if (field != KITH_COMPUTED_DUE)
		return from_contacts(with, note, field);
	kith_due_of(with->book, note, with->today, &due);
	return due.due;
}
