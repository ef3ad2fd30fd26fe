#include "book/query_int.h"

#include <stdio.h>

#include "base/utf8.h"
#include "book/refs.h"

/* A note that is asked whether it matches. */
struct match {
	const struct kith_query *query;
	const struct kith_book *book;
	kith_id note;
	const struct kith_note_row *row;
	kith_compute *compute;
	void *context;
};

/* A value that a term looks at: of front matter, or one that only looks like it. */
struct probe {
	struct kith_slice text;
	kith_id note; /* that it refers to, or KITH_NOBODY */
	bool has_number;
	int64_t number;
};

/* Whether the folded text is, or holds, the needle. */
static bool holds(struct kith_slice text, struct kith_slice needle, bool whole)
{
	struct kith_buf folded = KITH_BUF_INIT;
	bool found = false;

	if (whole)
		return kith_utf8_same(text, needle);
	kith_utf8_fold(text, &folded);
	if (folded.len > 0)
		found = kith_slice_find_text(kith_buf_view(&folded), 0, needle.ptr) != SIZE_MAX;
	kith_buf_release(&folded);
	return found;
}

static bool matches_pattern(struct kith_slice text, const struct query_pattern *pattern)
{
	struct kith_buf folded = KITH_BUF_INIT;
	bool found;

	kith_utf8_fold(text, &folded);
	found = query_pattern_found(pattern, folded.ptr ? folded.ptr : "");
	kith_buf_release(&folded);
	return found;
}

/* Against all days from low to high: 2026-11 is before those of December and not after its own. */
static bool compare(enum query_op op, int64_t number, int64_t low, int64_t high)
{
	switch (op) {
	case QUERY_EQUAL:
		return number >= low && number <= high;
	case QUERY_LESS:
		return number < low;
	case QUERY_LESS_EQUAL:
		return number <= high;
	case QUERY_MORE:
		return number > high;
	case QUERY_MORE_EQUAL:
		return number >= low;
	default:
		return false;
	}
}

static bool test_set(const struct match *match, const struct query_term *term, const struct probe *probe)
{
	(void)match;
	(void)term;
	return probe->text.len > 0 || probe->has_number;
}

static bool test_same(const struct match *match, const struct query_term *term, const struct probe *probe)
{
	(void)match;
	for (size_t i = 0; i < term->note_count; i++)
		if (kith_id_ok(probe->note) && term->notes[i] == probe->note)
			return true;
	return holds(term->measure == MEASURE_REF ? kith_ref_bare(probe->text) : probe->text, term->needle,
		     true);
}

static struct kith_slice referred_name(const struct match *match, const struct probe *probe)
{
	if (!kith_id_ok(probe->note))
		return kith_slice_of(NULL, 0);
	return kith_book_name(match->book, probe->note);
}

static bool test_pattern(const struct match *match, const struct query_term *term, const struct probe *probe)
{
	struct kith_slice name = referred_name(match, probe);

	return matches_pattern(term->measure == MEASURE_REF ? kith_ref_bare(probe->text) : probe->text,
			       term->pattern) ||
	       (name.len > 0 && matches_pattern(name, term->pattern));
}

static bool test_found(const struct match *match, const struct query_term *term, const struct probe *probe)
{
	return holds(probe->text, term->needle, false) ||
	       holds(referred_name(match, probe), term->needle, false);
}

static bool test_number(const struct match *match, const struct query_term *term, const struct probe *probe)
{
	(void)match;
	return probe->has_number && compare(term->op, probe->number, term->low, term->high);
}

/* A day to come has no age. */
static bool test_age(const struct match *match, const struct query_term *term, const struct probe *probe)
{
	int64_t age = (int64_t)match->query->today - probe->number;

	return probe->has_number && age >= 0 && compare(term->op, age, term->low, term->high);
}

typedef bool test(const struct match *match, const struct query_term *term, const struct probe *probe);

