#include "base/alloc.h"
#include "practice/about.h"
#include "practice/path.h"
#include "practice/who_rows.h"

/* Those with whom a chain begins. */
struct beginnings {
	const struct kith_book *book;
	const struct kith_who_options *options;
	struct kith_paths *paths; /* from me */
	struct kith_web *web;
	struct kith_who *items;
	size_t count, capacity;
};

static struct kith_who *find_person(const struct beginnings *beginnings, kith_id person)
{
	for (size_t i = 0; i < beginnings->count; i++) {
		if (beginnings->items[i].person == person)
			return &beginnings->items[i];
	}
	return NULL;
}

static void add(struct beginnings *beginnings, kith_id first, kith_id target, double strength)
{
	struct kith_who who, *known = find_person(beginnings, first);

	if (known && known->strength >= strength)
		return;
	memset(&who, 0, sizeof(who));
	kith_who_factors(beginnings->book, first, beginnings->options->today, &who);
	who.beyond = target;
	who.strength = strength;
	if (!known) {
		beginnings->items = kith_grow(beginnings->items, beginnings->count, &beginnings->capacity,
					      sizeof(*beginnings->items));
		known = &beginnings->items[beginnings->count++];
	}
	*known = who;
}

static bool is_among(const struct beginnings *beginnings, kith_id person)
{
	return kith_is_tie(beginnings->book, person) &&
	       !(kith_book_note(beginnings->book, person)->flags & KITH_NOTE_ARCHIVED);
}

static bool fits(const struct beginnings *beginnings, kith_id person, const struct kith_topic *topic)
{
	struct kith_topic_fit fit;

	if (!is_among(beginnings, person))
		return false;
	kith_topic_fit_of(beginnings->book, person, topic, beginnings->options->today, &fit);
	return fit.points > 0;
}

static bool can_be_asked(const struct beginnings *beginnings, kith_id person)
{
	struct kith_asking asking;

	if (person == beginnings->options->without || !is_among(beginnings, person))
		return false;
	kith_asking_of(beginnings->book, person, beginnings->options->today, &asking);
	return kith_ask_largest(beginnings->book, &asking) != KITH_SIZE_COUNT;
}

/* Of those who know the target themselves the warmest who can be asked. */
static void add_next_best(struct beginnings *beginnings, kith_id target)
{
	kith_id best = KITH_NOBODY;
	struct kith_edge edge;
	double strength = 0;

	for (kith_id note = 0; note < kith_book_count(beginnings->book); note++) {
		struct kith_path_step *steps;

		if (note == target || !kith_web_know(beginnings->web, note, target, &edge) ||
		    kith_paths_to(beginnings->paths, note, &steps) != 1 ||
		    steps[0].product * edge.strength <= strength || !can_be_asked(beginnings, note))
			continue;
		best = note;
		strength = steps[0].product * edge.strength;
	}
	if (kith_id_ok(best))
		add(beginnings, best, target, strength);
}

static void add_target(struct beginnings *beginnings, kith_id target)
{
	struct kith_path_step *steps;
	size_t count = kith_paths_to(beginnings->paths, target, &steps);

	if (count > 1 && can_be_asked(beginnings, steps[0].note))
		add(beginnings, steps[0].note, target, steps[count - 1].product);
	else
		add_next_best(beginnings, target);
}

struct kith_who *kith_who_may_know(const struct kith_book *book, const struct kith_topic *topic,
				   const struct kith_who_options *options, struct kith_arena *arena,
				   size_t *count)
{
	struct beginnings beginnings = {
		.book = book,
		.options = options,
		.paths = kith_paths_from(book, KITH_NOBODY, options->today, arena),
		.web = kith_web_of(book, options->today, arena),
	};

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (fits(&beginnings, note, topic))
			add_target(&beginnings, note);
	}
	*count = beginnings.count;
	return kith_who_settle(book, beginnings.items, beginnings.count, arena);
}
