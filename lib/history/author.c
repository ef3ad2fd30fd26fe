#include "history/author.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/alloc.h"
#include "history/setting.h"

static bool two_digits(const char *text, int *number)
{
	if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
		return false;
	*number = (text[0] - '0') * 10 + text[1] - '0';
	return true;
}

/* "+0100", "-05:30" or "Z" as minutes east; the whole rest of the text. */
static bool parse_zone(const char *text, int *minutes)
{
	int hour, minute;

	if (strcmp(text, "Z") == 0) {
		*minutes = 0;
		return true;
	}
	if ((text[0] != '+' && text[0] != '-') || !two_digits(text + 1, &hour))
		return false;
	if (!two_digits(text + (text[3] == ':' ? 4 : 3), &minute) || text[text[3] == ':' ? 6 : 5] != '\0')
		return false;
	*minutes = (hour * 60 + minute) * (text[0] == '-' ? -1 : 1);
	return true;
}

/* Seconds since 1970 of a broken-down UTC time; the caller has checked its fields. */
static git_time_t utc_seconds(const struct tm *tm)
{
	long long year = tm->tm_year + 1900LL - (tm->tm_mon < 2);
	long long era = year / 400, in_era = year - era * 400;
	long long day_of_year = (153 * ((tm->tm_mon + 10) % 12) + 2) / 5 + tm->tm_mday - 1;
	long long days = era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year - 719468;

	return ((days * 24 + tm->tm_hour) * 60 + tm->tm_min) * 60 + tm->tm_sec;
}

/* Minutes that local time is ahead of UTC at `when`. */
static int local_offset(time_t when)
{
	struct tm local;

	if (!localtime_r(&when, &local))
		return 0;
	return (int)((utc_seconds(&local) - (git_time_t)when) / 60);
}

/* A calendar time that git accepts, with or without a zone (then local). */
static bool parse_calendar(const char *text, git_time_t *seconds, int *offset)
{
	static const char *const formats[] = { "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S",
					       "%a, %d %b %Y %H:%M:%S", "%a %b %d %H:%M:%S %Y" };
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct tm tm = { 0 };
		const char *rest = strptime(text, formats[i], &tm);

		if (!rest)
			continue;
		while (*rest == ' ')
			rest++;
		if (*rest == '\0') {
			tm.tm_isdst = -1;
			*seconds = mktime(&tm);
			*offset = local_offset((time_t)*seconds);
			return true;
		}
		if (!parse_zone(rest, offset))
			return false;
		*seconds = utc_seconds(&tm) - (git_time_t)*offset * 60;
		return true;
	}
	return false;
}

/* git's own form: "1700000000 +0100", perhaps after an '@'. */
static bool parse_raw(const char *text, git_time_t *seconds, int *offset)
{
	char *rest = NULL;

	text += text[0] == '@';
	if (text[0] < '0' || text[0] > '9')
		return false;
	*seconds = strtoll(text, &rest, 10);
	return rest[0] == ' ' && parse_zone(rest + 1, offset);
}

static enum kith_code read_date(const char *variable, git_time_t *seconds, int *offset, struct kith_err *err)
{
	const char *text = getenv(variable);

	if (!text || !text[0]) {
		time_t now = time(NULL);

		*seconds = now;
		*offset = local_offset(now);
		return KITH_OK;
	}
	if (parse_raw(text, seconds, offset) || parse_calendar(text, seconds, offset))
		return KITH_OK;
	return kith_fail(err, KITH_FAILED,
			 "$%s: '%s' is not a time (2026-11-05T13:00:00+01:00, 1793880000 +0100)", variable,
			 text);
}

static char *from_environment_or(const struct kith_repo *repo, const char *variable, const char *role_key,
				 const char *key)
{
	const char *value = getenv(variable);
	char *configured;

	if (value && value[0])
		return kith_strdup(value);
	configured = kith_setting(repo, role_key);
	if (configured && configured[0])
		return configured;
	free(configured);
	return kith_setting(repo, key);
}

struct role {
	const char *name_variable, *email_variable, *date_variable, *name_key, *email_key;
};

static enum kith_code signature(const struct kith_repo *repo, const struct role *role, git_signature **out,
				struct kith_err *err)
{
	char *name = from_environment_or(repo, role->name_variable, role->name_key, "user.name");
	char *email = from_environment_or(repo, role->email_variable, role->email_key, "user.email");
	enum kith_code code = KITH_OK;
	git_time_t seconds = 0;
	int offset = 0;

	if (!email && getenv("EMAIL"))
		email = kith_strdup(getenv("EMAIL"));
	if (!name || !name[0] || !email)
		code = kith_fail(err, KITH_FAILED,
				 "git does not know who you are; tell it once: git config --global user.name "
				 "\"Your Name\"; "
				 "git config --global user.email you@example.org");
	if (code == KITH_OK)
		code = read_date(role->date_variable, &seconds, &offset, err);
	if (code == KITH_OK && git_signature_new(out, name, email, seconds, offset) < 0)
		code = kith_fail_git(err, KITH_FAILED, "the committer's name");
	free(name);
	free(email);
	return code;
}

enum kith_code kith_author(const struct kith_repo *repo, git_signature **author, git_signature **committer,
			   struct kith_err *err)
{
	static const struct role roles[] = {
		{ "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "author.name", "author.email" },
		{ "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE", "committer.name",
		  "committer.email" },
	};
	enum kith_code code = signature(repo, &roles[0], author, err);

	return code == KITH_OK ? signature(repo, &roles[1], committer, err) : code;
}
