/* Acts of tools that write: one commit, or the diff of what it would be. */
#ifndef KITH_CMD_WRITE_H
#define KITH_CMD_WRITE_H

#include "cmd/tool.h"
#include "history/store.h"

/* Changes that an act gathers; memory is the session's arena. */
struct kith_changes {
	struct kith_session *session;
	struct kith_change *items;
	size_t count, capacity;
	const char *message; /* where the verb and the ids would not say it; else NULL */
};

/* A change to a note that stands in the book, to which edits can be added. */
struct kith_change *kith_change_note(struct kith_changes *changes, kith_id note);

/* Likewise, but the one that the act has already where it has one, that which moves it included. O(changes). */
struct kith_change *kith_change_once(struct kith_changes *changes, kith_id note);

/* Any change; `path` is copied. */
struct kith_change *kith_change_path(struct kith_changes *changes, enum kith_change_verb verb, const char *path);

/* One more edit for a change; the edit's own pointers must live as long as the session. */
void kith_change_edit(struct kith_changes *changes, struct kith_change *change, const struct kith_edit *edit);

/* Performs the changes as one commit, or with -n prints the diff and answers NEGATIVE if there is
 * one. Says what the user should know. The message is the user's -m, else `changes->message`, else
 * "VERB ID ID …": the ids of all notes changed, or their count if they are many. */
enum kith_code kith_changes_perform(struct kith_changes *changes, const char *verb);
void kith_changes_release(struct kith_changes *changes);

/* What a tool does to each of the notes it is given. */
struct kith_each {
	const char *verb; /* of the commit message */
	unsigned types;   /* which notes the references may mean, KITH_ANY_TYPE for all */
	enum kith_code (*add)(struct kith_changes *changes, kith_id note, void *context);
	void *context;
};

/* The whole of a tool that changes notes one by one: reads the targets, gathers the changes, performs
 * them as one commit and prints the ids. */
enum kith_code kith_change_each(struct kith_session *session, int argc, char **argv, const struct kith_each *each);

/* The key under which a field is written in a note: the one that stands there, else the first
 * mapped name, else ours. */
struct kith_slice kith_key_for(const struct kith_session *session, kith_id note, enum kith_field field);

/* Refuses notebooks of a later format version. */
enum kith_code kith_may_write(struct kith_session *session);

#endif
