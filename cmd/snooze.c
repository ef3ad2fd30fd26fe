/* kith snooze: quiets somebody in `due` until a day. */
#include "cmd/assign.h"

static enum kith_code add(struct kith_changes *changes, kith_id note, void *context)
{
	kith_assignments_edit(changes, kith_change_note(changes, note), KITH_PERSON, context, 1);
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_assignment until = { KITH_SLICE("snooze"), KITH_SLICE(""), KITH_SET };
	struct kith_each each = { "snooze", KITH_PERSONS, add, &until };
	struct kith_buf text = KITH_BUF_INIT;
	enum kith_code code;
	kith_day day;

	if (argc < 2)
		return kith_say_usage(session, "who, and until when? kith snooze ada 3w");
	code = kith_read_date(session, argv[argc - 1], true, &day);
	if (code)
		return code;
	if (day <= session->today) {
		kith_say(session, "'%s' is not after today", argv[argc - 1]);
		return KITH_USAGE;
	}
	kith_day_print(day, &text);
	until.value = kith_buf_view(&text);
	code = kith_change_each(session, argc - 1, argv, &each);
	kith_buf_release(&text);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "snooze",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.run = run,
};
