#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "note/edit_job.h"

static struct kith_slice between(const struct kith_job *job, size_t start, size_t end)
{
	return kith_slice_sub(job->note->bytes, start, end);
}

static bool is_blank(struct kith_slice s)
{
	return kith_slice_trim(s).len == 0;
}

/* An entry from its box or date to the end of its first line. */
static struct kith_span written(const struct kith_entry *entry)
{
	struct kith_span span = entry->head;

	if (entry->box.end > entry->box.start)
		span.start = entry->box.start;
	return span;
}

/* Wrapped entries are none that a tool wrote. */
static bool stands_there(const struct kith_job *job, struct kith_slice text)
{
	const struct kith_body *body = &job->note->body;

	for (size_t i = 0; i < body->entry_count; i++) {
		struct kith_span span = written(&body->entries[i]);

		if (body->entries[i].tail.end <= span.end &&
		    kith_slice_eq(between(job, span.start, span.end), text))
			return true;
	}
	return false;
}

/* Whether entry `a` is later than `b`; times count where both have one. */
static bool is_later(const struct kith_entry *a, const struct kith_entry *b)
{
	if (a->day != b->day)
		return a->day > b->day;
	return a->minute >= 0 && b->minute >= 0 && a->minute > b->minute;
}

/* The entries of the list that holds the newest one: [*first, *end). */
static void newest_list(const struct kith_body *body, size_t *first, size_t *end)
{
	size_t newest = 0;

	for (size_t i = 1; i < body->entry_count; i++) {
		if (body->entries[i].day > body->entries[newest].day)
			newest = i;
	}
	*first = *end = newest;
	while (*first > 0 && body->entries[*first - 1].list == body->entries[newest].list)
		--*first;
	while (*end < body->entry_count && body->entries[*end].list == body->entries[newest].list)
		++*end;
}

static bool is_newest_first(const struct kith_entry *entries, size_t first, size_t end)
{
	size_t up = 0, down = 0;

	for (size_t i = first + 1; i < end; i++) {
		up += is_later(&entries[i], &entries[i - 1]);
		down += is_later(&entries[i - 1], &entries[i]);
	}
	return down > up;
}

/* The list marker with the blanks around it, as before this entry; the next number where it is one and
 * `after`. */
static void put_marker(const struct kith_job *job, const struct kith_entry *entry, bool after,
		       struct kith_buf *out)
{
	struct kith_slice lead = between(job, entry->span.start, written(entry).start);
	size_t newline = kith_slice_find(lead, 0, '\n'), digits = 0, end;
	long number;

	while (digits < lead.len && lead.ptr[digits] == ' ')
		digits++;
	kith_buf_slice(out, kith_slice_sub(lead, 0, digits));
	for (end = digits; end < lead.len && lead.ptr[end] >= '0' && lead.ptr[end] <= '9';)
		end++;
	if (after && kith_slice_number(kith_slice_sub(lead, digits, end), 999999998, &number))
		kith_buf_printf(out, "%ld", number + 1);
	else
		kith_buf_slice(out, kith_slice_sub(lead, digits, end));
	if (newline == SIZE_MAX) {
		kith_buf_slice(out, kith_slice_sub(lead, end, lead.len));
		return;
	}
	kith_buf_slice(out, kith_slice_trim(kith_slice_sub(lead, end, newline)));
	kith_buf_byte(out, ' ');
}

/* The blank lines between two neighbours of a list; nothing if there is more than that. */
static struct kith_slice gap_between(const struct kith_job *job, const struct kith_entry *a,
				     const struct kith_entry *b)
{
	struct kith_slice gap = between(job, a->span.end, b->span.start);

	return is_blank(gap) ? gap : kith_slice_of("", 0);
}

/* The lines that belong to the entry, each under its text: `width` columns in. */
static void put_rest(const struct kith_job *job, size_t width, struct kith_buf *out)
{
	struct kith_slice rest = job->edit->rest, line;

	while (kith_slice_next(&rest, '\n', &line)) {
		if (line.len > 0 && line.ptr[line.len - 1] == '\r')
			line.len--;
		kith_buf_cstr(out, job->note->front.newline);
		for (size_t i = 0; i < width && !is_blank(line); i++)
			kith_buf_byte(out, ' ');
		kith_buf_slice(out, is_blank(line) ? kith_slice_of("", 0) : line);
	}
}

