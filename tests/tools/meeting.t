#!/bin/sh
# Before and after an event: events, prep, debrief, seen, yield at the command line.
. "$(dirname "$0")/../lib.sh"

# events
notebook
exits 'without an event `events` says what to record' 1 kith events
like 'and how' "$err" 'kith new event'
exits 'so does yield' 1 kith yield
like 'and how, too' "$err" 'kith new event'
exits 'seen says that nothing is on record' 1 kith seen ada
like 'and where to record it' "$err" 'attendees'
exits 'prep of an unknown event' 1 kith prep nowhere
exits 'prep of a person' 1 kith prep ada
exits 'debrief of an unknown event' 1 kith debrief nowhere
for tool in events prep debrief seen yield; do
	exits "$tool refuses what it does not know" 2 kith $tool --nonsense
done
for tool in prep debrief seen; do
	exits "$tool needs an argument" 2 kith $tool
done

note events/first.md <<'NOTE'
---
date: 2026-11-10
series: Forth
people: [ada-okafor]
hours: 1.5
cost: 3
---
- 2026-11-10 learned: to wait
NOTE
note events/next.md <<'NOTE'
---
title: Next
date: 2026-12-01 18:30
city: Edinburgh
series: Forth
distance: 2.6
goals: [listen]
meet: [bob-li]
people: [ada-okafor]
---
NOTE
note events/idea.md <<'NOTE'
---
title: Idea
status: idea
---
NOTE
git add -A && git commit -qm events
tab=$(printf '\t')
run kith events
is 'what is coming, by date, undated last' "$out" "events/next${tab}2026-12-01${tab}Next${tab}Edinburgh${tab}3${tab}${tab}planned${tab}1${tab}0
events/idea${tab}${tab}Idea${tab}${tab}${tab}${tab}idea${tab}0${tab}0"
run kith events 'date<2026-12-01' --fields id,status
is 'a query for a date finds what is over' "$out" "events/first${tab}attended"
run kith events city:edinburgh --fields id
is 'a query selects' "$out" events/next
run kith events --json --why --limit 1
is 'a row says why' "$(printf '%s' "$out" | jq -c '[.known, .yield, (.why | length)]')" '[1,0,3]'

# prep
run kith prep next
is 'the page in rows' "$(printf '%s\n' "$out" | cut -f1,2)" "events/next${tab}goal
people/bob-li${tab}meet
people/ada-okafor${tab}known
people/me${tab}pitch
events/next${tab}hint"
run kith prep next --json --why
is 'each row has its reasons' "$(printf '%s\n' "$out" | jq -s -c 'all(.why | length > 0)')" true
if has_terminal; then
	page=$(COLUMNS=60 script -qec 'kith prep next' /dev/null </dev/null | tr -d '\r')
	like 'on a terminal it is a page' "$page" '^To meet$'
	like 'with the day and the hour' "$page" '^Next, 2026-12-01 18:30$'
fi

# seen
run kith seen ada
is 'where we both were, and that we talked' "$out" "events/first${tab}2026-11-10${tab}attendee${tab}true"
run sh -c 'echo ada-okafor | kith seen -'
is 'from standard input' "$out" "events/first${tab}2026-11-10${tab}attendee${tab}true"
exits 'nothing with Bob' 1 kith seen bob-li
exits 'one person, not two' 2 sh -c 'printf "ada-okafor\nbob-li\n" | kith seen -'
is 'a report names the event to prepare' "$(kith events --limit 1 | kith prep - | tail -1 | cut -f1,2)" "events/next${tab}hint"

# yield: Ada was known before, by the coffee of 2026-09-01
run kith yield
is 'one event, and no series of one' "$out" "events/first${tab}1${tab}0${tab}0${tab}0${tab}0${tab}0${tab}0${tab}1${tab}2${tab}3"
exits 'an event to come yielded nothing' 1 kith yield next
exits 'a query that cannot be read' 2 kith yield 'nosuch:x'
run env KITH_TODAY=2026-12-02 kith yield series:forth --fields id,events,hours
is 'a series stands by its name' "$out" "Forth${tab}2${tab}2
events/first${tab}1${tab}2
events/next${tab}1${tab}"

# debrief
cat >met <<'LINES'
# on the tram
Wei Chen; drinks: linkers; releases; staff role; linkers, tea; lend the book; regular

