/* Writing to a notebook: many edits, one commit of exactly their paths, or nothing. A write takes
 * the notebook's lock, writes objects, then a journal, takes git's index.lock, exchanges and compares
 * the files, moves the branch and renews the index for its own paths; killed at any point, the next
 * write finishes or undoes it. Hooks, signing, filters and the like are left to the git program. It
 * works without git too. */
#ifndef KITH_HISTORY_STORE_H
#define KITH_HISTORY_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "note/edit.h"

enum kith_change_verb {
	KITH_CHANGE_EDIT,   /* apply edits to the note that stands there */
	KITH_CHANGE_CREATE, /* a new file from `bytes`, then the edits; refused if it exists */
	KITH_CHANGE_MOVE,   /* to `path` from `from`, with edits on the way */
	KITH_CHANGE_DELETE,
	KITH_CHANGE_ADOPT,  /* commit the file as it stands in the work tree (save, edit) */
};

struct kith_change {
	enum kith_change_verb verb;
	const char *path, *from;        /* below the root */
	struct kith_slice bytes;        /* KITH_CHANGE_CREATE */
	const struct kith_edit *edits;
	size_t edit_count;
};

/* One act of a tool. Everything is borrowed until the call returns. */
struct kith_act {
	const char *tool;              /* "log": the trailer */
	const char *message;           /* "log coffee people/ada-okafor", or the user's -m */
	const struct kith_change *changes;
	size_t change_count;
	const struct kith_kinds *kinds; /* needed where there are edits */
	const char *trailers;          /* more trailer lines, "Kith-Undoes: …\n", or NULL */
	bool no_commit;                /* write the files and leave the commit to the user */
	bool detached_ok;              /* commit on a detached HEAD */
};

struct kith_act_result {
	bool committed;
	char commit[65];   /* hex id, "" without a commit */
	size_t changed;    /* files that are different now */
	const char *notice; /* static, or NULL: no git here, git ignores a file, an editor has one open */
};

/* Performs the act. OK: durable (nothing to do is OK with changed 0). BUSY: a lock is held or a
 * file kept changing; FAILED and MALFORMED: nothing was changed; AFTER: committed, but the stage in
 * *err failed. A target with the user's own uncommitted edits is first committed alone as
 * "save ID" (not with no_commit). A file changed by somebody between our read and our write is read
 * and edited once more. Without git each file is written whole, and an act of several files is put
 * back as a whole if one fails, but not if the program is killed. */
enum kith_code kith_store_perform(const char *root, const struct kith_act *act, struct kith_act_result *result,
				  struct kith_err *err);

/* What the act would change, as a unified diff appended to `out`; writes nothing. *changed counts files. */
enum kith_code kith_store_preview(const char *root, const struct kith_act *act, struct kith_buf *out, size_t *changed,
				  struct kith_err *err);

/* Reverts the newest tool commit not yet undone; with `redo` the newest undo not yet redone. Commits of
 * the user's own text (without our trailer, and those of "save" and "init") are passed over.
 * Refuses (FAILED) if HEAD, index or work tree differ on its paths from what it wrote; NEGATIVE:
 * there is none, or no git. The title of what was undone or redone is appended to `subject` (may be
 * NULL). With `diff` nothing is changed, and what would be is appended to it. */
enum kith_code kith_store_undo(const char *root, bool redo, bool no_commit, struct kith_buf *diff,
			       struct kith_buf *subject, struct kith_act_result *result, struct kith_err *err);

/* Makes a git repository at `root` with what kith needs: attributes, excludes, durable settings;
 * *created says whether there was none before. Idempotent. Works on a parent's repository too,
 * changing only what concerns the notebook. */
enum kith_code kith_store_init(const char *root, bool *created, struct kith_err *err);

/* Paths of .md files and kith.yaml below the root that differ from HEAD, in byte order: `found` is
 * called for each, with 'M' (modified), 'A' (new) or 'D' (deleted). NEGATIVE: no git here. */
enum kith_code kith_store_dirty(const char *root, void (*found)(void *context, const char *path, char state),
				void *context, struct kith_err *err);

/* Whether the root lies in a git work tree. */
bool kith_store_has_git(const char *root);

/* The name under which git would commit in that folder, repository or not, appended. FAILED, with the
 * commands that mend it, where git does not know who commits; then nothing could be committed. */
enum kith_code kith_store_user_name(const char *folder, struct kith_buf *name, struct kith_err *err);

/* Runs `git gc --auto` quietly; what takes long goes on in the background. Never an error. */
void kith_store_tidy(const char *root);

/* Writes all files below the root as git had them at the end of `day` (the newest commit of the
 * current branch whose committer date, in its own time zone, is not after it) into the existing
 * empty directory `into`. NEGATIVE: no commit is that old. */
enum kith_code kith_store_export_as_of(const char *root, int32_t day, const char *into, struct kith_err *err);

#endif
