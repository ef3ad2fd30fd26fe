/* Edit, then read: whatever the note, an edit is refused or gives exactly the intended change. The
 * first line of the input says which edit ("0 key value"), the rest is the note. What is required
 * here is found without the check that the edits make themselves. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "note/edit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
	if (!holds)
		abort();
}

struct trial {
	struct kith_arena arena;
	struct kith_kinds kinds;
	struct kith_note before, after;
	struct kith_slice values[2];
	struct kith_edit edit;
	struct kith_buf out;
};

static bool apply(struct trial *t, struct kith_slice bytes, const struct kith_edit *edit,
		  struct kith_buf *out)
{
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_edit_apply(bytes, kith_slice_cstr("a.md"), &t->kinds, edit, 1, out, &err);

	require(code == KITH_OK || (err.text[0] && out->len == 0));
	return code == KITH_OK;
}

static void read_note(struct trial *t, struct kith_slice bytes, struct kith_note *note)
{
	kith_note_parse(bytes, kith_slice_cstr("a.md"), &t->kinds, &t->arena, NULL, note);
}

/* How many bytes of `a` stand unchanged at both ends of `b`. */
static size_t kept(struct kith_slice a, struct kith_slice b)
{
	size_t limit = a.len < b.len ? a.len : b.len, front = 0, back = 0;

	while (front < limit && a.ptr[front] == b.ptr[front])
		front++;
	while (back < limit - front && a.ptr[a.len - 1 - back] == b.ptr[b.len - 1 - back])
		back++;
	return front + back;
}

static bool has_item(const struct kith_key *key, struct kith_slice value)
{
	for (size_t i = 0; i < key->count; i++) {
		if (kith_slice_eq(key->items[i].text, value))
			return true;
	}
	return false;
}

/* All other keys have the bytes that they had. */
static void require_other_keys(const struct trial *t)
{
	const struct kith_front *a = &t->before.front, *b = &t->after.front;
	size_t k = 0;

	for (size_t i = 0; i < a->count; i++) {
		struct kith_slice lines =
			kith_slice_sub(t->before.bytes, a->keys[i].lines.start, a->keys[i].lines.end);

		if (kith_slice_eq(a->keys[i].name, t->edit.key))
			continue;
		while (k < b->count && kith_slice_eq(b->keys[k].name, t->edit.key))
			k++;
		require(k < b->count);
		require(kith_slice_eq(
			lines, kith_slice_sub(t->after.bytes, b->keys[k].lines.start, b->keys[k].lines.end)));
		k++;
	}
}

static void require_undone(struct trial *t, const struct kith_edit *back)
{
	struct kith_buf out = KITH_BUF_INIT;

	if (apply(t, kith_buf_view(&t->out), back, &out))
		require(kith_slice_eq(kith_buf_view(&out), t->before.bytes));
	else
		require(false);
	kith_buf_release(&out);
}

/* Front matter that holds nothing any more goes with its last key, so that one that held nothing
 * at first does not come back; and a list's last item takes its key with it. */
static bool can_be_undone(const struct trial *t, const struct kith_key *key)
{
	const struct kith_front *front = &t->before.front;

	if (key)
		return t->edit.verb == KITH_ADD_ITEM && key->count > 0 && key->shape != KITH_SCALAR;
	return !front->present || front->yaml.end > front->yaml.start;
}

static void check_front(struct trial *t)
{
	const struct kith_key *old = kith_front_get(&t->before.front, t->edit.key);
	const struct kith_key *now = kith_front_get(&t->after.front, t->edit.key);
	struct kith_edit back = t->edit;
	bool changed = !kith_slice_eq(t->before.bytes, t->after.bytes);

	require_other_keys(t);
	switch (t->edit.verb) {
	case KITH_SET:
		require(now && now->count == 1 && kith_slice_eq(now->items[0].text, t->values[0]));
		back.verb = KITH_UNSET;
		break;
	case KITH_ADD_ITEM:
		require(now && has_item(now, t->values[0]));
		require(!old || now->count == old->count + changed);
		back.verb = KITH_REMOVE_ITEM;
		break;
	case KITH_UNSET:
		require(!now);
		return;
	case KITH_REMOVE_ITEM:
		require(!now || !old || now->count + changed == old->count);
		return;
	default:
		require(!now || kith_slice_eq(t->values[0], t->values[1]) || !has_item(now, t->values[0]));
		return;
	}
	if (changed && can_be_undone(t, old)) {
		require(kept(t->before.bytes, t->after.bytes) == t->before.bytes.len);
		require_undone(t, &back);
	}
}

static void check_body(struct trial *t)
{
	const struct kith_body *a = &t->before.body, *b = &t->after.body;
	size_t same = kept(t->before.bytes, t->after.bytes);

	switch (t->edit.verb) {
	case KITH_ADD_ENTRY:
		require(same == t->before.bytes.len);
		require(b->entry_count == a->entry_count + (same != t->after.bytes.len));
		break;
	case KITH_ADD_TASK:
		require(same == t->before.bytes.len && b->entry_count == a->entry_count);
		require(b->task_count == a->task_count + (same != t->after.bytes.len));
		break;
	case KITH_ADD_SECTION:
		require(same == t->before.bytes.len && b->entry_count >= a->entry_count);
		break;
	case KITH_TICK:
		require(same + 4 >= t->before.bytes.len);
		require(b->entry_count == a->entry_count && b->task_count == a->task_count);
		break;
	default:
		require(b->entry_count == a->entry_count && b->task_count == a->task_count);
	}
}

static void run(struct trial *t, struct kith_slice bytes)
{
	if (!apply(t, bytes, &t->edit, &t->out))
		return;
	read_note(t, bytes, &t->before);
	read_note(t, kith_buf_view(&t->out), &t->after);
	require(t->before.readable && !t->before.conflict && t->after.readable && !t->after.conflict);
	if (t->edit.verb <= KITH_REPLACE_ITEM)
		check_front(t);
	else
		check_body(t);
}

/* "v key value" or "v text", v being a digit or letter for the verb. */
static void read_edit(struct trial *t, struct kith_slice line)
{
	struct kith_slice rest = kith_slice_sub(line, 2, line.len), second;

	t->edit.verb = (enum kith_edit_verb)((unsigned char)line.ptr[0] % (KITH_ADD_TASK + 1));
	t->edit.text = rest;
	t->edit.line = (uint32_t)(line.len > 1 ? (unsigned char)line.ptr[1] % 32 : 1);
	t->edit.values = t->values;
	t->edit.count = 2;
	kith_slice_cut(rest, ' ', &t->edit.key, &second);
	t->values[0] = second;
	t->values[1] = kith_slice_cstr("new one");
	if (t->edit.verb >= KITH_RETARGET)
		t->values[0] = t->edit.key;
	if (t->edit.verb == KITH_SET)
		t->edit.count = 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kith_slice all = kith_slice_of((const char *)data, size), line, bytes;
	struct trial t;

	if (!kith_slice_cut(all, '\n', &line, &bytes) || line.len == 0)
		return 0;
	memset(&t, 0, sizeof(t));
	kith_kinds_default(&t.arena, &t.kinds);
	read_edit(&t, line);
	run(&t, bytes);
	kith_buf_release(&t.out);
	kith_arena_release(&t.arena);
	return 0;
}
