/* References that follow a note to another place, name or note. */
#ifndef KITH_CMD_REFERENCES_H
#define KITH_CMD_REFERENCES_H

#include "cmd/write.h"

struct kith_references {
	struct kith_changes *changes;
	kith_id note;           /* whose references change */
	kith_id into;           /* whom they name afterwards: the note itself, or the one it is merged into */
	struct kith_slice path; /* the file that they lead to afterwards */
	struct kith_change *own; /* takes the edits of the note's own body; NULL: its change in `changes` */
	/* What a reference that names the note becomes; empty if it stays. */
	struct kith_slice (*renamed)(const struct kith_references *references, struct kith_slice ref);
	const void *context; /* for `renamed` */
};

/* Rewrites every reference to the note: front matter, links, clauses and outcomes of all notes. Shown
 * text stays. Where a list names the other note already, the reference is taken out. */
void kith_references_rewrite(const struct kith_references *references);

/* Rewrites the links by path in the note's own body, as seen from where it stands afterwards. */
void kith_references_own_links(const struct kith_references *references);

#endif
