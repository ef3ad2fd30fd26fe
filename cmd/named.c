#include "cmd/named.h"

#include "base/alloc.h"
#include "book/refs.h"
#include "cmd/create.h"

struct kith_named kith_named_note(const struct kith_book *book, kith_id note)
{
	struct kith_named named = { note, kith_ref_text(book, note), kith_book_id(book, note), 0 };

	return named;
}

void kith_named_add(struct kith_named_list *list, const struct kith_named *named)
{
	size_t n;

	for (n = 0; n < list->count; n++)
		if (kith_slice_eq(list->items[n].id, named->id))
			return;
	list->items = kith_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
	list->items[list->count++] = *named;
}

enum kith_code kith_named_read(struct kith_changes *changes, struct kith_slice name, struct kith_named *named)
{
	struct kith_session *session = changes->session;
	struct kith_err err = KITH_ERR_INIT;
	struct kith_new_note made = { .type = KITH_PERSON, .name = name };
	bool known;
	kith_id note;
	enum kith_code code = kith_ref_find(session->book, name, KITH_ANY_TYPE, &note, &err);

	if (!code) {
		*named = kith_named_note(session->book, note);
		return KITH_OK;
	}
	known = kith_ref_candidates(session->book, name, KITH_ANY_TYPE, &note, 1) > 0;
	if (known || !kith_flag(session, "new")) {
		kith_say_err(session, &err);
		if (!known)
			kith_say(session, "--new makes a note for somebody new");
		return code;
	}
	kith_change_create(changes, &made, &named->id);
	named->note = KITH_NOBODY;
	named->made = changes->count;
	named->ref = named->id;
	return KITH_OK;
}

enum kith_code kith_named_read_list(struct kith_changes *changes, const char *names,
				    struct kith_named_list *list)
{
	struct kith_slice rest = kith_slice_cstr(names), name;
	enum kith_code code = KITH_OK;
	struct kith_named named;

	while (!code && kith_slice_next(&rest, ',', &name)) {
		name = kith_slice_trim(name);
		if (name.len == 0)
			continue;
		code = kith_named_read(changes, name, &named);
		if (!code)
			kith_named_add(list, &named);
	}
	return code;
}

const struct kith_slice *kith_named_refs(struct kith_session *session, const struct kith_named_list *list)
{
	struct kith_slice *refs = kith_arena_array(&session->arena, list->count + 1, sizeof(*refs));
	size_t n;

	for (n = 0; n < list->count; n++)
		refs[n] = list->items[n].ref;
	return refs;
}
