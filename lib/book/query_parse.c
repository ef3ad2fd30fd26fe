#include "book/query_int.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define NO_JUMP SIZE_MAX

/* What is open: the query itself, a parenthesis, or a saved query that stands for its name. */
struct frame {
	struct query_source *source; /* a parenthesis has that of the frame around it */
	bool parenthesis;
	size_t at;	     /* of the parenthesis */
	size_t ands, ors;    /* the last jump out of the chain of and, of or; each names the one before it */
	bool complete;	     /* a whole term stands to the left */
	bool negate;	     /* turns the next term round */
	const char *waiting; /* the word that needs a term after it, or NULL */
	size_t waiting_at;
};

struct parser {
	const struct kith_book *book;
	struct kith_query *query;
	struct kith_err *err;
	struct frame frames[QUERY_MAX_DEPTH];
	size_t depth;
};

static struct frame *top(struct parser *parser)
{
	return &parser->frames[parser->depth - 1];
}

static size_t emit(struct kith_query *query, enum query_code_kind kind, size_t operand)
{
	query->code = kith_grow(query->code, query->code_count, &query->code_capacity, sizeof(*query->code));
	query->code[query->code_count] = (struct query_code){ kind, operand };
	return query->code_count++;
}

/* Lets every jump of a chain go to what is emitted next. */
static void land(struct kith_query *query, size_t *chain)
{
	for (size_t at = *chain, before; at != NO_JUMP; at = before) {
		before = query->code[at].operand;
		query->code[at].operand = query->code_count;
	}
	*chain = NO_JUMP;
}

static enum kith_code push(struct parser *parser, struct query_source *source, bool parenthesis, size_t at)
{
	struct frame *frame;

	if (parser->depth == QUERY_MAX_DEPTH)
		return query_fail(top(parser)->source, at, parser->err,
				  "the query is nested deeper than %d parentheses and saved queries",
				  QUERY_MAX_DEPTH);
	frame = &parser->frames[parser->depth++];
	*frame = (struct frame){ .source = source, .parenthesis = parenthesis, .at = at };
	frame->ands = frame->ors = NO_JUMP;
	return KITH_OK;
}

/* Two terms side by side are joined by and. */
static void begin_term(struct parser *parser)
{
	struct frame *frame = top(parser);

	if (frame->complete)
		frame->ands = emit(parser->query, CODE_IF_FALSE, frame->ands);
	frame->complete = false;
}

static void end_term(struct parser *parser)
{
	struct frame *frame = top(parser);

	if (frame->negate)
		emit(parser->query, CODE_NOT, 0);
	frame->negate = false;
	frame->waiting = NULL;
	frame->complete = true;
}

static enum kith_code need_term(struct parser *parser, const struct query_token *token)
{
	const struct frame *frame = top(parser);

	if (frame->waiting)
		return query_fail(frame->source, frame->waiting_at, parser->err, "%s needs a term after it",
				  frame->waiting);
	if (token->kind == TOKEN_AND || token->kind == TOKEN_OR)
		return query_fail(
			frame->source, token->at, parser->err,
			"%s needs a term before it; the word itself is looked for in quotation marks",
			token->kind == TOKEN_OR ? "or" : "and");
	if (frame->parenthesis)
		return query_fail(frame->source, frame->at, parser->err,
				  "nothing stands between these parentheses");
	return query_fail(frame->source, 0, parser->err, "the saved query is empty");
}

/* Ends the top frame; what it says is one term of the frame around it. */
static enum kith_code close_frame(struct parser *parser, const struct query_token *token)
{
	struct frame *frame = top(parser);
	bool empty = !frame->complete && !frame->waiting && parser->depth == 1;

	if (!frame->complete && !empty)
		return need_term(parser, token);
	land(parser->query, &frame->ands);
	land(parser->query, &frame->ors);
	if (--parser->depth > 0)
		end_term(parser);
	return KITH_OK;
}

static enum kith_code on_end(struct parser *parser, const struct query_token *token)
{
	const struct frame *frame = top(parser);

	if (frame->parenthesis)
		return query_fail(frame->source, frame->at, parser->err, "this parenthesis is never closed");
	return close_frame(parser, token);
}

static enum kith_code on_open(struct parser *parser, const struct query_token *token)
{
	begin_term(parser);
	return push(parser, top(parser)->source, true, token->at);
}

static enum kith_code on_close(struct parser *parser, const struct query_token *token)
{
	if (!top(parser)->parenthesis)
		return query_fail(top(parser)->source, token->at, parser->err,
				  "this parenthesis was never opened");
	return close_frame(parser, token);
}

static void wait_for(struct frame *frame, const char *word, size_t at)
{
	frame->waiting = word;
	frame->waiting_at = at;
}

static enum kith_code on_not(struct parser *parser, const struct query_token *token)
{
	struct frame *frame = top(parser);

	begin_term(parser);
	frame->negate = !frame->negate;
	wait_for(frame, frame->source->text.ptr[token->at] == '-' ? "-" : "not", token->at);
	return KITH_OK;
}

static enum kith_code on_and(struct parser *parser, const struct query_token *token)
{
	if (!top(parser)->complete)
		return need_term(parser, token);
	begin_term(parser);
	wait_for(top(parser), "and", token->at);
	return KITH_OK;
}

static enum kith_code on_or(struct parser *parser, const struct query_token *token)
{
	struct frame *frame = top(parser);

	if (!frame->complete)
		return need_term(parser, token);
	frame->ors = emit(parser->query, CODE_IF_TRUE, frame->ors);
	land(parser->query, &frame->ands);
	frame->complete = false;
	wait_for(frame, "or", token->at);
	return KITH_OK;
}

