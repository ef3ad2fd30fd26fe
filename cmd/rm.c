/* kith rm: deletes notes, undoably; says who still refers to them. */
#include "cmd/write.h"

/* References from elsewhere are left as they are; the user is told where. */
static void say_referrers(struct kith_session *session, kith_id note)
{
	const struct kith_note_row *row = kith_book_note(session->book, note);
	const struct kith_role *roles = kith_book_roles(session->book) + row->roles.first;
	kith_id last = note;
	size_t n;

	for (n = 0; n < row->roles.count; n++) {
		if (roles[n].note == last || roles[n].note == note)
			continue;
		last = roles[n].note;
		kith_say(session, "%.*s still names %.*s", KITH_ARG(kith_book_id(session->book, last)),
			 KITH_ARG(kith_book_id(session->book, note)));
	}
}

static enum kith_code add(struct kith_changes *changes, kith_id note, void *context)
{
	(void)context;
	kith_change_note(changes, note)->verb = KITH_CHANGE_DELETE;
	say_referrers(changes->session, note);
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_each each = { "rm", KITH_ANY_TYPE, add, NULL };

	return kith_change_each(session, argc, argv, &each);
}

const struct kith_tool kith_tool = {
	.name = "rm",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.run = run,
};
