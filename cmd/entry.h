/* Log entries as tools write them. */
#ifndef KITH_CMD_ENTRY_H
#define KITH_CMD_ENTRY_H

#include "cmd/assign.h"

/* An entry to be written, in the parts of its grammar (kith-notebook(5)). */
struct kith_entry_draft {
	kith_day day;
	struct kith_slice time;      /* "12:30", or empty */
	struct kith_slice kind;      /* with its word: "asked(medium)" */
	const struct kith_slice *with; /* references named after `with` */
	size_t with_count;
	const struct kith_slice *to; /* likewise after `to` */
	size_t to_count;
	struct kith_slice text;
	struct kith_slice outcome;   /* a word, or empty */
	struct kith_slice outcome_ref; /* a reference after the outcome, or empty */
	bool plan;                   /* "[ ]": does not count until ticked; so are all days to come */
};

/* Splits "asked(medium)" and checks it against the notebook's kinds: USAGE (said, with the nearest
 * kind) if there is no such kind, or its word is none of a size, a direction or a state. */
enum kith_code kith_kind_check(struct kith_session *session, struct kith_slice kind, struct kith_slice outcome);

/* The line, as it stands after the list marker; in the session's arena. */
struct kith_slice kith_entry_line(struct kith_session *session, const struct kith_entry_draft *draft);

/* Where assignments give a lead its stage, the log tells of it too, as every stage is told. */
void kith_assigned_stage(struct kith_changes *changes, struct kith_change *change, enum kith_type type,
			 const struct kith_assignment *assignments, size_t count);

/* Adds the entry to a change; `again` even where an identical one stands. */
void kith_entry_add(struct kith_changes *changes, struct kith_change *change, const struct kith_entry_draft *draft,
		    bool again);

#endif
