/* What to write to the two of an introduction (kith-practice(7), "Giving"). */
#ifndef KITH_PRACTICE_INTRO_DRAFT_H
#define KITH_PRACTICE_INTRO_DRAFT_H

#include "practice/intro.h"

#define KITH_INTRO_DRAFTS 2

/* A message; `to_both`: the same one to the two of them. */
struct kith_intro_draft {
	kith_id to;
	bool to_both;
	struct kith_slice text;
};

/* The drafts for what follows on a step between `first`, who was asked first, and `second`: after
 * proposed the question to the first, after agreed that to the second, after both the introduction
 * itself, after made and met the question to each what came of it, after thanked none. `reason` says
 * what for, and may be empty. Of each only the name goes into the other's, and what `export` of
 * kith.yaml lets out of org and position; of somebody private nothing is drafted. Text is the arena's;
 * returns how many. */
size_t kith_intro_drafts(const struct kith_book *book, kith_id first, kith_id second, enum kith_intro_step step,
			 struct kith_slice reason, struct kith_arena *arena,
			 struct kith_intro_draft drafts[KITH_INTRO_DRAFTS]);

#endif
