#!/bin/sh
# The internal army of a developer advocate in a large company: who stands with her, where the gaps are, and a day of
# leads at the booth, each handed to whom it belongs to. Every figure is worked out by hand from kith-practice(7).
. "$(dirname "$0")/../lib.sh"
export KITH_TODAY=2026-11-20
tab=$(printf '\t')
notebook
rm people/*.md
mkdir -p groups events leads
spaced() { tr '\t' ' '; }

cat >kith.yaml <<'YAML'
kith: 1
me: people/me
army: {sales: [ally], legal: [ally], product: [ally], engineering: [ally, advocate]}
routes:
  - {need: buy, to: [accounts, function:sales]}
  - {need: build, to: [group:partners, function:sales]}
  - {need: api, to: [me, function:engineering], inform: function:sales}
YAML
note people/me.md <<'NOTE'
---
name: Robin
org: Orrery
function: engineering
---

## Pitch: sales

I find out what developers need before they say that they need it.
NOTE

echo '# Sales: Stan, a handshake. Petra was a friend there, but has left'
note people/stan-storr.md <<'NOTE'
---
name: Stan Storr
org: Orrery
function: sales
relation: ally
---

- 2026-10-01 met: in the lift
NOTE
note people/petra-past.md <<'NOTE'
---
name: Petra Past
org: Orrery
function: sales
relation: ally
depth: 3
accounts: Globex
status: archived
---
NOTE
echo '# Support: Greta, who owns Globex'
note people/greta-grant.md <<'NOTE'
---
name: Greta Grant
org: Orrery
position: Customer Happiness Lead
function: support
relation: colleague
accounts: Globex
does: Globex, all day long
---

- 2026-09-10 chat: how Globex uses us
NOTE
echo '# Support too: Tia, whose note I corrected in October, when she had moved; no entry tells of it'
note people/tia-tan.md <<'NOTE'
---
name: Tia Tan
org: Orrery
position: trainer
function: support
relation: colleague
does: teaches beginners
---

- 2026-06-01 lunch: beginners
NOTE
echo '# Legal: Lea, a name in the directory, told once of the fair'
note people/lea-lund.md <<'NOTE'
---
name: Lea Lund
org: Orrery
function: legal
relation: ally
---

- 2026-11-18 told: that we are at the fair tomorrow
NOTE
echo '# Product: Priya. Engineering: Omar, seen daily; Mei, of long standing; Nils, of a season. Mona is my manager'
note people/priya-pal.md <<'NOTE'
---
name: Priya Pal
org: Orrery
position: Chief Visionary
function: product
relation: ally
depth: 2
does: says no, and means it kindly
---

- 2026-11-02 coffee: the roadmap
- 2026-11-02 pitched(product): she laughed at the right place
NOTE
note people/omar-oz.md <<'NOTE'
---
name: Omar Oz
org: Orrery
function: engineering
relation: ally
routine: daily
does: keeps the build green
---

- [ ] 2026-11-25 pitched(engineering): at lunch
NOTE
note people/mei-moran.md <<'NOTE'
---
name: Mei Moran
org: Orrery
function: engineering
relation: ally
does: the parser
---

- 2026-06-01 pairing: on the parser
- 2026-08-01 lunch: on the parser
- 2026-09-15 coffee: on leaving the parser
- 2026-10-01 joined: Orrery, platform engineer
NOTE
note people/nils-nord.md <<'NOTE'
---
name: Nils Nord
org: Orrery
function: engineering
relation: ally
does: the storage layer
---

- 2026-08-17 met: his first day
- 2026-09-01 lunch: his second week
- 2026-11-13 joined: Orrery, storage engineer
- 2026-11-14 lunch: his new team
NOTE
note people/mona-mars.md <<'NOTE'
---
name: Mona Mars
org: Orrery
function: management
relation: manager
routine: weekly
does: budgets, and keeps the wind off us
---

- 2026-11-16 pitched(management): so that she can say it upstairs
NOTE
echo '# Outside: Olga, who speaks for us; Pim, a partner who builds'
note people/olga-orlova.md <<'NOTE'
---
name: Olga Orlova
org: Umbrella
function: engineering
relation: advocate
depth: 2
does: writes the client that everybody uses
---

- 2026-11-03 call: her release
- 2026-11-03 pitched(engineering): she wrote it down
NOTE
printf -- '---\nname: Partners\nkind: professional\n---\n' >groups/partners.md
note people/pim-pool.md <<'NOTE'
---
name: Pim Pool
org: Pool and Daughters
function: engineering
relation: partner
groups: partners
---

- 2026-07-01 met: he builds what we do not
NOTE
git add -A
GIT_COMMITTER_DATE=2026-09-30T12:00:00Z git commit -qm 'the house'
GIT_COMMITTER_DATE=2026-10-15T12:00:00Z kith set tia position='support engineer' >/dev/null

echo '# Relations by functions, with gaps in sales and legal'
# Depth 2 is three contact days of which the last is 90 days or more after the first, or declared; or routine.
#   Stan: one day, 1. Petra: archived. Lea: told is a touch of mine, no contact, 0. So sales and legal are empty.
#   Priya: 2 declared; without cadence a level fades after 365 days, and 18 passed. Product: one.
#   Omar: routine. Mei: three days, 2026-06-01 to 2026-09-15 are 29 + 31 + 31 + 15 = 106 days: 2. Nils: three
#   days, 2026-08-17 to 2026-11-14 are 14 + 30 + 31 + 14 = 89 days: 1. So there are two allies in engineering.
#   Olga: 2 declared, outside. Mona: routine; nobody wants a manager, but there she is. Greta, Tia and Pim: one
#   day each.
is 'the army' "$(kith army | sort | spaced)" 'advocate engineering 0 1 true single people/olga-orlova
ally engineering 2 0 true covered people/mei-moran,people/omar-oz
ally legal 0 0 true gap 
ally product 1 0 true single people/priya-pal
ally sales 0 0 true gap 
manager management 1 0 false single people/mona-mars'
is 'the gaps' "$(kith army --json | jq -r 'select(.state == "gap") | .function' | sort | tr '\n' ' ')" 'legal sales '
# One more day, the 90th after the first, and Nils is the third.
kith log nils lunch 'the layer holds' --on 2026-11-15 >/dev/null
is 'a day later Nils stands with me' "$(kith army | grep "^ally${tab}engineering" | cut -f3,7)" \
	"3${tab}people/mei-moran,people/nils-nord,people/omar-oz"

echo '# What each colleague really does, what is not known or out of date'
kith army --people >"$scratch/people"
does() { grep "^people/$1$tab" "$scratch/people" | cut -f5; }
is 'a title that misleads' "$(does priya-pal)" 'says no, and means it kindly'
is 'another' "$(does greta-grant)" 'Globex, all day long'
# No `does`: Lea and Stan.
is 'not known' "$(grep 'ask: what do you really do' "$scratch/people" | cut -f1 | sort | tr '\n' ' ')" \
	'people/lea-lund people/stan-storr '
# Mei moved on 2026-10-01, and was last heard on 2026-09-15. Nils moved on 2026-11-13, and told me on the 14th.
# Tia moved on 2026-10-15, as the history of her note says; last heard on 2026-06-01.
is 'she moved' "$(kith moves --since 2026-10-02 --until 2026-10-31 2>/dev/null | cut -f1,3,6-8 | spaced)" \
	'people/tia-tan 2026-10-15 trainer support engineer git'
is 'out of date' "$(grep 'ask: what do you do now' "$scratch/people" | cut -f1 | sort | tr '\n' ' ')" \
	'people/mei-moran people/tia-tan '
like 'with the question to ask' "$(does mei-moran)" '^ask: .*\?.*the parser'
is 'and not where they told me since' "$(does nils-nord)" 'the storage layer'
kith log mei coffee 'the platform, she says, is three people and a pager' >/dev/null
kith set mei 'does=the platform, and its pager' >/dev/null
kith army --people >"$scratch/people"
is 'asked, she says' "$(does mei-moran)" 'the platform, and its pager'

echo '# Who has not heard what I do'
# Pitched: Priya 2026-11-02, Mona 2026-11-16, Olga 2026-11-03. Omar is to hear it on the 25th: a plan. Petra is gone.
is 'seven of ten' "$(kith army --people --json | jq -r 'select(.told == null) | .id' | sort | tr '\n' ' ')" \
	'people/greta-grant people/lea-lund people/mei-moran people/nils-nord people/omar-oz people/stan-storr people/tia-tan '
is 'and when the others heard it' "$(kith army --people | awk -F '\t' '$6 != "" { print $1, $6 }' | sort)" 'people/mona-mars 2026-11-16
people/olga-orlova 2026-11-03
people/priya-pal 2026-11-02'
exits 'Stan hears it' 0 kith pitch sales --to stan
is 'today' "$(kith army --people | awk -F '\t' '$1 == "people/stan-storr" { print $6 }')" 2026-11-20

echo "# A booth's day of leads"
note events/2026-11-19-devexpo.md <<'NOTE'
---
title: DevExpo
date: 2026-11-19
kind: fair
part: volunteer
orgs: [Orrery, Globex]
people: [ada-adair, gus-green, ines-ivory, bo-birk]
---
NOTE
# visitor NAME ORG
visitor() {
	printf -- '---\nname: %s\norg: %s\nmet-at: "[[2026-11-19-devexpo]]"\n---\n' "$1" "$2" \
		>"people/$(echo "$1" | tr 'A-Z ' 'a-z-').md"
}
visitor 'Ada Adair' 'Abacus'
visitor 'Gus Green' 'Globex'
visitor 'Ines Ivory' 'Initrode'
visitor 'Bo Birk' 'Birk and Sons'
# lead ID TITLE NEED ORG PERSON [front matter]
lead() {
	cat >"leads/$1.md" <<-NOTE
		---
		title: $2
		direction: in
		need: $3
		org: $4
		people: $5
		source: "[[2026-11-19-devexpo]]"
		stage: heard
		${6:-city: Utrecht}
		---

		- 2026-11-19 stage(heard): at the booth
	NOTE
}
lead rate-limits 'Rate limits at Abacus' api Abacus ada-adair
lead just-a-question 'Just a question on quotas' api Globex gus-green 'involve: lea-lund'
lead initrode-seats 'Forty seats for Initrode' buy Initrode ines-ivory
lead birk-build 'A connector for Birk' build 'Birk and Sons' bo-birk
git add -A
git commit -qm 'the booth'
kith new lead 'Webhooks at Abacus' need=api org=Abacus people=ada-adair stage=heard direction=in \
	source=2026-11-19-devexpo >/dev/null
is 'five leads came of it' "$(kith leads source:2026-11-19-devexpo | cut -f1 | sort | tr '\n' ' ')" \
	'leads/birk-build leads/initrode-seats leads/just-a-question leads/rate-limits leads/webhooks-at-abacus '

# route ID: owner, rule, inform, state
route() { kith route "$1" 2>/dev/null | cut -f2-5 | spaced; }
# API: the first target is me; inform function:sales is Stan, the only one in sales who is not archived.
is 'API help stays, and sales is to be told' "$(route rate-limits)" 'people/me me people/stan-storr proposed'
is 'a buyer in disguise has a question, too' "$(route just-a-question)" 'people/me me people/stan-storr proposed'
# Then he says what he came for. Globex is an account of Petra, who is archived, and of Greta.
kith set just-a-question need=buy >/dev/null
is "without it he goes to the account's owner, who is not in sales" "$(route just-a-question)" \
	'people/greta-grant accounts  proposed'
like 'for a reason' "$(kith route just-a-question --why)" 'need buy: accounts has Greta Grant'
# Initrode is an account of nobody: the second target.
is 'a buyer whom nobody owns goes to sales' "$(route initrode-seats)" 'people/stan-storr function:sales  proposed'
is 'a build request goes to a partner' "$(route birk-build)" 'people/pim-pool group:partners  proposed'

echo '# API help stays, and sales is told of it'
exits 'it is mine' 0 kith route rate-limits --to me
is 'as the lead says' "$(route rate-limits)" 'people/me me people/stan-storr owned'
# Its last stage entry is of 2026-11-19; Stan heard nothing since.
tells() { kith todo --json | jq -r 'select(.kind == "tell") | .id + " " + .due + " " + .text'; }
like 'sales is to be told' "$(tells)" '^leads/rate-limits 2026-11-19 tell Stan Storr of Rate limits at Abacus: heard$'
# The other one was made by kith new and has no stage entry yet: he heard nothing of it at all.
exits 'another is mine as well' 0 kith route webhooks-at-abacus --to me
like 'he stands with those to be kept in the picture' "$(cat leads/webhooks-at-abacus.md)" '^involve: .*stan-storr'
like 'and is to be told of that one, too' "$(tells)" '^leads/webhooks-at-abacus .*tell Stan Storr of Webhooks at Abacus'
kith log stan told 'Abacus hits our rate limits, they may want more' >/dev/null
unlike 'and is' "$(tells)" 'Stan Storr'

echo '# Warm hand-offs: briefed before they are introduced'
exits 'Globex goes to Greta' 0 kith route just-a-question --to greta
is 'the row says so' "$(printf '%s\n' "$out" | sed -n 1p | cut -f2-5 | spaced)" 'people/greta-grant accounts  owned'
# After the row a draft to each, in the order in which they are sent.
is 'she is briefed first, then he is introduced' "$(printf '%s\n' "$out" | sed 1d | cut -f1 | tr '\n' ' ')" \
	'people/greta-grant people/gus-green '
like 'with whom I spoke' "$(printf '%s\n' "$out" | sed -n 2p)" 'I spoke with Gus Green'
like 'and that I stay reachable' "$(printf '%s\n' "$out" | sed -n 2p)" 'reachable'
like 'the other side learns who it will be' "$(printf '%s\n' "$out" | sed -n 3p)" 'Hello Gus, meet Greta Grant'
like 'it has an owner' "$(cat leads/just-a-question.md)" '^owner: .*greta-grant'
like 'the briefing is on record' "$(cat leads/just-a-question.md)" '^- 2026-11-20 told to \[\[greta-grant\]\]'
like 'the introduction has only begun' "$(cat people/greta-grant.md)" '^- 2026-11-20 introduced\(proposed\) to \[\[gus-green\]\]'
is 'in one commit' "$(git log -1 --format=%s; git show --name-only --format= | sort | tr '\n' ' ')" \
	'route leads/just-a-question people/greta-grant
leads/just-a-question.md people/greta-grant.md '
exits 'nobody is introduced before both are ready' 1 kith intro greta gus --state made
ok 'Greta is' kith intro greta gus --state agreed
exits 'she alone is not enough' 1 kith intro greta gus --state made
ok 'Gus is' kith intro greta gus --state both
is 'it is hers, and not yet introduced' "$(route just-a-question)" 'people/greta-grant accounts  owned'
ok 'so they are introduced' kith intro greta gus --state made
is 'and so says the lead' "$(route just-a-question)" 'people/greta-grant accounts  introduced'
# An introduction made is medium help, 3 points, to each of the two; told and pitched are none.
is 'help to Greta and to Gus' "$(kith balance 'name:"Greta Grant" or name:"Gus Green"' --fields id,got,gave,balance | sort | spaced)" \
	'people/greta-grant 0 3 -3
people/gus-green 0 3 -3'
exits 'again changes nothing' 0 kith route just-a-question --to greta
like 'since it is done' "$err" 'nothing was changed'
exits 'the build goes to Pim' 0 kith route birk-build --to pim
like 'who knows first' "$(printf '%s\n' "$out" | sed 1d | cut -f1 | tr '\n' ' ')" '^people/pim-pool people/bo-birk $'
exits 'the seats go to Stan' 0 kith route initrode-seats --to stan
like 'who knows first, too' "$(printf '%s\n' "$out" | sed 1d | cut -f1 | tr '\n' ' ')" '^people/stan-storr people/ines-ivory $'

echo '# Reminders'
# tasks: those of the lead with their day, ahead included
tasks() {
	kith todo -a --json | jq -r 'select(.id == "leads/just-a-question" and (.kind | IN("task", "lead"))) | .due + " " + .text'
}
like 'to introduce the two' "$(tasks)" '^2026-1[12]-[0-9]+ .*introduce Greta Grant and Gus Green'
like 'to ask how it goes' "$(tasks)" '^2026-1[12]-[0-9]+ ask Greta Grant how it goes'
is 'each on a day to come' "$(tasks | awk '$1 <= "2026-11-20"')" ''
echo '# The help told to a manager'
like 'a task, with the name of mine' "$(tasks)" '^20[0-9-]+ ask Greta Grant to tell Mona Mars of this help'
n=$(kith todo -a --json | jq -r 'select(.text | test("introduce Greta Grant")) | .n')
ok 'the first is done' kith "done" just-a-question "$n"
is 'the others stay' "$(tasks | wc -l | tr -d ' ')" 2
like 'the next step of the lead is the first of them' "$(kith leads org:Globex --fields next)" '^ask Greta Grant how it goes'

echo '# A stakeholder left out, and noticed'
# Lea was told on 2026-11-18, a day before the stage of 2026-11-19: not since.
like 'Lea does not know yet' "$(tells)" '^leads/just-a-question 2026-11-19 tell Lea Lund of Just a question on quotas: heard$'
kith leads just-a-question --stage talking 'forty seats, and a contract' >/dev/null
like 'they go on without her' "$(tells)" '^leads/just-a-question 2026-11-20 tell Lea Lund of Just a question on quotas: talking$'
kith log lea told 'Globex wants a contract, and it is hers to read' >/dev/null
is 'until she is told' "$(tells)" ''
# The next stage, a week later, is news again.
kith leads just-a-question --stage offer 'sent' --today 2026-11-27 >/dev/null
like 'and at the next stage again' "$(kith todo --today 2026-11-27)" "${tab}tell${tab}tell Lea Lund of .*: offer"
finish
