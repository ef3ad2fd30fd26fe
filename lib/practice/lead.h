/* Leads: how far each is, since when and what comes next; and the funnel they make
 * (kith-practice(7), "Reaching"). */
#ifndef KITH_PRACTICE_LEAD_H
#define KITH_PRACTICE_LEAD_H

#include "practice/contact.h"

/* Stages in the order of the schema; the last three are aside. */
enum kith_stage {
	KITH_STAGE_HEARD,
	KITH_STAGE_TALKING,
	KITH_STAGE_APPLIED,
	KITH_STAGE_INTERVIEW,
	KITH_STAGE_OFFER,
	KITH_STAGE_WON,
	KITH_STAGE_WAITING,
	KITH_STAGE_LOST,
	KITH_STAGE_DECLINED,
	KITH_STAGE_COUNT, /* no stage */
};
const char *kith_stage_word(enum kith_stage stage);
enum kith_stage kith_stage_find(struct kith_slice word); /* KITH_STAGE_COUNT: no such stage */

/* Whether nothing more is to come of it: won, lost or declined. */
bool kith_stage_is_over(enum kith_stage stage);

struct kith_lead {
	kith_id note;
	enum kith_stage stage; /* its `stage`, else that of its last stage entry; KITH_STAGE_COUNT without either */
	kith_day since;        /* day of the last stage entry, if that is the stage; else KITH_NO_DAY */
	uint32_t entry;        /* that entry, or UINT32_MAX */
	uint32_t next;         /* the next step: row of the first open task, or UINT32_MAX */
};

/* O(entries and tasks of the lead). */
void kith_lead_of(const struct kith_book *book, kith_id note, kith_day today, struct kith_lead *lead);

/* By stage, in each the longest first, unknown days last; then id. */
void kith_lead_sort(struct kith_lead *leads, size_t count);

/* The last stage entry of a lead that happened; of one day the last in the file. NULL: none. */
const struct kith_entry_row *kith_lead_last_stage(const struct kith_book *book, kith_id lead, kith_day today);

/* Whether it came through a tie: somebody referred me (`via`), or the source is a person. */
bool kith_lead_is_tie(const struct kith_book *book, kith_id lead);

/* The stages that a lead reached, bit n for stage n: heard always, those of its entries, the current one. */
unsigned kith_lead_reached(const struct kith_book *book, kith_id lead, kith_day today);

/* The leads of one source, through a tie or cold. */
struct kith_funnel {
	struct kith_slice source; /* name of the note or text; empty: none is given, or `all` */
	bool all;                 /* of all sources together */
	bool tie;
	size_t reached[KITH_STAGE_COUNT];
	const kith_id *leads; /* that it counts */
};

/* Both sums first, tie before cold (left out where there is none), then by source: those through a
 * tie first, the most leads first, then by name. Sources are one after folding. `leads` must be in order of id. Memory is the
 * arena's. O(n log n) in the leads. */
struct kith_funnel *kith_funnel_of(const struct kith_book *book, const kith_id *leads, size_t lead_count, kith_day today,
				   struct kith_arena *arena, size_t *count);

#endif
