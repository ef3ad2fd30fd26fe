/* Tables of manual pages, as mdoc lists made from the schema. */
#ifndef KITH_VIEW_MANUAL_H
#define KITH_VIEW_MANUAL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

/* Appends `text` as mdoc source, in lines of at most 78 bytes and with a newline at the end: nothing in
 * it is taken for a request or an escape, and `quoted` words are set in bold. */
void kith_manual_text(struct kith_slice text, struct kith_buf *out);

/* Appends the table of that name, a whole .Bl list: "kinds", "exits", "computed", "settings", "types"; and with an
 * argument "fields" of a type of note and "rows" of a tool. False, and nothing appended, if there is
 * none. `argument` is NULL for tables that take none. */
bool kith_manual_table(const char *name, const char *argument, struct kith_buf *out);

#endif
