/* Whom to tell when a search has ended: all who took part in it (kith-practice(7), "Reaching"). */
#ifndef KITH_PRACTICE_ANNOUNCE_H
#define KITH_PRACTICE_ANNOUNCE_H

#include "base/buf.h"
#include "practice/contact.h"

/* What somebody's part was, the weightiest first. */
enum kith_part {
	KITH_PART_REFERRED,    /* `via` of a lead, or of an entry in it */
	KITH_PART_VOUCHED,     /* an entry vouched */
	KITH_PART_INTERVIEWED, /* an entry interview */
	KITH_PART_OFFERED,     /* an offer that stands */
	KITH_PART_TOLD_ME,     /* `source` of a lead */
	KITH_PART_OWNED,       /* `owner` of a lead */
	KITH_PART_TOOK,        /* `people` of a lead, or an entry in it */
	KITH_PART_CHOSEN,      /* the query named them */
	KITH_PART_COUNT,
};

/* One piece of evidence. */
struct kith_taking {
	kith_id person;
	enum kith_part part;
	kith_day day;   /* of the entry; KITH_NO_DAY: a value */
	uint32_t entry; /* that shows it, or UINT32_MAX */
	uint32_t value; /* that shows it, or UINT32_MAX */
};

struct kith_takings {
	struct kith_taking *items; /* the heap's: kith_takings_release */
	size_t count, capacity;
};
void kith_takings_release(struct kith_takings *takings);

/* The leads of a search: the lead itself, and those of its kind with an entry of the last year. By id; the
 * arena's. O(entries of leads). */
size_t kith_announce_search(const struct kith_book *book, kith_id lead, kith_day today, struct kith_arena *arena,
			    kith_id **leads);

/* Adds everyone in the entries, people, via, source and owner of a lead; `told` entries among them. */
void kith_announce_lead(const struct kith_book *book, kith_id lead, kith_day today, struct kith_takings *takings);

/* Adds who vouched, interviewed me or left an offer standing in the last year, wherever that is
 * written but in a lead: they belong to a search for a job, and to no other. O(entries). */
void kith_announce_helpers(const struct kith_book *book, kith_id lead, kith_day today, struct kith_takings *takings);

void kith_announce_add(struct kith_takings *takings, const struct kith_taking *taking);

/* By person, part, day, row; what stands twice once. Archived people are left out, and so is who was told on
 * or after `since` (KITH_NO_DAY: nobody is). */
void kith_announce_sort(const struct kith_book *book, kith_day since, kith_day today, struct kith_takings *takings);

/* Appends the parts of [first, first + count), all of one person: "referral, interview"; and as what
 * one is thankful for: "the referral and the interview". */
void kith_part_words(const struct kith_taking *takings, size_t count, struct kith_buf *out);
void kith_part_thanks(const struct kith_taking *takings, size_t count, struct kith_buf *out);

#endif
