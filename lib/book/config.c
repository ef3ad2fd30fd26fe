#include "book/config.h"

#include <string.h>

#include "base/date.h"
#include "book/config_load.h"

/* Fields that a person would put on a card; all else stays until `export` names it. */
static const struct kith_slice default_exports[] = {
	KITH_SLICE("name"),    KITH_SLICE("email"), KITH_SLICE("phone"),
	KITH_SLICE("address"), KITH_SLICE("url"),
};

static const struct kith_slice default_ignore[] = { KITH_SLICE("templates"), KITH_SLICE("README.md") };

static const struct kith_tier default_tiers[] = {
	{ KITH_SLICE("inner"), 14 }, { KITH_SLICE("close"), 30 },	    { KITH_SLICE("regular"), 90 },
	{ KITH_SLICE("wide"), 365 }, { KITH_SLICE("ambient"), KITH_NEVER },
};

static const struct kith_ask_rule default_asks[KITH_SIZE_COUNT] = {
	[KITH_SMALL] = { 1, 14, 1 },
	[KITH_MEDIUM] = { 3, 60, 2 },
	[KITH_LARGE] = { 9, 365, 3 },
};

#define DEFAULT_ME "people/me"
#define DEFAULT_CAPACITY 6.0
#define DEFAULT_GROUP_HOURS 8
#define DEFAULT_GROUP_COUNT 4

void *kith_config_grown(struct kith_arena *arena, void *items, size_t count, size_t size)
{
	void *larger;

	if (count & (count - 1))
		return items;
	larger = kith_arena_array(arena, count ? 2 * count : 1, size);
	if (count)
		memcpy(larger, items, count * size);
	return larger;
}

static void set_defaults(struct kith_config *config)
{
	config->version = KITH_FORMAT_VERSION;
	config->me = kith_slice_cstr(DEFAULT_ME);
	config->capacity = DEFAULT_CAPACITY;
	config->group_hours = DEFAULT_GROUP_HOURS;
	config->group_count = DEFAULT_GROUP_COUNT;
	memcpy(config->asks, default_asks, sizeof(default_asks));
	kith_kinds_default(&config->arena, &config->kinds);
	for (size_t i = 0; i < sizeof(default_tiers) / sizeof(default_tiers[0]); i++)
		*KITH_PUSH(&config->arena, config->tiers, config->tier_count) = default_tiers[i];
	for (size_t i = 0; i < sizeof(default_ignore) / sizeof(default_ignore[0]); i++)
		*KITH_PUSH(&config->arena, config->ignore, config->ignore_count) = default_ignore[i];
	for (size_t i = 0; i < sizeof(default_exports) / sizeof(default_exports[0]); i++)
		*KITH_PUSH(&config->arena, config->exports, config->export_count) = default_exports[i];
}

/* Types that kith.yaml gives no folder keep theirs. */
static void complete_folders(struct kith_config *config)
{
	size_t named = config->folder_count;

	for (int type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++) {
		struct kith_slice folder = kith_slice_cstr(kith_type_folder((enum kith_type)type));
		bool there = false;

		for (size_t i = 0; i < named; i++)
			there |= config->folders[i].type == (enum kith_type)type ||
				 kith_slice_eq(config->folders[i].name, folder);
		if (!there)
			*KITH_PUSH(&config->arena, config->folders, config->folder_count) =
				(struct kith_folder){ folder, (enum kith_type)type };
	}
}

static void complete_routes(struct kith_config_loading *loading)
{
	struct kith_config *config = loading->config;

	for (size_t i = 0; i < loading->target_count; i++) {
		const struct kith_route_target *target = &loading->targets[i];
		const struct kith_route_rule *rule = &loading->rules[target->rule];

		*KITH_PUSH(&config->arena, config->routes, config->route_count) =
			(struct kith_route){ target->rule, rule->need, target->to, rule->inform };
	}
}

void kith_config_parse(struct kith_slice bytes, struct kith_diags *diags, struct kith_config *config)
{
	struct kith_config_loading loading = { .config = config, .diags = diags };
	struct kith_arena scratch = KITH_ARENA_INIT;

	memset(config, 0, sizeof(*config));
	set_defaults(config);
	if (kith_yaml_visit(bytes, kith_slice_cstr(KITH_CONFIG_FILE), &scratch, diags, kith_config_visit,
			    &loading) &&
	    !loading.versioned)
		kith_diag_add(diags, KITH_WARNING, kith_slice_cstr(KITH_CONFIG_FILE), 1, 0, "setting",
			      "the format's version is not named (kith: 1)");
	complete_folders(config);
	complete_routes(&loading);
	kith_arena_release(&scratch);
}

void kith_config_release(struct kith_config *config)
{
	kith_arena_release(&config->arena);
	memset(config, 0, sizeof(*config));
}
