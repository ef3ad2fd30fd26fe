"""Reports of kith-practice(7) beyond being in touch: asking, meeting, belonging, reaching."""
import datetime
import re

from notes import ME_GAVE, THEY_GAVE, day, fold, many
from rules import (STEPS, TWO_YEARS, age, attended, balance, base_depth, contact_days, depth, events, happened, help_of,
                   introductions, last_contact, people, routine, sum_help, within)

SIZES = ("small", "medium", "large")
SILENCE = {"small": None, "medium": 180, "large": 90}
STAGES = ("heard", "talking", "applied", "interview", "offer", "won", "waiting", "lost", "declined")


# Asking.

def size_of(entry):
    return entry.word if entry.word in SIZES else "small"


def asks_of(book, person):
    return [e for e in book.entries if e.kind == "asked" and person in e.about and happened(book, e)]


def is_open(book, ask):
    """Without outcome, and younger than the longer of its rest and 30 days."""
    return not ask.outcome and age(book, ask.date) < max(book.asks[size_of(ask)]["rest"], 30)


def rests(book, ask, size):
    """How long after an ask one of this size waits."""
    large_enough = SIZES.index(size) >= SIZES.index(size_of(ask))
    return book.asks[size_of(ask) if large_enough else "small"]["rest"]


def verdict(book, person, size):
    asks, needed, last = asks_of(book, person), book.asks[size]["depth"], last_contact(book, person)
    if any(is_open(book, a) for a in asks):
        return "open-ask"
    if base_depth(book, person) < needed:
        return "too-large"
    silent = SILENCE[size] and (last is None or age(book, last) > SILENCE[size])
    if depth(book, person) < needed or silent:
        return "reconnect"
    if not (size == "small" and routine(person)):
        if any(age(book, a.date) < rests(book, a, size) for a in asks):
            return "too-soon"
    excused = {"mentor", "manager", "family"} & set(person.all("relation"))
    if size != "small" and balance(book, person) > 3 and not excused:
        return "give-first"
    return "fits"


def largest(book, person):
    return next((s for s in reversed(SIZES) if verdict(book, person, s) == "fits"), None)


def report_ask(book, person, size):
    return {"id": person.id, "size": size, "verdict": verdict(book, person, size),
            "largest": largest(book, person), "balance": balance(book, person)}


def report_balance(book):
    mine = [e for e in book.entries if e.kind == "asked" and happened(book, e) and within(book, e.date, TWO_YEARS)]
    rows = []
    for person in people(book):
        asks = asks_of(book, person)
        thanks = [e.date for e in book.entries if e.kind == "thanked" and person in e.about and happened(book, e)]
        if help_of(book, person) or asks or thanks:
            got, gave = (sum_help(book, person, who, TWO_YEARS) for who in (THEY_GAVE, ME_GAVE))
            share = sum(person in e.about for e in mine)
            rows.append({"id": person.id, "name": person.name, "got": got, "gave": gave, "balance": got - gave,
                         "open-asks": sum(is_open(book, a) for a in asks),
                         "last-ask": max((a.date for a in asks), default=None),
                         "last-thanks": max(thanks, default=None),
                         "share": int(100 * share / len(mine) + 0.5) if mine else 0})
    return rows


def words(text):
    return re.findall(r"\w+", fold(text))


def report_who(book, topic):
    rows = []
    for person in people(book):
        said = [e.text for e in book.entries if person in e.about and happened(book, e)]
        classes = ((3, person.all("offers")),
                   (2, person.all("does") + person.all("position") + person.all("function")),
                   (1, person.all("tags") + person.all("interests") + person.all("org")), (1, said))
        held = [(worth, {w for text in texts for w in words(text)}) for worth, texts in classes]
        fit = sum(worth for word in dict.fromkeys(words(topic)) for worth, there in held if word in there)
        if not fit or person.one("tier") == "ambient":
            continue
        asks = asks_of(book, person)
        last = max(asks, key=lambda a: a.date, default=None)
        rested = min(1, age(book, last.date) / book.asks[size_of(last)]["rest"]) if last else 1
        tie = depth(book, person)
        rows.append({"id": person.id, "fit": fit, "rank": fit * (1 + tie) * rested, "depth": tie,
                     "largest": largest(book, person), "last-ask": last and last.date})
    return rows


