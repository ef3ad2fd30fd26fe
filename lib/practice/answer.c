#include "practice/answer.h"

#include "practice/about.h"
#include "practice/intro.h"
#include "practice/topic.h"

static const struct {
	const char *word, *outcome;
} answers[KITH_ANSWER_COUNT] = {
	[KITH_ANSWER_YES] = { "yes", "yes" },
	[KITH_ANSWER_NO] = { "no", "no" },
	[KITH_ANSWER_REDIRECT] = { "redirect", "redirected" },
};

enum kith_answer kith_answer_find(struct kith_slice word)
{
	int answer = 0;

	while (answer < KITH_ANSWER_COUNT && !kith_slice_is(word, answers[answer].word))
		answer++;
	return (enum kith_answer)answer;
}

const char *kith_answer_outcome(enum kith_answer answer)
{
	return answers[answer].outcome;
}

static const struct kith_entry_row *agreed_when_asked(const struct kith_book *book, kith_day since,
						      kith_id asker, kith_id third, kith_day today)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	const struct kith_entry_row *entry, *newest = NULL;
	struct kith_topic name;

	kith_topic_of(kith_book_name(book, asker), &arena, &name);
	for (size_t at = 0; (entry = kith_about_next(book, third, &at));) {
		if (kith_entry_is(book, entry, "asked") && kith_entry_happened(entry, today) &&
		    entry->day >= since && kith_slice_is(kith_text(book, entry->outcome), "yes") &&
		    kith_topic_found(&name, kith_text(book, entry->text)) &&
		    (!newest || entry->day >= newest->day))
			newest = entry;
	}
	kith_arena_release(&arena);
	return newest;
}

static const struct kith_entry_row *agreed_to_meet(const struct kith_book *book, kith_id asker, kith_id third,
						   kith_day today)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	const struct kith_entry_row *entry = NULL;
	size_t count;
	const struct kith_intro *intros = kith_intros_of(book, third, today, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		if (intros[i].step >= KITH_INTRO_BOTH && kith_intro_other(&intros[i], third)->note == asker)
			entry = kith_book_entries(book) + intros[i].entry;
	}
	kith_arena_release(&arena);
	return entry;
}

const struct kith_entry_row *kith_answer_consent(const struct kith_book *book,
						 const struct kith_entry_row *request, kith_id asker,
						 kith_id third, kith_day today)
{
	const struct kith_entry_row *entry = agreed_when_asked(book, request->day, asker, third, today);

	return entry ? entry : agreed_to_meet(book, asker, third, today);
}

static bool is_private(const struct kith_book *book, kith_id note)
{
	return kith_book_note(book, note)->flags & KITH_NOTE_PRIVATE;
}

/* The words of the request in quotes after `before`, where they may be told. */
static void add_request(const struct kith_book *book, const struct kith_answer_draft *draft,
			const char *before, struct kith_buf *out)
{
	struct kith_slice text = kith_text(book, draft->request->text);

	/* The sentence around it goes on. */
	while (text.len && strchr("?!. ", text.ptr[text.len - 1]))
		text.len--;
	if (text.len && !draft->request->is_private)
		kith_buf_printf(out, "%s\"%.*s\"", before, KITH_ARG(text));
}

/* A sentence of its own, whether or not it was typed with an end. */
static void add_note(const struct kith_answer_draft *draft, struct kith_buf *out)
{
	bool ended = kith_slice_ends(draft->note, ".") || kith_slice_ends(draft->note, "!") ||
		     kith_slice_ends(draft->note, "?");

	if (draft->note.len)
		kith_buf_printf(out, " %.*s%s", KITH_ARG(draft->note), ended ? "" : ".");
}

static void draft_yes(const struct kith_book *book, const struct kith_answer_draft *draft,
		      struct kith_buf *out)
{
	kith_buf_cstr(out, "yes, with pleasure");
	add_request(book, draft, ": ", out);
	kith_buf_byte(out, '.');
	add_note(draft, out);
	kith_buf_cstr(out, " When would suit you?");
}

static void draft_no(const struct kith_book *book, const struct kith_answer_draft *draft,
		     struct kith_buf *out)
{
	kith_buf_cstr(out, "thank you for asking me");
	add_request(book, draft, " about ", out);
	kith_buf_cstr(out,
		      "; it means something that you did. I cannot do it well at present, and would rather "
		      "say so now than keep you waiting.");
	add_note(draft, out);
	kith_buf_cstr(out, " I hope it works out, and would like to hear how it goes.");
}

static void draft_redirect(const struct kith_book *book, const struct kith_answer_draft *draft,
			   struct kith_buf *out)
{
	struct kith_slice third = kith_slice_cstr("somebody I know");

	if (!is_private(book, draft->third))
		third = kith_book_name(book, draft->third);
	kith_buf_cstr(out, "thank you for asking me");
	add_request(book, draft, " about ", out);
	kith_buf_printf(out,
			". I am not the best one for it, but %.*s is, and would be glad to hear from you.",
			KITH_ARG(third));
	add_note(draft, out);
	kith_buf_cstr(out, " Shall I put the two of you in touch?");
}

void kith_answer_draft(const struct kith_book *book, const struct kith_answer_draft *draft,
		       struct kith_buf *out)
{
	static void (*const bodies[])(const struct kith_book *book, const struct kith_answer_draft *draft,
				      struct kith_buf *out) = {
		[KITH_ANSWER_YES] = draft_yes,
		[KITH_ANSWER_NO] = draft_no,
		[KITH_ANSWER_REDIRECT] = draft_redirect,
	};

	kith_buf_printf(out, "Hello %.*s, ", KITH_ARG(kith_first_name(book, draft->asker)));
	bodies[draft->answer](book, draft, out);
}

void kith_answer_question(const struct kith_book *book, const struct kith_answer_draft *draft,
			  struct kith_buf *out)
{
	struct kith_slice asker = kith_slice_cstr("somebody I know");

	if (!is_private(book, draft->asker))
		asker = kith_book_name(book, draft->asker);
	kith_buf_printf(out, "Hello %.*s, %.*s asked me for help",
			KITH_ARG(kith_first_name(book, draft->third)), KITH_ARG(asker));
	add_request(book, draft, ": ", out);
	kith_buf_cstr(out, ". You know more about it than I do. May I point them to you?");
	add_note(draft, out);
	kith_buf_cstr(out, " A no is fine, too.");
}
