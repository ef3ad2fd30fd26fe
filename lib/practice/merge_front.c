/* Front matter of two notes about one person. */
#include "base/utf8.h"
#include "book/refs.h"
#include "practice/merge_int.h"

/* A key of the second note, and what it meets in the first. */
struct meeting {
	const struct kith_key *theirs;
	const struct kith_key *ours;	    /* NULL: the first note has none */
	const struct kith_field_spec *spec; /* NULL: a key that only notebooks know */
	struct kith_slice key;		    /* as it is to stand in the first note */
	bool many;
};

static const struct kith_config *config_of(const struct kith_merging *merging)
{
	return kith_book_config(merging->book);
}

static enum kith_field field_of(const struct kith_merging *merging, struct kith_slice key)
{
	return kith_config_field(config_of(merging), KITH_PERSON, key);
}

/* The key of the first note that means the same; of several the one under our name. */
static const struct kith_key *find_key(const struct kith_merging *merging, struct kith_slice name)
{
	enum kith_field field = field_of(merging, name);
	const struct kith_front *front = &merging->first.front;
	const struct kith_key *found =
		field < KITH_FIELD_COUNT ? kith_front_get(front, kith_slice_cstr(kith_field_name(field)))
					 : kith_front_get(front, name);

	for (size_t i = 0; i < front->count && !found && field < KITH_FIELD_COUNT; i++) {
		if (field_of(merging, front->keys[i].name) == field)
			found = &front->keys[i];
	}
	return found;
}

/* A key that only notebooks know takes several values where a list stands; what another program wrote
 * as one may not be read as a list. */
static struct meeting meet(const struct kith_merging *merging, const struct kith_key *theirs)
{
	enum kith_field field = field_of(merging, theirs->name);
	struct meeting meeting = { .theirs = theirs,
				   .ours = find_key(merging, theirs->name),
				   .key = theirs->name };

	if (field < KITH_FIELD_COUNT) {
		meeting.spec = kith_field_spec(KITH_PERSON, field);
		meeting.key = kith_config_key(config_of(merging), KITH_PERSON, field);
	}
	if (meeting.ours)
		meeting.key = meeting.ours->name;
	meeting.many =
		meeting.spec ? meeting.spec->many : !meeting.ours || meeting.ours->shape != KITH_SCALAR;
	return meeting;
}

static bool is_ref(const struct meeting *meeting)
{
	return meeting->spec && (meeting->spec->data == KITH_REF || meeting->spec->data == KITH_REFTEXT);
}

static kith_id note_of(const struct kith_merging *merging, const struct meeting *meeting,
		       struct kith_slice text)
{
	return is_ref(meeting) ? kith_ref_resolve(merging->book, kith_ref_bare(text), 0) : KITH_NOBODY;
}

static bool same(const struct kith_merging *merging, const struct meeting *meeting, struct kith_slice a,
		 struct kith_slice b)
{
	kith_id note = note_of(merging, meeting, a);

	return kith_utf8_same(a, b) || (kith_id_ok(note) && note == note_of(merging, meeting, b));
}

static bool is_there(const struct kith_merging *merging, const struct meeting *meeting,
		     struct kith_slice text)
{
	if (meeting->spec && meeting->spec->field == KITH_F_ALIASES &&
	    kith_utf8_same(text, kith_book_name(merging->book, merging->a)))
		return true;
	for (size_t i = 0; meeting->ours && i < meeting->ours->count; i++) {
		if (same(merging, meeting, meeting->ours->items[i].text, text))
			return true;
	}
	return false;
}

static void add_item(struct kith_merging *merging, struct kith_slice key, struct kith_slice text)
{
	struct kith_edit edit = { .verb = KITH_ADD_ITEM, .key = key, .count = 1 };

	edit.values = kith_merge_values(merging, &text, 1);
	kith_merge_edit(merging, &edit);
	kith_merge_item(merging, KITH_MERGE_ADDED, key, text, "");
}

static void set_one(struct kith_merging *merging, struct kith_slice key, struct kith_slice text)
{
	struct kith_edit edit = { .verb = KITH_SET, .key = key, .count = 1 };

	edit.values = kith_merge_values(merging, &text, 1);
	kith_merge_edit(merging, &edit);
	kith_merge_item(merging, KITH_MERGE_ADDED, key, text, "");
}

/* Why an item stays behind, or NULL. */
static const char *left_because(const struct kith_merging *merging, const struct meeting *meeting,
				size_t item)
{
	kith_id note = note_of(merging, meeting, meeting->theirs->items[item].text);
	bool has_value = item > 0 || (meeting->ours && meeting->ours->shape != KITH_EMPTY);

	if (note == merging->a || note == merging->b)
		return KITH_MERGE_ONE;
	if (meeting->spec && meeting->spec->field == KITH_F_STATUS)
		return "the first note says whether it is active";
	if (!meeting->many && has_value)
		return "the first note's value stays";
	return meeting->ours && meeting->ours->shape == KITH_MAP ? "the first note has a map there" : NULL;
}

static void merge_key(struct kith_merging *merging, const struct kith_key *theirs)
{
	struct meeting meeting = meet(merging, theirs);
	bool list = theirs->shape == KITH_FLOW_LIST || theirs->shape == KITH_BLOCK_LIST;

	for (size_t i = 0; i < theirs->count; i++) {
		struct kith_slice text = theirs->items[i].text;
		const char *why = theirs->shape == KITH_MAP ? "a map" : left_because(merging, &meeting, i);

		if (theirs->shape != KITH_MAP && is_there(merging, &meeting, text))
			kith_merge_item(merging, KITH_MERGE_THERE, theirs->name, text, "");
		else if (why)
			kith_merge_item(merging, KITH_MERGE_LEFT, theirs->name, text, why);
		else if (meeting.many && (meeting.ours || list || theirs->count > 1))
			add_item(merging, meeting.key, text);
		else
			set_one(merging, meeting.key, text);
	}
}

/* The second's name finds the first from now on; its aliases are a list like any other. */
static void merge_name(struct kith_merging *merging)
{
	struct kith_slice aliases = KITH_SLICE("aliases"), name = kith_book_name(merging->book, merging->b);
	struct kith_key none = { .name = aliases };
	struct meeting meeting = meet(merging, &none);

	if (kith_utf8_same(name, kith_book_name(merging->book, merging->a)) ||
	    is_there(merging, &meeting, name))
		kith_merge_item(merging, KITH_MERGE_THERE, kith_slice_cstr("name"), name, "");
	else
		add_item(merging, meeting.key, name);
}

void kith_merge_front(struct kith_merging *merging)
{
	const struct kith_front *front = &merging->second.front;

	merge_name(merging);
	for (size_t i = 0; i < front->count; i++) {
		enum kith_field field = field_of(merging, front->keys[i].name);

		/* Both are people, whatever says so; the name is an alias. */
		if (field != KITH_F_NAME && field != KITH_F_TYPE)
			merge_key(merging, &front->keys[i]);
	}
}
