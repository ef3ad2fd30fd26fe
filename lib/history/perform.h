/* The flow of a write, for acts of tools and for undo alike. */
#ifndef KITH_HISTORY_PERFORM_H
#define KITH_HISTORY_PERFORM_H

#include "history/plan.h"
#include "history/store.h"

struct kith_order {
	const char *tool, *message, *trailers;
	bool no_commit, detached_ok;
	/* Makes the plan from what stands there now; called again if that changed meanwhile. */
	enum kith_code (*plan)(void *context, struct kith_repo *repo, struct kith_plan *plan, struct kith_err *err);
	void *context;
};

/* Carries the order out in a repo that was just opened. Codes as kith_store_perform. */
enum kith_code kith_perform(struct kith_repo *repo, const struct kith_order *order, struct kith_act_result *result,
			    struct kith_err *err);

#endif
