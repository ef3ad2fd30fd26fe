#include "cmd/references.h"

#include "book/refs.h"

static const struct kith_book *book_of(const struct kith_references *references)
{
	return references->changes->session->book;
}

/* How many folders two paths share at their beginning, as bytes with the slash. */
static size_t shared_folders(struct kith_slice a, struct kith_slice b)
{
	size_t n, shared = 0;

	for (n = 0; n < a.len && n < b.len && a.ptr[n] == b.ptr[n]; n++)
		if (a.ptr[n] == '/')
			shared = n + 1;
	return shared;
}

/* The relative link from one path of the notebook to another: "../people/ada.md". */
static struct kith_slice relative_link(struct kith_session *session, struct kith_slice from,
				       struct kith_slice to)
{
	size_t shared = shared_folders(from, to), n;
	struct kith_buf link = KITH_BUF_INIT;
	struct kith_slice copy;

	for (n = shared; n < from.len; n++)
		if (from.ptr[n] == '/')
			kith_buf_cstr(&link, "../");
	kith_buf_slice(&link, kith_slice_sub(to, shared, to.len));
	copy = kith_arena_copy(&session->arena, kith_buf_view(&link));
	kith_buf_release(&link);
	return copy;
}

/* Where a note stands afterwards. */
static struct kith_slice path_of(const struct kith_references *references, kith_id note)
{
	if (note == references->note)
		return references->path;
	return kith_text(book_of(references), kith_book_note(book_of(references), note)->path);
}

static struct kith_change *change_for(const struct kith_references *references, kith_id note)
{
	if (note == references->note && references->own)
		return references->own;
	return kith_change_once(references->changes, note);
}

/* "[[Ada|she]]" with another target: the decoration stays. */
static struct kith_slice redecorate(struct kith_session *session, struct kith_slice text,
				    struct kith_slice bare, struct kith_slice target)
{
	size_t at = (size_t)(bare.ptr - text.ptr);

	return kith_print(session, "%.*s%.*s%.*s", (int)at, text.ptr, KITH_ARG(target),
			  KITH_ARG(kith_slice_sub(text, at + bare.len, text.len)));
}

/* The key under which a value stands in its note. */
static struct kith_slice key_of(const struct kith_book *book, const struct kith_value *value)
{
	if (value->mapping)
		return kith_book_config(book)->mappings[value->mapping - 1].theirs;
	return kith_slice_cstr(kith_field_name((enum kith_field)value->field));
}

/* Whether the same list names the other note, or names this one further up. */
static bool named_already(const struct kith_references *references, const struct kith_role *role)
{
	const struct kith_value *values = kith_book_values(book_of(references)), *items;
	size_t count, n;

	items = kith_book_field(book_of(references), role->note, values[role->row].field, &count);
	for (n = 0; n < count; n++)
		if (items[n].note == references->into ||
		    (items[n].note == references->note && &items[n] < &values[role->row]))
			return true;
	return role->note == references->into;
}

static void add_value_edit(const struct kith_references *references, const struct kith_role *role)
{
	struct kith_session *session = references->changes->session;
	const struct kith_value *value = &kith_book_values(session->book)[role->row];
	struct kith_slice text = kith_text(session->book, value->text), bare = kith_ref_bare(text);
	struct kith_slice target = references->renamed(references, bare);
	struct kith_slice *pair = kith_arena_array(&session->arena, 2, sizeof(*pair));
	struct kith_edit edit = { .verb = KITH_REPLACE_ITEM, .values = pair, .count = 2 };
	bool merged = references->into != references->note;

	/* The front matter of a note that is merged goes with it. */
	if (merged && role->note == references->note)
		return;
	pair[0] = text;
	if (merged && named_already(references, role)) {
		edit.verb = KITH_REMOVE_ITEM;
		edit.count = 1;
	} else if (target.len == 0) {
		return;
	} else {
		pair[1] = redecorate(session, text, bare, target);
	}
	edit.key = key_of(session->book, value);
	kith_change_edit(references->changes, change_for(references, role->note), &edit);
}

/* Each spelling of a reference in a note's body is rewritten once, wherever it stands. */
static void add_retarget(const struct kith_references *references, kith_id note, struct kith_slice ref,
			 struct kith_slice target)
{
	struct kith_slice *pair;
	struct kith_edit edit = { .verb = KITH_RETARGET, .count = 2 };
	struct kith_change *change;
	size_t n;

	if (target.len == 0 || kith_slice_eq(ref, target))
		return;
	change = change_for(references, note);
	for (n = 0; n < change->edit_count; n++)
		if (change->edits[n].verb == KITH_RETARGET && kith_slice_eq(change->edits[n].values[0], ref))
			return;
	pair = kith_arena_array(&references->changes->session->arena, 2, sizeof(*pair));
	pair[0] = ref;
	pair[1] = target;
	edit.values = pair;
	kith_change_edit(references->changes, change, &edit);
}

/* A link by path is rewritten as one, from where its note stands afterwards. */
static void add_link_edit(const struct kith_references *references, kith_id note, struct kith_slice ref,
			  kith_id target)
{
	if (kith_slice_ends(ref, ".md"))
		add_retarget(references, note, ref,
			     relative_link(references->changes->session, path_of(references, note),
					   path_of(references, target)));
	else if (target == references->note)
		add_retarget(references, note, ref, references->renamed(references, ref));
}

void kith_references_own_links(const struct kith_references *references)
{
	const struct kith_book *book = book_of(references);
	const struct kith_note_row *row = kith_book_note(book, references->note);
	const struct kith_link_row *links = kith_book_links(book) + row->links.first;
	uint32_t n;

	for (n = 0; n < row->links.count; n++)
		if (kith_id_ok(links[n].note))
			add_link_edit(references, references->note, kith_text(book, links[n].target),
				      links[n].note);
}

/* Clauses, and the reference behind an outcome. */
static void add_entry_edits(const struct kith_references *references, const struct kith_role *role)
{
	const struct kith_book *book = book_of(references);
	const struct kith_entry_row *entry = &kith_book_entries(book)[role->row];
	uint32_t n;

	for (n = 0; n < entry->clauses.count; n++) {
		const struct kith_clause_row *clause = &kith_book_clauses(book)[entry->clauses.first + n];
		struct kith_slice ref = kith_text(book, clause->ref);

		if (clause->note == references->note)
			add_retarget(references, role->note, ref, references->renamed(references, ref));
	}
	if (entry->outcome_note == references->note) {
		struct kith_slice ref = kith_text(book, entry->outcome_ref);

		add_retarget(references, role->note, ref, references->renamed(references, ref));
	}
}

void kith_references_rewrite(const struct kith_references *references)
{
	const struct kith_book *book = book_of(references);
	const struct kith_note_row *row = kith_book_note(book, references->note);
	const struct kith_role *roles = kith_book_roles(book) + row->roles.first;
	uint32_t n;

	for (n = 0; n < row->roles.count; n++) {
		switch ((enum kith_role_kind)roles[n].kind) {
		case KITH_ROLE_FIELD:
			add_value_edit(references, &roles[n]);
			break;
		case KITH_ROLE_LINK:
			if (roles[n].note != references->note)
				add_link_edit(references, roles[n].note,
					      kith_text(book, kith_book_links(book)[roles[n].row].target),
					      references->note);
			break;
		case KITH_ROLE_ENTRY:
		case KITH_ROLE_SOURCE:
		case KITH_ROLE_OUTCOME:
			add_entry_edits(references, &roles[n]);
			break;
		}
	}
}
