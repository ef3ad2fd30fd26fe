/* The list that todo.c and todo_owed.c fill together; no interface for others. */
#ifndef KITH_PRACTICE_TODO_ROWS_H
#define KITH_PRACTICE_TODO_ROWS_H

#include "base/buf.h"
#include "practice/todo.h"

struct kith_todo_rows {
	const struct kith_book *book;
	kith_day today;
	bool ahead;
	bool (*wanted)(void *context, kith_id note);
	void *context;
	struct kith_arena *arena; /* of the texts */
	struct kith_buf text;     /* where a text is put together; empty between rows */
	struct kith_todo *items;  /* the heap's */
	size_t count, capacity;
};

bool kith_todo_wants(const struct kith_todo_rows *rows, kith_id note);

/* Whether something due on that day is to be listed. */
bool kith_todo_is_time(const struct kith_todo_rows *rows, kith_day due);

/* Adds a row whose text is what rows->text holds, and empties that. */
void kith_todo_add(struct kith_todo_rows *rows, struct kith_todo todo);

/* thank; tell; intro. */
void kith_todo_thanks(struct kith_todo_rows *rows, kith_id person);
void kith_todo_told(struct kith_todo_rows *rows, kith_id lead);
void kith_todo_intros(struct kith_todo_rows *rows);

#endif
