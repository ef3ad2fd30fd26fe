/* Options: those that tools share stand in tables here, once. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "cmd/tool.h"

static const struct kith_option options_of_all[] = {
	{ "directory", 'C', "DIR", "the notebook, instead of the one around the working directory" },
	{ "today", 0, "DATE", "answer as if this were today" },
	{ "help", 'h', NULL, "print usage and options" },
	{ "version", 'V', NULL, "print the version" },
	{ NULL, 0, NULL, NULL },
};

static const struct kith_option options_of_readers[] = {
	{ "as-of", 0, "DATE", "answer from the notebook as git had it on that day" },
	{ NULL, 0, NULL, NULL },
};

static const struct kith_option options_of_books[] = {
	{ "null", '0', NULL, "ids end in NUL, in and out" },
	{ NULL, 0, NULL, NULL },
};

static const struct kith_option options_of_rows[] = {
	{ "json", 0, NULL, "one JSON object a line" },
	{ "format", 0, "FORMAT", "a line a row, such as '{name} <{email}>'" },
	{ "fields", 0, "KEYS", "only these columns, in this order" },
	{ "header", 0, NULL, "the names of the columns first" },
	{ "sort", 0, "KEY", "sort by a column" },
	{ "reverse", 0, NULL, "the other way round" },
	{ "limit", 0, "N", "at most so many rows" },
	{ "why", 0, NULL, "after a row the entries, dates and rule behind it" },
	{ "raw", 0, NULL, "do not make control characters visible" },
	{ NULL, 0, NULL, NULL },
};

static const struct kith_option options_of_writers[] = {
	{ "dry-run", 'n', NULL, "print the diff and change nothing" },
	{ "no-commit", 0, NULL, "write the notes and leave the commit to me" },
	{ "message", 'm', "TEXT", "the commit's message" },
	{ "yes", 0, NULL, "do not ask before many notes are changed" },
	{ "detached-ok", 0, NULL, "commit although no branch is checked out" },
	{ NULL, 0, NULL, NULL },
};

#define SHARED_TABLES 6

/* The tables that apply to a tool, its own first; ended by NULL. */
static void tables_of(const struct kith_tool *tool, const struct kith_option *tables[SHARED_TABLES + 2])
{
	size_t count = 0;

	if (tool->options)
		tables[count++] = tool->options;
	if (tool->traits & KITH_PRINTS_ROWS)
		tables[count++] = options_of_rows;
	if (tool->traits & KITH_READS_BOOK)
		tables[count++] = options_of_books;
	if (tool->traits & KITH_WRITES)
		tables[count++] = options_of_writers;
	if ((tool->traits & KITH_PRINTS_ROWS) ||
	    ((tool->traits & KITH_READS_BOOK) && !(tool->traits & KITH_WRITES)))
		tables[count++] = options_of_readers;
	tables[count++] = options_of_all;
	tables[count] = NULL;
}

/* The n-th option of a tool over all its tables, or NULL. */
static const struct kith_option *nth_option(const struct kith_tool *tool, size_t n)
{
	const struct kith_option *tables[SHARED_TABLES + 2];
	size_t t, i;

	tables_of(tool, tables);
	for (t = 0; tables[t]; t++)
		for (i = 0; tables[t][i].name; i++)
			if (n-- == 0)
				return &tables[t][i];
	return NULL;
}

static const struct kith_option *option_by_letter(const struct kith_tool *tool, int letter)
{
	const struct kith_option *option;
	size_t n;

	for (n = 0; (option = nth_option(tool, n)); n++)
		if (option->letter == letter)
			return option;
	return NULL;
}

static void give(struct kith_session *session, const struct kith_option *option, const char *value)
{
	session->given = kith_grow(session->given, session->given_count, &session->given_capacity,
				   sizeof(*session->given));
	session->given[session->given_count].option = option;
	session->given[session->given_count++].value = value;
}

/* Letters for getopt, and long options whose value is their place plus 256. */
static struct option *getopt_tables(const struct kith_tool *tool, struct kith_buf *letters)
{
	const struct kith_option *option;
	struct option *longs;
	size_t n, count = 0;

	while (nth_option(tool, count))
		count++;
	longs = kith_alloc(count + 1, sizeof(*longs));
	kith_buf_byte(letters, ':');
	for (n = 0; n < count; n++) {
		option = nth_option(tool, n);
		longs[n].name = option->name;
		longs[n].has_arg = option->argument ? required_argument : no_argument;
		longs[n].val = (int)n + 256;
		if (option->letter)
			kith_buf_printf(letters, "%c%s", option->letter, option->argument ? ":" : "");
	}
	return longs;
}

/* The option of that whole name, or NULL. */
static const struct kith_option *option_by_name(const struct kith_tool *tool, struct kith_slice name)
{
	const struct kith_option *option;
	size_t n;

	for (n = 0; (option = nth_option(tool, n)); n++)
		if (kith_slice_is(name, option->name))
			return option;
	return NULL;
}

