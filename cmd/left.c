#include "cmd/left.h"

#include <ctype.h>

#include "base/utf8.h"
#include "book/refs.h"
#include "book/walk.h"
#include "note/note.h"

struct leaving {
	const struct kith_references *references;
	struct kith_session *session;
	struct kith_slice path; /* of the note until now */
};

/* What the note is called by no more, or the empty slice. */
static struct kith_slice gone(const struct kith_references *references, struct kith_slice ref)
{
	struct kith_slice target = references->renamed(references, ref);

	return target.len && !kith_slice_eq(target, ref) ? ref : kith_slice_cstr("");
}

static bool is_part(struct kith_slice text, size_t at)
{
	unsigned char byte = at < text.len ? (unsigned char)text.ptr[at] : ' ';

	return byte >= 0x80 || isalnum(byte) || byte == '-' || byte == '_' || byte == '/';
}

/* Whether a folded text holds a folded reference as a whole word. */
static bool holds(struct kith_slice text, struct kith_slice ref)
{
	size_t at = 0;

	if (ref.len == 0)
		return false;
	for (; (at = kith_slice_find_text(text, at, ref.ptr)) != SIZE_MAX; at++)
		if ((at == 0 || !is_part(text, at - 1)) && !is_part(text, at + ref.len))
			return true;
	return false;
}

static bool mentions(const struct leaving *leaving, struct kith_slice text)
{
	struct kith_arena *arena = &leaving->session->arena;
	struct kith_slice id = kith_path_id(leaving->path), stem = kith_path_name(id);
	struct kith_slice folded = kith_utf8_folded(arena, text);

	return holds(folded, kith_utf8_folded(arena, gone(leaving->references, id))) ||
	       holds(folded, kith_utf8_folded(arena, gone(leaving->references, stem)));
}

static void say_route(const struct leaving *leaving, struct kith_slice need, struct kith_slice text)
{
	if (mentions(leaving, text))
		kith_say(leaving->session, "%s: the route for '%.*s' still says '%.*s'", KITH_CONFIG_FILE,
			 KITH_ARG(need), KITH_ARG(text));
}

static void say_settings(const struct leaving *leaving)
{
	const struct kith_config *config = kith_book_config(leaving->session->book);
	size_t n;

	for (n = 0; n < config->query_count; n++)
		if (mentions(leaving, config->queries[n].text))
			kith_say(leaving->session, "%s:%u: the saved query '%.*s' still says '%.*s'",
				 KITH_CONFIG_FILE, config->queries[n].line, KITH_ARG(config->queries[n].name),
				 KITH_ARG(config->queries[n].text));
	for (n = 0; n < config->route_count; n++) {
		const struct kith_route *route = &config->routes[n];

		say_route(leaving, route->need, route->to);
		if (n == 0 || route->rule != route[-1].rule)
			say_route(leaving, route->need, route->inform);
	}
}

/* Whether a link in the file at `path` will not lead to the note any more. */
static bool breaks(const struct leaving *leaving, struct kith_slice path, const struct kith_link *link)
{
	const struct kith_references *references = leaving->references;
	const struct kith_book *book = leaving->session->book;
	struct kith_buf joined = KITH_BUF_INIT;
	bool leads;

	if (link->wiki)
		return kith_ref_resolve(book, link->target, KITH_ANY_TYPE) == references->note &&
		       gone(references, kith_slice_ends(link->target, ".md")
						? kith_slice_sub(link->target, 0, link->target.len - 3)
						: link->target)
			       .len;
	leads = !kith_slice_eq(leaving->path, references->path) &&
		kith_link_path(path, link->target, &joined) &&
		kith_slice_eq(kith_buf_view(&joined), leaving->path);
	kith_buf_release(&joined);
	return leads;
}

/* The whole file counts as a body: what front matter such files have is theirs. */
static void say_links(const struct leaving *leaving, struct kith_slice path)
{
	struct kith_session *session = leaving->session;
	struct kith_arena arena = KITH_ARENA_INIT;
	struct kith_buf bytes = KITH_BUF_INIT;
	struct kith_slice text;
	struct kith_body body = { .link_count = 0 };
	size_t n;

	if (kith_file_read(kith_book_root_fd(session->book), path.ptr, KITH_NOTE_MAX_BYTES, &bytes, NULL,
			   NULL)) {
		kith_buf_release(&bytes);
		return;
	}
	text = kith_buf_view(&bytes);
	if (kith_slice_find(text, 0, '[') != SIZE_MAX && kith_slice_find(text, 0, '\0') == SIZE_MAX &&
	    kith_utf8_invalid(text) == text.len)
		kith_body_parse(text, (struct kith_span){ 0, text.len }, 1, path,
				&kith_book_config(session->book)->kinds, &arena, NULL, &body);
	for (n = 0; n < body.link_count; n++)
		if (breaks(leaving, path, &body.links[n]))
			kith_say(session, "%.*s:%u still links to %.*s", KITH_ARG(path), body.links[n].line,
				 KITH_ARG(body.links[n].target));
	kith_arena_release(&arena);
	kith_buf_release(&bytes);
}

static bool is_note(const struct kith_book *book, const struct kith_found_file *file)
{
	kith_id note = kith_book_by_id(book, file->id);

	return kith_id_ok(note) &&
	       kith_slice_eq(kith_text(book, kith_book_note(book, note)->path), file->path);
}

void kith_left_say(const struct kith_references *references)
{
	struct kith_session *session = references->changes->session;
	const struct kith_book *book = session->book;
	struct leaving leaving = { references, session,
				   kith_text(book, kith_book_note(book, references->note)->path) };
	struct kith_err err = KITH_ERR_INIT;
	struct kith_files files;
	size_t n;

	say_settings(&leaving);
	if (kith_files_load(kith_book_root_fd(book), kith_book_config(book), true, NULL, &files, &err)) {
		kith_say_err(session, &err);
		return;
	}
	for (n = 0; n < files.count; n++)
		if (kith_slice_ends(files.items[n].path, ".md") && !is_note(book, &files.items[n]))
			say_links(&leaving, files.items[n].path);
	kith_files_release(&files);
}
