#include "cmd/debrief.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "book/refs.h"
#include "cmd/create.h"
#include "cmd/entry.h"
#include "practice/about.h"

static struct kith_change *event_change(struct kith_debriefing *debriefing)
{
	if (!debriefing->event_change) {
		kith_change_note(&debriefing->changes, debriefing->event);
		debriefing->event_change = debriefing->changes.count;
	}
	return &debriefing->changes.items[debriefing->event_change - 1];
}

static void set_event(struct kith_debriefing *debriefing, enum kith_field field, struct kith_slice value,
		      enum kith_edit_verb verb)
{
	struct kith_assignment assignment = { kith_slice_cstr(kith_field_name(field)), value, verb };

	kith_assignments_edit(&debriefing->changes, event_change(debriefing), KITH_EVENT, &assignment, 1);
}

/* Whether a field of the event names them: their note, or the name before there is one. */
static bool names(const struct kith_debriefing *debriefing, enum kith_field field,
		  const struct kith_party *party)
{
	const struct kith_book *book = debriefing->session->book;
	size_t count;
	const struct kith_value *values = kith_book_field(book, debriefing->event, field, &count);

	for (size_t i = 0; i < count; i++) {
		if (kith_id_ok(values[i].note)
			    ? values[i].note == party->note
			    : kith_utf8_same(kith_ref_bare(kith_text(book, values[i].text)), party->name))
			return true;
	}
	return false;
}

/* Presence is said once, by whatever field; who is in `people` was spoken with. */
static bool is_named(const struct kith_debriefing *debriefing, enum kith_field field,
		     const struct kith_party *party)
{
	static const enum kith_field presence[] = { KITH_F_PEOPLE, KITH_F_SPEAKERS, KITH_F_ORGANIZERS,
						    KITH_F_ATTENDEES };
	bool named = false;

	if (field == KITH_F_PEOPLE)
		return names(debriefing, field, party);
	for (size_t i = 0; i < sizeof(presence) / sizeof(presence[0]); i++)
		named = named || names(debriefing, presence[i], party);
	return named;
}

static void name_in_event(struct kith_debriefing *debriefing, struct kith_party *party, enum kith_field field)
{
	bool *named = &party->named[field != KITH_F_PEOPLE];

	if (!*named && !is_named(debriefing, field, party))
		set_event(debriefing, field,
			  kith_print(debriefing->session, "[[%.*s]]", KITH_ARG(party->ref)), KITH_ADD_ITEM);
	*named = true;
}

enum {
	FIELDS_MOST = 64, /* of one line */
	MET_FIELDS = 2,	  /* `met` and `met-at`, of somebody new */
};

/* What a line says of fields: "a, b" as items of a list. */
struct fields {
	struct kith_assignment items[FIELDS_MOST + MET_FIELDS];
	size_t count;
};

static bool add_field(struct fields *fields, enum kith_field field, struct kith_slice value,
		      enum kith_edit_verb verb)
{
	struct kith_assignment *item = &fields->items[fields->count];

	if (value.len == 0)
		return true;
	if (fields->count == sizeof(fields->items) / sizeof(fields->items[0]))
		return false;
	item->key = kith_slice_cstr(kith_field_name(field));
	item->value = value;
	item->verb = verb;
	fields->count++;
	return true;
}

static bool read_fields(const struct kith_debrief *debrief, struct fields *fields)
{
	static const struct {
		enum kith_debrief_part part;
		enum kith_field field;
	} lists[] = {
		{ KITH_DEBRIEF_DOES, KITH_F_DOES },
		{ KITH_DEBRIEF_WANTS, KITH_F_WANTS },
		{ KITH_DEBRIEF_OFFERS, KITH_F_OFFERS },
	};
	bool fits = add_field(fields, KITH_F_TIER, debrief->parts[KITH_DEBRIEF_TIER], KITH_SET);

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct kith_slice rest = debrief->parts[lists[i].part], item;

		while (kith_slice_next(&rest, ',', &item))
			fits = fits &&
			       add_field(fields, lists[i].field, kith_slice_trim(item), KITH_ADD_ITEM);
	}
	return fits && fields->count <= FIELDS_MOST;
}

/* Somebody of an earlier line. */
static struct kith_party *find_party(struct kith_debriefing *debriefing, struct kith_slice name, kith_id note)
{
	for (size_t i = 0; i < debriefing->count; i++) {
		struct kith_party *party = &debriefing->parties[i];

		if (kith_id_ok(note) ? party->note == note : kith_utf8_same(party->name, name))
			return party;
	}
	return NULL;
}

/* References find a new note by its file name, unless another answers to that. */
static struct kith_slice new_ref(const struct kith_session *session, struct kith_slice id)
{
	struct kith_slice stem = kith_path_name(id);

	return kith_ref_resolve(session->book, stem, 0) == KITH_NOBODY ? stem : id;
}

static void make_party(struct kith_debriefing *debriefing, struct fields *fields, bool met,
		       struct kith_party *party)
{
	struct kith_session *session = debriefing->session;
	struct kith_new_note note = { KITH_PERSON, party->name, fields->items, 0 };
	struct kith_slice event = kith_ref_text(session->book, debriefing->event);

	if (met) {
		add_field(fields, KITH_F_MET,
			  kith_print_day(session, kith_debrief_day(session->book, debriefing->event)),
			  KITH_SET);
		add_field(fields, KITH_F_MET_AT, kith_print(session, "[[%.*s]]", KITH_ARG(event)), KITH_SET);
	}
	note.count = fields->count;
	kith_change_create(&debriefing->changes, &note, &party->id);
	party->ref = new_ref(session, party->id);
}

