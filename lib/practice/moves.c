#include "practice/moves.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/refs.h"
#include "practice/about.h"
#include "practice/mine.h"
#include "practice/tie.h"

#define CONFIRMED_FOR 540 /* days */

struct moves {
	struct kith_move *items; /* the heap's */
	size_t count, capacity;
};

static void add(struct moves *moves, const struct kith_move *move)
{
	moves->items = kith_grow(moves->items, moves->count, &moves->capacity, sizeof(*moves->items));
	moves->items[moves->count++] = *move;
}

static struct kith_move *take(struct moves *moves, struct kith_arena *arena, size_t *count)
{
	struct kith_move *items = kith_arena_array(arena, moves->count + 1, sizeof(*items));

	if (moves->count)
		memcpy(items, moves->items, moves->count * sizeof(*items));
	*count = moves->count;
	free(moves->items);
	return items;
}

struct kith_slice kith_org_name(const struct kith_book *book, struct kith_slice text)
{
	struct kith_slice bare = kith_slice_trim(kith_ref_bare(kith_slice_trim(text)));
	kith_id note = bare.len ? kith_ref_resolve(book, bare, 1u << KITH_GROUP) : KITH_NOBODY;

	if (kith_id_ok(note) && kith_book_note(book, note)->type == KITH_GROUP)
		return kith_book_name(book, note);
	return bare;
}

/* Tags and marks at the end are no part of a title. */
static struct kith_slice without_tags(struct kith_slice text)
{
	size_t at = kith_slice_find_text(text, 0, " #");

	return kith_slice_trim(at == SIZE_MAX ? text : kith_slice_sub(text, 0, at));
}

struct kith_post kith_post_of(const struct kith_book *book, struct kith_slice text)
{
	struct kith_post post;

	kith_slice_cut(without_tags(text), ',', &post.org, &post.position);
	post.org = kith_org_name(book, post.org);
	post.position = kith_slice_trim(post.position);
	return post;
}

/* Entries joined or left in people's notes. */
static const struct kith_entry_row *next_entry(const struct kith_book *book, kith_id person, kith_day until,
					       size_t *at)
{
	const struct kith_entry_row *entry;

	while ((entry = kith_about_next(book, person, at))) {
		if (kith_id_ok(kith_entry_owner(book, entry)) && kith_entry_happened(entry, until) &&
		    (kith_entry_is(book, entry, "joined") || kith_entry_is(book, entry, "left")))
			return entry;
	}
	return NULL;
}

/* Of one day, what was left goes before what was joined. */
struct step {
	const struct kith_entry_row *entry;
	bool joins;
};

static int by_day(const void *left, const void *right)
{
	const struct step *a = left, *b = right;

	if (a->entry->day != b->entry->day)
		return a->entry->day < b->entry->day ? -1 : 1;
	if (a->joins != b->joins)
		return a->joins ? 1 : -1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

static struct step *collect_steps(const struct kith_book *book, kith_id person, kith_day until, size_t *count)
{
	const struct kith_entry_row *entry;
	struct step *steps = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t at = 0; (entry = next_entry(book, person, until, &at));) {
		steps = kith_grow(steps, *count, &capacity, sizeof(*steps));
		steps[*count].entry = entry;
		steps[(*count)++].joins = kith_entry_is(book, entry, "joined");
	}
	if (*count)
		qsort(steps, *count, sizeof(*steps), by_day);
	return steps;
}

/* What somebody holds while their entries are read in order. */
struct career {
	const struct kith_book *book;
	struct kith_post post;
	uint32_t left; /* the entry that gave up `post`, or UINT32_MAX */
	struct moves *moves;
};

