#include "practice/todo_rows.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/ask.h"
#include "practice/lead.h"

/* Kinds of entry that stay open until their outcome. `verb` begins the text. */
static const struct owed {
	const char *entry, *kind, *verb;
} owed[] = {
	{ "was-asked", "answer", "answer " },
	{ "asked", "outcome", "outcome of asking " },
	{ "lent", "return", "get back from " },
	{ "borrowed", "return", "give back to " },
};

bool kith_todo_wants(const struct kith_todo_rows *rows, kith_id note)
{
	uint32_t flags = kith_book_note(rows->book, note)->flags;

	if (flags & KITH_NOTE_UNREADABLE)
		return false;
	return rows->wanted ? rows->wanted(rows->context, note) : !(flags & KITH_NOTE_ARCHIVED);
}

bool kith_todo_is_time(const struct kith_todo_rows *rows, kith_day due)
{
	return rows->ahead || due == KITH_NO_DAY || due <= rows->today;
}

void kith_todo_add(struct kith_todo_rows *rows, struct kith_todo todo)
{
	todo.text = kith_arena_copy(rows->arena, kith_buf_view(&rows->text));
	kith_buf_clear(&rows->text);
	rows->items = kith_grow(rows->items, rows->count, &rows->capacity, sizeof(*rows->items));
	rows->items[rows->count++] = todo;
}

static void add_entry(struct kith_todo_rows *rows, const struct kith_entry_row *entry, const char *kind,
		      uint32_t n)
{
	struct kith_slice text = kith_text(rows->book, entry->text);
	struct kith_todo todo = { .note = entry->note,
				  .n = n,
				  .due = entry->day,
				  .kind = kind,
				  .entry = kith_entry_number(rows->book, entry),
				  .task = UINT32_MAX,
				  .line = entry->line };

	if (text.len) {
		kith_buf_cstr(&rows->text, ": ");
		kith_buf_slice(&rows->text, text);
	}
	kith_todo_add(rows, todo);
}

static void add_plan(struct kith_todo_rows *rows, const struct kith_entry_row *entry, uint32_t n)
{
	struct kith_slice word = kith_text(rows->book, entry->word);
	size_t len;

	if (!kith_todo_is_time(rows, entry->day))
		return;
	kith_buf_slice(&rows->text, kith_text(rows->book, entry->kind_name));
	if (word.len)
		kith_buf_printf(&rows->text, "(%.*s)", KITH_ARG(word));
	kith_buf_cstr(&rows->text, " with ");
	len = rows->text.len;
	kith_entry_names(rows->book, entry, &rows->text);
	if (rows->text.len == len)
		kith_buf_splice(&rows->text, len - strlen(" with "), len, kith_slice_of(NULL, 0));
	add_entry(rows, entry, "plan", n);
}

static void add_owed(struct kith_todo_rows *rows, const struct kith_entry_row *entry, const struct owed *what)
{
	size_t len;

	if (entry->outcome.len || !kith_entry_happened(entry, rows->today) ||
	    (strcmp(what->entry, "asked") == 0 && kith_ask_closes(rows->book, entry) <= rows->today))
		return;
	kith_buf_cstr(&rows->text, what->verb);
	len = rows->text.len;
	kith_entry_names(rows->book, entry, &rows->text);
	if (rows->text.len == len)
		kith_buf_cstr(&rows->text, "somebody");
	add_entry(rows, entry, what->kind, 0);
}

static void see_entry(struct kith_todo_rows *rows, const struct kith_entry_row *entry, uint32_t n)
{
	const char *name = kith_book_kind(rows->book, entry->kind)->name;

	if (n) {
		add_plan(rows, entry, n);
		return;
	}
	for (size_t i = 0; i < sizeof(owed) / sizeof(owed[0]); i++) {
		if (strcmp(name, owed[i].entry) == 0)
			add_owed(rows, entry, &owed[i]);
	}
}

static bool is_live_lead(const struct kith_book *book, kith_id note, kith_day today)
{
	struct kith_lead lead;

	if (kith_book_note(book, note)->type != KITH_LEAD)
		return false;
	kith_lead_of(book, note, today, &lead);
	return !kith_stage_is_over(lead.stage);
}

static void see_task(struct kith_todo_rows *rows, const struct kith_task_row *task, bool is_step)
{
	struct kith_todo todo = { .note = task->note,
				  .n = task->n,
				  .due = task->due,
				  .kind = is_step ? "lead" : "task",
				  .entry = UINT32_MAX,
				  .task = (uint32_t)(task - kith_book_tasks(rows->book)),
				  .line = task->line };

	if (!kith_todo_is_time(rows, task->due))
		return;
	kith_buf_slice(&rows->text, kith_text(rows->book, task->text));
	kith_todo_add(rows, todo);
}

