#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/place.h"

/* Cuts the last component off a path; false if it was the only one. */
static bool cut_last(struct kith_buf *path)
{
	const char *slash = strrchr(path->ptr, '/');

	if (!slash)
		return false;
	path->len = (size_t)(slash - path->ptr);
	path->ptr[path->len] = '\0';
	return true;
}

void kith_folders_prune(int root, const char *path, int levels)
{
	struct kith_buf folder = KITH_BUF_INIT;
	bool removed = true;

	kith_buf_cstr(&folder, path);
	for (; removed && levels > 0 && folder.ptr && cut_last(&folder); levels--) {
		struct kith_place place;

		if (kith_place_open(root, folder.ptr, &place) != 0)
			break;
		removed = unlinkat(place.folder, place.name, AT_REMOVEDIR) == 0;
		if (removed)
			kith_sync(place.folder);
		kith_place_close(&place);
	}
	kith_buf_release(&folder);
}

/* Makes the folder `path`; *made tells whether it was missing. -1 with errno. */
static int make_one(int root, const char *path, bool *made)
{
	struct kith_place place;
	int result;

	if (kith_place_open(root, path, &place) != 0)
		return -1;
	result = mkdirat(place.folder, place.name, 0700);
	*made = result == 0;
	if (result != 0 && errno == EEXIST)
		result = 0;
	if (*made)
		result = kith_sync(place.folder);
	kith_place_close(&place);
	return result;
}

enum kith_code kith_file_make_folders(int root, const char *path, struct kith_err *err)
{
	struct kith_buf folder = KITH_BUF_INIT;
	struct kith_slice whole = kith_slice_cstr(path);
	enum kith_code code = KITH_OK;
	int count = 0;

	if (!kith_path_allowed(path))
		return kith_fail(err, KITH_FAILED, "%s: not the name of a file in a notebook", path);
	for (size_t at = 0; (at = kith_slice_find(whole, at, '/')) != SIZE_MAX && code == KITH_OK; at++) {
		bool made = false;

		kith_buf_clear(&folder);
		kith_buf_slice(&folder, kith_slice_sub(whole, 0, at));
		if (make_one(root, folder.ptr, &made) != 0)
			code = kith_fail_errno(err, KITH_FAILED, "%s: the folder cannot be made", folder.ptr);
		count += made;
	}
	if (code != KITH_OK && count) {
		kith_buf_cstr(&folder, "/x");
		kith_folders_prune(root, folder.ptr, count);
	}
	kith_buf_release(&folder);
	return code;
}
