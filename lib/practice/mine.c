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

bool kith_is_my_org(const struct kith_book *book, const struct kith_value *org)
{
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_org named;
	bool found;

	if (!kith_id_ok(kith_book_me(book)))
		return false;
	named = kith_org_of(book, org, &arena);
	found = is_mine(book, &named, &arena);
	kith_arena_release(&arena);
	return found;
}

bool kith_names_my_org(const struct kith_book *book, kith_id note, uint32_t field)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, note, field, &count);

	for (size_t i = 0; i < count; i++) {
		if (kith_is_my_org(book, &values[i]))
			return true;
	}
	return false;
}
