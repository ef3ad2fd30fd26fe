/* What leads, funnel, route and announce share. */
#ifndef KITH_CMD_LEAD_H
#define KITH_CMD_LEAD_H

#include "cmd/report.h"
#include "practice/lead.h"

/* One lead; NEGATIVE (said) if the reference is unknown, ambiguous or means another sort of note. */
enum kith_code kith_read_lead(struct kith_session *session, const char *text, kith_id *lead);

/* The leads that a query matches, by id. */
void kith_leads_matching(struct kith_session *session, const struct kith_query *query, struct kith_ids *leads);

/* OK if the notebook holds a lead at all; else NEGATIVE, and says how one is made. */
enum kith_code kith_expect_leads(struct kith_session *session);

/* The id of the person who owns a lead, or what stands there; empty without owner. */
struct kith_slice kith_lead_owner(const struct kith_book *book, kith_id lead);

#endif
