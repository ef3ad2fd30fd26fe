#include "query_notebook.h"

static void terms_join_by_and_or_not_and_parentheses(void **state)
{
	static const struct query_row rows[] = {
		{ "", MEETUP " spring globex rewrite " PEOPLE },
		{ "  ", MEETUP " spring globex rewrite " PEOPLE },
		{ "type:person", PEOPLE },
		{ "type:person not tier:", "eve " WANG },
		{ "type:person -tier:", "eve " WANG },
		{ "type:person - tier:", "eve " WANG },
		{ "type:person not not tier:", "ada-okafor bob-li" },
		{ "type:person --tier:", "ada-okafor bob-li" },
		{ "+rust or +family", "ada-okafor bob-li" },
		{ "+rust OR +family", "ada-okafor bob-li" },
		{ "+rust and tier:close", "ada-okafor" },
		{ "+rust tier:wide or +family", "bob-li" },
		{ "+family or tier:wide +rust", "bob-li" },
		{ "+rust (tier:wide or +family)", "" },
		{ "(+rust or +family) tier:wide", "bob-li" },
		{ "type:person not (+rust or +family)", "eve " WANG },
		{ "type:person not(+rust or +family)", "eve " WANG },
		{ "type:person -(+rust or +family)", "eve " WANG },
		{ "type:person not (+rust or not +family)", "bob-li" },
		{ "((((+rust))))", "ada-okafor" },
		{ "-(-(-(-(+rust))))", "ada-okafor" },
		{ "type:lead or type:group or +rust", "globex rewrite ada-okafor" },
		{ "type:lead or (type:group or +rust) or eve", "globex rewrite ada-okafor eve" },
		{ "type:person +rust tier:close cadence:2w org:initech", "ada-okafor" },
		{ "+rust\t\ntier:close", "ada-okafor" },
	};

	CHECK_ROWS(state, rows);
}

static void equality_folds_case_and_accents_and_looks_into_lists(void **state)
{
	static const struct query_row rows[] = {
		{ "org:INITECH", "ada-okafor " WANG },
		{ "ORG:initech", "ada-okafor " WANG },
		{ "Company:initech", "ada-okafor " WANG },
		{ "company:initech", "ada-okafor " WANG },
		{ "org:init", "" },
		{ "tags:\"type theory\"", "ada-okafor" },
		{ "tags:\"Type Th\xc3\xa9ory\"", "ada-okafor" },
		{ "+\"type theory\"", "ada-okafor" },
		{ "+type", "" },
		{ "+FAMILY", "bob-li" },
		{ "+\xe7\xb7\xa8\xe8\xad\xaf\xe5\x99\xa8", WANG },
		{ "aliases:countess", "ada-okafor" },
		{ "email:Ada@Example.org", "ada-okafor" },
		{ "name:\"jose nandu\" status:archived", "jose" },
		{ "tier:close(", "" },
	};

	CHECK_ROWS(state, rows);
}

static void a_bare_word_is_found_in_name_aliases_org_and_tags(void **state)
{
	static const struct query_row rows[] = {
		{ "okafor", "ada-okafor" },
		{ "OKA", "ada-okafor" },
		{ "countess", "ada-okafor" },
		{ "init", "ada-okafor " WANG },
		{ "globex", "globex bob-li" },
		{ "theory", "ada-okafor" },
		{ "\"type theory\"", "ada-okafor" },
		{ "\"or\"", "ada-okafor" },
		{ "example.org", "" },
		{ "parser", "" },
		{ "\xe5\xb0\x8f", WANG },
		{ "spring", "spring" },
		{ "ada bob", "" },
		{ "ada or bob", "ada-okafor bob-li" },
		{ "status: nandu", "jose" },
	};

	CHECK_ROWS(state, rows);
}

static void what_every_note_has_can_be_asked_for(void **state)
{
	static const struct query_row rows[] = {
		{ "id:people/ada-okafor", "ada-okafor" },
		{ "id:people/ADA-okafor", "ada-okafor" },
		{ "id:ada-okafor", "" },
		{ "id~^events/", MEETUP " spring" },
		{ "path:people/eve.md", "eve" },
		{ "path~okafor", "ada-okafor" },
		{ "name:globex", "globex" },
		{ "name:\"spring fair\"", "spring" },
		{ "title:\"spring fair\"", "spring" },
		{ "title:Rewrite", "rewrite" },
		{ "name:" WANG, WANG },
		{ "type:EVENT", MEETUP " spring" },
		{ "type~^(lead|group)$", "globex rewrite" },
		{ "type: id: path: name: +rust", "ada-okafor" },
	};

	CHECK_ROWS(state, rows);
}

