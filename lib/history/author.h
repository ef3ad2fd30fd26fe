/* Who commits, and when. */
#ifndef KITH_HISTORY_AUTHOR_H
#define KITH_HISTORY_AUTHOR_H

#include "base/err.h"
#include "history/repo.h"

/* Author and committer as git would find them: $GIT_AUTHOR_NAME, _EMAIL, _DATE ($GIT_COMMITTER_…),
 * else the configuration. The caller frees both with git_signature_free. */
enum kith_code kith_author(const struct kith_repo *repo, git_signature **author, git_signature **committer,
			   struct kith_err *err);

#endif
