#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/os.h"

/* Each folder on the way down keeps a descriptor open. */
#define DEEPEST 100

struct entry {
	const char *name;
	bool folder;
};

/* A folder that is being walked: its entries [next, end) are still to come. */
struct level {
	DIR *dir;		 /* read to its end; its descriptor is what its folders are opened from */
	size_t first, next, end; /* in walker.entries */
	size_t path_len;	 /* of the folder's path with its '/', 0 for the root */
};

struct walker {
	const struct kith_walk *walk;
	struct level levels[DEEPEST];
	size_t depth;
	struct entry *entries; /* of all levels, one after the other */
	size_t count, capacity;
	struct kith_arena names;
	struct kith_buf path;
};

static int compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	return a->folder != b->folder ? (a->folder ? -1 : 1) : strcmp(a->name, b->name);
}

static void set_path(struct walker *w, size_t folder_len, const char *name)
{
	w->path.len = folder_len;
	kith_buf_cstr(&w->path, name);
}

static void tell_unreadable(struct walker *w, int error)
{
	if (w->walk->unreadable)
		w->walk->unreadable(w->walk->context, w->path.ptr, error);
}

static enum kith_entry kind_of(int fd, const struct dirent *entry)
{
	enum kith_entry kind = kith_os_entry(entry);
	struct stat st;

	if (kind != KITH_ENTRY_UNKNOWN)
		return kind;
	if (fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return KITH_ENTRY_UNKNOWN;
	return S_ISDIR(st.st_mode)   ? KITH_ENTRY_FOLDER
	       : S_ISLNK(st.st_mode) ? KITH_ENTRY_LINK
				     : KITH_ENTRY_OTHER;
}

static void keep(struct walker *w, int fd, const struct dirent *entry)
{
	enum kith_entry kind = kind_of(fd, entry);

	if (kind != KITH_ENTRY_FOLDER && kind != KITH_ENTRY_OTHER)
		return;
	w->entries = kith_grow(w->entries, w->count, &w->capacity, sizeof(*w->entries));
	w->entries[w->count].name = kith_arena_cstr(&w->names, kith_slice_cstr(entry->d_name));
	w->entries[w->count++].folder = kind == KITH_ENTRY_FOLDER;
}

/* Reads the names of a folder: 0, or errno. *submodule is whether it has a .git of its own. */
static int read_names(struct walker *w, DIR *dir, bool *submodule)
{
	struct dirent *entry;

	*submodule = false;
	while (errno = 0, (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] != '.')
			keep(w, dirfd(dir), entry);
		else if (strcmp(entry->d_name, ".git") == 0)
			*submodule = true;
	}
	return errno;
}

/* Goes down into the open folder, which it closes if it cannot; w->path is the folder's. */
static int descend(struct walker *w, int fd)
{
	struct level level = { .dir = fdopendir(fd), .first = w->count, .next = w->count };
	bool submodule;
	int error = errno;

	if (!level.dir) {
		close(fd);
		return error;
	}
	error = read_names(w, level.dir, &submodule);
	if (submodule && w->depth > 0) {
		w->count = level.first;
		closedir(level.dir);
		return error;
	}
	level.end = w->count;
	if (w->path.len)
		kith_buf_byte(&w->path, '/');
	level.path_len = w->path.len;
	if (level.end > level.first)
		qsort(w->entries + level.first, level.end - level.first, sizeof(*w->entries), compare);
	w->levels[w->depth++] = level;
	return error;
}

static void ascend(struct walker *w)
{
	struct level *level = &w->levels[--w->depth];

	closedir(level->dir);
	w->count = level->first;
}

static int enter(struct walker *w, const struct level *level, const char *name)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
	int fd;

	if (w->walk->enter && !w->walk->enter(w->walk->context, w->path.ptr))
		return 0;
	if (w->depth == DEEPEST)
		return ENAMETOOLONG;
	fd = openat(dirfd(level->dir), name, flags);
	return fd < 0 ? errno : descend(w, fd);
}

static enum kith_code step(struct walker *w)
{
	struct level *level = &w->levels[w->depth - 1];
	struct entry entry;
	int error;

	if (level->next == level->end) {
		ascend(w);
		return KITH_OK;
	}
	entry = w->entries[level->next++];
	set_path(w, level->path_len, entry.name);
	if (!entry.folder)
		return w->walk->found(w->walk->context, w->path.ptr);
	error = enter(w, level, entry.name);
	if (error) {
		set_path(w, level->path_len, entry.name);
		tell_unreadable(w, error);
	}
	return KITH_OK;
}

enum kith_code kith_walk_files(int root, const struct kith_walk *walk, struct kith_err *err)
{
	struct walker *w = kith_alloc(1, sizeof(*w));
	/* Not dup(): the place reached in the folder must be this walk's own. */
	int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), error;
	enum kith_code code = KITH_OK;

	w->walk = walk;
	error = fd < 0 ? errno : descend(w, fd);
	if (error) {
		errno = error;
		code = kith_fail_errno(err, KITH_FAILED, "the notebook's folder cannot be read");
	}
	while (w->depth && code == KITH_OK)
		code = step(w);
	while (w->depth)
		ascend(w);
	free(w->entries);
	kith_arena_release(&w->names);
	kith_buf_release(&w->path);
	free(w);
	return code;
}
