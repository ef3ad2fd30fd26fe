#include <string.h>

#include "base/alloc.h"
#include "note/entry_scan.h"

static const struct {
	const char *text;
	enum kith_clause_word word;
} clause_words[] = {
	{ "with", KITH_WITH },
	{ "to", KITH_TO },
	{ "from", KITH_FROM },
	{ "via", KITH_VIA },
};

struct kith_slice kith_token_at(struct kith_slice s, size_t at)
{
	size_t end = at;

	while (end < s.len && !kith_is_blank(s.ptr[end]))
		end++;
	return kith_slice_sub(s, at, end);
}

bool kith_is_colon(struct kith_slice s, size_t at)
{
	return kith_byte_at(s, at) == ':' &&
	       !(kith_byte_at(s, at + 1) == '/' && kith_byte_at(s, at + 2) == '/');
}

bool kith_is_arrow(struct kith_slice s, size_t at)
{
	return kith_byte_at(s, at) == '-' && kith_byte_at(s, at + 1) == '>' &&
	       (at + 2 >= s.len || kith_is_blank(s.ptr[at + 2]));
}

/* Length of the clause word that stands at a position with a blank after it; 0 if there is none. */
static size_t clause_word_at(struct kith_slice s, size_t at, enum kith_clause_word *word)
{
	for (size_t i = 0; i < sizeof(clause_words) / sizeof(clause_words[0]); i++) {
		size_t len = strlen(clause_words[i].text);

		if (at + len >= s.len || memcmp(s.ptr + at, clause_words[i].text, len) != 0 ||
		    !kith_is_blank(s.ptr[at + len]))
			continue;
		*word = clause_words[i].word;
		return len;
	}
	return 0;
}

bool kith_is_clause(struct kith_slice s, size_t at)
{
	enum kith_clause_word word;

	return clause_word_at(s, at, &word) > 0;
}

static void add_clause(struct kith_entry_scan *scan, enum kith_clause_word word, struct kith_slice ref,
		       struct kith_span at, bool wiki)
{
	struct kith_entry *entry = scan->entry;
	struct kith_clause *clause;

	if (ref.len == 0)
		return;
	scan->clauses =
		kith_grow(scan->clauses, entry->clause_count, &scan->capacity, sizeof(*scan->clauses));
	clause = &scan->clauses[entry->clause_count++];
	clause->word = word;
	clause->ref = ref;
	clause->span = kith_para_span(scan->para, at.start, at.end);
	clause->wiki = wiki;
}

/* ../people/ada.md names people/ada: an id, or the end of one. */
static struct kith_slice id_of_path(struct kith_slice path)
{
	path.len -= 3;
	while (kith_slice_starts(path, "../") || kith_slice_starts(path, "./"))
		path = kith_slice_sub(path, path.ptr[1] == '.' ? 3 : 2, path.len);
	return path;
}

size_t kith_marked_ref(const struct kith_entry_scan *scan, size_t at, struct kith_slice *ref)
{
	struct kith_span target;
	size_t end = kith_wiki_end(scan->s, at), close;

	if (end > 0) {
		*ref = kith_wiki_target(kith_slice_sub(scan->s, at + 2, end - 2));
		return end;
	}
	if (kith_byte_at(scan->s, at) != '[')
		return 0;
	for (close = at + 1; close < scan->s.len && scan->s.ptr[close] != '[' && scan->s.ptr[close] != ']';)
		close++;
	if (kith_byte_at(scan->s, close) != ']' || !kith_markdown_link(scan->s, close, &target, &end))
		return 0;
	*ref = id_of_path(
		kith_percent_decoded(kith_slice_sub(scan->s, target.start, target.end), scan->arena));
	return end;
}

static struct kith_slice trimmed(const struct kith_entry_scan *scan, struct kith_span *span)
{
	struct kith_slice s = kith_slice_trim(kith_slice_sub(scan->s, span->start, span->end));

	if (s.len > 0) {
		span->start = (size_t)(s.ptr - scan->s.ptr);
		span->end = span->start + s.len;
	}
	return s;
}

static bool ends_clause(struct kith_slice s, size_t at)
{
	if (kith_is_colon(s, at))
		return true;
	return at > 0 && kith_is_blank(s.ptr[at - 1]) &&
	       (kith_is_arrow(s, at) || s.ptr[at] == '#' || kith_is_clause(s, at));
}

/* One reference up to a comma or the end of the clause. Words beside a [[reference]] are dropped;
 * without one they are a plain name. */
static void read_ref(struct kith_entry_scan *scan, enum kith_clause_word word)
{
	struct kith_span plain = { scan->at, scan->at };
	struct kith_slice ref;
	bool marked = false;

	while (scan->at < scan->s.len && scan->s.ptr[scan->at] != ',' && !ends_clause(scan->s, scan->at)) {
		size_t end = kith_marked_ref(scan, scan->at, &ref);
		struct kith_span span = { scan->at, end };

		scan->at = end ? end : scan->at + 1;
		if (end == 0)
			continue;
		marked = true;
		add_clause(scan, word, ref, span, true);
	}
	plain.end = scan->at;
	if (marked)
		return;
	ref = trimmed(scan, &plain);
	add_clause(scan, word, ref, plain, false);
}

void kith_read_clauses(struct kith_entry_scan *scan)
{
	enum kith_clause_word word;
	size_t len;

	while ((len = clause_word_at(scan->s, scan->at, &word)) > 0) {
		scan->at += len + 1;
		read_ref(scan, word);
		while (kith_byte_at(scan->s, scan->at) == ',') {
			scan->at++;
			read_ref(scan, word);
		}
		/* Tags may stand before the colon. */
		while (kith_byte_at(scan->s, scan->at) == '#') {
			scan->at += kith_token_at(scan->s, scan->at).len;
			kith_skip_blanks(scan);
		}
	}
}
