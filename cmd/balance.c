/* kith balance: give and take with everybody. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cmd/asking.h"
#include "practice/about.h"
#include "practice/balance.h"
#include "practice/tie.h"

/* Asks of the last two years and the last thanks; the help is in kith_why_help. */
static void add_why(struct kith_report *report, const struct kith_account *account)
{
	struct kith_session *session = report->session;
	const struct kith_book *book = session->book;
	const struct kith_entry_row *entry;
	size_t at = 0;

	if (!report->options.why)
		return;
	kith_why_help(report, account->person);
	while ((entry = kith_about_next(book, account->person, &at))) {
		bool ask = kith_entry_is(book, entry, "asked"),
		     thanks = kith_entry_is(book, entry, "thanked");

		if (kith_entry_happened(entry, session->today) &&
		    ((ask && entry->day >= session->today - KITH_BALANCE_SPAN) ||
		     (ask && entry->day == account->last_ask) ||
		     (thanks && entry->day == account->last_thanks)))
			kith_report_why(report, kith_entry_number(book, entry));
	}
	kith_row_why_rule(report->rows, "share", "%d of all %d asks of the last two years", account->asks,
			  account->all_asks);
}

static void add_row(struct kith_report *report, const struct kith_account *account)
{
	struct kith_rows *rows = report->rows;

	kith_report_row(report, account->person);
	kith_report_id(report, account->person);
	kith_report_name(report, account->person);
	kith_cell_int(rows, account->got);
	kith_cell_int(rows, account->gave);
	kith_cell_int(rows, account->balance);
	kith_cell_int(rows, account->open_asks);
	kith_cell_day(rows, account->last_ask);
	kith_cell_day(rows, account->last_thanks);
	kith_cell_int(rows, kith_account_share(account));
	add_why(report, account);
}

/* The accounts of those whom the query matches, in the report's order; the caller frees. */
static struct kith_account *collect(struct kith_session *session, const struct kith_query *query,
				    size_t *count)
{
	int all_asks = kith_asks_of_all(session->book, session->today);
	struct kith_account *accounts;
	struct kith_ids people = { 0 };
	size_t n;

	kith_report_people(session, query, &people);
	accounts = kith_alloc(people.count + 1, sizeof(*accounts));
	for (*count = 0, n = 0; n < people.count; n++)
		if (kith_account_of(session->book, people.items[n], session->today, all_asks,
				    &accounts[*count]))
			(*count)++;
	kith_ids_release(&people);
	kith_accounts_sort(session->book, accounts, *count);
	return accounts;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_query *query = NULL;
	struct kith_account *accounts;
	struct kith_report report;
	enum kith_code code;
	size_t count, n;

	code = kith_report_open(session, argc, argv, &report, &query);
	if (code)
		return code;
	accounts = collect(session, query, &count);
	for (n = 0; n < count; n++)
		add_row(&report, &accounts[n]);
	kith_report_end(&report);
	free(accounts);
	kith_query_free(query);
	if (count)
		return KITH_OK;
	if (kith_no_match(session))
		return KITH_NEGATIVE;
	kith_say(session,
		 "no help, asks or thanks %sare on record: kith log REF got \"…\", gave, thanked; kith ask "
		 "REF \"…\"",
		 session->queried ? "with them " : "");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "balance",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
