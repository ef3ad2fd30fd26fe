#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/date.h"
#include "book/config.h"

static struct kith_config config;
static struct kith_diags diags;

static void load(const char *yaml)
{
	kith_config_parse(kith_slice_cstr(yaml), &diags, &config);
}

static int release(void **state)
{
	(void)state;
	kith_config_release(&config);
	kith_diags_release(&diags);
	memset(&diags, 0, sizeof(diags));
	return 0;
}

static struct kith_slice text(const char *s)
{
	return kith_slice_cstr(s);
}

static void assert_text(struct kith_slice s, const char *expected)
{
	if (!kith_slice_is(s, expected))
		fail_msg("'%.*s' is not '%s'", KITH_ARG(s), expected);
}

static void a_notebook_works_with_its_version_alone(void **state)
{
	(void)state;
	load("kith: 1\n");
	assert_int_equal(diags.count, 0);
	assert_int_equal(config.version, 1);
	assert_text(config.me, "people/me");
	assert_int_equal(config.me_line, 0);
	assert_int_equal(config.folder_count, 4);
	assert_int_equal(kith_config_tier(&config, text("inner"))->cadence, 14);
	assert_int_equal(kith_config_tier(&config, text("ambient"))->cadence, KITH_NEVER);
	assert_null(kith_config_tier(&config, text("outer")));
	assert_true(config.capacity > 5.99 && config.capacity < 6.01);
	assert_int_equal(config.group_hours, 8);
	assert_int_equal(config.group_count, 4);
	assert_int_equal(config.asks[KITH_LARGE].rest, 365);
	assert_int_equal(config.export_count, 5);
	assert_int_equal(config.layout, KITH_LAYOUT_FLAT);
	assert_int_equal(config.mapping_count, 0);
	assert_true(config.kinds.count > 40);
}

static void every_setting_is_read(void **state)
{
	(void)state;
	load("kith: 1\n"
	     "me: people/ich\n"
	     "folders: {authors: person, network/events/: event}\n"
	     "ignore: [drafts]\n"
	     "fields: {Company: org, person.title: position}\n"
	     "tiers: {inner: 1w, pen-pals: 2m}\n"
	     "capacity: 24/m\n"
	     "group-budget: {hours: 10, groups: 2}\n"
	     "asks: {small: {points: 2, rest: 1w, depth: 0}}\n"
	     "kinds: {climbing: {day: contact}, coffee: {day: touch}}\n"
	     "army: {sales: [ally, peer], legal: [ally]}\n"
	     "routes: [{need: buy, to: [accounts, function:sales]}, {need: api, to: me, inform: "
	     "function:sales}]\n"
	     "queries: {team: 'org:Initech not relation:manager'}\n"
	     "export: [name, city]\n"
	     "layout: year\n");
	for (size_t i = 0; i < diags.count; i++)
		fail_msg("%u: %.*s", diags.items[i].line, KITH_ARG(diags.items[i].message));
	assert_text(config.me, "people/ich");
	assert_int_equal(config.me_line, 2);
	assert_int_equal(config.ignore_count, 1);
	assert_int_equal(config.mapping_count, 2);
	assert_int_equal(kith_config_tier(&config, text("inner"))->cadence, 7);
	assert_int_equal(kith_config_tier(&config, text("pen-pals"))->cadence, 60);
	assert_int_equal(kith_config_tier(&config, text("close"))->cadence, 30);
	assert_true(config.capacity > 5.59 && config.capacity < 5.61);
	assert_int_equal(config.group_hours, 10);
	assert_int_equal(config.group_count, 2);
	assert_int_equal(config.asks[KITH_SMALL].points, 2);
	assert_int_equal(config.asks[KITH_SMALL].rest, 7);
	assert_int_equal(config.asks[KITH_SMALL].depth, 0);
	assert_int_equal(config.asks[KITH_MEDIUM].points, 3);
	assert_int_equal(kith_kinds_get(&config.kinds, text("climbing"), text(""))->day, KITH_DAY_CONTACT);
	assert_int_equal(kith_kinds_get(&config.kinds, text("coffee"), text(""))->day, KITH_DAY_TOUCH);
	assert_int_equal(config.army_count, 3);
	assert_text(config.army[1].function, "sales");
	assert_text(config.army[1].relation, "peer");
	assert_int_equal(config.route_count, 3);
	assert_int_equal(config.routes[1].rule, 0);
	assert_text(config.routes[1].need, "buy");
	assert_text(config.routes[1].to, "function:sales");
	assert_text(config.routes[1].inform, "");
	assert_int_equal(config.routes[2].rule, 1);
	assert_text(config.routes[2].inform, "function:sales");
	assert_int_equal(config.query_count, 1);
	assert_text(config.queries[0].text, "org:Initech not relation:manager");
	assert_int_equal(config.export_count, 2);
	assert_int_equal(config.layout, KITH_LAYOUT_YEAR);
}

