#include "base/utf8.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "base/alloc.h"

#define REPLACEMENT 0xfffd
#define LONGEST_DECOMPOSITION 32

static bool is_ascii(char byte)
{
	return ((unsigned char)byte & 0x80) == 0;
}

/* Position of the first byte at or after `at` that is not ASCII; s.len if none. */
static size_t skip_ascii(struct kith_slice s, size_t at)
{
	uint64_t word;

	for (; s.len - at >= sizeof(word); at += sizeof(word)) {
		memcpy(&word, s.ptr + at, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < s.len && is_ascii(s.ptr[at]))
		at++;
	return at;
}

/* Length of the well-formed character at `at`, which is not the end; 0 if it is a bad byte. */
static size_t decode(struct kith_slice s, size_t at, int32_t *character)
{
	utf8proc_ssize_t len;

	if (is_ascii(s.ptr[at])) {
		*character = s.ptr[at];
		return 1;
	}
	len = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + at, (utf8proc_ssize_t)(s.len - at),
			       character);
	return len > 0 ? (size_t)len : 0;
}

size_t kith_utf8_invalid(struct kith_slice s)
{
	size_t at = 0, len;
	int32_t character;

	while ((at = skip_ascii(s, at)) < s.len) {
		len = decode(s, at, &character);
		if (len == 0)
			break;
		at += len;
	}
	return at;
}

int32_t kith_utf8_next(struct kith_slice s, size_t *at)
{
	int32_t character;
	size_t len;

	if (*at >= s.len)
		return REPLACEMENT;
	len = decode(s, *at, &character);
	*at += len ? len : 1;
	return len ? character : REPLACEMENT;
}

size_t kith_utf8_count(struct kith_slice s, size_t at)
{
	size_t count = 0, end = 0;

	if (at > s.len)
		at = s.len;
	while (end < at) {
		kith_utf8_next(s, &end);
		count += end <= at;
	}
	return count;
}

/* Characters while they are normalised. */
struct run {
	int32_t *items;
	size_t count, capacity;
};

struct form {
	bool fold_case;
	bool strip; /* accents */
};

/* Letters whose stroke is part of the letter for Unicode and an accent for who types the name. */
static int32_t without_stroke(int32_t character)
{
	switch (character) {
	case 0x0142: /* ł */
		return 'l';
	case 0x00f8: /* ø */
		return 'o';
	case 0x0111: /* đ */
		return 'd';
	case 0x0127: /* ħ */
		return 'h';
	case 0x0167: /* ŧ */
		return 't';
	default:
		return character;
	}
}

/* Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Marks that tell one letter or
 * vowel from another (Indic signs, kana voicing, Thai vowels) have other classes and stay. */
static bool is_accent(int32_t character)
{
	int rank = utf8proc_get_property(character)->combining_class;

	return rank == 1 || (rank >= 10 && rank <= 36) || rank >= 200;
}

static void add_decomposed(struct run *run, int32_t character, const struct form *form)
{
	int32_t parts[LONGEST_DECOMPOSITION];
	int boundary = 0;
	utf8proc_option_t options = UTF8PROC_DECOMPOSE | (form->fold_case ? UTF8PROC_CASEFOLD : 0);
	utf8proc_ssize_t count =
		utf8proc_decompose_char(character, parts, LONGEST_DECOMPOSITION, options, &boundary);

	if (count < 0 || count > LONGEST_DECOMPOSITION) {
		parts[0] = REPLACEMENT;
		count = 1;
	}
	for (utf8proc_ssize_t i = 0; i < count; i++) {
		if (form->strip && is_accent(parts[i]))
			continue;
		run->items = kith_grow(run->items, run->count, &run->capacity, sizeof(*run->items));
		run->items[run->count++] = form->strip ? without_stroke(parts[i]) : parts[i];
	}
}

/* Stable, by combining class, in linear time: a hostile note may hold a million marks in a row. */
static void sort_marks(int32_t *marks, size_t count)
{
	size_t starts[257] = { 0 };
	int32_t *sorted = kith_alloc(count, sizeof(*sorted));

	for (size_t i = 0; i < count; i++)
		starts[utf8proc_get_property(marks[i])->combining_class + 1]++;
	for (size_t rank = 1; rank < 257; rank++)
		starts[rank] += starts[rank - 1];
	for (size_t i = 0; i < count; i++)
		sorted[starts[utf8proc_get_property(marks[i])->combining_class]++] = marks[i];
	memcpy(marks, sorted, count * sizeof(*sorted));
	free(sorted);
}

