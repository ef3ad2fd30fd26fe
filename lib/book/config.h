/* The notebook's settings: kith.yaml over the defaults, which stand once, in config.c. */
#ifndef KITH_BOOK_CONFIG_H
#define KITH_BOOK_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/slice.h"
#include "book/schema.h"
#include "note/kind.h"

#define KITH_CONFIG_FILE "kith.yaml"
#define KITH_FORMAT_VERSION 1

enum kith_size { KITH_SMALL, KITH_MEDIUM, KITH_LARGE, KITH_SIZE_COUNT };

enum kith_layout { KITH_LAYOUT_FLAT, KITH_LAYOUT_INITIAL, KITH_LAYOUT_YEAR };

/* `folders: {people: person}` */
struct kith_folder {
	struct kith_slice name; /* "people", or deeper: "network/people" */
	enum kith_type type;
};

/* `fields: {Company: org, person.title: position}` */
struct kith_mapping {
	enum kith_type type; /* KITH_NO_TYPE: all types */
	struct kith_slice theirs;
	enum kith_field ours;
};

struct kith_tier {
	struct kith_slice name;
	int32_t cadence; /* days, or KITH_NEVER */
};

struct kith_ask_rule {
	int points, rest /* days */, depth;
};

/* `army: {sales: [ally, peer]}` */
struct kith_wanted {
	struct kith_slice function, relation;
};

/* `routes: [{need: buy, to: [accounts, function:sales], inform: function:sales}]`; one row a target. */
struct kith_route {
	size_t rule; /* which rule, from 0 */
	struct kith_slice need, to, inform;
};

struct kith_saved_query {
	struct kith_slice name, text;
	uint32_t line; /* of kith.yaml */
};

struct kith_config {
	int version; /* 1; more: read, never written to */
	struct kith_slice me; /* reference to the note about myself */
	uint32_t me_line;     /* of kith.yaml that says so; 0: the default, which need not be there */
	struct kith_folder *folders;
	size_t folder_count;
	struct kith_slice *ignore;
	size_t ignore_count;
	struct kith_mapping *mappings;
	size_t mapping_count;
	struct kith_tier *tiers; /* closest first */
	size_t tier_count;
	double capacity; /* contacts a week */
	int group_hours, group_count; /* a month */
	struct kith_ask_rule asks[KITH_SIZE_COUNT];
	struct kith_kinds kinds;
	struct kith_wanted *army;
	size_t army_count;
	struct kith_route *routes;
	size_t route_count;
	struct kith_saved_query *queries;
	size_t query_count;
	struct kith_slice *exports; /* field names that may leave */
	size_t export_count;
	enum kith_layout layout;
	struct kith_arena arena; /* owns everything above */
};

/* The defaults with `bytes` of kith.yaml laid over them; what cannot be used is named in `diags`
 * and its default stays. Lists replace the default list, maps change the rows they name; a type
 * keeps its default folder until `folders` gives it another. Release with kith_config_release. */
void kith_config_parse(struct kith_slice bytes, struct kith_diags *diags, struct kith_config *config);
void kith_config_release(struct kith_config *config);

/* The tier of that name, case aside, or NULL. */
const struct kith_tier *kith_config_tier(const struct kith_config *config, struct kith_slice name);

/* The mapping of a key as it stands in a note of that type, or NULL. One for all types holds only
 * in notes that have the field; one for the type alone goes first. */
const struct kith_mapping *kith_config_mapping(const struct kith_config *config, enum kith_type type,
					       struct kith_slice key);

/* Our field for a key as it stands in a note of that type: the mapped one, else the one of that
 * name; KITH_FIELD_COUNT if it is neither. */
enum kith_field kith_config_field(const struct kith_config *config, enum kith_type type, struct kith_slice key);

/* The name under which a field is first written in notes of that type: the first mapped name, else ours. */
struct kith_slice kith_config_key(const struct kith_config *config, enum kith_type type, enum kith_field field);

/* The type that the folder of `path` gives, or KITH_NO_TYPE. */
enum kith_type kith_config_folder_type(const struct kith_config *config, struct kith_slice path);

/* The folder for new notes of a type. */
struct kith_slice kith_config_folder(const struct kith_config *config, enum kith_type type);

/* Whether `ignore` names the path: a whole path, or a name of any of its parts. */
bool kith_config_ignored(const struct kith_config *config, struct kith_slice path);

/* Whether a file is the page of a folder and no note: kith_path_is_folder_page, or an index.md in a
 * folder that kith.yaml gives a type, however deep it is. */
bool kith_config_folder_page(const struct kith_config *config, struct kith_slice path);

/* The last part of a path or id, and what stands before its slash (empty if there is none). */
struct kith_slice kith_path_name(struct kith_slice path);
struct kith_slice kith_path_folder(struct kith_slice path);

/* The id of a note at `path`: without .md, index.md and _index.md named by their folder. */
struct kith_slice kith_path_id(struct kith_slice path);

/* Whether an index.md or _index.md stands directly in a top folder (or in the root): that folder's
 * page and no note. */
bool kith_path_is_folder_page(struct kith_slice path);

#endif
