"""Prints TAP: every row of the reports, recomputed from the notes alone and compared with what the tools print.

The notebooks are the example and invented ones, of one fixed seed and of one that is new each time."""
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import invent
import paths
import reports
import rules
from notes import Notebook

BUILD = os.environ["KITH_BUILD"]
FIXED_SEED = 20261120
NOTEBOOKS = 6
ROWS = 200
points, compared, failures = 0, 0, 0


def point(what, faults):
    global points, failures
    points += 1
    failures += bool(faults)
    print("not ok" if faults else "ok", points, "-", what)
    for fault in faults[:12]:
        print("#", fault)
    sys.stdout.flush()


def skip(what, why):
    global points
    points += 1
    print("ok", points, "-", what, "# SKIP", why)


def tool_rows(book, tool, *arguments, lines=()):
    """What a tool prints, with those lines on its standard input."""
    run = subprocess.run([os.path.join(BUILD, "bin", "kith-" + tool), *arguments, "--json"], cwd=book.root,
                         env={**os.environ, "KITH_TODAY": str(book.today)}, capture_output=True, text=True,
                         input="".join(line + "\n" for line in lines))
    if run.returncode > 1:
        raise RuntimeError("kith %s: status %d: %s" % (tool, run.returncode, run.stderr))
    return [json.loads(line) for line in run.stdout.splitlines()]


def as_json(value):
    """A value of ours as a tool prints it: numbers of two places."""
    if isinstance(value, datetime.date):
        return str(value)
    if isinstance(value, float):
        return round(value + 1e-9, 2)
    return value


def same(ours, theirs):
    if isinstance(ours, float) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) < 0.0051
    if isinstance(ours, list) and isinstance(theirs, list):
        return sorted(ours) == sorted(theirs)
    return as_json(ours) == theirs


def differences(ours, theirs, keys):
    """What two lists of rows do not agree in; rows with equal keys are matched in a stable order."""
    global compared
    faults, left = [], list(theirs)
    compared += len(ours)
    for row in ours:
        alike = [t for t in left if all(same(row[k], t.get(k)) for k in keys)]
        exact = [t for t in alike if all(same(v, t.get(k)) for k, v in row.items())]
        if exact:
            left.remove(exact[0])
        elif alike:
            left.remove(alike[0])
            wrong = [k for k, v in row.items() if not same(v, alike[0].get(k))]
            faults.append("%s: %s" % (" ".join(str(row[k]) for k in keys), "; ".join(
                "%s: recomputed %s, printed %s" % (k, as_json(row[k]), alike[0].get(k)) for k in wrong)))
        else:
            faults.append("not printed: %s" % {k: as_json(v) for k, v in row.items()})
    return faults + ["not recomputed: %s" % t for t in left]


# The reports: tool, arguments, what we make of the book, keys that match rows.
def whole(book):
    yield "list", [], rules.report_list(book), ["id"]
    yield "due", ["-a"], rules.report_due(book), ["id"]
    yield "dates", [], rules.report_dates(book), ["id", "kind"]
    yield "drift", [], rules.report_drift(book), ["id"]
    yield "balance", [], reports.report_balance(book), ["id"]
    yield "todo", [], reports.report_todo(book), ["id", "kind", "due"]
    yield "yield", [], reports.report_yield(book), ["id"]
    yield "funnel", [], reports.report_funnel(book), ["source", "tie"]
    yield "groups", [], reports.report_groups(book), ["id"]
    yield "events", [], reports.report_events(book), ["id"]
    yield "leads", [], reports.report_leads(book), ["id"]
    yield "match", [], reports.report_match(book, paths.edges(book)), ["id", "to", "topic"]
    yield "capacity", [], rules.report_capacity(book), ["tier"]
    yield "moves", [], reports.report_moves(book), ["id", "date"]
    yield "army", [], reports.report_army(book), ["relation", "function"]


def exists(tool):
    return os.path.exists(os.path.join(BUILD, "bin", "kith-" + tool))


def compare_order(book):
    printed = [r for r in tool_rows(book, "due", "-a")]
    wanted = rules.due_order(rules.report_due(book))
    got = [r["id"] for r in printed if r["state"] in ("late", "due")]
    return [] if got == wanted else ["recomputed %s" % wanted, "printed    %s" % got]


