"""The rules of kith-practice(7), one plain function each: from the notes to what a report must say."""
import datetime
import statistics

from notes import ME_GAVE, THEY_GAVE, day, days, fold

TWO_YEARS = 730
UNSAID = "small"
STEPS = ("proposed", "agreed", "both", "made", "met", "thanked")


def age(book, date):
    return (book.today - date).days


def within(book, date, limit):
    return 0 <= age(book, date) <= limit


# Events.

def attended(book, event):
    status = event.one("status")
    return status == "attended" if status else event.end is not None and event.end < book.today


def coming(book, event):
    """Whether I mean to be there, on what is left of it; an idea is no plan."""
    return event.one("status") in (None, "planned") and event.end >= book.today


def events(book):
    return [n for n in book.notes.values() if n.type == "event" and n.date]


def people(book, archived=False):
    return [n for n in book.notes.values() if n.type == "person" and n is not book.me
            and (archived or n.one("status") != "archived")]


# Entries.

def happened(book, entry):
    """Not cancelled, and not planned: no empty box, no day to come."""
    return entry.box in (None, "x", "X") and entry.date <= book.today


def planned(book, entry):
    return entry.box == " " or (entry.box in (None, "x", "X") and entry.date > book.today)


def counts(book, entry):
    """What the entry's day counts as: none, touch, contact or quiet."""
    counted, word = book.kinds.get(entry.kind, ("none", ""))
    if word == "direction" and entry.word == "out" and counted == "contact":
        return "touch"
    if entry.kind == "introduced" and entry.word in ("proposed", "agreed", "both"):
        return "touch"
    if (entry.kind, entry.word) in (("praised", "by"), ("feedback", "from")):
        return "contact"
    return counted


def marks(book, person):
    """[(day, touch or contact)] of a person, by day."""
    if person not in book.marks:
        found = []
        for entry in book.entries:
            if person in entry.about and happened(book, entry):
                counted = counts(book, entry)
                if counted in ("touch", "contact"):
                    found.append((entry.date, counted))
                if entry.kind == "asked" and entry.outcome in ("yes", "no") and entry.outcome_date <= book.today:
                    found.append((entry.outcome_date, "contact"))
        for event in events(book):
            if attended(book, event) and event.date <= book.today and person in book.refs(event, "people"):
                found.append((event.date, "contact"))
        declared = day(person.one("last-contact"))
        if declared and declared <= book.today:
            found.append((declared, "contact"))
        book.marks[person] = sorted(found)
    return book.marks[person]


def contact_days(book, person):
    return sorted({date for date, counted in marks(book, person) if counted == "contact"})


def touch_days(book, person):
    return sorted({date for date, _ in marks(book, person)})


def routine(person):
    return bool(person.one("routine")) and person.one("status") in (None, "active")


def last_contact(book, person):
    return book.today if routine(person) else max(contact_days(book, person), default=None)


def last_touch(book, person):
    return book.today if routine(person) else max(touch_days(book, person), default=None)


def cadence(book, person):
    return days(person.one("cadence")) if person.one("cadence") else book.tiers.get(person.one("tier"))


# Help.

def points(book, entry):
    """(day, they gave me, I gave them) of an entry, for each it is about; pairs are left to help_of."""
    size = book.asks[entry.word if entry.word in book.asks else UNSAID]["points"]
    small, medium = book.asks["small"]["points"], book.asks["medium"]["points"]
    they = {"got": size, "invited-me": small, "vouched": medium, "introduced-me": medium}.get(entry.kind, 0)
    mine = {"gave": size, "invited": small, "vouched-for": medium}.get(entry.kind, 0)
    if (entry.kind, entry.outcome) in (("asked", "yes"), ("offered", "used")):
        they = size
    if entry.kind == "was-asked":
        mine = {"yes": size, "redirected": small}.get(entry.outcome, 0)
    if entry.kind == "introduced" and entry.word in (None, "", "made"):
        mine = medium
    return entry.outcome_date or entry.date, they, mine


def pairs(book, entry):
    """Who is introduced to whom: the note's person, else who is named first, to each of those after to."""
    to = entry.named("to")
    if entry.note.type == "person" and entry.note is not book.me:
        return [(entry.note, other) for other in to or entry.named("with") if other is not entry.note]
    first = entry.named("with", "from") or to[:1]
    return [(one, other) for one in first[:1] for other in to if other is not one]


