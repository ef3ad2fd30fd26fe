/* An edit is right when reading the result gives what was read before, with just the intended
 * change. This knows nothing of how the splices were made. */
#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "note/edit_job.h"

static struct kith_slice in(const struct kith_note *note, struct kith_span span)
{
	return kith_slice_sub(note->bytes, span.start, span.end);
}

/* The values that the edited key is to have: on the heap, *count of them. */
static struct kith_slice *wanted_values(const struct kith_key *key, const struct kith_edit *edit,
					size_t *count)
{
	size_t old = key ? key->count : 0, removed = SIZE_MAX;
	struct kith_slice *values = kith_alloc(kith_add(kith_add(old, edit->count), 1), sizeof(*values));

	*count = 0;
	if (edit->verb == KITH_SET) {
		for (size_t i = 0; i < edit->count; i++)
			values[(*count)++] = edit->values[i];
		return values;
	}
	for (size_t i = 0; i < old && edit->verb != KITH_UNSET; i++) {
		bool same = kith_slice_eq(key->items[i].text, edit->values[0]);

		if (same && edit->verb == KITH_REMOVE_ITEM && removed == SIZE_MAX)
			removed = i;
		else
			values[(*count)++] = same && edit->verb == KITH_REPLACE_ITEM ? edit->values[1]
										     : key->items[i].text;
	}
	if (edit->verb == KITH_ADD_ITEM)
		values[(*count)++] = edit->values[0];
	return values;
}

static bool has_values(const struct kith_key *key, const struct kith_slice *values, size_t count)
{
	if (key->count != count || key->duplicate || key->shape == KITH_MAP)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!kith_slice_eq(key->items[i].text, values[i]))
			return false;
	}
	return true;
}

static bool same_key(const struct kith_note *before, const struct kith_key *a, const struct kith_note *after,
		     const struct kith_key *b)
{
	if (!kith_slice_eq(a->name, b->name) || a->shape != b->shape || a->count != b->count ||
	    a->duplicate != b->duplicate)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!kith_slice_eq(a->items[i].text, b->items[i].text) ||
		    !kith_slice_eq(a->items[i].path, b->items[i].path) ||
		    a->items[i].style != b->items[i].style)
			return false;
	}
	return kith_slice_eq(in(before, a->lines), in(after, b->lines));
}

static size_t index_of(const struct kith_front *front, struct kith_slice name)
{
	size_t i = 0;

	while (i < front->count && !kith_slice_eq(front->keys[i].name, name))
		i++;
	return i;
}

static bool edited_key_fits(const struct kith_key *old, const struct kith_key *now,
			    const struct kith_edit *edit)
{
	size_t count;
	struct kith_slice *values = wanted_values(old, edit, &count);
	bool ok = count == 0 ? now == NULL : now != NULL && has_values(now, values, count);

	if (ok && now && edit->verb == KITH_SET && (edit->list || count > 1))
		ok = now->shape == KITH_FLOW_LIST || now->shape == KITH_BLOCK_LIST;
	free(values);
	return ok;
}

static bool check_keys(const struct kith_note *before, const struct kith_note *after,
		       const struct kith_edit *edit)
{
	const struct kith_front *old = &before->front, *now = &after->front;
	size_t was = index_of(old, edit->key), is = index_of(now, edit->key), i = 0, k = 0;

	if (!edited_key_fits(was < old->count ? &old->keys[was] : NULL,
			     is < now->count ? &now->keys[is] : NULL, edit))
		return false;
	if (was == old->count && is < now->count && is + 1 != now->count)
		return false;
	if (was < old->count && is < now->count && was != is)
		return false;
	for (;; i++, k++) {
		i += i == was;
		k += k == is;
		if (i >= old->count || k >= now->count)
			break;
		if (!same_key(before, &old->keys[i], after, &now->keys[k]))
			return false;
	}
	return i >= old->count && k >= now->count;
}

static struct kith_slice without_mark(struct kith_slice s)
{
	return kith_slice_starts(s, "\xef\xbb\xbf") ? kith_slice_sub(s, 3, s.len) : s;
}

