/* The settings of kith.yaml, one function each. */
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "book/config_load.h"

static void fault(struct kith_config_loading *loading, const struct kith_yaml_scalar *s,
		  enum kith_severity severity, const char *right)
{
	struct kith_buf text = KITH_BUF_INIT;

	for (size_t i = 0; i < s->depth; i++) {
		if (i > 0)
			kith_buf_byte(&text, '.');
		kith_utf8_visible(s->keys[i], &text);
	}
	kith_buf_cstr(&text, ": ");
	kith_field_quote(s->text, &text);
	kith_diag_add(loading->diags, severity, kith_slice_cstr(KITH_CONFIG_FILE), s->line, s->column,
		      "setting", "%.*s %s", KITH_ARG(kith_buf_view(&text)), right);
	kith_buf_release(&text);
}

static void wrong(struct kith_config_loading *loading, const struct kith_yaml_scalar *s, const char *right)
{
	fault(loading, s, KITH_ERROR, right);
}

static struct kith_slice kept(struct kith_config_loading *loading, struct kith_slice s)
{
	return kith_arena_copy(&loading->config->arena, s);
}

static bool whole(struct kith_slice text, int *number)
{
	enum { LARGEST = 1000000 };
	long read;

	if (!kith_slice_number(text, LARGEST, &read))
		return false;
	*number = (int)read;
	return true;
}

static void set_version(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	loading->versioned = true;
	if (s->depth != 1 || !whole(s->text, &loading->config->version) || loading->config->version < 1) {
		loading->config->version = KITH_FORMAT_VERSION;
		wrong(loading, s, "is no version of the format (1)");
	}
}

static void set_me(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	if (s->depth != 1) {
		wrong(loading, s, "is not a reference to one note (people/me)");
		return;
	}
	loading->config->me = kept(loading, s->text);
	loading->config->me_line = s->line;
}

static struct kith_slice bare_folder(struct kith_slice name)
{
	while (name.len && name.ptr[name.len - 1] == '/')
		name.len--;
	return kith_slice_starts(name, "./") ? kith_slice_sub(name, 2, name.len) : name;
}

static void set_folder(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;
	enum kith_type type = kith_type_find(s->text);
	struct kith_slice name = s->depth == 2 ? bare_folder(s->keys[1]) : s->text;

	if (s->depth != 2 || name.len == 0 || type == KITH_NO_TYPE) {
		wrong(loading, s,
		      "is no type of note (people: person; types are person, event, group, lead)");
		return;
	}
	*KITH_PUSH(&config->arena, config->folders, config->folder_count) =
		(struct kith_folder){ kept(loading, name), type };
}

static void set_ignore(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;

	if (!loading->own_ignore) {
		loading->own_ignore = true;
		config->ignore = NULL;
		config->ignore_count = 0;
	}
	*KITH_PUSH(&config->arena, config->ignore, config->ignore_count) =
		kept(loading, bare_folder(s->text));
}

static void set_export(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;

	if (kith_field_find(s->text) == KITH_FIELD_COUNT)
		fault(loading, s, KITH_WARNING, "is no key of ours (name, email, phone)");
	if (!loading->own_exports) {
		loading->own_exports = true;
		config->exports = NULL;
		config->export_count = 0;
	}
	*KITH_PUSH(&config->arena, config->exports, config->export_count) = kept(loading, s->text);
}

static void set_field(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;
	enum kith_field ours = kith_field_find(s->text);
	enum kith_type type = KITH_NO_TYPE;
	struct kith_slice theirs, head, rest;

	if (s->depth != 2 || ours == KITH_FIELD_COUNT) {
		wrong(loading, s, "is no key of ours (Company: org)");
		return;
	}
	theirs = s->keys[1];
	if (kith_slice_cut(theirs, '.', &head, &rest) && kith_type_find(head) != KITH_NO_TYPE) {
		type = kith_type_find(head);
		theirs = rest;
	}
	if (type != KITH_NO_TYPE && !kith_field_spec(type, ours)) {
		wrong(loading, s, "is no key of notes of that type");
		return;
	}
	*KITH_PUSH(&config->arena, config->mappings, config->mapping_count) =
		(struct kith_mapping){ type, kept(loading, theirs), ours };
}

