#include "cmd/faults.h"

#include <string.h>

#include "base/utf8.h"

/* A file with any other error could be read, and only kith check speaks of it. */
static bool is_unread(const struct kith_diag *diag)
{
	return strcmp(diag->rule, "value") != 0 && strcmp(diag->rule, "twins") != 0;
}

bool kith_fault_is_in(const struct kith_diag *diag, const char *path)
{
	return kith_slice_is(diag->path, path) ||
	       (strcmp(diag->rule, "twins") == 0 && kith_utf8_same(diag->path, kith_slice_cstr(path)));
}

bool kith_faults_say(struct kith_session *session,
		     bool (*mine)(const void *context, const struct kith_diag *diag), const void *context,
		     bool elsewhere)
{
	struct kith_diags *diags = &session->diags;
	size_t n, kept = 0;
	bool found = false;

	for (n = 0; n < diags->count; n++) {
		const struct kith_diag *diag = &diags->items[n];
		bool own = mine(context, diag);

		if (diag->severity != KITH_ERROR || (!own && !(elsewhere && is_unread(diag))))
			continue;
		found |= own;
		diags->items[kept++] = *diag;
	}
	diags->count = kept;
	kith_session_say_diags(session);
	return found;
}
