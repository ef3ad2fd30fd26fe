#include "practice/match.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"
#include "practice/tie.h"
#include "practice/web.h"

enum {
	NEAR_DEPTH = 2, /* of one of the two */
	FAR_DEPTH = 1,	/* of the other, and of whom I help myself */
};

/* Something that somebody offers or wants. */
struct topic {
	struct kith_slice folded;
	kith_id note;
	uint32_t value;
	int depth;
};

struct topics {
	struct topic *items;
	size_t count, capacity;
};

struct matching {
	const struct kith_book *book;
	kith_day today;
	struct kith_arena *arena;
	struct kith_web *web;
	struct topics offers, wants;
	struct kith_match *items;
	size_t count, capacity;
};

static void add_topics(struct matching *matching, struct topics *topics, kith_id note, enum kith_field field,
		       int depth)
{
	const struct kith_book *book = matching->book;
	size_t count;
	const struct kith_value *values = kith_book_field(book, note, field, &count);

	for (size_t i = 0; i < count; i++) {
		struct kith_slice text = kith_slice_trim(kith_text(book, values[i].text));
		struct topic topic = { kith_utf8_folded(matching->arena, text), note,
				       (uint32_t)(&values[i] - kith_book_values(book)), depth };

		if (!text.len)
			continue;
		topics->items = kith_grow(topics->items, topics->count, &topics->capacity, sizeof(topic));
		topics->items[topics->count++] = topic;
	}
}

static bool has_topics(const struct kith_book *book, kith_id person)
{
	return kith_book_first(book, person, KITH_F_OFFERS).len ||
	       kith_book_first(book, person, KITH_F_WANTS).len;
}

static void add_person(struct matching *matching, kith_id person)
{
	int depth = KITH_MATCH_MINE;

	if (!has_topics(matching->book, person))
		return;
	if (person != kith_book_me(matching->book)) {
		if (!kith_is_tie(matching->book, person) || kith_is_paused(matching->book, person))
			return;
		depth = kith_depth_now(matching->book, person, matching->today);
	}
	if (depth < FAR_DEPTH)
		return;
	add_topics(matching, &matching->offers, person, KITH_F_OFFERS, depth);
	add_topics(matching, &matching->wants, person, KITH_F_WANTS, depth);
}

/* A lead that is not mine to follow, which somebody else may want. */
static void add_lead(struct matching *matching, kith_id lead)
{
	if (!kith_book_has(matching->book, lead, KITH_F_STAGE, "heard") &&
	    !kith_book_has(matching->book, lead, KITH_F_STAGE, "declined"))
		return;
	add_topics(matching, &matching->offers, lead, KITH_F_KIND, KITH_MATCH_MINE);
	add_topics(matching, &matching->offers, lead, KITH_F_NEED, KITH_MATCH_MINE);
	add_topics(matching, &matching->offers, lead, KITH_F_TAGS, KITH_MATCH_MINE);
}

static bool fits(const struct matching *matching, const struct topic *offer, const struct topic *want)
{
	bool mine = offer->depth == KITH_MATCH_MINE || want->depth == KITH_MATCH_MINE;

	if (offer->note == want->note)
		return false;
	/* I know of my own leads. */
	if (mine)
		return offer->depth != want->depth;
	return (offer->depth >= NEAR_DEPTH || want->depth >= NEAR_DEPTH) &&
	       !kith_web_know(matching->web, offer->note, want->note, NULL);
}

static void add(struct matching *matching, const struct topic *offer, const struct topic *want)
{
	const struct kith_value *values = kith_book_values(matching->book);
	struct kith_match match = { .offers = offer->note,
				    .wants = want->note,
				    .topic = kith_text(matching->book, values[offer->value].text),
				    .offer_value = offer->value,
				    .want_value = want->value,
				    .offers_depth = offer->depth,
				    .wants_depth = want->depth };

	matching->items = kith_grow(matching->items, matching->count, &matching->capacity, sizeof(match));
	matching->items[matching->count++] = match;
}

