"""Invents notebooks: people, events, groups, leads and entries of all kinds, most of them on the days on which a
rule of kith-practice(7) turns."""
import datetime
import os

from notes import CONTACTS, fold

TOPICS = ["rust", "storage engines", "tax law", "choral music", "public speaking", "compilers", "gardening", "hiring"]
FIRST = "Ada Bob Chen Dana Émile Fatou Gwen Hugo Ines Jun Kofi Lena Mara Nils Olga Pavel Quy Rosa Sven Tara Uma Vera".split()
LAST = "Okafor Li Wei Ortiz Blanc Diallo Price Mann Sousa Ito Boateng Fuchs Novák Berg Orlova".split()
ORGS = ["Initech", "Globex", "Umbrella Works", "Lumen Grid"]
FUNCTIONS = ["engineering", "sales", "legal", "product"]
RELATIONS = ["mentor", "ally", "peer", "manager", "family", "colleague", "friend", "advocate"]
TODAYS = ["2026-11-20", "2027-02-28", "2028-02-29", "2027-03-01", "2026-01-01", "2026-12-31"]
EDGES = [0, 7, 14, 30, 60, 90, 180, 360, 365, 730]
SOON = [1, 2, 6, 7, 8, 13, 14, 15, 29, 30, 31, 89, 90, 91, 364, 365, 366]
OUTCOMES = {"asked": ["yes", "no", "none"], "was-asked": ["yes", "no", "redirected"], "offered": ["used", "lapsed"],
            "lent": ["returned"], "borrowed": ["returned"]}
SIMPLE = ["invited-me", "invited", "vouched", "vouched-for", "thanked", "told", "skipped", "learned", "credited",
          "seen", "read", "note"]


