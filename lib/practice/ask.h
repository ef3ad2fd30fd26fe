/* Requests for help: how large they are, and how long one stays open (kith-practice(7), "Asking"). */
#ifndef KITH_PRACTICE_ASK_H
#define KITH_PRACTICE_ASK_H

#include "practice/contact.h"

/* The size in parentheses; small where it is left out or is no size. */
enum kith_size kith_entry_size(const struct kith_book *book, const struct kith_entry_row *entry);

/* The day on which an ask without outcome begins to count as answered by none: its own plus the
 * longer of its rest and 30 days. */
kith_day kith_ask_closes(const struct kith_book *book, const struct kith_entry_row *ask);

#endif
