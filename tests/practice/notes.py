"""Reads a notebook as kith-notebook(5) describes it: plainly, all of it, with no thought of speed."""
import datetime
import os
import re
import unicodedata

import yaml

# What the day of a kind counts as (none, touch, contact, quiet), the word it takes, and who gave what.
# Points: they gave me, I gave them. A word is a size, a direction, or text.
ME_GAVE, THEY_GAVE = 1, 0
CONTACTS = "message email call video chat coffee lunch dinner drinks visit meeting pairing met interview engaged"
KINDS = {kind: ("contact", "direction") for kind in CONTACTS.split()}
KINDS.update({
    "pitched": ("contact", "text"), "asked": ("touch", "size"), "was-asked": ("contact", "size"),
    "got": ("contact", "size"), "offered": ("contact", "size"), "invited-me": ("contact", ""),
    "gave": ("touch", "size"), "invited": ("touch", ""), "introduced": ("contact", "state"),
    "introduced-me": ("contact", ""), "vouched": ("none", ""), "vouched-for": ("touch", ""),
    "thanked": ("touch", ""), "praised": ("touch", "text"), "feedback": ("touch", "text"),
    "told": ("touch", ""), "lent": ("touch", ""), "borrowed": ("touch", ""), "skipped": ("quiet", ""),
    "stage": ("none", "text"), "volunteer": ("none", "text"),
})
for nothing in "learned credited seen read joined left note talk post comment release".split():
    KINDS[nothing] = ("none", "")
OUTCOMES = {"asked": ("yes", "no", "none"), "was-asked": ("yes", "no", "redirected"),
            "offered": ("used", "lapsed"), "lent": ("returned",), "borrowed": ("returned",)}
TIERS = {"inner": "2w", "close": "1m", "regular": "3m", "wide": "1y", "ambient": "never"}
ASKS = {"small": {"points": 1, "rest": "2w", "depth": 1}, "medium": {"points": 3, "rest": "2m", "depth": 2},
        "large": {"points": 9, "rest": "1y", "depth": 3}}
FOLDERS = {"people": "person", "events": "event", "groups": "group", "leads": "lead"}
TYPES = ("person", "event", "group", "lead")
WORDS = {"daily": 1, "weekly": 7, "monthly": 30, "quarterly": 90, "yearly": 365}


def fold(text):
    """Equal for texts that differ in normalisation, case or accents alone."""
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))


def days(duration):
    """A duration in days: months of 30, years of 365; None for never."""
    if duration in (None, "", "never"):
        return None
    if duration in WORDS:
        return WORDS[duration]
    return int(duration[:-1]) * {"d": 1, "w": 7, "m": 30, "y": 365}[duration[-1].lower()]


def day(text):
    return datetime.date.fromisoformat(text[:10]) if text else None


def many(value):
    """A value of front matter as a list; [[Ada]] without quotes is the list in a list that YAML makes of it."""
    if value is None or value == "":
        return []
    if not isinstance(value, list):
        return [value]
    if len(value) == 1 and isinstance(value[0], list):
        return ["[[%s]]" % value[0][0]]
    return ["[[%s]]" % x[0][0] if isinstance(x, list) else x for x in value]


class Note:
    def __init__(self, ident, path, kind, front, body):
        self.id, self.path, self.type, self.front, self.body = ident, path, kind, front, body
        self.entries, self.tasks = [], []

    def all(self, key):
        return many(self.front.get(key))

    def one(self, key):
        return (self.all(key) or [None])[0]

    @property
    def file(self):
        return self.id.split("/")[-1]

    @property
    def name(self):
        heading = re.search(r"^#{1,6} +(.+?)[ #]*$", self.body, re.M)
        return self.one("name") or self.one("title") or (heading and heading[1]) or self.file

    @property
    def date(self):
        """An event's day: its date, else the one that begins the file name."""
        return day(self.one("date") or (re.match(r"\d{4}-\d\d-\d\d", self.file) or [None])[0])

    @property
    def end(self):
        return day(self.one("end")) or self.date


class Entry:
    """A line of the log. `about`: the people it is about; `givers`: those who introduced me, of introduced-me."""

    def __init__(self, note, date, box, kind, word):
        self.note, self.date, self.box, self.kind, self.word = note, date, box, kind, word
        self.clauses, self.outcome, self.outcome_date, self.text = [], None, None, ""
        self.about = []

    def named(self, *words):
        return [who for word, who in self.clauses if word in words]


