/* A note as one JSON object. */
#ifndef KITH_CMD_SHOW_H
#define KITH_CMD_SHOW_H

#include "cmd/tool.h"

/* Appends {"id":…,"type":…,"name":…,"last":…,"due":…,"depth":…,"balance":…,"contacts":…,
 * "fields":{key:[values]},"entries":[…],"tasks":[…],"links":[…]}
 * and a newline. */
void kith_show_json(struct kith_session *session, kith_id note, struct kith_buf *out);

#endif
