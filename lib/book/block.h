/* The block that holds a whole book: a header, tables of rows and one pool of strings, all found
 * by offsets from its first byte, so that it means the same wherever it lies. Only lib/book looks
 * inside. Built by a builder that grows each table by itself; then laid out in one piece. */
#ifndef KITH_BOOK_BLOCK_H
#define KITH_BOOK_BLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "book/book.h"

#define KITH_BLOCK_MAGIC "kithbook"
#define KITH_BLOCK_VERSION 1
#define KITH_BLOCK_ORDER 0x01020304u

enum kith_table {
	KITH_TABLE_NOTES,
	KITH_TABLE_VALUES,
	KITH_TABLE_ENTRIES,
	KITH_TABLE_CLAUSES,
	KITH_TABLE_TASKS,
	KITH_TABLE_LINKS,
	KITH_TABLE_KEYS,    /* struct kith_text: names of fields that only this notebook knows */
	KITH_TABLE_REFS,    /* struct kith_ref_row, sorted by step, text, class, note */
	KITH_TABLE_STRINGS, /* bytes */
	KITH_TABLE_ROLES,   /* last: it follows from the others once their references are resolved */
	KITH_TABLE_COUNT,
};

struct kith_block_table {
	uint64_t offset; /* from the first byte of the block, a multiple of 8 */
	uint32_t count;
	uint32_t size; /* of a row */
};

struct kith_block {
	char magic[8];
	uint32_t version;
	uint32_t order; /* KITH_BLOCK_ORDER as this machine writes it */
	uint64_t size;  /* of the whole block */
	kith_id me;
	uint32_t reserved;
	struct kith_block_table tables[KITH_TABLE_COUNT];
};

/* By what a note is found, in the order in which the steps are tried. */
enum kith_ref_step { KITH_BY_ID, KITH_BY_FILE, KITH_BY_NAME, KITH_BY_ALIAS, KITH_BY_EMAIL, KITH_REF_STEPS };

/* What a reference may be meant for: a type of note, or a group that is a company, so that an
 * `org` of the same name finds it without a look at every group. */
enum { KITH_CLASS_COMPANY = KITH_TYPE_COUNT, KITH_CLASS_COUNT };

struct kith_ref_row {
	struct kith_text text; /* folded */
	uint32_t step;         /* enum kith_ref_step */
	uint32_t class;
	kith_id note;
};

/* What is looked for: notes of the `preferred` classes go first where a step would be ambiguous,
 * notes outside `allowed` do not count. Masks of 1 << class; 0 is any. */
struct kith_ref_wish {
	unsigned preferred, allowed;
};

/* kith_ref_resolve with a wish. */
kith_id kith_ref_lookup(const struct kith_book *book, struct kith_slice ref, struct kith_ref_wish wish);

/* Appends a sentence part that names what an ambiguous reference could be, or notes that are
 * called nearly so; nothing if there are none. */
void kith_ref_explain(const struct kith_book *book, struct kith_slice ref, unsigned types, struct kith_buf *out);

struct kith_book {
	struct kith_block *block;
	struct kith_config config;
	char *root;
	int root_fd;
};

/* The first row of a table. */
void *kith_block_rows(const struct kith_block *block, enum kith_table table);
struct kith_slice kith_block_text(const struct kith_block *block, struct kith_text text);

/* Rows of one table, growing. */
struct kith_rows {
	char *items;
	size_t count, capacity, size;
};

struct kith_builder {
	struct kith_rows tables[KITH_TABLE_COUNT];
	struct kith_buf strings;
	uint32_t *slots;     /* hash of the key table: row + 1, or 0 */
	size_t slot_count;   /* a power of two */
	bool full;           /* something no longer fits 32 bits: what was added since is lost */
};

void kith_builder_init(struct kith_builder *builder);
void kith_builder_release(struct kith_builder *builder);

/* A new row, zeroed, valid until the next one of that table. */
void *kith_builder_add(struct kith_builder *builder, enum kith_table table);
uint32_t kith_builder_count(const struct kith_builder *builder, enum kith_table table);

/* A copy of the bytes in the pool. */
struct kith_text kith_builder_text(struct kith_builder *builder, struct kith_slice s);

/* The row of the key table for a name, added if it is new. */
uint32_t kith_builder_key(struct kith_builder *builder, struct kith_slice name);

/* Lays all tables but the roles out in one piece, which the caller frees. FAILED if the notebook
 * is larger than a block can be. */
enum kith_code kith_builder_finish(struct kith_builder *builder, struct kith_block **block, struct kith_err *err);

/* Adds the last table, moving the block. */
enum kith_code kith_block_append_roles(struct kith_block **block, const struct kith_role *roles, size_t count,
				       struct kith_err *err);

#endif
