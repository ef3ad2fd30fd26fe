#include "practice/prep.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "practice/about.h"
#include "practice/due.h"
#include "practice/ground.h"
#include "practice/path.h"
#include "practice/prep_rows.h"
#include "practice/seen.h"

const char *kith_prep_word(enum kith_prep_section section)
{
	static const char *const words[KITH_PREP_SECTIONS] = { "goal", "meet",	"known", "seen", "speaker",
							       "org",  "bring", "pitch", "task", "hint" };

	return words[section];
}

void kith_prep_add(struct kith_prep_page *page, enum kith_prep_section section, kith_id note)
{
	struct kith_prep_row *row;

	page->items = kith_grow(page->items, page->count, &page->capacity, sizeof(*page->items));
	row = &page->items[page->count++];
	memset(row, 0, sizeof(*row));
	row->section = section;
	row->note = note;
	row->text = kith_arena_copy(page->arena, kith_buf_view(&page->text));
	kith_buf_clear(&page->text);
}

void kith_prep_because(struct kith_prep_page *page, kith_day day, kith_id note, uint32_t line,
		       struct kith_slice text)
{
	struct kith_prep_row *row = &page->items[page->count - 1];
	struct kith_prep_why *whys = kith_arena_array(page->arena, row->why_count + 1, sizeof(*whys));

	if (row->why_count)
		memcpy(whys, row->whys, row->why_count * sizeof(*whys));
	whys[row->why_count].day = day;
	whys[row->why_count].note = note;
	whys[row->why_count].line = line;
	whys[row->why_count++].text = kith_arena_copy(page->arena, text);
	row->whys = whys;
}

const struct kith_presence *kith_prep_there(const struct kith_prep_page *page, kith_id person)
{
	for (size_t i = 0; i < page->there_count; i++) {
		if (page->there[i].person == person)
			return &page->there[i];
	}
	return NULL;
}

static void put_name(struct kith_prep_page *page, kith_id person)
{
	kith_buf_slice(&page->text, kith_book_name(page->book, person));
}

/* The name, and what they are there. */
static void put_person(struct kith_prep_page *page, const struct kith_presence *presence)
{
	struct kith_slice words[KITH_THERE_WORDS];
	size_t count = kith_there_words(presence->parts, words);

	put_name(page, presence->person);
	for (size_t i = 0; i < count; i++)
		kith_buf_printf(&page->text, ", %.*s", KITH_ARG(words[i]));
}

void kith_prep_ground(struct kith_prep_page *page, kith_id person, const char *lead)
{
	struct kith_slice *items;
	size_t count;

	if (!kith_id_ok(kith_book_me(page->book)))
		return;
	count = kith_ground_of(page->book, person, kith_book_me(page->book), page->today, page->arena,
			       &items);
	for (size_t i = 0; i < count; i++)
		kith_buf_printf(&page->text, "%s%.*s", i ? ", " : lead, KITH_ARG(items[i]));
}

size_t kith_prep_seen(struct kith_prep_page *page, kith_id person)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	size_t count;

	kith_sightings_of(page->book, person, page->today, &arena, &count);
	kith_arena_release(&arena);
	return count;
}

void kith_prep_goals(struct kith_prep_page *page)
{
	size_t count;
	const struct kith_value *goals = kith_book_field(page->book, page->event, KITH_F_GOALS, &count);

	for (size_t i = 0; i < count; i++) {
		kith_buf_slice(&page->text, kith_text(page->book, goals[i].text));
		kith_prep_add(page, KITH_PREP_GOAL, page->event);
		kith_prep_because(page, KITH_NO_DAY, page->event, goals[i].line, kith_slice_cstr("goals"));
	}
}

