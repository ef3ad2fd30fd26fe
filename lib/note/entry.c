#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "note/entry_scan.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool ends_at(struct kith_slice s, size_t at)
{
	return at >= s.len || kith_is_blank(s.ptr[at]);
}

static struct kith_slice from_here(const struct kith_entry_scan *scan)
{
	return kith_slice_sub(scan->s, scan->at, scan->s.len);
}

static bool looks_like_day(struct kith_slice s)
{
	for (size_t i = 0; i < 10; i++) {
		char c = kith_byte_at(s, i);

		if (i == 4 || i == 7 ? c != '-' : !is_digit(c))
			return false;
	}
	return true;
}

/* "9:30" is a time too. */
static int minute_of(struct kith_slice token)
{
	char padded[5] = "0";

	if (token.len != 4)
		return kith_minute_parse(token);
	memcpy(padded + 1, token.ptr, 4);
	return kith_minute_parse(kith_slice_of(padded, 5));
}

static void read_time(struct kith_entry_scan *scan)
{
	struct kith_slice token;

	if (kith_byte_at(scan->s, scan->at) == 'T' && is_digit(kith_byte_at(scan->s, scan->at + 1)))
		scan->at++;
	else
		kith_skip_blanks(scan);
	token = kith_token_at(scan->s, scan->at);
	scan->entry->minute = minute_of(token);
	if (scan->entry->minute < 0)
		return;
	scan->at += token.len;
	kith_skip_blanks(scan);
}

/* The day and time that begin an entry. */
static bool read_when(struct kith_entry_scan *scan)
{
	char after = kith_byte_at(scan->s, scan->at + 10);

	if (!looks_like_day(from_here(scan)) ||
	    !(ends_at(scan->s, scan->at + 10) || after == ':' || after == 'T'))
		return false;
	scan->entry->day = kith_day_parse(kith_slice_sub(scan->s, scan->at, scan->at + 10));
	if (scan->entry->day == KITH_NO_DAY) {
		scan->odd = KITH_ODD_DAY;
		return false;
	}
	scan->at += 10;
	if (after == ':')
		return true;
	read_time(scan);
	return true;
}

static bool read_word(struct kith_entry_scan *scan)
{
	size_t close;

	if (kith_byte_at(scan->s, scan->at) != '(')
		return true;
	close = kith_slice_find(scan->s, scan->at, ')');
	if (close == SIZE_MAX)
		return false;
	scan->entry->word = kith_slice_trim(kith_slice_sub(scan->s, scan->at + 1, close));
	scan->at = close + 1;
	return true;
}

/* KIND, its word, and what has to follow. False: the whole line is a note. */
static bool read_kind(struct kith_entry_scan *scan)
{
	size_t start = scan->at;

	while (is_letter(kith_byte_at(scan->s, scan->at)) ||
	       (scan->at > start &&
		(is_digit(kith_byte_at(scan->s, scan->at)) || kith_byte_at(scan->s, scan->at) == '-' ||
		 kith_byte_at(scan->s, scan->at) == '_')))
		scan->at++;
	if (scan->at == start)
		return false;
	scan->entry->kind = kith_slice_sub(scan->s, start, scan->at);
	if (!read_word(scan))
		return false;
	kith_skip_blanks(scan);
	return scan->at >= scan->s.len || kith_is_colon(scan->s, scan->at) ||
	       kith_is_arrow(scan->s, scan->at) || kith_is_clause(scan->s, scan->at);
}

/* The last arrow of the text; SIZE_MAX if there is none. */
static size_t last_arrow(struct kith_slice s, size_t from)
{
	for (size_t i = s.len; i-- > from;) {
		if (kith_is_arrow(s, i) && (i == from || kith_is_blank(s.ptr[i - 1])))
			return i;
	}
	return SIZE_MAX;
}

/* "-> redirected Bob Li": the one outcome whose reference may be a plain name. */
static size_t plain_ref_end(struct kith_slice s, size_t at)
{
	size_t end = at;

	while (at < s.len && s.ptr[at] != '#') {
		struct kith_slice token = kith_token_at(s, at);

		if (kith_day_parse(token) != KITH_NO_DAY)
			break;
		end = at + token.len;
		for (at = end; at < s.len && kith_is_blank(s.ptr[at]);)
			at++;
	}
	return end;
}

/* What may follow the outcome's word: a reference, a date, tags. *end is where the last of the first two
 * ends. False if anything else does. */
static bool read_after_outcome(struct kith_entry_scan *scan, size_t *end)
{
	struct kith_entry *entry = scan->entry;
	bool dated = false;

	for (kith_skip_blanks(scan); scan->at < scan->s.len; kith_skip_blanks(scan)) {
		struct kith_slice token = kith_token_at(scan->s, scan->at), ref;
		size_t ref_end = entry->outcome_ref.len ? 0 : kith_marked_ref(scan, scan->at, &ref);

		if (token.ptr[0] == '#' && token.len > 1) {
			scan->at += token.len;
			continue;
		}
		if (!dated && kith_day_parse(token) != KITH_NO_DAY) {
			dated = true;
			entry->outcome_day = kith_day_parse(token);
			*end = scan->at += token.len;
			continue;
		}
		if (ref_end == 0 && kith_slice_is(entry->outcome, "redirected") &&
		    entry->outcome_ref.len == 0 && token.ptr[0] != '[') {
			ref_end = plain_ref_end(scan->s, scan->at);
			ref = kith_slice_sub(scan->s, scan->at, ref_end);
		}
		if (ref_end == 0)
			return false;
		entry->outcome_ref = ref;
		entry->outcome_ref_span = kith_para_span(scan->para, scan->at, ref_end);
		*end = scan->at = ref_end;
	}
	return true;
}

