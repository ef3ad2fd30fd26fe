#!/bin/sh
# ask, who, balance, answer: advice, what is recorded, and that no advice contradicts another.
. "$(dirname "$0")/../lib.sh"
tab=$(printf '\t')
example

echo '# ask'
exits 'a request that fits' 0 kith ask ada --size medium 'read my answer to Lumen Grid'
is 'its row' "$out" "people/ada-okafor${tab}Ada Okafor${tab}medium${tab}fits${tab}large${tab}${tab}3${tab}"
is 'is written as a person would' "$(tail -2 people/ada-okafor.md | head -1; git diff HEAD~1 --numstat | cut -f1,2)" \
	"- 2026-11-20 asked(medium): read my answer to Lumen Grid
1${tab}0"
is 'in one commit' "$(git log -1 --format='%s|%b' | head -1)" 'ask people/ada-okafor|Kith: ask'
exits 'the same again: one is open' 1 kith ask ada 'one more thing'
like 'says which' "$err" 'read my answer to Lumen Grid'
like 'and until when' "$out" "open-ask${tab}${tab}2027-01-19"
is 'and records nothing' "$(git status --porcelain; git log --format=%s | head -1)" 'ask people/ada-okafor'
exits '--outcome' 0 kith ask ada --outcome yes
like 'stands in the entry' "$(cat people/ada-okafor.md)" '^- 2026-11-20 asked\(medium\): read my answer to Lumen Grid -> yes$'
exits 'too soon after' 1 kith ask ada --size medium 'and again'
like 'says when' "$err" '2027-01-19'
exits 'later' 0 kith ask ada --size medium --today 2027-01-19
exits 'nothing is open any more' 1 kith ask ada --outcome no
exits 'another outcome' 2 kith ask ada --outcome maybe
exits 'another size' 2 kith ask ada --size huge
exits 'nobody' 2 kith ask
exits 'unknown' 1 kith ask nobody-at-all
exits 'oneself' 1 kith ask people/me
kith undo >/dev/null
kith ask ada --outcome none --today 2026-11-25 >/dev/null
like 'the day of the outcome' "$(cat people/ada-okafor.md)" 'Lumen Grid -> none 2026-11-25$'

example
head=$(git rev-parse HEAD)
exits 'too large' 1 kith ask pieter --size large 'join my company: databases'
like 'what fits' "$err" 'depth 3.*small fits'
is 'nothing is recorded' "$(git rev-parse HEAD)" "$head"
kith who 'join my company: databases' --json >"$scratch/who"
is 'others are none where none can be asked for as much' "$(kith ask pieter --size large --json 'catering' 2>/dev/null | jq -c .instead)" '[]'
is 'instead names whom who finds, at that size' \
	"$(kith ask pieter --size large --json 'join my company: databases' 2>/dev/null | jq -r '.instead[]')" \
	"$(jq -r 'select(.largest == "large" and .id != "people/pieter-vos") | .id' "$scratch/who")"
is 'which are some' "$(jq -r 'select(.largest == "large") | .id' "$scratch/who" | grep -c ada)" 1
exits '--anyway' 0 kith ask pieter --size large 'join my company' --anyway
like 'records' "$(cat people/pieter-vos.md)" '^- 2026-11-20 asked\(large\): join my company$'
exits 'without words nothing is recorded' 0 kith ask sibel
is 'not even then' "$(git status --porcelain)" ''
exits '-n prints the diff' 1 kith ask sibel 'a day off' -n
like 'of the line' "$out" '^\+- 2026-11-20 asked\(small\): a day off'
is 'and changes nothing' "$(git status --porcelain)" ''
is 'many at once' "$(kith who support | kith ask - | cut -f4 | sort -u)" fits
kith who support | kith ask - 'what helps you on such a day?' >"$scratch/.out" 2>"$scratch/.err"
is 'asks of many are one commit' "$(git log -1 --format=%s | wc -w)" "$(($(grep -c fits "$scratch/.out") + 1))"
like 'and counted first' "$(cat "$scratch/.err")" '^kith-ask: 4 notes$'
kith undo >/dev/null
is '--json' "$(kith ask duncan --json 2>/dev/null | jq -c 'keys_unsorted, .verdict, .largest, .["rest-until"], .instead')" \
	'["id","name","size","verdict","largest","rest-until","balance","instead"]
