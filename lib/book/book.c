#include "book/book.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/block.h"
#include "note/note.h"

const struct kith_config *kith_book_config(const struct kith_book *book)
{
	return &book->config;
}

const char *kith_book_root(const struct kith_book *book)
{
	return book->root;
}

int kith_book_root_fd(const struct kith_book *book)
{
	return book->root_fd;
}

size_t kith_book_count(const struct kith_book *book)
{
	return book->block->tables[KITH_TABLE_NOTES].count;
}

const struct kith_note_row *kith_book_note(const struct kith_book *book, kith_id note)
{
	return (const struct kith_note_row *)kith_block_rows(book->block, KITH_TABLE_NOTES) + note;
}

kith_id kith_book_me(const struct kith_book *book)
{
	return book->block->me;
}

struct kith_slice kith_text(const struct kith_book *book, struct kith_text text)
{
	return kith_block_text(book->block, text);
}

struct kith_slice kith_book_id(const struct kith_book *book, kith_id note)
{
	return kith_text(book, kith_book_note(book, note)->id);
}

struct kith_slice kith_book_name(const struct kith_book *book, kith_id note)
{
	return kith_text(book, kith_book_note(book, note)->name);
}

kith_id kith_book_by_id(const struct kith_book *book, struct kith_slice id)
{
	size_t low = 0, high = kith_book_count(book);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = kith_slice_cmp(kith_book_id(book, (kith_id)middle), id);

		if (order == 0)
			return (kith_id)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return KITH_NOBODY;
}

const struct kith_value *kith_book_values(const struct kith_book *book)
{
	return kith_block_rows(book->block, KITH_TABLE_VALUES);
}

const struct kith_entry_row *kith_book_entries(const struct kith_book *book)
{
	return kith_block_rows(book->block, KITH_TABLE_ENTRIES);
}

const struct kith_clause_row *kith_book_clauses(const struct kith_book *book)
{
	return kith_block_rows(book->block, KITH_TABLE_CLAUSES);
}

const struct kith_task_row *kith_book_tasks(const struct kith_book *book)
{
	return kith_block_rows(book->block, KITH_TABLE_TASKS);
}

const struct kith_link_row *kith_book_links(const struct kith_book *book)
{
	return kith_block_rows(book->block, KITH_TABLE_LINKS);
}

const struct kith_role *kith_book_roles(const struct kith_book *book)
{
	return kith_block_rows(book->block, KITH_TABLE_ROLES);
}

const struct kith_value *kith_book_field(const struct kith_book *book, kith_id note, uint32_t field,
					 size_t *count)
{
	struct kith_range range = kith_book_note(book, note)->values;
	const struct kith_value *values = kith_book_values(book) + range.first;
	uint32_t first = 0, end;

	while (first < range.count && values[first].field != field)
		first++;
	for (end = first; end < range.count && values[end].field == field;)
		end++;
	*count = end - first;
	return end > first ? values + first : NULL;
}

struct kith_slice kith_book_first(const struct kith_book *book, kith_id note, uint32_t field)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, note, field, &count);

	return values ? kith_text(book, values[0].text) : kith_slice_of(NULL, 0);
}

int32_t kith_book_number(const struct kith_book *book, kith_id note, uint32_t field, int32_t otherwise)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, note, field, &count);

	for (size_t i = 0; i < count; i++)
		if (values[i].number != KITH_NO_DAY)
			return values[i].number;
	return otherwise;
}

bool kith_book_has(const struct kith_book *book, kith_id note, uint32_t field, const char *word)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, note, field, &count);

	for (size_t i = 0; i < count; i++) {
		struct kith_slice text = kith_text(book, values[i].text);

		if (kith_slice_is(text, word) || kith_utf8_same(text, kith_slice_cstr(word)))
			return true;
	}
	return false;
}

static const struct kith_text *own_keys(const struct kith_book *book)
{
	return kith_block_rows(book->block, KITH_TABLE_KEYS);
}

uint32_t kith_book_find_field(const struct kith_book *book, struct kith_slice name)
{
	uint32_t count = book->block->tables[KITH_TABLE_KEYS].count;
	enum kith_field field = kith_field_find(name);

	if (field != KITH_FIELD_COUNT)
		return field;
	for (size_t i = 0; i < book->config.mapping_count; i++)
		if (kith_slice_eq(book->config.mappings[i].theirs, name))
			return book->config.mappings[i].ours;
	for (uint32_t row = 0; row < count; row++)
		if (kith_slice_eq(kith_text(book, own_keys(book)[row]), name))
			return KITH_FIELD_COUNT + row;
	return UINT32_MAX;
}

struct kith_slice kith_book_field_name(const struct kith_book *book, uint32_t field)
{
	if (field < KITH_FIELD_COUNT)
		return kith_slice_cstr(kith_field_name((enum kith_field)field));
	return kith_text(book, own_keys(book)[field - KITH_FIELD_COUNT]);
}

const struct kith_kind *kith_book_kind(const struct kith_book *book, uint32_t kind)
{
	return &book->config.kinds.items[kind];
}

enum kith_code kith_book_read(const struct kith_book *book, kith_id note, struct kith_buf *bytes,
			      struct kith_err *err)
{
	char *path = kith_slice_dup(kith_text(book, kith_book_note(book, note)->path));
	enum kith_code code = kith_file_read(book->root_fd, path, KITH_NOTE_MAX_BYTES, bytes, NULL, err);

	free(path);
	return code;
}
