/* kith: the dispatcher. `kith TOOL …` becomes the program kith-TOOL; alone it lists the tools. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cmd/programs.h"
#include "cmd/tool.h"

enum group {
#define GROUP(NAME, TITLE) NAME,
#define TOOL(NAME, GROUP_NAME, USAGE, SUMMARY)
#include "schema/tools.def"
#undef GROUP
#undef TOOL
	GROUP_COUNT,
};

static const char *const titles[] = {
#define GROUP(NAME, TITLE) TITLE,
#define TOOL(NAME, GROUP_NAME, USAGE, SUMMARY)
#include "schema/tools.def"
#undef GROUP
#undef TOOL
};

static const struct {
	const char *name;
	enum group group;
	const char *summary;
} tools[] = {
#define GROUP(NAME, TITLE)
#define TOOL(NAME, GROUP_NAME, USAGE, SUMMARY) { NAME, GROUP_NAME, SUMMARY },
#include "schema/tools.def"
#undef GROUP
#undef TOOL
};

#define TOOL_COUNT (sizeof(tools) / sizeof(tools[0]))

static void list_tools(struct kith_buf *out)
{
	size_t group, n;

	kith_buf_cstr(out, "usage: kith TOOL [ARGUMENT ...]\n");
	for (group = 0; group < GROUP_COUNT; group++) {
		if (group == HELPER)
			continue;
		kith_buf_printf(out, "\n%s\n", titles[group]);
		for (n = 0; n < TOOL_COUNT; n++)
			if (tools[n].group == group)
				kith_buf_printf(out, "  %-12s %s\n", tools[n].name, tools[n].summary);
	}
	kith_buf_cstr(out, "\nkith help TOOL shows its manual; kith TOOL -h its usage. New here? kith init, "
			   "then kith new.\n");
}

/* The tool whose name is nearest to what was typed, or NULL. */
static const char *near_tool(const char *name)
{
	size_t n, distance, best = 3;
	const char *found = NULL;

	for (n = 0; n < TOOL_COUNT && name[0] != '-' && strlen(name) > 2; n++) {
		distance = kith_utf8_distance(kith_slice_cstr(name), kith_slice_cstr(tools[n].name), 2);
		if (distance < best) {
			best = distance;
			found = tools[n].name;
		}
	}
	return found;
}

static enum kith_code unknown_tool(struct kith_session *session, const char *name)
{
	const char *near = near_tool(name);

	if (near && strcmp(near, name) == 0)
		kith_say(session, "kith-%s is not installed where kith looks for it", name);
	else if (near)
		kith_say(session, "'%s' is no tool; did you mean '%s'?", name, near);
	else
		kith_say(session, "'%s' is no tool; 'kith' alone lists them", name);
	return KITH_USAGE;
}

/* Becomes another program; returns only if that failed. */
static enum kith_code become(struct kith_session *session, const char *path, const char *const *argv)
{
	signal(SIGPIPE, SIG_DFL);
	execvp(path, (char *const *)argv);
	kith_say(session, "%s: %s", path, strerror(errno));
	return KITH_FAILED;
}

/* The name of a topic's page: "kith-due"; false if there is no such topic. */
static bool page_name(const char *topic, struct kith_buf *page)
{
	static const char *const pages[] = { "query", "notebook", "practice" };
	size_t n, count = TOOL_COUNT + sizeof(pages) / sizeof(pages[0]);

	kith_buf_cstr(page, "kith");
	if (!topic)
		return true;
	for (n = 0; n < count; n++)
		if (strcmp(topic, n < TOOL_COUNT ? tools[n].name : pages[n - TOOL_COUNT]) == 0)
			break;
	kith_buf_printf(page, "-%s", topic);
	return n < count;
}

/* A build that is not installed keeps its pages beside the folder of its programs. */
static bool page_of_build(struct kith_slice page, struct kith_buf *path)
{
	static const char sections[] = "157";
	struct kith_buf program = KITH_BUF_INIT;
	bool found = false;
	size_t n;

	if (kith_tool_path("list", &program))
		program.len -= strlen("/kith-list");
	for (n = 0; program.len && !found && sections[n]; n++) {
		kith_buf_clear(path);
		kith_buf_printf(path, "%.*s/../man/%.*s.%c", KITH_ARG(kith_buf_view(&program)),
				KITH_ARG(page), sections[n]);
		found = access(path->ptr, R_OK) == 0;
	}
	kith_buf_release(&program);
	return found;
}

static enum kith_code show_manual(struct kith_session *session, const char *topic)
{
	struct kith_buf page = KITH_BUF_INIT, path = KITH_BUF_INIT;
	const char *argv[] = { "man", NULL, NULL, NULL };
	enum kith_code code;

	if (!page_name(topic, &page))
		code = unknown_tool(session, topic);
	else {
		if (page_of_build(kith_buf_view(&page), &path)) {
			argv[1] = "-l";
			argv[2] = path.ptr;
		} else
			argv[1] = page.ptr;
		code = become(session, "man", argv);
	}
	kith_buf_release(&page);
	kith_buf_release(&path);
	return code;
}

static enum kith_code run_tool(struct kith_session *session, char **argv)
{
	struct kith_buf path = KITH_BUF_INIT;
	enum kith_code code;

	if (strchr(argv[0], '/') || !kith_tool_path(argv[0], &path))
		code = unknown_tool(session, argv[0]);
	else
		code = become(session, path.ptr, (const char *const *)argv);
	kith_buf_release(&path);
	return code;
}

/* Called by a path, as in a build that is not installed, kith finds its tools beside itself; the tools
 * that run others find them there too. */
static void look_beside(const char *program)
{
	char *path = strchr(program, '/') ? realpath(program, NULL) : NULL;

	if (path) {
		*strrchr(path, '/') = '\0';
		setenv("KITH_EXEC_PATH", path, 0);
	}
	free(path);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	look_beside(argv[0]);
	argc--;
	argv++;
	if (argc >= 2 && strcmp(argv[0], "-C") == 0) {
		if (chdir(argv[1])) {
			kith_say(session, "%s: %s", argv[1], strerror(errno));
			return KITH_USAGE;
		}
		argc -= 2;
		argv += 2;
	}
	if (argc == 0 || strcmp(argv[0], "-h") == 0 || strcmp(argv[0], "--help") == 0) {
		list_tools(&session->out);
		return KITH_OK;
	}
	if (strcmp(argv[0], "-V") == 0 || strcmp(argv[0], "--version") == 0) {
		kith_buf_cstr(&session->out, KITH_VERSION_TEXT "\n");
		return KITH_OK;
	}
	if (strcmp(argv[0], "help") == 0)
		return show_manual(session, argc > 1 ? argv[1] : NULL);
	return run_tool(session, argv);
}

const struct kith_tool kith_tool = {
	.name = "",
	.traits = KITH_RAW_ARGUMENTS,
	.run = run,
};
