/* Answers to what others asked me: kind whichever way they go (kith-practice(7), "Asking"). */
#ifndef KITH_PRACTICE_ANSWER_H
#define KITH_PRACTICE_ANSWER_H

#include "base/buf.h"
#include "practice/contact.h"

enum kith_answer { KITH_ANSWER_YES, KITH_ANSWER_NO, KITH_ANSWER_REDIRECT, KITH_ANSWER_COUNT };

/* "yes", "no", "redirect" as people type it; KITH_ANSWER_COUNT for any other word. */
enum kith_answer kith_answer_find(struct kith_slice word);

/* The word as an outcome holds it: "redirected". */
const char *kith_answer_outcome(enum kith_answer answer);

/* What shows that somebody agreed to be pointed to for a request: the newest ask of mine about them
 * with the outcome yes, on or after the day of the request, that names a part of the asker's name;
 * or the introduction of the two, once both agreed. NULL if nothing does. */
const struct kith_entry_row *kith_answer_consent(const struct kith_book *book, const struct kith_entry_row *request,
						 kith_id asker, kith_id third, kith_day today);

/* What a draft is made from. */
struct kith_answer_draft {
	kith_id asker;
	kith_id third;                       /* pointed on to; KITH_NOBODY for other answers */
	const struct kith_entry_row *request;
	enum kith_answer answer;
	struct kith_slice note;              /* words of mine, or empty */
};

/* Appends a draft of the answer, one paragraph. What is private is not quoted, and a third who is
 * private not named. */
void kith_answer_draft(const struct kith_book *book, const struct kith_answer_draft *draft, struct kith_buf *out);

/* Appends the question to the third, which comes before pointing anybody on to them. */
void kith_answer_question(const struct kith_book *book, const struct kith_answer_draft *draft, struct kith_buf *out);

#endif
