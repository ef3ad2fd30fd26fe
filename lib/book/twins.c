/* Paths that some file system takes for one and the same: they differ in case, or in how an
 * accented letter is put together. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/build.h"

struct keyed_path {
	struct kith_slice key, path; /* paths of one key collide */
};

struct keyed_paths {
	struct keyed_path *items;
	size_t count, capacity;
	struct kith_arena keys;
	struct kith_buf composed, key, small;
};

/* Appends a character that is not ASCII in its small form, accents kept: what a slug makes of it,
 * where that is one. */
static void add_small(struct kith_slice character, struct keyed_paths *paths)
{
	size_t at = 0;

	kith_buf_clear(&paths->small);
	if (kith_utf8_is_word(kith_utf8_next(character, &at)))
		kith_utf8_slug(character, &paths->small);
	if (paths->small.len == 0 || (unsigned char)paths->small.ptr[0] < 0x80)
		kith_buf_slice(&paths->key, character);
	else
		kith_buf_slice(&paths->key, kith_buf_view(&paths->small));
}

/* Folding for references would take accents away, which no file system does. */
static struct kith_slice key_of(struct kith_slice path, struct keyed_paths *paths)
{
	struct kith_slice composed;

	kith_buf_clear(&paths->composed);
	kith_buf_clear(&paths->key);
	kith_utf8_nfc(path, &paths->composed);
	composed = kith_buf_view(&paths->composed);
	for (size_t at = 0; at < composed.len;) {
		char c = composed.ptr[at];
		size_t from = at;

		if ((unsigned char)c < 0x80) {
			kith_buf_byte(&paths->key, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
			at++;
			continue;
		}
		(void)kith_utf8_next(composed, &at);
		add_small(kith_slice_sub(composed, from, at), paths);
	}
	return kith_arena_copy(&paths->keys, kith_buf_view(&paths->key));
}

static void add(struct keyed_paths *paths, struct kith_slice path)
{
	paths->items = kith_grow(paths->items, paths->count, &paths->capacity, sizeof(*paths->items));
	paths->items[paths->count++] = (struct keyed_path){ key_of(path, paths), path };
}

/* A file, and each folder on its way that `before` did not pass. */
static void add_with_folders(struct keyed_paths *paths, struct kith_slice path, struct kith_slice before)
{
	struct kith_slice folder = kith_path_folder(path);

	add(paths, path);
	for (; folder.len > 0; folder = kith_path_folder(folder)) {
		size_t with_slash = folder.len + 1;

		if (kith_slice_eq(kith_slice_sub(before, 0, with_slash), kith_slice_sub(path, 0, with_slash)))
			return;
		add(paths, folder);
	}
}

static int compare(const void *a, const void *b)
{
	const struct keyed_path *left = a, *right = b;
	int order = kith_slice_cmp(left->key, right->key);

	return order ? order : kith_slice_cmp(left->path, right->path);
}

static void report(struct kith_build *build, const struct keyed_path *first, const struct keyed_path *second)
{
	if (kith_slice_eq(first->path, second->path) || !kith_slice_eq(first->key, second->key))
		return;
	kith_diag_add(build->diags, KITH_ERROR, second->path, 0, 0, "twins",
		      "is the same name as %.*s where case or the form of accents does not count; rename one",
		      KITH_ARG(first->path));
}

void kith_twins_report(struct kith_build *build)
{
	struct keyed_paths paths = { .items = NULL };
	struct kith_slice before = { NULL, 0 };

	for (size_t i = 0; i < build->files.count; i++) {
		add_with_folders(&paths, build->files.items[i].path, before);
		before = build->files.items[i].path;
	}
	if (paths.count)
		qsort(paths.items, paths.count, sizeof(*paths.items), compare);
	for (size_t i = 1; i < paths.count; i++)
		report(build, &paths.items[i - 1], &paths.items[i]);
	free(paths.items);
	kith_arena_release(&paths.keys);
	kith_buf_release(&paths.composed);
	kith_buf_release(&paths.key);
	kith_buf_release(&paths.small);
}
