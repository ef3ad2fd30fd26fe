/* Give and take, and whether one person carries me: kith-practice(7), "Asking". */
#include "notebook.h"

#include "practice/balance.h"

static kith_day day(const char *text)
{
	return text ? kith_day_parse(kith_slice_cstr(text)) : KITH_NO_DAY;
}

static const struct notebook_file files[] = {
	{ "people/me.md", "- 2026-01-01 thanked to [[note]]: all of you\n" },
	/* 2024-11-20 + 730 = 2026-11-20 */
	{ "people/all.md", "- 2024-11-20 got: a\n- 2026-01-01 asked(medium): b -> yes 2026-02-01\n- 2026-03-01 gave: c\n"
			   "- 2026-02-02 thanked\n- 2026-11-10 asked: d\n- 2026-12-01 thanked: to come\n" },
	{ "people/note.md", "- 2026-01-01 note: nothing\n- 2026-01-02 coffee\n" },
	{ "people/none.md", "- 2026-01-02 coffee\n- [ ] 2026-01-03 gave: planned\n" },
	{ "people/old.md", "- 2020-01-01 got(large): x\n- 2020-01-02 asked: y\n" },
	{ "people/pair.md", "- 2026-05-01 asked with [[bert]]: both of you -> no\n" },
	{ "people/bert.md", "" },
};

struct account_case {
	const char *id, *today;
	bool any;
	int got, gave, asks, open, share;
	const char *last_ask, *last_thanks;
};

/* clang-format off */
static const struct account_case cases[] = {
	{ "all", "2026-11-20", true, 4, 1, 2, 1, 67, "2026-11-10", "2026-02-02" }, /* 2 of 3 asks */
	{ "all", "2026-11-21", true, 3, 1, 2, 1, 67, "2026-11-10", "2026-02-02" }, /* two years and a day after the first */
	{ "all", "2026-12-09", true, 3, 1, 2, 1, 67, "2026-11-10", "2026-12-01" },
	{ "all", "2026-12-10", true, 3, 1, 2, 0, 67, "2026-11-10", "2026-12-01" }, /* counts as answered by none */
	{ "all", "2026-01-31", true, 1, 0, 1, 1, 100, "2026-01-01", NULL },        /* its outcome was to come */
	{ "all", "2024-11-19", false, 0, 0, 0, 0, 0, NULL, NULL },
	{ "note", "2026-11-20", true, 0, 0, 0, 0, 0, NULL, "2026-01-01" },         /* thanks alone */
	{ "none", "2026-11-20", false, 0, 0, 0, 0, 0, NULL, NULL },
	{ "old", "2026-11-20", true, 0, 0, 0, 0, 0, "2020-01-02", NULL },
	{ "pair", "2026-11-20", true, 0, 0, 1, 0, 33, "2026-05-01", NULL },
	{ "bert", "2026-11-20", true, 0, 0, 1, 0, 33, "2026-05-01", NULL },
	{ "me", "2026-11-20", false, 0, 0, 0, 0, 0, NULL, NULL },
};
/* clang-format on */

static void check(const struct notebook *notebook, const struct account_case *row)
{
	struct kith_account account;
	char id[64];

	snprintf(id, sizeof(id), "people/%s", row->id);
	bool any = kith_account_of(notebook->book, notebook_id(notebook, id), day(row->today),
				   kith_asks_of_all(notebook->book, day(row->today)), &account);
	if (any != row->any)
		fail_msg("%s on %s: any %d", row->id, row->today, any);
	if (account.got != row->got || account.gave != row->gave || account.balance != row->got - row->gave)
		fail_msg("%s on %s: got %d gave %d balance %d", row->id, row->today, account.got, account.gave,
			 account.balance);
	if (any && (account.asks != row->asks || account.open_asks != row->open || kith_account_share(&account) != row->share))
		fail_msg("%s on %s: asks %d open %d share %d", row->id, row->today, account.asks, account.open_asks,
			 kith_account_share(&account));
	if (account.last_ask != day(row->last_ask) || account.last_thanks != day(row->last_thanks))
		fail_msg("%s on %s: last ask %d, last thanks %d", row->id, row->today, account.last_ask,
			 account.last_thanks);
}

static void what_was_given_and_got(void **state)
{
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, files, NOTEBOOK_LEN(files));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		check(&notebook, &cases[i]);
	notebook_remove(&notebook);
}

static void the_greatest_balance_comes_first(void **state)
{
	static const struct notebook_file people[] = {
		{ "people/a.md", "---\nname: Zoe\n---\n- 2026-01-01 gave: x\n" },
		{ "people/b.md", "---\nname: bo\n---\n- 2026-01-01 thanked\n" },
		{ "people/c.md", "---\nname: Åsa\n---\n- 2026-01-01 thanked\n" },
		{ "people/d.md", "---\nname: Zed\n---\n- 2026-01-01 asked: x -> no\n" },
		{ "people/e.md", "---\nname: Eve\n---\n- 2026-01-01 got(large): x\n" },
	};
	struct kith_account accounts[NOTEBOOK_LEN(people)];
	struct kith_buf order = KITH_BUF_INIT;
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, people, NOTEBOOK_LEN(people));
	notebook_open(&notebook, NULL);
	for (size_t i = 0; i < NOTEBOOK_LEN(people); i++)
		assert_true(kith_account_of(notebook.book, (kith_id)i, day("2026-11-20"), 1, &accounts[i]));
	kith_accounts_sort(notebook.book, accounts, NOTEBOOK_LEN(people));
	for (size_t i = 0; i < NOTEBOOK_LEN(people); i++)
		kith_buf_printf(&order, "%.*s ", KITH_ARG(kith_book_name(notebook.book, accounts[i].person)));
	assert_string_equal(order.ptr, "Eve Zed Åsa bo Zoe ");
	kith_buf_release(&order);
	notebook_remove(&notebook);
}

static void shares_are_rounded_to_the_nearest(void **state)
{
	static const struct {
		int asks, all, share;
	} rows[] = { { 0, 0, 0 }, { 0, 3, 0 }, { 1, 3, 33 }, { 2, 3, 67 }, { 1, 2, 50 }, { 1, 8, 13 }, { 3, 3, 100 } };

	(void)state;
	for (size_t i = 0; i < NOTEBOOK_LEN(rows); i++) {
		struct kith_account account = { .asks = rows[i].asks, .all_asks = rows[i].all };

		assert_int_equal(kith_account_share(&account), rows[i].share);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_given_and_got),
		cmocka_unit_test(the_greatest_balance_comes_first),
		cmocka_unit_test(shares_are_rounded_to_the_nearest),
	};

	return cmocka_run_group_tests_name("balance", tests, NULL, NULL);
}
