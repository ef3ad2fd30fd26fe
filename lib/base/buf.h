/* A growing byte buffer. Embedded by value; always NUL-terminated once something was added. */
#ifndef KITH_BASE_BUF_H
#define KITH_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

struct kith_buf {
	char *ptr;
	size_t len;      /* bytes in use */
	size_t capacity; /* bytes allocated */
};

#define KITH_BUF_INIT { NULL, 0, 0 }

/* Frees the bytes and leaves an empty buffer. */
void kith_buf_release(struct kith_buf *buf);

/* Drops the content and keeps the memory. */
void kith_buf_clear(struct kith_buf *buf);

/* Makes room for `more` bytes beyond len (and a NUL). */
void kith_buf_reserve(struct kith_buf *buf, size_t more);

void kith_buf_byte(struct kith_buf *buf, char byte);
void kith_buf_bytes(struct kith_buf *buf, const void *bytes, size_t len);
void kith_buf_slice(struct kith_buf *buf, struct kith_slice s);
void kith_buf_cstr(struct kith_buf *buf, const char *text);

/* Appends formatted text. */
void kith_buf_printf(struct kith_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void kith_buf_vprintf(struct kith_buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Replaces the bytes [from, to) by `with`, which must not lie inside the buffer. */
void kith_buf_splice(struct kith_buf *buf, size_t from, size_t to, struct kith_slice with);

/* The content, borrowed until the next change. */
static inline struct kith_slice kith_buf_view(const struct kith_buf *buf)
{
	return kith_slice_of(buf->ptr, buf->len);
}

/* Hands the NUL-terminated bytes to the caller, who frees them; the buffer is empty after. */
char *kith_buf_take(struct kith_buf *buf);

#endif
