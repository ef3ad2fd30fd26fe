#!/bin/sh
# Reaching: path, leads, funnel, route and announce.
. "$(dirname "$0")/../lib.sh"

example
is 'path goes through a colleague who was introduced' "$(kith path pieter-vos --fields id,step,edge)" \
	"$(printf 'people/tom-ferris\t1\tcontact\npeople/pieter-vos\t2\tintroduced')"
# Met on 2026-09-24: 57 days, .8 * .5 ^ (57 / 730) = .76.
is 'path says how strong an edge is, and since when' \
	"$(kith path --json pieter-vos | jq -c 'select(.step == 2) | [.strength, .last]')" '[0.76,"2026-09-24"]'
like 'path --why names entry and rule' "$(kith path pieter-vos --why)" \
	'people/pieter-vos:[0-9]+ introduced\(met\): .*path: introduced 0\.80 \* 0\.5 \^ \(57 days / 730\) = 0\.76; up to here 0\.76'
exits 'path to an organization' 0 kith path 'Lumen Grid'
is 'the warmest of those there' "$(kith path 'lumen grid' --fields id)" people/moira-buchanan
exits 'path to a topic' 0 kith path chess
is 'whoever fits' "$(kith path chess --fields id)" "$(kith path Ольга-Соколова --fields id)"
exits 'nobody knows of it' 1 kith path 'underwater basket weaving'
like 'which is said' "$err" 'nobody of that name'
exits 'a name of two people is asked back' 1 kith path sinclair
exits 'a path begins with a person' 1 kith path halyard-software bob-li
exits 'and ends elsewhere' 1 kith path bob-li bob-li
exits 'path needs a target' 2 kith path
exits 'path takes no more than two' 2 kith path a b c

out=$(kith leads --fields stage)
is 'leads stand by stage' "$(printf '%s\n' "$out" | uniq | tr '\n' ' ')" \
	'heard talking applied interview offer won waiting lost declined '
is 'leads have source, referrer and next step' \
	"$(kith leads plugpull kind:project --fields source,via,next)" \
	"$(printf 'Databases in the Evening\tSøren Kjær\task the fund whether two names may stand on it')"
like 'leads --why names the entry' "$(kith leads plugpull --why)" '2026-10-02 leads/plugpull-grant:[0-9]+ stage\(waiting\)'
exits 'leads --as-of looks back' 0 kith leads --as-of 2026-11-20
exits '--as-of writes nothing' 2 kith leads --as-of 2026-11-20 plugpull-grant --stage won

exits 'leads --stage -n shows the diff' 1 kith leads ferrisfest-workshop --stage applied 'outline -> sent' -n
like 'with the key' "$out" '^\+stage: applied'
like 'and the entry' "$out" '^\+- 2026-11-20 stage\(applied\): outline -> sent'
is 'and changes nothing' "$(git status --short)" ''
exits 'leads --stage moves on' 0 kith leads ferrisfest-workshop --stage applied outline sent
is 'one commit' "$(git log -1 --format=%s)" 'stage applied leads/ferrisfest-workshop'
is 'of one note' "$(git show --format= --numstat)" "$(printf '2\t1\tleads/ferrisfest-workshop.md')"
is 'and leads knows since when' "$(kith leads kind:speaking --fields stage,since)" "$(printf 'applied\t2026-11-20')"
exits 'the same again changes nothing' 0 kith leads ferrisfest-workshop --stage applied outline sent
like 'and says so' "$err" 'nothing was changed'
exits 'an unknown stage is refused' 2 kith leads ferrisfest-workshop --stage dreaming
exits 'a person is no lead' 1 kith leads bob-li --stage won
exits 'undo takes it back' 0 kith undo
is 'all of it' "$(kith leads kind:speaking --fields stage)" talking

# Of twelve leads nine came through a tie: all but Firth Freight, the graduate and the engineer's plan.
is 'funnel counts ties apart from cold' \
	"$(kith funnel --json | jq -c 'select(.source == "all") | [.tie, .heard, .talking, .applied, .interview, .offer, .won, .waiting, .lost, .declined]' | tr '\n' ' ')" \
	'["tie",9,2,4,2,1,1,1,1,2] ["cold",3,1,0,1,0,1,0,0,0] '
is 'the sources add up' "$(kith funnel --json | jq -s 'map(select(.source != "all").heard) | add')" 12
is 'funnel takes a query' "$(kith funnel kind:hire --fields source,tie,heard | head -2 | tr '\n\t' ' :')" 'all:tie:1 all:cold:2 '
like 'funnel --why names the leads' "$(kith funnel kind:venture --why)" 'leads/quayside-venture heard, declined'

