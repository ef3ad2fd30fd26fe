/* Rows out: what a report prints, as an aligned table for a terminal, or tab-separated, JSON, NUL-
 * separated ids or a format for pipes. Columns come from schema/rows.def. */
#ifndef KITH_VIEW_ROWS_H
#define KITH_VIEW_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/slice.h"

enum kith_column_data { KITH_COL_ID, KITH_COL_TEXT, KITH_COL_DATE, KITH_COL_INT, KITH_COL_BOOL, KITH_COL_WORD, KITH_COL_LIST,
			KITH_COL_NUMBER };

struct kith_column {
	const char *key;
	enum kith_column_data data;
	const char *meaning;
};

struct kith_row_spec {
	const char *tool;
	int version;
	const char *meaning;
	const struct kith_column *columns;
	size_t count;
};

/* The row of a tool, or NULL. */
const struct kith_row_spec *kith_row_spec(const char *tool);
const struct kith_row_spec *kith_row_specs(size_t *count);

enum kith_row_style { KITH_ROWS_TABLE, KITH_ROWS_TSV, KITH_ROWS_JSON, KITH_ROWS_NUL, KITH_ROWS_FORMAT };

struct kith_row_options {
	enum kith_row_style style;
	bool header;          /* TSV: a line of keys first */
	bool nul;             /* records end in NUL instead of newline; values go out byte for byte, tabs apart */
	const char *format;   /* KITH_ROWS_FORMAT: '{name} <{email}>' */
	const char *fields;   /* "id,name"; NULL: all */
	const char *sort;     /* a key; NULL: the report's own order */
	bool reverse;
	size_t limit;         /* 0: no limit */
	bool why;             /* print what rows carry as `why` */
	size_t width;         /* terminal columns for tables; 0: do not cut */
	bool colour;
	bool raw;             /* leave control characters in, which else are shown visibly, in pipes too */
};

struct kith_rows;

struct kith_rows *kith_rows_new(const struct kith_row_spec *spec);
void kith_rows_free(struct kith_rows *rows);
size_t kith_rows_count(const struct kith_rows *rows);

/* Begins a row; its cells are then added in the order of the columns. Text is copied. */
void kith_row_begin(struct kith_rows *rows);
void kith_cell_text(struct kith_rows *rows, struct kith_slice text); /* empty: null */
void kith_cell_cstr(struct kith_rows *rows, const char *text);
void kith_cell_int(struct kith_rows *rows, long number);
void kith_cell_number(struct kith_rows *rows, double number); /* of columns NUMBER: two decimals */
void kith_cell_day(struct kith_rows *rows, kith_day day); /* KITH_NO_DAY: null */
void kith_cell_bool(struct kith_rows *rows, bool value);
void kith_cell_null(struct kith_rows *rows);
void kith_cell_list(struct kith_rows *rows, const struct kith_slice *items, size_t count);

/* Adds to the `why` of the current row: an entry of a note, or a rule. */
void kith_row_why_entry(struct kith_rows *rows, kith_day day, struct kith_slice id, uint32_t line, struct kith_slice text);
void kith_row_why_rule(struct kith_rows *rows, const char *rule, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A value that only --format and --fields ask for, beyond the columns ('{email}'). Set on the
 * current row; `name` and `items` are copied. Known keys have in JSON the type that the schema gives them;
 * others are null, a string or an array by their count. */
void kith_row_extra(struct kith_rows *rows, struct kith_slice name, const struct kith_slice *items, size_t count);

/* Names that --format, --fields and --sort use beyond the columns, so that a tool adds just those
 * extras; called once for each. */
void kith_row_options_names(const struct kith_row_spec *spec, const struct kith_row_options *options,
			    void (*name)(void *context, struct kith_slice name), void *context);

/* Checks --format, --fields and --sort against the spec: USAGE names the bad part. `known` says
 * whether a name beyond the columns exists (NULL: none does). */
enum kith_code kith_row_options_check(const struct kith_row_spec *spec, const struct kith_row_options *options,
				      bool (*known)(void *context, struct kith_slice name), void *context,
				      struct kith_err *err);

/* Sorts, limits and appends all rows to `out`. KITH_ROWS_NUL prints ids alone, and tab-separated
 * fields where some are asked for. A table leaves out columns that are empty in all rows, and cuts or
 * leaves out what does not fit; nothing for no rows. */
void kith_rows_print(const struct kith_rows *rows, const struct kith_row_options *options, struct kith_buf *out);

#endif
