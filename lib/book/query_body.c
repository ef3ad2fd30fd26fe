#include "book/query_int.h"

#include <string.h>

#include "base/utf8.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Appends `text` with each run of spaces and line ends as one space, so that a phrase is found
 * where a line was wrapped. */
static void append_joined(struct kith_slice text, struct kith_buf *out)
{
	char *to;
	bool gap = false;

	kith_buf_reserve(out, text.len);
	to = out->ptr + out->len;
	for (size_t i = 0; i < text.len; i++) {
		bool space = is_space(text.ptr[i]);
		if (!space || !gap)
			*to++ = space ? ' ' : text.ptr[i];
		gap = space;
	}
	*to = '\0';
	out->len = (size_t)(to - out->ptr);
}

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Eight ASCII bytes in lower case at once: the top bit of each byte of `upper` says that it is A to Z. */
static uint64_t lower_word(uint64_t word)
{
	uint64_t from_a = word + EACH_BYTE(0x80 - 'A'), past_z = word + EACH_BYTE(0x80 - 'Z' - 1);
	uint64_t upper = (from_a & ~past_z) & EACH_BYTE(0x80);

	return word | (upper >> 2);
}

/* Appends `text` in lower case if all of it is ASCII; else appends nothing and answers false. */
static bool append_ascii(struct kith_slice text, struct kith_buf *out)
{
	size_t words = text.len / sizeof(uint64_t) * sizeof(uint64_t);
	uint64_t word, high = 0;
	char *to;

	kith_buf_reserve(out, text.len + sizeof(word));
	to = out->ptr + out->len;
	for (size_t i = 0; i < words && !(high & EACH_BYTE(0x80)); i += sizeof(word)) {
		memcpy(&word, text.ptr + i, sizeof(word));
		high |= word;
		word = lower_word(word);
		memcpy(to + i, &word, sizeof(word));
	}
	word = 0;
	if (text.len > words)
		memcpy(&word, text.ptr + words, text.len - words);
	if ((high | word) & EACH_BYTE(0x80))
		return false;
	word = lower_word(word);
	memcpy(to + words, &word, sizeof(word));
	out->len += text.len;
	out->ptr[out->len] = '\0';
	return true;
}

void query_body_needle(struct kith_arena *arena, struct kith_slice text, struct query_term *term)
{
	struct kith_buf folded = KITH_BUF_INIT, joined = KITH_BUF_INIT;
	struct kith_slice rest, word, longest = { NULL, 0 };

	kith_utf8_fold(kith_slice_trim(text), &folded);
	append_joined(kith_buf_view(&folded), &joined);
	rest = kith_buf_view(&joined);
	while (kith_slice_next(&rest, ' ', &word))
		if (word.len > longest.len)
			longest = word;
	term->test = TEST_FOUND;
	term->needle = kith_arena_copy(arena, kith_buf_view(&joined));
	term->probe = kith_arena_copy(arena, longest);
	kith_buf_release(&folded);
	kith_buf_release(&joined);
}

/* Takes the next line off the front of *rest, its end included. */
static struct kith_slice next_line(struct kith_slice *rest)
{
	size_t end = kith_slice_find(*rest, 0, '\n');
	struct kith_slice line = kith_slice_sub(*rest, 0, end == SIZE_MAX ? rest->len : end + 1);

	*rest = kith_slice_sub(*rest, line.len, rest->len);
	return line;
}

static bool is_fence(struct kith_slice line)
{
	return kith_slice_starts(line, "---") && kith_slice_trim(line).len == 3;
}

/* What follows the front matter; all of a file without one. */
static struct kith_slice body_of(struct kith_slice bytes)
{
	struct kith_slice rest = bytes, line;

	if (kith_slice_starts(rest, "\xef\xbb\xbf"))
		rest = kith_slice_sub(rest, 3, rest.len);
	do {
		line = next_line(&rest);
	} while (line.len > 0 && kith_slice_trim(line).len == 0);
	if (!is_fence(line))
		return bytes;
	while (rest.len > 0)
		if (is_fence(next_line(&rest)))
			return rest;
	return bytes;
}

/* Folding costs a hundred times what lower case does, and few lines need it. */
static void append_folded(struct kith_slice text, struct kith_buf *out)
{
	struct kith_slice rest = text;

	if (append_ascii(text, out))
		return;
	while (rest.len > 0) {
		struct kith_slice line = next_line(&rest);
		if (!append_ascii(line, out))
			kith_utf8_fold(line, out);
	}
}

/* Most bodies are left after a search for one word; only where that is found in several is the
 * text joined. */
static bool has_needle(const struct query_term *term, const struct kith_buf *folded)
{
	struct kith_buf joined = KITH_BUF_INIT;
	bool found = strstr(folded->ptr, term->probe.ptr) != NULL;

	if (found && term->probe.len < term->needle.len) {
		append_joined(kith_buf_view(folded), &joined);
		found = strstr(joined.ptr, term->needle.ptr) != NULL;
		kith_buf_release(&joined);
	}
	return found;
}

static bool has_line(const struct query_term *term, const struct kith_buf *folded)
{
	struct kith_slice rest = kith_buf_view(folded);
	struct kith_buf line = KITH_BUF_INIT;
	bool found = false;

	while (!found && rest.len) {
		kith_buf_clear(&line);
		kith_buf_slice(&line, kith_slice_trim(next_line(&rest)));
		found = line.len > 0 && query_pattern_found(term->pattern, line.ptr);
	}
	kith_buf_release(&line);
	return found;
}

bool query_body_found(const struct query_term *term, const struct kith_book *book, kith_id note)
{
	struct kith_buf bytes = KITH_BUF_INIT, folded = KITH_BUF_INIT;
	bool found = false;

	if (kith_book_read(book, note, &bytes, NULL) == KITH_OK)
		append_folded(body_of(kith_buf_view(&bytes)), &folded);
	if (folded.len > 0)
		found = term->pattern ? has_line(term, &folded) : has_needle(term, &folded);
	kith_buf_release(&bytes);
	kith_buf_release(&folded);
	return found;
}
