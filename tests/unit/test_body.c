#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "note/body.h"

static struct kith_arena arena;
static struct kith_kinds kinds;
static struct kith_diags diags;
static struct kith_body body;

static int make_kinds(void **state)
{
	(void)state;
	kith_kinds_default(&arena, &kinds);
	return 0;
}

static int release(void **state)
{
	(void)state;
	kith_arena_release(&arena);
	kith_diags_release(&diags);
	return 0;
}

static void parse(struct kith_slice text)
{
	struct kith_span all = { 0, text.len };

	kith_diags_release(&diags);
	kith_body_parse(text, all, 1, kith_slice_cstr("a.md"), &kinds, &arena, &diags, &body);
}

static void assert_slice(struct kith_slice s, const char *expected)
{
	if (!kith_slice_is(s, expected))
		fail_msg("'%.*s' is not '%s'", KITH_ARG(s), expected);
}

static void print_entry(const struct kith_entry *entry, struct kith_buf *out)
{
	static const char *const boxes[] = { "", "[ ] ", "[x] ", "[-] " };
	static const char *const words[] = { "with", "to", "from", "via" };

	kith_buf_cstr(out, boxes[entry->box_state]);
	kith_day_print(entry->day, out);
	if (entry->minute >= 0)
		kith_buf_printf(out, " %d", entry->minute);
	kith_buf_byte(out, ' ');
	kith_buf_slice(out, entry->kind);
	kith_buf_printf(out, "=%s", entry->known->name);
	if (entry->word.len)
		kith_buf_printf(out, "(%.*s)", KITH_ARG(entry->word));
	for (size_t i = 0; i < entry->clause_count; i++)
		kith_buf_printf(out, " %s{%.*s}%s", words[entry->clauses[i].word],
				KITH_ARG(entry->clauses[i].ref), entry->clauses[i].wiki ? "w" : "");
	kith_buf_printf(out, " '%.*s'", KITH_ARG(entry->text));
	if (entry->outcome.len) {
		kith_buf_printf(out, " > %.*s {%.*s} ", KITH_ARG(entry->outcome),
				KITH_ARG(entry->outcome_ref));
		kith_day_print(entry->outcome_day, out);
	}
	kith_buf_cstr(out, entry->is_private ? " private;" : ";");
}

static void print_tasks(struct kith_buf *out)
{
	for (size_t i = 0; i < body.task_count; i++) {
		const struct kith_task *task = &body.tasks[i];

		kith_buf_printf(out, "task%d@%u '%.*s' ", (int)task->state, task->line, KITH_ARG(task->text));
		kith_day_print(task->due, out);
		kith_buf_byte(out, ';');
	}
}

/* Entries and tasks as text; "!rule" for each thing said. */
struct body_case {
	const char *text, *read;
};

static void check_cases(const struct body_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct kith_buf out = KITH_BUF_INIT;

		kith_buf_cstr(&out, "");
		parse(kith_slice_cstr(cases[i].text));
		for (size_t k = 0; k < body.entry_count; k++)
			print_entry(&body.entries[k], &out);
		print_tasks(&out);
		for (size_t k = 0; k < diags.count; k++)
			kith_buf_printf(&out, "!%s", diags.items[k].rule);
		if (!kith_slice_is(kith_buf_view(&out), cases[i].read))
			fail_msg("%s\n is read as\n%s\n not as\n%s", cases[i].text, out.ptr, cases[i].read);
		kith_buf_release(&out);
	}
}

