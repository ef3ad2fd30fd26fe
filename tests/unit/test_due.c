/* The states of kith-practice(7), "Keeping in touch", against calculations by hand. */
#include "notebook.h"

#include "practice/due.h"

/* A note stands where the first case needs it; later cases look at it from another day. Each
 * comment is the calculation. */
struct due_case {
	const char *id, *note; /* NULL: the note of an earlier case */
	const char *today;
	enum kith_due_state state;
	const char *due, *last; /* "" unknown */
};

/* clang-format off */
static const struct due_case cases[] = {
	/* The boundaries of a monthly cadence: 10-21 + 30 = 11-20, late at 60: 12-20, soon from 11-13. */
	{ "close", "---\ntier: close\n---\n- 2026-10-21 coffee: long talk\n",
	  "2026-10-21", KITH_DUE_OK, "2026-11-20", "2026-10-21" },                  /* 0 days */
	{ "close", NULL, "2026-11-12", KITH_DUE_OK, "2026-11-20", "2026-10-21" },   /* 22 days, 8 ahead */
	{ "close", NULL, "2026-11-13", KITH_DUE_SOON, "2026-11-20", "2026-10-21" }, /* 23 days, 7 ahead */
	{ "close", NULL, "2026-11-19", KITH_DUE_SOON, "2026-11-20", "2026-10-21" }, /* 29 days, 1 ahead */
	{ "close", NULL, "2026-11-20", KITH_DUE_DUE, "2026-11-20", "2026-10-21" },  /* 30 days, 0 over */
	{ "close", NULL, "2026-11-21", KITH_DUE_DUE, "2026-11-20", "2026-10-21" },  /* 31 days, 1 over */
	{ "close", NULL, "2026-12-19", KITH_DUE_DUE, "2026-11-20", "2026-10-21" },  /* 59 days, 29 over */
	{ "close", NULL, "2026-12-20", KITH_DUE_LATE, "2026-11-20", "2026-10-21" }, /* 60 days = twice 30 */
	{ "close", NULL, "2026-12-21", KITH_DUE_LATE, "2026-11-20", "2026-10-21" }, /* 61 days */
	/* The day before the entry it is a date to come, so a plan; and no touch yet, no met: unknown. */
	{ "close", NULL, "2026-10-20", KITH_DUE_PLANNED, "", "" },

	/* A weekly cadence is never further off than soon: 11-20 + 7 = 11-27. */
	{ "weekly", "---\ncadence: weekly\n---\n- 2026-11-20 call\n",
	  "2026-11-20", KITH_DUE_SOON, "2026-11-27", "2026-11-20" },

	/* Cadence: own before tier; never; none; unknown; unreadable. */
	{ "own-shorter", "---\ntier: close\ncadence: 2w\n---\n- 2026-11-06 coffee\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-11-20", "2026-11-06" },                 /* 11-06 + 14, not + 30 */
	{ "own-longer", "---\ntier: inner\ncadence: 3m\n---\n- 2026-11-06 coffee\n",
	  "2026-11-20", KITH_DUE_OK, "2027-02-04", "2026-11-06" },                  /* 24 to 11-30, 31, 31, 4 = 90 */
	{ "own-never", "---\ntier: inner\ncadence: never\n---\n- 2020-01-01 coffee\n",
	  "2026-11-20", KITH_DUE_NONE, "", "2020-01-01" },
	{ "ambient", "---\ntier: ambient\n---\n", "2026-11-20", KITH_DUE_NONE, "", "" },
	{ "no-tier", "---\nname: No Tier\n---\n- 2020-01-01 coffee\n",
	  "2026-11-20", KITH_DUE_NONE, "", "2020-01-01" },
	{ "odd-tier", "---\ntier: bosom\n---\n", "2026-11-20", KITH_DUE_NONE, "", "" },
	{ "odd-cadence", "---\ntier: close\ncadence: 3 fortnights\n---\n- 2026-10-21 coffee\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-11-20", "2026-10-21" },                 /* the tier's 30 */

	/* Paused goes before everything and has no due date; archived likewise. */
	{ "paused", "---\ntier: close\nstatus: paused\nsnooze: 2027-01-01\n---\n- 2020-01-01 coffee\n- [ ] 2026-11-25 coffee\n",
	  "2026-11-20", KITH_DUE_PAUSED, "", "2020-01-01" },
	{ "archived", "---\ntier: close\nstatus: archived\n---\n- 2020-01-01 coffee\n",
	  "2026-11-20", KITH_DUE_PAUSED, "", "2020-01-01" },

	/* Snoozed before the day, back on it: 09-21 + 30 = 10-21 is past, so the snooze day is next. */
	{ "snoozed", "---\ntier: close\nsnooze: 2026-11-20\n---\n- 2026-09-21 coffee\n",
	  "2026-11-19", KITH_DUE_SNOOZED, "2026-11-20", "2026-09-21" },
	{ "snoozed", NULL, "2026-11-20", KITH_DUE_LATE, "2026-10-21", "2026-09-21" }, /* 9 + 31 + 20 = 60 days */
	{ "snoozed", NULL, "2026-11-21", KITH_DUE_LATE, "2026-10-21", "2026-09-21" },
	/* Snoozed goes before planned; the later of 11-18 + 30 = 12-18 and 11-25 is due. */
	{ "snoozed-plan", "---\ntier: close\nsnooze: 2026-11-25\n---\n- 2026-11-18 coffee\n- [ ] 2026-11-22 coffee\n",
	  "2026-11-20", KITH_DUE_SNOOZED, "2026-12-18", "2026-11-18" },
	/* Without any touch the snooze day is all that is known. */
	{ "snoozed-new", "---\ntier: close\nsnooze: 2026-12-01\n---\n", "2026-11-20", KITH_DUE_SNOOZED, "2026-12-01", "" },

	/* Planned from today to one cadence ahead: 11-20 + 30 = 12-20. Natural due date: 10-01 + 30 = 10-31. */
	{ "plan", "---\ntier: close\n---\n- 2026-10-01 coffee\n- [ ] 2026-12-20 lunch\n",
	  "2026-11-19", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },                 /* 31 ahead: too far to count */
	{ "plan", NULL, "2026-11-20", KITH_DUE_PLANNED, "2026-10-31", "2026-10-01" },  /* 30 ahead */
	{ "plan", NULL, "2026-12-19", KITH_DUE_PLANNED, "2026-10-31", "2026-10-01" },  /* 1 ahead */
	{ "plan", NULL, "2026-12-20", KITH_DUE_PLANNED, "2026-10-31", "2026-10-01" },  /* today */
	{ "plan", NULL, "2026-12-21", KITH_DUE_LATE, "2026-10-31", "2026-10-01" },     /* never ticked: hides nobody; 81 days */
	/* Ticked, it is a contact on its day; with a day to come it is a plan still. */
	{ "ticked", "---\ntier: close\n---\n- 2026-10-01 coffee\n- [x] 2026-11-10 lunch\n",
	  "2026-11-20", KITH_DUE_OK, "2026-12-10", "2026-11-10" },                  /* 11-10 + 30 */
	{ "ticked", NULL, "2026-11-09", KITH_DUE_PLANNED, "2026-10-31", "2026-10-01" },
	/* Any other mark is cancelled: neither contact nor plan. 10-01 to 11-20 is 50 days. */
	{ "cancelled", "---\ntier: close\n---\n- 2026-10-01 coffee\n- [-] 2026-11-10 lunch\n- [-] 2026-11-25 lunch\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },
	/* What will be no touch when it happens hides nobody. */
	{ "joins", "---\ntier: close\n---\n- 2026-10-01 coffee\n- 2026-12-01 joined: Initech\n- [ ] 2026-12-02 skipped\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },
	/* A message of mine alone is a plan too. */
	{ "will-write", "---\ntier: close\n---\n- 2026-10-01 coffee\n- [ ] 2026-11-20 message(out)\n",
	  "2026-11-20", KITH_DUE_PLANNED, "2026-10-31", "2026-10-01" },
	/* via names a source: no plan with her and no contact. */
	{ "source", "---\ntier: close\n---\n- 2026-10-01 coffee\n", "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },

	/* Events. Without status: planned until the last day is past, then a contact on the first. */
	{ "at-meetup", "---\ntier: close\n---\n- 2026-09-21 coffee\n",
	  "2026-11-09", KITH_DUE_PLANNED, "2026-10-21", "2026-09-21" },             /* ahead by 1 */
	{ "at-meetup", NULL, "2026-11-10", KITH_DUE_PLANNED, "2026-10-21", "2026-09-21" }, /* first day */
	{ "at-meetup", NULL, "2026-11-12", KITH_DUE_PLANNED, "2026-10-21", "2026-09-21" }, /* last day */
	{ "at-meetup", NULL, "2026-11-13", KITH_DUE_OK, "2026-12-10", "2026-11-10" },      /* past: 11-10 + 30 */
	{ "at-meetup", NULL, "2026-10-10", KITH_DUE_OK, "2026-10-21", "2026-09-21" },    /* 31 ahead: no plan; due in 11 */
	{ "at-meetup", NULL, "2026-10-11", KITH_DUE_PLANNED, "2026-10-21", "2026-09-21" }, /* 30 ahead */
	/* meet: a plan before, nothing after. */
	{ "to-meet", "---\ntier: close\n---\n- 2026-09-21 coffee\n",
	  "2026-11-12", KITH_DUE_PLANNED, "2026-10-21", "2026-09-21" },
	{ "to-meet", NULL, "2026-11-13", KITH_DUE_DUE, "2026-10-21", "2026-09-21" },       /* 53 days */
	/* Shared presence is nothing, before and after. */
	{ "speaker", "---\ntier: close\n---\n- 2026-09-21 coffee\n",
	  "2026-11-10", KITH_DUE_DUE, "2026-10-21", "2026-09-21" },                 /* 50 days */
	{ "speaker", NULL, "2026-11-13", KITH_DUE_DUE, "2026-10-21", "2026-09-21" },
	/* attended on the day itself; the date is the file name's. 11-20 + 30. */
	{ "at-dinner", "---\ntier: close\n---\n", "2026-11-20", KITH_DUE_OK, "2026-12-20", "2026-11-20" },
	/* skipped, cancelled, an idea: neither contact nor plan. */
	{ "not-there", "---\ntier: close\n---\n- 2026-10-01 coffee\n", "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },

	/* New: no touch ever. From met + 30, before that day too; without met unknown. */
	{ "new-met", "---\ntier: close\nmet: 2026-10-21\n---\n", "2026-11-20", KITH_DUE_NEW, "2026-11-20", "" },
	{ "new-met", NULL, "2026-10-22", KITH_DUE_NEW, "2026-11-20", "" },
	{ "new-met", NULL, "2028-01-01", KITH_DUE_NEW, "2026-11-20", "" },
	{ "new", "---\ntier: close\n---\n- 2026-11-01 learned: paints\n", "2026-11-20", KITH_DUE_NEW, "", "" },
	/* A skip of somebody new holds for one cadence: 11-01 + 30 = 12-01. */
	{ "new-skip", "---\ntier: close\n---\n- 2026-11-01 skipped\n", "2026-11-20", KITH_DUE_OK, "2026-12-01", "" },
	{ "new-skip", NULL, "2026-11-30", KITH_DUE_SOON, "2026-12-01", "" },
	{ "new-skip", NULL, "2026-12-01", KITH_DUE_NEW, "2026-12-01", "" },

	/* last-contact is a contact like an entry: 10-21 + 30; one to come is none. */
	{ "declared", "---\ntier: close\nlast-contact: 2026-10-21\n---\n", "2026-11-20", KITH_DUE_DUE, "2026-11-20", "2026-10-21" },
	{ "declared", NULL, "2026-10-20", KITH_DUE_NEW, "", "" },

	/* Skips: 09-01 + 30 = 10-01; from 10-05 on the count is 10-05 + 30 = 11-04, from 11-05 12-05. */
	{ "skip", "---\ntier: close\n---\n- 2026-08-20 skipped\n- 2026-09-01 coffee\n- 2026-10-05 skipped\n- 2026-11-05 skipped\n",
	  "2026-10-04", KITH_DUE_DUE, "2026-10-01", "2026-09-01" },                 /* the skip of August is over */
	{ "skip", NULL, "2026-10-05", KITH_DUE_OK, "2026-11-04", "2026-09-01" },
	{ "skip", NULL, "2026-11-04", KITH_DUE_DUE, "2026-11-04", "2026-09-01" },
	{ "skip", NULL, "2026-11-05", KITH_DUE_OK, "2026-12-05", "2026-09-01" },
	{ "skip", NULL, "2026-12-05", KITH_DUE_DUE, "2026-12-05", "2026-09-01" },
	{ "skip", NULL, "2027-01-04", KITH_DUE_LATE, "2026-12-05", "2026-09-01" }, /* 11-05 + 60 */

	/* One-sided: 08-01, 09-01, 10-01 all mine: 10-01 + 365 = 2027-10-01; late 30 after. */
	{ "one-sided", "---\ntier: close\n---\n- 2026-07-01 coffee\n- 2026-08-01 message(out)\n- 2026-09-01 gave: a review\n- 2026-10-01 told: news\n",
	  "2026-11-20", KITH_DUE_OK, "2027-10-01", "2026-10-01" },
	{ "one-sided", NULL, "2027-09-24", KITH_DUE_SOON, "2027-10-01", "2026-10-01" }, /* 7 ahead */
	{ "one-sided", NULL, "2027-09-30", KITH_DUE_SOON, "2027-10-01", "2026-10-01" },
	{ "one-sided", NULL, "2027-10-01", KITH_DUE_DUE, "2027-10-01", "2026-10-01" },
	{ "one-sided", NULL, "2027-10-30", KITH_DUE_DUE, "2027-10-01", "2026-10-01" },
	{ "one-sided", NULL, "2027-10-31", KITH_DUE_LATE, "2027-10-01", "2026-10-01" },
	/* The day before the third there are two, and 07-01 was theirs: 09-01 + 30; the third lies ahead. */
	{ "one-sided", NULL, "2026-09-30", KITH_DUE_PLANNED, "2026-10-01", "2026-09-01" },
	/* Two touches ever are no pattern: 09-01 + 30. */
	{ "two-mine", "---\ntier: close\n---\n- 2026-08-01 message(out)\n- 2026-09-01 message(out)\n",
	  "2026-11-20", KITH_DUE_LATE, "2026-10-01", "2026-09-01" },                /* 80 days */
	/* A day on which they answered is theirs too; three entries of one day are one touch. */
	{ "answered", "---\ntier: close\n---\n- 2026-08-01 message(out)\n- 2026-09-01 message(out)\n- 2026-10-01 message(out)\n- 2026-10-01 message(in)\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },
	{ "same-day", "---\ntier: close\n---\n- 2026-10-01 message(out)\n- 2026-10-01 gave: x\n- 2026-10-01 told: y\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },
	/* Longer than a year stays longer: 2026-10-01 + 730 = 2028-09-30 (2028 has a leap day). */
	{ "two-years", "---\ncadence: 2y\n---\n- 2026-08-01 message(out)\n- 2026-09-01 message(out)\n- 2026-10-01 message(out)\n",
	  "2026-11-20", KITH_DUE_OK, "2028-09-30", "2026-10-01" },

	/* Routine is in contact today: 11-20 + 30. Paused it is no routine. */
	{ "routine", "---\ntier: close\nroutine: daily\n---\n", "2026-11-20", KITH_DUE_OK, "2026-12-20", "2026-11-20" },
	{ "routine-week", "---\ncadence: 1w\nroutine: weekly\n---\n- 2020-01-01 coffee\n",
	  "2026-11-20", KITH_DUE_OK, "2026-11-27", "2026-11-20" },
	{ "routine-paused", "---\ntier: close\nroutine: daily\nstatus: paused\n---\n- 2020-01-01 coffee\n",
	  "2026-11-20", KITH_DUE_PAUSED, "", "2020-01-01" },

	/* Days are counted, not months: over a leap day 02-28 + 30 = 03-29, else 03-30. */
	{ "leap", "---\ntier: close\n---\n- 2028-02-28 coffee\n", "2028-03-29", KITH_DUE_DUE, "2028-03-29", "2028-02-28" },
	{ "no-leap", "---\ntier: close\n---\n- 2027-02-28 coffee\n", "2027-03-29", KITH_DUE_SOON, "2027-03-30", "2027-02-28" },
	{ "leap-day", "---\ntier: wide\n---\n- 2028-02-29 coffee\n", "2029-02-27", KITH_DUE_SOON, "2029-02-28", "2028-02-29" },
	{ "leap-day", NULL, "2029-02-28", KITH_DUE_DUE, "2029-02-28", "2028-02-29" }, /* 365 days */

	/* An ask is a touch on its day, and a contact on the day of yes or no; none is not. */
	{ "asked", "---\ntier: close\n---\n- 2026-10-01 asked(medium): refer me -> yes 2026-10-21\n",
	  "2026-10-20", KITH_DUE_OK, "2026-10-31", "2026-10-01" },                  /* the answer is to come; 11 ahead */
	{ "asked", NULL, "2026-11-20", KITH_DUE_DUE, "2026-11-20", "2026-10-21" },
	{ "asked-none", "---\ntier: close\n---\n- 2026-10-01 asked(medium): refer me -> none 2026-10-21\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },

	/* Kinds that are no touch leave the count alone: 10-01 + 30. */
	{ "quiet", "---\ntier: close\n---\n- 2026-10-01 coffee\n- 2026-11-01 learned: x\n- 2026-11-02 vouched\n- 2026-11-03 seen\n- 2026-11-04 hike: odd\n",
	  "2026-11-20", KITH_DUE_DUE, "2026-10-31", "2026-10-01" },

	/* Named in another's note and in an event's: 11-01, then 11-05, a plan the day before. */
	{ "named", "---\ntier: close\n---\n", "2026-11-04", KITH_DUE_PLANNED, "2026-12-01", "2026-11-01" },
	{ "named", NULL, "2026-11-20", KITH_DUE_OK, "2026-12-05", "2026-11-05" },

	/* I am in no report of people. */
	{ "me", "---\ntier: close\n---\n- 2020-01-01 coffee\n", "2026-11-20", KITH_DUE_NONE, "", "" },
};

static const struct notebook_file others[] = {
	{ "kith.yaml", "kith: 1\nme: people/me\n" },
	{ "people/host.md", "- 2026-11-01 lunch with [[named]]: curry\n- 2026-11-15 coffee via [[source]]\n- [ ] 2026-11-25 coffee via [[source]]\n" },
	{ "events/meetup.md", "---\ndate: 2026-11-10\nend: 2026-11-12\npeople: [at-meetup]\nmeet: [to-meet]\nspeakers: [speaker]\n---\n" },
	{ "events/2026-11-20-dinner.md", "---\nstatus: attended\npeople: at-dinner\n---\n" },
	{ "events/same-day.md", "---\ndate: 2026-12-20\nmeet: plan\n---\n" },
	{ "events/missed.md", "---\ndate: 2026-11-10\nstatus: skipped\npeople: not-there\n---\n" },
	{ "events/off.md", "---\ndate: 2026-11-25\nstatus: cancelled\npeople: not-there\n---\n" },
	{ "events/maybe.md", "---\ndate: 2026-11-25\nstatus: idea\nmeet: not-there\n---\n" },
	{ "events/hack.md", "---\ndate: 2026-11-05\nstatus: skipped\n---\n- 2026-11-05 pairing with [[named]]\n" },
};
/* clang-format on */

static kith_day day(const char *text)
{
	return *text ? kith_day_parse(kith_slice_cstr(text)) : KITH_NO_DAY;
}

static void make(struct notebook *notebook)
{
	notebook_make(notebook, others, NOTEBOOK_LEN(others));
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++) {
		char path[64];

		snprintf(path, sizeof(path), "people/%s.md", cases[i].id);
		if (cases[i].note)
			notebook_write(notebook, path, cases[i].note);
	}
	notebook_open(notebook, NULL);
}

static kith_id person(const struct notebook *notebook, const char *name)
{
	char id[64];

	snprintf(id, sizeof(id), "people/%s", name);
	return notebook_id(notebook, id);
}

static size_t check(const struct notebook *notebook, const struct due_case *expected)
{
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_due due;
	kith_day today = day(expected->today), want = day(expected->due);
	bool same;

	kith_due_of(notebook->book, person(notebook, expected->id), today, &due);
	same = due.state == expected->state && due.due == want && due.last == day(expected->last) &&
	       due.overdue_known == (want != KITH_NO_DAY) &&
	       due.overdue == (want == KITH_NO_DAY ? 0 : today - want);
	if (!same) {
		kith_buf_printf(&text, "%s on %s: %s, due ", expected->id, expected->today,
				kith_due_state_word(due.state));
		kith_day_print(due.due, &text);
		kith_buf_cstr(&text, ", last ");
		kith_day_print(due.last, &text);
		print_error("%s; by hand %s, due %s, last %s\n", text.ptr,
			    kith_due_state_word(expected->state), expected->due, expected->last);
	}
	kith_buf_release(&text);
	return !same;
}

static void states_agree_with_the_calculation_by_hand(void **state)
{
	struct notebook notebook;
	size_t wrong = 0;

	(void)state;
	make(&notebook);
	for (size_t i = 0; i < NOTEBOOK_LEN(cases); i++)
		wrong += check(&notebook, &cases[i]);
	notebook_remove(&notebook);
	assert_int_equal(wrong, 0);
}

static void a_row_names_the_plan_the_skip_and_the_one_sidedness_behind_it(void **state)
{
	struct notebook notebook;
	struct kith_due due;

	(void)state;
	make(&notebook);
	/* Of an entry and an event on one day the entry. */
	kith_due_of(notebook.book, person(&notebook, "plan"), day("2026-11-20"), &due);
	assert_int_equal(kith_book_entries(notebook.book)[due.plan_entry].day, day("2026-12-20"));
	assert_int_equal(due.plan_event, KITH_NOBODY);
	kith_due_of(notebook.book, person(&notebook, "at-meetup"), day("2026-11-09"), &due);
	assert_int_equal(due.plan_entry, UINT32_MAX);
	assert_int_equal(due.plan_event, notebook_id(&notebook, "events/meetup"));
	kith_due_of(notebook.book, person(&notebook, "skip"), day("2026-11-20"), &due);
	assert_int_equal(due.skipped, day("2026-11-05"));
	kith_due_of(notebook.book, person(&notebook, "skip"), day("2026-09-20"), &due);
	assert_int_equal(due.skipped, KITH_NO_DAY);
	kith_due_of(notebook.book, person(&notebook, "one-sided"), day("2026-11-20"), &due);
	assert_true(due.one_sided);
	assert_int_equal(due.cadence, 30);
	kith_due_of(notebook.book, person(&notebook, "answered"), day("2026-11-20"), &due);
	assert_false(due.one_sided);
	notebook_remove(&notebook);
}

/* On 2026-11-20, overdue / cadence: big 20/10 = 2; anna and Émil 15/30 = .5 of depth 1, deep 45/90 =
 * .5 of depth 2; small 100/365. New: met 2026-10-11 is 10/30 over, the others unknown. Then soon,
 * planned, ok. */
static const struct notebook_file ordered[] = {
	{ "people/small.md", "---\ntier: wide\n---\n- 2025-08-12 coffee\n" },
	{ "people/emil.md", "---\nname: Émil\ntier: close\n---\n- 2026-10-06 coffee\n" },
	{ "people/zoe.md", "---\nname: zoe\ntier: close\n---\n- 2026-10-06 coffee\n" },
	{ "people/big.md", "---\ncadence: 10d\n---\n- 2026-10-21 coffee\n" },
	{ "people/deep.md", "---\ntier: regular\ndepth: 2\n---\n- 2026-07-08 coffee\n" },
	{ "people/anna.md", "---\nname: ANNA\ntier: close\n---\n- 2026-10-06 coffee\n" },
	{ "people/new-b.md", "---\nname: Bo\ntier: close\n---\n" },
	{ "people/new-a.md", "---\nname: al\ntier: close\n---\n" },
	{ "people/new-met.md", "---\ntier: close\nmet: 2026-10-11\n---\n" },
	{ "people/ok.md", "---\ntier: close\n---\n- 2026-11-19 coffee\n" },
	{ "people/plan.md", "---\ntier: close\n---\n- 2026-08-01 coffee\n- [ ] 2026-11-21 coffee\n" },
	{ "people/soon.md", "---\ntier: close\n---\n- 2026-10-25 coffee\n" },
};

static void the_report_is_ordered_by_urgency_then_depth_then_name(void **state)
{
	static const char *const order[] = { "big",	"deep",	 "anna",  "emil", "zoe",  "small",
					     "new-met", "new-a", "new-b", "soon", "plan", "ok" };
	struct notebook notebook;
	struct kith_due dues[NOTEBOOK_LEN(ordered)];

	(void)state;
	notebook_make(&notebook, ordered, NOTEBOOK_LEN(ordered));
	notebook_open(&notebook, NULL);
	assert_int_equal(kith_book_count(notebook.book), NOTEBOOK_LEN(ordered));
	for (size_t i = 0; i < NOTEBOOK_LEN(ordered); i++)
		kith_due_of(notebook.book, (kith_id)i, day("2026-11-20"), &dues[i]);
	kith_due_sort(notebook.book, dues, NOTEBOOK_LEN(ordered));
	for (size_t i = 0; i < NOTEBOOK_LEN(ordered); i++)
		assert_int_equal(dues[i].person, person(&notebook, order[i]));
	kith_due_sort(notebook.book, dues, 0);
	notebook_remove(&notebook);
}

static void only_late_due_and_new_are_shown(void **state)
{
	(void)state;
	for (int s = KITH_DUE_LATE; s <= KITH_DUE_NONE; s++)
		assert_int_equal(kith_due_shown((enum kith_due_state)s), s <= KITH_DUE_NEW);
	assert_string_equal(kith_due_state_word(KITH_DUE_NEW), "new");
	assert_string_equal(kith_due_state_word(KITH_DUE_OK), "ok");
	assert_string_equal(kith_due_state_word(KITH_DUE_NONE), "");
}

/* The birthday is 14 days off on 2026-11-20 and 15 the day before. */
static const struct notebook_file talk[] = {
	{ "people/ada.md",
	  "---\nname: Ada\nwants: [rust, a desk]\nbirthday: --12-04\n---\n"
	  "- [ ] send slides\n- [x] done that\n- [ ] one due:2026-12-01\n- [ ] two\n- [ ] three\n\n"
	  "## Log\n- 2026-10-01 coffee: Oslo\n- 2026-11-02 introduced(proposed) to [[Bob]]: type theory\n"
	  "- 2026-11-03 skipped\n- [ ] 2026-11-22 lunch: curry\n" },
	{ "people/bob.md", "---\nname: Bob\n---\n- 2026-11-05 chat\n- 2026-11-05 call\n" },
	{ "people/cat.md", "---\nname: Cat\n---\n" },
	{ "people/dan.md",
	  "---\nname: Dan\n---\n- [ ] x\n- [ ] y\n- [ ] z\n\n- 2026-01-01 introduced to [[Cat]]: chess\n" },
};

static void check_next(const struct notebook *notebook, const char *name, const char *today,
		       const char *expected)
{
	struct kith_buf next = KITH_BUF_INIT;

	kith_buf_cstr(&next, "> ");
	kith_due_next(notebook->book, person(notebook, name), day(today), &next);
	assert_string_equal(next.ptr, expected);
	kith_buf_release(&next);
}

static void a_row_says_what_there_is_to_talk_about(void **state)
{
	struct notebook notebook;

	(void)state;
	notebook_make(&notebook, talk, NOTEBOOK_LEN(talk));
	notebook_open(&notebook, NULL);
	check_next(&notebook, "ada", "2026-11-20",
		   "> send slides; one; two (and 1 more); 2026-11-02 introduced: type theory; "
		   "wants rust, a desk; introduce to Bob; birthday 2026-12-04");
	check_next(&notebook, "ada", "2026-11-19",
		   "> send slides; one; two (and 1 more); 2026-11-02 introduced: type theory; "
		   "wants rust, a desk; introduce to Bob");
	check_next(&notebook, "bob", "2026-11-20", "> 2026-11-05 call; introduce to Ada");
	check_next(&notebook, "cat", "2026-11-20", "> 2026-01-01 introduced: chess");
	check_next(&notebook, "dan", "2026-11-20", "> x; y; z; 2026-01-01 introduced: chess");
	check_next(&notebook, "cat", "2025-12-31", "> ");
	notebook_remove(&notebook);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_agree_with_the_calculation_by_hand),
		cmocka_unit_test(a_row_names_the_plan_the_skip_and_the_one_sidedness_behind_it),
		cmocka_unit_test(the_report_is_ordered_by_urgency_then_depth_then_name),
		cmocka_unit_test(only_late_due_and_new_are_shown),
		cmocka_unit_test(a_row_says_what_there_is_to_talk_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
