#include "view/rows_data.h"

static struct kith_format_part take(struct kith_slice *rest, enum kith_format_kind kind,
				    struct kith_slice text, size_t used)
{
	struct kith_format_part part = { kind, text };

	*rest = kith_slice_sub(*rest, used, rest->len);
	return part;
}

/* \t \n \0 and \\; any other backslash stands for itself. */
static struct kith_format_part escape(struct kith_slice *rest)
{
	static const struct {
		char letter, byte;
	} escapes[] = { { 't', '\t' }, { 'n', '\n' }, { '0', '\0' }, { '\\', '\\' } };

	for (size_t i = 0; rest->len > 1 && i < sizeof(escapes) / sizeof(*escapes); i++)
		if (rest->ptr[1] == escapes[i].letter)
			return take(rest, KITH_FORMAT_LITERAL, kith_slice_of(&escapes[i].byte, 1), 2);
	return take(rest, KITH_FORMAT_LITERAL, kith_slice_sub(*rest, 0, 1), 1);
}

static struct kith_format_part brace(struct kith_slice *rest)
{
	size_t end = kith_slice_find(*rest, 1, '}');

	if (rest->len > 1 && rest->ptr[1] == rest->ptr[0])
		return take(rest, KITH_FORMAT_LITERAL, kith_slice_sub(*rest, 0, 1), 2);
	if (rest->ptr[0] == '}' || end == SIZE_MAX)
		return take(rest, KITH_FORMAT_BAD, *rest, rest->len);
	return take(rest, KITH_FORMAT_KEY, kith_slice_trim(kith_slice_sub(*rest, 1, end)), end + 1);
}

static bool is_special(char c)
{
	return c == '\\' || c == '{' || c == '}';
}

struct kith_format_part kith_format_next(struct kith_slice *rest)
{
	size_t plain = 0;

	if (rest->len == 0)
		return take(rest, KITH_FORMAT_END, *rest, 0);
	while (plain < rest->len && !is_special(rest->ptr[plain]))
		plain++;
	if (plain > 0)
		return take(rest, KITH_FORMAT_LITERAL, kith_slice_sub(*rest, 0, plain), plain);
	return rest->ptr[0] == '\\' ? escape(rest) : brace(rest);
}
