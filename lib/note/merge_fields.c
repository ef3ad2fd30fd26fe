#include "note/merge_job.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* The keys of the three sides by name: at[side] is the index among the side's keys, or KITH_NO_TOKEN. */
struct slot {
	struct kith_slice name;
	size_t at[KITH_SIDES];
	bool placed;
};

struct fields {
	const struct kith_note *notes;
	size_t marks;
	struct slot *slots;
	size_t count;
	size_t *ids[KITH_SIDES]; /* slot of each key of a side */
	size_t *order;		 /* the slots of the merge */
	size_t order_count;
	bool conflict, dropped;
};

static struct kith_slice in_note(const struct kith_note *note, size_t start, size_t end)
{
	return start < end ? kith_slice_sub(note->bytes, start, end) : kith_slice_of("", 0);
}

static struct kith_slice lines_of(const struct fields *f, const struct slot *slot, int side)
{
	const struct kith_key *key;

	if (slot->at[side] == KITH_NO_TOKEN)
		return kith_slice_of("", 0);
	key = &f->notes[side].front.keys[slot->at[side]];
	return in_note(&f->notes[side], key->lines.start, key->lines.end);
}

/* The comments and blank lines before a key, or after the last one (at == count). */
static struct kith_slice before_key(const struct kith_note *note, size_t at)
{
	const struct kith_front *front = &note->front;
	size_t start = at > 0 ? front->keys[at - 1].lines.end : front->yaml.start;
	size_t end = at < front->count ? front->keys[at].lines.start : front->yaml.end;

	return front->present ? in_note(note, start, end) : kith_slice_of("", 0);
}

static void name_slots(struct fields *f)
{
	struct kith_tokens names[KITH_SIDES];
	size_t ids;

	memset(names, 0, sizeof(names));
	for (int side = 0; side < KITH_SIDES; side++) {
		for (size_t i = 0; i < f->notes[side].front.count; i++)
			kith_tokens_add(&names[side],
					(struct kith_token){ .text = f->notes[side].front.keys[i].name });
	}
	ids = kith_tokens_number(names);
	f->slots = kith_alloc(ids, sizeof(*f->slots));
	f->order = kith_alloc(ids, sizeof(*f->order));
	f->count = ids;
	for (size_t id = 0; id < ids; id++)
		f->slots[id].at[0] = f->slots[id].at[1] = f->slots[id].at[2] = KITH_NO_TOKEN;
	for (int side = 0; side < KITH_SIDES; side++) {
		f->ids[side] = kith_alloc(names[side].count, sizeof(size_t));
		for (size_t i = 0; i < names[side].count; i++) {
			struct slot *slot = &f->slots[names[side].items[i].id];

			f->ids[side][i] = names[side].items[i].id;
			slot->at[side] = i;
			slot->name = names[side].items[i].text;
		}
		kith_tokens_release(&names[side]);
	}
}

/* A key that one side dropped stays where the other changed it. */
static bool stays(const struct fields *f, const struct slot *slot)
{
	bool one = slot->at[KITH_ONE] != KITH_NO_TOKEN, other = slot->at[KITH_OTHER] != KITH_NO_TOKEN;

	if (one == other)
		return one;
	if (slot->at[KITH_BASE] == KITH_NO_TOKEN)
		return true;
	return !kith_slice_eq(lines_of(f, slot, KITH_BASE), lines_of(f, slot, one ? KITH_ONE : KITH_OTHER));
}

static bool in_all(const struct slot *slot)
{
	return slot->at[0] != KITH_NO_TOKEN && slot->at[1] != KITH_NO_TOKEN && slot->at[2] != KITH_NO_TOKEN;
}

/* Whether a side has the keys that all have in another order than `like`. */
static bool reorders(const struct fields *f, int side, int like)
{
	size_t k = 0;

	for (size_t i = 0; i < f->notes[side].front.count; i++) {
		if (!in_all(&f->slots[f->ids[side][i]]))
			continue;
		while (!in_all(&f->slots[f->ids[like][k]]))
			k++;
		if (f->ids[like][k++] != f->ids[side][i])
			return true;
	}
	return false;
}

/* Whose order is that of the merge: the side that changed it, or the base. */
static int leader(const struct fields *f)
{
	bool one = reorders(f, KITH_ONE, KITH_BASE), other = reorders(f, KITH_OTHER, KITH_BASE);

	if (one && other)
		return reorders(f, KITH_ONE, KITH_OTHER) ? KITH_BASE : KITH_ONE;
	return one ? KITH_ONE : other ? KITH_OTHER : KITH_BASE;
}

