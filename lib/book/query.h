/* The query language; kith-query(7) gives its grammar. */
#ifndef KITH_BOOK_QUERY_H
#define KITH_BOOK_QUERY_H

#include <stdbool.h>

#include "base/date.h"
#include "book/book.h"

/* Fields that no note holds but the practice computes. */
enum kith_computed {
#define COMPUTED(NAME, WORD, DATA, MEANING) KITH_COMPUTED_##NAME,
#include "schema/computed.def"
#undef COMPUTED
	KITH_COMPUTED_COUNT,
};

/* Names of computed fields, by the enum: "last", "due" … */
extern const char *const kith_computed_names[KITH_COMPUTED_COUNT];

/* Computes a field of a note: KITH_NO_DAY if it has none. */
typedef int32_t kith_compute(void *context, kith_id note, enum kith_computed field);

struct kith_query;

/* Parses a query. Fields must be known to the schema or to a note of the book; @name is replaced
 * by the saved query. USAGE: the text of *err is what is wrong and what would be right, and on two
 * further lines the query and a caret under the place. Patterns of ~ are compiled here. An empty
 * query matches every note. The query keeps nothing of `text`, and is for this book alone. */
enum kith_code kith_query_parse(const struct kith_book *book, struct kith_slice text, kith_day today,
				struct kith_query **query, struct kith_err *err);
void kith_query_free(struct kith_query *query);

/* Whether a note matches. Unreadable notes never do, archived ones only if the query names the
 * field status (or asks for this one by id). `compute` may be NULL if the query has no computed
 * field. text: reads the note's file. */
bool kith_query_match(const struct kith_query *query, const struct kith_book *book, kith_id note,
		      kith_compute *compute, void *context);

/* Whether the text could be a query rather than a reference for tools that write: it holds one of
 * : + ~ @ < >. A mail address and a telephone number do too: who takes references asks for one first. */
bool kith_query_looks_like_one(struct kith_slice text);

/* Whether the query says something about a field, or about tags with +: a report of people need
 * not add type:person where the query names "type" itself. Names are those of the schema. */
bool kith_query_names_field(const struct kith_query *query, const char *field);

#endif