/* A list item with the marker of the entry that stands beside it. */
static void put_item(const struct kith_job *job, const struct kith_entry *entry, bool after,
		     struct kith_slice text, struct kith_buf *out)
{
	size_t start = out->len, width;

	put_marker(job, entry, after, out);
	width = out->len - start;
	kith_buf_slice(out, text);
	put_rest(job, width, out);
}

static void insert_after(struct kith_job *job, size_t at, size_t first, size_t end, struct kith_slice text)
{
	const struct kith_entry *entries = job->note->body.entries, *entry = &entries[at];
	const char *newline = job->note->front.newline;
	bool open = job->note->bytes.ptr[entry->span.end - 1] != '\n'; /* the file ends without a newline */
	struct kith_buf line = KITH_BUF_INIT;

	if (open)
		kith_buf_cstr(&line, newline);
	if (at + 1 < end)
		kith_buf_slice(&line, gap_between(job, entry, entry + 1));
	else if (at > first)
		kith_buf_slice(&line, gap_between(job, entry - 1, entry));
	put_item(job, entry, true, text, &line);
	if (!open)
		kith_buf_cstr(&line, newline);
	kith_job_splice_buf(job, entry->span.end, entry->span.end, &line);
}

static void insert_before(struct kith_job *job, size_t at, size_t first, size_t end, struct kith_slice text)
{
	const struct kith_entry *entries = job->note->body.entries, *entry = &entries[at];
	struct kith_buf line = KITH_BUF_INIT;

	put_item(job, entry, false, text, &line);
	kith_buf_cstr(&line, job->note->front.newline);
	if (at > first)
		kith_buf_slice(&line, gap_between(job, entry - 1, entry));
	else if (at + 1 < end)
		kith_buf_slice(&line, gap_between(job, entry, entry + 1));
	kith_job_splice_buf(job, entry->span.start, entry->span.start, &line);
}

/* At its place by date; an unsorted list is not sorted. Newest last: after the last entry that is not
 * later. Newest first: before the first one that is not later. */
static void insert_in_list(struct kith_job *job, const struct kith_entry *entry, struct kith_slice text)
{
	const struct kith_entry *entries = job->note->body.entries;
	size_t first, end, at;

	newest_list(&job->note->body, &first, &end);
	if (is_newest_first(entries, first, end)) {
		for (at = first; at < end && is_later(&entries[at], entry);)
			at++;
		if (at < end)
			insert_before(job, at, first, end, text);
		else
			insert_after(job, end - 1, first, end, text);
		return;
	}
	for (at = end; at > first && is_later(&entries[at - 1], entry);)
		at--;
	if (at > first)
		insert_after(job, at - 1, first, end, text);
	else
		insert_before(job, first, first, end, text);
}

/* Text as lines of its own behind the last one of bytes[start, end) that is not blank, with a blank
 * line before it. A file without a newline at its end keeps none. */
static void append_lines(struct kith_job *job, size_t start, size_t end, struct kith_slice text)
{
	const char *newline = job->note->front.newline;
	struct kith_slice old = kith_slice_trim(between(job, start, end)), line;
	size_t last = old.len ? (size_t)(old.ptr - job->note->bytes.ptr) + old.len : start;
	size_t at = kith_slice_find(job->note->bytes, last, '\n');
	struct kith_buf out = KITH_BUF_INIT;

	at = last == start ? start : at < end ? at + 1 : end;
	if (at > 0 && job->note->bytes.ptr[at - 1] != '\n')
		kith_buf_cstr(&out, newline);
	if (at > (kith_slice_starts(job->note->bytes, "\xef\xbb\xbf") ? 3u : 0u))
		kith_buf_cstr(&out, newline);
	while (kith_slice_next(&text, '\n', &line)) {
		if (line.len > 0 && line.ptr[line.len - 1] == '\r')
			line.len--;
		kith_buf_slice(&out, line);
		if (text.len > 0)
			kith_buf_cstr(&out, newline);
	}
	if (at == 0 || job->note->bytes.ptr[at - 1] == '\n')
		kith_buf_cstr(&out, newline);
	kith_job_splice_buf(job, at, at, &out);
}

