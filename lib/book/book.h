/* The notebook in memory: every note's fields, entries, tasks and links with references resolved, as
 * one relocatable block. All positions in it are offsets and row numbers, so that the bytes can be
 * written out and mapped back. Read-only once built. */
#ifndef KITH_BOOK_BOOK_H
#define KITH_BOOK_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/file.h"
#include "base/slice.h"
#include "book/config.h"
#include "book/schema.h"
#include "note/body.h"

/* A note's row number, or one of these. */
typedef uint32_t kith_id;
#define KITH_NOBODY UINT32_MAX          /* resolves to no note */
#define KITH_AMBIGUOUS (UINT32_MAX - 1) /* resolves to several */

static inline bool kith_id_ok(kith_id id)
{
	return id < KITH_AMBIGUOUS;
}

/* A string in the block: read it with kith_text(). */
struct kith_text {
	uint32_t offset, len;
};

/* Rows [first, first + count) of a table. */
struct kith_range {
	uint32_t first, count;
};

enum kith_note_flag {
	KITH_NOTE_UNREADABLE = 1, /* named in the diagnostics; in no list, but references to it resolve */
	KITH_NOTE_ARCHIVED = 2,
	KITH_NOTE_PRIVATE = 4,
	KITH_NOTE_ME = 8,
	KITH_NOTE_FAULTY = 16, /* readable, with an error in it (a duplicate key, say) */
};

struct kith_note_row {
	struct kith_text id, path, name; /* name: name or title, else heading, else file name */
	uint32_t type;                   /* enum kith_type */
	uint32_t flags;
	struct kith_range values, entries, tasks, links, roles;
	struct kith_file_key key;
};

/* One scalar of front matter. The values of a note are in the order of the file; those of one
 * field stand together. A key given twice has none, nor has one of ours without a value. A map
 * under a key of ours, and a mapped key beside ours, stand as keys that only the notebook knows. */
struct kith_value {
	uint32_t field;        /* enum kith_field, or KITH_FIELD_COUNT + row of the key table */
	struct kith_text text; /* decoded */
	struct kith_text path; /* inside a map: "title"; else empty */
	int32_t number;        /* date: day; duration: days; number and bool: value; birthday: month * 100 + day;
				  KITH_NO_DAY where it does not parse */
	kith_id note;          /* references: the note; else KITH_NOBODY */
	uint32_t line, column; /* line 0: an event's date that is taken from its file name */
	uint32_t mapping;      /* the key that stands there: 0 ours, else 1 + row of config.mappings */
};

struct kith_entry_row {
	kith_id note; /* that holds it */
	kith_day day;
	int32_t minute; /* -1 without a time */
	uint32_t kind;  /* row of config.kinds */
	struct kith_text kind_name, word, text;
	struct kith_text outcome, outcome_ref;
	kith_day outcome_day;
	kith_id outcome_note;
	uint32_t box;   /* enum kith_box */
	uint32_t is_private;
	uint32_t line;
	struct kith_range clauses;
};

struct kith_clause_row {
	uint32_t word; /* enum kith_clause_word */
	struct kith_text ref;
	kith_id note;
	uint32_t wiki;
	uint32_t line, column;
};

struct kith_task_row {
	kith_id note;
	uint32_t n;     /* its number among the note's tasks and planned entries that are open, from 1 in the order of the file; 0 if it is not open */
	uint32_t state; /* enum kith_box */
	kith_day due;
	struct kith_text text;
	uint32_t line;
};

struct kith_link_row {
	struct kith_text target;
	kith_id note;
	uint32_t wiki; /* written [[target]]; else a path as a Markdown link gives it */
	uint32_t line, column;
};

/* What somebody (or a group, or an event) is in a note that names them. The roles of a note are
 * sorted by the naming note, so by its id, then by line, kind and row. */
enum kith_role_kind {
	KITH_ROLE_ENTRY,  /* `row` is an entry about them: in their own note, or named with, to, from */
	KITH_ROLE_SOURCE, /* `row` is an entry that names them after via */
	KITH_ROLE_OUTCOME,/* `row` is an entry whose outcome names them */
	KITH_ROLE_FIELD,  /* `row` is a value that refers to them: an event's people, a met-via … */
	KITH_ROLE_LINK,   /* `row` is a link in a body */
};