/* Puts the marks after each base character into canonical order. */
static void order_marks(struct run *run)
{
	size_t first = 0;
	int last = 0;
	bool ordered = true;

	for (size_t i = 0; i <= run->count; i++) {
		int rank = i < run->count ? utf8proc_get_property(run->items[i])->combining_class : 0;

		if (rank == 0) {
			if (!ordered)
				sort_marks(run->items + first, i - first);
			first = i + 1;
			ordered = true;
		} else if (rank < last) {
			ordered = false;
		}
		last = rank;
	}
}

static void add_character(struct kith_buf *out, int32_t character)
{
	utf8proc_uint8_t bytes[4];

	kith_buf_bytes(out, bytes, (size_t)utf8proc_encode_char(character, bytes));
}

static void add_ascii(struct kith_slice s, const struct form *form, struct kith_buf *out)
{
	size_t start = out->len;

	kith_buf_slice(out, s);
	if (!form->fold_case)
		return;
	for (size_t i = start; i < out->len; i++)
		if (out->ptr[i] >= 'A' && out->ptr[i] <= 'Z')
			out->ptr[i] += 'a' - 'A';
}

static void add_composed(struct kith_slice s, const struct form *form, struct run *run, struct kith_buf *out)
{
	utf8proc_ssize_t count;

	run->count = 0;
	for (size_t at = 0; at < s.len;)
		add_decomposed(run, kith_utf8_next(s, &at), form);
	if (run->count == 0)
		return;
	order_marks(run);
	count = utf8proc_normalize_utf32(run->items, (utf8proc_ssize_t)run->count, UTF8PROC_COMPOSE);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		add_character(out, run->items[i]);
}

/* NFC of `s`. ASCII never composes with what precedes it, so only a run of other bytes, with the
 * one ASCII character before it, takes the slow way. */
static void normalise(struct kith_slice s, const struct form *form, struct kith_buf *out)
{
	struct run run = { NULL, 0, 0 };
	size_t at = 0;

	kith_buf_reserve(out, s.len);
	while (at < s.len) {
		size_t plain = skip_ascii(s, at), end = plain;

		if (plain < s.len && plain > at)
			plain--;
		add_ascii(kith_slice_sub(s, at, plain), form, out);
		while (end < s.len && !is_ascii(s.ptr[end]))
			end++;
		add_composed(kith_slice_sub(s, plain, end), form, &run, out);
		at = end;
	}
	free(run.items);
}

void kith_utf8_fold(struct kith_slice s, struct kith_buf *out)
{
	static const struct form form = { true, true };

	normalise(s, &form, out);
}

void kith_utf8_nfc(struct kith_slice s, struct kith_buf *out)
{
	static const struct form form = { false, false };

	normalise(s, &form, out);
}

struct kith_slice kith_utf8_folded(struct kith_arena *arena, struct kith_slice s)
{
	struct kith_buf buf = KITH_BUF_INIT;
	struct kith_slice folded;

	kith_utf8_fold(s, &buf);
	folded = kith_arena_copy(arena, kith_buf_view(&buf));
	kith_buf_release(&buf);
	return folded;
}

static char lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
}

