/* kith announce: news to all who took part in a search, as mail drafts; --sent logs who was told. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/announce.h"
#include "cmd/entry.h"
#include "practice/about.h"

static const struct kith_option options[] = {
	{ "template", 0, "FILE",
	  "the letter, with {name}, {first}, {thanks} …; the first line may be its Subject:" },
	{ "out", 0, "DIR", "write a draft a person there, as mail files" },
	{ "sent", 0, NULL, "log those named after the lead as told" },
	{ NULL, 0, NULL, NULL },
};

/* How many pieces of evidence from `first` on are about one person. */
static size_t run_of(const struct kith_takings *takings, size_t first)
{
	size_t end = first;

	while (end < takings->count && takings->items[end].person == takings->items[first].person)
		end++;
	return end - first;
}

static void add_row(struct kith_report *report, const struct kith_taking *takings, size_t count)
{
	kith_id person = takings[0].person;
	struct kith_buf reason = KITH_BUF_INIT;
	size_t n;

	kith_part_words(takings, count, &reason);
	kith_report_row(report, person);
	kith_report_id(report, person);
	kith_report_name(report, person);
	kith_cell_text(report->rows, kith_buf_view(&reason));
	kith_report_first(report, person, KITH_F_EMAIL);
	for (n = 0; n < count; n++) {
		if (takings[n].entry != UINT32_MAX)
			kith_report_why(report, takings[n].entry);
		else if (takings[n].value != UINT32_MAX)
			kith_report_why_value(report, takings[n].value, KITH_NO_DAY);
		else if (report->options.why)
			kith_row_why_rule(report->rows, "query", "the query names them");
	}
	kith_buf_release(&reason);
}

/* Those of the search of a lead, or whom a query names: people themselves, and all who took part in leads. */
static enum kith_code collect(struct announcing *announcing, int argc, char **argv)
{
	struct kith_session *session = announcing->session;
	struct kith_taking chosen = { KITH_NOBODY, KITH_PART_CHOSEN, KITH_NO_DAY, UINT32_MAX, UINT32_MAX };
	struct kith_ids notes = { 0 };
	struct kith_query *query = NULL;
	enum kith_code code;
	size_t n;

	if (!kith_is_query(session, argv[0], 1u << KITH_LEAD)) {
		code = argc > 1 ? kith_say_usage(session, "one lead, or a query")
				: kith_read_lead(session, argv[0], &announcing->lead);
		if (!code)
			kith_announce_all(announcing);
		return code;
	}
	code = kith_read_query(session, argc, argv, &query);
	if (code)
		return code;
	kith_leads_matching(session, query, &notes);
	for (n = 0; n < notes.count; n++)
		kith_announce_lead(session->book, notes.items[n], session->today, &announcing->takings);
	notes.count = 0;
	kith_report_people(session, query, &notes);
	for (n = 0; n < notes.count; n++) {
		chosen.person = notes.items[n];
		kith_announce_add(&announcing->takings, &chosen);
	}
	kith_announce_sort(session->book, KITH_NO_DAY, session->today, &announcing->takings);
	kith_ids_release(&notes);
	kith_query_free(query);
	return KITH_OK;
}

static enum kith_code write_draft(struct announcing *announcing, int dir, const struct kith_taking *takings,
				  size_t count)
{
	struct kith_session *session = announcing->session;
	struct kith_slice id = kith_book_id(session->book, takings[0].person);
	struct kith_buf name = KITH_BUF_INIT, mail = KITH_BUF_INIT;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = KITH_OK;
	size_t n;

	kith_buf_printf(&name, "%.*s.eml", KITH_ARG(id));
	for (n = 0; n < name.len; n++)
		if (name.ptr[n] == '/')
			name.ptr[n] = '-';
	if (kith_file_exists(dir, name.ptr))
		kith_say(session, "%s is there already, and stays as it is", name.ptr);
	else if (kith_announce_draft(announcing, takings, count, &mail)) {
		code = kith_file_replace(dir, name.ptr, NULL, kith_buf_view(&mail), &err);
		if (code)
			kith_say_err(session, &err);
	}
	kith_buf_release(&name);
	kith_buf_release(&mail);
	return code;
}

