#!/bin/sh
# kith rename, rm, save, check --fix.
. "$(dirname "$0")/../lib.sh"
notebook
note people/carol.md <<'NOTE'
---
name: Carol
met-via: "[[ada-okafor|Ada]]"
knows: [Ada Okafor, people/ada-okafor, bob-li]
---

See [[Ada Okafor]], [[people/ada-okafor#Log|her log]] and [her note](ada-okafor.md), `[[ada-okafor]]` in code.

- 2026-11-01 coffee with [[ada-okafor]], Bob Li: three of us
- 2026-11-02 was-asked: a talk -> redirected [[ada-okafor]]
NOTE
note events/2026-10-01-meetup.md <<'NOTE'
---
title: Meetup
people: [ada-okafor, carol]
---

With [Ada](../people/ada-okafor.md).
NOTE
git add -A
git commit -qm more
before=$(git rev-parse 'HEAD^{tree}')
exits 'rename' 0 kith rename ada-okafor 'Ada Nwosu'
is 'prints the new id' "$out" people/ada-nwosu
is 'one commit' "$(git show --format=%s --name-only -M HEAD | sort | tr '\n' ' ')" \
	' events/2026-10-01-meetup.md people/ada-nwosu.md people/carol.md rename people/ada-okafor people/ada-nwosu '
is 'the references follow, shown text and code stay' "$(cat people/carol.md)" '---
name: Carol
met-via: "[[ada-nwosu|Ada]]"
knows: [Ada Nwosu, people/ada-nwosu, bob-li]
---

See [[Ada Nwosu]], [[people/ada-nwosu#Log|her log]] and [her note](ada-nwosu.md), `[[ada-okafor]]` in code.

- 2026-11-01 coffee with [[ada-nwosu]], Bob Li: three of us
- 2026-11-02 was-asked: a talk -> redirected [[ada-nwosu]]'
is 'relative links too' "$(tail -1 events/2026-10-01-meetup.md)" 'With [Ada](../people/ada-nwosu.md).'
like 'the old name is an alias' "$(cat people/ada-nwosu.md)" '^aliases: \[?Ada Okafor'
exits 'and finds the note' 0 kith show 'Ada Okafor'
exits 'nothing dangles' 0 kith check
exits 'undo' 0 kith undo
is 'gives everything back' "$(git rev-parse 'HEAD^{tree}') $(git status --porcelain)" "$before "
exits 'only the place' 0 kith rename ada-okafor --id people/work/ada
is 'is moved' "$(ls people/work) $(sed -n 's/^name: //p' people/work/ada.md)" 'ada.md Ada Okafor'
is 'links follow the folder' "$(tail -1 events/2026-10-01-meetup.md)" 'With [Ada](../people/work/ada.md).'
exits 'still nothing dangles' 0 kith check
exits 'a place that is taken' 1 kith rename carol --id people/bob-li
exits 'a place outside' 4 kith rename carol --id ../carol
exits 'a date stays in front' 0 kith rename meetup 'Rust Meetup'
is 'of an event' "$out" events/2026-10-01-rust-meetup

echo '# rm'
exits 'rm' 0 kith rm bob-li
like 'says who still names them' "$err" 'people/carol still names people/bob-li'
is 'the note is gone' "$(ls people | grep -c bob)" 0
exits 'undo' 0 kith undo
is 'and back' "$(ls people | grep -c bob)" 1

echo '# save'
exits 'nothing to save' 0 kith save
echo '- 2026-11-19 call' >>people/carol.md
echo 'layout: flat' >>kith.yaml
note people/dave.md <<'NOTE'
---
name: Dave
---
NOTE
exits 'save' 0 kith save
is 'commits what was edited' "$(git show --format= --name-only HEAD | tr '\n' ' ') $(git status --porcelain)" 'kith.yaml people/carol.md people/dave.md  '
printf -- '---\nname: [\n---\n' >people/broken.md
echo '- 2026-11-19 lunch' >>people/carol.md
exits 'with an error in it' 3 kith save
like 'it is named' "$err" '^kith-save: people/broken.md:'
is 'and nothing is committed' "$(git log -1 --format=%s)" 'save kith.yaml people/carol people/dave'
exits 'another note can be saved' 3 kith save carol
is 'and is' "$(git log -1 --format=%s)" 'save people/carol'
rm people/broken.md

echo '# check --fix'
notebook
note people/eve.md <<'NOTE'
---
name: Eve
tier: clsoe
cadence: 3 months
last-contct: 2026-01-02
snooze: in 2w
---
NOTE
git add -A
git commit -qm eve
exits 'check' 3 kith check eve
exits '--fix' 0 kith check --fix eve
is 'what has one right answer' "$(sed -n '3,6p' people/eve.md)" 'tier: close
cadence: 3m
snooze: 2026-12-04
last-contact: 2026-01-02'
exits 'then check is content' 0 kith check eve
chmod 755 .
exits 'a notebook that others can read' 1 kith check
like 'is named' "$out" 'permissions'
kith check --fix 2>/dev/null
is 'and shut' "$(stat -c %a .)" 700
finish
