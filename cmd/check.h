/* Mending of what `check` finds. */
#ifndef KITH_CMD_CHECK_H
#define KITH_CMD_CHECK_H

#include "cmd/write.h"

/* Mends, in the notes named (all if none are), what has just one right answer: a key one letter off
 * a known one, a date or duration that people write otherwise, a word one letter off, and the permissions of the notebook. One commit; prints the ids. */
enum kith_code kith_check_fix(struct kith_session *session, const struct kith_ids *ids);

#endif
