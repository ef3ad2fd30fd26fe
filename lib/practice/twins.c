#include "practice/twins.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"

enum {
	NUMBER_DIGITS = 9, /* with which a number is the same at home and from abroad */
	NUMBER_LEAST = 7,
	NEAR_LETTERS = 5, /* a shorter name is another one after one edit */
	NEAR_MOST = 80,	  /* a longer one is no name */
	NEAR_EDITS = 1,
};

const char *kith_twin_word(enum kith_twin_reason reason)
{
	static const char *const words[] = { "address", "number", "name" };

	return words[reason];
}

/* Something that two notes of one person would share. Of a name also what is left of it without one
 * of its letters: two that are one edit apart have such a rest in common. */
struct mark {
	struct kith_slice text;
	struct kith_slice whole; /* the name that it is of */
	enum kith_twin_reason reason;
	kith_id person;
	uint32_t value;
};

struct marks {
	const struct kith_book *book;
	struct kith_arena *arena;
	struct mark *items;
	size_t count, capacity;
};

static void add(struct marks *marks, const struct mark *mark)
{
	marks->items = kith_grow(marks->items, marks->count, &marks->capacity, sizeof(*mark));
	marks->items[marks->count++] = *mark;
}

static int by_word(const void *left, const void *right)
{
	return kith_slice_cmp(*(const struct kith_slice *)left, *(const struct kith_slice *)right);
}

/* The words of a folded name. */
static size_t split(struct kith_slice folded, struct kith_slice *words, size_t max)
{
	size_t count = 0, start = 0, at = 0;

	while (start < folded.len && count < max) {
		size_t end = start;

		for (at = start; at < folded.len && kith_utf8_is_word(kith_utf8_next(folded, &at));)
			end = at;
		if (end > start)
			words[count++] = kith_slice_sub(folded, start, end);
		start = at > end ? at : folded.len;
	}
	return count;
}

#define NAME_WORDS 16

/* "Li, Bob" and "bob li" are "bob li". */
static struct kith_slice normal_name(struct marks *marks, struct kith_slice name)
{
	struct kith_slice words[NAME_WORDS], text;
	size_t count = split(kith_utf8_folded(marks->arena, name), words, NAME_WORDS);
	struct kith_buf out = KITH_BUF_INIT;

	qsort(words, count, sizeof(*words), by_word);
	for (size_t i = 0; i < count; i++) {
		if (i)
			kith_buf_byte(&out, ' ');
		kith_buf_slice(&out, words[i]);
	}
	text = kith_arena_copy(marks->arena, kith_buf_view(&out));
	kith_buf_release(&out);
	return text;
}

static struct kith_slice without(struct marks *marks, struct kith_slice name, size_t from, size_t to)
{
	struct kith_buf out = KITH_BUF_INIT;
	struct kith_slice text;

	kith_buf_slice(&out, kith_slice_sub(name, 0, from));
	kith_buf_slice(&out, kith_slice_sub(name, to, name.len));
	text = kith_arena_copy(marks->arena, kith_buf_view(&out));
	kith_buf_release(&out);
	return text;
}

static bool may_be_near(struct kith_slice name)
{
	size_t letters = kith_utf8_count(name, name.len);

	return letters >= NEAR_LETTERS && letters <= NEAR_MOST;
}

static void add_name(struct marks *marks, kith_id person, struct kith_slice name, uint32_t value)
{
	struct mark mark = { .reason = KITH_TWIN_NAME, .person = person, .value = value };

	mark.whole = mark.text = normal_name(marks, name);
	if (!mark.text.len)
		return;
	add(marks, &mark);
	if (!may_be_near(mark.whole))
		return;
	for (size_t from = 0, to = 0; to < mark.whole.len; from = to) {
		kith_utf8_next(mark.whole, &to);
		mark.text = without(marks, mark.whole, from, to);
		add(marks, &mark);
	}
}

