#include "cmd/assign.h"

#include <string.h>

#include "base/utf8.h"
#include "book/refs.h"

static bool is_key_byte(char byte, bool first)
{
	bool letter =
		(byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || (byte & 0x80);

	return letter || (!first && ((byte >= '0' && byte <= '9') || byte == '.' || byte == '-'));
}

bool kith_assignment_parse(struct kith_slice argument, struct kith_assignment *assignment)
{
	size_t equals = kith_slice_find(argument, 0, '='), end = equals, n;
	char sign;

	if (equals == SIZE_MAX || equals == 0)
		return false;
	sign = argument.ptr[equals - 1];
	if (sign == '+' || sign == '-')
		end--;
	for (n = 0; n < end; n++)
		if (!is_key_byte(argument.ptr[n], n == 0))
			return false;
	assignment->key = kith_slice_sub(argument, 0, end);
	assignment->value = kith_slice_sub(argument, equals + 1, argument.len);
	assignment->verb = sign == '+' ? KITH_ADD_ITEM : sign == '-' ? KITH_REMOVE_ITEM : KITH_SET;
	if (assignment->verb == KITH_SET && assignment->value.len == 0)
		assignment->verb = KITH_UNSET;
	return end > 0;
}

/* A reference typed on the command line, as the link that stands for it in a note. */
static enum kith_code link_to(struct kith_session *session, const struct kith_field_spec *spec,
			      struct kith_slice *value)
{
	unsigned types = spec->words[0] ? 1u << kith_type_find(kith_slice_cstr(spec->words)) : 0;
	struct kith_err err = KITH_ERR_INIT;
	enum kith_code code;
	kith_id note;

	if (!session->book)
		return KITH_OK;
	code = kith_ref_find(session->book, kith_ref_bare(*value), types, &note, &err);
	if (!code)
		*value = kith_print(session, "[[%.*s]]", KITH_ARG(kith_ref_text(session->book, note)));
	else if (spec->data == KITH_REFTEXT)
		code = KITH_OK; /* any text is fine there */
	else
		kith_say(session, "%s: %s", spec->name, err.text);
	return code;
}

/* "last friday" as the day it was; what kith_field_check understands stays as it is. */
static void read_day(struct kith_session *session, struct kith_slice *value)
{
	struct kith_buf text = KITH_BUF_INIT;
	kith_day day;

	if (kith_day_parse_time(*value, NULL) != KITH_NO_DAY)
		return;
	if (!kith_day_read(*value, session->today, true, &day, NULL)) {
		kith_day_print(day, &text);
		*value = kith_print(session, "%s", text.ptr);
	}
	kith_buf_release(&text);
}

static enum kith_code check_value(struct kith_session *session, const struct kith_field_spec *spec,
				  struct kith_assignment *assignment)
{
	struct kith_buf why = KITH_BUF_INIT;
	enum kith_code code = KITH_OK;

	if (assignment->verb == KITH_UNSET)
		return KITH_OK;
	if (!spec->many && (assignment->verb == KITH_ADD_ITEM || assignment->verb == KITH_REMOVE_ITEM)) {
		return kith_say_usage(session, "%s holds one value: set it with %s=%.*s", spec->name,
				      spec->name, KITH_ARG(assignment->value));
	}
	if (spec->data == KITH_REF || spec->data == KITH_REFTEXT) {
		if (spec->data == KITH_REFTEXT && assignment->verb == KITH_REMOVE_ITEM)
			return KITH_OK;
		return link_to(session, spec, &assignment->value);
	}
	if (spec->data == KITH_DATE)
		read_day(session, &assignment->value);
	if (assignment->verb != KITH_REMOVE_ITEM && !kith_field_check(spec, assignment->value, &why)) {
		kith_say(session, "%s: %.*s", spec->name, KITH_ARG(kith_buf_view(&why)));
		code = KITH_USAGE;
	}
	kith_buf_release(&why);
	return code;
}

/* The key of that type that is one slip of the finger away, or NULL. Stricter than what `check`
 * says of notes: here somebody is typing. */
static const char *near_key(enum kith_type type, struct kith_slice key)
{
	size_t count, n;
	const struct kith_field_spec *fields = kith_fields(&count);

	for (n = 0; n < count; n++)
		if (fields[n].type == type &&
		    kith_utf8_distance(kith_slice_cstr(fields[n].name), key, 1) <= 1)
			return fields[n].name;
	return NULL;
}

/* A key that nobody knows may be a slip of the finger: only then is it refused. */
static enum kith_code check_unknown_key(struct kith_session *session, enum kith_type type,
					struct kith_slice key)
{
	const char *near = key.len >= 4 ? near_key(type, key) : NULL;

	if (!near || kith_flag(session, "yes") || kith_book_find_field(session->book, key) != UINT32_MAX)
		return KITH_OK;
	kith_say(session, "'%.*s' is no key of a %s; did you mean '%s'? (--yes takes it as it is)",
		 KITH_ARG(key), kith_type_word(type), near);
	return KITH_USAGE;
}

enum kith_code kith_assignments_check(struct kith_session *session, enum kith_type type,
				      struct kith_assignment *assignments, size_t count)
{
	const struct kith_config *config = kith_book_config(session->book);
	enum kith_code code = KITH_OK;
	size_t n;

	for (n = 0; !code && n < count; n++) {
		enum kith_field field = kith_config_field(config, type, assignments[n].key);
		const struct kith_field_spec *spec =
			field < KITH_FIELD_COUNT ? kith_field_spec(type, field) : NULL;

		if (spec)
			code = check_value(session, spec, &assignments[n]);
		else
			code = check_unknown_key(session, type, assignments[n].key);
	}
	return code;
}

/* The name under which the key stands in notes of that type. */
static struct kith_slice written_key(struct kith_session *session, enum kith_type type, struct kith_slice key)
{
	const struct kith_config *config = kith_book_config(session->book);
	enum kith_field field = kith_config_field(config, type, key);

	if (field < KITH_FIELD_COUNT && kith_slice_is(key, kith_field_name(field)))
		return kith_config_key(config, type, field);
	return key;
}

void kith_assignments_edit(struct kith_changes *changes, struct kith_change *change, enum kith_type type,
			   const struct kith_assignment *assignments, size_t count)
{
	struct kith_session *session = changes->session;
	struct kith_slice *values;
	struct kith_edit edit;
	size_t n, m;

	for (n = 0; n < count; n++) {
		for (m = 0; m < n; m++)
			if (assignments[m].verb == KITH_SET && assignments[n].verb == KITH_SET &&
			    kith_slice_eq(assignments[m].key, assignments[n].key))
				break;
		if (m < n)
			continue; /* one of a list that was set with the first of its name */
		memset(&edit, 0, sizeof(edit));
		values = kith_arena_array(&session->arena, count, sizeof(*values));
		for (m = n; m < count; m++)
			if (m == n || (assignments[n].verb == KITH_SET && assignments[m].verb == KITH_SET &&
				       kith_slice_eq(assignments[m].key, assignments[n].key)))
				values[edit.count++] = assignments[m].value;
		edit.verb = assignments[n].verb;
		edit.key = written_key(session, type, assignments[n].key);
		edit.values = values;
		if (edit.verb == KITH_UNSET)
			edit.count = 0;
		kith_change_edit(changes, change, &edit);
	}
}
