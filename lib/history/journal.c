#include "history/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#define HEADER "kith journal 1"
#define JOURNAL_MAX ((size_t)256 * 1024 * 1024)

static void print_id(struct kith_buf *out, bool there, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];

	kith_buf_cstr(out, there ? git_oid_tostr(hex, sizeof(hex), id) : "-");
}

/* One line a fact; paths end in NUL, as they may hold anything else. */
static void print(const struct kith_journal *journal, const struct kith_plan *plan, struct kith_buf *out)
{
	size_t i;

	kith_buf_printf(out, HEADER "\nkind %d\nchild %ld %lld\nref %s\ntip ", (int)journal->kind,
			journal->child, journal->begun, journal->ref ? journal->ref : "");
	print_id(out, true, &journal->tip);
	kith_buf_cstr(out, "\ncommit ");
	print_id(out, true, &journal->commit);
	kith_buf_printf(out, "\nfiles %zu\n", plan->count);
	for (i = 0; i < plan->count; i++) {
		const struct kith_op *op = &plan->items[i];

		print_id(out, op->had, &op->old_id);
		kith_buf_byte(out, ' ');
		print_id(out, op->has, &op->new_id);
		kith_buf_byte(out, ' ');
		print_id(out, op->in_index, &op->index_id);
		kith_buf_printf(out, " %c %s", op->adopt ? 'a' : '-', op->path);
		kith_buf_byte(out, '\0');
	}
	kith_buf_cstr(out, "end\n");
}

static enum kith_code write_file(struct kith_repo *repo, const char *path, struct kith_slice bytes,
				 struct kith_err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	enum kith_code code;

	if (fd < 0)
		return kith_fail_errno(err, KITH_FAILED, "%s", path);
	code = kith_write_all(fd, bytes, err);
	if (code == KITH_OK && kith_sync_fd(repo, fd) != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	if (close(fd) != 0 && code == KITH_OK)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	return code;
}

enum kith_code kith_journal_write(struct kith_repo *repo, const struct kith_journal *journal,
				  const struct kith_plan *plan, struct kith_err *err)
{
	char *path = kith_path_in(repo->private, "journal"),
	     *beside = kith_path_in(repo->private, "journal.new");
	struct kith_buf text = KITH_BUF_INIT;
	enum kith_code code;

	print(journal, plan, &text);
	code = write_file(repo, beside, kith_buf_view(&text), err);
	if (code == KITH_OK && (rename(beside, path) != 0 || kith_sync_directory(repo, repo->private) != 0))
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	if (code != KITH_OK)
		unlink(beside);
	kith_buf_release(&text);
	free(beside);
	free(path);
	return code;
}

enum kith_code kith_journal_drop(struct kith_repo *repo, struct kith_err *err)
{
	char *path = kith_path_in(repo->private, "journal");
	enum kith_code code = KITH_OK;

	if (unlink(path) != 0 && errno != ENOENT)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	else if (kith_sync_directory(repo, repo->private) != 0 && errno != ENOENT)
		code = kith_fail_errno(err, KITH_FAILED, "%s", repo->private);
	free(path);
	return code;
}

void kith_journal_release(struct kith_journal *journal)
{
	free(journal->ref);
	*journal = (struct kith_journal){ 0 };
}

static bool line_after(struct kith_slice *rest, const char *word, struct kith_slice *value)
{
	struct kith_slice line;

	if (!kith_slice_next(rest, '\n', &line) || !kith_slice_starts(line, word))
		return false;
	*value = kith_slice_sub(line, strlen(word), line.len);
	return true;
}

static bool parse_id(struct kith_slice s, git_oid *id)
{
	return s.len == GIT_OID_HEXSZ && git_oid_fromstrn(id, s.ptr, s.len) == 0;
}

static bool parse_head(struct kith_slice *rest, struct kith_journal *journal, long *files)
{
	struct kith_slice value;
	long kind = 0;
	char *end = NULL;

	if (!line_after(rest, HEADER, &value) || value.len || !line_after(rest, "kind ", &value) ||
	    !kith_slice_number(value, KITH_JOURNAL_GIT, &kind) || !line_after(rest, "child ", &value))
		return false;
	journal->kind = (enum kith_journal_kind)kind;
	journal->child = strtol(value.ptr, &end, 10);
	journal->begun = strtoll(end, NULL, 10);
	if (!line_after(rest, "ref ", &value))
		return false;
	journal->ref = kith_slice_dup(value);
	return line_after(rest, "tip ", &value) && parse_id(value, &journal->tip) &&
	       line_after(rest, "commit ", &value) && parse_id(value, &journal->commit) &&
	       line_after(rest, "files ", &value) && kith_slice_number(value, 100000000, files);
}

/* An id, or "-" for nothing there. */
static bool parse_place(struct kith_slice *line, bool *there, git_oid *id)
{
	struct kith_slice word;

	if (!kith_slice_cut(*line, ' ', &word, line))
		return false;
	*there = !kith_slice_is(word, "-");
	return !*there || parse_id(word, id);
}

static bool parse_file(struct kith_slice *rest, struct kith_plan *plan)
{
	struct kith_slice line, how;
	struct kith_op *op;

	plan->items = kith_grow(plan->items, plan->count, &plan->capacity, sizeof(*plan->items));
	op = &plan->items[plan->count++];
	memset(op, 0, sizeof(*op));
	op->mode = GIT_FILEMODE_BLOB;
	if (!kith_slice_cut(*rest, '\0', &line, rest) || !parse_place(&line, &op->had, &op->old_id) ||
	    !parse_place(&line, &op->has, &op->new_id) || !parse_place(&line, &op->in_index, &op->index_id) ||
	    !kith_slice_cut(line, ' ', &how, &line))
		return false;
	op->adopt = kith_slice_is(how, "a");
	op->path = kith_slice_dup(line);
	op->shown = op->path;
	return kith_path_allowed(op->path);
}

static bool parse(struct kith_slice text, struct kith_journal *journal, struct kith_plan *plan)
{
	long files = 0;

	if (!parse_head(&text, journal, &files))
		return false;
	while (files-- > 0)
		if (!parse_file(&text, plan))
			return false;
	return kith_slice_is(text, "end\n");
}

static enum kith_code read_file(const char *path, struct kith_buf *out, struct kith_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	enum kith_code code = KITH_OK;
	ssize_t got;

	if (fd < 0)
		return errno == ENOENT ? KITH_NEGATIVE : kith_fail_errno(err, KITH_FAILED, "%s", path);
	do {
		kith_buf_reserve(out, 65536);
		got = read(fd, out->ptr + out->len, 65536);
		out->len += got > 0 ? (size_t)got : 0;
	} while ((got > 0 && out->len < JOURNAL_MAX) || (got < 0 && errno == EINTR));
	if (got != 0)
		code = kith_fail_errno(err, KITH_FAILED, "%s", path);
	close(fd);
	return code;
}

enum kith_code kith_journal_read(struct kith_repo *repo, struct kith_journal *journal, struct kith_plan *plan,
				 struct kith_err *err)
{
	char *path = kith_path_in(repo->private, "journal");
	struct kith_buf text = KITH_BUF_INIT;
	enum kith_code code = read_file(path, &text, err);

	if (code == KITH_OK && !parse(kith_buf_view(&text), journal, plan))
		code = kith_fail(err, KITH_FAILED,
				 "%s: not a journal that this kith can read; if no kith is running, look at "
				 "git status and delete the file",
				 path);
	kith_buf_release(&text);
	free(path);
	return code;
}