is 'route goes by the rules' "$(kith route plugpull-grant)" \
	"$(printf 'leads/plugpull-grant\tpeople/jürgen-weiß\tgroup:partners\t\tproposed')"
is 'route knows who has it' "$(kith route firth-freight-tablets --fields owner,rule,state)" \
	"$(printf 'people/tom-ferris\taccounts\tintroduced')"
is 'route says who should learn of it' "$(kith route eastshore-api --json | jq -c .inform)" '["people/tom-ferris"]'
exits 'route without a need is open' 1 kith route fjordbase-oslo
like 'and says what is missing' "$err" 'kith set leads/fjordbase-oslo need='
exits 'route without a rule is open' 1 kith route ferrisfest-workshop
like 'and says which' "$err" 'no rule for need speak'
is 'leads feed route' "$(kith list need:build --fields id | kith route - | wc -l | tr -d ' ')" 2

kith set ιωάννα-παπαδοπούλου 'org=[[Kelpie Works]]' >/dev/null
exits 'route --to hands over' 0 kith route plugpull-grant --to jürgen-weiß
like 'with a draft that briefs' "$out" '^people/jürgen-weiß	Hello Jürgen, .*Grant for plugpull.*May I introduce you'
like 'and one that introduces' "$out" '^people/ιωάννα-παπαδοπούλου	Hello Ιωάννα, meet Jürgen Weiß'
like 'an organization without a note is named without brackets' "$out" ' Kelpie Works'
unlike 'in all drafts' "$out" '\[\['
is 'in one commit' "$(git log -1 --format=%s)" 'route leads/plugpull-grant people/jürgen-weiß'
is 'that writes what happened and what is left to do' "$(git show --format= | grep '^+[^+]' | tr -d '\r')" \
	'+owner: "[[jürgen-weiß]]"
+- 2026-11-20 told to [[jürgen-weiß]]: Grant for plugpull, odd disks edition
+- [ ] once both are ready, introduce Jürgen Weiß and Ιωάννα Παπαδοπούλου due:2026-11-22
+- [ ] ask Jürgen Weiß how it goes, and what is missing due:2026-12-04
+- [ ] ask Jürgen Weiß to tell Sibel Yıldırım of this help due:2026-12-20
+- 2026-11-20 introduced(proposed) to [[ιωάννα-παπαδοπούλου]]: Grant for plugpull, odd disks edition'
is 'the state follows' "$(kith route plugpull-grant --fields state)" owned
exits 'the same again' 0 kith route plugpull-grant --to jürgen-weiß
like 'changes nothing' "$err" 'has it already'
is 'not even a commit' "$(git log -1 --format=%s)" 'route leads/plugpull-grant people/jürgen-weiß'
exits 'undo takes it back' 0 kith undo
like 'a title is no name to greet by' "$(kith route firth-freight-tablets --to katarzyna-zielińska)" '	Hello Katarzyna, this'
kith undo >/dev/null 2>&1
exits 'a group owns nothing' 1 kith route plugpull-grant --to partners
kith set eastshore-api owner= need=build people= >/dev/null
sed -i 's/to: \[group:partners, function:sales\]/to: [group:partners], inform: function:sales/' kith.yaml
git commit -qam 'sales is told of builds'
kith leads eastshore-api --stage talking >/dev/null
kith route eastshore-api --to jürgen-weiß >/dev/null
like 'who should learn of it is involved' "$(git show)" '^\+involve: .*tom-ferris'
unlike 'nobody is there to be introduced' "$(git show)" 'introduce'
like 'and todo asks for it' "$(kith todo -a type:lead)" 'eastshore-api.*tell Tom Ferris'

example
is 'announce finds all of the search' "$(kith announce lumen-grid-staff-engineer --fields id,reason | head -4)" \
	"$(printf 'people/ben-achterberg\tinterview, took part\npeople/bob-li\treferral, source, took part\npeople/hannah-osei\tinterview, took part\npeople/moira-buchanan\treferral, vouched, source')"
unlike 'but not who was told' "$(kith announce lumen-grid-staff-engineer)" 'théo-laurent'
exits 'a private lead has no drafts' 1 kith announce lumen-grid-staff-engineer --out "$scratch/drafts"
ok 'and makes no folder' test ! -e "$scratch/drafts"
kith set lumen-grid-staff-engineer private= >/dev/null
exits 'announce --out -n writes nothing' 0 kith announce lumen-grid-staff-engineer --out "$scratch/drafts" -n
ok 'not even a folder' test ! -e "$scratch/drafts"
exits 'announce --out writes drafts' 0 kith announce lumen-grid-staff-engineer --out "$scratch/drafts"
like 'none for private people' "$err" 'people/hannah-osei is private: no draft'
is 'one for each of the others' "$(ls "$scratch/drafts" | sort | tr '\n' ' ')" \
	'people-bob-li.eml people-moira-buchanan.eml people-siobhán-kelleher.eml people-Ольга-Соколова.eml people-ليلى-حداد.eml '
