/* Events: who was or will be there, what stands for a series, and what is coming (kith-practice(7),
 * "Meeting"). */
#ifndef KITH_PRACTICE_MEETING_H
#define KITH_PRACTICE_MEETING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "practice/contact.h"

/* How somebody is named in an event. All but MEET say that they are there. */
enum kith_there {
	KITH_THERE_SPEAKER = 1,
	KITH_THERE_ORGANIZER = 2,
	KITH_THERE_ATTENDEE = 4,
	KITH_THERE_PEOPLE = 8,  /* I spoke with them */
	KITH_THERE_ENTRY = 16,  /* an entry of the event's note, of one of its days, is about them */
	KITH_THERE_MEET = 32,   /* I mean to meet them */
};

/* Somebody in an event. */
struct kith_presence {
	kith_id person;
	unsigned parts; /* of enum kith_there */
	uint32_t line;  /* of the event's note: where they are first named */
};

/* The people whom an event names, without me: in the order of the fields speakers, organizers,
 * attendees, people, meet, then of the entries; each once. Memory is the arena's. O(values and
 * entries of the event, times the people among them). */
struct kith_presence *kith_event_people(const struct kith_book *book, kith_id event, kith_day today,
					struct kith_arena *arena, size_t *count);

/* The roles that `parts` stand for: "speaker", "organizer", "attendee" (also where they are no more
 * than named); at most three into `words`, returns how many. MEET alone is none. */
#define KITH_THERE_WORDS 3
size_t kith_there_words(unsigned parts, struct kith_slice words[KITH_THERE_WORDS]);

/* What one role of a person says of them in the event that holds it, with its line; 0 for nothing. */
unsigned kith_there_in(const struct kith_book *book, const struct kith_role *role, kith_day today, uint32_t *line);

/* Whether the tie is met, depth 1 or more by the record or as declared, and not archived: those of mine. */
bool kith_is_mine(const struct kith_book *book, kith_id person, kith_day today);

/* The status of an event: as given; else attended once its last day is past, planned before and
 * where it has no date. */
struct kith_slice kith_event_status(const struct kith_book *book, kith_id event, kith_day today);

/* The group whose event it is, or KITH_NOBODY. */
kith_id kith_event_group(const struct kith_book *book, kith_id event);

/* Whether two events belong together: the same series after folding, where both name one; else, where
 * neither does, the same group. */
bool kith_events_go_together(const struct kith_book *book, kith_id a, kith_id b);

/* A number such as hours, km or cost in hundredths, or -1 where there is none that can be read. */
long kith_hundredths(const struct kith_book *book, kith_id note, uint32_t field);

/* All attended events by date, then id. Memory is the arena's. */
kith_id *kith_events_attended(const struct kith_book *book, kith_day today, struct kith_arena *arena, size_t *count);

/* Whether an event is still to come: its last day is not past, or it has no date, and it is neither
 * attended, skipped nor cancelled. */
bool kith_event_coming(const struct kith_book *book, kith_id event, kith_day today);

#endif