class Notebook:
    def __init__(self, root, today):
        self.root, self.today, self.notes = root, today, {}
        with open(os.path.join(root, "kith.yaml"), encoding="utf-8") as file:
            self.config = yaml.load(file, yaml.BaseLoader) or {}
        self.kinds = dict(KINDS)
        for kind, change in (self.config.get("kinds") or {}).items():
            counts = change["day"] if isinstance(change, dict) else change
            self.kinds[kind] = (counts, self.kinds.get(kind, ("", "direction"))[1])
        self.tiers = {tier: days(text) for tier, text in {**TIERS, **(self.config.get("tiers") or {})}.items()}
        self.asks = {}
        for size, row in ASKS.items():
            row = {**row, **((self.config.get("asks") or {}).get(size) or {})}
            self.asks[size] = {"points": int(row["points"]), "rest": days(row["rest"]), "depth": int(row["depth"])}
        self.read_all()
        self.index()
        self.me = self.find(self.config.get("me") or "people/me")
        for note in self.notes.values():
            self.read_log(note)
        self.entries = sorted((e for n in self.notes.values() for e in n.entries), key=lambda e: e.date)

    # Files.

    def read_all(self):
        folders = {**FOLDERS, **(self.config.get("folders") or {})}
        ignored = set(many(self.config.get("ignore")))
        for folder, inside, files in os.walk(self.root):
            inside[:] = [d for d in inside if not d.startswith(".") and d not in ignored]
            for file in files:
                path = os.path.relpath(os.path.join(folder, file), self.root)
                if file.endswith(".md") and not file.startswith(".") and file not in ignored:
                    self.read_note(path, folders)

    def read_note(self, path, folders):
        with open(os.path.join(self.root, path), encoding="utf-8-sig") as file:
            text = file.read()
        match = re.match(r"\s*---[ \t]*\n(.*?)^---[ \t]*$\n?(.*)", text, re.S | re.M)
        front, body = (yaml.load(match[1], yaml.BaseLoader) or {}, match[2]) if match else ({}, text)
        ident = re.sub(r"/_?index$", "", unicodedata.normalize("NFC", path[:-len(".md")]))
        kind = front.get("type")
        if kind not in TYPES:
            kind = folders.get(path.split("/")[0])
        if kind and "/" in ident:
            self.notes[ident] = Note(ident, path, kind, self.ours(kind, front), body)

    def ours(self, kind, front):
        """Front matter under our keys, where kith.yaml maps those of another vault."""
        front = dict(front)
        for theirs, key in (self.config.get("fields") or {}).items():
            kind_of, _, name = theirs.rpartition(".")
            if kind_of in ("", kind) and name in front:
                front.setdefault(key, front[name])
        return front

    # References.

    def index(self):
        self.steps = [{} for _ in range(5)]
        for note in self.notes.values():
            keys = [[note.id], [note.file], [note.name], [a for a in note.all("aliases") if not a.startswith("/")],
                    note.all("email")]
            for step, found in zip(self.steps, keys):
                for key in {fold(k.strip()) for k in found}:
                    step.setdefault(key, []).append(note)

    def find(self, reference):
        """The note a reference means; None where it means none, or two."""
        inner = re.fullmatch(r"\[\[([^\]|#]*).*\]\]", reference.strip())
        key = fold((inner[1] if inner else reference).strip())
        for step in self.steps:
            if key in step:
                return step[key][0] if len(step[key]) == 1 else None
        return None

    def refs(self, note, key, kind="person"):
        found = (self.find(r) for r in note.all(key))
        return [n for n in found if n and n.type == kind]

    # Logs.

    def items(self, body):
        """Items of lists: (indent, text with what continues it); fences, quotes and HTML hold none."""
        body = re.sub(r"^ *(```+|~~~+).*?^ *\1[^\n]*$", "", body, flags=re.S | re.M)
        found = []
        for line in body.split("\n"):
            match = re.match(r"( *)(?:[-*+]|\d{1,9}[.)])(?: +|$)(.*)", line)
            if match:
                found.append([len(match[1]), match[2].rstrip()])
            elif not line.strip() or line.startswith(("#", ">", "<")):
                found.append([None, ""])
            elif found and found[-1][0] is not None:
                found[-1][1] += " " + line.strip()
        return [(indent, text) for indent, text in found if indent is not None]

    def read_log(self, note):
        for indent, text in self.items(note.body):
            match = re.match(r"(?:\[(.)\] )?(\d{4}-\d\d-\d\d)(?: \d{1,2}:\d\d)? +(.*)", text, re.S)
            if match and indent < 2:
                note.entries.append(self.read_entry(note, match[1], day(match[2]), match[3]))
                continue
            task = re.match(r"\[(.)\] (.*)", text, re.S)
            if task and not (match and indent < 2):
                due = re.search(r"(?:due:|\U0001F4C5 *)(\d{4}-\d\d-\d\d)", task[2])
                note.tasks.append((task[1] == " ", task[2], day(due[1]) if due else None))

    def read_entry(self, note, box, date, rest):
        head = re.match(r"([^\s(:]+)(?:\(([^)]*)\))?(?=$|:| (?:with|to|from|via) | ->)", rest)
        entry = Entry(note, date, box, head[1] if head else "note", head[2] if head else None)
        rest = rest[head.end():] if head else rest
        while head:
            clause = re.match(r" (with|to|from|via) ((?:\[\[[^\]]*\]\]|[^:\[])+?)(?= (?:with|to|from|via) |:|$| ->)", rest)
            if not clause:
                break
            for part in re.findall(r"\[\[[^\]]*\]\]|[^,\[]+", clause[2]):
                who = self.find(part) if part.strip() else None
                if who:
                    entry.clauses.append((clause[1], who))
            rest = rest[clause.end():]
        entry.text = rest.lstrip(": ")
        self.read_outcome(entry, rest)
        about = [who for who in entry.named("with", "to", "from") if who.type == "person"]
        if note.type == "person" and note is not self.me:
            about.insert(0, note)
        entry.about = [who for n, who in enumerate(about) if who not in about[:n] and who is not self.me]
        return entry

    def read_outcome(self, entry, rest):
        words = "|".join(OUTCOMES.get(entry.kind, ("$^",)))
        tail = r" -> (%s)(?: (?:\[\[[^\]]*\]\]))?(?: (\d{4}-\d\d-\d\d))?(?: #[\w-]+)*\s*$" % words
        match = re.search(tail, rest)
        if match:
            entry.outcome, entry.outcome_date = match[1], day(match[2]) or entry.date
            entry.text = rest[:match.start()].lstrip(": ")
