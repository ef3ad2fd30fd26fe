#include "cmd/lead.h"

#include "book/refs.h"

static bool is_lead(const struct kith_session *session, kith_id note)
{
	return kith_book_note(session->book, note)->type == KITH_LEAD;
}

enum kith_code kith_read_lead(struct kith_session *session, const char *text, kith_id *lead)
{
	enum kith_code code = kith_read_ref(session, text, 1u << KITH_LEAD, lead);

	if (code || is_lead(session, *lead))
		return code;
	kith_say(session, "%.*s is no lead", KITH_ARG(kith_book_id(session->book, *lead)));
	return KITH_NEGATIVE;
}

void kith_leads_matching(struct kith_session *session, const struct kith_query *query, struct kith_ids *leads)
{
	kith_id note;

	for (note = 0; note < kith_book_count(session->book); note++)
		if (is_lead(session, note) && kith_matches(session, query, note))
			kith_ids_add(leads, note);
}

enum kith_code kith_expect_leads(struct kith_session *session)
{
	kith_id note;

	for (note = 0; note < kith_book_count(session->book); note++)
		if (is_lead(session, note))
			return KITH_OK;
	kith_say(session,
		 "no lead is on record: kith new lead TITLE kind=job source=REF stage=heard makes the first");
	return KITH_NEGATIVE;
}

struct kith_slice kith_lead_owner(const struct kith_book *book, kith_id lead)
{
	size_t count;
	const struct kith_value *owner = kith_book_field(book, lead, KITH_F_OWNER, &count);

	if (!count)
		return kith_slice_cstr("");
	return kith_id_ok(owner->note) ? kith_book_id(book, owner->note)
				       : kith_ref_bare(kith_text(book, owner->text));
}