def compare_seen(book, some):
    return [fault for person in some for fault in differences(
        reports.report_seen(book, person), tool_rows(book, "seen", person.id), ["id"])]


def compare_who(book, topics):
    faults = []
    for topic in topics:
        found = [r for r in tool_rows(book, "who", topic) if r["fit"]]
        faults += ["%s: %s" % (topic, f) for f in differences(reports.report_who(book, topic), found, ["id"])]
    return faults


def compare_ask(book):
    everyone, faults = rules.people(book), []
    for size in reports.SIZES:
        printed = tool_rows(book, "ask", "-", "--size", size, lines=[p.id for p in everyone])
        faults += differences([reports.report_ask(book, p, size) for p in everyone], printed, ["id"])
    return faults


def compare_path(book, some):
    faults = []
    for person in some:
        faults += paths.faults_of(book, person, tool_rows(book, "path", person.id))
    return faults


def compare_notebook(name, book, topics, chooser):
    book.marks = {}
    for tool, arguments, ours, keys in whole(book):
        what = "%s: kith %s" % (name, " ".join([tool, *arguments]))
        if exists(tool):
            printed = [row for row in tool_rows(book, tool, *arguments, "--why") if row.get("source") != "git"]
            silent = ["nothing says why: %s" % row for row in printed if tool != "list" and not row["why"]]
            point(what, differences(ours, printed, keys) + silent)
        else:
            skip(what, "there is no kith-%s" % tool)
    some = chooser.sample(rules.people(book), 8)
    others = (("due", "kith due -a, in order", lambda: compare_order(book)),
              ("seen", "kith seen, some people", lambda: compare_seen(book, some)),
              ("who", "kith who, some topics", lambda: compare_who(book, topics)),
              ("ask", "kith ask, each person and size", lambda: compare_ask(book)),
              ("path", "kith path, to some people", lambda: compare_path(book, some)))
    for tool, what, compare in others:
        if exists(tool):
            point("%s: %s" % (name, what), compare())
        else:
            skip("%s: %s" % (name, what), "there is no kith-%s" % tool)


def compare_seed(seed, scratch):
    for n in range(NOTEBOOKS):
        chooser = random.Random("%d %d" % (seed, n))
        root = os.path.join(scratch, "%d-%d" % (seed, n))
        today = invent.notebook(root, chooser)
        subprocess.run(["git", "init", "-q", root], check=True)
        compare_notebook("seed %d, notebook %d of %s" % (seed, n + 1, today), Notebook(root, today),
                         chooser.sample(invent.TOPICS, 4), chooser)


def compare_planted():
    """The comparison itself can fail."""
    ours = [{"id": "people/ada", "overdue": 30, "last": datetime.date(2026, 1, 1)}]
    right, wrong = {"id": "people/ada", "overdue": 30, "last": "2026-01-01"}, {"id": "people/ada", "overdue": 31,
                                                                                 "last": "2026-01-01"}
    good = differences(ours, [right], ["id"])
    found = [differences(ours, rows, ["id"]) for rows in ([wrong], [], [right, right])]
    point("a number, a row too few and one too many are noticed", [] if not good and all(found) else [found])


def main():
    fresh = int(os.environ.get("KITH_SEED") or random.SystemRandom().randrange(1, 1 << 31))
    print("# seeds: %d, and afresh %d (KITH_SEED=%d repeats it)" % (FIXED_SEED, fresh, fresh))
    compare_planted()
    scratch = tempfile.mkdtemp()
    try:
        example = Notebook(os.getcwd(), datetime.date.fromisoformat(os.environ["KITH_TODAY"]))
        compare_notebook("the example", example, ["rust", "storage engines", "talk review"], random.Random(FIXED_SEED))
        for seed in (FIXED_SEED, fresh):
            before = compared
            compare_seed(seed, scratch)
            point("seed %d: at least %d rows were recomputed" % (seed, ROWS),
                  [] if compared - before >= ROWS else ["only %d" % (compared - before)])
    finally:
        shutil.rmtree(scratch)
    print("# %d rows compared" % compared)
    print("1..%d" % points)
    sys.exit(failures > 0)


main()
