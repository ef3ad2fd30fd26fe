/* Rows of a report, with the options that all reports share. */
#ifndef KITH_CMD_REPORT_H
#define KITH_CMD_REPORT_H

#include "cmd/tool.h"
#include "practice/contact.h"
#include "view/rows.h"

struct kith_report {
	struct kith_session *session;
	struct kith_rows *rows;
	struct kith_row_options options;
	struct kith_slice *extras; /* fields beyond the columns that the user asked for */
	size_t extra_count, extra_capacity;
};

/* Reads the options that say how rows are printed; USAGE is said. */
enum kith_code kith_report_options_read(struct kith_session *session, struct kith_row_options *options);

/* Begins a report over a query: kith_read_query and kith_report_begin in one. The caller frees the
 * query and ends the report; both are untouched if the answer is not OK. */
enum kith_code kith_report_open(struct kith_session *session, int argc, char **argv, struct kith_report *report,
				struct kith_query **query);

/* The people that a query matches, without `me`, by id; and whether there is anybody at all. */
void kith_report_people(struct kith_session *session, const struct kith_query *query, struct kith_ids *people);
bool kith_has_people(const struct kith_session *session);

/* Whether the notebook holds no note but the one about myself. */
bool kith_is_empty(const struct kith_session *session);

/* Begins a report with the columns of the tool; USAGE (said) if an option names no such column. */
enum kith_code kith_report_begin(struct kith_session *session, struct kith_report *report);

/* Likewise with the columns of another row than the one named like the tool: "capacity-people". */
enum kith_code kith_report_begin_as(struct kith_session *session, const char *row, struct kith_report *report);

/* Begins a row about a note (KITH_NOBODY for none) and adds the extras that the user asked for. */
void kith_report_row(struct kith_report *report, kith_id note);

/* The id of a note, or its name, as the next cell. */
void kith_report_id(struct kith_report *report, kith_id note);
void kith_report_name(struct kith_report *report, kith_id note);

/* All values of a field as the next cell. */
void kith_report_field(struct kith_report *report, kith_id note, uint32_t field);

/* The first value of a field as the next cell, as text; null for none. */
void kith_report_first(struct kith_report *report, kith_id note, uint32_t field);

/* Hundredths (of hours, km, money) as the next cell, rounded to a whole number; null below 0. */
void kith_report_hundredths(struct kith_report *report, long hundredths);

/* An entry as it stands, "asked(medium): refer me -> yes 2026-11-09"; in the session's arena. */
struct kith_slice kith_entry_shown(struct kith_session *session, uint32_t entry);

/* Adds an entry, as it stands, to the row's `why`. */
void kith_report_why(struct kith_report *report, uint32_t entry);

/* Adds what shows the last touch, or of KITH_DAY_CONTACT the last contact, to the row's `why`. */
void kith_report_why_last(struct kith_report *report, const struct kith_contacts *contacts, enum kith_day_class class);

/* Adds a value of front matter to the row's `why`, with the day that it shows or KITH_NO_DAY. */
void kith_report_why_value(struct kith_report *report, uint32_t value, kith_day day);

/* Whether somebody typed a query and no note matched it: "nothing" is then no answer of the report. */
bool kith_no_match(struct kith_session *session);

/* Prints the rows to the session's output and releases the report. A query that matched no note is
 * said, and a negative answer. */
void kith_report_end(struct kith_report *report);

#endif
