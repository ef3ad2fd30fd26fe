/* The web as a graph, for web*.c and path.c; no interface for others.
 *
 * Vertices are the notes, then one hub for each organization and small event that ties two people
 * or more. The arc into a hub costs what the tie does, the one out of it nothing, so that two steps
 * through a hub are one edge, and n people need 2n arcs and not n * n. */
#ifndef KITH_PRACTICE_WEB_ARCS_H
#define KITH_PRACTICE_WEB_ARCS_H

#include "practice/web.h"

struct kith_arc {
	uint32_t from, to;
	uint64_t cost; /* of the strength: its negative logarithm, as an integer so that sums are exact */
	bool arrives;  /* at a person; into a hub it is half a step */
	struct kith_edge edge;
};

struct kith_web {
	const struct kith_book *book;
	size_t vertices;
	struct kith_arc *arcs; /* by from, to, cost, kind, evidence; the arena's */
	uint32_t *first;       /* of a vertex; vertices + 1 of them */
};

/* Arcs being gathered; items are the heap's. */
struct kith_arcs {
	const struct kith_book *book;
	kith_day today;
	struct kith_arc *items;
	size_t count, capacity;
	size_t vertices; /* so far: notes and hubs */
};

/* The edge of a kind with evidence of a day (or KITH_NO_DAY), aged; no evidence yet. */
struct kith_edge kith_edge_of(enum kith_edge_kind kind, double base, kith_day last, kith_day today);
uint64_t kith_edge_cost(const struct kith_edge *edge);

/* The same for a tie between others, at the strength of its kind. */
struct kith_edge kith_arcs_edge(const struct kith_arcs *arcs, enum kith_edge_kind kind, kith_day last);

/* Adds introductions, met-via and knows; organizations; small events. */
void kith_arcs_ties(struct kith_arcs *arcs);
void kith_arcs_orgs(struct kith_arcs *arcs);
void kith_arcs_events(struct kith_arcs *arcs);

/* An edge between two people, both ways; nothing if they are one, or one is me or nobody. */
void kith_arcs_pair(struct kith_arcs *arcs, kith_id a, kith_id b, const struct kith_edge *edge);

/* Somebody whom a hub ties to the others of it, and the value that says so. */
struct kith_member {
	kith_id person;
	uint32_t value;
};

/* A hub with members in order of person, each once; nothing for fewer than two. */
void kith_arcs_hub(struct kith_arcs *arcs, const struct kith_member *members, size_t count,
		   const struct kith_edge *edge);

/* Sorts members by person and keeps the first value of each; returns how many are left. */
size_t kith_members_unite(struct kith_member *members, size_t count);

/* What two people share who name the same organization: its note where that is a group's, else its
 * name, folded (of `arena`). Empty name and KITH_NOBODY: none. */
struct kith_org {
	kith_id group;
	struct kith_slice name;
};
struct kith_org kith_org_of(const struct kith_book *book, const struct kith_value *value, struct kith_arena *arena);
int kith_org_cmp(const struct kith_org *a, const struct kith_org *b);

#endif
