/* Other programs, run by argument list and waited for. */
#ifndef KITH_CMD_SPAWN_H
#define KITH_CMD_SPAWN_H

#include <sys/types.h>

#include "base/buf.h"

/* Starts argv[0] (looked up in $PATH unless it holds a slash) with the signals of a fresh program
 * and `input` and `output` as its standard input and output; -1 leaves ours. The child's id, or -1. */
pid_t kith_spawn(const char *const argv[], int input, int output);

/* Waits for a child: its exit status, or -1 if it did not end by itself. */
int kith_wait(pid_t child);

/* Both; -1 too if it could not be started. */
int kith_spawn_wait(const char *const argv[]);

/* Runs a program and appends what it prints; its exit status, or -1. */
int kith_spawn_read(const char *const argv[], struct kith_buf *out);

#endif
