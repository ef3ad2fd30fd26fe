#include <stdint.h>
#include <string.h>

#include "note/edit_job.h"

static struct kith_slice between(const struct kith_job *job, size_t start, size_t end)
{
	return kith_slice_sub(job->note->bytes, start, end);
}

/* Only blanks, and at most one comma among them: no comment, no bracket. */
static bool is_plain_gap(struct kith_slice gap)
{
	size_t commas = 0;

	for (size_t i = 0; i < gap.len; i++) {
		if (!strchr(" \t\r\n,", gap.ptr[i]))
			return false;
		commas += gap.ptr[i] == ',';
	}
	return commas <= 1;
}

enum kith_code kith_edit_cannot(const struct kith_job *job, const struct kith_key *key, const char *why)
{
	return kith_fail(job->err, KITH_MALFORMED, "%.*s:%u:%u: `%.*s` %s; edit the note by hand",
			 KITH_ARG(job->note->path), key->line, key->column, KITH_ARG(key->name), why);
}

void kith_item_replace(struct kith_job *job, const struct kith_item *item, struct kith_slice value)
{
	struct kith_buf text = KITH_BUF_INIT;

	if (kith_slice_eq(item->text, value))
		return;
	kith_yaml_quote_like(value, item->style, &text);
	kith_job_splice_buf(job, item->span.start, item->span.end, &text);
}

/* The "  - " before an item of a block list; empty if anything else stands there. */
static struct kith_slice dash_before(const struct kith_job *job, const struct kith_item *item)
{
	struct kith_span lines = kith_job_lines(job, item->span.start, item->span.start);
	struct kith_slice lead = between(job, lines.start, item->span.start);

	return kith_slice_is(kith_slice_trim(lead), "-") && lead.ptr[lead.len - 1] != '-'
		       ? lead
		       : kith_slice_of("", 0);
}

/* What goes between the last item of a flow list and a new one: as between those that are there. */
static void put_separator(const struct kith_job *job, const struct kith_key *key, struct kith_buf *out)
{
	const struct kith_item *last = &key->items[key->count - 1];
	struct kith_slice gap, lead = between(job, key->value_span.start + 1, last->span.start);

	if (key->count > 1) {
		gap = between(job, last[-1].span.end, last->span.start);
		if (is_plain_gap(gap) && kith_slice_find(gap, 0, ',') != SIZE_MAX) {
			kith_buf_slice(out, gap);
			return;
		}
	} else if (is_plain_gap(lead) && kith_slice_find(lead, 0, '\n') != SIZE_MAX) {
		kith_buf_byte(out, ',');
		kith_buf_slice(out, lead);
		return;
	}
	kith_buf_cstr(out, ", ");
}

static void append_flow(struct kith_job *job, const struct kith_key *key, const struct kith_slice *values,
			size_t count)
{
	size_t at = key->count ? key->items[key->count - 1].span.end : key->value_span.start + 1;
	struct kith_buf text = KITH_BUF_INIT;

	for (size_t i = 0; i < count; i++) {
		if (key->count > 0)
			put_separator(job, key, &text);
		else if (i > 0)
			kith_buf_cstr(&text, ", ");
		kith_yaml_quote(values[i], &text);
	}
	kith_job_splice_buf(job, at, at, &text);
}

/* The first item of a list that is a bare `-`. */
static enum kith_code fill_dash(struct kith_job *job, const struct kith_key *key,
				const struct kith_slice *values, size_t count)
{
	struct kith_buf text = KITH_BUF_INIT;

	if (count != 1)
		return kith_edit_cannot(job, key, "is a list without items");
	kith_buf_byte(&text, ' ');
	kith_yaml_quote(values[0], &text);
	kith_job_splice_buf(job, key->value_span.start + 1, key->value_span.start + 1, &text);
	return KITH_OK;
}

static enum kith_code append_block(struct kith_job *job, const struct kith_key *key,
				   const struct kith_slice *values, size_t count)
{
	const struct kith_item *last;
	struct kith_buf text = KITH_BUF_INIT;
	struct kith_slice dash;
	size_t at;

	if (key->count == 0)
		return fill_dash(job, key, values, count);
	last = &key->items[key->count - 1];
	dash = dash_before(job, last);
	if (dash.len == 0)
		return kith_edit_cannot(job, key, "is a list with more than `- item` on a line");
	at = kith_job_lines(job, last->span.start, last->span.end).end;
	for (size_t i = 0; i < count; i++) {
		kith_buf_slice(&text, dash);
		kith_yaml_quote(values[i], &text);
		kith_buf_cstr(&text, job->note->front.newline);
	}
	kith_job_splice_buf(job, at, at, &text);
	return KITH_OK;
}

enum kith_code kith_list_append(struct kith_job *job, const struct kith_key *key,
				const struct kith_slice *values, size_t count)
{
	if (key->shape == KITH_BLOCK_LIST)
		return append_block(job, key, values, count);
	append_flow(job, key, values, count);
	return KITH_OK;
}

/* An item in brackets leaves with one comma: the one before it, else the one after, unless the next
 * item goes too and takes that. Where a comment stands beside it, that stays. */
static void remove_flow(struct kith_job *job, const struct kith_key *key, size_t at, bool next_goes)
{
	const struct kith_item *item = &key->items[at];
	bool last = at + 1 == key->count;
	bool plain_after = !last && is_plain_gap(between(job, item->span.end, item[1].span.start));
	struct kith_span span = item->span;
	size_t next = span.end;

	if (at > 0 && is_plain_gap(between(job, item[-1].span.end, span.start))) {
		span.start = item[-1].span.end;
	} else if (at == 0 && plain_after) {
		span.end = item[1].span.start;
	} else if (!plain_after || !next_goes) {
		while (next < key->value_span.end && strchr(" \t", job->note->bytes.ptr[next]))
			next++;
		if (next < key->value_span.end && job->note->bytes.ptr[next] == ',')
			span.end = next + 1;
	}
	kith_job_splice(job, span.start, span.end, kith_slice_of("", 0));
}

static enum kith_code remove_item(struct kith_job *job, const struct kith_key *key, size_t at, bool next_goes)
{
	const struct kith_item *item = &key->items[at];
	struct kith_span lines = kith_job_lines(job, item->span.start, item->span.end);

	if (key->shape == KITH_FLOW_LIST) {
		remove_flow(job, key, at, next_goes);
		return KITH_OK;
	}
	if (dash_before(job, item).len == 0)
		return kith_edit_cannot(job, key, "is a list with more than `- item` on a line");
	kith_job_splice(job, lines.start, lines.end, kith_slice_of("", 0));
	return KITH_OK;
}

enum kith_code kith_list_remove(struct kith_job *job, const struct kith_key *key, size_t at)
{
	return remove_item(job, key, at, false);
}

/* Item by item, so that comments between them stay. */
enum kith_code kith_list_set(struct kith_job *job, const struct kith_key *key)
{
	const struct kith_edit *edit = job->edit;
	enum kith_code code = KITH_OK;

	for (size_t i = 0; i < key->count && i < edit->count; i++)
		kith_item_replace(job, &key->items[i], edit->values[i]);
	for (size_t i = edit->count; i < key->count && code == KITH_OK; i++)
		code = remove_item(job, key, i, i + 1 < key->count);
	if (edit->count > key->count)
		code = kith_list_append(job, key, edit->values + key->count, edit->count - key->count);
	return code;
}
