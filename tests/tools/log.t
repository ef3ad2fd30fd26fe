#!/bin/sh
# kith log and what lives on it: done, skip, snooze, timeline, due.
. "$(dirname "$0")/../lib.sh"

last() { git show --format= HEAD | sed -n 's/^+- /- /p'; }

notebook
check() { # NAME LINE ARGUMENT ...
	name=$1 wanted=$2
	shift 2
	run kith log "$@"
	[ "$status" = 0 ] || fail "$name" "$err"
	is "$name" "$(last)" "$wanted"
}
check 'a kind' '- 2026-11-20 coffee' ada coffee
check 'with text' '- 2026-11-20 call: short, but good' ada call 'short, but good'
check 'words without quotes' '- 2026-11-20 chat: in the lift' ada chat in the lift
check '--on' '- 2026-11-19 call' ada call --on yesterday
check '--on a weekday' '- 2026-11-13 call' ada call --on 'last friday'
check '--on ago' '- 2026-10-30 call' ada call --on 3w
check '--at' '- 2026-11-20 12:30 lunch' ada lunch --at 12:30
check 'a size' '- 2026-11-20 asked(medium): refer me' ada 'asked(medium)' 'refer me'
check '--outcome' '- 2026-11-20 asked(small): openings? -> yes' ada 'asked(small)' 'openings?' --outcome yes
check '--outcome with a reference' '- 2026-11-20 was-asked: a talk -> redirected [[bob-li]]' ada was-asked 'a talk' --outcome 'redirected bob'
check 'several people' '- 2026-11-20 dinner with [[bob-li]]: ours' ada,bob-li dinner ours
check '--with' '- 2026-11-20 drinks with [[bob-li]]' ada drinks --with bob-li
check 'a day to come is a plan' '- [ ] 2026-12-04 coffee' ada coffee --on 'in 2w'
check '--plan: 3w is ahead' '- [ ] 2026-12-11 call' ada call --plan --on 3w
check 'a line break becomes a blank' '- 2026-11-20 note: one two' ada note "one
two"

exits 'an unknown kind' 2 kith log ada cofee
like 'the nearest' "$err" "did you mean 'coffee'"
exits 'a size that is none' 2 kith log ada 'asked(huge)'
exits 'an outcome of no kind' 2 kith log ada coffee --outcome yes
exits 'an outcome that is none' 2 kith log ada asked --outcome maybe
exits 'a time that is none' 2 kith log ada coffee --at 25:00
exits 'an unknown person' 1 kith log 'Sam Iyer' met
like 'offers --new' "$err" '--new'
exits '--new' 0 kith log 'Sam Iyer' met --new 'at the door'
is '--new makes the note in the same commit' "$(git show --format=%s --name-only HEAD | tr '\n' ' ')" 'log met people/sam-iyer  people/sam-iyer.md '
like 'with a name' "$(cat people/sam-iyer.md)" '^name: Sam Iyer$'
exits '--new beside a known person' 0 kith log ada,Zed coffee --new
like 'the new one is named in the entry' "$(last)" 'coffee with \[\[zed\]\]|coffee with \[\[people/zed\]\]'

echo '# groups and queries'
note groups/rust.md <<'NOTE'
---
name: Rust Berlin
---
NOTE
kith set ada groups+=rust >/dev/null
kith set bob-li groups+=rust >/dev/null
exits 'a group' 0 kith log 'Rust Berlin' meeting 'planned the year'
is 'is logged of each member' "$(git show --format= --name-only HEAD | tr '\n' ' ')" 'people/ada-okafor.md people/bob-li.md '
exits 'what is no contact' 0 kith log 'Rust Berlin' learned 'borrow checking'
is "stands in the group's note" "$(git show --format= --name-only HEAD)" groups/rust.md
exits 'a query' 0 kith log 'tier:close groups:rust' told 'the new date'
is 'is logged of each match' "$(git show --format= --name-only HEAD)" people/ada-okafor.md
exits 'from a pipe' 0 sh -c 'kith list groups:rust | kith log - message hello'
is 'each gets a line' "$(git show --format= HEAD | grep -c '^+- 2026-11-20 message: hello')" 2

