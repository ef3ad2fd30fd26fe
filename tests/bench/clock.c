/* clock COMMAND [ARGUMENT ...]: how long one run of the command takes, as "NANOSECONDS KILOBYTES STATUS":
 * from the start to the end, the most memory it held, and how it ended. A small program, since the peak of a
 * child begins at that of the one that started it. */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Nanoseconds from start to end, or -1 where the command could not be started. */
static int64_t run(char **command, int *status)
{
	posix_spawn_file_actions_t quiet;
	int64_t start;
	pid_t pid;
	int failed;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
	start = now();
	failed = posix_spawnp(&pid, command[0], &quiet, NULL, command, environ);
	if (!failed)
		failed = waitpid(pid, status, 0) != pid;
	start = now() - start;
	posix_spawn_file_actions_destroy(&quiet);
	return failed ? -1 : start;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	int64_t taken;
	int status = 0;

	if (argc < 2) {
		fprintf(stderr, "usage: clock COMMAND [ARGUMENT ...]\n");
		return 2;
	}
	taken = run(argv + 1, &status);
	if (taken < 0) {
		perror(argv[1]);
		return 4;
	}
	getrusage(RUSAGE_CHILDREN, &usage);
	printf("%lld %ld %d\n", (long long)taken, usage.ru_maxrss,
	       WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return 0;
}
