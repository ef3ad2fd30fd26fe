#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/query.h"
#include "view/rows.h"
#include "view/rows_data.h"
#include "view/text.h"

#define BIDI "\xe2\x80\xae"
#define WANG "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e"
#define AMINA "\xd8\xa3\xd9\x85\xd9\x8a\xd9\x86\xd8\xa9"

static const struct kith_column columns[] = {
	{ "id", KITH_COL_ID, "id" },	       { "name", KITH_COL_TEXT, "name" },
	{ "state", KITH_COL_WORD, "state" },   { "overdue", KITH_COL_INT, "days" },
	{ "last-ask", KITH_COL_DATE, "date" }, { "told", KITH_COL_BOOL, "told" },
	{ "tags", KITH_COL_LIST, "tags" },     { "next", KITH_COL_TEXT, "next" },
};
static const struct kith_row_spec spec = { "sample", 1, "a row", columns,
					   sizeof(columns) / sizeof(*columns) };

static void add_row(struct kith_rows *rows, const char *id, const char *name, const char *state)
{
	kith_row_begin(rows);
	kith_cell_cstr(rows, id);
	kith_cell_cstr(rows, name);
	kith_cell_cstr(rows, state);
}

static struct kith_rows *sample(void)
{
	static const struct kith_slice tags[] = { KITH_SLICE("rust"), KITH_SLICE("type theory") };
	static const struct kith_slice mails[] = { KITH_SLICE("a@x.org"), KITH_SLICE("b@x.org") };
	static const struct kith_slice size[] = { KITH_SLICE("12") };
	struct kith_rows *rows = kith_rows_new(&spec);

	add_row(rows, "people/ada", "Ada\tOkafor", "late");
	kith_cell_int(rows, 40);
	kith_cell_day(rows, kith_day_parse(kith_slice_cstr("2026-11-05")));
	kith_cell_bool(rows, true);
	kith_cell_list(rows, tags, 2);
	kith_cell_cstr(rows, "line one\nline two");
	kith_row_extra(rows, kith_slice_cstr("email"), mails, 2);
	kith_row_extra(rows, kith_slice_cstr("size"), size, 1);
	kith_row_why_entry(rows, kith_day_parse(kith_slice_cstr("2026-06-01")), kith_slice_cstr("people/ada"),
			   12, kith_slice_cstr("coffee: \"talked\""));
	kith_row_why_rule(rows, "cadence", "every %d days", 30);

	add_row(rows, "people/" WANG, WANG, "due");
	kith_cell_int(rows, 5);
	kith_cell_null(rows);
	kith_cell_bool(rows, false);
	kith_cell_list(rows, NULL, 0);
	kith_cell_text(rows, kith_slice_cstr(BIDI "x\x1b[2J"));
	kith_row_extra(rows, kith_slice_cstr("email"), mails, 1);

	add_row(rows, "people/bob", "", "new");
	return rows;
}

static char *printed(const struct kith_row_options *options)
{
	struct kith_rows *rows = sample();
	struct kith_buf out = KITH_BUF_INIT;

	kith_rows_print(rows, options, &out);
	kith_rows_free(rows);
	return kith_buf_take(&out);
}

struct output_case {
	const char *promise;
	struct kith_row_options options;
	const char *expected;
};

static void assert_outputs(const struct output_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *text = printed(&cases[i].options);
		if (strcmp(text, cases[i].expected) != 0)
			print_error("%s:\n", cases[i].promise);
		assert_string_equal(text, cases[i].expected);
		free(text);
	}
}

#define ADA_TSV "people/ada\tAda Okafor\tlate\t40\t2026-11-05\ttrue\trust,type theory\tline one line two"
#define WANG_TSV "people/" WANG "\t" WANG "\tdue\t5\t\tfalse\t\t<U+202E>x^[[2J"
#define BOB_TSV "people/bob\t\tnew\t\t\t\t\t"

