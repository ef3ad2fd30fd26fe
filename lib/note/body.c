#include "note/body.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "note/body_block.h"
#include "note/body_text.h"

struct reader {
	struct kith_slice bytes, path;
	const struct kith_kinds *kinds;
	struct kith_arena *arena;
	struct kith_diags *diags;
	struct kith_place place;
	struct kith_body *body;
	size_t entry_capacity, task_capacity;
	struct kith_links links;
};

/* The kind that is written most like this one, or NULL. */
static const char *nearest_kind(const struct kith_kinds *kinds, struct kith_slice name)
{
	size_t best = 3;
	const char *nearest = NULL;

	for (size_t i = 0; i < kinds->count; i++) {
		size_t distance = kith_utf8_distance(name, kith_slice_cstr(kinds->items[i].name), 2);

		if (distance >= best || distance >= name.len)
			continue;
		best = distance;
		nearest = kinds->items[i].name;
	}
	return nearest;
}

static void warn(struct reader *r, const struct kith_entry *entry, const char *rule, const char *message)
{
	kith_diag_add(r->diags, KITH_WARNING, r->path, entry->line, entry->column, rule, "%s", message);
}

static void warn_kind(struct reader *r, const struct kith_entry *entry)
{
	const char *nearest = nearest_kind(r->kinds, entry->kind);

	kith_diag_add(r->diags, KITH_WARNING, r->path, entry->line, entry->column, "unknown-kind",
		      "no kind of entry `%.*s`, so it counts as a note%s%s%s", KITH_ARG(entry->kind),
		      nearest ? "; did you mean `" : "", nearest ? nearest : "", nearest ? "`?" : "");
}

static void warn_word(struct reader *r, const struct kith_entry *entry)
{
	static const char *const expected[] = {
		[KITH_WORD_SIZE] = "small, medium or large",
		[KITH_WORD_DIRECTION] = "in or out",
		[KITH_WORD_STATE] = "proposed, agreed, both, made, met or thanked",
		[KITH_WORD_TEXT] = "",
	};

	kith_diag_add(r->diags, KITH_WARNING, r->path, entry->line, entry->column, "unknown-word",
		      "`%.*s(%.*s)`: in the parentheses stands %s", KITH_ARG(entry->kind),
		      KITH_ARG(entry->word), expected[entry->known->word_class]);
}

static void warn_odd(struct reader *r, const struct kith_entry *entry, enum kith_oddity odd)
{
	switch (odd) {
	case KITH_ODD_SHAPE:
		warn(r, entry, "no-kind",
		     "read as a note: after the date stands a kind, then `:` and text (`coffee: how it "
		     "was`)");
		break;
	case KITH_ODD_KIND:
		warn_kind(r, entry);
		break;
	case KITH_ODD_WORD:
		warn_word(r, entry);
		break;
	case KITH_ODD_OUTCOME:
		kith_diag_add(r->diags, KITH_WARNING, r->path, entry->line, entry->column, "no-outcome",
			      "what follows `->` is no outcome of `%.*s` (%s), with at most a [[reference]], "
			      "a date and tags after it",
			      KITH_ARG(entry->kind), entry->known->outcomes);
		break;
	default:
		break;
	}
}

/* A day that the calendar does not have loses the entry, so it is an error. */
static void no_such_day(struct reader *r, const struct kith_para *para)
{
	enum kith_box state;
	size_t box = kith_para_box(para, &state);
	struct kith_slice day = kith_slice_trim(kith_slice_sub(para->text, box, para->text.len));
	size_t at = (size_t)(day.ptr - para->text.ptr);

	kith_place_go(&r->place, kith_para_span(para, at, at + 1).start);
	kith_diag_add(r->diags, KITH_ERROR, r->path, r->place.line, r->place.column, "no-such-day",
		      "`%.*s` is no day of the calendar, so this is not read as an entry", 10, day.ptr);
}