static void leave(struct career *career, struct kith_move *move, uint32_t row)
{
	if (!move->from.org.len)
		move->from = career->post;
	if (!move->from.position.len && kith_utf8_same(move->from.org, career->post.org))
		move->from.position = career->post.position;
	/* A post given up after the next was taken: that move told of it. */
	if (career->moves->count && career->left == UINT32_MAX && career->post.org.len &&
	    !kith_utf8_same(career->post.org, move->from.org) &&
	    kith_utf8_same(career->moves->items[career->moves->count - 1].from.org, move->from.org))
		return;
	move->left = row;
	career->post = move->from;
	career->left = row;
	add(career->moves, move);
}

/* What was left stands as a move of its own until something is joined. */
static void join(struct career *career, struct kith_move *move)
{
	move->from = career->post;
	move->left = career->left;
	if (career->left != UINT32_MAX)
		career->moves->count--;
	career->post = move->to;
	career->left = UINT32_MAX;
	add(career->moves, move);
}

struct kith_move *kith_moves_of(const struct kith_book *book, kith_id person, kith_day until,
				struct kith_arena *arena, size_t *count)
{
	struct moves moves = { NULL, 0, 0 };
	struct career career = { .book = book, .left = UINT32_MAX, .moves = &moves };
	size_t step_count;
	struct step *steps = collect_steps(book, person, until, &step_count);

	for (size_t i = 0; i < step_count; i++) {
		struct kith_post post = kith_post_of(book, kith_text(book, steps[i].entry->text));
		struct kith_move move = { .person = person, .day = steps[i].entry->day, .left = UINT32_MAX };

		move.entry = kith_entry_number(book, steps[i].entry);
		if (steps[i].joins) {
			move.to = post;
			join(&career, &move);
		} else {
			move.from = post;
			leave(&career, &move, move.entry);
		}
	}
	free(steps);
	return take(&moves, arena, count);
}

static bool same_post(const struct kith_post *a, const struct kith_post *b)
{
	return kith_utf8_same(a->org, b->org) && kith_utf8_same(a->position, b->position);
}

/* Whether entries of the person tell of what was written. */
static bool is_told(const struct kith_move *moves, size_t count, const struct kith_written *written)
{
	for (size_t i = 0; i < count; i++) {
		const struct kith_post *to = &moves[i].to;

		if (kith_utf8_same(to->org, written->to.org) &&
		    (!to->position.len || !written->to.position.len ||
		     kith_utf8_same(to->position, written->to.position)))
			return true;
	}
	return false;
}

/* From one value to another, in the organization, or in the position alone. */
static bool is_change(const struct kith_written *written)
{
	if (!kith_utf8_same(written->from.org, written->to.org))
		return written->from.org.len > 0;
	return written->from.position.len > 0 && !same_post(&written->from, &written->to);
}

static int by_person(const void *left, const void *right)
{
	const struct kith_written *a = left, *b = right;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static int by_date(const void *left, const void *right)
{
	const struct kith_move *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

struct listing {
	const struct kith_book *book;
	kith_day since, until;
	const struct kith_written *written; /* by person */
	size_t written_count;
	struct moves moves;
};

/* Whether the next change takes this one back on the same day. */
static bool is_taken_back(const struct listing *listing, size_t at)
{
	const struct kith_written *a = &listing->written[at], *b = a + 1;

	return at + 1 < listing->written_count && a->person == b->person && a->day == b->day &&
	       same_post(&a->from, &b->to);
}

static void list_written(struct listing *listing, kith_id person, const struct kith_move *told, size_t count,
			 size_t *at)
{
	for (; *at < listing->written_count && listing->written[*at].person <= person; ++*at) {
		const struct kith_written *written = &listing->written[*at];
		struct kith_move move = { .person = person,
					  .day = written->day,
					  .from = written->from,
					  .to = written->to,
					  .entry = UINT32_MAX,
					  .left = UINT32_MAX,
					  .commit = written->commit };

		if (is_taken_back(listing, *at)) {
			++*at;
			continue;
		}
		if (written->person == person && written->day >= listing->since &&
		    written->day <= listing->until && is_change(written) && !is_told(told, count, written))
			add(&listing->moves, &move);
	}
}

static void list_person(struct listing *listing, kith_id person, size_t *at)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;
	const struct kith_move *moves = kith_moves_of(listing->book, person, listing->until, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		if (moves[i].day >= listing->since)
			add(&listing->moves, &moves[i]);
	}
	list_written(listing, person, moves, count, at);
	kith_arena_release(&arena);
}

struct kith_move *kith_moves_list(const struct kith_book *book, kith_day since, kith_day until,
				  const struct kith_written *written, size_t written_count,
				  struct kith_arena *arena, size_t *count)
{
	struct kith_written *sorted = kith_arena_array(arena, written_count + 1, sizeof(*sorted));
	struct listing listing = { book, since, until, sorted, written_count, { NULL, 0, 0 } };
	struct kith_move *items;
	size_t at = 0;

	if (written_count) {
		memcpy(sorted, written, written_count * sizeof(*sorted));
		qsort(sorted, written_count, sizeof(*sorted), by_person);
	}
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (kith_is_tie(book, note) && !(kith_book_note(book, note)->flags & KITH_NOTE_ARCHIVED))
			list_person(&listing, note, &at);
	}
	items = take(&listing.moves, arena, count);
	if (*count)
		qsort(items, *count, sizeof(*items), by_date);
	return items;
}

