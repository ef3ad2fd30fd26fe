/* What merge-people is made of. */
#ifndef KITH_CMD_MERGE_H
#define KITH_CMD_MERGE_H

#include "cmd/tool.h"

/* Prints the pairs that may be one person, with the reasons. */
enum kith_code kith_merge_find(struct kith_session *session, int argc);

#endif
