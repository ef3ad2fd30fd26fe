#!/bin/sh
# Peers. Maren is a senior engineer at Corvid; what keeps her good at it sits in other companies, and is met for lunch.
. "$(dirname "$0")/../lib.sh"
export KITH_TODAY=2026-06-15
tab=$(printf '\t')

# commit DAY MESSAGE: what git shall have known since that day
commit() {
	git add -A
	GIT_AUTHOR_DATE=$1T12:00:00Z GIT_COMMITTER_DATE=$1T12:00:00Z git commit -qm "$2"
}

mkdir notebook && cd notebook || exit 1
git init -q
chmod 700 .
printf 'kith: 1\nme: people/me\n' >kith.yaml
mkdir people events leads
note people/me.md <<-'NOTE'
	---
	name: Maren Falk
	org: Corvid
	position: senior engineer
	city: Bergen
	github: marenf
	---

	## Pitch: peers

	I keep the queues of Corvid short.

	## Log

	- 2026-01-15 post: Why we deleted our cache
	- 2026-03-20 comment: the long thread on lock-free queues
	- 2026-04-16 talk: Queues without tears
NOTE
note people/anders-moe.md <<-'NOTE'
	---
	name: Anders Moe
	org: Duna
	position: principal engineer
	relation: [peer]
	esteem: [challenges, respect]
	tier: close
	met: 2021-09-01
	---

	- 2025-08-12 lunch: queues
	- 2025-09-09 lunch: hiring
	- 2025-10-14 lunch: his talk
	- 2025-11-11 lunch: on call
	- 2025-12-09 lunch: nothing in particular
	- 2026-01-13 lunch: caches
	- 2026-02-10 lunch: budgets
	- 2026-02-10 got: a look at their runbook
	- 2026-03-10 lunch: mentoring
	- 2026-03-10 gave: read his proposal
	- 2026-04-14 lunch: my talk
	- 2026-05-12 lunch: thinks that Duna will be sold before winter #private
NOTE
note people/ingrid-sol.md <<-'NOTE'
	---
	name: Ingrid Sol
	org: Tern
	position: head of engineering
	relation: [former-manager]
	esteem: [inspires, trust]
	cadence: monthly
	depth: 3
	wants: [platform engineers]
	---

	- 2025-12-16 coffee: what a staff engineer is for
	- 2026-01-20 coffee: saying no
	- 2026-02-17 coffee: her new team
	- 2026-03-17 coffee: budgets
	- 2026-04-21 coffee: reorganizations
	- 2026-05-26 coffee: the same again
NOTE
note people/roald-vik.md <<-'NOTE'
	---
	name: Roald Vik
	org: Tern
	relation: [former-manager]
	private: true
	tier: regular
	---

	- 2026-03-30 coffee: will leave in the autumn
NOTE
note people/petra-lie.md <<-'NOTE'
	---
	name: Petra Lie
	org: Corvid
	relation: [former-colleague, peer]
	---

	- 2025-03-03 coffee: first
	- 2025-06-02 coffee: second
	- 2025-09-01 coffee: third
NOTE
note people/bjorn-ask.md <<-'NOTE'
	---
	name: Bjorn Ask
	org: Corvid
	relation: [former-colleague]
	---

	- 2025-09-10 lunch: first
	- 2025-12-10 lunch: second
	- 2026-03-11 lunch: third
NOTE
note people/yara-dahl.md <<-'NOTE'
	---
	name: Yara Dahl
	org: Osprey
	---
NOTE
note people/vera-holm.md <<-'NOTE'
	---
	name: Vera Holm
	tier: ambient
	follow: ['https://vera.example/feed.xml']
	---

	- 2026-05-02 read: on backpressure
NOTE
note people/otto-kren.md <<-'NOTE'
	---
	name: Otto Kren
	tier: ambient
	follow: ['https://otto.example/atom.xml', '@otto@social.example']
	met-at: Why we deleted our cache
	---

	- 2026-01-20 read: on caches
	- 2026-02-03 engaged: he answered my post, and I answered him
NOTE
note people/suki-mori.md <<-'NOTE'
	---
	name: Suki Mori
	tier: ambient
	follow: ['@suki@social.example']
	---
