"""Prints TAP: what holds of the JSON Schemas that schema/generate makes."""
import glob
import json
import os
import re
import subprocess
import tempfile

import jsonschema
import yaml

SRC, BUILD = os.environ["KITH_SRC"], os.environ["KITH_BUILD"]
TYPES = ["person", "event", "group", "lead"]
points = 0


def point(what, faults):
    global points
    points += 1
    print(("not ok" if faults else "ok"), points, "-", what)
    for fault in faults:
        print("#", str(fault).replace("\n", "\n# "))


def skip(what, why):
    global points
    points += 1
    print("ok", points, "-", what, "# SKIP", why)


class Loader(yaml.SafeLoader):
    """YAML 1.2's scalars, as editors read them: a date is a string, NO is no boolean."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)
Loader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node), 10)
)


def generated(*words):
    return subprocess.run(
        [BUILD + "/generate", *words], check=True, capture_output=True, text=True
    ).stdout


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read().replace("\r\n", "\n")


def schema(name):
    return json.loads(read(f"{SRC}/schema/json/{name}.json"))


def faults_of(validator, value):
    return [
        "/".join(map(str, error.absolute_path)) + ": " + error.message[:200]
        for error in validator.iter_errors(value)
    ]


def front_matter(text):
    match = re.match(r"\s*---[ \t]*\n(.*?\n)?---[ \t]*(\n|$)", text, re.S)
    return yaml.load(match.group(1) or "", Loader) or {} if match else {}


def draft_07():
    faults = []
    for path in sorted(glob.glob(SRC + "/schema/json/*.json")):
        try:
            value = json.loads(read(path))
            jsonschema.Draft7Validator.check_schema(value)
            if value["$schema"] != "http://json-schema.org/draft-07/schema#":
                faults.append(path + ": is not draft-07")
        except (ValueError, jsonschema.SchemaError) as error:
            faults.append(f"{path}: {error}")
    point("each schema is valid by the meta-schema of draft-07", faults)


def up_to_date():
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([SRC + "/schema/update", BUILD + "/generate", scratch], check=True)
        fresh = {name: read(f"{scratch}/{name}") for name in os.listdir(scratch)}
    kept = {name: read(f"{SRC}/schema/json/{name}") for name in os.listdir(SRC + "/schema/json")}
    faults = [
        f"schema/json/{name}: run schema/update {os.path.basename(BUILD)}/generate"
        for name in sorted(set(fresh) | set(kept))
        if fresh.get(name) != kept.get(name)
    ]
    point("the schemas that are kept are those that the sources give", faults)


GOOD = {
    "person": [
        "",
        "name:",
        "name: 42",
        "name: Ada\nemail: ada@example.org\ntier: close\nmet: 2024-02-03",
        "email: [a@example.org, b@example.org]",
        "birthday: --03-14",
        "birthday: 1990-02-28",
        "country: NO\nphone: 0301234567",
        "knows: [[Bob]]",
        'knows: [[[Bob]], cy, "[[dee]]"]',
        'met-at: "[[fosdem]]"',
        "met-at: [[fosdem]]",
        "cadence: 2w\ndepth: 2\nprivate: true\nroutine: weekly",
        "cadence: never\ndepth: '3'\nprivate: no",
        "relation: [mentor, something of my own]",
        "Company: Initech\nunknown: {deep: [1, 2]}",
        "last-contact: 2026-11-05 18:30\nsnooze: 2026-11-05T18:30:00+01:00",
        "url: https://example.org/~ada",
    ],
    "event": [
        "title: Spring\ndate: 2026-04-03 18:30\nend: 2026-04-04\nmode: online",
        "people: [ada, bob]\npart: [speaker, organizer]\nsize: 40\ncost: 12.50",
    ],
    "group": ["name: Rust users\nstatus: member\nkind: meetup\njoined: 2025-01-01"],
    "lead": ["title: Compiler job\nstage: talking\ndirection: in\nkind: job"],
}

# Each with the key that is wrong.
BAD = {
    "person": [
        ("tier", "tier: closest"),
        ("tier", "tier: [close]"),
        ("met", "met: 3 February 2024"),
        ("met", "met: 2024-13-03"),
        ("birthday", "birthday: 14 March"),
        ("birthday", "birthday: 03-14"),
        ("cadence", "cadence: 3 fortnights"),
        ("cadence", "cadence: 0d"),
        ("email", "email: ada at example.org"),
        ("email", "email: [ada@example.org, bob]"),
        ("phone", "phone: call me"),
        ("depth", "depth: 4"),
        ("private", "private: perhaps"),
        ("status", "status: gone"),
        ("name", "name: [Ada, Okafor]"),
        ("name", "name: {first: Ada}"),
        ("tags", "tags: {rust: yes}"),
        ("type", "type: persona"),
    ],
    "event": [
        ("mode", "mode: hybird"),
        ("date", "date: tomorrow"),
        ("date", "date: 2026-04-03 evening"),
        ("size", "size: many"),
        ("part", "part: [speaker, guest]"),
        ("status", "status: active"),
    ],
    "group": [("status", "status: active"), ("review", "review: 2026")],
    "lead": [("stage", "stage: hired"), ("direction", "direction: both")],
}

GOOD_SETTINGS = [
    "kith: 1",
    "kith: 1\ntiers: {inner: 2w, mine: never}\ncapacity: 6/w\nlayout: year",
    "kith: 1\nfolders: {authors: person}\nfields: {display_name: name, person.title: position}",
    "kith: 1\nignore: README.md\nkinds: {climbing: {day: contact}, seen: touch}",
]

BAD_SETTINGS = [
    ("", "me: people/me"),
    ("kith", "kith: one"),
    ("", "kith: 1\ntires: {inner: 2w}"),
    ("tiers", "kith: 1\ntiers: {inner: 3 fortnights}"),
    ("folders", "kith: 1\nfolders: {people: persons}"),
    ("fields", "kith: 1\nfields: {Company: organisation}"),
    ("capacity", "kith: 1\ncapacity: many"),
    ("asks", "kith: 1\nasks: {huge: {points: 27}}"),
    ("kinds", "kith: 1\nkinds: {climbing: {day: fun}}"),
    ("layout", "kith: 1\nlayout: deep"),
    ("routes", "kith: 1\nroutes: [{need: buy}]"),
    ("export", "kith: 1\nexport: [name, everything]"),
]


def good_and_bad(name, good, bad):
    validator = jsonschema.Draft7Validator(schema(name))
    faults = [
        f"{text!r}: {fault}" for text in good for fault in faults_of(validator, yaml.load(text, Loader) or {})
    ]
    point(f"{name}: what is good passes", faults)
    faults = []
    for key, text in bad:
        found = faults_of(validator, yaml.load(text, Loader))
        if not found or not all(fault.startswith(key) for fault in found):
            faults.append(f"{text!r} gives {found}, not a fault of {key or 'the whole'}")
    point(f"{name}: what is bad is refused at its key", faults)


def example_notebook():
    root = SRC + "/examples/notebook"
    what = "the notes and settings of the example notebook pass"
    if not os.path.exists(root + "/kith.yaml"):
        return skip(what, "there is no example notebook")
    settings = yaml.load(read(root + "/kith.yaml"), Loader)
    faults = faults_of(jsonschema.Draft7Validator(schema("config")), settings)
    folders = settings.get("folders") or dict(people="person", events="event", groups="group", leads="lead")
    tiers = settings.get("tiers") or {}
    for folder, kind in folders.items():
        rules = schema(kind)
        if kind == "person":
            rules["properties"]["tier"]["enum"] += list(tiers)
        validator = jsonschema.Draft7Validator(rules)
        for path in sorted(glob.glob(f"{root}/{folder}/**/*.md", recursive=True)):
            for fault in faults_of(validator, front_matter(read(path))):
                faults.append(f"{os.path.relpath(path, SRC)}: {fault}")
    point(what, faults)


def manual_examples():
    page = subprocess.run(
        ["mandoc", "-T", "utf8", SRC + "/cmd/kith-notebook.5"], capture_output=True, text=True
    ).stdout
    page = re.sub(r".\x08", "", page)
    blocks = re.findall(r"\n\n((?: {11}.*\n| *\n)+)", page)
    blocks = [re.sub(r"(?m)^ {11}", "", block).strip() + "\n" for block in blocks]
    notes = [block for block in blocks if block.startswith("---\n")]
    settings = [block for block in blocks if block.startswith("kith: 1\n")]
    faults = [] if notes and settings else ["no note or no kith.yaml found in kith-notebook(5)"]
    for note in notes:
        faults += faults_of(jsonschema.Draft7Validator(schema("person")), front_matter(note))
    for text in settings:
        faults += faults_of(jsonschema.Draft7Validator(schema("config")), yaml.load(text, Loader))
    point("the note and the kith.yaml of the manual pass", faults)


REPORTS = {
    "list": [["list"]],
    "due": [["due"], ["due", "-a", "--why"]],
    "todo": [["todo"]],
    "dates": [["dates"]],
    "check": [["check"]],
    "today": [["today"], ["today", "--why"]],
    "timeline": [["timeline", "people/me"]],
    "drift": [["drift"], ["drift", "--why"]],
    "capacity": [["capacity"], ["capacity", "--why"]],
    "match": [["match"], ["match", "--why"]],
    "triage": [["triage"], ["triage", "--why"]],
}


def reports():
    root = SRC + "/examples/notebook"
    environment = dict(os.environ, KITH_EXEC_PATH=BUILD + "/bin", KITH_TODAY="2026-11-20", LC_ALL="C")
    for tool, commands in REPORTS.items():
        what = f"each line of kith {tool} --json is as its schema says"
        if not os.path.exists(f"{BUILD}/bin/kith-{tool}") or not os.path.exists(root):
            skip(what, "the tool is not built, or there is no example notebook")
            continue
        validator = jsonschema.Draft7Validator(schema("rows-" + tool))
        faults = []
        for command in commands:
            ran = subprocess.run(
                [BUILD + "/bin/kith", command[0], "-C", root, *command[1:], "--json"],
                capture_output=True, text=True, env=environment, encoding="utf-8",
            )
            if ran.returncode not in (0, 1, 3):
                faults.append(f"{command}: exit {ran.returncode}: {ran.stderr}")
            for line in ran.stdout.splitlines():
                faults += [f"{command}: {fault}" for fault in faults_of(validator, json.loads(line))]
        point(what, faults[:20])


draft_07()
up_to_date()
for kind in TYPES:
    good_and_bad(kind, GOOD[kind], BAD[kind])
good_and_bad("config", GOOD_SETTINGS, BAD_SETTINGS)
manual_examples()
example_notebook()
reports()
print(f"1..{points}")
