/* People and other notes named on a command line, some of whom may still have to be made. */
#ifndef KITH_CMD_NAMED_H
#define KITH_CMD_NAMED_H

#include "cmd/write.h"

struct kith_named {
	kith_id note;          /* KITH_NOBODY for a new one */
	struct kith_slice ref; /* how references write it */
	struct kith_slice id;
	size_t made;           /* the change that makes the note, counted from 1; 0 for a note that stands */
};

struct kith_named_list {
	struct kith_named *items; /* the caller's to free */
	size_t count, capacity;
};

/* One that stands. */
struct kith_named kith_named_note(const struct kith_book *book, kith_id note);

/* Adds one, unless it is there. */
void kith_named_add(struct kith_named_list *list, const struct kith_named *named);

/* Finds a name; with --new an unknown one becomes a person, by one more change; an ambiguous one never
 * does. NEGATIVE is said. */
enum kith_code kith_named_read(struct kith_changes *changes, struct kith_slice name, struct kith_named *named);

/* "ada,bob" likewise, appended to the list. */
enum kith_code kith_named_read_list(struct kith_changes *changes, const char *names, struct kith_named_list *list);

/* How references write them; memory is the session's. */
const struct kith_slice *kith_named_refs(struct kith_session *session, const struct kith_named_list *list);

#endif
