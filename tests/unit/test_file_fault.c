/* Replacement and removal of a file with every system call failing in turn, and with somebody else
 * saving the file just before every system call. The source is compiled in with its calls routed
 * through `reach`, and its public names changed so as not to clash with the library's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum act_of_others {
	NOBODY,
	SAVES,	/* the same file, by a rename */
	PLANTS, /* a hard link to another file, by the name of the temporary one */
};

struct fault {
	int root;
	size_t at, again; /* the call that fails, or before which the other one acts; 1-based */
	size_t reached;	  /* calls so far */
	enum act_of_others others;
	int error;
	bool persistent;	     /* all later calls of the same kind fail too */
	const char *kind, *previous; /* of the call that failed, and of the one before it */
	const char *last;
	size_t saved;
	char trace[512]; /* the calls that change something, in order */
};

static struct fault fault;

static void save_theirs(void)
{
	char text[] = "theirs 0";
	int fd = openat(fault.root, "theirs", O_WRONLY | O_CREAT | O_TRUNC, 0644);

	text[7] = (char)('0' + ++fault.saved);
	if (fd < 0 || write(fd, text, 8) != 8 || close(fd) != 0)
		abort();
	if (renameat(fault.root, "theirs", fault.root, "ada.md") != 0)
		abort();
}

static void note(const char *kind)
{
	static const char *const readers[] = { "openat", "fstat", "fstatat", "read", "place_open", "close" };

	const char *previous = fault.last;

	fault.last = kind;
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (strcmp(kind, readers[i]) == 0)
			return;
	if (strcmp(kind, "write") == 0 && previous && strcmp(previous, "write") == 0)
		return;
	strcat(fault.trace, kind);
	strcat(fault.trace, " ");
}

/* Whether the call of this kind fails now, with errno set. */
static bool reach(const char *kind)
{
	const char *previous = fault.last;

	note(kind);
	fault.reached++;
	if (fault.reached == fault.at || fault.reached == fault.again) {
		if (fault.others == SAVES)
			save_theirs();
		if (fault.others == PLANTS &&
		    linkat(fault.root, "victim", fault.root, ".ada.md.kith", 0) != 0 && errno != EEXIST)
			abort();
		if (fault.others != NOBODY)
			return false;
		fault.kind = kind;
		fault.previous = previous;
	} else if (!fault.persistent || !fault.kind || strcmp(fault.kind, kind) != 0) {
		return false;
	}
	errno = fault.error;
	return true;
}

#define kith_file_replace faulty_file_replace
#define kith_file_remove faulty_file_remove
#define kith_file_temporary faulty_file_temporary
#define kith_write_all faulty_write_all

#include "base/file.h"
#include "base/os.h"
#include "base/place.h"

/* Half of what is asked for, so that every short write is met. */
static ssize_t short_write(int fd, const void *bytes, size_t len)
{
	return write(fd, bytes, len > 1 ? len / 2 : len);
}

static int failing_close(int fd)
{
	bool fails = reach("close");
	int error = errno, result = close(fd);

	errno = error;
	return fails ? -1 : result;
}

#define openat(...) (reach("openat") ? -1 : openat(__VA_ARGS__))
#define fstat(...) (reach("fstat") ? -1 : fstat(__VA_ARGS__))
#define fstatat(...) (reach("fstatat") ? -1 : fstatat(__VA_ARGS__))
#define unlinkat(...) (reach("unlinkat") ? -1 : unlinkat(__VA_ARGS__))
#define renameat(...) (reach("renameat") ? -1 : renameat(__VA_ARGS__))
#define fchmod(...) (reach("fchmod") ? -1 : fchmod(__VA_ARGS__))
#define read(...) (reach("read") ? -1 : read(__VA_ARGS__))
#define write(...) (reach("write") ? -1 : short_write(__VA_ARGS__))
#define close(fd) failing_close(fd)
#define kith_sync(fd) (reach("sync") ? -1 : kith_sync(fd))
#define kith_os_exchange(...) (reach("exchange") ? -1 : kith_os_exchange(__VA_ARGS__))
#define kith_os_rename_new(...) (reach("rename_new") ? -1 : kith_os_rename_new(__VA_ARGS__))
#define kith_place_open(...) (reach("place_open") ? -1 : kith_place_open(__VA_ARGS__))

