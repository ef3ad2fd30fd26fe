#include <stdint.h>
#include <string.h>

#include "note/edit_job.h"

static struct kith_slice between(const struct kith_job *job, size_t start, size_t end)
{
	return kith_slice_sub(job->note->bytes, start, end);
}

static bool is_list(const struct kith_key *key)
{
	return key->shape == KITH_FLOW_LIST || key->shape == KITH_BLOCK_LIST;
}

static void put_list(const struct kith_slice *values, size_t count, struct kith_buf *out)
{
	kith_buf_byte(out, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			kith_buf_cstr(out, ", ");
		kith_yaml_quote(values[i], out);
	}
	kith_buf_byte(out, ']');
}

/* The key that is to be changed, NULL if the note has none; refused if it may not be changed. */
static enum kith_code find_key(const struct kith_job *job, const struct kith_key **found)
{
	const struct kith_front *front = &job->note->front;

	*found = NULL;
	for (size_t i = 0; i < front->count; i++) {
		const struct kith_key *key = &front->keys[i];
		struct kith_slice lead = between(job, key->lines.start, key->name_span.start);

		if (!kith_slice_eq(key->name, job->edit->key))
			continue;
		*found = key;
		if (key->shape == KITH_MAP)
			return kith_edit_cannot(job, key, "is a map, which is kept as it is");
		if (kith_slice_trim(lead).len > 0)
			return kith_edit_cannot(job, key, "does not begin its line");
	}
	if (front->flow)
		return kith_fail(job->err, KITH_MALFORMED,
				 "%.*s: front matter in { } is read only; write `key: value` lines",
				 KITH_ARG(job->note->path));
	return KITH_OK;
}

/* Keys may all be indented alike: a new one is too. */
static struct kith_slice key_indent(const struct kith_job *job)
{
	const struct kith_front *front = &job->note->front;

	struct kith_slice lead = kith_slice_of("", 0);

	if (front->count > 0)
		lead = between(job, front->keys[0].lines.start, front->keys[0].name_span.start);
	return kith_slice_trim(lead).len == 0 ? lead : kith_slice_of("", 0);
}

/* A new key goes to the end of the front matter, which is made where there is none. */
static void add_key(struct kith_job *job, struct kith_slice value)
{
	const struct kith_front *front = &job->note->front;
	size_t at = front->yaml.end;
	struct kith_buf line = KITH_BUF_INIT;

	if (!front->present) {
		at = kith_slice_starts(job->note->bytes, "\xef\xbb\xbf") ? 3 : 0;
		kith_buf_printf(&line, "---%s", front->newline);
	}
	kith_buf_slice(&line, key_indent(job));
	kith_yaml_quote(job->edit->key, &line);
	kith_buf_cstr(&line, ": ");
	kith_buf_slice(&line, value);
	kith_buf_cstr(&line, front->newline);
	if (!front->present)
		kith_buf_printf(&line, "---%s", front->newline);
	kith_job_splice_buf(job, at, at, &line);
}

/* Puts `value` where the key's value stands; after the bare colon of an empty one. */
static void put_value(struct kith_job *job, const struct kith_key *key, struct kith_slice value)
{
	struct kith_span span = key->value_span;
	struct kith_buf text = KITH_BUF_INIT;

	if (span.start == span.end)
		kith_buf_byte(&text, ' ');
	kith_buf_slice(&text, value);
	kith_job_splice_buf(job, span.start, span.end, &text);
}

static bool reads_as_body(const struct kith_job *job)
{
	const struct kith_note *note = job->note;
	struct kith_buf rest = KITH_BUF_INIT;
	struct kith_front front;
	bool ok;

	kith_buf_slice(&rest, between(job, 0, note->front.fences.start));
	kith_buf_slice(&rest, between(job, note->front.fences.end, note->bytes.len));
	ok = kith_front_parse(kith_buf_view(&rest), note->path, job->arena, NULL, &front) && !front.present;
	kith_buf_release(&rest);
	return ok;
}

