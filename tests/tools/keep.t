#!/bin/sh
# kith drift, capacity, spread, triage.
. "$(dirname "$0")/../lib.sh"
notebook
empty=$scratch/empty
mkdir "$empty"
(cd "$empty" && kith init >/dev/null)

echo '# drift'
note people/carol.md <<'NOTE'
---
name: Carol
tier: close
---

- 2026-09-05 coffee
- 2026-09-15 coffee
- 2026-09-25 coffee
- 2026-10-06 lunch: curry
- 2026-11-01 message(out): hello
NOTE
git add -A
git commit -qm carol
# Gaps 10, 10, 11: a rhythm of 10 days; 2026-10-06 is 45 days ago, 4.5 times that.
exits 'drift' 0 kith drift
is 'silence, rhythm, times, last contact, depth' "$out" 'people/carol	Carol	45	10	4.50	2026-10-06	1'
run kith drift --why
like 'why: the last contact' "$out" '2026-10-06 people/carol:9 lunch: curry'
like 'why: the days behind the median' "$out" '2026-09-05, 2026-09-15, 2026-09-25, 2026-10-06: 10 days'
exits 'a query' 0 kith drift 'tier:regular'
is 'chooses people' "$out" ''
run kith drift --today 2026-11-05
is 'after 30 days of silence nobody drifts' "$out" ''
run kith drift --today 2026-11-06
is 'after 31 they do' "$out" 'people/carol	Carol	31	10	3.10	2026-10-06	1'
kith snooze carol 1w >/dev/null
run kith drift
is 'snoozed they do not' "$out" ''
exits 'a query that cannot be read' 2 kith drift 'teir:close'
exits 'an empty notebook' 1 kith -C "$empty" drift
like 'says what to record' "$err" 'kith log ada coffee'

echo '# capacity'
# close: 2 * 7 / 30; contact days of the last 90: Ada 09-01, Carol 09-05, 09-15, 09-25, 10-06.
exits 'capacity' 0 kith capacity
is 'promised, made and the limit' "$(printf '%s\n' "$out" | sed -n '2,3p;7p')" 'close	2	0.47	0.39	
regular	1	0.08	0.00	
all	3	0.54	0.39	6.00'
is 'within the limit nothing is said' "$err" ''
echo 'capacity: 1/m' >>kith.yaml
exits 'over it' 0 kith capacity
like 'whom to relax first' "$err" '^kith-capacity: 0.54 contacts a week are promised, and 0.233 can be kept up; relax first Bob Li, Ada Okafor '
run kith capacity --people
is 'people: no esteem, least depth, greatest cost' "$(printf '%s\n' "$out" | cut -f1,3,4)" 'people/bob-li	0.08	0
people/ada-okafor	0.23	1
people/carol	0.23	1'
kith set bob-li esteem=inspires >/dev/null
run kith capacity --people --limit 1
is 'who is esteemed comes last' "$(printf '%s\n' "$out" | cut -f1)" people/ada-okafor
run kith capacity --people --why --limit 1
like 'why: the cost and what is left' "$out" '7 / 30 = 0.23; .*2026-09-01; relax: without them and those before, 0.31 a week'
run kith capacity --json
like 'each row is JSON' "$(printf '%s\n' "$out" | tail -1)" '^\{"tier":"all","people":3,"promised":0.54,"made":0.39,"limit":0.23'
exits 'it takes no query' 2 kith capacity tier:close
exits 'an empty notebook' 1 kith -C "$empty" capacity
like 'says what to record' "$err" 'tier=close'

echo '# spread'
notebook
n=0
while [ $((n += 1)) -le 60 ]; do
	printf -- '---\nname: Person %02d\ncadence: 1m\n---\n' $n >people/p$n.md
