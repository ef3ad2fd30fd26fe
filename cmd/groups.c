/* kith groups: where I belong, whether it fits, and what was given and got there. */
#include "cmd/report.h"
#include "practice/groups.h"

static struct kith_slice *ids_of(struct kith_session *session, const kith_id *notes, size_t count)
{
	struct kith_slice *ids = kith_arena_array(&session->arena, count + 1, sizeof(*ids));

	for (size_t i = 0; i < count; i++)
		ids[i] = kith_book_id(session->book, notes[i]);
	return ids;
}

static struct kith_slice join(const struct kith_slice *items, size_t count, struct kith_arena *arena)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_slice copy;

	for (size_t i = 0; i < count; i++) {
		if (i)
			kith_buf_cstr(&text, ", ");
		kith_buf_slice(&text, items[i]);
	}
	copy = kith_arena_copy(arena, count ? kith_buf_view(&text) : kith_slice_cstr("none"));
	kith_buf_release(&text);
	return copy;
}

/* Hours of ninety days as a number a month. */
static double hours(long hundredths)
{
	return (double)hundredths / 100;
}

static void add_why_marks(struct kith_report *report, const struct kith_group *group)
{
	const struct kith_config *config = kith_book_config(report->session->book);

	if (group->marks & KITH_GROUP_UNSEEN)
		kith_row_why_rule(report->rows, "joined-unseen",
				  "no attended event of it on the day of joining or before");
	if (group->marks & KITH_GROUP_LOOK)
		kith_row_why_rule(report->rows, "look", "no event of it attended yet: look before you join");
	if (group->marks & KITH_GROUP_NO_FIT)
		kith_row_why_rule(report->rows, "no-fit",
				  "none of its interests is among my wants and interests");
	if (group->marks & KITH_GROUP_CONTRIBUTE)
		kith_row_why_rule(report->rows, "contribute",
				  "got more than given, no part in its events and no work for it on record");
	if (group->marks & KITH_GROUP_OVER)
		kith_row_why_rule(report->rows, "over-budget",
				  "%d groups and %d hours a month hold those above it", config->group_count,
				  config->group_hours);
}

static void add_why(struct kith_report *report, const struct kith_group *group)
{
	struct kith_session *session = report->session;
	const struct kith_book *book = session->book;
	struct kith_slice known =
		join(ids_of(session, group->known, group->known_count), group->known_count, &session->arena);
	struct kith_slice fitting = join(group->fitting, group->fit, &session->arena);

	for (size_t i = 0; i < group->help_count; i++) {
		if (group->help[i].entry != UINT32_MAX)
			kith_report_why(report, group->help[i].entry);
	}
	kith_row_why_rule(report->rows, "fit", "interests that are mine too: %.*s", KITH_ARG(fitting));
	kith_row_why_rule(report->rows, "members-known", "%.*s", KITH_ARG(known));
	kith_row_why_rule(report->rows, "help",
			  "in its notes and those of its events, and with people who were new there");
	kith_row_why_rule(report->rows, "hours", "of %zu attended events; %.2f of the last 90 days",
			  group->events, hours(group->recent));
	if (kith_id_ok(group->first_event))
		kith_row_why_entry(report->rows, kith_event_start(book, group->first_event),
				   kith_book_id(book, group->first_event), 0, kith_slice_cstr("first visit"));
	add_why_marks(report, group);
}

static void add_row(struct kith_report *report, const struct kith_group *group)
{
	struct kith_session *session = report->session;
	struct kith_slice words[KITH_GROUP_MARKS];
	size_t count = kith_group_words(group->marks, words);

	kith_report_row(report, group->group);
	kith_report_id(report, group->group);
	kith_report_name(report, group->group);
	kith_cell_text(report->rows, kith_book_first(session->book, group->group, KITH_F_KIND));
	kith_cell_text(report->rows, kith_book_first(session->book, group->group, KITH_F_STATUS));
	kith_cell_int(report->rows, (long)group->fit);
	kith_cell_int(report->rows, (long)group->known_count);
	kith_cell_int(report->rows, group->gave);
	kith_cell_int(report->rows, group->got);
	kith_report_hundredths(report, group->hours);
	kith_cell_day(report->rows, group->joined);
	kith_cell_day(report->rows, group->review);
	kith_cell_list(report->rows, words, count);
	if (report->options.why)
		add_why(report, group);
}

static void say_budget(const struct kith_session *session, const struct kith_groups *groups)
{
	const struct kith_config *config = kith_book_config(session->book);

	if (groups->over)
		kith_say(session, "over the budget: %zu groups of %d, %.1f hours a month of %d",
			 groups->counted, config->group_count, hours(groups->hours), config->group_hours);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_groups groups;
	struct kith_report report;
	enum kith_code code;

	if (argc)
		return kith_say_usage(session, "%s: groups takes no argument", argv[0]);
	code = kith_report_begin(session, &report);
	if (code)
		return code;
	kith_groups_of(session->book, session->today, &session->arena, &groups);
	for (size_t i = 0; i < groups.count; i++)
		add_row(&report, &groups.items[i]);
	kith_report_end(&report);
	say_budget(session, &groups);
	if (groups.count)
		return KITH_OK;
	kith_say(session,
		 "there is no group yet: kith new group NAME kind=meetup status=exploring makes the first");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "groups",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
