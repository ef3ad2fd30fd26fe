#include "practice/dates.h"

#include "practice/about.h"

/* The first value of a field that could be read. */
static const struct kith_value *readable(const struct kith_book *book, kith_id person, uint32_t field)
{
	size_t count;
	const struct kith_value *values = kith_book_field(book, person, field, &count);

	for (size_t i = 0; i < count; i++) {
		if (values[i].number != KITH_NO_DAY)
			return &values[i];
	}
	return NULL;
}

static bool birthday_row(const struct kith_book *book, kith_id person, kith_day today,
			 struct kith_date_row *row)
{
	const struct kith_value *value = readable(book, person, KITH_F_BIRTHDAY);
	int year, month, day, years;

	if (!value || !kith_birthday_parse(kith_text(book, value->text), &year, &month, &day))
		return false;
	row->person = person;
	row->date = kith_birthday_next(month, day, today);
	row->kind = "birthday";
	years = kith_day_civil(row->date).year - year;
	row->years = year && years >= 0 ? years : -1;
	row->line = value->line;
	return true;
}

static bool met_row(const struct kith_book *book, kith_id person, kith_day today, struct kith_date_row *row)
{
	const struct kith_value *value = readable(book, person, KITH_F_MET);
	struct kith_civil met;

	if (!value || value->number > today)
		return false;
	met = kith_day_civil(value->number);
	row->person = person;
	row->date = kith_birthday_next(met.month, met.day, value->number == today ? today + 1 : today);
	row->kind = "met";
	row->years = kith_day_civil(row->date).year - met.year;
	row->line = value->line;
	return true;
}

size_t kith_dates_of(const struct kith_book *book, kith_id person, kith_day today,
		     struct kith_date_row rows[2])
{
	size_t count = 0;

	if (!kith_is_tie(book, person))
		return 0;
	count += birthday_row(book, person, today, &rows[count]);
	count += met_row(book, person, today, &rows[count]);
	return count;
}
