#include <string.h>

#include "base/buf.h"
#include "note/front_event.h"

/* What leads to the scalar at hand: maps hold the key last read, lists nothing. */
struct level {
	bool map, wants_key;
	struct kith_slice key;
};

struct visitor {
	const struct kith_front_source *source;
	struct kith_arena *arena;
	struct level levels[KITH_FRONT_MAX_DEPTH];
	size_t depth;
	size_t lists; /* how many of the levels are lists */
	struct kith_yaml_scalar scalar;
	struct kith_place place;
};

static void collect_keys(struct visitor *v)
{
	v->scalar.depth = 0;
	for (size_t i = 0; i < v->depth; i++) {
		if (v->levels[i].map)
			v->scalar.keys[v->scalar.depth++] = v->levels[i].key;
	}
}

static void fill_scalar(struct visitor *v, const struct kith_front_event *event)
{
	collect_keys(v);
	v->scalar.text = kith_arena_copy(v->arena, event->text);
	kith_place_go(&v->place, event->span.start);
	v->scalar.line = v->place.line;
	v->scalar.column = v->place.column;
}

static bool is_element(const struct visitor *v)
{
	return v->lists == 1 && v->depth > 0 && !v->levels[v->depth - 1].map;
}

static void open_level(struct visitor *v, bool map)
{
	struct level level = { map, map, KITH_SLICE("") };

	if (is_element(v))
		v->scalar.item++;
	v->levels[v->depth++] = level;
	v->lists += !map;
	if (!map && v->lists == 1)
		v->scalar.item = SIZE_MAX; /* the first element makes it 0 */
}

static void close_level(struct visitor *v)
{
	v->depth--;
	if (v->levels[v->depth].map)
		return;
	if (--v->lists == 0)
		v->scalar.item = SIZE_MAX;
}

static void value_done(struct visitor *v)
{
	if (v->depth > 0)
		v->levels[v->depth - 1].wants_key = true;
}

/* True where `event` was a value to visit. */
static bool take(struct visitor *v, const struct kith_front_event *event)
{
	struct level *level = v->depth ? &v->levels[v->depth - 1] : NULL;

	if (event->type == KITH_EVENT_LIST_END || event->type == KITH_EVENT_MAP_END) {
		close_level(v);
		value_done(v);
		return false;
	}
	if (event->type != KITH_EVENT_SCALAR) {
		open_level(v, event->type == KITH_EVENT_MAP);
		return false;
	}
	if (level && level->map && level->wants_key) {
		level->key = kith_arena_copy(v->arena, event->text);
		level->wants_key = false;
		return false;
	}
	if (is_element(v))
		v->scalar.item++;
	fill_scalar(v, event);
	value_done(v);
	return true;
}

static bool key_is_no_word(const struct visitor *v, const struct kith_front_event *event)
{
	const struct level *level = v->depth ? &v->levels[v->depth - 1] : NULL;

	return level && level->map && level->wants_key &&
	       (event->type == KITH_EVENT_LIST || event->type == KITH_EVENT_MAP);
}

bool kith_yaml_visit(struct kith_slice bytes, struct kith_slice path, struct kith_arena *arena,
		     struct kith_diags *diags,
		     void (*visit)(void *context, const struct kith_yaml_scalar *scalar), void *context)
{
	struct kith_front_source source = { .bytes = bytes, .path = path, .diags = diags };
	struct visitor v = { .source = &source, .arena = arena, .scalar = { .item = SIZE_MAX } };
	struct kith_front_reader *reader;
	struct kith_front_event event;
	bool ok;

	source.base = kith_slice_starts(bytes, "\xef\xbb\xbf") ? 3 : 0;
	source.text = kith_slice_sub(bytes, source.base, bytes.len);
	v.place = kith_place_start(bytes);
	reader = kith_front_reader_new(&source);
	while ((ok = kith_front_reader_next(reader, &event)) && event.type != KITH_EVENT_END) {
		if (key_is_no_word(&v, &event)) {
			ok = kith_front_fault(&source, event.span.start, "yaml",
					      "a list or map as a key: keys are plain words");
			break;
		}
		if (take(&v, &event))
			visit(context, &v.scalar);
	}
	kith_front_reader_free(reader);
	return ok;
}
