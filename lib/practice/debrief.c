#include "practice/debrief.h"

#include "practice/days.h"

enum {
	FOLLOW_UP_DAYS = 2, /* 48 hours */
	PUBLISH_DAYS = KITH_SOON,
};

static const char default_kind[] = "met";

const char *const kith_debrief_questions[KITH_DEBRIEF_PARTS] = {
	[KITH_DEBRIEF_NAME] = "Whom did you meet? (nobody else: leave empty)",
	[KITH_DEBRIEF_TALK] = "What about? (perhaps with a kind: \"drinks: the reviews\")",
	[KITH_DEBRIEF_DOES] = "What do they do there, really?",
	[KITH_DEBRIEF_WANTS] = "What do they look for?",
	[KITH_DEBRIEF_OFFERS] = "What can they help with?",
	[KITH_DEBRIEF_FOLLOW_UP] = "What did you promise?",
	[KITH_DEBRIEF_TIER] = "How close do you mean them to be? (inner, close, regular, wide, ambient)",
};

bool kith_debrief_is_blank(struct kith_slice line)
{
	line = kith_slice_trim(line);
	return line.len == 0 || line.ptr[0] == '#';
}

/* Whether it can only be meant as a kind: one word, with anything in its parentheses. */
static bool is_one_word(struct kith_slice text)
{
	struct kith_slice name, word;

	kith_slice_cut(text, '(', &name, &word);
	return name.len > 0 && kith_slice_find(name, 0, ' ') == SIZE_MAX &&
	       kith_slice_find(name, 0, '\t') == SIZE_MAX && (word.len == 0 || kith_slice_ends(word, ")"));
}

static const struct kith_kind *kind_of(const struct kith_kinds *kinds, struct kith_slice kind)
{
	struct kith_slice name, word;

	kith_slice_cut(kind, '(', &name, &word);
	return kith_kinds_get(kinds, name, kith_slice_sub(word, 0, word.len ? word.len - 1 : 0));
}

const char *kith_debrief_finish(const struct kith_kinds *kinds, struct kith_debrief *debrief)
{
	struct kith_slice talk = debrief->parts[KITH_DEBRIEF_TALK], head, rest;
	bool colon = kith_slice_cut(talk, ':', &head, &rest);

	debrief->kind = kith_slice_cstr(default_kind);
	debrief->text = talk;
	head = kith_slice_trim(head);
	/* An address has a colon too. */
	if (is_one_word(head) && !kith_slice_starts(rest, "//") && (colon || kind_of(kinds, head))) {
		debrief->kind = head;
		debrief->text = kith_slice_trim(rest);
	}
	return debrief->parts[KITH_DEBRIEF_NAME].len ? NULL : "it begins with a name";
}

const char *kith_debrief_read(struct kith_slice line, const struct kith_kinds *kinds,
			      struct kith_debrief *debrief)
{
	static const struct kith_debrief empty;
	struct kith_slice part;
	size_t count = 0;

	*debrief = empty;
	while (kith_slice_next(&line, ';', &part)) {
		part = kith_slice_trim(part);
		if (count < KITH_DEBRIEF_PARTS)
			debrief->parts[count++] = part;
		else if (part.len)
			return "it has more than seven parts";
	}
	return kith_debrief_finish(kinds, debrief);
}

enum kith_field kith_debrief_field(const struct kith_kinds *kinds, struct kith_slice kind)
{
	const struct kith_kind *known = kind_of(kinds, kind);

	return known && (known->day == KITH_DAY_TOUCH || known->day == KITH_DAY_CONTACT) ? KITH_F_PEOPLE
											 : KITH_F_ATTENDEES;
}

kith_day kith_debrief_day(const struct kith_book *book, kith_id event)
{
	return kith_event_start(book, event);
}

kith_day kith_debrief_follow_up(const struct kith_book *book, kith_id event)
{
	return kith_event_end(book, event) + FOLLOW_UP_DAYS;
}

bool kith_debrief_is_talk(const struct kith_book *book, kith_id event)
{
	return kith_book_has(book, event, KITH_F_PART, "speaker");
}

kith_day kith_debrief_publish(const struct kith_book *book, kith_id event)
{
	return kith_event_end(book, event) + PUBLISH_DAYS;
}
