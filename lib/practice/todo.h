/* What is to be done, and what is owed (kith-practice(7), "Giving"). */
#ifndef KITH_PRACTICE_TODO_H
#define KITH_PRACTICE_TODO_H

#include "practice/tie.h"

struct kith_todo {
	kith_id note;            /* that holds it */
	uint32_t n;              /* its number for `kith done`; 0 where there is none */
	kith_day due;            /* KITH_NO_DAY: undated */
	const char *kind;        /* a word of the todo report's column `kind`, static */
	struct kith_slice text;  /* the arena's or the book's */
	uint32_t entry, task;    /* the row behind it, or UINT32_MAX */
	uint32_t line;
};

/* Everything open in notes that `wanted` accepts, sorted by due date, undated last, then id, then
 * line. With `ahead` also what is due after today. Without `wanted` (NULL) all notes but archived
 * people. Unreadable notes hold nothing. Memory is the arena's. O(n log n) in entries and tasks.
 *
 * kind     what, and when it is due
 * task     an open task, by its own date
 * lead     the first open task of a lead that is not won, lost or declined: its next step
 * plan     an entry with an open box, on its day; one without box needs no tick
 * answer   was-asked without outcome, from that day on
 * outcome  asked without outcome, from that day on until it counts as none
 * return   lent or borrowed and not returned, from that day on
 * thank    help from a person since they were last thanked, one row for all of it, from the day of
 *          the first; thanks on the day of the help are for it too. The note is the person's
 * intro    an introduction proposed or agreed and not made for 14 days, then; the note is that of its latest step
 * review   a group whose review date has come, unless I left it
 * tell     somebody of `involve` with no `told` about them on or after the day of the lead's last
 *          stage entry, from that day on; without one undated, until they are told. The entry `told`
 *          stands in the lead's note or in theirs; the row's note is the lead's
 *
 * What is owed has no date of its own: its due date is the day since which it is open. */
struct kith_todo *kith_todo_list(const struct kith_book *book, kith_day today, bool ahead,
				 bool (*wanted)(void *context, kith_id note), void *context, struct kith_arena *arena,
				 size_t *count);

#endif
