#include "view/manual.h"

#include "base/arena.h"
#include "book/schema.h"
#include "note/kind.h"
#include "view/rows.h"

enum { LINE = 78 };

static void put_byte(char byte, bool *bold, struct kith_buf *out)
{
	if (byte == '\\') {
		kith_buf_cstr(out, "\\e");
	} else if (byte == '-') {
		kith_buf_cstr(out, "\\-");
	} else if (byte == '`') {
		*bold = !*bold;
		kith_buf_cstr(out, *bold ? "\\fB" : "\\fR");
	} else {
		kith_buf_byte(out, byte);
	}
}

/* Puts a word on the line that began at `start`, or on a new one where it does not fit. */
static void put_word(struct kith_slice word, size_t *start, bool *bold, struct kith_buf *out)
{
	struct kith_buf bytes = KITH_BUF_INIT;

	for (size_t i = 0; i < word.len; i++)
		put_byte(word.ptr[i], bold, &bytes);
	if (out->len > *start && out->len - *start + 1 + bytes.len > LINE) {
		kith_buf_byte(out, '\n');
		*start = out->len;
	}
	if (out->len > *start)
		kith_buf_byte(out, ' ');
	else if (word.ptr[0] == '.' || word.ptr[0] == '\'')
		kith_buf_cstr(out, "\\&");
	kith_buf_slice(out, kith_buf_view(&bytes));
	kith_buf_release(&bytes);
}

void kith_manual_text(struct kith_slice text, struct kith_buf *out)
{
	size_t start = out->len;
	struct kith_slice word;
	bool bold = false;

	while (kith_slice_next(&text, ' ', &word))
		if (word.len > 0)
			put_word(word, &start, &bold, out);
	kith_buf_byte(out, '\n');
}

static void begin_list(size_t width, struct kith_buf *out)
{
	kith_buf_printf(out, ".Bl -tag -compact -width %.*s\n", (int)width, "mmmmmmmmmmmmmmmmmmmm");
}

static void end_list(struct kith_buf *out)
{
	kith_buf_cstr(out, ".El\n");
}

static void put_item(const char *tag, const char *text, struct kith_buf *out)
{
	kith_buf_cstr(out, ".It Ic ");
	kith_manual_text(kith_slice_cstr(tag), out);
	kith_manual_text(kith_slice_cstr(text), out);
}

/* "a, b" of "a|b". */
static void add_words(const char *words, struct kith_buf *out)
{
	struct kith_slice rest = kith_slice_cstr(words), word;
	const char *between = "";

	while (kith_slice_next(&rest, '|', &word)) {
		kith_buf_cstr(out, between);
		kith_buf_slice(out, word);
		between = ", ";
	}
}

/* How one or several values are called, by enum kith_data. */
static const struct {
	const char *one, *many;
} data_names[] = {
#define DATA(NAME, SCHEMA, ONE, MANY) [KITH_##NAME] = { ONE, MANY },
#include "schema/data.def"
#undef DATA
};

/* The words of a reference are the type of note that it names. */
static const char *before_words(enum kith_data data)
{
	switch (data) {
	case KITH_REF:
	case KITH_REFTEXT:
		return "; type ";
	case KITH_WORD:
	case KITH_OPENWORD:
		return " ";
	default:
		return ": ";
	}
}

static void put_field(const struct kith_field_spec *field, struct kith_buf *out)
{
	struct kith_buf text = KITH_BUF_INIT;

	kith_buf_printf(&text, "%s (%s", field->meaning,
			field->many ? data_names[field->data].many : data_names[field->data].one);
	if (*field->words)
		kith_buf_cstr(&text, before_words(field->data));
	add_words(field->words, &text);
	kith_buf_byte(&text, ')');
	put_item(field->name, text.ptr, out);
	kith_buf_release(&text);
}

static bool put_fields(const char *word, struct kith_buf *out)
{
	enum kith_type type = kith_type_find(kith_slice_cstr(word));
	size_t count = 0;
	const struct kith_field_spec *fields = kith_fields(&count);

	if (type == KITH_NO_TYPE)
		return false;
	begin_list(13, out);
	for (size_t i = 0; i < count; i++)
		if (fields[i].type == type)
			put_field(&fields[i], out);
	end_list(out);
	return true;
}

static const char *const cell_names[] = {
	[KITH_COL_ID] = "id",	    [KITH_COL_TEXT] = "text",	       [KITH_COL_DATE] = "date",
	[KITH_COL_INT] = "integer", [KITH_COL_BOOL] = "true or false", [KITH_COL_WORD] = "word",
	[KITH_COL_LIST] = "list",   [KITH_COL_NUMBER] = "number",
};

static bool put_columns(const char *tool, struct kith_buf *out)
{
	const struct kith_row_spec *spec = kith_row_spec(tool);

	if (!spec)
		return false;
	begin_list(12, out);
	for (size_t i = 0; i < spec->count; i++) {
		struct kith_buf text = KITH_BUF_INIT;
		kith_buf_printf(&text, "%s (%s)", spec->columns[i].meaning,
				cell_names[spec->columns[i].data]);
		put_item(spec->columns[i].key, text.ptr, out);
		kith_buf_release(&text);
	}
	end_list(out);
	return true;
}

