/* What a tool is, and what it need not do itself. Each cmd/TOOL.c defines `kith_tool`; main.c reads
 * the options, opens the notebook, calls run() and prints what it left in `out`. */
#ifndef KITH_CMD_TOOL_H
#define KITH_CMD_TOOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/err.h"
#include "book/book.h"
#include "book/query.h"

#define KITH_VERSION_TEXT "kith " KITH_VERSION

/* What a tool does, which says what options it has and what is made ready for it. */
enum kith_trait {
	KITH_READS_BOOK = 1,   /* the notebook is open when run() begins */
	KITH_PRINTS_ROWS = 2,  /* --json, --format, --sort … */
	KITH_WRITES = 4,       /* -n, --no-commit, -m, --yes */
	KITH_CHECKS = 8,       /* the book collects warnings too, and they are findings, not messages */
	KITH_RAW_ARGUMENTS = 16, /* arguments are not read as options: the dispatcher */
};

struct kith_option {
	const char *name;     /* "on" for --on */
	char letter;          /* 'n' for -n, 0 for none */
	const char *argument; /* "DATE", or NULL for a flag */
	const char *meaning;
};

struct kith_session;

struct kith_tool {
	const char *name; /* its row in schema/tools.def */
	unsigned traits;
	const struct kith_option *options; /* its own ones, ended by a NULL name; NULL for none */
	enum kith_code (*run)(struct kith_session *session, int argc, char **argv);
};

extern const struct kith_tool kith_tool;

/* One option as given. */
struct kith_given {
	const struct kith_option *option;
	const char *value; /* NULL for a flag */
};

struct kith_session {
	const struct kith_tool *tool;
	struct kith_given *given;
	size_t given_count, given_capacity;
	kith_day today;
	struct kith_buf root;    /* absolute path of the notebook */
	struct kith_buf as_of;   /* the folder that holds the notebook of another day, to be removed; or empty */
	struct kith_book *book;
	struct kith_diags diags;
	struct kith_arena arena; /* lives as long as the session */
	struct kith_buf out;     /* what goes to standard output at the end */
	enum kith_code code;     /* the weightiest outcome so far */
	bool queried;            /* the report is over a query that somebody typed */
	size_t matched;          /* how often a query matched a note */
	bool committed;          /* from here on a failure is one after the commit */
	bool terminal;           /* standard output is one */
};

/* The value of an option, or NULL if it was not given; the last one counts. */
const char *kith_option(const struct kith_session *session, const char *name);

/* Whether a flag was given. */
bool kith_flag(const struct kith_session *session, const char *name);

/* Reads the options of this tool and those it shares; leaves in *argc, *argv the arguments. USAGE
 * if they cannot be read. */
enum kith_code kith_options_read(struct kith_session *session, int *argc, char ***argv);

/* Appends the usage lines of a tool, as they stand under SYNOPSIS. */
void kith_usage(const char *tool, struct kith_buf *out);

/* Appends usage, summary and options: what -h prints. */
void kith_help(const struct kith_tool *tool, struct kith_buf *out);

/* Writes "kith-TOOL: text\n" to standard error; harmless for terminals. */
void kith_say(const struct kith_session *session, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says err's text and returns its code. */
enum kith_code kith_say_err(const struct kith_session *session, const struct kith_err *err);

/* Says what was wrong with the call, and the usage; returns KITH_USAGE. */
enum kith_code kith_say_usage(const struct kith_session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Keeps the weightier of the session's code and this one (the order of schema/exits.def). */
void kith_outcome(struct kith_session *session, enum kith_code code);

/* Opens the notebook for tools with KITH_READS_BOOK, says its faults, and is called by main. */
enum kith_code kith_session_open(struct kith_session *session);
void kith_session_release(struct kith_session *session);

/* Says the faults of reading: errors, which make the outcome MALFORMED, and values that do not fit. */
void kith_session_say_diags(struct kith_session *session);

/* A day as text in the session's arena; empty for KITH_NO_DAY. */
struct kith_slice kith_print_day(struct kith_session *session, kith_day day);

/* Text printed into the session's arena, NUL-terminated. */
struct kith_slice kith_print(struct kith_session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Arguments joined by spaces and trimmed, in the session's arena. */
struct kith_slice kith_join_words(struct kith_session *session, int argc, char **argv);

/* Ids as a list that grows. */
struct kith_ids {
	kith_id *items;
	size_t count, capacity;
};
void kith_ids_add(struct kith_ids *ids, kith_id id);
void kith_ids_release(struct kith_ids *ids);
bool kith_ids_have(const struct kith_ids *ids, kith_id id);

#define KITH_PERSONS (1u << KITH_PERSON)
#define KITH_EVENTS (1u << KITH_EVENT)
#define KITH_ANY_TYPE 0u

/* Resolves references: arguments (each ends at its first tab), or standard input for "-" (first
 * tab-separated column of each line, or ids that end in NUL with -0). What cannot be resolved is
 * said and left out, and the outcome is NEGATIVE. Each note once, in the order given. */
enum kith_code kith_read_refs(struct kith_session *session, int argc, char **argv, unsigned types,
			      struct kith_ids *ids);

/* One reference, which "-" reads from standard input; NEGATIVE is said. */
enum kith_code kith_read_ref(struct kith_session *session, const char *text, unsigned types, kith_id *id);

/* The arguments joined as one query; without arguments it matches all. The session's arena or
 * caller frees nothing: kith_query_free(*query). */
enum kith_code kith_read_query(struct kith_session *session, int argc, char **argv, struct kith_query **query);

/* Whether a query matches a note; computed fields are there. */
bool kith_matches(struct kith_session *session, const struct kith_query *query, kith_id note);

/* A date argument; USAGE is said. */
enum kith_code kith_read_date(struct kith_session *session, const char *text, bool ahead, kith_day *day);

/* All of standard input, appended. */
enum kith_code kith_read_stdin(struct kith_session *session, struct kith_buf *input);

/* What a write is for: notes by reference, or by a query (which holds one of : + ~ @ < >), or "-" for
 * standard input. For a query or more than one note the count is said first, and more than 20 are
 * asked for on a terminal and need --yes or "-" elsewhere. */
enum kith_code kith_read_targets(struct kith_session *session, int argc, char **argv, unsigned types,
				 struct kith_ids *ids);

/* Whether an argument of a tool that writes is a query and no reference. */
bool kith_is_query(const struct kith_session *session, const char *text, unsigned types);

/* Says how many notes will change and asks if they are many. */
enum kith_code kith_confirm_many(struct kith_session *session, size_t count, bool from_input);

/* Asks on the terminal; false at once where there is none. */
bool kith_ask_yes(const struct kith_session *session, const char *question);

/* Prints `out` to standard output, through $PAGER on a terminal; FAILED if it cannot be written. A
 * reader that has gone is no failure. */
enum kith_code kith_print_out(struct kith_session *session);

#endif