def report_match(book, ties):
    """Offers of one against wants of another who do not know each other; mine; and leads to be passed on."""
    rows, met = [], [p for p in people(book) if p.one("status") != "paused" and depth(book, p) >= 1]

    def match(note, offers, wanting):
        wants = {fold(w) for w in wanting.all("wants")}
        rows.extend({"id": note.id, "to": wanting.id, "topic": o} for o in offers if fold(o) in wants)
    for one in met:
        match(one, one.all("offers"), book.me)
        match(book.me, book.me.all("offers"), one)
        for other in met:
            if other is not one and (one, other) not in ties and max(depth(book, one), depth(book, other)) >= 2:
                match(one, one.all("offers"), other)
        for lead in book.notes.values():
            if lead.type == "lead" and lead.one("stage") in ("heard", "declined"):
                match(lead, dict.fromkeys(lead.all("kind") + lead.all("need") + lead.all("tags")), one)
    return rows


# Things to do.

def report_todo(book):
    rows = []

    def add(note, kind, due=None):
        rows.append({"id": note.id, "kind": kind, "due": due,
                     "late": age(book, due) if due and due < book.today else None})
    for note in book.notes.values():
        if note.one("status") == "archived" and note.type == "person":
            continue
        todo_tasks(book, note, add)
        for entry in note.entries:
            todo_entry(book, note, entry, add)
        if note.type == "group" and note.one("review") and day(note.one("review")) <= book.today \
                and note.one("status") != "left":
            add(note, "review", day(note.one("review")))
        if note.type == "lead":
            todo_involve(book, note, add)
    for person in people(book):
        if owed(book, person):
            add(person, "thank", min(owed(book, person)))
    todo_introductions(book, add)
    return rows


def todo_tasks(book, note, add):
    """Open tasks; the first of a lead that is not over is its next step."""
    kind = "lead" if note.type == "lead" and note.one("stage") not in ("won", "lost", "declined") else "task"
    for undone, _, due in note.tasks:
        if undone:
            if due is None or due <= book.today:
                add(note, kind, due)
            kind = "task"


def todo_entry(book, note, entry, add):
    if entry.box == " " and entry.date <= book.today:
        add(note, "plan", entry.date)
    if not happened(book, entry) or entry.outcome:
        return
    if entry.kind == "was-asked":
        add(note, "answer", entry.date)
    elif entry.kind == "asked" and is_open(book, entry):
        add(note, "outcome", entry.date)
    elif entry.kind in ("lent", "borrowed"):
        add(note, "return", entry.date)


def owed(book, person):
    """Days of help got since the last thanks."""
    got = [date for date, _, who, _ in help_of(book, person) if who == THEY_GAVE]
    thanks = [e.date for e in book.entries if e.kind == "thanked" and person in e.about and happened(book, e)]
    return [date for date in got if not thanks or date > max(thanks)]


def todo_involve(book, lead, add):
    """Told by the lead's own note or by theirs; without a stage entry told at all is told."""
    stages = [e.date for e in lead.entries if e.kind == "stage" and happened(book, e)]
    since = max(stages) if stages else None
    for person in book.refs(lead, "involve"):
        told = [e for e in book.entries if e.kind == "told" and person in e.about and happened(book, e)
                and e.note in (lead, person)]
        if not any(since is None or e.date >= since for e in told):
            add(lead, "tell", since)


def todo_introductions(book, add):
    for (date, step), entry in introductions(book).values():
        if step < STEPS.index("made") and age(book, date) >= 14 and entry.note.one("status") != "archived":
            add(entry.note, "intro", entry.date + datetime.timedelta(14))


# Meeting.

ROLES = (("speakers", "speaker"), ("organizers", "organizer"), ("attendees", "attendee"))


def report_seen(book, person):
    rows = []
    for event in events(book):
        roles = [role for key, role in ROLES if person in book.refs(event, key)]
        named = any(person in e.about and happened(book, e) for e in event.entries)
        if not roles and (named or person in book.refs(event, "people")):
            roles = ["attendee"]
        if roles and attended(book, event):
            talked = any(event.date <= d <= event.end for d in contact_days(book, person))
            rows.append({"id": event.id, "date": event.date, "both": roles, "talked": talked})
    return rows