static void pipes_get_one_record_a_line(void **state)
{
	static const struct output_case cases[] = {
		{ "no header, all columns, no tab or newline inside a value",
		  { .style = KITH_ROWS_TSV },
		  ADA_TSV "\n" WANG_TSV "\n" BOB_TSV "\n" },
		{ "a header when asked for",
		  { .style = KITH_ROWS_TSV, .header = true, .limit = 1, .fields = "id,last-ask" },
		  "id\tlast-ask\npeople/ada\t2026-11-05\n" },
		{ "fields in the order given, extras among them",
		  { .style = KITH_ROWS_TSV, .fields = "email, id ,size" },
		  "a@x.org,b@x.org\tpeople/ada\t12\na@x.org\tpeople/" WANG "\t\n\tpeople/bob\t\n" },
		{ "why as a last column",
		  { .style = KITH_ROWS_TSV, .fields = "id", .why = true, .limit = 1 },
		  "people/ada\t2026-06-01 people/ada:12 coffee: \"talked\"; cadence: every 30 days\n" },
		{ "control characters pass only when raw",
		  { .style = KITH_ROWS_TSV, .fields = "next", .raw = true },
		  "line one line two\n" BIDI "x\x1b[2J\n\n" },
	};

	(void)state;
	assert_outputs(cases, sizeof(cases) / sizeof(*cases));
}

static void formats_are_filled_in(void **state)
{
	static const struct output_case cases[] = {
		{ "keys, literal braces, lists joined by a comma and a blank",
		  { .style = KITH_ROWS_FORMAT, .format = "{{{name}}} <{email}>", .limit = 2 },
		  "{Ada Okafor} <a@x.org, b@x.org>\n{" WANG "} <a@x.org>\n" },
		{ "escapes",
		  { .style = KITH_ROWS_FORMAT, .format = "{id}\\t{overdue}\\n\\x\\\\", .limit = 1 },
		  "people/ada\t40\n\\x\\\n" },
	};

	(void)state;
	assert_outputs(cases, sizeof(cases) / sizeof(*cases));
}

static void json_has_one_object_a_line(void **state)
{
	static const struct output_case cases[] = {
		{ "types: text, integer, date, boolean, list, null; empty lists are lists",
		  { .style = KITH_ROWS_JSON },
		  "{\"id\":\"people/ada\",\"name\":\"Ada\\tOkafor\",\"state\":\"late\",\"overdue\":40,"
		  "\"last-ask\":\"2026-11-05\",\"told\":true,\"tags\":[\"rust\",\"type theory\"],"
		  "\"next\":\"line one\\nline two\"}\n"
		  "{\"id\":\"people/" WANG "\",\"name\":\"" WANG "\",\"state\":\"due\",\"overdue\":5,"
		  "\"last-ask\":null,\"told\":false,\"tags\":[],\"next\":\"\\u202ex\\u001b[2J\"}\n"
		  "{\"id\":\"people/bob\",\"name\":null,\"state\":\"new\",\"overdue\":null,"
		  "\"last-ask\":null,\"told\":null,\"tags\":null,\"next\":null}\n" },
		{ "fields limit the keys; extras have the schema's types",
		  { .style = KITH_ROWS_JSON, .fields = "size,email,id", .limit = 2 },
		  "{\"size\":12,\"email\":[\"a@x.org\",\"b@x.org\"],\"id\":\"people/ada\"}\n"
		  "{\"size\":null,\"email\":[\"a@x.org\"],\"id\":\"people/" WANG "\"}\n" },
		{ "why is an array of entries and rules",
		  { .style = KITH_ROWS_JSON, .fields = "id", .why = true, .limit = 2 },
		  "{\"id\":\"people/ada\",\"why\":[{\"date\":\"2026-06-01\",\"id\":\"people/"
		  "ada\",\"line\":12,"
		  "\"text\":\"coffee: \\\"talked\\\"\"},{\"rule\":\"cadence\",\"text\":\"every 30 days\"}]}\n"
		  "{\"id\":\"people/" WANG "\",\"why\":[]}\n" },
	};

	(void)state;
	assert_outputs(cases, sizeof(cases) / sizeof(*cases));
}

static void assert_bytes(const struct kith_row_options *options, const char *expected, size_t len)
{
	struct kith_rows *rows = sample();
	struct kith_buf out = KITH_BUF_INIT;

	kith_rows_print(rows, options, &out);
	assert_int_equal(out.len, len);
	assert_memory_equal(out.ptr, expected, len);
	kith_buf_release(&out);
	kith_rows_free(rows);
}

