#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

#define FIRST_CAPACITY 64

void kith_buf_release(struct kith_buf *buf)
{
	free(buf->ptr);
	*buf = (struct kith_buf)KITH_BUF_INIT;
}

void kith_buf_clear(struct kith_buf *buf)
{
	buf->len = 0;
	if (buf->ptr)
		buf->ptr[0] = '\0';
}

void kith_buf_reserve(struct kith_buf *buf, size_t more)
{
	size_t needed = kith_add(kith_add(buf->len, more), 1);
	size_t larger = buf->capacity ? buf->capacity : FIRST_CAPACITY;

	if (needed <= buf->capacity)
		return;
	while (larger < needed)
		larger = larger > SIZE_MAX / 2 ? needed : larger * 2;
	buf->ptr = kith_realloc(buf->ptr, larger, 1);
	buf->capacity = larger;
	buf->ptr[buf->len] = '\0';
}

void kith_buf_byte(struct kith_buf *buf, char byte)
{
	kith_buf_reserve(buf, 1);
	buf->ptr[buf->len++] = byte;
	buf->ptr[buf->len] = '\0';
}

void kith_buf_bytes(struct kith_buf *buf, const void *bytes, size_t len)
{
	if (len == 0)
		return;
	kith_buf_reserve(buf, len);
	memcpy(buf->ptr + buf->len, bytes, len);
	buf->len += len;
	buf->ptr[buf->len] = '\0';
}

void kith_buf_slice(struct kith_buf *buf, struct kith_slice s)
{
	kith_buf_bytes(buf, s.ptr, s.len);
}

void kith_buf_cstr(struct kith_buf *buf, const char *text)
{
	kith_buf_bytes(buf, text, strlen(text));
}

void kith_buf_printf(struct kith_buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	kith_buf_vprintf(buf, format, args);
	va_end(args);
}

void kith_buf_vprintf(struct kith_buf *buf, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	kith_buf_reserve(buf, FIRST_CAPACITY);
	len = vsnprintf(buf->ptr + buf->len, buf->capacity - buf->len, format, args);
	if (len < 0)
		kith_die("a text could not be formatted");
	if ((size_t)len >= buf->capacity - buf->len) {
		kith_buf_reserve(buf, (size_t)len);
		vsnprintf(buf->ptr + buf->len, buf->capacity - buf->len, format, again);
	}
	va_end(again);
	buf->len += (size_t)len;
}

void kith_buf_splice(struct kith_buf *buf, size_t from, size_t to, struct kith_slice with)
{
	size_t tail;

	if (to > buf->len || from > to)
		kith_die("a splice reaches outside its buffer");
	tail = buf->len - to;
	kith_buf_reserve(buf, with.len);
	memmove(buf->ptr + from + with.len, buf->ptr + to, tail);
	if (with.len)
		memcpy(buf->ptr + from, with.ptr, with.len);
	buf->len = from + with.len + tail;
	buf->ptr[buf->len] = '\0';
}

char *kith_buf_take(struct kith_buf *buf)
{
	char *bytes;

	kith_buf_reserve(buf, 0);
	bytes = buf->ptr;
	*buf = (struct kith_buf)KITH_BUF_INIT;
	return bytes;
}
