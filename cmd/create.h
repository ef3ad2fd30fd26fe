/* New notes: where they stand and what is in them at first. */
#ifndef KITH_CMD_CREATE_H
#define KITH_CMD_CREATE_H

#include "cmd/assign.h"

/* A note to be made. */
struct kith_new_note {
	enum kith_type type;
	struct kith_slice name;
	const struct kith_assignment *assignments; /* checked */
	size_t count;
};

/* Adds a change that makes the note, in the folder, layout and under the name that its type and
 * kith.yaml ask for; a number is added where a file of that name stands. *id is the new note's. */
struct kith_change *kith_change_create(struct kith_changes *changes, const struct kith_new_note *note,
				       struct kith_slice *id);

/* NEGATIVE (said) if a note of that type has this name already. */
enum kith_code kith_new_name_check(struct kith_session *session, enum kith_type type, struct kith_slice name);

#endif