static bool take_entry(struct reader *r, const struct kith_block *item, const struct kith_para *para)
{
	struct kith_entry entry;
	enum kith_oddity odd;

	if (!kith_entry_read(para, r->kinds, r->arena, &entry, &odd)) {
		if (odd == KITH_ODD_DAY)
			no_such_day(r, para);
		return odd == KITH_ODD_DAY;
	}
	kith_place_go(&r->place, entry.head.start);
	entry.line = r->place.line;
	entry.column = r->place.column;
	entry.span = item->span;
	entry.list = item->list;
	entry.is_private = kith_says_private(kith_slice_sub(r->bytes, item->span.start, item->span.end));
	warn_odd(r, &entry, odd);
	r->body->entries =
		kith_grow(r->body->entries, r->body->entry_count, &r->entry_capacity, sizeof(entry));
	r->body->entries[r->body->entry_count++] = entry;
	return true;
}

static void warn_near(struct reader *r, const struct kith_para *para, size_t at, const char *rule,
		      const struct kith_buf *why)
{
	struct kith_place place;

	/* Links of the paragraph are looked for after this: the place must not pass them. */
	kith_place_go(&r->place, kith_para_span(para, 0, 1).start);
	place = r->place;
	kith_place_go(&place, kith_para_span(para, at, at + 1).start);
	kith_diag_add(r->diags, KITH_WARNING, r->path, place.line, place.column, rule, "%.*s",
		      KITH_ARG(kith_buf_view(why)));
}

/* What counts for nothing, or for less, though somebody wrote it to count. */
static void warn_near_entry(struct reader *r, const struct kith_para *para)
{
	struct kith_buf why = KITH_BUF_INIT;
	size_t at;

	if (r->diags && kith_entry_near(para, r->kinds, &at, &why))
		warn_near(r, para, at, "odd-entry", &why);
	kith_buf_release(&why);
}

static void warn_near_due(struct reader *r, const struct kith_para *para, const struct kith_task *task)
{
	struct kith_buf why = KITH_BUF_INIT;
	size_t at;

	if (r->diags && task->state == KITH_BOX_OPEN && task->due == KITH_NO_DAY &&
	    kith_task_near(para, &at, &why))
		warn_near(r, para, at, "odd-entry", &why);
	kith_buf_release(&why);
}

static bool begins_with_day(const struct kith_para *para)
{
	enum kith_box state;
	size_t box = kith_para_box(para, &state);
	struct kith_slice text = kith_slice_trim(kith_slice_sub(para->text, box, para->text.len));

	return kith_day_parse(kith_slice_sub(text, 0, 10)) != KITH_NO_DAY;
}

static void take_task(struct reader *r, const struct kith_block *block, const struct kith_para *para)
{
	struct kith_task task;
	size_t newline;

	memset(&task, 0, sizeof(task));
	if (begins_with_day(para) || !kith_task_read(para, r->arena, &task))
		return;
	warn_near_due(r, para, &task);
	task.line = block->line;
	task.span.start = block->span.start;
	while (task.span.start > r->body->span.start && r->bytes.ptr[task.span.start - 1] != '\n')
		task.span.start--;
	newline = kith_slice_find(r->bytes, block->span.start, '\n');
	task.span.end = newline < r->body->span.end ? newline + 1 : r->body->span.end;
	r->body->tasks = kith_grow(r->body->tasks, r->body->task_count, &r->task_capacity, sizeof(task));
	r->body->tasks[r->body->task_count++] = task;
}

/* The paragraph that leads an item: an entry at the top level, or a task at any. */
static void take_item(struct reader *r, const struct kith_block *item, const struct kith_block *block)
{
	char first = block->span.start < r->bytes.len ? r->bytes.ptr[block->span.start] : '\0';
	struct kith_para para;

	if (first != '[' && !(item->top && first && strchr("0123456789*_`", first)))
		return;
	kith_para_read(r->bytes, block->span, r->arena, &para);
	if (item->top)
		warn_near_entry(r, &para);
	if (item->top && take_entry(r, item, &para))
		return;
	take_task(r, block, &para);
}

