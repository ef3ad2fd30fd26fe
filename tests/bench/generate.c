/* generate FOLDER N [nested]: a notebook of N notes for measuring, the same bytes on every machine: of a
 * hundred notes 84 persons, 12 events, 2 groups, 2 leads, of about 2.2 kB each, with Latin and Chinese names
 * and a dated log that ends before 2026-11-20. Note i follows from i and N alone. A call draws one random
 * number at most, since C leaves the order of arguments open. */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { HUNDRED = 100, PERSONS = 84, EVENTS = 96, GROUPS = 98, NAME_MAX_BYTES = 128, DAY = 86400 };
enum type { PERSON, EVENT, GROUP, LEAD };

struct notebook {
	const char *root;
	uint64_t count;
	int nested;
	uint64_t random;
	FILE *out;
};

struct letter {
	const char *text, *slug; /* the slug is how it stands in a file name */
};

static const struct letter givens[] = {
	{ "Ada", "ada" },     { "Inês", "inês" },     { "Søren", "søren" },   { "Łukasz", "łukasz" },
	{ "Moira", "moira" }, { "José", "josé" },     { "Priya", "priya" },   { "Jürgen", "jürgen" },
	{ "Thảo", "thảo" },   { "Ben", "ben" },	      { "Fatima", "fatima" }, { "Grace", "grace" },
	{ "Zoë", "zoë" },     { "Hamish", "hamish" }, { "Kwame", "kwame" },   { "Elena", "elena" },
	{ "Tom", "tom" },     { "Rosa", "rosa" },     { "Çağla", "çağla" },   { "Declan", "declan" },
};
static const struct letter firsts[] = {
	{ "Ba", "ba" }, { "Ko", "ko" }, { "Mi", "mi" },	  { "Ne", "ne" }, { "Ru", "ru" },
	{ "Sa", "sa" }, { "To", "to" }, { "Vi", "vi" },	  { "Ze", "ze" }, { "Ha", "ha" },
	{ "Lo", "lo" }, { "Pe", "pe" }, { "Dra", "dra" }, { "Fi", "fi" }, { "Gu", "gu" },
	{ "Ja", "ja" }, { "Öl", "öl" }, { "Wa", "wa" },	  { "Ci", "ci" }, { "É", "é" },
};
static const char *const middles[] = { "ka", "la", "mo",  "ne",	 "ri",	"so",  "tu", "va",
				       "xe", "zi", "bar", "den", "gol", "hin", "ju" };
static const char *const lasts[] = { "bek", "dal", "fer", "gan", "holm", "kov", "lund", "man",
				     "nen", "rez", "sen", "ski", "ton",	 "vic", "well" };
static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周" };
static const char *const signs[] = { "小", "明", "美", "华", "文", "丽", "强", "伟", "芳", "静",
				     "军", "磊", "洋", "勇", "艳", "杰", "娟", "涛", "超", "霞",
				     "平", "刚", "桂", "英", "玉", "兰", "海", "波", "欣", "怡",
				     "晨", "宇", "思", "雨", "子", "涵", "梓", "轩", "浩", "然" };
static const char *const orgs[] = { "Initech",	  "Halyard Software", "Northlight Bank",   "Eastshore Ports",
				    "Hafenwerk",  "Cirrus Met",	      "Calton University", "Quayside",
				    "Lumen Grid", "Plugpull" };
static const char *const cities[] = { "Edinburgh", "Lisbon", "København", "Kraków", "Nairobi",
				      "Shenzhen",  "Oslo",   "Leith",	  "Dundee", "Seoul" };
static const char *const functions[] = { "engineering", "sales", "product", "legal", "support", "research" };
static const char *const relations[] = { "mentor", "peer",   "former-colleague", "colleague",
					 "friend", "client", "recruiter",	 "ally" };
static const char *const tiers[] = {
	"inner", "close", "regular", "regular", "wide", "wide", "wide", "ambient"
};
static const char *const topics[] = {
	"databases",	   "rust",	  "compilers", "typography",	      "storage engines",
	"allotments",	   "choir",	  "hiring",    "distributed systems", "climbing",
	"public speaking", "electronics", "robotics",  "postgres tuning"
};
static const char *const contacts[] = { "coffee", "call",    "lunch",	"message", "video",
					"email",  "meeting", "pairing", "visit",   "chat" };
