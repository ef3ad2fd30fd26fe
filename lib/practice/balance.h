/* Give and take with everybody (kith-practice(7), "Asking"): is one person carrying them? */
#ifndef KITH_PRACTICE_BALANCE_H
#define KITH_PRACTICE_BALANCE_H

#include "practice/ask.h"

struct kith_account {
	kith_id person;
	int got, gave, balance;        /* points of the last two years */
	int asks, all_asks;            /* asks of the last two years: to them, and to anybody */
	int open_asks;
	kith_day last_ask, last_thanks; /* KITH_NO_DAY: none */
};

/* Percent of my asks that went to them, rounded to the nearest; 0 where there were none. */
int kith_account_share(const struct kith_account *account);

/* All my asks of the last two years, each entry once however many it names. O(entries). */
int kith_asks_of_all(const struct kith_book *book, kith_day today);

/* The account of one person; false if there is neither help nor ask nor thanks on record, whenever
 * that was. O(n log n) in the entries about them. */
bool kith_account_of(const struct kith_book *book, kith_id person, kith_day today, int all_asks,
		     struct kith_account *account);

/* Greatest balance first, of equal ones the greater share, then name. */
void kith_accounts_sort(const struct kith_book *book, struct kith_account *accounts, size_t count);

#endif
