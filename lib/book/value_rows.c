#include "base/utf8.h"
#include "book/build.h"

/* Which key of the note each field is read from, and how well it names the field: 0 is our own
 * name, then the mappings in the order of kith.yaml. */
struct choice {
	size_t key; /* position + 1; 0: none */
	size_t rank;
};

static void warn(const struct kith_reading *reading, const struct kith_key *key, const char *rule,
		 const char *message)
{
	if (reading->build->check)
		kith_diag_add(reading->build->diags, KITH_WARNING, reading->file->path, key->line,
			      key->column, rule, "%.*s: %s", KITH_ARG(key->name), message);
}

static bool is_ref(const struct kith_field_spec *spec)
{
	return spec && spec->data == KITH_REF;
}

/* Whether the key holds something. An empty reference is one that leads nowhere, and is kept. */
static bool has_value(const struct kith_key *key, const struct kith_field_spec *spec)
{
	if (key->duplicate || key->count == 0)
		return false;
	for (size_t i = 0; i < key->count; i++)
		if (key->items[i].text.len > 0)
			return true;
	return is_ref(spec);
}

static enum kith_field field_of(const struct kith_reading *reading, const struct kith_key *key, size_t *rank)
{
	const struct kith_config *config = reading->build->config;
	const struct kith_mapping *mapping = kith_config_mapping(config, reading->type, key->name);

	*rank = mapping ? 1 + (size_t)(mapping - config->mappings) : 0;
	return mapping ? mapping->ours : kith_field_find(key->name);
}

static void choose(const struct kith_reading *reading, struct choice *choices)
{
	const struct kith_front *front = &reading->note->front;

	for (size_t i = 0; i < front->count; i++) {
		const struct kith_key *key = &front->keys[i];
		size_t rank;
		enum kith_field field = field_of(reading, key, &rank);

		if (field == KITH_FIELD_COUNT || !has_value(key, kith_field_spec(reading->type, field)))
			continue;
		if (key->shape == KITH_MAP) {
			if (kith_field_spec(reading->type, field))
				warn(reading, key, "map",
				     "is a map, where a value or a list is read; it counts as unset");
			continue;
		}
		if (choices[field].key == 0 || rank < choices[field].rank)
			choices[field] = (struct choice){ i + 1, rank };
	}
}

static bool tier_fits(const struct kith_config *config, struct kith_slice value, struct kith_buf *why)
{
	if (kith_config_tier(config, kith_slice_trim(value)))
		return true;
	kith_field_quote(value, why);
	kith_buf_cstr(why, " is no tier (");
	for (size_t i = 0; i < config->tier_count; i++) {
		kith_buf_cstr(why, i ? ", " : "");
		kith_buf_slice(why, config->tiers[i].name);
	}
	kith_buf_byte(why, ')');
	return false;
}

/* A note's type falls back to its folder's where the word is none of ours, so that is no fault. */
static bool fits(const struct kith_reading *reading, const struct kith_field_spec *spec,
		 struct kith_slice value, struct kith_buf *why)
{
	if (spec->field == KITH_F_TYPE || value.len == 0)
		return true;
	if (spec->field == KITH_F_TIER)
		return tier_fits(reading->build->config, value, why);
	return kith_field_check(spec, value, why);
}

static void check_item(const struct kith_reading *reading, const struct kith_key *key,
		       const struct kith_item *item, const struct kith_field_spec *spec)
{
	struct kith_build *build = reading->build;
	bool closed = kith_field_closed(spec->data);
	enum kith_severity severity = build->check && closed ? KITH_ERROR : KITH_WARNING;

	if (!closed && !build->check)
		return;
	kith_buf_clear(&build->scratch);
	if (!fits(reading, spec, item->text, &build->scratch))
		kith_diag_add(build->diags, severity, reading->file->path, item->line, item->column, "value",
			      "%.*s: %s", KITH_ARG(key->name), build->scratch.ptr);
}

static void add_item(const struct kith_reading *reading, const struct kith_item *item, uint32_t field,
		     size_t mapping)
{
	const struct kith_field_spec *spec = kith_field_spec(reading->type, (enum kith_field)field);
	struct kith_builder *rows = &reading->build->rows;
	struct kith_text text = kith_builder_text(rows, item->text);
	struct kith_text path = kith_builder_text(rows, item->path);
	struct kith_value *value = kith_builder_add(rows, KITH_TABLE_VALUES);

	*value = (struct kith_value){
		.field = field,
		.text = text,
		.path = path,
		.number = spec ? kith_field_number(spec->data, item->text) : KITH_NO_DAY,
		.note = KITH_NOBODY,
		.line = item->line,
		.column = item->column,
		.mapping = (uint32_t)mapping,
	};
}