static test *const tests[TEST_COUNT] = {
	[TEST_SET] = test_set,	   [TEST_SAME] = test_same,	[TEST_PATTERN] = test_pattern,
	[TEST_FOUND] = test_found, [TEST_NUMBER] = test_number, [TEST_AGE] = test_age,
};

static bool ask(const struct match *match, const struct query_term *term, const struct probe *probe)
{
	return tests[term->test](match, term, probe);
}

static bool ask_text(const struct match *match, const struct query_term *term, struct kith_slice text)
{
	struct probe probe = { .text = text, .note = KITH_NOBODY };

	return ask(match, term, &probe);
}

static bool ask_day(const struct match *match, const struct query_term *term, kith_day day)
{
	struct probe probe = { .note = KITH_NOBODY, .has_number = day != KITH_NO_DAY, .number = day };
	struct kith_buf text = KITH_BUF_INIT;
	bool answer;

	kith_day_print(day, &text);
	probe.text = kith_buf_view(&text);
	answer = ask(match, term, &probe);
	kith_buf_release(&text);
	return answer;
}

/* First day of an event: its date, else the one that begins the file name. */
static kith_day event_start(const struct match *match)
{
	struct kith_slice id = kith_text(match->book, match->row->id), rest = id, part = id;
	kith_day day = kith_book_number(match->book, match->note, KITH_F_DATE, KITH_NO_DAY);

	if (day != KITH_NO_DAY)
		return day;
	while (kith_slice_next(&rest, '/', &part))
		;
	return kith_day_parse(kith_slice_sub(part, 0, 10));
}

static bool ask_event_date(const struct match *match, const struct query_term *term)
{
	kith_day day = match->row->type == KITH_EVENT ? event_start(match) : KITH_NO_DAY;

	return day != KITH_NO_DAY && ask_day(match, term, day);
}

/* Without a status an event was attended once its last day is past, and is planned before. */
static bool ask_event_status(const struct match *match, const struct query_term *term)
{
	kith_day day = match->row->type == KITH_EVENT ? event_start(match) : KITH_NO_DAY;

	day = kith_book_number(match->book, match->note, KITH_F_END, day);
	return match->row->type == KITH_EVENT && day != KITH_NO_DAY &&
	       ask_text(match, term, kith_slice_cstr(day < match->query->today ? "attended" : "planned"));
}

static bool ask_title(const struct match *match, const struct query_term *term)
{
	return (match->row->type == KITH_EVENT || match->row->type == KITH_LEAD) &&
	       ask_text(match, term, kith_text(match->book, match->row->name));
}

/* What a key means where a note does not have it. */
static bool ask_unset(const struct match *match, const struct query_term *term)
{
	switch (term->field) {
	case KITH_F_DATE:
		return ask_event_date(match, term);
	case KITH_F_STATUS:
		return ask_event_status(match, term);
	case KITH_F_TITLE:
		return ask_title(match, term);
	default:
		return false;
	}
}

static bool ask_value(const struct match *match, const struct query_term *term,
		      const struct kith_value *value)
{
	struct probe probe = { .text = kith_text(match->book, value->text), .note = value->note };

	probe.has_number = query_value_number(term, probe.text, value->number, &probe.number);
	return ask(match, term, &probe);
}

/* "title" is asked for what stands under it, and for what stands deeper. */
static bool is_inside(struct kith_slice path, struct kith_slice wanted)
{
	if (wanted.len == 0 || kith_utf8_same(path, wanted))
		return true;
	return path.len > wanted.len && path.ptr[wanted.len] == '.' &&
	       kith_utf8_same(kith_slice_sub(path, 0, wanted.len), wanted);
}

static bool ask_field(const struct match *match, const struct query_term *term)
{
	size_t count;
	const struct kith_value *values = kith_book_field(match->book, match->note, term->field, &count);

	for (size_t i = 0; i < count; i++)
		if (is_inside(kith_text(match->book, values[i].path), term->path) &&
		    ask_value(match, term, &values[i]))
			return true;
	return count == 0 && ask_unset(match, term);
}

