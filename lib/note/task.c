#include "base/buf.h"
#include "note/body_text.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The day behind a mark that stands at a word's beginning, with blanks between if `spaced`; its
 * bytes go to *span. */
static kith_day marked_day(struct kith_slice s, const char *mark, bool spaced, struct kith_span *span)
{
	for (size_t at = 0; (at = kith_slice_find_text(s, at, mark)) != SIZE_MAX; at++) {
		size_t day = at + kith_slice_cstr(mark).len;
		kith_day found;

		while (spaced && day < s.len && is_blank(s.ptr[day]))
			day++;
		found = kith_day_parse(kith_slice_sub(s, day, day + 10));
		if (found == KITH_NO_DAY || (!spaced && at > 0 && !is_blank(s.ptr[at - 1])))
			continue;
		span->start = at;
		span->end = day + 10 < s.len ? day + 10 : s.len;
		return found;
	}
	return KITH_NO_DAY;
}

static struct kith_slice without(struct kith_slice s, struct kith_span span, struct kith_arena *arena)
{
	struct kith_slice before = kith_slice_trim(kith_slice_sub(s, 0, span.start));
	struct kith_slice after = kith_slice_trim(kith_slice_sub(s, span.end, s.len)), all;
	struct kith_buf text = KITH_BUF_INIT;

	if (after.len == 0)
		return before;
	kith_buf_slice(&text, before);
	if (before.len > 0)
		kith_buf_byte(&text, ' ');
	kith_buf_slice(&text, after);
	all = kith_arena_copy(arena, kith_buf_view(&text));
	kith_buf_release(&text);
	return all;
}

bool kith_task_parse(struct kith_slice text, struct kith_arena *arena, struct kith_task *task)
{
	struct kith_buf line = KITH_BUF_INIT;
	struct kith_para para;
	struct kith_slice all;

	text = kith_slice_trim(text);
	if (text.len == 0 || kith_slice_find(text, 0, '\n') != SIZE_MAX ||
	    kith_day_parse(kith_slice_sub(text, 0, 10)) != KITH_NO_DAY)
		return false;
	kith_buf_printf(&line, "[ ] %.*s", KITH_ARG(text));
	all = kith_arena_copy(arena, kith_buf_view(&line));
	kith_buf_release(&line);
	kith_para_read(all, (struct kith_span){ 0, all.len }, arena, &para);
	memset(task, 0, sizeof(*task));
	return kith_task_read(&para, arena, task);
}

bool kith_task_read(const struct kith_para *para, struct kith_arena *arena, struct kith_task *task)
{
	struct kith_slice s = para->text;
	struct kith_span mark = { 0, 0 };
	size_t box = kith_para_box(para, &task->state);

	if (box == 0)
		return false;
	task->box = kith_para_span(para, 0, box);
	s = kith_slice_trim(kith_slice_sub(s, box, s.len));
	task->due = marked_day(s, "due:", false, &mark);
	if (task->due == KITH_NO_DAY)
		task->due = marked_day(s, "\xf0\x9f\x93\x85", true, &mark);
	task->text = task->due == KITH_NO_DAY ? s : without(s, mark, arena);
	return true;
}
