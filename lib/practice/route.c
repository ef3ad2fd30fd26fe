#include "practice/route.h"

#include "base/utf8.h"
#include "book/refs.h"
#include "practice/about.h"
#include "practice/intro.h"
#include "practice/tie.h"
#include "practice/web_arcs.h"

const char *kith_route_state_word(enum kith_route_state state)
{
	static const char *const words[] = { "open", "proposed", "owned", "introduced" };

	return words[state];
}

/* Whether two notes name an organization in common, each in a field of its own. */
static bool share_org(const struct kith_book *book, kith_id a, enum kith_field a_field, kith_id b,
		      enum kith_field b_field)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t a_count, b_count;
	const struct kith_value *as = kith_book_field(book, a, a_field, &a_count);
	const struct kith_value *bs = kith_book_field(book, b, b_field, &b_count);
	bool shared = false;

	for (size_t i = 0; i < a_count && !shared; i++) {
		struct kith_org org = kith_org_of(book, &as[i], &arena);

		for (size_t j = 0; j < b_count && !shared; j++) {
			struct kith_org other = kith_org_of(book, &bs[j], &arena);

			shared = (kith_id_ok(org.group) || org.name.len) && kith_org_cmp(&org, &other) == 0;
		}
	}
	kith_arena_release(&arena);
	return shared;
}

static bool owns_account(const struct kith_book *book, kith_id person, kith_id lead)
{
	return share_org(book, person, KITH_F_ACCOUNTS, lead, KITH_F_ORG);
}

static bool is_inside(const struct kith_book *book, kith_id person)
{
	kith_id me = kith_book_me(book);
	size_t count = 0;

	if (kith_id_ok(me))
		kith_book_field(book, me, KITH_F_ORG, &count);
	return !count || share_org(book, me, KITH_F_ORG, person, KITH_F_ORG);
}

/* Who is looked for. */
struct target {
	const struct kith_book *book;
	kith_id lead;		      /* KITH_NOBODY: none whose account goes first */
	struct kith_slice kind, word; /* "function", "sales" */
	kith_id note;		      /* of a group or a person */
};

static bool has_value(const struct target *target, kith_id person, enum kith_field field)
{
	size_t count;
	const struct kith_value *values = kith_book_field(target->book, person, field, &count);

	for (size_t i = 0; i < count; i++) {
		if (kith_id_ok(target->note) && values[i].note == target->note)
			return true;
	}
	return false;
}

static bool is_meant(const struct target *target, kith_id person)
{
	char word[64];

	if (!kith_is_tie(target->book, person) || kith_is_paused(target->book, person))
		return false;
	if (kith_slice_is(target->kind, "accounts"))
		return owns_account(target->book, person, target->lead);
	if (kith_slice_is(target->kind, "group"))
		return has_value(target, person, KITH_F_GROUPS);
	if (!kith_slice_is(target->kind, "function"))
		return person == target->note;
	if (target->word.len >= sizeof(word))
		return false;
	memcpy(word, target->word.ptr, target->word.len);
	word[target->word.len] = '\0';
	return kith_book_has(target->book, person, KITH_F_FUNCTION, word) && is_inside(target->book, person);
}

/* How well somebody suits, to be compared in this order. */
struct suit {
	kith_id person;
	bool account;
	int depth;
};

static bool suits_better(const struct kith_book *book, const struct suit *a, const struct suit *b)
{
	int order;

	if (!kith_id_ok(b->person) || a->account != b->account)
		return !kith_id_ok(b->person) || a->account;
	if (a->depth != b->depth)
		return a->depth > b->depth;
	order = kith_slice_cmp(kith_book_name(book, a->person), kith_book_name(book, b->person));
	return order ? order < 0 : a->person < b->person;
}

static kith_id best_of(const struct target *target, kith_day today)
{
	struct suit best = { KITH_NOBODY, false, 0 };

	for (kith_id note = 0; note < kith_book_count(target->book); note++) {
		struct suit suit = { note, false, 0 };

		if (!is_meant(target, note))
			continue;
		suit.account = owns_account(target->book, note, target->lead);
		suit.depth = kith_depth_now(target->book, note, today);
		if (suits_better(target->book, &suit, &best))
			best = suit;
	}
	return best.person;
}

static kith_id find_target(const struct kith_book *book, kith_id lead, struct kith_slice text, kith_day today)
{
	struct target target = { .book = book, .lead = lead, .note = KITH_NOBODY };

	kith_slice_cut(text, ':', &target.kind, &target.word);
	target.kind = kith_slice_trim(target.kind);
	target.word = kith_slice_trim(target.word);
	if (kith_slice_is(target.kind, "me"))
		return kith_book_me(book);
	if (kith_slice_is(target.kind, "group"))
		target.note = kith_ref_resolve(book, target.word, 1u << KITH_GROUP);
	else if (!kith_slice_is(target.kind, "accounts") && !kith_slice_is(target.kind, "function"))
		target.note = kith_ref_resolve(book, kith_ref_bare(text), 1u << KITH_PERSON);
	return best_of(&target, today);
}

