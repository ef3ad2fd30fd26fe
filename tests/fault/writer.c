/* writer ROOT ACT: one act on the notebook of kill.t, "done" on standard output when it is durable. The
 * act "naive" is there to be caught. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history/store.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct kith_edit line = { .verb = KITH_ADD_SECTION, .text = KITH_SLICE("Written.") };

static const struct kith_change edit[] = {
	{ .verb = KITH_CHANGE_EDIT, .path = "people/ada.md", .edits = &line, .edit_count = 1 },
};

static const struct kith_change next[] = {
	{ .verb = KITH_CHANGE_EDIT, .path = "people/next.md", .edits = &line, .edit_count = 1 },
};

static const struct kith_change many[] = {
	{ .verb = KITH_CHANGE_EDIT, .path = "people/ada.md", .edits = &line, .edit_count = 1 },
	{ .verb = KITH_CHANGE_MOVE,
	  .path = "moved/here/bob.md",
	  .from = "people/bob.md",
	  .edits = &line,
	  .edit_count = 1 },
	{ .verb = KITH_CHANGE_DELETE, .path = "groups/rust.md" },
	{ .verb = KITH_CHANGE_CREATE, .path = "people/new.md", .bytes = KITH_SLICE("---\nname: New\n---\n") },
};

static const struct {
	const char *name;
	const struct kith_change *changes;
	size_t count;
} acts[] = {
	{ "edit", edit, COUNT(edit) },
	{ "next", next, COUNT(next) },
	{ "many", many, COUNT(many) },
};

/* Writes the note in place, in two parts, as an unwary program does. */
static enum kith_code write_naively(const char *root)
{
	static const char head[] = "---\nname: people/ada\n---\n", body[] = "Hello.\nWritten.\n";
	char path[4096];
	bool written;
	int fd;

	snprintf(path, sizeof(path), "%s/people/ada.md", root);
	fd = open(path, O_WRONLY | O_TRUNC);
	if (fd < 0)
		return KITH_FAILED;
	written = write(fd, head, sizeof(head) - 1) > 0 && write(fd, body, sizeof(body) - 1) > 0;
	return close(fd) == 0 && written ? KITH_OK : KITH_FAILED;
}

static enum kith_code perform(const char *root, const char *name, struct kith_err *err)
{
	struct kith_act_result result;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_kinds kinds;
	struct kith_act act = { .tool = "log", .message = name, .kinds = &kinds };
	enum kith_code code;
	size_t i;

	if (strcmp(name, "naive") == 0)
		return write_naively(root);
	if (strcmp(name, "undo") == 0)
		return kith_store_undo(root, false, false, NULL, NULL, &result, err);
	act.no_commit = strcmp(name, "files") == 0;
	for (i = 0; i < COUNT(acts); i++) {
		if (strcmp(acts[i].name, act.no_commit ? "many" : name) == 0) {
			act.changes = acts[i].changes;
			act.change_count = acts[i].count;
		}
	}
	kith_kinds_default(&arena, &kinds);
	code = kith_store_perform(root, &act, &result, err);
	kith_arena_release(&arena);
	return code;
}

int main(int argc, char **argv)
{
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;

	if (argc != 3)
		return KITH_USAGE;
	umask(077);
	code = perform(argv[1], argv[2], &err);
	if (code != KITH_OK)
		fprintf(stderr, "writer: %s\n", err.text);
	else
		puts("done");
	return code;
}
