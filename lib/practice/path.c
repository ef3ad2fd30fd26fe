#include "practice/path.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/tie.h"
#include "practice/web_arcs.h"

#define DEEPEST 3.0
#define NO_ARC UINT32_MAX
#define UNREACHED UINT64_MAX

/* What is known of a vertex so far. */
struct label {
	uint64_t cost;
	uint32_t steps;
	uint32_t arc;	 /* that leads here: of the web, or after those of mine; NO_ARC */
	kith_id through; /* the person before it; KITH_NOBODY for who comes first */
	bool settled;
};

struct kith_paths {
	const struct kith_web *web;
	struct kith_arena *arena;
	kith_id from;		       /* KITH_NOBODY: me */
	const struct kith_edge **mine; /* of each note, or NULL: my tie to them, where `from` is me */
	struct label *labels;
};

struct waiting {
	uint64_t cost;
	uint32_t steps, vertex;
};

/* A binary heap, the nearest first. */
struct heap {
	struct waiting *items;
	size_t count, capacity;
};

static bool nearer(const struct waiting *a, const struct waiting *b)
{
	if (a->cost != b->cost)
		return a->cost < b->cost;
	return a->steps != b->steps ? a->steps < b->steps : a->vertex < b->vertex;
}

static void swap(struct waiting *a, struct waiting *b)
{
	struct waiting kept = *a;

	*a = *b;
	*b = kept;
}

static void push(struct heap *heap, uint32_t vertex, const struct label *label)
{
	size_t at = heap->count;

	heap->items = kith_grow(heap->items, heap->count, &heap->capacity, sizeof(*heap->items));
	heap->items[heap->count++] = (struct waiting){ label->cost, label->steps, vertex };
	for (; at && nearer(&heap->items[at], &heap->items[(at - 1) / 2]); at = (at - 1) / 2)
		swap(&heap->items[at], &heap->items[(at - 1) / 2]);
}

static struct waiting pop(struct heap *heap)
{
	struct waiting first = heap->items[0];
	size_t at = 0, child;

	heap->items[0] = heap->items[--heap->count];
	while ((child = 2 * at + 1) < heap->count) {
		if (child + 1 < heap->count && nearer(&heap->items[child + 1], &heap->items[child]))
			child++;
		if (!nearer(&heap->items[child], &heap->items[at]))
			break;
		swap(&heap->items[child], &heap->items[at]);
		at = child;
	}
	return first;
}

/* Whether a way there goes before the one known; among equals the shorter, then the lower id. */
static bool goes_before(const struct label *way, const struct label *known)
{
	if (way->cost != known->cost)
		return way->cost < known->cost;
	if (way->steps != known->steps)
		return way->steps < known->steps;
	return way->through != known->through ? way->through < known->through : way->arc < known->arc;
}

static void offer(struct kith_paths *paths, struct heap *heap, uint32_t vertex, const struct label *way)
{
	struct label *known = &paths->labels[vertex];

	if (known->settled || (known->cost != UNREACHED && !goes_before(way, known)))
		return;
	if (known->cost != way->cost || known->steps != way->steps)
		push(heap, vertex, way);
	*known = *way;
}

static bool leads_on(const struct kith_paths *paths, uint32_t vertex)
{
	return vertex >= kith_book_count(paths->web->book) || vertex == paths->from ||
	       !(kith_book_note(paths->web->book, vertex)->flags & KITH_NOTE_ARCHIVED);
}

static void walk_on(struct kith_paths *paths, struct heap *heap, uint32_t vertex)
{
	const struct kith_web *web = paths->web;
	const struct label *label = &paths->labels[vertex];
	bool hub = vertex >= kith_book_count(web->book);

	for (uint32_t i = web->first[vertex]; i < web->first[vertex + 1]; i++) {
		const struct kith_arc *arc = &web->arcs[i];
		struct label way = { .cost = kith_add(label->cost, arc->cost),
				     .steps = label->steps + arc->arrives,
				     .arc = i,
				     .through = hub ? label->through : vertex };

		offer(paths, heap, arc->to, &way);
	}
}

static void begin(struct kith_paths *paths, struct heap *heap)
{
	struct label way = { .arc = NO_ARC, .through = KITH_NOBODY };

	if (kith_id_ok(paths->from)) {
		offer(paths, heap, paths->from, &way);
		return;
	}
	for (kith_id note = 0; note < kith_book_count(paths->web->book); note++) {
		if (!paths->mine[note])
			continue;
		way.cost = kith_edge_cost(paths->mine[note]);
		way.steps = 1;
		offer(paths, heap, note, &way);
	}
}

static void settle(struct kith_paths *paths)
{
	struct heap heap = { NULL, 0, 0 };

	for (size_t i = 0; i < paths->web->vertices; i++)
		paths->labels[i].cost = UNREACHED;
	begin(paths, &heap);
	while (heap.count) {
		uint32_t vertex = pop(&heap).vertex;

		if (paths->labels[vertex].settled)
			continue;
		paths->labels[vertex].settled = true;
		if (leads_on(paths, vertex))
			walk_on(paths, &heap, vertex);
	}
	free(heap.items);
}

static uint32_t value_of(const struct kith_book *book, kith_id person, enum kith_field field)
{
	size_t count;
	const struct kith_value *value = kith_book_field(book, person, field, &count);

	return value ? (uint32_t)(value - kith_book_values(book)) : UINT32_MAX;
}

