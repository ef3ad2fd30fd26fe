/* Where the notebook is that a tool works on. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "book/book.h"

static bool is_notebook(const char *dir)
{
	int root = kith_root_open(dir, NULL);
	bool found = root >= 0 && kith_file_exists(root, KITH_CONFIG_FILE);

	if (root >= 0)
		(void)close(root);
	return found;
}

static enum kith_code take(const char *dir, const char *from, struct kith_buf *root, struct kith_err *err)
{
	char *real = realpath(dir, NULL);

	if (!real)
		return kith_fail_errno(err, KITH_USAGE, "%s%s: no such notebook", from, dir);
	kith_buf_cstr(root, real);
	free(real);
	return KITH_OK;
}

/* Cuts the last part off a path; false at the top. */
static bool go_up(char *path)
{
	char *slash = strrchr(path, '/');

	if (!slash || path[1] == '\0')
		return false;
	slash[slash == path] = '\0';
	return true;
}

enum kith_code kith_book_find(const char *dir, struct kith_buf *root, struct kith_err *err)
{
	const char *named = getenv("KITH_DIR");
	char *path = NULL;
	bool found = false;

	if (dir)
		return take(dir, "", root, err);
	path = realpath(".", NULL);
	if (path)
		while (!(found = is_notebook(path)) && go_up(path))
			;
	if (found)
		kith_buf_cstr(root, path);
	free(path);
	if (found)
		return KITH_OK;
	if (named && *named)
		return take(named, "KITH_DIR: ", root, err);
	return kith_fail(err, KITH_USAGE,
			 "no notebook: no " KITH_CONFIG_FILE
			 " here or above; name one with -C or KITH_DIR, or begin one with `kith init`");
}
