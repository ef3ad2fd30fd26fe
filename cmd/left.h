/* What does not follow a note that gets another name or place: it is named. */
#ifndef KITH_CMD_LEFT_H
#define KITH_CMD_LEFT_H

#include "cmd/references.h"

/* Says which saved queries and routes of kith.yaml mention the note by an id or file name that it will
 * not have, and which lines of Markdown files that are no notes link to it. Reads all those files. */
void kith_left_say(const struct kith_references *references);

#endif
