#include "practice/drift.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"
#include "practice/due.h"

enum {
	RHYTHM_SPAN = 2 * KITH_YEAR,
	RHYTHM_GAPS = 3,
	SILENCE_LEAST = KITH_MONTH,
};

static int by_length(const void *left, const void *right)
{
	const int32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static int32_t twice_median(int32_t *gaps, size_t count)
{
	qsort(gaps, count, sizeof(*gaps), by_length);
	return gaps[(count - 1) / 2] + gaps[count / 2];
}

/* The gaps between different contact days from `rhythm->first` on. */
static size_t read_gaps(const struct kith_contacts *contacts, kith_day from, int32_t *gaps, kith_day *first)
{
	kith_day before = KITH_NO_DAY, day;
	size_t count = 0;

	for (size_t at = 0; (day = kith_contact_day_next(contacts, &at)) != KITH_NO_DAY;) {
		if (day < from)
			continue;
		if (before == KITH_NO_DAY)
			*first = day;
		else
			gaps[count++] = day - before;
		before = day;
	}
	return count;
}

struct kith_rhythm kith_rhythm_of(const struct kith_contacts *contacts, kith_day today)
{
	struct kith_rhythm rhythm = { 0, 0, KITH_NO_DAY };
	int32_t *gaps = kith_alloc(contacts->count + 1, sizeof(*gaps));

	rhythm.gaps = read_gaps(contacts, today - RHYTHM_SPAN, gaps, &rhythm.first);
	if (rhythm.gaps >= RHYTHM_GAPS)
		rhythm.twice = twice_median(gaps, rhythm.gaps);
	free(gaps);
	return rhythm;
}

static bool is_expected(const struct kith_book *book, kith_id person, kith_day today)
{
	int32_t cadence = kith_cadence(book, person);

	return !kith_is_paused(book, person) && !kith_is_snoozed(book, person, today) &&
	       !kith_is_planned(book, person, today, cadence ? cadence : KITH_NEVER);
}

bool kith_drift_of(const struct kith_book *book, kith_id person, kith_day today, struct kith_drift *drift)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;

	if (!kith_is_tie(book, person))
		return false;
	kith_contacts_of(book, person, today, &arena, &contacts);
	drift->person = person;
	drift->rhythm = kith_rhythm_of(&contacts, today);
	drift->last = kith_last_contact(book, person, &contacts, today);
	drift->silence = drift->last == KITH_NO_DAY ? 0 : today - drift->last;
	drift->depth = kith_depth(book, person, &contacts, today);
	kith_arena_release(&arena);
	return drift->rhythm.twice && drift->silence > drift->rhythm.twice &&
	       drift->silence > SILENCE_LEAST && is_expected(book, person, today);
}

struct sortable {
	struct kith_drift drift;
	struct kith_slice name; /* folded */
};

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_times(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	int order = compare((int64_t)b->drift.silence * a->drift.rhythm.twice,
			    (int64_t)a->drift.silence * b->drift.rhythm.twice);

	if (!order)
		order = compare(b->drift.depth, a->drift.depth);
	if (!order)
		order = kith_slice_cmp(a->name, b->name);
	return order ? order : compare(a->drift.person, b->drift.person);
}

void kith_drift_sort(const struct kith_book *book, struct kith_drift *drifts, size_t count)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct sortable *items = kith_alloc(count + 1, sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		items[i].drift = drifts[i];
		items[i].name = kith_utf8_folded(&arena, kith_book_name(book, drifts[i].person));
	}
	qsort(items, count, sizeof(*items), by_times);
	for (size_t i = 0; i < count; i++)
		drifts[i] = items[i].drift;
	free(items);
	kith_arena_release(&arena);
}
