/* Keys that are none of a type's and that fewer than three notes have: slips of the pen, where a
 * key of ours is one edit away; what more notes have is somebody's own key. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "book/build.h"

enum { MANY_NOTES = 3 };

struct place_of_key {
	uint32_t path; /* position in the files of the build */
	uint32_t line, column;
};

struct rare_key {
	uint32_t count; /* notes that have it, up to MANY_NOTES */
	struct place_of_key places[MANY_NOTES - 1];
	enum kith_type types[MANY_NOTES - 1];
};

/* Keys of ours in notes of another type, by type; then the rows of the key table. */
struct kith_rare {
	struct rare_key ours[KITH_TYPE_COUNT][KITH_FIELD_COUNT];
	struct rare_key *others;
	size_t count, capacity;
};

struct kith_rare *kith_rare_new(void)
{
	return kith_alloc(1, sizeof(struct kith_rare));
}

void kith_rare_free(struct kith_rare *rare)
{
	if (rare)
		free(rare->others);
	free(rare);
}

static struct rare_key *other(struct kith_rare *rare, uint32_t row)
{
	while (rare->count <= row) {
		rare->others = kith_grow(rare->others, rare->count, &rare->capacity, sizeof(*rare->others));
		memset(&rare->others[rare->count++], 0, sizeof(*rare->others));
	}
	return &rare->others[row];
}

void kith_rare_add(struct kith_rare *rare, const struct kith_reading *reading, const struct kith_key *key,
		   uint32_t field)
{
	struct rare_key *seen = field < KITH_FIELD_COUNT ? &rare->ours[reading->type][field]
							 : other(rare, field - KITH_FIELD_COUNT);

	if (seen->count >= MANY_NOTES)
		return;
	if (seen->count < MANY_NOTES - 1) {
		seen->places[seen->count] =
			(struct place_of_key){ (uint32_t)(reading->file - reading->build->files.items),
					       key->line, key->column };
		seen->types[seen->count] = reading->type;
	}
	seen->count++;
}

static void warn(struct kith_build *build, const struct place_of_key *place, const char *rule,
		 const char *const words[4])
{
	kith_diag_add(build->diags, KITH_WARNING, build->files.items[place->path].path, place->line,
		      place->column, rule, "%s: %s%s%s", words[0], words[1], words[2], words[3]);
}

static void report_ours(struct kith_build *build, enum kith_type type, enum kith_field field)
{
	const struct rare_key *key = &build->rare->ours[type][field];

	for (uint32_t i = 0; key->count < MANY_NOTES && i < key->count; i++)
		warn(build, &key->places[i], "foreign-key",
		     (const char *const[4]){ kith_field_name(field), "is a key of other notes, not of type ",
					     kith_type_word(type), "" });
}

static void report_other(struct kith_build *build, uint32_t row)
{
	const struct rare_key *key = &build->rare->others[row];
	char *name = kith_slice_dup(kith_book_field_name(build->book, KITH_FIELD_COUNT + row));

	for (uint32_t i = 0; key->count < MANY_NOTES && i < key->count; i++) {
		enum kith_field near = kith_field_near(key->types[i], kith_slice_cstr(name));

		if (near != KITH_FIELD_COUNT)
			warn(build, &key->places[i], "unknown-key",
			     (const char *const[4]){ name, "is no known key; did you mean '",
						     kith_field_name(near), "'?" });
	}
	free(name);
}

void kith_rare_report(struct kith_build *build)
{
	for (int type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++)
		for (int field = 0; field < KITH_FIELD_COUNT; field++)
			report_ours(build, (enum kith_type)type, (enum kith_field)field);
	for (size_t row = 0; row < build->rare->count; row++)
		report_other(build, (uint32_t)row);
}