static bool check_front(const struct kith_note *before, const struct kith_note *after,
			const struct kith_edit *edit)
{
	struct kith_slice old = in(before, before->body.span), now = in(after, after->body.span);
	struct kith_slice old_lead = kith_slice_sub(before->bytes, 0, before->front.fences.start);
	struct kith_slice now_lead = kith_slice_sub(after->bytes, 0, after->front.fences.start);

	/* What stands before front matter is blank: it belongs to the body where there is none. */
	if (!before->front.present || !after->front.present)
		return kith_slice_eq(kith_slice_trim(without_mark(old)),
				     kith_slice_trim(without_mark(now))) &&
		       check_keys(before, after, edit);
	return kith_slice_eq(old, now) && kith_slice_eq(old_lead, now_lead) &&
	       check_keys(before, after, edit);
}

static bool same_entry(const struct kith_note *before, const struct kith_entry *a,
		       const struct kith_note *after, const struct kith_entry *b)
{
	return kith_slice_eq(kith_slice_trim(in(before, a->span)), kith_slice_trim(in(after, b->span))) &&
	       a->day == b->day && kith_slice_eq(a->kind, b->kind) && kith_slice_eq(a->text, b->text);
}

static bool same_task(const struct kith_task *a, const struct kith_task *b)
{
	return a->state == b->state && a->due == b->due && kith_slice_eq(a->text, b->text);
}

/* The entry and task that may differ; NULL for none. */
struct except {
	const struct kith_entry *entry;
	const struct kith_task *task;
};

static bool same_entries(const struct kith_note *before, const struct kith_note *after, struct except except)
{
	const struct kith_body *old = &before->body, *now = &after->body;

	if (now->entry_count < old->entry_count)
		return false;
	for (size_t i = 0; i < old->entry_count; i++) {
		if (&old->entries[i] != except.entry &&
		    !same_entry(before, &old->entries[i], after, &now->entries[i]))
			return false;
	}
	return true;
}

static bool same_tasks(const struct kith_note *before, const struct kith_note *after, struct except except)
{
	const struct kith_body *old = &before->body, *now = &after->body;

	if (now->task_count < old->task_count)
		return false;
	for (size_t i = 0; i < old->task_count; i++) {
		if (&old->tasks[i] != except.task && !same_task(&old->tasks[i], &now->tasks[i]))
			return false;
	}
	return true;
}

static bool same_counts(const struct kith_body *a, const struct kith_body *b)
{
	return a->entry_count == b->entry_count && a->task_count == b->task_count;
}

static bool same_links(const struct kith_body *a, const struct kith_body *b, const struct kith_edit *edit)
{
	if (a->link_count != b->link_count)
		return false;
	for (size_t i = 0; i < a->link_count; i++) {
		bool moved = edit && kith_slice_eq(a->links[i].target, edit->values[0]);

		if (a->links[i].wiki != b->links[i].wiki ||
		    !kith_slice_eq(b->links[i].target, moved ? edit->values[1] : a->links[i].target))
			return false;
	}
	return true;
}

static bool same_reading(const struct kith_entry *a, const struct kith_entry *b)
{
	if (a->day != b->day || a->minute != b->minute || a->box_state != b->box_state ||
	    a->clause_count != b->clause_count || !kith_slice_eq(a->kind, b->kind) ||
	    !kith_slice_eq(a->word, b->word))
		return false;
	for (size_t i = 0; i < a->clause_count; i++) {
		if (a->clauses[i].word != b->clauses[i].word ||
		    !kith_slice_eq(a->clauses[i].ref, b->clauses[i].ref))
			return false;
	}
	return kith_slice_eq(a->text, b->text) && kith_slice_eq(a->outcome, b->outcome) &&
	       a->outcome_day == b->outcome_day;
}

static struct kith_slice next_line(struct kith_slice *rest)
{
	struct kith_slice line = { NULL, 0 };

	kith_slice_next(rest, '\n', &line);
	return kith_slice_trim(line);
}

/* Whether the lines below the first one of an entry are those of the edit. */
static bool has_rest(const struct kith_note *note, const struct kith_entry *entry,
		     const struct kith_edit *edit)
{
	struct kith_slice now = kith_slice_trim(in(note, entry->span)), wanted = edit->rest;

	next_line(&now);
	while (now.len > 0 || wanted.len > 0) {
		if (!kith_slice_eq(next_line(&now), next_line(&wanted)))
			return false;
	}
	return true;
}