static void begin_log(struct kith_job *job, struct kith_slice text)
{
	const struct kith_note *note = job->note;
	struct kith_span span = note->body.span;
	struct kith_buf lines = KITH_BUF_INIT;
	struct kith_slice log;

	if (kith_body_section(note->bytes, span, kith_slice_cstr("Log"), &log)) {
		span.end = (size_t)(log.ptr - note->bytes.ptr) + log.len;
	} else {
		kith_buf_cstr(&lines, "## Log\n\n");
	}
	kith_buf_cstr(&lines, "- ");
	kith_buf_slice(&lines, text);
	put_rest(job, 2, &lines);
	append_lines(job, span.start, span.end, kith_buf_view(&lines));
	kith_buf_release(&lines);
}

static enum kith_code add_entry(struct kith_job *job)
{
	struct kith_slice text = kith_slice_trim(job->edit->text);
	struct kith_entry entry;

	if (!kith_entry_parse(text, job->kinds, job->arena, &entry))
		return kith_fail(job->err, KITH_USAGE,
				 "`%.*s` is no log entry: it begins with a date, on one line",
				 KITH_ARG(text));
	if (!job->edit->again && stands_there(job, text))
		return KITH_OK;
	if (job->note->body.entry_count > 0)
		insert_in_list(job, &entry, text);
	else
		begin_log(job, text);
	return KITH_OK;
}

/* The entry or task that stands on the line with what was expected, else the only one with that. */
bool kith_edit_target(const struct kith_note *note, const struct kith_edit *edit,
		      const struct kith_entry **entry, const struct kith_task **task)
{
	size_t matches = 0;

	*entry = NULL;
	*task = NULL;
	for (size_t i = 0; i < note->body.entry_count; i++) {
		const struct kith_entry *e = &note->body.entries[i];
		struct kith_slice head = kith_slice_sub(note->bytes, e->head.start, e->head.end);
		bool same = edit->expect.len == 0 || kith_slice_eq(head, edit->expect);

		if (same && (e->line == edit->line || edit->expect.len > 0)) {
			*entry = e;
			matches++;
		}
		if (same && e->line == edit->line)
			return true;
	}
	for (size_t i = 0; i < note->body.task_count && edit->verb == KITH_TICK; i++) {
		const struct kith_task *t = &note->body.tasks[i];
		bool same = edit->expect.len == 0 || kith_slice_eq(t->text, edit->expect);

		if (same && (t->line == edit->line || edit->expect.len > 0)) {
			*task = t;
			matches++;
		}
		if (same && t->line == edit->line) {
			*entry = NULL;
			return true;
		}
	}
	return matches == 1;
}

static enum kith_code moved(const struct kith_job *job)
{
	return kith_fail(job->err, KITH_FAILED, "%.*s:%u: no longer holds what was to be changed",
			 KITH_ARG(job->note->path), job->edit->line);
}

static enum kith_code set_outcome(struct kith_job *job)
{
	struct kith_slice outcome = kith_slice_trim(job->edit->text);
	const struct kith_entry *entry;
	const struct kith_task *task;
	struct kith_buf text = KITH_BUF_INIT;

	if (!kith_edit_target(job->note, job->edit, &entry, &task) || !entry)
		return moved(job);
	if (outcome.len > 0) {
		kith_buf_cstr(&text, " -> ");
		kith_buf_slice(&text, outcome);
	}
	kith_job_splice_buf(job, entry->tail.start, entry->tail.end, &text);
	return KITH_OK;
}

static enum kith_code tick(struct kith_job *job)
{
	const struct kith_entry *entry;
	const struct kith_task *task;
	struct kith_span box;

	if (!kith_edit_target(job->note, job->edit, &entry, &task))
		return moved(job);
	box = entry ? entry->box : task->box;
	if (box.end == box.start)
		return kith_fail(job->err, KITH_FAILED, "%.*s:%u: has no box [ ] to tick",
				 KITH_ARG(job->note->path), job->edit->line);
	if ((entry ? entry->box_state : task->state) != KITH_BOX_DONE)
		kith_job_splice(job, box.start + 1, box.end - 1, kith_slice_of("x", 1));
	return KITH_OK;
}

/* As a target of [shown](target): blanks and what would end it are percent-encoded. */
static void put_path(struct kith_slice path, struct kith_buf *out)
{
	for (size_t i = 0; i < path.len; i++) {
		if (strchr(" ()<>%#\t", path.ptr[i]))
			kith_buf_printf(out, "%%%02X", (unsigned)path.ptr[i]);
		else
			kith_buf_byte(out, path.ptr[i]);
	}
}

