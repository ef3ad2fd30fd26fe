#include "note/kind.h"

#include <string.h>

static const struct kith_kind defaults[] = {
#define KIND(NAME, WORD, DAY, WORD_CLASS, OUTCOMES, OUTCOME_DAYS, THEY, MINE, MEANING)                       \
	{ NAME,	    WORD,	  KITH_DAY_##DAY,     KITH_WORD_##WORD_CLASS,                                \
	  OUTCOMES, OUTCOME_DAYS, KITH_POINTS_##THEY, KITH_POINTS_##MINE,                                    \
	  MEANING },
#include "schema/kinds.def"
#undef KIND
};

#define DEFAULT_COUNT (sizeof(defaults) / sizeof(defaults[0]))

void kith_kinds_default(struct kith_arena *arena, struct kith_kinds *kinds)
{
	kinds->items = kith_arena_array(arena, DEFAULT_COUNT, sizeof(*kinds->items));
	memcpy(kinds->items, defaults, sizeof(defaults));
	kinds->count = DEFAULT_COUNT;
}

static void append(struct kith_arena *arena, struct kith_kinds *kinds, const struct kith_kind *kind)
{
	struct kith_kind *items = kith_arena_array(arena, kinds->count + 1, sizeof(*items));

	if (kinds->count > 0)
		memcpy(items, kinds->items, kinds->count * sizeof(*items));
	items[kinds->count] = *kind;
	kinds->items = items;
	kinds->count++;
}

void kith_kinds_set_day(struct kith_arena *arena, struct kith_kinds *kinds, struct kith_slice name,
			enum kith_day_class day)
{
	struct kith_kind kind = { .word = "", .day = day, .outcomes = "", .outcome_days = "", .meaning = "" };
	bool found = false;

	for (size_t i = 0; i < kinds->count; i++) {
		if (!kith_slice_is(name, kinds->items[i].name))
			continue;
		kinds->items[i].day = day;
		found = true;
	}
	if (found)
		return;
	kind.name = kith_arena_cstr(arena, name);
	append(arena, kinds, &kind);
}

/* Most names differ in their first letter: a call is spared for those. */
static bool is_name(const char *name, struct kith_slice s)
{
	return s.len > 0 && name[0] == s.ptr[0] && kith_slice_is(s, name);
}

const struct kith_kind *kith_kinds_get(const struct kith_kinds *kinds, struct kith_slice name,
				       struct kith_slice word)
{
	const struct kith_kind *fallback = NULL;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kith_kind *kind = &kinds->items[i];

		if (!is_name(kind->name, name))
			continue;
		if (kith_slice_is(word, kind->word))
			return kind;
		if (kind->word[0] == '\0')
			fallback = kind;
	}
	return fallback;
}

bool kith_words_have(const char *words, struct kith_slice word)
{
	struct kith_slice rest = kith_slice_cstr(words), one;

	while (word.len > 0 && kith_slice_next(&rest, '|', &one)) {
		if (kith_slice_eq(one, word))
			return true;
	}
	return false;
}

bool kith_day_class_parse(struct kith_slice word, enum kith_day_class *day)
{
	static const struct {
		const char *word;
		enum kith_day_class day;
	} words[] = {
		{ "contact", KITH_DAY_CONTACT },
		{ "touch", KITH_DAY_TOUCH },
		{ "none", KITH_DAY_NONE },
		{ "quiet", KITH_DAY_QUIET },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!kith_slice_is(word, words[i].word))
			continue;
		*day = words[i].day;
		return true;
	}
	return false;
}
