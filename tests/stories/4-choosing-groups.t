#!/bin/sh
# Choosing groups. Too many at once: three that were visited as a guest first, one joined unseen, the alumni, one
# online, and a chamber with discounts and a directory. Which fit, what was given and got in each, which to leave and
# which to give more to. Every figure below is worked out by hand from kith-practice(7).
. "$(dirname "$0")/../lib.sh"
export KITH_TODAY=2026-11-20
tab=$(printf '\t')
notebook
rm people/*.md
mkdir -p groups events

# row ID COLUMNS: of the report in $out. marked WORD: the groups whose state holds the word, in order of id.
row() { printf '%s\n' "$out" | awk -F '\t' -v id="groups/$1" '$1 == id' | cut -f"$2" | tr '\t' ' '; }
marked() { kith groups --json 2>/dev/null | jq -r --arg word "$1" 'select(.state | index($word)) | .id' | sort | tr '\n' ' '; }

echo '# What I want, and what I have time for: eight hours a month, four groups'
cat >kith.yaml <<'YAML'
kith: 1
me: people/me
group-budget: {hours: 8, groups: 4}
YAML
note people/me.md <<'NOTE'
---
name: Robin
wants: [rust, public speaking]
interests: [databases, climbing]
---
NOTE

echo '# Three were visited as a guest before joining'
note groups/rust-evenings.md <<'NOTE'
---
name: Rust Evenings
kind: meetup
interest: [Rust, databases, beer]
status: member
joined: 2026-02-12
---

- 2026-10-13 gave(medium) to [[fay-adeyemi]]: read her first talk, twice
- 2026-11-12 got from [[fay-adeyemi]]: her notes on lifetimes
NOTE
note groups/speakers-corner.md <<'NOTE'
---
name: Speakers Corner
kind: club
interest: public speaking
status: contributor
joined: 2026-03-03
---

- 2026-10-06 got: an hour with the coach
- 2026-11-05 gave: held the clock for eight speeches
NOTE
note groups/data-guild.md <<'NOTE'
---
name: Data Guild
kind: professional
interest: [operations, databases]
status: member
joined: 2026-04-16
---

- 2026-10-09 got(medium): a seat in the closed workshop
- [-] 2026-10-09 gave(large): the workshop of my own that never came to be
- 2026-12-01 gave(large): the chair of the winter day, if they want me
NOTE
echo '# One was joined unseen, over a glass of wine'
note groups/founders-circle.md <<'NOTE'
---
name: Founders Circle
kind: professional
interest: venture capital
status: member
joined: 2026-09-01
---

- 2026-10-15 gave(medium) to [[finn-falk]]: an evening on his prices
NOTE
echo '# The alumni, who have my address since I left school; one online; and a chamber on trial'
note groups/harbour-alumni.md <<'NOTE'
---
name: Harbour Alumni
kind: alumni
interest: local history
status: contributor
---

- 2026-10-01 gave: told the final year what a working day is like
NOTE
note groups/night-owls.md <<'NOTE'
---
name: Night Owls
kind: online
interest: [rust, compilers]
status: member
---

- 2026-10-18 gave: answered until midnight
NOTE
note groups/chamber.md <<'NOTE'
---
name: Chamber of Trade
kind: chamber
interest: trade
benefits: [a fifth off the meeting room, directory]
status: trial
review: 2026-11-20
---

- 2026-10-03 got: the meeting room, a fifth off
- 2026-11-02 gave: ten minutes on backups at breakfast
NOTE

# evening DATE GROUP HOURS [more front matter ...]
evening() {
	path=events/$1-$2.md
	printf -- '---\ntitle: %s\ndate: %s\ngroup: %s\nhours: %s\n' "$2 of $1" "$1" "$2" "$3" >"$path"
	shift 3
	for line; do echo "$line"; done >>"$path"
	echo --- >>"$path"
}
# The first visits, 2 hours each; then three evenings of each group at distances of 30 days, all within the last 90:
# ages 8 38 68, 15 45 75, 12 42 72, 6 36 66, 20 50 80, 3 33 63, 18 48 78.
evening 2026-01-15 rust-evenings 2
evening 2026-09-13 rust-evenings 3 'people: moss-hart'
evening 2026-10-13 rust-evenings 3 'people: fay-adeyemi'
evening 2026-11-12 rust-evenings 3
evening 2026-02-03 speakers-corner 2
evening 2026-09-06 speakers-corner 2
evening 2026-10-06 speakers-corner 2
evening 2026-11-05 speakers-corner 2
evening 2026-03-19 data-guild 2
evening 2026-09-09 data-guild 2
evening 2026-10-09 data-guild 2 'people: gil-amar'
evening 2026-11-08 data-guild 2 'people: fay-adeyemi'
evening 2026-09-15 founders-circle 4 'cost: 15'
evening 2026-10-15 founders-circle 4 'cost: 15' 'people: finn-falk'
evening 2026-11-14 founders-circle 4 'cost: 15'
evening 2026-09-01 harbour-alumni 1
evening 2026-10-01 harbour-alumni 1
evening 2026-10-31 harbour-alumni 1
evening 2026-09-18 night-owls 1 'mode: online'
evening 2026-10-18 night-owls 1 'mode: online' 'people: nia-okoye'
evening 2026-11-17 night-owls 1 'mode: online'
evening 2026-09-03 chamber 2
evening 2026-10-03 chamber 2
evening 2026-11-02 chamber 2 'people: tara-quist'
# One that I skipped and one to come take no hours.
evening 2026-08-13 data-guild 2 'status: skipped'
evening 2026-12-10 data-guild 2
printf '\n- 2026-11-12 learned: how to pin a future\n' >>events/2026-11-12-rust-evenings.md
for name in 'Fay Adeyemi' 'Moss Hart' 'Gil Amar' 'Finn Falk' 'Nia Okoye' 'Tara Quist'; do
	printf -- '---\nname: %s\n---\n' "$name" >"people/$(echo "$name" | tr 'A-Z ' 'a-z-').md"
done
git add -A
git commit -qm 'a year of evenings'

echo '# Too many at once'
# Groups: 3 + 1 + 3 = 7. A month of the last three: 3 + 2 + 2 + 4 + 1 + 1 + 2 = 15 hours.
exits 'the groups are reported' 0 kith groups
is 'seven of them' "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 7
like 'over the budget: seven groups of four, fifteen hours of eight' "$err" '7 groups of 4, 15\.0 hours a month of 8'

echo '# Three visited before joining, and one joined unseen'
# Rust Evenings 2026-01-15 < 2026-02-12, Speakers 2026-02-03 < 2026-03-03, Guild 2026-03-19 < 2026-04-16; the first
# evening with the founders, 2026-09-15, came after 2026-09-01. The other three have no day of joining.
is 'only the founders were joined unseen' "$(marked joined-unseen)" 'groups/founders-circle '
like 'and the row can say why' "$(kith groups --why 2>/dev/null | grep '^groups/founders-circle')" 'joined-unseen: '
for visit in 2026-01-15:rust-evenings 2026-02-03:speakers-corner 2026-03-19:data-guild; do
	like "${visit#*:} was visited on ${visit%:*}" "$(kith groups --why 2>/dev/null | grep "^groups/${visit#*:}")" \
		"${visit%:*} events/${visit%:*}-${visit#*:} first visit"
done
is 'the visit to the founders came too late' "$(kith groups --json --why 2>/dev/null | jq -r '
	select(.id == "groups/founders-circle") | .why[] | select(.id == "events/2026-09-15-founders-circle") | .date')" \
	2026-09-15

echo '# Alumni, an online one, a chamber with discounts and a directory'
is 'the alumni' "$(row harbour-alumni 3,4)" 'alumni contributor'
is 'one online' "$(row night-owls 3,4)" 'online member'
is 'the chamber, on trial' "$(row chamber 3,4)" 'chamber trial'
is 'its directory is found' "$(kith list 'type:group benefits:directory' | cut -f1)" groups/chamber
is 'and its discount' "$(kith list 'type:group benefits~off' | cut -f1)" groups/chamber

echo '# Fit to what I want'
# Wants: rust, public speaking; interests: databases, climbing. Rust (folded) and databases: 2; public speaking: 1;
# databases: 1; rust: 1; venture capital, local history, trade: 0.
is 'Rust Evenings, twice' "$(row rust-evenings 5)" 2
is 'Speakers Corner' "$(row speakers-corner 5)" 1
is 'the guild' "$(row data-guild 5)" 1
is 'the owls' "$(row night-owls 5)" 1
is 'not the founders, the alumni, the chamber' "$(marked no-fit)" 'groups/chamber groups/founders-circle groups/harbour-alumni '
is 'best first' "$(printf '%s\n' "$out" | sed -n 1p | cut -f1)" groups/rust-evenings

echo '# What was given and got in each, whom I know through it, and the hours'
# Columns 6 to 9: known, gave, got, hours. small 1, medium 3; what was cancelled or is planned counts for nothing.
# Rust: Moss and Fay are new there; gave medium, got small; 2 + 3 + 3 + 3.
is 'Rust Evenings' "$(row rust-evenings 6-9)" '2 3 1 11'
# Nobody; small for small; 2 + 2 + 2 + 2.
is 'Speakers Corner' "$(row speakers-corner 6-9)" '0 1 1 8'
# Gil; Fay, who came in November, is known from Rust since October; got medium; 2 + 2 + 2 + 2, neither the skipped
# evening nor the one to come.
is 'the guild' "$(row data-guild 6-9)" '1 0 3 8'
# Nia; gave small; 1 + 1 + 1.
is 'the owls' "$(row night-owls 6-9)" '1 1 0 3'
# Finn; gave medium, got nothing; 4 + 4 + 4.
is 'the founders' "$(row founders-circle 6-9)" '1 3 0 12'
# Nobody; gave small; 1 + 1 + 1.
is 'the alumni' "$(row harbour-alumni 6-9)" '0 1 0 3'
# Tara; small for small; 2 + 2 + 2.
is 'the chamber' "$(row chamber 6-9)" '1 1 1 6'
# What was given to Fay is hers as well: got 1, gave 3, 1 - 3.
is 'Fay has it too' "$(kith balance 'name:"Fay Adeyemi"' --fields got,gave,balance | tr '\t' ' ')" '1 3 -2'
# events new still-in-touch help-got help-given leads offers learned hours cost. Finn met me on one day: depth 1, so
# not in touch. 3 evenings at 15.
is 'the yield of the founders' "$(kith yield founders-circle | awk -F '\t' '$1 == "groups/founders-circle"' | cut -f2-11 | tr '\t' ' ')" \
	'3 1 0 0 3 0 0 0 12 45'
# Rust: 4 evenings, Moss and Fay, each met on one day there (Fay once more at the guild: two days are still depth 1).
is 'and of Rust Evenings, where something was learned' \
	"$(kith yield rust-evenings | awk -F '\t' '$1 == "groups/rust-evenings"' | cut -f2-10 | tr '\t' ' ')" '4 2 0 1 3 0 0 1 11'

echo '# Which to leave'
# In the order of fit the budget holds 3 + 2 + 2 + 1 = 8 of 8 hours, and four groups; nothing is left for the rest.
is 'what the budget does not hold' "$(marked over-budget)" 'groups/chamber groups/founders-circle groups/harbour-alumni '
# The review date is today; yesterday it was not.
is 'the chamber is to be decided today' "$(marked review)" 'groups/chamber '
like 'as the list of things to do says' "$(kith todo --fields id,due,kind)" "^groups/chamber${tab}2026-11-20${tab}review$"
unlike 'but not yesterday' "$(kith todo --today 2026-11-19 --fields id,kind)" 'review'
ok 'I leave the founders' kith set groups/founders-circle status=left
ok 'and the chamber' kith set groups/chamber status=left
# 7 - 2 = 5 groups, 15 - 4 - 2 = 9 hours.
run kith groups
like 'still one too many' "$err" '5 groups of 4, 9\.0 hours a month of 8'
is 'what I left asks for nothing' "$(row founders-circle 4,12)$(row chamber 4,12)" 'left left '
unlike 'and has no review' "$(kith todo --fields id,kind)" 'review'
ok 'the alumni may write to me, but I am not in it' kith set groups/harbour-alumni status=exploring
# 4 groups, 9 - 1 = 8 hours: the budget itself is within the budget.
run kith groups
is 'now it fits' "$err" ''
is 'nothing is over the budget' "$(marked over-budget)" ''

echo '# Which to give more to'
# The guild: got 3, gave 0. Rust 1 < 3, Speakers 1 = 1, owls 0 < 1.
is 'the guild' "$(marked contribute)" 'groups/data-guild '
ok 'so I ran the door for them, a day of work' kith log data-guild 'gave(medium)' 'ran the door at the autumn day'
run kith groups
is 'three for three' "$(row data-guild 7,8)" '3 3'
is 'and nobody asks for more' "$(marked contribute)" ''
finish
