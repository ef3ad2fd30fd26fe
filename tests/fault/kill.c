/* kill N COMMAND ...: runs the command and kills it, and all that it started, just before the Nth
 * system call of any of them; 0 kills nothing. Prints how many calls were seen, and ends with 0 if it killed
 * the command, else with the command's own status. With $KILL_ALONE what the command starts lives on. */
#ifdef __linux__

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define SYSCALL_STOP (SIGTRAP | 0x80)
#define MOST_PROCESSES 256

struct traced {
	pid_t pid;
	bool inside; /* of a system call */
};

struct run {
	struct traced processes[MOST_PROCESSES];
	size_t count;
	long seen, deadly;
	pid_t first;
	int status; /* of the first */
	bool killed;
};

static struct traced *find(struct run *run, pid_t pid)
{
	size_t i;

	for (i = 0; i < run->count; i++)
		if (run->processes[i].pid == pid)
			return &run->processes[i];
	if (run->count == MOST_PROCESSES) {
		fputs("kill: too many processes\n", stderr);
		exit(99);
	}
	run->processes[run->count] = (struct traced){ pid, false };
	return &run->processes[run->count++];
}

static void forget(struct run *run, pid_t pid)
{
	struct traced *traced = find(run, pid);

	*traced = run->processes[--run->count];
}

static pid_t start(char **command)
{
	pid_t pid = fork();

	if (pid == 0) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		execvp(command[0], command);
		_exit(99);
	}
	return pid;
}

static void kill_all(struct run *run)
{
	size_t i;

	run->killed = true;
	for (i = 0; i < run->count; i++)
		kill(run->processes[i].pid, SIGKILL);
}

/* What the process stopped for; answers the signal that it is to get when it goes on. */
static int handle_stop(struct run *run, pid_t pid, int status)
{
	struct traced *traced = find(run, pid);
	int signal = WSTOPSIG(status);

	if (signal == SYSCALL_STOP) {
		traced->inside = !traced->inside;
		if (traced->inside && ++run->seen == run->deadly)
			kill_all(run);
		return 0;
	}
	/* Events of the trace itself, and the stop that a new process begins with. */
	if (status >> 16 || signal == SIGSTOP || signal == SIGTRAP)
		return 0;
	return signal;
}

static void follow(struct run *run)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
		if (pid <= 0)
			continue;
		if (WIFSTOPPED(status)) {
			int signal = handle_stop(run, pid, status);

			ptrace(PTRACE_SYSCALL, pid, NULL, (void *)(long)signal);
			continue;
		}
		if (pid == run->first)
			run->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		forget(run, pid);
	}
}

int main(int argc, char **argv)
{
	static struct run run;
	long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL;
	int status;

	if (argc < 3)
		return 2;
	if (!getenv("KILL_ALONE"))
		options |=
			PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC;
	run.deadly = strtol(argv[1], NULL, 10);
	run.first = start(argv + 2);
	if (run.first < 0 || waitpid(run.first, &status, 0) != run.first || !WIFSTOPPED(status))
		return 99;
	if (ptrace(PTRACE_SETOPTIONS, run.first, NULL, (void *)options) != 0)
		return 77;
	find(&run, run.first);
	ptrace(PTRACE_SYSCALL, run.first, NULL, NULL);
	follow(&run);
	printf("%ld\n", run.seen);
	return run.killed ? 0 : run.status;
}

#else

int main(void)
{
	return 77;
}

#endif
