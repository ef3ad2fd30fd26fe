/* kith log: records what happened, in the note of whom it is about. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "cmd/asking.h"
#include "cmd/entry.h"
#include "cmd/named.h"
#include "practice/about.h"

static const struct kith_option options[] = {
	{ "on", 0, "DATE", "the day it happened; today otherwise" },
	{ "at", 0, "TIME", "the time, 12:30" },
	{ "outcome", 0, "WORD [REF]", "what came of it: yes, no, used … and to whom it was redirected" },
	{ "with", 0, "REF[,REF ...]", "who else was there" },
	{ "to", 0, "REF[,REF ...]", "to whom: an introduction, say" },
	{ "new", 0, NULL, "make a note for a person that is not known yet" },
	{ "again", 0, NULL, "even where an identical entry stands" },
	{ "plan", 0, NULL, "a plan: it does not count until it is ticked" },
	{ NULL, 0, NULL, NULL },
};

struct logging {
	struct kith_session *session;
	struct kith_changes changes;
	struct kith_entry_draft draft;
	struct kith_named_list about;  /* each gets an entry */
	struct kith_named_list beside; /* named in it after `with` */
	struct kith_named_list to;     /* and after `to` */
	kith_id outcome_note;	       /* whom the outcome names, or KITH_NOBODY */
};

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
	struct kith_named party;
	size_t count, n;

	if (!kith_id_ok(group) || kith_book_note(book, group)->type != KITH_GROUP ||
	    !is_about_people(logging))
		return;
	for (note = 0; note < kith_book_count(book); note++) {
		const struct kith_value *groups = kith_book_field(book, note, KITH_F_GROUPS, &count);

		for (n = 0; n < count && groups[n].note != group; n++)
			;
		if (n == count || kith_book_note(book, note)->flags & (KITH_NOTE_ME | KITH_NOTE_ARCHIVED))
			continue;
		party = kith_named_note(book, note);
		kith_named_add(&logging->about, &party);
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
	struct kith_named party;
	size_t n;

	if (strcmp(target, "-") != 0 && !kith_is_query(session, target, KITH_ANY_TYPE)) {
		code = kith_named_read_list(&logging->changes, target, &logging->beside);
		if (!code && logging->beside.count == 0)
			return kith_say_usage(session, "about whom?");
		if (code)
			return code;
		kith_named_add(&logging->about, &logging->beside.items[0]);
		memmove(logging->beside.items, logging->beside.items + 1,
			--logging->beside.count * sizeof(*logging->beside.items));
		expand_group(logging);
		return logging->about.count > 1 ? kith_confirm_many(session, logging->about.count, false)
						: KITH_OK;
	}
	code = kith_read_targets(session, 1, &target, KITH_ANY_TYPE, &ids);
	for (n = 0; !code && n < ids.count; n++) {
		party = kith_named_note(session->book, ids.items[n]);
		kith_named_add(&logging->about, &party);
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
	struct kith_named party;

	kith_slice_cut(outcome, ' ', &logging->draft.outcome, &ref);
	ref = kith_slice_trim(ref);
	if (ref.len) {
		code = kith_named_read(&logging->changes, ref, &party);
		if (!code) {
			logging->draft.outcome_ref = party.ref;
			logging->outcome_note = party.note;
		}
	}
	return code;
}

/* The options --with and --to may stand several times. */
static enum kith_code read_named(struct logging *logging, const char *option, struct kith_named_list *parties)
{
	struct kith_session *session = logging->session;
	enum kith_code code = KITH_OK;
	size_t n;

	for (n = 0; !code && n < session->given_count; n++)
		if (strcmp(session->given[n].option->name, option) == 0)
			code = kith_named_read_list(&logging->changes, session->given[n].value, parties);
	return code;
}

/* An outcome without a day of its own is that of what is open: the newest entry of the kind without
 * outcome, with the same text if there is one. */
static const struct kith_entry_row *find_open(struct logging *logging, const struct kith_named *party)
{
	const struct kith_book *book = logging->session->book;
	const struct kith_entry_row *entry, *newest = NULL;
	struct kith_slice name, word, text = logging->draft.text;

	kith_slice_cut(logging->draft.kind, '(', &name, &word);
	if (party->made || logging->draft.outcome.len == 0 || kith_option(logging->session, "on") ||
	    kith_flag(logging->session, "again"))
		return NULL;
	for (size_t at = 0; (entry = kith_about_next(book, party->note, &at));) {
		if (entry->note != party->note || entry->outcome.len || entry->box != KITH_BOX_NONE ||
		    !kith_slice_eq(kith_text(book, entry->kind_name), name) ||
		    (text.len && !kith_utf8_same(kith_text(book, entry->text), text)))
			continue;
		if (!newest || entry->day >= newest->day)
			newest = entry;
	}
	return newest;
}

static void add_entries(struct logging *logging)
{
	struct kith_session *session = logging->session;
	bool again = kith_flag(session, "again");
	const struct kith_entry_row *open;
	struct kith_change *change;
	size_t n;

	logging->draft.with = kith_named_refs(session, &logging->beside);
	logging->draft.with_count = logging->beside.count;
	logging->draft.to = kith_named_refs(session, &logging->to);
	logging->draft.to_count = logging->to.count;
	for (n = 0; n < logging->about.count; n++) {
		const struct kith_named *party = &logging->about.items[n];

		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(party->id));
		open = find_open(logging, party);
		if (open) {
			kith_close_entry(&logging->changes, open,
					 kith_print(session, "%.*s", KITH_ARG(logging->draft.outcome)).ptr,
					 logging->outcome_note);
			continue;
		}
		change = party->made ? &logging->changes.items[party->made - 1]
				     : kith_change_note(&logging->changes, party->note);
		kith_entry_add(&logging->changes, change, &logging->draft, again);
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
		code = read_named(logging, "with", &logging->beside);
	if (!code)
		code = read_named(logging, "to", &logging->to);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct logging logging = { .session = session,
				   .changes = { .session = session },
				   .outcome_note = KITH_NOBODY };
	enum kith_code code = kith_may_write(session);

	if (!code && argc < 2)
		return kith_say_usage(session,
				      "about whom, and what happened? kith log ada coffee \"caught up\"");
	if (!code)
		code = prepare(&logging, argc, argv);
	if (!code) {
		add_entries(&logging);
		code = kith_changes_perform(&logging.changes, kith_print(session, "log %s", argv[1]).ptr);
	}
	kith_changes_release(&logging.changes);
	free(logging.about.items);
	free(logging.beside.items);
	free(logging.to.items);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "log",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.options = options,
	.run = run,
};
