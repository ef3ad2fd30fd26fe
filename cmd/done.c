/* kith done: ticks a task or a plan. */
#include "cmd/write.h"

static const struct kith_option options[] = {
	{ "anyway", 0, NULL, "tick a plan although its day is still to come" },
	{ NULL, 0, NULL, NULL },
};

/* Something open in a note: a task or a planned entry. */
struct open_item {
	uint32_t line;
	struct kith_slice text;
	kith_day planned; /* KITH_NO_DAY for a task */
};

struct open_list {
	struct open_item *items;
	size_t count;
};

static void add(struct open_list *list, uint32_t line, struct kith_slice text, kith_day planned)
{
	list->items[list->count].line = line;
	list->items[list->count].planned = planned;
	list->items[list->count++].text = text;
}

/* Tasks and plans in the order of the file, as `todo` counts them: two sorted lists become one. */
static void collect(struct kith_session *session, kith_id note, struct open_list *list)
{
	const struct kith_book *book = session->book;
	const struct kith_note_row *row = kith_book_note(book, note);
	const struct kith_task_row *task = kith_book_tasks(book) + row->tasks.first,
				   *tasks_end = task + row->tasks.count;
	const struct kith_entry_row *plan = kith_book_entries(book) + row->entries.first;
	const struct kith_entry_row *plans_end = plan + row->entries.count;

	list->count = 0;
	list->items = kith_arena_array(&session->arena, (size_t)row->tasks.count + row->entries.count + 1,
				       sizeof(*list->items));
	while (task < tasks_end || plan < plans_end) {
		if (plan == plans_end || (task < tasks_end && task->line < plan->line)) {
			if (task->state == KITH_BOX_OPEN)
				add(list, task->line, kith_text(book, task->text), KITH_NO_DAY);
			task++;
		} else {
			if (plan->box == KITH_BOX_OPEN)
				add(list, plan->line,
				    kith_print(session, "%.*s%s%.*s",
					       KITH_ARG(kith_text(book, plan->kind_name)),
					       plan->text.len ? ": " : "",
					       KITH_ARG(kith_text(book, plan->text))),
				    plan->day);
			plan++;
		}
	}
}

/* What is ticked counts on its day: one to come would be a contact that has not happened. */
static enum kith_code check_day(struct kith_session *session, const struct open_item *item)
{
	if (item->planned == KITH_NO_DAY || item->planned <= session->today || kith_flag(session, "anyway"))
		return KITH_OK;
	kith_say(session,
		 "this is planned for %.*s, which is to come: if it happened today, kith log says so; "
		 "--anyway ticks it",
		 KITH_ARG(kith_print_day(session, item->planned)));
	return KITH_NEGATIVE;
}

static enum kith_code choose(struct kith_session *session, kith_id note, const char *number, size_t *chosen,
			     struct open_list *list)
{
	struct kith_slice id = kith_book_id(session->book, note);
	long wanted = 1;
	size_t n;

	collect(session, note, list);
	if (list->count == 0) {
		kith_say(session, "%.*s has nothing open", KITH_ARG(id));
		return KITH_NEGATIVE;
	}
	if (number && !kith_slice_number(kith_slice_cstr(number), 100000, &wanted))
		return kith_say_usage(session, "'%s' is no number of a task", number);
	if ((number || list->count == 1) && wanted >= 1 && (size_t)wanted <= list->count) {
		*chosen = (size_t)wanted - 1;
		return KITH_OK;
	}
	if (number)
		kith_say(session, "%.*s has no number %s", KITH_ARG(id), number);
	kith_say(session, "%.*s: which one? kith done REF N", KITH_ARG(id));
	for (n = 0; n < list->count; n++)
		kith_say(session, "%zu  %.*s%s%.*s", n + 1,
			 KITH_ARG(kith_print_day(session, list->items[n].planned)),
			 list->items[n].planned == KITH_NO_DAY ? "" : " ", KITH_ARG(list->items[n].text));
	return KITH_NEGATIVE;
}

static enum kith_code add_tick(struct kith_changes *changes, kith_id note, const char *number)
{
	struct kith_session *session = changes->session;
	struct kith_edit edit = { .verb = KITH_TICK };
	struct open_list list;
	enum kith_code code;
	size_t chosen = 0;

	code = choose(session, note, number, &chosen, &list);
	if (code)
		return code;
	code = check_day(session, &list.items[chosen]);
	if (code)
		return code;
	edit.line = list.items[chosen].line;
	kith_change_edit(changes, kith_change_note(changes, note), &edit);
	kith_buf_printf(&session->out, "%.*s\t%.*s\n", KITH_ARG(kith_book_id(session->book, note)),
			KITH_ARG(list.items[chosen].text));
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_changes changes = { .session = session };
	enum kith_code code = kith_may_write(session);
	kith_id note;

	if (!code && (argc < 1 || argc > 2))
		return kith_say_usage(session, "a note, and perhaps the number of the task");
	if (!code)
		code = kith_read_ref(session, argv[0], KITH_ANY_TYPE, &note);
	if (!code)
		code = add_tick(&changes, note, argc > 1 ? argv[1] : NULL);
	if (!code)
		code = kith_changes_perform(&changes, "done");
	kith_changes_release(&changes);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "done",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.options = options,
	.run = run,
};