NOTE
note people/nora-eide.md <<-'NOTE'
	---
	name: Nora Eide
	met-at: "[[2026-04-16-bergen-dev]]"
	---

	- 2026-04-16 chat: had the same tears
NOTE
note people/liv-berg.md <<-'NOTE'
	---
	name: Liv Berg
	---
NOTE
note events/2026-04-16-bergen-dev.md <<-'NOTE'
	---
	title: Bergen Dev
	date: 2026-04-16
	kind: meetup
	part: speaker
	orgs: [Duna]
	---
NOTE
note events/2025-11-20-corvid-days.md <<-'NOTE'
	---
	title: Corvid Days
	date: 2025-11-20
	kind: conference
	part: organizer
	orgs: [Corvid]
	---
NOTE
note leads/nordic-queues.md <<-'NOTE'
	---
	title: A talk at Nordic Queues
	kind: speaking
	source: 2026-04-16-bergen-dev
	people: [liv-berg]
	stage: talking
	---

	- 2026-04-30 stage(talking): Liv was in the third row
NOTE
commit 2025-12-01 'peers'

# Petra leaves: her note tells of it. Bjorn leaves: only his org changes.
sed -i 's/^org: Corvid/org: Kestrel/' people/petra-lie.md
cat >>people/petra-lie.md <<-'LOG'
	- 2026-01-30 left: Corvid
	- 2026-02-09 joined: Kestrel, staff engineer
LOG
commit 2026-02-10 'Petra left'
sed -i 's/^org: Corvid/org: Osprey/' people/bjorn-ask.md
commit 2026-04-20 'Bjorn, too'
echo '- 2026-05-04 coffee: how it is over there' >>people/petra-lie.md
commit 2026-05-05 'coffee'
exits 'the notebook is in order' 0 kith check

echo '# Monthly lunches and coffees with peers and former managers in other companies'
# Anders: tier close, 30 days: 2026-05-12 + 30 = 2026-06-11: 4 days over. Ten contact days, known since 2021-09-01 (over 730 days), a
# got and a gave: depth 3. Ingrid: monthly: 2026-05-26 + 30 = 2026-06-25, in 10 days: ok (soon is 7). Roald: regular, 90 days:
# 2026-03-30 + 90 = 2026-06-28, in 13 days: ok, one contact day. The others have no cadence, or ambient: never.
is 'due is Anders' "$(kith due --fields id,state,overdue,last,cadence,depth)" "people/anders-moe${tab}due${tab}4${tab}2026-05-12${tab}30${tab}3"
is 'with -a Ingrid and Roald, too' "$(kith due -a --fields id,state,overdue,last,cadence,depth | sort)" \
	"people/anders-moe${tab}due${tab}4${tab}2026-05-12${tab}30${tab}3
people/ingrid-sol${tab}ok${tab}-10${tab}2026-05-26${tab}30${tab}3
people/roald-vik${tab}ok${tab}-13${tab}2026-03-30${tab}90${tab}1"
like 'the row knows the last word' "$(kith due --fields next)" '2026-05-12 lunch'
like 'and what they want' "$(kith due -a 'name:"Ingrid Sol"' --fields next)" 'wants platform engineers'
like 'why names the lunch' "$(kith due --why)" '2026-05-12 people/anders-moe:[0-9]+ lunch'
# From 2026-06-18 on she is within 7 days of the day.
is 'soon, a week before' "$(kith due -a 'name:"Ingrid Sol"' --today 2026-06-18 --fields state)" soon
is 'ok, a day earlier' "$(kith due -a 'name:"Ingrid Sol"' --today 2026-06-17 --fields state)" ok
# Rhythm of Anders: gaps 28 35 28 28 35 28 28 35 28, the fifth of nine in order: 28. Drift is silence over 56: 2026-05-12 + 56 = 2026-07-07
# is not, 2026-07-08 (57 days) is: 57 / 28 = 2.04.
exits 'a lunch left out is no drift' 0 kith drift 'name:"Anders Moe"' --today 2026-07-07
is 'no row' "$out" ''
is 'a day more is one' "$(kith drift 'name:"Anders Moe"' --today 2026-07-08 --fields silence,rhythm,times,last)" "57${tab}28${tab}2.04${tab}2026-05-12"
is 'peers elsewhere' "$(kith list 'relation:peer not org:Corvid' --fields id | sort | tr '\n' ' ')" 'people/anders-moe people/petra-lie '
is 'former managers' "$(kith list relation:former-manager --fields id | sort | tr '\n' ' ')" 'people/ingrid-sol people/roald-vik '
# Got 1, gave 1.
is 'give and take of these lunches is even' "$(kith balance 'name:"Anders Moe"' --fields got,gave,balance)" "1${tab}1${tab}0"

