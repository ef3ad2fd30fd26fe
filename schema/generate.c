/* What the schema knows, printed for others: JSON Schemas for editors and for what tools print, tables
 * for manual pages, a list of tools. Built and run while kith is built. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "book/schema.h"
#include "view/json.h"
#include "view/manual.h"
#include "view/rows.h"

/* By enum kith_data. */
static const struct {
	const char *schema, *one, *many;
} data[] = {
#define DATA(NAME, SCHEMA, ONE, MANY) [KITH_##NAME] = { SCHEMA, ONE, MANY },
#include "schema/data.def"
#undef DATA
};

/* Text in which ' stands for ". */
static void put_loose(const char *text)
{
	for (; *text; text++)
		putchar(*text == '\'' ? '"' : *text);
}

static void put_string(struct kith_slice text)
{
	struct kith_buf out = KITH_BUF_INIT;

	kith_json_string(text, &out);
	fwrite(out.ptr, 1, out.len, stdout);
	kith_buf_release(&out);
}

static void put_cstring(const char *text)
{
	put_string(kith_slice_cstr(text));
}

/* "a", "b" of "a|b"; as numbers also, where they are digits. */
static void put_words(const char *words, bool numbers)
{
	struct kith_slice rest = kith_slice_cstr(words), word;
	const char *between = "";

	while (kith_slice_next(&rest, '|', &word)) {
		fputs(between, stdout);
		put_string(word);
		if (numbers)
			printf(", %.*s", KITH_ARG(word));
		between = ", ";
	}
}

/* The members of the schema of a single value. */
static void put_value_schema(const struct kith_field_spec *spec)
{
	if (spec->data == KITH_WORD || (spec->data == KITH_NUMBER && *spec->words)) {
		put_loose("'enum': [");
		put_words(spec->words, spec->data == KITH_NUMBER);
		put_loose(", null]");
	} else if (spec->data == KITH_OPENWORD) {
		put_loose("'anyOf': [{'enum': [");
		put_words(spec->words, false);
		put_loose("]}, {" KITH_SCALAR_SCHEMA "}]");
	} else {
		put_loose(data[spec->data].schema);
	}
}

/* An unquoted [[Ada]] is, to YAML, a list in a list. */
static bool may_be_link(const struct kith_field_spec *spec)
{
	return spec->data == KITH_REF || spec->data == KITH_REFTEXT;
}

static void put_item_schema(const struct kith_field_spec *spec)
{
	put_loose(may_be_link(spec) ? "'anyOf': [{" : "");
	put_value_schema(spec);
	put_loose(may_be_link(spec) ? "}, {'type': 'array', 'items': {'type': ['array', 'string']}}]" : "");
}

static void put_field_schema(const struct kith_field_spec *spec)
{
	put_loose("{'description': ");
	put_cstring(spec->meaning);
	put_loose(spec->many ? ", 'anyOf': [{" : ", ");
	put_item_schema(spec);
	if (spec->many) {
		put_loose("}, {'type': 'array', 'items': {");
		put_item_schema(spec);
		put_loose("}}]");
	}
	put_loose("}");
}

static void put_schema_head(const char *id, int version, const char *title, const char *meaning)
{
	put_loose("{\n  '$schema': 'http://json-schema.org/draft-07/schema#',\n");
	put_loose("  '$id': 'kith/");
	printf("%s-%d", id, version);
	put_loose("',\n  'title': ");
	put_cstring(title);
	put_loose(",\n  'description': ");
	put_cstring(meaning);
	put_loose(",\n  'type': 'object',\n  'properties': {");
}

static void put_property(const char *name, const char **between)
{
	printf("%s\n    ", *between);
	put_cstring(name);
	put_loose(": ");
	*between = ",";
}

static const char *type_meaning(enum kith_type type)
{
	static const char *const meanings[] = {
#define TYPE(NAME, WORD, FOLDER, MEANING) [KITH_##NAME] = MEANING,
#include "schema/types.def"
#undef TYPE
	};

	return meanings[type];
}

