#include "cmd/vault.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/utf8.h"
#include "note/front.h"

/* Folders that other notebooks use for what we call a type. */
static const struct {
	const char *names;
	enum kith_type type;
} synonyms[] = {
	{ "people|persons|contacts|authors|friends|network|crm", KITH_PERSON },
	{ "events|meetings|meetups|appointments", KITH_EVENT },
	{ "groups|organizations|organisations|orgs|companies|communities|teams", KITH_GROUP },
	{ "leads|opportunities|deals|jobs", KITH_LEAD },
};

static enum kith_type type_of_folder(struct kith_slice name)
{
	struct kith_slice rest, word;
	size_t n;

	for (n = 0; n < sizeof(synonyms) / sizeof(synonyms[0]); n++)
		for (rest = kith_slice_cstr(synonyms[n].names); kith_slice_next(&rest, '|', &word);)
			if (kith_utf8_same(word, name))
				return synonyms[n].type;
	return KITH_NO_TYPE;
}

static bool enter_all(void *context, const char *path)
{
	(void)context;
	(void)path;
	return true;
}

/* Counts Markdown files by top folder; the walk goes folder by folder. */
static enum kith_code count_file(void *context, const char *path)
{
	struct kith_survey *survey = context;
	struct kith_slice top, rest;

	if (!kith_slice_ends(kith_slice_cstr(path), ".md"))
		return KITH_OK;
	survey->notes++;
	if (!kith_slice_cut(kith_slice_cstr(path), '/', &top, &rest))
		top = kith_slice_cstr("");
	if (survey->count == 0 || !kith_slice_eq(survey->folders[survey->count - 1].name, top)) {
		survey->folders = kith_grow(survey->folders, survey->count, &survey->capacity,
					    sizeof(*survey->folders));
		survey->folders[survey->count].name = kith_arena_copy(survey->arena, top);
		survey->folders[survey->count].notes = 0;
		survey->folders[survey->count++].type = type_of_folder(top);
	}
	survey->folders[survey->count - 1].notes++;
	return KITH_OK;
}

enum kith_code kith_survey_make(struct kith_survey *survey, int root, struct kith_err *err)
{
	struct kith_walk walk = { enter_all, count_file, NULL, survey };

	return kith_walk_files(root, &walk, err);
}

/* A YAML key for a folder name. */
static void add_folder(struct kith_buf *yaml, struct kith_slice name, enum kith_type type, bool first)
{
	kith_buf_cstr(yaml, first ? "" : ", ");
	kith_yaml_quote(name, yaml);
	kith_buf_printf(yaml, ": %s", kith_type_word(type));
}

static void add_folders(const struct kith_survey *survey, struct kith_buf *yaml)
{
	bool covered[KITH_TYPE_COUNT] = { false };
	enum kith_type type;
	bool first = true;
	size_t n;

	kith_buf_cstr(yaml, "folders: {");
	for (n = 0; n < survey->count; n++) {
		type = survey->folders[n].type;
		if (type == KITH_NO_TYPE)
			continue;
		covered[type] = true;
		add_folder(yaml, survey->folders[n].name, type, first);
		first = false;
	}
	for (type = KITH_NO_TYPE + 1; type < KITH_TYPE_COUNT; type++) {
		if (covered[type])
			continue;
		add_folder(yaml, kith_slice_cstr(kith_type_folder(type)), type, first);
		first = false;
	}
	kith_buf_cstr(yaml, "}\n");
}

void kith_survey_settings(const struct kith_survey *survey, struct kith_buf *yaml)
{
	kith_buf_cstr(yaml, "# The settings of this notebook; kith-notebook(5) has them all.\n");
	kith_buf_printf(yaml, "kith: %d\n", KITH_FORMAT_VERSION);
	kith_buf_printf(yaml, "%sme: people/me%s# the note about myself\n", survey->notes ? "# " : "",
			survey->notes ? "             " : "               ");
	add_folders(survey, yaml);
	kith_buf_cstr(yaml, "# tiers: {inner: 2w, close: 1m, regular: 3m, wide: 1y, ambient: never}\n"
			    "# fields: {Company: org}     # another program's keys, read as ours\n");
}

void kith_survey_print(const struct kith_survey *survey, struct kith_buf *out)
{
	size_t n;

	for (n = 0; n < survey->count; n++) {
		const struct kith_vault_folder *folder = &survey->folders[n];

		kith_buf_printf(out, "%6zu Markdown file%s in %.*s%s", folder->notes,
				folder->notes == 1 ? "" : "s", KITH_ARG(folder->name),
				folder->name.len ? "/" : "the top folder");
		if (folder->type != KITH_NO_TYPE)
			kith_buf_printf(out, ": read as notes of type %s\n", kith_type_word(folder->type));
		else
			kith_buf_cstr(out, ": left alone, unless they have a key 'type' or kith.yaml names "
					   "the folder\n");
	}
}
