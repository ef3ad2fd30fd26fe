/* What is known of kith.yaml while it is read: for the files of config.c alone. */
#ifndef KITH_BOOK_CONFIG_LOAD_H
#define KITH_BOOK_CONFIG_LOAD_H

#include "book/config.h"
#include "note/front.h"

/* A rule of `routes`, which may name its need after its targets. */
struct kith_route_rule {
	struct kith_slice need, inform;
};

struct kith_route_target {
	size_t rule;
	struct kith_slice to;
};

struct kith_config_loading {
	struct kith_config *config;
	struct kith_diags *diags;
	struct kith_route_rule *rules;
	size_t rule_count;
	struct kith_route_target *targets;
	size_t target_count;
	bool versioned;
	bool own_ignore, own_exports; /* the default list was replaced */
};

/* `items` with room for one more, moved whenever `count` is a power of two. */
void *kith_config_grown(struct kith_arena *arena, void *items, size_t count, size_t size);

/* A new last element of an array of the arena. */
#define KITH_PUSH(arena, items, count)                                                                       \
	((items) = kith_config_grown((arena), (items), (count), sizeof(*(items))), (count)++, &(items)[(count)-1])

/* Takes one scalar of kith.yaml; `context` is the loading. */
void kith_config_visit(void *context, const struct kith_yaml_scalar *scalar);

#endif