static void references_are_followed(void **state)
{
	static const struct query_row rows[] = {
		{ "people:ada", MEETUP " spring" },
		{ "people:ada-okafor", MEETUP " spring" },
		{ "people:people/ada-okafor", MEETUP " spring" },
		{ "people:\"Ada Okafor\"", MEETUP " spring" },
		{ "people:\"[[Ada Okafor]]\"", MEETUP " spring" },
		{ "people:ada@example.org", MEETUP " spring" },
		{ "people:countess", MEETUP " spring" },
		{ "people:bob", "spring" },
		{ "people:nobody", "" },
		{ "people~okafor", MEETUP " spring" },
		{ "people~^bob", "spring" },
		{ "knows:bob-li", "ada-okafor" },
		{ "knows:\"Bob Li\"", "ada-okafor" },
		{ "org:Globex", "bob-li" },
		{ "org:groups/globex", "bob-li" },
		{ "org:umbrella", "eve" },
		{ "org~^glob", "bob-li" },
	};

	CHECK_ROWS(state, rows);
}

static void patterns_match_folded_text(void **state)
{
	static const struct query_row rows[] = {
		{ "name~^ADA", "ada-okafor" },
		{ "name~^(ada|bob)", "ada-okafor bob-li" },
		{ "(name~^(ada|bob) tier:wide)", "bob-li" },
		{ "name~\"^ada ok\"", "ada-okafor" },
		{ "name~^" WANG "$", WANG },
		{ "name~^..."
		  "$",
		  "eve " WANG },
		{ "name~^[" WANG "]{3}$", WANG },
		{ "type:person status: name~\xc3\x91", "jose" },
		{ "type:person status: name~n", "jose" },
		{ "email~example\\.org$", "ada-okafor" },
		{ "email~\"example\\.org$\"", "ada-okafor" },
		{ "email~\"example\\\\.org$\"", "ada-okafor" },
		{ "tags~^(rust|family)$", "ada-okafor bob-li" },
		{ "met~^2020", "ada-okafor" },
		{ "last~^2026-11", "ada-okafor" },
		{ "depth~[12]", "ada-okafor" },
		{ "rating~none", "eve" },
		{ "name~[[:digit:]]", "" },
		{ "name~a{2,3}|e[ve]{2}", "eve" },
	};

	CHECK_ROWS(state, rows);
}

static void set_means_a_value_that_is_not_empty(void **state)
{
	static const struct query_row rows[] = {
		{ "tier:", "ada-okafor bob-li" }, { "position:", "" },
		{ "last:", "ada-okafor bob-li" }, { "balance:", "ada-okafor" },
		{ "type:person not org:", "" },	  { "type:event not status:", "" },
	};

	CHECK_ROWS(state, rows);
}

static void an_event_without_status_was_attended_once_it_is_past(void **state)
{
	static const struct query_row rows[] = {
		{ "type:event status:attended", MEETUP },
		{ "type:event status:planned", "spring" },
	};

	CHECK_ROWS(state, rows);
}

static void the_body_is_searched_and_front_matter_is_not(void **state)
{
	static const struct query_row rows[] = {
		{ "text:parser", "ada-okafor" },
		{ "text:PARSER", "ada-okafor" },
		{ "text:\"type theory\"", "ada-okafor" },
		{ "text:\"about  type THEORY,\"", "ada-okafor" },
		{ "text:jose", "ada-okafor" },
		{ "text:\"of jos\xc3\xa9's\"", "ada-okafor" },
		{ "text:countess", "" },
		{ "text:tier", "" },
		{ "text:family", "bob-li" },
		{ "text:" WANG, WANG },
		{ "text:fair", "spring" },
		{ "text:\"@az[`az{\"", "globex" },
		{ "text:az{`az", "" },
		{ "text:\"{ 0123abcdefghijklmnopqrstuvwxyz\"", "globex" },
		{ "text~^we.*type$", "ada-okafor" },
		{ "text~^name", "" },
	};

	CHECK_ROWS(state, rows);
}

