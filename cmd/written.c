#include "cmd/written.h"

#include "base/alloc.h"
#include "history/moves.h"

static const enum kith_field watched[] = { KITH_F_ORG, KITH_F_POSITION };
#define WATCHED (sizeof(watched) / sizeof(watched[0]))

static kith_id person_at(const struct kith_session *session, const char *path)
{
	kith_id note = kith_book_by_id(session->book, kith_path_id(kith_slice_cstr(path)));

	return kith_id_ok(note) && kith_book_note(session->book, note)->type == KITH_PERSON ? note
											    : KITH_NOBODY;
}

static bool is_person(void *context, const char *path)
{
	const struct kith_writings *writings = context;

	return kith_id_ok(person_at(writings->session, path));
}

static struct kith_post post_of(const struct kith_writings *writings, const struct kith_slice *values)
{
	struct kith_arena *arena = &writings->session->arena;
	struct kith_post post = { kith_org_name(writings->session->book, kith_arena_copy(arena, values[0])),
				  kith_arena_copy(arena, values[1]) };

	return post;
}

static void found(void *context, const struct kith_field_change *change)
{
	struct kith_writings *writings = context;
	struct kith_written *written;

	writings->items = kith_grow(writings->items, writings->count, &writings->capacity, sizeof(*written));
	written = &writings->items[writings->count++];
	written->person = person_at(writings->session, change->path);
	written->day = change->day;
	written->from = post_of(writings, change->before);
	written->to = post_of(writings, change->after);
	written->commit = kith_arena_copy(&writings->session->arena, kith_slice_cstr(change->commit));
	written->order = SIZE_MAX - writings->count;
}

/* All names under which a field may stand in the note of a person. */
static struct kith_field_names names_of(struct kith_session *session, enum kith_field field)
{
	const struct kith_config *config = kith_book_config(session->book);
	struct kith_slice *names =
		kith_arena_array(&session->arena, config->mapping_count + 1, sizeof(*names));
	struct kith_field_names found_names = { names, 0 };

	names[found_names.count++] = kith_slice_cstr(kith_field_name(field));
	for (size_t i = 0; i < config->mapping_count; i++) {
		const struct kith_mapping *mapping = &config->mappings[i];

		if (mapping->ours == field && (mapping->type == KITH_NO_TYPE || mapping->type == KITH_PERSON))
			names[found_names.count++] = mapping->theirs;
	}
	return found_names;
}

enum kith_code kith_writings_read(struct kith_writings *writings, kith_day since, kith_day until)
{
	struct kith_session *session = writings->session;
	struct kith_field_names names[WATCHED];
	struct kith_field_watch watch = { .fields = names,
					  .count = WATCHED,
					  .since = since,
					  .until = until,
					  .wanted = is_person,
					  .found = found,
					  .context = writings };
	struct kith_err err = KITH_ERR_INIT;
	struct kith_buf root = KITH_BUF_INIT;
	enum kith_code code;

	for (size_t i = 0; i < WATCHED; i++)
		names[i] = names_of(session, watched[i]);
	code = kith_book_find(kith_option(session, "directory"), &root, &err);
	if (!code)
		code = kith_store_field_history(root.ptr, &watch, &err);
	if (code && code != KITH_NEGATIVE)
		kith_say_err(session, &err);
	kith_buf_release(&root);
	return code == KITH_NEGATIVE ? KITH_OK : code;
}