/* Front matter that holds nothing any more goes with its last key. */
static void drop_key(struct kith_job *job, const struct kith_key *key)
{
	const struct kith_front *front = &job->note->front;
	struct kith_span span = key->lines;

	if (span.start == front->yaml.start && span.end == front->yaml.end && reads_as_body(job))
		span = front->fences;
	kith_job_splice(job, span.start, span.end, kith_slice_of("", 0));
}

static enum kith_code set_key(struct kith_job *job, const struct kith_key *key)
{
	const struct kith_edit *edit = job->edit;
	bool as_list = edit->list || edit->count > 1;
	struct kith_buf text = KITH_BUF_INIT;

	if (key && is_list(key))
		return kith_list_set(job, key);
	if (key && key->shape == KITH_SCALAR && !as_list) {
		kith_item_replace(job, &key->items[0], edit->values[0]);
		return KITH_OK;
	}
	if (as_list)
		put_list(edit->values, edit->count, &text);
	else
		kith_yaml_quote(edit->values[0], &text);
	if (key)
		put_value(job, key, kith_buf_view(&text));
	else
		add_key(job, kith_buf_view(&text));
	kith_buf_release(&text);
	return KITH_OK;
}

static size_t item_of(const struct kith_key *key, struct kith_slice value)
{
	size_t i = 0;

	while (i < key->count && !kith_slice_eq(key->items[i].text, value))
		i++;
	return i;
}

/* The scalar as it may stand in brackets: as written if that reads the same there. */
static void put_in_brackets(const struct kith_job *job, const struct kith_item *item, struct kith_buf *out)
{
	struct kith_slice there = between(job, item->span.start, item->span.end);
	bool quoted = item->style == KITH_SINGLE_QUOTED || item->style == KITH_DOUBLE_QUOTED;

	if (quoted && kith_slice_find(there, 0, '\n') == SIZE_MAX)
		kith_buf_slice(out, there);
	else
		kith_yaml_quote(item->text, out);
}

static enum kith_code add_item(struct kith_job *job, const struct kith_key *key)
{
	struct kith_buf text = KITH_BUF_INIT;

	if (key && item_of(key, job->edit->values[0]) < key->count)
		return KITH_OK;
	if (key && is_list(key))
		return kith_list_append(job, key, job->edit->values, 1);
	if (!key || key->shape == KITH_EMPTY) {
		put_list(job->edit->values, 1, &text);
	} else {
		kith_buf_byte(&text, '[');
		put_in_brackets(job, &key->items[0], &text);
		kith_buf_cstr(&text, ", ");
		kith_yaml_quote(job->edit->values[0], &text);
		kith_buf_byte(&text, ']');
	}
	if (key)
		put_value(job, key, kith_buf_view(&text));
	else
		add_key(job, kith_buf_view(&text));
	kith_buf_release(&text);
	return KITH_OK;
}

static enum kith_code remove_item(struct kith_job *job, const struct kith_key *key)
{
	size_t at = key ? item_of(key, job->edit->values[0]) : 0;

	if (!key || at == key->count)
		return KITH_OK;
	if (key->count > 1)
		return kith_list_remove(job, key, at);
	drop_key(job, key);
	return KITH_OK;
}

static void replace_items(struct kith_job *job, const struct kith_key *key)
{
	for (size_t i = 0; key && i < key->count; i++) {
		if (kith_slice_eq(key->items[i].text, job->edit->values[0]))
			kith_item_replace(job, &key->items[i], job->edit->values[1]);
	}
}

enum kith_code kith_edit_front(struct kith_job *job)
{
	const struct kith_key *key;
	enum kith_code code = find_key(job, &key);
	bool unset = job->edit->verb == KITH_UNSET || (job->edit->verb == KITH_SET && job->edit->count == 0);

	if (code != KITH_OK)
		return code;
	if (unset && key)
		drop_key(job, key);
	else if (job->edit->verb == KITH_SET && !unset)
		code = set_key(job, key);
	else if (job->edit->verb == KITH_ADD_ITEM)
		code = add_item(job, key);
	else if (job->edit->verb == KITH_REMOVE_ITEM)
		code = remove_item(job, key);
	else if (job->edit->verb == KITH_REPLACE_ITEM)
		replace_items(job, key);
	return code;
}
