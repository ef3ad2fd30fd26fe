/* The only main(): what every tool does before and after its own work. */
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "cmd/tool.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Notes are about other people: no core file, and nothing that we make is for other users. */
static void guard_privacy(void)
{
	struct rlimit none = { 0, 0 };

	umask(077);
	setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
	prctl(PR_SET_DUMPABLE, 0);
#endif
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	enum kith_code code;

	if (!(session->tool->traits & KITH_RAW_ARGUMENTS)) {
		code = kith_options_read(session, &argc, &argv);
		if (code)
			return code;
		if (kith_flag(session, "help")) {
			kith_help(session->tool, &session->out);
			return KITH_OK;
		}
		if (kith_flag(session, "version")) {
			kith_buf_cstr(&session->out, KITH_VERSION_TEXT "\n");
			return KITH_OK;
		}
	}
	code = kith_session_open(session);
	if (code)
		return code;
	return session->tool->run(session, argc, argv);
}

int main(int argc, char **argv)
{
	struct kith_session session = { .tool = &kith_tool, .code = KITH_OK };
	int status;

	guard_privacy();
	signal(SIGPIPE, SIG_IGN);
	session.terminal = isatty(STDOUT_FILENO);
	kith_outcome(&session, run(&session, argc, argv));
	kith_outcome(&session, kith_print_out(&session));
	status = session.code;
	kith_session_release(&session);
	return status;
}
