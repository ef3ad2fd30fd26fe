#include "base/slice.h"

#include <stdint.h>

int kith_slice_cmp(struct kith_slice a, struct kith_slice b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common ? memcmp(a.ptr, b.ptr, common) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool kith_slice_starts(struct kith_slice s, const char *prefix)
{
	size_t len = strlen(prefix);

	return len == 0 || (s.len >= len && memcmp(s.ptr, prefix, len) == 0);
}

bool kith_slice_ends(struct kith_slice s, const char *suffix)
{
	size_t len = strlen(suffix);

	return len == 0 || (s.len >= len && memcmp(s.ptr + s.len - len, suffix, len) == 0);
}

struct kith_slice kith_slice_sub(struct kith_slice s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return kith_slice_of(from ? s.ptr + from : s.ptr, to - from);
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct kith_slice kith_slice_trim(struct kith_slice s)
{
	size_t from = 0, to = s.len;

	while (from < to && is_blank(s.ptr[from]))
		from++;
	while (to > from && is_blank(s.ptr[to - 1]))
		to--;
	return kith_slice_sub(s, from, to);
}

size_t kith_slice_find(struct kith_slice s, size_t from, char byte)
{
	const char *hit;

	if (from >= s.len)
		return SIZE_MAX;
	hit = memchr(s.ptr + from, (unsigned char)byte, s.len - from);
	return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

size_t kith_slice_find_text(struct kith_slice s, size_t from, const char *needle)
{
	size_t len = strlen(needle);

	if (from > s.len || len > s.len - from)
		return SIZE_MAX;
	if (len == 0)
		return from;
	while ((from = kith_slice_find(s, from, needle[0])) != SIZE_MAX && len <= s.len - from) {
		if (memcmp(s.ptr + from, needle, len) == 0)
			return from;
		from++;
	}
	return SIZE_MAX;
}

bool kith_slice_cut(struct kith_slice s, char sep, struct kith_slice *head, struct kith_slice *rest)
{
	size_t at = kith_slice_find(s, 0, sep);

	if (at == SIZE_MAX) {
		*head = s;
		*rest = kith_slice_sub(s, s.len, s.len);
		return false;
	}
	*head = kith_slice_sub(s, 0, at);
	*rest = kith_slice_sub(s, at + 1, s.len);
	return true;
}

bool kith_slice_next(struct kith_slice *rest, char sep, struct kith_slice *part)
{
	if (rest->len == 0)
		return false;
	kith_slice_cut(*rest, sep, part, rest);
	return true;
}

bool kith_slice_number(struct kith_slice s, long max, long *number)
{
	long value = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		int digit = s.ptr[i] - '0';

		if (digit < 0 || digit > 9 || digit > max || value > (max - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*number = value;
	return true;
}
