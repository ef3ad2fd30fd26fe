#!/bin/sh
# kith match, intro.
. "$(dirname "$0")/../lib.sh"
notebook
empty=$scratch/empty
mkdir "$empty"
(cd "$empty" && kith init >/dev/null)
note people/carol.md <<'NOTE'
---
name: Carol
offers: [Rust]
---

- 2026-06-01 coffee
- 2026-08-01 coffee
- 2026-11-01 coffee
NOTE
kith set ada-okafor wants+=rust offers+=chess >/dev/null
git add -A
git commit -qm carol

echo '# match'
exits 'match' 0 kith match
is 'who offers what another wants' "$out" 'people/carol	people/ada-okafor	Rust	Carol	Ada Okafor'
run kith match --why
like 'why: both values' "$out" 'people/carol:3 offers: Rust; people/ada-okafor:[0-9]+ wants: rust; match: the one who offers: depth 2; the one who wants: depth 1'
exits 'of one person' 0 kith match ada
exits 'who has none' 1 kith match bob
like 'is told what to record' "$err" 'offers.*wants'
exits 'one at most' 2 kith match ada bob
kith set carol knows+=ada-okafor >/dev/null
exits 'those who know each other' 1 kith match
exits 'an empty notebook' 1 kith -C "$empty" match
like 'says what to record' "$err" 'offers\+=TOPIC'

echo '# intro'
exits 'the first call' 0 kith intro ada bob 'both write parsers'
is 'proposes, and drafts the question to the first' "$out" 'people/ada-okafor	people/bob-li	proposed	2026-11-20	to Ada Okafor: Hello Ada, may I introduce you to Bob Li: both write parsers? If it does not suit you now, just say so.'
is 'in the first note' "$(tail -1 people/ada-okafor.md)" '- 2026-11-20 introduced(proposed) to [[bob-li]]: both write parsers'
is 'one commit' "$(git log -1 --format=%s)" 'intro proposed people/ada-okafor people/bob-li'
commit=$(git rev-parse HEAD)
exits 'a call from either side' 0 kith intro bob ada
like 'shows where it stands' "$out" '^people/ada-okafor	people/bob-li	proposed	2026-11-20	'
is 'and records nothing' "$(git rev-parse HEAD)" "$commit"
exits 'nobody is introduced before both agreed' 1 kith intro ada bob --state made
like 'which is said' "$err" 'before both agreed'
exits 'nor met before they were introduced' 1 kith intro ada bob --state met
exits 'nor twice proposed' 1 kith intro ada bob --state proposed
exits 'words without a state' 2 kith intro ada bob 'more words'
exits 'a state that is none' 2 kith intro ada bob --state later
is 'record nothing' "$(git rev-parse HEAD)" "$commit"
exits 'agreed' 0 kith intro bob ada --state agreed
like 'drafts the question to the second' "$out" '	to Bob Li: Hello Bob, may I introduce you to Ada Okafor: both write parsers\?'
exits 'both' 0 kith intro ada bob --state both
like 'drafts the introduction' "$out" '	to both: Ada, please meet Bob Li; '
exits '-n' 1 kith intro ada bob --state made -n
like 'is the diff' "$out" '^\+- 2026-11-20 introduced\(made\) to \[\[bob-li\]\]$'
exits 'made' 0 kith intro ada bob --state made
is 'asks both whether they met' "$(printf '%s\n' "$out" | cut -f5 | cut -c1-15 | tr '\n' ' ')" 'to Ada Okafor:  to Bob Li: Hell '
exits 'met' 0 kith intro ada bob --state met
exits 'thanked' 0 kith intro ada bob --state thanked 'they share a desk'
is 'six lines of the log' "$(grep -c introduced people/ada-okafor.md)" 6
exits 'it is over' 1 kith intro ada bob --state met
run kith intro ada bob --why
like 'why: the entry and the rule' "$out" 'introduced\(thanked\): they share a desk; introduction: '
is 'medium help to each' "$(kith list --fields id,balance 'name~Li or name~Okafor' | tr '\n' ' ')" 'people/ada-okafor	-3 people/bob-li	-3 '
kith set carol private=true >/dev/null
exits 'somebody private' 0 kith intro carol bob 'chess'
is 'is in no draft' "$out" 'people/carol	people/bob-li	proposed	2026-11-20	chess'
exits 'not with oneself' 2 kith intro bob bob
exits 'not with a stranger' 1 kith intro bob nobody
exits 'whom?' 2 kith intro bob
exits 'after 14 days it is a todo' 0 kith todo --today 2026-12-04
like 'until it is made' "$out" 'introduce Bob Li to Carol \(proposed\)'
exits 'an empty notebook' 1 kith -C "$empty" intro ada bob
finish
