/* kith check: what is wrong in the notebook, and where; --fix mends what has just one right answer. */
#include <sys/stat.h>

#include "cmd/check.h"
#include "cmd/report.h"

static const struct kith_option options[] = {
	{ "fix", 0, NULL, "mend what has one right answer, in one commit" },
	{ NULL, 0, NULL, NULL },
};

/* Notes about other people are nobody else's business. */
static void check_permissions(struct kith_session *session)
{
	struct stat info;

	if (fstat(kith_book_root_fd(session->book), &info) == 0 && info.st_mode & 077)
		kith_diag_add(&session->diags, KITH_WARNING, kith_slice_cstr("."), 0, 0, "permissions",
			      "the notebook can be read by other users; chmod 700 shuts it");
}

/* Whether a finding is about one of the notes asked for; all are if none was named. */
static bool wanted(const struct kith_session *session, const struct kith_ids *ids,
		   const struct kith_diag *diag)
{
	kith_id note = kith_book_by_id(session->book, kith_path_id(diag->path));

	return ids->count == 0 || (kith_id_ok(note) && kith_ids_have(ids, note));
}

/* A line that editors jump to. */
static void add_line(struct kith_report *report, const struct kith_diag *diag)
{
	kith_buf_cstr(&report->session->out, diag->severity == KITH_ERROR ? "error: " : "warning: ");
	kith_diag_print(diag, &report->session->out);
}

static void add_row(struct kith_report *report, const struct kith_diag *diag)
{
	kith_report_row(report, KITH_NOBODY);
	kith_cell_text(report->rows, diag->path);
	if (diag->line)
		kith_cell_int(report->rows, diag->line);
	else
		kith_cell_null(report->rows);
	if (diag->column)
		kith_cell_int(report->rows, diag->column);
	else
		kith_cell_null(report->rows);
	kith_cell_cstr(report->rows, diag->severity == KITH_ERROR ? "error" : "warning");
	kith_cell_cstr(report->rows, diag->rule);
	kith_cell_text(report->rows, diag->message);
}

static enum kith_code report_findings(struct kith_session *session, const struct kith_ids *ids)
{
	struct kith_report report;
	enum kith_code code = kith_report_begin(session, &report);
	const struct kith_diag *diag;
	size_t n;

	if (code)
		return code;
	kith_diags_sort(&session->diags);
	for (n = 0; n < session->diags.count; n++) {
		diag = &session->diags.items[n];
		if (!wanted(session, ids, diag))
			continue;
		kith_outcome(session, diag->severity == KITH_ERROR ? KITH_MALFORMED : KITH_NEGATIVE);
		if (report.options.style == KITH_ROWS_TABLE)
			add_line(&report, diag);
		else
			add_row(&report, diag);
	}
	kith_report_end(&report);
	return KITH_OK;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_ids ids = { 0 };
	enum kith_code code = kith_read_refs(session, argc, argv, KITH_ANY_TYPE, &ids);

	if (!code && kith_flag(session, "fix"))
		code = kith_check_fix(session, &ids);
	else if (!code) {
		check_permissions(session);
		code = report_findings(session, &ids);
		if (kith_book_count(session->book) == 0 && !code)
			kith_say(session, "this notebook holds no note yet");
	}
	kith_ids_release(&ids);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "check",
	.traits = KITH_READS_BOOK | KITH_PRINTS_ROWS | KITH_WRITES | KITH_CHECKS,
	.options = options,
	.run = run,
};
