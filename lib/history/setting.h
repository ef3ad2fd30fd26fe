/* git's settings, as the git program would see them. */
#ifndef KITH_HISTORY_SETTING_H
#define KITH_HISTORY_SETTING_H

#include <stdbool.h>

#include "history/repo.h"

/* Adds the files that variables name to an open repository's settings, and learns of extensions. */
int kith_setting_open(struct kith_repo *repo);

/* A setting ($GIT_CONFIG_COUNT, the repository's files, the user's), on the heap, or NULL. */
char *kith_setting(const struct kith_repo *repo, const char *key);
bool kith_setting_true(const struct kith_repo *repo, const char *key);

#endif
