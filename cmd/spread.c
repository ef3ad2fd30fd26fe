/* kith spread: staggers first due dates over their cadence, so that an import is not due in one day. */
#include "cmd/assign.h"
#include "practice/spread.h"

static void add_turn(struct kith_changes *changes, const struct kith_turn *turn)
{
	struct kith_session *session = changes->session;
	struct kith_assignment until = { KITH_SLICE("snooze"), KITH_SLICE(""), KITH_SET };
	struct kith_buf day = KITH_BUF_INIT;

	kith_day_print(turn->day, &day);
	until.value = kith_arena_copy(&session->arena, kith_buf_view(&day));
	kith_assignments_edit(changes, kith_change_note(changes, turn->person), KITH_PERSON, &until, 1);
	kith_buf_printf(&session->out, "%.*s\t%s\n", KITH_ARG(kith_book_id(session->book, turn->person)),
			day.ptr);
	kith_buf_release(&day);
}

/* What they promise together, which no order of turns makes less. */
static void say_load(struct kith_session *session, const struct kith_turn *turns, size_t count)
{
	double limit = kith_book_config(session->book)->capacity, promised = 0;
	size_t n;

	for (n = 0; n < count; n++)
		promised += 7.0 / turns[n].cadence;
	if (promised > limit)
		kith_say(session,
			 "they alone promise %.1f contacts a week, and %.3g can be kept up: kith capacity "
			 "says whom to relax first",
			 promised, limit);
}

static enum kith_code perform(struct kith_session *session, const struct kith_turn *turns, size_t count)
{
	struct kith_changes changes = { .session = session };
	enum kith_code code;
	size_t n;

	for (n = 0; n < count; n++)
		add_turn(&changes, &turns[n]);
	code = kith_changes_perform(&changes, "spread");
	if (code && !session->committed && code != KITH_NEGATIVE)
		kith_buf_clear(&session->out);
	if (!code)
		say_load(session, turns, count);
	kith_changes_release(&changes);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_ids people = { 0 };
	struct kith_turn *turns = NULL;
	enum kith_code code = kith_may_write(session);
	size_t count = 0;

	if (!code && argc == 0)
		return kith_say_usage(session, "whose due dates? kith spread 'tier:regular last:'");
	if (!code)
		code = kith_read_targets(session, argc, argv, KITH_PERSONS, &people);
	if (!code) {
		turns = kith_spread_of(session->book, people.items, people.count, session->today,
				       &session->arena, &count);
		if (count == 0)
			kith_say(session, "none of them is late, due or new: there is nothing to spread");
	}
	if (!code && count > 0)
		code = perform(session, turns, count);
	kith_ids_release(&people);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "spread",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.run = run,
};
