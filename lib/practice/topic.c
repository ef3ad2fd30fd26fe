#include "practice/topic.h"

#include "base/utf8.h"
#include "practice/about.h"
#include "practice/contact.h"

/* Places with the class they belong to; classes stand together. */
static const struct {
	const char *word;
	enum kith_field field;
	int class, weight;
} places[KITH_TOPIC_PLACES] = {
	[KITH_IN_OFFERS] = { "offers", KITH_F_OFFERS, 0, 3 },
	[KITH_IN_DOES] = { "does", KITH_F_DOES, 1, 2 },
	[KITH_IN_POSITION] = { "position", KITH_F_POSITION, 1, 2 },
	[KITH_IN_FUNCTION] = { "function", KITH_F_FUNCTION, 1, 2 },
	[KITH_IN_TAGS] = { "tags", KITH_F_TAGS, 2, 1 },
	[KITH_IN_INTERESTS] = { "interests", KITH_F_INTERESTS, 2, 1 },
	[KITH_IN_ORG] = { "org", KITH_F_ORG, 2, 1 },
	[KITH_IN_ENTRIES] = { "entries", KITH_FIELD_COUNT, 3, 1 },
};

/* Words that hold a sentence together and say nothing of what it is about. */
static const char small_words[] = " a about an and any are as at be been but by can could do does for from "
				  "had has have he her him his how i if "
				  "in into is it its may me might my no not of off on or our out s shall she "
				  "should so some t than that the "
				  "their them then there these they this those to up us was we were what "
				  "when where which who whom whose why "
				  "will with would you your ";

static bool is_small(struct kith_slice word)
{
	char padded[16];

	if (word.len + 2 >= sizeof(padded))
		return false;
	padded[0] = ' ';
	memcpy(padded + 1, word.ptr, word.len);
	padded[word.len + 1] = ' ';
	padded[word.len + 2] = '\0';
	return strstr(small_words, padded);
}

static bool is_known(const struct kith_topic *topic, struct kith_slice word)
{
	for (size_t i = 0; i < topic->count; i++) {
		if (kith_slice_eq(topic->words[i], word))
			return true;
	}
	return false;
}

/* The next run of letters and digits at or after *at; false at the end. */
static bool next_word(struct kith_slice text, size_t *at, struct kith_slice *word)
{
	size_t first = *at, end;

	while (*at < text.len) {
		first = *at;
		if (kith_utf8_is_word(kith_utf8_next(text, at)))
			break;
		first = *at;
	}
	for (end = *at; *at < text.len; end = *at) {
		if (!kith_utf8_is_word(kith_utf8_next(text, at)))
			break;
	}
	*word = kith_slice_sub(text, first, end);
	return word->len > 0;
}

static void add_words(struct kith_slice folded, bool small, struct kith_topic *topic)
{
	struct kith_slice word;

	for (size_t at = 0; topic->count < KITH_TOPIC_WORDS && next_word(folded, &at, &word);) {
		if ((small || !is_small(word)) && !is_known(topic, word))
			topic->words[topic->count++] = word;
	}
}

void kith_topic_of(struct kith_slice text, struct kith_arena *arena, struct kith_topic *topic)
{
	struct kith_slice folded = kith_utf8_folded(arena, text);

	topic->text = text;
	topic->count = 0;
	add_words(folded, false, topic);
	if (!topic->count)
		add_words(folded, true, topic);
}

uint64_t kith_topic_found(const struct kith_topic *topic, struct kith_slice text)
{
	struct kith_buf folded = KITH_BUF_INIT;
	struct kith_slice word;
	uint64_t found = 0;

	kith_utf8_fold(text, &folded);
	for (size_t at = 0; next_word(kith_buf_view(&folded), &at, &word);) {
		for (size_t i = 0; i < topic->count; i++) {
			if (kith_slice_eq(topic->words[i], word))
				found |= UINT64_C(1) << i;
		}
	}
	kith_buf_release(&folded);
	return found;
}

static uint64_t found_in_field(const struct kith_book *book, kith_id person, enum kith_field field,
			       const struct kith_topic *topic)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, person, field, &count);
	uint64_t found = 0;

	for (size_t i = 0; i < count; i++)
		found |= kith_topic_found(topic, kith_value_name(book, &values[i]));
	return found;
}

static uint64_t found_in_entries(const struct kith_book *book, kith_id person, const struct kith_topic *topic,
				 kith_day today)
{
	const struct kith_entry_row *entry;
	uint64_t found = 0;

	for (size_t at = 0; (entry = kith_about_next(book, person, &at));) {
		if (kith_entry_happened(entry, today))
			found |= kith_topic_found(topic, kith_text(book, entry->text));
	}
	return found;
}

static int count_words(uint64_t words)
{
	int count = 0;

	for (; words; words &= words - 1)
		count++;
	return count;
}

/* The words found in the class of `first`, the first of its places; *next is that of the next class. */
static uint64_t found_in_class(const struct kith_topic_fit *fit, int first, int *next)
{
	uint64_t found = 0;

	for (*next = first; *next < KITH_TOPIC_PLACES && places[*next].class == places[first].class; ++*next)
		found |= fit->found[*next];
	return found;
}

void kith_topic_fit_of(const struct kith_book *book, kith_id person, const struct kith_topic *topic,
		       kith_day today, struct kith_topic_fit *fit)
{
	int place, next;

	fit->points = 0;
	for (place = 0; place < KITH_IN_ENTRIES; place++)
		fit->found[place] = found_in_field(book, person, places[place].field, topic);
	fit->found[KITH_IN_ENTRIES] = found_in_entries(book, person, topic, today);
	for (place = 0; place < KITH_TOPIC_PLACES; place = next) {
		uint64_t found = found_in_class(fit, place, &next);

		fit->points += places[place].weight * count_words(found);
	}
}

const char *kith_topic_place_word(enum kith_topic_place place)
{
	return places[place].word;
}

static void add_found(const struct kith_topic *topic, uint64_t found, struct kith_buf *out)
{
	const char *between = ": ";

	for (size_t i = 0; i < topic->count; i++) {
		if (!(found >> i & 1))
			continue;
		kith_buf_printf(out, "%s%.*s", between, KITH_ARG(topic->words[i]));
		between = ", ";
	}
}

void kith_topic_match(const struct kith_topic *topic, const struct kith_topic_fit *fit, struct kith_buf *out)
{
	const char *between = "";

	for (int place = 0; place < KITH_TOPIC_PLACES; place++) {
		if (!fit->found[place])
			continue;
		kith_buf_printf(out, "%s%s", between, places[place].word);
		add_found(topic, fit->found[place], out);
		between = "; ";
	}
}

void kith_topic_sum(const struct kith_topic *topic, const struct kith_topic_fit *fit, struct kith_buf *out)
{
	const char *between = "";
	int place, next;

	for (place = 0; place < KITH_TOPIC_PLACES; place = next) {
		uint64_t found = found_in_class(fit, place, &next);

		if (!found)
			continue;
		kith_buf_printf(out, "%s%d in", between, places[place].weight * count_words(found));
		for (int at = place; at < next; at++) {
			if (fit->found[at])
				kith_buf_printf(out, " %s", places[at].word);
		}
		add_found(topic, found, out);
		between = " + ";
	}
}
