/* The reasons that several reports give alike. */
#ifndef KITH_CMD_WHY_H
#define KITH_CMD_WHY_H

#include "cmd/report.h"
#include "practice/due.h"
#include "practice/todo.h"

/* Adds to the row's `why`, where it is wanted, what a due date follows from: the last touch, a plan, a
 * skip and the rules. */
void kith_why_due(struct kith_report *report, const struct kith_due *due);

/* Likewise the entry or line that a row of `todo` stands for. */
void kith_why_todo(struct kith_report *report, const struct kith_todo *todo);

#endif
