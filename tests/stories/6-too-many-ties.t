#!/bin/sh
# Too many ties. 300 people imported at monthly cadence: how many contacts a week that promises, whom to relax first,
# and how their first due dates are spread. Every figure is worked out by hand from kith-practice(7).
. "$(dirname "$0")/../lib.sh"
export KITH_TODAY=2026-11-20
tab=$(printf '\t')
notebook
rm people/*.md
spaced() { tr '\t' ' '; }
# lines: how many came
lines() { wc -l | tr -d ' '; }

echo '# Before the import: an inner friend, somebody snoozed, somebody seen daily, somebody paused'
printf 'kith: 1\nme: people/me\n' >kith.yaml
printf -- '---\nname: Robin\n---\n' >people/me.md
# person ID NAME FRONT-MATTER [entry ...]
person() {
	path=people/$1.md
	printf -- '---\nname: %s\n%b\n---\n\n' "$2" "$3" >"$path"
	shift 3
	for entry; do echo "- $entry"; done >>"$path"
}
person iris 'Iris' 'tier: inner' '2026-11-10 dinner: soup'
person sven 'Sven' 'tier: regular\nsnooze: 2027-01-01'
person omar 'Omar' 'tier: close\nroutine: daily'
person paula 'Paula' 'tier: close\nstatus: paused'

echo '# 300 people imported at monthly cadence'
i=1
while [ $i -le 300 ]; do
	n=$(printf %03d $i)
	printf -- '---\nname: Person %s\nemail: p%s@example.org\ncadence: monthly\n---\n' "$n" "$n" >"people/p$n.md"
	i=$((i + 1))
done
# Four of them are more than an address.
person p001 'Person 001' 'cadence: monthly\nesteem: trust'
person p002 'Person 002' 'cadence: monthly' '2026-06-01 met: on the stairs' '2026-09-01 lunch: pasta' \
	'2026-11-01 lunch: rice' '2026-11-01 message: the bill' '2026-11-05 message(out): thanks for the bill'
person p003 'Person 003' 'cadence: monthly' '2026-10-20 coffee: hello'
person p004 'Person 004' 'cadence: monthly\nesteem: [respect, inspires]' '2026-08-21 met: at the door' '2026-08-22 chat: inside'
git add -A
git commit -qm 'the import'
is 'they are there' "$(kith list 'type:person cadence:30d' | lines)" 300

echo '# How many contacts a week that promises'
# Promised, 7 / cadence each: inner, Iris, 7 / 14 = 0.50. close: Omar is routine, Paula paused: nobody. regular,
# Sven, snoozed, 7 / 90 = 0.08. none, cadences of their own: 300 * 7 / 30 = 70.00. All: 70.00 + 0.50 + 0.078 =
# 70.58. Made, contact days of the last 90, since 2026-08-22, * 7 / 90: Iris 1: 0.08. Person 002: 2026-09-01 and
# 2026-11-01, once though there are two entries; June is too long ago, and what only I said is no contact. Person
# 003: 1. Person 004: 1, on the 90th day; the day before is the 91st. 2 + 1 + 1 = 4: 28 / 90 = 0.31. All: 5: 35 / 90
# = 0.39. 6 a week is the default.
exits 'capacity' 0 kith capacity
is 'seventy a week, of which six can be kept up' "$(printf '%s\n' "$out" | spaced)" 'inner 1 0.50 0.08 
close 0 0.00 0.00 
regular 1 0.08 0.00 
wide 0 0.00 0.00 
ambient 0 0.00 0.00 
none 300 70.00 0.31 
all 302 70.58 0.39 6.00'
like 'the network is too large, it says' "$err" '70\.58 contacts a week are promised, and 6 can be kept up'

echo '# Whom to relax first'
# No esteem before any, then least depth, then greatest cost, then, as everywhere, name.
#   no esteem, depth 0: Persons 005 to 300 at 7 / 30 = 0.23, 296 rows; then Sven at 0.08
#   no esteem, depth 1: Iris at 0.50; then Person 003 at 0.23
#   no esteem, depth 2: Person 002, three contact days, 2026-06-01 to 2026-11-01 are 153 days of at least 90
#   esteem: Person 001, depth 0; Person 004, two days on record: depth 1. L is 180 days, twice 30 but not below that:
#   90 days of silence fade nothing.
kith capacity --people 2>/dev/null >"$scratch/people"
is 'everybody whose cadence costs something' "$(lines <"$scratch/people")" 302
is 'by name those of whom nothing is known' "$(sed -n '1p;2p;296p' "$scratch/people" | spaced)" 'people/p005 Person 005 0.23 0 
people/p006 Person 006 0.23 0 
people/p300 Person 300 0.23 0 '
is 'then those who cost less, then deeper ties, esteem last' "$(sed 1,296d "$scratch/people" | spaced)" 'people/sven Sven 0.08 0 
people/iris Iris 0.50 1 
people/p003 Person 003 0.23 1 
people/p002 Person 002 0.23 2 
people/p001 Person 001 0.23 0 trust
people/p004 Person 004 0.23 1 respect,inspires'
like 'the sentence begins with the same' "$err" 'relax first Person 005, Person 006, Person 007'
# 70.578 - n * 7 / 30 <= 6 needs n >= 64.578 * 30 / 7 = 276.8, so 277: with 276 relaxed, 70.578 - 64.400 = 6.178 are
# left; with 277, 70.578 - 64.633 = 5.944.
why() { kith capacity --people --why 2>/dev/null | sed -n "$1p"; }
like 'after 276 it is still too much' "$(why 276)" 'without them and those before, 6\.18 a week'
like 'after 277 it can be kept up' "$(why 277)" 'without them and those before, 5\.94 a week'
like 'that is Person 281' "$(why 277)" '^people/p281'

echo '# All of them due at once'
# new: no touch ever, 300 - 3 = 297. Person 002: last touch 2026-11-05, 15 days ago: 15 days ahead, not shown. 003:
# 31 days, one over, due. 004: 90 days, at twice the cadence and more late. Iris: 10 of 14 days, soon, not shown.
# Sven is snoozed.
kith due >"$scratch/due"
is 'how many' "$(cut -f3 "$scratch/due" | sort | uniq -c | awk '{ print $1, $2 }' | sort)" '1 due
1 late
297 new'
is 'the late one is 60 days over, the due one 1' "$(grep -v "${tab}new${tab}" "$scratch/due" | cut -f1,3,4 | spaced)" \
	'people/p004 late 60
people/p003 due 1'

echo '# Spread staggers'
exits '299 people at once need a word' 2 kith spread cadence:30d
is 'without it nothing is changed' "$(git log -1 --format=%s; git status --porcelain)" 'the import'
exits 'a look' 1 kith spread --yes -n cadence:30d
is 'changes nothing' "$(git log -1 --format=%s; git status --porcelain)" 'the import'
commits=$(git rev-list --count HEAD)
exits 'spread' 0 kith spread --yes cadence:30d
printf '%s\n' "$out" >"$scratch/turns"
# Person 002 is not due, and has a day already. 299 turns in 30 days are 9.97 a day: 9 or 10.
is 'everybody who was due has a turn' "$(cut -f1 "$scratch/turns" | sort -u | lines)" 299
unlike 'but who is not' "$(cut -f1 "$scratch/turns")" '^people/(p002|iris|sven|omar|paula)$'
is 'on thirty days' "$(cut -f2 "$scratch/turns" | sort -u | lines)" 30
is 'from tomorrow to one cadence ahead' "$(cut -f2 "$scratch/turns" | sort -u | sed -n '1p;$p' | tr '\n' ' ')" '2026-11-21 2026-12-20 '
is 'nine or ten on each' "$(cut -f2 "$scratch/turns" | sort | uniq -c | awk '$1 != 9 && $1 != 10')" ''
is 'in one commit' "$(git rev-list --count HEAD) $(git status --porcelain)" "$((commits + 1)) "
like 'the note says when' "$(cat people/p300.md)" '^snooze: 2026-1[12]-'
like 'but it cannot make seventy a week less' "$err" '69\.8 contacts a week, and 6 can be kept up'
is 'nobody is due this morning' "$(kith due)" ''
first=$(cut -f2 "$scratch/turns" | grep -c 2026-11-21)
is 'tomorrow those whose turn it is' "$(kith due --today 2026-11-21 | cut -f1 | sort)" \
	"$(grep "2026-11-21$" "$scratch/turns" | cut -f1 | sort)"
is 'nine or ten' "$([ "$first" -eq 9 ] || [ "$first" -eq 10 ] && echo yes)" yes
# On 2026-12-20, if nothing is done: 299 whose turn was, Person 002 (45 days since the touch of 2026-11-05), Iris
# (40 days of 14); Sven sleeps until January.
is 'and in a month everybody, if nothing is done' "$(kith due --today 2026-12-20 | lines)" 301
is 'the promise is the same: the snoozed count' "$(kith capacity 2>/dev/null | grep '^all' | spaced)" 'all 302 70.58 0.39 6.00'
exits 'again there is nothing to spread' 0 kith spread --yes cadence:30d
is 'and nothing is changed' "$out$(git status --porcelain)" ''

echo '# Relaxed, it can be kept up'
# Those 277 become ambient, never: 23 of the 300 are left, 23 * 7 / 30 = 5.37; 5.367 + 0.5 + 0.078 = 5.94.
kith capacity --people 2>/dev/null | head -277 | cut -f1 | kith set - tier=ambient cadence= >/dev/null 2>&1
exits 'capacity once more' 0 kith capacity
is 'nothing is said of too many' "$err" ''
is 'six a week' "$(printf '%s\n' "$out" | grep -E '^(ambient|none|all)' | spaced)" 'ambient 277 0.00 0.00 
none 23 5.37 0.31 
all 302 5.94 0.39 6.00'
# Left are Persons 001 to 004 and 282 to 300; in a month these 23 and Iris.
is 'and in a month these are due' "$(kith due --today 2026-12-20 | lines)" 24
ok 'a change of mind' kith undo
ok 'and another' kith undo
is 'all are due at once again' "$(kith due | lines)" 299
finish