/* Tasks but for those of the new entry. */
static bool same_other_tasks(const struct kith_body *old, const struct kith_body *now,
			     const struct kith_entry *added)
{
	size_t k = 0;

	for (size_t i = 0; i < now->task_count; i++) {
		struct kith_span box = now->tasks[i].box;

		if (box.start >= added->span.start && box.end <= added->span.end)
			continue;
		if (k >= old->task_count || !same_task(&old->tasks[k++], &now->tasks[i]))
			return false;
	}
	return k == old->task_count;
}

static bool check_added_entry(const struct kith_note *before, const struct kith_note *after,
			      const struct kith_edit *edit, const struct kith_kinds *kinds)
{
	const struct kith_body *old = &before->body, *now = &after->body;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_entry wanted;
	size_t i = 0, k;
	bool ok;

	if (now->entry_count != old->entry_count + 1)
		return false;
	while (i < old->entry_count && same_entry(before, &old->entries[i], after, &now->entries[i]))
		i++;
	for (k = i; k < old->entry_count; k++) {
		if (!same_entry(before, &old->entries[k], after, &now->entries[k + 1]))
			return false;
	}
	ok = kith_entry_parse(kith_slice_trim(edit->text), kinds, &arena, &wanted) &&
	     (edit->rest.len ? wanted.day == now->entries[i].day && has_rest(after, &now->entries[i], edit)
			     : same_reading(&wanted, &now->entries[i]));
	kith_arena_release(&arena);
	return ok && same_other_tasks(old, now, &now->entries[i]) &&
	       kith_slice_eq(old->heading, now->heading);
}

static bool check_added_task(const struct kith_note *before, const struct kith_note *after,
			     const struct kith_edit *edit)
{
	const struct kith_body *old = &before->body, *now = &after->body;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_task wanted;
	size_t i = 0, k;
	bool ok;

	if (now->task_count != old->task_count + 1 || now->entry_count != old->entry_count)
		return false;
	while (i < old->task_count && same_task(&old->tasks[i], &now->tasks[i]))
		i++;
	for (k = i; k < old->task_count; k++) {
		if (!same_task(&old->tasks[k], &now->tasks[k + 1]))
			return false;
	}
	ok = kith_task_parse(edit->text, &arena, &wanted) && same_task(&wanted, &now->tasks[i]);
	kith_arena_release(&arena);
	return ok && same_entries(before, after, (struct except){ NULL, NULL }) &&
	       kith_slice_eq(old->heading, now->heading);
}

static bool check_outcome(const struct kith_note *before, const struct kith_note *after,
			  const struct kith_edit *edit)
{
	struct except except = { NULL, NULL };
	struct kith_slice word, rest, all = kith_slice_trim(edit->text);
	struct kith_entry old, now;

	if (!kith_edit_target(before, edit, &except.entry, &except.task) || !except.entry)
		return false;
	kith_slice_cut(all, ' ', &word, &rest);
	now = after->body.entries[except.entry - before->body.entries];
	old = *except.entry;
	old.outcome = word;
	old.outcome_day = now.outcome_day;
	return same_reading(&old, &now) && same_entries(before, after, except) &&
	       same_tasks(before, after, (struct except){ NULL, NULL });
}

static bool check_tick(const struct kith_note *before, const struct kith_note *after,
		       const struct kith_edit *edit)
{
	struct except except = { NULL, NULL };
	struct kith_entry entry;
	struct kith_task task;

	if (!kith_edit_target(before, edit, &except.entry, &except.task))
		return false;
	if (except.task) {
		task = *except.task;
		task.state = KITH_BOX_DONE;
		/* A task in an entry changes the bytes of that entry. */
		for (size_t i = 0; i < before->body.entry_count; i++) {
			const struct kith_entry *holder = &before->body.entries[i];

			if (holder->span.start <= task.box.start && task.box.end <= holder->span.end)
				except.entry = holder;
		}
		return same_task(&task, &after->body.tasks[except.task - before->body.tasks]) &&
		       same_tasks(before, after, except) && same_entries(before, after, except);
	}
	entry = *except.entry;
	entry.box_state = KITH_BOX_DONE;
	return same_reading(&entry, &after->body.entries[except.entry - before->body.entries]) &&
	       same_tasks(before, after, except) && same_entries(before, after, except);
}

