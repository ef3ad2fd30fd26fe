/* Where links in bodies lead: [[references]], and relative Markdown links to files. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/utf8.h"
#include "book/build.h"
#include "book/refs.h"

bool kith_link_path(struct kith_slice note_path, struct kith_slice target, struct kith_buf *out)
{
	struct kith_slice rest = target, part;

	kith_buf_clear(out);
	kith_buf_slice(out, kith_path_folder(note_path));
	while (kith_slice_next(&rest, '/', &part)) {
		if (part.len == 0 || kith_slice_is(part, "."))
			continue;
		if (kith_slice_is(part, "..")) {
			struct kith_slice parent = kith_path_folder(kith_buf_view(out));

			if (out->len == 0)
				return false;
			kith_buf_splice(out, parent.len, out->len, kith_slice_of(NULL, 0));
			continue;
		}
		if (out->len > 0)
			kith_buf_byte(out, '/');
		kith_buf_slice(out, part);
	}
	return out->len > 0;
}

static struct kith_slice path_of(const struct kith_book *book, kith_id note)
{
	return kith_text(book, kith_book_note(book, note)->path);
}

kith_id kith_resolve_link(struct kith_build *build, kith_id note, const struct kith_link_row *link)
{
	struct kith_slice target = kith_text(build->book, link->target);

	if (link->wiki)
		return kith_ref_resolve(build->book, target, 0);
	if (!kith_link_path(path_of(build->book, note), target, &build->scratch))
		return KITH_NOBODY;
	return kith_book_by_id(build->book, kith_path_id(kith_buf_view(&build->scratch)));
}

static int by_bytes(const void *a, const void *b)
{
	return kith_slice_cmp(*(const struct kith_slice *)a, *(const struct kith_slice *)b);
}

/* Folded names of all files of the tree, Markdown with and without its ending. */
static void load_names(struct kith_build *build)
{
	if (build->names)
		return;
	build->names = kith_alloc(kith_add(kith_mul(build->files.count, 2), 1), sizeof(*build->names));
	for (size_t i = 0; i < build->files.count; i++) {
		struct kith_slice name = kith_path_name(build->files.items[i].path);

		build->names[build->name_count++] = kith_utf8_folded(&build->name_texts, name);
		if (kith_slice_ends(name, ".md"))
			build->names[build->name_count++] =
				kith_utf8_folded(&build->name_texts, kith_slice_sub(name, 0, name.len - 3));
	}
	qsort(build->names, build->name_count, sizeof(*build->names), by_bytes);
}

bool kith_link_leads_elsewhere(struct kith_build *build, kith_id note, const struct kith_link_row *link)
{
	struct kith_slice target = kith_text(build->book, link->target), name;

	if (!link->wiki)
		return kith_link_path(path_of(build->book, note), target, &build->scratch) &&
		       kith_file_exists(build->book->root_fd, build->scratch.ptr);
	load_names(build);
	kith_buf_clear(&build->scratch);
	kith_utf8_fold(kith_path_name(target), &build->scratch);
	name = kith_buf_view(&build->scratch);
	return bsearch(&name, build->names, build->name_count, sizeof(name), by_bytes) != NULL;
}
