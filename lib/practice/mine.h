/* My own organizations, which divide inside from outside (kith-practice(7), "Belonging"). */
#ifndef KITH_PRACTICE_MINE_H
#define KITH_PRACTICE_MINE_H

#include <stdbool.h>

#include "book/book.h"

/* Whether a value names one of my own organizations: the same note, or the same name after folding.
 * False where I have none. O(organizations of mine). */
bool kith_is_my_org(const struct kith_book *book, const struct kith_value *org);

/* Whether one of the values of a field (the `org` of a person, the `orgs` of an event) names one of
 * my own organizations. O(values of both). */
bool kith_names_my_org(const struct kith_book *book, kith_id note, uint32_t field);

#endif