static struct kith_slice digits_of(struct marks *marks, struct kith_slice text)
{
	struct kith_buf out = KITH_BUF_INIT;
	struct kith_slice digits;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			kith_buf_byte(&out, text.ptr[i]);
	}
	digits = kith_arena_copy(marks->arena, kith_buf_view(&out));
	kith_buf_release(&out);
	if (digits.len < NUMBER_LEAST)
		digits.len = 0;
	return digits.len > NUMBER_DIGITS ? kith_slice_sub(digits, digits.len - NUMBER_DIGITS, digits.len)
					  : digits;
}

/* What of a value identifies, and as what; KITH_TWIN_REASONS for none. */
static enum kith_twin_reason reason_of(uint32_t field)
{
	switch (field) {
	case KITH_F_EMAIL:
	case KITH_F_LINKEDIN:
	case KITH_F_GITHUB:
	case KITH_F_MASTODON:
	case KITH_F_ORCID:
	case KITH_F_UID:
		return KITH_TWIN_ADDRESS;
	case KITH_F_PHONE:
		return KITH_TWIN_NUMBER;
	case KITH_F_NAME:
	case KITH_F_ALIASES:
		return KITH_TWIN_NAME;
	default:
		return KITH_TWIN_REASONS;
	}
}

static void add_value(struct marks *marks, kith_id person, uint32_t row)
{
	const struct kith_value *value = &kith_book_values(marks->book)[row];
	struct kith_slice text = kith_slice_trim(kith_text(marks->book, value->text));
	struct mark mark = { .reason = reason_of(value->field), .person = person, .value = row };

	if (mark.reason == KITH_TWIN_NAME && !kith_slice_starts(text, "/"))
		add_name(marks, person, text, row);
	else if (mark.reason == KITH_TWIN_ADDRESS)
		mark.text = kith_utf8_folded(marks->arena, text);
	else if (mark.reason == KITH_TWIN_NUMBER)
		mark.text = digits_of(marks, text);
	if (mark.text.len)
		add(marks, &mark);
}

static void add_person(struct marks *marks, kith_id person)
{
	struct kith_range range = kith_book_note(marks->book, person)->values;

	for (uint32_t i = 0; i < range.count; i++)
		add_value(marks, person, range.first + i);
	if (!kith_book_first(marks->book, person, KITH_F_NAME).len)
		add_name(marks, person, kith_book_name(marks->book, person), UINT32_MAX);
}

