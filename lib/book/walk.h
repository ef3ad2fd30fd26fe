/* The files of a notebook, as a walk finds them. */
#ifndef KITH_BOOK_WALK_H
#define KITH_BOOK_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"
#include "book/config.h"

struct kith_found_file {
	struct kith_slice path; /* NUL-terminated */
	struct kith_slice id;   /* what its note would be called */
	bool markdown;          /* it may be a note */
};

/* Sorted by id, then path. */
struct kith_files {
	struct kith_found_file *items;
	size_t count;
	struct kith_buf names; /* owns the text */
};

/* Walks the root. Without `all` only files that may be notes are kept; with it every file that
 * kith.yaml does not ignore. Folders that cannot be read are errors in `diags`. */
enum kith_code kith_files_load(int root, const struct kith_config *config, bool all, struct kith_diags *diags,
			       struct kith_files *files, struct kith_err *err);
void kith_files_release(struct kith_files *files);

#endif
