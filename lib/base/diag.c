#include "base/diag.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

void kith_diag_add(struct kith_diags *diags, enum kith_severity severity, struct kith_slice path,
		   uint32_t line, uint32_t column, const char *rule, const char *format, ...)
{
	struct kith_buf message = KITH_BUF_INIT;
	struct kith_diag *diag;
	va_list args;

	if (!diags)
		return;
	va_start(args, format);
	kith_buf_vprintf(&message, format, args);
	va_end(args);
	diags->items = kith_grow(diags->items, diags->count, &diags->capacity, sizeof(*diags->items));
	diag = &diags->items[diags->count++];
	*diag = (struct kith_diag){ .severity = severity, .line = line, .column = column, .rule = rule };
	diag->path = kith_arena_copy(&diags->texts, path);
	diag->message = kith_arena_copy(&diags->texts, kith_buf_view(&message));
	diags->errors += severity == KITH_ERROR;
	kith_buf_release(&message);
}

static int compare(const void *left, const void *right)
{
	const struct kith_diag *a = left, *b = right;
	int order = kith_slice_cmp(a->path, b->path);

	if (order)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	order = strcmp(a->rule, b->rule);
	return order ? order : kith_slice_cmp(a->message, b->message);
}

void kith_diags_sort(struct kith_diags *diags)
{
	if (diags->count)
		qsort(diags->items, diags->count, sizeof(*diags->items), compare);
}

void kith_diag_print(const struct kith_diag *diag, struct kith_buf *out)
{
	if (diag->path.len) {
		kith_utf8_visible(diag->path, out);
		if (diag->line)
			kith_buf_printf(out, ":%lu", (unsigned long)diag->line);
		if (diag->line && diag->column)
			kith_buf_printf(out, ":%lu", (unsigned long)diag->column);
		kith_buf_cstr(out, ": ");
	}
	kith_utf8_visible(diag->message, out);
	kith_buf_byte(out, '\n');
}

void kith_diags_release(struct kith_diags *diags)
{
	free(diags->items);
	kith_arena_release(&diags->texts);
	*diags = (struct kith_diags)KITH_DIAGS_INIT;
}
