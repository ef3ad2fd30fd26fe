#include <string.h>

#include "note/front_event.h"

struct problem {
	const char *yaml; /* part of what libyaml says */
	bool at_context;
	const char *plain;
};

static const struct problem problems[] = {
	{ "mapping values are not allowed", false,
	  "a colon and a space inside a value: put the value in quotes, or indent the line above like this "
	  "one" },
	{ "cannot start any token", false,
	  "a value cannot begin with this character: put the value in quotes" },
	{ "found unexpected end of stream", true, "a quote that is opened here is never closed" },
	{ "found unexpected document indicator", true, "a quote that is opened here is never closed" },
	{ "did not find expected ',' or ']'", true, "the list that begins here is not closed by ]" },
	{ "did not find expected ',' or '}'", true, "the map that begins here is not closed by }" },
	{ "did not find expected node content", true, "a list or map in brackets is not closed before this" },
	{ "did not find expected key", false,
	  "this is not a line `key: value`, nor does it go on the line above" },
	{ "could not find expected ':'", true, "this is not a line `key: value`: the colon is missing" },
	{ "did not find expected '-' indicator", false,
	  "this line does not stand under the items of the list: give all its lines `- item` the same "
	  "indentation" },
	{ "block sequence entries are not allowed", false,
	  "a list item `- item` begins on a line of its own, below the key; or write [item, item]" },
	{ "did not find expected alphabetic", true,
	  "a value that begins with * or & is a YAML alias or anchor: put the value in quotes" },
	{ "unknown escape character", false,
	  "no such escape in a double-quoted value: write \\\\ for a backslash, or use single quotes" },
	{ "control characters are not allowed", false, "a control character, which YAML does not allow" },
	{ "did not find expected <document start>", false,
	  "what stands here does not belong to the keys above: give all keys the same indentation" },
	{ "did not find the expected", false, "this does not end where it should" },
	{ "found a tab character", false, "a tab does not indent: use spaces" },
};

const char *kith_front_problem(const char *problem, bool *at_context)
{
	*at_context = false;
	for (size_t i = 0; problem && i < sizeof(problems) / sizeof(problems[0]); i++) {
		if (!strstr(problem, problems[i].yaml))
			continue;
		*at_context = problems[i].at_context;
		return problems[i].plain;
	}
	return problem ? problem : "this is not YAML";
}
