#include "note/front.h"

#include <stdint.h>
#include <string.h>

#include "note/front_event.h"
#include "note/front_key.h"

/* The line that begins at `at`, without its newline; *next is where the one after it begins. */
static struct kith_slice line_at(struct kith_slice bytes, size_t at, size_t *next)
{
	size_t end = kith_slice_find(bytes, at, '\n');

	if (end == SIZE_MAX)
		end = bytes.len;
	*next = end < bytes.len ? end + 1 : end;
	return kith_slice_sub(bytes, at, end);
}

/* `---`, perhaps with blanks after it; an indented one is text. */
static bool is_fence(struct kith_slice line)
{
	return kith_slice_starts(line, "---") && kith_slice_trim(kith_slice_sub(line, 3, line.len)).len == 0;
}

static size_t skip_mark(struct kith_slice bytes)
{
	return kith_slice_starts(bytes, "\xef\xbb\xbf") ? 3 : 0;
}

/* Finds the two fences. False if there is an opening one alone. */
static bool find_fences(struct kith_slice bytes, struct kith_front *front)
{
	size_t at = skip_mark(bytes), next = at;
	struct kith_slice line = line_at(bytes, at, &next);

	front->newline =
		line.len > 0 && line.ptr[line.len - 1] == '\r' && next > at + line.len ? "\r\n" : "\n";
	while (kith_slice_trim(line).len == 0 && next < bytes.len) {
		at = next;
		line = line_at(bytes, at, &next);
	}
	if (!is_fence(line))
		return true;
	front->fences.start = at;
	front->yaml.start = next;
	while (next < bytes.len) {
		at = next;
		line = line_at(bytes, at, &next);
		if (!is_fence(line))
			continue;
		front->yaml.end = at;
		front->fences.end = next;
		front->present = true;
		return true;
	}
	return false;
}

/* What both sides of an open merge wrote is disputed: such keys are not set. Blanks of the same
 * length take the place of the lines from <<<<<<< to >>>>>>>. */
static struct kith_slice without_conflicts(struct kith_slice yaml, struct kith_arena *arena)
{
	bool inside = false;
	char *copy = NULL;

	for (size_t at = 0, next; at < yaml.len; at = next) {
		struct kith_slice line = line_at(yaml, at, &next);
		bool last = inside && kith_slice_starts(line, ">>>>>>>");

		inside = inside || kith_slice_starts(line, "<<<<<<<");
		if (!inside)
			continue;
		if (!copy)
			copy = memcpy(kith_arena_alloc(arena, yaml.len), yaml.ptr, yaml.len);
		memset(copy + at, ' ', line.len);
		inside = !last;
	}
	return copy ? kith_slice_of(copy, yaml.len) : yaml;
}

bool kith_front_parse(struct kith_slice bytes, struct kith_slice path, struct kith_arena *arena,
		      struct kith_diags *diags, struct kith_front *front)
{
	struct kith_front_source source = { .bytes = bytes, .path = path, .diags = diags };

	memset(front, 0, sizeof(*front));
	if (!find_fences(bytes, front))
		return kith_front_fault(
			&source, front->fences.start, "front-matter",
			"front matter begins here and never ends: close it with a line `---`");
	if (!front->present)
		return true;
	source.base = front->yaml.start;
	source.text = without_conflicts(kith_slice_sub(bytes, front->yaml.start, front->yaml.end), arena);
	return kith_front_read_keys(&source, arena, front);
}

const struct kith_key *kith_front_get(const struct kith_front *front, struct kith_slice name)
{
	for (size_t i = 0; i < front->count; i++) {
		if (!front->keys[i].duplicate && kith_slice_eq(front->keys[i].name, name))
			return &front->keys[i];
	}
	return NULL;
}
