/* How a report is to be printed: the options that all share, and the terminal. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd/report.h"

#define DEFAULT_WIDTH 80

/* $COLUMNS goes before what the terminal says of itself. */
static size_t terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	long number;

	if (columns && kith_slice_number(kith_slice_cstr(columns), 10000, &number) && number > 0)
		return (size_t)number;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return DEFAULT_WIDTH;
}

static enum kith_row_style choose_style(const struct kith_session *session,
					const struct kith_row_options *options)
{
	if (kith_flag(session, "json"))
		return KITH_ROWS_JSON;
	if (options->format)
		return KITH_ROWS_FORMAT;
	if (options->nul && !options->fields)
		return KITH_ROWS_NUL;
	return session->terminal && !options->nul ? KITH_ROWS_TABLE : KITH_ROWS_TSV;
}

static enum kith_code read_limit(struct kith_session *session, size_t *limit)
{
	const char *text = kith_option(session, "limit");
	long number = 0;

	if (text && (!kith_slice_number(kith_slice_cstr(text), 1000000000, &number) || number == 0))
		return kith_say_usage(session, "--limit %s: this is not a number of rows (1, 20)", text);
	*limit = (size_t)number;
	return KITH_OK;
}

enum kith_code kith_report_options_read(struct kith_session *session, struct kith_row_options *options)
{
	const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");

	memset(options, 0, sizeof(*options));
	options->header = kith_flag(session, "header");
	options->nul = kith_flag(session, "null");
	options->format = kith_option(session, "format");
	options->fields = kith_option(session, "fields");
	options->sort = kith_option(session, "sort");
	options->reverse = kith_flag(session, "reverse");
	options->why = kith_flag(session, "why");
	options->raw = kith_flag(session, "raw");
	options->style = choose_style(session, options);
	options->width = terminal_width();
	options->colour = session->terminal && !(no_colour && *no_colour) &&
			  !(terminal && strcmp(terminal, "dumb") == 0);
	return read_limit(session, &options->limit);
}
