#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/days.h"
#include "practice/web_arcs.h"

#define HALVES_EVERY (2.0 * KITH_YEAR) /* days in which evidence loses half its weight */
#define COST_UNIT 4294967296.0	       /* of one halving */
#define COST_MOST (UINT64_C(1) << 40)  /* no chain of notes sums to more than 64 bits */

const char *kith_edge_word(enum kith_edge_kind kind)
{
	static const char *const words[] = { "contact", "introduced", "met-via",
					     "knows",	"colleagues", "event" };

	return words[kind];
}

struct kith_edge kith_edge_of(enum kith_edge_kind kind, double base, kith_day last, kith_day today)
{
	struct kith_edge edge = { .kind = kind,
				  .base = base,
				  .strength = base,
				  .last = last,
				  .entry = UINT32_MAX,
				  .value = UINT32_MAX,
				  .other = UINT32_MAX,
				  .event = KITH_NOBODY };

	if (last != KITH_NO_DAY && last < today)
		edge.strength = base * pow(0.5, (today - last) / HALVES_EVERY);
	return edge;
}

uint64_t kith_edge_cost(const struct kith_edge *edge)
{
	double cost = -log2(edge->strength) * COST_UNIT;

	return cost < 0 ? 0 : cost > (double)COST_MOST ? COST_MOST : (uint64_t)llround(cost);
}

struct kith_edge kith_arcs_edge(const struct kith_arcs *arcs, enum kith_edge_kind kind, kith_day last)
{
	static const double bases[] = {
		[KITH_EDGE_INTRODUCED] = .8, [KITH_EDGE_MET_VIA] = .8, [KITH_EDGE_KNOWS] = .6,
		[KITH_EDGE_COLLEAGUES] = .5, [KITH_EDGE_EVENT] = .4,
	};

	return kith_edge_of(kind, bases[kind], last, arcs->today);
}

static void add(struct kith_arcs *arcs, const struct kith_arc *arc)
{
	arcs->items = kith_grow(arcs->items, arcs->count, &arcs->capacity, sizeof(*arcs->items));
	arcs->items[arcs->count++] = *arc;
}

static bool is_somebody(const struct kith_book *book, kith_id note)
{
	return kith_id_ok(note) && kith_is_tie(book, note);
}

void kith_arcs_pair(struct kith_arcs *arcs, kith_id a, kith_id b, const struct kith_edge *edge)
{
	struct kith_arc arc = { a, b, kith_edge_cost(edge), true, *edge };
	struct kith_arc back = { b, a, arc.cost, true, *edge };

	if (a == b || !is_somebody(arcs->book, a) || !is_somebody(arcs->book, b))
		return;
	add(arcs, &arc);
	add(arcs, &back);
}

void kith_arcs_hub(struct kith_arcs *arcs, const struct kith_member *members, size_t count,
		   const struct kith_edge *edge)
{
	uint64_t cost = kith_edge_cost(edge);
	uint32_t hub;

	if (count < 2)
		return;
	hub = (uint32_t)arcs->vertices++;
	for (size_t i = 0; i < count; i++) {
		struct kith_arc in = { members[i].person, hub, cost, false, *edge };
		struct kith_arc out = { hub, members[i].person, 0, true, *edge };

		in.edge.value = out.edge.value = members[i].value;
		add(arcs, &in);
		add(arcs, &out);
	}
}

static int by_person(const void *left, const void *right)
{
	const struct kith_member *a = left, *b = right;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

size_t kith_members_unite(struct kith_member *members, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(members, count, sizeof(*members), by_person);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || members[i].person != members[i - 1].person)
			members[kept++] = members[i];
	}
	return kept;
}

static int by_arc(const void *left, const void *right)
{
	const struct kith_arc *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	if (a->edge.kind != b->edge.kind)
		return a->edge.kind < b->edge.kind ? -1 : 1;
	if (a->edge.entry != b->edge.entry)
		return a->edge.entry < b->edge.entry ? -1 : 1;
	return (a->edge.value > b->edge.value) - (a->edge.value < b->edge.value);
}

static void take_arcs(struct kith_web *web, struct kith_arcs *arcs, struct kith_arena *arena)
{
	uint32_t at = 0;

	if (arcs->count >= UINT32_MAX)
		kith_die("too many ties");
	if (arcs->count)
		qsort(arcs->items, arcs->count, sizeof(*arcs->items), by_arc);
	web->vertices = arcs->vertices;
	web->arcs = kith_arena_array(arena, arcs->count + 1, sizeof(*web->arcs));
	if (arcs->count)
		memcpy(web->arcs, arcs->items, arcs->count * sizeof(*web->arcs));
	web->first = kith_arena_array(arena, web->vertices + 1, sizeof(*web->first));
	for (size_t vertex = 0; vertex <= web->vertices; vertex++) {
		while (at < arcs->count && web->arcs[at].from < vertex)
			at++;
		web->first[vertex] = at;
	}
}

struct kith_web *kith_web_of(const struct kith_book *book, kith_day today, struct kith_arena *arena)
{
	struct kith_web *web = kith_arena_alloc(arena, sizeof(*web));
	struct kith_arcs arcs = { .book = book, .today = today, .vertices = kith_book_count(book) };

	web->book = book;
	kith_arcs_ties(&arcs);
	kith_arcs_orgs(&arcs);
	kith_arcs_events(&arcs);
	take_arcs(web, &arcs, arena);
	free(arcs.items);
	return web;
}

/* The first arc from one vertex to another, which is the strongest; NULL if there is none. */
static const struct kith_arc *arc_between(const struct kith_web *web, uint32_t from, uint32_t to)
{
	uint32_t low = web->first[from], end = web->first[from + 1], high = end;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (web->arcs[middle].to < to)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && web->arcs[low].to == to ? &web->arcs[low] : NULL;
}

static void better(const struct kith_edge *edge, struct kith_edge *best)
{
	if (edge->strength > best->strength || (edge->strength == best->strength && edge->kind < best->kind))
		*best = *edge;
}

bool kith_web_know(const struct kith_web *web, kith_id a, kith_id b, struct kith_edge *edge)
{
	const struct kith_arc *direct = arc_between(web, a, b);
	struct kith_edge best = { .strength = 0 }, shared;

	if (direct)
		better(&direct->edge, &best);
	for (uint32_t i = web->first[a]; a != b && i < web->first[a + 1]; i++) {
		const struct kith_arc *in = &web->arcs[i], *out;

		out = in->arrives ? NULL : arc_between(web, in->to, b);
		if (!out)
			continue;
		shared = out->edge;
		shared.other = in->edge.value;
		better(&shared, &best);
	}
	if (best.strength > 0 && edge)
		*edge = best;
	return best.strength > 0;
}
