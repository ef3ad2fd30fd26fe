/* Whom an entry is about: the person whose note holds it, and those named after with, to and from.
 * In the note about myself, and in notes of other types, only those named. */
#ifndef KITH_PRACTICE_ABOUT_H
#define KITH_PRACTICE_ABOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "book/book.h"

/* The roles of a note. */
const struct kith_role *kith_roles_of(const struct kith_book *book, kith_id note, size_t *count);

/* The entries about `person`, one after the other and each once: *at begins at 0. NULL at the end. */
const struct kith_entry_row *kith_about_next(const struct kith_book *book, kith_id person, size_t *at);

/* The next value of front matter that refers to `person`; likewise. */
const struct kith_value *kith_field_next(const struct kith_book *book, kith_id person, size_t *at, kith_id *holder);

/* The row number of an entry. */
uint32_t kith_entry_number(const struct kith_book *book, const struct kith_entry_row *entry);

/* Whether the entry is of the kind of that name. */
bool kith_entry_is(const struct kith_book *book, const struct kith_entry_row *entry, const char *kind);

/* The person whose note holds the entry; KITH_NOBODY in my own note and in notes of other types. */
kith_id kith_entry_owner(const struct kith_book *book, const struct kith_entry_row *entry);

/* Those whom an entry is about, in the order of the entry, each once and without me: at most `max`
 * into `people`, returns how many those are. */
size_t kith_entry_people(const struct kith_book *book, const struct kith_entry_row *entry, kith_id *people,
			 size_t max);

/* Appends their names, "Ada Okafor, Bob Li", those without a note last; the first eight. */
void kith_entry_names(const struct kith_book *book, const struct kith_entry_row *entry, struct kith_buf *out);

/* What is shown of a value: the name of the note that it refers to, else the text without brackets. */
struct kith_slice kith_value_name(const struct kith_book *book, const struct kith_value *value);

/* The word of a name by which one greets: the first that is no title ("Prof."); nothing else is known
 * of how names are made. */
struct kith_slice kith_first_name(const struct kith_book *book, kith_id person);

/* Whether the note is a person's other than me that could be read: those whom reports are about. */
bool kith_is_tie(const struct kith_book *book, kith_id note);

#endif
