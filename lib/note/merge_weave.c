#include "note/merge_weave.h"

void kith_weave_token(struct kith_weaver *w, const struct kith_token *token)
{
	kith_buf_slice(w->out, token->text);
	w->emitted[token->id]++;
	w->after_blank = token->blank;
	w->after_item = token->item;
}

void kith_weave_blank(struct kith_weaver *w)
{
	if (!w->after_blank)
		kith_buf_byte(w->out, '\n');
	w->after_blank = true;
	w->after_item = false;
}

bool kith_weave_is_there(const struct kith_weaver *w, const struct kith_token *token, bool stays)
{
	size_t wanted = kith_merge_wanted(&w->counts[token->id * KITH_SIDES]);

	if (w->rows->strict || !token->item)
		return false;
	return w->emitted[token->id] >= (stays && wanted == 0 ? 1 : wanted);
}

void kith_weave_added(struct kith_weaver *w, int side, size_t at)
{
	const struct kith_token *token = kith_weave_at(w, side, at);

	if (kith_weave_is_there(w, token, false))
		return;
	if (!w->rows->strict && !token->item && w->after_item && at > 0 &&
	    kith_weave_at(w, side, at - 1)->blank)
		kith_weave_blank(w);
	if (!token->blank || w->rows->strict || !w->after_blank || at == 0 ||
	    kith_weave_at(w, side, at - 1)->blank)
		kith_weave_token(w, token);
}

static const struct kith_token *matched(const struct kith_weaver *w, int side, size_t at)
{
	return w->match[side][at] == KITH_NO_TOKEN ? NULL : kith_weave_at(w, side, w->match[side][at]);
}

bool kith_weave_edited(const struct kith_weaver *w, int side, size_t at)
{
	const struct kith_token *now = matched(w, side, at);

	return now && !kith_slice_eq(now->text, kith_weave_at(w, KITH_BASE, at)->text);
}

void kith_weave_kept(struct kith_weaver *w, size_t at)
{
	const struct kith_token *base = kith_weave_at(w, KITH_BASE, at), *one = matched(w, KITH_ONE, at),
				*other = matched(w, KITH_OTHER, at);
	struct kith_slice texts[KITH_SIDES];
	int chosen;

	if (!one || !other) {
		if (!kith_weave_is_there(w, one ? one : other, true))
			kith_weave_token(w, one ? one : other);
		return;
	}
	texts[KITH_BASE] = base->text;
	texts[KITH_ONE] = one->text;
	texts[KITH_OTHER] = other->text;
	chosen = kith_merge_choose(texts);
	if (chosen != KITH_BASE) {
		kith_weave_token(w, chosen == KITH_ONE ? one : other);
		return;
	}
	kith_merge_clash(one->text, other->text, w->rows->marks, w->out);
	w->rows->conflict = true;
	w->emitted[base->id]++;
	w->after_blank = w->after_item = false;
}
