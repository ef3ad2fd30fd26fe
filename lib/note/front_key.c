#include "note/front_key.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* A list or map that is open while a value is read. */
struct frame {
	bool map, flow, wants_key;
	size_t start; /* byte of its first mark */
	size_t items; /* how many items stood before it */
	size_t path;  /* length of the path before its keys */
	bool had_map; /* whether a map was met before it */
};

struct builder {
	const struct kith_front_source *source;
	struct kith_front_reader *reader;
	struct kith_arena *arena;
	struct kith_place place;
	struct kith_key *keys;
	size_t key_count, key_capacity;
	struct kith_item *items; /* of the key being read */
	size_t item_count, item_capacity;
	struct frame frames[KITH_FRONT_MAX_DEPTH];
	size_t depth;
	struct kith_buf path;
	size_t end; /* last byte of the value so far */
	bool has_map;
	bool is_reference; /* the whole value is an unquoted [[name]] */
};

/* The text as a part of the file where it stands there unchanged, else as a copy. */
static struct kith_slice keep_text(struct builder *b, const struct kith_front_event *event)
{
	size_t quote = event->style == KITH_SINGLE_QUOTED || event->style == KITH_DOUBLE_QUOTED;
	struct kith_slice there = kith_slice_sub(b->source->bytes, event->span.start, event->span.end);

	if (there.len >= 2 * quote &&
	    kith_slice_eq(event->text, kith_slice_sub(there, quote, there.len - quote)))
		return kith_slice_sub(there, quote, there.len - quote);
	return kith_arena_copy(b->arena, event->text);
}

static bool blank_line(struct kith_slice line)
{
	return kith_slice_trim(line).len == 0;
}

static size_t indent_of(struct kith_slice line)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] == ' ')
		n++;
	return n;
}

/* libyaml's end of a block scalar lies after the blank and comment lines that follow it. The last
 * line is the last one that is as far in as the first; with the mark + blank lines count too. */
static size_t block_scalar_end(struct kith_slice bytes, struct kith_span span)
{
	struct kith_slice rest = kith_slice_sub(bytes, span.start, span.end), line;
	size_t header = kith_slice_find(rest, 0, '\n'), end, indent = 0;
	bool keep;

	if (header == SIZE_MAX)
		return span.end;
	end = span.start + header;
	if (header > 0 && bytes.ptr[end - 1] == '\r')
		end--;
	keep = kith_slice_find(kith_slice_sub(rest, 1, header < 3 ? header : 3), 0, '+') != SIZE_MAX;
	rest = kith_slice_sub(rest, header + 1, rest.len);
	while (kith_slice_next(&rest, '\n', &line)) {
		size_t line_end = (size_t)(line.ptr - bytes.ptr) + line.len;

		if (!blank_line(line)) {
			indent = indent ? indent : indent_of(line);
			if (indent_of(line) < indent && kith_slice_trim(line).ptr[0] == '#')
				break;
		}
		if (!blank_line(line) || keep)
			end = line.len && line.ptr[line.len - 1] == '\r' ? line_end - 1 : line_end;
	}
	return end < span.end ? end : span.end;
}

static struct kith_span scalar_span(struct builder *b, const struct kith_front_event *event)
{
	struct kith_span span = event->span;

	if (event->style == KITH_BLOCK_SCALAR)
		span.end = block_scalar_end(b->source->bytes, span);
	return span;
}

static struct kith_item *add_item(struct builder *b, struct kith_slice text, struct kith_span span)
{
	struct kith_item *item;

	b->items = kith_grow(b->items, b->item_count, &b->item_capacity, sizeof(*b->items));
	item = &b->items[b->item_count++];
	memset(item, 0, sizeof(*item));
	item->text = text;
	item->span = span;
	kith_place_go(&b->place, span.start);
	item->line = b->place.line;
	item->column = b->place.column;
	return item;
}

static void add_scalar(struct builder *b, const struct kith_front_event *event)
{
	struct kith_item *item;

	if (event->style == KITH_PLAIN && event->text.len == 0)
		return;
	item = add_item(b, keep_text(b, event), scalar_span(b, event));
	item->style = event->style;
	if (b->path.len > 0)
		item->path = kith_arena_copy(b->arena, kith_buf_view(&b->path));
}

