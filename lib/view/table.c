#include <string.h>

#include "base/utf8.h"
#include "view/rows_data.h"
#include "view/text.h"

/* Columns between columns; the least that text is cut to before a column is left out, and the last
 * text, which is the sentence of the row; how many of the first columns say what a row is about. */
enum { GAP = 2, LEAST_TEXT = 16, LEAST_SENTENCE = 24, FIRST_COLUMNS = 3, WHY_INDENT = 4 };

#define BOLD "\033[1m"
#define RED "\033[31m"
#define YELLOW "\033[33m"
#define CYAN "\033[36m"
#define PLAIN "\033[0m"

static const struct {
	const char *word, *colour;
} coloured_words[] = {
	{ "late", RED }, { "due", YELLOW }, { "new", CYAN }, { "error", RED }, { "warning", YELLOW },
};

struct table_column {
	struct kith_pick pick;
	size_t widest; /* of its cells and its key */
	size_t width;  /* as printed */
	bool empty;
};

struct table {
	const struct kith_rows *rows;
	const struct kith_row_options *options;
	struct table_column *columns;
	size_t count;
	const size_t *order;
	size_t row_count;
	size_t sentence; /* least width of the last text */
	bool ids_last;	 /* rows have names, which serve as references too: ids are the first to go */
	struct kith_arena arena;
};

static struct kith_slice cell_text(const struct table *table, size_t row, const struct kith_pick *pick,
				   struct kith_buf *text)
{
	const struct kith_cell *cell = kith_row_cell(&table->rows->items[table->order[row]], pick);
	struct kith_buf plain = KITH_BUF_INIT;

	kith_buf_clear(text);
	kith_cell_plain(cell, ", ", &plain);
	kith_text_line(kith_buf_view(&plain), table->options->raw, text);
	kith_buf_release(&plain);
	return kith_buf_view(text);
}

static void measure(const struct table *table, struct table_column *column)
{
	struct kith_buf text = KITH_BUF_INIT;

	column->widest = kith_utf8_width(column->pick.key);
	column->empty = true;
	for (size_t i = 0; i < table->row_count; i++) {
		struct kith_slice value = cell_text(table, i, &column->pick, &text);
		size_t width = kith_utf8_width(value);
		if (value.len > 0)
			column->empty = false;
		if (width > column->widest)
			column->widest = width;
	}
	kith_buf_release(&text);
}

/* Columns that nobody asked for by name are left out where no row has anything to say. */
static void choose_columns(struct table *table)
{
	struct kith_picks picks = kith_picks_of(table->rows->spec, table->options->fields, &table->arena);

	table->columns = kith_arena_array(&table->arena, picks.count + 1, sizeof(*table->columns));
	for (size_t i = 0; i < picks.count; i++) {
		struct table_column column = { .pick = picks.items[i] };
		measure(table, &column);
		column.width = column.widest;
		if (!column.empty || table->options->fields)
			table->columns[table->count++] = column;
	}
}

/* Where rows have a name, it comes first and the id last. */
static void put_ids_last(struct table *table)
{
	struct table_column id;

	if (table->options->fields || table->count < 2 || !kith_slice_is(table->columns[0].pick.key, "id") ||
	    kith_column_find(table->rows->spec, kith_slice_cstr("name")) == SIZE_MAX)
		return;
	id = table->columns[0];
	memmove(table->columns, table->columns + 1, (table->count - 1) * sizeof(*table->columns));
	table->columns[table->count - 1] = id;
	table->ids_last = true;
}

/* What leads a row stays whole, so that it can be copied, but for a long title. */
static bool shrinks(const struct table *table, size_t i)
{
	enum kith_column_data data = table->columns[i].pick.data;
	struct kith_slice key = table->columns[i].pick.key;

	return (i > 0 || kith_slice_is(key, "title") || kith_slice_is(key, "source")) &&
	       (data == KITH_COL_TEXT || data == KITH_COL_LIST);
}

