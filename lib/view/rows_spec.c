#include "view/rows_data.h"

#define PASTE(A, B) A##B
#define NAME_AT(PREFIX, LINE) PASTE(PREFIX, LINE)

/* Each ROW closes what stands before it and opens the array of its own columns, named by its line
 * in schema/rows.def; the first one closes this enum. */
enum {
	BEFORE_FIRST_ROW
#define ROW(TOOL, VERSION, MEANING)                                                                          \
	}                                                                                                    \
	;                                                                                                    \
	static const struct kith_column NAME_AT(columns_, __LINE__)[] = {
#define COLUMN(KEY, DATA, MEANING) { KEY, KITH_COL_##DATA, MEANING },
#include "schema/rows.def"
#undef ROW
#undef COLUMN
};

static const struct kith_row_spec specs[] = {
#define ROW(TOOL, VERSION, MEANING)                                                                          \
	{ TOOL, VERSION, MEANING, NAME_AT(columns_, __LINE__),                                               \
	  sizeof(NAME_AT(columns_, __LINE__)) / sizeof(struct kith_column) },
#define COLUMN(KEY, DATA, MEANING)
#include "schema/rows.def"
#undef ROW
#undef COLUMN
};

/* How the data of front matter shows in a cell. */
enum {
	DATA_TEXT = KITH_COL_TEXT,
	DATA_EMAIL = KITH_COL_TEXT,
	DATA_PHONE = KITH_COL_TEXT,
	DATA_URL = KITH_COL_TEXT,
	DATA_DATE = KITH_COL_TEXT, /* perhaps with a time */
	DATA_BIRTHDAY = KITH_COL_TEXT,
	DATA_DURATION = KITH_COL_TEXT,
	DATA_NUMBER = KITH_COL_INT,
	DATA_REF = KITH_COL_TEXT,
	DATA_REFTEXT = KITH_COL_TEXT,
	DATA_WORD = KITH_COL_WORD,
	DATA_OPENWORD = KITH_COL_WORD,
	DATA_BOOL = KITH_COL_BOOL,
	DATA_INT = KITH_COL_INT,
	COUNT_ONE = false,
	COUNT_MANY = true,
};

/* Computed fields stand first: `depth` asked for is today's, not the declared one. */
static const struct kith_extra_type extra_types[] = {
#define COMPUTED(NAME, KEY, DATA, MEANING) { KEY, (enum kith_column_data)DATA_##DATA, false },
#include "schema/computed.def"
#undef COMPUTED
#define FIELD(TYPE, NAME, KEY, DATA, COUNT, WORDS, MEANING)                                                  \
	{ KEY, (enum kith_column_data)DATA_##DATA, COUNT_##COUNT },
#define AGAIN(TYPE, NAME, KEY, DATA, COUNT, WORDS, MEANING)
#include "schema/fields.def"
#undef FIELD
#undef AGAIN
};

const struct kith_row_spec *kith_row_specs(size_t *count)
{
	*count = sizeof(specs) / sizeof(*specs);
	return specs;
}

const struct kith_row_spec *kith_row_spec(const char *tool)
{
	for (size_t i = 0; i < sizeof(specs) / sizeof(*specs); i++)
		if (strcmp(specs[i].tool, tool) == 0)
			return &specs[i];
	return NULL;
}

const struct kith_extra_type *kith_extra_type(struct kith_slice name)
{
	for (size_t i = 0; i < sizeof(extra_types) / sizeof(*extra_types); i++)
		if (kith_slice_is(name, extra_types[i].name))
			return &extra_types[i];
	return NULL;
}

size_t kith_column_find(const struct kith_row_spec *spec, struct kith_slice key)
{
	for (size_t i = 0; i < spec->count; i++)
		if (kith_slice_is(key, spec->columns[i].key))
			return i;
	return SIZE_MAX;
}

struct kith_pick kith_pick_of(const struct kith_row_spec *spec, struct kith_slice key)
{
	struct kith_pick pick = { key, kith_column_find(spec, key), KITH_COL_TEXT };
	const struct kith_extra_type *type = NULL;

	if (pick.column != SIZE_MAX)
		pick.data = spec->columns[pick.column].data;
	else if ((type = kith_extra_type(key)) != NULL)
		pick.data = type->many ? KITH_COL_LIST : type->data;
	return pick;
}

struct kith_picks kith_picks_of(const struct kith_row_spec *spec, const char *fields,
				struct kith_arena *arena)
{
	struct kith_slice rest = kith_slice_cstr(fields), part;
	struct kith_picks picks = { NULL, 0 };

	if (!fields) {
		picks.items = kith_arena_array(arena, spec->count, sizeof(*picks.items));
		for (; picks.count < spec->count; picks.count++)
			picks.items[picks.count] =
				kith_pick_of(spec, kith_slice_cstr(spec->columns[picks.count].key));
		return picks;
	}
	picks.items = kith_arena_array(arena, rest.len + 1, sizeof(*picks.items));
	while (kith_slice_next(&rest, ',', &part))
		picks.items[picks.count++] = kith_pick_of(spec, kith_slice_trim(part));
	return picks;
}