def new_at(book, event):
    """People met there: their met-at says so, or without it their first contact was there."""
    found = []
    for person in people(book, archived=True):
        where = [n for n in map(book.find, person.all("met-at")) if n and n.type == "event"]
        first = min(contact_days(book, person), default=None)
        if where:
            hit = event in where
        else:
            hit = first == event.date and person in book.refs(event, "people")
        if hit:
            found.append(person)
    return found


def depth_on(book, person, date):
    """The depth as it was, of a book that ends on that day."""
    today, marks = book.today, book.marks
    book.today, book.marks = date, {}
    try:
        return depth(book, person)
    finally:
        book.today, book.marks = today, marks


def yield_row(book, ident, held, notes):
    new, kept = [], []
    for event in held:
        for person in new_at(book, event):
            if person not in new:
                new.append(person)
                year_on = min(book.today, event.date + datetime.timedelta(365))
                if depth_on(book, person, year_on) >= 2:
                    kept.append(person)
    leads = [n for n in book.notes.values() if n.type == "lead" and n.one("source")
             and book.find(n.one("source")) in notes]

    def total(key):
        told = [float(e.one(key)) for e in held if e.one(key)]
        return round(sum(told)) if told else None
    return {"id": ident, "events": len(held), "new": len(new), "still-in-touch": len(kept),
            "help-got": sum(sum_help(book, p, THEY_GAVE) for p in new),
            "help-given": sum(sum_help(book, p, ME_GAVE) for p in new),
            "leads": len(leads), "offers": sum("offer" in reached(book, n) or "won" in reached(book, n) for n in leads),
            "learned": sum(e.kind == "learned" and happened(book, e) for n in notes for e in n.entries),
            "hours": total("hours"), "cost": total("cost")}


def report_yield(book):
    been = sorted((e for e in events(book) if attended(book, e)), key=lambda e: e.date)
    rows = [yield_row(book, e.id, [e], [e]) for e in been]
    for group in (n for n in book.notes.values() if n.type == "group"):
        held = [e for e in been if book.refs(e, "group", "group") == [group]]
        if held:
            rows.append(yield_row(book, group.id, held, held + [group]))
    for series in {fold(e.one("series")): e.one("series") for e in been if e.one("series")}.values():
        held = [e for e in been if fold(e.one("series") or "") == fold(series)]
        if len(held) > 1:
            rows.append(yield_row(book, series, held, held))
    return rows


def together(event, other):
    """Of one series where both name one; of one group where neither does."""
    series = [fold(e.one("series") or "") for e in (event, other)]
    group = [e.one("group") for e in (event, other)]
    return series[0] == series[1] if any(series) else bool(group[0]) and group[0] == group[1]


def report_events(book):
    """What is coming: who of mine is named there, and how many were new at events of its kind."""
    rows = []
    for event in events(book):
        if event.end < book.today or event.one("status") in ("attended", "skipped", "cancelled"):
            continue
        named = {p for key in ("speakers", "organizers", "attendees", "people", "meet") for p in book.refs(event, key)}
        named |= {p for e in event.entries if happened(book, e) and event.date <= e.date <= event.end for p in e.about}
        before = [e for e in events(book) if attended(book, e) and e is not event and together(event, e)]
        rows.append({"id": event.id, "date": event.date, "status": event.one("status") or "planned",
                     "known": sum(p in people(book) and depth(book, p) >= 1 for p in named),
                     "yield": len({p for e in before for p in new_at(book, e)})})
    return rows


# Leads.

def report_leads(book):
    rows = []
    for lead in (n for n in book.notes.values() if n.type == "lead"):
        stages = sorted((e for e in lead.entries if e.kind == "stage" and happened(book, e)), key=lambda e: e.date)
        since = stages[-1].date if stages and stages[-1].word == lead.one("stage") else None
        rows.append({"id": lead.id, "stage": lead.one("stage"), "since": since})
    return rows


def reached(book, lead):
    words = {e.word for e in lead.entries if e.kind == "stage" and happened(book, e)}
    return {"heard"} | (words & set(STAGES)) | ({lead.one("stage")} & set(STAGES))


