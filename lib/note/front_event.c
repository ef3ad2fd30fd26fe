#include "note/front_event.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/alloc.h"
#include "note/front_mark.h"

struct kith_front_reader {
	yaml_parser_t parser;
	yaml_event_t event;
	bool has_event;
	const struct kith_front_source *source;
	struct kith_front_mark mark;
	size_t depth, events;
};

struct kith_front_reader *kith_front_reader_new(const struct kith_front_source *source)
{
	struct kith_front_reader *reader = kith_alloc(1, sizeof(*reader));

	if (!yaml_parser_initialize(&reader->parser))
		kith_die("out of memory");
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser,
				     (const unsigned char *)(source->text.len ? source->text.ptr : ""),
				     source->text.len);
	reader->source = source;
	reader->mark.text = source->text;
	return reader;
}

void kith_front_reader_free(struct kith_front_reader *reader)
{
	if (!reader)
		return;
	if (reader->has_event)
		yaml_event_delete(&reader->event);
	yaml_parser_delete(&reader->parser);
	free(reader);
}

bool kith_front_fault(const struct kith_front_source *source, size_t at, const char *rule,
		      const char *message)
{
	struct kith_place place = kith_place_start(source->bytes);

	kith_place_go(&place, at);
	kith_diag_add(source->diags, KITH_ERROR, source->path, place.line, place.column, rule, "%s", message);
	return false;
}

static size_t byte_of(struct kith_front_reader *reader, size_t character)
{
	return reader->source->base + kith_front_mark_byte(&reader->mark, character);
}

/* An unquoted [[a]], [[b]] is the fault that people make most with references. */
static bool line_has_reference(struct kith_slice bytes, size_t at)
{
	size_t from = at < bytes.len ? at : bytes.len;

	while (from > 0 && bytes.ptr[from - 1] != '\n')
		from--;
	for (; from + 1 < bytes.len && bytes.ptr[from] != '\n'; from++) {
		if (bytes.ptr[from] == '"' || bytes.ptr[from] == '\'')
			return false;
		if (bytes.ptr[from] == '[' && bytes.ptr[from + 1] == '[')
			return true;
	}
	return false;
}

static bool syntax_fault(struct kith_front_reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const struct kith_front_source *source = reader->source;
	bool at_context;
	const char *message = kith_front_problem(parser->problem, &at_context);
	size_t at;

	if (parser->error == YAML_MEMORY_ERROR)
		kith_die("out of memory");
	if (parser->error == YAML_READER_ERROR)
		at = source->base + parser->problem_offset;
	else
		at = byte_of(reader, at_context ? parser->context_mark.index : parser->problem_mark.index);
	if (source->bytes.len > at && source->bytes.ptr[at] == '\t')
		message = "a tab does not indent, and no value begins with one: use spaces";
	if (parser->error != YAML_READER_ERROR && line_has_reference(source->bytes, at))
		message = "references need quotes here: \"[[name]]\", and several are a list: [\"[[a]]\", "
			  "\"[[b]]\"]";
	return kith_front_fault(source, at, "yaml", message);
}

static const struct {
	yaml_event_type_t yaml;
	enum kith_front_event_type type;
} types[] = {
	{ YAML_SCALAR_EVENT, KITH_EVENT_SCALAR },	  { YAML_SEQUENCE_START_EVENT, KITH_EVENT_LIST },
	{ YAML_SEQUENCE_END_EVENT, KITH_EVENT_LIST_END }, { YAML_MAPPING_START_EVENT, KITH_EVENT_MAP },
	{ YAML_MAPPING_END_EVENT, KITH_EVENT_MAP_END },	  { YAML_STREAM_END_EVENT, KITH_EVENT_END },
};

static bool type_of(yaml_event_type_t yaml, enum kith_front_event_type *type)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (types[i].yaml != yaml)
			continue;
		*type = types[i].type;
		return true;
	}
	return false;
}

static enum kith_style style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return KITH_SINGLE_QUOTED;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return KITH_DOUBLE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		return KITH_BLOCK_SCALAR;
	default:
		return KITH_PLAIN;
	}
}

/* Anchors and aliases would make one place change another, tags would give types to values. */
static const char *forbidden(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return "a YAML alias (*name): write the value itself, or put it in quotes";
	case YAML_DOCUMENT_START_EVENT:
		return event->data.document_start.implicit ? NULL : "a second YAML document: one is allowed";
	case YAML_DOCUMENT_END_EVENT:
		return event->data.document_end.implicit ? NULL
							 : "`...` does not end front matter, `---` does";
	case YAML_SCALAR_EVENT:
		if (event->data.scalar.anchor)
			return "a YAML anchor (&name): leave it out, or put the value in quotes";
		if (event->data.scalar.tag)
			return "a YAML tag (!name): leave it out, or put the value in quotes";
		if (memchr(event->data.scalar.value, 0, event->data.scalar.length))
			return "a NUL character in a value";
		return NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor || event->data.sequence_start.tag
			       ? "a YAML anchor or tag on a list: leave it out"
			       : NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor || event->data.mapping_start.tag
			       ? "a YAML anchor or tag on a map: leave it out"
			       : NULL;
	default:
		return NULL;
	}
}

static bool check(struct kith_front_reader *reader, size_t at)
{
	const yaml_event_t *event = &reader->event;
	const char *message = forbidden(event);

	if (message)
		return kith_front_fault(reader->source, at, "yaml-feature", message);
	if (event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT)
		reader->depth++;
	if (event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT)
		reader->depth--;
	if (reader->depth > KITH_FRONT_MAX_DEPTH)
		return kith_front_fault(reader->source, at, "too-deep",
					"lists and maps nested more than 32 deep");
	if (++reader->events > KITH_FRONT_MAX_EVENTS)
		return kith_front_fault(reader->source, at, "too-long", "more than 20000 values");
	return true;
}

static void fill(const yaml_event_t *yaml, struct kith_front_event *event)
{
	event->text = kith_slice_of("", 0);
	event->style = KITH_PLAIN;
	event->flow = false;
	if (yaml->type == YAML_SCALAR_EVENT) {
		event->text = kith_slice_of((const char *)yaml->data.scalar.value, yaml->data.scalar.length);
		event->style = style_of(yaml->data.scalar.style);
	} else if (yaml->type == YAML_SEQUENCE_START_EVENT) {
		event->flow = yaml->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	} else if (yaml->type == YAML_MAPPING_START_EVENT) {
		event->flow = yaml->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	}
}

bool kith_front_reader_next(struct kith_front_reader *reader, struct kith_front_event *event)
{
	if (reader->source->text.len > KITH_FRONT_MAX_BYTES)
		return kith_front_fault(reader->source, reader->source->base + KITH_FRONT_MAX_BYTES,
					"too-long", "more YAML than the limit of 64 KiB");
	do {
		if (reader->has_event)
			yaml_event_delete(&reader->event);
		reader->has_event = false;
		if (!yaml_parser_parse(&reader->parser, &reader->event))
			return syntax_fault(reader);
		reader->has_event = true;
		event->span.start = byte_of(reader, reader->event.start_mark.index);
		if (!check(reader, event->span.start))
			return false;
	} while (!type_of(reader->event.type, &event->type));
	event->span.end = byte_of(reader, reader->event.end_mark.index);
	fill(&reader->event, event);
	return true;
}