static void what_cannot_be_used_is_named_and_its_default_stays(void **state)
{
	static const struct {
		const char *yaml, *message;
	} rows[] = {
		{ "kith: one\n", "kith: 'one' is no version of the format (1)" },
		{ "kith: 1\ntiers: {inner: often}\n",
		  "tiers.inner: 'often' is not a duration (2w, 30d, monthly, never)" },
		{ "kith: 1\nfolders: {authors: human}\n",
		  "folders.authors: 'human' is no type of note (people: person; types "
		  "are person, event, group, lead)" },
		{ "kith: 1\ncapacity: lots\n", "capacity: 'lots' is no number of contacts (6/w, 24/m)" },
		{ "kith: 1\nfields: {Company: firm}\n",
		  "fields.Company: 'firm' is no key of ours (Company: org)" },
		{ "kith: 1\nfields: {event.Who: cadence}\n",
		  "fields.event.Who: 'cadence' is no key of notes of that type" },
		{ "kith: 1\nlayout: round\n", "layout: 'round' is no layout (flat, initial, year)" },
		{ "kith: 1\nfolder: {a: person}\n", "unknown setting 'folder'; did you mean 'folders'?" },
		{ "kith: 1\neditor: vi\n", "unknown setting 'editor' (kith-notebook(5) lists them)" },
		{ "me: people/me\n", "the format's version is not named (kith: 1)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		load(rows[i].yaml);
		assert_int_equal(diags.count, 1);
		assert_text(diags.items[0].message, rows[i].message);
		assert_text(diags.items[0].path, "kith.yaml");
		assert_int_equal(config.version, 1);
		assert_int_equal(kith_config_tier(&config, text("inner"))->cadence, 14);
		(void)release(NULL);
	}
}

static void a_later_version_is_read(void **state)
{
	(void)state;
	load("kith: 7\n");
	assert_int_equal(config.version, 7);
	assert_int_equal(diags.count, 0);
}

static void yaml_that_cannot_be_read_leaves_the_defaults(void **state)
{
	(void)state;
	load("kith: [1\n");
	assert_true(diags.errors > 0);
	assert_int_equal(config.folder_count, 4);
}

static void keys_of_another_vault_are_read_as_ours(void **state)
{
	static const struct {
		enum kith_type type;
		const char *key;
		enum kith_field field;
	} rows[] = {
		{ KITH_PERSON, "Company", KITH_F_ORG },	      { KITH_PERSON, "title", KITH_F_POSITION },
		{ KITH_EVENT, "title", KITH_F_TITLE },	      { KITH_PERSON, "org", KITH_F_ORG },
		{ KITH_EVENT, "Company", KITH_FIELD_COUNT },  { KITH_PERSON, "job", KITH_F_POSITION },
		{ KITH_PERSON, "company", KITH_FIELD_COUNT },
	};

	(void)state;
	load("kith: 1\nfields: {Company: org, person.title: position, job: position}\n");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(kith_config_field(&config, rows[i].type, text(rows[i].key)), rows[i].field);
	assert_text(kith_config_key(&config, KITH_PERSON, KITH_F_POSITION), "title");
	assert_text(kith_config_key(&config, KITH_PERSON, KITH_F_TIER), "tier");
	assert_text(kith_config_key(&config, KITH_EVENT, KITH_F_TITLE), "title");
}

static void the_deepest_folder_gives_the_type(void **state)
{
	static const struct {
		const char *path;
		enum kith_type type;
	} rows[] = {
		{ "network/ada.md", KITH_PERSON },
		{ "network/deep/er/ada.md", KITH_PERSON },
		{ "network/clubs/chess.md", KITH_GROUP },
		{ "network", KITH_NO_TYPE },
		{ "networks/ada.md", KITH_NO_TYPE },
		{ "people/ada.md", KITH_NO_TYPE },
		{ "events/x.md", KITH_EVENT },
		{ "leads/x.md", KITH_LEAD },
		{ "ada.md", KITH_NO_TYPE },
	};

	(void)state;
	load("kith: 1\nfolders: {network: person, network/clubs: group}\n");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(kith_config_folder_type(&config, text(rows[i].path)), rows[i].type);
	assert_text(kith_config_folder(&config, KITH_PERSON), "network");
	assert_text(kith_config_folder(&config, KITH_EVENT), "events");
}

static void ignored_are_whole_paths_and_names_of_parts(void **state)
{
	static const struct {
		const char *path;
		bool ignored;
	} rows[] = {
		{ "templates", true },	       { "people/templates/x.md", true },
		{ "people/old/x.md", true },   { "people/old", true },
		{ "old/x.md", false },	       { "people/older.md", false },
		{ "README.md", true },	       { "people/README.md", true },
		{ "people/readme.md", false }, { "people/x.md", false },
	};

	(void)state;
	load("kith: 1\nignore: [templates, README.md, people/old]\n");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(kith_config_ignored(&config, text(rows[i].path)), rows[i].ignored);
}

static void ids_are_paths_without_ending_and_bundles_their_folder(void **state)
{
	static const struct {
		const char *path, *id;
		bool page;
	} rows[] = {
		{ "people/ada.md", "people/ada", false },
		{ "people/ada/index.md", "people/ada", false },
		{ "people/ada/_index.md", "people/ada", false },
		{ "people/ada/my-index.md", "people/ada/my-index", false },
		{ "people/_index.md", "people", true },
		{ "people/index.md", "people", true },
		{ "index.md", "index", true },
		{ "people/王小明.md", "people/王小明", false },
		{ "ada.md", "ada", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_text(kith_path_id(text(rows[i].path)), rows[i].id);
		assert_int_equal(kith_path_is_folder_page(text(rows[i].path)), rows[i].page);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_notebook_works_with_its_version_alone, release),
		cmocka_unit_test_teardown(every_setting_is_read, release),
		cmocka_unit_test_teardown(what_cannot_be_used_is_named_and_its_default_stays, release),
		cmocka_unit_test_teardown(a_later_version_is_read, release),
		cmocka_unit_test_teardown(yaml_that_cannot_be_read_leaves_the_defaults, release),
		cmocka_unit_test_teardown(keys_of_another_vault_are_read_as_ours, release),
		cmocka_unit_test_teardown(the_deepest_folder_gives_the_type, release),
		cmocka_unit_test_teardown(ignored_are_whole_paths_and_names_of_parts, release),
		cmocka_unit_test(ids_are_paths_without_ending_and_bundles_their_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