bool kith_utf8_same(struct kith_slice a, struct kith_slice b)
{
	struct kith_buf left = KITH_BUF_INIT, right = KITH_BUF_INIT;
	size_t i = 0;
	bool same;

	for (; i < a.len && i < b.len && is_ascii(a.ptr[i]) && is_ascii(b.ptr[i]); i++)
		if (lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	if (i == a.len && i == b.len)
		return true;
	kith_utf8_fold(a, &left);
	kith_utf8_fold(b, &right);
	same = kith_slice_eq(kith_buf_view(&left), kith_buf_view(&right));
	kith_buf_release(&left);
	kith_buf_release(&right);
	return same;
}

static bool is_mark(int32_t character)
{
	utf8proc_category_t category = utf8proc_category(character);

	return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool kith_utf8_is_word(int32_t character)
{
	utf8proc_category_t category = utf8proc_category(character);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

size_t kith_utf8_width(struct kith_slice s)
{
	size_t columns = 0;

	for (size_t at = 0; at < s.len;) {
		int32_t character = kith_utf8_next(s, &at);

		if (character >= ' ' && character < 0x7f)
			columns++;
		else
			columns += (size_t)utf8proc_charwidth(character);
	}
	return columns;
}

#define SLUG_LIMIT 60
#define FILE_NAME_LIMIT 200

/* Names that Windows keeps for devices, whatever their extension. */
static bool is_reserved(struct kith_slice s)
{
	static const char *const whole[] = { "con", "prn", "aux", "nul" };
	static const char *const numbered[] = { "com", "lpt" };
	size_t at = 3;
	int32_t digit;

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		if (kith_slice_is(s, whole[i]))
			return true;
	if (s.len < 4 || !(kith_slice_starts(s, numbered[0]) || kith_slice_starts(s, numbered[1])))
		return false;
	digit = kith_utf8_next(s, &at);
	return at == s.len &&
	       ((digit >= '0' && digit <= '9') || digit == 0xb9 || digit == 0xb2 || digit == 0xb3);
}

/* The words of `s` joined by '-', as many characters as fit. Format characters (soft hyphens, text
 * direction) are no gap between words. */
static void add_words(struct kith_slice s, struct kith_buf *out)
{
	size_t start = out->len;
	bool gap = true;

	for (size_t at = 0, from = 0; at < s.len; from = at) {
		int32_t character = kith_utf8_next(s, &at);
		bool hyphen = gap && out->len > start;

		if (utf8proc_category(character) == UTF8PROC_CATEGORY_CF)
			continue;
		if (!kith_utf8_is_word(character) || (gap && is_mark(character))) {
			gap = true;
			continue;
		}
		if (out->len - start + hyphen + (at - from) > SLUG_LIMIT)
			return;
		if (hyphen)
			kith_buf_byte(out, '-');
		kith_buf_slice(out, kith_slice_sub(s, from, at));
		gap = false;
	}
}

void kith_utf8_slug(struct kith_slice s, struct kith_buf *out)
{
	static const struct form form = { true, false };
	struct kith_buf folded = KITH_BUF_INIT;
	size_t start = out->len;

	normalise(s, &form, &folded);
	add_words(kith_buf_view(&folded), out);
	kith_buf_release(&folded);
	if (out->len == start)
		kith_buf_cstr(out, "unnamed");
	else if (is_reserved(kith_slice_sub(kith_buf_view(out), start, out->len)))
		kith_buf_cstr(out, "-note");
}

static bool fits_file_name(int32_t character)
{
	return character >= ' ' && character != 0x7f &&
	       utf8proc_category(character) != UTF8PROC_CATEGORY_CF &&
	       utf8proc_category(character) != UTF8PROC_CATEGORY_CC && character != 0xfffd &&
	       (character > 0x7f || !strchr("/\\:*?\"<>|#^[]", (int)character));
}

static bool is_space(int32_t character)
{
	return character == '\t' || character == '\n' || utf8proc_category(character) == UTF8PROC_CATEGORY_ZS;
}

/* What fits, with one blank for each gap, not beginning with a dot. */
static void add_spelled(struct kith_slice s, struct kith_buf *out)
{
	size_t start = out->len;
	bool gap = false;

	for (size_t at = 0, from = 0; at < s.len; from = at) {
		int32_t character = kith_utf8_next(s, &at);

		if (is_space(character) || !fits_file_name(character)) {
			gap = true;
			continue;
		}
		if (out->len == start && character == '.')
			continue;
		if (out->len - start + 1 + (at - from) > FILE_NAME_LIMIT)
			return;
		if (gap && out->len > start)
			kith_buf_byte(out, ' ');
		kith_buf_slice(out, kith_slice_sub(s, from, at));
		gap = false;
	}
}

void kith_utf8_file_name(struct kith_slice s, struct kith_buf *out)
{
	static const struct kith_slice nothing = { NULL, 0 };
	struct kith_buf composed = KITH_BUF_INIT, folded = KITH_BUF_INIT;
	size_t start = out->len, end;

	kith_utf8_nfc(s, &composed);
	add_spelled(kith_buf_view(&composed), out);
	for (end = out->len; end > start && strchr(". ", out->ptr[end - 1]);)
		end--;
	kith_utf8_fold(kith_slice_sub(kith_buf_view(out), start, end), &folded);
	if (end == start || is_reserved(kith_buf_view(&folded))) {
		kith_buf_splice(out, start, out->len, nothing);
		kith_utf8_slug(s, out);
	} else {
		kith_buf_splice(out, end, out->len, nothing);
	}
	kith_buf_release(&composed);
	kith_buf_release(&folded);
}
