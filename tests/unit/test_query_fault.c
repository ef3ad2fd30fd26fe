#include "query_notebook.h"

#include "base/buf.h"
#include "base/utf8.h"

/* `caret` is the part of the query that it stands under: its first character. */
struct fault {
	const char *query, *caret, *says;
};

/* The line of the caret has as many columns before it as the query has before that part. */
static void check_fault(const struct fault *fault, const char *text)
{
	const char *line = strchr(text, '\n'), *caret, *place;
	struct kith_slice before;

	if (!strstr(text, fault->says))
		fail_msg("%s\n%s\nnot said: %s", fault->query, text, fault->says);
	assert_non_null(line);
	line++;
	caret = strchr(line, '\n');
	assert_non_null(caret);
	place = *fault->caret ? strstr(line, fault->caret) : caret;
	assert_true(place && place <= caret);
	before = kith_slice_of(line, (size_t)(place - line));
	caret++;
	if (strspn(caret, " ") != kith_utf8_width(before) || strcmp(caret + strspn(caret, " "), "^") != 0)
		fail_msg("%s\n%s\ncaret not under %s", fault->query, text, fault->caret);
}

static const struct fault faults[] = {
	{ "tier:close tagz:rust", "tagz", "'tagz'; did you mean 'tags'?" },
	{ "relatoin:peer", "relatoin", "did you mean 'relation'?" },
	{ "lst<90d", "lst", "did you mean 'last'?" },
	{ "ratin:3", "ratin", "did you mean 'rating'?" },
	{ "https://example.org", "https", "quotation marks" },
	{ "cadence<blue", "blue", "cadence: 'blue' is not a duration (2w, 30d, monthly)" },
	{ "last<blue", "blue", "last: 'blue' is not a date (2026-11-05" },
	{ "last<never", "never", "not a date" },
	{ "met:soon", "soon", "not a date" },
	{ "met<2026-02-30", "2026-02-30", "not a date" },
	{ "met<2026-13", "2026-13", "not a date" },
	{ "size>big", "big", "size: 'big' is not a number (3, 12.5)" },
	{ "size>1.", "1.", "not a number" },
	{ "depth>3d", "3d", "not a number" },
	{ "birthday<2w", "2w", "not a birthday" },
	{ "private:maybe", "maybe", "not a truth value (true, false)" },
	{ "type:persn", "persn", "not a type of note (person, event, group, lead)" },
	{ "rating>blue", "blue", "not a number or date" },
	{ "tier<close", "<close", "tier holds text, which has no order" },
	{ "people<ada", "<ada", "people holds references, which has no order" },
	{ "private<true", "<true", "no order" },
	{ "name>=a", ">=a", "no order" },
	{ "text<a", "<a", "no order" },
	{ "text:", "text:", "what to look for" },
	{ "text:\"  \"", "\"  \"", "not text to look for" },
	{ "position:\"\"", "\"\"",
	  "position: '' is not text to look for (not tier: finds notes without one)" },
	{ "last<", "", "what to compare with is missing" },
	{ "name~", "", "missing" },
	{ "+rust :close", ":close", "a field is missing" },
	{ "+", "+", "a tag is missing" },
	{ "+ rust", "+ rust", "a tag is missing" },
	{ "@", "@", "saved query is missing" },
	{ "tier:close or", "or", "or needs a term after it" },
	{ "or tier:close", "or", "or needs a term before it" },
	{ "a or or b", "or or", "or needs a term after it" },
	{ "and a", "and", "and needs a term before it" },
	{ "a not", "not", "not needs a term after it" },
	{ "a -", "-", "- needs a term after it" },
	{ "(a or) b", "or", "or needs a term after it" },
	{ "(tier:close", "(", "never closed" },
	{ "tier:close)", ")", "never opened" },
	{ "a () b", "()", "nothing stands between these parentheses" },
	{ "a \"b c", "\"b", "never closed" },
	{ "org:\"b c", "\"b", "never closed" },
	{ "org:b\"c\"", "\"c", "a quotation mark inside a word" },
	{ "b\"c\"", "\"c", "a quotation mark inside a word" },
	{ "\"a\"b", "b", "a space is missing" },
	{ "\"\"", "\"\"", "nothing stands between these quotation marks" },
	{ "tier=close", "=", "(tier:close)" },
	{ "tier!=close", "=", "(tier:close)" },
	{ "name~(a", "(a", "not a regular expression" },
	{ "name~[a", "[a", "not a regular expression" },
	{ "name~(a)\\1", "(a)\\1", "back references" },
	{ "name~((((a{200}){200}){200}){200})", "((((a", "too long, or repeats too much" },
	{ "name~(((((((((((a+)+)+)+)+)+)+)+)+)+)+)", "(((((((((((a", "too long, or repeats too much" },
	{ "@tem", "@tem", "kith.yaml saves no query named 'tem'; did you mean 'team'?" },
	{ "a @self", "@self", "leads back to itself (in the saved query @self)" },
	{ "@round", "@round", "'round' leads back to itself (in the saved query @about)" },
	{ "@broken", "tagz", "(in the saved query @broken)" },
	{ "@nothing", "", "the saved query is empty" },
	{ "@many", "a\n", "more than 1000 terms" },
	{ "a \xff", "\\xff", "not UTF-8" },
	{ WANG " tagz:a", "tagz", "did you mean" },
	{ "name:\"" WANG " e\xcc\x81\" last<" WANG, WANG "\n", "not a date" },
	{ "a\x1b[31m tagz:a", "tagz", "did you mean" },
	{ "a\ttagz:a", "tagz", "did you mean" },
};

