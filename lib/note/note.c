#include "note/note.h"

#include <string.h>

#include "base/utf8.h"
#include "note/place.h"

struct fault {
	const char *rule, *message;
	size_t at;
};

/* The three marks that git leaves where a merge is to be decided. */
enum { OURS = 1, BETWEEN = 2, THEIRS = 4, ALL = 7 };

static int conflict_mark(struct kith_slice line)
{
	char after = line.len > 7 ? line.ptr[7] : ' ';

	if (line.len < 7 || !strchr("<=>", line.ptr[0]) || !strchr(" \t\r", after))
		return 0;
	if (kith_slice_starts(line, "<<<<<<<"))
		return OURS;
	if (kith_slice_starts(line, "======="))
		return BETWEEN;
	return kith_slice_starts(line, ">>>>>>>") ? THEIRS : 0;
}

/* Looks at each line once: too long ones, and the marks of a merge in their order. */
static bool check_lines(struct kith_slice bytes, struct fault *fault, size_t *conflict)
{
	int marks = 0;

	*conflict = SIZE_MAX;
	for (size_t at = 0, end; at < bytes.len; at = end + 1) {
		const char *newline = memchr(bytes.ptr + at, '\n', bytes.len - at);
		int mark;

		end = newline ? (size_t)(newline - bytes.ptr) : bytes.len;
		if (end - at > KITH_NOTE_MAX_LINE) {
			fault->at = at;
			fault->rule = "too-long";
			fault->message = "a line longer than the limit of 64 KiB";
			return false;
		}
		mark = conflict_mark(kith_slice_sub(bytes, at, end));
		if (mark == marks + 1 && marks < ALL) {
			marks += mark;
			*conflict = mark == OURS ? at : *conflict;
		}
	}
	if (marks != ALL)
		*conflict = SIZE_MAX;
	return true;
}

/* A CR that ends no line: old Macintosh text, or a broken file. */
static size_t lone_cr(struct kith_slice bytes)
{
	for (size_t at = 0; (at = kith_slice_find(bytes, at, '\r')) != SIZE_MAX; at++) {
		if (at + 1 >= bytes.len || bytes.ptr[at + 1] != '\n')
			return at;
	}
	return SIZE_MAX;
}

static bool check_bytes(struct kith_slice bytes, struct fault *fault)
{
	fault->at = 0;
	fault->rule = "too-long";
	fault->message = "larger than the limit of 1 MiB for a note";
	if (bytes.len > KITH_NOTE_MAX_BYTES)
		return false;
	fault->rule = "encoding";
	fault->at = kith_slice_find(bytes, 0, '\0');
	fault->message = "a NUL byte: this is no text";
	if (fault->at != SIZE_MAX)
		return false;
	fault->at = kith_utf8_invalid(bytes);
	fault->message = "not UTF-8 here: save the file as UTF-8";
	if (fault->at < bytes.len)
		return false;
	fault->at = lone_cr(bytes);
	fault->message = "a carriage return that ends no line: save the file with LF or CRLF line ends";
	return fault->at == SIZE_MAX;
}

static void tell(struct kith_note *note, struct kith_diags *diags, const struct fault *fault)
{
	struct kith_place place = kith_place_start(note->bytes);

	kith_place_go(&place, fault->at);
	kith_diag_add(diags, KITH_ERROR, note->path, place.line, place.column, fault->rule, "%s",
		      fault->message);
}

static uint32_t line_of(struct kith_slice bytes, size_t at)
{
	uint32_t line = 1;

	for (size_t i = 0; (i = kith_slice_find(bytes, i, '\n')) < at; i++)
		line++;
	return line;
}

void kith_note_parse(struct kith_slice bytes, struct kith_slice path, const struct kith_kinds *kinds,
		     struct kith_arena *arena, struct kith_diags *diags, struct kith_note *note)
{
	struct fault fault;
	struct kith_span body;
	size_t conflict;

	memset(note, 0, sizeof(*note));
	note->bytes = bytes;
	note->path = path;
	note->front.newline = "\n";
	if (!check_bytes(bytes, &fault) || !check_lines(bytes, &fault, &conflict)) {
		tell(note, diags, &fault);
		return;
	}
	note->conflict = conflict != SIZE_MAX;
	if (note->conflict) {
		fault.at = conflict;
		fault.rule = "conflict";
		fault.message = "a merge is undecided here: keep what is right and delete the lines <<<<<<<, "
				"=======, >>>>>>>";
		tell(note, diags, &fault);
	}
	note->readable = kith_front_parse(bytes, path, arena, diags, &note->front);
	if (!note->readable)
		return;
	body.start = note->front.fences.end;
	body.end = bytes.len;
	kith_body_parse(bytes, body, line_of(bytes, body.start), path, kinds, arena, diags, &note->body);
}
