#include "practice/lead.h"

#include <stdlib.h>

#include "practice/about.h"

static const char *const words[] = {
	"heard", "talking", "applied", "interview", "offer", "won", "waiting", "lost", "declined",
};

const char *kith_stage_word(enum kith_stage stage)
{
	return stage < KITH_STAGE_COUNT ? words[stage] : "";
}

enum kith_stage kith_stage_find(struct kith_slice word)
{
	enum kith_stage stage = KITH_STAGE_HEARD;

	while (stage < KITH_STAGE_COUNT && !kith_slice_is(word, words[stage]))
		stage++;
	return stage;
}

bool kith_stage_is_over(enum kith_stage stage)
{
	return stage == KITH_STAGE_WON || stage == KITH_STAGE_LOST || stage == KITH_STAGE_DECLINED;
}

static bool is_stage(const struct kith_book *book, const struct kith_entry_row *entry, kith_day today)
{
	return kith_entry_is(book, entry, "stage") && kith_entry_happened(entry, today);
}

const struct kith_entry_row *kith_lead_last_stage(const struct kith_book *book, kith_id lead, kith_day today)
{
	struct kith_range range = kith_book_note(book, lead)->entries;
	const struct kith_entry_row *entries = kith_book_entries(book) + range.first, *last = NULL;

	for (uint32_t i = 0; i < range.count; i++) {
		if (is_stage(book, &entries[i], today) && (!last || entries[i].day >= last->day))
			last = &entries[i];
	}
	return last;
}

static uint32_t first_task(const struct kith_book *book, kith_id lead)
{
	struct kith_range range = kith_book_note(book, lead)->tasks;

	for (uint32_t i = range.first; i < range.first + range.count; i++) {
		if (kith_book_tasks(book)[i].state == KITH_BOX_OPEN)
			return i;
	}
	return UINT32_MAX;
}

void kith_lead_of(const struct kith_book *book, kith_id note, kith_day today, struct kith_lead *lead)
{
	const struct kith_entry_row *last = kith_lead_last_stage(book, note, today);
	enum kith_stage said = last ? kith_stage_find(kith_text(book, last->word)) : KITH_STAGE_COUNT;

	lead->note = note;
	lead->stage = kith_stage_find(kith_book_first(book, note, KITH_F_STAGE));
	lead->since = KITH_NO_DAY;
	lead->entry = UINT32_MAX;
	lead->next = first_task(book, note);
	if (lead->stage == KITH_STAGE_COUNT)
		lead->stage = said;
	if (last && said == lead->stage && said != KITH_STAGE_COUNT) {
		lead->since = last->day;
		lead->entry = kith_entry_number(book, last);
	}
}

static int by_stage(const void *left, const void *right)
{
	const struct kith_lead *a = left, *b = right;

	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	if (a->since != b->since) {
		if (a->since == KITH_NO_DAY || b->since == KITH_NO_DAY)
			return a->since == KITH_NO_DAY ? 1 : -1;
		return a->since < b->since ? -1 : 1;
	}
	return (a->note > b->note) - (a->note < b->note);
}

void kith_lead_sort(struct kith_lead *leads, size_t count)
{
	if (count)
		qsort(leads, count, sizeof(*leads), by_stage);
}

bool kith_lead_is_tie(const struct kith_book *book, kith_id lead)
{
	size_t count;
	const struct kith_value *source = kith_book_field(book, lead, KITH_F_SOURCE, &count);

	if (count && kith_id_ok(source->note) && kith_is_tie(book, source->note))
		return true;
	return kith_slice_trim(kith_book_first(book, lead, KITH_F_VIA)).len > 0;
}

unsigned kith_lead_reached(const struct kith_book *book, kith_id lead, kith_day today)
{
	struct kith_range range = kith_book_note(book, lead)->entries;
	const struct kith_entry_row *entries = kith_book_entries(book) + range.first;
	unsigned reached = 1u << KITH_STAGE_HEARD;
	struct kith_lead now;

	for (uint32_t i = 0; i < range.count; i++) {
		if (is_stage(book, &entries[i], today))
			reached |= 1u << kith_stage_find(kith_text(book, entries[i].word));
	}
	kith_lead_of(book, lead, today, &now);
	reached |= 1u << now.stage;
	return reached & ((1u << KITH_STAGE_COUNT) - 1);
}
