/* Arguments that all tools read alike: references, queries, dates, and standard input for "-". */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "book/refs.h"
#include "cmd/tool.h"
#include "practice/compute.h"

#define MANY 20 /* more notes than this are not changed unasked */

void kith_ids_add(struct kith_ids *ids, kith_id id)
{
	ids->items = kith_grow(ids->items, ids->count, &ids->capacity, sizeof(*ids->items));
	ids->items[ids->count++] = id;
}

void kith_ids_release(struct kith_ids *ids)
{
	free(ids->items);
	memset(ids, 0, sizeof(*ids));
}

bool kith_ids_have(const struct kith_ids *ids, kith_id id)
{
	size_t n;

	for (n = 0; n < ids->count; n++)
		if (ids->items[n] == id)
			return true;
	return false;
}

enum kith_code kith_read_stdin(struct kith_session *session, struct kith_buf *input)
{
	char chunk[16384];
	ssize_t got;

	for (;;) {
		got = read(STDIN_FILENO, chunk, sizeof(chunk));
		if (got == 0)
			return KITH_OK;
		if (got > 0)
			kith_buf_bytes(input, chunk, (size_t)got);
		else if (errno != EINTR) {
			kith_say(session, "standard input: %s", strerror(errno));
			return KITH_FAILED;
		}
	}
}

static enum kith_code find_ref(struct kith_session *session, struct kith_slice text, unsigned types,
			       kith_id *id)
{
	struct kith_err err = KITH_ERR_INIT;
	struct kith_slice ref, rest;
	enum kith_code code;

	kith_slice_cut(text, '\t', &ref, &rest);
	code = kith_ref_find(session->book, kith_slice_trim(ref), types, id, &err);
	if (code)
		kith_outcome(session, kith_say_err(session, &err));
	return code;
}

/* References seen so far, as bits: a list of 100,000 ids must not be searched for each. */
struct seen {
	unsigned char *bits;
};

static void add_once(struct seen *seen, struct kith_ids *ids, kith_id id)
{
	if (seen->bits[id / 8] & (1u << (id % 8)))
		return;
	seen->bits[id / 8] |= (unsigned char)(1u << (id % 8));
	kith_ids_add(ids, id);
}

static enum kith_code read_input_refs(struct kith_session *session, unsigned types, struct seen *seen,
				      struct kith_ids *ids)
{
	struct kith_buf input = KITH_BUF_INIT;
	enum kith_code found, code = kith_read_stdin(session, &input);
	struct kith_slice rest = kith_buf_view(&input), line;
	char end = kith_flag(session, "null") ? '\0' : '\n';
	kith_id id;

	while ((!code || code == KITH_NEGATIVE) && kith_slice_next(&rest, end, &line)) {
		if (kith_slice_trim(line).len == 0)
			continue;
		found = find_ref(session, line, types, &id);
		if (found)
			code = found;
		else
			add_once(seen, ids, id);
	}
	kith_buf_release(&input);
	return code;
}

enum kith_code kith_read_refs(struct kith_session *session, int argc, char **argv, unsigned types,
			      struct kith_ids *ids)
{
	struct seen seen = { kith_alloc(kith_book_count(session->book) / 8 + 1, 1) };
	enum kith_code code = KITH_OK, found;
	kith_id id;
	int n;

	for (n = 0; n < argc && (!code || code == KITH_NEGATIVE); n++) {
		if (strcmp(argv[n], "-") == 0)
			found = read_input_refs(session, types, &seen, ids);
		else {
			found = find_ref(session, kith_slice_cstr(argv[n]), types, &id);
			if (!found)
				add_once(&seen, ids, id);
		}
		if (found)
			code = found;
	}
	free(seen.bits);
	return code;
}

enum kith_code kith_read_ref(struct kith_session *session, const char *text, unsigned types, kith_id *id)
{
	char input[] = "-", *argv[] = { input };
	struct kith_ids ids = { 0 };
	enum kith_code code;

