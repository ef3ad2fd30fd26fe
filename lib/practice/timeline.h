/* What happened with somebody, or in a note, by date. */
#ifndef KITH_PRACTICE_TIMELINE_H
#define KITH_PRACTICE_TIMELINE_H

#include "base/arena.h"
#include "practice/contact.h"

struct kith_happening {
	kith_day day;
	int32_t minute;       /* -1 without a time */
	kith_id note;         /* that holds it: a person's, a group's, the event itself */
	uint32_t entry;       /* the entry, or UINT32_MAX for an event that was attended */
	uint32_t line;        /* 0 for an event */
	const char *direction; /* in: they came to me; out: I to them; both; none */
	kith_id *people;      /* those it is about */
	size_t people_count;
};

/* The direction of an entry: its own word (in, out), else what its kind says. */
const char *kith_entry_direction(const struct kith_book *book, const struct kith_entry_row *entry);

/* Entries about a person and attended events with them; of another note the entries it holds. What
 * is planned or cancelled has not happened. Appended to *items, which the caller frees; people are
 * the arena's. O(entries about the note). */
void kith_timeline_add(const struct kith_book *book, kith_id note, kith_day today, struct kith_arena *arena,
		       struct kith_happening **items, size_t *count, size_t *capacity);

/* By day, time, note and line; what stands twice (two people of one entry) once. */
void kith_timeline_sort(struct kith_happening *items, size_t *count);

#endif
