/* Notes in the user's own editor, and the commit of what was changed there. */
#ifndef KITH_CMD_EDITOR_H
#define KITH_CMD_EDITOR_H

#include "cmd/tool.h"

/* USAGE (said) where vi would have to be started without a terminal: for tools that do something else
 * before they open the editor. */
enum kith_code kith_editor_check(const struct kith_session *session);

/* Opens files below the root in $VISUAL, $EDITOR or vi and waits; then commits those that changed
 * as "edit ID", and says what is wrong with them now, which makes the
 * outcome MALFORMED. */
enum kith_code kith_edit_paths(struct kith_session *session, const char *const *paths, size_t count);

#endif