def introductions(book):
    """{pair: ((day, step), entry)}: of each pair the latest step, of one day the furthest."""
    latest = {}
    for entry in book.entries:
        if entry.kind == "introduced" and happened(book, entry):
            for pair in map(frozenset, pairs(book, entry)):
                order = (entry.date, STEPS.index(entry.word or "made"))
                if pair not in latest or latest[pair][0] < order:
                    latest[pair] = (order, entry)
    return latest


def makers(book, entry):
    """Of introduced-me: the note's person, else those after from, made the tie."""
    return [entry.note] if entry.note.type == "person" and entry.note is not book.me else entry.named("from")


def help_of(book, person):
    """[(day, points, THEY_GAVE or ME_GAVE, entry)] of the whole record."""
    found, made = [], set()
    for entry in book.entries:
        if person not in entry.about or not happened(book, entry):
            continue
        date, they, mine = points(book, entry)
        if entry.kind == "introduced-me" and person not in makers(book, entry):
            they = 0
        if entry.kind == "introduced" and mine:
            fresh = {frozenset(pair) for pair in pairs(book, entry) if person in pair} - made
            mine *= len(fresh)
            made |= fresh
        found += [(date, n, who, entry) for n, who in ((they, THEY_GAVE), (mine, ME_GAVE)) if n]
    return found + won_through(book, person)


def won_through(book, person):
    """A lead won through somebody is medium help on that day."""
    return [(e.date, book.asks["medium"]["points"], THEY_GAVE, e)
            for lead in book.notes.values() if lead.one("stage") == "won" and person in book.refs(lead, "via")
            for e in [e for e in book.entries if e.note is lead and (e.kind, e.word) == ("stage", "won")
                      and happened(book, e)][-1:]]


def sum_help(book, person, who, limit=None):
    return sum(n for date, n, gave, _ in help_of(book, person)
               if gave == who and (limit is None or within(book, date, limit)))


def balance(book, person):
    return sum_help(book, person, THEY_GAVE, TWO_YEARS) - sum_help(book, person, ME_GAVE, TWO_YEARS)


# Depth.

def base_depth(book, person):
    met, contacts = day(person.one("met")), contact_days(book, person)
    depth = 1 if contacts or routine(person) else 0
    if len(contacts) >= 3 and (contacts[-1] - contacts[0]).days >= 90:
        depth = 2
        known = age(book, min(d for d in (contacts[0], met) if d))
        both = {who for _, _, who, _ in help_of(book, person)}
        if known >= TWO_YEARS and len(contacts) >= 10 and len(both) == 2:
            depth = 3
    return max(depth, int(person.one("depth") or 0))


