/* The notebook that the tests of queries ask. */
#ifndef TESTS_UNIT_QUERY_NOTEBOOK_H
#define TESTS_UNIT_QUERY_NOTEBOOK_H

#include "notebook.h"

#include "base/buf.h"
#include "base/date.h"
#include "book/query.h"

#define TODAY "2026-11-20"

static const struct notebook_file query_files[] = {
	{ "kith.yaml", "kith: 1\n"
		       "fields: {Company: org}\n"
		       "queries:\n"
		       "  team: 'org:Initech not +family'\n"
		       "  either: '@team or +family'\n"
		       "  round: 'tier:close @about'\n"
		       "  about: '@round'\n"
		       "  self: '@self'\n"
		       "  broken: 'tier:close tagz:rust'\n"
		       "  nothing: ''\n"
		       "  many: '@m1 @m1 @m1 @m1 @m1 @m1 @m1 @m1 @m1 @m1 @m1'\n"
		       "  m1: '@m2 @m2 @m2 @m2 @m2 @m2 @m2 @m2 @m2 @m2 @m2'\n"
		       "  m2: 'a a a a a a a a a a a'\n" },
	{ "people/ada-okafor.md", "---\n"
				  "name: Ada Okafor\n"
				  "aliases: [Countess]\n"
				  "org: Initech\n"
				  "tags: [rust, type theory]\n"
				  "tier: close\n"
				  "cadence: 2w\n"
				  "birthday: 1990-03-14\n"
				  "met: 2020-05-01\n"
				  "email: ada@example.org\n"
				  "knows: [bob-li]\n"
				  "private: yes\n"
				  "depth: 3\n"
				  "---\n"
				  "\n"
				  "We spoke about type\n"
				  "  theory, and of JOS\xc3\x89's parser.\n" },
	{ "people/bob-li.md", "---\n"
			      "name: Bob Li\n"
			      "org: \"[[groups/globex|the company]]\"\n"
			      "tags: [Family]\n"
			      "tier: wide\n"
			      "cadence: never\n"
			      "birthday: --03-20\n"
			      "met: 2026-11-10\n"
			      "rating: 4.5\n"
			      "First Name: Bob\n"
			      "since: 2024-02-29\n"
			      "person: {title: Dr, given: {first: Robert}}\n"
			      "---\n"
			      "family is not in the text\n" },
	{ "people/eve.md", "---\n"
			   "name: Eve\n"
			   "org: Umbrella\n"
			   "position: \"\"\n"
			   "rating: none\n"
			   "snooze: 2027-01-01\n"
			   "---\n" },
	{ "people/jose.md", "---\n"
			    "name: Jos\xc3\xa9 \xc3\x91\x61nd\xc3\xba\n"
			    "status: archived\n"
			    "tags: [Rust]\n"
			    "---\n" },
	{ "people/\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e.md", "---\n"
							    "Company: initech\n"
							    "tags: [\xe7\xb7\xa8\xe8\xad\xaf\xe5\x99\xa8]\n"
							    "---\n"
							    "# \xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e\n" },
	{ "people/zoe.md", "---\nname: [unclosed\n---\n" },
	{ "events/2026-10-01-meetup.md", "---\n"
					 "title: Compiler Meetup\n"
					 "people: [\"[[Ada Okafor]]\"]\n"
					 "size: 12\n"
					 "cost: 12.50\n"
					 "---\n" },
	{ "events/spring.md", "---\n"
			      "date: 2027-03-05 18:00\n"
			      "people: [bob-li, people/ada-okafor]\n"
			      "cost: -3\n"
			      "---\n"
			      "# Spring fair\n" },
	{ "groups/globex.md", "---\nname: Globex\nkind: company\n---\n"
				"@AZ[`az{ 0123ABCDEFGHIJKLMNOPQRSTUVWXYZ\n" },
	{ "leads/rewrite.md", "---\ntitle: Rewrite\nstage: heard\n---\n" },
};

#define WANG "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e"

