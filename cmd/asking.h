/* What ask, who, balance and answer share. */
#ifndef KITH_CMD_ASKING_H
#define KITH_CMD_ASKING_H

#include "cmd/report.h"
#include "cmd/write.h"
#include "practice/ask.h"
#include "practice/who.h"

/* Adds the outcome of an entry to the changes, "yes 2026-11-09": with today's day where that is another
 * than the entry's, and with the reference if there is one. Returns the change of its note. */
struct kith_change *kith_close_entry(struct kith_changes *changes, const struct kith_entry_row *entry,
				     const char *outcome, kith_id ref);

/* Says why a request does not fit, and what would be right; nothing where it fits. */
void kith_say_verdict(struct kith_session *session, const struct kith_asking *asking, enum kith_size size,
		      enum kith_verdict verdict);

/* Adds to the row's `why`, where it is wanted: what the depth follows from; the points of the last two
 * years; after which ask a size rests. */
void kith_why_depth(struct kith_report *report, kith_id person);
void kith_why_help(struct kith_report *report, kith_id person);
void kith_why_rest(struct kith_report *report, const struct kith_asking *asking, enum kith_size size);

/* All of these, for a verdict. */
void kith_why_verdict(struct kith_report *report, const struct kith_asking *asking, enum kith_size size,
		      enum kith_verdict verdict);

/* The size as a cell; null for none. */
void kith_size_cell(struct kith_report *report, enum kith_size size);

#endif
