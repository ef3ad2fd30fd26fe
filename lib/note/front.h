/* Front matter: the YAML between two --- lines, as keys and values with the bytes they stand in.
 * libyaml decides what the bytes mean; nothing is ever emitted, so that a note can be edited
 * without reflowing it. The only module that includes yaml.h. */
#ifndef KITH_NOTE_FRONT_H
#define KITH_NOTE_FRONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/slice.h"

/* Limits on what is read: kith-notebook(5). */
#define KITH_FRONT_MAX_BYTES (64 * 1024)
#define KITH_FRONT_MAX_DEPTH 32
#define KITH_FRONT_MAX_EVENTS 20000
#define KITH_FRONT_MAX_KEYS 4096

/* Byte positions in the whole file, end exclusive. */
struct kith_span {
	size_t start, end;
};

enum kith_style {
	KITH_PLAIN,
	KITH_SINGLE_QUOTED,
	KITH_DOUBLE_QUOTED,
	KITH_BLOCK_SCALAR, /* | and > */
};

/* How the value of a key is written. */
enum kith_shape {
	KITH_EMPTY,      /* `key:` */
	KITH_SCALAR,     /* `key: value` */
	KITH_FLOW_LIST,  /* `key: [a, b]` */
	KITH_BLOCK_LIST, /* `- a` lines */
	KITH_MAP,        /* a map, or a list that holds one: kept, searched, never edited */
};

/* One scalar of a key's value. */
struct kith_item {
	struct kith_slice text; /* decoded; an unquoted [[Ada]] gives "[[Ada]]" */
	struct kith_slice path; /* inside a map: "title" of person.title; else empty */
	struct kith_span span;  /* the bytes of the scalar, quotes included */
	enum kith_style style;
	uint32_t line, column; /* 1-based; column in characters */
};

struct kith_key {
	struct kith_slice name; /* as written */
	struct kith_span name_span;
	struct kith_span value_span; /* first to last byte of the value; empty and right after the colon if there is none */
	struct kith_span lines;      /* whole lines, from the key's to the last one of its value; comments after it are not part */
	enum kith_shape shape;
	struct kith_item *items; /* in order; none for KITH_EMPTY */
	size_t count;
	bool duplicate; /* given more than once: an error; counts as unset */
	uint32_t line, column;
};

struct kith_front {
	bool present;              /* the file begins with a --- line and has a closing one */
	struct kith_span fences;   /* from the first byte of the opening --- line to the first byte after the closing one */
	struct kith_span yaml;     /* the lines between */
	bool flow;                 /* the keys stand in { }: read, never written to */
	const char *newline;       /* "\n" or "\r\n": what the file's first line ends in */
	struct kith_key *keys;     /* in the order of the file */
	size_t count;
};

/* Reads the front matter of a note. Memory is the arena's, and slices may also point into `bytes`, which must
 * stay. Faults go to `diags` (may be NULL) under `path`. False if the YAML cannot be read at all
 * (syntax, caps, anchors, aliases, tags, no closing line): then `front` holds what was read before
 * the fault; a duplicate key is an error but not such a fault. */
bool kith_front_parse(struct kith_slice bytes, struct kith_slice path, struct kith_arena *arena,
		      struct kith_diags *diags, struct kith_front *front);

/* The key of that name that is not a duplicate, or NULL. */
const struct kith_key *kith_front_get(const struct kith_front *front, struct kith_slice name);

/* Reads YAML that is a file of its own (kith.yaml) as nested keys: `visit` is called for each
 * scalar with the keys that lead to it, list positions left out ("routes", "need", "buy"), `item`
 * counting the elements of the outermost list. The same caps and faults as for front matter. */
struct kith_yaml_scalar {
	struct kith_slice keys[KITH_FRONT_MAX_DEPTH];
	size_t depth;
	size_t item; /* which element of the outermost list, from 0; SIZE_MAX outside lists */
	struct kith_slice text;
	uint32_t line, column;
};
bool kith_yaml_visit(struct kith_slice bytes, struct kith_slice path, struct kith_arena *arena,
		     struct kith_diags *diags, void (*visit)(void *context, const struct kith_yaml_scalar *scalar),
		     void *context);

/* Appends `text` written as a YAML scalar that reads back as exactly that text: plain where plain
 * is safe in a flow list, else double-quoted. */
void kith_yaml_quote(struct kith_slice text, struct kith_buf *out);

/* The same, in the quotes that `style` says where it has some and the text allows them: for a value
 * that takes the place of another. */
void kith_yaml_quote_like(struct kith_slice text, enum kith_style style, struct kith_buf *out);

#endif
