#include "base/utf8.h"
#include "book/build.h"
#include "note/place.h"

static void add_clause(struct kith_builder *rows, const struct kith_clause *clause, struct kith_place *place)
{
	struct kith_text ref = kith_builder_text(rows, clause->ref);
	struct kith_clause_row *row = kith_builder_add(rows, KITH_TABLE_CLAUSES);

	kith_place_go(place, clause->span.start);
	*row = (struct kith_clause_row){ clause->word, ref,	    KITH_NOBODY,
					 clause->wiki, place->line, place->column };
}

static struct kith_range add_clauses(struct kith_reading *reading, const struct kith_entry *entry,
				     struct kith_place *place)
{
	struct kith_builder *rows = &reading->build->rows;
	struct kith_range range = { kith_builder_count(rows, KITH_TABLE_CLAUSES), 0 };

	for (size_t i = 0; i < entry->clause_count; i++)
		add_clause(rows, &entry->clauses[i], place);
	range.count = kith_builder_count(rows, KITH_TABLE_CLAUSES) - range.first;
	return range;
}

/* An unticked day to come is planned, boxed or not; far ahead it is more likely a slip. */
static void check_day(const struct kith_reading *reading, const struct kith_entry *entry)
{
	const struct kith_build *build = reading->build;
	const char *why = entry->box_state == KITH_BOX_DONE
				  ? "is ticked, but its day is still to come"
				  : "has a day to come and counts as planned; [ ] says so";

	if (!build->check || entry->day <= build->today + 1)
		return;
	if (entry->box_state == KITH_BOX_NONE || entry->box_state == KITH_BOX_DONE)
		kith_diag_add(build->diags, KITH_WARNING, reading->file->path, entry->line, entry->column,
			      "future-entry", "the entry %s", why);
}

static void add_entry(struct kith_reading *reading, const struct kith_entry *entry, struct kith_place *place)
{
	struct kith_builder *rows = &reading->build->rows;
	struct kith_entry_row row = {
		.note = reading->id,
		.day = entry->day,
		.minute = entry->minute,
		.kind = (uint32_t)(entry->known - reading->build->config->kinds.items),
		.kind_name = kith_builder_text(rows, entry->kind),
		.word = kith_builder_text(rows, entry->word),
		.text = kith_builder_text(rows, entry->text),
		.outcome = kith_builder_text(rows, entry->outcome),
		.outcome_ref = kith_builder_text(rows, entry->outcome_ref),
		.outcome_day = entry->outcome_day,
		.outcome_note = KITH_NOBODY,
		.box = entry->box_state,
		.is_private = entry->is_private,
		.line = entry->line,
		.clauses = add_clauses(reading, entry, place),
	};

	*(struct kith_entry_row *)kith_builder_add(rows, KITH_TABLE_ENTRIES) = row;
	check_day(reading, entry);
}

static struct kith_range add_entries(struct kith_reading *reading)
{
	struct kith_builder *rows = &reading->build->rows;
	const struct kith_body *body = &reading->note->body;
	struct kith_range range = { kith_builder_count(rows, KITH_TABLE_ENTRIES), 0 };
	struct kith_place place = kith_place_start(reading->note->bytes);

	for (size_t i = 0; i < body->entry_count; i++)
		add_entry(reading, &body->entries[i], &place);
	range.count = kith_builder_count(rows, KITH_TABLE_ENTRIES) - range.first;
	return range;
}

/* Open tasks and open planned entries share one numbering, in the order of the file. */
static struct kith_range add_tasks(struct kith_reading *reading)
{
	struct kith_builder *rows = &reading->build->rows;
	const struct kith_body *body = &reading->note->body;
	struct kith_range range = { kith_builder_count(rows, KITH_TABLE_TASKS), 0 };
	uint32_t open = 0;
	size_t entry = 0;

	for (size_t i = 0; i < body->task_count; i++) {
		const struct kith_task *task = &body->tasks[i];
		struct kith_text text = kith_builder_text(rows, task->text);
		struct kith_task_row *row = kith_builder_add(rows, KITH_TABLE_TASKS);

		for (; entry < body->entry_count && body->entries[entry].line < task->line; entry++)
			open += body->entries[entry].box_state == KITH_BOX_OPEN;
		open += task->state == KITH_BOX_OPEN;
		*row = (struct kith_task_row){
			.note = reading->id,
			.n = task->state == KITH_BOX_OPEN ? open : 0,
			.state = task->state,
			.due = task->due,
			.text = text,
			.line = task->line,
		};
	}
	range.count = kith_builder_count(rows, KITH_TABLE_TASKS) - range.first;
	return range;
}

static struct kith_range add_links(struct kith_reading *reading)
{
	struct kith_builder *rows = &reading->build->rows;
	const struct kith_body *body = &reading->note->body;
	struct kith_range range = { kith_builder_count(rows, KITH_TABLE_LINKS), 0 };

	for (size_t i = 0; i < body->link_count; i++) {
		const struct kith_link *link = &body->links[i];
		struct kith_text target = kith_builder_text(rows, link->target);
		struct kith_link_row *row = kith_builder_add(rows, KITH_TABLE_LINKS);

		*row = (struct kith_link_row){ target, KITH_NOBODY, link->wiki, link->line, link->column };
	}
	range.count = kith_builder_count(rows, KITH_TABLE_LINKS) - range.first;
	return range;
}

void kith_build_body(struct kith_reading *reading, struct kith_note_row *row)
{
	row->entries = add_entries(reading);
	row->tasks = add_tasks(reading);
	row->links = add_links(reading);
}