static void nul_ends_ids_or_the_fields_asked_for(void **state)
{
	static const char ids[] = "people/ada\0people/" WANG "\0people/bob";
	static const char fields[] =
		"people/ada\tline one\nline two\0people/" WANG "\t" BIDI "x\x1b[2J\0people/bob\t";
	const struct kith_row_options only_ids = { .style = KITH_ROWS_NUL };
	const struct kith_row_options with_fields = { .style = KITH_ROWS_NUL, .fields = "id,next" };

	(void)state;
	assert_bytes(&only_ids, ids, sizeof(ids));
	assert_bytes(&with_fields, fields, sizeof(fields));
}

static void rows_sort_by_the_type_of_their_column(void **state)
{
	static const struct output_case cases[] = {
		{ "numbers as numbers, null last",
		  { .style = KITH_ROWS_TSV, .fields = "overdue", .sort = "overdue" },
		  "5\n40\n\n" },
		{ "null last in reverse too",
		  { .style = KITH_ROWS_TSV, .fields = "overdue", .sort = "overdue", .reverse = true },
		  "40\n5\n\n" },
		{ "the report's own order turned round",
		  { .style = KITH_ROWS_TSV, .fields = "state", .reverse = true },
		  "new\ndue\nlate\n" },
		{ "limit after the sort",
		  { .style = KITH_ROWS_TSV, .fields = "state", .sort = "state", .limit = 1 },
		  "due\n" },
		{ "by an extra, equal ones in their own order",
		  { .style = KITH_ROWS_TSV, .fields = "id", .sort = "size" },
		  "people/ada\npeople/" WANG "\npeople/bob\n" },
	};

	(void)state;
	assert_outputs(cases, sizeof(cases) / sizeof(*cases));
}

static void text_sorts_folded_and_stable(void **state)
{
	static const char *const names[] = { "b", "\xc3\x89mile", "eve", "A", "emile", "Zoe" };
	const struct kith_row_options options = { .style = KITH_ROWS_TSV, .fields = "name", .sort = "name" };
	struct kith_rows *rows = kith_rows_new(&spec);
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		add_row(rows, "people/x", names[i], "ok");
	kith_rows_print(rows, &options, &out);
	assert_string_equal(out.ptr, "A\nb\n\xc3\x89mile\nemile\neve\nZoe\n");
	kith_buf_release(&out);
	kith_rows_free(rows);
}

static void tables_align_and_leave_out_what_is_empty(void **state)
{
	static const struct output_case cases[] = {
		{ "display width, numbers to the right, text made visible",
		  { .style = KITH_ROWS_TABLE },
		  "name        state  overdue  last-ask    told   tags               next               id\n"
		  "Ada Okafor  late        40  2026-11-05  true   rust, type theory  line one line two  "
		  "people/ada\n" WANG
		  "      due          5              false                     <U+202E>x^[[2J     people/" WANG
		  "\n"
		  "            new                                                                      people/bob\n" },
		{ "columns that are empty everywhere are left out",
		  { .style = KITH_ROWS_TABLE, .sort = "id", .reverse = true, .limit = 1, .fields = NULL },
		  "name    state  overdue  told   next            id\n" WANG
		  "  due          5  false  <U+202E>x^[[2J  people/" WANG "\n" },
		{ "but not if they were asked for",
		  { .style = KITH_ROWS_TABLE, .fields = "state,last-ask", .reverse = true, .limit = 1 },
		  "state  last-ask\nnew\n" },
		{ "colour for states and the header alone",
		  { .style = KITH_ROWS_TABLE, .fields = "id,state", .limit = 1, .colour = true },
		  "\033[1mid\033[0m          \033[1mstate\033[0m\npeople/ada  \033[31mlate\033[0m\n" },
		{ "and at last the name itself is cut",
		  { .style = KITH_ROWS_TABLE, .limit = 1, .width = 6 },
		  "name\nAda O\xe2\x80\xa6\n" },
		{ "reasons stand under their row, wrapped",
		  { .style = KITH_ROWS_TABLE, .fields = "id", .why = true, .limit = 1, .width = 40 },
		  "id\npeople/ada\n    2026-06-01 people/ada:12 coffee:\n    \"talked\"\n    cadence: every "
		  "30 days\n" },
	};

	(void)state;
	assert_outputs(cases, sizeof(cases) / sizeof(*cases));
}