static bool ask_computed(const struct match *match, const struct query_term *term)
{
	struct probe probe = { .note = KITH_NOBODY, .has_number = true };
	char text[16];
	int32_t number = KITH_NO_DAY;

	if (match->compute)
		number = match->compute(match->context, match->note, (enum kith_computed)term->field);
	if (number == KITH_NO_DAY)
		return false;
	if (term->measure == MEASURE_DAY)
		return ask_day(match, term, number);
	snprintf(text, sizeof(text), "%ld", (long)number);
	probe.text = kith_slice_cstr(text);
	probe.number = number * QUERY_ONE;
	return ask(match, term, &probe);
}

static bool ask_id(const struct match *match, const struct query_term *term)
{
	return ask_text(match, term, kith_text(match->book, match->row->id));
}

static bool ask_path(const struct match *match, const struct query_term *term)
{
	return ask_text(match, term, kith_text(match->book, match->row->path));
}

static bool ask_type(const struct match *match, const struct query_term *term)
{
	return ask_text(match, term, kith_slice_cstr(kith_type_word((enum kith_type)match->row->type)));
}

static bool ask_name(const struct match *match, const struct query_term *term)
{
	return ask_text(match, term, kith_text(match->book, match->row->name));
}

static bool ask_body(const struct match *match, const struct query_term *term)
{
	return query_body_found(term, match->book, match->note);
}

static bool ask_word(const struct match *match, const struct query_term *term)
{
	static const enum kith_field fields[] = { KITH_F_ALIASES, KITH_F_ORG, KITH_F_TAGS };
	struct query_term in_field = *term;

	if (ask_name(match, term))
		return true;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		in_field.field = fields[i];
		if (ask_field(match, &in_field))
			return true;
	}
	return false;
}

static bool (*const subjects[SUBJECT_COUNT])(const struct match *match, const struct query_term *term) = {
	[SUBJECT_FIELD] = ask_field, [SUBJECT_COMPUTED] = ask_computed, [SUBJECT_ID] = ask_id,
	[SUBJECT_PATH] = ask_path,   [SUBJECT_TYPE] = ask_type,		[SUBJECT_NAME] = ask_name,
	[SUBJECT_TEXT] = ask_body,   [SUBJECT_WORD] = ask_word,
};

static bool run(const struct match *match)
{
	const struct kith_query *query = match->query;
	bool truth = true;
	size_t at = 0;

	while (at < query->code_count) {
		const struct query_code *code = &query->code[at++];
		const struct query_term *term = &query->terms[code->kind == CODE_TERM ? code->operand : 0];
		if (code->kind == CODE_TERM)
			truth = subjects[term->subject](match, term);
		else if (code->kind == CODE_NOT)
			truth = !truth;
		else if (truth == (code->kind == CODE_IF_TRUE))
			at = code->operand;
	}
	return truth;
}

/* Archived notes appear to who asks for a status, and for this very note. */
static bool asks_for_archived(const struct match *match)
{
	const struct kith_query *query = match->query;

	if (kith_query_names_field(query, "status"))
		return true;
	for (size_t i = 0; i < query->term_count; i++)
		if (query->terms[i].subject == SUBJECT_ID && query->terms[i].test == TEST_SAME &&
		    ask_id(match, &query->terms[i]))
			return true;
	return false;
}

bool kith_query_match(const struct kith_query *query, const struct kith_book *book, kith_id note,
		      kith_compute *compute, void *context)
{
	struct match match = { query, book, note, kith_book_note(book, note), compute, context };

	if (match.row->flags & KITH_NOTE_UNREADABLE)
		return false;
	if ((match.row->flags & KITH_NOTE_ARCHIVED) && !asks_for_archived(&match))
		return false;
	return run(&match);
}

bool kith_query_looks_like_one(struct kith_slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr(":+~@<>", text.ptr[i]) && text.ptr[i] != '\0')
			return true;
	return false;
}

bool kith_query_names_field(const struct kith_query *query, const char *field)
{
	for (size_t i = 0; i < query->term_count; i++)
		if (kith_slice_is(query->terms[i].name, field))
			return true;
	return false;
}
