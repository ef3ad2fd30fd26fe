#include "book/schema.h"

#include "base/utf8.h"

enum { COUNT_ONE, COUNT_MANY };

static const struct kith_field_spec specs[] = {
#define FIELD(TYPE, KEY, NAME, DATA, COUNT, WORDS, MEANING)                                                  \
	{ KITH_##TYPE, KITH_F_##KEY, NAME, KITH_##DATA, COUNT_##COUNT, WORDS, MEANING },
#define AGAIN FIELD
#include "schema/fields.def"
#undef AGAIN
#undef FIELD
};

enum spec_row {
#define FIELD(TYPE, KEY, NAME, DATA, COUNT, WORDS, MEANING) ROW_##TYPE##_##KEY,
#define AGAIN FIELD
#include "schema/fields.def"
#undef AGAIN
#undef FIELD
};

/* Row of `specs` plus one, so that 0 says that the type has no such key. */
static const unsigned char spec_of[KITH_TYPE_COUNT][KITH_FIELD_COUNT] = {
#define FIELD(TYPE, KEY, NAME, DATA, COUNT, WORDS, MEANING)                                                  \
	[KITH_##TYPE][KITH_F_##KEY] = ROW_##TYPE##_##KEY + 1,
#define AGAIN FIELD
#include "schema/fields.def"
#undef AGAIN
#undef FIELD
};

_Static_assert(sizeof(specs) / sizeof(specs[0]) < 255, "a row number fits a byte");

static const struct kith_slice field_names[KITH_FIELD_COUNT] = {
#define FIELD(TYPE, KEY, NAME, DATA, COUNT, WORDS, MEANING) [KITH_F_##KEY] = KITH_SLICE(NAME),
#define AGAIN(TYPE, KEY, NAME, DATA, COUNT, WORDS, MEANING)
#include "schema/fields.def"
#undef AGAIN
#undef FIELD
};

static const struct {
	const char *word, *folder;
} types[KITH_TYPE_COUNT] = {
	[KITH_NO_TYPE] = { "", "" },
#define TYPE(NAME, WORD, FOLDER, MEANING) [KITH_##NAME] = { WORD, FOLDER },
#include "schema/types.def"
#undef TYPE
};

const struct kith_field_spec *kith_fields(size_t *count)
{
	*count = sizeof(specs) / sizeof(specs[0]);
	return specs;
}

const struct kith_field_spec *kith_field_spec(enum kith_type type, enum kith_field field)
{
	if (type >= KITH_TYPE_COUNT || field >= KITH_FIELD_COUNT || spec_of[type][field] == 0)
		return NULL;
	return &specs[spec_of[type][field] - 1];
}

enum kith_field kith_field_find(struct kith_slice name)
{
	for (size_t i = 0; i < KITH_FIELD_COUNT; i++)
		if (kith_slice_eq(field_names[i], name))
			return (enum kith_field)i;
	return KITH_FIELD_COUNT;
}

const char *kith_field_name(enum kith_field field)
{
	return field < KITH_FIELD_COUNT ? field_names[field].ptr : "";
}

enum kith_type kith_type_find(struct kith_slice word)
{
	for (int type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++)
		if (kith_slice_is(word, types[type].word))
			return (enum kith_type)type;
	return KITH_NO_TYPE;
}

enum kith_type kith_type_near(struct kith_slice word)
{
	for (int type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++) {
		struct kith_slice ours = kith_slice_cstr(types[type].word);

		if (!kith_slice_eq(ours, word) &&
		    (kith_utf8_same(ours, word) || kith_utf8_distance(ours, word, 1) <= 1))
			return (enum kith_type)type;
	}
	return KITH_NO_TYPE;
}

const char *kith_type_word(enum kith_type type)
{
	return type < KITH_TYPE_COUNT ? types[type].word : "";
}

const char *kith_type_folder(enum kith_type type)
{
	return type < KITH_TYPE_COUNT ? types[type].folder : "";
}

enum kith_field kith_field_near(enum kith_type type, struct kith_slice name)
{
	enum { SHORTEST = 6 };

	for (size_t i = 0; i < KITH_FIELD_COUNT; i++) {
		if (field_names[i].len < SHORTEST || spec_of[type][i] == 0)
			continue;
		if (!kith_slice_eq(field_names[i], name) && kith_utf8_distance(field_names[i], name, 1) <= 1)
			return (enum kith_field)i;
	}
	return KITH_FIELD_COUNT;
}