/* `[[Ada]]` without quotes is a list in a list for YAML; people mean a reference. */
static bool reads_as_reference(struct kith_slice s)
{
	struct kith_slice inside;

	if (s.len < 5 || memcmp(s.ptr, "[[", 2) != 0 || memcmp(s.ptr + s.len - 2, "]]", 2) != 0)
		return false;
	inside = kith_slice_sub(s, 2, s.len - 2);
	for (size_t i = 0; i < inside.len; i++) {
		if (strchr("[]{}\"\n\r", inside.ptr[i]))
			return false;
	}
	return inside.ptr[0] != '\'' && kith_slice_trim(inside).len > 0;
}

static void close_list(struct builder *b, const struct frame *frame, size_t end)
{
	struct kith_slice there = kith_slice_sub(b->source->bytes, frame->start, end);
	struct kith_span span = { frame->start, end };

	if (!frame->flow || !reads_as_reference(there))
		return;
	b->item_count = frame->items;
	b->has_map = frame->had_map;
	add_item(b, there, span);
	if (b->path.len > 0)
		b->items[b->item_count - 1].path = kith_arena_copy(b->arena, kith_buf_view(&b->path));
	b->is_reference = b->depth == 0;
}

static void open_frame(struct builder *b, const struct kith_front_event *event)
{
	struct frame *frame = &b->frames[b->depth++];

	frame->map = event->type == KITH_EVENT_MAP;
	frame->flow = event->flow;
	frame->wants_key = frame->map;
	frame->start = event->span.start;
	frame->items = b->item_count;
	frame->path = b->path.len;
	frame->had_map = b->has_map;
	b->has_map = b->has_map || frame->map;
}

static void note_key(struct builder *b, struct kith_slice name)
{
	if (b->path.len > 0)
		kith_buf_byte(&b->path, '.');
	kith_buf_slice(&b->path, name);
}

static bool complex_key(struct builder *b, size_t at)
{
	return kith_front_fault(b->source, at, "yaml", "a list or map as a key: keys are plain words");
}

/* After a whole value: in a map a key comes next. */
static void value_done(struct builder *b)
{
	struct frame *frame = b->depth ? &b->frames[b->depth - 1] : NULL;

	if (!frame || !frame->map)
		return;
	frame->wants_key = true;
	b->path.len = frame->path;
}

static bool take(struct builder *b, const struct kith_front_event *event)
{
	struct frame *frame = b->depth ? &b->frames[b->depth - 1] : NULL;
	bool wants_key = frame && frame->map && frame->wants_key;

	switch (event->type) {
	case KITH_EVENT_SCALAR:
		b->end = scalar_span(b, event).end;
		if (wants_key) {
			note_key(b, event->text);
			frame->wants_key = false;
			return true;
		}
		add_scalar(b, event);
		break;
	case KITH_EVENT_LIST:
	case KITH_EVENT_MAP:
		if (wants_key)
			return complex_key(b, event->span.start);
		open_frame(b, event);
		return true;
	default:
		b->depth--;
		if (frame->flow)
			b->end = event->span.end;
		if (!frame->map)
			close_list(b, frame, event->span.end);
		break;
	}
	value_done(b);
	return true;
}

/* `null` and ~ are how YAML writes nothing; a Null with a capital may be a name. */
static bool means_nothing(const struct kith_front_event *event)
{
	return event->type == KITH_EVENT_SCALAR && event->style == KITH_PLAIN &&
	       (event->text.len == 0 || kith_slice_is(event->text, "~") ||
		kith_slice_is(event->text, "null"));
}

static enum kith_shape shape_of(const struct builder *b, const struct kith_front_event *first)
{
	if (means_nothing(first))
		return KITH_EMPTY;
	if (first->type == KITH_EVENT_SCALAR || b->is_reference)
		return KITH_SCALAR;
	if (b->has_map)
		return KITH_MAP;
	return first->flow ? KITH_FLOW_LIST : KITH_BLOCK_LIST;
}

static struct kith_span whole_lines(struct kith_slice bytes, size_t start, size_t end)
{
	struct kith_span lines = { start, end };

	while (lines.start > 0 && bytes.ptr[lines.start - 1] != '\n')
		lines.start--;
	while (lines.end < bytes.len && bytes.ptr[lines.end] != '\n')
		lines.end++;
	lines.end += lines.end < bytes.len;
	return lines;
}