static void insert(struct fields *f, size_t at, size_t id)
{
	memmove(f->order + at + 1, f->order + at, (f->order_count - at) * sizeof(*f->order));
	f->order[at] = id;
	f->order_count++;
	f->slots[id].placed = true;
}

/* The place after the nearest key before number i of a side that is placed already. */
static size_t place_after(const struct fields *f, int side, size_t i)
{
	while (i-- > 0) {
		size_t id = f->ids[side][i];

		for (size_t at = 0; f->slots[id].placed && at < f->order_count; at++) {
			if (f->order[at] == id)
				return at + 1;
		}
	}
	return 0;
}

static void place_old(struct fields *f, int side)
{
	for (size_t i = 0; i < f->notes[side].front.count; i++) {
		struct slot *slot = &f->slots[f->ids[side][i]];

		if (slot->placed || slot->at[KITH_BASE] == KITH_NO_TOKEN || !stays(f, slot))
			continue;
		insert(f, place_after(f, side, i), f->ids[side][i]);
	}
}

/* A key that a side added, and the place where it goes. */
struct fresh {
	size_t place, id, rank;
	int side;
};

static int by_place(const void *a, const void *b)
{
	const struct fresh *x = a, *y = b;

	if (x->place != y->place)
		return (x->place > y->place) - (x->place < y->place);
	return (x->rank > y->rank) - (x->rank < y->rank);
}

/* What a note is called by stands first. */
static bool is_title(struct kith_slice name)
{
	return kith_slice_is(name, "name") || kith_slice_is(name, "title");
}

/* Whether two new keys do not stand in one order on both sides. */
static bool is_disputed(const struct fields *f, const struct fresh *a, const struct fresh *b)
{
	const size_t *x = f->slots[a->id].at, *y = f->slots[b->id].at;

	if (a->place != b->place)
		return false;
	return a->side != b->side ||
	       (a->side == KITH_BASE && (x[KITH_ONE] < y[KITH_ONE]) != (x[KITH_OTHER] < y[KITH_OTHER]));
}

/* Keys that are new in one place stand in byte order (ids have it), unless the sides agree or one side
 * alone has some there, and no old key went: then they stand as that side has them. */
static void rank(const struct fields *f, struct fresh *fresh, size_t count)
{
	size_t *disputed = kith_alloc(kith_add(f->count, 1), sizeof(*disputed));

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < i; k++)
			disputed[fresh[i].place] += is_disputed(f, &fresh[i], &fresh[k]);
	}
	for (size_t i = 0; i < count; i++) {
		if (f->dropped || disputed[fresh[i].place] > 0)
			fresh[i].rank = is_title(f->slots[fresh[i].id].name) ? 0 : fresh[i].id + 1;
	}
	free(disputed);
}

static void place_new(struct fields *f)
{
	struct fresh *fresh = kith_alloc(f->count, sizeof(*fresh));
	size_t count = 0;

	for (int side = KITH_ONE; side < KITH_SIDES; side++) {
		for (size_t i = 0; i < f->notes[side].front.count; i++) {
			size_t id = f->ids[side][i];
			const struct slot *slot = &f->slots[id];
			bool twice =
				slot->at[KITH_ONE] != KITH_NO_TOKEN && slot->at[KITH_OTHER] != KITH_NO_TOKEN;

			size_t place = place_after(f, side, i), there;

			if (slot->at[KITH_BASE] != KITH_NO_TOKEN || (twice && side == KITH_OTHER))
				continue;
			there = twice ? place_after(f, KITH_OTHER, slot->at[KITH_OTHER]) : place;
			fresh[count++] = (struct fresh){ there < place ? there : place, id, i,
							 twice ? KITH_BASE : side };
		}
	}
	rank(f, fresh, count);
	if (count > 0)
		qsort(fresh, count, sizeof(*fresh), by_place);
	for (size_t n = 0; n < count; n++)
		insert(f, fresh[n].place + n, fresh[n].id);
	free(fresh);
}

/* Comments are lines of which none is lost: those of the base that both have, then new ones. */
static void merge_comments(const struct kith_slice texts[KITH_SIDES], struct kith_buf *out)
{
	struct kith_tokens sides[KITH_SIDES];
	int chosen = kith_merge_choose(texts);
	size_t ids, *counts;

	if (chosen != KITH_BASE) {
		kith_buf_slice(out, texts[chosen]);
		return;
	}
	memset(sides, 0, sizeof(sides));
	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_lines(&sides[side], texts[side]);
	ids = kith_tokens_number(sides);
	counts = kith_tokens_count(sides, ids);
	for (size_t id = 0; id < ids; id++)
		counts[id * KITH_SIDES] = kith_merge_wanted(&counts[id * KITH_SIDES]);
	for (int side = 0; side < KITH_SIDES; side++) {
		for (size_t i = 0; i < sides[side].count; i++) {
			const struct kith_token *token = &sides[side].items[i];

			if (counts[token->id * KITH_SIDES] == 0)
				continue;
			counts[token->id * KITH_SIDES]--;
			kith_buf_slice(out, token->text);
		}
	}
	free(counts);
	for (int side = 0; side < KITH_SIDES; side++)
		kith_tokens_release(&sides[side]);
}

