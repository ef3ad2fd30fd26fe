/* kith edit: opens notes in the editor and commits what was changed. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cmd/editor.h"
#include "cmd/write.h"

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_ids ids = { 0 };
	const char **paths = NULL;
	enum kith_code code = kith_may_write(session);
	size_t n;

	if (!code && argc == 0)
		return kith_say_usage(session, "which note?");
	if (!code)
		code = kith_read_refs(session, argc, argv, KITH_ANY_TYPE, &ids);
	if (!code && ids.count) {
		paths = kith_alloc(ids.count, sizeof(*paths));
		for (n = 0; n < ids.count; n++)
			paths[n] = kith_arena_cstr(
				&session->arena,
				kith_text(session->book, kith_book_note(session->book, ids.items[n])->path));
		code = kith_edit_paths(session, paths, ids.count);
	}
	free(paths);
	kith_ids_release(&ids);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "edit",
	.traits = KITH_READS_BOOK | KITH_WRITES | KITH_CHECKS,
	.run = run,
};
