/* kith undo: reverts the last change a tool made. */
#include "cmd/write.h"

static const struct kith_option options[] = {
	{ "redo", 0, NULL, "make the last undone change again" },
	{ NULL, 0, NULL, NULL },
};

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct kith_buf subject = KITH_BUF_INIT;
	struct kith_act_result result = { 0 };
	struct kith_err err = KITH_ERR_INIT;
	bool dry = kith_flag(session, "dry-run");
	enum kith_code code;

	(void)argv;
	if (argc)
		return kith_say_usage(session,
				      "undo takes no argument: it reverts the newest change of a tool");
	code = kith_book_find(kith_option(session, "directory"), &session->root, &err);
	if (!code)
		code = kith_store_undo(session->root.ptr, kith_flag(session, "redo"),
				       kith_flag(session, "no-commit"), dry ? &session->out : NULL, &subject,
				       &result, &err);
	session->committed = result.committed || result.changed;
	if (code)
		kith_say_err(session, &err);
	else if (dry)
		code = session->out.len ? KITH_NEGATIVE : KITH_OK;
	else
		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(kith_buf_view(&subject)));
	kith_buf_release(&subject);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "undo",
	.traits = KITH_WRITES,
	.options = options,
	.run = run,
};
