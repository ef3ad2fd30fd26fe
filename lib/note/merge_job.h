/* What the parts of a merge share: a text as a row of tokens. Internal to the merge files. */
#ifndef KITH_NOTE_MERGE_JOB_H
#define KITH_NOTE_MERGE_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "note/note.h"

enum { KITH_BASE, KITH_ONE, KITH_OTHER, KITH_SIDES };

#define KITH_NO_TOKEN SIZE_MAX

/* A line of prose, or an entry or task with all that belongs to it. */
struct kith_token {
	struct kith_slice text;       /* with its newline */
	struct kith_slice kind, rest; /* of an entry or task: what edits of it have in common */
	kith_day day;
	size_t id; /* the same for the same text */
	bool item; /* an entry or task */
	bool blank;
};

struct kith_tokens {
	struct kith_token *items;
	size_t count, capacity;
};

void kith_tokens_add(struct kith_tokens *tokens, struct kith_token token);
void kith_tokens_lines(struct kith_tokens *tokens, struct kith_slice text);
void kith_tokens_body(struct kith_tokens *tokens, const struct kith_note *note);
void kith_tokens_release(struct kith_tokens *tokens);

/* Gives ids from 0 on to the tokens of three rows; returns how many there are. */
size_t kith_tokens_number(struct kith_tokens sides[KITH_SIDES]);

/* How often each id stands in each row: counts[id * KITH_SIDES + side]. The caller frees. */
size_t *kith_tokens_count(const struct kith_tokens sides[KITH_SIDES], size_t ids);

/* How often what stands so often on the three sides is to stand in the merge, at least. */
size_t kith_merge_wanted(const size_t counts[KITH_SIDES]);

/* For each token of `a` the one of `b` that it is, or KITH_NO_TOKEN: a longest common row. False if that
 * costs too much. */
bool kith_tokens_match(const struct kith_tokens *a, const struct kith_tokens *b, size_t *match);

/* The merge of three rows. `strict`: by lines as git does it, where changes that touch are a conflict; else
 * entries and tasks are sets. False if it was given up; then `out` is as it was. */
struct kith_merge_rows {
	struct kith_tokens sides[KITH_SIDES];
	size_t marks;
	bool strict;
	bool conflict; /* answer */
};
bool kith_merge_rows(struct kith_merge_rows *rows, struct kith_buf *out);

/* The side that is to stand (KITH_ONE or KITH_OTHER); KITH_BASE if they clash. */
int kith_merge_choose(const struct kith_slice texts[KITH_SIDES]);

/* Both texts between markers, in byte order; each ends in a newline or is empty. */
void kith_merge_clash(struct kith_slice one, struct kith_slice other, size_t marks, struct kith_buf *out);

/* By lines, with markers where it is a conflict; true if there is none. Lines end in newlines. */
bool kith_merge_lines(const struct kith_slice texts[KITH_SIDES], size_t marks, struct kith_buf *out);

/* Front matter with its fences and what stands before it; true if there is no conflict. */
bool kith_merge_fields(const struct kith_note notes[KITH_SIDES], size_t marks, struct kith_buf *out);

/* The lines of one key that both sides have, keys[KITH_BASE] may be NULL; true if there is no conflict. */
struct kith_merge_key {
	const struct kith_note *notes;
	const struct kith_key *keys[KITH_SIDES];
	size_t marks;
};
bool kith_merge_key(const struct kith_merge_key *merge, struct kith_buf *out);

/* The value of a key that is a list on a side. False if it is more than plain lists: then nothing is
 * appended. */
bool kith_merge_list(const struct kith_merge_key *merge, struct kith_buf *out);

#endif
