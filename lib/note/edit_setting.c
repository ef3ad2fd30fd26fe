/* A setting of kith.yaml, which is YAML without front matter: its value as a splice. */
#include <stdlib.h>

#include "base/buf.h"
#include "note/edit_job.h"
#include "note/front_event.h"

/* Where a value of a key of the topmost map stands. */
struct found {
	bool key, value;
	struct kith_span span;
	enum kith_style style;
};

/* False at a fault of the YAML. */
static bool find(struct kith_slice bytes, const struct kith_edit *edit, struct found *found)
{
	size_t base = kith_slice_starts(bytes, "\xef\xbb\xbf") ? 3 : 0, depth = 0;
	struct kith_front_source source = { .bytes = bytes,
					    .text = kith_slice_sub(bytes, base, bytes.len),
					    .base = base };
	struct kith_front_reader *reader = kith_front_reader_new(&source);
	struct kith_front_event event;
	bool wants_key = true, here = false, ok;

	while ((ok = kith_front_reader_next(reader, &event)) && event.type != KITH_EVENT_END) {
		bool opens = event.type == KITH_EVENT_LIST || event.type == KITH_EVENT_MAP;

		if (event.type == KITH_EVENT_SCALAR && depth == 1 && wants_key) {
			here = kith_slice_eq(event.text, edit->key);
			found->key |= here;
			wants_key = false;
			continue;
		}
		if (event.type == KITH_EVENT_SCALAR && here && !found->value &&
		    kith_slice_eq(event.text, edit->values[0])) {
			found->value = true;
			found->span = event.span;
			found->style = event.style;
		}
		if (opens)
			depth++;
		else if (event.type != KITH_EVENT_SCALAR)
			depth--;
		wants_key = depth == 1;
	}
	kith_front_reader_free(reader);
	return ok;
}

/* All that a file says, as bytes to compare; with `edit` as it should be afterwards. */
struct said {
	const struct kith_edit *edit; /* or NULL */
	struct kith_buf text;
	bool replaced;
};

static void put(struct said *said, struct kith_slice part)
{
	kith_buf_printf(&said->text, "%zu:", part.len);
	kith_buf_slice(&said->text, part);
}

static void say(void *context, const struct kith_yaml_scalar *scalar)
{
	struct said *said = context;
	const struct kith_edit *edit = said->edit;
	bool here = edit && !said->replaced && scalar->depth > 0 &&
		    kith_slice_eq(scalar->keys[0], edit->key) && kith_slice_eq(scalar->text, edit->values[0]);

	for (size_t i = 0; i < scalar->depth; i++)
		put(said, scalar->keys[i]);
	kith_buf_printf(&said->text, "%zu=", scalar->item);
	put(said, here ? edit->values[1] : scalar->text);
	said->replaced |= here;
}

static bool is_meant(struct kith_slice before, struct kith_slice after, const struct kith_edit *edit)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct said old = { .edit = edit }, now = { .edit = NULL };
	struct kith_yaml_scalar added = { .depth = 1, .item = SIZE_MAX, .text = edit->values[1] };
	bool same = kith_yaml_visit(before, kith_slice_cstr(""), &arena, NULL, say, &old) &&
		    kith_yaml_visit(after, kith_slice_cstr(""), &arena, NULL, say, &now);

	added.keys[0] = edit->key;
	if (!old.replaced)
		say(&old, &added);
	same = same && kith_slice_eq(kith_buf_view(&old.text), kith_buf_view(&now.text));
	kith_buf_release(&old.text);
	kith_buf_release(&now.text);
	kith_arena_release(&arena);
	return same;
}

static void write_value(struct kith_slice bytes, const struct kith_edit *edit, const struct found *found,
			struct kith_buf *out)
{
	struct kith_slice newline =
		kith_slice_cstr(kith_slice_find_text(bytes, 0, "\r\n") == SIZE_MAX ? "\n" : "\r\n");

	if (found->value) {
		kith_buf_slice(out, kith_slice_sub(bytes, 0, found->span.start));
		kith_yaml_quote_like(edit->values[1], found->style, out);
		kith_buf_slice(out, kith_slice_sub(bytes, found->span.end, bytes.len));
		return;
	}
	kith_buf_slice(out, bytes);
	if (bytes.len && bytes.ptr[bytes.len - 1] != '\n')
		kith_buf_slice(out, newline);
	kith_buf_printf(out, "%.*s: ", KITH_ARG(edit->key));
	kith_yaml_quote(edit->values[1], out);
	kith_buf_slice(out, newline);
}

enum kith_code kith_edit_setting(struct kith_slice bytes, struct kith_slice path,
				 const struct kith_edit *edit, struct kith_buf *out, struct kith_err *err)
{
	struct found found = { .key = false };

	if (!find(bytes, edit, &found))
		return kith_fail(err, KITH_MALFORMED,
				 "%.*s: cannot be written to: it is no YAML that can be read",
				 KITH_ARG(path));
	if (found.key && !found.value)
		return kith_fail(err, KITH_FAILED, "%.*s: `%.*s` is not '%.*s' any more", KITH_ARG(path),
				 KITH_ARG(edit->key), KITH_ARG(edit->values[0]));
	kith_buf_clear(out);
	write_value(bytes, edit, &found, out);
	if (!is_meant(bytes, kith_buf_view(out), edit))
		return kith_fail(
			err, KITH_FAILED,
			"%.*s: `%.*s` cannot be written without changing something else; edit it by hand",
			KITH_ARG(path), KITH_ARG(edit->key));
	return KITH_OK;
}
