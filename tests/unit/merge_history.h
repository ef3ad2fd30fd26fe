/* Random versions of a note for the merge: a model of it, changes to the model, and its text. */
#ifndef TESTS_UNIT_MERGE_HISTORY_H
#define TESTS_UNIT_MERGE_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

enum { FIELDS = 8, LISTS = 2, ITEMS = 12, ENTRIES = 24, PROSE = 16, STEPS = 6 };

static const char *const field_names[FIELDS] = { "name", "org", "city", "tier", "phone", "x-unknown", "email", "met" };
static const char *const list_names[LISTS] = { "tags", "interests" };

struct entry {
	int id, day, text; /* id: which of the base it is, or above that a new one */
	bool task, ticked;
};

struct line {
	int id, text;
};

struct model {
	int order[FIELDS + LISTS]; /* fields, then lists; -1: not there */
	int field[FIELDS];         /* value; 0: not there */
	int list[LISTS][ITEMS], list_count[LISTS];
	bool block[LISTS];
	struct entry entry[ENTRIES];
	int entries;
	struct line prose[PROSE];
	int lines;
	bool crlf, no_last, descending, comment, front;
	int garbage; /* a byte is spoilt there; 0: none */
};

struct step {
	int verb, a, b;
};

struct history {
	uint64_t seed;
	struct model base, side[3];
	struct step steps[3][STEPS];
	bool used[3][STEPS];
};

