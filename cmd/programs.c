#include "cmd/programs.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/slice.h"

/* The places to look in, in order, joined by ':'. */
static void search_path(struct kith_buf *places)
{
	const char *own = getenv("KITH_EXEC_PATH"), *path = getenv("PATH");

	kith_buf_printf(places, "%s%s%s:%s", own ? own : "", own && *own ? ":" : "", KITH_LIBEXECDIR, path ? path : "");
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

static void each_in(const char *place, void (*found)(void *context, const char *tool), void *context)
{
	DIR *folder = opendir(place);
	struct dirent *entry;

	if (!folder)
		return;
	while ((entry = readdir(folder)))
		if (strncmp(entry->d_name, "kith-", 5) == 0)
			found(context, entry->d_name + 5);
	closedir(folder);
}

void kith_tool_each(void (*found)(void *context, const char *tool), void *context)
{
	struct kith_buf places = KITH_BUF_INIT, name = KITH_BUF_INIT;
	struct kith_slice rest, place;

	search_path(&places);
	for (rest = kith_buf_view(&places); kith_slice_next(&rest, ':', &place);) {
		if (place.len == 0)
			continue;
		kith_buf_clear(&name);
		kith_buf_slice(&name, place);
		each_in(name.ptr, found, context);
	}
	kith_buf_release(&places);
	kith_buf_release(&name);
}
