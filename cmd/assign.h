/* key=value, key+=item, key-=item and key= on a command line. */
#ifndef KITH_CMD_ASSIGN_H
#define KITH_CMD_ASSIGN_H

#include "book/refs.h"
#include "cmd/write.h"

struct kith_assignment {
	struct kith_slice key, value;
	enum kith_edit_verb verb; /* KITH_SET, KITH_UNSET, KITH_ADD_ITEM or KITH_REMOVE_ITEM */
};

/* Whether an argument is an assignment: a key, then = += or -=. */
bool kith_assignment_parse(struct kith_slice argument, struct kith_assignment *assignment);

/* Checks assignments against what notes of a type hold (what is wrong is said): USAGE for a value
 * that does not fit, or a key that is one letter off a known one. References become [[links]] that
 * are unambiguous; dates that people type become ISO. Values are replaced in place. */
enum kith_code kith_assignments_check(struct kith_session *session, enum kith_type type,
				      struct kith_assignment *assignments, size_t count);

/* Adds the edits for one note: `key=a key=b` makes a list. */
void kith_assignments_edit(struct kith_changes *changes, struct kith_change *change, enum kith_type type,
			   const struct kith_assignment *assignments, size_t count);

#endif