static bool read_value(struct builder *b, struct kith_key *key)
{
	struct kith_front_event first, event;

	b->item_count = b->path.len = b->depth = 0;
	b->has_map = b->is_reference = false;
	if (!kith_front_reader_next(b->reader, &first))
		return false;
	event = first;
	b->end = first.span.end;
	while (!means_nothing(&first)) {
		if (!take(b, &event))
			return false;
		if (b->depth == 0)
			break;
		if (!kith_front_reader_next(b->reader, &event))
			return false;
	}
	key->shape = shape_of(b, &first);
	key->value_span.start = first.span.start;
	key->value_span.end = b->end;
	if (b->end == first.span.start && (b->end == 0 || b->source->bytes.ptr[b->end - 1] != ':')) {
		/* A key without a colon (`? key`, `{key}`): its mark is where the next one begins. */
		key->value_span.start = key->value_span.end = b->end = key->name_span.end;
	}
	key->lines = whole_lines(b->source->bytes, key->name_span.start, b->end);
	key->count = b->item_count;
	key->items = kith_arena_array(b->arena, b->item_count, sizeof(*key->items));
	if (b->item_count > 0)
		memcpy(key->items, b->items, b->item_count * sizeof(*key->items));
	return true;
}

static bool read_key(struct builder *b, const struct kith_front_event *event)
{
	struct kith_key key = { .name_span = event->span };

	if (event->type != KITH_EVENT_SCALAR)
		return complex_key(b, event->span.start);
	if (b->key_count >= KITH_FRONT_MAX_KEYS)
		return kith_front_fault(b->source, event->span.start, "too-long", "more than 4096 keys");
	key.name = keep_text(b, event);
	kith_place_go(&b->place, event->span.start);
	key.line = b->place.line;
	key.column = b->place.column;
	if (!read_value(b, &key))
		return false;
	b->keys = kith_grow(b->keys, b->key_count, &b->key_capacity, sizeof(*b->keys));
	b->keys[b->key_count++] = key;
	return true;
}

static bool read_root(struct builder *b, struct kith_front *front)
{
	struct kith_front_event event;

	if (!kith_front_reader_next(b->reader, &event))
		return false;
	if (event.type == KITH_EVENT_END)
		return true;
	if (event.type != KITH_EVENT_MAP)
		return kith_front_fault(b->source, event.span.start, "yaml",
					"front matter is lines `key: value`; this is something else");
	front->flow = event.flow;
	for (;;) {
		if (!kith_front_reader_next(b->reader, &event))
			return false;
		if (event.type == KITH_EVENT_MAP_END)
			break;
		if (!read_key(b, &event))
			return false;
	}
	return kith_front_reader_next(b->reader, &event);
}

static int by_name(const void *a, const void *b)
{
	const struct kith_key *const *x = a, *const *y = b;
	int order = kith_slice_cmp((*x)->name, (*y)->name);

	return order ? order : (*x > *y) - (*x < *y);
}

static void mark_pair(const struct kith_front_source *source, struct kith_key *first, struct kith_key *again)
{
	first->duplicate = again->duplicate = true;
	kith_diag_add(source->diags, KITH_ERROR, source->path, again->line, again->column, "duplicate-key",
		      "`%.*s` is given twice, on lines %u and %u: keep one", KITH_ARG(again->name),
		      first->line, again->line);
}

static void mark_duplicates(const struct kith_front_source *source, struct kith_front *front)
{
	struct kith_key **sorted;
	size_t first = 0;

	if (front->count < 2)
		return;
	sorted = kith_alloc(front->count, sizeof(*sorted));
	for (size_t i = 0; i < front->count; i++)
		sorted[i] = &front->keys[i];
	qsort(sorted, front->count, sizeof(*sorted), by_name);
	for (size_t i = 1; i < front->count; i++) {
		if (kith_slice_eq(sorted[first]->name, sorted[i]->name))
			mark_pair(source, sorted[first], sorted[i]);
		else
			first = i;
	}
	free(sorted);
}

bool kith_front_read_keys(const struct kith_front_source *source, struct kith_arena *arena,
			  struct kith_front *front)
{
	struct builder b = { .source = source, .arena = arena };
	bool ok;

	b.place = kith_place_start(source->bytes);
	b.reader = kith_front_reader_new(source);
	ok = read_root(&b, front);
	front->count = b.key_count;
	front->keys = kith_arena_array(arena, b.key_count, sizeof(*front->keys));
	if (b.key_count > 0)
		memcpy(front->keys, b.keys, b.key_count * sizeof(*front->keys));
	mark_duplicates(source, front);
	kith_front_reader_free(b.reader);
	kith_buf_release(&b.path);
	free(b.keys);
	free(b.items);
	return ok;
}
