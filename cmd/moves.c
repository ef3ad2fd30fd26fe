/* kith moves: who changed organization or position, by their entries and the history of their notes. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cmd/report.h"
#include "history/moves.h"
#include "practice/moves.h"

#define STALE_NAMED 5 /* of the people whose organization is stale */

static const struct kith_option options[] = {
	{ "since", 0, "DATE", "on that day or later" },
	{ "until", 0, "DATE", "on that day or earlier; today otherwise" },
	{ NULL, 0, NULL, NULL },
};

static const enum kith_field watched[] = { KITH_F_ORG, KITH_F_POSITION };
#define WATCHED (sizeof(watched) / sizeof(watched[0]))

/* What the history tells, newest first. */
struct reading {
	struct kith_session *session;
	struct kith_written *items;
	size_t count, capacity;
};

static kith_id person_at(const struct kith_session *session, const char *path)
{
	kith_id note = kith_book_by_id(session->book, kith_path_id(kith_slice_cstr(path)));

	return kith_id_ok(note) && kith_book_note(session->book, note)->type == KITH_PERSON ? note
											    : KITH_NOBODY;
}

static bool is_person(void *context, const char *path)
{
	const struct reading *reading = context;

	return kith_id_ok(person_at(reading->session, path));
}

static struct kith_post post_of(const struct reading *reading, const struct kith_slice *values)
{
	struct kith_arena *arena = &reading->session->arena;
	struct kith_post post = { kith_org_name(reading->session->book, kith_arena_copy(arena, values[0])),
				  kith_arena_copy(arena, values[1]) };

	return post;
}

static void found(void *context, const struct kith_field_change *change)
{
	struct reading *reading = context;
	struct kith_written *written;

	reading->items = kith_grow(reading->items, reading->count, &reading->capacity, sizeof(*written));
	written = &reading->items[reading->count++];
	written->person = person_at(reading->session, change->path);
	written->day = change->day;
	written->from = post_of(reading, change->before);
	written->to = post_of(reading, change->after);
	written->commit = kith_arena_copy(&reading->session->arena, kith_slice_cstr(change->commit));
	written->order = SIZE_MAX - reading->count;
}

/* All names under which a field may stand in the note of a person. */
static struct kith_field_names names_of(struct kith_session *session, enum kith_field field)
{
	const struct kith_config *config = kith_book_config(session->book);
	struct kith_slice *names =
		kith_arena_array(&session->arena, config->mapping_count + 1, sizeof(*names));
	struct kith_field_names found_names = { names, 0 };

	names[found_names.count++] = kith_slice_cstr(kith_field_name(field));
	for (size_t i = 0; i < config->mapping_count; i++) {
		const struct kith_mapping *mapping = &config->mappings[i];

		if (mapping->ours == field && (mapping->type == KITH_NO_TYPE || mapping->type == KITH_PERSON))
			names[found_names.count++] = mapping->theirs;
	}
	return found_names;
}

/* With --as-of the history is that of the notebook itself. */
static enum kith_code read_history(struct reading *reading, kith_day since, kith_day until)
{
	struct kith_session *session = reading->session;
	struct kith_field_names names[WATCHED];
	struct kith_field_watch watch = { .fields = names,
					  .count = WATCHED,
					  .since = since,
					  .until = until,
					  .wanted = is_person,
					  .found = found,
					  .context = reading };
	struct kith_err err = KITH_ERR_INIT;
	struct kith_buf root = KITH_BUF_INIT;
	enum kith_code code;

	for (size_t i = 0; i < WATCHED; i++)
		names[i] = names_of(session, watched[i]);
	code = kith_book_find(kith_option(session, "directory"), &root, &err);
	if (!code)
		code = kith_store_field_history(root.ptr, &watch, &err);
	if (code && code != KITH_NEGATIVE)
		kith_say_err(session, &err);
	kith_buf_release(&root);
	return code == KITH_NEGATIVE ? KITH_OK : code;
}

static void add_why(struct kith_report *report, const struct kith_move *move)
{
	if (move->left != UINT32_MAX && move->left != move->entry)
		kith_report_why(report, move->left);
	if (move->entry != UINT32_MAX)
		kith_report_why(report, move->entry);
	else
		kith_row_why_rule(report->rows, "git",
				  "commit %.*s changed the note, and no entry tells of it",
				  KITH_ARG(kith_slice_sub(move->commit, 0, 12)));
	if (kith_move_is_door(report->session->book, move))
		kith_row_why_rule(report->rows, "door", "a former colleague elsewhere");
}

static void add_row(struct kith_report *report, const struct kith_move *move)
{
	kith_report_row(report, move->person);
	kith_report_id(report, move->person);
	kith_report_name(report, move->person);
	kith_cell_day(report->rows, move->day);
	kith_cell_text(report->rows, move->from.org);
	kith_cell_text(report->rows, move->to.org);
	kith_cell_text(report->rows, move->from.position);
	kith_cell_text(report->rows, move->to.position);
	kith_cell_cstr(report->rows, move->entry != UINT32_MAX ? "log" : "git");
	if (report->options.why)
		add_why(report, move);
}

static void say_stale(struct kith_session *session)
{
	struct kith_buf text = KITH_BUF_INIT;
	size_t count = 0;

	for (kith_id note = 0; note < kith_book_count(session->book); note++) {
		if (!kith_org_is_stale(session->book, note, session->today) || ++count > STALE_NAMED)
			continue;
		kith_buf_printf(&text, "%s%.*s", count > 1 ? ", " : "",
				KITH_ARG(kith_book_id(session->book, note)));
	}
	if (count > STALE_NAMED)
		kith_buf_printf(&text, " and %zu more", count - STALE_NAMED);
	if (count)
		kith_say(session, "no contact or entry confirmed the organization for 540 days: %s",
			 text.ptr);
	kith_buf_release(&text);
}

static enum kith_code read_days(struct kith_session *session, kith_day *since, kith_day *until)
{
	const char *from = kith_option(session, "since"), *to = kith_option(session, "until");
	enum kith_code code = KITH_OK;

	*since = KITH_NO_DAY;
	*until = session->today;
	if (from)
		code = kith_read_date(session, from, false, since);
	if (!code && to)
		code = kith_read_date(session, to, false, until);
	if (*until > session->today)
		*until = session->today;
	return code;
}

static enum kith_code report_moves(struct reading *reading, kith_day since, kith_day until)
{
	struct kith_session *session = reading->session;
	struct kith_report report;
	struct kith_move *moves;
	enum kith_code code = kith_report_begin(session, &report);
	size_t count;

	if (code)
		return code;
	moves = kith_moves_list(session->book, since, until, reading->items, reading->count, &session->arena,
				&count);
	for (size_t i = 0; i < count; i++)
		add_row(&report, &moves[i]);
	kith_report_end(&report);
	say_stale(session);
	if (count)
		return KITH_OK;
	if (since != KITH_NO_DAY || until < session->today)
		kith_say(session, "nobody moved then, as far as is recorded");
	else
		kith_say(session, "nobody moved, as far as is recorded: kith log REF joined \"Initech, staff "
				  "engineer\" tells of it");
	return KITH_NEGATIVE;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct reading reading = { .session = session };
	enum kith_code code;
	kith_day since, until;

	if (argc)
		return kith_say_usage(session, "%s: moves takes no argument but --since and --until",
				      argv[0]);
	code = read_days(session, &since, &until);
	if (!code)
		code = read_history(&reading, since, until);
	if (!code)
		code = report_moves(&reading, since, until);
	free(reading.items);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "moves",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
