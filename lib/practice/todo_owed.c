#include "practice/todo_rows.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/days.h"
#include "practice/help.h"
#include "practice/intro.h"
#include "practice/lead.h"

#define INTRO_RESTS 14 /* days after its latest step until one that was not made is to be taken up */

static void add_help(struct kith_todo_rows *rows, const struct kith_help *help)
{
	const struct kith_entry_row *entry = kith_book_entries(rows->book) + help->entry;
	struct kith_slice text = kith_text(rows->book, entry->text);

	kith_buf_cstr(&rows->text, ": ");
	if (kith_id_ok(help->lead))
		text = kith_book_name(rows->book, help->lead);
	kith_buf_slice(&rows->text, text.len ? text : kith_text(rows->book, entry->kind_name));
}

void kith_todo_thanks(struct kith_todo_rows *rows, kith_id person)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count, open = 0;
	const struct kith_help *help = kith_help_of(rows->book, person, rows->today, &arena, &count);
	const struct kith_help *first = NULL;
	kith_day thanked =
		count ? kith_last_of_kind(rows->book, person, "thanked", rows->today) : KITH_NO_DAY;

	for (size_t i = 0; i < count; i++) {
		if (!help[i].got || help[i].day <= thanked)
			continue;
		first = first ? first : &help[i];
		open++;
	}
	if (first) {
		struct kith_todo todo = { .note = person,
					  .due = first->day,
					  .kind = "thank",
					  .entry = first->entry,
					  .task = UINT32_MAX };

		/* A line of the person's own note, or none. */
		if (kith_book_entries(rows->book)[first->entry].note == person)
			todo.line = kith_book_entries(rows->book)[first->entry].line;
		kith_buf_cstr(&rows->text, "thank ");
		kith_buf_slice(&rows->text, kith_book_name(rows->book, person));
		add_help(rows, first);
		if (open > 1)
			kith_buf_printf(&rows->text, " (and %zu more)", open - 1);
		kith_todo_add(rows, todo);
	}
	kith_arena_release(&arena);
}

static int by_id(const void *left, const void *right)
{
	const kith_id *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* When they were last told, by the lead's own note or by theirs: what another lead's note says is
 * other news. */
static kith_day told_of(const struct kith_todo_rows *rows, kith_id lead, kith_id person)
{
	const struct kith_entry_row *entry;
	kith_day last = KITH_NO_DAY;

	for (size_t at = 0; (entry = kith_about_next(rows->book, person, &at));)
		if ((entry->note == lead || entry->note == person) &&
		    kith_entry_is(rows->book, entry, "told") && kith_entry_happened(entry, rows->today) &&
		    entry->day > last)
			last = entry->day;
	return last;
}

/* Without a stage entry (NULL) nothing says since when: undated, until they are told at all. */
static void add_untold(struct kith_todo_rows *rows, kith_id lead, const struct kith_entry_row *stage,
		       kith_id person)
{
	struct kith_slice word =
		stage ? kith_text(rows->book, stage->word) : kith_book_first(rows->book, lead, KITH_F_STAGE);
	struct kith_todo todo = { .note = lead,
				  .due = stage ? stage->day : KITH_NO_DAY,
				  .kind = "tell",
				  .entry = stage ? kith_entry_number(rows->book, stage) : UINT32_MAX,
				  .task = UINT32_MAX,
				  .line = stage ? stage->line : 0 };
	kith_day told = told_of(rows, lead, person);

	if (told != KITH_NO_DAY && (!stage || told >= stage->day))
		return;
	kith_buf_cstr(&rows->text, "tell ");
	kith_buf_slice(&rows->text, kith_book_name(rows->book, person));
	kith_buf_cstr(&rows->text, " of ");
	kith_buf_slice(&rows->text, kith_book_name(rows->book, lead));
	if (word.len) {
		kith_buf_cstr(&rows->text, ": ");
		kith_buf_slice(&rows->text, word);
	}
	kith_todo_add(rows, todo);
}

void kith_todo_told(struct kith_todo_rows *rows, kith_id lead)
{
	const struct kith_entry_row *stage = kith_lead_last_stage(rows->book, lead, rows->today);
	size_t count, people = 0;
	const struct kith_value *values = kith_book_field(rows->book, lead, KITH_F_INVOLVE, &count);
	kith_id *involved;

	if (!count)
		return;
	involved = kith_alloc(count, sizeof(*involved));
	for (size_t i = 0; i < count; i++) {
		if (kith_id_ok(values[i].note) && kith_is_tie(rows->book, values[i].note))
			involved[people++] = values[i].note;
	}
	if (people)
		qsort(involved, people, sizeof(*involved), by_id);
	for (size_t i = 0; i < people; i++) {
		if (i == 0 || involved[i] != involved[i - 1])
			add_untold(rows, lead, stage, involved[i]);
	}
	free(involved);
}

static void add_intro(struct kith_todo_rows *rows, const struct kith_intro *intro)
{
	const struct kith_entry_row *entry = kith_book_entries(rows->book) + intro->entry;
	struct kith_todo todo = { .note = entry->note,
				  .due = intro->since + INTRO_RESTS,
				  .kind = "intro",
				  .entry = intro->entry,
				  .task = UINT32_MAX,
				  .line = entry->line };

	if (intro->step >= KITH_INTRO_MADE || !kith_todo_is_time(rows, todo.due) ||
	    !kith_todo_wants(rows, todo.note))
		return;
	kith_buf_cstr(&rows->text, "introduce ");
	kith_buf_slice(&rows->text, kith_side_name(rows->book, &intro->a));
	kith_buf_cstr(&rows->text, " to ");
	kith_buf_slice(&rows->text, kith_side_name(rows->book, &intro->b));
	kith_buf_printf(&rows->text, " (%s)", kith_intro_word(intro->step));
	kith_todo_add(rows, todo);
}

void kith_todo_intros(struct kith_todo_rows *rows)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;
	const struct kith_intro *intros =
		kith_intros_of(rows->book, KITH_NOBODY, rows->today, &arena, &count);

	for (size_t i = 0; i < count; i++)
		add_intro(rows, &intros[i]);
	kith_arena_release(&arena);
}
