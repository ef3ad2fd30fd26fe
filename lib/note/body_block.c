#include "note/body_block.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct reader {
	struct kith_slice bytes;
	struct kith_span span;
	uint32_t first_line;
	size_t *starts; /* of each line, and one past the last */
	size_t line_count;
	struct kith_blocks *blocks;
	size_t open_item; /* index of the top-level item that has no end yet; SIZE_MAX if none */
	size_t lists;
	size_t quotes; /* how many quotes are open */
};

static void find_lines(struct reader *r)
{
	size_t capacity = 0;

	for (size_t at = r->span.start; at < r->span.end;) {
		size_t end = kith_slice_find(r->bytes, at, '\n');

		r->starts = kith_grow(r->starts, r->line_count, &capacity, sizeof(*r->starts));
		r->starts[r->line_count++] = at;
		at = end < r->span.end ? end + 1 : r->span.end;
	}
	r->starts = kith_grow(r->starts, r->line_count, &capacity, sizeof(*r->starts));
	r->starts[r->line_count] = r->span.end;
}

/* cmark's lines begin with 1. */
static size_t line_start(const struct reader *r, int line)
{
	size_t index = line > 0 ? (size_t)line - 1 : 0;

	return r->starts[index < r->line_count ? index : r->line_count];
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The end of what [start, end) holds, without newline and blanks. */
static size_t trim_end(const struct reader *r, size_t start, size_t end)
{
	while (end > start && is_blank(r->bytes.ptr[end - 1]))
		end--;
	return end;
}

/* cmark counts the line after an underlined heading to it. */
static int end_line(const struct reader *r, cmark_node *node)
{
	int line = cmark_node_get_end_line(node);
	struct kith_slice last = kith_slice_sub(r->bytes, line_start(r, line), line_start(r, line + 1));
	bool underline = false;

	if (cmark_node_get_type(node) != CMARK_NODE_HEADING || line <= cmark_node_get_start_line(node))
		return line;
	for (size_t i = 0; i < last.len; i++) {
		if (!strchr("=->\t\r\n ", last.ptr[i]))
			return line - 1;
		underline = underline || last.ptr[i] == '=' || last.ptr[i] == '-';
	}
	return underline ? line : line - 1;
}

static struct kith_block *add(struct reader *r, enum kith_block_type type, cmark_node *node)
{
	struct kith_blocks *blocks = r->blocks;
	struct kith_block *block;
	int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);

	blocks->items = kith_grow(blocks->items, blocks->count, &blocks->capacity, sizeof(*blocks->items));
	block = &blocks->items[blocks->count++];
	memset(block, 0, sizeof(*block));
	block->type = type;
	block->line = r->first_line + (line > 0 ? (uint32_t)line - 1 : 0);
	block->span.start = line_start(r, line) + (column > 0 ? (size_t)column - 1 : 0);
	if (block->span.start > r->span.end)
		block->span.start = r->span.end;
	block->span.end = trim_end(r, block->span.start, line_start(r, end_line(r, node) + 1));
	block->quoted = r->quotes > 0;
	return block;
}

/* The top-level item before byte `end` is over there: its blank lines at the end are not its own. */
static void close_item(struct reader *r, size_t end)
{
	struct kith_block *item;
	size_t newline;

	if (r->open_item == SIZE_MAX)
		return;
	item = &r->blocks->items[r->open_item];
	item->span.end = trim_end(r, item->span.start, end);
	newline = kith_slice_find(r->bytes, item->span.end, '\n');
	item->span.end = newline < r->span.end ? newline + 1 : r->span.end;
	r->open_item = SIZE_MAX;
}

static bool is_top(cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);

	return parent && cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT;
}

static void enter_item(struct reader *r, cmark_node *node)
{
	bool top = is_top(cmark_node_parent(node));
	struct kith_block *item;

	if (top)
		close_item(r, line_start(r, cmark_node_get_start_line(node)));
	if (r->quotes > 0)
		return;
	item = add(r, KITH_BLOCK_ITEM, node);
	item->top = top;
	if (!top)
		return;
	item->span.start = line_start(r, cmark_node_get_start_line(node));
	item->list = r->lists - 1;
	r->open_item = r->blocks->count - 1;
}

