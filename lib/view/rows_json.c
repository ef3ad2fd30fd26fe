#include "view/json.h"
#include "view/rows_data.h"

static void put_json(const struct kith_cell *cell, struct kith_buf *out)
{
	switch (cell->kind) {
	case KITH_CELL_NULL:
		kith_buf_cstr(out, "null");
		break;
	case KITH_CELL_TEXT:
		kith_json_string(cell->text, out);
		break;
	case KITH_CELL_INT:
	case KITH_CELL_BOOL:
	case KITH_CELL_DECIMAL:
		kith_cell_plain(cell, "", out);
		break;
	case KITH_CELL_DAY:
		kith_json_day((kith_day)cell->number, out);
		break;
	case KITH_CELL_LIST:
		kith_buf_byte(out, '[');
		for (size_t i = 0; i < cell->count; i++) {
			kith_buf_cstr(out, i > 0 ? "," : "");
			kith_json_string(cell->items[i], out);
		}
		kith_buf_byte(out, ']');
		break;
	}
}

static void put_json_why(const struct kith_why *why, struct kith_buf *out)
{
	if (why->rule) {
		kith_buf_cstr(out, "{\"rule\":");
		kith_json_string(kith_slice_cstr(why->rule), out);
	} else {
		kith_buf_cstr(out, "{\"date\":");
		kith_json_day(why->day, out);
		kith_buf_cstr(out, ",\"id\":");
		kith_json_string(why->id, out);
		kith_buf_printf(out, ",\"line\":%lu", (unsigned long)why->line);
	}
	kith_buf_cstr(out, ",\"text\":");
	kith_json_string(why->text, out);
	kith_buf_byte(out, '}');
}

void kith_row_json(const struct kith_row *row, const struct kith_picks *picks, bool why, struct kith_buf *out)
{
	for (size_t i = 0; i < picks->count; i++) {
		kith_buf_byte(out, i > 0 ? ',' : '{');
		kith_json_string(picks->items[i].key, out);
		kith_buf_byte(out, ':');
		put_json(kith_row_cell(row, &picks->items[i]), out);
	}
	if (why) {
		kith_buf_cstr(out, ",\"why\":[");
		for (const struct kith_why *each = row->first_why; each; each = each->next) {
			kith_buf_cstr(out, each == row->first_why ? "" : ",");
			put_json_why(each, out);
		}
		kith_buf_byte(out, ']');
	}
	kith_buf_byte(out, '}');
}
