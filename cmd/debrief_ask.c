#include "cmd/debrief.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool kith_debrief_can_ask(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* One answer, trimmed; false at the end of input. */
static bool read_answer(struct kith_session *session, const char *question, struct kith_slice *answer)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t len;

	fprintf(stderr, "%s\n> ", question);
	len = getline(&line, &capacity, stdin);
	if (len >= 0)
		*answer = kith_arena_copy(&session->arena, kith_slice_trim(kith_slice_of(line, (size_t)len)));
	free(line);
	return len >= 0;
}

bool kith_debrief_ask(struct kith_session *session, struct kith_debrief *debrief)
{
	static const struct kith_debrief empty;

	*debrief = empty;
	for (size_t i = 0; i < KITH_DEBRIEF_PARTS; i++) {
		if (!read_answer(session, kith_debrief_questions[i], &debrief->parts[i]))
			break;
		if (i == KITH_DEBRIEF_NAME && debrief->parts[i].len == 0)
			break;
	}
	fputc('\n', stderr);
	return debrief->parts[KITH_DEBRIEF_NAME].len > 0;
}
