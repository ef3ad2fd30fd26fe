/* Front matter from any bytes: no crash, every span lies where it should, and any text that is
 * written as a YAML scalar is read back as it was, in a line and in a flow list. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "note/front.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void require_within(struct kith_span inner, struct kith_span outer)
{
	require(inner.start <= inner.end && outer.start <= inner.start && inner.end <= outer.end);
}

static void require_key(const struct kith_front *front, const struct kith_key *key)
{
	size_t at = key->name_span.end;

	require_within(key->lines, front->yaml);
	require_within(key->name_span, key->lines);
	require_within(key->value_span, key->lines);
	require(key->line > 0 && key->column > 0);
	require(key->shape != KITH_EMPTY || key->count == 0);
	require(key->shape != KITH_SCALAR || key->count == 1);
	for (size_t i = 0; i < key->count; i++) {
		require_within(key->items[i].span, key->value_span);
		require(at <= key->items[i].span.start && key->items[i].line >= key->line);
		at = key->items[i].span.end;
	}
}

static void read_front(struct kith_slice bytes)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_diags diags = KITH_DIAGS_INIT;
	struct kith_front front;
	struct kith_span all = { 0, bytes.len };
	bool ok = kith_front_parse(bytes, kith_slice_cstr("a.md"), &arena, &diags, &front);

	require(ok || diags.errors > 0);
	if (ok) {
		require_within(front.fences, all);
		require_within(front.yaml, all);
	}
	for (size_t i = 0; i < front.count; i++) {
		require_key(&front, &front.keys[i]);
		require(i == 0 || front.keys[i - 1].name_span.end <= front.keys[i].name_span.start);
	}
	kith_diags_release(&diags);
	kith_arena_release(&arena);
}

static void visit(void *context, const struct kith_yaml_scalar *scalar)
{
	size_t *count = context;

	require(scalar->depth < KITH_FRONT_MAX_DEPTH && scalar->line > 0);
	++*count;
}

static void read_file(struct kith_slice bytes)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_diags diags = KITH_DIAGS_INIT;
	size_t count = 0;

	require(kith_yaml_visit(bytes, kith_slice_cstr("kith.yaml"), &arena, &diags, visit, &count) ||
		diags.errors > 0);
	require(count <= KITH_FRONT_MAX_EVENTS);
	kith_diags_release(&diags);
	kith_arena_release(&arena);
}

static void require_reads_back(struct kith_slice text, enum kith_style style)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf note = KITH_BUF_INIT;
	struct kith_front front;

	kith_buf_cstr(&note, "---\na: ");
	kith_yaml_quote_like(text, style, &note);
	kith_buf_cstr(&note, "\nb: [x, ");
	kith_yaml_quote(text, &note);
	kith_buf_cstr(&note, ", ");
	kith_yaml_quote(text, &note);
	kith_buf_cstr(&note, "]\n---\n");
	require(kith_front_parse(kith_buf_view(&note), kith_slice_cstr("a.md"), &arena, NULL, &front));
	require(front.count == 2 && front.keys[0].count == 1 && front.keys[1].count == 3);
	require(kith_slice_eq(front.keys[0].items[0].text, text));
	require(kith_slice_eq(front.keys[1].items[1].text, text) &&
		kith_slice_eq(front.keys[1].items[2].text, text));
	kith_buf_release(&note);
	kith_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kith_slice s = kith_slice_of((const char *)data, size);

	read_front(s);
	read_file(s);
	if (kith_utf8_invalid(s) == s.len && (size == 0 || !memchr(data, 0, size)) && size < 4096) {
		require_reads_back(s, KITH_PLAIN);
		require_reads_back(s, KITH_SINGLE_QUOTED);
		require_reads_back(s, KITH_DOUBLE_QUOTED);
	}
	return 0;
}
