/* For the files of this room: a name in its open folder, which is how everything but opening
 * reaches a file, so that no link on the way is followed. */
#ifndef KITH_BASE_PLACE_H
#define KITH_BASE_PLACE_H

#include <stdbool.h>

struct kith_place {
	int folder;       /* open for reading, so that it can be synced */
	bool owned;       /* whether kith_place_close closes it; else it is the root itself */
	const char *name; /* the last component of the path, which must outlive the place */
};

/* Opens the folder that holds `path`. -1 with errno set; then there is nothing to close. */
int kith_place_open(int root, const char *path, struct kith_place *place);

/* Keeps errno. */
void kith_place_close(struct kith_place *place);

/* Makes what was written to a file or folder durable. -1 with errno set. */
int kith_sync(int fd);

/* Removes folders that lead to `path` while they are empty, at most `levels` of them from below. */
void kith_folders_prune(int root, const char *path, int levels);

#endif
