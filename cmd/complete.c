/* kith complete: words that may come next, for shells. */
#include <string.h>

#include "base/utf8.h"
#include "book/refs.h"
#include "cmd/programs.h"
#include "cmd/spawn.h"
#include "cmd/tool.h"

static const struct kith_option options[] = {
	{ "shell", 0, "NAME", "print what bash, zsh or fish needs to complete kith" },
	{ NULL, 0, NULL, NULL },
};

/* How a shell is taught to ask us; the words typed so far are the arguments. */
static const struct {
	const char *shell, *script;
} scripts[] = {
	{ "bash", "_kith() {\n"
		  "	local IFS=$'\\n'\n"
		  "	COMPREPLY=($(kith complete -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null))\n"
		  "	[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
		  "}\n"
		  "complete -F _kith kith\n" },
	{ "zsh",
	  "#compdef kith\n"
	  "_kith() {\n"
	  "	local -a found\n"
	  "	found=(\"${(@f)$(kith complete -- \"${words[@]:1:$((CURRENT - 1))}\" 2>/dev/null)}\")\n"
	  "	compadd -a found\n"
	  "}\n"
	  "compdef _kith kith\n" },
	{ "fish", "complete -c kith -f -a '(kith complete -- (commandline -opc)[2..] (commandline -ct) "
		  "2>/dev/null)'\n" },
};

struct completion {
	struct kith_session *session;
	struct kith_slice begun; /* the word that is being typed */
};

static void offer(struct completion *completion, struct kith_slice word)
{
	if (word.len < completion->begun.len ||
	    !kith_utf8_same(kith_slice_sub(word, 0, completion->begun.len), completion->begun))
		return;
	kith_buf_printf(&completion->session->out, "%.*s\n", KITH_ARG(word));
}

static void offer_tools(struct completion *completion)
{
	static const char *const names[] = {
#define GROUP(NAME, TITLE)
#define TOOL(NAME, GROUP_NAME, USAGE, SUMMARY) NAME,
#include "schema/tools.def"
#undef GROUP
#undef TOOL
	};
	size_t n;

	for (n = 0; n < sizeof(names) / sizeof(names[0]); n++)
		offer(completion, kith_slice_cstr(names[n]));
}

/* The tool itself knows its options: what its -h prints. */
static void offer_options(struct completion *completion, const char *tool)
{
	struct kith_buf path = KITH_BUF_INIT, help = KITH_BUF_INIT;
	struct kith_slice rest, line;
	size_t at, end;

	if (kith_tool_path(tool, &path)) {
		const char *argv[] = { path.ptr, "-h", NULL };

		kith_spawn_read(argv, &help);
	}
	for (rest = kith_buf_view(&help); kith_slice_next(&rest, '\n', &line);) {
		at = kith_slice_find_text(line, 0, "--");
		if (!kith_slice_starts(line, "  ") || at == SIZE_MAX || at > 6)
			continue;
		end = kith_slice_find(line, at, ' ');
		offer(completion, kith_slice_sub(line, at, end == SIZE_MAX ? line.len : end));
	}
	kith_buf_release(&path);
	kith_buf_release(&help);
}

static void offer_notes(struct completion *completion)
{
	const struct kith_book *book = completion->session->book;
	kith_id note;

	for (note = 0; note < kith_book_count(book); note++) {
		offer(completion, kith_book_id(book, note));
		if (completion->begun.len && kith_slice_find(completion->begun, 0, '/') == SIZE_MAX)
			offer(completion, kith_ref_text(book, note));
	}
}

static void offer_kinds(struct completion *completion)
{
	const struct kith_kinds *kinds = &kith_book_config(completion->session->book)->kinds;
	size_t n;

	for (n = 0; n < kinds->count; n++)
		if (kinds->items[n].word[0] == '\0')
			offer(completion, kith_slice_cstr(kinds->items[n].name));
}

static void offer_types(struct completion *completion)
{
	enum kith_type type;

	for (type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++)
		offer(completion, kith_slice_cstr(kith_type_word(type)));
}

/* Keys with what follows them: "tier=" to set, "tier:" to ask. */
static void offer_keys(struct completion *completion, char sign)
{
	size_t count, n;
	const struct kith_field_spec *fields = kith_fields(&count);
	bool offered[KITH_FIELD_COUNT] = { false };

	for (n = 0; n < count; n++) {
		if (!offered[fields[n].field])
			offer(completion, kith_print(completion->session, "%s%c", fields[n].name, sign));
		offered[fields[n].field] = true;
	}
}

/* "tier=" typed: the words that may follow. */
static void offer_words(struct completion *completion, char sign)
{
	struct kith_slice key, rest, word;
	size_t count, n;
	const struct kith_field_spec *fields = kith_fields(&count);

	kith_slice_cut(completion->begun, sign, &key, &rest);
	for (n = 0; n < count; n++)
		if (kith_slice_is(key, fields[n].name))
			for (rest = kith_slice_cstr(fields[n].words); kith_slice_next(&rest, '|', &word);)
				offer(completion, kith_print(completion->session, "%.*s%c%.*s", KITH_ARG(key),
							     sign, KITH_ARG(word)));
}

/* What may stand at a place of a tool's arguments, counted from 1. */
static void offer_arguments(struct completion *completion, const char *tool, int place)
{
	bool sets = strcmp(tool, "set") == 0 || strcmp(tool, "new") == 0;

	if (kith_slice_find(completion->begun, 0, '=') != SIZE_MAX)
		offer_words(completion, '=');
	else if (kith_slice_find(completion->begun, 0, ':') != SIZE_MAX)
		offer_words(completion, ':');
	else if (strcmp(tool, "new") == 0 && place == 1)
		offer_types(completion);
	else if (strcmp(tool, "log") == 0 && place == 2)
		offer_kinds(completion);
	else if (sets && place >= 2)
		offer_keys(completion, '=');
	else {
		offer_notes(completion);
		if (strcmp(tool, "list") == 0 || strcmp(tool, "due") == 0 || strcmp(tool, "set") == 0)
			offer_keys(completion, ':');
	}
}

static enum kith_code print_script(struct kith_session *session, const char *shell)
{
	size_t n;

	for (n = 0; n < sizeof(scripts) / sizeof(scripts[0]); n++)
		if (strcmp(shell, scripts[n].shell) == 0) {
			kith_buf_cstr(&session->out, scripts[n].script);
			return KITH_OK;
		}
	return kith_say_usage(session, "--shell %s: bash, zsh or fish", shell);
}

/* Completion is silent: without a notebook there is just less to offer. */
static bool open_quietly(struct kith_session *session)
{
	struct kith_book_options plain = { 0 };
	struct kith_err err = KITH_ERR_INIT;

	return !kith_book_find(kith_option(session, "directory"), &session->root, &err) &&
	       !kith_book_open(session->root.ptr, &plain, &session->diags, &session->book, &err);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct completion completion = { .session = session };
	const char *shell = kith_option(session, "shell");

	if (shell)
		return print_script(session, shell);
	completion.begun = kith_slice_cstr(argc ? argv[argc - 1] : "");
	if (argc <= 1)
		offer_tools(&completion);
	else if (kith_slice_starts(completion.begun, "-"))
		offer_options(&completion, argv[0]);
	else if (open_quietly(session))
		offer_arguments(&completion, argv[0], argc - 1);
	return KITH_OK;
}

const struct kith_tool kith_tool = {
	.name = "complete",
	.options = options,
	.run = run,
};
