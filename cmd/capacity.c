/* kith capacity: the contacts a week that cadences promise, those made, and whom to relax first. */
#include "cmd/report.h"
#include "practice/capacity.h"

static const struct kith_option options[] = {
	{ "people", 0, NULL, "whom to relax first, and what each costs" },
	{ NULL, 0, NULL, NULL },
};

struct costs {
	const struct kith_cost *items;
	size_t count;
	struct kith_capacity all;
	double limit;
};

#define SAID 3 /* names that a sentence holds */

/* What one of them promises and made, from which the sums follow. */
static void why_person(struct kith_report *report, const struct kith_cost *cost)
{
	struct kith_session *session = report->session;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf days = KITH_BUF_INIT, promise = KITH_BUF_INIT;
	struct kith_contacts contacts;
	kith_day day;

	kith_contacts_of(session->book, cost->person, session->today, &arena, &contacts);
	for (size_t at = 0; (day = kith_contact_day_next(&contacts, &at)) != KITH_NO_DAY;) {
		if (day < session->today - KITH_CAPACITY_SPAN)
			continue;
		kith_buf_cstr(&days, days.len ? ", " : ": ");
		kith_day_print(day, &days);
	}
	if (cost->cadence == KITH_NEVER)
		kith_buf_cstr(&promise, "never");
	else
		kith_buf_printf(&promise, "7 / %d = %.2f", cost->cadence, cost->cost);
	kith_row_why_rule(report->rows, "person", "%.*s: %s; contact days of the last %d%.*s",
			  KITH_ARG(kith_book_id(session->book, cost->person)), promise.ptr,
			  KITH_CAPACITY_SPAN,
			  KITH_ARG(days.len ? kith_buf_view(&days) : kith_slice_cstr(": none")));
	kith_buf_release(&days);
	kith_buf_release(&promise);
	kith_arena_release(&arena);
}

static void add_sum(struct kith_report *report, const struct costs *costs, struct kith_slice name,
		    size_t tier)
{
	struct kith_capacity sum = kith_capacity_of(costs->items, costs->count, tier);
	size_t n;

	kith_report_row(report, KITH_NOBODY);
	kith_cell_text(report->rows, name);
	kith_cell_int(report->rows, (long)sum.people);
	kith_cell_number(report->rows, sum.promised);
	kith_cell_number(report->rows, sum.made);
	if (tier == KITH_TIER_ALL)
		kith_cell_number(report->rows, costs->limit);
	else
		kith_cell_null(report->rows);
	for (n = 0; report->options.why && n < costs->count; n++)
		if (costs->items[n].tier == tier)
			why_person(report, &costs->items[n]);
	if (report->options.why && tier == KITH_TIER_ALL)
		kith_row_why_rule(report->rows, "promised", "the sum of the tiers, and of none");
	if (report->options.why && tier == KITH_TIER_ALL)
		kith_row_why_rule(report->rows, "limit", "`capacity` of kith.yaml: %.3g a week",
				  costs->limit);
	if (report->options.why)
		kith_row_why_rule(report->rows, "made", "%zu contact days * 7 / %d", sum.contact_days,
				  KITH_CAPACITY_SPAN);
}

static void add_tiers(struct kith_report *report, const struct costs *costs)
{
	const struct kith_config *config = kith_book_config(report->session->book);
	size_t n;

	for (n = 0; n < config->tier_count; n++)
		add_sum(report, costs, config->tiers[n].name, n);
	add_sum(report, costs, kith_slice_cstr("none"), config->tier_count);
	add_sum(report, costs, kith_slice_cstr("all"), KITH_TIER_ALL);
}

static void add_people(struct kith_report *report, const struct costs *costs)
{
	double promised = costs->all.promised;
	size_t n;

	for (n = 0; n < costs->count; n++) {
		const struct kith_cost *cost = &costs->items[n];

		if (cost->cadence == KITH_NEVER)
			continue;
		kith_report_row(report, cost->person);
		kith_report_id(report, cost->person);
		kith_report_name(report, cost->person);
		kith_cell_number(report->rows, cost->cost);
		kith_cell_int(report->rows, cost->depth);
		kith_report_field(report, cost->person, KITH_F_ESTEEM);
		promised -= cost->cost;
		if (!report->options.why)
			continue;
		why_person(report, cost);
		kith_row_why_rule(report->rows, "relax",
				  "without them and those before, %.2f a week are promised",
				  promised < 0 ? 0 : promised);
	}
}

/* A network that cannot be kept up is too large: the sentence says by whom to begin. */
static void say_if_over(struct kith_session *session, const struct costs *costs)
{
	size_t relax = kith_capacity_relax(costs->items, costs->count, costs->limit), n, named = 0;
	struct kith_buf names = KITH_BUF_INIT;

	for (n = 0; n < relax && named < SAID; n++) {
		if (costs->items[n].cadence == KITH_NEVER)
			continue;
		kith_buf_cstr(&names, named++ ? ", " : "");
		kith_buf_slice(&names, kith_book_name(session->book, costs->items[n].person));
	}
	if (relax)
		kith_say(session,
			 "%.2f contacts a week are promised, and %.3g can be kept up; relax first %s (kith "
			 "capacity --people)",
			 costs->all.promised, costs->limit, names.ptr);
	kith_buf_release(&names);
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	bool people = kith_flag(session, "people");
	struct costs costs = { .limit = kith_book_config(session->book)->capacity };
	struct kith_report report;
	enum kith_code code;

	if (argc > 0)
		return kith_say_usage(session, "'%s': capacity is of the whole network", argv[0]);
	code = kith_report_begin_as(session, people ? "capacity-people" : "capacity", &report);
	if (code)
		return code;
	costs.items = kith_costs_of(session->book, session->today, &session->arena, &costs.count);
	costs.all = kith_capacity_of(costs.items, costs.count, KITH_TIER_ALL);
	if (costs.count) {
		(people ? add_people : add_tiers)(&report, &costs);
		say_if_over(session, &costs);
	}
	kith_report_end(&report);
	if (costs.count)
		return KITH_OK;
	kith_say(session,
		 "nobody has a tier or cadence yet: kith set REF tier=close promises a contact a month");
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "capacity",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.options = options,
	.run = run,
};
