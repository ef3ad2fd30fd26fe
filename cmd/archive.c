/* kith archive: sets people aside; archived notes appear only when asked for. */
#include "cmd/assign.h"

static enum kith_code add(struct kith_changes *changes, kith_id note, void *context)
{
	static const struct kith_assignment archived = { KITH_SLICE("status"), KITH_SLICE("archived"),
							 KITH_SET };

	(void)context;
	kith_assignments_edit(changes, kith_change_note(changes, note), KITH_PERSON, &archived, 1);
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_each each = { "archive", KITH_PERSONS, add, NULL };

	return kith_change_each(session, argc, argv, &each);
}

const struct kith_tool kith_tool = {
	.name = "archive",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.run = run,
};
