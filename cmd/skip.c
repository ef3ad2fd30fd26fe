/* kith skip: not this time; quiets somebody in `due` until the next round. */
#include "cmd/entry.h"

static enum kith_code add(struct kith_changes *changes, kith_id note, void *context)
{
	struct kith_entry_draft draft = { .day = changes->session->today, .kind = KITH_SLICE("skipped") };

	(void)context;
	kith_entry_add(changes, kith_change_note(changes, note), &draft, false);
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_each each = { "skip", KITH_PERSONS, add, NULL };

	return kith_change_each(session, argc, argv, &each);
}

const struct kith_tool kith_tool = {
	.name = "skip",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.run = run,
};
