#include "query_notebook.h"

static void dates_compare_with_dates(void **state)
{
	static const struct query_row rows[] = {
		{ "met:2020-05-01", "ada-okafor" },
		{ "met<2026-11-10", "ada-okafor" },
		{ "met<=2026-11-10", "ada-okafor bob-li" },
		{ "met>2020-05-01", "bob-li" },
		{ "met>=2020-05-01", "ada-okafor bob-li" },
		{ "met:2020", "ada-okafor" },
		{ "met:2020-05", "ada-okafor" },
		{ "met>2020", "bob-li" },
		{ "met>=2020", "ada-okafor bob-li" },
		{ "met<2020", "" },
		{ "met<=2020-05", "ada-okafor" },
		{ "met<2020-05", "" },
		{ "met>2026-10 met<2026-12", "bob-li" },
		{ "met<yesterday", "ada-okafor bob-li" },
		{ "met:\"10 nov\"", "bob-li" },
		{ "met:\"10 days ago\"", "bob-li" },
		{ "met>=\"2 weeks ago\"", "bob-li" },
		{ "met<\"last friday\"", "ada-okafor bob-li" },
		{ "date:2027-03-05", "spring" },
		{ "date:\"2027-03-05 18:00\"", "spring" },
		{ "date<today", MEETUP },
		{ "date:2026-10-01", MEETUP },
		{ "date~^2026", MEETUP },
		{ "date>today date<\"in 6 months\"", "spring" },
		{ "snooze>today", "eve" },
		{ "last:2026-11-06", "ada-okafor" },
		{ "due:today", "ada-okafor" },
		{ "due<=today", "ada-okafor" },
		{ "due>today", "bob-li" },
		{ "type:person not met<2027", "eve " WANG },
		{ "type:person not met>=2027", PEOPLE },
	};

	CHECK_ROWS(state, rows);
}

static void dates_compare_with_durations_by_age(void **state)
{
	/* Ada 14 days ago, Bob 90. */
	static const struct query_row rows[] = {
		{ "last<90d", "ada-okafor" },
		{ "last<=90d", "ada-okafor bob-li" },
		{ "last<91d", "ada-okafor bob-li" },
		{ "last>90d", "" },
		{ "last>=90d", "bob-li" },
		{ "last>89d", "bob-li" },
		{ "last<3m", "ada-okafor" },
		{ "last<=quarterly", "ada-okafor bob-li" },
		{ "last:2w", "ada-okafor" },
		{ "last:14d", "ada-okafor" },
		{ "last<2w", "" },
		{ "last>1w", "ada-okafor bob-li" },
		{ "last<\"3 weeks\"", "ada-okafor" },
		{ "last<\"3 months\"", "ada-okafor" },
		{ "last>\"a week\"", "ada-okafor bob-li" },
		{ "met>6y", "ada-okafor" },
		{ "met<6y", "bob-li" },
		{ "met<20y", "ada-okafor bob-li" },
		{ "met>20y", "" },
		{ "due<1d", "ada-okafor" },
		{ "due<0d", "" },
		{ "due<=0d", "ada-okafor" },
		{ "snooze<10y", "" },
		{ "snooze>1d", "" },
		{ "date<60d", MEETUP },
		{ "type:person not last<90d", "bob-li eve " WANG },
	};

	CHECK_ROWS(state, rows);
}

static void numbers_durations_birthdays_and_truth_compare(void **state)
{
	static const struct query_row rows[] = {
		{ "size:12", MEETUP },
		{ "size>=12", MEETUP },
		{ "size>12", "" },
		{ "cost:12.5", MEETUP },
		{ "cost<12.51", MEETUP " spring" },
		{ "cost>12.49", MEETUP },
		{ "cost<0", "spring" },
		{ "cost>-3.000001", MEETUP " spring" },
		{ "cost:-3", "spring" },
		{ "depth:2", "ada-okafor" },
		{ "depth<1", "bob-li" },
		{ "depth>=0", "ada-okafor bob-li" },
		{ "balance<-3", "ada-okafor" },
		{ "contacts>10", "bob-li" },
		{ "contacts:", "bob-li" },
		{ "cadence:14d", "ada-okafor" },
		{ "cadence:2W", "ada-okafor" },
		{ "cadence<monthly", "ada-okafor" },
		{ "cadence:never", "bob-li" },
		{ "cadence>1y", "bob-li" },
		{ "birthday:1990-03-14", "ada-okafor" },
		{ "birthday:--03-14", "ada-okafor" },
		{ "birthday:--03", "ada-okafor bob-li" },
		{ "birthday:\"14 march\"", "ada-okafor" },
		{ "birthday:1990", "ada-okafor" },
		{ "birthday<2000", "ada-okafor" },
		{ "birthday>--03-14", "bob-li" },
		{ "birthday>=--03-14 birthday<=--03-20", "ada-okafor bob-li" },
		{ "private:true", "ada-okafor" },
		{ "private:yes", "ada-okafor" },
		{ "private:no", "" },
		{ "private:", "ada-okafor" },
	};

	CHECK_ROWS(state, rows);
}

static void keys_that_only_this_notebook_has_are_fields(void **state)
{
	static const struct query_row rows[] = {
		{ "rating:4.5", "bob-li" },
		{ "rating:4.50", "" },
		{ "rating>4", "bob-li" },
		{ "rating:", "bob-li eve" },
		{ "since<2025-01-01", "bob-li" },
		{ "since>1y", "bob-li" },
		{ "\"First Name\":bob", "bob-li" },
		{ "\"first name\"~^b", "bob-li" },
		{ "person:dr", "bob-li" },
		{ "person.title:dr", "bob-li" },
		{ "person.given:robert", "bob-li" },
		{ "person.given.first:robert", "bob-li" },
		{ "person.first:dr", "" },
	};

	CHECK_ROWS(state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_compare_with_dates),
		cmocka_unit_test(dates_compare_with_durations_by_age),
		cmocka_unit_test(numbers_durations_birthdays_and_truth_compare),
		cmocka_unit_test(keys_that_only_this_notebook_has_are_fields),
	};

	return cmocka_run_group_tests(tests, query_setup, query_teardown);
}