done
git add -A
git commit -qm 'an import'
before=$(git rev-parse 'HEAD^{tree}')
exits 'many need --yes' 2 kith spread cadence:30d
is 'and are not touched' "$(git status --porcelain)" ''
exits '-n shows the diff' 1 kith spread -n cadence:30d
exits 'spread' 0 kith spread --yes cadence:30d
is 'two a day, from tomorrow to one cadence ahead' "$(printf '%s\n' "$out" | cut -f2 | sort | uniq -c | awk '{print $1}' | uniq -c | tr -s ' ') $(printf '%s\n' "$out" | cut -f2 | sort -u | sed -n '1p;$p' | tr '\n' ' ')" \
	' 30 2 2026-11-21 2026-12-20 '
like 'what they promise together is said' "$err" 'they alone promise 14.0 contacts a week, and 6 can be kept up'
is 'one commit' "$(git log --format=%s -1)" 'spread 60 notes'
is 'due shows none of them today' "$(kith due cadence:30d)" ''
is 'and two tomorrow' "$(KITH_TODAY=2026-11-21 kith due cadence:30d | wc -l)" 2
exits 'again' 0 kith spread --yes cadence:30d
like 'changes nothing' "$err" 'nothing to spread'
is 'and commits nothing' "$(git log --format=%s -1)" 'spread 60 notes'
exits 'undo' 0 kith undo
is 'gives all back' "$(git rev-parse 'HEAD^{tree}')" "$before"
exits 'references will do' 0 kith spread p1 p2
is 'and feed the next tool' "$out" 'people/p1	2026-11-21
people/p2	2026-12-06'
exits 'nobody named' 2 kith spread
exits 'no match' 1 kith spread 'tier:inner'
exits 'an empty notebook' 1 kith -C "$empty" spread 'tier:close'

echo '# triage'
notebook
for name in Carol Dave Erin; do
	printf -- '---\nname: %s\norg: Initech\n---\n\n- 2026-11-0%d coffee\n' $name ${#name} >people/$(echo $name | tr A-Z a-z).md
done
git add -A
git commit -qm three
exits 'in a pipe it lists' 0 kith triage
is 'who has neither tier nor cadence, the latest contact first' "$out" 'people/carol	Carol	Initech	2026-11-05	1
people/dave	Dave	Initech	2026-11-04	1
people/erin	Erin	Initech	2026-11-04	1'
exits 'a query' 0 kith triage 'name:Dave'
is 'chooses people' "$out" 'people/dave	Dave	Initech	2026-11-04	1'
triage() { printf "$1" | kith triage -; }
exits 'an answer that is none' 2 triage 'people/carol\twide\npeople/dave\tbest\n'
exits 'a reference that is none' 1 triage 'people/carol\twide\nnobody\twide\n'
is 'write nothing at all' "$(git status --porcelain) $(git log -1 --format=%s)" ' three'
run sh -c 'printf "people/carol\twi\n\ndave\tclose\npeople/dave\t2w\n" | kith triage -'
is 'lines are read' "$status $out" '0 people/carol	wide
people/dave	close
people/dave	2w'
is 'and set' "$(grep -h -e tier -e cadence people/carol.md people/dave.md | tr '\n' ' ')" 'tier: wide tier: close cadence: 2w '
is 'one commit' "$(git log -1 --format=%s)" 'triage people/carol people/dave'
exits 'undo' 0 kith undo
if has_terminal; then
	printf 'x\nw\n\nq\n' | script -qc 'kith triage' /dev/null >"$scratch/asked" 2>&1
	like 'a terminal is asked, one by one' "$(cat "$scratch/asked")" 'Carol \(Initech; last contact 2026-11-05; 3 left\)\?'
	like 'an answer that is none is asked again' "$(cat "$scratch/asked")" "'x' is no tier"
	is 'and what was answered is one commit' "$(git log -1 --format=%s) $(grep -h tier people/carol.md people/erin.md)" \
		'triage people/carol tier: wide'
fi
exits 'an empty notebook' 1 kith -C "$empty" triage
like 'says what to record' "$err" 'kith new person'
finish
