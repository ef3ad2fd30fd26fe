#include "cmd/entry.h"

#include <string.h>

#include "base/utf8.h"

/* "asked(medium)" as "asked" and "medium"; false if a parenthesis is left open. */
static bool split_kind(struct kith_slice kind, struct kith_slice *name, struct kith_slice *word)
{
	if (!kith_slice_cut(kind, '(', name, word))
		return true;
	if (!kith_slice_ends(*word, ")") || word->len < 2)
		return false;
	word->len--;
	return true;
}

/* The kind whose name is nearest, or NULL. */
static const struct kith_kind *near_kind(const struct kith_kinds *kinds, struct kith_slice name)
{
	const struct kith_kind *found = NULL;
	size_t n, distance, best = 3;

	for (n = 0; n < kinds->count; n++) {
		distance = kith_utf8_distance(name, kith_slice_cstr(kinds->items[n].name), 2);
		if (distance < best) {
			best = distance;
			found = &kinds->items[n];
		}
	}
	return found;
}

static enum kith_code say_unknown_kind(struct kith_session *session, struct kith_slice name)
{
	const struct kith_kind *near = near_kind(&kith_book_config(session->book)->kinds, name);

	if (near)
		kith_say(session, "'%.*s' is no kind of entry; did you mean '%s'?", KITH_ARG(name),
			 near->name);
	else
		kith_say(session,
			 "'%.*s' is no kind of entry: coffee, call, email, met, asked, got, gave … (man "
			 "kith-notebook)",
			 KITH_ARG(name));
	return KITH_USAGE;
}

static enum kith_code check_word(struct kith_session *session, const struct kith_kind *kind,
				 struct kith_slice word)
{
	static const struct {
		enum kith_word_class class;
		const char *words;
	} closed[] = {
		{ KITH_WORD_SIZE, "small|medium|large" },
		{ KITH_WORD_DIRECTION, "in|out" },
		{ KITH_WORD_STATE, "proposed|agreed|both|made|met|thanked" },
	};
	size_t n;

	for (n = 0; word.len && n < sizeof(closed) / sizeof(closed[0]); n++)
		if (kind->word_class == closed[n].class && !kith_words_have(closed[n].words, word)) {
			kith_say(session, "%s(%.*s): in parentheses stands one of %s", kind->name,
				 KITH_ARG(word), closed[n].words);
			return KITH_USAGE;
		}
	return KITH_OK;
}

enum kith_code kith_kind_check(struct kith_session *session, struct kith_slice text,
			       struct kith_slice outcome)
{
	const struct kith_kind *kind;
	struct kith_slice name, word;
	enum kith_code code;

	if (!split_kind(text, &name, &word)) {
		kith_say(session, "'%.*s': the parenthesis is not closed", KITH_ARG(text));
		return KITH_USAGE;
	}
	kind = kith_kinds_get(&kith_book_config(session->book)->kinds, name, word);
	if (!kind)
		return say_unknown_kind(session, name);
	code = check_word(session, kind, word);
	if (!code && outcome.len && !kith_words_have(kind->outcomes, outcome)) {
		kith_say(session, "%s: '%.*s' is no outcome of it%s%s", kind->name, KITH_ARG(outcome),
			 kind->outcomes[0] ? "; it is one of " : "", kind->outcomes);
		code = KITH_USAGE;
	}
	return code;
}

/* A line break would end the entry: text is one line. */
static void add_line(struct kith_slice text, struct kith_buf *out)
{
	size_t n;

	for (n = 0; n < text.len; n++)
		kith_buf_byte(out, text.ptr[n] == '\n' || text.ptr[n] == '\r' ? ' ' : text.ptr[n]);
}

struct kith_slice kith_entry_line(struct kith_session *session, const struct kith_entry_draft *draft)
{
	struct kith_buf line = KITH_BUF_INIT;
	struct kith_slice copy;
	size_t n;

	if (draft->plan || draft->day > session->today)
		kith_buf_cstr(&line, "[ ] ");
	kith_day_print(draft->day, &line);
	if (draft->time.len)
		kith_buf_printf(&line, " %.*s", KITH_ARG(draft->time));
	kith_buf_printf(&line, " %.*s", KITH_ARG(draft->kind));
	for (n = 0; n < draft->with_count; n++)
		kith_buf_printf(&line, "%s [[%.*s]]", n ? "," : " with", KITH_ARG(draft->with[n]));
	for (n = 0; n < draft->to_count; n++)
		kith_buf_printf(&line, "%s [[%.*s]]", n ? "," : " to", KITH_ARG(draft->to[n]));
	if (draft->text.len) {
		kith_buf_cstr(&line, ": ");
		add_line(draft->text, &line);
	}
	if (draft->outcome.len)
		kith_buf_printf(&line, " -> %.*s", KITH_ARG(draft->outcome));
	if (draft->outcome.len && draft->outcome_ref.len)
		kith_buf_printf(&line, " [[%.*s]]", KITH_ARG(draft->outcome_ref));
	copy = kith_arena_copy(&session->arena, kith_buf_view(&line));
	kith_buf_release(&line);
	return copy;
}

void kith_entry_add(struct kith_changes *changes, struct kith_change *change,
		    const struct kith_entry_draft *draft, bool again)
{
	struct kith_edit edit = { .verb = KITH_ADD_ENTRY, .again = again };

	edit.text = kith_entry_line(changes->session, draft);
	kith_change_edit(changes, change, &edit);
}

void kith_assigned_stage(struct kith_changes *changes, struct kith_change *change, enum kith_type type,
			 const struct kith_assignment *assignments, size_t count)
{
	const struct kith_config *config = kith_book_config(changes->session->book);
	struct kith_entry_draft draft = { .day = changes->session->today };
	size_t n;

	for (n = 0; type == KITH_LEAD && n < count; n++) {
		if (kith_config_field(config, type, assignments[n].key) != KITH_F_STAGE ||
		    assignments[n].verb != KITH_SET)
			continue;
		draft.kind = kith_print(changes->session, "stage(%.*s)", KITH_ARG(assignments[n].value));
		kith_entry_add(changes, change, &draft, false);
	}
}
