#!/bin/sh
# From nobody to hired. Sam comes to a city and knows nobody: from a mumbled name at a meetup to the second job. The notes
# are written as the story goes, and KITH_TODAY is the day on which it has arrived.
. "$(dirname "$0")/../lib.sh"
tab=$(printf '\t')

# rows TOOL …: the rows, joined by spaces, sorted
rows() { kith "$@" 2>/dev/null | sort | tr '\n' ' '; }
commit() {
	git add -A
	git commit -qm "$1"
}

echo '# A shy newcomer'"'"'s first year of meetups'
export KITH_TODAY=2024-05-15
notebook
rm people/*.md
note people/me.md <<-'NOTE'
	---
	name: Sam Reyes
	city: Leeds
	interests: [python]
	wants: [backend work]
	---

	## Pitch: meetups

	I am Sam, and I make slow tests fast.
NOTE
note groups/leeds-py.md <<-'NOTE'
	---
	name: Leeds Py
	kind: meetup
	interest: [python]
	status: exploring
	---
NOTE
# meetup DAY KEY: VALUE …: an evening of Leeds Py, two hours
meetup() {
	day=$1
	shift
	{
		printf -- '---\ntitle: Leeds Py %s\ndate: %s\ncity: Leeds\ngroup: leeds-py\nkind: meetup\nhours: 2\n' "$day" "$day"
		printf '%s\n' "$@"
		printf -- '---\n'
	} | note "events/$day-leeds-py.md"
}
meetup 2024-02-15 'people: [bea-holt]' 'attendees: [nadia-khan, oskar-lind]'
meetup 2024-03-21 'attendees: [nadia-khan]' 'speakers: [oskar-lind]'
meetup 2024-04-18 'attendees: [nadia-khan, finn-aas]'
meetup 2024-05-16 'attendees: [nadia-khan, oskar-lind]' 'goals: [one word to somebody]'
note people/bea-holt.md <<-'NOTE'
	---
	name: Bea Holt
	---

	- 2024-02-15 pitched(meetups): mumbled my name, and fled to the coats
NOTE
for name in 'Nadia Khan' 'Oskar Lind' 'Finn Aas'; do
	note "people/$(echo "$name" | tr 'A-Z ' 'a-z-').md" <<-NOTE
		---
		name: $name
		---
	NOTE
done
commit 'three evenings'
exits 'the notebook is in order' 0 kith check

echo '# A mumbled name as first pitch'
exits 'the pitch was used' 0 kith pitch meetups
like 'once, on the first evening, with Bea' "$out" 'last used 2024-02-15 with Bea Holt'

echo '# Seen at several events before the first word'
# Nadia was at three evenings, Oskar at two, each time in presence only: attendees and speakers are no contact.
is 'Nadia at three, never a word' "$(kith seen nadia-khan | sort)" \
	"events/2024-02-15-leeds-py${tab}2024-02-15${tab}attendee${tab}false
events/2024-03-21-leeds-py${tab}2024-03-21${tab}attendee${tab}false
events/2024-04-18-leeds-py${tab}2024-04-18${tab}attendee${tab}false"
is 'Oskar at two, once speaking' "$(kith seen oskar-lind --fields date,both,talked | sort)" \
	"2024-02-15${tab}attendee${tab}false
2024-03-21${tab}speaker${tab}false"
is 'with Bea there was that word' "$(kith seen bea-holt --fields date,talked)" "2024-02-15${tab}true"
# Before the fourth: those it names or who were at earlier evenings of the group, and never spoken to: Nadia (3), Oskar (2),
# Finn (1). Nobody whom it names is met (depth 0), so no row says known; Bea is met but was at one evening only.
run kith prep 2024-05-16-leeds-py
is 'prep names them' "$(printf '%s\n' "$out" | awk -F"$tab" '$2 == "seen" { print $1 }' | sort | tr '\n' ' ')" \
	'people/finn-aas people/nadia-khan people/oskar-lind '
like 'and at how many' "$out" "^people/nadia-khan${tab}seen${tab}.*3 events"
like 'the goal stands there' "$out" "${tab}goal${tab}one word to somebody$"
like 'and the pitch' "$out" "^people/me${tab}pitch${tab}.*meetups"
unlike 'nobody there is known' "$out" "${tab}known${tab}"

echo '# First contacts, mentors, a pairing partner'
export KITH_TODAY=2024-05-17
printf '%s\n' 'Nadia Khan; chat: we both debug by printing; backend; ; code review; ask her to pair' \
	'Oskar Lind; chat: he mumbled his name, too; ; ; python' >"$scratch/met"
kith debrief 2024-05-16-leeds-py <"$scratch/met" >"$scratch/.out" 2>"$scratch/.err"
is 'the evening is recorded' "$? $(sort "$scratch/.out" | tr '\n' ' ')" '0 people/nadia-khan people/oskar-lind '
is 'as an entry each' "$(cat people/nadia-khan.md people/oskar-lind.md | grep '^- 2024')" \
	'- 2024-05-16 chat: we both debug by printing
- 2024-05-16 chat: he mumbled his name, too'
# The follow-up is due within 48 hours of 2024-05-16.
is 'the promise is a task' "$(kith todo -a --fields id,due,kind)" "people/nadia-khan${tab}2024-05-18${tab}task"
is 'the fourth evening was a word' "$(kith seen nadia-khan --fields date,talked | sort | tail -1)" "2024-05-16${tab}true"
# New: first contact day in its people: Nadia and Oskar on 2024-05-16, Bea on 2024-02-15. A day later nobody is in touch.
is 'two new, one the first time, none between' "$(kith yield group:leeds-py type:event --fields id,new,still-in-touch | grep '^events' | sort)" \
	"events/2024-02-15-leeds-py${tab}1${tab}0
events/2024-03-21-leeds-py${tab}0${tab}0
events/2024-04-18-leeds-py${tab}0${tab}0
events/2024-05-16-leeds-py${tab}2${tab}0"

# The year that followed.
export KITH_TODAY=2025-02-14
meetup 2024-06-20 'people: [nadia-khan]' 'attendees: [finn-aas]'
echo '- 2024-06-20 learned: fixtures that clean up' >>events/2024-06-20-leeds-py.md
kith done nadia-khan 1 >/dev/null
cat >>people/nadia-khan.md <<-'LOG'
	- 2024-05-30 pairing: her parser
	- 2024-09-26 pairing: my tests
	- 2025-01-16 pairing: a queue
	- 2025-02-06 got: read my portfolio
	- 2025-02-07 thanked: for the reading
LOG
cat >>people/oskar-lind.md <<-'LOG'
	- 2024-06-13 coffee: what a mentor is for
	- 2024-09-19 coffee: what to leave out
	- 2024-11-21 got(medium): went through my portfolio, line by line
	- 2024-12-05 thanked: with a cake
LOG
kith set oskar-lind relation+=mentor >/dev/null
kith set leeds-py status=member >/dev/null
commit 'a year'
is 'a mentor' "$(kith list relation:mentor --fields id)" people/oskar-lind
is 'who can be asked' "$(kith who python --relation mentor --fields id)" people/oskar-lind
is 'a pairing partner' "$(kith timeline nadia-khan --fields date,kind | grep -c pairing)" 3
# Contact days of Nadia: 05-16, 05-30, 06-20, 09-26, 2025-01-16, 2025-02-06: first to last 266 days: depth 2. Of Oskar:
# 05-16, 06-13, 09-19, 11-21 (thanked is a touch): 189 days: depth 2. Bea: one day: 1. Finn: only seen: 0.
is 'two are in touch' "$(rows list 'type:person depth:2' --fields id)" 'people/nadia-khan people/oskar-lind '
is 'Finn was seen twice, and is known of' "$(rows list 'type:person depth:0 not name:"Sam Reyes"' --fields id)" 'people/finn-aas '

echo '# A first job through a stranger online who vouched after seeing the portfolio'
note people/grete-voss.md <<-'NOTE'
	---
	name: Grete Voss
	follow: ['@grete@code.example']
	---

	- 2024-12-02 engaged: found my portfolio, asked about the queue
	- 2024-12-10 vouched: wrote to Hollis that they should look at it
	- 2025-02-12 thanked: the job is hers, too
NOTE
note leads/hollis.md <<-'NOTE'
	---
	title: Junior developer at Hollis
	kind: job
	source: the portfolio
	via: [grete-voss]
	stage: won
	---

	- 2024-12-12 stage(talking): they wrote
	- 2025-01-20 stage(interview): pairing on their code
	- 2025-02-03 stage(offer): by phone
	- 2025-02-10 stage(won): signed
NOTE
kith set me org=Hollis >/dev/null
commit 'the first job'
# She gave medium for vouching on 2024-12-10, and medium for the lead won via her on 2025-02-10: 6, thanked after both.
is 'the stranger gave 6 points' "$(kith balance 'name:"Grete Voss"' --fields got,gave,last-thanks)" "6${tab}0${tab}2025-02-12"
exits 'there is nothing to do' 0 kith todo -a
is 'no thanks either' "$out" ''
is 'the funnel: one lead, through a tie, without applying' "$(kith funnel kind:job | grep '^all')" \
	"all${tab}tie${tab}1${tab}1${tab}0${tab}1${tab}1${tab}1${tab}0${tab}0${tab}0"

echo '# An interview lost on one technology, and its lesson'
export KITH_TODAY=2026-09-14
note leads/quill.md <<-'NOTE'
	---
	title: Backend at Quill
	kind: job
	source: leeds-py
	people: [lena-ortiz]
	stage: applied
	---

	- 2026-02-02 stage(applied): the notice on their wall
	- 2026-03-05 stage(interview): two hours, all Kubernetes
NOTE
note people/lena-ortiz.md <<-'NOTE'
	---
	name: Lena Ortiz
	org: Quill
	email: lena@quill.example
	---

	- 2026-03-05 interview: kind about it
NOTE
commit 'an interview'
exits 'the lead moves on' 0 kith leads quill --stage lost 'on Kubernetes alone' --today 2026-03-09
kith log quill learned 'Kubernetes: build one cluster by hand' --on 2026-03-09 >/dev/null
is 'it is lost, since then' "$(kith leads stage:lost --fields id,stage,since)" "leads/quill${tab}lost${tab}2026-03-09"
is 'the lesson stands with it' "$(tail -2 leads/quill.md)" '- 2026-03-09 stage(lost): on Kubernetes alone
- 2026-03-09 learned: Kubernetes: build one cluster by hand'
is 'and is found' "$(kith list 'type:lead text:"one cluster by hand"' --fields id)" leads/quill

echo '# A company that waits for an opening; one declined for its city'
note leads/fenwick.md <<-'NOTE'
	---
	title: Fenwick, when there is an opening
	kind: job
	source: nadia-khan
	people: [tariq-bell]
	stage: waiting
	---

	- 2026-04-12 message from [[nadia-khan]]: Fenwick will be looking
	- 2026-04-14 stage(talking): a walk through the office
	- 2026-04-28 stage(waiting): no opening before winter
NOTE
note leads/northlight.md <<-'NOTE'
	---
	title: Backend at Northlight
	kind: job
	city: Aberdeen
	source: a job board
	people: [maud-price]
	stage: declined
	reason: city
	---

	- 2026-05-05 stage(applied): by the form
	- 2026-05-28 stage(offer): good, and in Aberdeen
	- 2026-06-02 stage(declined): all my people are here
NOTE
for name in 'Tariq Bell' 'Maud Price' 'Dev Rao' 'Hugo Lane'; do
	note "people/$(echo "$name" | tr 'A-Z ' 'a-z-').md" <<-NOTE
		---
		name: $name
		email: $(echo "$name" | tr 'A-Z ' 'a-z.')@mail.example
		---
	NOTE
done
commit 'two more leads'
is 'one waits' "$(kith leads stage:waiting --fields id,stage,since,source)" "leads/fenwick${tab}waiting${tab}2026-04-28${tab}Nadia Khan"
is 'one was declined' "$(kith leads stage:declined --fields id,since)" "leads/northlight${tab}2026-06-02"
is 'for its city' "$(kith list 'reason:city' --fields id)" leads/northlight

echo '# The second job from a recruiter'"'"'s table, with a friend who came along'
note events/2026-06-10-northern-fair.md <<-'NOTE'
	---
	title: Northern Tech Fair
	date: 2026-06-10
	kind: fair
	city: Leeds
	orgs: [Brightwater]
	people: [ruth-amadi, kit-doyle]
	hours: 5
	cost: 20
	---

	- 2026-06-10 learned: the second table is never crowded
NOTE
note people/ruth-amadi.md <<-'NOTE'
	---
	name: Ruth Amadi
	position: recruiter
	org: Brightwater
	---

	- 2026-06-25 call: what the team is like
	- 2026-09-11 call: signed
NOTE
note people/kit-doyle.md <<-'NOTE'
	---
	name: Kit Doyle
	city: Leeds
	relation: [friend]
	routine: weekly
	interests: [python]
	---

	- 2023-10-01 met: next door
	- 2026-06-10 got: came along to the fair, held my coat
NOTE
note leads/brightwater.md <<-'NOTE'
	---
	title: Backend at Brightwater
	kind: job
	org: Brightwater
	source: 2026-06-10-northern-fair
	via: [ruth-amadi]
	people: [dev-rao]
	stage: offer
	---

	- 2026-06-10 note with [[kit-doyle]]: he pushed me to the table
	- 2026-06-25 stage(talking): Ruth called
	- 2026-07-15 interview with [[dev-rao]]: Kubernetes, and I had an answer
	- 2026-07-15 stage(interview): two rounds in a day
	- 2026-09-04 stage(offer): the one
NOTE
cat >>people/oskar-lind.md <<-'LOG'
	- 2026-07-20 vouched: told Dev Rao what I can do
LOG
commit 'the fair'
exits 'the second job' 0 kith leads brightwater --stage won 'signed' --today 2026-09-11
kith set me org=Brightwater >/dev/null
# New at the fair: Ruth (first contact that day); Kit was known. Ruth: contact days 06-10, 06-25, 09-11: 20 + 31 + 31 + 11
# = 93 days, at least 90: depth 2 today, as the year after it is not over. Help: the lead won via her, medium: 3.
is 'what the fair gave' "$(kith yield 2026-06-10-northern-fair)" \
	"events/2026-06-10-northern-fair${tab}1${tab}1${tab}1${tab}3${tab}0${tab}1${tab}1${tab}1${tab}5${tab}20"

echo '# Running the local group brings inbound offers and invitations to pass on'
kith set leeds-py status=organizer >/dev/null
meetup 2026-05-21 'part: organizer' 'people: [jo-sparks, pia-novak]' 'attendees: [finn-aas]' 'cost: 15'
note people/jo-sparks.md <<-'NOTE'
	---
	name: Jo Sparks
	---

	- 2026-06-01 offered(medium): mock interviews, whenever
NOTE
note people/pia-novak.md <<-'NOTE'
	---
	name: Pia Novak
	wants: [evening classes, django]
	---
NOTE
note leads/moor.md <<-'NOTE'
	---
	title: Django for Moor Analytics
	kind: job
	direction: in
	source: leeds-py
	people: [hugo-lane]
	tags: [django]
	stage: heard
	---

	- 2026-08-19 message from [[hugo-lane]]: would I, since I run the group?
NOTE
cat >>people/hugo-lane.md <<-'LOG'

	- 2026-08-20 invited-me: to speak at their data day
	- 2026-08-21 thanked: for the invitation
LOG
commit 'the group is mine to run'
exits 'the notebook is still in order' 0 kith check
is 'I run it' "$(kith groups --fields id,status)" "groups/leeds-py${tab}organizer"
is 'an offer came in' "$(kith leads direction:in --fields id,stage,source)" "leads/moor${tab}heard${tab}Leeds Py"
# Pia wants django, and Moor is a lead that I heard of, with that tag. Nobody else offers what another wants.
is 'somebody wants it' "$(kith match --fields id,to,topic)" "leads/moor${tab}people/pia-novak${tab}django"
# Hugo's invitation: they gave small, 1. Passed on: I gave small, 1.
exits 'the invitation is passed on' 0 kith log pia-novak invited 'to the data day, in my place'
is 'got from one, given to the other' "$(rows balance 'name:"Hugo Lane" or name:"Pia Novak"' --fields id,got,gave)" \
	"people/hugo-lane${tab}1${tab}0 people/pia-novak${tab}0${tab}1 "

echo '# yield: six evenings of Leeds Py'
# New: Bea 1 (2024-02-15), Nadia and Oskar 2 (2024-05-16), Jo and Pia 2 (2026-05-21): 5. In touch a year on: Bea one contact day: no.
# Nadia on 2025-05-16: six days to 2025-02-06: yes. Oskar: four days, 176 days of silence (2024-11-21), under 365: yes. Jo has two days
# (05-21, 06-01), Pia one: no. Got: Nadia 1, Oskar 3 + 3 = 7. Given: Pia 1. Leads: Quill and Moor, neither came to an offer.
# Learned: fixtures. Hours 6 × 2; cost 15.
is 'the group' "$(kith yield leeds-py | grep '^groups/')" \
	"groups/leeds-py${tab}6${tab}5${tab}2${tab}7${tab}1${tab}2${tab}0${tab}1${tab}12${tab}15"
is 'the evening of the first words' "$(kith yield 2024-05-16-leeds-py --fields new,still-in-touch,help-got,help-given)" "2${tab}2${tab}7${tab}0"

like 'why names who was new, and the depth a year on' "$(kith yield leeds-py --why | head -1)" 'people/bea-holt .*depth 1 on 2025-02-14'

echo '# seen: a face of three evenings'
is 'Finn was there three times, without a word' "$(kith seen finn-aas --fields date,talked | sort | tr '\n' ' ')" \
	"2024-04-18${tab}false 2024-06-20${tab}false 2026-05-21${tab}false "

echo '# events and prep: the evening of next Thursday'
meetup 2026-09-17 'part: organizer' 'distance: 3' 'attendees: [nadia-khan, finn-aas]' 'meet: [hana-wolf]' 'goals: [hand over the door]'
note people/hana-wolf.md <<-'NOTE'
	---
	name: Hana Wolf
	knows: [nadia-khan]
	---
NOTE
commit 'the next evening'
# Known there: Nadia alone is met (Finn and Hana: depth 0). Its group gave 5 new people.
is 'what is coming' "$(kith events)" \
	"events/2026-09-17-leeds-py${tab}2026-09-17${tab}Leeds Py 2026-09-17${tab}Leeds${tab}3${tab}${tab}planned${tab}1${tab}5"
run kith prep 2026-09-17-leeds-py
like 'the goal' "$out" "${tab}goal${tab}hand over the door"
# Nadia: last contact is the message of 2026-04-12 in Fenwick's note: 155 days. Her seven days stand at 2, silence is under 365: 2 / 3 ×
# 0.5 ^ (155 / 730) = 0.667 × 0.863 = 0.58; knows .6, undated.
like 'Hana is met through Nadia' "$out" "^people/hana-wolf${tab}meet${tab}.*Nadia Khan.*0\\.58.*0\\.60"
like 'Nadia will be there' "$out" "^people/nadia-khan${tab}known${tab}"
like 'Finn, seen at three' "$out" "^people/finn-aas${tab}seen${tab}.*3 events"
like 'Kit might come along: routine, of Leeds, fond of python' "$out" "^people/kit-doyle${tab}bring${tab}"
unlike 'Hana does not know us yet' "$out" "^people/hana-wolf${tab}(known|seen)"

echo '# funnel: through a tie against cold'
# heard, talking, applied, interview, offer, won, waiting, lost, declined.
# Tie: Hollis (via Grete: talking, interview, offer, won), Fenwick (source Nadia: talking, waiting), Brightwater (via Ruth: talking,
# interview, offer, won). Cold: Quill (source a group: applied, interview, lost), Northlight (applied, offer, declined), Moor (heard).
is 'three of each; both jobs through a tie' "$(kith funnel kind:job | grep '^all')" \
	"all${tab}tie${tab}3${tab}3${tab}0${tab}2${tab}2${tab}2${tab}1${tab}0${tab}0
all${tab}cold${tab}3${tab}0${tab}2${tab}1${tab}1${tab}0${tab}0${tab}1${tab}1"

like 'why names the leads and their stages' "$(kith funnel kind:job --why | head -1)" 'leads/fenwick heard, talking, waiting'

echo '# announce: all interviewers and helpers of every lead of that search, their standing offers'
# That search: leads of kind job with an entry of the last year (from 2025-09-14): Quill, Fenwick, Northlight, Brightwater, Moor; not Hollis.
# Lena interviewed (Quill), Nadia and Tariq (Fenwick), Maud (Northlight), Ruth, Dev, Kit (Brightwater), Hugo (Moor); Oskar vouched on
# 2026-07-20, Jo's offer stands. Not Grete: she vouched 643 days ago; not Bea, Finn, Pia, Hana.
is 'ten people' "$(rows announce brightwater --fields id)" "people/dev-rao people/hugo-lane people/jo-sparks people/kit-doyle \
people/lena-ortiz people/maud-price people/nadia-khan people/oskar-lind people/ruth-amadi people/tariq-bell "
like 'the interviewers' "$(kith announce brightwater --fields name,reason)" "^Lena Ortiz${tab}.*interview"
like 'who vouched' "$(kith announce brightwater --fields name,reason)" "^Oskar Lind${tab}.*vouched"
like 'the standing offer' "$(kith announce brightwater --fields name,reason)" "^Jo Sparks${tab}.*offer"
exits 'a draft each' 0 kith announce brightwater --out "$scratch/drafts"
is 'ten of them' "$(find "$scratch/drafts" -name '*.eml' | wc -l | tr -d ' ')" 10
like 'to the address' "$(cat "$scratch/drafts/people-lena-ortiz.eml")" 'lena@quill\.example'
exits 'who was told is logged' 0 kith announce brightwater --sent lena-ortiz oskar-lind
is 'an entry each' "$(grep -h told: people/lena-ortiz.md people/oskar-lind.md | cut -c1-18)" '- 2026-09-14 told:
- 2026-09-14 told:'
is 'eight are left' "$(kith announce brightwater | wc -l | tr -d ' ')" 8

echo '# The thanks owed'
# Got since the last thanks: Oskar vouched 2026-07-20 (thanked 2024-12-05), Kit came along, Ruth's lead was won. Thanked after all help:
# Grete, Nadia, Hugo. Jo's offer was not used.
is 'three' "$(kith todo --json | jq -r 'select(.kind == "thank") | .id' | sort | tr '\n' ' ')" 'people/kit-doyle people/oskar-lind people/ruth-amadi '
exits 'Ruth is thanked' 0 kith log ruth-amadi thanked 'for the table, and the call'
is 'two are left' "$(kith todo --json | jq -r 'select(.kind == "thank") | .id' | sort | tr '\n' ' ')" 'people/kit-doyle people/oskar-lind '
finish