/* What shows the last contact: the entry or event, a declared day, the routine, or the declared depth. */
static void add_evidence(const struct kith_book *book, kith_id person, const struct kith_contacts *contacts,
			 struct kith_edge *edge)
{
	if (kith_is_routine(book, person)) {
		edge->value = value_of(book, person, KITH_F_ROUTINE);
		return;
	}
	for (size_t i = contacts->count; i > 0; i--) {
		const struct kith_contact *item = &contacts->items[i - 1];

		if (item->day != edge->last || item->class != KITH_DAY_CONTACT)
			continue;
		edge->entry = item->entry;
		edge->event = item->event;
	}
	if (edge->entry == UINT32_MAX && !kith_id_ok(edge->event))
		edge->value = value_of(book, person,
				       edge->last == KITH_NO_DAY ? KITH_F_DEPTH : KITH_F_LAST_CONTACT);
}

static const struct kith_edge *tie_to(const struct kith_book *book, kith_id person, kith_day today,
				      struct kith_arena *arena)
{
	struct kith_arena scratch = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	struct kith_edge *edge = NULL;
	double base;

	kith_contacts_of(book, person, today, &scratch, &contacts);
	base = kith_is_routine(book, person) ? 1 : kith_depth(book, person, &contacts, today) / DEEPEST;
	if (base > 0) {
		edge = kith_arena_alloc(arena, sizeof(*edge));
		*edge = kith_edge_of(KITH_EDGE_CONTACT, base,
				     kith_last_contact(book, person, &contacts, today), today);
		add_evidence(book, person, &contacts, edge);
	}
	kith_arena_release(&scratch);
	return edge;
}

struct kith_paths *kith_paths_from(const struct kith_book *book, kith_id from, kith_day today,
				   struct kith_arena *arena)
{
	struct kith_paths *paths = kith_arena_alloc(arena, sizeof(*paths));
	size_t count = kith_book_count(book);

	paths->web = kith_web_of(book, today, arena);
	paths->arena = arena;
	paths->from = kith_id_ok(from) && from != kith_book_me(book) ? from : KITH_NOBODY;
	paths->labels = kith_arena_array(arena, paths->web->vertices + 1, sizeof(*paths->labels));
	paths->mine = kith_arena_array(arena, count + 1, sizeof(const struct kith_edge *));
	for (kith_id note = 0; !kith_id_ok(paths->from) && note < count; note++) {
		if (kith_is_tie(book, note))
			paths->mine[note] = tie_to(book, note, today, arena);
	}
	settle(paths);
	return paths;
}

/* The edge that leads to a person, and who stands before them. */
static const struct kith_edge *edge_to(const struct kith_paths *paths, kith_id person)
{
	const struct label *label = &paths->labels[person];

	return label->arc == NO_ARC ? paths->mine[person] : &paths->web->arcs[label->arc].edge;
}

/* Where the last edge goes through a hub: the value that ties whom it comes from. */
static uint32_t first_of(const struct kith_paths *paths, kith_id person)
{
	uint32_t arc = paths->labels[person].arc, from = arc == NO_ARC ? 0 : paths->web->arcs[arc].from;

	if (arc == NO_ARC || from < kith_book_count(paths->web->book))
		return UINT32_MAX;
	return paths->web->arcs[paths->labels[from].arc].edge.value;
}

static bool is_reached(const struct kith_paths *paths, kith_id target)
{
	return kith_id_ok(target) && target != paths->from && paths->labels[target].cost != UNREACHED;
}

size_t kith_paths_to(const struct kith_paths *paths, kith_id target, struct kith_path_step **steps)
{
	double product = 1;
	kith_id at = target;
	size_t count;

	*steps = NULL;
	if (!is_reached(paths, target))
		return 0;
	count = paths->labels[target].steps;
	*steps = kith_arena_array(paths->arena, count, sizeof(**steps));
	for (size_t i = count; i > 0; i--) {
		(*steps)[i - 1].note = at;
		(*steps)[i - 1].edge = *edge_to(paths, at);
		(*steps)[i - 1].edge.other = first_of(paths, at);
		at = paths->labels[at].through;
	}
	for (size_t i = 0; i < count; i++)
		(*steps)[i].product = product *= (*steps)[i].edge.strength;
	return count;
}

double kith_paths_strength(const struct kith_paths *paths, kith_id target)
{
	double product = 1;

	if (!is_reached(paths, target))
		return 0;
	for (kith_id at = target; kith_id_ok(at) && at != paths->from; at = paths->labels[at].through)
		product *= edge_to(paths, at)->strength;
	return product;
}

size_t kith_paths_best(const struct kith_paths *paths, const kith_id *targets, size_t count)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < count; i++) {
		if (is_reached(paths, targets[i]) &&
		    (best == SIZE_MAX || paths->labels[targets[i]].cost < paths->labels[targets[best]].cost))
			best = i;
	}
	return best;
}

size_t kith_path_to(const struct kith_book *book, kith_id from, kith_id target, kith_day today,
		    struct kith_arena *arena, struct kith_path_step **steps)
{
	return kith_paths_to(kith_paths_from(book, from, today, arena), target, steps);
}
