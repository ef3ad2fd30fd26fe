/* What became of keys of front matter, read from git: for reports of who moved where. */
#ifndef KITH_HISTORY_MOVES_H
#define KITH_HISTORY_MOVES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

/* The names under which one field may stand; the first that is there counts. */
struct kith_field_names {
	const struct kith_slice *names;
	size_t count;
};

/* A commit that changed fields of one note. Valid during the call that tells of it. */
struct kith_field_change {
	const char *path;   /* of the note as it is called now, below the root */
	int32_t day;        /* of the commit, in its committer's time zone */
	const char *commit; /* hex id */
	const struct kith_slice *before, *after; /* of each field the first value, empty without one */
};

struct kith_field_watch {
	const struct kith_field_names *fields;
	size_t count; /* at most KITH_WATCHED_FIELDS */
	int32_t since, until; /* days of the commits, both included */
	bool (*wanted)(void *context, const char *path); /* whether a note, as it is called now, is looked at */
	void (*found)(void *context, const struct kith_field_change *change);
	void *context;
};
#define KITH_WATCHED_FIELDS 8

/* Calls found() for each change of the fields' first values in notes that existed before and after
 * it, newest commits first. Merges are passed over, as the commits that they unite are seen by themselves; renames
 * are followed. NEGATIVE: no git here, or no commit yet. O(commits), and the notes they changed. */
enum kith_code kith_store_field_history(const char *root, const struct kith_field_watch *watch, struct kith_err *err);

#endif
