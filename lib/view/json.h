/* JSON out: one escaper for every tool. */
#ifndef KITH_VIEW_JSON_H
#define KITH_VIEW_JSON_H

#include "base/buf.h"
#include "base/date.h"
#include "base/slice.h"

/* Appends a JSON string with its quotes; bytes that are not UTF-8 become U+FFFD. */
void kith_json_string(struct kith_slice text, struct kith_buf *out);

/* Appends an ISO date as a JSON string, or null for KITH_NO_DAY. */
void kith_json_day(kith_day day, struct kith_buf *out);

#endif
