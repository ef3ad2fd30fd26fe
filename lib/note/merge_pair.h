/* Entries and tasks that a side edited. Internal to the merge files. */
#ifndef KITH_NOTE_MERGE_PAIR_H
#define KITH_NOTE_MERGE_PAIR_H

#include "note/merge_job.h"

/* Gives a side's item that is an edit of one of the base the id of that one: of the same day and kind, with
 * the same text, or else much like it. `ids`: how many there are. */
void kith_merge_pair(struct kith_tokens sides[KITH_SIDES], size_t ids);

#endif
