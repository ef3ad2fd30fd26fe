/* kith route: whose a lead is by the rules of kith.yaml; with --to it is handed over warmly. */
#include "cmd/assign.h"
#include "cmd/entry.h"
#include "cmd/lead.h"
#include "practice/intro.h"
#include "practice/route.h"

#define OTHERS 8 /* people of a lead who are introduced at once */

enum { INTRODUCE_WITHIN = 2, FOLLOW_UP_AFTER = 14, CREDIT_AFTER = 30 }; /* days */

static const struct kith_option options[] = {
	{ "to", 0, "REF",
	  "hand the lead over: `owner`, entries, tasks, and drafts to brief and to introduce" },
	{ NULL, 0, NULL, NULL },
};

struct handing {
	struct kith_session *session;
	struct kith_changes changes;
	kith_id lead, owner;
	kith_id others[OTHERS]; /* to whom the owner is to be introduced */
	size_t other_count;
	kith_id inform;
};

static struct kith_slice id_or_nothing(const struct kith_session *session, kith_id note)
{
	return kith_id_ok(note) ? kith_book_id(session->book, note) : kith_slice_cstr("");
}

static void add_why(struct kith_report *report, const struct kith_route_found *found)
{
	const struct kith_book *book = report->session->book;
	struct kith_slice need = kith_book_first(book, found->lead, KITH_F_NEED);

	if (found->rule.len)
		kith_row_why_rule(report->rows, "routes", "need %.*s: %.*s has %.*s", KITH_ARG(need),
				  KITH_ARG(found->rule), KITH_ARG(kith_book_name(book, found->owner)));
	else if (kith_id_ok(found->owner))
		kith_row_why_rule(report->rows, "owner", "the note says so");
	if (kith_id_ok(found->inform))
		kith_row_why_rule(report->rows, "inform", "%.*s: %.*s", KITH_ARG(found->target),
				  KITH_ARG(kith_book_name(book, found->inform)));
}

static void add_row(struct kith_report *report, const struct kith_route_found *found)
{
	struct kith_session *session = report->session;
	struct kith_slice inform = id_or_nothing(session, found->inform);

	kith_report_row(report, found->lead);
	kith_report_id(report, found->lead);
	kith_cell_text(report->rows, id_or_nothing(session, found->owner));
	kith_cell_text(report->rows, found->rule);
	kith_cell_list(report->rows, &inform, inform.len ? 1 : 0);
	kith_cell_cstr(report->rows, kith_route_state_word(found->state));
	if (report->options.why)
		add_why(report, found);
}

/* What would give an open lead an owner. */
static void say_open(struct kith_session *session, const struct kith_route_found *found)
{
	struct kith_slice id = kith_book_id(session->book, found->lead);
	struct kith_slice need = kith_book_first(session->book, found->lead, KITH_F_NEED);

	if (!need.len)
		kith_say(session, "%.*s: no `need` to go by: kith set %.*s need=buy", KITH_ARG(id),
			 KITH_ARG(id));
	else if (!found->has_rule)
		kith_say(session,
			 "%.*s: kith.yaml has no rule for need %.*s: routes: [{need: %.*s, to: [accounts, "
			 "function:sales]}]",
			 KITH_ARG(id), KITH_ARG(need), KITH_ARG(need));
	else
		kith_say(session,
			 "%.*s: nobody on record can be had for need %.*s; kith route %.*s --to REF names "
			 "somebody",
			 KITH_ARG(id), KITH_ARG(need), KITH_ARG(id));
}

static enum kith_code show(struct kith_session *session, int argc, char **argv)
{
	struct kith_ids leads = { 0 };
	struct kith_route_found found;
	struct kith_report report;
	enum kith_code code = kith_report_begin(session, &report);
	size_t n;

	if (code)
		return code;
	code = kith_read_refs(session, argc, argv, 1u << KITH_LEAD, &leads);
	for (n = 0; n < leads.count; n++) {
		if (kith_book_note(session->book, leads.items[n])->type != KITH_LEAD) {
			kith_say(session, "%.*s is no lead",
				 KITH_ARG(kith_book_id(session->book, leads.items[n])));
			code = KITH_NEGATIVE;
			continue;
		}
		kith_route_of(session->book, leads.items[n], session->today, &found);
		add_row(&report, &found);
		if (found.state != KITH_ROUTE_OPEN)
			continue;
		say_open(session, &found);
		code = KITH_NEGATIVE;
	}
	kith_report_end(&report);
	kith_ids_release(&leads);
	return code;
}

