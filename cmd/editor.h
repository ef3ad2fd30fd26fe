/* Notes in the user's own editor, and the commit of what was changed there. */
#ifndef KITH_CMD_EDITOR_H
#define KITH_CMD_EDITOR_H

#include "cmd/tool.h"

/* Opens files below the root in $VISUAL, $EDITOR or vi and waits; then commits those that changed
 * as "edit ID", and says what is wrong with them now. */
enum kith_code kith_edit_paths(struct kith_session *session, const char *const *paths, size_t count);

#endif