/* Through whom: all steps but the last, which is the one to be met. */
static void put_path(struct kith_prep_page *page, const struct kith_path_step *steps, size_t count)
{
	if (count == 0) {
		kith_buf_cstr(&page->text, ": nobody of mine leads there; ask whoever organizes");
		return;
	}
	kith_buf_cstr(&page->text, count == 1 ? ": go and say hello" : ": through ");
	for (size_t i = 0; i + 1 < count; i++) {
		if (i)
			kith_buf_cstr(&page->text, ", then ");
		put_name(page, steps[i].note);
	}
	kith_buf_cstr(&page->text, " (");
	for (size_t i = 0; i < count; i++)
		kith_buf_printf(&page->text, "%s%s %.2f", i ? ", " : "", kith_edge_word(steps[i].edge.kind),
				steps[i].edge.strength);
	kith_buf_printf(&page->text, count == 1 ? ")" : ": %.2f)", steps[count - 1].product);
	if (count > 1 && kith_is_mine(page->book, steps[count - 1].note, page->today))
		kith_buf_cstr(&page->text, ", or say hello yourself");
}

/* The evidence of one edge: an entry, a value, an event, or the record. */
static void because_edge(struct kith_prep_page *page, const struct kith_path_step *step)
{
	const struct kith_edge *edge = &step->edge;
	struct kith_buf text = KITH_BUF_INIT;
	kith_id note = step->note;
	uint32_t line = 0;

	if (edge->entry != UINT32_MAX) {
		note = kith_book_entries(page->book)[edge->entry].note;
		line = kith_book_entries(page->book)[edge->entry].line;
	} else if (kith_id_ok(edge->event)) {
		note = edge->event;
	} else if (edge->value != UINT32_MAX) {
		line = kith_book_values(page->book)[edge->value].line;
	}
	kith_buf_printf(&text, "%s %.2f to %.*s", kith_edge_word(edge->kind), edge->strength,
			KITH_ARG(kith_book_id(page->book, step->note)));
	kith_prep_because(page, edge->last, note, line, kith_buf_view(&text));
	kith_buf_release(&text);
}

static void add_meet(struct kith_prep_page *page, const struct kith_paths *paths,
		     const struct kith_value *value)
{
	struct kith_path_step *steps;
	size_t count;

	if (!kith_id_ok(value->note) || !kith_is_tie(page->book, value->note)) {
		kith_buf_slice(&page->text, kith_value_name(page->book, value));
		kith_buf_cstr(&page->text, ": no note yet");
		kith_prep_add(page, KITH_PREP_MEET, page->event);
		kith_prep_because(page, KITH_NO_DAY, page->event, value->line, kith_slice_cstr("meet"));
		return;
	}
	put_name(page, value->note);
	count = kith_paths_to(paths, value->note, &steps);
	put_path(page, steps, count);
	kith_prep_add(page, KITH_PREP_MEET, value->note);
	kith_prep_because(page, KITH_NO_DAY, page->event, value->line, kith_slice_cstr("meet"));
	for (size_t i = 0; i < count; i++)
		because_edge(page, &steps[i]);
}

void kith_prep_meets(struct kith_prep_page *page)
{
	size_t count;
	const struct kith_value *meet = kith_book_field(page->book, page->event, KITH_F_MEET, &count);
	struct kith_paths *paths;

	if (!count)
		return;
	paths = kith_paths_from(page->book, KITH_NOBODY, page->today, page->arena);
	for (size_t i = 0; i < count; i++)
		add_meet(page, paths, &meet[i]);
}

/* The last contact as evidence of a tie. */
static void because_tie(struct kith_prep_page *page, kith_id person)
{
	static const char *const depths[] = { "known of", "met", "in touch", "trusted" };
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	struct kith_slice text;

	kith_contacts_of(page->book, person, page->today, &arena, &contacts);
	text = kith_slice_cstr(depths[kith_depth_base(page->book, person, &contacts, page->today)]);
	kith_prep_because(page, contacts.last_contact, person, 0, text);
	kith_arena_release(&arena);
}

void kith_prep_knowns(struct kith_prep_page *page)
{
	struct kith_buf next = KITH_BUF_INIT;

	for (size_t i = 0; i < page->there_count; i++) {
		const struct kith_presence *presence = &page->there[i];

		if (!kith_is_mine(page->book, presence->person, page->today))
			continue;
		put_person(page, presence);
		kith_prep_ground(page, presence->person, "; both: ");
		kith_buf_clear(&next);
		kith_due_next(page->book, presence->person, page->today, &next);
		if (next.len)
			kith_buf_printf(&page->text, "; %.*s", KITH_ARG(kith_buf_view(&next)));
		kith_prep_add(page, KITH_PREP_KNOWN, presence->person);
		kith_prep_because(page, KITH_NO_DAY, page->event, presence->line,
				  kith_slice_cstr("named there"));
		because_tie(page, presence->person);
	}
	kith_buf_release(&next);
}

