#include "practice/balance.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"
#include "practice/help.h"
#include "practice/tie.h"

static bool is_ask(const struct kith_book *book, const struct kith_entry_row *entry, kith_day today)
{
	return kith_entry_is(book, entry, "asked") && kith_entry_happened(entry, today);
}

static bool is_recent(kith_day day, kith_day today)
{
	return day >= today - KITH_BALANCE_SPAN;
}

int kith_asks_of_all(const struct kith_book *book, kith_day today)
{
	const struct kith_entry_row *entries = kith_book_entries(book);
	int count = 0;

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		struct kith_range range = kith_book_note(book, note)->entries;

		for (uint32_t i = 0; i < range.count; i++) {
			const struct kith_entry_row *entry = &entries[range.first + i];

			count += is_recent(entry->day, today) && is_ask(book, entry, today);
		}
	}
	return count;
}

static void see_ask(const struct kith_book *book, const struct kith_entry_row *ask, kith_day today,
		    struct kith_account *account)
{
	account->asks += is_recent(ask->day, today);
	account->open_asks += kith_ask_is_open(book, ask, today);
	if (ask->day > account->last_ask)
		account->last_ask = ask->day;
}

static void add_help(const struct kith_book *book, kith_day today, struct kith_account *account, bool *any)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;
	const struct kith_help *help = kith_help_of(book, account->person, today, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		*any = true;
		account->got += is_recent(help[i].day, today) ? help[i].got : 0;
		account->gave += is_recent(help[i].day, today) ? help[i].gave : 0;
	}
	account->balance = account->got - account->gave;
	kith_arena_release(&arena);
}

bool kith_account_of(const struct kith_book *book, kith_id person, kith_day today, int all_asks,
		     struct kith_account *account)
{
	const struct kith_entry_row *entry;
	bool any = false;

	memset(account, 0, sizeof(*account));
	account->person = person;
	account->all_asks = all_asks;
	account->last_ask = account->last_thanks = KITH_NO_DAY;
	if (!kith_is_tie(book, person))
		return false;
	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		if (is_ask(book, entry, today))
			see_ask(book, entry, today, account);
		else if (kith_entry_is(book, entry, "thanked") && kith_entry_happened(entry, today) &&
			 entry->day > account->last_thanks)
			account->last_thanks = entry->day;
	}
	add_help(book, today, account, &any);
	return any || account->last_ask != KITH_NO_DAY || account->last_thanks != KITH_NO_DAY;
}

int kith_account_share(const struct kith_account *account)
{
	if (!account->all_asks)
		return 0;
	return (int)((200LL * account->asks + account->all_asks) / (2LL * account->all_asks));
}

struct sortable {
	struct kith_account account;
	struct kith_slice name; /* folded */
};

static int by_balance(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;

	if (a->account.balance != b->account.balance)
		return a->account.balance > b->account.balance ? -1 : 1;
	if (a->account.asks != b->account.asks)
		return a->account.asks > b->account.asks ? -1 : 1;
	if (!kith_slice_eq(a->name, b->name))
		return kith_slice_cmp(a->name, b->name);
	return (a->account.person > b->account.person) - (a->account.person < b->account.person);
}

void kith_accounts_sort(const struct kith_book *book, struct kith_account *accounts, size_t count)
{
	struct sortable *items = kith_alloc(count + 1, sizeof(*items));
	struct kith_arena arena = KITH_ARENA_INIT;

	for (size_t i = 0; i < count; i++) {
		items[i].account = accounts[i];
		items[i].name = kith_utf8_folded(&arena, kith_book_name(book, accounts[i].person));
	}
	qsort(items, count, sizeof(*items), by_balance);
	for (size_t i = 0; i < count; i++)
		accounts[i] = items[i].account;
	kith_arena_release(&arena);
	free(items);
}
