/* What showed me to others, and who came of it (kith-practice(7), "Being found"). */
#ifndef KITH_PRACTICE_VISIBLE_H
#define KITH_PRACTICE_VISIBLE_H

#include "base/buf.h"
#include "practice/contact.h"

/* Whether an entry tells of something that shows me: of the kind talk, post, comment, release or
 * volunteer. */
bool kith_shows_me(const struct kith_book *book, const struct kith_entry_row *entry);

/* What my part in an event is called where it shows me: talk, organizer or volunteer; NULL if I was no
 * more than an attendee. */
const char *kith_my_part(const struct kith_book *book, kith_id event);

/* Somebody who came of it, and the value that says so. */
struct kith_comer {
	kith_id person;
	uint32_t value; /* `met-at` of the person; of a lead `source`, and the person is one of its `people` */
};

struct kith_showing {
	kith_day day;
	int32_t minute;
	kith_id note;         /* the first event of it, else the note that holds the entry */
	uint32_t entry;       /* that shows me; UINT32_MAX: an event in which I had such a part, without an
				 entry on any of its days */
	struct kith_slice kind;  /* of the entry, else what my part is called */
	struct kith_slice title; /* the entry's text, else the event's title */
	bool inside;          /* the `orgs` of one of its events name my organization */
	kith_id *events;      /* attended events of its day in which I had such a part, and the event whose
				 note holds the entry */
	size_t event_count;
	struct kith_comer *people; /* by id, each once: those whose `met-at`, or a lead whose `source`, is one of the
				      events, or the note that holds the entry where that is no person's;
				      or whose text is the title, or what stands in quotes in it */
	size_t people_count;
};

/* What happened from `since` (KITH_NO_DAY: ever) to `today`, by day, time, note and line. Memory is
 * the arena's. O(n log n) in entries and values, and entries times events of a day. */
struct kith_showing *kith_visible_list(const struct kith_book *book, kith_day since, kith_day today,
				       struct kith_arena *arena, size_t *count);

/* Appends where I can be found: pages and profiles in the note about myself, "url https://…, github
 * ada"; nothing if there are none. */
void kith_visible_profiles(const struct kith_book *book, struct kith_buf *out);

#endif