/* A plain name ends at a comma or colon: one that holds some goes in brackets. */
static void put_plain(struct kith_slice name, struct kith_buf *out)
{
	bool plain = name.len > 0;

	for (size_t i = 0; i < name.len; i++)
		plain = plain && !strchr(",:[]#", name.ptr[i]);
	kith_buf_cstr(out, plain ? "" : "[[");
	kith_buf_slice(out, name);
	kith_buf_cstr(out, plain ? "" : "]]");
}

static void retarget_plain(struct kith_job *job, struct kith_slice ref, struct kith_span span)
{
	struct kith_buf text = KITH_BUF_INIT;

	if (!kith_slice_eq(ref, job->edit->values[0]) || job->note->bytes.ptr[span.start] == '[')
		return;
	put_plain(job->edit->values[1], &text);
	kith_job_splice_buf(job, span.start, span.end, &text);
}

static int by_start(const void *a, const void *b)
{
	const struct kith_splice *x = a, *y = b;

	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static enum kith_code retarget(struct kith_job *job)
{
	const struct kith_body *body = &job->note->body;

	for (size_t i = 0; i < body->link_count; i++) {
		const struct kith_link *link = &body->links[i];
		struct kith_buf text = KITH_BUF_INIT;

		if (!kith_slice_eq(link->target, job->edit->values[0]))
			continue;
		if (link->wiki)
			kith_buf_slice(&text, job->edit->values[1]);
		else
			put_path(job->edit->values[1], &text);
		kith_job_splice_buf(job, link->target_span.start, link->target_span.end, &text);
	}
	for (size_t i = 0; i < body->entry_count; i++) {
		const struct kith_entry *entry = &body->entries[i];

		for (size_t k = 0; k < entry->clause_count; k++)
			retarget_plain(job, entry->clauses[k].ref, entry->clauses[k].span);
		if (entry->outcome_ref.len > 0)
			retarget_plain(job, entry->outcome_ref, entry->outcome_ref_span);
	}
	if (job->count > 1)
		qsort(job->splices, job->count, sizeof(*job->splices), by_start);
	return KITH_OK;
}

static enum kith_code set_heading(struct kith_job *job)
{
	struct kith_slice heading = job->note->body.heading;
	size_t at = heading.len ? (size_t)(heading.ptr - job->note->bytes.ptr) : 0;

	if (heading.len > 0 && kith_slice_eq(heading, job->edit->values[0]))
		kith_job_splice(job, at, at + heading.len, job->edit->values[1]);
	return KITH_OK;
}

/* Behind the entries of the log; where there are none it begins one. */
static enum kith_code add_task(struct kith_job *job)
{
	const struct kith_body *body = &job->note->body;
	struct kith_buf line = KITH_BUF_INIT;
	struct kith_task task;
	size_t first, end;

	if (!kith_task_parse(job->edit->text, job->arena, &task))
		return kith_fail(job->err, KITH_USAGE,
				 "`%.*s` is no task: it stands on one line and begins with no date",
				 KITH_ARG(job->edit->text));
	for (size_t i = 0; i < body->task_count && !job->edit->again; i++) {
		if (body->tasks[i].due == task.due && kith_slice_eq(body->tasks[i].text, task.text))
			return KITH_OK;
	}
	kith_buf_printf(&line, "[ ] %.*s", KITH_ARG(kith_slice_trim(job->edit->text)));
	if (body->entry_count > 0) {
		newest_list(body, &first, &end);
		insert_after(job, end - 1, first, end, kith_buf_view(&line));
	} else {
		begin_log(job, kith_buf_view(&line));
	}
	kith_buf_release(&line);
	return KITH_OK;
}

static enum kith_code add_section(struct kith_job *job)
{
	struct kith_span span = job->note->body.span;
	struct kith_slice text = kith_slice_trim(job->edit->text);

	if (text.len > 0)
		append_lines(job, span.start, span.end, text);
	return KITH_OK;
}

enum kith_code kith_edit_body(struct kith_job *job)
{
	static enum kith_code (*const verbs[])(struct kith_job *) = {
		[KITH_ADD_ENTRY] = add_entry,
		[KITH_SET_OUTCOME] = set_outcome,
		[KITH_TICK] = tick,
		[KITH_RETARGET] = retarget,
		[KITH_SET_HEADING] = set_heading,
		[KITH_ADD_SECTION] = add_section,
		[KITH_ADD_TASK] = add_task,
	};

	return verbs[job->edit->verb](job);
}
