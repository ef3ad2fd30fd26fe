/* Where the tools are: $KITH_EXEC_PATH, the compiled-in libexec directory, then $PATH. */
#ifndef KITH_CMD_PROGRAMS_H
#define KITH_CMD_PROGRAMS_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends the path of the program kith-TOOL; false if there is none. */
bool kith_tool_path(const char *tool, struct kith_buf *path);

#endif
