#include "base/utf8.h"
#include "view/rows_data.h"

void kith_cell_plain(const struct kith_cell *cell, const char *between, struct kith_buf *out)
{
	switch (cell->kind) {
	case KITH_CELL_NULL:
		break;
	case KITH_CELL_TEXT:
	case KITH_CELL_DECIMAL:
		kith_buf_slice(out, cell->text);
		break;
	case KITH_CELL_INT:
		kith_buf_printf(out, "%ld", cell->number);
		break;
	case KITH_CELL_DAY:
		kith_day_print((kith_day)cell->number, out);
		break;
	case KITH_CELL_BOOL:
		kith_buf_cstr(out, cell->number ? "true" : "false");
		break;
	case KITH_CELL_LIST:
		for (size_t i = 0; i < cell->count; i++) {
			kith_buf_cstr(out, i > 0 ? between : "");
			kith_buf_slice(out, cell->items[i]);
		}
		break;
	}
}

void kith_value_flat(struct kith_slice value, const char *ends, size_t count, struct kith_buf *out)
{
	size_t start = out->len;

	kith_buf_slice(out, value);
	for (size_t i = start; i < out->len; i++)
		if ((unsigned char)out->ptr[i] < ' ' && memchr(ends, out->ptr[i], count))
			out->ptr[i] = ' ';
}

/* Most values are this, and go out as they are. */
static bool is_plain_ascii(struct kith_slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < ' ' || text.ptr[i] > '~')
			return false;
	return true;
}

/* Controls that make a terminal act or that turn text round. Pipes often end on a terminal after
 * all; joiners, which scripts and emoji need, are none of these. */
static bool is_harmful(int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xfffd;
}

static bool holds_harm(struct kith_slice text)
{
	size_t at = 0;

	while (at < text.len)
		if (is_harmful(kith_utf8_next(text, &at)))
			return true;
	return false;
}

/* Line and field ends first, so that they are blanks and not shown as control characters. Records
 * that end in NUL go to programs: these get the bytes as they are. */
static void put_piped(struct kith_slice value, const struct kith_row_options *options, struct kith_buf *out)
{
	struct kith_buf flat = KITH_BUF_INIT;

	if (is_plain_ascii(value)) {
		kith_buf_slice(out, value);
		return;
	}
	if (options->nul) {
		kith_value_flat(value, "\t", 2, out);
		return;
	}
	kith_value_flat(value, "\t\n\r", 4, &flat);
	if (!options->raw && holds_harm(kith_buf_view(&flat)))
		kith_utf8_visible(kith_buf_view(&flat), out);
	else
		kith_buf_slice(out, kith_buf_view(&flat));
	kith_buf_release(&flat);
}

static void put_cell(const struct kith_cell *cell, const char *between,
		     const struct kith_row_options *options, struct kith_buf *out)
{
	struct kith_buf plain = KITH_BUF_INIT;

	if (cell->kind == KITH_CELL_TEXT) {
		put_piped(cell->text, options, out);
	} else if (cell->kind == KITH_CELL_LIST) {
		kith_cell_plain(cell, between, &plain);
		put_piped(kith_buf_view(&plain), options, out);
	} else {
		kith_cell_plain(cell, between, out);
	}
	kith_buf_release(&plain);
}

static void end_record(const struct kith_row_options *options, struct kith_buf *out)
{
	kith_buf_byte(out, options->nul ? '\0' : '\n');
}

void kith_why_plain(const struct kith_why *why, struct kith_buf *out)
{
	if (why->rule) {
		kith_buf_printf(out, "%s: ", why->rule);
	} else {
		kith_day_print(why->day, out);
		kith_buf_printf(out, "%s%.*s", why->day == KITH_NO_DAY ? "" : " ", KITH_ARG(why->id));
		if (why->line > 0)
			kith_buf_printf(out, ":%lu", (unsigned long)why->line);
		kith_buf_byte(out, ' ');
	}
	kith_buf_slice(out, why->text);
}

static void print_tsv_header(const struct kith_picks *picks, const struct kith_row_options *options,
			     struct kith_buf *out)
{
	for (size_t i = 0; i < picks->count; i++) {
		kith_buf_cstr(out, i > 0 ? "\t" : "");
		kith_buf_slice(out, picks->items[i].key);
	}
	kith_buf_cstr(out, options->why ? "\twhy" : "");
	end_record(options, out);
}

static void print_tsv(const struct kith_row *row, const struct kith_picks *picks,
		      const struct kith_row_options *options, struct kith_buf *out)
{
	struct kith_buf why = KITH_BUF_INIT;

	for (size_t i = 0; i < picks->count; i++) {
		kith_buf_cstr(out, i > 0 ? "\t" : "");
		put_cell(kith_row_cell(row, &picks->items[i]), ",", options, out);
	}
	if (options->why) {
		for (const struct kith_why *each = row->first_why; each; each = each->next) {
			kith_buf_cstr(&why, each == row->first_why ? "" : "; ");
			kith_why_plain(each, &why);
		}
		kith_buf_byte(out, '\t');
		put_piped(kith_buf_view(&why), options, out);
	}
	end_record(options, out);
	kith_buf_release(&why);
}

/* The exact bytes, whatever they are: NUL cannot be one of them. */
static void print_id(const struct kith_row *row, struct kith_buf *out)
{
	kith_cell_plain(&row->cells[0], ",", out);
	kith_buf_byte(out, '\0');
}

static void print_format(const struct kith_rows *rows, const struct kith_row *row,
			 const struct kith_row_options *options, struct kith_buf *out)
{
	struct kith_slice rest = kith_slice_cstr(options->format);

	for (;;) {
		struct kith_format_part part = kith_format_next(&rest);
		struct kith_pick pick;

		if (part.kind == KITH_FORMAT_END)
			break;
		if (part.kind == KITH_FORMAT_KEY) {
			pick = kith_pick_of(rows->spec, part.text);
			put_cell(kith_row_cell(row, &pick), ", ", options, out);
		} else {
			kith_buf_slice(out, part.text);
		}
	}
	end_record(options, out);
}

static void print_row(const struct kith_rows *rows, const struct kith_row *row,
		      const struct kith_picks *picks, const struct kith_row_options *options,
		      struct kith_buf *out)
{
	switch (options->style) {
	case KITH_ROWS_JSON:
		kith_row_json(row, picks, options->why, out);
		end_record(options, out);
		break;
	case KITH_ROWS_FORMAT:
		print_format(rows, row, options, out);
		break;
	case KITH_ROWS_NUL:
		print_id(row, out);
		break;
	case KITH_ROWS_TABLE:
	case KITH_ROWS_TSV:
		print_tsv(row, picks, options, out);
		break;
	}
}

void kith_rows_print(const struct kith_rows *rows, const struct kith_row_options *options,
		     struct kith_buf *out)
{
	struct kith_row_options chosen = *options;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_picks picks = { NULL, 0 };
	size_t count = 0, *order = NULL;

	if (options->style == KITH_ROWS_TABLE) {
		kith_table_print(rows, options, out);
		return;
	}
	if (options->style == KITH_ROWS_NUL && options->fields) {
		chosen.style = KITH_ROWS_TSV;
		chosen.nul = true;
	}
	picks = kith_picks_of(rows->spec, options->fields, &arena);
	order = kith_rows_order(rows, options, &arena, &count);
	if (chosen.header && chosen.style == KITH_ROWS_TSV)
		print_tsv_header(&picks, &chosen, out);
	for (size_t i = 0; i < count; i++)
		print_row(rows, &rows->items[order[i]], &picks, &chosen, out);
	kith_arena_release(&arena);
}
