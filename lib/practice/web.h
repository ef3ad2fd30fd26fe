/* Who knows whom, as far as the notes tell: ties between others, not mine (kith-practice(7),
 * "Reaching"). Paths go along them, and whom one may introduce to whom depends on them. */
#ifndef KITH_PRACTICE_WEB_H
#define KITH_PRACTICE_WEB_H

#include "base/arena.h"
#include "practice/contact.h"

/* What ties one to another; of equal strength the first here goes before. */
enum kith_edge_kind {
	KITH_EDGE_CONTACT,    /* mine to them: depth / 3, routine 1 */
	KITH_EDGE_INTRODUCED, /* .8: introduced to one another (made, met or thanked), or one introduced me to the other */
	KITH_EDGE_MET_VIA,    /* .8 */
	KITH_EDGE_KNOWS,      /* .6 */
	KITH_EDGE_COLLEAGUES, /* .5: an organization that both name at present */
	KITH_EDGE_EVENT,      /* .4: both were at a small event */
};
const char *kith_edge_word(enum kith_edge_kind kind); /* as in the column `edge` of path */

/* One tie between two people, and what shows it. */
struct kith_edge {
	enum kith_edge_kind kind;
	double base;     /* before it is aged */
	double strength; /* base * 0.5 ^ (years since `last` / 2); base where that is not known */
	kith_day last;   /* of the evidence, or KITH_NO_DAY */
	uint32_t entry;  /* the entry that shows it, or UINT32_MAX */
	uint32_t value;  /* the value of front matter that shows it, or UINT32_MAX; of colleagues, and of an
			    event, that which names the second of the two */
	uint32_t other;  /* that which names the first, or UINT32_MAX */
	kith_id event;   /* the event that shows it, or KITH_NOBODY */
};

struct kith_web;

/* All ties between people other than me, up to `today`; memory is the arena's. Undated evidence is
 * not aged: knows, colleagues; met-via is dated by `met`. O(n log n) in notes, values and entries:
 * an organization or event is one node that all its people touch, however many they are. */
struct kith_web *kith_web_of(const struct kith_book *book, kith_day today, struct kith_arena *arena);

/* Whether two people know each other, and by what above all (`edge` may be NULL). O(ties of both). */
bool kith_web_know(const struct kith_web *web, kith_id a, kith_id b, struct kith_edge *edge);

/* A small event, where those who were there met each other: `size` of 12 or fewer, or without one it
 * names 12 or fewer and is no fair, conference or meetup. Whether it took place is not asked. */
bool kith_event_is_small(const struct kith_book *book, kith_id event);

#endif