static int by_topic(const void *left, const void *right)
{
	const struct topic *a = left, *b = right;
	int order = kith_slice_cmp(a->folded, b->folded);

	if (!order)
		order = (a->note > b->note) - (a->note < b->note);
	return order ? order : (a->value > b->value) - (a->value < b->value);
}

/* In order of topic, what a note says twice once. */
static void unite(struct topics *topics)
{
	size_t kept = 0;

	if (topics->count)
		qsort(topics->items, topics->count, sizeof(*topics->items), by_topic);
	for (size_t i = 0; i < topics->count; i++) {
		const struct topic *item = &topics->items[i];

		if (kept && topics->items[kept - 1].note == item->note &&
		    kith_slice_eq(topics->items[kept - 1].folded, item->folded))
			continue;
		topics->items[kept++] = *item;
	}
	topics->count = kept;
}

static void join(struct matching *matching)
{
	size_t first = 0;

	for (size_t i = 0; i < matching->offers.count; i++) {
		const struct topic *offer = &matching->offers.items[i], *wants = matching->wants.items;

		while (first < matching->wants.count &&
		       kith_slice_cmp(wants[first].folded, offer->folded) < 0)
			first++;
		for (size_t k = first;
		     k < matching->wants.count && kith_slice_eq(wants[k].folded, offer->folded); k++)
			if (fits(matching, offer, &wants[k]))
				add(matching, offer, &wants[k]);
	}
}

struct sortable {
	struct kith_match match;
	struct kith_slice offers, wants; /* names, folded */
};

static int by_depth(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	int depth =
		b->match.offers_depth + b->match.wants_depth - a->match.offers_depth - a->match.wants_depth;
	int order = depth ? depth : kith_slice_cmp(a->offers, b->offers);

	if (!order)
		order = kith_slice_cmp(a->wants, b->wants);
	if (!order)
		order = kith_slice_cmp(a->match.topic, b->match.topic);
	if (!order)
		order = (a->match.offer_value > b->match.offer_value) -
			(a->match.offer_value < b->match.offer_value);
	return order ? order
		     : (a->match.want_value > b->match.want_value) -
			       (a->match.want_value < b->match.want_value);
}

static struct kith_match *sorted(const struct matching *matching)
{
	struct sortable *items = kith_alloc(matching->count + 1, sizeof(*items));
	struct kith_match *matches = kith_arena_array(matching->arena, matching->count + 1, sizeof(*matches));

	for (size_t i = 0; i < matching->count; i++) {
		const struct kith_match *match = &matching->items[i];

		items[i].match = *match;
		items[i].offers =
			kith_utf8_folded(matching->arena, kith_book_name(matching->book, match->offers));
		items[i].wants =
			kith_utf8_folded(matching->arena, kith_book_name(matching->book, match->wants));
	}
	qsort(items, matching->count, sizeof(*items), by_depth);
	for (size_t i = 0; i < matching->count; i++)
		matches[i] = items[i].match;
	free(items);
	return matches;
}

struct kith_match *kith_matches_of(const struct kith_book *book, kith_day today, struct kith_arena *arena,
				   size_t *count)
{
	struct matching matching = { .book = book, .today = today, .arena = arena };
	struct kith_match *matches;

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		const struct kith_note_row *row = kith_book_note(book, note);

		if (row->flags & KITH_NOTE_UNREADABLE)
			continue;
		if (row->type == KITH_PERSON)
			add_person(&matching, note);
		else if (row->type == KITH_LEAD)
			add_lead(&matching, note);
	}
	unite(&matching.offers);
	unite(&matching.wants);
	matching.web = kith_web_of(book, today, arena);
	join(&matching);
	matches = sorted(&matching);
	*count = matching.count;
	free(matching.offers.items);
	free(matching.wants.items);
	free(matching.items);
	return matches;
}
