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
for place in ../carol notes/carol carol events/carol people/.carol .hidden/carol templates/carol people/index .md; do
	exits "a place where it is no person's note: $place" 1 kith rename carol --id "$place"
done
like 'says why' "$err" 'begins with a dot'
like 'and what would do' "$(kith rename carol --id notes/carol 2>&1)" 'a person stands below people/, or says `type: person`'
is 'nothing was changed' "$(git status --porcelain) $(ls people/carol.md)" ' people/carol.md'
exits 'an empty name' 2 kith rename carol ' '
exits 'an empty id' 2 kith rename carol --id ''
exits 'no name' 2 kith rename carol
exits 'a date stays in front' 0 kith rename meetup 'Rust Meetup'
is 'of an event' "$out" events/2026-10-01-rust-meetup

echo '# a note that says its type'
kith set carol type=person >/dev/null
exits 'may stand anywhere' 0 kith rename carol --id notes/carol
is 'and is a person still' "$(kith list --format '{id}' +no-such-tag not carol; kith show carol | head -1)" "$(kith show notes/carol | head -1)"

echo '# me, saved queries, other Markdown'
notebook
cat >>kith.yaml <<'YAML'
queries: {friends: 'knows:ada-okafor', other: 'knows:ada-okafor-2'}
routes: [{need: buy, to: [accounts, Ada-Okafor], inform: people/ada-okafor}]
YAML
note daily/2026-11-02.md <<'NOTE'
---
people: ["[[ada-okafor]]"]
---
Met [[Ada Okafor|her]] and [her](../people/ada-okafor.md), not `[[ada-okafor]]` nor [[bob-li]].
NOTE
note people/carol.md <<'NOTE'
---
name: Carol
---
See [her][a].

[a]: ada-okafor.md
[b]: <ada-okafor.md#log> "title"
NOTE
git add -A
git commit -qm more
exits 'rename' 0 kith rename ada-okafor 'Ada Nwosu'
is 'what does not follow is named' "$err" "kith-rename: kith.yaml:$(sed -n '/^queries/=' kith.yaml): the saved query 'friends' still says 'knows:ada-okafor'
kith-rename: kith.yaml: the route for 'buy' still says 'people/ada-okafor'
kith-rename: kith.yaml: the route for 'buy' still says 'Ada-Okafor'
kith-rename: daily/2026-11-02.md:2 still links to ada-okafor
kith-rename: daily/2026-11-02.md:4 still links to Ada Okafor
kith-rename: daily/2026-11-02.md:4 still links to ../people/ada-okafor.md"
is 'definitions of links follow' "$(tail -2 people/carol.md)" '[a]: ada-nwosu.md
[b]: <ada-nwosu.md#log> "title"'
exits 'into a folder' 0 kith rename ada-nwosu --id people/work/ada-nwosu
is 'of which nothing else speaks' "$err" ''
cp kith.yaml "$scratch/before.yaml"
exits 'me' 0 kith rename people/me 'Robin Meier'
is 'is named anew in kith.yaml' "$(diff "$scratch/before.yaml" kith.yaml)" "$(printf '%s\n' "3c3
< me: people/me               # the note about myself
---
> me: people/robin-meier               # the note about myself")"
is 'in the same commit' "$(git show --format= --name-only --no-renames HEAD | tr '\n' ' ') $(git status --porcelain)" 'kith.yaml people/me.md people/robin-meier.md  '
exits 'undo' 0 kith undo
is 'gives both back' "$(cmp kith.yaml "$scratch/before.yaml"; ls people/me.md)" people/me.md
sed -i '/^me:/d' kith.yaml
git commit -qam 'the default names me'
exits 'me by default' 0 kith rename people/me --id people/robin
is 'is written down' "$(tail -1 kith.yaml)" 'me: people/robin'

echo '# the style of the file name'
notebook
echo 'folders: {Contacts: person, Meetings: event}' >>kith.yaml
sed -i '/^me:/d;0,/^folders: {people/{/^folders: {people/d}' kith.yaml
note 'Contacts/Ben Müller.md' <<'NOTE'
---
name: Ben Müller
---
NOTE
note 'Contacts/ada.md' <<'NOTE'
---
name: Ada
---
NOTE
note 'Meetings/2026-10-01 Meet Up.md' <<'NOTE'
---
people: ["[[Ben Müller]]"]
---
# Meet Up

With [Ben](../Contacts/Ben%20Müller.md).
NOTE
git add -A
git commit -qm vault
exits 'a name as it is spelled' 0 kith rename 'Ben Müller' 'Ben Meier: Jr.'
is 'stays so' "$out" 'Contacts/Ben Meier Jr'
is 'references follow' "$(cat Meetings/*)" '---
people: ["[[Ben Meier Jr]]"]
---
# Meet Up

With [Ben](../Contacts/Ben%20Meier%20Jr.md).'
exits 'an event' 0 kith rename 'Meet Up' 'Rust: Meetup #2'
is 'keeps its date' "$out" 'Meetings/2026-10-01 Rust Meetup 2'
exits 'a slug' 0 kith rename ada 'Ada Nwosu'
is 'stays one' "$out" Contacts/ada-nwosu
exits 'nothing dangles' 0 kith check

echo '# rm'
notebook
note people/carol.md <<'NOTE'
---
name: Carol
knows: bob-li
---
NOTE
git add -A
git commit -qm carol
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
note people/dave.md <<'NOTE'
---
name: Dave
tier: clsoe
---
NOTE
exits 'with a value that does not fit' 3 kith save
like 'it is named' "$err" "^kith-save: people/dave.md:3:7: tier: 'clsoe'"
is 'and nothing is committed' "$out $(git log -1 --format=%s)" ' save people/carol'
echo '- 2026-11-18 call' >>people/carol.md
exits 'which is not in the way of another note' 0 kith save carol
git checkout -q people/dave.md
echo '- 2026-11-18 call' >people/CAROL.md
exits 'a file that is the same to some systems' 3 kith save
rm people/CAROL.md
exits 'nothing is left' 0 kith save

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
note people/mal.md <<'NOTE'
---
name: Mal
type: persn
---
- 2026-11-01: coffee with eve
NOTE
exits 'a type one letter off, and a line that nearly is an entry' 1 kith check mal
is 'are named' "$(printf '%s\n' "$out" | cut -f1-5)" "$(printf 'people/mal.md\t3\t7\twarning\tvalue
people/mal.md\t5\t3\twarning\todd-entry')"
kith check --fix mal >/dev/null 2>&1
is 'the type is mended, the line is left' "$(sed -n '3p;5p' people/mal.md)" 'type: person
- 2026-11-01: coffee with eve'
rm people/mal.md
git add -A
git commit -qm mal
chmod 755 .
exits 'a notebook that others can read' 1 kith check
like 'is named' "$out" 'permissions'
kith check --fix 2>/dev/null
is 'and shut' "$(stat -c %a .)" 700
finish