static bool is_sentence(const struct table *table, size_t i)
{
	if (i < FIRST_COLUMNS || table->columns[i].pick.data != KITH_COL_TEXT)
		return false;
	for (size_t after = i + 1; after < table->count; after++)
		if (table->columns[after].pick.data == KITH_COL_TEXT)
			return false;
	return true;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t least_width(const struct table *table, size_t i)
{
	const struct table_column *column = &table->columns[i];
	size_t least = larger(kith_utf8_width(column->pick.key), LEAST_TEXT);

	if (is_sentence(table, i))
		least = table->sentence;
	return shrinks(table, i) && column->widest > least ? least : column->widest;
}

static size_t total(const struct table *table, bool least)
{
	size_t sum = 0;

	for (size_t i = 0; i < table->count; i++)
		sum += (i > 0 ? GAP : 0) + (least ? least_width(table, i) : table->columns[i].width);
	return sum;
}

/* Narrows a column by what is too much, but not below `least`. */
static void narrow(struct table *table, size_t i, size_t least)
{
	struct table_column *column = &table->columns[i];
	size_t sum = total(table, false), width = table->options->width;
	size_t excess = sum > width ? sum - width : 0;

	if (column->width <= least)
		return;
	column->width = column->width - least > excess ? column->width - excess : least;
}

/* The last column that is neither text nor among the first, or SIZE_MAX: a sentence that is cut still
 * says more than a number beside it. */
static size_t least_useful(const struct table *table)
{
	for (size_t i = table->count; i-- > FIRST_COLUMNS;)
		if (table->columns[i].pick.data != KITH_COL_TEXT)
			return i;
	return SIZE_MAX;
}

static void leave_out(struct table *table, size_t i)
{
	memmove(&table->columns[i], &table->columns[i + 1], (table->count - i - 1) * sizeof(*table->columns));
	table->count--;
}

/* Leaves out columns until the others fit when they are cut: first what says little, so that the
 * sentence gets room, then from the end. */
static void thin_out(struct table *table)
{
	size_t width = table->options->width, i;

	table->sentence = larger(LEAST_SENTENCE, width * 2 / 5);
	while (total(table, true) > width && (i = least_useful(table)) != SIZE_MAX)
		leave_out(table, i);
	if (total(table, true) > width)
		table->sentence = LEAST_TEXT;
	while (table->count > 1 && total(table, true) > width)
		leave_out(table, table->count - 1);
}

/* The last columns are cut first. One that a single long value made wide gives way before them, down
 * to a third of the line. */
static void fit(struct table *table)
{
	size_t width = table->options->width;

	if (width == 0)
		return;
	if (table->ids_last && total(table, false) > width)
		leave_out(table, table->count - 1);
	thin_out(table);
	for (size_t i = table->count; i-- > 0;)
		if (i + 1 < table->count && shrinks(table, i) && width / 3 > least_width(table, i))
			narrow(table, i, width / 3);
	for (size_t i = table->count; i-- > 0;)
		narrow(table, i, least_width(table, i));
	if (table->count > 0 && table->columns[0].width > width)
		table->columns[0].width = width;
}

static const char *colour_of(const struct table *table, const struct table_column *column,
			     struct kith_slice text)
{
	if (!table->options->colour || column->pick.data != KITH_COL_WORD)
		return NULL;
	for (size_t i = 0; i < sizeof(coloured_words) / sizeof(*coloured_words); i++)
		if (kith_slice_is(text, coloured_words[i].word))
			return coloured_words[i].colour;
	return NULL;
}

static void put_cell(const struct table *table, size_t i, struct kith_slice text, const char *colour,
		     struct kith_buf *out)
{
	const struct table_column *column = &table->columns[i];
	struct kith_buf cut = KITH_BUF_INIT;
	size_t used = kith_utf8_cut(text, column->width, &cut);
	size_t pad = column->width > used ? column->width - used : 0;
	bool right = column->pick.data == KITH_COL_INT || column->pick.data == KITH_COL_NUMBER;

	if (right)
		kith_text_spaces(pad, out);
	kith_buf_cstr(out, colour ? colour : "");
	kith_buf_slice(out, kith_buf_view(&cut));
	kith_buf_cstr(out, colour ? PLAIN : "");
	if (!right)
		kith_text_spaces(pad, out);
	kith_buf_release(&cut);
}

/* Ends a line without the spaces that pad its last cells. */
static void end_line(size_t start, struct kith_buf *out)
{
	size_t end = out->len;

	while (end > start && out->ptr[end - 1] == ' ')
		end--;
	kith_buf_splice(out, end, out->len, kith_slice_of("\n", 1));
}

static void put_header(const struct table *table, struct kith_buf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < table->count; i++) {
		kith_text_spaces(i > 0 ? GAP : 0, out);
		put_cell(table, i, table->columns[i].pick.key, table->options->colour ? BOLD : NULL, out);
	}
	end_line(start, out);
}

static void put_whys(const struct table *table, const struct kith_row *row, struct kith_buf *out)
{
	struct kith_buf text = KITH_BUF_INIT;

	for (const struct kith_why *why = row->first_why; why; why = why->next) {
		kith_buf_clear(&text);
		kith_why_plain(why, &text);
		kith_text_wrap(kith_buf_view(&text), WHY_INDENT, table->options->width, out);
	}
	kith_buf_release(&text);
}

static void put_row(const struct table *table, size_t row, struct kith_buf *out)
{
	struct kith_buf text = KITH_BUF_INIT;
	size_t start = out->len;

	for (size_t i = 0; i < table->count; i++) {
		struct kith_slice value = cell_text(table, row, &table->columns[i].pick, &text);
		kith_text_spaces(i > 0 ? GAP : 0, out);
		put_cell(table, i, value, colour_of(table, &table->columns[i], value), out);
	}
	end_line(start, out);
	if (table->options->why)
		put_whys(table, &table->rows->items[table->order[row]], out);
	kith_buf_release(&text);
}

void kith_table_print(const struct kith_rows *rows, const struct kith_row_options *options,
		      struct kith_buf *out)
{
	struct table table = { .rows = rows, .options = options };

	table.order = kith_rows_order(rows, options, &table.arena, &table.row_count);
	if (table.row_count > 0) {
		choose_columns(&table);
		put_ids_last(&table);
		fit(&table);
		put_header(&table, out);
	}
	for (size_t i = 0; i < table.row_count; i++)
		put_row(&table, i, out);
	kith_arena_release(&table.arena);
}