echo '# Colleagues who leave become doors: moves'
# Petra: what was left on 01-30 and joined on 02-09 is one row, on the day of joining; her org in git adds none. Bjorn: no entry tells of it;
# the commit of 2026-04-20 does. A coffee confirms both since.
is 'one from the log, one from git' "$(kith moves 2>/dev/null)" \
	"people/petra-lie${tab}Petra Lie${tab}2026-02-09${tab}Corvid${tab}Kestrel${tab}${tab}staff engineer${tab}log
people/bjorn-ask${tab}Bjorn Ask${tab}2026-04-20${tab}Corvid${tab}Osprey${tab}${tab}${tab}git"
is 'between two dates' "$(kith moves --since 2026-02-10 --until 2026-04-20 --fields id 2>/dev/null)" people/bjorn-ask
# Between 01-30 and 02-09 all that is known is that she left.
is 'on her way' "$(kith moves --until 2026-02-08 --fields id,date,from-org,to-org 2>/dev/null)" "people/petra-lie${tab}2026-01-30${tab}Corvid${tab}"
exits 'nobody before' 1 kith moves --until 2026-01-29
is 'no row' "$out" ''
like 'why names the entry' "$(kith moves --why 2>/dev/null)" '2026-02-09 people/petra-lie:[0-9]+ joined: Kestrel'

echo '# And doors open: path'
# Kestrel: Petra works there. Contact days 2025-03-03, 06-02, 09-01, 2026-05-04: depth 2; last 42 days ago:
# 2 / 3 × 0.5 ^ (42 / 730) = 0.6667 × 0.9609 = 0.64.
is 'to Kestrel' "$(kith path Kestrel)" "people/petra-lie${tab}1${tab}Petra Lie${tab}contact${tab}0.64${tab}2026-05-04"
# Yara is at Osprey, and so is Bjorn: contact days 2025-09-10 to 2026-03-11 (182 days): depth 2; last 20 + 30 + 31 + 15 = 96 days ago:
# 0.6667 × 0.5 ^ (96 / 730) = 0.6667 × 0.9129 = 0.61. Colleagues .5, undated.
is 'to somebody at Osprey' "$(kith path yara-dahl)" "people/bjorn-ask${tab}1${tab}Bjorn Ask${tab}contact${tab}0.61${tab}2026-03-11
people/yara-dahl${tab}2${tab}Yara Dahl${tab}colleagues${tab}0.50${tab}"
# Before he moved, nobody led there. Git as of 2026-04-19 has him at Corvid.
exits 'a door that was none before he moved' 1 kith path yara-dahl --as-of 2026-04-19

echo '# The ambient network of people followed, and who of them became a contact'
# Reading is no contact; Otto and I had an exchange on 2026-02-03.
is 'four addresses of three people' "$(kith follow | sort)" \
	"people/otto-kren${tab}Otto Kren${tab}feed${tab}https://otto.example/atom.xml${tab}2026-02-03
people/otto-kren${tab}Otto Kren${tab}handle${tab}@otto@social.example${tab}2026-02-03
people/suki-mori${tab}Suki Mori${tab}handle${tab}@suki@social.example${tab}
people/vera-holm${tab}Vera Holm${tab}feed${tab}https://vera.example/feed.xml${tab}"
is 'one became a contact' "$(kith list 'tier:ambient contacts>0' --fields id)" people/otto-kren
is 'feeds go to a reader' "$(kith follow --opml | grep -c 'xmlUrl=')" 2
exits 'nobody of them is due, ever' 0 kith due tier:ambient --today 2031-06-15
is 'not even in five years' "$out" ''
# One contact day, 132 days ago: depth 1: a small question fits Otto, none fits Vera.
is 'Otto may be asked something small' "$(kith ask otto-kren --fields verdict,largest 2>/dev/null)" "fits${tab}small"
is 'Vera not yet' "$(kith ask vera-holm --fields verdict,largest 2>/dev/null)" "too-large${tab}"

