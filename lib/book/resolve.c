#include "book/build.h"
#include "book/refs.h"

/* Looking for names that are nearly alike reads the whole book: not for every unknown name. */
#define MOST_EXPLAINED 20

struct resolving {
	struct kith_build *build;
	const struct kith_book *book;
	size_t explained;
};

/* Where a reference stands, for findings. */
struct site {
	kith_id note;
	uint32_t line, column;
	struct kith_slice label; /* the key, or empty */
};

static unsigned types_of(const struct kith_field_spec *spec)
{
	struct kith_slice rest = kith_slice_cstr(spec->words), word;
	unsigned types = 0;

	while (kith_slice_next(&rest, '|', &word))
		types |= 1u << kith_type_find(word);
	return types;
}

static bool is_wiki(struct kith_slice text)
{
	text = kith_slice_trim(text);
	return kith_slice_starts(text, "[[") && kith_slice_ends(text, "]]");
}

/* The name of an organization means a note only if that is a company's. */
static bool names_company(enum kith_field field)
{
	return field == KITH_F_ORG || field == KITH_F_ORGS || field == KITH_F_ACCOUNTS;
}

/* Adds candidates or near names after a separator; nothing if there are none. */
static void explain(const struct kith_book *book, struct kith_slice ref, unsigned types,
		    const char *separator, struct kith_buf *text)
{
	struct kith_buf why = KITH_BUF_INIT;

	kith_ref_explain(book, ref, types, &why);
	if (why.len > 0) {
		kith_buf_cstr(text, separator);
		kith_buf_slice(text, kith_buf_view(&why));
	}
	kith_buf_release(&why);
}

static void report(struct resolving *resolving, struct site site, struct kith_slice ref, unsigned types,
		   kith_id found)
{
	struct kith_buf text = KITH_BUF_INIT;
	bool ambiguous = found == KITH_AMBIGUOUS;

	kith_buf_slice(&text, site.label);
	kith_buf_cstr(&text, site.label.len ? ": " : "");
	kith_field_quote(ref, &text);
	if (kith_ref_bare(ref).len == 0) {
		kith_buf_cstr(&text, " is an empty reference");
	} else {
		kith_buf_cstr(&text, ambiguous ? " is ambiguous" : " is no note");
		if (ambiguous || resolving->explained++ < MOST_EXPLAINED)
			explain(resolving->book, ref, types, ambiguous ? ": " : "; ", &text);
	}
	kith_diag_add(resolving->build->diags, KITH_WARNING,
		      kith_text(resolving->book, kith_book_note(resolving->book, site.note)->path), site.line,
		      site.column, ambiguous ? "ambiguous-reference" : "unknown-reference", "%.*s",
		      KITH_ARG(kith_buf_view(&text)));
	kith_buf_release(&text);
}

/* The key as it stands in the note. */
static struct kith_slice key_of(const struct resolving *resolving, const struct kith_value *value)
{
	if (value->mapping)
		return resolving->build->config->mappings[value->mapping - 1].theirs;
	return kith_book_field_name(resolving->book, value->field);
}

static void resolve_value(struct resolving *resolving, kith_id note, enum kith_type type,
			  struct kith_value *value)
{
	const struct kith_field_spec *spec =
		value->field < KITH_FIELD_COUNT ? kith_field_spec(type, (enum kith_field)value->field) : NULL;
	struct kith_slice text = kith_text(resolving->book, value->text);
	struct kith_ref_wish wish = { 0, 0 };

	if (!spec || (spec->data != KITH_REF && spec->data != KITH_REFTEXT))
		return;
	wish.preferred = types_of(spec);
	if (names_company(spec->field) && !is_wiki(text))
		wish.allowed = 1u << KITH_CLASS_COMPANY;
	value->note = kith_ref_lookup(resolving->book, text, wish);
	if (kith_id_ok(value->note) || !resolving->build->check)
		return;
	if (value->note == KITH_AMBIGUOUS || spec->data == KITH_REF || is_wiki(text))
		report(resolving, (struct site){ note, value->line, value->column, key_of(resolving, value) },
		       text, wish.preferred, value->note);
}

static void resolve_clauses(struct resolving *resolving, const struct kith_entry_row *entry)
{
	struct kith_clause_row *clauses = kith_block_rows(resolving->book->block, KITH_TABLE_CLAUSES);

	for (uint32_t i = 0; i < entry->clauses.count; i++) {
		struct kith_clause_row *clause = &clauses[entry->clauses.first + i];
		struct kith_slice ref = kith_text(resolving->book, clause->ref);
		unsigned types = clause->word == KITH_VIA ? 0 : 1u << KITH_PERSON;

		clause->note = kith_ref_resolve(resolving->book, ref, types);
		if (!kith_id_ok(clause->note) && resolving->build->check)
			report(resolving,
			       (struct site){ entry->note, clause->line, clause->column,
					      kith_slice_of(NULL, 0) },
			       ref, types, clause->note);
	}
}

