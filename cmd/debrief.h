/* What the files of `kith debrief` share: questions, and the changes that answers come to. */
#ifndef KITH_CMD_DEBRIEF_H
#define KITH_CMD_DEBRIEF_H

#include "cmd/write.h"
#include "practice/debrief.h"

/* Whether there is somebody to ask: standard input and standard error are a terminal. */
bool kith_debrief_can_ask(void);

/* Asks for one person on the terminal, in the session's arena. False if there is nobody else: an
 * empty name, or the end of input. */
bool kith_debrief_ask(struct kith_session *session, struct kith_debrief *debrief);

/* Somebody whom I met: a note that stands, or one to be made. */
struct kith_party {
	kith_id note; /* KITH_NOBODY for a new one */
	struct kith_slice name, id, ref;
	size_t change; /* in the changes */
	bool named[2]; /* already put into the event's `people`, its `attendees` */
};

struct kith_debriefing {
	struct kith_session *session;
	struct kith_changes changes;
	const struct kith_kinds *kinds;
	kith_id event;
	size_t event_change; /* from 1; 0 before there is one */
	struct kith_party *parties;
	size_t count, capacity;
};

/* Adds all that is said of one person: the note if they are new, their fields, the entry, what was
 * promised, and their place in the event. What is wrong is said, and then nothing is added. The list
 * of parties is the caller's to free. */
enum kith_code kith_debrief_add(struct kith_debriefing *debriefing, const struct kith_debrief *debrief);

/* Adds what follows for the event itself: that it was attended, and after a talk of mine a task. */
void kith_debrief_close(struct kith_debriefing *debriefing);

#endif
