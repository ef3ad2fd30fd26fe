/* XML out: one escaper for every tool. */
#ifndef KITH_VIEW_XML_H
#define KITH_VIEW_XML_H

#include "base/buf.h"
#include "base/slice.h"

/* Appends `text` for an attribute in " or ', or for what stands between tags: & < > " ' are escaped,
 * and so are tab and line ends, which attributes would lose. What XML cannot hold becomes U+FFFD:
 * other control characters, U+FFFE, U+FFFF and bytes that are not UTF-8. */
void kith_xml_text(struct kith_slice text, struct kith_buf *out);

#endif
