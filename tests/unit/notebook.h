/* Scratch notebooks for unit tests: a table of files becomes a folder of its own.
 *
 *	static const struct notebook_file files[] = { { "people/ada.md", "---\ntier: close\n---\n" } };
 *	struct notebook notebook;
 *	notebook_make(&notebook, files, sizeof(files) / sizeof(files[0]));
 *	notebook_open(&notebook, NULL);
 *	… notebook.book, notebook.diags …
 *	notebook_remove(&notebook);
 */
#ifndef TESTS_UNIT_NOTEBOOK_H
#define TESTS_UNIT_NOTEBOOK_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/err.h"
#include "book/book.h"

struct notebook_file {
	const char *path, *text;
};

struct notebook {
	char root[256];
	struct kith_book *book; /* NULL until opened */
	struct kith_diags diags;
};

#define NOTEBOOK_LEN(table) (sizeof(table) / sizeof((table)[0]))

/* Writes bytes to a file below the root, with the folders that lead there. */
static inline void notebook_write_bytes(const struct notebook *notebook, const char *path, const void *bytes,
					size_t len)
{
	char full[1024];
	int n = snprintf(full, sizeof(full), "%s/%s", notebook->root, path);

	assert_true(n > 0 && (size_t)n < sizeof(full));
	for (char *at = full + strlen(notebook->root) + 1; (at = strchr(at, '/')); at++) {
		*at = '\0';
		(void)mkdir(full, 0700);
		*at = '/';
	}
	FILE *file = fopen(full, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
}

static inline void notebook_write(const struct notebook *notebook, const char *path, const char *text)
{
	notebook_write_bytes(notebook, path, text, strlen(text));
}

/* A new folder with those files; a kith.yaml of defaults where the table has none. */
static inline void notebook_make(struct notebook *notebook, const struct notebook_file *files, size_t count)
{
	const char *tmp = getenv("TMPDIR");

	memset(notebook, 0, sizeof(*notebook));
	int n = snprintf(notebook->root, sizeof(notebook->root), "%s/kith-unit-XXXXXX",
			 tmp && *tmp ? tmp : "/tmp");
	assert_true(n > 0 && (size_t)n < sizeof(notebook->root));
	assert_non_null(mkdtemp(notebook->root));
	notebook_write(notebook, "kith.yaml", "kith: 1\n");
	for (size_t i = 0; i < count; i++)
		notebook_write(notebook, files[i].path, files[i].text);
}

/* Opens it, closing what was open. NULL options are the defaults, uncached. */
static inline void notebook_open(struct notebook *notebook, const struct kith_book_options *options)
{
	struct kith_book_options plain = { .uncached = true };
	struct kith_err err = KITH_ERR_INIT;

	kith_book_close(notebook->book);
	kith_diags_release(&notebook->diags);
	memset(&notebook->diags, 0, sizeof(notebook->diags));
	notebook->book = NULL;
	if (kith_book_open(notebook->root, options ? options : &plain, &notebook->diags, &notebook->book,
			   &err) != KITH_OK)
		fail_msg("%s", err.text);
	assert_non_null(notebook->book);
}

/* The note of that id, which must be there. */
static inline kith_id notebook_id(const struct notebook *notebook, const char *id)
{
	kith_id note = kith_book_by_id(notebook->book, kith_slice_cstr(id));

	if (!kith_id_ok(note))
		fail_msg("no note %s", id);
	return note;
}

static inline int notebook_unlink(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	(void)status;
	(void)type;
	(void)ftw;
	return remove(path);
}

/* Closes the book and removes the folder. */
static inline void notebook_remove(struct notebook *notebook)
{
	kith_book_close(notebook->book);
	kith_diags_release(&notebook->diags);
	(void)nftw(notebook->root, notebook_unlink, 8, FTW_DEPTH | FTW_PHYS);
	memset(notebook, 0, sizeof(*notebook));
}

#endif