static void narrow_tables_keep_what_says_most(void **state)
{
	static const struct {
		const char *fields;
		size_t width;
		const char *expected;
	} cases[] = {
		{ "id,name,state,next", 0,
		  "id          name        state  next\n"
		  "people/ada  Ada Okafor  late   abcdefghij klmnopqrst uvwxyz 0123456789\n" },
		{ "id,name,state,next", 60,
		  "id          name        state  next\n"
		  "people/ada  Ada Okafor  late   abcdefghij klmnopqrst uvwxyz\xe2\x80\xa6\n" },
		{ "id,name,state,overdue,last-ask,next", 60,
		  "id          name        state  next\n"
		  "people/ada  Ada Okafor  late   abcdefghij klmnopqrst uvwxyz\xe2\x80\xa6\n" },
		{ "id,name,state,overdue,next", 66,
		  "id          name        state  overdue  next\n"
		  "people/ada  Ada Okafor  late        40  abcdefghij klmnopqrst uvw\xe2\x80\xa6\n" },
		{ "id,name,state,next", 50,
		  "id          name        state  next\n"
		  "people/ada  Ada Okafor  late   abcdefghij klmnopq\xe2\x80\xa6\n" },
		{ "id,name,state,next", 46, "id          name        state\npeople/ada  Ada Okafor  late\n" },
	};
	struct kith_rows *rows = kith_rows_new(&spec);

	(void)state;
	add_row(rows, "people/ada", "Ada Okafor", "late");
	kith_cell_int(rows, 40);
	kith_cell_day(rows, 20000);
	kith_cell_bool(rows, true);
	kith_cell_null(rows);
	kith_cell_cstr(rows, "abcdefghij klmnopqrst uvwxyz 0123456789");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct kith_row_options options = { .fields = cases[i].fields,
							  .width = cases[i].width };
		struct kith_buf out = KITH_BUF_INIT;
		kith_rows_print(rows, &options, &out);
		assert_string_equal(out.ptr, cases[i].expected);
		kith_buf_release(&out);
	}
	kith_rows_free(rows);
}

static void no_row_prints_nothing(void **state)
{
	struct kith_rows *rows = kith_rows_new(&spec);
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	for (int style = KITH_ROWS_TABLE; style <= KITH_ROWS_FORMAT; style++) {
		struct kith_row_options options = { .style = (enum kith_row_style)style, .format = "{id}" };
		kith_rows_print(rows, &options, &out);
	}
	assert_int_equal(out.len, 0);
	kith_buf_release(&out);
	kith_rows_free(rows);
}

static bool knows_email(void *context, struct kith_slice name)
{
	(void)context;
	return kith_slice_is(name, "email");
}

