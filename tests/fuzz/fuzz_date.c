/* Dates, times, durations and birthdays from any bytes: no crash, and what is accepted is in range
 * and, printed, is read again as the same day. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void require_day(kith_day day)
{
	struct kith_buf buf = KITH_BUF_INIT;

	kith_day_print(day, &buf);
	require(buf.len == 10 && kith_day_parse(kith_buf_view(&buf)) == day);
	require(kith_day_of(kith_day_civil(day)) == day);
	require(kith_day_weekday(day) >= 0 && kith_day_weekday(day) <= 6);
	kith_buf_release(&buf);
}

static void read_strict(struct kith_slice s)
{
	int minute = -7;
	kith_day day = kith_day_parse(s), timed = kith_day_parse_time(s, &minute);

	require(minute >= -1 && minute < 24 * 60);
	require(timed != KITH_NO_DAY || minute == -1);
	if (day != KITH_NO_DAY)
		require(timed == day && minute == -1);
	if (timed != KITH_NO_DAY)
		require_day(timed);
	minute = kith_minute_parse(s);
	require(minute >= -1 && minute < 24 * 60);
}

static void read_birthday(struct kith_slice s, kith_day from)
{
	int year = 0, month = 0, day = 0;
	kith_day next;

	if (!kith_birthday_parse(s, &year, &month, &day))
		return;
	next = kith_birthday_next(month, day, from);
	require(next >= from && next - from <= 366);
	require(year != 0 || s.ptr[0] == '-');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kith_slice s = kith_slice_of((const char *)data, size);
	kith_day today = kith_day_of((struct kith_civil){ 2026, 11, 20 });
	int32_t duration = kith_duration_parse(s);

	read_strict(s);
	read_birthday(s, today);
	require(duration == KITH_NEVER || (duration >= 0 && duration <= 3650));
	for (int ahead = 0; ahead <= 1; ahead++) {
		struct kith_err err = KITH_ERR_INIT;
		kith_day day = KITH_NO_DAY;
		enum kith_code code = kith_day_read(s, today, ahead, &day, &err);

		require(code == KITH_OK ? day != KITH_NO_DAY : code == KITH_USAGE && err.text[0]);
		if (code == KITH_OK)
			require_day(day);
	}
	return 0;
}
