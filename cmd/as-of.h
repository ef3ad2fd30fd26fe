/* Reports about another day: a helper program writes the notebook as git had it then into a folder
 * of its own, so that reports stay free of git. */
#ifndef KITH_CMD_AS_OF_H
#define KITH_CMD_AS_OF_H

#include "cmd/tool.h"

/* Points the session at the notebook as it was at the end of that day, which becomes today unless
 * --today says otherwise. What goes wrong is said. */
enum kith_code kith_as_of_enter(struct kith_session *session, const char *day);

/* Removes the folder, if there is one. */
void kith_as_of_leave(struct kith_session *session);

#endif