/* Seen at events, and no contact ever. */
static bool is_seen_only(struct kith_prep_page *page, kith_id person, size_t *times)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_contacts contacts;
	bool spoke;

	kith_contacts_of(page->book, person, page->today, &arena, &contacts);
	spoke = contacts.contact_days || kith_is_mine(page->book, person, page->today);
	kith_arena_release(&arena);
	if (spoke || (kith_book_note(page->book, person)->flags & KITH_NOTE_ARCHIVED))
		return false;
	*times = kith_prep_seen(page, person);
	return *times > 0;
}

static void add_seen(struct kith_prep_page *page, kith_id person, const struct kith_presence *presence)
{
	struct kith_sighting *items;
	size_t times, count;

	if (!is_seen_only(page, person, &times))
		return;
	if (presence)
		put_person(page, presence);
	else
		put_name(page, person);
	kith_buf_printf(&page->text, ": seen at %zu event%s, never spoken to", times, times == 1 ? "" : "s");
	kith_prep_ground(page, person, "; both: ");
	kith_prep_add(page, KITH_PREP_SEEN, person);
	items = kith_sightings_of(page->book, person, page->today, page->arena, &count);
	for (size_t i = 0; i < count; i++)
		kith_prep_because(page, items[i].day, items[i].event, items[i].line,
				  kith_slice_cstr("named there"));
}

void kith_prep_seens(struct kith_prep_page *page)
{
	size_t count, events;
	struct kith_prep_regular *regulars = kith_prep_regulars(page, &count, &events);

	for (size_t i = 0; i < page->there_count; i++)
		add_seen(page, page->there[i].person, &page->there[i]);
	for (size_t i = 0; i < count; i++) {
		if (!kith_prep_there(page, regulars[i].person))
			add_seen(page, regulars[i].person, NULL);
	}
}

void kith_prep_speakers(struct kith_prep_page *page)
{
	size_t count;
	const struct kith_value *speakers = kith_book_field(page->book, page->event, KITH_F_SPEAKERS, &count);

	for (size_t i = 0; i < count; i++) {
		bool known = kith_id_ok(speakers[i].note);

		if (known && speakers[i].note == kith_book_me(page->book))
			continue;
		kith_buf_slice(&page->text, kith_value_name(page->book, &speakers[i]));
		kith_buf_cstr(&page->text, ": first question ________ second question ________");
		kith_prep_add(page, KITH_PREP_SPEAKER, known ? speakers[i].note : page->event);
		kith_prep_because(page, KITH_NO_DAY, page->event, speakers[i].line,
				  kith_slice_cstr("speakers"));
	}
}

struct kith_prep_row *kith_prep_of(const struct kith_book *book, kith_id event, kith_day today,
				   const struct kith_pitches *pitches, struct kith_arena *arena,
				   size_t *count)
{
	static void (*const sections[])(struct kith_prep_page *) = {
		kith_prep_goals, kith_prep_meets,  kith_prep_knowns, kith_prep_seens, kith_prep_speakers,
		kith_prep_orgs,	 kith_prep_brings, kith_prep_pitch,  kith_prep_tasks, kith_prep_hints,
	};
	struct kith_prep_page page = {
		.book = book, .event = event, .today = today, .pitches = pitches, .arena = arena
	};
	struct kith_prep_row *rows;

	page.there = kith_event_people(book, event, today, arena, &page.there_count);
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		sections[i](&page);
	rows = kith_arena_array(arena, page.count + 1, sizeof(*rows));
	if (page.count)
		memcpy(rows, page.items, page.count * sizeof(*rows));
	*count = page.count;
	free(page.items);
	kith_buf_release(&page.text);
	return rows;
}