static void set_tier(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;
	int32_t cadence = kith_duration_parse(s->text);

	if (s->depth != 2 || cadence == 0) {
		wrong(loading, s, "is not a duration (" KITH_DURATION_EXAMPLES ", never)");
		return;
	}
	for (size_t i = 0; i < config->tier_count; i++) {
		if (kith_slice_eq(config->tiers[i].name, s->keys[1])) {
			config->tiers[i].cadence = cadence;
			return;
		}
	}
	*KITH_PUSH(&config->arena, config->tiers, config->tier_count) =
		(struct kith_tier){ kept(loading, s->keys[1]), cadence };
}

/* "6/w", "24/m"; a number alone is a week. */
static bool rate(struct kith_slice text, double *week)
{
	struct kith_slice number, unit;
	int32_t days = 7;
	int count;
	char per[] = "1w";

	if (kith_slice_cut(text, '/', &number, &unit)) {
		if (unit.len != 1)
			return false;
		per[0] = '1';
		per[1] = unit.ptr[0];
		days = kith_duration_parse(kith_slice_cstr(per));
	}
	if (days <= 0 || !whole(kith_slice_trim(number), &count))
		return false;
	*week = count * 7.0 / days;
	return true;
}

static void set_capacity(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	if (s->depth != 1 || !rate(s->text, &loading->config->capacity))
		wrong(loading, s, "is no number of contacts (6/w, 24/m)");
}

static void set_group_budget(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;
	bool hours = s->depth == 2 && kith_slice_is(s->keys[1], "hours");
	bool groups = s->depth == 2 && kith_slice_is(s->keys[1], "groups");

	if ((!hours && !groups) || !whole(s->text, hours ? &config->group_hours : &config->group_count))
		wrong(loading, s, "does not fit (hours: 8, groups: 4)");
}

/* The sizes as entries write them. */
static const struct {
	const char *word;
	enum kith_size size;
} sizes[] = { { "small", KITH_SMALL }, { "medium", KITH_MEDIUM }, { "large", KITH_LARGE } };

static void set_ask(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_ask_rule *rule = NULL;
	bool done = false;

	for (size_t i = 0; s->depth == 3 && i < KITH_SIZE_COUNT; i++)
		if (kith_slice_is(s->keys[1], sizes[i].word))
			rule = &loading->config->asks[sizes[i].size];
	if (rule && kith_slice_is(s->keys[2], "points"))
		done = whole(s->text, &rule->points);
	else if (rule && kith_slice_is(s->keys[2], "depth"))
		done = whole(s->text, &rule->depth);
	else if (rule && kith_slice_is(s->keys[2], "rest")) {
		int32_t days = kith_duration_parse(s->text);

		done = days > 0 && days != KITH_NEVER;
		if (done)
			rule->rest = days;
	}
	if (!done)
		wrong(loading, s, "does not fit (small: {points: 1, rest: 2w, depth: 1})");
}

static void set_kind(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;
	bool inner = s->depth == 3 && kith_slice_is(s->keys[2], "day");
	enum kith_day_class day;

	if ((s->depth != 2 && !inner) || !kith_day_class_parse(s->text, &day)) {
		wrong(loading, s,
		      "does not fit (climbing: {day: contact}; days are contact, touch, quiet, none)");
		return;
	}
	kith_kinds_set_day(&config->arena, &config->kinds, kept(loading, s->keys[1]), day);
}

static void set_army(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;

	if (s->depth != 2) {
		wrong(loading, s, "does not fit (sales: [ally, peer])");
		return;
	}
	*KITH_PUSH(&config->arena, config->army, config->army_count) =
		(struct kith_wanted){ kept(loading, s->keys[1]), kept(loading, s->text) };
}

