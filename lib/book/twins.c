/* Paths that some file system takes for one and the same: they differ in case, or in how an
 * accented letter is put together. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/build.h"

struct folded_path {
	struct kith_slice folded, path;
};

struct folded_paths {
	struct folded_path *items;
	size_t count, capacity;
	struct kith_arena texts;
};

static void add(struct folded_paths *paths, struct kith_slice path)
{
	paths->items = kith_grow(paths->items, paths->count, &paths->capacity, sizeof(*paths->items));
	paths->items[paths->count++] = (struct folded_path){ kith_utf8_folded(&paths->texts, path), path };
}

static size_t folder_len(struct kith_slice path)
{
	size_t end = path.len;

	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	return end ? end - 1 : 0;
}

/* A file, and each folder on its way that `before` did not pass. */
static void add_with_folders(struct folded_paths *paths, struct kith_slice path, struct kith_slice before)
{
	add(paths, path);
	for (size_t len = folder_len(path); len > 0; len = folder_len(kith_slice_sub(path, 0, len))) {
		if (kith_slice_eq(kith_slice_sub(before, 0, len + 1), kith_slice_sub(path, 0, len + 1)))
			return;
		add(paths, kith_slice_sub(path, 0, len));
	}
}

static int compare(const void *a, const void *b)
{
	const struct folded_path *left = a, *right = b;
	int order = kith_slice_cmp(left->folded, right->folded);

	return order ? order : kith_slice_cmp(left->path, right->path);
}

/* Two characters in small letters with their accents, which is what a slug makes of each. */
static bool same_but_case(struct kith_slice a, struct kith_slice b, struct kith_buf *small,
			  struct kith_buf *other)
{
	kith_buf_clear(small);
	kith_buf_clear(other);
	kith_utf8_slug(a, small);
	kith_utf8_slug(b, other);
	return kith_slice_eq(kith_buf_view(small), kith_buf_view(other));
}

/* Folding also takes accents away, which no file system does: so letter by letter again. */
static bool collide(struct kith_slice left, struct kith_slice right)
{
	struct kith_buf a = KITH_BUF_INIT, b = KITH_BUF_INIT, small = KITH_BUF_INIT, other = KITH_BUF_INIT;
	size_t i = 0, j = 0;
	bool same = true;

	kith_utf8_nfc(left, &a);
	kith_utf8_nfc(right, &b);
	while (same && i < a.len && j < b.len) {
		size_t from = i, start = j;
		int32_t one = kith_utf8_next(kith_buf_view(&a), &i);
		int32_t two = kith_utf8_next(kith_buf_view(&b), &j);

		same = one == two ||
		       same_but_case(kith_slice_sub(kith_buf_view(&a), from, i),
				     kith_slice_sub(kith_buf_view(&b), start, j), &small, &other);
	}
	same = same && i == a.len && j == b.len;
	kith_buf_release(&a);
	kith_buf_release(&b);
	kith_buf_release(&small);
	kith_buf_release(&other);
	return same;
}

static void report(struct kith_build *build, const struct folded_path *first,
		   const struct folded_path *second)
{
	if (kith_slice_eq(first->path, second->path) || !collide(first->path, second->path))
		return;
	kith_diag_add(build->diags, KITH_ERROR, second->path, 0, 0, "twins",
		      "is the same name as %.*s where case or the form of accents does not count; rename one",
		      KITH_ARG(first->path));
}

void kith_twins_report(struct kith_build *build)
{
	struct folded_paths paths = { .items = NULL };
	struct kith_slice before = { NULL, 0 };

	for (size_t i = 0; i < build->files.count; i++) {
		add_with_folders(&paths, build->files.items[i].path, before);
		before = build->files.items[i].path;
	}
	if (paths.count)
		qsort(paths.items, paths.count, sizeof(*paths.items), compare);
	for (size_t i = 1; i < paths.count; i++)
		if (kith_slice_eq(paths.items[i - 1].folded, paths.items[i].folded))
			report(build, &paths.items[i - 1], &paths.items[i]);
	free(paths.items);
	kith_arena_release(&paths.texts);
}