static void bad_options_are_named(void **state)
{
	static const struct {
		struct kith_row_options options;
		const char *says; /* NULL: nothing is wrong */
	} cases[] = {
		{ { .fields = "id,email,last-ask" }, NULL },
		{ { .format = "{name} {{x}} {email}" }, NULL },
		{ { .sort = "email" }, NULL },
		{ { .fields = "id,nmae" }, "--fields: there is no column 'nmae'; is 'name' meant?" },
		{ { .fields = "id,,name" }, "--fields: a column's name is missing (id, name, state" },
		{ { .fields = "" }, "--fields: a column's name is missing" },
		{ { .sort = "quux" }, "--sort: there is no column 'quux' (id, name" },
		{ { .format = "{phone}" }, "--format: there is no column 'phone'" },
		{ { .format = "{}" }, "--format: a column's name is missing" },
		{ { .format = "a {name" }, "--format: the brace at '{name' stands alone" },
		{ { .format = "a } b" }, "--format: the brace at '} b' stands alone" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct kith_err err = KITH_ERR_INIT;
		enum kith_code code =
			kith_row_options_check(&spec, &cases[i].options, knows_email, NULL, &err);
		assert_int_equal(code, cases[i].says ? KITH_USAGE : KITH_OK);
		if (cases[i].says && strncmp(err.text, cases[i].says, strlen(cases[i].says)) != 0)
			fail_msg("'%s' does not begin '%s'", err.text, cases[i].says);
	}
}

static void note_name(void *context, struct kith_slice name)
{
	struct kith_buf *out = context;

	kith_buf_slice(out, name);
	kith_buf_byte(out, ' ');
}

static void names_beyond_the_columns_are_told_once(void **state)
{
	const struct kith_row_options options = { .fields = "id,email,phone",
						  .format = "{email} {city} {name}",
						  .sort = "phone" };
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	kith_row_options_names(&spec, &options, note_name, &out);
	assert_string_equal(out.ptr, "email phone city ");
	kith_buf_release(&out);
}

static void every_report_has_its_columns(void **state)
{
	size_t count = 0;
	const struct kith_row_spec *all = kith_row_specs(&count);
	const struct kith_row_spec *due = kith_row_spec("due");

	(void)state;
	assert_true(count >= 6);
	for (size_t i = 0; i < count; i++) {
		assert_true(all[i].version >= 1 && all[i].count > 0);
		assert_ptr_equal(kith_row_spec(all[i].tool), &all[i]);
	}
	assert_non_null(due);
	assert_int_equal(due->count, 8);
	assert_string_equal(due->columns[0].key, "id");
	assert_string_equal(due->columns[7].key, "next");
	assert_int_equal(due->columns[3].data, KITH_COL_INT);
	assert_null(kith_row_spec("nothing"));
}

/* Values beyond the columns are typed by name, so a name must mean the same in every type of note. */
static void a_key_has_one_type_whatever_the_note(void **state)
{
	size_t count = 0;
	const struct kith_field_spec *fields = kith_fields(&count);

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (fields[i].field == fields[j].field &&
			    (fields[i].data != fields[j].data || fields[i].many != fields[j].many))
				fail_msg("%s differs between %s and %s", fields[i].name,
					 kith_type_word(fields[j].type), kith_type_word(fields[i].type));
}

static void computed_fields_are_those_of_queries(void **state)
{
	static const char *const names[] = {
#define COMPUTED(NAME, KEY, DATA, MEANING) [KITH_COMPUTED_##NAME] = KEY,
#include "schema/computed.def"
#undef COMPUTED
	};

	(void)state;
	assert_int_equal(sizeof(names) / sizeof(*names), KITH_COMPUTED_COUNT);
	for (size_t i = 0; i < KITH_COMPUTED_COUNT; i++) {
		assert_string_equal(names[i], kith_computed_names[i]);
		assert_non_null(kith_extra_type(kith_slice_cstr(names[i])));
	}
}

static void paragraphs_wrap_by_display_width(void **state)
{
	static const struct {
		const char *text;
		size_t indent, width;
		const char *expected;
	} cases[] = {
		{ "", 2, 20, "" },
		{ " \n\t ", 2, 20, "" },
		{ "one two  three\nfour", 2, 10, "  one two\n  three\n  four\n" },
		{ "one two three", 0, 0, "one two three\n" },
		{ "exactly ten", 0, 11, "exactly ten\n" },
		{ "exactly ten", 0, 10, "exactly\nten\n" },
		{ "abcdefghij kl", 1, 6, " abcde\n fghij\n kl\n" },
		{ WANG WANG, 0, 6, WANG "\n" WANG "\n" },
		{ AMINA " " AMINA, 0, 8, AMINA "\n" AMINA "\n" },
		{ "\x1b[2J", 0, 20, "^[[2J\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct kith_buf out = KITH_BUF_INIT;
		kith_text_wrap(kith_slice_cstr(cases[i].text), cases[i].indent, cases[i].width, &out);
		assert_string_equal(out.ptr ? out.ptr : "", cases[i].expected);
		kith_buf_release(&out);
	}
}

/* The sample as JSON, for another program to read back. */
static int print_sample(void)
{
	const struct kith_row_options options = { .style = KITH_ROWS_JSON, .why = true };
	char *text = printed(&options);

	fputs(text, stdout);
	free(text);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pipes_get_one_record_a_line),
		cmocka_unit_test(formats_are_filled_in),
		cmocka_unit_test(json_has_one_object_a_line),
		cmocka_unit_test(nul_ends_ids_or_the_fields_asked_for),
		cmocka_unit_test(rows_sort_by_the_type_of_their_column),
		cmocka_unit_test(text_sorts_folded_and_stable),
		cmocka_unit_test(tables_align_and_leave_out_what_is_empty),
		cmocka_unit_test(narrow_tables_keep_what_says_most),
		cmocka_unit_test(no_row_prints_nothing),
		cmocka_unit_test(bad_options_are_named),
		cmocka_unit_test(names_beyond_the_columns_are_told_once),
		cmocka_unit_test(every_report_has_its_columns),
		cmocka_unit_test(a_key_has_one_type_whatever_the_note),
		cmocka_unit_test(computed_fields_are_those_of_queries),
		cmocka_unit_test(paragraphs_wrap_by_display_width),
	};

	if (argc == 2 && strcmp(argv[1], "--print") == 0)
		return print_sample();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
