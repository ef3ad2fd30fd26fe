#include "practice/ask.h"

#include "practice/about.h"
#include "practice/days.h"
#include "practice/tie.h"

#define ANSWER_MONTH KITH_MONTH /* an ask stays open so long at least */
#define OWED 3			/* points they may be ahead before something is given first */

static const struct {
	const char *word;
	int silence; /* a request of this size is not the first word after more days than that; 0: it may be
		      */
	bool owes;   /* whether it looks at the balance */
} sizes[KITH_SIZE_COUNT] = {
	[KITH_SMALL] = { "small", 0, false },
	[KITH_MEDIUM] = { "medium", 180, true },
	[KITH_LARGE] = { "large", 90, true },
};

/* To whom nothing need be given first: their help is not lent. */
static const char *const givers[] = { "mentor", "manager", "family" };

const char *kith_size_word(enum kith_size size)
{
	return size < KITH_SIZE_COUNT ? sizes[size].word : "";
}

enum kith_size kith_size_find(struct kith_slice word)
{
	int size = 0;

	while (size < KITH_SIZE_COUNT && !kith_slice_is(word, sizes[size].word))
		size++;
	return (enum kith_size)size;
}

enum kith_size kith_entry_size(const struct kith_book *book, const struct kith_entry_row *entry)
{
	enum kith_size size = kith_size_find(kith_text(book, entry->word));

	return size == KITH_SIZE_COUNT ? KITH_SMALL : size;
}

static int rest_of(const struct kith_book *book, enum kith_size size)
{
	return kith_book_config(book)->asks[size].rest;
}

kith_day kith_ask_closes(const struct kith_book *book, const struct kith_entry_row *ask)
{
	int rest = rest_of(book, kith_entry_size(book, ask));

	return ask->day + (rest > ANSWER_MONTH ? rest : ANSWER_MONTH);
}

bool kith_outcome_came(const struct kith_entry_row *entry, kith_day today)
{
	return entry->outcome.len && entry->outcome_day <= today;
}

bool kith_ask_is_open(const struct kith_book *book, const struct kith_entry_row *ask, kith_day today)
{
	return !kith_outcome_came(ask, today) && today < kith_ask_closes(book, ask);
}

const struct kith_entry_row *kith_newest_open(const struct kith_book *book, kith_id person, const char *kind,
					      kith_day today)
{
	const struct kith_entry_row *entry, *newest = NULL;

	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		if (kith_entry_is(book, entry, kind) && !entry->outcome.len &&
		    kith_entry_happened(entry, today) && (!newest || entry->day >= newest->day))
			newest = entry;
	}
	return newest;
}

/* What one ask of the past means for those of each size. */
static void rest_after(const struct kith_book *book, const struct kith_entry_row *ask,
		       struct kith_asking *asking)
{
	enum kith_size asked = kith_entry_size(book, ask);

	for (int size = 0; size < KITH_SIZE_COUNT; size++) {
		kith_day until = ask->day + rest_of(book, size >= (int)asked ? asked : KITH_SMALL);

		if ((size == KITH_SMALL && asking->routine) || until < asking->rests[size].until)
			continue;
		asking->rests[size].until = until;
		asking->rests[size].entry = kith_entry_number(book, ask);
	}
}

static void see_ask(const struct kith_book *book, const struct kith_entry_row *ask,
		    struct kith_asking *asking)
{
	const struct kith_entry_row *entries = kith_book_entries(book);
	uint32_t row = kith_entry_number(book, ask);

	if (asking->last == UINT32_MAX || ask->day > entries[asking->last].day)
		asking->last = row;
	if (kith_ask_is_open(book, ask, asking->today) &&
	    (asking->open == UINT32_MAX || ask->day >= entries[asking->open].day))
		asking->open = row;
	rest_after(book, ask, asking);
}

static bool is_giver(const struct kith_book *book, kith_id person)
{
	for (size_t i = 0; i < sizeof(givers) / sizeof(givers[0]); i++) {
		if (kith_book_has(book, person, KITH_F_RELATION, givers[i]))
			return true;
	}
	return false;
}