static int front_schema(const char *word)
{
	enum kith_type type = kith_type_find(kith_slice_cstr(word));
	const char *between = "";
	size_t count = 0;
	const struct kith_field_spec *fields = kith_fields(&count);

	if (type == KITH_NO_TYPE)
		return 2;
	put_schema_head(word, 1, "front matter of a kith note", type_meaning(type));
	for (size_t i = 0; i < count; i++)
		if (fields[i].type == type) {
			put_property(fields[i].name, &between);
			put_field_schema(&fields[i]);
		}
	put_loose("\n  },\n  'additionalProperties': true\n}\n");
	return 0;
}

static const struct {
	const char *name, *schema, *meaning;
} settings[] = {
#define SETTING(NAME, SCHEMA, MEANING) { NAME, SCHEMA, MEANING },
#include "schema/settings.def"
#undef SETTING
};

static void put_type_words(void)
{
	for (int type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++) {
		put_loose(type > KITH_NO_TYPE + 1 ? ", " : "");
		put_cstring(kith_type_word((enum kith_type)type));
	}
}

static void put_field_names(void)
{
	for (int field = 0; field < KITH_FIELD_COUNT; field++) {
		put_loose(field > 0 ? ", " : "");
		put_cstring(kith_field_name((enum kith_field)field));
	}
}

static void put_day_words(void)
{
	put_loose("'contact', 'touch', 'quiet', 'none'");
}

static void put_duration(void)
{
	put_loose(KITH_DURATION_SCHEMA);
}

static void put_setting_schema(const char *schema)
{
	static const struct {
		const char *name;
		void (*put)(void);
	} parts[] = { { "@types", put_type_words },
		      { "@fields", put_field_names },
		      { "@days", put_day_words },
		      { "@duration", put_duration } };
	char byte[2] = "";

	for (; *schema; schema++) {
		size_t part = sizeof(parts) / sizeof(*parts);
		while (part-- > 0 && strncmp(schema, parts[part].name, strlen(parts[part].name)) != 0)
			continue;
		if (part < sizeof(parts) / sizeof(*parts)) {
			parts[part].put();
			schema += strlen(parts[part].name) - 1;
		} else {
			byte[0] = *schema;
			put_loose(byte);
		}
	}
}

static int config_schema(void)
{
	const char *between = "";

	put_schema_head("config", 1, "kith.yaml", "settings of a kith notebook");
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
		put_property(settings[i].name, &between);
		put_loose("{'description': ");
		put_cstring(settings[i].meaning);
		put_loose(", ");
		put_setting_schema(settings[i].schema);
		put_loose("}");
	}
	put_loose("\n  },\n  'required': ['kith'],\n  'additionalProperties': false\n}\n");
	return 0;
}

/* By enum kith_column_data. */
static const char *const cell_schemas[] = {
	[KITH_COL_ID] = "'type': 'string'",
	[KITH_COL_TEXT] = "'type': ['string', 'null']",
	[KITH_COL_DATE] = "'type': ['string', 'null'], 'pattern': '^" KITH_DAY_PATTERN "$'",
	[KITH_COL_INT] = "'type': ['integer', 'null']",
	[KITH_COL_BOOL] = "'type': ['boolean', 'null']",
	[KITH_COL_WORD] = "'type': ['string', 'null']",
	[KITH_COL_LIST] = "'type': ['array', 'null'], 'items': {'type': 'string'}",
	[KITH_COL_NUMBER] = "'type': ['number', 'null']",
};

#define WHY_SCHEMA                                                                                           \
	"{'description': 'with --why: the entries and rules behind the row', 'type': 'array', 'items': "     \
	"{'anyOf': [{'type': 'object', 'required': ['date', 'id', 'line', 'text'], 'properties': {'date': "  \
	"{'type': ['string', 'null']}, 'id': {'type': 'string'}, 'line': {'type': 'integer'}, 'text': "      \
	"{'type': 'string'}}}, {'type': 'object', 'required': ['rule', 'text'], 'properties': {'rule': "     \
	"{'type': 'string'}, 'text': {'type': 'string'}}}]}}"

