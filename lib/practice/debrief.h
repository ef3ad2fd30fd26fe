/* After an event: what one line says of somebody whom I met there, and what follows from it
 * (kith-practice(7), "Meeting"). */
#ifndef KITH_PRACTICE_DEBRIEF_H
#define KITH_PRACTICE_DEBRIEF_H

#include "practice/meeting.h"

enum kith_debrief_part {
	KITH_DEBRIEF_NAME,
	KITH_DEBRIEF_TALK, /* "kind: text" as it stands */
	KITH_DEBRIEF_DOES,
	KITH_DEBRIEF_WANTS,
	KITH_DEBRIEF_OFFERS,
	KITH_DEBRIEF_FOLLOW_UP,
	KITH_DEBRIEF_TIER,
	KITH_DEBRIEF_PARTS,
};

/* The parts by name, and what to ask for each. */
extern const char *const kith_debrief_questions[KITH_DEBRIEF_PARTS];

/* One person. Slices point into the line. */
struct kith_debrief {
	struct kith_slice parts[KITH_DEBRIEF_PARTS]; /* trimmed; empty where nothing was said */
	struct kith_slice kind, text;                /* from KITH_DEBRIEF_TALK */
};

/* Reads "name; kind: text; does; wants; offers; follow-up; tier"; parts at the end may be left out.
 * NULL, or what is wrong with the line. What stands before the first colon is the kind, if it is a
 * word without blanks (besides those in parentheses); a kind of the notebook may also stand alone.
 * All else is the text of an entry `met`, the kind where none is given. */
const char *kith_debrief_read(struct kith_slice line, const struct kith_kinds *kinds, struct kith_debrief *debrief);

/* The same from the answers to questions, in `parts`. */
const char *kith_debrief_finish(const struct kith_kinds *kinds, struct kith_debrief *debrief);

/* Whether a line holds nothing: blank, or a comment that begins with #. */
bool kith_debrief_is_blank(struct kith_slice line);

/* The field of the event in which somebody is named for an entry of that kind: `people`, if its day
 * is a touch or a contact; `attendees` for one that is neither ("seen"). */
enum kith_field kith_debrief_field(const struct kith_kinds *kinds, struct kith_slice kind);

/* The day of an event's entries: its first. */
kith_day kith_debrief_day(const struct kith_book *book, kith_id event);

/* When what I promised is due: 48 hours after the last day of the event. */
kith_day kith_debrief_follow_up(const struct kith_book *book, kith_id event);

/* Whether I spoke there, and when the rest of the talk and the recording are to be published: a week
 * after its last day. */
bool kith_debrief_is_talk(const struct kith_book *book, kith_id event);
kith_day kith_debrief_publish(const struct kith_book *book, kith_id event);

#endif
