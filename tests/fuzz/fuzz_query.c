/* Queries: whatever is typed is answered or refused with a caret, `not (Q)` answers the notes that
 * Q does not, and what is said about a fault is harmless for a terminal. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "book/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
	const char *path, *text;
} files[] = {
	{ "kith.yaml", "kith: 1\nfields: {Company: org}\nqueries:\n  team: 'org:Initech not +family'\n"
		       "  both: '@team or @team'\n  round: '(@round)'\n  open: '(a'\n" },
	{ "people/ada-okafor.md", "---\nname: Ada Okafor\naliases: [Countess]\norg: Initech\ntags: [rust, "
				  "type theory]\ntier: close\ncadence: 2w\n"
				  "birthday: 1990-03-14\nmet: 2020-05-01\nemail: ada@example.org\nknows: "
				  "[bob-li]\nprivate: true\n---\n"
				  "We spoke about type\ntheory, and of JOS\xc3\x89's parser.\n" },
	{ "people/bob-li.md", "---\nCompany: \"[[Globex]]\"\ntags: [Family]\nrating: 4.5\nbirthday: --02-29\n"
			      "person: {title: Dr}\n---\n# Bob Li\n" },
	{ "people/jose.md", "---\nname: Jos\xc3\xa9\nstatus: archived\n---\n" },
	{ "events/2026-10-01-meetup.md", "---\npeople: [Ada Okafor]\nsize: 12\ncost: 12.50\n---\n" },
	{ "groups/globex.md", "---\nname: Globex\nkind: company\n---\n" },
};
#define FILE_COUNT (sizeof(files) / sizeof(files[0]))

static char root[64];

static void full_path(size_t i, char path[256])
{
	snprintf(path, 256, "%s/%s", root, files[i].path);
}

static void remove_notebook(void)
{
	char path[256];

	for (size_t i = 0; i < FILE_COUNT; i++) {
		full_path(i, path);
		unlink(path);
		*strrchr(path, '/') = '\0';
		rmdir(path);
	}
	rmdir(root);
}

static struct kith_book *make_notebook(void)
{
	struct kith_book_options options = { .uncached = true };
	struct kith_book *book = NULL;
	char path[256];

	strcpy(root, "/tmp/kith-fuzz-XXXXXX");
	if (!mkdtemp(root))
		abort();
	atexit(remove_notebook);
	for (size_t i = 0; i < FILE_COUNT; i++) {
		full_path(i, path);
		*strrchr(path, '/') = '\0';
		mkdir(path, 0700);
		full_path(i, path);
		FILE *file = fopen(path, "w");
		if (!file || fputs(files[i].text, file) < 0 || fclose(file) != 0)
			abort();
	}
	if (kith_book_open(root, &options, NULL, &book, NULL) != KITH_OK)
		abort();
	return book;
}

/* Any number will do, as long as a note keeps its own. */
static int32_t compute(void *context, kith_id note, enum kith_computed field)
{
	static const int32_t numbers[] = { KITH_NO_DAY, 20000, 20500, 0, 3, -4, 20777 };

	(void)context;
	return numbers[(note * 3 + (unsigned)field) % (sizeof(numbers) / sizeof(numbers[0]))];
}

static uint64_t answer(const struct kith_query *query, const struct kith_book *book)
{
	uint64_t found = 0;

	for (kith_id note = 0; note < kith_book_count(book); note++)
		if (kith_query_match(query, book, note, compute, NULL))
			found |= UINT64_C(1) << note;
	return found;
}

static void check_refusal(const struct kith_err *err)
{
	struct kith_slice text = kith_slice_cstr(err->text), line;

	if (err->code != KITH_USAGE || !kith_slice_ends(text, "^") || kith_utf8_invalid(text) != text.len)
		abort();
	for (int lines = 0; kith_slice_next(&text, '\n', &line); lines++) {
		struct kith_buf visible = KITH_BUF_INIT;
		kith_utf8_visible(line, &visible);
		if (lines > 2 || !kith_slice_eq(line, kith_buf_view(&visible)))
			abort();
		kith_buf_release(&visible);
	}
}

/* Notes that Q alone, or `not (Q)` alone, shows: all but the archived one, which may appear in neither. */
static void check_opposite(const struct kith_book *book, struct kith_slice text, kith_day today,
			   uint64_t found)
{
	struct kith_query *query = NULL;
	struct kith_buf opposite = KITH_BUF_INIT;
	uint64_t hidden = UINT64_C(1) << kith_book_by_id(book, kith_slice_cstr("people/jose"));

	kith_buf_printf(&opposite, "not (%.*s)", KITH_ARG(text));
	if (kith_query_parse(book, kith_buf_view(&opposite), today, &query, NULL) == KITH_OK) {
		uint64_t all = (UINT64_C(1) << kith_book_count(book)) - 1;
		if (((answer(query, book) ^ found ^ all) & ~hidden) != 0)
			abort();
	}
	kith_query_free(query);
	kith_buf_release(&opposite);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct kith_book *book;
	const kith_day today = 20777;
	struct kith_slice text = kith_slice_of((const char *)data, size);
	struct kith_query *query = NULL;
	struct kith_err err = KITH_ERR_INIT;

	if (!book)
		book = make_notebook();
	if (kith_query_parse(book, text, today, &query, &err) == KITH_OK)
		check_opposite(book, text, today, answer(query, book));
	else
		check_refusal(&err);
	kith_query_free(query);
	return 0;
}