#include "lib/base/file_replace.c"

#undef openat
#undef fstat
#undef fstatat
#undef unlinkat
#undef renameat
#undef fchmod
#undef read
#undef write
#undef close
#undef kith_sync
#undef kith_os_exchange
#undef kith_os_rename_new
#undef kith_place_open

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char dir[64];

static int set_up(void **state)
{
	(void)state;
	setenv("KITH_TEST_NO_FSYNC", "1", 1);
	snprintf(dir, sizeof(dir), "/tmp/kith-test-fault-XXXXXX");
	fault.root = mkdtemp(dir) ? kith_root_open(dir, NULL) : -1;
	return fault.root < 0 ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st, (void)type, (void)place;
	return remove(path);
}

static int tear_down(void **state)
{
	(void)state;
	close(fault.root);
	return nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void put(const char *path, const char *text)
{
	int fd;

	unlinkat(fault.root, path, 0);
	if (!text)
		return;
	fd = openat(fault.root, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

/* Whether `text` is what stands at the path; "" stands for nothing. */
static bool stands(const char *path, const char *text)
{
	struct kith_buf buf = KITH_BUF_INIT;
	enum kith_code code = kith_file_read(fault.root, path, 100, &buf, NULL, NULL);
	bool same = code == KITH_OK ? kith_slice_is(kith_buf_view(&buf), text) : *text == '\0';

	kith_buf_release(&buf);
	return same;
}

struct act {
	const char *before, *bytes; /* NULL: not there; to be removed */
	const char *trace;
};

static const struct act acts[] = {
	{ "old", "new, and longer", "unlinkat write fchmod sync exchange sync unlinkat " },
	{ NULL, "new, and longer", "unlinkat write sync rename_new sync " },
	{ "old", NULL, "unlinkat rename_new sync unlinkat sync " },
};

/* Does the act with `plan` for a fault, of which root is filled in. */
static enum kith_code run(const struct act *act, struct fault plan)
{
	struct kith_slice expected = kith_slice_cstr(act->before), bytes = kith_slice_cstr(act->bytes);
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;

	put("ada.md", act->before);
	plan.root = fault.root;
	fault = plan;
	code = act->bytes
		       ? kith_file_replace(fault.root, "ada.md", act->before ? &expected : NULL, bytes, &err)
		       : kith_file_remove(fault.root, "ada.md", expected, &err);
	assert_true(code == KITH_OK || err.text[0] != '\0');
	fault.at = fault.again = 0;
	return code;
}

static const char *text_or_nothing(const char *text)
{
	return text ? text : "";
}

static void bytes_and_folder_are_synced_before_success(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(acts); i++) {
		assert_int_equal(run(&acts[i], (struct fault){ 0 }), KITH_OK);
		assert_string_equal(fault.trace, acts[i].trace);
	}
}

/* Failures that change nothing about what is durable: closing what was only read, and syncing the
 * folder once more after the temporary name is gone. */
static bool is_harmless(const struct act *act)
{
	if (strcmp(fault.kind, "close") == 0)
		return strcmp(fault.previous, "sync") != 0;
	return strcmp(fault.kind, "sync") == 0 && !act->bytes && strcmp(fault.previous, "unlinkat") == 0;
}

static void a_failing_call_leaves_the_old_bytes_and_no_temporary_file(void **state)
{
	static const int errors[] = { EIO, ENOSPC, EINTR, ENOSYS };

	(void)state;
	for (size_t i = 0; i < COUNT(acts) * COUNT(errors); i++) {
		const struct act *act = &acts[i / COUNT(errors)];
		struct fault plan = { .error = errors[i % COUNT(errors)] };

		do {
			enum kith_code code;

			plan.at++;
			code = run(act, plan);
			assert_true(code == KITH_OK || code == KITH_FAILED);
			assert_true(stands("ada.md",
					   text_or_nothing(code == KITH_OK ? act->bytes : act->before)));
			assert_false(kith_file_exists(fault.root, ".ada.md.kith"));
			/* A file system that cannot exchange is done without. */
			if (plan.error == ENOSYS && fault.kind && strcmp(fault.kind, "exchange") == 0)
				assert_int_equal(code, KITH_OK);
			if (plan.error == EIO && fault.kind)
				assert_int_equal(code, is_harmless(act) ? KITH_OK : KITH_FAILED);
		} while (fault.reached >= plan.at);
		assert_true(plan.at > 8);
	}
}

/* A call that goes on failing may keep the temporary file from being removed; what was there before
 * stands all the same. */
static void a_call_that_goes_on_failing_loses_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(acts); i++) {
		struct fault plan = { .error = EIO, .persistent = true };

		do {
			enum kith_code code;

			plan.at++;
			code = run(&acts[i], plan);
			assert_true(code == KITH_OK || code == KITH_FAILED);
			assert_true(stands(
				"ada.md", text_or_nothing(code == KITH_OK ? acts[i].bytes : acts[i].before)));
			unlinkat(fault.root, ".ada.md.kith", 0);
		} while (fault.reached >= plan.at);
		assert_true(plan.at > 8);
	}
}

