/* References: what a name in a note or on a command line stands for (kith-notebook(5)). */
#ifndef KITH_BOOK_REFS_H
#define KITH_BOOK_REFS_H

#include "book/book.h"

/* Resolves a reference as notes hold it: id, file name, name or title, alias, email, the first of
 * these that matches after folding. `types` is a mask of 1 << enum kith_type, 0 for any: a note of
 * those types goes before others where a step would be ambiguous. */
kith_id kith_ref_resolve(const struct kith_book *book, struct kith_slice ref, unsigned types);

/* The notes that a step was ambiguous between, or a unique or ambiguous whole-word beginning of a
 * name: at most `max` ids into `found`, sorted; returns how many there are. */
size_t kith_ref_candidates(const struct kith_book *book, struct kith_slice ref, unsigned types, kith_id *found,
			   size_t max);

/* Resolves a reference of a command line: as kith_ref_resolve, then a unique whole-word beginning
 * of a name. NEGATIVE with a sentence that lists candidates, or near names for an unknown one. */
enum kith_code kith_ref_find(const struct kith_book *book, struct kith_slice ref, unsigned types, kith_id *note,
			     struct kith_err *err);

/* A reference as it stands in a note without its decoration: "[[Ada|she]]" gives "Ada",
 * "[[ada#Log]]" gives "ada"; a plain string gives itself. */
struct kith_slice kith_ref_bare(struct kith_slice text);

/* How a note is written in a reference: its file name where that finds it, else its id. */
struct kith_slice kith_ref_text(const struct kith_book *book, kith_id note);

/* The path that the Markdown link `target` means in the file at `path`, with . and .. taken away, in
 * `out`. False if it leaves the notebook. */
bool kith_link_path(struct kith_slice path, struct kith_slice target, struct kith_buf *out);

#endif
