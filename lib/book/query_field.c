#include "book/query_int.h"

#include "base/utf8.h"

const char *const kith_computed_names[KITH_COMPUTED_COUNT] = {
#define COMPUTED(NAME, WORD, DATA, MEANING) [KITH_COMPUTED_##NAME] = WORD,
#include "schema/computed.def"
#undef COMPUTED
};

#define MEASURE_DATE MEASURE_DAY
#define MEASURE_INT MEASURE_NUMBER

static const enum query_measure computed_measures[KITH_COMPUTED_COUNT] = {
#define COMPUTED(NAME, WORD, DATA, MEANING) [KITH_COMPUTED_##NAME] = MEASURE_##DATA,
#include "schema/computed.def"
#undef COMPUTED
};

/* What every note has, front matter or not. */
static const struct {
	const char *name;
	enum query_subject subject;
	enum query_measure measure;
} always[] = {
	{ "id", SUBJECT_ID, MEASURE_TEXT },	{ "path", SUBJECT_PATH, MEASURE_TEXT },
	{ "type", SUBJECT_TYPE, MEASURE_TYPE }, { "name", SUBJECT_NAME, MEASURE_TEXT },
	{ "text", SUBJECT_TEXT, MEASURE_BODY },
};
#define ALWAYS_COUNT (sizeof(always) / sizeof(always[0]))

static const enum query_measure measures[] = {
	[KITH_TEXT] = MEASURE_TEXT,	    [KITH_EMAIL] = MEASURE_TEXT,
	[KITH_PHONE] = MEASURE_TEXT,	    [KITH_URL] = MEASURE_TEXT,
	[KITH_DATE] = MEASURE_DAY,	    [KITH_BIRTHDAY] = MEASURE_BIRTHDAY,
	[KITH_DURATION] = MEASURE_DURATION, [KITH_NUMBER] = MEASURE_NUMBER,
	[KITH_REF] = MEASURE_REF,	    [KITH_REFTEXT] = MEASURE_REF,
	[KITH_WORD] = MEASURE_TEXT,	    [KITH_OPENWORD] = MEASURE_TEXT,
	[KITH_BOOL] = MEASURE_BOOL,
};

static enum query_measure measure_of(uint32_t field)
{
	size_t count;
	const struct kith_field_spec *specs = kith_fields(&count);

	for (size_t i = 0; i < count; i++)
		if ((uint32_t)specs[i].field == field)
			return measures[specs[i].data];
	return MEASURE_ANY;
}

/* The highest number of a field in this book, plus one. */
static uint32_t field_count(const struct kith_book *book)
{
	const struct kith_value *values = kith_book_values(book);
	uint32_t count = KITH_FIELD_COUNT;

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		struct kith_range range = kith_book_note(book, note)->values;
		for (uint32_t i = range.first; i < range.first + range.count; i++)
			if (values[i].field >= count)
				count = values[i].field + 1;
	}
	return count;
}

/* Calls `found` for every name that a query may use for a field, until it answers true. */
typedef bool name_found(void *context, struct kith_slice name);

static bool each_name(const struct kith_book *book, name_found *found, void *context)
{
	const struct kith_config *config = kith_book_config(book);
	uint32_t count = field_count(book);

	for (size_t i = 0; i < ALWAYS_COUNT; i++)
		if (found(context, kith_slice_cstr(always[i].name)))
			return true;
	for (size_t i = 0; i < KITH_COMPUTED_COUNT; i++)
		if (found(context, kith_slice_cstr(kith_computed_names[i])))
			return true;
	for (uint32_t i = 0; i < count; i++)
		if (found(context, kith_book_field_name(book, i)))
			return true;
	for (size_t i = 0; i < config->mapping_count; i++)
		if (found(context, config->mappings[i].theirs))
			return true;
	return false;
}

static bool take_field(const struct kith_book *book, uint32_t field, struct query_term *term)
{
	term->subject = SUBJECT_FIELD;
	term->field = field;
	term->name = kith_book_field_name(book, field);
	term->measure = measure_of(field);
	return true;
}

static bool find_always(struct kith_slice name, struct query_term *term)
{
	for (size_t i = 0; i < ALWAYS_COUNT; i++) {
		if (!kith_slice_is(name, always[i].name))
			continue;
		term->subject = always[i].subject;
		term->name = kith_slice_cstr(always[i].name);
		term->measure = always[i].measure;
		return true;
	}
	return false;
}

static bool find_computed(struct kith_slice name, struct query_term *term)
{
	for (uint32_t i = 0; i < KITH_COMPUTED_COUNT; i++) {
		if (!kith_slice_is(name, kith_computed_names[i]))
			continue;
		term->subject = SUBJECT_COMPUTED;
		term->field = i;
		term->name = kith_slice_cstr(kith_computed_names[i]);
		term->measure = computed_measures[i];
		return true;
	}
	return false;
}

static bool find_exact(const struct kith_book *book, struct kith_slice name, struct query_term *term)
{
	uint32_t field;

	if (find_always(name, term) || find_computed(name, term))
		return true;
	field = kith_book_find_field(book, name);
	return field != UINT32_MAX && take_field(book, field, term);
}

struct same_name {
	struct kith_slice wanted, found;
};

static bool is_same_name(void *context, struct kith_slice name)
{
	struct same_name *same = context;

	if (!kith_utf8_same(name, same->wanted))
		return false;
	same->found = name;
	return true;
}

/* "person.title": what stands under `title` in the map `person`. */
static bool find_inside(const struct kith_book *book, struct kith_slice name, struct query_term *term)
{
	struct kith_slice head, path;
	uint32_t field;

	if (!kith_slice_cut(name, '.', &head, &path) || path.len == 0)
		return false;
	field = kith_book_find_field(book, head);
	if (field == UINT32_MAX)
		return false;
	take_field(book, field, term);
	term->measure = MEASURE_ANY;
	term->path = path;
	return true;
}

bool query_field_find(const struct kith_book *book, struct kith_slice name, struct query_term *term)
{
	struct same_name same = { name, { NULL, 0 } };

	if (find_exact(book, name, term))
		return true;
	if (each_name(book, is_same_name, &same))
		return find_exact(book, same.found, term);
	return find_inside(book, name, term);
}

struct near_name {
	struct kith_slice wanted, found;
	size_t distance;
};

static bool is_nearer(void *context, struct kith_slice name)
{
	struct near_name *near = context;
	size_t distance = kith_utf8_distance(near->wanted, name, near->distance - 1);

	if (distance < near->distance) {
		near->distance = distance;
		near->found = name;
	}
	return near->distance == 1;
}

struct kith_slice query_field_near(const struct kith_book *book, struct kith_slice name)
{
	size_t allowed = name.len >= 6 ? 2 : name.len >= 3 ? 1 : 0;
	struct near_name near = { name, { NULL, 0 }, allowed + 1 };

	if (allowed > 0)
		each_name(book, is_nearer, &near);
	return near.found;
}