/* The heading that tools write above entries names nobody. */
static void take_heading(struct reader *r, const struct kith_block *block)
{
	struct kith_slice heading = kith_block_heading(r->bytes, block);

	if (!kith_slice_is(heading, "Log"))
		r->body->heading = heading;
}

static void take_block(struct reader *r, const struct kith_blocks *blocks, size_t at)
{
	const struct kith_block *block = &blocks->items[at];

	if (block->type == KITH_BLOCK_HEADING && block->top && r->body->heading.len == 0)
		take_heading(r, block);
	if (block->type == KITH_BLOCK_PARAGRAPH && block->leads && !block->quoted && at > 0)
		take_item(r, block - 1, block);
	if (block->type == KITH_BLOCK_PARAGRAPH || block->type == KITH_BLOCK_HEADING)
		kith_links_read(r->bytes, block->span, &r->place, r->arena, &r->links);
}

/* Arrays grow on the heap and are kept in the arena. */
static void *settle(struct kith_arena *arena, void *items, size_t count, size_t size)
{
	void *kept = kith_arena_array(arena, count, size);

	if (count > 0)
		memcpy(kept, items, count * size);
	free(items);
	return kept;
}

void kith_body_parse(struct kith_slice bytes, struct kith_span span, uint32_t first_line,
		     struct kith_slice path, const struct kith_kinds *kinds, struct kith_arena *arena,
		     struct kith_diags *diags, struct kith_body *body)
{
	struct reader r = { bytes, path, kinds, arena,	       diags, { bytes, span.start, first_line, 1 },
			    body,  0,	 0,	{ NULL, 0, 0 } };
	struct kith_blocks blocks;

	memset(body, 0, sizeof(*body));
	body->span = span;
	kith_blocks_read(bytes, span, first_line, &blocks);
	for (size_t i = 0; i < blocks.count; i++)
		take_block(&r, &blocks, i);
	body->entries = settle(arena, body->entries, body->entry_count, sizeof(*body->entries));
	body->tasks = settle(arena, body->tasks, body->task_count, sizeof(*body->tasks));
	body->links = settle(arena, r.links.items, r.links.count, sizeof(*body->links));
	body->link_count = r.links.count;
	kith_blocks_release(&blocks);
}

/* The next heading at the top level that ends a section of that level; the count of blocks if none. */
static size_t section_end(const struct kith_blocks *blocks, size_t from)
{
	for (size_t i = from + 1; i < blocks->count; i++) {
		const struct kith_block *block = &blocks->items[i];

		if (block->type == KITH_BLOCK_HEADING && block->top &&
		    block->level <= blocks->items[from].level)
			return i;
	}
	return blocks->count;
}

static size_t find_heading(struct kith_slice bytes, const struct kith_blocks *blocks, struct kith_slice title)
{
	for (size_t i = 0; i < blocks->count; i++) {
		const struct kith_block *block = &blocks->items[i];

		if (block->type == KITH_BLOCK_HEADING && block->top &&
		    kith_utf8_same(kith_block_heading(bytes, block), title))
			return i;
	}
	return blocks->count;
}

bool kith_body_section(struct kith_slice bytes, struct kith_span body, struct kith_slice title,
		       struct kith_slice *section)
{
	struct kith_blocks blocks;
	size_t at, next, start, end;

	kith_blocks_read(bytes, body, 1, &blocks);
	at = find_heading(bytes, &blocks, title);
	if (at < blocks.count) {
		next = section_end(&blocks, at);
		start = kith_slice_find(bytes, blocks.items[at].span.end, '\n');
		start = start < body.end ? start + 1 : body.end;
		end = next < blocks.count ? blocks.items[next].span.start : body.end;
		while (end > start && bytes.ptr[end - 1] != '\n')
			end--;
		*section = kith_slice_sub(bytes, start, end);
	}
	next = blocks.count;
	kith_blocks_release(&blocks);
	return at < next;
}
