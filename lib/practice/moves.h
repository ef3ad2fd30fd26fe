/* Who changed organization or position: a former colleague elsewhere is a door (kith-practice(7),
 * "Belonging"). */
#ifndef KITH_PRACTICE_MOVES_H
#define KITH_PRACTICE_MOVES_H

#include "base/arena.h"
#include "practice/contact.h"

/* Where somebody worked. Empty: not known, or nowhere. */
struct kith_post {
	struct kith_slice org, position; /* of an organization with a note its name */
};

struct kith_move {
	kith_id person;
	kith_day day;
	struct kith_post from, to;
	uint32_t entry;           /* joined; left where nothing was joined after; UINT32_MAX: git's */
	uint32_t left;            /* the entry `left` before it, or UINT32_MAX */
	struct kith_slice commit; /* git's: what made the change; else empty */
};

/* A change of `org` or `position` in a note, as the history has it. */
struct kith_written {
	kith_id person;
	kith_day day;
	struct kith_post from, to;
	struct kith_slice commit;
	size_t order; /* of the commits, oldest first */
};

/* The moves of one person up to `until`, by their entries joined and left ("Initech, staff
 * engineer": organization, comma, position), by day. `left` and the `joined` after it are one move,
 * on the day of joining; without `left` the post joined before is what was left. Memory is the
 * arena's. O(n log n) in the entries about the person. */
struct kith_move *kith_moves_of(const struct kith_book *book, kith_id person, kith_day until,
				struct kith_arena *arena, size_t *count);

/* The moves of everybody but me and the archived from `since` to `until`, both included, by day, then
 * id: by their entries, and what was written into `org` and `position` where no entry tells of it.
 * Of what was written count changes from one value to another: filling in a blank is no move, nor is
 * another way to write the same organization, nor what was taken back on the same day. An entry
 * tells of what was written where both end at the same organization, and at the same position if
 * both name one. `since` may be KITH_NO_DAY: all. Memory is the arena's. O(n log n) in entries and
 * `written`, times the moves of one person. */
struct kith_move *kith_moves_list(const struct kith_book *book, kith_day since, kith_day until,
				  const struct kith_written *written, size_t written_count, struct kith_arena *arena,
				  size_t *count);

/* The post that a text such as "[[initech]], staff engineer" names; memory is the book's or the arena's. */
struct kith_post kith_post_of(const struct kith_book *book, struct kith_slice text);

/* The name of an organization as a note or a value writes it: of a reference that finds a group, the
 * group's. */
struct kith_slice kith_org_name(const struct kith_book *book, struct kith_slice text);

/* Whether they left an organization of mine (present, or by my own entries), or are a colleague,
 * manager or report, now or formerly, and went from one organization to another where I am not:
 * then the move opened a door. */
bool kith_move_is_door(const struct kith_book *book, const struct kith_move *move);

/* When an `org` was last confirmed: the last contact (today where the tie is routine), the last
 * entry about them that happened, or the day we `met`, whichever is latest; KITH_NO_DAY if never. */
kith_day kith_org_confirmed(const struct kith_book *book, kith_id person, kith_day today);

/* Whether an `org` is stale: confirmed once, and not within the last 540 days. What no dated line
 * ever confirmed has no age: an import would make everybody stale. False for those without an
 * `org`, me and the archived. */
bool kith_org_is_stale(const struct kith_book *book, kith_id person, kith_day today);

#endif
