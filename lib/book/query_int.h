/* What the files of the query language share; nobody else includes it.
 *
 * text → query_lex.c: tokens → query_parse.c: code → query_match.c
 * A field and its value become a term in query_term.c, with the name looked up by query_field.c,
 * the value read by query_value.c and patterns compiled by query_pattern.c. */
#ifndef KITH_BOOK_QUERY_INT_H
#define KITH_BOOK_QUERY_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/slice.h"
#include "book/book.h"
#include "book/query.h"

/* What a query may cost: kith.yaml may come from somebody else. */
#define QUERY_MAX_BYTES ((size_t)16 * 1024)
#define QUERY_MAX_TERMS 1000
#define QUERY_MAX_DEPTH 64 /* open parentheses and saved queries */

struct query_pattern;

/* A text that is parsed: what the user gave, or a saved query. */
struct query_source {
	struct kith_slice text;
	struct kith_slice name; /* of the saved query, or empty */
	size_t at;              /* how far it was read, bytes */
};

/* Fills *err with the sentence, the query and a caret under byte `at` of it. Returns KITH_USAGE. */
enum kith_code query_fail(const struct query_source *source, size_t at, struct kith_err *err, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* A part of the query for a message: harmless for a terminal and cut; `shown` in ' '. The arena's. */
const char *query_shown(struct kith_arena *arena, struct kith_slice part);
const char *query_plain(struct kith_arena *arena, struct kith_slice part);

enum query_op {
	QUERY_SET,   /* field: */
	QUERY_EQUAL, /* field:value */
	QUERY_MATCHES,
	QUERY_LESS,
	QUERY_LESS_EQUAL,
	QUERY_MORE,
	QUERY_MORE_EQUAL,
};

enum query_token_kind {
	TOKEN_END,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_NOT,
	TOKEN_AND,
	TOKEN_OR,
	TOKEN_SAVED, /* value is the name */
	TOKEN_TAG,   /* value is the tag */
	TOKEN_WORD,  /* value is the text */
	TOKEN_FIELD, /* name, op, value */
	TOKEN_KIND_COUNT,
};

struct query_token {
	enum query_token_kind kind;
	enum query_op op;
	struct kith_slice name, value; /* without quotation marks and their escapes */
	size_t at, op_at, value_at;    /* bytes of the source */
};

/* Takes the next token off the source. Decoded texts are the arena's. */
enum kith_code query_lex(struct query_source *source, struct kith_arena *arena, struct query_token *token,
			 struct kith_err *err);

/* What a term looks at. */
enum query_subject {
	SUBJECT_FIELD, /* a key of front matter */
	SUBJECT_COMPUTED,
	SUBJECT_ID,
	SUBJECT_PATH,
	SUBJECT_TYPE,
	SUBJECT_NAME,
	SUBJECT_TEXT, /* the body */
	SUBJECT_WORD, /* a bare word: name, aliases, org, tags */
	SUBJECT_COUNT,
};

/* How the values of a field are read and compared. */
enum query_measure {
	MEASURE_TEXT,
	MEASURE_REF,
	MEASURE_DAY,
	MEASURE_BIRTHDAY,
	MEASURE_DURATION,
	MEASURE_NUMBER,
	MEASURE_BOOL,
	MEASURE_TYPE,
	MEASURE_BODY,
	MEASURE_ANY, /* a key that only this notebook has: what it holds is told by what it is compared with */
	MEASURE_COUNT,
};

/* What is asked of one value. */
enum query_test {
	TEST_SET,
	TEST_SAME,    /* as text, folded, or as a reference to one of `notes` */
	TEST_PATTERN,
	TEST_FOUND,   /* the needle is part of it */
	TEST_NUMBER,  /* against low and high */
	TEST_AGE,     /* days before today, against low and high */
	TEST_COUNT,
};

struct query_term {
	enum query_subject subject;
	uint32_t field;         /* SUBJECT_FIELD: as in struct kith_value; SUBJECT_COMPUTED: which */
	struct kith_slice path; /* SUBJECT_FIELD: inside a map, or empty */
	struct kith_slice name; /* of the field as the book names it; empty for a bare word */
	enum query_measure measure;
	enum query_op op;
	enum query_test test;
	bool yearly;             /* TEST_NUMBER on a birthday: month * 100 + day, whatever the year */
	struct kith_slice needle; /* folded, NUL-terminated */
	struct kith_slice probe;  /* TEST_FOUND in a body: the longest word of the needle, NUL-terminated */
	int64_t low, high;        /* what the value stands for: a day, or all days of a year */
	const kith_id *notes;
	size_t note_count;
	struct query_pattern *pattern; /* owned by the query */
};

/* Runs from first to last over one truth value, so that matching needs no stack: `not` turns it
 * round, the jumps leave what can no longer change it. */
enum query_code_kind { CODE_TERM, CODE_NOT, CODE_IF_TRUE, CODE_IF_FALSE };

struct query_code {
	enum query_code_kind kind;
	size_t operand; /* a term, or the instruction to go on with */
};

struct kith_query {
	kith_day today;
	struct query_term *terms;
	size_t term_count, term_capacity;
	struct query_code *code;
	size_t code_count, code_capacity;
	struct kith_arena arena;
};

/* Who asks for a term, and about which place. */
struct query_build {
	const struct kith_book *book;
	struct kith_query *query; /* its arena takes what the term needs */
	const struct query_source *source;
	struct kith_err *err;
};

/* Makes the term of a TOKEN_FIELD, TOKEN_TAG or TOKEN_WORD. */
enum kith_code query_term_make(const struct query_build *build, const struct query_token *token,
			       struct query_term *term);

/* Looks up a field: fills subject, field, path, name and measure. False if nobody knows it. */
bool query_field_find(const struct kith_book *book, struct kith_slice name, struct query_term *term);

/* The known name nearest to `name`, or the empty slice. */
struct kith_slice query_field_near(const struct kith_book *book, struct kith_slice name);

/* Whether the fields of a measure have an order, and what they hold, for messages: "text". */
bool query_measure_ordered(enum query_measure measure);
const char *query_measure_holds(enum query_measure measure);

/* Reads the value of `:` or of a comparison into the term. */
enum kith_code query_value_read(const struct query_build *build, const struct query_token *token,
				struct query_term *term);

/* The number that a value of front matter is for its term; false if it is none. `known` is what the
 * book read. Decimal numbers are in millionths. */
bool query_value_number(const struct query_term *term, struct kith_slice text, int32_t known, int64_t *number);
#define QUERY_ONE INT64_C(1000000)

/* Compiles an extended regular expression for folded text. NULL with a reason (static or the
 * arena's) if it is none or would cost too much. The caller frees with query_pattern_free. */
struct query_pattern *query_pattern_new(struct kith_slice text, struct kith_arena *arena, const char **reason);
void query_pattern_free(struct query_pattern *pattern);
bool query_pattern_found(const struct query_pattern *pattern, const char *folded);

/* Whether the body of a note holds the term's needle, or a line of it its pattern. */
bool query_body_found(const struct query_term *term, const struct kith_book *book, kith_id note);

/* Prepares a term that looks for its needle in bodies. */
void query_body_needle(struct kith_arena *arena, struct kith_slice text, struct query_term *term);

#endif