void kith_asking_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_asking *asking)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	const struct kith_entry_row *entry;

	memset(asking, 0, sizeof(*asking));
	asking->person = person;
	asking->today = today;
	asking->open = asking->last = UINT32_MAX;
	for (int size = 0; size < KITH_SIZE_COUNT; size++) {
		asking->rests[size].until = KITH_NO_DAY;
		asking->rests[size].entry = UINT32_MAX;
	}
	kith_contacts_of(book, person, today, &arena, &contacts);
	asking->base = kith_depth_base(book, person, &contacts, today);
	asking->depth = kith_depth(book, person, &contacts, today);
	asking->last_contact = kith_last_contact(book, person, &contacts, today);
	asking->routine = kith_is_routine(book, person);
	asking->balance = kith_balance(book, person, today);
	asking->never_owed = is_giver(book, person);
	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		if (kith_entry_is(book, entry, "asked") && kith_entry_happened(entry, today))
			see_ask(book, entry, asking);
	}
	kith_arena_release(&arena);
}

/* A request as the rules see it. */
struct request {
	const struct kith_asking *asking;
	enum kith_size size;
	int needs; /* depth */
};

static bool is_open(const struct request *request)
{
	return request->asking->open != UINT32_MAX;
}

static bool is_too_large(const struct request *request)
{
	return request->asking->base < request->needs;
}

static bool is_silent(const struct request *request)
{
	const struct kith_asking *asking = request->asking;
	int silence = sizes[request->size].silence;

	if (asking->depth < request->needs)
		return true;
	return silence &&
	       (asking->last_contact == KITH_NO_DAY || asking->today - asking->last_contact > silence);
}

static bool rests(const struct request *request)
{
	return request->asking->today < request->asking->rests[request->size].until;
}

static bool owes(const struct request *request)
{
	return sizes[request->size].owes && request->asking->balance > OWED && !request->asking->never_owed;
}

static bool fits(const struct request *request)
{
	(void)request;
	return true;
}

/* The rule: the first that applies. */
static const struct {
	const char *word;
	bool (*applies)(const struct request *request);
} verdicts[] = {
	[KITH_OPEN_ASK] = { "open-ask", is_open },     [KITH_TOO_LARGE] = { "too-large", is_too_large },
	[KITH_RECONNECT] = { "reconnect", is_silent }, [KITH_TOO_SOON] = { "too-soon", rests },
	[KITH_GIVE_FIRST] = { "give-first", owes },    [KITH_FITS] = { "fits", fits },
};

const char *kith_verdict_word(enum kith_verdict verdict)
{
	return verdicts[verdict].word;
}

enum kith_verdict kith_ask_verdict(const struct kith_book *book, const struct kith_asking *asking,
				   enum kith_size size)
{
	struct request request = { asking, size, kith_book_config(book)->asks[size].depth };
	int verdict = 0;

	while (!verdicts[verdict].applies(&request))
		verdict++;
	return (enum kith_verdict)verdict;
}

enum kith_size kith_ask_largest(const struct kith_book *book, const struct kith_asking *asking)
{
	for (int size = KITH_SIZE_COUNT; size-- > 0;) {
		if (kith_ask_verdict(book, asking, (enum kith_size)size) == KITH_FITS)
			return (enum kith_size)size;
	}
	return KITH_SIZE_COUNT;
}

kith_day kith_ask_free(const struct kith_book *book, const struct kith_asking *asking, enum kith_size size)
{
	kith_day day = asking->rests[size].until;

	if (asking->open != UINT32_MAX) {
		kith_day closes = kith_ask_closes(book, kith_book_entries(book) + asking->open);

		day = closes > day ? closes : day;
	}
	return day > asking->today ? day : KITH_NO_DAY;
}

int kith_ask_silence(enum kith_size size)
{
	return sizes[size].silence;
}

int kith_ask_owed(void)
{
	return OWED;
}
