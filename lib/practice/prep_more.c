#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "practice/about.h"
#include "practice/due.h"
#include "practice/ground.h"
#include "practice/mine.h"
#include "practice/path.h"
#include "practice/prep_rows.h"
#include "practice/topic.h"

enum {
	BRING_DEPTH = 2,
	BRING_SHOWN = 5,
	REGULAR_TIMES = 2, /* at so many earlier events of the series somebody is usually there */
};

static void add_colleague(struct kith_prep_page *page, const struct kith_value *org, kith_id person)
{
	struct kith_slice position = kith_book_first(page->book, person, KITH_F_POSITION);

	kith_buf_printf(&page->text, "%.*s: %.*s", KITH_ARG(kith_value_name(page->book, org)),
			KITH_ARG(kith_book_name(page->book, person)));
	if (position.len)
		kith_buf_printf(&page->text, ", %.*s", KITH_ARG(position));
	kith_prep_add(page, KITH_PREP_ORG, person);
	kith_prep_because(page, KITH_NO_DAY, page->event, org->line, kith_slice_cstr("orgs"));
	kith_prep_because(page, KITH_NO_DAY, person, 0, kith_slice_cstr("org"));
}

static void add_org(struct kith_prep_page *page, const struct kith_value *org)
{
	kith_id *people;
	size_t count = kith_people_at(page->book, kith_value_name(page->book, org), page->arena, &people),
	       mine = 0;

	for (size_t i = 0; i < count; i++) {
		if (!kith_is_mine(page->book, people[i], page->today))
			continue;
		add_colleague(page, org, people[i]);
		mine++;
	}
	if (mine)
		return;
	kith_buf_printf(&page->text, "%.*s: nobody of mine yet", KITH_ARG(kith_value_name(page->book, org)));
	kith_prep_add(page, KITH_PREP_ORG, page->event);
	kith_prep_because(page, KITH_NO_DAY, page->event, org->line, kith_slice_cstr("orgs"));
}

void kith_prep_orgs(struct kith_prep_page *page)
{
	size_t count;
	const struct kith_value *orgs = kith_book_field(page->book, page->event, KITH_F_ORGS, &count);

	for (size_t i = 0; i < count; i++) {
		if (!kith_is_my_org(page->book, &orgs[i]))
			add_org(page, &orgs[i]);
	}
}