static int row_schema(const char *tool)
{
	const struct kith_row_spec *spec = kith_row_spec(tool);
	struct kith_buf id = KITH_BUF_INIT;
	const char *between = "";

	if (!spec)
		return 2;
	kith_buf_printf(&id, "rows/%s", tool);
	put_schema_head(id.ptr, spec->version, "a line of JSON without --fields", spec->meaning);
	kith_buf_release(&id);
	for (size_t i = 0; i < spec->count; i++) {
		put_property(spec->columns[i].key, &between);
		put_loose("{'description': ");
		put_cstring(spec->columns[i].meaning);
		put_loose(", ");
		put_loose(cell_schemas[spec->columns[i].data]);
		put_loose("}");
	}
	put_property("why", &between);
	put_loose(WHY_SCHEMA "\n  },\n  'required': [");
	for (size_t i = 0; i < spec->count; i++) {
		put_loose(i > 0 ? ", " : "");
		put_cstring(spec->columns[i].key);
	}
	put_loose("],\n  'additionalProperties': false\n}\n");
	return 0;
}

/* name, group, usage, summary; lines of usage are separated by \n. */
static int tool_list(void)
{
	static const char *const tools[][4] = {
#define GROUP(NAME, WORDS)
#define TOOL(NAME, GROUP_NAME, USAGE, SUMMARY) { NAME, #GROUP_NAME, USAGE, SUMMARY },
#include "schema/tools.def"
#undef GROUP
#undef TOOL
	};
	static const struct {
		const char *name, *words;
	} groups[] = {
#define GROUP(NAME, WORDS) { #NAME, WORDS },
#define TOOL(NAME, GROUP_NAME, USAGE, SUMMARY)
#include "schema/tools.def"
#undef GROUP
#undef TOOL
	};

	for (size_t i = 0; i < sizeof(tools) / sizeof(*tools); i++) {
		size_t group = 0;
		while (strcmp(groups[group].name, tools[i][1]) != 0)
			group++;
		printf("%s\t%s\t", tools[i][0], groups[group].words);
		for (const char *at = tools[i][2]; *at; at++)
			if (*at == '\n')
				fputs("\\n", stdout);
			else
				putchar(*at);
		printf("\t%s\n", tools[i][3]);
	}
	return 0;
}

static int row_list(void)
{
	size_t count = 0;
	const struct kith_row_spec *specs = kith_row_specs(&count);

	for (size_t i = 0; i < count; i++)
		puts(specs[i].tool);
	return 0;
}

static int manual_table(const char *name, const char *argument)
{
	struct kith_buf out = KITH_BUF_INIT;
	bool found = kith_manual_table(name, argument, &out);

	if (found)
		fwrite(out.ptr, 1, out.len, stdout);
	kith_buf_release(&out);
	return found ? 0 : 2;
}

static int json_schema(const char *name, const char *argument)
{
	if (strcmp(name, "rows") == 0)
		return argument ? row_schema(argument) : 2;
	if (argument)
		return 2;
	return strcmp(name, "config") == 0 ? config_schema() : front_schema(name);
}

static int run(int argc, char **argv)
{
	const char *argument = argc == 4 ? argv[3] : NULL;

	if (argc == 2 && strcmp(argv[1], "tools") == 0)
		return tool_list();
	if (argc == 2 && strcmp(argv[1], "rows") == 0)
		return row_list();
	if (argc != 3 && argc != 4)
		return 2;
	if (strcmp(argv[1], "json-schema") == 0)
		return json_schema(argv[2], argument);
	return strcmp(argv[1], "mdoc") == 0 ? manual_table(argv[2], argument) : 2;
}

int main(int argc, char **argv)
{
	int status = run(argc, argv);

	if (status == 2)
		fputs("usage: generate json-schema config|TYPE|rows TOOL\n"
		      "       generate mdoc kinds|exits|computed|settings|types|fields TYPE|rows TOOL\n"
		      "       generate tools\n"
		      "       generate rows\n",
		      stderr);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("generate: standard output");
		return 4;
	}
	return status;
}
