/* kith debrief: records whom I met at an event, person by person. */
#include "cmd/debrief.h"

#include <stdlib.h>

static enum kith_code read_event(struct kith_session *session, const char *text, kith_id *event)
{
	enum kith_code code = kith_read_ref(session, text, KITH_EVENTS, event);
	struct kith_slice id, status;
	kith_day day;

	if (code)
		return code;
	id = kith_book_id(session->book, *event);
	day = kith_debrief_day(session->book, *event);
	status = kith_event_status(session->book, *event, session->today);
	if (kith_book_note(session->book, *event)->type != KITH_EVENT)
		kith_say(session, "%.*s is no event", KITH_ARG(id));
	else if (day == KITH_NO_DAY)
		kith_say(session, "%.*s has no date: kith set %.*s date=yesterday", KITH_ARG(id),
			 KITH_ARG(id));
	else if (day > session->today)
		kith_say(session, "%.*s is still to come: kith prep %.*s", KITH_ARG(id), KITH_ARG(id));
	else if (kith_slice_is(status, "skipped") || kith_slice_is(status, "cancelled"))
		kith_say(session, "%.*s is %.*s: kith set %.*s status=attended, if you were there",
			 KITH_ARG(id), KITH_ARG(status), KITH_ARG(id));
	else
		return KITH_OK;
	return KITH_NEGATIVE;
}

static enum kith_code read_lines(struct kith_debriefing *debriefing)
{
	struct kith_session *session = debriefing->session;
	struct kith_buf input = KITH_BUF_INIT;
	enum kith_code code = kith_read_stdin(session, &input);
	struct kith_slice rest = kith_arena_copy(&session->arena, kith_buf_view(&input)), line;
	struct kith_debrief debrief;
	const char *why;
	size_t number;

	kith_buf_release(&input);
	for (number = 1; !code && kith_slice_next(&rest, '\n', &line); number++) {
		if (kith_debrief_is_blank(line))
			continue;
		why = kith_debrief_read(line, debriefing->kinds, &debrief);
		if (why)
			code = kith_say_usage(
				session, "%s (name; kind: text; does; wants; offers; follow-up; tier)", why);
		else
			code = kith_debrief_add(debriefing, &debrief);
		if (code)
			kith_say(session, "line %zu: nothing was recorded", number);
	}
	return code;
}

/* A person who cannot be recorded is asked for again; those before stay. */
static enum kith_code ask_for_people(struct kith_debriefing *debriefing)
{
	struct kith_debrief debrief;

	while (kith_debrief_ask(debriefing->session, &debrief)) {
		if (kith_debrief_finish(debriefing->kinds, &debrief) ||
		    kith_debrief_add(debriefing, &debrief))
			kith_say(debriefing->session, "this was not recorded: once more, please");
	}
	return KITH_OK;
}

static enum kith_code record(struct kith_debriefing *debriefing)
{
	struct kith_session *session = debriefing->session;
	enum kith_code code = kith_debrief_can_ask() ? ask_for_people(debriefing) : read_lines(debriefing);

	if (code)
		return code;
	if (debriefing->count || kith_debrief_is_talk(session->book, debriefing->event))
		kith_debrief_close(debriefing);
	if (debriefing->changes.count == 0) {
		kith_say(session, "nobody was named: a line \"name; kind: text; does; wants; offers; "
				  "follow-up; tier\" each");
		return KITH_NEGATIVE;
	}
	for (size_t i = 0; i < debriefing->count; i++)
		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(debriefing->parties[i].id));
	code = kith_changes_perform(&debriefing->changes, "debrief");
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_debriefing debriefing = { .session = session,
					      .changes = { .session = session },
					      .kinds = &kith_book_config(session->book)->kinds };
	enum kith_code code = kith_may_write(session);

	if (!code && argc != 1)
		return kith_say_usage(session, "after which event?");
	if (!code)
		code = read_event(session, argv[0], &debriefing.event);
	if (!code)
		code = record(&debriefing);
	if (code && code != KITH_NEGATIVE && !session->committed)
		kith_buf_clear(&session->out);
	kith_changes_release(&debriefing.changes);
	free(debriefing.parties);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "debrief",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.run = run,
};
