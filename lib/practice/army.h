/* Who stands with me, by relation and line of work, inside my organization and outside
 * (kith-practice(7), "Belonging"). */
#ifndef KITH_PRACTICE_ARMY_H
#define KITH_PRACTICE_ARMY_H

#include "base/buf.h"
#include "practice/moves.h"

enum kith_cover { KITH_GAP, KITH_SINGLE, KITH_COVERED };
const char *kith_cover_word(enum kith_cover cover);

/* A relation in a line of work. */
struct kith_rank {
	struct kith_slice relation, function; /* as kith.yaml has them, else as the first person does */
	kith_id *people;                      /* by id */
	size_t count, inside;                 /* the others are outside */
	bool wanted;
	enum kith_cover cover;                /* nobody, one, more */
};

/* Whether a tie counts: depth 2 or more today, or routine; not archived. */
bool kith_is_in_army(const struct kith_book *book, kith_id person, kith_day today);

/* Every relation in every line of work that kith.yaml wants or somebody has; a person stands in each
 * pair of theirs, words are compared after folding. Wanted ones first; then gaps, singles, covered;
 * then by function and relation. Memory is the arena's. O(n log n) in notes and entries. */
struct kith_rank *kith_army_of(const struct kith_book *book, kith_day today, struct kith_arena *arena, size_t *count);

/* Why there is a question to ask about what somebody really does. */
enum kith_doubt {
	KITH_DOES_KNOWN,
	KITH_DOES_UNKNOWN, /* `does` is empty */
	KITH_DOES_OLD,     /* they moved, and no contact is on record since: it was told before the move.
			      That they are seen anyway is no record of what they do now */
};

struct kith_soldier {
	kith_id person;
	bool inside, counts;
	enum kith_doubt doubt;
	struct kith_move move;  /* their last one, if `moved` */
	bool moved;
	kith_day last;          /* contact on record, or KITH_NO_DAY */
	kith_day told;          /* when they last heard what I do: the last `pitched` about them; or KITH_NO_DAY */
	uint32_t told_entry;    /* that says so, or UINT32_MAX */
};

/* Those with a relation and a function whose tie counts, and everybody in my organization; without
 * the archived. `moves` are those of kith_moves_list() up to today. Inside first, then by id. Memory
 * is the arena's. O(n log n) in notes and entries. */
struct kith_moves {
	const struct kith_move *items; /* by day */
	size_t count;
};
struct kith_soldier *kith_army_people(const struct kith_book *book, kith_day today, struct kith_moves moves,
				      struct kith_arena *arena, size_t *count);

/* Appends what they do, and the question where there is one. */
void kith_soldier_does(const struct kith_book *book, const struct kith_soldier *soldier, struct kith_buf *out);

#endif
