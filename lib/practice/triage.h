/* Who has neither tier nor cadence, and what an answer to that says (kith-practice(7), "Keeping in
 * touch"). */
#ifndef KITH_PRACTICE_TRIAGE_H
#define KITH_PRACTICE_TRIAGE_H

#include "practice/tie.h"

struct kith_untiered {
	kith_id person;
	int depth;             /* faded */
	kith_day last_contact; /* KITH_NO_DAY without one */
};

/* Whether somebody is in `due` at no time, because neither tier nor cadence says how often; what
 * cannot be read counts as unset. Those set aside are not asked for. */
bool kith_untiered_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_untiered *row);

/* Deepest first, then the last contact, newest first, then name. */
void kith_untiered_sort(const struct kith_book *book, struct kith_untiered *rows, size_t count);

/* What somebody answers: the name of a tier or the unambiguous beginning of one, or a duration, which
 * is a cadence of their own. KITH_FIELD_COUNT if it is neither; *value is as it goes in the note. */
enum kith_field kith_triage_answer(const struct kith_config *config, struct kith_slice answer,
				   struct kith_slice *value);

#endif
