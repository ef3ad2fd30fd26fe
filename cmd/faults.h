/* What is wrong with the notes that a tool commits as they stand. */
#ifndef KITH_CMD_FAULTS_H
#define KITH_CMD_FAULTS_H

#include "cmd/tool.h"

/* Says the errors among the session's findings, which are those of a book opened with `check`: all of
 * them that `mine` says yes to, elsewhere (only with `elsewhere`) what could not be read.
 * Each makes the outcome MALFORMED. Answers whether there is one of the first. */
bool kith_faults_say(struct kith_session *session, bool (*mine)(const void *context, const struct kith_diag *diag),
		     const void *context, bool elsewhere);

/* Whether a finding is in the file at `path`; one about two files that some systems take for one is in
 * both. */
bool kith_fault_is_in(const struct kith_diag *diag, const char *path);

#endif