static struct kith_slice link_to(const struct handing *handing, kith_id note)
{
	return kith_print(handing->session, "[[%.*s]]",
			  KITH_ARG(kith_ref_text(handing->session->book, note)));
}

/* Those who are to be introduced, with `between`. */
static struct kith_slice others(const struct handing *handing,
				struct kith_slice (*text_of)(const struct kith_book *book, kith_id note),
				const char *between)
{
	struct kith_slice text = KITH_SLICE("");
	size_t n;

	for (n = 0; n < handing->other_count; n++)
		text = kith_print(handing->session, "%.*s%s%.*s", KITH_ARG(text), n ? between : "",
				  KITH_ARG(text_of(handing->session->book, handing->others[n])));
	return text;
}

static void add_entry(struct handing *handing, struct kith_change *change, struct kith_slice kind)
{
	struct kith_entry_draft draft = { .day = handing->session->today, .kind = kind };

	draft.text = kith_book_name(handing->session->book, handing->lead);
	kith_entry_add(&handing->changes, change, &draft, false);
}

static void add_task(struct handing *handing, struct kith_change *change, struct kith_slice text, int days)
{
	struct kith_edit edit = { .verb = KITH_ADD_TASK };
	struct kith_buf due = KITH_BUF_INIT;

	kith_day_print(handing->session->today + days, &due);
	edit.text = kith_print(handing->session, "%.*s due:%s", KITH_ARG(text), due.ptr);
	kith_change_edit(&handing->changes, change, &edit);
	kith_buf_release(&due);
}

/* What is left to do: introduce, follow up, and have the help told; last first, since a task goes
 * above those that stand below the log. */
static void add_tasks(struct handing *handing, struct kith_change *change)
{
	struct kith_session *session = handing->session;
	kith_id manager = kith_manager(session->book, session->today);
	struct kith_slice owner = kith_book_name(session->book, handing->owner),
			  to = KITH_SLICE("my manager");

	if (kith_id_ok(manager) && manager != handing->owner)
		to = kith_book_name(session->book, manager);
	add_task(handing, change,
		 kith_print(session, "ask %.*s to tell %.*s of this help", KITH_ARG(owner), KITH_ARG(to)),
		 CREDIT_AFTER);
	add_task(handing, change,
		 kith_print(session, "ask %.*s how it goes, and what is missing", KITH_ARG(owner)),
		 FOLLOW_UP_AFTER);
	if (handing->other_count)
		add_task(handing, change,
			 kith_print(session, "once both are ready, introduce %.*s and %.*s", KITH_ARG(owner),
				    KITH_ARG(others(handing, kith_book_name, " and "))),
			 INTRODUCE_WITHIN);
}

/* The introductions begin where none has. */
static void propose(struct handing *handing)
{
	struct kith_session *session = handing->session;
	struct handing fresh = *handing;
	size_t n;

	for (fresh.other_count = 0, n = 0; n < handing->other_count; n++)
		if (!kith_intro_between(session->book, handing->owner, handing->others[n], session->today,
					&session->arena))
			fresh.others[fresh.other_count++] = handing->others[n];
	if (fresh.other_count)
		add_entry(handing, kith_change_note(&handing->changes, handing->owner),
			  kith_print(session, "introduced(proposed) to [[%.*s]]",
				     KITH_ARG(others(&fresh, kith_ref_text, "]], [["))));
}

