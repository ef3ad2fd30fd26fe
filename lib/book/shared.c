/* Names by which two notes are found: a mail address that both have, an alias that is another's
 * name. A reference by it is ambiguous, or leads to the one that was not meant. */
#include "base/utf8.h"
#include "book/build.h"

struct rows {
	const struct kith_ref_row *items;
	size_t at, end;
};

/* The rows of one step; all are sorted by step, then by text. */
static struct rows rows_of(const struct kith_book *book, uint32_t step)
{
	const struct kith_ref_row *items = kith_block_rows(book->block, KITH_TABLE_REFS);
	size_t count = book->block->tables[KITH_TABLE_REFS].count;
	struct rows rows = { items, 0, 0 };

	while (rows.at < count && items[rows.at].step < step)
		rows.at++;
	for (rows.end = rows.at; rows.end < count && items[rows.end].step == step;)
		rows.end++;
	return rows;
}

/* Where a note gives the value that folds to `text`; NULL where it cannot be read. */
static const struct kith_value *value_of(const struct kith_book *book, const struct kith_ref_row *row,
					 enum kith_field field)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, row->note, field, &count);

	for (size_t i = 0; i < count; i++)
		if (kith_utf8_same(kith_slice_trim(kith_text(book, values[i].text)),
				   kith_text(book, row->text)))
			return &values[i];
	return NULL;
}

/* Tells it of `row`, beside the note that has the name already. */
static void report(struct kith_build *build, const struct kith_ref_row *row, enum kith_field field,
		   const struct kith_ref_row *other)
{
	const struct kith_book *book = build->book;
	const struct kith_value *value = value_of(book, row, field);

	kith_buf_clear(&build->scratch);
	if (value)
		kith_field_quote(kith_slice_trim(kith_text(book, value->text)), &build->scratch);
	else
		kith_field_quote(kith_text(book, row->text), &build->scratch);
	kith_diag_add(
		build->diags, KITH_WARNING, kith_text(book, kith_book_note(book, row->note)->path),
		value ? value->line : 0, value ? value->column : 0, "shared-name",
		field == KITH_F_EMAIL
			? "email: %s is also an address of %.*s, so a reference by it is ambiguous: keep it "
			  "in one of the two"
			: "aliases: %s is also the name of %.*s, so a reference by it means that note: keep "
			  "it in one of the two",
		build->scratch.ptr, KITH_ARG(kith_text(book, kith_book_note(book, other->note)->path)));
}

static void report_emails(struct kith_build *build)
{
	struct rows rows = rows_of(build->book, KITH_BY_EMAIL);
	const struct kith_ref_row *first = NULL;

	for (; rows.at < rows.end; rows.at++) {
		const struct kith_ref_row *row = &rows.items[rows.at];

		if (first &&
		    kith_slice_eq(kith_text(build->book, first->text), kith_text(build->book, row->text)))
			report(build, row, KITH_F_EMAIL, first);
		else
			first = row;
	}
}

/* Both steps are sorted by text, so one pass through both finds all that they share. */
static void report_aliases(struct kith_build *build)
{
	struct rows aliases = rows_of(build->book, KITH_BY_ALIAS), names = rows_of(build->book, KITH_BY_NAME);

	while (aliases.at < aliases.end && names.at < names.end) {
		const struct kith_ref_row *alias = &aliases.items[aliases.at], *name = &names.items[names.at];
		int order = kith_slice_cmp(kith_text(build->book, alias->text),
					   kith_text(build->book, name->text));

		if (order == 0 && alias->note == name->note && names.at + 1 < names.end &&
		    kith_slice_eq(kith_text(build->book, names.items[names.at + 1].text),
				  kith_text(build->book, alias->text)))
			name++;
		if (order == 0 && alias->note != name->note)
			report(build, alias, KITH_F_ALIASES, name);
		aliases.at += order <= 0;
		names.at += order > 0;
	}
}

void kith_shared_report(struct kith_build *build)
{
	report_emails(build);
	report_aliases(build);
}
