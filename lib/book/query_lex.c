#include "book/query_int.h"

#include "base/buf.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_operator(char c)
{
	return c == ':' || c == '~' || c == '<' || c == '>';
}

static char peek(const struct query_source *source)
{
	return source->at < source->text.len ? source->text.ptr[source->at] : '\0';
}

static bool at_end(const struct query_source *source)
{
	return source->at >= source->text.len;
}

/* Reads "…" with \" and \\ in it; any other backslash is itself, as patterns need it. */
static enum kith_code read_quoted(struct query_source *source, struct kith_arena *arena,
				  struct kith_slice *text, struct kith_err *err)
{
	struct kith_buf decoded = KITH_BUF_INIT;
	size_t start = source->at++;
	bool closed = false;

	while (!at_end(source) && !closed) {
		char c = source->text.ptr[source->at++], next = peek(source);
		closed = c == '"';
		if (c == '\\' && !at_end(source) && (next == '"' || next == '\\')) {
			c = next;
			source->at++;
		}
		if (!closed)
			kith_buf_byte(&decoded, c);
	}
	*text = kith_arena_copy(arena, kith_buf_view(&decoded));
	kith_buf_release(&decoded);
	if (!closed)
		return query_fail(source, start, err, "this quotation mark is never closed");
	if (!at_end(source) && !is_space(peek(source)) && !is_operator(peek(source)) && peek(source) != ')' &&
	    peek(source) != '(')
		return query_fail(source, source->at, err, "a space is missing after the quotation mark");
	return KITH_OK;
}

static enum kith_code refuse_quote(const struct query_source *source, struct kith_err *err)
{
	return query_fail(source, source->at, err,
			  "a quotation mark inside a word: put the whole text in quotation marks");
}

/* A value without quotation marks: up to a space or a parenthesis that was not opened in it, so
 * that name~^(ada|bob) needs none. */
static enum kith_code read_value(struct query_source *source, struct kith_arena *arena,
				 struct kith_slice *value, struct kith_err *err)
{
	size_t start = source->at, open = 0;

	if (peek(source) == '"')
		return read_quoted(source, arena, value, err);
	for (; !at_end(source) && !is_space(peek(source)); source->at++) {
		char c = peek(source);
		if (c == '"')
			return refuse_quote(source, err);
		if (c == ')' && open == 0)
			break;
		open += c == '(';
		open -= c == ')';
	}
	*value = kith_slice_sub(source->text, start, source->at);
	return KITH_OK;
}

/* A bare word or the name of a field. */
static enum kith_code read_name(struct query_source *source, struct kith_slice *name, struct kith_err *err)
{
	size_t start = source->at;

	while (!at_end(source) && !is_space(peek(source)) && !is_operator(peek(source)) &&
	       peek(source) != '(' && peek(source) != ')' && peek(source) != '"')
		source->at++;
	if (peek(source) == '"')
		return refuse_quote(source, err);
	*name = kith_slice_sub(source->text, start, source->at);
	return KITH_OK;
}

/* Longer ones first. */
static const struct {
	const char *text;
	enum query_op op;
} operators[] = {
	{ "<=", QUERY_LESS_EQUAL }, { ">=", QUERY_MORE_EQUAL }, { "<", QUERY_LESS },
	{ ">", QUERY_MORE },	    { "~", QUERY_MATCHES },	{ ":", QUERY_EQUAL },
};

static void read_operator(struct query_source *source, struct query_token *token)
{
	struct kith_slice rest = kith_slice_sub(source->text, source->at, source->text.len);
	size_t i = 0;

	token->op_at = source->at;
	while (!kith_slice_starts(rest, operators[i].text))
		i++;
	token->op = operators[i].op;
	source->at += strlen(operators[i].text);
}

static enum kith_code read_field(struct query_source *source, struct kith_arena *arena,
				 struct query_token *token, struct kith_err *err)
{
	bool quoted;

	token->kind = TOKEN_FIELD;
	read_operator(source, token);
	if (token->name.len == 0)
		return query_fail(source, token->at, err,
				  "a field is missing here (tier:close); text that holds %.*s stands in "
				  "quotation marks",
				  (int)(source->at - token->op_at), source->text.ptr + token->op_at);
	token->value_at = source->at;
	quoted = peek(source) == '"';
	if (read_value(source, arena, &token->value, err))
		return KITH_USAGE;
	if (token->value.len == 0 && !quoted && token->op != QUERY_EQUAL)
		return query_fail(source, token->value_at, err, "what to compare with is missing here");
	if (token->value.len == 0 && !quoted)
		token->op = QUERY_SET;
	return KITH_OK;
}

static const struct {
	const char *lower, *upper;
	enum query_token_kind kind;
} keywords[] = { { "not", "NOT", TOKEN_NOT }, { "and", "AND", TOKEN_AND }, { "or", "OR", TOKEN_OR } };

static enum kith_code read_word(struct query_source *source, struct kith_arena *arena,
				struct query_token *token, struct kith_err *err)
{
	bool quoted = peek(source) == '"';

	if (quoted ? read_quoted(source, arena, &token->name, err) : read_name(source, &token->name, err))
		return KITH_USAGE;
	if (!at_end(source) && is_operator(peek(source)))
		return read_field(source, arena, token, err);
	token->kind = TOKEN_WORD;
	token->value = token->name;
	token->value_at = token->at;
	if (quoted && token->value.len == 0)
		return query_fail(source, token->at, err, "nothing stands between these quotation marks");
	for (size_t i = 0; !quoted && i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (kith_slice_is(token->name, keywords[i].lower) ||
		    kith_slice_is(token->name, keywords[i].upper))
			token->kind = keywords[i].kind;
	return KITH_OK;
}

static const struct {
	char sign;
	enum query_token_kind kind;
	const char *missing; /* NULL: the sign is the whole token */
} signs[] = {
	{ '(', TOKEN_OPEN, NULL },
	{ ')', TOKEN_CLOSE, NULL },
	{ '-', TOKEN_NOT, NULL },
	{ '+', TOKEN_TAG, "a tag is missing after + (+family)" },
	{ '@', TOKEN_SAVED, "the name of a saved query is missing after @" },
};

enum kith_code query_lex(struct query_source *source, struct kith_arena *arena, struct query_token *token,
			 struct kith_err *err)
{
	size_t i = 0;

	memset(token, 0, sizeof(*token));
	while (is_space(peek(source)))
		source->at++;
	token->at = source->at;
	if (at_end(source))
		return KITH_OK;
	while (i < sizeof(signs) / sizeof(signs[0]) && signs[i].sign != peek(source))
		i++;
	if (i == sizeof(signs) / sizeof(signs[0]))
		return read_word(source, arena, token, err);
	token->kind = signs[i].kind;
	token->value_at = ++source->at;
	if (!signs[i].missing)
		return KITH_OK;
	if (read_value(source, arena, &token->value, err))
		return KITH_USAGE;
	return token->value.len ? KITH_OK : query_fail(source, token->at, err, "%s", signs[i].missing);
}