Ada; the garden
Bob Li; seen
LINES
debrief() {
	name=$1 wanted=$2
	shift 2
	kith debrief "$@" >"$scratch/.out" 2>"$scratch/.err" <"$input"
	status=$?
	out=$(cat "$scratch/.out") err=$(cat "$scratch/.err")
	is "$name" "$status" "$wanted"
}
input=met
git add met && git commit -qm met
head=$(git rev-parse HEAD)
debrief 'a dry run shows what it would do' 1 first -n
like 'as a diff' "$out" '^\+- 2026-11-10 drinks: linkers$'
is 'and changes nothing' "$(git status --porcelain)$(git rev-parse HEAD)" "$head"
debrief 'lines are recorded' 0 first
is 'the people are printed' "$out" 'people/wei-chen
people/ada-okafor
people/bob-li'
is 'in one commit' "$(git rev-list --count "$head..HEAD") $(git log -1 --format=%s)" \
	'1 debrief people/wei-chen events/first people/ada-okafor people/bob-li'
is 'with a note for whom is new' "$(cat people/wei-chen.md)" '---
name: Wei Chen
tier: regular
does: [releases]
wants: [staff role]
offers: [linkers, tea]
met: 2026-11-10
met-at: "[[first]]"
---

## Log

- 2026-11-10 drinks: linkers
- [ ] lend the book due:2026-11-12'
is 'the event names each once' "$(grep -E '^(people|attendees|status)' events/first.md)" 'people: [ada-okafor, "[[wei-chen]]"]
attendees: ["[[bob-li]]"]'
is 'and Ada has an entry of the day' "$(tail -1 people/ada-okafor.md)" '- 2026-11-10 met: the garden'
exits 'the notebook is in order' 0 kith check
head=$(git rev-parse HEAD)
debrief 'the same lines again' 0 first
is 'change nothing' "$(git status --porcelain)$(git rev-parse HEAD)" "$head"
like 'and say so' "$err" 'nothing was changed'
run kith done wei-chen
debrief 'nor once the task is ticked' 0 first
is 'does it come back' "$(grep -c 'lend the book' people/wei-chen.md)" 1
run kith seen wei --fields talked
is 'we talked' "$out" true
run kith yield first --fields new
is 'and one is new' "$out" 1
kith undo >/dev/null && kith undo >/dev/null
ok 'undo takes it all back' test ! -e people/wei-chen.md

# each case: what is wrong, its status and what is said
head=$(git rev-parse HEAD)
input=line
while IFS='|' read -r line wanted said; do
	printf 'Wei Chen; chat: x\n%s\n' "$line" >"$scratch/line"
	input=$scratch/line
	debrief "'$line' records nothing" "$wanted" first
	like "'$line' is named" "$err" "$said"
	like "'$line' has a number" "$err" 'line 2'
done <<'CASES'
; coffee: x|2|begins with a name
Ada; coffe: x|2|did you mean 'coffee'
Ada;;;;;;bosom|2|none of its words
a;b;c;d;e;f;g;h|2|seven parts
CASES
printf 'Una Many; met: x; ; %s\n' "$(seq -s, 65)" >"$scratch/line"
debrief 'more than a line can hold' 2 first
is 'none of these changed anything' "$(git rev-parse HEAD)" "$head"
printf '' >"$scratch/line"
debrief 'no lines record nothing' 1 first
debrief 'an event to come has no debrief' 1 next
like 'but a prep' "$err" 'kith prep events/next'
kith set first status=skipped >/dev/null 2>&1
debrief 'nor has one that was skipped' 1 first
kith set first status= >/dev/null 2>&1

# the evening itself, after a talk of mine
kith set next date=2026-11-20 part=speaker status=planned >/dev/null 2>&1
printf 'Wei Chen; chat: x; ; ; ; 2026-11-25 coffee: at his office\n' >"$scratch/line"
debrief 'on the same evening' 0 next
is 'the event becomes attended' "$(grep ^status events/next.md)" 'status: attended'
is 'the rest is to be published' "$(tail -1 events/next.md)" '- [ ] publish the rest of the talk, and the recording due:2026-11-27'
is 'a promise with a date is a plan' "$(tail -1 people/wei-chen.md)" '- [ ] 2026-11-25 coffee: at his office'

printf 'Una Many; met: x; ; %s\n' "$(seq -s, 64)" >"$scratch/line"
debrief 'a line with as much as it can hold' 0 next
is 'loses nothing' "$(grep -c '^met' people/una-many.md)" 2

if has_terminal; then
	printf 'Zoe Hart\ncoffee: rivers\n\n\n\ncall her\nwide\n\n' >"$scratch/answers"
	script -qec 'kith debrief first' /dev/null <"$scratch/answers" >"$scratch/typed" 2>&1
	like 'a terminal is asked' "$(tr -d '\r' <"$scratch/typed")" 'Whom did you meet'
	is 'and its answers are recorded' "$(tail -2 people/zoe-hart.md)" '- 2026-11-10 coffee: rivers
- [ ] call her due:2026-11-12'
fi
finish
