/* The file that a note is to stand in after a rename. */
#ifndef KITH_CMD_PLACE_H
#define KITH_CMD_PLACE_H

#include "cmd/tool.h"

/* NEGATIVE (said) if the file at `path` would not be read as the note `id` of the type that the note
 * has now. */
enum kith_code kith_place_check(struct kith_session *session, kith_id note, struct kith_slice path,
				struct kith_slice id);

/* Appends the file name, without .md, for a new name: in its own spelling where the old file name is in
 * that of the old name ("Ben Müller"), else as a slug. A date in front of it stays. */
void kith_place_name(struct kith_slice old_stem, struct kith_slice old_name, struct kith_slice name,
		     struct kith_buf *out);

#endif
