/* The fields that queries and `list` compute: last, due, depth, balance, contacts. */
#ifndef KITH_PRACTICE_COMPUTE_H
#define KITH_PRACTICE_COMPUTE_H

#include "book/query.h"

struct kith_compute_context {
	const struct kith_book *book;
	kith_day today;
};

/* A kith_compute for kith_query_match; `context` is a struct kith_compute_context. Of a person all
 * of them: last is the last contact (today where the tie is routine), due the day on which `due`
 * names them, contacts the contact days on record. Of an event last alone: its date. I, groups and
 * leads have none. */
int32_t kith_practice_compute(void *context, kith_id note, enum kith_computed field);

#endif
