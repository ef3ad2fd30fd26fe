/* Requests for help: how large they are, how long they stay open and rest, and whether one of a
 * size is right for somebody today (kith-practice(7), "Asking"). */
#ifndef KITH_PRACTICE_ASK_H
#define KITH_PRACTICE_ASK_H

#include "practice/contact.h"

/* "small", "medium", "large"; KITH_SIZE_COUNT for any other word. */
const char *kith_size_word(enum kith_size size);
enum kith_size kith_size_find(struct kith_slice word);

/* The size in parentheses; small where it is left out or is no size. */
enum kith_size kith_entry_size(const struct kith_book *book, const struct kith_entry_row *entry);

/* The day on which an ask without outcome begins to count as answered by none: its own plus the
 * longer of its rest and 30 days. */
kith_day kith_ask_closes(const struct kith_book *book, const struct kith_entry_row *ask);

/* Whether the outcome of an entry has come: it has one, whose day is not to come. */
bool kith_outcome_came(const struct kith_entry_row *entry, kith_day today);

/* Whether an ask waits for its outcome: it has none, and has not come to count as answered by none. */
bool kith_ask_is_open(const struct kith_book *book, const struct kith_entry_row *ask, kith_day today);

/* The newest entry of a kind about somebody that happened and has no outcome; NULL if there is none. */
const struct kith_entry_row *kith_newest_open(const struct kith_book *book, kith_id person, const char *kind,
					      kith_day today);

/* What to say to a request, in the order of the rule: the first that applies. */
enum kith_verdict {
	KITH_OPEN_ASK,  /* one waits for its outcome */
	KITH_TOO_LARGE, /* for what the tie ever was */
	KITH_RECONNECT, /* the tie has faded, or was silent for too long */
	KITH_TOO_SOON,  /* after another */
	KITH_GIVE_FIRST,
	KITH_FITS,
};
const char *kith_verdict_word(enum kith_verdict verdict);

/* All that verdicts about one person follow from. */
struct kith_asking {
	kith_id person;
	kith_day today;
	int base, depth;       /* before and after fading */
	kith_day last_contact; /* today where the tie is routine; KITH_NO_DAY: nothing but silence */
	bool routine;
	int balance;           /* over two years */
	bool never_owed;       /* a mentor, manager or family: nothing need be given first */
	uint32_t open;         /* the newest open ask, or UINT32_MAX */
	uint32_t last;         /* the newest ask, or UINT32_MAX */
	struct {
		kith_day until;    /* asks of this size are free again on that day; KITH_NO_DAY: they never rested */
		uint32_t entry;    /* the ask they rest after, or UINT32_MAX */
	} rests[KITH_SIZE_COUNT];
};

/* Computes it from the record. An ask rests from its own day, whatever came of it, and asks smaller
 * than it as long as a small one does. O(n log n) in the entries about the person. */
void kith_asking_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_asking *asking);

/* The first verdict that applies to a request of that size. */
enum kith_verdict kith_ask_verdict(const struct kith_book *book, const struct kith_asking *asking,
				   enum kith_size size);

/* The largest size that fits today, or KITH_SIZE_COUNT if none does. */
enum kith_size kith_ask_largest(const struct kith_book *book, const struct kith_asking *asking);

/* The day on which no earlier ask stands in the way of one of that size any more: it rests no longer,
 * and none is open. KITH_NO_DAY where that is so today. */
kith_day kith_ask_free(const struct kith_book *book, const struct kith_asking *asking, enum kith_size size);

/* Days of silence after which requests of a size are none to begin with; 0: silence alone is no
 * reason. */
int kith_ask_silence(enum kith_size size);

/* The balance over which something is given first. */
int kith_ask_owed(void);

#endif
