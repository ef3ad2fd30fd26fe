/* The warmest chain to somebody: through whom to reach them (kith-practice(7), "Reaching"). */
#ifndef KITH_PRACTICE_PATH_H
#define KITH_PRACTICE_PATH_H

#include "practice/web.h"

struct kith_path_step {
	kith_id note;          /* whom this step reaches */
	struct kith_edge edge; /* from whom stood before */
	double product;        /* of all edges up to here */
};

/* The warmest chains from one person to everybody. */
struct kith_paths;

/* `from` is KITH_NOBODY (or my own note) for me: me to X is depth / 3, routine 1, aged since the last
 * contact like every other edge. Nobody's chain leads through me, nor through archived people. Memory is the arena's.
 * O((V + E) log V), and the entries of all people where it begins with me. */
struct kith_paths *kith_paths_from(const struct kith_book *book, kith_id from, kith_day today,
				   struct kith_arena *arena);

/* The product of the chain to a person; 0 if there is none (and for `from` itself). */
double kith_paths_strength(const struct kith_paths *paths, kith_id target);

/* The chain itself, without `from`: the greatest product of edges, of equal ones the shortest, then
 * that through lower ids. Returns how many steps, 0 if there is no path. Steps are the arena's. */
size_t kith_paths_to(const struct kith_paths *paths, kith_id target, struct kith_path_step **steps);

/* The best of several targets: the index of the one with the greatest product (of equal ones the
 * first), or SIZE_MAX if none can be reached. */
size_t kith_paths_best(const struct kith_paths *paths, const kith_id *targets, size_t count);

/* One chain, where no more are wanted. */
size_t kith_path_to(const struct kith_book *book, kith_id from, kith_id target, kith_day today,
		    struct kith_arena *arena, struct kith_path_step **steps);

/* The people at an organization now: those whose `org` is it, by note or by name. In order of id, without
 * me and the archived; memory is the arena's. O(people). */
size_t kith_people_at(const struct kith_book *book, struct kith_slice org, struct kith_arena *arena,
		      kith_id **people);

/* The people whose `groups` name the group; likewise. */
size_t kith_people_in(const struct kith_book *book, struct kith_slice group, struct kith_arena *arena,
		      kith_id **people);

/* Whom a word that is no person means: those at an organization of that name, or else those in a
 * group of that name, or else those who fit it as a topic, by as many of its words as anybody does. In order of id, without me and the archived; memory is
 * the arena's. O(bytes of values and entries). */
size_t kith_people_of(const struct kith_book *book, struct kith_slice text, kith_day today, struct kith_arena *arena,
		      kith_id **people);

#endif
