#include "history/setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/alloc.h"

/* libgit2 reads the user's files where $HOME says; git lets these variables name others. */
static int add_named(git_config *config, git_repository *git)
{
	static const struct {
		const char *variable;
		git_config_level_t level;
	} named[] = { { "GIT_CONFIG_SYSTEM", GIT_CONFIG_LEVEL_SYSTEM },
		      { "GIT_CONFIG_GLOBAL", GIT_CONFIG_LEVEL_GLOBAL } };
	int error = 0;
	size_t i;

	for (i = 0; error >= 0 && i < sizeof(named) / sizeof(named[0]); i++) {
		const char *path = getenv(named[i].variable);

		if (path)
			error = git_config_add_file_ondisk(config, path, named[i].level, git, 1);
	}
	return error;
}

static int find_extensions(struct kith_repo *repo, git_config *config)
{
	git_config_iterator *iterator = NULL;
	git_config_entry *entry = NULL;
	int error = git_config_iterator_new(&iterator, config);

	while (error == 0 && (error = git_config_next(&entry, iterator)) == 0)
		repo->extended |= strncmp(entry->name, "extensions.", strlen("extensions.")) == 0 &&
				  strcmp(entry->name, "extensions.noop") != 0;
	git_config_iterator_free(iterator);
	return error == GIT_ITEROVER ? 0 : error;
}

/* Settings of one work tree alone, which win over those of the repository. */
static int add_work_tree(struct kith_repo *repo, git_config *config)
{
	char *path = kith_path_in(git_repository_path(repo->git), "config.worktree");
	int error = git_config_add_file_ondisk(config, path, GIT_CONFIG_LEVEL_APP, repo->git, 1);

	free(path);
	return error;
}

int kith_setting_open(struct kith_repo *repo)
{
	git_config *config = NULL;
	int error = git_repository_config(&config, repo->git);

	if (error >= 0)
		error = add_named(config, repo->git);
	if (error >= 0)
		error = find_extensions(repo, config);
	if (error >= 0 && repo->extended)
		error = add_work_tree(repo, config);
	git_config_free(config);
	return error;
}

/* $GIT_CONFIG_COUNT pairs win over all files, the last one first. */
static char *config_from_environment(const char *key)
{
	const char *count = getenv("GIT_CONFIG_COUNT");
	long pairs = count ? strtol(count, NULL, 10) : 0;

	for (; pairs > 0 && pairs <= 1000; pairs--) {
		char name[40];
		const char *set, *value;

		snprintf(name, sizeof(name), "GIT_CONFIG_KEY_%ld", pairs - 1);
		set = getenv(name);
		snprintf(name, sizeof(name), "GIT_CONFIG_VALUE_%ld", pairs - 1);
		value = getenv(name);
		if (set && value && strcasecmp(set, key) == 0)
			return kith_strdup(value);
	}
	return NULL;
}

/* Outside of a repository the user's files alone. */
static int open_users(git_config **config)
{
	int error = git_config_open_default(config);

	return error == 0 ? add_named(*config, NULL) : error;
}

char *kith_setting(const struct kith_repo *repo, const char *key)
{
	char *value = config_from_environment(key);
	git_buf text = GIT_BUF_INIT;
	git_config *config = NULL;
	int error;

	if (value)
		return value;
	error = repo->git ? git_repository_config(&config, repo->git) : open_users(&config);
	if (error == 0 && git_config_get_string_buf(&text, config, key) == 0)
		value = kith_strdup(text.ptr);
	git_buf_dispose(&text);
	git_config_free(config);
	return value;
}

bool kith_setting_true(const struct kith_repo *repo, const char *key)
{
	char *value = kith_setting(repo, key);
	int truth = 0;

	/* A key without "=" is true and reads as the empty string. */
	if (value && (value[0] == '\0' || git_config_parse_bool(&truth, value) < 0))
		truth = value[0] == '\0';
	free(value);
	return truth != 0;
}