tr -d '\r' <"$scratch/drafts/people-bob-li.eml" >"$scratch/mail"
is 'with From and To' "$(grep -A1 '^From:\|^To:' "$scratch/mail")" 'From: =?UTF-8?B?TcOgaXJpIFNpbmNsYWly?=
 <mairi@sinclair.example>
To: "Bob Li"
 <bob.li@cirrusmet.example>'
like 'and thanks' "$(cat "$scratch/mail")" 'Thank you for the referral, telling me of it and your part in it'
is 'readable for me alone' "$(stat -c %a "$scratch/drafts/people-bob-li.eml")" 600
echo mine >"$scratch/drafts/people-bob-li.eml"
exits 'what stands there' 0 kith announce lumen-grid-staff-engineer --out "$scratch/drafts"
is 'stays' "$(cat "$scratch/drafts/people-bob-li.eml")" mine
printf 'Subject: {lead}, {first}\n\n{name} <{email}>: {reason}\n' >"$scratch/letter"
kith announce lumen-grid-staff-engineer --out "$scratch/own" --template "$scratch/letter" >/dev/null 2>&1
tr -d '\r' <"$scratch/own/people-bob-li.eml" >"$scratch/mail"
like 'a template is filled in' "$(cat "$scratch/mail")" '^Bob Li <bob.li@cirrusmet.example>: referral, source, took part'
like 'so is its subject' "$(cat "$scratch/mail")" '^Subject: Staff engineer, storage, at Lumen Grid, Bob'
printf '{esteem}\n' >"$scratch/letter"
exits 'what may not leave is refused' 2 kith announce lumen-grid-staff-engineer --out "$scratch/never" --template "$scratch/letter"
ok 'before anything is written' test ! -e "$scratch/never"
exits 'a template that is not there' 4 kith announce lumen-grid-staff-engineer --out "$scratch/never" --template "$scratch/nothing"
exits 'a query needs a letter' 2 kith announce tier:inner --out "$scratch/never"
exits 'a name with a line break' 0 kith set bob-li 'name=Bob
Bcc: all@example.org'
rm -r "$scratch/drafts"
kith announce lumen-grid-staff-engineer --out "$scratch/drafts" >/dev/null 2>&1
is 'adds no header' "$(tr -d '\r' <"$scratch/drafts/people-bob-li.eml" | sed '/^$/q' | grep -c '^Bcc')" 0
kith undo >/dev/null
is 'announce takes a query' "$(kith announce kind:speaking --fields id,reason)" \
	"$(printf 'people/josé-ángel-muñoz\tsource, took part')"
is 'of people too' "$(kith announce ruaridh-sinclair: 2>/dev/null; kith announce 'tier:inner circles:family' --fields reason | sort -u)" chosen

exits 'announce --sent logs' 0 kith announce lumen-grid-staff-engineer --sent bob-li moira-buchanan
is 'in one commit' "$(git log -1 --format=%s)" 'told people/bob-li people/moira-buchanan'
is 'an entry each' "$(git show --format= | grep '^+[^+]')" '+- 2026-11-20 told: Staff engineer, storage, at Lumen Grid
+- 2026-11-20 told: Staff engineer, storage, at Lumen Grid'
unlike 'and they are not to be told again' "$(kith announce lumen-grid-staff-engineer)" 'bob-li|moira'
exits 'all of them from a pipe' 0 sh -c 'kith announce lumen-grid-staff-engineer | kith announce lumen-grid-staff-engineer --sent -'
exits 'then nobody is left' 1 kith announce lumen-grid-staff-engineer
like 'which is said' "$err" 'nobody is left'
exits '--sent needs somebody' 2 kith announce lumen-grid-staff-engineer --sent

rm -rf "$scratch/empty" && mkdir "$scratch/empty" && cd "$scratch/empty" && kith init >/dev/null
for tool in leads funnel; do
	exits "$tool on an empty notebook" 1 kith $tool
	like "$tool says what to record" "$err" 'kith new lead'
done
exits 'path on an empty notebook' 1 kith path Ada
like 'path says what to record' "$err" 'knows'
exits 'route on an empty notebook' 1 kith route x
exits 'announce on an empty notebook' 1 kith announce x
finish
