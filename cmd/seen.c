/* kith seen: the events where somebody and I both were, and whether we talked. */
#include "cmd/report.h"
#include "practice/about.h"
#include "practice/seen.h"

static void add_why(struct kith_report *report, const struct kith_sighting *sighting)
{
	struct kith_session *session = report->session;
	struct kith_slice id = kith_book_id(session->book, sighting->event);

	kith_row_why_entry(report->rows, sighting->day, id, sighting->line, kith_slice_cstr("named there"));
	if (!sighting->talked)
		kith_row_why_rule(report->rows, "talked",
				  "no contact with them is on record for a day of it");
	else if (sighting->contact.entry != UINT32_MAX)
		kith_report_why(report, sighting->contact.entry);
	else if (kith_id_ok(sighting->contact.event))
		kith_row_why_entry(report->rows, sighting->contact.day,
				   kith_book_id(session->book, sighting->contact.event), 0,
				   kith_slice_cstr("in its people"));
	else
		kith_row_why_rule(report->rows, "talked", "last-contact says so");
}

static void add_row(struct kith_report *report, const struct kith_sighting *sighting)
{
	struct kith_slice words[KITH_THERE_WORDS];
	size_t count = kith_there_words(sighting->parts, words);

	kith_report_row(report, sighting->event);
	kith_report_id(report, sighting->event);
	kith_cell_day(report->rows, sighting->day);
	kith_cell_list(report->rows, words, count);
	kith_cell_bool(report->rows, sighting->talked);
	if (report->options.why)
		add_why(report, sighting);
}

static enum kith_code read_person(struct kith_session *session, int argc, char **argv, kith_id *person)
{
	enum kith_code code;

	if (argc != 1)
		return kith_say_usage(session, "whom?");
	code = kith_read_ref(session, argv[0], KITH_PERSONS, person);
	if (code || kith_is_tie(session->book, *person))
		return code;
	kith_say(session, "%.*s is nobody whom you could meet",
		 KITH_ARG(kith_book_id(session->book, *person)));
	return KITH_NEGATIVE;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_sighting *items;
	struct kith_report report;
	kith_id person = KITH_NOBODY;
	enum kith_code code = read_person(session, argc, argv, &person);
	size_t count;

	if (!code)
		code = kith_report_begin(session, &report);
	if (code)
		return code;
	items = kith_sightings_of(session->book, person, session->today, &session->arena, &count);
	for (size_t i = 0; i < count; i++)
		add_row(&report, &items[i]);
	kith_report_end(&report);
	if (count)
		return KITH_OK;
	kith_say(session,
		 "no event that you attended names %.*s in people, speakers, organizers or attendees",
		 KITH_ARG(kith_book_name(session->book, person)));
	return KITH_NEGATIVE;
}

const struct kith_tool kith_tool = {
	.name = "seen",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS,
	.run = run,
};
