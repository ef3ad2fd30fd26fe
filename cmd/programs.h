/* Where the tools are: $KITH_EXEC_PATH, the compiled-in libexec directory, then $PATH. */
#ifndef KITH_CMD_PROGRAMS_H
#define KITH_CMD_PROGRAMS_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends the path of the program kith-TOOL; false if there is none. */
bool kith_tool_path(const char *tool, struct kith_buf *path);

/* Calls `found` with the name of every program kith-NAME on that way, in no order, perhaps twice. */
void kith_tool_each(void (*found)(void *context, const char *tool), void *context);

#endif