static void print_slot(struct fields *f, const struct slot *slot, struct kith_buf *out)
{
	struct kith_merge_key merge = { .notes = f->notes, .marks = f->marks };
	struct kith_slice comments[KITH_SIDES];
	bool both = slot->at[KITH_ONE] != KITH_NO_TOKEN && slot->at[KITH_OTHER] != KITH_NO_TOKEN;

	for (int side = 0; side < KITH_SIDES; side++) {
		bool there = slot->at[side] != KITH_NO_TOKEN;

		comments[side] = there ? before_key(&f->notes[side], slot->at[side]) : kith_slice_of("", 0);
		merge.keys[side] = there ? &f->notes[side].front.keys[slot->at[side]] : NULL;
	}
	if (!both) {
		int side = slot->at[KITH_ONE] != KITH_NO_TOKEN ? KITH_ONE : KITH_OTHER;

		kith_buf_slice(out, comments[side]);
		kith_buf_slice(out, lines_of(f, slot, side));
		return;
	}
	merge_comments(comments, out);
	f->conflict = !kith_merge_key(&merge, out) || f->conflict;
}

/* Lines that a side has around its keys: the one that changed them, or else the longer ones. */
static struct kith_slice around(const struct fields *f,
				bool (*part)(const struct kith_note *, struct kith_slice *))
{
	struct kith_slice texts[KITH_SIDES];
	bool has[KITH_SIDES];
	int chosen;

	for (int side = 0; side < KITH_SIDES; side++)
		has[side] = part(&f->notes[side], &texts[side]);
	if (has[KITH_ONE] != has[KITH_OTHER])
		return texts[has[KITH_ONE] ? KITH_ONE : KITH_OTHER];
	chosen = kith_merge_choose(texts);
	if (chosen == KITH_BASE)
		chosen = texts[KITH_ONE].len > texts[KITH_OTHER].len ? KITH_ONE : KITH_OTHER;
	return texts[chosen];
}

static bool opening(const struct kith_note *note, struct kith_slice *text)
{
	*text = note->front.present ? in_note(note, 0, note->front.yaml.start) : kith_slice_of("", 0);
	return note->front.present;
}

static bool closing(const struct kith_note *note, struct kith_slice *text)
{
	*text = note->front.present ? in_note(note, note->front.yaml.end, note->front.fences.end)
				    : kith_slice_of("", 0);
	return note->front.present;
}

static void print(struct fields *f, struct kith_buf *out)
{
	struct kith_slice tails[KITH_SIDES];

	kith_buf_slice(out, around(f, opening));
	for (size_t n = 0; n < f->order_count; n++)
		print_slot(f, &f->slots[f->order[n]], out);
	for (int side = 0; side < KITH_SIDES; side++)
		tails[side] = before_key(&f->notes[side], f->notes[side].front.count);
	merge_comments(tails, out);
	kith_buf_slice(out, around(f, closing));
}

bool kith_merge_fields(const struct kith_note notes[KITH_SIDES], size_t marks, struct kith_buf *out)
{
	struct fields f = { .notes = notes, .marks = marks };
	bool present = notes[KITH_ONE].front.present || notes[KITH_OTHER].front.present;
	bool gone = notes[KITH_BASE].front.present &&
		    !(notes[KITH_ONE].front.present && notes[KITH_OTHER].front.present);

	name_slots(&f);
	for (size_t id = 0; id < f.count; id++)
		f.dropped =
			f.dropped || (f.slots[id].at[KITH_BASE] != KITH_NO_TOKEN && !stays(&f, &f.slots[id]));
	/* The leader's own order, then what it dropped and the other changed. */
	if (leader(&f) != KITH_BASE)
		place_old(&f, leader(&f));
	place_old(&f, KITH_BASE);
	place_new(&f);
	if (present && (f.order_count > 0 || !gone))
		print(&f, out);
	for (int side = 0; side < KITH_SIDES; side++)
		free(f.ids[side]);
	free(f.slots);
	free(f.order);
	return !f.conflict;
}
