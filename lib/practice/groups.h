/* Where I belong: whether a group fits, what was given and got there, and what it takes
 * (kith-practice(7), "Belonging"). */
#ifndef KITH_PRACTICE_GROUPS_H
#define KITH_PRACTICE_GROUPS_H

#include "practice/help.h"

/* What asks for a look. All that apply, in this order. A group that I left has none. */
enum kith_group_mark {
	KITH_GROUP_REVIEW = 1,      /* its review date has come */
	KITH_GROUP_OVER = 2,        /* beyond the budget: of all that I am in, the best are kept */
	KITH_GROUP_NO_FIT = 4,      /* none of its interests is among my wants and interests */
	KITH_GROUP_CONTRIBUTE = 8,  /* I am in it and got more than I gave, and did nothing else for it */
	KITH_GROUP_LOOK = 16,       /* not joined yet, and never visited: look before you join */
	KITH_GROUP_UNSEEN = 32,     /* joined before having been at one of its events */
};
#define KITH_GROUP_MARKS 6

/* The words of the marks set: at most KITH_GROUP_MARKS into `words`, returns how many. */
size_t kith_group_words(unsigned marks, struct kith_slice words[KITH_GROUP_MARKS]);

struct kith_group {
	kith_id group;
	bool in;               /* trial, member, contributor, organizer; or joined, and no status given */
	bool left;
	bool counts;           /* against the budget: in, and no company or team */
	struct kith_slice *fitting; /* the interests that fit, as the group has them */
	size_t fit;
	kith_id *known;        /* by id */
	size_t known_count;
	struct kith_help *help; /* by day, then entry */
	size_t help_count;
	int gave, got;
	size_t events;         /* attended */
	kith_id first_event;   /* the earliest attended with a date, or KITH_NOBODY */
	long hours;            /* of them, hundredths; -1 where none says */
	long recent;           /* of those begun within the last 90 days, hundredths; 0 or more */
	kith_day joined, review;
	unsigned marks;
};

struct kith_groups {
	struct kith_group *items; /* those I am in, then others, left ones last; by fit, points given and
				     got, people known, all greatest first; then id */
	size_t count;
	size_t counted;           /* how many count against the budget */
	long hours;               /* that these took a month: a third of the last 90 days, hundredths */
	bool over;                /* more groups or hours than the budget of kith.yaml */
};

/* All groups; a company only where it has a status or a day I joined. Memory is the arena's.
 *
 * fit      each of its interests once, where it is the same after folding as one of my wants or
 *          interests
 * known    people who are met (depth 1 or more, not archived) and name it in `groups` or `org`, or
 *          were new at one of its attended events
 * help     entries in its own note and those of its attended events, and all help with people who
 *          were new there: each piece of each person once
 * visited  attended an event of it on the day of joining or before. Nobody visits a company, a
 *          team or a school first, so that these are never unseen
 * budget   in the order above each is kept that leaves the groups and the hours a month within the
 *          budget; the others are over it. A budget of 0 holds none
 *
 * O(n log n) in notes and entries, and O(groups times pieces of help). */
void kith_groups_of(const struct kith_book *book, kith_day today, struct kith_arena *arena, struct kith_groups *groups);

#endif
