#include "view/rows.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "view/rows_data.h"

struct kith_rows *kith_rows_new(const struct kith_row_spec *spec)
{
	struct kith_rows *rows = kith_alloc(1, sizeof(*rows));

	rows->spec = spec;
	return rows;
}

void kith_rows_free(struct kith_rows *rows)
{
	if (!rows)
		return;
	kith_arena_release(&rows->arena);
	free(rows->items);
	free(rows);
}

size_t kith_rows_count(const struct kith_rows *rows)
{
	return rows->count;
}

void kith_row_begin(struct kith_rows *rows)
{
	struct kith_row row = { .cells = NULL };

	row.cells = kith_arena_array(&rows->arena, rows->spec->count, sizeof(*row.cells));
	rows->items = kith_grow(rows->items, rows->count, &rows->capacity, sizeof(*rows->items));
	rows->items[rows->count++] = row;
}

static struct kith_row *current(struct kith_rows *rows)
{
	if (rows->count == 0)
		kith_die("a cell stands before the first row");
	return &rows->items[rows->count - 1];
}

static void add(struct kith_rows *rows, struct kith_cell cell)
{
	struct kith_row *row = current(rows);

	if (row->filled == rows->spec->count)
		kith_die("a row has more cells than its report has columns");
	row->cells[row->filled++] = cell;
}

static struct kith_cell text_cell(struct kith_rows *rows, struct kith_slice text)
{
	struct kith_cell cell = { .kind = KITH_CELL_NULL };

	if (text.len > 0) {
		cell.kind = KITH_CELL_TEXT;
		cell.text = kith_arena_copy(&rows->arena, text);
	}
	return cell;
}

static struct kith_cell list_cell(struct kith_rows *rows, const struct kith_slice *items, size_t count)
{
	struct kith_cell cell = { .kind = KITH_CELL_LIST };
	struct kith_slice *copies = NULL;

	if (count > 0)
		copies = kith_arena_array(&rows->arena, count, sizeof(*copies));
	for (size_t i = 0; i < count; i++)
		copies[i] = kith_arena_copy(&rows->arena, items[i]);
	cell.items = copies;
	cell.count = count;
	return cell;
}

void kith_cell_text(struct kith_rows *rows, struct kith_slice text)
{
	add(rows, text_cell(rows, text));
}

void kith_cell_cstr(struct kith_rows *rows, const char *text)
{
	kith_cell_text(rows, kith_slice_cstr(text));
}

void kith_cell_int(struct kith_rows *rows, long number)
{
	add(rows, (struct kith_cell){ .kind = KITH_CELL_INT, .number = number });
}

void kith_cell_number(struct kith_rows *rows, double number)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_cell cell;

	kith_buf_printf(&text, "%.2f", number);
	cell = text_cell(rows, kith_buf_view(&text));
	cell.kind = KITH_CELL_DECIMAL;
	kith_buf_release(&text);
	add(rows, cell);
}

void kith_cell_day(struct kith_rows *rows, kith_day day)
{
	enum kith_cell_kind kind = day == KITH_NO_DAY ? KITH_CELL_NULL : KITH_CELL_DAY;

	add(rows, (struct kith_cell){ .kind = kind, .number = day });
}

void kith_cell_bool(struct kith_rows *rows, bool value)
{
	add(rows, (struct kith_cell){ .kind = KITH_CELL_BOOL, .number = value });
}

void kith_cell_null(struct kith_rows *rows)
{
	add(rows, (struct kith_cell){ .kind = KITH_CELL_NULL });
}

void kith_cell_list(struct kith_rows *rows, const struct kith_slice *items, size_t count)
{
	add(rows, list_cell(rows, items, count));
}

static struct kith_why *add_why(struct kith_rows *rows, struct kith_slice text)
{
	struct kith_row *row = current(rows);
	struct kith_why *why = kith_arena_alloc(&rows->arena, sizeof(*why));

	why->text = kith_arena_copy(&rows->arena, text);
	why->day = KITH_NO_DAY;
	if (row->last_why)
		row->last_why->next = why;
	else
		row->first_why = why;
	row->last_why = why;
	return why;
}

void kith_row_why_entry(struct kith_rows *rows, kith_day day, struct kith_slice id, uint32_t line,
			struct kith_slice text)
{
	struct kith_why *why = add_why(rows, text);

	why->day = day;
	why->id = kith_arena_copy(&rows->arena, id);
	why->line = line;
}

void kith_row_why_rule(struct kith_rows *rows, const char *rule, const char *format, ...)
{
	struct kith_buf text = KITH_BUF_INIT;
	va_list args;

	va_start(args, format);
	kith_buf_vprintf(&text, format, args);
	va_end(args);
	add_why(rows, kith_buf_view(&text))->rule = kith_arena_cstr(&rows->arena, kith_slice_cstr(rule));
	kith_buf_release(&text);
}

static size_t skip_digits(struct kith_slice s, size_t at)
{
	while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
		at++;
	return at;
}

/* Whether JSON reads it as a number: then it is printed without quotes. */
static bool is_decimal(struct kith_slice s)
{
	size_t first = kith_slice_starts(s, "-") ? 1 : 0;
	size_t at = skip_digits(s, first);

	if (at == first || (s.ptr[first] == '0' && at > first + 1))
		return false;
	if (at < s.len && s.ptr[at] == '.') {
		size_t fraction = at + 1;
		at = skip_digits(s, fraction);
		if (at == fraction)
			return false;
	}
	return at == s.len;
}

/* What a single value becomes under what the schema says of its key. */
static struct kith_cell typed_cell(struct kith_rows *rows, const struct kith_extra_type *type,
				   struct kith_slice value)
{
	struct kith_cell cell = text_cell(rows, value);

	if (!type || cell.kind == KITH_CELL_NULL)
		return cell;
	if (type->data == KITH_COL_INT && is_decimal(value))
		cell.kind = KITH_CELL_DECIMAL;
	if (type->data == KITH_COL_BOOL && (kith_slice_is(value, "true") || kith_slice_is(value, "false"))) {
		cell.kind = KITH_CELL_BOOL;
		cell.number = kith_slice_is(value, "true");
	}
	return cell;
}

void kith_row_extra(struct kith_rows *rows, struct kith_slice name, const struct kith_slice *items,
		    size_t count)
{
	const struct kith_extra_type *type = kith_extra_type(name);
	struct kith_row *row = current(rows);
	struct kith_extra *extra = kith_arena_alloc(&rows->arena, sizeof(*extra));

	extra->name = kith_arena_copy(&rows->arena, name);
	if (count > 1 || (type && type->many))
		extra->cell = list_cell(rows, items, count);
	else if (count == 1)
		extra->cell = typed_cell(rows, type, items[0]);
	extra->next = row->extras;
	row->extras = extra;
}

const struct kith_cell *kith_row_cell(const struct kith_row *row, const struct kith_pick *pick)
{
	static const struct kith_cell null_cell = { .kind = KITH_CELL_NULL };

	if (pick->column != SIZE_MAX)
		return &row->cells[pick->column];
	for (const struct kith_extra *extra = row->extras; extra; extra = extra->next)
		if (kith_slice_eq(extra->name, pick->key))
			return &extra->cell;
	return &null_cell;
}
