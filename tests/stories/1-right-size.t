#!/bin/sh
# Right size, right time. Signe has an idea, and a list of people. Whom may she ask what, and when?
. "$(dirname "$0")/../lib.sh"
export KITH_TODAY=2026-03-02
tab=$(printf '\t')

notebook
rm people/*.md
note people/me.md <<-'NOTE'
	---
	name: Signe Aas
	wants: [co-founder, customers]
	---
NOTE
note people/timo-brandt.md <<-'NOTE'
	---
	name: Timo Brandt
	---

	- 2026-02-27 met: at the bar of the founders' evening
NOTE
note people/sigrid-vang.md <<-'NOTE'
	---
	name: Sigrid Vang
	depth: 3
	routine: daily
	relation: colleague
	offers: [start-up advice]
	---

	- 2019-05-06 met: her first day, the desk opposite
	- 2024-06-03 lunch: five years of the same soup
NOTE
note people/mira-holt.md <<-'NOTE'
	---
	name: Mira Holt
	cadence: monthly
	org: Initech
	---

	- 2025-09-01 coffee: first
	- 2025-10-01 coffee: second
	- 2025-11-03 coffee: third
	- 2025-12-01 coffee: fourth
	- 2026-01-05 coffee: fifth
	- 2026-02-02 coffee: sixth
NOTE
for who in 'Ola Peer peer' 'Ruth Mentor mentor'; do
	# shellcheck disable=SC2086
	set -- $who
	note "people/$(echo "$1-$2" | tr A-Z a-z).md" <<-NOTE
		---
		name: $1 $2
		depth: 2
		relation: [$3]
		---

		- 2025-10-06 got(medium): read the whole plan
		- 2026-01-12 got(medium): read it again
		- 2026-02-02 gave: a lift to the airport
	NOTE
done
kith set ruth-mentor offers+=support >/dev/null
note people/per-dahl.md <<-'NOTE'
	---
	name: Per Dahl
	---

	- 2020-01-10 met: the choir
	- 2020-03-10 coffee: one
	- 2020-06-10 coffee: two
	- 2020-09-10 coffee: three
	- 2021-01-10 coffee: four
	- 2021-06-10 coffee: five
	- 2022-01-10 coffee: six
	- 2022-06-10 got: his van for a day
	- 2022-07-10 gave: painted his fence
	- 2022-12-10 coffee: seven
	- 2023-03-02 dinner: before he moved north
NOTE
note people/vera-lund.md <<-'NOTE'
	---
	name: Vera Lund
	tier: ambient
	follow: ['@vera@social.example']
	---

	- 2026-01-20 read: her thread on term sheets
NOTE
note people/elin-moe.md <<-'NOTE'
	---
	name: Elin Moe
	depth: 3
	last-contact: 2026-02-20
	offers: [contracts, pricing, hiring]
	---
NOTE
note people/jonas-berg.md <<-'NOTE'
	---
	name: Jonas Berg
	depth: 2
	last-contact: 2026-02-15
	offers: [pricing]
	does: hiring
	---
NOTE
note people/karin-ness.md <<-'NOTE'
	---
	name: Karin Ness
	last-contact: 2026-02-10
	tags: [hiring]
	---
NOTE
note people/dag-holm.md <<-'NOTE'
	---
	name: Dag Holm
	---

	- 2026-02-24 was-asked(medium): an hour on what to charge
NOTE
note people/eva-strand.md <<-'NOTE'
	---
	name: Eva Strand
	---

	- 2026-02-25 was-asked(large): lend the cabin for the summer
NOTE
git add -A
git commit -qm 'the people of a founder'
exits 'the notebook is in order' 0 kith check

# row FIELD …: those columns of the row in $out: id 1, name 2, size 3, verdict 4, largest 5, rest-until 6, balance 7, instead 8
row() { printf '%s\n' "$out" | cut -f"$1"; }

echo '# Someone just met is asked to join a start-up: too large, with what fits and who could be asked instead'
# Timo: one contact day (2026-02-27), depth 1. Large needs 3: too-large. Small needs 1, no ask is in the way: small fits.
# No help on record: balance 0. Instead, for the words "join my start-up" at size large: Sigrid alone offers "start" and "up";
# declared depth 3, seen daily (in contact today), never asked, balance 0: large fits her.
exits 'too large is a negative answer' 1 kith ask timo-brandt --size large 'join my start-up'
is 'verdict too-large, largest small, nothing rests, balance 0, instead Sigrid' "$out" \
	"people/timo-brandt${tab}Timo Brandt${tab}large${tab}too-large${tab}small${tab}${tab}0${tab}people/sigrid-vang"
like 'what fits is said' "$err" small
like 'and who could be asked instead' "$err" 'Sigrid Vang'
unlike 'nothing is recorded' "$(cat people/timo-brandt.md)" asked
is 'not even in git' "$(git status --porcelain)" ''
# Medium needs 2, and he is at 1.
exits 'an hour of his time is too large as well' 1 kith ask timo-brandt --size medium
is 'for one contact day' "$(row 4,5)" "too-large${tab}small"
exits 'a small question fits' 0 kith ask timo-brandt

echo '# A monthly contact is asked for a referral: fits'
# Mira: six contact days, 2025-09-01 to 2026-02-02: 29 + 31 + 30 + 31 + 31 + 2 = 154 days, at least 90: depth 2.
# Silence from 2026-02-02: 26 + 2 = 28 days, under 180; L = max(2 × 30, 180) = 180, nothing faded. Medium needs 2: fits;
# large needs 3: medium is the largest.
exits 'a referral' 0 kith ask mira-holt --size medium 'refer me at Initech'
is 'fits' "$(row 3-7)" "medium${tab}fits${tab}medium${tab}${tab}0"
is 'it is recorded, as her note says it' "$(tail -1 people/mira-holt.md)" '- 2026-03-02 asked(medium): refer me at Initech'
is 'in one commit' "$(git log -1 --format=%s)" 'ask people/mira-holt'

echo '# The same person again next week: too soon'
# Two days later the ask has no outcome: open-ask goes before all else. On 2026-03-04 she says yes: 3 points, a contact.
exits 'while it is open, nothing more is asked' 1 kith ask mira-holt --today 2026-03-04
is 'open-ask' "$(row 4)" open-ask
exits 'she says yes' 0 kith ask mira-holt --outcome yes --today 2026-03-04
is 'the entry is closed' "$(tail -1 people/mira-holt.md)" '- 2026-03-02 asked(medium): refer me at Initech -> yes 2026-03-04'
# 2026-03-09: medium rests 60 days from 2026-03-02: 29 to the end of March, 30 of April, 1: 2026-05-01. A small one rests
# 14: 2026-03-16, so nothing fits. Balance: medium is 3 points, at yes.
exits 'again next week' 1 kith ask mira-holt --size medium 'and my friend?' --today 2026-03-09
is 'too soon, nothing fits, until the first of May' "$(row 4-7)" "too-soon${tab}${tab}2026-05-01${tab}3"
like 'why names the ask' "$(kith ask mira-holt --size medium --today 2026-03-09 --why 2>/dev/null)" \
	'2026-03-02 people/mira-holt:[0-9]+ asked\(medium\): refer me at Initech'
exits 'not even something small' 1 kith ask mira-holt --today 2026-03-15
is 'which rests two weeks' "$(row 4,6)" "too-soon${tab}2026-03-16"
exits 'after which it fits' 0 kith ask mira-holt --today 2026-03-16
is 'small is the largest' "$(row 4,5)" "fits${tab}small"
# Silence on 2026-05-01: 27 + 30 + 1 = 58 days. The balance is 3, not over 3: give-first does not apply.
exits 'the day before the rest ends' 1 kith ask mira-holt --size medium --today 2026-04-30
exits 'the day on which it ends' 0 kith ask mira-holt --size medium --today 2026-05-01
is 'fits' "$(row 4,5)" "fits${tab}medium"

echo '# Help owed: give first, but never to a mentor'
# Both: declared depth 2; got 3 + 3, gave 1: balance 5, over 3. Last contact 2026-01-12 (got is one, gave is not):
# 19 + 28 + 2 = 49 days, under 180. No asks. The peer: give-first, small fits. The mentor: medium fits.
exits 'help is owed to a peer' 1 kith ask ola-peer --size medium 'read it a third time'
is 'give first; small fits; 5 points' "$(row 4,5,7)" "give-first${tab}small${tab}5"
exits 'to a mentor, too' 0 kith ask ruth-mentor --size medium
is 'but it fits' "$(row 4,5,7)" "fits${tab}medium${tab}5"
# 5 - 1 = 4 is still over 3; 5 - 2 = 3 is not.
kith log ola-peer gave 'watered the plants' >/dev/null
exits 'one small thing given' 1 kith ask ola-peer --size medium
is 'is not enough' "$(row 4,7)" "give-first${tab}4"
kith log ola-peer gave 'and fed the cat' >/dev/null
exits 'two are' 0 kith ask ola-peer --size medium
is 'it fits' "$(row 4,7)" "fits${tab}3"
is 'balance tells the same' "$(kith balance 'name:"Ola Peer"' --fields got,gave,balance)" "6${tab}3${tab}3"

echo '# A colleague of years with few entries (declared depth, daily routine): large fits'
# Sigrid: two contact days give depth 1; the declared 3 is larger and counts. Daily routine: in contact today, so neither
# silent (last entry 2024) nor faded.
exits 'two entries in seven years' 0 kith ask sigrid-vang --size large 'found a company with me'
is 'large fits' "$(row 3-7)" "large${tab}fits${tab}large${tab}${tab}0"
is 'it is recorded' "$(tail -1 people/sigrid-vang.md)" '- 2026-03-02 asked(large): found a company with me'

echo '# After three years of silence: reconnect'
# Per: ten contact days to 2023-03-02 (met, seven coffees, the van, the dinner; the fence is a touch), known since
# 2020-01-10, help both ways: base depth 3. Silence to 2026-03-02: 3 × 365 + 1 = 1096 days; no cadence, L = 365:
# three levels, not below 1. Large needs 3 and finds 3: not too large, but faded below it: reconnect. Small fits: 1 is left.
exits 'after three years' 1 kith ask per-dahl --size large 'invest in it'
is 'reconnect; small fits' "$(row 4,5)" "reconnect${tab}small"
exits 'a medium one' 1 kith ask per-dahl --size medium
is 'reconnect, too' "$(row 4,5)" "reconnect${tab}small"
kith log per-dahl call 'hey, how is it going?' >/dev/null
# Silence 0, nothing faded, depth 3. Got 1 and gave 1 lie over two years back: balance 0.
exits 'after a call' 0 kith ask per-dahl --size large
is 'it fits' "$(row 4,5,7)" "fits${tab}large${tab}0"

echo '# A small question to somebody followed online, after a real exchange: fits'
# Vera: read counts as nothing: depth 0, and small needs 1: too-large, nothing fits. An exchange is a contact: depth 1.
exits 'before it' 1 kith ask vera-lund 'which clause bites?'
is 'nothing fits' "$(row 4,5)" "too-large${tab}"
like 'follow and answer in public first' "$err" 'public first'
kith log vera-lund engaged 'she took up my answer' >/dev/null
exits 'after it' 0 kith ask vera-lund 'which clause bites?'
is 'small fits' "$(row 4,5)" "fits${tab}small"

echo '# A list of questions is spread, one person each'
# Ranks, fit × (1 + depth), nobody asked before. contracts: Elin 3 × 4 = 12. pricing: Elin 12, Jonas 3 × 3 = 9.
# hiring: Elin 12, Jonas (does) 2 × 3 = 6, Karin (tags, one contact day) 1 × 2 = 2. Elin alone knows contracts, Jonas is
# the only other one for pricing, so hiring is left to Karin.
exits 'alone, the best for hiring' 0 kith who hiring --fields name,fit,rank,depth
is 'are these' "$out" "Elin Moe${tab}3${tab}12.00${tab}3
Jonas Berg${tab}2${tab}6.00${tab}2
Karin Ness${tab}1${tab}2.00${tab}1"
for order in 'contracts pricing hiring' 'hiring pricing contracts'; do
	# shellcheck disable=SC2086
	exits "three questions: $order" 0 kith who --each $order --fields topic,name,rank
	is 'one person each' "$(printf '%s\n' "$out" | sort)" "contracts${tab}Elin Moe${tab}12.00
hiring${tab}Karin Ness${tab}2.00
pricing${tab}Jonas Berg${tab}9.00"
done
# What who proposes, ask lets through: Elin large, Jonas medium, Karin small.
kith who --each contracts pricing hiring --fields id,largest | sort >"$scratch/proposed"
is 'at these sizes' "$(cat "$scratch/proposed")" "people/elin-moe${tab}large
people/jonas-berg${tab}medium
people/karin-ness${tab}small"
while read -r id size; do
	exits "$id can be asked something $size" 0 kith ask "$id" --size "$size"
done <"$scratch/proposed"

echo '# A request is declined kindly and pointed on'
is 'two requests wait' "$(kith todo -a --json | jq -r 'select(.kind == "answer") | .id' | sort | tr '\n' ' ')" 'people/dag-holm people/eva-strand '
exits 'one is declined' 0 kith answer eva-strand no --note 'We are there ourselves this year.'
like 'kindly' "$out" '^people/eva-strand	.*[Tt]hank.*We are there ourselves this year'
is 'and closed' "$(grep was-asked people/eva-strand.md)" '- 2026-02-25 was-asked(large): lend the cabin for the summer -> no 2026-03-02'
# Pointing on needs the yes of the third person.
before=$(git rev-parse HEAD)
exits 'the other is to be pointed on to Jonas' 1 kith answer dag-holm redirect jonas-berg
is 'who has not agreed: nothing is changed' "$(git rev-parse HEAD)$(git status --porcelain)" "$before"
exits 'he is asked' 0 kith ask jonas-berg 'may I point Dag Holm to you, for pricing?'
exits 'and agrees' 0 kith ask jonas-berg --outcome yes
exits 'now Dag is pointed on' 0 kith answer dag-holm redirect jonas-berg
like 'kindly, too' "$out" '^people/dag-holm	.*[Tt]hank.*Jonas Berg'
is 'as the note says' "$(grep was-asked people/dag-holm.md)" \
	'- 2026-02-24 was-asked(medium): an hour on what to charge -> redirected [[jonas-berg]] 2026-03-02'
# Redirected: I gave small, 1 point. Declined: nothing.
is 'that counts as small help' "$(kith balance 'name:"Dag Holm"' --fields got,gave,balance)" "0${tab}1${tab}-1"
exits 'todo has the open asks and the thanks left' 0 kith todo -a --fields kind
unlike 'nobody waits any more' "$out" answer

echo '# On a bad day there is somebody'
# Ruth offers support: 3 × (1 + 2) = 9; she was never asked: rested 1; a mentor: medium fits her depth 2.
exits 'a bad day is a topic, too' 0 kith who support --fields name,fit,rank,largest
is 'Ruth is there' "$out" "Ruth Mentor${tab}3${tab}9.00${tab}medium"
exits 'and she can be asked' 0 kith ask ruth-mentor 'tea, today?'
finish
