#include "cmd/programs.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/slice.h"

/* The places to look in, in order, joined by ':'. */
static void search_path(struct kith_buf *places)
{
	const char *own = getenv("KITH_EXEC_PATH"), *path = getenv("PATH");

	kith_buf_printf(places, "%s%s%s:%s", own ? own : "", own && *own ? ":" : "", KITH_LIBEXECDIR,
			path ? path : "");
}

bool kith_tool_path(const char *tool, struct kith_buf *path)
{
	struct kith_buf places = KITH_BUF_INIT;
	struct kith_slice rest, place;
	size_t start = path->len;
	bool found = false;

	search_path(&places);
	for (rest = kith_buf_view(&places); !found && kith_slice_next(&rest, ':', &place);) {
		if (place.len == 0)
			continue;
		path->len = start;
		kith_buf_printf(path, "%.*s/kith-%s", KITH_ARG(place), tool);
		found = access(path->ptr, X_OK) == 0;
	}
	kith_buf_release(&places);
	return found;
}
