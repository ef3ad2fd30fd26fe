#include "practice/about.h"
#include "practice/intro_draft.h"

#include "base/buf.h"
#include "book/refs.h"

/* Whom a draft goes to. */
enum reader { TO_FIRST, TO_SECOND, TO_BOTH };

/* {to} is the reader by their first name and {other} whom they are introduced to, by name; {who} and {reader}
 * the same with what may be told of them; {why} the reason, with a colon before it. */
struct template
{
	enum kith_intro_step step;
	enum reader reader;
	const char *text;
};

static const struct template templates[] = {
	{ KITH_INTRO_PROPOSED, TO_FIRST,
	  "Hello {to}, may I introduce you to {who}{why}? If it does not suit you now, just say so." },
	{ KITH_INTRO_AGREED, TO_SECOND,
	  "Hello {to}, may I introduce you to {who}{why}? {other} would be glad of it; if it does not suit "
	  "you "
	  "now, just say so." },
	{ KITH_INTRO_BOTH, TO_BOTH,
	  "{to}, please meet {who}; {other}, please meet {reader}{why}. I am glad to bring the two of you "
	  "together, and leave the rest to you." },
	{ KITH_INTRO_MADE, TO_FIRST, "Hello {to}, did you and {other} find the time to talk?" },
	{ KITH_INTRO_MADE, TO_SECOND, "Hello {to}, did you and {other} find the time to talk?" },
	{ KITH_INTRO_MET, TO_FIRST, "Hello {to}, I am glad that you and {other} met. What came of it?" },
	{ KITH_INTRO_MET, TO_SECOND, "Hello {to}, I am glad that you and {other} met. What came of it?" },
};

struct letter {
	const struct kith_book *book;
	kith_id to, other;
	struct kith_slice reason;
};

static bool may_leave(const struct kith_book *book, enum kith_field field)
{
	const struct kith_config *config = kith_book_config(book);

	for (size_t i = 0; i < config->export_count; i++) {
		if (kith_slice_is(config->exports[i], kith_field_name(field)))
			return true;
	}
	return false;
}

static void put_field(const struct kith_book *book, kith_id person, enum kith_field field, const char *before,
		      struct kith_buf *out)
{
	struct kith_slice text = kith_ref_bare(kith_book_first(book, person, field));

	if (!text.len || !may_leave(book, field))
		return;
	kith_buf_cstr(out, before);
	kith_buf_slice(out, text);
}

static void put_person(const struct kith_book *book, kith_id person, struct kith_buf *out)
{
	kith_buf_slice(out, kith_book_name(book, person));
	put_field(book, person, KITH_F_POSITION, ", ", out);
	put_field(book, person, KITH_F_ORG, ", ", out);
}

static void put_word(const struct letter *letter, struct kith_slice word, struct kith_buf *out)
{
	if (kith_slice_is(word, "to"))
		kith_buf_slice(out, kith_first_name(letter->book, letter->to));
	else if (kith_slice_is(word, "other"))
		kith_buf_slice(out, kith_book_name(letter->book, letter->other));
	else if (kith_slice_is(word, "reader"))
		put_person(letter->book, letter->to, out);
	else if (kith_slice_is(word, "who"))
		put_person(letter->book, letter->other, out);
	else if (letter->reason.len)
		kith_buf_printf(out, ": %.*s", KITH_ARG(letter->reason));
}

static struct kith_slice write(const struct letter *letter, const char *template, struct kith_arena *arena)
{
	struct kith_slice rest = kith_slice_cstr(template), text, word;
	struct kith_buf out = KITH_BUF_INIT;

	while (kith_slice_cut(rest, '{', &text, &rest)) {
		kith_buf_slice(&out, text);
		kith_slice_cut(rest, '}', &word, &rest);
		put_word(letter, word, &out);
	}
	kith_buf_slice(&out, text);
	text = kith_arena_copy(arena, kith_buf_view(&out));
	kith_buf_release(&out);
	return text;
}

static bool is_private(const struct kith_book *book, kith_id person)
{
	return kith_book_note(book, person)->flags & KITH_NOTE_PRIVATE;
}

size_t kith_intro_drafts(const struct kith_book *book, kith_id first, kith_id second,
			 enum kith_intro_step step, struct kith_slice reason, struct kith_arena *arena,
			 struct kith_intro_draft drafts[KITH_INTRO_DRAFTS])
{
	size_t count = 0;

	if (is_private(book, first) || is_private(book, second))
		return 0;
	for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++) {
		bool turned = templates[i].reader == TO_SECOND;
		struct letter letter = { book, turned ? second : first, turned ? first : second, reason };

		if (templates[i].step != step)
			continue;
		drafts[count].to = letter.to;
		drafts[count].to_both = templates[i].reader == TO_BOTH;
		drafts[count++].text = write(&letter, templates[i].text, arena);
	}
	return count;
}
