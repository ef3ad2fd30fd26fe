#include "book/query_int.h"

#include <locale.h>
#include <regex.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

/* regcomp() recurses on parentheses and copies what is repeated, so that a short pattern may cost
 * any amount; what is refused here never reaches it. */
#define MAX_NESTED 32
#define MAX_STATES 500
#define MAX_REPEAT 255

struct sizes {
	size_t of[MAX_NESTED + 1]; /* states of each open group */
	size_t depth;
	size_t atom; /* states of what a repetition would repeat */
};

static void add_atom(struct sizes *sizes, size_t states)
{
	sizes->atom = states;
	sizes->of[sizes->depth] += states;
}

static void repeat(struct sizes *sizes, size_t times)
{
	if (times < 2)
		return;
	sizes->of[sizes->depth] += sizes->atom * (times - 1);
	sizes->atom *= times;
}

/* The position of the ] that ends the bracket expression at `at`; p.len if none does. */
static size_t bracket_end(struct kith_slice p, size_t at)
{
	at++;
	if (at < p.len && p.ptr[at] == '^')
		at++;
	if (at < p.len && p.ptr[at] == ']')
		at++;
	for (; at < p.len && p.ptr[at] != ']'; at++) {
		char kind = p.ptr[at] == '[' && at + 1 < p.len ? p.ptr[at + 1] : '\0';
		if (kind != ':' && kind != '.' && kind != '=')
			continue;
		at += 2;
		while (at + 1 < p.len && !(p.ptr[at] == kind && p.ptr[at + 1] == ']'))
			at++;
		at++;
	}
	return at < p.len ? at : p.len;
}

/* Reads "{2,5}" at *at, which ends on its }. What is no number there is left to regcomp(). */
static const char *read_interval(struct kith_slice p, size_t *at, struct sizes *sizes)
{
	size_t end = kith_slice_find(p, *at, '}');
	struct kith_slice inside, from, to;
	long least = 0, most = 0;
	bool open;

	if (end == SIZE_MAX)
		return "a { is never closed";
	inside = kith_slice_sub(p, *at + 1, end);
	open = kith_slice_cut(inside, ',', &from, &to);
	if ((from.len && !kith_slice_number(from, MAX_REPEAT, &least)) ||
	    (to.len && !kith_slice_number(to, MAX_REPEAT, &most)))
		return "between { and } stand numbers up to 255";
	most = to.len ? most : least + open;
	repeat(sizes, (size_t)(most > least ? most : least));
	*at = end;
	return NULL;
}

static const char *read_escape(struct kith_slice p, size_t *at, struct sizes *sizes)
{
	if (*at + 1 == p.len)
		return "it ends in a backslash";
	(*at)++;
	if (p.ptr[*at] >= '0' && p.ptr[*at] <= '9')
		return "back references such as \\1 are not supported";
	add_atom(sizes, 1);
	return NULL;
}

static const char *open_group(struct sizes *sizes)
{
	if (sizes->depth == MAX_NESTED)
		return "its parentheses are nested too deep";
	sizes->of[++sizes->depth] = 0;
	sizes->atom = 0;
	return NULL;
}

static void close_group(struct sizes *sizes)
{
	size_t group = sizes->of[sizes->depth];

	if (sizes->depth == 0)
		return;
	sizes->depth--;
	add_atom(sizes, group + 1);
}

/* Takes one step through the pattern: *at is the last byte of it. */
static const char *take(struct kith_slice p, size_t *at, struct sizes *sizes)
{
	switch (p.ptr[*at]) {
	case '\\':
		return read_escape(p, at, sizes);
	case '{':
		return read_interval(p, at, sizes);
	case '(':
		return open_group(sizes);
	case ')':
		close_group(sizes);
		return NULL;
	case '+':
		repeat(sizes, 2);
		return NULL;
	case '[':
		*at = bracket_end(p, *at);
		add_atom(sizes, 1);
		return NULL;
	default:
		add_atom(sizes, 1);
		return NULL;
	}
}

static const char *fault_of(struct kith_slice p)
{
	struct sizes sizes = { { 0 }, 0, 0 };
	const char *fault = NULL;

	for (size_t at = 0; at < p.len && !fault; at++) {
		fault = take(p, &at, &sizes);
		if (!fault && sizes.of[sizes.depth] > MAX_STATES)
			fault = "it is too long, or repeats too much";
	}
	return fault;
}

/* Folds all but what follows a backslash, as \W is not \w. */
static void fold_pattern(struct kith_slice p, struct kith_buf *out)
{
	size_t from = 0, escape;

	while ((escape = kith_slice_find(p, from, '\\')) != SIZE_MAX) {
		size_t after = escape + 1;
		if (after < p.len)
			kith_utf8_next(p, &after);
		kith_utf8_fold(kith_slice_sub(p, from, escape), out);
		if (after == escape + 2)
			kith_buf_slice(out, kith_slice_sub(p, escape, after));
		else
			kith_utf8_fold(kith_slice_sub(p, escape + 1, after), out);
		from = after;
	}
	kith_utf8_fold(kith_slice_sub(p, from, p.len), out);
}

/* A character is a character in patterns whatever the user's locale: the thread is in a UTF-8 one
 * while a pattern is compiled or compared. Where the system has none, patterns see bytes. */
struct query_pattern {
	regex_t regex;
	locale_t utf8;
};

static locale_t utf8_locale(void)
{
	static const char *const names[] = { "C.UTF-8", "en_US.UTF-8", "UTF-8" };
	locale_t utf8 = (locale_t)0;

	for (size_t i = 0; !utf8 && i < sizeof(names) / sizeof(names[0]); i++)
		utf8 = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);
	return utf8;
}

static locale_t enter(locale_t locale)
{
	return locale ? uselocale(locale) : (locale_t)0;
}

static const char *compile(struct query_pattern *pattern, const char *folded, struct kith_arena *arena)
{
	char reason[256];
	locale_t before;
	int error;

	pattern->utf8 = utf8_locale();
	before = enter(pattern->utf8);
	error = regcomp(&pattern->regex, folded, REG_EXTENDED | REG_NOSUB);
	if (error)
		regerror(error, &pattern->regex, reason, sizeof(reason));
	enter(before);
	return error ? kith_arena_cstr(arena, kith_slice_cstr(reason)) : NULL;
}

struct query_pattern *query_pattern_new(struct kith_slice text, struct kith_arena *arena, const char **reason)
{
	struct kith_buf folded = KITH_BUF_INIT;
	struct query_pattern *pattern = NULL;

	fold_pattern(text, &folded);
	*reason = folded.len ? fault_of(kith_buf_view(&folded)) : "it is empty";
	if (*reason)
		goto out;
	pattern = kith_alloc(1, sizeof(*pattern));
	*reason = compile(pattern, folded.ptr, arena);
	if (!*reason)
		goto out;
	if (pattern->utf8)
		freelocale(pattern->utf8);
	free(pattern);
	pattern = NULL;
out:
	kith_buf_release(&folded);
	return pattern;
}

void query_pattern_free(struct query_pattern *pattern)
{
	if (!pattern)
		return;
	regfree(&pattern->regex);
	if (pattern->utf8)
		freelocale(pattern->utf8);
	free(pattern);
}

bool query_pattern_found(const struct query_pattern *pattern, const char *folded)
{
	locale_t before = enter(pattern->utf8);
	bool found = regexec(&pattern->regex, folded, 0, NULL, 0) == 0;

	enter(before);
	return found;
}