static const char *const day_names[] = {
	[KITH_DAY_NONE] = "nothing",
	[KITH_DAY_TOUCH] = "touch",
	[KITH_DAY_CONTACT] = "contact",
	[KITH_DAY_QUIET] = "quiet",
};

static const char *const word_names[] = {
	[KITH_WORD_NOTHING] = "",      [KITH_WORD_SIZE] = "(size)", [KITH_WORD_DIRECTION] = "",
	[KITH_WORD_STATE] = "(state)", [KITH_WORD_TEXT] = "(text)",
};

static const char *const points_names[] = {
	[KITH_POINTS_NOTHING] = "",
	[KITH_POINTS_SIZE] = "by size",
	[KITH_POINTS_YES] = "by size, at yes",
	[KITH_POINTS_USED] = "by size, at used",
	[KITH_POINTS_SMALL] = "small",
	[KITH_POINTS_MEDIUM] = "medium",
	[KITH_POINTS_PAIR] = "medium to each of the two, once a pair",
	[KITH_POINTS_ANSWER] = "by size at yes, small at redirected",
};

static void say_kind(const struct kith_kind *kind, struct kith_buf *text)
{
	kith_buf_printf(text, "%s; %s", day_names[kind->day], kind->meaning);
	if (*kind->outcomes)
		kith_buf_cstr(text, "; outcomes: ");
	add_words(kind->outcomes, text);
	if (*kind->outcome_days) {
		kith_buf_cstr(text, " (a contact on the outcome's date: ");
		add_words(kind->outcome_days, text);
		kith_buf_byte(text, ')');
	}
	if (kind->they != KITH_POINTS_NOTHING)
		kith_buf_printf(text, "; they gave: %s", points_names[kind->they]);
	if (kind->mine != KITH_POINTS_NOTHING)
		kith_buf_printf(text, "; I gave: %s", points_names[kind->mine]);
}

static void put_kind(const struct kith_kind *kind, struct kith_buf *out)
{
	struct kith_buf tag = KITH_BUF_INIT, text = KITH_BUF_INIT;

	if (*kind->word)
		kith_buf_printf(&tag, "%s(%s)", kind->name, kind->word);
	else
		kith_buf_printf(&tag, "%s%s", kind->name, word_names[kind->word_class]);
	say_kind(kind, &text);
	put_item(tag.ptr, text.ptr, out);
	kith_buf_release(&tag);
	kith_buf_release(&text);
}

static bool put_kinds(const char *argument, struct kith_buf *out)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_kinds kinds = { NULL, 0 };

	(void)argument;
	kith_kinds_default(&arena, &kinds);
	begin_list(15, out);
	for (size_t i = 0; i < kinds.count; i++)
		put_kind(&kinds.items[i], out);
	end_list(out);
	kith_arena_release(&arena);
	return true;
}

/* Tables that need no more than a row each. */
struct plain_row {
	const char *tag, *text;
};

static bool put_plain(const struct plain_row *rows, size_t count, struct kith_buf *out)
{
	begin_list(12, out);
	for (size_t i = 0; i < count; i++)
		put_item(rows[i].tag, rows[i].text, out);
	end_list(out);
	return true;
}

static bool put_exits(const char *argument, struct kith_buf *out)
{
	static const struct plain_row rows[] = {
#define EXIT(NAME, NUMBER, MEANING) { #NUMBER, MEANING },
#include "schema/exits.def"
#undef EXIT
	};

	(void)argument;
	return put_plain(rows, sizeof(rows) / sizeof(*rows), out);
}

static bool put_computed(const char *argument, struct kith_buf *out)
{
	static const struct plain_row rows[] = {
#define COMPUTED(NAME, KEY, DATA, MEANING) { KEY, MEANING },
#include "schema/computed.def"
#undef COMPUTED
	};

	(void)argument;
	return put_plain(rows, sizeof(rows) / sizeof(*rows), out);
}

static bool put_settings(const char *argument, struct kith_buf *out)
{
	static const struct plain_row rows[] = {
#define SETTING(NAME, SCHEMA, MEANING) { NAME, MEANING },
#include "schema/settings.def"
#undef SETTING
	};

	(void)argument;
	return put_plain(rows, sizeof(rows) / sizeof(*rows), out);
}

static bool put_types(const char *argument, struct kith_buf *out)
{
	static const struct plain_row rows[] = {
#define TYPE(NAME, WORD, FOLDER, MEANING) { WORD, MEANING " (folder `" FOLDER "/`)" },
#include "schema/types.def"
#undef TYPE
	};

	(void)argument;
	return put_plain(rows, sizeof(rows) / sizeof(*rows), out);
}

static const struct {
	const char *name;
	bool takes_argument;
	bool (*put)(const char *argument, struct kith_buf *out);
} tables[] = {
	{ "fields", true, put_fields },	     { "rows", true, put_columns },
	{ "kinds", false, put_kinds },	     { "exits", false, put_exits },
	{ "computed", false, put_computed }, { "types", false, put_types },
	{ "settings", false, put_settings },
};

bool kith_manual_table(const char *name, const char *argument, struct kith_buf *out)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		if (strcmp(name, tables[i].name) == 0 && tables[i].takes_argument == (argument != NULL))
			return tables[i].put(argument, out);
	return false;
}