static void enter(struct reader *r, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	bool top = is_top(node);
	struct kith_block *block;

	if (top)
		close_item(r, line_start(r, cmark_node_get_start_line(node)));
	switch (type) {
	case CMARK_NODE_BLOCK_QUOTE:
		r->quotes++;
		break;
	case CMARK_NODE_LIST:
		r->lists += top;
		break;
	case CMARK_NODE_ITEM:
		enter_item(r, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		block = add(r, KITH_BLOCK_PARAGRAPH, node);
		block->leads = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM &&
			       !cmark_node_previous(node);
		block->top = top;
		break;
	case CMARK_NODE_HEADING:
		block = add(r, KITH_BLOCK_HEADING, node);
		block->level = cmark_node_get_heading_level(node);
		block->top = top;
		break;
	default:
		if (top)
			add(r, KITH_BLOCK_OTHER, node)->top = true;
	}
}

static bool holds_blocks(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST ||
	       type == CMARK_NODE_ITEM;
}

static void leave(struct reader *r, cmark_node *node)
{
	if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE)
		r->quotes--;
}

/* Through the tree without recursion: lists can be nested as deep as the text is long. */
static void walk(struct reader *r, cmark_node *root)
{
	cmark_node *node = cmark_node_first_child(root);

	while (node) {
		cmark_node *next = NULL;

		enter(r, node);
		if (holds_blocks(node))
			next = cmark_node_first_child(node);
		while (!next && node && node != root) {
			leave(r, node);
			next = cmark_node_next(node);
			if (!next)
				node = cmark_node_parent(node);
		}
		node = next;
	}
}

/* Whether anything but plain paragraphs may be there; if not, nothing is to be found. */
static bool worth_parsing(struct kith_slice text)
{
	struct kith_slice rest = text, line;

	if (kith_slice_find(text, 0, '[') != SIZE_MAX)
		return true;
	while (kith_slice_next(&rest, '\n', &line)) {
		line = kith_slice_trim(line);
		if (line.len > 0 && strchr("-+*#=0123456789", line.ptr[0]))
			return true;
	}
	return false;
}

void kith_blocks_read(struct kith_slice bytes, struct kith_span span, uint32_t first_line,
		      struct kith_blocks *blocks)
{
	struct reader r = { .bytes = bytes, .span = span, .first_line = first_line, .blocks = blocks };
	struct kith_slice text;
	cmark_node *root;
	char *copy;

	memset(blocks, 0, sizeof(*blocks));
	if (kith_slice_starts(kith_slice_sub(bytes, span.start, span.end), "\xef\xbb\xbf"))
		r.span.start += 3;
	text = kith_slice_sub(bytes, r.span.start, r.span.end);
	if (!worth_parsing(text))
		return;
	r.open_item = SIZE_MAX;
	copy = kith_alloc(text.len, 1);
	kith_body_mask(text, copy);
	root = cmark_parse_document(copy, text.len, CMARK_OPT_DEFAULT);
	free(copy);
	find_lines(&r);
	walk(&r, root);
	close_item(&r, r.span.end);
	cmark_node_free(root);
	free(r.starts);
}

void kith_blocks_release(struct kith_blocks *blocks)
{
	free(blocks->items);
	memset(blocks, 0, sizeof(*blocks));
}

struct kith_slice kith_block_heading(struct kith_slice bytes, const struct kith_block *block)
{
	struct kith_slice s = kith_slice_trim(kith_slice_sub(bytes, block->span.start, block->span.end)),
			  first;
	size_t hashes = 0, end;

	kith_slice_cut(s, '\n', &first, &s);
	first = kith_slice_trim(first);
	while (hashes < first.len && first.ptr[hashes] == '#')
		hashes++;
	if (hashes == 0 || hashes > 6 || (hashes < first.len && !is_blank(first.ptr[hashes])))
		return first; /* underlined */
	first = kith_slice_trim(kith_slice_sub(first, hashes, first.len));
	end = first.len;
	while (end > 0 && first.ptr[end - 1] == '#')
		end--;
	if (end == 0 || is_blank(first.ptr[end - 1]))
		first = kith_slice_trim(kith_slice_sub(first, 0, end));
	return first;
}
