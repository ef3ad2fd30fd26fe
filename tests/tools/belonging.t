#!/bin/sh
# Belonging: groups, army, moves.
. "$(dirname "$0")/../lib.sh"
tab=$(printf '\t')

echo '# groups'
notebook
exits 'groups: nothing yet' 1 kith groups
like 'says what to record' "$err" 'kith new group'
mkdir -p groups events
note groups/rust.md <<-'NOTE'
	---
	name: Rust Evenings
	kind: meetup
	interest: rust
	status: member
	joined: 2026-03-05
	review: 2026-11-20
	---
NOTE
note groups/chamber.md <<-'NOTE'
	---
	name: Chamber
	kind: chamber
	interest: trade
	status: trial
	joined: 2026-03-01
	---

	- 2026-04-01 got: the directory
NOTE
note events/2026-03-01-rust.md <<-'NOTE'
	---
	title: Rust in March
	date: 2026-03-01
	group: rust
	hours: 2.5
	people: ada-okafor
	---
NOTE
note people/me.md <<-'NOTE'
	---
	name: Robin
	wants: rust
	---
NOTE
is 'a row a group, the best fit first' "$(kith groups)" \
	"groups/rust${tab}Rust Evenings${tab}meetup${tab}member${tab}1${tab}1${tab}0${tab}0${tab}3${tab}2026-03-05${tab}2026-11-20${tab}review
groups/chamber${tab}Chamber${tab}chamber${tab}trial${tab}0${tab}0${tab}0${tab}1${tab}${tab}2026-03-01${tab}${tab}no-fit,contribute,joined-unseen"
like '--why: the entry, and each rule' "$(kith groups --why --json | jq -c 'select(.id == "groups/chamber") | .why')" \
	'directory.*"fit".*"joined-unseen"'
like '--why: the first visit' "$(kith groups --why --json --limit 1 | jq -c '.why')" '2026-03-01-rust.*first visit'
is 'state is an array' "$(kith groups --json | jq -c .state)" '["review"]
["no-fit","contribute","joined-unseen"]'
exits 'within the budget nothing is said' 0 kith groups
is 'nothing' "$err" ''
printf 'kith: 1\nme: people/me\ngroup-budget: {hours: 8, groups: 1}\n' >kith.yaml
run kith groups
like 'over it, it is' "$err" '2 groups of 1'
like 'and the least worth is marked' "$out" '^groups/chamber.*over-budget'
exits 'no argument' 2 kith groups rust

echo '# army'
notebook
exits 'army: nothing yet' 1 kith army
like 'says what to record' "$err" 'relation='
printf 'kith: 1\nme: people/me\narmy: {sales: [ally], legal: [ally]}\n' >kith.yaml
note people/me.md <<-'NOTE'
	---
	org: Initech
	---
NOTE
note people/tom.md <<-'NOTE'
	---
	name: Tom
	org: initech
	relation: ally
	function: sales
	depth: 2
	---

	- 2026-02-03 pitched(developers)
NOTE
note people/ola.md <<-'NOTE'
	---
	name: Ola
	relation: mentor
	function: engineering
	depth: 3
	does: ledgers
	---

	- 2026-05-01 joined: Hooli, lead
NOTE
is 'gaps first, then singles, then what is not wanted' "$(kith army)" \
	"ally${tab}legal${tab}0${tab}0${tab}true${tab}gap${tab}
ally${tab}sales${tab}1${tab}0${tab}true${tab}single${tab}people/tom
mentor${tab}engineering${tab}0${tab}1${tab}false${tab}single${tab}people/ola"
is '--people: what they do, the question, what they know of me' "$(kith army --people)" \
	"people/ada-okafor${tab}Ada Okafor${tab}${tab}${tab}ask: what do you really do at Initech?${tab}
people/tom${tab}Tom${tab}ally${tab}sales${tab}ask: what do you really do at initech?${tab}2026-02-03
people/ola${tab}Ola${tab}mentor${tab}engineering${tab}ask: what do you do now at Hooli? (before: ledgers)${tab}"
is '--people feeds a tool' "$(kith army --people | kith show --json - | jq -r .id | wc -l | tr -d ' ')" 3
is 'who has not heard what I do' "$(kith army --people --json | jq -r 'select(.told == null) | .id' | tr '\n' ' ')" 'people/ada-okafor people/ola '
like '--why' "$(kith army --people --why | tail -1)" 'joined: Hooli, lead.*moved after the last contact'
kith log ola call 'she told me' >/dev/null
like 'a contact since answers it' "$(kith army --people | tail -1)" "${tab}ledgers${tab}"

echo '# moves'
notebook
exits 'moves: nothing yet' 1 kith moves
like 'says what to record' "$err" 'joined'
GIT_COMMITTER_DATE=2026-11-18T12:00:00Z kith set ada org=Hooli position=lead >/dev/null
kith log bob left 'Initech, engineer' --on 2026-10-01 >/dev/null
kith log bob joined 'Acme, lead' --on 2026-11-01 >/dev/null
kith set bob org=Acme position=lead >/dev/null
is 'by entries, and by the history where none tells' "$(kith moves 2>/dev/null)" \
	"people/bob-li${tab}Bob Li${tab}2026-11-01${tab}Initech${tab}Acme${tab}engineer${tab}lead${tab}log
people/ada-okafor${tab}Ada Okafor${tab}2026-11-18${tab}Initech${tab}Hooli${tab}${tab}lead${tab}git"
is '--since' "$(kith moves --since 2026-11-02 | cut -f1)" people/ada-okafor
is '--until' "$(kith moves --until 2026-11-17 | cut -f1)" people/bob-li
is '--until before the joining: nowhere yet' "$(kith moves --until 2026-10-31 | cut -f3-7)" "2026-10-01${tab}Initech${tab}${tab}engineer${tab}"
exits 'nobody then' 1 kith moves --since 2026-11-19
like '--why: the entries' "$(kith moves --why --limit 1)" 'left: Initech, engineer.*joined: Acme, lead'
like '--why: the commit' "$(kith moves --why | tail -1)" 'git: commit [0-9a-f]{12}'
kith rename ada 'Ada Nwosu' >/dev/null
is 'a rename does not lose it' "$(kith moves --since 2026-11-02 | cut -f1)" people/ada-nwosu
kith undo >/dev/null
kith set bob org=Initech >/dev/null
kith undo >/dev/null
is 'what was taken back is none' "$(kith moves | wc -l | tr -d ' ')" 2
is '--as-of: what git knew then' "$(kith moves --as-of 2026-11-18 | cut -f1)" people/ada-okafor
run kith moves --today 2028-06-01
like 'an organization that nothing confirmed' "$err" '540 days: people/ada-okafor, people/bob-li'
exits 'not a date' 2 kith moves --since whenever
exits 'no argument' 2 kith moves ada
rm -rf .git
is 'without git the entries tell' "$(kith moves 2>/dev/null | cut -f1)" people/bob-li
finish