static void a_query_that_cannot_be_read_says_where_and_what_is_right(void **state)
{
	struct kith_query *query;

	for (size_t i = 0; i < NOTEBOOK_LEN(faults); i++) {
		struct kith_err err = KITH_ERR_INIT;
		if (query_parse(*state, faults[i].query, &query, &err) != KITH_USAGE)
			fail_msg("%s: accepted", faults[i].query);
		assert_null(query);
		assert_int_equal(err.code, KITH_USAGE);
		check_fault(&faults[i], err.text);
	}
}

static void a_long_query_is_shown_around_the_fault(void **state)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	struct kith_query *query;

	for (int i = 0; i < 100; i++)
		kith_buf_cstr(&text, "\xe7\xb7\xa8\xe8\xad\xaf ");
	kith_buf_cstr(&text, "tagz:a");
	for (int i = 0; i < 100; i++)
		kith_buf_cstr(&text, " \xe7\xb7\xa8\xe8\xad\xaf");
	assert_int_equal(query_parse(*state, text.ptr, &query, &err), KITH_USAGE);
	check_fault(&(struct fault){ "long", "tagz", "did you mean 'tags'?" }, err.text);
	for (const char *line = err.text; line; line = strchr(line + 1, '\n'))
		assert_true(kith_utf8_width(kith_slice_of(line, strcspn(line + 1, "\n") + 1)) <= 110);
	kith_buf_release(&text);
}

static void nesting_and_length_are_capped(void **state)
{
	static const struct {
		const char *part;
		size_t times;
		const char *says;
	} rows[] = {
		{ "(", 100000, "longer than 16384 bytes" }, { "(", 16000, "nested deeper than 64" },
		{ "not (", 3000, "nested deeper than 64" }, { "-", 16000, "needs a term after it" },
		{ "a ", 2000, "more than 1000 terms" },	    { "name~((((", 1, "not a regular expression" },
	};

	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_buf text = KITH_BUF_INIT;
		struct kith_err err = KITH_ERR_INIT;
		struct kith_query *query;
		for (size_t n = 0; n < rows[i].times; n++)
			kith_buf_cstr(&text, rows[i].part);
		assert_int_equal(query_parse(*state, text.ptr, &query, &err), KITH_USAGE);
		if (!strstr(err.text, rows[i].says))
			fail_msg("%s: %s", rows[i].part, err.text);
		kith_buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_query_that_cannot_be_read_says_where_and_what_is_right),
		cmocka_unit_test(a_long_query_is_shown_around_the_fault),
		cmocka_unit_test(nesting_and_length_are_capped),
	};

	return cmocka_run_group_tests(tests, query_setup, query_teardown);
}