static void forget_outcome(struct kith_entry *entry)
{
	static const struct kith_span nowhere = { 0, 0 };

	entry->outcome = entry->outcome_ref = kith_slice_of("", 0);
	entry->outcome_ref_span = nowhere;
	entry->outcome_day = KITH_NO_DAY;
}

/* The outcome behind the last arrow, if it is one. Fills text and tail. */
static void read_text(struct kith_entry_scan *scan)
{
	struct kith_entry *entry = scan->entry;
	size_t from = scan->at, arrow = SIZE_MAX, end = 0, before;

	forget_outcome(entry);
	if (entry->known && entry->known->outcomes[0])
		arrow = last_arrow(scan->s, from);
	if (arrow != SIZE_MAX) {
		scan->at = arrow + 2;
		kith_skip_blanks(scan);
		entry->outcome = kith_token_at(scan->s, scan->at);
		entry->outcome_day = entry->day;
		end = scan->at += entry->outcome.len;
		if (!kith_words_have(entry->known->outcomes, entry->outcome) ||
		    !read_after_outcome(scan, &end)) {
			forget_outcome(entry);
			scan->odd = KITH_ODD_OUTCOME;
			arrow = SIZE_MAX;
		}
	}
	before = arrow == SIZE_MAX ? scan->s.len : arrow;
	entry->text = kith_slice_trim(kith_slice_sub(scan->s, from, before));
	while (before > 0 && kith_is_blank(scan->s.ptr[before - 1]))
		before--;
	entry->tail = kith_para_span(scan->para, before, arrow == SIZE_MAX ? before : end);
}

static bool word_fits(const struct kith_kinds *kinds, const struct kith_entry *entry)
{
	const char *word = entry->known->word;

	if (entry->word.len == 0)
		return true;
	switch (entry->known->word_class) {
	case KITH_WORD_SIZE:
		return kith_words_have("small|medium|large", entry->word);
	case KITH_WORD_DIRECTION:
		return kith_words_have("in|out", entry->word);
	case KITH_WORD_STATE:
		return kith_slice_is(entry->word, word) && kith_kinds_get(kinds, entry->kind, entry->word);
	default:
		return true;
	}
}

static void take_as_note(struct kith_entry_scan *scan, size_t start, const struct kith_kinds *kinds)
{
	static const struct kith_slice note = KITH_SLICE("note");

	scan->entry->kind = note;
	scan->entry->word = kith_slice_of("", 0);
	scan->entry->known = kith_kinds_get(kinds, note, scan->entry->word);
	scan->at = start;
	read_text(scan);
}

static void read_line(struct kith_entry_scan *scan, const struct kith_kinds *kinds)
{
	struct kith_entry *entry = scan->entry;
	size_t start = scan->at;

	if (kith_is_colon(scan->s, start) || start >= scan->s.len) {
		take_as_note(scan, start + (start < scan->s.len), kinds);
		return;
	}
	if (!read_kind(scan)) {
		take_as_note(scan, start, kinds);
		scan->odd = KITH_ODD_SHAPE;
		return;
	}
	entry->known = kith_kinds_get(kinds, entry->kind, entry->word);
	if (!entry->known) {
		scan->odd = KITH_ODD_KIND;
		entry->known = kith_kinds_get(kinds, kith_slice_cstr("note"), kith_slice_of("", 0));
	} else if (!word_fits(kinds, entry)) {
		scan->odd = KITH_ODD_WORD;
	}
	kith_read_clauses(scan);
	kith_skip_blanks(scan);
	if (kith_is_colon(scan->s, scan->at))
		scan->at++;
	read_text(scan);
}

static void keep_clauses(struct kith_entry_scan *scan)
{
	struct kith_entry *entry = scan->entry;

	entry->clauses = kith_arena_array(scan->arena, entry->clause_count, sizeof(*entry->clauses));
	if (entry->clause_count > 0)
		memcpy(entry->clauses, scan->clauses, entry->clause_count * sizeof(*entry->clauses));
	free(scan->clauses);
}

bool kith_entry_read(const struct kith_para *para, const struct kith_kinds *kinds, struct kith_arena *arena,
		     struct kith_entry *entry, enum kith_oddity *odd)
{
	struct kith_entry_scan scan = { .para = para, .s = para->text, .arena = arena, .entry = entry };
	size_t start;

	memset(entry, 0, sizeof(*entry));
	entry->minute = -1;
	scan.at = kith_para_box(para, &entry->box_state);
	if (scan.at == 0)
		entry->box_state = KITH_BOX_NONE;
	entry->box = kith_para_span(para, 0, scan.at);
	kith_skip_blanks(&scan);
	start = scan.at;
	if (!read_when(&scan)) {
		*odd = scan.odd;
		return false;
	}
	entry->head = kith_para_span(para, start, kith_para_line_end(para, start));
	read_line(&scan, kinds);
	keep_clauses(&scan);
	*odd = scan.odd;
	return true;
}

bool kith_entry_parse(struct kith_slice line, const struct kith_kinds *kinds, struct kith_arena *arena,
		      struct kith_entry *entry)
{
	struct kith_span all = { 0, line.len };
	struct kith_para para;
	enum kith_oddity odd;

	if (kith_slice_find(line, 0, '\n') != SIZE_MAX)
		return false;
	kith_para_read(line, all, arena, &para);
	if (!kith_entry_read(&para, kinds, arena, entry, &odd))
		return false;
	entry->span = all;
	entry->is_private = kith_says_private(line);
	entry->line = 1;
	entry->column = 1;
	return true;
}
