/* What stands in a folder that is to become a notebook. */
#ifndef KITH_CMD_VAULT_H
#define KITH_CMD_VAULT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "book/config.h"

/* A top folder that holds Markdown; the name is empty for files in the root itself. */
struct kith_vault_folder {
	struct kith_slice name;
	size_t notes;
	enum kith_type type; /* that its name stands for, or KITH_NO_TYPE */
};

struct kith_survey {
	struct kith_arena *arena; /* of the names; the caller's */
	struct kith_vault_folder *folders; /* free them */
	size_t count, capacity;
	size_t notes; /* Markdown files in all */
};

/* Counts the Markdown files beneath `root`, by top folder. */
enum kith_code kith_survey_make(struct kith_survey *survey, int root, struct kith_err *err);

/* Appends the text of kith.yaml for such a folder. */
void kith_survey_settings(const struct kith_survey *survey, struct kith_buf *yaml);

/* Appends what was found, a line a folder. */
void kith_survey_print(const struct kith_survey *survey, struct kith_buf *out);

#endif
