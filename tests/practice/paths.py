"""The warmest chain of kith-practice(7): the greatest product of aged edges, found by trying each edge again and
again until nothing improves."""
from notes import day
from reports import orgs
from rules import STEPS, age, attended, depth, events, happened, introductions, last_contact, makers, people, routine

BASE = {"introduced": 0.8, "met-via": 0.8, "knows": 0.6, "colleagues": 0.5, "event": 0.4}
LARGE_KINDS = ("fair", "conference", "meetup")
ROLES = ("people", "speakers", "organizers", "attendees")


def named(book, event):
    return {p for key in ROLES for p in book.refs(event, key)}


def small(book, event):
    """12 or fewer came; where that is not known, 12 or fewer are named and its kind is not a large one."""
    if event.one("size"):
        return float(event.one("size")) <= 12
    return len(named(book, event)) <= 12 and event.one("kind") not in LARGE_KINDS


def took_place(book, event):
    """Attended, or over and done without me."""
    if event.one("status") == "skipped":
        return event.end < book.today
    return attended(book, event) and event.date <= book.today


def aged(book, strength, last):
    return strength * 0.5 ** (age(book, last) / 365 / 2) if last else strength


def edges(book):
    """{(person, person): [(kind, strength, day)]}, both ways; None stands for me."""
    found, everyone = {}, people(book)

    def tie(one, other, kind, last=None):
        if one is not other and one in everyone and other in everyone:
            for pair in ((one, other), (other, one)):
                found.setdefault(pair, []).append((kind, aged(book, BASE[kind], last), last))
    for entry in book.entries:
        if not happened(book, entry):
            continue
        if entry.kind == "introduced-me":
            for one in makers(book, entry):
                for other in entry.named("to"):
                    tie(one, other, "introduced", entry.date)
    for pair, ((date, step), _) in introductions(book).items():
        if step >= STEPS.index("made"):
            tie(*pair, "introduced", date)
    for person in everyone:
        for other in book.refs(person, "met-via"):
            tie(person, other, "met-via", day(person.one("met")))
        for other in book.refs(person, "knows"):
            tie(person, other, "knows")
        for other in everyone:
            if orgs(book, person) & orgs(book, other):
                tie(person, other, "colleagues")
    for event in events(book):
        if took_place(book, event) and small(book, event):
            for one in named(book, event):
                for other in named(book, event):
                    tie(one, other, "event", event.date)
    for person in everyone:
        last = last_contact(book, person)
        mine = 1.0 if routine(person) else depth(book, person) / 3
        if mine:
            found[None, person] = [("contact", aged(book, mine, last), last)]
    return found


def best_products(book, ties):
    best, changed = {None: 1.0}, True
    while changed:
        changed = False
        for (one, other), kinds in ties.items():
            product = best.get(one, 0) * max(strength for _, strength, _ in kinds)
            if product > best.get(other, 0) + 1e-12:
                best[other], changed = product, True
    return best


def faults_of(book, target, printed):
    """What is wrong with a printed chain: its edges and their evidence, and that no other is warmer."""
    if not hasattr(book, "ties"):
        book.ties = edges(book)
        book.best = best_products(book, book.ties)
    best = book.best.get(target, 0)
    if not printed:
        return ["%s: no chain printed, there is one worth %.3f" % (target.id, best)] if best else []
    before, product = None, 1.0
    for row in printed:
        here = book.notes[row["id"]]
        kinds = book.ties.get((before, here), [])
        like = [s for kind, s, last in kinds if kind == row["edge"] and abs(s - row["strength"]) < 0.0051
                and (str(last) if last else None) == row["last"]]
        if not like:
            return ["%s: no such edge from %s: %s; there are %s" % (target.id, before and before.id, row, [
                (k, round(s, 2), str(d)) for k, s, d in kinds])]
        product, before = product * max(like), here
    if before is not target:
        return ["%s: the chain ends at %s" % (target.id, before.id)]
    return ["%s: worth %.4f, there is one worth %.4f" % (target.id, product, best)] if product < best - 1e-6 else []
