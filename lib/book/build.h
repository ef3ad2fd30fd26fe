/* How the book is built: files become rows, references are resolved, roles follow. Each part has a
 * file of its own; this is what they share. */
#ifndef KITH_BOOK_BUILD_H
#define KITH_BOOK_BUILD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "book/block.h"
#include "book/walk.h"
#include "note/note.h"

/* Keys that few notes have: probably slips of the pen, unless more notes have them. */
struct kith_rare;

struct kith_build {
	struct kith_book *book;
	const struct kith_config *config;
	struct kith_diags *diags;
	bool check;
	kith_day today;           /* with `check` */
	struct kith_files files;
	struct kith_builder rows;
	struct kith_rare *rare;   /* with `check` */
	struct kith_slice *names; /* with `check`, once a link needs them: see link_target.c */
	size_t name_count;
	struct kith_arena name_texts;
	struct kith_arena arena;  /* of the note at hand */
	struct kith_buf bytes;    /* of the note at hand */
	struct kith_buf scratch;  /* of whoever needs one for a moment */
};

/* A note that is being read. */
struct kith_reading {
	struct kith_build *build;
	const struct kith_found_file *file;
	const struct kith_note *note;
	enum kith_type type;
	kith_id id;
};

/* note_rows.c: the whole of a note. */
void kith_build_note(struct kith_build *build, const struct kith_found_file *file);

/* value_rows.c: front matter as values of the note. */
struct kith_range kith_build_values(struct kith_reading *reading);

/* body_rows.c: entries, tasks and links, as ranges of the note. */
void kith_build_body(struct kith_reading *reading, struct kith_note_row *row);

/* ref_rows.c: by what a note is found; then all of that sorted. */
void kith_build_ref(struct kith_build *build, enum kith_ref_step step, struct kith_slice text, uint32_t class,
		    kith_id note);
void kith_sort_refs(struct kith_builder *rows);

/* resolve.c: what the references of the whole block stand for. */
void kith_resolve_all(struct kith_build *build);

/* link_target.c: the note that a link of `note` leads to. */
kith_id kith_resolve_link(struct kith_build *build, kith_id note, const struct kith_link_row *link);
/* Whether a link that leads to no note leads to another file of the notebook. */
bool kith_link_leads_elsewhere(struct kith_build *build, kith_id note, const struct kith_link_row *link);

/* roles.c: the reverse of it. */
enum kith_code kith_build_roles(struct kith_book *book, struct kith_err *err);

/* rare.c */
struct kith_rare *kith_rare_new(void);
void kith_rare_free(struct kith_rare *rare);
/* Counts a key that is none of the type's. `field` is a value's field. */
void kith_rare_add(struct kith_rare *rare, const struct kith_reading *reading, const struct kith_key *key,
		   uint32_t field);
void kith_rare_report(struct kith_build *build);

/* shared.c: mail addresses that two notes have, aliases that are another's name. */
void kith_shared_report(struct kith_build *build);

/* saved.c: saved queries that cannot be asked; last, for queries see the whole book. */
void kith_saved_report(struct kith_build *build);

/* twins.c: paths that differ in case or form alone. */
void kith_twins_report(struct kith_build *build);

#endif