static void add_changes(struct handing *handing)
{
	struct kith_session *session = handing->session;
	struct kith_slice owner = link_to(handing, handing->owner);
	struct kith_assignment sets[] = { { KITH_SLICE("owner"), owner, KITH_SET },
					  { KITH_SLICE("involve"), KITH_SLICE(""), KITH_ADD_ITEM } };
	struct kith_change *change = kith_change_note(&handing->changes, handing->lead);

	if (kith_id_ok(handing->inform))
		sets[1].value = link_to(handing, handing->inform);
	kith_assignments_edit(&handing->changes, change, KITH_LEAD, sets,
			      kith_id_ok(handing->inform) ? 2 : 1);
	if (handing->owner == kith_book_me(session->book))
		return;
	add_entry(handing, change, kith_print(session, "told to %.*s", KITH_ARG(owner)));
	add_tasks(handing, change);
	propose(handing);
}

static void print_draft(struct handing *handing, kith_id to, struct kith_slice draft)
{
	struct kith_session *session = handing->session;

	kith_buf_printf(&session->out, "%.*s%s%.*s%s", KITH_ARG(kith_book_id(session->book, to)),
			session->terminal ? "\n\n" : "\t", KITH_ARG(draft),
			session->terminal ? "\n\n" : "\n");
}

static bool is_private(const struct handing *handing, kith_id note)
{
	if (!(kith_book_note(handing->session->book, note)->flags & KITH_NOTE_PRIVATE))
		return false;
	kith_say(handing->session, "%.*s is private: no draft is made",
		 KITH_ARG(kith_book_id(handing->session->book, note)));
	return true;
}

static void print_drafts(struct handing *handing)
{
	const struct kith_book *book = handing->session->book;
	struct kith_buf draft = KITH_BUF_INIT;
	size_t n;

	if (handing->owner == kith_book_me(book) || is_private(handing, handing->lead) ||
	    is_private(handing, handing->owner))
		return;
	kith_route_brief(book, handing->lead, handing->owner, handing->other_count > 0, &draft);
	print_draft(handing, handing->owner, kith_buf_view(&draft));
	for (n = 0; n < handing->other_count; n++) {
		if (is_private(handing, handing->others[n]))
			continue;
		kith_buf_clear(&draft);
		kith_route_introduction(book, handing->owner, handing->others[n], &draft);
		print_draft(handing, handing->others[n], kith_buf_view(&draft));
	}
	kith_buf_release(&draft);
}

static enum kith_code hand_over(struct handing *handing)
{
	struct kith_session *session = handing->session;
	struct kith_route_found found;
	struct kith_report report;
	enum kith_code code;

	kith_route_of(session->book, handing->lead, session->today, &found);
	if (found.state >= KITH_ROUTE_OWNED && found.owner == handing->owner) {
		kith_say(session, "%.*s has it already: nothing was changed",
			 KITH_ARG(kith_book_id(session->book, found.owner)));
		return KITH_OK;
	}
	found.rule = found.owner == handing->owner ? found.rule : kith_slice_cstr("");
	found.owner = handing->owner;
	found.state = KITH_ROUTE_OWNED;
	if (found.inform == handing->owner)
		found.inform = KITH_NOBODY;
	handing->inform = found.inform;
	handing->other_count = kith_route_others(session->book, handing->lead, handing->owner, session->today,
						 handing->others, OTHERS);
	code = kith_report_begin(session, &report);
	if (code)
		return code;
	add_row(&report, &found);
	kith_report_end(&report);
	if (!kith_flag(session, "json"))
		print_drafts(handing);
	add_changes(handing);
	code = kith_changes_perform(&handing->changes, "route");
	if (code && code != KITH_NEGATIVE && !session->committed)
		kith_buf_clear(&session->out);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct handing handing = { .session = session, .changes = { .session = session } };
	const char *to = kith_option(session, "to");
	enum kith_code code;

	if (argc == 0 || (to && argc > 1))
		return kith_say_usage(session, "which lead?");
	if (!to)
		return show(session, argc, argv);
	code = kith_may_write(session);
	if (!code)
		code = kith_read_lead(session, argv[0], &handing.lead);
	if (!code)
		code = kith_read_ref(session, to, KITH_PERSONS, &handing.owner);
	if (!code && kith_book_note(session->book, handing.owner)->type != KITH_PERSON) {
		kith_say(session, "%s: a lead is handed to a person", to);
		code = KITH_NEGATIVE;
	}
	if (!code)
		code = hand_over(&handing);
	kith_changes_release(&handing.changes);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "route",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES,
	.options = options,
	.run = run,
};