static bool ref_fits(struct kith_slice was, struct kith_slice is, const struct kith_edit *edit)
{
	return kith_slice_eq(was, is) ||
	       (kith_slice_eq(was, edit->values[0]) && kith_slice_eq(is, edit->values[1]));
}

static bool check_retarget(const struct kith_note *before, const struct kith_note *after,
			   const struct kith_edit *edit)
{
	const struct kith_body *old = &before->body, *now = &after->body;

	if (!same_links(old, now, edit))
		return false;
	for (size_t i = 0; i < old->entry_count; i++) {
		const struct kith_entry *a = &old->entries[i], *b = &now->entries[i];

		if (a->day != b->day || a->minute != b->minute || a->box_state != b->box_state ||
		    !kith_slice_eq(a->kind, b->kind) || !kith_slice_eq(a->word, b->word) ||
		    !kith_slice_eq(a->outcome, b->outcome) || a->outcome_day != b->outcome_day ||
		    a->clause_count != b->clause_count || !ref_fits(a->outcome_ref, b->outcome_ref, edit))
			return false;
		for (size_t k = 0; k < a->clause_count; k++) {
			if (a->clauses[k].word != b->clauses[k].word ||
			    !ref_fits(a->clauses[k].ref, b->clauses[k].ref, edit))
				return false;
		}
	}
	for (size_t i = 0; i < old->task_count; i++) {
		if (old->tasks[i].state != now->tasks[i].state || old->tasks[i].due != now->tasks[i].due)
			return false;
	}
	return true;
}

static bool check_body(const struct kith_note *before, const struct kith_note *after,
		       const struct kith_edit *edit, const struct kith_kinds *kinds)
{
	const struct except nothing = { NULL, NULL };
	const struct kith_body *old = &before->body, *now = &after->body;

	if (edit->verb == KITH_ADD_ENTRY)
		return check_added_entry(before, after, edit, kinds);
	if (edit->verb == KITH_ADD_TASK)
		return check_added_task(before, after, edit);
	if (edit->verb == KITH_ADD_SECTION)
		return same_entries(before, after, nothing) && same_tasks(before, after, nothing) &&
		       (old->heading.len == 0 || kith_slice_eq(old->heading, now->heading));
	if (!same_counts(old, now))
		return false;
	switch (edit->verb) {
	case KITH_SET_OUTCOME:
		return check_outcome(before, after, edit) && kith_slice_eq(old->heading, now->heading);
	case KITH_TICK:
		return check_tick(before, after, edit) && kith_slice_eq(old->heading, now->heading);
	case KITH_RETARGET:
		return check_retarget(before, after, edit);
	default:
		return kith_slice_eq(now->heading, edit->values[1]) && same_entries(before, after, nothing) &&
		       same_tasks(before, after, nothing);
	}
}

/* Front matter stays; a closing line that ended the file may have got its newline. */
static bool same_front(const struct kith_note *before, const struct kith_note *after)
{
	struct kith_slice old = kith_slice_sub(before->bytes, 0, before->body.span.start);
	struct kith_slice now = kith_slice_sub(after->bytes, 0, after->body.span.start);

	if (before->front.present && !kith_slice_ends(old, "\n"))
		return kith_slice_eq(old, kith_slice_sub(now, 0, old.len)) &&
		       kith_slice_trim(kith_slice_sub(now, old.len, now.len)).len == 0;
	return kith_slice_eq(old, now);
}

bool kith_edit_check(const struct kith_note *before, const struct kith_note *after,
		     const struct kith_edit *edit, const struct kith_kinds *kinds)
{
	if (kith_edit_is_front(edit->verb))
		return check_front(before, after, edit);
	return before->front.present == after->front.present && same_front(before, after) &&
	       check_body(before, after, edit, kinds);
}