/* The note that the name finds, or KITH_NOBODY for somebody new; an ambiguous name is neither. */
static enum kith_code find_person(struct kith_debriefing *debriefing, struct kith_slice name, kith_id *note)
{
	struct kith_session *session = debriefing->session;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code = kith_ref_find(session->book, name, KITH_PERSONS, note, &err);

	if (code && kith_ref_candidates(session->book, name, KITH_PERSONS, note, 1))
		return kith_say_err(session, &err);
	if (code)
		*note = KITH_NOBODY;
	else if (!kith_is_tie(session->book, *note)) {
		kith_say(session, "'%.*s' is %.*s, nobody whom you could meet", KITH_ARG(name),
			 KITH_ARG(kith_book_id(session->book, *note)));
		return KITH_NEGATIVE;
	}
	return KITH_OK;
}

/* The person of a line, with a change that holds the line's fields. */
static enum kith_code read_party(struct kith_debriefing *debriefing, const struct kith_debrief *debrief,
				 struct fields *fields, struct kith_party **found)
{
	struct kith_session *session = debriefing->session;
	struct kith_party party = { .note = KITH_NOBODY, .name = debrief->parts[KITH_DEBRIEF_NAME] };
	bool met = kith_debrief_field(debriefing->kinds, debrief->kind) == KITH_F_PEOPLE;
	enum kith_code code = find_person(debriefing, party.name, &party.note);

	if (code)
		return code;
	*found = find_party(debriefing, party.name, party.note);
	if (*found) {
		kith_assignments_edit(&debriefing->changes, &debriefing->changes.items[(*found)->change],
				      KITH_PERSON, fields->items, fields->count);
		return KITH_OK;
	}
	party.change = debriefing->changes.count;
	if (kith_id_ok(party.note)) {
		party.id = kith_book_id(session->book, party.note);
		party.ref = kith_ref_text(session->book, party.note);
		kith_assignments_edit(&debriefing->changes,
				      kith_change_note(&debriefing->changes, party.note), KITH_PERSON,
				      fields->items, fields->count);
	} else {
		make_party(debriefing, fields, met, &party);
	}
	debriefing->parties =
		kith_grow(debriefing->parties, debriefing->count, &debriefing->capacity, sizeof(party));
	*found = &debriefing->parties[debriefing->count++];
	**found = party;
	return KITH_OK;
}

/* What I promised: a task, or a plan where it begins with a date. */
static void add_task(struct kith_debriefing *debriefing, struct kith_change *change, struct kith_slice text,
		     kith_day due)
{
	struct kith_session *session = debriefing->session;
	struct kith_edit edit = { .verb = KITH_ADD_TASK, .text = text };

	if (kith_day_parse(kith_slice_sub(text, 0, 10)) != KITH_NO_DAY) {
		edit.verb = KITH_ADD_ENTRY;
		edit.text = kith_print(session, "[ ] %.*s", KITH_ARG(text));
	} else if (kith_slice_find_text(text, 0, "due:") == SIZE_MAX &&
		   kith_slice_find_text(text, 0, "\xf0\x9f\x93\x85") == SIZE_MAX) {
		edit.text = kith_print(session, "%.*s due:%.*s", KITH_ARG(text),
				       KITH_ARG(kith_print_day(session, due)));
	}
	kith_change_edit(&debriefing->changes, change, &edit);
}

enum kith_code kith_debrief_add(struct kith_debriefing *debriefing, const struct kith_debrief *debrief)
{
	struct kith_session *session = debriefing->session;
	struct kith_entry_draft draft = { .day = kith_debrief_day(session->book, debriefing->event),
					  .kind = debrief->kind,
					  .text = debrief->text };
	struct fields fields = { .count = 0 };
	struct kith_change *change;
	struct kith_party *party = NULL;
	enum kith_code code = kith_kind_check(session, debrief->kind, kith_slice_cstr(""));

	if (!code && !read_fields(debrief, &fields))
		code = kith_say_usage(session, "so many things at once: log them one by one");
	if (!code)
		code = kith_assignments_check(session, KITH_PERSON, fields.items, fields.count);
	if (!code)
		code = read_party(debriefing, debrief, &fields, &party);
	if (code)
		return code;
	change = &debriefing->changes.items[party->change];
	kith_entry_add(&debriefing->changes, change, &draft, false);
	if (debrief->parts[KITH_DEBRIEF_FOLLOW_UP].len)
		add_task(debriefing, change, debrief->parts[KITH_DEBRIEF_FOLLOW_UP],
			 kith_debrief_follow_up(session->book, debriefing->event));
	name_in_event(debriefing, party, kith_debrief_field(debriefing->kinds, debrief->kind));
	return KITH_OK;
}

void kith_debrief_close(struct kith_debriefing *debriefing)
{
	struct kith_session *session = debriefing->session;

	if (!kith_event_attended(session->book, debriefing->event, session->today))
		set_event(debriefing, KITH_F_STATUS, kith_slice_cstr("attended"), KITH_SET);
	if (kith_debrief_is_talk(session->book, debriefing->event))
		add_task(debriefing, event_change(debriefing),
			 kith_slice_cstr("publish the rest of the talk, and the recording"),
			 kith_debrief_publish(session->book, debriefing->event));
}