static void set_route(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_arena *arena = &loading->config->arena;
	struct kith_slice key = s->depth == 2 ? s->keys[1] : s->text;

	if (s->depth != 2 || s->item == SIZE_MAX) {
		wrong(loading, s, "does not fit ([{need: buy, to: [accounts, me]}])");
		return;
	}
	while (loading->rule_count <= s->item)
		*KITH_PUSH(arena, loading->rules, loading->rule_count) =
			(struct kith_route_rule){ { NULL, 0 }, { NULL, 0 } };
	if (kith_slice_is(key, "need"))
		loading->rules[s->item].need = kept(loading, s->text);
	else if (kith_slice_is(key, "inform"))
		loading->rules[s->item].inform = kept(loading, s->text);
	else if (kith_slice_is(key, "to"))
		*KITH_PUSH(arena, loading->targets, loading->target_count) =
			(struct kith_route_target){ s->item, kept(loading, s->text) };
	else
		wrong(loading, s, "does not fit (need, to, inform)");
}

static void set_query(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	struct kith_config *config = loading->config;

	if (s->depth != 2) {
		wrong(loading, s, "does not fit (team: 'org:Initech')");
		return;
	}
	*KITH_PUSH(&config->arena, config->queries, config->query_count) =
		(struct kith_saved_query){ kept(loading, s->keys[1]), kept(loading, s->text), s->line };
}

static void set_layout(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	static const char *const words[] = {
		[KITH_LAYOUT_FLAT] = "flat",
		[KITH_LAYOUT_INITIAL] = "initial",
		[KITH_LAYOUT_YEAR] = "year",
	};

	for (size_t i = 0; s->depth == 1 && i < sizeof(words) / sizeof(words[0]); i++) {
		if (kith_slice_is(s->text, words[i])) {
			loading->config->layout = (enum kith_layout)i;
			return;
		}
	}
	wrong(loading, s, "is no layout (flat, initial, year)");
}

static const struct {
	const char *name;
	void (*set)(struct kith_config_loading *loading, const struct kith_yaml_scalar *s);
} settings[] = {
	{ "kith", set_version },      { "me", set_me },		{ "folders", set_folder },
	{ "ignore", set_ignore },     { "fields", set_field },	{ "tiers", set_tier },
	{ "capacity", set_capacity }, { "kinds", set_kind },	{ "group-budget", set_group_budget },
	{ "asks", set_ask },	      { "army", set_army },	{ "routes", set_route },
	{ "queries", set_query },     { "export", set_export }, { "layout", set_layout },
};

static void unknown(struct kith_config_loading *loading, const struct kith_yaml_scalar *s)
{
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		if (kith_utf8_distance(s->keys[0], kith_slice_cstr(settings[i].name), 2) <= 2) {
			kith_diag_add(loading->diags, KITH_WARNING, kith_slice_cstr(KITH_CONFIG_FILE),
				      s->line, 0, "setting", "unknown setting '%.*s'; did you mean '%s'?",
				      KITH_ARG(s->keys[0]), settings[i].name);
			return;
		}
	}
	kith_diag_add(loading->diags, KITH_WARNING, kith_slice_cstr(KITH_CONFIG_FILE), s->line, 0, "setting",
		      "unknown setting '%.*s' (kith-notebook(5) lists them)", KITH_ARG(s->keys[0]));
}

void kith_config_visit(void *context, const struct kith_yaml_scalar *s)
{
	struct kith_config_loading *loading = context;

	for (size_t i = 0; s->depth > 0 && i < sizeof(settings) / sizeof(settings[0]); i++) {
		if (kith_slice_is(s->keys[0], settings[i].name)) {
			settings[i].set(loading, s);
			return;
		}
	}
	if (s->depth > 0)
		unknown(loading, s);
}
