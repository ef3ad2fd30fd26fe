#!/bin/sh
# The notes of a real site, read in place and edited to the byte; skipped where they are not at hand.
. "$(dirname "$0")/../lib.sh"
data=${KITH_REAL_NOTES-}
if [ ! -d "$data/authors" ]; then
	echo '1..0 # SKIP KITH_REAL_NOTES names no folder with the notes of digital.gov'
	exit 0
fi
cp -R "$data" "$scratch/real"
chmod -R u+w "$scratch/real"
chmod 700 "$scratch/real"
cd "$scratch/real" || exit 1
cat >kith.yaml <<'YAML'
kith: 1
folders: {authors: person, events: event}
fields: {display_name: name, agency_full_name: org, authors: people, end_date: end, topics: tags}
YAML
git init -q
git add -A
git commit -qm data
before=$(git rev-parse 'HEAD^{tree}')
run kith list type:person
is 'people' "$status $(printf '%s\n' "$out" | wc -l)" '3 1043'
run kith list type:event
is 'events' "$status $(printf '%s\n' "$out" | wc -l)" '3 338'
is 'the key given twice is named' "$(printf '%s\n' "$err" | cut -d: -f2-4)" \
	' events/2020/10/2020-10-21-analytics-case-study-part-3-action.md:34:1'
is 'check names the three real faults and no false one' "$(kith check | cut -f4,5)" "warning	unknown-key
error	duplicate-key
warning	unknown-reference"
exits 'a key in each of 1043 notes' 3 kith set type:person status=active --yes
is 'one line in each' "$(git diff --numstat HEAD~1 | awk '{print $1, $2}' | sort | uniq -c | tr -s ' ')" ' 1043 1 0'
run kith set type:person status= --yes
is 'and back, to the same blobs' "$(git rev-parse 'HEAD^{tree}')" "$before"
run kith set 'type:event tags:' tags+=a-new-topic --yes
is 'an item in each list' "$(git diff --numstat HEAD~1 | awk '{print $1, $2}' | sort | uniq -c | wc -l)" 1
run kith set 'type:event tags:a-new-topic' tags-=a-new-topic --yes
is 'and back' "$(git rev-parse 'HEAD^{tree}')" "$before"
finish