echo '# done'
notebook
cat >>people/bob-li.md <<'NOTE'

- [ ] send slides due:2026-11-18
- [ ] 2026-11-19 call: ask about Berlin
- [x] an old one
- [ ] third
NOTE
git commit -qam tasks
is 'todo numbers tasks and plans together' "$(kith todo -a id:people/bob-li | cut -f2,4 | sort)" "1	task
2	plan
3	task"
exits 'done without a number, of several' 1 kith done bob-li
like 'lists them' "$err" '^kith-done: 2  2026-11-19 call: ask about Berlin'
exits 'done' 0 kith done bob-li 2
is 'one box is ticked' "$(git show --format= HEAD | grep '^[-+]- ')" "-- [ ] 2026-11-19 call: ask about Berlin
+- [x] 2026-11-19 call: ask about Berlin"
is 'a ticked plan counts' "$(kith list --fields last id:people/bob-li)" 2026-11-19
exits 'a number too high' 1 kith done bob-li 9
kith done bob-li 1 >/dev/null
exits 'the last one needs no number' 0 kith done bob-li
exits 'and then there is none' 1 kith done bob-li

kith log bob-li coffee --on 'in 2w' >/dev/null
exits 'a plan whose day is to come' 1 kith done bob-li
like 'is not ticked unasked' "$err" 'planned for 2026-12-04, which is to come'
exits 'but anyway' 0 kith done bob-li --anyway

echo '# what is open is closed'
notebook
kith log ada borrowed 'the drill' --on 2026-11-01 >/dev/null
exits '--outcome without a text' 0 kith log ada borrowed --outcome returned
is 'closes what is open' "$(git show --format= HEAD | grep '^[-+]- ')" '-- 2026-11-01 borrowed: the drill
+- 2026-11-01 borrowed: the drill -> returned 2026-11-20'
kith log ada was-asked 'a talk' --on 2026-11-02 >/dev/null
exits 'with the same text' 0 kith log ada was-asked 'A talk' --outcome 'redirected bob'
is 'too' "$(git show --format= HEAD | sed -n 's/^+- //p')" '2026-11-02 was-asked: a talk -> redirected [[bob-li]] 2026-11-20'
exits 'another text' 0 kith log ada was-asked 'a book' --outcome no
is 'is another entry' "$(last)" '- 2026-11-20 was-asked: a book -> no'
check '--to' '- 2026-11-20 introduced(proposed) to [[bob-li]]: both climb' ada 'introduced(proposed)' --to bob-li 'both climb'

echo '# due, skip, snooze'
notebook
is 'due' "$(kith due --fields id,state,overdue)" "people/ada-okafor	late	50
people/bob-li	new	"
exits 'skip' 0 kith skip ada
is 'the skipped are quiet' "$(kith due --fields id)" people/bob-li
kith undo >/dev/null
exits 'snooze' 0 kith snooze ada bob-li 3w
is 'the snoozed are quiet' "$(kith due --fields id)" ''
like 'until then' "$(cat people/bob-li.md)" '^snooze: 2026-12-11$'
is 'and back on the day' "$(kith due --today 2026-12-11 --fields id | wc -l)" 2
kith new group Choir >/dev/null
exits 'a group is not archived' 1 kith archive choir
like 'as is said' "$err" 'type group'
exits 'archive' 0 kith archive ada
is 'the archived are nowhere' "$(kith list --fields id; kith due -a --fields id; kith todo)" "groups/choir
people/bob-li
people/me
people/bob-li"
is 'unless asked for' "$(kith list --fields id status:archived)" people/ada-okafor
exits 'set REF status= brings them back' 0 kith set ada status=
finish
