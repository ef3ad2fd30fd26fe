#!/bin/sh
# Being found: visible, pitch, follow.
. "$(dirname "$0")/../lib.sh"
tab=$(printf '\t')

echo '# visible'
notebook
exits 'visible: nothing yet' 1 kith visible
like 'says what to record' "$err" 'kith log me talk'
mkdir -p events leads
note people/me.md <<-'NOTE'
	---
	name: Robin
	org: Initech
	github: robin
	wants: [work, rust]
	---

	## Pitch: developers
	I write storage.

	## Pitch: hiring managers
	I lead.

	## Log
	- 2026-05-07 talk: pulling the plug
	- 2026-06-01 post: "On plugs"
NOTE
note events/2026-05-07-fest.md <<-'NOTE'
	---
	title: Fest
	date: 2026-05-07
	part: speaker
	orgs: [Hooli, Initech]
	---
NOTE
note leads/job.md <<-'NOTE'
	---
	source: 2026-05-07-fest
	people: bob-li
	---
NOTE
kith set ada met-at='On plugs' >/dev/null
is 'what it was, which side, who came of it' "$(kith visible 2>/dev/null)" \
	"events/2026-05-07-fest${tab}2026-05-07${tab}talk${tab}pulling the plug${tab}inside${tab}people/bob-li
people/me${tab}2026-06-01${tab}post${tab}\"On plugs\"${tab}outside${tab}people/ada-okafor"
run kith visible
like 'months idle' "$err" 'idle for 5 months, since 2026-06-01'
like 'where I can be found' "$err" 'github robin'
is '--since' "$(kith visible --since 2026-05-08 2>/dev/null | cut -f1)" people/me
exits 'nothing since' 1 kith visible --since 2026-06-02
like '--why' "$(kith visible --why 2>/dev/null | head -1)" 'pulling the plug.*2026-05-07-fest.*source: 2026-05-07-fest.*side: '
exits 'no argument' 2 kith visible ada

echo '# pitch'
is 'one of them, when it was used, what I look for' "$(kith pitch hiring)" '# hiring managers

I lead.

never used

I look for: work, rust'
is 'all of them' "$(kith pitch | grep -c '^#')" 2
exits '--to needs to know which' 2 kith pitch --to ada
like 'and says which there are' "$err" 'developers, hiring managers'
exits 'an unknown audience' 1 kith pitch poets --to ada
exits 'an unknown person' 1 kith pitch dev --to nobody-at-all
exits 'I do not hear my own introduction' 1 kith pitch dev --to me
like 'and nothing is written' "$err" 'nobody who could have heard it'
exits '-n shows what would be written' 1 kith pitch dev --to ada -n
like 'as a diff' "$out" '^\+- 2026-11-20 pitched\(developers\)'
is 'and writes nothing' "$(git status --porcelain people/ada-okafor.md | cut -c1-2)" ''
is '--to records it and prints the id' "$(kith pitch dev --to ada)" people/ada-okafor
like 'in their note' "$(tail -1 people/ada-okafor.md)" '^- 2026-11-20 pitched\(developers\)$'
is 'in one commit' "$(git log -1 --format=%s)" 'pitch people/ada-okafor'
like 'then it was used' "$(kith pitch dev)" 'last used 2026-11-20 with Ada Okafor'
kith log bob 'pitched(developers)' --on 2026-11-19 >/dev/null
like 'how often' "$(kith pitch dev)" 'with Ada Okafor; 2 times in all'
notebook
printf -- '---\nname: Robin\n---\n' >people/me.md
exits 'no introduction yet' 1 kith pitch
like 'says where to write one' "$err" '## Pitch: developers'
rm people/me.md
printf 'kith: 1\n' >kith.yaml
exits 'no note about myself' 1 kith pitch

echo '# follow'
exits 'follow: nobody yet' 1 kith follow
like 'says what to record' "$err" 'follow\+='
kith set ada 'follow+=https://a.example/feed?x=1&y=<2>' 'follow+=@ada@social.example' >/dev/null
kith set bob follow=https://b.example/feed private=true >/dev/null
is 'feeds and handles, and the last contact' "$(kith follow)" \
	"people/ada-okafor${tab}Ada Okafor${tab}feed${tab}https://a.example/feed?x=1&y=<2>${tab}2026-09-01
people/ada-okafor${tab}Ada Okafor${tab}handle${tab}@ada@social.example${tab}2026-09-01
people/bob-li${tab}Bob Li${tab}feed${tab}https://b.example/feed${tab}"
like '--why' "$(kith follow --why --limit 1)" 'follow.*coffee: caught up'
is '--opml: feeds, escaped, without private people' "$(kith follow --opml)" '<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>People I follow</title></head>
  <body>
    <outline type="rss" text="Ada Okafor" xmlUrl="https://a.example/feed?x=1&amp;y=&lt;2&gt;"/>
  </body>
</opml>'
if command -v xmllint >/dev/null; then
	ok 'it is well-formed XML' sh -c 'kith follow --opml | xmllint --noout -'
fi
finish