static int compare(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int by_text(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;
	int order = compare(a->reason, b->reason);

	if (!order)
		order = kith_slice_cmp(a->text, b->text);
	if (!order)
		order = compare(a->person, b->person);
	return order ? order : compare(a->value, b->value);
}

struct pairs {
	struct kith_twins *items;
	size_t count, capacity;
};

static void add_pair(struct pairs *pairs, const struct mark *a, const struct mark *b)
{
	struct kith_twins twins = { .a = a->person, .b = b->person };

	twins.why[a->reason] = true;
	for (size_t i = 0; i < KITH_TWIN_REASONS; i++)
		twins.a_value[i] = twins.b_value[i] = UINT32_MAX;
	twins.a_value[a->reason] = a->value;
	twins.b_value[a->reason] = b->value;
	pairs->items = kith_grow(pairs->items, pairs->count, &pairs->capacity, sizeof(twins));
	pairs->items[pairs->count++] = twins;
}

/* Rests may agree where names are two edits apart. */
static bool agree(const struct mark *a, const struct mark *b)
{
	if (a->person == b->person)
		return false;
	return a->reason != KITH_TWIN_NAME || kith_slice_eq(a->whole, b->whole) ||
	       (may_be_near(a->whole) && may_be_near(b->whole) &&
		kith_utf8_distance(a->whole, b->whole, NEAR_EDITS) <= NEAR_EDITS);
}

static void pair_marks(const struct marks *marks, struct pairs *pairs)
{
	size_t end;

	for (size_t first = 0; first < marks->count; first = end) {
		const struct mark *items = marks->items;

		for (end = first; end < marks->count && items[end].reason == items[first].reason &&
				  kith_slice_eq(items[end].text, items[first].text);)
			end++;
		for (size_t i = first; i < end; i++)
			for (size_t k = i + 1; k < end; k++)
				if (agree(&items[i], &items[k]))
					add_pair(pairs, &items[i], &items[k]);
	}
}

/* Somebody whom another names as known is somebody else. */
static bool names(const struct kith_book *book, kith_id person, kith_id other)
{
	const struct kith_value *value;
	kith_id holder;

	for (size_t at = 0; (value = kith_field_next(book, person, &at, &holder));) {
		if (holder == other && (value->field == KITH_F_KNOWS || value->field == KITH_F_MET_VIA))
			return true;
	}
	return false;
}

static int by_pair(const void *left, const void *right)
{
	const struct kith_twins *a = left, *b = right;
	int order = compare(a->a, b->a);

	if (!order)
		order = compare(a->b, b->b);
	for (size_t i = 0; !order && i < KITH_TWIN_REASONS; i++)
		order = compare(b->why[i], a->why[i]);
	for (size_t i = 0; !order && i < KITH_TWIN_REASONS; i++) {
		order = compare(a->a_value[i], b->a_value[i]);
		if (!order)
			order = compare(a->b_value[i], b->b_value[i]);
	}
	return order;
}

static void unite_pair(struct kith_twins *kept, const struct kith_twins *more)
{
	for (size_t i = 0; i < KITH_TWIN_REASONS; i++) {
		if (!more->why[i] || kept->why[i])
			continue;
		kept->why[i] = true;
		kept->a_value[i] = more->a_value[i];
		kept->b_value[i] = more->b_value[i];
	}
}

static void unite(const struct kith_book *book, struct pairs *pairs)
{
	size_t kept = 0;

	if (pairs->count)
		qsort(pairs->items, pairs->count, sizeof(*pairs->items), by_pair);
	for (size_t i = 0; i < pairs->count; i++) {
		struct kith_twins *item = &pairs->items[i];

		if (kept && pairs->items[kept - 1].a == item->a && pairs->items[kept - 1].b == item->b)
			unite_pair(&pairs->items[kept - 1], item);
		else if (!names(book, item->a, item->b) && !names(book, item->b, item->a))
			pairs->items[kept++] = *item;
	}
	pairs->count = kept;
}

static int reasons(const struct kith_twins *twins)
{
	int count = 0;

	for (size_t i = 0; i < KITH_TWIN_REASONS; i++)
		count += twins->why[i];
	return count;
}

static int by_likelihood(const void *left, const void *right)
{
	const struct kith_twins *a = left, *b = right;
	int order = reasons(b) - reasons(a);

	for (size_t i = 0; !order && i < KITH_TWIN_REASONS; i++)
		order = compare(b->why[i], a->why[i]);
	if (!order)
		order = compare(a->a, b->a);
	return order ? order : compare(a->b, b->b);
}

struct kith_twins *kith_twins_of(const struct kith_book *book, struct kith_arena *arena, size_t *count)
{
	struct kith_arena texts = KITH_ARENA_INIT;
	struct marks marks = { .book = book, .arena = &texts };
	struct pairs pairs = { NULL, 0, 0 };
	struct kith_twins *twins;

	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (kith_is_tie(book, note))
			add_person(&marks, note);
	}
	if (marks.count)
		qsort(marks.items, marks.count, sizeof(*marks.items), by_text);
	pair_marks(&marks, &pairs);
	unite(book, &pairs);
	if (pairs.count)
		qsort(pairs.items, pairs.count, sizeof(*pairs.items), by_likelihood);
	twins = kith_arena_array(arena, pairs.count + 1, sizeof(*twins));
	for (size_t i = 0; i < pairs.count; i++)
		twins[i] = pairs.items[i];
	*count = pairs.count;
	free(pairs.items);
	free(marks.items);
	kith_arena_release(&texts);
	return twins;
}