def depth(book, person):
    base, last, often = base_depth(book, person), last_contact(book, person), cadence(book, person)
    if not last:
        return base
    length = min(max(2 * often, 180), 365) if often else 365
    return max(min(base, 1), base - age(book, last) // length)


# In touch.

def one_sided(book, person):
    contacts, touches = contact_days(book, person), touch_days(book, person)
    return len(touches) >= 3 and not routine(person) and not any(d in contacts for d in touches[-3:])


def plans(book, person):
    """Days on which something with them is planned."""
    found = [e.date for e in book.entries if person in e.about and planned(book, e)
             and counts(book, e) in ("touch", "contact")]
    return found + [max(e.date, book.today) for e in events(book) if coming(book, e)
                    and person in book.refs(e, "people") + book.refs(e, "meet")]


def is_planned(book, person):
    """Within one cadence ahead; without a cadence, at any time ahead."""
    ahead = cadence(book, person)
    return any(0 <= -age(book, date) and (ahead is None or -age(book, date) <= ahead)
               for date in plans(book, person))


def snoozed(book, person):
    until = day(person.one("snooze"))
    return until is not None and until > book.today


def due_date(book, person):
    """The day of the next contact: none for the paused, for the snoozed not before they are back."""
    due, until = usual_due(book, person), day(person.one("snooze"))
    if person.one("status") in ("paused", "archived"):
        return None
    return max(due or until, until) if cadence(book, person) and snoozed(book, person) else due


def usual_due(book, person):
    """A cadence after the last touch, of the new after `met`, or after the skip since; a year if all was mine."""
    often, last = cadence(book, person), last_touch(book, person)
    began = [d for d in [last or day(person.one("met")), last_skip(book, person)] if d]
    if often is None or not began:
        return None
    due = max(began) + datetime.timedelta(often)
    return max(due, last + datetime.timedelta(365)) if one_sided(book, person) else due


def last_skip(book, person):
    return max((e.date for e in book.entries if person in e.about and happened(book, e)
                and counts(book, e) == "quiet"), default=None)


def due_state(book, person):
    often, due = cadence(book, person), due_date(book, person)
    if often is None or person.one("status") == "archived":
        return None
    if person.one("status") == "paused":
        return "paused"
    if snoozed(book, person):
        return "snoozed"
    if is_planned(book, person):
        return "planned"
    skip, met = last_skip(book, person), day(person.one("met"))
    quiet = skip and due > book.today and not (met and met > skip)
    if not last_touch(book, person) and not quiet:
        return "new"
    if routine(person):
        return "ok"
    overdue = age(book, due)
    for state, least in (("late", often), ("due", 0), ("soon", -7)):
        if overdue >= least:
            return state
    return "ok"


def report_due(book):
    rows = []
    for person in people(book):
        state, due = due_state(book, person), due_date(book, person)
        if state:
            rows.append({"id": person.id, "name": person.name, "state": state,
                         "overdue": age(book, due) if due else None, "last": last_touch(book, person),
                         "cadence": cadence(book, person), "depth": depth(book, person)})
    return rows


def due_order(rows):
    """The ids of late and due, in their order."""
    late = [r for r in rows if r["state"] in ("late", "due")]
    late.sort(key=lambda r: (-r["overdue"] / r["cadence"], -r["depth"], fold(r["name"])))
    return [r["id"] for r in late]


def report_list(book):
    rows = []
    for note in book.notes.values():
        if note.type == "person" and note.one("status") != "archived":
            rows.append({"id": note.id, "type": "person", "name": note.name,
                         "last": last_contact(book, note), "due": due_date(book, note)})
        elif note.type != "person":
            rows.append({"id": note.id, "type": note.type, "name": note.name,
                         "last": note.date if note.type == "event" else None, "due": None})
    return rows


def report_dates(book):
    rows = []
    for person in people(book):
        for key in ("birthday", "met"):
            text = person.one(key)
            if not text:
                continue
            began = None if text.startswith("--") else int(text[:4])
            month_day = text.lstrip("-")[:5] if began is None else text[5:10]
            for year in (book.today.year, book.today.year + 1):
                comes = on(year, month_day)
                if comes >= book.today and not (key == "met" and comes.year == began):
                    break
            years = comes.year - began if began is not None else None
            rows.append({"id": person.id, "name": person.name, "kind": key, "date": comes, "years": years})
    return rows


def on(year, month_day):
    """The day of a year; 29 February falls on the 28th in other years."""
    try:
        return datetime.date.fromisoformat("%04d-%s" % (year, month_day))
    except ValueError:
        return datetime.date(year, 2, 28)


def report_drift(book):
    rows = []
    for person in people(book):
        recent = [d for d in contact_days(book, person) if within(book, d, TWO_YEARS)]
        gaps = [(b - a).days for a, b in zip(recent, recent[1:])]
        if len(gaps) < 3 or routine(person) or person.one("status") == "paused":
            continue
        rhythm, silence = statistics.median(gaps), age(book, recent[-1])
        if silence > 2 * rhythm and silence > 30 and not snoozed(book, person) and not is_planned(book, person):
            rows.append({"id": person.id, "name": person.name, "silence": silence, "last": recent[-1],
                         "rhythm": int(rhythm + 0.5), "times": silence / rhythm, "depth": depth(book, person)})
    return rows


def report_capacity(book):
    """By tier: contacts a week that cadences promise, and those made; cadences of people's own under none."""
    rows = {tier: {"tier": tier, "people": 0, "promised": 0.0, "made": 0.0} for tier in [*book.tiers, "all"]}
    for person in people(book):
        if not (person.one("cadence") or person.one("tier")) or person.one("status") == "paused" or routine(person):
            continue
        often, tier = cadence(book, person), "none" if person.one("cadence") else person.one("tier")
        made = len([d for d in contact_days(book, person) if within(book, d, 90)]) * 7 / 90
        for name in (tier, "all"):
            row = rows.setdefault(name, {"tier": name, "people": 0, "promised": 0.0, "made": 0.0})
            row["people"] += 1
            row["promised"] += 7 / often if often else 0
            row["made"] += made
    return list(rows.values())