struct kith_role {
	uint32_t kind; /* enum kith_role_kind */
	uint32_t row;
	kith_id note; /* the note that holds the row */
};

struct kith_book;

struct kith_book_options {
	bool check;        /* all findings, for `kith check`; what is read stays the same */
	bool uncached;     /* neither read nor write a cache */
};

/* Reads kith.yaml and all notes beneath `root`, which the book keeps open. A note that cannot be
 * read is a diagnostic and does not stop the walk. Fails only if the root or kith.yaml cannot be
 * read (USAGE if there is no kith.yaml). `diags` (may be NULL) collects what is wrong, sorted:
 * - errors, always: a file or note is malformed (bytes, YAML, a duplicate key, a day that is none,
 *   two files with one id, a setting of kith.yaml). Tools that meet one exit 3.
 * - rule "value", always: a word, date, duration, number, true or false that does not fit its
 *   field. The value counts as unset, so a report may name it, but the note is well-formed: a
 *   warning that changes no exit status; with `check` an error.
 * - warnings and twins of file names, with `check` alone. */
enum kith_code kith_book_open(const char *root, const struct kith_book_options *options, struct kith_diags *diags,
			      struct kith_book **book, struct kith_err *err);
void kith_book_close(struct kith_book *book);

/* The notebook's root for a tool: `dir` (-C) if given, else the nearest parent of the working
 * directory holding kith.yaml, else $KITH_DIR. Appended to `root` as an absolute path. USAGE if
 * there is none. */
enum kith_code kith_book_find(const char *dir, struct kith_buf *root, struct kith_err *err);

const struct kith_config *kith_book_config(const struct kith_book *book);
const char *kith_book_root(const struct kith_book *book);
int kith_book_root_fd(const struct kith_book *book);

/* Notes are sorted by id in byte order. */
size_t kith_book_count(const struct kith_book *book);
const struct kith_note_row *kith_book_note(const struct kith_book *book, kith_id note);
kith_id kith_book_me(const struct kith_book *book); /* KITH_NOBODY if not set or not there */

struct kith_slice kith_text(const struct kith_book *book, struct kith_text text);
struct kith_slice kith_book_id(const struct kith_book *book, kith_id note);
struct kith_slice kith_book_name(const struct kith_book *book, kith_id note);

/* The note with exactly this id, or KITH_NOBODY. By bisection. */
kith_id kith_book_by_id(const struct kith_book *book, struct kith_slice id);

/* Tables, whole; ranges of a note index them. */
const struct kith_value *kith_book_values(const struct kith_book *book);
const struct kith_entry_row *kith_book_entries(const struct kith_book *book);
const struct kith_clause_row *kith_book_clauses(const struct kith_book *book);
const struct kith_task_row *kith_book_tasks(const struct kith_book *book);
const struct kith_link_row *kith_book_links(const struct kith_book *book);
const struct kith_role *kith_book_roles(const struct kith_book *book);

/* The values of one field of a note: returns the first, *count is how many (0: NULL). */
const struct kith_value *kith_book_field(const struct kith_book *book, kith_id note, uint32_t field, size_t *count);

/* The text of the first value of a field, or the empty slice. */
struct kith_slice kith_book_first(const struct kith_book *book, kith_id note, uint32_t field);

/* The number of the first value of a field that has one, or `otherwise`. */
int32_t kith_book_number(const struct kith_book *book, kith_id note, uint32_t field, int32_t otherwise);

/* Whether one of the values of a field is `word`, case folded. */
bool kith_book_has(const struct kith_book *book, kith_id note, uint32_t field, const char *word);

/* The field of that name: ours, one that kith.yaml reads as ours, or one that some note of this
 * book has; UINT32_MAX if none. */
uint32_t kith_book_find_field(const struct kith_book *book, struct kith_slice name);
struct kith_slice kith_book_field_name(const struct kith_book *book, uint32_t field);

/* The row of a kind in this book's table. */
const struct kith_kind *kith_book_kind(const struct kith_book *book, uint32_t kind);

/* Reads a note's bytes again, as they are now. */
enum kith_code kith_book_read(const struct kith_book *book, kith_id note, struct kith_buf *bytes, struct kith_err *err);

#endif
