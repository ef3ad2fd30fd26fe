#include "practice/ask.h"

#include "practice/days.h"

enum kith_size kith_entry_size(const struct kith_book *book, const struct kith_entry_row *entry)
{
	static const char *const words[KITH_SIZE_COUNT] = { "small", "medium", "large" };
	struct kith_slice word = kith_text(book, entry->word);

	for (int i = 0; i < KITH_SIZE_COUNT; i++) {
		if (kith_slice_is(word, words[i]))
			return (enum kith_size)i;
	}
	return KITH_SMALL;
}

kith_day kith_ask_closes(const struct kith_book *book, const struct kith_entry_row *ask)
{
	int rest = kith_book_config(book)->asks[kith_entry_size(book, ask)].rest;

	return ask->day + (rest > KITH_MONTH ? rest : KITH_MONTH);
}
