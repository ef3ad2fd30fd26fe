/* What the files of lib/view share about rows; nothing outside lib/view includes it. */
#ifndef KITH_VIEW_ROWS_DATA_H
#define KITH_VIEW_ROWS_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/slice.h"
#include "view/rows.h"

enum kith_cell_kind {
	KITH_CELL_NULL,
	KITH_CELL_TEXT,
	KITH_CELL_INT,
	KITH_CELL_DAY,
	KITH_CELL_BOOL,
	KITH_CELL_LIST,
	KITH_CELL_DECIMAL, /* text that is a JSON number */
};

struct kith_cell {
	enum kith_cell_kind kind;
	struct kith_slice text;
	long number; /* of INT, DAY, BOOL */
	const struct kith_slice *items;
	size_t count;
};

struct kith_extra {
	struct kith_slice name;
	struct kith_cell cell;
	struct kith_extra *next;
};

struct kith_why {
	const char *rule; /* NULL: an entry */
	kith_day day;
	struct kith_slice id, text;
	uint32_t line;
	struct kith_why *next;
};

struct kith_row {
	struct kith_cell *cells; /* as many as the spec has columns */
	size_t filled;
	struct kith_extra *extras;
	struct kith_why *first_why, *last_why;
};

struct kith_rows {
	const struct kith_row_spec *spec;
	struct kith_row *items;
	size_t count, capacity;
	struct kith_arena arena;
};

/* What is known about a key that is no column: how its values are typed. */
struct kith_extra_type {
	const char *name;
	enum kith_column_data data;
	bool many;
};

/* NULL for a key that the schema does not know. */
const struct kith_extra_type *kith_extra_type(struct kith_slice name);

/* A column to print: one of the spec, or an extra. */
struct kith_pick {
	struct kith_slice key;
	size_t column; /* SIZE_MAX: an extra */
	enum kith_column_data data;
};

struct kith_picks {
	struct kith_pick *items;
	size_t count;
};

/* The position of the column named `key`, or SIZE_MAX. */
size_t kith_column_find(const struct kith_row_spec *spec, struct kith_slice key);

struct kith_pick kith_pick_of(const struct kith_row_spec *spec, struct kith_slice key);

/* The columns that `fields` names, in that order; all of the spec for NULL. The arena's. */
struct kith_picks kith_picks_of(const struct kith_row_spec *spec, const char *fields, struct kith_arena *arena);

/* The cell of a row; a null one where the row has none. Never NULL. */
const struct kith_cell *kith_row_cell(const struct kith_row *row, const struct kith_pick *pick);

/* Appends the value as plain text, the items of a list joined by `between`. */
void kith_cell_plain(const struct kith_cell *cell, const char *between, struct kith_buf *out);

/* Row numbers in the order in which they are printed, sorted, turned round and limited. The arena's. */
size_t *kith_rows_order(const struct kith_rows *rows, const struct kith_row_options *options,
			struct kith_arena *arena, size_t *count);

/* The next piece of a --format. */
enum kith_format_kind { KITH_FORMAT_END, KITH_FORMAT_LITERAL, KITH_FORMAT_KEY, KITH_FORMAT_BAD };
struct kith_format_part {
	enum kith_format_kind kind;
	struct kith_slice text; /* the bytes, the key, or what is wrong from its place on */
};
struct kith_format_part kith_format_next(struct kith_slice *rest);

/* Appends the value without the bytes that would end its field or record: these become spaces. */
void kith_value_flat(struct kith_slice value, const char *ends, size_t count, struct kith_buf *out);

/* Appends "2026-11-02 people/ada:12 text" of an entry, or "rule: text". */
void kith_why_plain(const struct kith_why *why, struct kith_buf *out);

/* Appends one JSON object, without newline. */
void kith_row_json(const struct kith_row *row, const struct kith_picks *picks, bool why, struct kith_buf *out);

/* Appends all rows as an aligned table. */
void kith_table_print(const struct kith_rows *rows, const struct kith_row_options *options, struct kith_buf *out);

#endif
