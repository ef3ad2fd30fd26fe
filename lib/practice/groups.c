#include "practice/groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "practice/about.h"
#include "practice/visible.h"
#include "practice/yield.h"

enum {
	RECENT_DAYS = 90,
	RECENT_MONTHS = 3,
};

static const struct {
	unsigned mark;
	const char *word;
} marks[KITH_GROUP_MARKS] = {
	{ KITH_GROUP_REVIEW, "review" }, { KITH_GROUP_OVER, "over-budget" },
	{ KITH_GROUP_NO_FIT, "no-fit" }, { KITH_GROUP_CONTRIBUTE, "contribute" },
	{ KITH_GROUP_LOOK, "look" },	 { KITH_GROUP_UNSEEN, "joined-unseen" },
};

/* Words of fields, each list ended by NULL. */
static const char *const in_words[] = { "trial", "member", "contributor", "organizer", NULL };
static const char *const giving_words[] = { "contributor", "organizer", NULL };
static const char *const workplace_words[] = { "company", "team", NULL };
static const char *const unvisited_words[] = { "company", "team", "alumni", NULL };

size_t kith_group_words(unsigned set, struct kith_slice words[KITH_GROUP_MARKS])
{
	size_t count = 0;

	for (size_t i = 0; i < KITH_GROUP_MARKS; i++) {
		if (set & marks[i].mark)
			words[count++] = kith_slice_cstr(marks[i].word);
	}
	return count;
}

/* Help with one person. */
struct piece {
	kith_id person; /* KITH_NOBODY: of an entry about nobody */
	struct kith_help help;
};

struct finding {
	const struct kith_book *book;
	kith_day today;
	struct kith_arena *arena;
	struct kith_newcomers newcomers;
	struct piece *pieces; /* the heap's */
	size_t piece_count, piece_capacity;
	bool *there; /* of each note: it is the group at hand or one of its attended events */
	bool *came;  /* of each note: a person who was new there */
	struct kith_group *group;
	bool works; /* I did something for it */
};

static bool has_one_of(const struct kith_book *book, kith_id note, uint32_t field, const char *const *words)
{
	for (; *words; words++) {
		if (kith_book_has(book, note, field, *words))
			return true;
	}
	return false;
}

static void add_piece(struct finding *finding, kith_id person, const struct kith_help *help)
{
	finding->pieces = kith_grow(finding->pieces, finding->piece_count, &finding->piece_capacity,
				    sizeof(*finding->pieces));
	finding->pieces[finding->piece_count].person = person;
	finding->pieces[finding->piece_count++].help = *help;
}

/* A group can give by itself: an entry of a group or event that names nobody. */
static void collect_own(struct finding *finding, kith_id note)
{
	struct kith_range range = kith_book_note(finding->book, note)->entries;
	const struct kith_entry_row *entries = kith_book_entries(finding->book) + range.first;
	struct kith_help pieces[2];
	size_t count;
	kith_id person;

	for (uint32_t i = 0; i < range.count; i++) {
		if (kith_entry_people(finding->book, &entries[i], &person, 1))
			continue;
		count = kith_help_in(finding->book, &entries[i], finding->today, pieces);
		for (size_t n = 0; n < count; n++)
			add_piece(finding, KITH_NOBODY, &pieces[n]);
	}
}

static void collect_help(struct finding *finding)
{
	for (kith_id note = 0; note < kith_book_count(finding->book); note++) {
		struct kith_arena arena = KITH_ARENA_INIT;
		uint32_t type = kith_book_note(finding->book, note)->type;
		const struct kith_help *help;
		size_t count;

		if (type == KITH_GROUP || type == KITH_EVENT)
			collect_own(finding, note);
		if (!kith_is_tie(finding->book, note))
			continue;
		help = kith_help_of(finding->book, note, finding->today, &arena, &count);
		for (size_t i = 0; i < count; i++)
			add_piece(finding, note, &help[i]);
		kith_arena_release(&arena);
	}
}

/* Talks and the like in a note, or my part in an event. */
static bool has_work(const struct finding *finding, kith_id note)
{
	struct kith_range range = kith_book_note(finding->book, note)->entries;
	const struct kith_entry_row *entries = kith_book_entries(finding->book) + range.first;

	if (kith_book_note(finding->book, note)->type == KITH_EVENT && kith_my_part(finding->book, note))
		return true;
	for (uint32_t i = 0; i < range.count; i++) {
		if (kith_shows_me(finding->book, &entries[i]) &&
		    kith_entry_happened(&entries[i], finding->today))
			return true;
	}
	return false;
}

