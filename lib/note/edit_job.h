/* One edit under way: the note as it was read, what is asked, and the splices that do it. Internal
 * to the edit files. */
#ifndef KITH_NOTE_EDIT_JOB_H
#define KITH_NOTE_EDIT_JOB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "note/edit.h"
#include "note/note.h"

/* bytes[span] become `with`. */
struct kith_splice {
	struct kith_span span;
	struct kith_slice with;
};

struct kith_job {
	const struct kith_note *note;
	const struct kith_kinds *kinds;
	const struct kith_edit *edit;
	struct kith_arena *arena;
	struct kith_splice *splices; /* on the heap; in the order of the file, disjoint */
	size_t count, capacity;
	struct kith_err *err;
};

/* Adds a splice; `with` must last as long as the job. One that changes nothing is left out. */
void kith_job_splice(struct kith_job *job, size_t start, size_t end, struct kith_slice with);

/* The same with the text of a buffer, which is copied and released. */
void kith_job_splice_buf(struct kith_job *job, size_t start, size_t end, struct kith_buf *with);

/* The whole lines that bytes[start, end) stands in, with their last newline. */
struct kith_span kith_job_lines(const struct kith_job *job, size_t start, size_t end);

/* Splices for the verbs that change front matter, and for those that change the body. */
enum kith_code kith_edit_front(struct kith_job *job);
enum kith_code kith_edit_body(struct kith_job *job);
bool kith_edit_is_front(enum kith_edit_verb verb);

/* KITH_SET_SETTING: the bytes with the setting changed replace what `out` holds. */
enum kith_code kith_edit_setting(struct kith_slice bytes, struct kith_slice path, const struct kith_edit *edit,
				 struct kith_buf *out, struct kith_err *err);

/* Refuses to change a key: `why` goes on the sentence "`key` …". */
enum kith_code kith_edit_cannot(const struct kith_job *job, const struct kith_key *key, const char *why);

/* The text of an item becomes `value`, in the quotes that stand there. */
void kith_item_replace(struct kith_job *job, const struct kith_item *item, struct kith_slice value);

/* For a key that is a list, in the style that stands there: more items, one less, or those of the
 * edit item by item, so that comments between them stay. */
enum kith_code kith_list_append(struct kith_job *job, const struct kith_key *key, const struct kith_slice *values,
				size_t count);
enum kith_code kith_list_remove(struct kith_job *job, const struct kith_key *key, size_t at);
enum kith_code kith_list_set(struct kith_job *job, const struct kith_key *key);

/* Finds the entry (*entry) or task (*task) that KITH_SET_OUTCOME and KITH_TICK mean; the other is
 * NULL. False if it is not there any more. */
bool kith_edit_target(const struct kith_note *note, const struct kith_edit *edit, const struct kith_entry **entry,
		      const struct kith_task **task);

/* Whether `after` is what `edit` makes of `before`, and nothing else changed. */
bool kith_edit_check(const struct kith_note *before, const struct kith_note *after, const struct kith_edit *edit,
		     const struct kith_kinds *kinds);

#endif
