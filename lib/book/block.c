#include "book/block.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static const uint32_t row_sizes[KITH_TABLE_COUNT] = {
	[KITH_TABLE_NOTES] = sizeof(struct kith_note_row),
	[KITH_TABLE_VALUES] = sizeof(struct kith_value),
	[KITH_TABLE_ENTRIES] = sizeof(struct kith_entry_row),
	[KITH_TABLE_CLAUSES] = sizeof(struct kith_clause_row),
	[KITH_TABLE_TASKS] = sizeof(struct kith_task_row),
	[KITH_TABLE_LINKS] = sizeof(struct kith_link_row),
	[KITH_TABLE_KEYS] = sizeof(struct kith_text),
	[KITH_TABLE_REFS] = sizeof(struct kith_ref_row),
	[KITH_TABLE_STRINGS] = 1,
	[KITH_TABLE_ROLES] = sizeof(struct kith_role),
};

/* Row numbers stay below those that stand for nobody. */
#define MOST_ROWS (KITH_AMBIGUOUS - 1)

void *kith_block_rows(const struct kith_block *block, enum kith_table table)
{
	return (char *)(uintptr_t)block + block->tables[table].offset;
}

struct kith_slice kith_block_text(const struct kith_block *block, struct kith_text text)
{
	const char *pool = kith_block_rows(block, KITH_TABLE_STRINGS);

	return kith_slice_of(pool + text.offset, text.len);
}

void kith_builder_init(struct kith_builder *builder)
{
	memset(builder, 0, sizeof(*builder));
	for (size_t i = 0; i < KITH_TABLE_COUNT; i++)
		builder->tables[i].size = row_sizes[i];
}

void kith_builder_release(struct kith_builder *builder)
{
	for (size_t i = 0; i < KITH_TABLE_COUNT; i++)
		free(builder->tables[i].items);
	kith_buf_release(&builder->strings);
	free(builder->slots);
	memset(builder, 0, sizeof(*builder));
}

void *kith_builder_add(struct kith_builder *builder, enum kith_table table)
{
	struct kith_rows *rows = &builder->tables[table];
	void *row;

	if (rows->count >= MOST_ROWS) {
		builder->full = true;
		rows->count--;
	}
	rows->items = kith_grow(rows->items, rows->count, &rows->capacity, rows->size);
	row = rows->items + rows->count * rows->size;
	memset(row, 0, rows->size);
	rows->count++;
	return row;
}

uint32_t kith_builder_count(const struct kith_builder *builder, enum kith_table table)
{
	return (uint32_t)builder->tables[table].count;
}

struct kith_text kith_builder_text(struct kith_builder *builder, struct kith_slice s)
{
	struct kith_text text = { (uint32_t)builder->strings.len, (uint32_t)s.len };

	if (s.len > UINT32_MAX - builder->strings.len) {
		builder->full = true;
		return (struct kith_text){ 0, 0 };
	}
	kith_buf_slice(&builder->strings, s);
	return text;
}

static uint64_t hash(struct kith_slice s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return h ^ (h >> 32);
}

static struct kith_slice key_name(const struct kith_builder *builder, uint32_t row)
{
	const struct kith_text *keys = (const void *)builder->tables[KITH_TABLE_KEYS].items;

	return kith_slice_of(builder->strings.ptr + keys[row].offset, keys[row].len);
}

/* The slot that holds the name, or the free one where it belongs. */
static size_t find_slot(const struct kith_builder *builder, struct kith_slice name)
{
	size_t mask = builder->slot_count - 1;
	size_t at = (size_t)hash(name) & mask;

	while (builder->slots[at] && !kith_slice_eq(key_name(builder, builder->slots[at] - 1), name))
		at = (at + 1) & mask;
	return at;
}

/* At least half of the slots stay free. */
static void grow_slots(struct kith_builder *builder)
{
	enum { FIRST = 64 };
	uint32_t count = kith_builder_count(builder, KITH_TABLE_KEYS);

	if (builder->slot_count > 2 * (size_t)count)
		return;
	free(builder->slots);
	builder->slot_count = builder->slot_count ? kith_mul(builder->slot_count, 4) : FIRST;
	builder->slots = kith_alloc(builder->slot_count, sizeof(*builder->slots));
	for (uint32_t row = 0; row < count; row++)
		builder->slots[find_slot(builder, key_name(builder, row))] = row + 1;
}

uint32_t kith_builder_key(struct kith_builder *builder, struct kith_slice name)
{
	size_t at;

	grow_slots(builder);
	at = find_slot(builder, name);
	if (!builder->slots[at]) {
		struct kith_text text = kith_builder_text(builder, name);

		*(struct kith_text *)kith_builder_add(builder, KITH_TABLE_KEYS) = text;
		builder->slots[at] = kith_builder_count(builder, KITH_TABLE_KEYS);
	}
	return builder->slots[at] - 1;
}

static size_t aligned(size_t size)
{
	return kith_add(size, 7) & ~(size_t)7;
}

static enum kith_code too_large(struct kith_err *err)
{
	return kith_fail(err, KITH_FAILED, "the notebook is larger than 4 GiB of text or rows");
}

/* The header with the places of all tables. */
static struct kith_block lay_out(const struct kith_builder *builder)
{
	struct kith_block head = { .version = KITH_BLOCK_VERSION,
				   .order = KITH_BLOCK_ORDER,
				   .me = KITH_NOBODY };
	size_t at = aligned(sizeof(head));

	memcpy(head.magic, KITH_BLOCK_MAGIC, sizeof(head.magic));
	for (size_t i = 0; i < KITH_TABLE_COUNT; i++) {
		size_t count = i == KITH_TABLE_STRINGS ? builder->strings.len : builder->tables[i].count;

		head.tables[i].offset = at;
		head.tables[i].count = (uint32_t)count;
		head.tables[i].size = row_sizes[i];
		at = aligned(kith_add(at, kith_mul(count, row_sizes[i])));
	}
	head.size = at;
	return head;
}

enum kith_code kith_builder_finish(struct kith_builder *builder, struct kith_block **block,
				   struct kith_err *err)
{
	struct kith_block head = lay_out(builder);

	if (builder->full)
		return too_large(err);
	*block = kith_alloc(1, (size_t)head.size);
	memcpy(*block, &head, sizeof(head));
	for (size_t i = 0; i < KITH_TABLE_COUNT; i++) {
		const char *from = i == KITH_TABLE_STRINGS ? builder->strings.ptr : builder->tables[i].items;

		if (head.tables[i].count)
			memcpy(kith_block_rows(*block, (enum kith_table)i), from,
			       (size_t)head.tables[i].count * row_sizes[i]);
	}
	return KITH_OK;
}

enum kith_code kith_block_append_roles(struct kith_block **block, const struct kith_role *roles, size_t count,
				       struct kith_err *err)
{
	size_t old = (size_t)(*block)->size;
	size_t size = aligned(kith_add(old, kith_mul(count, sizeof(*roles))));

	if (count > MOST_ROWS)
		return too_large(err);
	*block = kith_realloc(*block, 1, size);
	memset((char *)*block + old, 0, size - old);
	(*block)->tables[KITH_TABLE_ROLES].offset = old;
	(*block)->tables[KITH_TABLE_ROLES].count = (uint32_t)count;
	(*block)->size = size;
	if (count)
		memcpy(kith_block_rows(*block, KITH_TABLE_ROLES), roles, count * sizeof(*roles));
	return KITH_OK;
}
