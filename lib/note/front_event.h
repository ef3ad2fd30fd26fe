/* libyaml's events with byte positions, under the caps, and with its complaints put into words.
 * Internal to the front matter files. */
#ifndef KITH_NOTE_FRONT_EVENT_H
#define KITH_NOTE_FRONT_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/slice.h"
#include "note/front.h"
#include "note/place.h"

enum kith_front_event_type {
	KITH_EVENT_SCALAR,
	KITH_EVENT_LIST,
	KITH_EVENT_LIST_END,
	KITH_EVENT_MAP,
	KITH_EVENT_MAP_END,
	KITH_EVENT_END, /* of the document */
};

struct kith_front_event {
	enum kith_front_event_type type;
	struct kith_slice text; /* decoded scalar, valid until the next event */
	enum kith_style style;
	bool flow;             /* a list or map in brackets */
	struct kith_span span; /* in the whole file; of a list or map its first or last mark */
};

struct kith_front_reader; /* opaque: holds a libyaml parser */

/* What is read: `text` is what libyaml sees of bytes[base, base + text.len); of the same length,
 * though parts may be blanked out. */
struct kith_front_source {
	struct kith_slice bytes, path, text;
	size_t base;
	struct kith_diags *diags;
};

/* The reader is freed with kith_front_reader_free; `source` must stay until then. */
struct kith_front_reader *kith_front_reader_new(const struct kith_front_source *source);
void kith_front_reader_free(struct kith_front_reader *reader);

/* The next event; false at a fault, which has been told to the diagnostics. */
bool kith_front_reader_next(struct kith_front_reader *reader, struct kith_front_event *event);

/* Adds an error at a byte of the file and answers false. */
bool kith_front_fault(const struct kith_front_source *source, size_t at, const char *rule, const char *message);

/* What to say for a complaint of libyaml ("did not find expected key"), and whether the place to
 * show is where the construct began rather than where it went wrong. */
const char *kith_front_problem(const char *problem, bool *at_context);

#endif
