/* One page before an event (kith-practice(7), "Meeting"). */
#ifndef KITH_PRACTICE_PREP_H
#define KITH_PRACTICE_PREP_H

#include "practice/meeting.h"
#include "practice/pitch.h"

/* The sections in their order. */
enum kith_prep_section {
	KITH_PREP_GOAL,    /* what I want from it */
	KITH_PREP_MEET,    /* whom I mean to meet, and the warmest path to them */
	KITH_PREP_KNOWN,   /* who of mine will be there: common ground, what there is to talk about */
	KITH_PREP_SEEN,    /* whom I have seen and never spoken to: named by this event, or at an earlier one
			      of its series or group */
	KITH_PREP_SPEAKER, /* who speaks, with room for two questions */
	KITH_PREP_ORG,     /* who of mine works at `orgs`, my own organization left out */
	KITH_PREP_BRING,   /* who might come along: depth 2 or routine, in the event's city, with an interest
			      that is the event's, its group's or mine, and not usually there; at most five,
			      by whose interest it is, then depth, then id */
	KITH_PREP_PITCH,   /* which introduction of mine: most words of its audience stand in the event's
			      title, kind, tags and group; of equal ones the first */
	KITH_PREP_TASK,    /* open tasks and plans of the event's note */
	KITH_PREP_HINT,    /* who of mine usually is there, though this event does not name them: at two of
			      the attended events of its series or group; where to ask */
	KITH_PREP_SECTIONS,
};
const char *kith_prep_word(enum kith_prep_section section);

/* What a row follows from. */
struct kith_prep_why {
	kith_day day;          /* KITH_NO_DAY: none */
	kith_id note;          /* KITH_NOBODY: a rule */
	uint32_t line;         /* 0: none */
	struct kith_slice text;
};

struct kith_prep_row {
	enum kith_prep_section section;
	kith_id note; /* to act on: a person's, mine, or the event's */
	struct kith_slice text;
	struct kith_prep_why *whys;
	size_t why_count;
};

/* My introductions, as kith_pitches_of finds them. */
struct kith_pitches {
	const struct kith_pitch *items;
	size_t count;
};

/* The page: rows by section. Memory is the arena's. O(n log n) in notes and entries, and for each
 * person named the events that name them. */
struct kith_prep_row *kith_prep_of(const struct kith_book *book, kith_id event, kith_day today,
				   const struct kith_pitches *pitches, struct kith_arena *arena, size_t *count);

#endif
