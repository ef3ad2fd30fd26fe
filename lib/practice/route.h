/* Whose a lead is to be: the rules of kith.yaml by its `need`, and the words that go with handing it
 * over (kith-practice(7), "Reaching"). */
#ifndef KITH_PRACTICE_ROUTE_H
#define KITH_PRACTICE_ROUTE_H

#include "base/buf.h"
#include "practice/contact.h"

enum kith_route_state {
	KITH_ROUTE_OPEN,       /* no rule for the need, or nobody can be had */
	KITH_ROUTE_PROPOSED,   /* a rule names somebody */
	KITH_ROUTE_OWNED,      /* `owner` is set */
	KITH_ROUTE_INTRODUCED, /* and the owner knows one of the lead's people by an introduction */
};
const char *kith_route_state_word(enum kith_route_state state);

struct kith_route_found {
	kith_id lead;
	enum kith_route_state state;
	kith_id owner;            /* who has it, or is to have it; KITH_NOBODY: open */
	struct kith_slice rule;   /* the target that names the owner: "accounts"; empty if none does */
	kith_id inform;           /* who should learn of it, or KITH_NOBODY */
	struct kith_slice target; /* the target that names those */
	bool has_rule;            /* kith.yaml has a rule for its need */
};

/* Who is to have a lead: of the targets of the first rule for its need, then of the next rule, the first with
 * somebody who can be had, that is whoever is neither paused nor archived.
 *
 * accounts      those whose `accounts` name an organization of the lead
 * function:F    those with this function at my organization; where I have none, anywhere
 * group:G       those whose `groups` name it
 * me            myself
 * anything else the person of that name
 *
 * Of several: who owns the account, then the deepest tie, then by name. With an `owner` that is a person it is theirs, and
 * `rule` is the target that would find them. O(people) and the entries of those who may be meant. */
void kith_route_of(const struct kith_book *book, kith_id lead, kith_day today, struct kith_route_found *found);

/* The other side: people of the lead other than me and the owner whom the owner does not know yet.
 * At most `max` into `people`; returns how many those are. */
size_t kith_route_others(const struct kith_book *book, kith_id lead, kith_id owner, kith_day today, kith_id *people,
			 size_t max);

/* My manager, to whom help should be told: the active one of that relation with the deepest tie; KITH_NOBODY. */
kith_id kith_manager(const struct kith_book *book, kith_day today);

/* Appends the draft that briefs the owner, which asks about an introduction where `others` are not
 * known to them, and the one that introduces the two; private people are not named. */
void kith_route_brief(const struct kith_book *book, kith_id lead, kith_id owner, bool others, struct kith_buf *out);
void kith_route_introduction(const struct kith_book *book, kith_id owner, kith_id other, struct kith_buf *out);

#endif