static inline int query_setup(void **state)
{
	static struct notebook notebook;

	notebook_make(&notebook, query_files, NOTEBOOK_LEN(query_files));
	notebook_open(&notebook, NULL);
	*state = &notebook;
	return 0;
}

static inline int query_teardown(void **state)
{
	notebook_remove(*state);
	return 0;
}

static inline enum kith_code query_parse(struct notebook *notebook, const char *text, struct kith_query **query,
			    struct kith_err *err)
{
	/* A copy that is gone afterwards: the query may keep nothing of it. */
	char *copy = strdup(text);
	enum kith_code code = kith_query_parse(notebook->book, kith_slice_cstr(copy),
					       kith_day_parse(kith_slice_cstr(TODAY)), query, err);

	memset(copy, 'x', strlen(text));
	free(copy);
	return code;
}

/* What the practice would say of some notes; of all others nothing. */
static const struct {
	const char *id;
	enum kith_computed field;
	const char *day;
	int32_t number;
} query_computed[] = {
	{ "people/ada-okafor", KITH_COMPUTED_LAST, "2026-11-06", 0 },
	{ "people/ada-okafor", KITH_COMPUTED_DUE, "2026-11-20", 0 },
	{ "people/ada-okafor", KITH_COMPUTED_DEPTH, NULL, 2 },
	{ "people/ada-okafor", KITH_COMPUTED_BALANCE, NULL, -4 },
	{ "people/bob-li", KITH_COMPUTED_LAST, "2026-08-22", 0 },
	{ "people/bob-li", KITH_COMPUTED_DUE, "2026-12-01", 0 },
	{ "people/bob-li", KITH_COMPUTED_DEPTH, NULL, 0 },
	{ "people/bob-li", KITH_COMPUTED_CONTACTS, NULL, 11 },
};

static inline int32_t query_compute(void *context, kith_id note, enum kith_computed field)
{
	const struct notebook *notebook = context;
	struct kith_slice id = kith_book_id(notebook->book, note);

	for (size_t i = 0; i < NOTEBOOK_LEN(query_computed); i++) {
		if (query_computed[i].field != field || !kith_slice_is(id, query_computed[i].id))
			continue;
		return query_computed[i].day ? kith_day_parse(kith_slice_cstr(query_computed[i].day))
				       : query_computed[i].number;
	}
	return KITH_NO_DAY;
}

/* The file names of all notes that match, joined by spaces. */
static inline void query_answer(struct notebook *notebook, const char *text, struct kith_buf *out)
{
	struct kith_query *query = NULL;
	struct kith_err err = KITH_ERR_INIT;

	kith_buf_clear(out);
	kith_buf_cstr(out, "");
	if (query_parse(notebook, text, &query, &err))
		fail_msg("%s: %s", text, err.text);
	for (kith_id note = 0; note < kith_book_count(notebook->book); note++) {
		struct kith_slice rest = kith_book_id(notebook->book, note), part = rest;
		if (!kith_query_match(query, notebook->book, note, query_compute, notebook))
			continue;
		while (kith_slice_next(&rest, '/', &part))
			;
		if (out->len)
			kith_buf_byte(out, ' ');
		kith_buf_slice(out, part);
	}
	kith_query_free(query);
}

struct query_row {
	const char *query, *expected;
};

static inline void query_check_rows(struct notebook *notebook, const struct query_row *rows, size_t count)
{
	struct kith_buf out = KITH_BUF_INIT;

	for (size_t i = 0; i < count; i++) {
		query_answer(notebook, rows[i].query, &out);
		if (strcmp(out.len ? out.ptr : "", rows[i].expected) != 0)
			fail_msg("%s\n  gave     %s\n  expected %s", rows[i].query, out.len ? out.ptr : "",
				 rows[i].expected);
	}
	kith_buf_release(&out);
}

#define CHECK_ROWS(state, rows) query_check_rows(*(state), rows, NOTEBOOK_LEN(rows))

#define PEOPLE "ada-okafor bob-li eve " WANG
#define MEETUP "2026-10-01-meetup"


#endif