echo '# The views they share in confidence stay private'
like 'I can read them' "$(kith timeline anders-moe)" 'sold before winter'
# No draft quotes an entry marked #private, and none goes to a private person.
cat >>people/anders-moe.md <<-'LOG'
	- 2026-06-10 was-asked: keep an ear open, they have stopped hiring #private
LOG
commit 2026-06-11 'in confidence'
kith answer anders-moe yes >"$scratch/draft" 2>&1
unlike 'an answer does not quote them' "$(cat "$scratch/draft")" 'stopped hiring|sold before'
like 'but is recorded, still private' "$(cat people/anders-moe.md)" '^- 2026-06-10 was-asked: .*#private.* -> yes|^- 2026-06-10 was-asked: .* -> yes .*#private'
kith intro anders-moe ingrid-sol 'he has views on reorganizations' >"$scratch/draft" 2>&1
like 'an introduction is drafted' "$(cat "$scratch/draft")" 'Ingrid Sol'
unlike 'without them' "$(cat "$scratch/draft")" 'stopped hiring|sold before'
printf 'Subject: news\n\nDear {first}, I speak at Nordic Queues.\n' >"$scratch/letter"
kith announce relation:former-manager --template "$scratch/letter" --out "$scratch/drafts" >/dev/null 2>&1
is 'no draft goes to Roald, who is private' "$(ls "$scratch/drafts")" people-ingrid-sol.eml
unlike 'nor does one name him' "$(cat "$scratch/drafts"/*)" Roald
# Nor one for an introduction: the text of its row is what it is for.
exits 'nor is there one that introduces him' 0 kith intro roald-vik anders-moe queues
is 'the step is recorded alone' "$out" "people/roald-vik${tab}people/anders-moe${tab}proposed${tab}2026-06-15${tab}queues"

echo '# Who challenges, who inspires'
is 'Anders challenges' "$(kith list esteem:challenges --fields id)" people/anders-moe
is 'Ingrid inspires' "$(kith list esteem:inspires --fields id)" people/ingrid-sol
# Whom to relax first: no esteem before any (Roald), then least depth, then greatest cost: Anders and Ingrid are both at 3 and 7 / 30 = 0.23.
is 'and neither is given up before Roald' "$(kith capacity --people --fields id | head -1)" people/roald-vik

echo '# Visibility: talks, posts, discussions and who came of them'
# Corvid Days: no entry of that day, my part is not attendee: its own row, inside (orgs names Corvid). The talk of 2026-04-16 was at Bergen Dev
# (orgs: Duna): outside. Otto's met-at is the title of the post; Nora's the event; the lead heard there has Liv.
is 'a year of it' "$(kith visible 2>/dev/null | sort -t"$tab" -k2)" \
	"events/2025-11-20-corvid-days${tab}2025-11-20${tab}organizer${tab}Corvid Days${tab}inside${tab}
people/me${tab}2026-01-15${tab}post${tab}Why we deleted our cache${tab}outside${tab}people/otto-kren
people/me${tab}2026-03-20${tab}comment${tab}the long thread on lock-free queues${tab}outside${tab}
events/2026-04-16-bergen-dev${tab}2026-04-16${tab}talk${tab}Queues without tears${tab}outside${tab}people/liv-berg,people/nora-eide"
is 'since spring' "$(kith visible --since 2026-03-20 --fields date 2>/dev/null | sort | tr '\n' ' ')" '2026-03-20 2026-04-16 '
# 2026-04-16 to 2026-06-15: 14 + 31 + 15 = 60 days: two months of 30.
run kith visible
like 'idle for two months' "$err" 'idle.* 2 months'
like 'and where I am found' "$err" 'github marenf'
is 'a day earlier it was one' "$(kith visible --today 2026-06-14 2>&1 >/dev/null | grep -Eo '1 month|59 days')" '1 month'
finish
