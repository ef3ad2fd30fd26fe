#!/bin/sh
# kith merge-people.
. "$(dirname "$0")/../lib.sh"
notebook
note people/work/roberto.md <<'NOTE'
---
name: Robert Li
aliases: [Bobby, Bob Li]
email: [bob@initech.example, BOB@example.org]
phone: +44 131 496 0000
tier: close
knows: [people/bob-li, ada-okafor]
card: {floor: 3}
---

Likes chess. See [Ada](../ada-okafor.md), [himself](roberto.md) and [[roberto]].

## Log

- 2026-08-01 coffee with [[ada-okafor]]: a plan
  that goes on here

  - [ ] send slides due:2026-12-01
- 2026-10-01 call
- 2026-09-01 coffee: same in both
- [ ] a task
NOTE
note people/bob-li.md <<'NOTE'
---
name: Bob Li
email: bob@example.org
tier: regular
knows: ["[[roberto]]"]
---

Bob's words.

## Log

- 2026-09-01 coffee: same in both
- 2026-11-01 lunch
NOTE
note people/carol.md <<'NOTE'
---
knows: [bob-li, roberto]
met-via: "[[roberto|Rob]]"
---

[Rob](work/roberto.md) and [[Robert Li]].

- 2026-11-01 coffee with [[roberto]], Bob Li: x
- 2026-11-02 was-asked: a talk -> redirected [[people/work/roberto]]
NOTE
note events/2026-10-01-meetup.md <<'NOTE'
---
people: [roberto, carol]
---
NOTE
git add -A
git commit -qm more
before=$(git rev-parse 'HEAD^{tree}')

exits 'without a terminal nothing is changed' 1 kith merge-people bob-li roberto
is 'and nothing is printed' "$out $(git status --porcelain)" ' '
review=$err
like 'the review says what comes' "$review" '^\+ phone: \+44 131 496 0000$'
like 'what is there' "$review" '^= email: BOB@example.org$'
like 'what goes, and why' "$review" '^- tier: close \(the first note.s value stays\)$'
like 'maps among it' "$review" '^- card: 3 \(a map\)$'
like 'and who follows' "$review" '^~ events/2026-10-01-meetup names people/bob-li$'
exits '-n is the diff' 1 kith merge-people -n bob-li roberto
like 'of all notes' "$(printf '%s\n' "$out" | grep -c '^diff')" '^4$'
is 'and changes nothing' "$(git status --porcelain)" ''
exits '--yes merges' 0 kith merge-people --yes bob-li roberto
is 'prints the id' "$out" people/bob-li
is 'in one commit' "$(git show --format=%s --name-only --no-renames HEAD | sort | tr '\n' ' ')" \
	' events/2026-10-01-meetup.md merge-people people/bob-li people/work/roberto people/bob-li.md people/carol.md people/work/roberto.md '
is 'one note' "$(cat people/bob-li.md)" '---
name: Bob Li
email: [bob@example.org, bob@initech.example]
tier: regular
aliases: [Robert Li, Bobby]
phone: +44 131 496 0000
knows: [ada-okafor]
---

Bob'"'"'s words.

## Log

- 2026-08-01 coffee with [[ada-okafor]]: a plan
  that goes on here

  - [ ] send slides due:2026-12-01
- 2026-09-01 coffee: same in both
- 2026-10-01 call
- 2026-11-01 lunch

## From people/work/roberto

Likes chess. See [Ada](ada-okafor.md), [himself](bob-li.md) and [[bob-li]].

## Log

- [ ] a task'
is 'references follow' "$(cat people/carol.md events/*.md)" '---
knows: [bob-li]
met-via: "[[bob-li|Rob]]"
---

[Rob](bob-li.md) and [[Bob Li]].

- 2026-11-01 coffee with [[bob-li]], Bob Li: x
- 2026-11-02 was-asked: a talk -> redirected [[people/bob-li]]
---
people: [bob-li, carol]
---'
exits 'nothing dangles' 0 kith check
exits 'the other name finds it' 0 kith show 'Robert Li'
exits 'undo' 0 kith undo
is 'restores both' "$(git rev-parse 'HEAD^{tree}') $(git status --porcelain)" "$before "
if has_terminal; then
	echo n | script -qc 'kith merge-people bob-li roberto' /dev/null >"$scratch/asked" 2>&1
	like 'a terminal is asked' "$(cat "$scratch/asked")" 'merge them\? \[y/N\]'
	is 'no changes nothing' "$(git rev-parse 'HEAD^{tree}') $(git status --porcelain)" "$before "
	echo y | script -qc 'kith merge-people bob-li roberto' /dev/null >/dev/null 2>&1
	is 'yes merges' "$(git log -1 --format=%s)" 'merge-people people/bob-li people/work/roberto'
	exits 'undo again' 0 kith undo
fi
exits 'one note is no two' 2 kith merge-people bob-li 'Bob Li'
exits 'nor is one' 2 kith merge-people bob-li
exits 'an unknown one' 1 kith merge-people bob-li nobody
exits 'an event is no person' 2 kith merge-people --yes bob-li 2026-10-01-meetup
printf -- '---\ncity: A\ncity: B\n---\n' >people/twice.md
exits 'a note with an error stays as it is' 3 kith merge-people --yes bob-li twice
rm people/twice.md

echo '# --find'
exits 'who knows the other is another' 1 kith merge-people --find
like 'which is said' "$err" 'no two notes'
note people/li-bob.md <<'NOTE'
---
name: Li, Bob
email: Bob@Example.org
---
NOTE
exits 'twins' 0 kith merge-people --find
is 'with the reasons' "$out" 'people/bob-li	people/li-bob	Bob Li	Li, Bob	address,name
people/li-bob	people/work/roberto	Li, Bob	Robert Li	address,name'
run kith merge-people --find --why --limit 1
like 'and what agrees' "$out" 'people/bob-li:3 email: bob@example.org; people/li-bob:3 email: Bob@Example.org'
is 'nothing is merged' "$(git status --porcelain)" '?? people/li-bob.md'
exits 'it takes no names' 2 kith merge-people --find bob-li

echo '# whoever is merged: no line of the log is lost, and undo restores every byte'
example
before=$(git rev-parse 'HEAD^{tree}')
lines() { sed -n 's/^ *\([-*+]\|[0-9]*[.)]\) *\(.*[0-9]\{4\}-[0-9][0-9]-[0-9][0-9] .*\)/\2/p' "$1" | sed 's/ *\r*$//'; }
for pair in bob-li:ada-okafor priya-raman:bob-li ada-okafor:pieter-vos moira-buchanan:eilidh-macrae tariq-mahmood:王小明; do
	a=people/${pair%:*}.md b=people/${pair#*:}.md
	lines "$a" >"$scratch/lines"
	lines "$b" >>"$scratch/lines"
	run kith merge-people --yes "${pair%:*}" "${pair#*:}"
	is "$pair: merged" "$status" 0
	lost=$(while IFS= read -r line; do
		{ cat "$a"; printf '%s\n' "$err"; } | grep -Fq -- "$(printf '%s' "$line" | sed 's/\[\[.*//')" || printf '%s\n' "$line"
	done <"$scratch/lines")
	is "$pair: no entry is lost" "$lost" ''
	run kith undo
	is "$pair: restored" "$(git rev-parse 'HEAD^{tree}') $(git status --porcelain)" "$before "
done

echo '# an empty notebook'
mkdir "$scratch/empty" && cd "$scratch/empty" && kith init >/dev/null
exits 'says what to record' 1 kith merge-people --find
like 'namely' "$err" 'kith new person'
finish
