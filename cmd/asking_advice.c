#include "cmd/asking.h"

/* What was asked for, and what it meets with. */
struct advising {
	struct kith_session *session;
	const struct kith_asking *asking;
	enum kith_size size;
	struct kith_slice id;
};

/* What is wrong, and the size that would be right. */
static void say(const struct advising *advising, const char *reason)
{
	enum kith_size largest = kith_ask_largest(advising->session->book, advising->asking);

	if (largest == KITH_SIZE_COUNT)
		kith_say(advising->session, "%.*s: %s", KITH_ARG(advising->id), reason);
	else
		kith_say(advising->session, "%.*s: %s; %s fits", KITH_ARG(advising->id), reason,
			 kith_size_word(largest));
}

static void say_open(const struct advising *advising)
{
	struct kith_slice ask = kith_entry_shown(advising->session, advising->asking->open);

	kith_say(advising->session,
		 "%.*s: an ask is open (%.*s): wait, or say what came of it with --outcome yes|no|none",
		 KITH_ARG(advising->id), KITH_ARG(ask));
}

static void say_too_large(const struct advising *advising)
{
	struct kith_session *session = advising->session;
	int needs = kith_book_config(session->book)->asks[advising->size].depth;

	if (advising->asking->base == 0)
		say(advising, "you do not know each other yet: follow and answer in public first; after a "
			      "real exchange "
			      "(kith log REF engaged) a small question fits");
	else
		say(advising, kith_print(session, "a %s ask needs depth %d, and this tie is at %d",
					 kith_size_word(advising->size), needs, advising->asking->base)
				      .ptr);
}

static void say_reconnect(const struct advising *advising)
{
	const struct kith_asking *asking = advising->asking;

	if (asking->last_contact == KITH_NO_DAY)
		say(advising,
		    "no contact is on record: get in touch first (\"hey, how is it going?\" is enough)");
	else
		say(advising,
		    kith_print(advising->session,
			       "silent for %d days: reconnect first (\"hey, how is it going?\" is enough)",
			       asking->today - asking->last_contact)
			    .ptr);
}

static void say_too_soon(const struct advising *advising)
{
	const struct kith_asking *asking = advising->asking;
	struct kith_session *session = advising->session;
	struct kith_slice ask = kith_entry_shown(session, asking->rests[advising->size].entry);
	struct kith_buf text = KITH_BUF_INIT;

	kith_buf_printf(&text, "too soon after %.*s: %s asks are free on ", KITH_ARG(ask),
			kith_size_word(advising->size));
	kith_day_print(asking->rests[advising->size].until, &text);
	say(advising, text.ptr);
	kith_buf_release(&text);
}

static void say_give_first(const struct advising *advising)
{
	say(advising,
	    kith_print(advising->session, "they are %d points ahead: give something first (kith match REF)",
		       advising->asking->balance)
		    .ptr);
}

void kith_say_verdict(struct kith_session *session, const struct kith_asking *asking, enum kith_size size,
		      enum kith_verdict verdict)
{
	static void (*const advice[])(const struct advising *advising) = {
		[KITH_OPEN_ASK] = say_open,	    [KITH_TOO_LARGE] = say_too_large,
		[KITH_RECONNECT] = say_reconnect,   [KITH_TOO_SOON] = say_too_soon,
		[KITH_GIVE_FIRST] = say_give_first, [KITH_FITS] = NULL,
	};
	struct advising advising = { session, asking, size, kith_book_id(session->book, asking->person) };

	if (advice[verdict])
		advice[verdict](&advising);
}
