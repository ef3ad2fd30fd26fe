/* One note: its bytes, front matter and body. */
#ifndef KITH_NOTE_NOTE_H
#define KITH_NOTE_NOTE_H

#include <stdbool.h>

#include "note/body.h"
#include "note/front.h"

#define KITH_NOTE_MAX_BYTES (1024 * 1024)
#define KITH_NOTE_MAX_LINE (64 * 1024)

struct kith_note {
	struct kith_slice bytes, path;
	struct kith_front front;
	struct kith_body body;
	bool readable; /* false: named in diags and to be skipped; writing to it is refused */
	bool conflict; /* conflict markers of a merge: keys between them are not set, writing is refused */
};

/* Reads a note. Not readable are: NUL or invalid UTF-8, a file or line over the caps, front matter
 * that cannot be read, a CR that ends no line. Memory is the arena's; `bytes` must stay. */
void kith_note_parse(struct kith_slice bytes, struct kith_slice path, const struct kith_kinds *kinds,
		     struct kith_arena *arena, struct kith_diags *diags, struct kith_note *note);

#endif
