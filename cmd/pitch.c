/* kith pitch: my introduction, when and with whom it was last used, and what I look for. */
#include "base/utf8.h"
#include "cmd/entry.h"
#include "cmd/report.h"
#include "practice/about.h"
#include "practice/pitch.h"

static const struct kith_option options[] = {
	{ "to", 0, "REF", "record that this person heard it today" },
	{ NULL, 0, NULL, NULL },
};

struct pitching {
	struct kith_session *session;
	struct kith_pitch *pitches;
	size_t count;
};

/* Line by line, harmless for a terminal. */
static void print_text(struct kith_session *session, struct kith_slice text)
{
	struct kith_slice line;

	while (kith_slice_next(&text, '\n', &line)) {
		kith_utf8_visible(kith_slice_ends(line, "\r") ? kith_slice_sub(line, 0, line.len - 1) : line,
				  &session->out);
		kith_buf_byte(&session->out, '\n');
	}
}

static void add_use(struct kith_session *session, const struct kith_pitch *pitch, struct kith_buf *out)
{
	size_t start;

	if (pitch->entry == UINT32_MAX) {
		kith_buf_cstr(out, "never used");
		return;
	}
	kith_buf_cstr(out, "last used ");
	kith_day_print(pitch->used, out);
	kith_buf_cstr(out, " with ");
	start = out->len;
	kith_entry_names(session->book, kith_book_entries(session->book) + pitch->entry, out);
	if (out->len == start)
		kith_buf_cstr(out, "somebody");
	if (pitch->times > 1)
		kith_buf_printf(out, "; %zu times in all", pitch->times);
}

static void print_pitch(struct kith_session *session, const struct kith_pitch *pitch)
{
	struct kith_buf text = KITH_BUF_INIT;

	kith_buf_printf(&text, "# %.*s\n\n%.*s\n\n", KITH_ARG(pitch->audience), KITH_ARG(pitch->text));
	add_use(session, pitch, &text);
	kith_buf_cstr(&text, "\n\n");
	print_text(session, kith_buf_view(&text));
	kith_buf_release(&text);
}

static void print_wants(struct kith_session *session)
{
	size_t count;
	const struct kith_value *wants =
		kith_book_field(session->book, kith_book_me(session->book), KITH_F_WANTS, &count);

	for (size_t i = 0; i < count; i++) {
		kith_buf_cstr(&session->out, i ? ", " : "I look for: ");
		kith_utf8_visible(kith_text(session->book, wants[i].text), &session->out);
	}
	if (count)
		kith_buf_byte(&session->out, '\n');
	else
		kith_say(session, "what you look for is not on record: kith set me wants+=TOPIC");
}

static enum kith_code read_pitches(struct pitching *pitching, struct kith_buf *bytes)
{
	struct kith_session *session = pitching->session;
	kith_id me = kith_book_me(session->book);
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;

	if (!kith_id_ok(me)) {
		kith_say(session,
			 "there is no note about yourself: kith new person NAME makes one, and `me:` in "
			 "kith.yaml names it");
		return KITH_NEGATIVE;
	}
	code = kith_book_read(session->book, me, bytes, &err);
	if (code)
		return kith_say_err(session, &err);
	pitching->pitches = kith_pitches_of(session->book, kith_buf_view(bytes), session->today,
					    &session->arena, &pitching->count);
	if (pitching->count)
		return KITH_OK;
	kith_say(session, "%.*s holds no introduction yet: write one below a heading '## Pitch: developers'",
		 KITH_ARG(kith_book_id(session->book, me)));
	return KITH_NEGATIVE;
}

static struct kith_slice audiences(const struct pitching *pitching)
{
	struct kith_slice list = KITH_SLICE("");

	for (size_t i = 0; i < pitching->count; i++)
		list = kith_print(pitching->session, "%.*s%s%.*s", KITH_ARG(list), i ? ", " : "",
				  KITH_ARG(pitching->pitches[i].audience));
	return list;
}

/* The pitch that the arguments name; with none the only one there is, else NULL. */
static enum kith_code choose(const struct pitching *pitching, int argc, char **argv,
			     const struct kith_pitch **pitch)
{
	struct kith_slice audience = KITH_SLICE("");

	*pitch = pitching->count == 1 ? pitching->pitches : NULL;
	if (!argc)
		return KITH_OK;
	for (int i = 0; i < argc; i++)
		audience =
			kith_print(pitching->session, "%.*s%s%s", KITH_ARG(audience), i ? " " : "", argv[i]);
	*pitch = kith_pitch_for(pitching->pitches, pitching->count, audience);
	if (*pitch)
		return KITH_OK;
	kith_say(pitching->session, "'%.*s' is none of the audiences: %.*s", KITH_ARG(audience),
		 KITH_ARG(audiences(pitching)));
	return KITH_NEGATIVE;
}

static enum kith_code record(const struct pitching *pitching, const struct kith_pitch *pitch, const char *to)
{
	struct kith_session *session = pitching->session;
	struct kith_changes changes = { .session = session };
	struct kith_entry_draft draft = { .day = session->today };
	enum kith_code code;
	kith_id person;

	if (!pitch)
		return kith_say_usage(session, "which introduction? %.*s", KITH_ARG(audiences(pitching)));
	code = kith_may_write(session);
	if (!code)
		code = kith_read_ref(session, to, KITH_PERSONS, &person);
	if (code)
		return code;
	if (!kith_is_tie(session->book, person)) {
		kith_say(session, "%.*s is nobody who could have heard it",
			 KITH_ARG(kith_book_id(session->book, person)));
		return KITH_NEGATIVE;
	}
	draft.kind = kith_print(session, "pitched(%.*s)", KITH_ARG(pitch->audience));
	kith_entry_add(&changes, kith_change_note(&changes, person), &draft, false);
	code = kith_changes_perform(&changes, "pitch");
	if (!kith_flag(session, "dry-run") && (!code || code == KITH_AFTER))
		kith_buf_printf(&session->out, "%.*s\n", KITH_ARG(kith_book_id(session->book, person)));
	kith_changes_release(&changes);
	return code;
}

static enum kith_code run(struct kith_session *session, int argc, char **argv)
{
	struct pitching pitching = { .session = session };
	const char *to = kith_option(session, "to");
	struct kith_buf bytes = KITH_BUF_INIT;
	const struct kith_pitch *pitch = NULL;
	enum kith_code code = read_pitches(&pitching, &bytes);

	if (!code)
		code = choose(&pitching, argc, argv, &pitch);
	if (!code && to)
		code = record(&pitching, pitch, to);
	else if (!code) {
		for (size_t i = 0; i < pitching.count; i++)
			if (!pitch || pitch == &pitching.pitches[i])
				print_pitch(session, &pitching.pitches[i]);
		print_wants(session);
		code = kith_is_empty(session) ? KITH_NEGATIVE : KITH_OK;
	}
	kith_buf_release(&bytes);
	return code;
}

const struct kith_tool kith_tool = {
	.name = "pitch",
	.traits = KITH_READS_BOOK | KITH_WRITES,
	.options = options,
	.run = run,
};
