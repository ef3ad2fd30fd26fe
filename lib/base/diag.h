/* What is wrong with a note, where, and what would be right. A diagnostic never stops the walk:
 * whoever finds one adds it to a list and goes on. */
#ifndef KITH_BASE_DIAG_H
#define KITH_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"

enum kith_severity {
	KITH_ERROR,   /* the note is malformed here: tools that meet it exit 3 */
	KITH_WARNING, /* readable, but probably not what was meant: shown by `check` alone */
};

struct kith_diag {
	enum kith_severity severity;
	struct kith_slice path; /* below the notebook's root */
	uint32_t line;          /* 1-based; 0: the file as a whole */
	uint32_t column;        /* 1-based, in characters; 0: the line as a whole */
	const char *rule;       /* short stable name, static: "duplicate-key" */
	struct kith_slice message;
};

struct kith_diags {
	struct kith_diag *items;
	size_t count, capacity;
	size_t errors; /* how many are KITH_ERROR */
	struct kith_arena texts;
};

#define KITH_DIAGS_INIT { NULL, 0, 0, 0, KITH_ARENA_INIT }

/* Adds one; path and message are copied, `rule` must be static. `diags` may be NULL: dropped. */
void kith_diag_add(struct kith_diags *diags, enum kith_severity severity, struct kith_slice path, uint32_t line,
		   uint32_t column, const char *rule, const char *format, ...) __attribute__((format(printf, 7, 8)));

/* By path, line, column, rule: so that output does not depend on the order of the walk. */
void kith_diags_sort(struct kith_diags *diags);

/* Appends "path:line:col: message\n" (parts that are 0 left out), harmless for a terminal. */
void kith_diag_print(const struct kith_diag *diag, struct kith_buf *out);

void kith_diags_release(struct kith_diags *diags);

#endif
