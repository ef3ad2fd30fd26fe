#include <stdlib.h>

#include "base/alloc.h"
#include "practice/who.h"

#define NO_TOPIC SIZE_MAX

/* Topics and the people who can be asked about them, as two sides to be matched. */
struct matching {
	struct kith_who **lists; /* of each topic, best first */
	size_t *lengths;
	struct kith_who **taken; /* by topic: the one of its list, or NULL */
	size_t *topic_of;	 /* by person: the topic that took them */
	size_t *reached_from;	 /* by person: the topic that leads to them in this search */
	size_t *queue;		 /* topics of this search */
};

static void clear(size_t *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] = NO_TOPIC;
}

static struct kith_who *in_list(const struct matching *matching, size_t topic, kith_id person)
{
	for (size_t i = 0; i < matching->lengths[topic]; i++) {
		if (matching->lists[topic][i].person == person)
			return &matching->lists[topic][i];
	}
	return NULL;
}

/* The free person takes the topic that leads to them; whom that one had goes to the topic before it. */
static void hand_on(struct matching *matching, kith_id person, size_t first)
{
	size_t topic;

	do {
		struct kith_who *before;

		topic = matching->reached_from[person];
		before = matching->taken[topic];
		matching->taken[topic] = in_list(matching, topic, person);
		matching->topic_of[person] = topic;
		person = before ? before->person : person;
	} while (topic != first);
}

/* Looks for somebody free, from the topic's own list on, then through those who took its people. */
static void match_topic(struct matching *matching, size_t topic, size_t people)
{
	size_t length = 0;

	clear(matching->reached_from, people);
	matching->queue[length++] = topic;
	for (size_t next = 0; next < length; next++) {
		size_t from = matching->queue[next];

		for (size_t i = 0; i < matching->lengths[from]; i++) {
			const struct kith_who *who = &matching->lists[from][i];

			if (who->largest == KITH_SIZE_COUNT ||
			    matching->reached_from[who->person] != NO_TOPIC)
				continue;
			matching->reached_from[who->person] = from;
			if (matching->topic_of[who->person] == NO_TOPIC) {
				hand_on(matching, who->person, topic);
				return;
			}
			matching->queue[length++] = matching->topic_of[who->person];
		}
	}
}

void kith_who_each(const struct kith_book *book, const struct kith_topic *topics, size_t count,
		   const struct kith_who_options *options, struct kith_who *chosen)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t people = kith_book_count(book);
	struct matching matching = {
		.lists = kith_arena_array(&arena, count, sizeof(*matching.lists)),
		.lengths = kith_arena_array(&arena, count, sizeof(*matching.lengths)),
		.taken = kith_arena_array(&arena, count, sizeof(*matching.taken)),
		.topic_of = kith_arena_array(&arena, people, sizeof(*matching.topic_of)),
		.reached_from = kith_arena_array(&arena, people, sizeof(*matching.reached_from)),
		.queue = kith_arena_array(&arena, count, sizeof(*matching.queue)),
	};

	clear(matching.topic_of, people);
	for (size_t i = 0; i < count; i++) {
		matching.lists[i] = kith_who_find(book, &topics[i], options, &arena, &matching.lengths[i]);
		match_topic(&matching, i, people);
	}
	for (size_t i = 0; i < count; i++) {
		memset(&chosen[i], 0, sizeof(chosen[i]));
		chosen[i].person = KITH_NOBODY;
		if (matching.taken[i])
			chosen[i] = *matching.taken[i];
	}
	kith_arena_release(&arena);
}