static const char *const sentences[] = {
	"talked about the move and what comes after it",
	"she is looking for two people who can write a parser",
	"long walk along the water; nothing about work, which was the point",
	"the team lost a server and found out who had the keys",
	"read the draft, marked four places, two of them rightly",
	"wants to hear how the release went before the spring",
	"their office moves next month, the new one has a kitchen",
	"asked how the talk went and stayed for the answer",
	"compared notes on the conference, agreed on the keynote",
	"the course was full, will try again when the next one opens",
};

/* splitmix64: small, and the same everywhere. */
static uint64_t next(struct notebook *book)
{
	uint64_t x = book->random += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint64_t below(struct notebook *book, uint64_t bound)
{
	return next(book) % bound;
}

#define PICK(book, table) ((table)[below((book), COUNT(table))])

static void put(struct notebook *book, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(struct notebook *book, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(book->out, format, args);
	va_end(args);
}

static enum type type_of(uint64_t i)
{
	uint64_t place = i % HUNDRED;

	return place < PERSONS ? PERSON : place < EVENTS ? EVENT : place < GROUPS ? GROUP : LEAD;
}

/* A day as YYYY-MM-DD, `ago` days before 2026-11-20. */
static void day(char text[16], int64_t ago)
{
	time_t when = (time_t)1795132800 - (time_t)ago * DAY;
	struct tm parts;

	gmtime_r(&when, &parts);
	strftime(text, 16, "%Y-%m-%d", &parts);
}

/* One person in twelve has a Chinese name; no two have the same. */
static void person_name(uint64_t i, char name[NAME_MAX_BYTES], char slug[NAME_MAX_BYTES])
{
	const struct letter *given = &givens[i % COUNT(givens)], *first = &firsts[i / 7 % COUNT(firsts)];
	uint64_t rest = i / 7 / COUNT(firsts);
	const char *middle = middles[(rest + i) % COUNT(middles)], *last = lasts[rest % COUNT(lasts)];
	uint64_t number = rest / COUNT(lasts) * 7 + i % 7;
	const char *more = middles[number % COUNT(middles)],
		   *most = number < COUNT(middles) ? "" : middles[number / COUNT(middles) % COUNT(middles)];

	if (i % 12 == 5) {
		uint64_t n = i / 12;

		snprintf(name, NAME_MAX_BYTES, "%s%s%s%s", surnames[n % COUNT(surnames)],
			 signs[n / 10 % COUNT(signs)], signs[n / 400 % COUNT(signs)],
			 n < 16000 ? "" : signs[n / 16000 % COUNT(signs)]);
		snprintf(slug, NAME_MAX_BYTES, "%s", name);
		return;
	}
	snprintf(name, NAME_MAX_BYTES, "%s %s%s%s%s%s", given->text, first->text, middle, more, most, last);
	snprintf(slug, NAME_MAX_BYTES, "%s-%s%s%s%s%s", given->slug, first->slug, middle, more, most, last);
}

/* The note's id without its folder, and its name. */
static void identify(uint64_t i, char name[NAME_MAX_BYTES], char slug[NAME_MAX_BYTES])
{
	static const char *const kinds[] = { "Forth Rust", "Guild evening", "Polyglot", "Storage workshop" };
	char date[16];

	switch (type_of(i)) {
	case PERSON:
		person_name(i, name, slug);
		break;
	case EVENT:
		day(date, (int64_t)(i * 7 % 2000) - 30);
		snprintf(name, NAME_MAX_BYTES, "%s, number %llu", kinds[i % COUNT(kinds)],
			 (unsigned long long)i);
		snprintf(slug, NAME_MAX_BYTES, "%s-evening-%llu", date, (unsigned long long)i);
		break;
	case GROUP:
		snprintf(name, NAME_MAX_BYTES, "Circle %llu", (unsigned long long)i);
		snprintf(slug, NAME_MAX_BYTES, "circle-%llu", (unsigned long long)i);
		break;
	case LEAD:
		snprintf(name, NAME_MAX_BYTES, "Work at %s, number %llu", orgs[i % COUNT(orgs)],
			 (unsigned long long)i);
		snprintf(slug, NAME_MAX_BYTES, "work-%llu", (unsigned long long)i);
		break;
	}
}

/* The slug of some other note of that type. */
static const char *other(struct notebook *book, enum type type, char slug[NAME_MAX_BYTES])
{
	static const uint64_t first[] = { 0, PERSONS, EVENTS, GROUPS },
			      many[] = { PERSONS, EVENTS - PERSONS, GROUPS - EVENTS, 2 };
	uint64_t hundreds = book->count / HUNDRED ? book->count / HUNDRED : 1;
	char name[NAME_MAX_BYTES];
	uint64_t i = below(book, hundreds) * HUNDRED + first[type];

	identify(i + below(book, many[type]), name, slug);
	return slug;
}

static void put_topics(struct notebook *book, const char *key, int count)
{
	uint64_t start = below(book, COUNT(topics));

	put(book, "%s: [", key);
	for (int i = 0; i < count; i++)
		put(book, "%s%s", i ? ", " : "", topics[(start + (uint64_t)i * 3) % COUNT(topics)]);
	put(book, "]\n");
}

static void put_person_front(struct notebook *book, uint64_t i, const char *name)
{
	char slug[NAME_MAX_BYTES], date[16];
	unsigned long long n = i;

	put(book, "name: %s\nemail: person-%llu@mail-%llu.example\nphone: +44 20 7946 %04llu\n", name, n,
	    n % 97, n % 1000);
	put(book, "city: %s\ncountry: GB\n", PICK(book, cities));
	put(book, "org: %s\nposition: Senior engineer, platform\n", PICK(book, orgs));
	put(book, "function: %s\n", PICK(book, functions));
	put(book, "does: keeps the older half of the system in step with the newer\n");
	put(book, "linkedin: person-%llu-example\ngithub: person-%llu\ncircles: work\nrelation: [%s]\n", n, n,
	    PICK(book, relations));
	put(book, "tier: %s\n", PICK(book, tiers));
	day(date, 700 + (int64_t)below(book, 3000));
	put(book, "met: %s\nmet-at: events/%s\n", date, other(book, EVENT, slug));
	if (below(book, 2)) {
		day(date, 10000 + (int64_t)below(book, 9000));
		put(book, "birthday: %s\n", date);
	}
	put_topics(book, "tags", 2);
	put_topics(book, "interests", 3);
	put_topics(book, "offers", 2);
	put_topics(book, "wants", 2);
	put(book, "knows: [\"[[%s]]\"]\n", other(book, PERSON, slug));
}

static void put_event_front(struct notebook *book, uint64_t i, const char *name)
{
	char slug[NAME_MAX_BYTES], date[16];

	day(date, (int64_t)(i * 7 % 2000) - 30);
	put(book,
	    "title: %s\ndate: %s\nkind: meetup\nmode: in-person\nwhere: Back room of the Bakery on Iona "
	    "Street\n",
	    name, date);
	put(book, "city: %s\n", PICK(book, cities));
	put(book, "distance: %d\n", (int)below(book, 40));
	put(book, "size: %d\nhours: 3\ncost: 0\n", 12 + (int)below(book, 300));
	put(book, "url: https://evenings.example/%llu\ngroup: %s\npart: attendee\n", (unsigned long long)i,
	    other(book, GROUP, slug));
	put_topics(book, "tags", 2);
	put(book, "people:\n");
	for (int n = 0; n < 3; n++)
		put(book, "  - \"[[%s]]\"\n", other(book, PERSON, slug));
	put(book, "attendees:\n");
	for (int n = 0; n < 8; n++)
		put(book, "  - \"[[%s]]\"\n", other(book, PERSON, slug));
}

static void put_group_front(struct notebook *book, uint64_t i, const char *name)
{
	put(book,
	    "name: %s\nkind: meetup\ninterest: [rust, systems programming]\ndoes: two short talks and a long "
	    "pub, every month or so\n",
	    name);
	put(book,
	    "url: https://circle-%llu.example/\ncity: %s\ncost: 0\nstatus: member\njoined: 2024-10-24\n",
	    (unsigned long long)i, PICK(book, cities));
	put(book, "why: people first, and I got my first talk here\n");
	put_topics(book, "tags", 3);
}

static void put_lead_front(struct notebook *book, const char *name)
{
	char slug[NAME_MAX_BYTES];

	put(book, "title: \"%s\"\nkind: job\ndirection: in\norg: %s\n", name, PICK(book, orgs));
	put(book, "city: %s\nneed: api\n", PICK(book, cities));
	put(book, "source: events/%s\n", other(book, EVENT, slug));
	put(book, "via: \"[[%s]]\"\n", other(book, PERSON, slug));
	put(book, "people: [\"[[%s]]\"]\nstage: talking\n", other(book, PERSON, slug));
}

static void put_entry(struct notebook *book, enum type type, const char *date)
{
	char slug[NAME_MAX_BYTES];
	const char *text = PICK(book, sentences);

	if (type != PERSON) {
		put(book, "- %s note: %s\n", date, text);
		return;
	}
	switch (below(book, 10)) {
	case 0:
		put(book, "- %s gave(small): %s\n", date, text);
		break;
	case 1:
		put(book, "- %s %s", date, PICK(book, contacts));
		put(book, " with [[%s]]: %s\n", other(book, PERSON, slug), text);
		break;
	case 2:
		put(book, "- %s got: %s\n- %s thanked: by mail\n", date, text, date);
		break;
	default:
		put(book, "- %s %s: %s\n", date, PICK(book, contacts), text);
	}
}

static void put_body(struct notebook *book, uint64_t i, enum type type)
{
	int entries = type == PERSON ? 19 : 22;
	int64_t ago = 60 + (int64_t)below(book, 400) + (int64_t)entries * 50;
	char date[16];

	put(book, "\nMet over a broken projector. Answers mail on the train, so mail at five; asks twice and "
		  "waits for\nthe second answer.");
	put(book, "%s\n\n## Log\n\n",
	    i % 500 == 7 ? " Collects every vintage synthesizer that has no manual." : "");
	for (int n = 0; n < entries; n++) {
		day(date, ago);
		put_entry(book, type, date);
		ago -= 10 + (int64_t)below(book, 70);
		if (ago < 0)
			ago = 0;
	}
	if (i % 20 == 3) {
		day(date, (int64_t)below(book, 40) - 20);
		put(book, "- [ ] send the notes of the last evening due:%s\n", date);
	}
}

/* FOLDER/…, made where it is missing. */
static FILE *open_note(struct notebook *book, const char *folder, const char *slug, uint64_t i)
{
	char path[4096];

	if (book->nested) {
		snprintf(path, sizeof(path), "%s/%s/%02llx", book->root, folder,
			 (unsigned long long)(i * 2654435761u >> 8 & 255));
		mkdir(path, 0700);
		snprintf(path, sizeof(path), "%s/%s/%02llx/%s.md", book->root, folder,
			 (unsigned long long)(i * 2654435761u >> 8 & 255), slug);
	} else {
		snprintf(path, sizeof(path), "%s/%s/%s.md", book->root, folder, slug);
	}
	return fopen(path, "wx");
}

static int put_note(struct notebook *book, uint64_t i)
{
	static const char *const folders[] = { "people", "events", "groups", "leads" };
	char name[NAME_MAX_BYTES], slug[NAME_MAX_BYTES];
	enum type type = type_of(i);

	identify(i, name, slug);
	book->random = i * UINT64_C(0xd1342543de82ef95) + 1;
	book->out = open_note(book, folders[type], slug, i);
	if (!book->out) {
		fprintf(stderr, "generate: %s/%s: %s\n", folders[type], slug, strerror(errno));
		return 4;
	}
	put(book, "---\n");
	if (type == PERSON)
		put_person_front(book, i, name);
	else if (type == EVENT)
		put_event_front(book, i, name);
	else if (type == GROUP)
		put_group_front(book, i, name);
	else
		put_lead_front(book, name);
	put(book, "---\n");
	put_body(book, i, type);
	return fclose(book->out) ? 4 : 0;
}

static int put_settings(struct notebook *book)
{
	static const char *const folders[] = { "", "/people", "/events", "/groups", "/leads" };
	char path[4096];

	for (size_t i = 0; i < COUNT(folders); i++) {
		snprintf(path, sizeof(path), "%s%s", book->root, folders[i]);
		if (mkdir(path, 0700) && errno != EEXIST)
			return 4;
	}
	snprintf(path, sizeof(path), "%s/kith.yaml", book->root);
	book->out = fopen(path, "wx");
	if (!book->out)
		return 4;
	put(book, "kith: 1\n");
	return fclose(book->out) ? 4 : 0;
}

int main(int argc, char **argv)
{
	struct notebook book = { 0 };
	int status;

	book.count = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
	if (book.count == 0) {
		fprintf(stderr, "usage: generate FOLDER N [nested]\n");
		return 2;
	}
	book.root = argv[1];
	book.nested = argc > 3 && strcmp(argv[3], "nested") == 0;
	status = put_settings(&book);
	if (status)
		fprintf(stderr, "generate: %s: %s\n", book.root, strerror(errno));
	for (uint64_t i = 0; status == 0 && i < book.count; i++)
		status = put_note(&book, i);
	return status;
}
