/* What the history of notes tells of where people worked. */
#ifndef KITH_CMD_WRITTEN_H
#define KITH_CMD_WRITTEN_H

#include "cmd/tool.h"
#include "practice/moves.h"

struct kith_writings {
	struct kith_session *session;
	struct kith_written *items; /* newest first; texts are the session's */
	size_t count, capacity;
};

/* Reads changes of `org` and `position` from `since` to `until` (KITH_NO_DAY: from the beginning),
 * with --as-of too from the notebook itself. What goes wrong is said; a notebook without git has no
 * history, and that is OK. Free items. */
enum kith_code kith_writings_read(struct kith_writings *writings, kith_day since, kith_day until);

#endif
