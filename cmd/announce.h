/* What the two files of kith announce share. */
#ifndef KITH_CMD_ANNOUNCE_H
#define KITH_CMD_ANNOUNCE_H

#include "cmd/lead.h"
#include "practice/announce.h"

struct announcing {
	struct kith_session *session;
	kith_id lead; /* what the news is; KITH_NOBODY for a query */
	struct kith_takings takings;
	struct kith_buf letter; /* the template */
};

/* All who took part in the search of the lead and are not told yet. */
void kith_announce_all(struct announcing *announcing);

/* Reads the template, or takes the one that goes with a lead, and tries it: what is wrong is said.
 * NEGATIVE: the lead is private. */
enum kith_code kith_announce_prepare(struct announcing *announcing, const char *path);

/* Appends the mail for one person; false (said) if there is to be none: private people get no draft. */
bool kith_announce_draft(struct announcing *announcing, const struct kith_taking *takings, size_t count,
			 struct kith_buf *mail);

void kith_announce_release(struct announcing *announcing);

#endif
