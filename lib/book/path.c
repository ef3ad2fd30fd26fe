/* Paths of a notebook's files and the ids of their notes. */
#include "book/config.h"

/* Where the last part of a path begins. */
static size_t last_part(struct kith_slice path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	return at;
}

struct kith_slice kith_path_name(struct kith_slice path)
{
	return kith_slice_sub(path, last_part(path), path.len);
}

struct kith_slice kith_path_folder(struct kith_slice path)
{
	size_t end = last_part(path);

	return kith_slice_sub(path, 0, end ? end - 1 : 0);
}

static bool is_index(struct kith_slice path)
{
	struct kith_slice name = kith_path_name(path);

	return kith_slice_is(name, "index.md") || kith_slice_is(name, "_index.md");
}

struct kith_slice kith_path_id(struct kith_slice path)
{
	struct kith_slice folder = kith_path_folder(path);

	if (is_index(path) && folder.len > 0)
		return folder;
	return kith_slice_ends(path, ".md") ? kith_slice_sub(path, 0, path.len - 3) : path;
}

bool kith_path_is_folder_page(struct kith_slice path)
{
	return is_index(path) && kith_slice_find(kith_path_folder(path), 0, '/') == SIZE_MAX;
}
