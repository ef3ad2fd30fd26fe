#include <stdint.h>
#include <string.h>

#include "note/body_block.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* What a line may begin with before its text: indentation and the marks of quotes, items, headings,
 * rules and fences. */
static bool is_lead(char c)
{
	switch (c) {
	case ' ':
	case '\t':
	case '>':
	case '.':
	case ')':
	case '-':
	case '+':
	case '*':
	case '_':
	case '`':
	case '~':
	case '#':
	case '=':
		return true;
	default:
		return c >= '0' && c <= '9';
	}
}

static size_t lead_of(struct kith_slice line)
{
	size_t n = 0;

	while (n < line.len && is_lead(line.ptr[n]))
		n++;
	return n;
}

/* HTML blocks are told by the first bytes after <, as in <![CDATA[. */
#define HTML_START 10

/* Whether cmark would begin something inline here. A tag that closes and ]]> may end an HTML block. */
static bool is_inline_mark(struct kith_slice line, size_t at, bool fence)
{
	char next = at + 1 < line.len ? line.ptr[at + 1] : '\0';

	switch (line.ptr[at]) {
	case '[':
	case '!':
	case '*':
	case '_':
	case '\\':
	case '&':
		return true;
	case ']':
		return next != ']' && next != '>';
	case '<':
		return next != '/';
	case '`':
		return !fence; /* a backtick behind ``` makes it no fence */
	default:
		return false;
	}
}

/* Where the blanks and `mark`s that end the line begin, if they may be a rule: three or more. */
static size_t rule_start(struct kith_slice line, char mark)
{
	size_t at = line.len, count = 0;

	for (; at > 0 && (line.ptr[at - 1] == mark || is_blank(line.ptr[at - 1])); at--)
		count += line.ptr[at - 1] == mark;
	return count < 3 ? line.len : at;
}

/* Emphasis among the marks that begin a line: stars and lines that are neither a rule nor the marker
 * of an item. */
static void mask_lead(struct kith_slice line, size_t lead, char *copy)
{
	size_t stars = rule_start(line, '*'), lines = rule_start(line, '_');

	for (size_t at = 0; at < lead; at++) {
		bool marker = at + 1 == line.len || is_blank(line.ptr[at + 1]);

		if (at < stars && line.ptr[at] == '*' && !marker)
			copy[at] = 'x';
		if (at < lines && line.ptr[at] == '_')
			copy[at] = 'x';
	}
}

static void mask_line(struct kith_slice line, char *copy)
{
	size_t at = lead_of(line);
	bool fence = at > 2 && kith_slice_find_text(kith_slice_sub(line, 0, at), 0, "```") != SIZE_MAX;

	memcpy(copy, line.ptr, line.len);
	mask_lead(line, at, copy);
	if (at < line.len && line.ptr[at] == '<')
		at += HTML_START;
	for (; at < line.len; at++) {
		if (is_inline_mark(line, at, fence))
			copy[at] = 'x';
	}
}

void kith_body_mask(struct kith_slice text, char *copy)
{
	struct kith_slice rest = text, line;

	while (kith_slice_next(&rest, '\n', &line)) {
		size_t at = (size_t)(line.ptr - text.ptr);

		mask_line(line, copy + at);
		if (at + line.len < text.len)
			copy[at + line.len] = '\n';
	}
	/* cmark ends lines at a lone CR, we do not: the count of lines must be one. */
	for (size_t i = 0; (i = kith_slice_find(text, i, '\r')) != SIZE_MAX; i++) {
		if (i + 1 == text.len || text.ptr[i + 1] != '\n')
			copy[i] = ' ';
	}
}