static void an_entry_is_read_by_its_grammar(void **state)
{
	static const struct body_case cases[] = {
		{ "- 2026-11-02 coffee: caught up; she is moving to Initech #compilers\n",
		  "2026-11-02 coffee=coffee 'caught up; she is moving to Initech #compilers';" },
		{ "- 2026-11-02 12:30 lunch with [[bob-li]], [[Chen Wei]]: planning\n",
		  "2026-11-02 750 lunch=lunch with{bob-li}w with{Chen Wei}w 'planning';" },
		{ "- 2026-11-02 9:05 call\n", "2026-11-02 545 call=call '';" },
		{ "- 2026-11-02T12:30 call\n", "2026-11-02 750 call=call '';" },
		{ "- 2026-11-05 asked(medium): refer me at Initech -> yes 2026-11-09\n",
		  "2026-11-05 asked=asked(medium) 'refer me at Initech' > yes {} 2026-11-09;" },
		{ "- 2026-11-05 asked -> no\n", "2026-11-05 asked=asked '' > no {} 2026-11-05;" },
		{ "- 2026-11-05 asked: a -> b -> yes #x\n",
		  "2026-11-05 asked=asked 'a -> b' > yes {} 2026-11-05;" },
		{ "- 2026-11-05 asked: is it a -> no idea\n",
		  "2026-11-05 asked=asked 'is it a -> no idea';!no-outcome" },
		{ "- 2026-11-05 asked: a -> yes, later\n",
		  "2026-11-05 asked=asked 'a -> yes, later';!no-outcome" },
		{ "- 2026-11-05 asked: a -> yes 2026-11-06 2026-11-07\n",
		  "2026-11-05 asked=asked 'a -> yes 2026-11-06 2026-11-07';!no-outcome" },
		{ "- 2026-11-05 coffee: a -> yes\n", "2026-11-05 coffee=coffee 'a -> yes';" },
		{ "- 2026-11-05 was-asked(large) from Ann: x -> redirected [[bob]] 2026-11-06 #private\n",
		  "2026-11-05 was-asked=was-asked(large) from{Ann} 'x' > redirected {bob} 2026-11-06 "
		  "private;" },
		{ "- 2026-11-05 was-asked: x -> redirected Bob Li\n",
		  "2026-11-05 was-asked=was-asked 'x' > redirected {Bob Li} 2026-11-05;" },
		{ "- 2026-11-25 introduced(made) with [[a:b]] to c, d via E F: g: h\n",
		  "2026-11-25 introduced=introduced(made) with{a:b}w to{c} to{d} via{E F} 'g: h';" },
		{ "- 2026-11-25 met with [Ada](../people/ada%20b.md), [[c|C]] to [[d#e]]\n",
		  "2026-11-25 met=met with{people/ada b}w with{c}w to{d}w '';" },
		{ "- 2026-11-25 met with Ada #private\n", "2026-11-25 met=met with{Ada} '' private;" },
		{ "- 2026-11-25 joined: Initech, staff engineer\n",
		  "2026-11-25 joined=joined 'Initech, staff engineer';" },
		{ "- 2026-11-25 volunteer(3h): food bank\n",
		  "2026-11-25 volunteer=volunteer(3h) 'food bank';" },
		{ "- 2026-11-25\n", "2026-11-25 note=note '';" },
		{ "- 2026-11-25: plain\n", "2026-11-25 note=note 'plain';" },
		{ "- 2026-11-25 had coffee: nice\n", "2026-11-25 note=note 'had coffee: nice';!no-kind" },
		{ "- 2026-11-25 https://x.example/\n", "2026-11-25 note=note 'https://x.example/';!no-kind" },
		{ "- 2026-11-25 coffee #x\n", "2026-11-25 note=note 'coffee #x';!no-kind" },
		{ "- 2026-11-25 coffee (x): y\n", "2026-11-25 note=note 'coffee (x): y';!no-kind" },
		{ "- 2026-11-25 cofee: x\n", "2026-11-25 cofee=note 'x';!unknown-kind" },
		{ "- 2026-11-25 asked(huge): x\n", "2026-11-25 asked=asked(huge) 'x';!unknown-word" },
		{ "- 2026-11-25 coffee(out)\n", "2026-11-25 coffee=coffee(out) '';" },
		{ "- 2026-02-29 coffee\n", "!no-such-day" },
		{ "- 2026-11-2 coffee\n", "!odd-entry" },
		{ "- 2026-11-25th coffee\n", "" },
		{ "- on 2026-11-25 coffee\n", "" },
		{ "- 2026-11-25 coffee: a\n  b\nc -> d\n", "2026-11-25 coffee=coffee 'a b c -> d';" },
		{ "- 2026-11-25 met with Ann,\n  Bob: x\n", "2026-11-25 met=met with{Ann} with{Bob} 'x';" },
		{ "- 2026-11-25 call\r\n  with Ann\r\n", "2026-11-25 call=call with{Ann} '';" },
		{ "- 2026-11-25 call: x\n\n  more #private, and\n  - [[sub]]\n",
		  "2026-11-25 call=call 'x' private;" },
		{ "- 2026-11-25 call: #privately\n", "2026-11-25 call=call '#privately';" },
	};

	(void)state;
	check_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

static void boxes_make_plans_and_tasks(void **state)
{
	static const struct body_case cases[] = {
		{ "- [ ] 2026-11-25 coffee: planned\n", "[ ] 2026-11-25 coffee=coffee 'planned';" },
		{ "- [x] 2026-11-25 coffee\n- [X] 2026-11-26 coffee\n",
		  "[x] 2026-11-25 coffee=coffee '';[x] 2026-11-26 coffee=coffee '';" },
		{ "- [-] 2026-11-25 coffee\n- [é] 2026-11-26 coffee\n",
		  "[-] 2026-11-25 coffee=coffee '';[-] 2026-11-26 coffee=coffee '';" },
		{ "- [ ] send slides due:2026-11-12\n", "task1@1 'send slides' 2026-11-12;" },
		{ "- [x] send \xf0\x9f\x93\x85 2026-11-12 slides\n", "task2@1 'send slides' 2026-11-12;" },
		{ "- [ ] due:2026-11-12 send\n", "task1@1 'send' 2026-11-12;" },
		{ "- [ ] overdue:2026-11-12 x due:soon\n",
		  "task1@1 'overdue:2026-11-12 x due:soon' ;!odd-entry" },
		{ "- a\n  - [ ] deep\n    - [/] deeper\n", "task1@2 'deep' ;task3@3 'deeper' ;" },
		{ "1. 2026-01-01 call\n   * [ ] sub\n     wrapped due:2026-01-02\n",
		  "2026-01-01 call=call '';task1@2 'sub wrapped' 2026-01-02;" },
		{ "- a\n  - 2026-01-01 call\n  - [ ] 2026-01-01 call\n", "" },
		{ "- [a](b.md) x\n- [ ]x\n- [] x\n- [xx] y\n- [[ ]] z\n", "!odd-entry!odd-entry" },
		{ "- [\n  ]\n", "" },
		{ "- [ ]\n  2026-01-01 call\n", "[ ] 2026-01-01 call=call '';" },
		{ "[ ] no item\n2026-01-01 call\n", "" },
		{ "- # 2026-01-01 call\n", "" },
	};

	(void)state;
	check_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

static void code_quotes_and_html_hold_no_entries(void **state)
{
	static const struct body_case cases[] = {
		{ "```\n- 2026-01-01 call\n- [ ] x\n```\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "    - 2026-01-01 call\n", "" },
		{ "> - 2026-01-01 call\n> - [ ] x\n\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "- > - [ ] x\n", "" },
		{ "<!--\n- 2026-01-01 call\n-->\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "<![CDATA[\n- 2026-01-01 call\n]]>\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "<script>\n- 2026-01-01 call\n</script>\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "<div>\n- 2026-01-01 call\n\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "<?x\n- 2026-01-01 call\n?>\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "``` a`b\n- 2026-01-01 call\n", "2026-01-01 call=call '';" },
		{ "~~~ [x]\n- 2026-01-01 call\n~~~\n- 2026-01-02 call\n", "2026-01-02 call=call '';" },
		{ "x <!--\n- 2026-01-01 call: a\n-->\n", "2026-01-01 call=call 'a -->';" },
		{ "- 2026-01-01 call\n  ```\n  - 2026-01-02 call\n  ```\n", "2026-01-01 call=call '';" },
		{ "***\n- 2026-01-01 call\n* * *\n* 2026-01-02 call\n*\n",
		  "2026-01-01 call=call '';2026-01-02 call=call '';" },
		{ "___\n**- 2026-01-01 call\n", "" },
		{ "\\- 2026-01-01 call\n1\\. 2026-01-01 call\n", "" },
	};

	(void)state;
	check_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

static void assert_span(const char *text, struct kith_span span, const char *expected)
{
	assert_true(span.start <= span.end && span.end <= strlen(text));
	assert_slice(kith_slice_of(text + span.start, span.end - span.start), expected);
}

static void an_entry_knows_the_bytes_of_its_parts(void **state)
{
	static const char text[] =
		"# Ä\n\n- 2026-01-01 call\n\n\n* [x] 2026-01-02 asked(large) to Ann,\n  [[Bob|B]]: ü\n"
		"  more -> yes 2026-01-03 #t\n  - sub\n\n  para\n\ntext\n+ 2026-01-04 call";
	const struct kith_entry *entry;

	(void)state;
	parse(kith_slice_cstr(text));
	assert_int_equal(body.entry_count, 3);
	assert_span(text, body.entries[0].span, "- 2026-01-01 call\n");
	assert_span(text, body.entries[0].tail, "");
	entry = &body.entries[1];
	assert_span(text, entry->span,
		    "* [x] 2026-01-02 asked(large) to Ann,\n  [[Bob|B]]: ü\n  more -> yes 2026-01-03 #t\n  - "
		    "sub\n\n  para\n");
	assert_span(text, entry->box, "[x]");
	assert_span(text, entry->head, "2026-01-02 asked(large) to Ann,");
	assert_span(text, entry->tail, " -> yes 2026-01-03");
	assert_span(text, entry->clauses[0].span, "Ann");
	assert_span(text, entry->clauses[1].span, "[[Bob|B]]");
	assert_int_equal(entry->line, 6);
	assert_int_equal(entry->column, 7);
	assert_int_equal(entry->list, 1);
	assert_span(text, body.entries[2].span, "+ 2026-01-04 call");
	assert_int_equal(body.entries[2].list, 2);
	assert_int_equal(body.entries[2].tail.start, strlen(text));
}

static void a_list_under_a_marker_of_its_own_line_is_read(void **state)
{
	static const char text[] = "-\n  2026-01-01 call\n-\t2026-01-02 call\n";

	(void)state;
	parse(kith_slice_cstr(text));
	assert_int_equal(body.entry_count, 2);
	assert_span(text, body.entries[0].span, "-\n  2026-01-01 call\n");
	assert_span(text, body.entries[0].head, "2026-01-01 call");
	assert_span(text, body.entries[1].head, "2026-01-02 call");
}

static void links_are_found_outside_code(void **state)
{
	static const char text[] =
		"é [[a]] [[b|B]] [[c#d]] ![[e]] [[#f]] [[ g ]]\n"
		"`[[no]]` ``a ` [[no]]`` ` [[h]] \\[[no]] [x](i%20j.md) [x](../k.md#l) [x](<m n.md>)\n"
		"[x](https://x.example/y.md) [x](/abs.md) [x](pic.png) [[two\nlines]]\n"
		"> [[q]]\n\n- item [[r]]\n\n      [[no]]\n\n```\n[[no]]\n```\n<p>[[no]]</p>\n\n"
		"| [[s\\|S]] |\n\nHead [[t]]\n====\n`[[u]]\n";
	static const char expected[] =
		"a@1:5 b@1:11 c@1:19 e@1:28 g@1:42 h@2:29 i j.md@2:45 ../k.md@2:59 m n.md@2:75 "
		"q@5:5 r@7:10 s@16:5 t@18:8 u@20:4 ";
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	parse(kith_slice_cstr(text));
	for (size_t i = 0; i < body.link_count; i++)
		kith_buf_printf(&out, "%.*s@%u:%u ", KITH_ARG(body.links[i].target), body.links[i].line,
				body.links[i].column);
	assert_slice(kith_buf_view(&out), expected);
	assert_false(body.links[6].wiki);
	assert_span(text, body.links[6].target_span, "i%20j.md");
	kith_buf_release(&out);
}

static void a_definition_of_a_link_is_one(void **state)
{
	static const char *const text = "See [her][a].\n\n[a]: ada.md\n   [b c]: <b%20c.md#log> \"title\"\n"
					"[^1]: note.md\n[d]: https://example.org/d.md\nno [e]: e.md\n"
					"    [f]: f.md\n\n[g]:h.md";

	(void)state;
	parse(kith_slice_cstr(text));
	assert_int_equal(body.link_count, 3);
	assert_slice(body.links[0].target, "ada.md");
	assert_slice(body.links[1].target, "b c.md");
	assert_span(text, body.links[1].target_span, "b%20c.md");
	assert_slice(body.links[2].target, "h.md");
}

static void a_link_after_an_underlined_heading_is_found_once(void **state)
{
	(void)state;
	parse(kith_slice_cstr("a [[b]]\n---\n[[c]]\n===\n- [[d]]\n"));
	assert_int_equal(body.link_count, 3);
	assert_slice(body.links[1].target, "c");
	assert_slice(body.links[2].target, "d");
}

static void the_first_heading_that_is_not_the_log_is_found(void **state)
{
	static const char *const cases[][2] = {
		{ "text\n\n## Ada Okafor ##\n# B\n", "Ada Okafor" },
		{ "Ada\n===\n", "Ada" },
		{ "## Log\n\n# Ada\n", "Ada" },
		{ "## Log\n", "" },
		{ "> # quoted\n", "" },
		{ "# C# #\n", "C#" },
		{ "#tag\n", "" },
		{ "```\n# a\n```\n", "" },
		{ "text only\n", "" },
		{ "# [[Ada]]\n", "[[Ada]]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		parse(kith_slice_cstr(cases[i][0]));
		assert_slice(body.heading, cases[i][1]);
	}
}

static void a_section_ends_at_the_next_heading_of_its_level(void **state)
{
	static const char text[] = "# A\nx\n## Pitch: all\na\n### sub\nb\n```\n# no\n```\n## Next\nc\n# B";
	struct kith_span all = { 0, sizeof(text) - 1 };
	struct kith_slice section, bytes = KITH_SLICE(text);

	(void)state;
	assert_true(kith_body_section(bytes, all, kith_slice_cstr("PITCH: Áll"), &section));
	assert_slice(section, "a\n### sub\nb\n```\n# no\n```\n");
	assert_true(kith_body_section(bytes, all, kith_slice_cstr("B"), &section));
	assert_slice(section, "");
	assert_false(kith_body_section(bytes, all, kith_slice_cstr("no"), &section));
}

/* The finding of a line, without its path and line; "" if there is none. */
static void assert_near(const char *line, const char *expected)
{
	struct kith_buf out = KITH_BUF_INIT;

	parse(kith_slice_cstr(line));
	kith_buf_cstr(&out, "");
	for (size_t i = 0; i < diags.count; i++)
		if (!strcmp(diags.items[i].rule, "odd-entry"))
			kith_buf_printf(&out, "%u %.*s", diags.items[i].column,
					KITH_ARG(diags.items[i].message));
	if (expected[0] ? !strstr(out.ptr, expected) : out.len > 0)
		fail_msg("%s: `%s` is not in `%s`", line, expected, out.ptr);
	assert_int_equal(diags.errors, 0);
	kith_buf_release(&out);
}

static void what_nearly_is_an_entry_is_told_with_what_would_be_right(void **state)
{
	static const struct {
		const char *line, *told;
	} cases[] = {
		{ "- 2026-06-15: coffee with x\n", "3 the colon after the date makes this a note, and not "
						   "`coffee`: write `2026-06-15 coffee with ...`" },
		{ "- 2026-06-15: Call: x\n", "write `2026-06-15 call: ...`" },
		{ "- 2026-06-15: call\n", "write `2026-06-15 call: ...`" },
		{ "- 2026-06-15: gave(large): x\n", "write `2026-06-15 gave: ...`" },
		{ "- 2026-06-15, lunch\n", "3 not read as an entry, for a comma follows the date" },
		{ "- 2026-9-1 x\n",
		  "3 not read as an entry: write the date as `2026-09-01`, not as `2026-9-1`" },
		{ "- 2026-9-1\n", "`2026-09-01`" },
		{ "- 2026-9-31 x\n", "`YYYY-MM-DD`" },
		{ "- 2026/09/01: x\n", "`2026-09-01`" },
		{ "- 2026.09.01 x\n", "`2026-09-01`" },
		{ "- 01.09.2026 x\n", "`2026-09-01`" },
		{ "- 1/13/2026 x\n", "`2026-01-13`" },
		{ "- 13/1/2026 x\n", "`2026-01-13`" },
		{ "- 1/2/2026 x\n", "`YYYY-MM-DD`" },
		{ "- 20260909 coffee: x\n", "`2026-09-09`" },
		{ "- **2026-09-08** x\n", "3 not read as an entry: write the date as `2026-09-08`, not as "
					  "`**2026-09-08**`" },
		{ "- **2026-09-08:** x\n", "`2026-09-08`" },
		{ "- _2026-09-08_ x\n", "`_2026-09-08_`" },
		{ "- [[2026-09-08]] lunch\n", "`[[2026-09-08]]`" },
		{ "1. 2026-9-1 x\n", "4 not read" },
		{ "- [] 2026-09-08 x\n", "3 `[]` is no box" },
		{ "- [] send it\n", "3 `[]` is no box" },
		{ "- [x]2026-09-08 x\n", "3 no blank follows the box" },
		{ "- [ ]send it\n", "3 no blank follows the box" },
		{ "- [ ] 2026-9-8 x\n", "7 not read as an entry" },
	};
	static const char *const silent[] = {
		"- 2026-06-15 coffee: x\n",
		"- 2026-06-15: she moved to Berlin\n",
		"- 2026-06-15: call her about it, or with luck meet\n",
		"- 2026-06-15\n",
		"- 2026.1.2-rc1\n",
		"- 1.2.3 is out\n",
		"- 10/12/14 sizes\n",
		"- 2026/13/01 x\n",
		"- 2026/09/01/index.html\n",
		"- 20260909 is her number\n",
		"- 20260909\n",
		"- [[2026-09-08]] was a day\n",
		"- **bold** text\n",
		"- **2026 was good**\n",
		"- `code`\n",
		"- []\n",
		"- [](x.md)\n",
		"- [x](x.md)\n",
		"- [ ](x.md)\n",
		"- x\n  - 2026/09/01 below\n",
		"> - 2026/09/01 quoted\n",
		"2026/09/01 no list\n",
		"```\n- 2026/09/01\n```\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_near(cases[i].line, cases[i].told);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		assert_near(silent[i], "");
}

static void a_task_whose_due_is_no_date_is_told(void **state)
{
	static const struct {
		const char *line, *told;
	} cases[] = {
		{ "- [ ] send due:tomorrow\n",
		  "12 `due:tomorrow` is no date, so the task is not due on any day: "
		  "write `due:YYYY-MM-DD`" },
		{ "- x\n  - [ ] send due:2026-11-31 soon\n", "14 `due:2026-11-31` is no date" },
		{ "- [ ] send due: 2026-11-21\n", "12 `due: 2026-11-21` is no date" },
		{ "- [ ] send Due: friday\n", "`Due: friday`" },
		{ "- [ ] send \xf0\x9f\x93\x85 2026-11-31\n", "12 `\xf0\x9f\x93\x85 2026-11-31`" },
		{ "- [ ] send due:2026-11-30\n", "" },
		{ "- [ ] send \xf0\x9f\x93\x85 2026-11-30\n", "" },
		{ "- [ ] a \xf0\x9f\x93\x85 for the wall\n", "" },
		{ "- [ ] pay what is due: all of it\n", "" },
		{ "- [ ] overdue:tomorrow\n", "" },
		{ "- [ ] send due:\n", "" },
		{ "- [x] send due:tomorrow\n", "" },
		{ "- send due:tomorrow\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_near(cases[i].line, cases[i].told);
}

static void what_is_told_does_not_change_what_is_read(void **state)
{
	(void)state;
	parse(kith_slice_cstr(
		"- 2026-06-15: coffee with x\n- 2026-9-1 lunch\n- [ ] 2026-9-8 lunch due:friday [[ada]]\n"));
	assert_int_equal(diags.count, 4);
	assert_int_equal(body.entry_count, 1);
	assert_slice(body.entries[0].kind, "note");
	assert_slice(body.entries[0].text, "coffee with x");
	assert_int_equal(body.task_count, 1);
	assert_slice(body.tasks[0].text, "2026-9-8 lunch due:friday [[ada]]");
	assert_int_equal(body.link_count, 1);
	assert_int_equal(body.links[0].line, 3);
}

static void warnings_say_where_and_what_would_be_right(void **state)
{
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	parse(kith_slice_cstr(
		"x\n\n- 2026-01-01 cofee: x\n- [ ] 2026-02-30 call\n- 2026-01-01 asked(big): x\n"));
	assert_int_equal(diags.count, 3);
	kith_diag_print(&diags.items[0], &out);
	kith_diag_print(&diags.items[1], &out);
	kith_diag_print(&diags.items[2], &out);
	assert_slice(kith_buf_view(&out),
		     "a.md:3:3: no kind of entry `cofee`, so it counts as a note; did you mean `coffee`?\n"
		     "a.md:4:7: `2026-02-30` is no day of the calendar, so this is not read as an entry\n"
		     "a.md:5:3: `asked(big)`: in the parentheses stands small, medium or large\n");
	assert_int_equal(diags.errors, 1);
	kith_buf_release(&out);
}

static void one_entry_is_read_by_itself(void **state)
{
	struct kith_entry entry;

	(void)state;
	assert_true(
		kith_entry_parse(kith_slice_cstr("[ ] 2026-01-01 call with Ann: x"), &kinds, &arena, &entry));
	assert_int_equal(entry.box_state, KITH_BOX_OPEN);
	assert_slice(entry.clauses[0].ref, "Ann");
	assert_true(kith_entry_parse(kith_slice_cstr("2026-01-01 call: x #private"), &kinds, &arena, &entry));
	assert_true(entry.is_private);
	assert_false(kith_entry_parse(kith_slice_cstr("call"), &kinds, &arena, &entry));
	assert_false(kith_entry_parse(kith_slice_cstr("2026-01-01 call\nx"), &kinds, &arena, &entry));
	assert_false(kith_entry_parse(kith_slice_cstr(""), &kinds, &arena, &entry));
}

static void a_hostile_body_costs_milliseconds(void **state)
{
	static const char *const lines[] = {
		"[",
		"![[]()",
		"- ",
		"> ",
		"`",
		"`a``",
		"<!--",
		"<a b='",
		"* ",
		"*a **b _c ",
		"[[a]] ",
		"[a](b.md) ",
		"](",
		"&amp;",
		"\\[",
		"[[",
		"a with ",
		"-> ",
		"<![CDATA[",
		"    ",
		"1) ",
		"a\n",
		"a\n=\n",
		"# a\n",
		"- a\n",
		"[a]: b\n",
		"#private ",
		"due:",
		"- 2026-01-01 coffee with ",
		"- 2026-01-01 asked: -> ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct kith_buf text = KITH_BUF_INIT;
		clock_t begin;

		for (size_t line = 0; text.len < 900000;) {
			if (line == 0)
				kith_buf_cstr(&text, i < 25 && lines[i][1] ? "- 2026-01-01 asked with " : "");
			line += strlen(lines[i]);
			kith_buf_cstr(&text, lines[i]);
			if (line > 60000) {
				kith_buf_byte(&text, '\n');
				line = 0;
			}
		}
		begin = clock();
		parse(kith_buf_view(&text));
		if ((clock() - begin) / (CLOCKS_PER_SEC / 1000) > 5000)
			fail_msg("1 MiB of '%s' took %ld ms", lines[i],
				 (long)((clock() - begin) / (CLOCKS_PER_SEC / 1000)));
		kith_buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_is_read_by_its_grammar),
		cmocka_unit_test(boxes_make_plans_and_tasks),
		cmocka_unit_test(code_quotes_and_html_hold_no_entries),
		cmocka_unit_test(an_entry_knows_the_bytes_of_its_parts),
		cmocka_unit_test(a_list_under_a_marker_of_its_own_line_is_read),
		cmocka_unit_test(links_are_found_outside_code),
		cmocka_unit_test(a_definition_of_a_link_is_one),
		cmocka_unit_test(a_link_after_an_underlined_heading_is_found_once),
		cmocka_unit_test(the_first_heading_that_is_not_the_log_is_found),
		cmocka_unit_test(a_section_ends_at_the_next_heading_of_its_level),
		cmocka_unit_test(what_nearly_is_an_entry_is_told_with_what_would_be_right),
		cmocka_unit_test(a_task_whose_due_is_no_date_is_told),
		cmocka_unit_test(what_is_told_does_not_change_what_is_read),
		cmocka_unit_test(warnings_say_where_and_what_would_be_right),
		cmocka_unit_test(one_entry_is_read_by_itself),
		cmocka_unit_test(a_hostile_body_costs_milliseconds),
	};

	return cmocka_run_group_tests(tests, make_kinds, release);
}