def report_funnel(book):
    rows = {}
    for lead in (n for n in book.notes.values() if n.type == "lead"):
        source = book.find(lead.one("source")) if lead.one("source") else None
        tie = "tie" if lead.all("via") or (source and source.type == "person") else "cold"
        name = source.name if source else lead.one("source")
        for key in (("all", tie), (name, tie)):
            row = rows.setdefault(key, {"source": key[0], "tie": tie, **{stage: 0 for stage in STAGES}})
            for stage in reached(book, lead):
                row[stage] += 1
    return list(rows.values())


# Moves, as the log tells them.

def post(text):
    """Organization and position of "Initech, staff engineer"."""
    org, _, position = re.sub(r"#[\w-]+", "", text).strip().partition(",")
    return org.strip() or None, position.strip() or None


def report_moves(book):
    """From joined and left: leaving and what was joined next are one move, on the day of joining."""
    rows = []
    for person in people(book):
        gone, at = None, (None, None)
        moves = [e for e in book.entries if e.kind in ("joined", "left") and happened(book, e) and person in e.about]
        for entry in moves + [None]:
            if gone and (entry is None or entry.kind == "left"):
                rows.append(move_row(person, gone.date, post(gone.text), (None, None)))
            if entry and entry.kind == "joined":
                rows.append(move_row(person, entry.date, post(gone.text) if gone else at, post(entry.text)))
            gone = entry if entry and entry.kind == "left" else None
            at = post(entry.text) if entry and entry.kind == "joined" else (None, None)
    return rows


def move_row(person, date, before, after):
    return {"id": person.id, "date": date, "from-org": before[0], "to-org": after[0], "from-position": before[1],
            "to-position": after[1]}


# Belonging.

def mine(book, key):
    return {fold(x) for x in (book.me.all(key) if book.me else [])}


def report_groups(book):
    wanted, rows = mine(book, "wants") | mine(book, "interests"), []
    for group in (n for n in book.notes.values() if n.type == "group"):
        held = [e for e in events(book) if attended(book, e) and book.refs(e, "group", "group") == [group]]
        known = [p for p in people(book) if depth(book, p) >= 1 and (
            group in book.refs(p, "groups", "group") + book.refs(p, "org", "group") or any(p in new_at(book, e) for e in held))]
        got, gave = group_help(book, [group] + held, {p for e in held for p in new_at(book, e)})
        hours = [float(e.one("hours")) for e in held if e.one("hours")]
        rows.append({"id": group.id, "name": group.name, "kind": group.one("kind"), "status": group.one("status"),
                     "fit": sum(fold(x) in wanted for x in group.all("interest")), "members-known": len(known),
                     "got": got, "gave": gave, "hours": round(sum(hours)) if hours else None, "joined": day(group.one("joined")),
                     "review": day(group.one("review"))})
    return rows


def group_help(book, notes, new):
    """Points got and given there: what its notes tell of, and all help with those who were new there."""
    sums = [0, 0]
    for person in people(book, archived=True):
        for _, worth, who, entry in help_of(book, person):
            if entry.note in notes or person in new:
                sums[who] += worth
    return sums


def orgs(book, note):
    """Organizations as they are equal: by the company they name, else by their words."""
    found = set()
    for text in note.all("org"):
        group = book.find(text)
        found.add(group.id if group and group.type == "group" and group.one("kind") == "company" else fold(text))
    return found


def report_army(book):
    wanted = {(fold(r), fold(f)) for f, relations in (book.config.get("army") or {}).items()
              for r in many(relations)}
    rows = {}
    for relation, function in wanted:
        rows[relation, function] = {"inside": 0, "outside": 0, "wanted": True, "people": []}
    own = orgs(book, book.me) if book.me else set()
    for person in people(book):
        if depth(book, person) < 2 and not routine(person):
            continue
        side = "inside" if own & orgs(book, person) else "outside"
        for relation in map(fold, person.all("relation")):
            for function in map(fold, person.all("function")):
                row = rows.setdefault((relation, function), {"inside": 0, "outside": 0, "wanted": False, "people": []})
                row[side] += 1
                row["people"].append(person.id)
    for (relation, function), row in rows.items():
        count = row["inside"] + row["outside"]
        row.update(relation=relation, function=function, people=sorted(row["people"]),
                   state="gap" if not count else "single" if count == 1 else "covered")
    return list(rows.values())