class Inventor:
    def __init__(self, root, chooser):
        self.root, self.r = root, chooser
        self.today = datetime.date.fromisoformat(chooser.choice(TODAYS))
        names = chooser.sample([(f, l) for f in FIRST for l in LAST], 28)
        self.names = ["%s %s" % pair for pair in names]
        self.people = ["p%02d-%s" % (n, first.lower().replace("é", "e")) for n, (first, _) in enumerate(names)]
        self.groups = ["g%d" % n for n in range(4)]
        self.events, self.scenes = [], []

    # Choices.

    def maybe(self, chance):
        return self.r.random() < chance

    def some(self, values, most):
        return self.r.sample(values, self.r.randint(0, min(most, len(values))))

    def ref(self, person):
        """One of the ways in which a note may be named."""
        name = self.names[self.people.index(person)]
        return self.r.choice([person, person, "people/" + person, name, fold(name), name.upper()])

    def refs(self, most):
        return [self.r.choice(["%s", '"[[%s]]"']) % self.ref(p) for p in self.some(self.people, most)]

    def past(self):
        """A day in the past: the day before, of, or after a threshold, or any."""
        if self.maybe(0.6):
            back = max(0, self.r.choice(EDGES) + self.r.choice([-1, 0, 0, 1]))
        else:
            back = int(self.r.random() ** 2 * 1500)
        return self.today - datetime.timedelta(back)

    def ahead(self):
        return self.today + datetime.timedelta(self.r.choice(SOON))

    # Files.

    def write(self, path, front, lines):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("---\n")
            for key, value in front.items():
                if value not in (None, "", []):
                    text = "[%s]" % ", ".join(value) if isinstance(value, list) else value
                    file.write("%s: %s\n" % (key, text))
            file.write("---\n\n## Log\n" + "".join("- %s\n" % line for line in lines))

    def settings(self):
        lines = ["kith: 1"]
        if self.maybe(0.5):
            lines.append("tiers: {inner: 10d, close: 45d, regular: 4m, wide: 2y, ambient: never}")
        if self.maybe(0.4):
            lines.append("asks: {small: {points: 2, rest: 3w, depth: 1}, large: {points: 8, rest: 10m, depth: 3}}")
        lines += ["kinds: {climbing: {day: contact}, postcard: {day: touch}}",
                  "army: {sales: [ally, peer], legal: [ally], engineering: [mentor, advocate]}", "capacity: 6/w"]
        with open(os.path.join(self.root, "kith.yaml"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    # Entries.

    def entry(self, date):
        """An entry of a kind that says nothing of others, or of whom it is with."""
        r, kind = self.r, None
        if self.maybe(0.45):
            kind = r.choice(CONTACTS.split() + ["climbing", "postcard"])
            word = r.choice(["", "", "", "(out)", "(in)"]) if kind != "postcard" else ""
        elif self.maybe(0.55):
            kind = r.choice(["asked", "was-asked", "got", "gave", "offered"])
            word = r.choice(["", "(small)", "(medium)", "(large)"])
        elif self.maybe(0.2):
            kind, word = r.choice([("praised", "(by)"), ("praised", "(of)"), ("feedback", "(from)"),
                                   ("feedback", "(to)"), ("lent", ""), ("borrowed", "")])
        else:
            kind, word = r.choice(SIMPLE), ""
        topic = r.choice(TOPICS)
        text = ": about %s" % (topic if self.maybe(0.3) else r.choice(["this", "that", "lunch and tea"]))
        return "%s %s%s%s%s%s" % (date, kind, word, self.company(), text, self.outcome(kind, date))

    def company(self):
        if self.maybe(0.04):
            return " via [[%s]]" % self.ref(self.r.choice(self.people))
        if not self.maybe(0.1):
            return ""
        shown = self.r.choice(["[[%s]]", "[[%s]]", "[[%s|them]]", "%s"])
        return " with " + ", ".join(shown % self.ref(p) for p in self.r.sample(self.people, self.r.randint(1, 2)))

    def outcome(self, kind, date):
        if kind not in OUTCOMES or not self.maybe(0.6):
            return ""
        later = min(self.today, date + datetime.timedelta(self.r.choice([0, 1, 5, 30])))
        when = " %s" % later if later > date or self.maybe(0.2) else ""
        return " -> %s%s" % (self.r.choice(OUTCOMES[kind]), when)

    def log(self, most):
        lines = [self.entry(self.past()) for _ in range(self.r.randint(0, most))]
        lines += [mark + self.entry(date) for mark, date in (
            ("[ ] ", self.ahead()), ("", self.ahead()), ("[ ] ", self.past()), ("[x] ", self.past()),
            ("[-] ", self.past())) if self.maybe(0.12)]
        if self.maybe(0.2):
            lines.append("[ ] write to them due:%s" % self.r.choice([self.today, self.past(), self.ahead()]))
        if self.maybe(0.1):
            lines.append("[ ] something without a day")
        if self.maybe(0.1):
            lines.append("%s joined: %s, engineer" % (self.past(), self.r.choice(ORGS)))
        return self.r.sample(lines, len(lines))

    def ties(self, own):
        """Introductions, by which the person of this note meets others, or I do."""
        lines = []
        other, third = self.r.sample([p for p in self.people if p != own], 2)
        for _ in range(self.r.choice([0, 0, 0, 0, 1, 2])):
            state = self.r.choice(["", "(proposed)", "(agreed)", "(both)", "(made)", "(met)", "(thanked)"])
            both = "[[%s]], [[%s]]" % (other, third) if self.maybe(0.2) else "[[%s]]" % other
            lines.append("%s introduced%s to %s: they should meet" % (self.past(), state, both))
        if self.maybe(0.1):
            lines.append("%s introduced-me to [[%s]]: over lunch" % (self.past(), other))
        return lines

    # Scenes: front matter and log of somebody on the day on which one rule turns, or a day beside it.

    def scene(self):
        if not self.scenes:
            self.scenes = [(scene, turn) for turn in (-1, 0, 1) for scene in (
                self.in_touch, self.trusted, self.faded, self.falls_due, self.asked, self.silent, self.long_silent,
                self.drifts, self.stays_away, self.unanswered, self.owes, self.counted, self.thanked)]
            self.r.shuffle(self.scenes)
        scene, turn = self.scenes.pop()
        front, ages = scene(turn)
        return front, [self.line(self.today - datetime.timedelta(days), what) for days, what in ages]

    def line(self, date, what):
        box, what = ("[ ] ", what[4:]) if what.startswith("[ ] ") else ("", what)
        return "%s%s %s" % (box, date, what)

    def in_touch(self, turn):
        last = self.r.randint(0, 40)
        return {}, [(last, "coffee"), (last + 20, "call"), (last + 90 + turn, "lunch")]

    def trusted(self, turn):
        days = self.r.sample(range(1, 170), self.r.choice([8, 8, 9]))
        helped = [(50, "got: a hand"), (60, "gave: a hand")]
        return {}, [(d, "coffee") for d in days] + [(730 + turn, "met")] + self.r.choice([helped, helped, helped[:1]])

    def faded(self, turn):
        often, span = self.r.choice([("30d", 180), ("90d", 180), ("100d", 200), ("182d", 364), ("183d", 365),
                                     ("400d", 365), (None, 365)])
        return ({"depth": self.r.choice(["1", "2", "3"]), "cadence": often, "tier": None},
                [(span * self.r.choice([1, 2, 3]) + turn, "call")])

    def falls_due(self, turn):
        often = self.r.choice([7, 14, 30, 90])
        count = self.r.choice([often, 2 * often, often - 7]) + turn
        touches = [(count, self.r.choice(["call", "call(out)"])), (often, "skipped")]
        return {"cadence": "%dd" % often}, touches[:self.r.choice([1, 1, 2])] + [
            (-often - turn, self.r.choice(["[ ] coffee", "coffee"]))][:self.r.choice([0, 0, 1])]

    def asked(self, turn):
        size, rest = self.r.choice([("small", 14), ("small", 21), ("medium", 60), ("large", 365), ("large", 300),
                                    ("small", 30)])
        answer = self.r.choice(["", " -> yes", " -> none"])
        return ({"depth": "3", "routine": self.r.choice([None, None, "daily"])},
                [(rest + turn, "asked(%s): a favour%s" % (size, answer)), (3, "call")])

    def silent(self, turn):
        return {"depth": "3", "cadence": "1y"}, [(90 + turn, "call")]

    def long_silent(self, turn):
        return {"depth": "3", "cadence": "1y"}, [(180 + turn, "call")]

    def drifts(self, turn):
        gap = self.r.choice([16, 20, 40])
        return {}, [(2 * gap + turn + gap * n, "call") for n in range(3 if turn < 0 else self.r.choice([4, 5]))]

    def stays_away(self, turn):
        return {}, [(30 + turn + 5 * n, "call") for n in range(4)]

    def unanswered(self, turn):
        """Two or three touches of mine in a row; the year since the last of them ends about now."""
        touches = [(d, "message(out)") for d in (365 + turn, 400, 420)][:3 if turn else self.r.choice([2, 3])]
        return {"cadence": self.r.choice(["30d", "30d", "2y"])}, touches + self.r.choice([[], [(500, "call")]])

    def thanked(self, turn):
        return {}, [(50 + turn, "got(medium): a hand"), (50, "thanked")]

    def owes(self, turn):
        """Ahead by two to four points, mentor or not; the last help on the edge of two years."""
        return ({"depth": "3", "relation": self.r.choice([["mentor"], ["peer"], ["ally"]])},
                [(2, "got(medium): a hand"), (1, self.r.choice(["got: more", "call", "gave: some"])),
                 (730 + turn, "got(large): long ago"), (5, "thanked")])

    def counted(self, turn):
        return {"tier": "close"}, [(90 + turn, "call"), (14 + turn, "introduced(agreed) to [[%s]]: soon" %
                                                         self.people[0])]

    # Notes.

    def person(self, n):
        r, own = self.r, self.people[n]
        others = [p for p in self.people if p != own]
        tier = r.choice(["inner", "close", "close", "regular", "regular", "wide", "ambient", None])
        front = {
            "name": self.names[n], "tier": tier,
            "cadence": r.choice([None] * 8 + ["1w", "45d", "never", "2y"]),
            "routine": r.choice([None] * 9 + ["daily"]), "depth": r.choice([None] * 6 + ["1", "2", "3"]),
            "last-contact": str(self.past()) if self.maybe(0.15) else None,
            "met": str(self.past()) if self.maybe(0.5) else None,
            "met-via": r.choice(others) if self.maybe(0.15) else None,
            "met-at": r.choice(self.events) if self.maybe(0.2) else None,
            "knows": self.some(others, 2) if self.maybe(0.3) else None,
            "snooze": str(r.choice([self.today, self.ahead(), self.past()])) if self.maybe(0.12) else None,
            "status": r.choice([None] * 10 + ["paused", "archived", "active"]),
            "birthday": r.choice([None, None, "--02-29", "1980-02-29", "1992-%s" % str(self.past())[5:],
                                  "--%s" % str(self.ahead())[5:], "1976-%s" % str(self.today)[5:]]),
            "org": r.choice(ORGS) if self.maybe(0.5) else None, "function": self.some(FUNCTIONS, 2),
            "relation": self.some(RELATIONS, 2), "groups": self.some(self.groups, 2),
            "offers": self.some(TOPICS, 2), "interests": self.some(TOPICS, 2), "tags": self.some(TOPICS, 1),
            "wants": self.some(TOPICS, 2),
            "does": "work on %s" % r.choice(TOPICS) if self.maybe(0.3) else None,
        }
        lines = self.log(r.choice([0, 1, 2, 4, 8, 18])) + self.ties(own)
        if not lines and self.maybe(0.5):
            lines = ["%s skipped" % self.past()]
        if n and self.maybe(0.6):
            scene, lines = self.scene()
            front = {"name": front["name"], "tier": front["tier"], "offers": front["offers"], **scene}
        self.write("people/%s.md" % own, front, lines)

    def event(self, n):
        r = self.r
        date = self.ahead() if self.maybe(0.25) else self.past()
        ident = "%s-e%02d" % (date, n)
        self.events.append(ident)
        over = date < self.today
        front = {
            "title": "Event %d" % n, "kind": r.choice(["meetup", "dinner", "fair", "workshop", None]),
            "end": str(date + datetime.timedelta(1)) if self.maybe(0.2) else None,
            "status": r.choice([None] * 4 + (["attended", "skipped", "cancelled"] if over else ["planned", "idea"])),
            "size": r.choice([None, None, "11", "12", "13"]), "hours": r.choice([None, "2", "3"]),
            "cost": r.choice([None, "0", "25"]), "group": r.choice(self.groups + [None]),
            "series": r.choice(["Evenings", "Breakfasts", None]), "people": self.refs(3),
            "speakers": self.refs(1), "organizers": self.refs(1),
            "attendees": self.refs(5), "meet": self.refs(1),
        }
        front["date"] = str(date)
        lines = ["%s learned: something" % date] if over and self.maybe(0.3) else []
        one, other = r.sample(self.people, 2)
        if over and self.maybe(0.2):
            lines.append("%s introduced with [[%s]] to [[%s]]: at the door" % (date, one, other))
        if over and self.maybe(0.2):
            lines.append("%s %s with [[%s]]: afterwards" % (date, r.choice(["drinks", "seen", "asked"]), other))
        self.write("events/%s.md" % ident, front, lines)

    def lead(self, n):
        r = self.r
        front = {
            "title": "Lead %d" % n, "kind": "job", "tags": self.some(TOPICS, 1), "org": r.choice(ORGS),
            "source": r.choice([r.choice(self.people), r.choice(self.events), r.choice(self.groups), "a poster"]),
            "via": self.some(self.people, 1), "involve": self.some(self.people, 2),
        }
        stages = ["heard"] + self.some(["talking", "applied", "interview", "offer", "won", "lost", "declined"], 3)
        dates = sorted(self.past() for _ in stages)
        lines = ["%s stage(%s): so far" % pair for pair in zip(dates, stages)]
        front["stage"] = stages[-1]
        for who in front["involve"]:
            if self.maybe(0.5):
                lines.append("%s told to [[%s]]: the news" % (dates[-1] + datetime.timedelta(r.choice([-1, 0])), who))
        self.write("leads/l%d.md" % n, front, lines)

    def group(self, n):
        front = {
            "name": "Group %d" % n, "kind": "meetup", "interest": self.some(TOPICS, 3),
            "status": self.r.choice(["member", "trial", "contributor"]), "joined": str(self.past()),
            "review": str(self.r.choice([self.today, self.past(), self.ahead()])) if self.maybe(0.6) else None,
        }
        self.write("groups/%s.md" % self.groups[n], front, [])

    def all(self):
        os.makedirs(self.root)
        self.settings()
        for n in range(12):
            self.event(n)
        for n in range(len(self.groups)):
            self.group(n)
        for n in range(len(self.people)):
            self.person(n)
        for n in range(6):
            self.lead(n)
        self.write("people/me.md", {"name": "Robin Me", "org": self.r.choice(ORGS), "wants": self.some(TOPICS, 2),
                                    "offers": self.some(TOPICS, 2), "interests": self.some(TOPICS, 2)},
                   ["%s coffee with [[%s]], [[%s]]: all of us" % (self.past(), *self.r.sample(self.people, 2))
                    for _ in range(3)])


def notebook(root, chooser):
    """Writes a notebook into a new folder; returns the day on which its boundaries lie."""
    inventor = Inventor(root, chooser)
    inventor.all()
    return inventor.today
