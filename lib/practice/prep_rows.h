/* The page that prep.c and prep_more.c fill together; no interface for others. */
#ifndef KITH_PRACTICE_PREP_ROWS_H
#define KITH_PRACTICE_PREP_ROWS_H

#include "base/buf.h"
#include "practice/prep.h"

struct kith_prep_page {
	const struct kith_book *book;
	kith_id event;
	kith_day today;
	const struct kith_pitches *pitches;
	struct kith_arena *arena;
	struct kith_presence *there; /* whom the event names */
	size_t there_count;
	struct kith_buf text;        /* where a text is put together; empty between rows */
	struct kith_prep_row *items; /* the heap's */
	size_t count, capacity;
};

/* Adds a row whose text is what page->text holds, and empties that. */
void kith_prep_add(struct kith_prep_page *page, enum kith_prep_section section, kith_id note);

/* Adds to what the newest row follows from; `text` is copied. */
void kith_prep_because(struct kith_prep_page *page, kith_day day, kith_id note, uint32_t line,
		       struct kith_slice text);

/* Whether the event names somebody; what it names them for, or NULL. */
const struct kith_presence *kith_prep_there(const struct kith_prep_page *page, kith_id person);

/* Appends "both: rust, 3 events" if there is common ground; with `lead` before it. */
void kith_prep_ground(struct kith_prep_page *page, kith_id person, const char *lead);

/* How many attended events name somebody as there. */
size_t kith_prep_seen(struct kith_prep_page *page, kith_id person);

/* Each section adds its rows. */
void kith_prep_goals(struct kith_prep_page *page);
void kith_prep_meets(struct kith_prep_page *page);
void kith_prep_knowns(struct kith_prep_page *page);
void kith_prep_seens(struct kith_prep_page *page);
void kith_prep_speakers(struct kith_prep_page *page);
void kith_prep_orgs(struct kith_prep_page *page);
void kith_prep_brings(struct kith_prep_page *page);
void kith_prep_pitch(struct kith_prep_page *page);
void kith_prep_tasks(struct kith_prep_page *page);
void kith_prep_hints(struct kith_prep_page *page);

/* The people of the attended events that go together with this one, each once with how many of those
 * events name them, by that number, then id; and how many such events there were. The arena's. */
struct kith_prep_regular {
	kith_id person;
	size_t times;
};
struct kith_prep_regular *kith_prep_regulars(struct kith_prep_page *page, size_t *count, size_t *events);

#endif