	if (strcmp(text, input) != 0)
		return find_ref(session, kith_slice_cstr(text), types, id);
	code = kith_read_refs(session, 1, argv, types, &ids);
	if (!code && ids.count == 1)
		*id = ids.items[0];
	else if (!code)
		code = kith_say_usage(session, "standard input names %zu notes, and one is wanted",
				      ids.count);
	kith_ids_release(&ids);
	return code;
}

enum kith_code kith_read_query(struct kith_session *session, int argc, char **argv, struct kith_query **query)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;
	int n;

	for (n = 0; n < argc; n++)
		kith_buf_printf(&text, "%s%s", n ? " " : "", argv[n]);
	code = kith_query_parse(session->book, kith_buf_view(&text), session->today, query, &err);
	kith_buf_release(&text);
	return code ? kith_say_err(session, &err) : KITH_OK;
}

bool kith_matches(struct kith_session *session, const struct kith_query *query, kith_id note)
{
	struct kith_compute_context context = { session->book, session->today };
	bool matches = kith_query_match(query, session->book, note, kith_practice_compute, &context);

	session->matched += matches;
	return matches;
}

struct kith_slice kith_join_words(struct kith_session *session, int argc, char **argv)
{
	struct kith_slice text = KITH_SLICE("");
	int n;

	for (n = 0; n < argc; n++)
		text = kith_print(session, "%.*s%s%s", KITH_ARG(text), n ? " " : "", argv[n]);
	return kith_slice_trim(text);
}

enum kith_code kith_read_date(struct kith_session *session, const char *text, bool ahead, kith_day *day)
{
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_day_read(kith_slice_cstr(text), session->today, ahead, day, &err);

	return code ? kith_say_err(session, &err) : KITH_OK;
}

bool kith_ask_yes(const struct kith_session *session, const char *question)
{
	char answer[16];

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	fprintf(stderr, "kith-%s: %s [y/N] ", session->tool->name, question);
	return fgets(answer, sizeof(answer), stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

enum kith_code kith_confirm_many(struct kith_session *session, size_t count, bool from_input)
{
	if (kith_flag(session, "dry-run"))
		return KITH_OK;
	kith_say(session, "%zu note%s", count, count == 1 ? "" : "s");
	if (count <= MANY || from_input || kith_flag(session, "yes") ||
	    kith_ask_yes(session, "change them all?"))
		return KITH_OK;
	return kith_say_usage(session, "more than %d notes are changed only with --yes", MANY);
}

static enum kith_code read_query_targets(struct kith_session *session, int argc, char **argv, unsigned types,
					 struct kith_ids *ids)
{
	struct kith_query *query = NULL;
	enum kith_code code = kith_read_query(session, argc, argv, &query);
	kith_id id;

	for (id = 0; !code && id < kith_book_count(session->book); id++)
		if ((!types || (types & (1u << kith_book_note(session->book, id)->type))) &&
		    kith_matches(session, query, id))
			kith_ids_add(ids, id);
	kith_query_free(query);
	if (!code && ids->count == 0) {
		kith_say(session, "no note matches");
		code = KITH_NEGATIVE;
	}
	return code;
}

/* Whether an argument that looks like a query is no reference after all: an address or an id may
 * hold one of the characters that make a query. */
bool kith_is_query(const struct kith_session *session, const char *text, unsigned types)
{
	struct kith_slice slice = kith_slice_cstr(text);

	return kith_query_looks_like_one(slice) &&
	       kith_ref_resolve(session->book, slice, types) == KITH_NOBODY;
}

enum kith_code kith_read_targets(struct kith_session *session, int argc, char **argv, unsigned types,
				 struct kith_ids *ids)
{
	bool input = false, query = false;
	enum kith_code code;
	int n;

	for (n = 0; n < argc; n++) {
		input = input || strcmp(argv[n], "-") == 0;
		query = query || kith_is_query(session, argv[n], types);
	}
	if (query)
		code = read_query_targets(session, argc, argv, types, ids);
	else
		code = kith_read_refs(session, argc, argv, types, ids);
	if (!code && ids->count == 0) {
		kith_say(session, "nothing to change: no note was named");
		code = KITH_NEGATIVE;
	}
	if (!code && (query || ids->count > 1))
		code = kith_confirm_many(session, ids->count, input);
	return code;
}
