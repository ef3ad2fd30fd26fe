/* kith log: records what happened, in the note of whom it is about. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "book/refs.h"
#include "cmd/create.h"
#include "cmd/entry.h"

static const struct kith_option options[] = {
	{ "on", 0, "DATE", "the day it happened; today otherwise" },
	{ "at", 0, "TIME", "the time, 12:30" },
	{ "outcome", 0, "WORD [REF]", "what came of it: yes, no, used … and to whom it was redirected" },
	{ "with", 0, "REF[,REF ...]", "who else was there" },
	{ "new", 0, NULL, "make a note for a person that is not known yet" },
	{ "again", 0, NULL, "even where an identical entry stands" },
	{ "plan", 0, NULL, "a plan: it does not count until it is ticked" },
	{ NULL, 0, NULL, NULL },
};

/* Somebody named on the command line: a note that stands, or one to be made. */
struct party {
	kith_id note;            /* KITH_NOBODY for a new one */
	struct kith_slice ref;   /* how references write it */
	struct kith_slice id;
	size_t made; /* the change that makes the note, counted from 1; 0 for a note that stands */
};

struct parties {
	struct party *items;
	size_t count, capacity;
};

struct logging {
	struct kith_session *session;
	struct kith_changes changes;
	struct kith_entry_draft draft;
	struct parties about;  /* each gets an entry */
	struct parties beside; /* named in it after `with` */
};

static void add_party(struct parties *parties, const struct party *party)
{
	parties->items = kith_grow(parties->items, parties->count, &parties->capacity, sizeof(*parties->items));
	parties->items[parties->count++] = *party;
}

static struct party party_of(const struct kith_book *book, kith_id note)
{
	struct party party = { note, kith_ref_text(book, note), kith_book_id(book, note), 0 };

	return party;
}

/* With --new an unknown name becomes a person; an ambiguous one never does. */
static enum kith_code read_party(struct logging *logging, struct kith_slice name, struct party *party)
{
	struct kith_session *session = logging->session;
	struct kith_err err = KITH_ERR_INIT;
	struct kith_new_note made = { .type = KITH_PERSON, .name = name };
	enum kith_code code;
	kith_id note;

	code = kith_ref_find(session->book, name, KITH_ANY_TYPE, &note, &err);
	if (!code) {
		*party = party_of(session->book, note);
		return KITH_OK;
	}
	if (!kith_flag(session, "new") || kith_ref_candidates(session->book, name, KITH_ANY_TYPE, &note, 1)) {
		kith_say_err(session, &err);
		if (!kith_flag(session, "new") && !kith_ref_candidates(session->book, name, KITH_ANY_TYPE, &note, 1))
			kith_say(session, "--new makes a note for somebody new");
		return code;
	}
	party->note = KITH_NOBODY;
	kith_change_create(&logging->changes, &made, &party->id);
	party->made = logging->changes.count;
	party->ref = party->id;
	return KITH_OK;
}

/* "ada,bob" as parties. */
static enum kith_code read_parties(struct logging *logging, const char *list, struct parties *parties)
{
	struct kith_slice rest = kith_slice_cstr(list), name;
	enum kith_code code = KITH_OK;
	struct party party;

	while (!code && kith_slice_next(&rest, ',', &name)) {
		name = kith_slice_trim(name);
		if (name.len == 0)
			continue;
		code = read_party(logging, name, &party);
		if (!code)
			add_party(parties, &party);
	}
	return code;
}

/* Whether an entry of this kind is about people rather than about the note it stands in. */
static bool is_about_people(const struct logging *logging)
{
	const struct kith_kinds *kinds = &kith_book_config(logging->session->book)->kinds;
	struct kith_slice name, word;
	const struct kith_kind *kind;

	kith_slice_cut(logging->draft.kind, '(', &name, &word);
	kind = kith_kinds_get(kinds, name, kith_slice_sub(word, 0, word.len ? word.len - 1 : 0));
	return kind && kind->day != KITH_DAY_NONE;
}

/* What is logged of a group is logged of each of its members, where there are any. */
static void expand_group(struct logging *logging)
{
	const struct kith_book *book = logging->session->book;
	kith_id group = logging->about.items[0].note, note;
	struct party party;
	size_t count, n;

	if (!kith_id_ok(group) || kith_book_note(book, group)->type != KITH_GROUP || !is_about_people(logging))
		return;
	for (note = 0; note < kith_book_count(book); note++) {
		const struct kith_value *groups = kith_book_field(book, note, KITH_F_GROUPS, &count);

		for (n = 0; n < count && groups[n].note != group; n++)
			;
		if (n == count || kith_book_note(book, note)->flags & (KITH_NOTE_ME | KITH_NOTE_ARCHIVED))
			continue;
		party = party_of(book, note);
		add_party(&logging->about, &party);
	}
	if (logging->about.count > 1)
		memmove(logging->about.items, logging->about.items + 1,
			--logging->about.count * sizeof(*logging->about.items));
}