static void take_event(struct finding *finding, kith_id event)
{
	struct kith_group *group = finding->group;
	kith_day day = kith_event_start(finding->book, event);
	long hours = kith_hundredths(finding->book, event, KITH_F_HOURS);
	const struct kith_newcomer *first;
	size_t count = kith_newcomers_at(&finding->newcomers, event, &first);

	finding->there[event] = true;
	finding->works = finding->works || has_work(finding, event);
	for (size_t i = 0; i < count; i++)
		finding->came[first[i].person] = true;
	group->events++;
	if (day != KITH_NO_DAY &&
	    (!kith_id_ok(group->first_event) || day < kith_event_start(finding->book, group->first_event)))
		group->first_event = event;
	if (hours < 0)
		return;
	group->hours = (group->hours < 0 ? 0 : group->hours) + hours;
	if (day != KITH_NO_DAY && day >= finding->today - RECENT_DAYS && day <= finding->today)
		group->recent += hours;
}

static void take_events(struct finding *finding)
{
	const struct kith_book *book = finding->book;
	const struct kith_value *value;
	kith_id holder;

	for (size_t at = 0; (value = kith_field_next(book, finding->group->group, &at, &holder));) {
		if (value->field == KITH_F_GROUP && kith_book_note(book, holder)->type == KITH_EVENT &&
		    !finding->there[holder] && kith_event_attended(book, holder, finding->today))
			take_event(finding, holder);
	}
}

static void take_known(struct finding *finding)
{
	const struct kith_book *book = finding->book;
	struct kith_group *group = finding->group;
	bool *among = kith_alloc(kith_book_count(book) + 1, sizeof(*among));
	const struct kith_value *value;
	size_t most = 0;
	kith_id holder;

	for (size_t at = 0; (value = kith_field_next(book, group->group, &at, &holder));) {
		if (value->field == KITH_F_GROUPS || value->field == KITH_F_ORG)
			among[holder] = kith_is_tie(book, holder);
	}
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		among[note] =
			(among[note] || finding->came[note]) && kith_is_mine(book, note, finding->today);
		most += among[note];
	}
	group->known = kith_arena_array(finding->arena, most + 1, sizeof(*group->known));
	for (kith_id note = 0; note < kith_book_count(book); note++) {
		if (among[note])
			group->known[group->known_count++] = note;
	}
	free(among);
}

static bool is_there(const struct finding *finding, const struct piece *piece)
{
	uint32_t entry = piece->help.entry;

	if (kith_id_ok(piece->person) && finding->came[piece->person])
		return true;
	return entry != UINT32_MAX && finding->there[kith_book_entries(finding->book)[entry].note];
}

static void take_help(struct finding *finding)
{
	struct kith_group *group = finding->group;
	size_t most = 0;

	for (size_t i = 0; i < finding->piece_count; i++)
		most += is_there(finding, &finding->pieces[i]);
	group->help = kith_arena_array(finding->arena, most + 1, sizeof(*group->help));
	for (size_t i = 0; i < finding->piece_count; i++) {
		if (!is_there(finding, &finding->pieces[i]))
			continue;
		group->help[group->help_count++] = finding->pieces[i].help;
		group->got += finding->pieces[i].help.got;
		group->gave += finding->pieces[i].help.gave;
	}
	if (group->help_count)
		qsort(group->help, group->help_count, sizeof(*group->help), kith_help_order);
}

static bool is_mine(const struct kith_book *book, struct kith_slice topic, uint32_t field)
{
	size_t count;
	const struct kith_value *mine = kith_book_field(book, kith_book_me(book), field, &count);

	for (size_t i = 0; i < count; i++) {
		if (kith_utf8_same(kith_text(book, mine[i].text), topic))
			return true;
	}
	return false;
}

static void take_fit(struct finding *finding)
{
	const struct kith_book *book = finding->book;
	struct kith_group *group = finding->group;
	size_t count;
	const struct kith_value *values = kith_book_field(book, group->group, KITH_F_INTEREST, &count);

	group->fitting = kith_arena_array(finding->arena, count + 1, sizeof(*group->fitting));
	for (size_t i = 0; kith_id_ok(kith_book_me(book)) && i < count; i++) {
		struct kith_slice topic = kith_text(book, values[i].text);
		size_t seen = 0;

		while (seen < group->fit && !kith_utf8_same(group->fitting[seen], topic))
			seen++;
		if (seen == group->fit &&
		    (is_mine(book, topic, KITH_F_WANTS) || is_mine(book, topic, KITH_F_INTERESTS)))
			group->fitting[group->fit++] = topic;
	}
}

/* Whether fit can be told at all. */
static bool can_fit(const struct kith_book *book, kith_id group)
{
	kith_id me = kith_book_me(book);

	return kith_id_ok(me) && kith_book_first(book, group, KITH_F_INTEREST).len &&
	       (kith_book_first(book, me, KITH_F_WANTS).len ||
		kith_book_first(book, me, KITH_F_INTERESTS).len);
}

static bool is_unseen(const struct kith_book *book, const struct kith_group *group)
{
	if (group->joined == KITH_NO_DAY || has_one_of(book, group->group, KITH_F_KIND, unvisited_words))
		return false;
	return !kith_id_ok(group->first_event) || kith_event_start(book, group->first_event) > group->joined;
}