static void resolve_entry(struct resolving *resolving, struct kith_entry_row *entry)
{
	struct kith_slice ref = kith_text(resolving->book, entry->outcome_ref);

	resolve_clauses(resolving, entry);
	if (ref.len == 0)
		return;
	entry->outcome_note = kith_ref_resolve(resolving->book, ref, 1u << KITH_PERSON);
	if (!kith_id_ok(entry->outcome_note) && resolving->build->check)
		report(resolving, (struct site){ entry->note, entry->line, 0, kith_slice_of(NULL, 0) }, ref,
		       1u << KITH_PERSON, entry->outcome_note);
}

static void resolve_link(struct resolving *resolving, kith_id note, struct kith_link_row *link)
{
	struct kith_build *build = resolving->build;

	link->note = kith_resolve_link(build, note, link);
	if (kith_id_ok(link->note) || !build->check)
		return;
	if (link->wiki && kith_slice_starts(kith_text(resolving->book, link->target), "^"))
		return; /* a block of the note itself */
	if (link->note == KITH_NOBODY && kith_link_leads_elsewhere(build, note, link))
		return;
	report(resolving, (struct site){ note, link->line, link->column, kith_slice_of(NULL, 0) },
	       kith_text(resolving->book, link->target), 0, link->note);
}

/* The clauses of a note that no link has passed yet; both stand in the order of the file. */
struct clause_cursor {
	const struct kith_clause_row *at, *end;
};

static struct clause_cursor clauses_of(const struct kith_book *book, const struct kith_note_row *row)
{
	const struct kith_entry_row *entries = kith_book_entries(book) + row->entries.first;
	const struct kith_clause_row *clauses = kith_book_clauses(book);
	const struct kith_range *last;

	if (row->entries.count == 0)
		return (struct clause_cursor){ clauses, clauses };
	last = &entries[row->entries.count - 1].clauses;
	return (struct clause_cursor){ clauses + entries[0].clauses.first,
				       clauses + last->first + last->count };
}

/* The clause that a link is, or NULL: a clause written in [[ ]] is a link too, and what it stands
 * for is found, and told, once. */
static const struct kith_clause_row *clause_of(struct clause_cursor *cursor, const struct kith_link_row *link)
{
	enum { BRACKETS = 2 };

	for (; cursor->at < cursor->end; cursor->at++) {
		const struct kith_clause_row *clause = cursor->at;

		if (clause->line > link->line ||
		    (clause->line == link->line && clause->column > link->column))
			return NULL;
		if (clause->line == link->line && clause->wiki && link->column <= clause->column + BRACKETS)
			return clause;
	}
	return NULL;
}

static void resolve_links(struct resolving *resolving, kith_id note, const struct kith_note_row *row)
{
	struct kith_link_row *links = kith_block_rows(resolving->book->block, KITH_TABLE_LINKS);
	struct clause_cursor cursor = clauses_of(resolving->book, row);

	for (uint32_t i = 0; i < row->links.count; i++) {
		struct kith_link_row *link = &links[row->links.first + i];
		const struct kith_clause_row *clause = link->wiki ? clause_of(&cursor, link) : NULL;

		if (clause)
			link->note = clause->note;
		else
			resolve_link(resolving, note, link);
	}
}

static void resolve_note(struct resolving *resolving, kith_id note)
{
	const struct kith_note_row *row = kith_book_note(resolving->book, note);
	struct kith_value *values = kith_block_rows(resolving->book->block, KITH_TABLE_VALUES);
	struct kith_entry_row *entries = kith_block_rows(resolving->book->block, KITH_TABLE_ENTRIES);

	for (uint32_t i = 0; i < row->values.count; i++)
		resolve_value(resolving, note, (enum kith_type)row->type, &values[row->values.first + i]);
	for (uint32_t i = 0; i < row->entries.count; i++)
		resolve_entry(resolving, &entries[row->entries.first + i]);
	resolve_links(resolving, note, row);
}

static void resolve_me(struct resolving *resolving)
{
	const struct kith_config *config = resolving->build->config;
	struct kith_block *block = resolving->book->block;
	struct kith_note_row *rows = kith_block_rows(block, KITH_TABLE_NOTES);
	kith_id me = kith_ref_resolve(resolving->book, config->me, 1u << KITH_PERSON);

	if (kith_id_ok(me) && rows[me].type == KITH_PERSON) {
		block->me = me;
		rows[me].flags |= KITH_NOTE_ME;
	} else if (config->me_line && resolving->build->check) {
		kith_diag_add(resolving->build->diags, KITH_WARNING, kith_slice_cstr(KITH_CONFIG_FILE),
			      config->me_line, 0, "unknown-reference", "me: '%.*s' is no person's note",
			      KITH_ARG(config->me));
	}
}

void kith_resolve_all(struct kith_build *build)
{
	struct resolving resolving = { build, build->book, 0 };
	size_t count = kith_book_count(build->book);

	resolve_me(&resolving);
	for (size_t note = 0; note < count; note++)
		resolve_note(&resolving, (kith_id)note);
}
