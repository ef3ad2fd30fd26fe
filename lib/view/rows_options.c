#include "base/alloc.h"
#include "base/utf8.h"
#include "view/rows_data.h"

#include <stdlib.h>

/* Calls `each` for every name that an option holds, until it answers other than OK. */
struct name_visitor {
	const struct kith_row_spec *spec;
	enum kith_code (*each)(struct name_visitor *visitor, const char *option, struct kith_slice name);
	bool (*known)(void *context, struct kith_slice name);
	void (*name)(void *context, struct kith_slice name);
	void *context;
	struct kith_slice *seen;
	size_t seen_count, seen_capacity;
	struct kith_err *err;
};

static enum kith_code visit_format(struct name_visitor *visitor, const char *format)
{
	struct kith_slice rest = kith_slice_cstr(format);
	enum kith_code code = KITH_OK;

	while (code == KITH_OK) {
		struct kith_format_part part = kith_format_next(&rest);
		if (part.kind == KITH_FORMAT_END)
			break;
		if (part.kind == KITH_FORMAT_BAD)
			return kith_fail(visitor->err, KITH_USAGE,
					 "--format: the brace at '%.*s' stands alone; write {key}, or {{ and "
					 "}} for braces",
					 KITH_ARG(part.text));
		if (part.kind == KITH_FORMAT_KEY)
			code = visitor->each(visitor, "--format", part.text);
	}
	return code;
}

static enum kith_code visit_names(struct name_visitor *visitor, const struct kith_row_options *options)
{
	struct kith_slice rest = kith_slice_cstr(options->fields), part;
	enum kith_code code = KITH_OK;

	if (options->fields && rest.len == 0)
		code = visitor->each(visitor, "--fields", rest);
	while (code == KITH_OK && kith_slice_next(&rest, ',', &part))
		code = visitor->each(visitor, "--fields", kith_slice_trim(part));
	if (code == KITH_OK && options->format)
		code = visit_format(visitor, options->format);
	if (code == KITH_OK && options->sort)
		code = visitor->each(visitor, "--sort", kith_slice_cstr(options->sort));
	return code;
}

static enum kith_code report_name(struct name_visitor *visitor, const char *option, struct kith_slice name)
{
	(void)option;
	if (name.len == 0 || kith_column_find(visitor->spec, name) != SIZE_MAX)
		return KITH_OK;
	for (size_t i = 0; i < visitor->seen_count; i++)
		if (kith_slice_eq(visitor->seen[i], name))
			return KITH_OK;
	visitor->seen = kith_grow(visitor->seen, visitor->seen_count, &visitor->seen_capacity,
				  sizeof(*visitor->seen));
	visitor->seen[visitor->seen_count++] = name;
	visitor->name(visitor->context, name);
	return KITH_OK;
}

void kith_row_options_names(const struct kith_row_spec *spec, const struct kith_row_options *options,
			    void (*name)(void *context, struct kith_slice name), void *context)
{
	struct name_visitor visitor = { .spec = spec, .each = report_name, .name = name, .context = context };

	visit_names(&visitor, options);
	free(visitor.seen);
}

/* The column that was probably meant, or NULL. */
static const char *near_column(const struct kith_row_spec *spec, struct kith_slice name)
{
	for (size_t i = 0; i < spec->count; i++)
		if (kith_utf8_distance(name, kith_slice_cstr(spec->columns[i].key), 2) <=
		    (name.len < 5 ? 1u : 2u))
			return spec->columns[i].key;
	return NULL;
}

static enum kith_code fail_name(struct name_visitor *visitor, const char *option, struct kith_slice name)
{
	const char *near = near_column(visitor->spec, name);
	struct kith_buf columns = KITH_BUF_INIT;
	enum kith_code code = KITH_USAGE;

	for (size_t i = 0; i < visitor->spec->count; i++)
		kith_buf_printf(&columns, "%s%s", i > 0 ? ", " : "", visitor->spec->columns[i].key);
	if (name.len > 0 && near)
		code = kith_fail(visitor->err, KITH_USAGE,
				 "%s: there is no column '%.*s'; is '%s' meant? (%s)", option, KITH_ARG(name),
				 near, columns.ptr);
	else if (name.len > 0)
		code = kith_fail(visitor->err, KITH_USAGE, "%s: there is no column '%.*s' (%s)", option,
				 KITH_ARG(name), columns.ptr);
	else
		code = kith_fail(visitor->err, KITH_USAGE, "%s: a column's name is missing (%s)", option,
				 columns.ptr);
	kith_buf_release(&columns);
	return code;
}

static enum kith_code check_name(struct name_visitor *visitor, const char *option, struct kith_slice name)
{
	if (kith_column_find(visitor->spec, name) != SIZE_MAX)
		return KITH_OK;
	if (name.len > 0 && visitor->known && visitor->known(visitor->context, name))
		return KITH_OK;
	return fail_name(visitor, option, name);
}

enum kith_code kith_row_options_check(const struct kith_row_spec *spec,
				      const struct kith_row_options *options,
				      bool (*known)(void *context, struct kith_slice name), void *context,
				      struct kith_err *err)
{
	struct name_visitor visitor = {
		.spec = spec, .each = check_name, .known = known, .context = context, .err = err
	};

	return visit_names(&visitor, options);
}
