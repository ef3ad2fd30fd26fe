#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/refs.h"
#include "practice/about.h"
#include "practice/path.h"
#include "practice/topic.h"
#include "practice/web_arcs.h"

struct kith_org kith_org_of(const struct kith_book *book, const struct kith_value *value,
			    struct kith_arena *arena)
{
	struct kith_org org = { KITH_NOBODY, { NULL, 0 } };

	if (kith_id_ok(value->note) && kith_book_note(book, value->note)->type == KITH_GROUP)
		org.group = value->note;
	else
		org.name =
			kith_utf8_folded(arena, kith_slice_trim(kith_ref_bare(kith_text(book, value->text))));
	return org;
}

int kith_org_cmp(const struct kith_org *a, const struct kith_org *b)
{
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	return kith_slice_cmp(a->name, b->name);
}

/* Somebody at an organization. */
struct post {
	struct kith_org org;
	struct kith_member member;
};

static int by_org(const void *left, const void *right)
{
	const struct post *a = left, *b = right;
	int order = kith_org_cmp(&a->org, &b->org);

	if (order)
		return order;
	if (a->member.person != b->member.person)
		return a->member.person < b->member.person ? -1 : 1;
	return (a->member.value > b->member.value) - (a->member.value < b->member.value);
}

static struct post *collect_posts(const struct kith_book *book, struct kith_arena *arena, size_t *count)
{
	struct post *posts = NULL;
	size_t capacity = 0, values_count;

	*count = 0;
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		const struct kith_value *values = kith_book_field(book, note, KITH_F_ORG, &values_count);

		for (size_t i = 0; kith_is_tie(book, note) && i < values_count; i++) {
			struct kith_org org = kith_org_of(book, &values[i], arena);

			if (!kith_id_ok(org.group) && !org.name.len)
				continue;
			posts = kith_grow(posts, *count, &capacity, sizeof(*posts));
			posts[*count].org = org;
			posts[*count].member.person = note;
			posts[(*count)++].member.value = (uint32_t)(&values[i] - kith_book_values(book));
		}
	}
	if (*count)
		qsort(posts, *count, sizeof(*posts), by_org);
	return posts;
}

void kith_arcs_orgs(struct kith_arcs *arcs)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count, end;
	struct post *posts = collect_posts(arcs->book, &arena, &count);
	struct kith_member *members = kith_alloc(count + 1, sizeof(*members));
	struct kith_edge edge = kith_arcs_edge(arcs, KITH_EDGE_COLLEAGUES, KITH_NO_DAY);

	for (size_t start = 0; start < count; start = end) {
		for (end = start; end < count && kith_org_cmp(&posts[end].org, &posts[start].org) == 0; end++)
			members[end - start] = posts[end].member;
		kith_arcs_hub(arcs, members, kith_members_unite(members, end - start), &edge);
	}
	free(members);
	free(posts);
	kith_arena_release(&arena);
}

/* The organization that a word on a command line names. */
static struct kith_org named(const struct kith_book *book, struct kith_slice text, struct kith_arena *arena)
{
	struct kith_org org = { kith_ref_resolve(book, text, 1u << KITH_GROUP), { NULL, 0 } };

	if (!kith_id_ok(org.group) || kith_book_note(book, org.group)->type != KITH_GROUP) {
		org.group = KITH_NOBODY;
		org.name = kith_utf8_folded(arena, kith_slice_trim(text));
	}
	return org;
}

static bool is_at(const struct kith_book *book, kith_id person, const struct kith_org *org,
		  struct kith_arena *arena)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, person, KITH_F_ORG, &count);

	for (size_t i = 0; i < count; i++) {
		struct kith_org theirs = kith_org_of(book, &values[i], arena);

		if (kith_org_cmp(&theirs, org) == 0)
			return true;
	}
	return false;
}

static bool is_in(const struct kith_book *book, kith_id person, kith_id group)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, person, KITH_F_GROUPS, &count);

	for (size_t i = 0; i < count; i++) {
		if (kith_id_ok(group) && values[i].note == group)
			return true;
	}
	return false;
}

static bool is_sought(const struct kith_book *book, kith_id note)
{
	return kith_is_tie(book, note) && !(kith_book_note(book, note)->flags & KITH_NOTE_ARCHIVED);
}

size_t kith_people_at(const struct kith_book *book, struct kith_slice text, struct kith_arena *arena,
		      kith_id **people)
{
	struct kith_arena scratch = KITH_ARENA_INIT;
	struct kith_org org = named(book, text, &scratch);
	size_t all = kith_book_count(book), count = 0;

	*people = kith_arena_array(arena, all + 1, sizeof(**people));
	for (kith_id note = 0; note < all && (kith_id_ok(org.group) || org.name.len); note++) {
		if (is_sought(book, note) && is_at(book, note, &org, &scratch))
			(*people)[count++] = note;
	}
	kith_arena_release(&scratch);
	return count;
}

size_t kith_people_in(const struct kith_book *book, struct kith_slice text, struct kith_arena *arena,
		      kith_id **people)
{
	struct kith_arena scratch = KITH_ARENA_INIT;
	kith_id group = named(book, text, &scratch).group;
	size_t all = kith_book_count(book), count = 0;

	*people = kith_arena_array(arena, all + 1, sizeof(**people));
	for (kith_id note = 0; note < all; note++) {
		if (is_sought(book, note) && is_in(book, note, group))
			(*people)[count++] = note;
	}
	kith_arena_release(&scratch);
	return count;
}

/* How many words of a topic somebody fits by. */
static unsigned words_fit(const struct kith_book *book, kith_id person, const struct kith_topic *topic,
			  kith_day today)
{
	struct kith_topic_fit fit;
	uint64_t found = 0;
	unsigned words = 0;

	kith_topic_fit_of(book, person, topic, today, &fit);
	for (size_t place = 0; place < KITH_TOPIC_PLACES; place++)
		found |= fit.found[place];
	for (; found; found &= found - 1)
		words++;
	return words;
}

/* Those who fit a topic by as many of its words as anybody does. */
static size_t people_who_fit(const struct kith_book *book, struct kith_slice text, kith_day today,
			     struct kith_arena *arena, kith_id **people)
{
	size_t all = kith_book_count(book), count = 0;
	struct kith_topic topic;
	unsigned most = 1, words;

	kith_topic_of(text, arena, &topic);
	*people = kith_arena_array(arena, all + 1, sizeof(**people));
	for (kith_id note = 0; note < all; note++) {
		words = is_sought(book, note) ? words_fit(book, note, &topic, today) : 0;
		if (words < most)
			continue;
		count = words > most ? 0 : count;
		most = words;
		(*people)[count++] = note;
	}
	return count;
}

size_t kith_people_of(const struct kith_book *book, struct kith_slice text, kith_day today,
		      struct kith_arena *arena, kith_id **people)
{
	size_t count = kith_people_at(book, text, arena, people);

	if (!count)
		count = kith_people_in(book, text, arena, people);
	return count ? count : people_who_fit(book, text, today, arena, people);
}
