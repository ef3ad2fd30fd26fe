/* Who was in touch with whom, when: the days that an entry, an attended event or a declaration
 * makes a touch or a contact (kith-practice(7), "Ties"). Everything about ties is computed from these. */
#ifndef KITH_PRACTICE_CONTACT_H
#define KITH_PRACTICE_CONTACT_H

#include "base/arena.h"
#include "base/date.h"
#include "book/book.h"

/* A day with somebody, and what shows it. */
struct kith_contact {
	kith_day day;
	enum kith_day_class class; /* KITH_DAY_TOUCH or KITH_DAY_CONTACT */
	uint32_t entry;            /* the entry that shows it, or UINT32_MAX */
	kith_id event;             /* the event that shows it, or KITH_NOBODY; neither: `last-contact` */
	bool answers;              /* the day comes from the entry's outcome */
};

struct kith_contacts {
	struct kith_contact *items; /* by day, then contact before touch, then row; several a day are kept */
	size_t count;
	kith_day first_contact, last_contact, last_touch; /* KITH_NO_DAY if none */
	size_t contact_days, touch_days;                  /* different days; a contact is a touch */
};

/* All touches with `person` up to and including `today`: the record, so that a routine tie has no
 * more of them than were written down. Planned and cancelled entries and shared presence are none.
 * An outcome to come is none yet. Memory is the arena's. O(n log n) in the entries about the person. */
void kith_contacts_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_arena *arena,
		      struct kith_contacts *contacts);

/* The different contact days, one after the other: *at begins at 0. KITH_NO_DAY at the end. */
kith_day kith_contact_day_next(const struct kith_contacts *contacts, size_t *at);

/* What the day of one entry counts as for those it is about: what its kind says, but where only I
 * spoke, "(out)", a contact is a touch. */
enum kith_day_class kith_entry_day(const struct kith_book *book, const struct kith_entry_row *entry);

/* Whether an entry lies ahead (a box that is open, whatever its day, or a date to come), or tells
 * what happened. A cancelled one does neither. */
bool kith_entry_planned(const struct kith_entry_row *entry, kith_day today);
bool kith_entry_happened(const struct kith_entry_row *entry, kith_day today);

/* The last day with an entry of that kind about the person that happened; KITH_NO_DAY without one. */
kith_day kith_last_of_kind(const struct kith_book *book, kith_id person, const char *kind, kith_day today);

/* Whether an event was attended: its status says so, or has none and its last day is past. */
bool kith_event_attended(const struct kith_book *book, kith_id event, kith_day today);

/* Whether I mean to be at an event: its last day is not past, and its status is planned or unset.
 * An idea is no plan. */
bool kith_event_ahead(const struct kith_book *book, kith_id event, kith_day today);

/* First and last day of an event; KITH_NO_DAY without date. An end before the start is taken as the
 * start. */
kith_day kith_event_start(const struct kith_book *book, kith_id event);
kith_day kith_event_end(const struct kith_book *book, kith_id event);

#endif