/* References: the first one's note gets the entry, the others are named in it. A query, standard
 * input or a group: each one's note gets an entry. */
static enum kith_code read_about(struct logging *logging, char *target)
{
	struct kith_session *session = logging->session;
	struct kith_ids ids = { 0 };
	enum kith_code code;
	struct party party;
	size_t n;

	if (strcmp(target, "-") != 0 && !kith_is_query(session, target, KITH_ANY_TYPE)) {
		code = read_parties(logging, target, &logging->beside);
		if (!code && logging->beside.count == 0)
			return kith_say_usage(session, "about whom?");
		if (code)
			return code;
		add_party(&logging->about, &logging->beside.items[0]);
		memmove(logging->beside.items, logging->beside.items + 1,
			--logging->beside.count * sizeof(*logging->beside.items));
		expand_group(logging);
		return logging->about.count > 1 ? kith_confirm_many(session, logging->about.count, false) : KITH_OK;
	}
	code = kith_read_targets(session, 1, &target, KITH_ANY_TYPE, &ids);
	for (n = 0; !code && n < ids.count; n++) {
		party = party_of(session->book, ids.items[n]);
		add_party(&logging->about, &party);
	}
	kith_ids_release(&ids);
	return code;
}

static enum kith_code read_day(struct logging *logging)
{
	struct kith_session *session = logging->session;
	const char *on = kith_option(session, "on"), *at = kith_option(session, "at");

	logging->draft.plan = kith_flag(session, "plan");
	logging->draft.day = session->today;
	if (at && kith_minute_parse(kith_slice_cstr(at)) < 0)
		return kith_say_usage(session, "--at %s: this is no time of day (12:30)", at);
	logging->draft.time = kith_slice_cstr(at);
	return on ? kith_read_date(session, on, logging->draft.plan, &logging->draft.day) : KITH_OK;
}

static enum kith_code read_outcome(struct logging *logging)
{
	struct kith_slice outcome = kith_slice_cstr(kith_option(logging->session, "outcome")), ref;
	enum kith_code code = KITH_OK;
	struct party party;

	kith_slice_cut(outcome, ' ', &logging->draft.outcome, &ref);
	ref = kith_slice_trim(ref);
	if (ref.len) {
		code = read_party(logging, ref, &party);
		if (!code)
			logging->draft.outcome_ref = party.ref;
	}
	return code;
}

/* The options --with may stand several times. */
static enum kith_code read_with(struct logging *logging)
{
	struct kith_session *session = logging->session;
	enum kith_code code = KITH_OK;
	size_t n;

	for (n = 0; !code && n < session->given_count; n++)
		if (strcmp(session->given[n].option->name, "with") == 0)
			code = read_parties(logging, session->given[n].value, &logging->beside);
	return code;
}

static void add_entries(struct logging *logging)
{
	struct kith_session *session = logging->session;
	struct kith_slice *with = kith_arena_array(&session->arena, logging->beside.count + 1, sizeof(*with));
	bool again = kith_flag(session, "again");
	struct kith_change *change;
	size_t n;

	for (n = 0; n < logging->beside.count; n++)
		with[n] = logging->beside.items[n].ref;
	logging->draft.with = with;
	logging->draft.with_count = logging->beside.count;
	for (n = 0; n < logging->about.count; n++) {
		const struct party *party = &logging->about.items[n];

		change = party->made ? &logging->changes.items[party->made - 1]
				     : kith_change_note(&logging->changes, party->note);
		kith_entry_add(&logging->changes, change, &logging->draft, again);
		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(party->id));
	}
}

static enum kith_code prepare(struct logging *logging, int argc, char **argv)
{
	enum kith_code code = read_day(logging);

	logging->draft.kind = kith_slice_cstr(argv[1]);
	logging->draft.text = kith_join_words(logging->session, argc - 2, argv + 2);
	if (!code)
		code = read_outcome(logging);
	if (!code)
		code = kith_kind_check(logging->session, logging->draft.kind, logging->draft.outcome);
	if (!code)
		code = read_about(logging, argv[0]);
	if (!code)
		code = read_with(logging);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct logging logging = { .session = session, .changes = { .session = session } };
	enum kith_code code = kith_may_write(session);

	if (!code && argc < 2)
		return kith_say_usage(session, "about whom, and what happened? kith log ada coffee \"caught up\"");
	if (!code)
		code = prepare(&logging, argc, argv);
	if (!code) {
		add_entries(&logging);
		code = kith_changes_perform(&logging.changes, kith_print(session, "log %s", argv[1]).ptr);
		if (!code && !session->committed && !kith_flag(session, "dry-run"))
			kith_say(session, "already there: nothing was changed (--again logs it once more)");
	}
	kith_changes_release(&logging.changes);
	free(logging.about.items);
	free(logging.beside.items);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "log",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.options = options,
	.run = run,
};
