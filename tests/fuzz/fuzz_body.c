/* Whole notes from any bytes: no crash, and entries, tasks and links stand in order inside the body. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "note/note.h"

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

static void require_entry(const struct kith_body *body, const struct kith_entry *entry)
{
	require_within(entry->span, body->span);
	require_within(entry->box, entry->span);
	require_within(entry->head, entry->span);
	require_within(entry->tail, entry->span);
	require(entry->day != KITH_NO_DAY && entry->known && entry->kind.len > 0);
	require((entry->box.start < entry->box.end) == (entry->box_state != KITH_BOX_NONE));
	require((entry->outcome.len > 0) == (entry->outcome_day != KITH_NO_DAY));
	for (size_t i = 0; i < entry->clause_count; i++) {
		require(entry->clauses[i].ref.len > 0);
		require_within(entry->clauses[i].span, entry->span);
	}
}

static void require_body(const struct kith_body *body)
{
	for (size_t i = 0; i < body->entry_count; i++) {
		require_entry(body, &body->entries[i]);
		require(i == 0 || body->entries[i - 1].span.end <= body->entries[i].span.start);
		require(i == 0 || body->entries[i - 1].list <= body->entries[i].list);
	}
	for (size_t i = 0; i < body->task_count; i++) {
		require_within(body->tasks[i].box, body->tasks[i].span);
		require_within(body->tasks[i].span, body->span);
		require(body->tasks[i].box.start < body->tasks[i].box.end);
	}
	for (size_t i = 0; i < body->link_count; i++) {
		require_within(body->links[i].target_span, body->span);
		require(body->links[i].target.len > 0);
		require(i == 0 || body->links[i - 1].target_span.end < body->links[i].target_span.start);
	}
}

/* Text without front matter, which may hold what a note may not: long lines, a lone CR. */
static void read_body(struct kith_slice s, const struct kith_kinds *kinds, struct kith_arena *arena)
{
	struct kith_span all = { 0, s.len };
	struct kith_slice section;
	struct kith_entry entry;
	struct kith_body body;

	kith_body_parse(s, all, 1, kith_slice_cstr("a.md"), kinds, arena, NULL, &body);
	require_body(&body);
	if (kith_body_section(s, all, kith_slice_cstr("Log"), &section))
		require(section.ptr >= s.ptr && section.ptr + section.len <= s.ptr + s.len);
	if (kith_entry_parse(s, kinds, arena, &entry))
		require(entry.day != KITH_NO_DAY);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kith_slice s = kith_slice_of((const char *)data, size);
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_diags diags = KITH_DIAGS_INIT;
	struct kith_kinds kinds;
	struct kith_note note;

	kith_kinds_default(&arena, &kinds);
	kith_note_parse(s, kith_slice_cstr("a.md"), &kinds, &arena, &diags, &note);
	require(note.readable || diags.errors > 0);
	if (note.readable)
		require_body(&note.body);
	if (kith_utf8_invalid(s) == size && (size == 0 || !memchr(data, 0, size)))
		read_body(s, &kinds, &arena);
	kith_diags_release(&diags);
	kith_arena_release(&arena);
	return 0;
}
