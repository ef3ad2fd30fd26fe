/* Feeds and handles of people I follow, and who of them became a contact (kith-practice(7), "Being
 * found"). */
#ifndef KITH_PRACTICE_FOLLOW_H
#define KITH_PRACTICE_FOLLOW_H

#include "base/arena.h"
#include "practice/contact.h"

struct kith_followed {
	kith_id person;
	struct kith_slice address; /* as the note has it, without blanks around */
	bool feed;                 /* a URL; else a handle */
	uint32_t value;            /* that says so */
	kith_day last;             /* last contact, today where the tie is routine; KITH_NO_DAY: never one */
	struct kith_contact contact; /* that shows it, where there is one on record */
};

/* Every value of `follow` of everybody but me and the archived, by id, then in the order of the note.
 * Memory is the arena's. O(n log n) in values and the entries about those followed. */
struct kith_followed *kith_followed_list(const struct kith_book *book, kith_day today, struct kith_arena *arena,
					 size_t *count);

#endif