/* Theirs must be what stands in the end: either they came last, or they came first and ours is
 * refused. */
static void what_somebody_else_saves_meanwhile_is_never_overwritten(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(acts); i++) {
		struct fault plan = { .others = SAVES };

		do {
			enum kith_code code;

			plan.at++;
			code = run(&acts[i], plan);
			assert_true(code == KITH_OK || code == KITH_BUSY);
			if (fault.saved)
				assert_true(stands("ada.md", "theirs 1"));
			else
				assert_int_equal(code, KITH_OK);
			assert_false(kith_file_exists(fault.root, ".ada.md.kith"));
		} while (fault.reached >= plan.at);
		assert_true(plan.at > 8);
	}
}

static void the_latest_of_two_saves_by_somebody_else_stands(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(acts); i++)
		for (size_t first = 1; first < 30; first++)
			for (size_t second = first + 1; second < 30; second++) {
				struct fault plan = { .at = first, .again = second, .others = SAVES };

				run(&acts[i], plan);
				if (fault.saved == 2)
					assert_true(stands("ada.md", "theirs 2"));
				unlinkat(fault.root, ".ada.md.kith", 0);
			}
}

static void a_planted_temporary_file_is_never_written_into(void **state)
{
	(void)state;
	put("victim", "victim");
	for (size_t i = 0; i < COUNT(acts); i++) {
		struct fault plan = { .others = PLANTS };

		do {
			plan.at++;
			run(&acts[i], plan);
			assert_true(stands("victim", "victim"));
			unlinkat(fault.root, ".ada.md.kith", 0);
		} while (fault.reached >= plan.at);
	}
}

static void short_and_interrupted_writes_are_gone_on_with(void **state)
{
	int fd = openat(fault.root, "x", O_RDWR | O_CREAT, 0600), root = fault.root;
	struct kith_slice bytes = KITH_SLICE("0123456789");

	(void)state;
	assert_true(fd >= 0);
	for (size_t at = 1; at <= 4; at++) {
		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
		fault = (struct fault){ .root = root, .at = at, .error = EINTR };
		assert_int_equal(kith_write_all(fd, bytes, NULL), KITH_OK);
		assert_true(stands("x", "0123456789"));
	}
	close(fd);
}

#define PROMISE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE(bytes_and_folder_are_synced_before_success),
		PROMISE(a_failing_call_leaves_the_old_bytes_and_no_temporary_file),
		PROMISE(a_call_that_goes_on_failing_loses_nothing),
		PROMISE(what_somebody_else_saves_meanwhile_is_never_overwritten),
		PROMISE(the_latest_of_two_saves_by_somebody_else_stands),
		PROMISE(a_planted_temporary_file_is_never_written_into),
		PROMISE(short_and_interrupted_writes_are_gone_on_with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
