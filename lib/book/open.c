/* Opening a notebook: settings, walk, rows, references, roles. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "book/build.h"
#include "note/front.h"

static enum kith_code load_config(struct kith_book *book, struct kith_diags *diags, struct kith_err *err)
{
	struct kith_buf bytes = KITH_BUF_INIT;
	struct kith_err why = KITH_ERR_INIT;
	enum kith_code code =
		kith_file_read(book->root_fd, KITH_CONFIG_FILE, KITH_FRONT_MAX_BYTES, &bytes, NULL, &why);

	if (code == KITH_OK)
		kith_config_parse(kith_buf_view(&bytes), diags, &book->config);
	else if (code == KITH_NEGATIVE)
		code = kith_fail(err, KITH_USAGE,
				 "%s: not a notebook, for it has no " KITH_CONFIG_FILE
				 "; `kith init` begins one",
				 book->root);
	else
		code = kith_fail(err, code, "%s/%s", book->root, why.text);
	kith_buf_release(&bytes);
	return code;
}

static enum kith_code build_rows(struct kith_build *build, struct kith_err *err)
{
	enum kith_code code = kith_files_load(build->book->root_fd, build->config, build->check, build->diags,
					      &build->files, err);

	if (code != KITH_OK)
		return code;
	for (size_t i = 0; i < build->files.count; i++)
		if (build->files.items[i].markdown)
			kith_build_note(build, &build->files.items[i]);
	kith_sort_refs(&build->rows);
	return kith_builder_finish(&build->rows, &build->book->block, err);
}

static enum kith_code build_book(struct kith_build *build, struct kith_err *err)
{
	enum kith_code code = build_rows(build, err);

	if (code != KITH_OK)
		return code;
	kith_resolve_all(build);
	if (build->check) {
		kith_rare_report(build);
		kith_twins_report(build);
		kith_shared_report(build);
	}
	code = kith_build_roles(build->book, err);
	if (code == KITH_OK && build->check)
		kith_saved_report(build);
	return code;
}

static void release_build(struct kith_build *build)
{
	kith_files_release(&build->files);
	kith_builder_release(&build->rows);
	kith_rare_free(build->rare);
	kith_arena_release(&build->arena);
	kith_arena_release(&build->name_texts);
	kith_buf_release(&build->bytes);
	kith_buf_release(&build->scratch);
	free(build->names);
}

/* Without `check` only errors are told, and values that reports have to leave out. */
static void drop_warnings(struct kith_diags *diags, size_t first)
{
	size_t kept = first;

	for (size_t i = first; i < diags->count; i++)
		if (diags->items[i].severity == KITH_ERROR || strcmp(diags->items[i].rule, "value") == 0)
			diags->items[kept++] = diags->items[i];
	diags->count = kept;
}

static enum kith_code load_notes(struct kith_book *book, const struct kith_book_options *options,
				 struct kith_diags *diags, struct kith_err *err)
{
	struct kith_build build = {
		.book = book, .config = &book->config, .diags = diags, .check = options->check
	};
	enum kith_code code = KITH_OK;

	kith_builder_init(&build.rows);
	if (build.check) {
		build.rare = kith_rare_new();
		code = kith_today(&build.today, err);
	}
	if (code == KITH_OK)
		code = build_book(&build, err);
	release_build(&build);
	return code;
}

static enum kith_code load_book(struct kith_book *book, const struct kith_book_options *options,
				struct kith_diags *diags, struct kith_err *err)
{
	size_t first = diags->count;
	enum kith_code code;

	book->root_fd = kith_root_open(book->root, err);
	if (book->root_fd < 0)
		return KITH_FAILED;
	code = load_config(book, diags, err);
	if (code == KITH_OK)
		code = load_notes(book, options, diags, err);
	if (!options->check)
		drop_warnings(diags, first);
	kith_diags_sort(diags);
	return code;
}

enum kith_code kith_book_open(const char *root, const struct kith_book_options *options,
			      struct kith_diags *diags, struct kith_book **book, struct kith_err *err)
{
	struct kith_diags own = KITH_DIAGS_INIT; /* what is wrong marks notes even where nobody asks */
	struct kith_book *opened = kith_alloc(1, sizeof(*opened));
	enum kith_code code;

	opened->root = kith_strdup(root);
	opened->root_fd = -1;
	code = load_book(opened, options, diags ? diags : &own, err);
	kith_diags_release(&own);
	if (code != KITH_OK) {
		kith_book_close(opened);
		opened = NULL;
	}
	*book = opened;
	return code;
}

void kith_book_close(struct kith_book *book)
{
	if (!book)
		return;
	free(book->block);
	kith_config_release(&book->config);
	free(book->root);
	if (book->root_fd >= 0)
		(void)close(book->root_fd);
	free(book);
}
