#include "note/body_text.h"

#include <string.h>

#include "base/alloc.h"

/* Longer runs of backticks are taken as text. */
#define MAX_RUN 32

struct scan {
	struct kith_slice bytes, text; /* text: bytes up to the end of the block */
	size_t at;
	bool no_closer[MAX_RUN]; /* no run of this length follows any more */
	struct kith_place *place;
	struct kith_arena *arena;
	struct kith_links *links;
};

static size_t run_at(struct kith_slice text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len && text.ptr[at + n] == '`')
		n++;
	return n;
}

/* Past the code span that begins here, or past its backticks where none ends it. */
static size_t skip_code(struct scan *scan)
{
	size_t run = run_at(scan->text, scan->at), other;

	if (run >= MAX_RUN || scan->no_closer[run])
		return scan->at + run;
	for (size_t i = scan->at + run; i < scan->text.len; i += other ? other : 1) {
		other = run_at(scan->text, i);
		if (other == run)
			return i + run;
	}
	scan->no_closer[run] = true;
	return scan->at + run;
}

static void add_link(struct scan *scan, struct kith_slice target, struct kith_span span, bool wiki)
{
	struct kith_links *links = scan->links;
	struct kith_link *link;

	if (target.len == 0)
		return;
	links->items = kith_grow(links->items, links->count, &links->capacity, sizeof(*links->items));
	link = &links->items[links->count++];
	link->target = target;
	link->target_span = span;
	link->wiki = wiki;
	kith_place_go(scan->place, span.start);
	link->line = scan->place->line;
	link->column = scan->place->column;
}

static size_t wiki_link(struct scan *scan)
{
	size_t end = kith_wiki_end(scan->text, scan->at);
	struct kith_slice target;
	struct kith_span span;

	if (end == 0)
		return scan->at + 1;
	target = kith_wiki_target(kith_slice_sub(scan->text, scan->at + 2, end - 2));
	span.start = (size_t)(target.ptr - scan->bytes.ptr);
	span.end = span.start + target.len;
	add_link(scan, target, span, true);
	return end;
}

static size_t markdown_link(struct scan *scan)
{
	struct kith_span span;
	size_t end;

	if (!kith_markdown_link(scan->text, scan->at, &span, &end) &&
	    !kith_markdown_definition(scan->text, scan->at, &span, &end))
		return scan->at + 1;
	add_link(scan, kith_percent_decoded(kith_slice_sub(scan->text, span.start, span.end), scan->arena),
		 span, false);
	return end;
}

void kith_links_read(struct kith_slice bytes, struct kith_span span, struct kith_place *place,
		     struct kith_arena *arena, struct kith_links *links)
{
	struct scan scan = {
		.bytes = bytes, .at = span.start, .place = place, .arena = arena, .links = links
	};

	scan.text = kith_slice_sub(bytes, 0, span.end);
	if (!memchr(bytes.ptr + span.start, '[', span.end - span.start))
		return;
	while (scan.at < scan.text.len) {
		switch (scan.text.ptr[scan.at]) {
		case '\\':
			scan.at += 2;
			break;
		case '`':
			scan.at = skip_code(&scan);
			break;
		case '[':
			scan.at = wiki_link(&scan);
			break;
		case ']':
			scan.at = markdown_link(&scan);
			break;
		default:
			scan.at++;
		}
	}
}
