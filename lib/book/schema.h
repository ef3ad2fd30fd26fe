/* What the .def files of schema/ say of note types and front matter, as tables to look things up in. */
#ifndef KITH_BOOK_SCHEMA_H
#define KITH_BOOK_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

enum kith_type {
	KITH_NO_TYPE,
#define TYPE(NAME, WORD, FOLDER, MEANING) KITH_##NAME,
#include "schema/types.def"
#undef TYPE
	KITH_TYPE_COUNT,
};

/* A key of front matter, whatever the type of the note. */
enum kith_field {
#define FIELD(TYPE, KEY, NAME, DATA, COUNT, WORDS, MEANING) KITH_F_##KEY,
#define AGAIN(TYPE, KEY, NAME, DATA, COUNT, WORDS, MEANING)
#include "schema/fields.def"
#undef FIELD
#undef AGAIN
	KITH_FIELD_COUNT, /* and above: keys that only some notebook knows */
};

enum kith_data {
	KITH_TEXT,
	KITH_EMAIL,
	KITH_PHONE,
	KITH_URL,
	KITH_DATE,
	KITH_BIRTHDAY,
	KITH_DURATION,
	KITH_NUMBER,
	KITH_REF,
	KITH_REFTEXT,
	KITH_WORD,
	KITH_OPENWORD,
	KITH_BOOL,
};

struct kith_field_spec {
	enum kith_type type;
	enum kith_field field;
	const char *name;
	enum kith_data data;
	bool many;
	const char *words; /* "a|b" or "" */
	const char *meaning;
};

/* All rows, in the order of schema/fields.def. */
const struct kith_field_spec *kith_fields(size_t *count);

/* The row for a field in notes of a type; NULL if that type has no such key. */
const struct kith_field_spec *kith_field_spec(enum kith_type type, enum kith_field field);

/* The field of that name in any type, or KITH_FIELD_COUNT. */
enum kith_field kith_field_find(struct kith_slice name);
const char *kith_field_name(enum kith_field field);

/* "person" to KITH_PERSON; KITH_NO_TYPE for any other word. */
enum kith_type kith_type_find(struct kith_slice word);
/* The type whose word is one edit from `word`, or differs in case alone: what was probably meant. */
enum kith_type kith_type_near(struct kith_slice word);
const char *kith_type_word(enum kith_type type);   /* "" for KITH_NO_TYPE */
const char *kith_type_folder(enum kith_type type); /* the default folder */

/* The known field whose name is one edit from `name`, for names of six letters or more: what was
 * probably meant. KITH_FIELD_COUNT if there is none. */
enum kith_field kith_field_near(enum kith_type type, struct kith_slice name);

/* What is in a value by its field's data: a day, days, a whole part, 1 or 0, month * 100 + day;
 * KITH_NO_DAY for what holds no number or does not parse. */
int32_t kith_field_number(enum kith_data data, struct kith_slice value);

/* Whether values of such a field are right or wrong (words, dates, durations, numbers, true and
 * false); of others `check` can only say that they look odd. */
bool kith_field_closed(enum kith_data data);

/* Whether `value` is one of "a|b" after folding. */
bool kith_field_word(const char *words, struct kith_slice value);

/* Appends `value` as messages quote it: in ' ', made harmless, cut if it is long. */
struct kith_buf;
void kith_field_quote(struct kith_slice value, struct kith_buf *out);

/* Says in `why` (for a message, "'x' is not a date (2026-11-05)") if a value does not fit its
 * field; true if it does. References are not resolved here. */
bool kith_field_check(const struct kith_field_spec *spec, struct kith_slice value, struct kith_buf *why);

#endif
