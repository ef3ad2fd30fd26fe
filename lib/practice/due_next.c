#include "practice/due.h"

#include "practice/about.h"
#include "practice/dates.h"
#include "practice/days.h"
#include "practice/intro.h"

#define TASKS_SHOWN 3

static void begin_part(struct kith_buf *next, size_t start)
{
	if (next->len > start)
		kith_buf_cstr(next, "; ");
}

static void add_tasks(const struct kith_book *book, kith_id person, struct kith_buf *next, size_t start)
{
	struct kith_range range = kith_book_note(book, person)->tasks;
	const struct kith_task_row *tasks = kith_book_tasks(book) + range.first;
	size_t open = 0;

	for (uint32_t i = 0; i < range.count; i++) {
		if (tasks[i].state != KITH_BOX_OPEN || ++open > TASKS_SHOWN)
			continue;
		begin_part(next, start);
		kith_buf_slice(next, kith_text(book, tasks[i].text));
	}
	if (open > TASKS_SHOWN)
		kith_buf_printf(next, " (and %zu more)", open - TASKS_SHOWN);
}

/* Of one day the later row: notes are mostly written downwards. A skip says nothing. */
static const struct kith_entry_row *last_entry(const struct kith_book *book, kith_id person, kith_day today)
{
	const struct kith_entry_row *entry, *last = NULL;

	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		if (kith_entry_happened(entry, today) && kith_entry_day(book, entry) != KITH_DAY_QUIET &&
		    (!last || entry->day >= last->day))
			last = entry;
	}
	return last;
}

static void add_last(const struct kith_book *book, kith_id person, kith_day today, struct kith_buf *next,
		     size_t start)
{
	const struct kith_entry_row *last = last_entry(book, person, today);
	struct kith_slice text;

	if (!last)
		return;
	begin_part(next, start);
	kith_day_print(last->day, next);
	kith_buf_byte(next, ' ');
	kith_buf_slice(next, kith_text(book, last->kind_name));
	text = kith_text(book, last->text);
	if (text.len) {
		kith_buf_cstr(next, ": ");
		kith_buf_slice(next, text);
	}
}

static void add_wants(const struct kith_book *book, kith_id person, struct kith_buf *next, size_t start)
{
	size_t count;
	const struct kith_value *wants = kith_book_field(book, person, KITH_F_WANTS, &count);

	for (size_t i = 0; i < count; i++) {
		if (i == 0)
			begin_part(next, start);
		kith_buf_cstr(next, i ? ", " : "wants ");
		kith_buf_slice(next, kith_text(book, wants[i].text));
	}
}

static void add_intros(const struct kith_book *book, kith_id person, kith_day today, struct kith_buf *next,
		       size_t start)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;
	const struct kith_intro *intros = kith_intros_of(book, person, today, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		if (intros[i].step >= KITH_INTRO_MADE)
			continue;
		begin_part(next, start);
		kith_buf_cstr(next, "introduce to ");
		kith_buf_slice(next, kith_side_name(book, kith_intro_other(&intros[i], person)));
	}
	kith_arena_release(&arena);
}

static void add_birthday(const struct kith_book *book, kith_id person, kith_day today, struct kith_buf *next,
			 size_t start)
{
	struct kith_date_row rows[2];
	size_t count = kith_dates_of(book, person, today, rows);

	for (size_t i = 0; i < count; i++) {
		if (!kith_slice_is(kith_slice_cstr(rows[i].kind), "birthday") ||
		    rows[i].date - today > KITH_NEAR)
			continue;
		begin_part(next, start);
		kith_buf_cstr(next, "birthday ");
		kith_day_print(rows[i].date, next);
	}
}

void kith_due_next(const struct kith_book *book, kith_id person, kith_day today, struct kith_buf *next)
{
	size_t start = next->len;

	add_tasks(book, person, next, start);
	add_last(book, person, today, next, start);
	add_wants(book, person, next, start);
	add_intros(book, person, today, next, start);
	add_birthday(book, person, today, next, start);
}
