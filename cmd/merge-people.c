/* kith merge-people: makes one note of two about the same person, after a review; --find lists pairs
 * that may be one. */

#include "base/utf8.h"
#include "book/refs.h"
#include "cmd/assign.h"
#include "cmd/merge.h"
#include "cmd/references.h"
#include "practice/merge.h"

static const struct kith_option options[] = {
	{ "find", 0, NULL, "list notes that may be one person, and why; nothing is merged" },
	{ NULL, 0, NULL, NULL },
};

struct merging {
	struct kith_session *session;
	struct kith_changes changes;
	kith_id a, b;
	struct kith_change own; /* what becomes of the second's body on its way into the first */
	struct kith_buf first, second;
	struct kith_merge merge;
};

static struct kith_slice path_of(const struct merging *merging, kith_id note)
{
	const struct kith_book *book = merging->session->book;

	return kith_text(book, kith_book_note(book, note)->path);
}

/* An id stays an id, a file name a file name, a name a name where the other's finds it; the second's
 * name, aliases and addresses find the first once they are its own. */
static struct kith_slice renamed(const struct kith_references *references, struct kith_slice ref)
{
	const struct merging *merging = references->context;
	const struct kith_book *book = merging->session->book;
	struct kith_slice id = kith_book_id(book, merging->b), name = kith_book_name(book, merging->a);

	if (kith_utf8_same(ref, id))
		return kith_book_id(book, merging->a);
	if (kith_utf8_same(ref, kith_path_name(id)))
		return kith_ref_text(book, merging->a);
	if (kith_utf8_same(ref, kith_book_name(book, merging->b)) &&
	    kith_ref_resolve(book, name, 0) == merging->a)
		return name;
	return kith_slice_of(NULL, 0);
}

static enum kith_code read_bytes(struct merging *merging, struct kith_err *err)
{
	struct kith_session *session = merging->session;
	struct kith_buf bytes = KITH_BUF_INIT;
	enum kith_code code = kith_book_read(session->book, merging->a, &merging->first, err);

	if (!code)
		code = kith_book_read(session->book, merging->b, &bytes, err);
	if (!code)
		code = kith_edit_apply(kith_buf_view(&bytes), path_of(merging, merging->b),
				       &kith_book_config(session->book)->kinds, merging->own.edits,
				       merging->own.edit_count, &merging->second, err);
	kith_buf_release(&bytes);
	return code;
}

static enum kith_code prepare(struct merging *merging)
{
	struct kith_references references = { .changes = &merging->changes,
					      .note = merging->b,
					      .into = merging->a,
					      .path = path_of(merging, merging->a),
					      .own = &merging->own,
					      .renamed = renamed,
					      .context = merging };
	struct kith_err err = KITH_ERR_INIT;
	struct kith_change *change;
	enum kith_code code;
	size_t n;

	kith_references_rewrite(&references);
	kith_references_own_links(&references);
	code = read_bytes(merging, &err);
	if (!code)
		code = kith_merge_people(merging->session->book, merging->a, merging->b,
					 kith_buf_view(&merging->first), kith_buf_view(&merging->second),
					 &merging->merge, &err);
	if (code)
		return kith_say_err(merging->session, &err);
	change = kith_change_once(&merging->changes, merging->a);
	for (n = 0; n < merging->merge.edit_count; n++)
		kith_change_edit(&merging->changes, change, &merging->merge.edits[n]);
	kith_change_path(&merging->changes, KITH_CHANGE_DELETE,
			 kith_arena_cstr(&merging->session->arena, path_of(merging, merging->b)));
	return KITH_OK;
}

static void review_item(const struct kith_merge_item *item, struct kith_buf *out)
{
	static const char signs[] = {
		[KITH_MERGE_ADDED] = '+', [KITH_MERGE_THERE] = '=', [KITH_MERGE_LEFT] = '-'
	};
	struct kith_slice rest = item->text, line;
	bool first = true;

	while (kith_slice_next(&rest, '\n', &line)) {
		kith_buf_printf(out, "%c ", signs[item->fate]);
		if (first && !kith_slice_is(item->key, "text") && !kith_slice_is(item->key, "entry"))
			kith_buf_printf(out, "%.*s: ", KITH_ARG(item->key));
		kith_buf_slice(out, line);
		if (first && item->why.len)
			kith_buf_printf(out, " (%.*s)", KITH_ARG(item->why));
		kith_buf_byte(out, '\n');
		first = false;
	}
}