/* A text that can be read at all: then nothing below meets bytes that are no characters. */
static enum kith_code check_text(struct query_source *source, struct kith_err *err)
{
	size_t bad = kith_utf8_invalid(source->text), nul = kith_slice_find(source->text, 0, '\0');

	if (source->text.len > QUERY_MAX_BYTES)
		return query_fail(source, QUERY_MAX_BYTES, err, "the query is longer than %zu bytes",
				  (size_t)QUERY_MAX_BYTES);
	if (bad < source->text.len)
		return query_fail(source, bad, err, "the query is not UTF-8 here");
	if (nul != SIZE_MAX)
		return query_fail(source, nul, err, "a NUL byte stands in the query");
	return KITH_OK;
}

static const struct kith_saved_query *find_saved(const struct kith_config *config, struct kith_slice name)
{
	for (size_t i = 0; i < config->query_count; i++)
		if (kith_slice_eq(config->queries[i].name, name))
			return &config->queries[i];
	for (size_t i = 0; i < config->query_count; i++)
		if (kith_utf8_same(config->queries[i].name, name))
			return &config->queries[i];
	return NULL;
}

static enum kith_code no_saved(struct parser *parser, const struct query_token *token)
{
	const struct kith_config *config = kith_book_config(parser->book);
	struct kith_arena *arena = &parser->query->arena;
	struct kith_slice near = { NULL, 0 };
	size_t best = 3;

	for (size_t i = 0; i < config->query_count; i++) {
		size_t distance = kith_utf8_distance(config->queries[i].name, token->value, best - 1);
		if (distance < best) {
			best = distance;
			near = config->queries[i].name;
		}
	}
	return query_fail(top(parser)->source, token->at, parser->err,
			  "kith.yaml saves no query named %s%s%s%s", query_shown(arena, token->value),
			  near.len ? "; did you mean " : "", near.len ? query_shown(arena, near) : "",
			  near.len ? "?" : "");
}

static enum kith_code on_saved(struct parser *parser, const struct query_token *token)
{
	const struct kith_saved_query *saved = find_saved(kith_book_config(parser->book), token->value);
	struct query_source *source;

	if (!saved)
		return no_saved(parser, token);
	for (size_t i = 0; i < parser->depth; i++)
		if (kith_slice_eq(parser->frames[i].source->name, saved->name))
			return query_fail(top(parser)->source, token->at, parser->err,
					  "the saved query %s leads back to itself",
					  query_shown(&parser->query->arena, saved->name));
	begin_term(parser);
	source = kith_arena_alloc(&parser->query->arena, sizeof(*source));
	source->text = saved->text;
	source->name = saved->name;
	if (check_text(source, parser->err))
		return KITH_USAGE;
	return push(parser, source, false, token->at);
}

static enum kith_code on_term(struct parser *parser, const struct query_token *token)
{
	struct kith_query *query = parser->query;
	const struct query_source *source = top(parser)->source;
	struct query_build build = { parser->book, query, source, parser->err };
	struct query_term *term;

	if (query->term_count == QUERY_MAX_TERMS)
		return query_fail(source, token->at, parser->err, "the query has more than %d terms",
				  QUERY_MAX_TERMS);
	begin_term(parser);
	query->terms =
		kith_grow(query->terms, query->term_count, &query->term_capacity, sizeof(*query->terms));
	term = &query->terms[query->term_count];
	memset(term, 0, sizeof(*term));
	if (query_term_make(&build, token, term))
		return KITH_USAGE;
	emit(query, CODE_TERM, query->term_count++);
	end_term(parser);
	return KITH_OK;
}

typedef enum kith_code handler(struct parser *parser, const struct query_token *token);

static handler *const handlers[TOKEN_KIND_COUNT] = {
	[TOKEN_END] = on_end,	[TOKEN_OPEN] = on_open,	 [TOKEN_CLOSE] = on_close, [TOKEN_NOT] = on_not,
	[TOKEN_AND] = on_and,	[TOKEN_OR] = on_or,	 [TOKEN_SAVED] = on_saved, [TOKEN_TAG] = on_term,
	[TOKEN_WORD] = on_term, [TOKEN_FIELD] = on_term,
};

static enum kith_code parse(struct parser *parser, struct query_source *source)
{
	enum kith_code code = check_text(source, parser->err);
	struct query_token token;

	if (!code)
		code = push(parser, source, false, 0);
	while (!code && parser->depth > 0) {
		code = query_lex(top(parser)->source, &parser->query->arena, &token, parser->err);
		if (!code)
			code = handlers[token.kind](parser, &token);
	}
	return code;
}

enum kith_code kith_query_parse(const struct kith_book *book, struct kith_slice text, kith_day today,
				struct kith_query **query, struct kith_err *err)
{
	struct query_source source = { .text = text };
	struct parser parser = { .book = book, .err = err };
	enum kith_code code;

	*query = NULL;
	parser.query = kith_alloc(1, sizeof(*parser.query));
	parser.query->today = today;
	code = parse(&parser, &source);
	if (code)
		kith_query_free(parser.query);
	else
		*query = parser.query;
	return code;
}

void kith_query_free(struct kith_query *query)
{
	if (!query)
		return;
	for (size_t i = 0; i < query->term_count; i++)
		query_pattern_free(query->terms[i].pattern);
	free(query->terms);
	free(query->code);
	kith_arena_release(&query->arena);
	free(query);
}
