#include "practice/mine.h"

#include "practice/web_arcs.h"

static bool is_mine(const struct kith_book *book, const struct kith_org *org, struct kith_arena *arena)
{
	size_t count;
	const struct kith_value *mine = kith_book_field(book, kith_book_me(book), KITH_F_ORG, &count);

	for (size_t i = 0; i < count; i++) {
		struct kith_org own = kith_org_of(book, &mine[i], arena);

		if ((kith_id_ok(own.group) || own.name.len) && kith_org_cmp(&own, org) == 0)
			return true;
	}
	return false;
}

bool kith_names_my_org(const struct kith_book *book, kith_id note, uint32_t field)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	bool found = false;
	size_t count;
	const struct kith_value *values;

	if (!kith_id_ok(kith_book_me(book)))
		return false;
	values = kith_book_field(book, note, field, &count);
	for (size_t i = 0; i < count && !found; i++) {
		struct kith_org org = kith_org_of(book, &values[i], &arena);

		found = is_mine(book, &org, &arena);
	}
	kith_arena_release(&arena);
	return found;
}