"open-ask"
null
"2026-12-17"
[]'
like '--why: the entries and the rule' "$(kith ask duncan --why --json 2>/dev/null | jq -c .why)" \
	'2026-11-17.*"rule":"depth".*"rule":"open-ask"'

echo '# who, and that ask lets through whom it proposes'
topics=$(cat people/*.md | sed -n 's/^\(offers\|tags\|interests\|does\|position\|function\): //p' |
	tr -c '[:alnum:]\200-\377' '\n' | sort -u | grep .)
for topic in $topics; do kith who "$topic" 2>/dev/null; done >"$scratch/rows"
[ "$(wc -l <"$scratch/rows")" -ge 300 ] && pass 'many rows' || fail 'many rows' "$(wc -l <"$scratch/rows")"
cut -f1,8 "$scratch/rows" | sort -u >"$scratch/pairs"
is 'a person is let through up to one size' "$(cut -f1 "$scratch/pairs" | uniq -d)" ''
for size in small medium large; do
	grep "$tab$size\$" "$scratch/pairs" | kith ask - --size $size >"$scratch/asked"
	is "all those proposed for $size are let through" "$(cut -f4 "$scratch/asked" | sort -u)" fits
done
grep "${tab}small\$" "$scratch/pairs" | kith ask - --size medium 2>/dev/null >"$scratch/asked"
unlike 'and for no more' "$(cut -f4 "$scratch/asked")" fits
grep "$tab\$" "$scratch/pairs" | kith ask - 2>/dev/null >"$scratch/asked"
unlike 'nor those proposed for nothing' "$(cut -f4 "$scratch/asked")" fits
is 'each row of ask agrees with the others' \
	"$(for size in small medium large; do cut -f1 "$scratch/pairs" | kith ask - --size $size 2>/dev/null; done |
		awk -F'\t' '$4 == "fits" { n[$1]++ } { l[$1] = $5 } END { for (i in l) if (n[i] + 0 != (l[i] == "" ? 0 : l[i] == "small" ? 1 : l[i] == "medium" ? 2 : 3)) print i }')" ''
is 'the best first' "$(cut -f3,6 "$scratch/rows" | awk -F'\t' '$1 == topic && $2 + 0 > last { print } { topic = $1; last = $2 + 0 }')" ''
is '--json' "$(kith who support --json --limit 1 | jq -c .)" \
	'{"id":"people/ada-okafor","name":"Ada Okafor","topic":"support","match":"offers: support","fit":3,"rank":12,"depth":3,"largest":"large","last-ask":"2026-02-12"}'
like '--why: each factor' "$(kith who databases --why --json | jq -c 'select(.id == "people/siobhán-kelleher") | .why')" \
	'an opening in Oslo, databases.*"fit".*"depth".*"rested".*14 of 14.*"rank".*1 x \(1 \+ 2\) x 14/14 = 3.00'
like 'standing offers are named' "$(kith who databases)" 'offered to show me round the control room'
unlike 'people I only follow are not' "$(kith who compaction storage disks)" 'søren-kjær|nadia'
is '--each: nobody twice' "$(kith who --each rust databases support 'talk proposals' | cut -f1 | sort | uniq -d)" ''
is 'and one for each' "$(kith who --each rust databases support 'talk proposals' | cut -f3)" 'rust
databases
support
talk proposals'
exits '--each, and nobody for one' 1 kith who --each support catering
like 'says which' "$err" '^kith-who: catering'
exits 'nobody fits' 1 kith who catering
exits 'no topic' 2 kith who
exits 'no word' 2 kith who '!'
exits '--relation' 0 kith who --relation mentor databases
is 'those alone' "$(kith who --relation mentor databases --fields id,relation | grep -vc mentor)" 0

notebook
note people/yves.md <<-'NOTE'
	---
	name: Yves
	tier: ambient
	offers: kayaking
	relation: mentor
	---
NOTE
kith set ada 'knows=[[yves]]' >/dev/null
exits 'nobody can be asked' 1 kith who kayaking
is 'who may know somebody' "$(printf '%s' "$out" | cut -f1,4,8)" "people/ada-okafor${tab}may know Yves${tab}small"
is '--relation looks upward' "$(kith who kayaking --relation mentor 2>/dev/null | head -1 | cut -f1,8)" "people/yves$tab"
exits 'whom one follows first, and answers' 1 kith ask yves 'a word?'
like 'says so' "$err" 'follow and answer in public first'
kith log yves engaged 'under his video' >/dev/null
exits 'after a real exchange' 0 kith ask yves 'which paddle?'

echo '# balance'
example
is 'got less gave' "$(kith balance --json | jq -c 'select(.got - .gave != .balance)')" ''
is 'greatest first' "$(kith balance | cut -f5)" "$(kith balance | cut -f5 | sort -rn)"
is 'as the computed field' "$(kith balance 'balance>2' | cut -f1 | sort)" "$(kith list 'balance>2 type:person' | cut -f1 | sort)"
is 'one row' "$(kith balance 'name:"Ada Okafor"')" \
	"people/ada-okafor${tab}Ada Okafor${tab}7${tab}4${tab}3${tab}0${tab}2026-02-12${tab}2026-04-17${tab}10"
like '--why: each piece of help' "$(kith balance 'name:"Ada Okafor"' --why --json | jq -c .why)" \
	'they gave 3: asked\(medium\): a mock interview.*I gave 1: gave\(small\).*they gave 7 and I gave 4: 3.*1 of all 10 asks'

echo '# answer'
exits 'yes' 0 kith answer eilidh yes --note 'Tuesday would do.'
like 'a draft' "$out" "^people/eilidh-macrae${tab}Hello Eilidh, yes.*Tuesday would do"
like 'closes it' "$(cat people/eilidh-macrae.md)" 'as an outsider\? -> yes 2026-11-20$'
like 'and keeps the words' "$(cat people/eilidh-macrae.md)" '^- 2026-11-20 note: Tuesday would do\.$'
is 'one commit' "$(git log -1 --format=%s; git log --oneline | wc -l)" 'answer yes people/eilidh-macrae
2'
is 'it is no todo any more' "$(kith todo --json | jq -r 'select(.kind == "answer" and .id == "people/eilidh-macrae") | .id')" ''
is 'and counts' "$(kith list --fields balance 'name:"Eilidh MacRae"'; kith undo >/dev/null; kith list --fields balance 'name:"Eilidh MacRae"')" '-10
-7'
exits 'nothing is open' 1 kith answer ada no
exits 'redirect needs a yes first' 1 kith answer eilidh redirect bob-li
like 'the question to the third' "$out" "^people/bob-li${tab}Hello Bob, Eilidh MacRae asked me for help"
is 'changes nothing' "$(git status --porcelain)" ''
kith ask bob-li 'may I point Eilidh to you?' >/dev/null
kith ask bob-li --outcome yes >/dev/null
exits 'once it is there' 0 kith answer eilidh redirect bob-li
like 'points on' "$(cat people/eilidh-macrae.md)" '-> redirected \[\[bob-li\]\] 2026-11-20$'
is 'and counts as small' "$(kith list --fields balance 'name:"Eilidh MacRae"')" -8
for wrong in 'eilidh' 'eilidh maybe' 'eilidh yes bob-li' 'eilidh redirect'; do
	# shellcheck disable=SC2086 # the arguments are words
	exits "usage: $wrong" 2 kith answer $wrong
done
example
exits '-n' 1 kith answer eilidh no -n
is 'changes nothing' "$(git status --porcelain)" ''
note people/eve.md <<-'NOTE'
	---
	name: Eve
	private: true
	---

	- 2026-11-10 was-asked: a secret
NOTE
git add -A
git commit -qm eve
exits 'somebody private' 0 kith answer eve no
is 'is in no draft' "$out" people/eve
like 'which is said' "$err" private

echo '# an empty notebook says what to record'
mkdir "$scratch/empty"
cd "$scratch/empty" || exit 1
kith init >/dev/null
exits 'who' 1 kith who rust
like 'who: says how' "$err" 'kith new person'
exits 'balance' 1 kith balance
like 'balance: says how' "$err" 'kith log REF got'
exits 'ask' 1 kith ask ada
exits 'answer' 1 kith answer ada yes
finish
