#include "base/file.h"

#include "base/utf8.h"

/* Characters that HFS+ ignores in names: ".g\u200cit" is ".git" to it. */
static bool hfs_ignores(int32_t character)
{
	return (character >= 0x200c && character <= 0x200f) || (character >= 0x202a && character <= 0x202e) ||
	       (character >= 0x206a && character <= 0x206f) || character == 0xfeff;
}

/* Whether `part` begins with the word whatever its case; *after is where what follows begins. */
static bool begins(struct kith_slice part, const char *word, size_t *after)
{
	size_t at = 0;

	while (*word) {
		int32_t character;

		if (at >= part.len)
			return false;
		character = kith_utf8_next(part, &at);
		if (hfs_ignores(character))
			continue;
		if (character >= 'A' && character <= 'Z')
			character += 'a' - 'A';
		if (character != *word++)
			return false;
	}
	*after = at;
	return true;
}

/* Whether some system takes the name for git's own folder: NTFS drops dots and spaces at the end
 * and what follows a colon, and knows the folder as "git~1" too. */
static bool is_git(struct kith_slice part)
{
	size_t at;

	if (!begins(part, ".git", &at) && !begins(part, "git~1", &at))
		return false;
	while (at < part.len) {
		int32_t character = kith_utf8_next(part, &at);

		if (character == ':')
			return true;
		if (character != '.' && character != ' ' && !hfs_ignores(character))
			return false;
	}
	return true;
}

static bool is_allowed(struct kith_slice part)
{
	return part.len && !kith_slice_is(part, ".") && !kith_slice_is(part, "..") && !is_git(part);
}

bool kith_path_allowed(const char *path)
{
	struct kith_slice s = kith_slice_cstr(path);
	size_t from = 0;

	/* A backslash parts names on Windows, where the notebook may be read one day. */
	for (size_t at = 0; at <= s.len; at++) {
		if (at < s.len && s.ptr[at] != '/' && s.ptr[at] != '\\')
			continue;
		if (!is_allowed(kith_slice_sub(s, from, at)))
			return false;
		from = at + 1;
	}
	return true;
}