/* Whether my own entries name the organization. */
static bool was_mine(const struct kith_book *book, struct kith_slice org)
{
	kith_id me = kith_book_me(book);
	struct kith_range range = kith_book_note(book, me)->entries;
	const struct kith_entry_row *entries = kith_book_entries(book) + range.first;
	size_t count;
	const struct kith_value *orgs = kith_book_field(book, me, KITH_F_ORG, &count);

	for (size_t i = 0; i < count; i++) {
		if (kith_utf8_same(kith_org_name(book, kith_text(book, orgs[i].text)), org))
			return true;
	}
	for (uint32_t i = 0; i < range.count; i++) {
		if ((kith_entry_is(book, &entries[i], "joined") ||
		     kith_entry_is(book, &entries[i], "left")) &&
		    kith_utf8_same(kith_post_of(book, kith_text(book, entries[i].text)).org, org))
			return true;
	}
	return false;
}

bool kith_move_is_door(const struct kith_book *book, const struct kith_move *move)
{
	static const char *const relations[] = { "former-colleague", "former-manager", "colleague", "manager",
						 "report" };

	if (!move->from.org.len || !move->to.org.len || kith_utf8_same(move->from.org, move->to.org) ||
	    kith_names_my_org(book, move->person, KITH_F_ORG))
		return false;
	if (kith_id_ok(kith_book_me(book)) && was_mine(book, move->from.org))
		return true;
	for (size_t i = 0; i < sizeof(relations) / sizeof(relations[0]); i++) {
		if (kith_book_has(book, move->person, KITH_F_RELATION, relations[i]))
			return true;
	}
	return false;
}

kith_day kith_org_confirmed(const struct kith_book *book, kith_id person, kith_day today)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	const struct kith_entry_row *entry;
	struct kith_contacts contacts;
	kith_day last, met = kith_book_number(book, person, KITH_F_MET, KITH_NO_DAY);

	kith_contacts_of(book, person, today, &arena, &contacts);
	last = kith_last_contact(book, person, &contacts, today);
	if (met > last && met <= today)
		last = met;
	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		if (entry->day > last && kith_entry_happened(entry, today))
			last = entry->day;
	}
	kith_arena_release(&arena);
	return last;
}

bool kith_org_is_stale(const struct kith_book *book, kith_id person, kith_day today)
{
	size_t count;
	kith_day last;

	kith_book_field(book, person, KITH_F_ORG, &count);
	if (!count || !kith_is_tie(book, person) ||
	    (kith_book_note(book, person)->flags & KITH_NOTE_ARCHIVED))
		return false;
	last = kith_org_confirmed(book, person, today);
	return last != KITH_NO_DAY && today - last > CONFIRMED_FOR;
}