static enum kith_code say_no_option(struct kith_session *session, struct kith_slice name)
{
	const struct kith_option *option;
	size_t n;

	for (n = 0; (option = nth_option(session->tool, n)); n++)
		if (kith_utf8_distance(name, kith_slice_cstr(option->name), 2) <= 2)
			return kith_say_usage(session, "--%.*s: there is no such option; did you mean --%s?",
					      KITH_ARG(name), option->name);
	return kith_say_usage(session, "--%.*s: there is no such option", KITH_ARG(name));
}

/* getopt_long takes any unique beginning of a name; a beginning that is another word ("--to" for
 * --today) would do what nobody meant. */
static enum kith_code check_names(struct kith_session *session, int argc, char **argv)
{
	const struct kith_option *option;
	struct kith_slice name, value;
	bool joined;
	int n;

	for (n = 1; n < argc && strcmp(argv[n], "--") != 0; n++) {
		if (strncmp(argv[n], "--", 2) != 0) {
			option = argv[n][0] == '-' && argv[n][1] && !argv[n][2]
					 ? option_by_letter(session->tool, argv[n][1])
					 : NULL;
			n += option && option->argument;
			continue;
		}
		joined = kith_slice_cut(kith_slice_cstr(argv[n] + 2), '=', &name, &value);
		option = option_by_name(session->tool, name);
		if (!option)
			return say_no_option(session, name);
		n += option->argument && !joined;
	}
	return KITH_OK;
}

enum kith_code kith_options_read(struct kith_session *session, int *argc, char ***argv)
{
	struct kith_buf letters = KITH_BUF_INIT;
	struct option *longs = getopt_tables(session->tool, &letters);
	const struct kith_option *option;
	enum kith_code code = check_names(session, *argc, *argv);
	int found;

	opterr = 0;
	while (!code && (found = getopt_long(*argc, *argv, letters.ptr, longs, NULL)) != -1) {
		if (found == ':')
			code = kith_say_usage(session, "%s: this option needs an argument",
					      (*argv)[optind - 1]);
		else if (found == '?' && optopt && optopt < 256)
			code = kith_say_usage(session, "-%c: there is no such option", optopt);
		else if (found == '?')
			code = kith_say_usage(session, "%s: there is no such option", (*argv)[optind - 1]);
		else {
			option = found >= 256 ? nth_option(session->tool, (size_t)found - 256)
					      : option_by_letter(session->tool, found);
			give(session, option, optarg);
		}
	}
	*argc -= optind;
	*argv += optind;
	free(longs);
	kith_buf_release(&letters);
	return code;
}

const char *kith_option(const struct kith_session *session, const char *name)
{
	size_t n;

	for (n = session->given_count; n-- > 0;)
		if (strcmp(session->given[n].option->name, name) == 0)
			return session->given[n].value;
	return NULL;
}

bool kith_flag(const struct kith_session *session, const char *name)
{
	size_t n;

	for (n = 0; n < session->given_count; n++)
		if (strcmp(session->given[n].option->name, name) == 0)
			return true;
	return false;
}

static const struct {
	const char *name, *usage, *summary;
} usages[] = {
#define GROUP(NAME, TITLE)
#define TOOL(NAME, GROUP_NAME, USAGE, SUMMARY) { NAME, USAGE, SUMMARY },
#include "schema/tools.def"
#undef GROUP
#undef TOOL
};

static size_t usage_row(const char *tool)
{
	size_t n;

	for (n = 0; n < sizeof(usages) / sizeof(usages[0]); n++)
		if (strcmp(usages[n].name, tool) == 0)
			return n;
	kith_die("a tool without a row in schema/tools.def");
}

void kith_usage(const char *tool, struct kith_buf *out)
{
	struct kith_slice rest = kith_slice_cstr(usages[usage_row(tool)].usage), line;

	if (rest.len == 0)
		kith_buf_printf(out, "kith %s\n", tool);
	while (kith_slice_next(&rest, '\n', &line))
		kith_buf_printf(out, "kith %s %.*s\n", tool, KITH_ARG(line));
}

void kith_help(const struct kith_tool *tool, struct kith_buf *out)
{
	const struct kith_option *option;
	struct kith_buf flags = KITH_BUF_INIT;
	size_t n;

	kith_usage(tool->name, out);
	kith_buf_printf(out, "\n%s\n\n", usages[usage_row(tool->name)].summary);
	for (n = 0; (option = nth_option(tool, n)); n++) {
		kith_buf_clear(&flags);
		if (option->letter)
			kith_buf_printf(&flags, "-%c, ", option->letter);
		kith_buf_printf(&flags, "--%s", option->name);
		if (option->argument)
			kith_buf_printf(&flags, " %s", option->argument);
		kith_buf_printf(out, "  %-22s %s\n", flags.ptr, option->meaning);
	}
	kith_buf_printf(out, "\nThe manual: kith help %s\n", tool->name);
	kith_buf_release(&flags);
}