static void archived_people_appear_only_when_asked_for(void **state)
{
	static const struct query_row rows[] = {
		{ "+rust", "ada-okafor" },
		{ "status:archived", "jose" },
		{ "+rust status:archived", "jose" },
		{ "+rust (status:archived or tier:close)", "ada-okafor jose" },
		{ "+rust not status:paused", "ada-okafor jose" },
		{ "id:people/jose", "jose" },
		{ "id:people/jose or +rust", "ada-okafor jose" },
		{ "id:people/eve or +rust", "ada-okafor eve" },
		{ "id~jose", "" },
	};

	CHECK_ROWS(state, rows);
}

static void saved_queries_stand_for_what_they_say(void **state)
{
	static const struct query_row rows[] = {
		{ "@team", "ada-okafor " WANG },
		{ "@TEAM", "ada-okafor " WANG },
		{ "@team +rust", "ada-okafor" },
		{ "type:person not @team", "bob-li eve" },
		{ "@either", "ada-okafor bob-li " WANG },
		{ "@either tier:wide", "bob-li" },
		{ "@team @team or @team", "ada-okafor " WANG },
	};

	CHECK_ROWS(state, rows);
}

static void a_query_says_which_fields_it_names(void **state)
{
	static const struct {
		const char *query, *field;
		bool expected;
	} rows[] = {
		{ "type:person", "type", true },
		{ "not (a or TYPE:person)", "type", true },
		{ "\"type:person\"", "type", false },
		{ "a", "type", false },
		{ "+rust", "tags", true },
		{ "@team", "org", true },
		{ "last<3w", "last", true },
		{ "Company:a", "org", true },
	};

	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_err err = KITH_ERR_INIT;
		struct kith_query *query;
		assert_int_equal(query_parse(*state, rows[i].query, &query, &err), KITH_OK);
		if (kith_query_names_field(query, rows[i].field) != rows[i].expected)
			fail_msg("%s names %s", rows[i].query, rows[i].field);
		kith_query_free(query);
	}
}

static void a_query_is_told_from_a_reference(void **state)
{
	static const struct {
		const char *text;
		bool expected;
	} rows[] = {
		{ "ada", false },	{ "people/ada", false }, { "Ada Okafor", false }, { "", false },
		{ "tier:close", true }, { "+rust", true },	 { "name~a", true },	  { "@team", true },
		{ "last<3w", true },	{ "last>3w", true },	 { "not ada", false },
	};

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++)
		assert_int_equal(kith_query_looks_like_one(kith_slice_cstr(rows[i].text)), rows[i].expected);
}

static void computed_fields_without_compute_are_missing(void **state)
{
	struct notebook *notebook = *state;
	struct kith_err err = KITH_ERR_INIT;
	struct kith_query *query;

	assert_int_equal(query_parse(notebook, "last:", &query, &err), KITH_OK);
	assert_false(kith_query_match(query, notebook->book, notebook_id(notebook, "people/ada-okafor"), NULL,
				      NULL));
	kith_query_free(query);
	kith_query_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terms_join_by_and_or_not_and_parentheses),
		cmocka_unit_test(equality_folds_case_and_accents_and_looks_into_lists),
		cmocka_unit_test(a_bare_word_is_found_in_name_aliases_org_and_tags),
		cmocka_unit_test(what_every_note_has_can_be_asked_for),
		cmocka_unit_test(references_are_followed),
		cmocka_unit_test(patterns_match_folded_text),
		cmocka_unit_test(set_means_a_value_that_is_not_empty),
		cmocka_unit_test(an_event_without_status_was_attended_once_it_is_past),
		cmocka_unit_test(the_body_is_searched_and_front_matter_is_not),
		cmocka_unit_test(archived_people_appear_only_when_asked_for),
		cmocka_unit_test(saved_queries_stand_for_what_they_say),
		cmocka_unit_test(a_query_says_which_fields_it_names),
		cmocka_unit_test(a_query_is_told_from_a_reference),
		cmocka_unit_test(computed_fields_without_compute_are_missing),
	};

	return cmocka_run_group_tests(tests, query_setup, query_teardown);
}
