#include "book/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"

/* Names are offsets until the walk is over, for the buffer moves. */
struct walking {
	const struct kith_config *config;
	struct kith_diags *diags;
	bool all;
	struct kith_buf names;
	size_t *starts;
	size_t count, capacity;
};

static bool enter(void *context, const char *path)
{
	const struct walking *walking = context;

	return !kith_config_ignored(walking->config, kith_slice_cstr(path));
}

static bool may_be_note(const struct kith_config *config, struct kith_slice path)
{
	return kith_slice_ends(path, ".md") && !kith_config_folder_page(config, path);
}

static enum kith_code found(void *context, const char *path)
{
	struct walking *walking = context;
	struct kith_slice s = kith_slice_cstr(path);

	if (!walking->all && !kith_slice_ends(s, ".md"))
		return KITH_OK;
	if (kith_config_ignored(walking->config, s))
		return KITH_OK;
	if (!walking->all && !may_be_note(walking->config, s))
		return KITH_OK;
	walking->starts = kith_grow(walking->starts, walking->count, &walking->capacity, sizeof(size_t));
	walking->starts[walking->count++] = walking->names.len;
	kith_buf_bytes(&walking->names, path, s.len + 1);
	return KITH_OK;
}

static void unreadable(void *context, const char *path, int error)
{
	struct walking *walking = context;

	kith_diag_add(walking->diags, KITH_ERROR, kith_slice_cstr(path), 0, 0, "unreadable",
		      "cannot be read: %s", strerror(error));
}

static int by_id(const void *a, const void *b)
{
	const struct kith_found_file *left = a, *right = b;
	int order = kith_slice_cmp(left->id, right->id);

	return order ? order : kith_slice_cmp(left->path, right->path);
}

static void collect(const struct walking *walking, struct kith_files *files)
{
	files->items = kith_alloc(walking->count ? walking->count : 1, sizeof(*files->items));
	files->count = walking->count;
	files->names = walking->names;
	for (size_t i = 0; i < walking->count; i++) {
		struct kith_slice path = kith_slice_cstr(files->names.ptr + walking->starts[i]);

		files->items[i].path = path;
		files->items[i].id = kith_path_id(path);
		files->items[i].markdown = may_be_note(walking->config, path);
	}
	qsort(files->items, files->count, sizeof(*files->items), by_id);
}

enum kith_code kith_files_load(int root, const struct kith_config *config, bool all, struct kith_diags *diags,
			       struct kith_files *files, struct kith_err *err)
{
	struct walking walking = { .config = config, .diags = diags, .all = all };
	struct kith_walk walk = { enter, found, unreadable, &walking };
	enum kith_code code = kith_walk_files(root, &walk, err);

	memset(files, 0, sizeof(*files));
	if (code == KITH_OK)
		collect(&walking, files);
	else
		kith_buf_release(&walking.names);
	free(walking.starts);
	return code;
}

void kith_files_release(struct kith_files *files)
{
	free(files->items);
	kith_buf_release(&files->names);
	memset(files, 0, sizeof(*files));
}