static uint64_t next_random(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static int pick(uint64_t *state, int below)
{
	return (int)(next_random(state) % (uint64_t)below);
}

static void make_base(struct model *m, uint64_t *state)
{
	int keys = 0;

	memset(m, 0, sizeof(*m));
	m->front = pick(state, 12) > 0;
	m->descending = pick(state, 2);
	m->comment = pick(state, 2);
	m->no_last = pick(state, 8) == 0;
	m->crlf = pick(state, 10) == 0;
	for (int i = 0; i < FIELDS; i++)
		m->field[i] = m->front && pick(state, 2) ? 1 + pick(state, 4) : 0;
	for (int i = 0; i < LISTS; i++) {
		m->block[i] = pick(state, 2);
		m->list_count[i] = m->front ? pick(state, 4) : 0;
		for (int k = 0; k < m->list_count[i]; k++)
			m->list[i][k] = 10 + 3 * k;
	}
	for (int i = 0; i < FIELDS + LISTS; i++)
		m->order[keys++] = i;
	m->entries = pick(state, 6);
	for (int i = 0; i < m->entries; i++) {
		int day = 40 + 3 * (m->descending ? -i : i);

		m->entry[i] = (struct entry){ i, day, pick(state, 5), pick(state, 6) == 0, false };
	}
	m->lines = pick(state, 6);
	for (int i = 0; i < m->lines; i++)
		m->prose[i] = (struct line){ i, i };
}

enum verb {
	SET_FIELD,
	DELETE_FIELD,
	ADD_TAG,
	REMOVE_TAG,
	ADD_ENTRY,
	EDIT_ENTRY,
	DELETE_ENTRY,
	TICK,
	EDIT_LINE,
	ADD_LINE,
	DELETE_LINE,
	TURN_CRLF,
	SWAP_KEYS,
	GARBAGE,
	VERBS
};

static void remove_at(void *items, int *count, int at, size_t size)
{
	char *bytes = items;

	memmove(bytes + (size_t)at * size, bytes + ((size_t)at + 1) * size, (size_t)(*count - at - 1) * size);
	--*count;
}

static void add_entry(struct model *m, const struct step *step)
{
	struct entry new = { 100 + step->a % 40, 35 + step->a % 12, 10 + step->b % 3, false, false };
	int at = 0;

	if (m->entries == ENTRIES)
		return;
	while (at < m->entries && (m->descending ? m->entry[at].day > new.day : m->entry[at].day <= new.day))
		at++;
	memmove(&m->entry[at + 1], &m->entry[at], (size_t)(m->entries - at) * sizeof(new));
	m->entry[at] = new;
	m->entries++;
}

static void change_list(struct model *m, const struct step *step)
{
	int l = step->b % LISTS, *count = &m->list_count[l], value = 11 + step->a % 9;

	if (step->verb == REMOVE_TAG && *count > 0) {
		remove_at(m->list[l], count, step->a % *count, sizeof(int));
		return;
	}
	for (int i = 0; i < *count; i++) {
		if (m->list[l][i] == value)
			return;
	}
	if (step->verb == ADD_TAG && *count < ITEMS)
		m->list[l][(*count)++] = value;
}

static void change_prose(struct model *m, const struct step *step)
{
	int at = m->lines ? step->a % m->lines : 0;

	if (step->verb == ADD_LINE && m->lines < PROSE) {
		memmove(&m->prose[at + 1], &m->prose[at], (size_t)(m->lines - at) * sizeof(struct line));
		m->prose[at] = (struct line){ 50 + step->b % 20, 50 + step->b % 20 };
		m->lines++;
	} else if (step->verb == EDIT_LINE && m->lines > 0) {
		m->prose[at].text = 20 + step->b % 4;
	} else if (step->verb == DELETE_LINE && m->lines > 0) {
		remove_at(m->prose, &m->lines, at, sizeof(struct line));
	}
}

static void take_step(struct model *m, const struct step *step)
{
	int f = step->a % FIELDS, e = m->entries ? step->a % m->entries : -1, swap;

	switch (step->verb) {
	case SET_FIELD:
		m->field[f] = 1 + step->b % 6;
		m->front = true;
		break;
	case DELETE_FIELD:
		m->field[f] = 0;
		break;
	case ADD_TAG:
		m->front = true;
		change_list(m, step);
		break;
	case REMOVE_TAG:
		change_list(m, step);
		break;
	case ADD_ENTRY:
		add_entry(m, step);
		break;
	case EDIT_ENTRY:
		if (e >= 0)
			m->entry[e].text = 20 + step->b % 4;
		break;
	case TICK:
		if (e >= 0)
			m->entry[e].ticked = m->entry[e].task;
		break;
	case DELETE_ENTRY:
		if (e >= 0)
			remove_at(m->entry, &m->entries, e, sizeof(struct entry));
		break;
	case TURN_CRLF:
		m->crlf = step->b % 3 == 0 ? !m->crlf : m->crlf;
		break;
	case SWAP_KEYS:
		swap = m->order[f];
		m->order[f] = m->order[step->b % FIELDS];
		m->order[step->b % FIELDS] = swap;
		break;
	case GARBAGE:
		m->garbage = step->b % 4 == 0 ? 1 + step->a : m->garbage;
		break;
	default:
		change_prose(m, step);
	}
}

static void print_list(const struct model *m, int l, struct kith_buf *out)
{
	if (m->list_count[l] == 0)
		return;
	kith_buf_printf(out, "%s:%s", list_names[l], m->block[l] ? "\n" : " [");
	for (int i = 0; i < m->list_count[l]; i++) {
		kith_buf_cstr(out, m->block[l] ? "  - " : i ? ", " : "");
		kith_buf_printf(out, "t%d%s", m->list[l][i], m->block[l] ? "\n" : "");
	}
	kith_buf_cstr(out, m->block[l] ? "" : "]\n");
}

static void print_front(const struct model *m, struct kith_buf *out)
{
	kith_buf_cstr(out, "---\n");
	for (int n = 0; n < FIELDS + LISTS; n++) {
		int key = m->order[n];

		if (m->comment && key == 2 && m->field[key])
			kith_buf_cstr(out, "# where they live\n");
		if (key >= FIELDS)
			print_list(m, key - FIELDS, out);
		else if (m->field[key])
			kith_buf_printf(out, "%s: value %d\n", field_names[key], m->field[key]);
	}
	kith_buf_cstr(out, "---\n");
}

static void print_entry(const struct entry *e, struct kith_buf *out)
{
	if (e->task)
		kith_buf_printf(out, "- [%c] send %d the slides %d\n", e->ticked ? 'x' : ' ', e->id, e->text);
	else
		kith_buf_printf(out, "- 2026-%02d-%02d coffee: talk %d of %d\n", 1 + e->day / 28, 1 + e->day % 28,
				e->text, e->id);
}

static void print_model(const struct model *m, struct kith_buf *out)
{
	struct kith_buf text = KITH_BUF_INIT;

	if (m->front)
		print_front(m, &text);
	if (m->entries) {
		kith_buf_cstr(&text, "\n## Log\n\n");
		for (int i = 0; i < m->entries; i++)
			print_entry(&m->entry[i], &text);
	}
	if (m->lines) {
		kith_buf_cstr(&text, "\n## About\n\n");
		for (int i = 0; i < m->lines; i++)
			kith_buf_printf(&text, "Prose %d that says %d.\n", m->prose[i].id, m->prose[i].text);
	}
	if (m->no_last && text.len)
		text.len--;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\n' && m->crlf)
			kith_buf_byte(out, '\r');
		kith_buf_byte(out, m->garbage && i == (size_t)m->garbage * 7 % text.len ? "\xff:\n[-"[m->garbage % 5] :
											 text.ptr[i]);
	}
	kith_buf_release(&text);
}

/* The sides anew from those steps that are used. */
static void replay(struct history *h)
{
	for (int s = 0; s < 3; s++) {
		h->side[s] = h->base;
		for (int i = 0; i < STEPS; i++) {
			if (h->used[s][i])
				take_step(&h->side[s], &h->steps[s][i]);
		}
	}
}

static void make_history(struct history *h, uint64_t seed)
{
	uint64_t state = seed;

	memset(h, 0, sizeof(*h));
	h->seed = seed;
	make_base(&h->base, &state);
	for (int s = 0; s < 3; s++) {
		int count = 1 + pick(&state, STEPS);

		for (int i = 0; i < count; i++) {
			h->steps[s][i] = (struct step){ pick(&state, VERBS), pick(&state, 1000), pick(&state, 1000) };
			h->used[s][i] = true;
		}
	}
	replay(h);
}

#endif