/* What the first says of the second goes. */
static void review_first(const struct merging *merging, struct kith_buf *out)
{
	const struct kith_book *book = merging->session->book;
	struct kith_range range = kith_book_note(book, merging->a)->values;
	const struct kith_value *values = kith_book_values(book) + range.first;
	uint32_t n;

	for (n = 0; n < range.count; n++)
		if (values[n].note == merging->b)
			kith_buf_printf(out, "- %.*s: %.*s (%s)\n",
					KITH_ARG(kith_book_field_name(book, values[n].field)),
					KITH_ARG(kith_text(book, values[n].text)), KITH_MERGE_ONE);
}

/* All that would change, as a diff would show it: + comes to the first note, = is there, - goes, ~
 * follows. */
static void review(const struct merging *merging)
{
	const struct kith_book *book = merging->session->book;
	struct kith_buf out = KITH_BUF_INIT;
	size_t n;

	kith_buf_printf(&out, "%.*s becomes part of %.*s\n", KITH_ARG(kith_book_id(book, merging->b)),
			KITH_ARG(kith_book_id(book, merging->a)));
	review_first(merging, &out);
	for (n = 0; n < merging->merge.item_count; n++)
		review_item(&merging->merge.items[n], &out);
	for (n = 0; n < merging->changes.count; n++) {
		struct kith_slice path = kith_slice_cstr(merging->changes.items[n].path);

		if (!kith_slice_eq(path, path_of(merging, merging->a)) &&
		    !kith_slice_eq(path, path_of(merging, merging->b)))
			kith_buf_printf(&out, "~ %.*s names %.*s\n", KITH_ARG(kith_path_id(path)),
					KITH_ARG(kith_book_id(book, merging->a)));
	}
	kith_say(merging->session, "%s", out.ptr);
	kith_buf_release(&out);
}

static bool may_go_on(const struct merging *merging)
{
	struct kith_session *session = merging->session;

	if (kith_flag(session, "dry-run") || kith_flag(session, "yes") ||
	    kith_ask_yes(session, "merge them?"))
		return true;
	kith_say(session, "nothing is changed: --yes merges them, and kith undo takes it back");
	return false;
}

static enum kith_code perform(struct merging *merging)
{
	struct kith_session *session = merging->session;
	struct kith_slice a = kith_book_id(session->book, merging->a),
			  b = kith_book_id(session->book, merging->b);
	enum kith_code code;

	kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(a));
	merging->changes.message =
		kith_print(session, "merge-people %.*s %.*s", KITH_ARG(a), KITH_ARG(b)).ptr;
	code = kith_changes_perform(&merging->changes, "merge-people");
	if (code && code != KITH_NEGATIVE && !session->committed)
		kith_buf_clear(&session->out);
	return code;
}

static enum kith_code read_two(struct merging *merging, int argc, char **argv)
{
	struct kith_session *session = merging->session;
	enum kith_code code = kith_may_write(session);

	if (!code && argc != 2)
		return kith_say_usage(session, "the note that stays, and the one that becomes part of it");
	if (!code)
		code = kith_read_ref(session, argv[0], KITH_PERSONS, &merging->a);
	if (!code)
		code = kith_read_ref(session, argv[1], KITH_PERSONS, &merging->b);
	if (code)
		return code;
	if (merging->a == merging->b)
		return kith_say_usage(session, "both are %.*s",
				      KITH_ARG(kith_book_id(session->book, merging->a)));
	if (kith_book_note(session->book, merging->a)->type != KITH_PERSON ||
	    kith_book_note(session->book, merging->b)->type != KITH_PERSON)
		return kith_say_usage(session, "both are notes of people");
	if (merging->b == kith_book_me(session->book))
		return kith_say_usage(session, "kith.yaml says that %.*s is me: name it first",
				      KITH_ARG(kith_book_id(session->book, merging->b)));
	return KITH_OK;
}

static enum kith_code merge(struct kith_session *session, int argc, char **argv)
{
	struct merging merging = { .session = session, .changes = { .session = session } };
	enum kith_code code = read_two(&merging, argc, argv);

	if (!code)
		code = prepare(&merging);
	if (!code) {
		review(&merging);
		code = may_go_on(&merging) ? perform(&merging) : KITH_NEGATIVE;
	}
	kith_merge_release(&merging.merge);
	kith_buf_release(&merging.first);
	kith_buf_release(&merging.second);
	kith_changes_release(&merging.changes);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	return kith_flag(session, "find") ? kith_merge_find(session, argc) : merge(session, argc, argv);
}

const struct kith_tool kith_tool = {
	.name = "merge-people",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES,
	.options = options,
	.run = run,
};
