#include "book/query_int.h"

#include "base/utf8.h"

/* Somebody who writes tier=close means tier:close. */
static enum kith_code refuse_equals(const struct query_build *build, const struct query_token *token)
{
	struct kith_slice name, value;
	struct query_term ignored = { 0 };
	size_t place = token->value_at;

	if (build->source->text.ptr[place] == '"' || !kith_slice_cut(token->value, '=', &name, &value))
		return KITH_OK;
	place += name.len;
	if (kith_slice_ends(name, "!"))
		name.len--;
	if (name.len == 0 || !query_field_find(build->book, name, &ignored))
		return KITH_OK;
	return query_fail(build->source, place, build->err, "a field and its value are joined by ':' (%s:%s)",
			  query_plain(&build->query->arena, name), query_plain(&build->query->arena, value));
}

static enum kith_code make_word(const struct query_build *build, const struct query_token *token,
				struct query_term *term)
{
	term->subject = SUBJECT_WORD;
	term->test = TEST_FOUND;
	term->needle = kith_utf8_folded(&build->query->arena, token->value);
	return refuse_equals(build, token);
}

static enum kith_code unknown_field(const struct query_build *build, const struct query_token *token)
{
	struct kith_arena *arena = &build->query->arena;
	struct kith_slice near = query_field_near(build->book, token->name);

	if (near.len)
		return query_fail(build->source, token->at, build->err,
				  "neither the schema nor any note has a field %s; did you mean %s?",
				  query_shown(arena, token->name), query_shown(arena, near));
	return query_fail(build->source, token->at, build->err,
			  "neither the schema nor any note has a field %s; text that holds %.1s stands in "
			  "quotation marks",
			  query_shown(arena, token->name), build->source->text.ptr + token->op_at);
}

static enum kith_code make_pattern(const struct query_build *build, const struct query_token *token,
				   struct query_term *term)
{
	const char *reason = NULL;

	term->test = TEST_PATTERN;
	term->pattern = query_pattern_new(token->value, &build->query->arena, &reason);
	if (term->pattern)
		return KITH_OK;
	return query_fail(build->source, token->value_at, build->err,
			  "%s is not a regular expression: %s (regex(7), extended)",
			  query_shown(&build->query->arena, token->value), reason);
}

static enum kith_code make_set(const struct query_build *build, const struct query_token *token,
			       struct query_term *term)
{
	term->test = TEST_SET;
	if (term->measure != MEASURE_BODY)
		return KITH_OK;
	return query_fail(build->source, token->at, build->err,
			  "what to look for in the body is missing (text:parser, text:\"type theory\")");
}

static enum kith_code make_field(const struct query_build *build, const struct query_token *token,
				 struct query_term *term)
{
	if (!query_field_find(build->book, token->name, term))
		return unknown_field(build, token);
	term->path = kith_arena_copy(&build->query->arena, term->path);
	term->op = token->op;
	if (token->op == QUERY_SET)
		return make_set(build, token, term);
	if (token->op == QUERY_MATCHES)
		return make_pattern(build, token, term);
	if (token->op != QUERY_EQUAL && !query_measure_ordered(term->measure))
		return query_fail(
			build->source, token->op_at, build->err,
			"%s holds %s, which has no order; < <= > >= compare dates, durations and numbers",
			query_plain(&build->query->arena, term->name), query_measure_holds(term->measure));
	return query_value_read(build, token, term);
}

static enum kith_code make_tag(const struct query_build *build, const struct query_token *token,
			       struct query_term *term)
{
	struct query_token field = *token;

	field.kind = TOKEN_FIELD;
	field.op = QUERY_EQUAL;
	field.name = kith_slice_cstr("tags");
	return make_field(build, &field, term);
}

enum kith_code query_term_make(const struct query_build *build, const struct query_token *token,
			       struct query_term *term)
{
	if (token->kind == TOKEN_TAG)
		return make_tag(build, token, term);
	return token->kind == TOKEN_WORD ? make_word(build, token, term) : make_field(build, token, term);
}