static int by_times(const void *left, const void *right)
{
	const struct kith_prep_regular *a = left, *b = right;

	if (a->times != b->times)
		return a->times > b->times ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

struct kith_prep_regular *kith_prep_regulars(struct kith_prep_page *page, size_t *count, size_t *events)
{
	const struct kith_book *book = page->book;
	size_t attended, people, all = kith_book_count(book);
	kith_id *event = kith_events_attended(book, page->today, page->arena, &attended);
	struct kith_prep_regular *items = kith_arena_array(page->arena, all + 1, sizeof(*items));

	*count = *events = 0;
	for (size_t i = 0; i < attended; i++) {
		struct kith_presence *there;

		if (event[i] == page->event || !kith_events_go_together(book, event[i], page->event))
			continue;
		(*events)++;
		there = kith_event_people(book, event[i], page->today, page->arena, &people);
		for (size_t k = 0; k < people; k++)
			items[there[k].person].times += there[k].parts != KITH_THERE_MEET;
	}
	for (size_t i = 0; i < all; i++) {
		if (!items[i].times)
			continue;
		items[*count].times = items[i].times;
		items[(*count)++].person = (kith_id)i;
	}
	if (*count)
		qsort(items, *count, sizeof(*items), by_times);
	return items;
}

/* For each note whether somebody is usually there: nobody has to bring them. */
static const bool *usually_there(struct kith_prep_page *page)
{
	size_t count, events;
	struct kith_prep_regular *regulars = kith_prep_regulars(page, &count, &events);
	bool *usual = kith_arena_array(page->arena, kith_book_count(page->book) + 1, sizeof(*usual));

	for (size_t i = 0; i < count; i++)
		usual[regulars[i].person] = regulars[i].times >= REGULAR_TIMES;
	return usual;
}

/* Somebody who might come along. */
struct companion {
	kith_id person;
	bool suits; /* the interest is the event's, not only mine */
	int depth;
	struct kith_slice topic;
};

static int by_fit(const void *left, const void *right)
{
	const struct companion *a = left, *b = right;

	if (a->suits != b->suits)
		return a->suits ? -1 : 1;
	if (a->depth != b->depth)
		return a->depth > b->depth ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

/* Topics of fields, as texts. */
struct topics {
	struct kith_slice *items;
	size_t count;
};

static void add_topics(struct kith_prep_page *page, kith_id note, enum kith_field field,
		       struct topics *topics)
{
	size_t count;
	const struct kith_value *values = kith_book_field(page->book, note, field, &count);
	struct kith_slice *items = kith_arena_array(page->arena, topics->count + count + 1, sizeof(*items));

	if (topics->count)
		memcpy(items, topics->items, topics->count * sizeof(*items));
	for (size_t i = 0; i < count; i++)
		items[topics->count++] = kith_text(page->book, values[i].text);
	topics->items = items;
}

static bool shares_city(const struct kith_book *book, kith_id event, kith_id person)
{
	size_t here, there;
	const struct kith_value *cities = kith_book_field(book, event, KITH_F_CITY, &here);
	const struct kith_value *homes = kith_book_field(book, person, KITH_F_CITY, &there);

	for (size_t i = 0; i < here; i++) {
		for (size_t k = 0; k < there; k++) {
			if (kith_utf8_same(kith_text(book, cities[i].text), kith_text(book, homes[k].text)))
				return true;
		}
	}
	return false;
}

static bool might_come(struct kith_prep_page *page, kith_id person, int *depth)
{
	if (!kith_is_tie(page->book, person) || kith_is_paused(page->book, person) ||
	    kith_prep_there(page, person) || !shares_city(page->book, page->event, person))
		return false;
	*depth = kith_depth_now(page->book, person, page->today);
	return *depth >= BRING_DEPTH || kith_is_routine(page->book, person);
}

static void add_companion(struct kith_prep_page *page, const struct companion *companion)
{
	kith_buf_printf(&page->text, "%.*s might come along: %.*s",
			KITH_ARG(kith_book_name(page->book, companion->person)), KITH_ARG(companion->topic));
	kith_prep_add(page, KITH_PREP_BRING, companion->person);
	kith_prep_because(page, KITH_NO_DAY, companion->person, 0,
			  kith_slice_cstr(companion->suits
						  ? "in its city; an interest of the event or its group"
						  : "in its city; an interest of mine"));
}

void kith_prep_brings(struct kith_prep_page *page)
{
	kith_id me = kith_book_me(page->book), group = kith_event_group(page->book, page->event), person;
	struct companion *found =
		kith_arena_array(page->arena, kith_book_count(page->book) + 1, sizeof(*found));
	struct topics theirs = { NULL, 0 }, mine = { NULL, 0 };
	const bool *usual = usually_there(page);
	size_t count = 0;

	add_topics(page, page->event, KITH_F_TAGS, &theirs);
	if (kith_id_ok(group))
		add_topics(page, group, KITH_F_INTEREST, &theirs);
	if (kith_id_ok(me))
		add_topics(page, me, KITH_F_INTERESTS, &mine);
	for (person = 0; person < kith_book_count(page->book); person++) {
		struct companion *companion = &found[count];

		if (usual[person] || !might_come(page, person, &companion->depth))
			continue;
		companion->person = person;
		companion->topic = kith_ground_topic(page->book, person, theirs.items, theirs.count);
		companion->suits = companion->topic.len > 0;
		if (!companion->suits)
			companion->topic = kith_ground_topic(page->book, person, mine.items, mine.count);
		count += companion->topic.len > 0;
	}
	if (count)
		qsort(found, count, sizeof(*found), by_fit);
	for (size_t i = 0; i < count && i < BRING_SHOWN; i++)
		add_companion(page, &found[i]);
}

/* How many words of the audience the event speaks of: its title, kind, tags and group. */
static unsigned words_spoken(struct kith_prep_page *page, struct kith_slice audience)
{
	kith_id group = kith_event_group(page->book, page->event);
	struct kith_topic topic;
	struct topics texts = { NULL, 0 };
	uint64_t found = 0;
	unsigned words = 0;

	kith_topic_of(audience, page->arena, &topic);
	add_topics(page, page->event, KITH_F_KIND, &texts);
	add_topics(page, page->event, KITH_F_TAGS, &texts);
	if (kith_id_ok(group)) {
		add_topics(page, group, KITH_F_INTEREST, &texts);
		add_topics(page, group, KITH_F_DOES, &texts);
	}
	found = kith_topic_found(&topic, kith_book_name(page->book, page->event));
	for (size_t i = 0; i < texts.count; i++)
		found |= kith_topic_found(&topic, texts.items[i]);
	for (; found; found &= found - 1)
		words++;
	return words;
}

/* The one that speaks of the event by most words; of equal ones the first in my note. */
static const struct kith_pitch *best_pitch(struct kith_prep_page *page)
{
	const struct kith_pitch *best = NULL;
	unsigned most = 0;

	for (size_t i = 0; i < page->pitches->count; i++) {
		unsigned words = words_spoken(page, page->pitches->items[i].audience);

		if (best && words <= most)
			continue;
		best = &page->pitches->items[i];
		most = words;
	}
	return best;
}

void kith_prep_pitch(struct kith_prep_page *page)
{
	const struct kith_pitch *pitch = best_pitch(page);
	const struct kith_entry_row *used;

	if (!pitch)
		return;
	used = pitch->entry == UINT32_MAX ? NULL : kith_book_entries(page->book) + pitch->entry;
	kith_buf_printf(&page->text, "introduce yourself as to %.*s", KITH_ARG(pitch->audience));
	if (used) {
		kith_buf_cstr(&page->text, ", last ");
		kith_day_print(used->day, &page->text);
		kith_buf_cstr(&page->text, " with ");
		kith_entry_names(page->book, used, &page->text);
	}
	kith_prep_add(page, KITH_PREP_PITCH, kith_book_me(page->book));
	if (used)
		kith_prep_because(page, used->day, used->note, used->line, kith_slice_cstr("pitched"));
	kith_prep_because(
		page, KITH_NO_DAY, KITH_NOBODY, 0,
		kith_slice_cstr("most of its words are the event's; of equal ones the first in my note"));
}

static void put_due(struct kith_prep_page *page, kith_day due)
{
	if (due == KITH_NO_DAY)
		return;
	kith_buf_cstr(&page->text, ", due ");
	kith_day_print(due, &page->text);
}

void kith_prep_tasks(struct kith_prep_page *page)
{
	const struct kith_note_row *row = kith_book_note(page->book, page->event);
	const struct kith_task_row *tasks = kith_book_tasks(page->book) + row->tasks.first;
	const struct kith_entry_row *entries = kith_book_entries(page->book) + row->entries.first;

	for (uint32_t i = 0; i < row->tasks.count; i++) {
		if (tasks[i].state != KITH_BOX_OPEN)
			continue;
		kith_buf_slice(&page->text, kith_text(page->book, tasks[i].text));
		put_due(page, tasks[i].due);
		kith_prep_add(page, KITH_PREP_TASK, page->event);
		kith_prep_because(page, tasks[i].due, page->event, tasks[i].line, kith_slice_cstr("task"));
	}
	for (uint32_t i = 0; i < row->entries.count; i++) {
		if (!kith_entry_planned(&entries[i], page->today))
			continue;
		kith_buf_printf(&page->text, "%.*s", KITH_ARG(kith_text(page->book, entries[i].kind_name)));
		if (entries[i].text.len)
			kith_buf_printf(&page->text, ": %.*s",
					KITH_ARG(kith_text(page->book, entries[i].text)));
		put_due(page, entries[i].day);
		kith_prep_add(page, KITH_PREP_TASK, page->event);
		kith_prep_because(page, entries[i].day, page->event, entries[i].line,
				  kith_slice_cstr("plan"));
	}
}

static void add_regular(struct kith_prep_page *page, const struct kith_prep_regular *regular, size_t events)
{
	struct kith_buf text = KITH_BUF_INIT;

	kith_buf_printf(&page->text, "%.*s is usually there",
			KITH_ARG(kith_book_name(page->book, regular->person)));
	kith_prep_ground(page, regular->person, "; both: ");
	kith_prep_add(page, KITH_PREP_HINT, regular->person);
	kith_buf_printf(&text, "named by %zu of the %zu events of its series, or else its group",
			regular->times, events);
	kith_prep_because(page, KITH_NO_DAY, KITH_NOBODY, 0, kith_buf_view(&text));
	kith_buf_release(&text);
}

void kith_prep_hints(struct kith_prep_page *page)
{
	size_t count, events;
	struct kith_prep_regular *regulars = kith_prep_regulars(page, &count, &events);

	for (size_t i = 0; i < count; i++) {
		if (regulars[i].times >= REGULAR_TIMES && !kith_prep_there(page, regulars[i].person) &&
		    kith_is_mine(page->book, regulars[i].person, page->today))
			add_regular(page, &regulars[i], events);
	}
	kith_buf_cstr(&page->text, "the after-party is where to ask; afterwards: kith debrief ");
	kith_buf_slice(&page->text, kith_book_id(page->book, page->event));
	kith_prep_add(page, KITH_PREP_HINT, page->event);
	kith_prep_because(page, KITH_NO_DAY, KITH_NOBODY, 0,
			  kith_slice_cstr("nobody has time for a request between two talks"));
}
