/* kith-as-of: writes the notebook as git had it on a day into a folder, for reports with --as-of. */
#include "cmd/tool.h"
#include "history/store.h"

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;
	kith_day day;

	if (argc != 2)
		return kith_say_usage(session, "a day and an empty folder are needed");
	code = kith_read_date(session, argv[0], false, &day);
	if (code)
		return code;
	code = kith_book_find(kith_option(session, "directory"), &session->root, &err);
	if (!code)
		code = kith_store_export_as_of(session->root.ptr, day, argv[1], &err);
	return code ? kith_say_err(session, &err) : KITH_OK;
}

const struct kith_tool kith_tool = {
	.name = "as-of",
	.run = run,
};