static void see_tasks(struct kith_todo_rows *rows, kith_id note)
{
	struct kith_range range = kith_book_note(rows->book, note)->tasks;
	const struct kith_task_row *tasks = kith_book_tasks(rows->book) + range.first;
	bool is_step = is_live_lead(rows->book, note, rows->today);

	for (uint32_t i = 0; i < range.count; i++) {
		if (tasks[i].state != KITH_BOX_OPEN)
			continue;
		see_task(rows, &tasks[i], is_step);
		is_step = false;
	}
}

/* Open boxes of a note share one numbering in the order of the file; a task knows its own number,
 * an entry's is one more than the boxes above it. */
static void see_entries(struct kith_todo_rows *rows, kith_id note)
{
	const struct kith_note_row *row = kith_book_note(rows->book, note);
	const struct kith_entry_row *entries = kith_book_entries(rows->book) + row->entries.first;
	const struct kith_task_row *tasks = kith_book_tasks(rows->book) + row->tasks.first;
	uint32_t n = 0, task = 0;

	for (uint32_t i = 0; i < row->entries.count; i++) {
		bool is_open = entries[i].box == KITH_BOX_OPEN;

		for (; task < row->tasks.count && tasks[task].line < entries[i].line; task++)
			n += tasks[task].state == KITH_BOX_OPEN;
		n += is_open;
		see_entry(rows, &entries[i], is_open ? n : 0);
	}
}

static void see_group(struct kith_todo_rows *rows, kith_id group)
{
	size_t count;
	const struct kith_value *values = kith_book_field(rows->book, group, KITH_F_REVIEW, &count);
	struct kith_todo todo = { .note = group, .kind = "review", .entry = UINT32_MAX, .task = UINT32_MAX };

	todo.due = kith_book_number(rows->book, group, KITH_F_REVIEW, KITH_NO_DAY);
	if (todo.due == KITH_NO_DAY || !kith_todo_is_time(rows, todo.due) ||
	    kith_book_has(rows->book, group, KITH_F_STATUS, "left"))
		return;
	todo.line = count ? values[0].line : 0;
	kith_buf_cstr(&rows->text, "decide whether to stay in ");
	kith_buf_slice(&rows->text, kith_book_name(rows->book, group));
	kith_todo_add(rows, todo);
}

static void see_note(struct kith_todo_rows *rows, kith_id note)
{
	uint32_t type = kith_book_note(rows->book, note)->type;

	if (!kith_todo_wants(rows, note))
		return;
	see_tasks(rows, note);
	see_entries(rows, note);
	if (type == KITH_GROUP)
		see_group(rows, note);
	else if (type == KITH_LEAD)
		kith_todo_told(rows, note);
	else if (kith_is_tie(rows->book, note))
		kith_todo_thanks(rows, note);
}

static int by_date(const void *left, const void *right)
{
	const struct kith_todo *a = left, *b = right;
	int order;

	if (a->due != b->due) {
		if (a->due == KITH_NO_DAY || b->due == KITH_NO_DAY)
			return a->due == KITH_NO_DAY ? 1 : -1;
		return a->due < b->due ? -1 : 1;
	}
	if (a->note != b->note)
		return a->note < b->note ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	order = strcmp(a->kind, b->kind);
	return order ? order : kith_slice_cmp(a->text, b->text);
}

struct kith_todo *kith_todo_list(const struct kith_book *book, kith_day today, bool ahead,
				 bool (*wanted)(void *context, kith_id note), void *context,
				 struct kith_arena *arena, size_t *count)
{
	struct kith_todo_rows rows = { .book = book,
				       .today = today,
				       .ahead = ahead,
				       .wanted = wanted,
				       .context = context,
				       .arena = arena };
	struct kith_todo *todos;

	for (size_t i = 0; i < kith_book_count(book); i++)
		see_note(&rows, (kith_id)i);
	kith_todo_intros(&rows);
	if (rows.count)
		qsort(rows.items, rows.count, sizeof(*rows.items), by_date);
	todos = kith_arena_array(arena, rows.count, sizeof(*todos));
	if (rows.count)
		memcpy(todos, rows.items, rows.count * sizeof(*todos));
	free(rows.items);
	kith_buf_release(&rows.text);
	*count = rows.count;
	return todos;
}