static void add_known(const struct kith_reading *reading, const struct kith_key *key, enum kith_field field,
		      size_t mapping)
{
	const struct kith_field_spec *spec = kith_field_spec(reading->type, field);

	for (size_t i = 0; i < key->count; i++) {
		if (key->items[i].text.len == 0 && !is_ref(spec))
			continue;
		if (spec)
			check_item(reading, key, &key->items[i], spec);
		add_item(reading, &key->items[i], field, mapping);
	}
	if (spec && !spec->many && key->count > 1)
		warn(reading, key, "list", "takes one value, and the first is read");
	if (!spec && reading->build->check)
		kith_rare_add(reading->build->rare, reading, key, field);
}

static void add_unknown(const struct kith_reading *reading, const struct kith_key *key)
{
	uint32_t field = KITH_FIELD_COUNT + kith_builder_key(&reading->build->rows, key->name);

	for (size_t i = 0; i < key->count; i++)
		add_item(reading, &key->items[i], field, 0);
	if (reading->build->check)
		kith_rare_add(reading->build->rare, reading, key, field);
}

/* Of several mapped keys the first in kith.yaml counts, which is what the order there is for; our
 * own beside one is more likely an oversight. */
static void warn_beaten(const struct kith_reading *reading, const struct kith_key *key, struct choice winner)
{
	const struct kith_key *read = &reading->note->front.keys[winner.key - 1];

	if (winner.rank > 0 || key->shape == KITH_MAP)
		return;
	kith_buf_clear(&reading->build->scratch);
	kith_buf_cstr(&reading->build->scratch, "means the same as '");
	kith_buf_slice(&reading->build->scratch, read->name);
	kith_buf_cstr(&reading->build->scratch, "', which is read instead");
	warn(reading, key, "two-keys", reading->build->scratch.ptr);
}

static void add_key(const struct kith_reading *reading, size_t at, const struct choice *choices)
{
	const struct kith_key *key = &reading->note->front.keys[at];
	size_t rank;
	enum kith_field field = field_of(reading, key, &rank);

	if (key->duplicate)
		return;
	if (field == KITH_FIELD_COUNT) {
		add_unknown(reading, key);
		return;
	}
	if (choices[field].key == at + 1) {
		add_known(reading, key, field, rank);
		return;
	}
	if (!has_value(key, NULL))
		return;
	if (choices[field].key)
		warn_beaten(reading, key, choices[field]);
	add_unknown(reading, key);
}

/* "2026-11-05-meetup": the day that begins the name of a file, or of the folder of a bundle. */
static void add_file_date(const struct kith_reading *reading)
{
	enum { LEN = 10 };
	struct kith_item item = { .text = kith_slice_sub(kith_path_name(reading->file->id), 0, LEN) };

	if (kith_day_parse(item.text) != KITH_NO_DAY)
		add_item(reading, &item, KITH_F_DATE, 0);
}

/* The first value of a field that holds a day, or NULL. */
static const struct kith_value *day_of(const struct kith_builder *rows, struct kith_range range,
				       enum kith_field field)
{
	const struct kith_value *values = (const void *)rows->tables[KITH_TABLE_VALUES].items;

	for (uint32_t i = range.first; i < range.first + range.count; i++)
		if (values[i].field == field && values[i].number != KITH_NO_DAY)
			return &values[i];
	return NULL;
}

static void check_days(const struct kith_reading *reading, struct kith_range range)
{
	const struct kith_value *date = day_of(&reading->build->rows, range, KITH_F_DATE);
	const struct kith_value *end = day_of(&reading->build->rows, range, KITH_F_END);

	if (date && end && end->number < date->number)
		kith_diag_add(reading->build->diags, KITH_WARNING, reading->file->path, end->line,
			      end->column, "end-before-date", "the event's last day lies before its first");
}

struct kith_range kith_build_values(struct kith_reading *reading)
{
	struct kith_builder *rows = &reading->build->rows;
	struct kith_range range = { kith_builder_count(rows, KITH_TABLE_VALUES), 0 };
	struct choice choices[KITH_FIELD_COUNT] = { { 0, 0 } };

	choose(reading, choices);
	for (size_t i = 0; i < reading->note->front.count; i++)
		add_key(reading, i, choices);
	if (reading->type == KITH_EVENT && choices[KITH_F_DATE].key == 0)
		add_file_date(reading);
	range.count = kith_builder_count(rows, KITH_TABLE_VALUES) - range.first;
	if (reading->type == KITH_EVENT && reading->build->check)
		check_days(reading, range);
	return range;
}