static enum kith_code write_drafts(struct announcing *announcing, const char *path)
{
	struct kith_session *session = announcing->session;
	const struct kith_takings *takings = &announcing->takings;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_announce_prepare(announcing, kith_option(session, "template"));
	size_t n;
	int dir;

	if (code || kith_flag(session, "dry-run"))
		return code;
	if (mkdir(path, 0700) && errno != EEXIST) {
		kith_say(session, "%s: %s", path, strerror(errno));
		return KITH_FAILED;
	}
	dir = kith_root_open(path, &err);
	if (dir < 0) {
		kith_say_err(session, &err);
		return KITH_FAILED;
	}
	for (n = 0; !code && n < takings->count; n += run_of(takings, n))
		code = write_draft(announcing, dir, &takings->items[n], run_of(takings, n));
	close(dir);
	return code;
}

static enum kith_code show(struct announcing *announcing, int argc, char **argv)
{
	struct kith_session *session = announcing->session;
	const char *out = kith_option(session, "out");
	const struct kith_takings *takings = &announcing->takings;
	struct kith_report report;
	enum kith_code code = kith_report_begin(session, &report);
	size_t n;

	if (code)
		return code;
	code = collect(announcing, argc, argv);
	for (n = 0; n < takings->count; n += run_of(takings, n))
		add_row(&report, &takings->items[n], run_of(takings, n));
	kith_report_end(&report);
	if (!code && takings->count == 0) {
		kith_say(session, "nobody is left to be told: all who took part were, or none is on record");
		return KITH_NEGATIVE;
	}
	return !code && out ? write_drafts(announcing, out) : code;
}

/* An entry in the note of each who was told. */
static enum kith_code log_sent(struct announcing *announcing, int argc, char **argv)
{
	struct kith_session *session = announcing->session;
	struct kith_changes changes = { .session = session };
	struct kith_entry_draft draft = { .day = session->today,
					  .kind = KITH_SLICE("told"),
					  .text = KITH_SLICE("the news") };
	struct kith_ids people = { 0 };
	enum kith_code code = kith_may_write(session);
	size_t n;

	if (!code && argc < 2)
		return kith_say_usage(session, "who was told? kith announce LEAD --sent REF ...");
	if (!code && !kith_is_query(session, argv[0], 1u << KITH_LEAD))
		code = kith_read_lead(session, argv[0], &announcing->lead);
	if (!code)
		code = kith_read_targets(session, argc - 1, argv + 1, KITH_PERSONS, &people);
	if (kith_id_ok(announcing->lead))
		draft.text = kith_book_name(session->book, announcing->lead);
	for (n = 0; !code && n < people.count; n++) {
		if (!kith_is_tie(session->book, people.items[n])) {
			kith_say(session, "%.*s is nobody to be told",
				 KITH_ARG(kith_book_id(session->book, people.items[n])));
			code = KITH_NEGATIVE;
			continue;
		}
		kith_entry_add(&changes, kith_change_note(&changes, people.items[n]), &draft, false);
		kith_buf_printf(&session->out, "%.*s\n",
				KITH_ARG(kith_book_id(session->book, people.items[n])));
	}
	if (!code)
		code = kith_changes_perform(&changes, "told");
	if (code && code != KITH_NEGATIVE && !session->committed)
		kith_buf_clear(&session->out);
	kith_changes_release(&changes);
	kith_ids_release(&people);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct announcing announcing = { .session = session, .lead = KITH_NOBODY };
	enum kith_code code;

	if (argc == 0)
		return kith_say_usage(session, "of which search? a lead, or a query");
	if (kith_flag(session, "sent") && kith_option(session, "out"))
		return kith_say_usage(session, "first --out, then, when they went out, --sent");
	code = kith_flag(session, "sent") ? log_sent(&announcing, argc, argv) : show(&announcing, argc, argv);
	kith_announce_release(&announcing);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "announce",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES,
	.options = options,
	.run = run,
};
