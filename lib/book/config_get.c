/* What the settings say of a tier, a key or a path. */
#include "base/utf8.h"
#include "book/config.h"

const struct kith_tier *kith_config_tier(const struct kith_config *config, struct kith_slice name)
{
	for (size_t i = 0; i < config->tier_count; i++)
		if (kith_slice_eq(config->tiers[i].name, name) || kith_utf8_same(config->tiers[i].name, name))
			return &config->tiers[i];
	return NULL;
}

static bool holds_in(const struct kith_mapping *mapping, enum kith_type type)
{
	return mapping->type == KITH_NO_TYPE ? kith_field_spec(type, mapping->ours) != NULL
					     : mapping->type == type;
}

const struct kith_mapping *kith_config_mapping(const struct kith_config *config, enum kith_type type,
					       struct kith_slice key)
{
	const struct kith_mapping *general = NULL;

	for (size_t i = 0; i < config->mapping_count; i++) {
		const struct kith_mapping *mapping = &config->mappings[i];

		if (!kith_slice_eq(mapping->theirs, key) || !holds_in(mapping, type))
			continue;
		if (mapping->type == type)
			return mapping;
		if (!general)
			general = mapping;
	}
	return general;
}

enum kith_field kith_config_field(const struct kith_config *config, enum kith_type type,
				  struct kith_slice key)
{
	const struct kith_mapping *mapping = kith_config_mapping(config, type, key);

	return mapping ? mapping->ours : kith_field_find(key);
}

struct kith_slice kith_config_key(const struct kith_config *config, enum kith_type type,
				  enum kith_field field)
{
	for (size_t i = 0; i < config->mapping_count; i++)
		if (config->mappings[i].ours == field && holds_in(&config->mappings[i], type))
			return config->mappings[i].theirs;
	return kith_slice_cstr(kith_field_name(field));
}

/* Whether `path` lies below the folder. */
static bool below(struct kith_slice path, struct kith_slice folder)
{
	return path.len > folder.len && path.ptr[folder.len] == '/' &&
	       kith_slice_eq(kith_slice_sub(path, 0, folder.len), folder);
}

enum kith_type kith_config_folder_type(const struct kith_config *config, struct kith_slice path)
{
	const struct kith_folder *deepest = NULL;

	for (size_t i = 0; i < config->folder_count; i++) {
		const struct kith_folder *folder = &config->folders[i];

		if (below(path, folder->name) && (!deepest || folder->name.len > deepest->name.len))
			deepest = folder;
	}
	return deepest ? deepest->type : KITH_NO_TYPE;
}

struct kith_slice kith_config_folder(const struct kith_config *config, enum kith_type type)
{
	for (size_t i = 0; i < config->folder_count; i++)
		if (config->folders[i].type == type)
			return config->folders[i].name;
	return kith_slice_cstr(kith_type_folder(type));
}

bool kith_config_ignored(const struct kith_config *config, struct kith_slice path)
{
	for (size_t i = 0; i < config->ignore_count; i++) {
		struct kith_slice name = config->ignore[i], rest = path, part;

		if (kith_slice_eq(path, name) || below(path, name))
			return true;
		while (kith_slice_next(&rest, '/', &part))
			if (kith_slice_eq(part, name))
				return true;
	}
	return false;
}

bool kith_config_folder_page(const struct kith_config *config, struct kith_slice path)
{
	struct kith_slice folder = kith_path_id(path);

	if (kith_path_is_folder_page(path))
		return true;
	if (folder.len + 3 == path.len)
		return false;
	for (size_t i = 0; i < config->folder_count; i++)
		if (kith_slice_eq(config->folders[i].name, folder))
			return true;
	return false;
}
