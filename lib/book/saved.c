/* The saved queries of kith.yaml: whether each of them can be asked of this book. */
#include <string.h>

#include "book/build.h"
#include "book/query.h"

static void report(struct kith_build *build, const struct kith_saved_query *saved, const struct kith_err *why)
{
	const char *end = strchr(why->text, '\n'); /* the query and its caret are for a terminal */
	int len = end ? (int)(end - why->text) : (int)strlen(why->text);

	kith_buf_clear(&build->scratch);
	kith_field_quote(saved->name, &build->scratch);
	kith_diag_add(build->diags, KITH_WARNING, kith_slice_cstr(KITH_CONFIG_FILE), saved->line, 0, "query",
		      "queries: %s: %.*s", build->scratch.ptr, len, why->text);
}

void kith_saved_report(struct kith_build *build)
{
	for (size_t i = 0; i < build->config->query_count; i++) {
		const struct kith_saved_query *saved = &build->config->queries[i];
		struct kith_query *query = NULL;
		struct kith_err why = KITH_ERR_INIT;

		if (kith_query_parse(build->book, saved->text, build->today, &query, &why) != KITH_OK)
			report(build, saved, &why);
		else
			kith_query_free(query);
	}
}
