#include "practice/about.h"
#include "practice/route.h"

static bool may_be_named(const struct kith_book *book, kith_id note)
{
	return !(kith_book_note(book, note)->flags & KITH_NOTE_PRIVATE);
}

/* "position at org", as far as it is known. */
static void add_work(const struct kith_book *book, kith_id person, struct kith_buf *out)
{
	struct kith_slice position = kith_book_first(book, person, KITH_F_POSITION);
	size_t count;
	const struct kith_value *org = kith_book_field(book, person, KITH_F_ORG, &count);

	if (position.len)
		kith_buf_printf(out, ", %.*s", KITH_ARG(position));
	if (count && (!kith_id_ok(org->note) || may_be_named(book, org->note)))
		kith_buf_printf(out, "%s %.*s", position.len ? " at" : ", from",
				KITH_ARG(kith_value_name(book, org)));
}

static void add_people(const struct kith_book *book, kith_id lead, kith_id owner, struct kith_buf *out)
{
	size_t count, named = 0;
	const struct kith_value *people = kith_book_field(book, lead, KITH_F_PEOPLE, &count);

	for (size_t i = 0; i < count; i++) {
		kith_id person = people[i].note;

		if (!kith_id_ok(person) || !kith_is_tie(book, person) || person == owner ||
		    !may_be_named(book, person))
			continue;
		kith_buf_printf(out, "%s%.*s", named++ ? "; " : " I spoke with ",
				KITH_ARG(kith_book_name(book, person)));
		add_work(book, person, out);
	}
	if (named)
		kith_buf_byte(out, '.');
}

void kith_route_brief(const struct kith_book *book, kith_id lead, kith_id owner, bool others,
		      struct kith_buf *out)
{
	struct kith_slice need = kith_book_first(book, lead, KITH_F_NEED);

	kith_buf_printf(out, "Hello %.*s, this one is yours, I think: %.*s",
			KITH_ARG(kith_first_name(book, owner)), KITH_ARG(kith_book_name(book, lead)));
	if (need.len)
		kith_buf_printf(out, " (%.*s)", KITH_ARG(need));
	kith_buf_byte(out, '.');
	add_people(book, lead, owner, out);
	kith_buf_cstr(out, others ? " May I introduce you? I will tell you all I know before you speak,"
				  : " I will tell you all I know,");
	kith_buf_cstr(out, " and I stay reachable for questions afterwards.");
}

void kith_route_introduction(const struct kith_book *book, kith_id owner, kith_id other, struct kith_buf *out)
{
	kith_buf_printf(out, "Hello %.*s, meet %.*s", KITH_ARG(kith_first_name(book, other)),
			KITH_ARG(kith_book_name(book, owner)));
	add_work(book, owner, out);
	kith_buf_printf(out, ", who is the right one for what you asked me. %.*s, this is %.*s",
			KITH_ARG(kith_first_name(book, owner)), KITH_ARG(kith_book_name(book, other)));
	add_work(book, other, out);
	kith_buf_cstr(out, ". I leave you to it, and I am here if either of you needs me.");
}