static kith_id owner_of(const struct kith_book *book, kith_id lead)
{
	size_t count;
	const struct kith_value *owner = kith_book_field(book, lead, KITH_F_OWNER, &count);

	if (!count || !kith_id_ok(owner->note) || kith_book_note(book, owner->note)->type != KITH_PERSON)
		return KITH_NOBODY;
	return owner->note;
}

static bool is_introduced(const struct kith_book *book, kith_id lead, kith_id owner, kith_day today)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count, intro_count;
	const struct kith_value *people = kith_book_field(book, lead, KITH_F_PEOPLE, &count);
	const struct kith_intro *intros = kith_intros_of(book, owner, today, &arena, &intro_count);
	bool introduced = false;

	for (size_t i = 0; i < intro_count; i++) {
		kith_id other = kith_intro_other(&intros[i], owner)->note;

		for (size_t j = 0; intros[i].step >= KITH_INTRO_MADE && j < count && kith_id_ok(other); j++)
			introduced = introduced || people[j].note == other;
	}
	kith_arena_release(&arena);
	return introduced;
}

/* One target of a rule; true once it names the owner who has the lead, or whoever can be had. */
static bool try_route(const struct kith_book *book, const struct kith_route *route, kith_day today,
		      struct kith_route_found *found)
{
	kith_id person = find_target(book, found->lead, route->to, today);

	found->has_rule = true;
	if (!kith_id_ok(person) || (kith_id_ok(found->owner) && person != found->owner))
		return false;
	found->owner = person;
	found->rule = route->to;
	return true;
}

static void add_inform(const struct kith_book *book, const struct kith_route *route, kith_day today,
		       struct kith_route_found *found)
{
	kith_id person =
		route->inform.len ? find_target(book, found->lead, route->inform, today) : KITH_NOBODY;

	if (!kith_id_ok(person) || person == found->owner || person == kith_book_me(book))
		return;
	found->inform = person;
	found->target = route->inform;
}

void kith_route_of(const struct kith_book *book, kith_id lead, kith_day today, struct kith_route_found *found)
{
	const struct kith_config *config = kith_book_config(book);
	struct kith_slice need = kith_book_first(book, lead, KITH_F_NEED);
	const struct kith_route *first = NULL, *taken = NULL;
	bool is_owned;

	memset(found, 0, sizeof(*found));
	found->lead = lead;
	found->inform = KITH_NOBODY;
	found->owner = owner_of(book, lead);
	is_owned = kith_id_ok(found->owner);
	for (size_t i = 0; i < config->route_count && !taken && need.len; i++) {
		if (!kith_utf8_same(config->routes[i].need, need))
			continue;
		first = first ? first : &config->routes[i];
		if (try_route(book, &config->routes[i], today, found))
			taken = &config->routes[i];
	}
	if (taken || first)
		add_inform(book, taken ? taken : first, today, found);
	if (is_owned)
		found->state = is_introduced(book, lead, found->owner, today) ? KITH_ROUTE_INTRODUCED
									      : KITH_ROUTE_OWNED;
	else
		found->state = kith_id_ok(found->owner) ? KITH_ROUTE_PROPOSED : KITH_ROUTE_OPEN;
}

size_t kith_route_others(const struct kith_book *book, kith_id lead, kith_id owner, kith_day today,
			 kith_id *people, size_t max)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	const struct kith_web *web = kith_web_of(book, today, &arena);
	size_t count, used = 0, n;
	const struct kith_value *values = kith_book_field(book, lead, KITH_F_PEOPLE, &count);

	for (size_t i = 0; i < count && used < max; i++) {
		kith_id person = values[i].note;

		if (!kith_id_ok(person) || !kith_is_tie(book, person) || person == owner ||
		    kith_web_know(web, owner, person, NULL))
			continue;
		for (n = 0; n < used && people[n] != person; n++)
			;
		if (n == used)
			people[used++] = person;
	}
	kith_arena_release(&arena);
	return used;
}

kith_id kith_manager(const struct kith_book *book, kith_day today)
{
	struct suit best = { KITH_NOBODY, false, 0 };

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		struct suit suit = { note, false, 0 };

		if (!kith_is_tie(book, note) || kith_is_paused(book, note) ||
		    !kith_book_has(book, note, KITH_F_RELATION, "manager"))
			continue;
		suit.depth = kith_depth_now(book, note, today);
		if (suits_better(book, &suit, &best))
			best = suit;
	}
	return best.person;
}