static void mark(struct finding *finding)
{
	const struct kith_book *book = finding->book;
	struct kith_group *group = finding->group;
	bool workplace = has_one_of(book, group->group, KITH_F_KIND, workplace_words);

	group->left = kith_book_has(book, group->group, KITH_F_STATUS, "left");
	group->in = has_one_of(book, group->group, KITH_F_STATUS, in_words) ||
		    (group->joined != KITH_NO_DAY && !kith_book_first(book, group->group, KITH_F_STATUS).len);
	group->counts = group->in && !workplace;
	if (group->left)
		return;
	if (group->review != KITH_NO_DAY && group->review <= finding->today)
		group->marks |= KITH_GROUP_REVIEW;
	if (!group->fit && !workplace && can_fit(book, group->group))
		group->marks |= KITH_GROUP_NO_FIT;
	if (group->counts && group->got > group->gave && !finding->works &&
	    !has_one_of(book, group->group, KITH_F_STATUS, giving_words))
		group->marks |= KITH_GROUP_CONTRIBUTE;
	if (!group->in && !group->events && !workplace)
		group->marks |= KITH_GROUP_LOOK;
	if (is_unseen(book, group))
		group->marks |= KITH_GROUP_UNSEEN;
}

static void find(struct finding *finding, kith_id note)
{
	size_t notes = kith_book_count(finding->book);
	struct kith_group *group = finding->group;

	memset(group, 0, sizeof(*group));
	memset(finding->there, 0, notes * sizeof(bool));
	memset(finding->came, 0, notes * sizeof(bool));
	group->group = note;
	group->first_event = KITH_NOBODY;
	group->hours = -1;
	group->joined = kith_book_number(finding->book, note, KITH_F_JOINED, KITH_NO_DAY);
	group->review = kith_book_number(finding->book, note, KITH_F_REVIEW, KITH_NO_DAY);
	finding->there[note] = true;
	finding->works = has_work(finding, note);
	take_events(finding);
	take_known(finding);
	take_help(finding);
	take_fit(finding);
	mark(finding);
}

static bool is_listed(const struct kith_book *book, kith_id note)
{
	const struct kith_note_row *row = kith_book_note(book, note);

	if (row->type != KITH_GROUP || (row->flags & KITH_NOTE_UNREADABLE))
		return false;
	return !kith_book_has(book, note, KITH_F_KIND, "company") ||
	       kith_book_first(book, note, KITH_F_STATUS).len ||
	       kith_book_first(book, note, KITH_F_JOINED).len;
}

static int place_of(const struct kith_group *group)
{
	return group->left ? 2 : group->in ? 0 : 1;
}

static int by_worth(const void *left, const void *right)
{
	const struct kith_group *a = left, *b = right;

	if (place_of(a) != place_of(b))
		return place_of(a) - place_of(b);
	if (a->fit != b->fit)
		return a->fit > b->fit ? -1 : 1;
	if (a->gave + a->got != b->gave + b->got)
		return a->gave + a->got > b->gave + b->got ? -1 : 1;
	if (a->known_count != b->known_count)
		return a->known_count > b->known_count ? -1 : 1;
	return (a->group > b->group) - (a->group < b->group);
}

/* Hours are compared as those of three months, so that nothing is lost by rounding. */
static void apply_budget(const struct kith_book *book, struct kith_groups *groups)
{
	const struct kith_config *config = kith_book_config(book);
	long most = (long)config->group_hours * 100 * RECENT_MONTHS, hours = 0, kept_hours = 0;
	size_t most_groups = (size_t)config->group_count, kept = 0;

	for (size_t i = 0; i < groups->count; i++) {
		struct kith_group *group = &groups->items[i];

		if (!group->counts)
			continue;
		groups->counted++;
		hours += group->recent;
		if (kept < most_groups && kept_hours + group->recent <= most) {
			kept++;
			kept_hours += group->recent;
		} else
			group->marks |= KITH_GROUP_OVER;
	}
	groups->hours = hours / RECENT_MONTHS;
	groups->over = groups->counted > most_groups || hours > most;
}

void kith_groups_of(const struct kith_book *book, kith_day today, struct kith_arena *arena,
		    struct kith_groups *groups)
{
	struct finding finding = { .book = book, .today = today, .arena = arena };
	size_t notes = kith_book_count(book);

	memset(groups, 0, sizeof(*groups));
	finding.newcomers = kith_newcomers_of(book, today, arena);
	finding.there = kith_alloc(notes + 1, sizeof(bool));
	finding.came = kith_alloc(notes + 1, sizeof(bool));
	collect_help(&finding);
	groups->items = kith_arena_array(arena, notes + 1, sizeof(*groups->items));
	for (kith_id note = 0; note < notes; note++) {
		if (!is_listed(book, note))
			continue;
		finding.group = &groups->items[groups->count++];
		find(&finding, note);
	}
	if (groups->count)
		qsort(groups->items, groups->count, sizeof(*groups->items), by_worth);
	apply_budget(book, groups);
	free(finding.pieces);
	free(finding.there);
	free(finding.came);
}
