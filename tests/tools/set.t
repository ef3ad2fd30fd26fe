#!/bin/sh
# kith set and kith new: byte-exact front matter.
. "$(dirname "$0")/../lib.sh"
notebook

# there_and_back NAME SET BACK: two changes of the note on standard input end in the same bytes; one line differs between.
there_and_back() {
	cat >people/x.md
	git add -A
	git commit -qm x
	before=$(git rev-parse HEAD:people/x.md)
	run kith set people/x "$2"
	[ "$status" = 0 ] || fail "$1: $2" "$err"
	is "$1: $2 changes one line" "$(git diff --numstat HEAD~1 -- people/x.md | cut -f1,2 | tr '\t' ' ')" "${4:-1 0}"
	run kith set people/x "$3"
	[ "$status" = 0 ] || fail "$1: $3" "$err"
	is "$1: $3 takes it back" "$(git rev-parse HEAD:people/x.md)" "$before"
}
there_and_back 'a missing key' city=Berlin city= <<'NOTE'
---
name: X # a comment
---
body
NOTE
there_and_back 'a flow list' tags+=c tags-=c '1 1' <<'NOTE'
---
name: X
tags: [ a,  "b" ]   # why not
---
NOTE
there_and_back 'a block list' tags+=c tags-=c <<'NOTE'
---
tags:
  # first
  - a

  # second
  - 'b'
# after
name: X
---
NOTE
there_and_back 'a block list without indent' tags+=c tags-=c <<'NOTE'
---
tags:
- a
- b
name: X
---
NOTE
printf -- '---\r\nname: X\r\ntags: [a]\r\n---\r\nbody\r\n' >"$scratch/note"
there_and_back 'CRLF' city=Berlin city= <"$scratch/note"
printf -- '---\nname: X\n---' >"$scratch/note"
there_and_back 'no final newline' city=Berlin city= <"$scratch/note"
printf -- '---\nname: X\n---\nlast line' >"$scratch/note"
there_and_back 'no final newline in the body' city=Berlin city= <"$scratch/note"
printf -- '\357\273\277---\nname: X\n---\n' >"$scratch/note"
there_and_back 'a byte order mark' city=Berlin city= <"$scratch/note"
there_and_back 'keys that are not ours' org=Y org= <<'NOTE'
---
name: X
address-book: {phone: {home: 1}, list: [a, {b: c}]}
text: |
  several
  lines

# the end
---
NOTE

echo '# values'
note people/x.md <<'NOTE'
---
name: X
---
NOTE
git add -A
git commit -qm x
value() { sed -n "s/^$1: //p" people/x.md; }
set_value() { # NAME WRITTEN KEY=VALUE
	run kith set people/x "$3"
	is "$1" "$status $(value "${3%%=*}")" "0 $2"
}
set_value 'a plain one' Berlin city=Berlin
set_value 'one with a colon' '"a: b # c"' 'does=a: b # c'
set_value 'a reference' '"[[ada-okafor]]"' met-via=ada
set_value 'a date as people say it' 2026-11-27 'snooze=next friday'
set_value 'a birthday without year' '--03-14' birthday=--03-14
run kith set people/x tags=a tags=b
is 'a list' "$(value tags)" '[a, b]'
exits 'a word that is none' 2 kith set people/x tier=foo
like 'says which there are' "$err" 'inner, close, regular, wide, ambient'
exits 'a duration that is none' 2 kith set people/x 'cadence=3 fortnights'
like 'says what one is' "$err" "'3 fortnights' is not a duration \(2w, 30d, monthly\)"
exits 'a date that is none' 2 kith set people/x met=2026-02-30
exits 'a reference to nobody' 1 kith set people/x met-via=nobody-at-all
exits 'a slip of the finger' 2 kith set people/x teir=close
like 'the key that was meant' "$err" "did you mean 'tier'"
exits 'a key of my own' 0 kith set people/x favourite-tea=assam
exits 'no assignment' 2 kith set people/x
exits 'an item added to a single value' 2 kith set people/x tier+=close
exits 'nothing to do' 0 kith set people/x favourite-tea=assam

kith new lead 'A post' stage=heard >/dev/null
exits 'the stage of a lead' 0 kith set a-post stage=applied
is 'is told by its log' "$(grep '^- ' leads/a-post.md)" '- 2026-11-20 stage(heard)
- 2026-11-20 stage(applied)'
exits 'the same stage' 0 kith set a-post stage=applied
like 'changes nothing' "$err" 'nothing was changed'
kith rm a-post >/dev/null
printf -- '---\n{name: Fm, tags: [a]}\n---\n' >people/fm.md
exits 'one note of several that cannot be set' 4 kith set people/x people/fm tags+=q
like 'stops all of it' "$err" 'nothing was changed'
is 'prints no id' "$out" ''
rm people/fm.md
printf -- '---\nname: Twice\ntier: close\ntier: wide\n---\n' >people/twice.md
exits 'a malformed note among several' 3 kith set people/x people/twice tags+=q
like 'is named' "$err" 'people/twice.md.*given twice'
is 'and the others are written' "$out $(grep -c 'q\]' people/x.md)" 'people/x 1'
rm people/twice.md

echo '# new'
exits 'new' 0 kith new person 'Zoë Keller' tier=close org=Initech 'tags=a' 'tags=b' --log 'met: at the door'
is 'prints the id' "$out" people/zoë-keller
is 'the note' "$(cat people/zoë-keller.md)" '---
name: Zoë Keller
tier: close
org: Initech
tags: [a, b]
---

## Log

- 2026-11-20 met: at the door'
is 'one commit' "$(git log -1 --format=%s) $(git status --porcelain)" 'new people/zoë-keller '
exits 'the same name' 1 kith new person 'Zoë Keller'
exits 'a namesake' 0 kith new person 'Zoë Keller' --again
is 'gets a number' "$out" people/zoë-keller-2
is 'another script' "$(kith new person 王小明)" people/王小明
is 'an event begins with its date' "$(kith new event 'Rust Meetup' date=2026-12-01)" events/2026-12-01-rust-meetup
is 'a lead' "$(kith new lead 'A job' stage=heard org=Initech)" leads/a-job
is 'a group' "$(kith new group 'Rust Berlin')" groups/rust-berlin
is 'a name that is a path stays inside' "$(kith new person '../../.ssh/authorized_keys')" people/ssh-authorized-keys
is 'a name that some system reserves' "$(kith new person con)" people/con-note
exits 'no such type' 2 kith new persn X
exits 'an empty name' 2 kith new person ' '
exits 'check finds nothing wrong with any of them' 0 kith check
printf '#!/bin/sh\nprintf "by hand\\n" >>"$1"\n' >"$scratch/editor"
chmod +x "$scratch/editor"
EDITOR="$scratch/editor" exits 'new -e' 0 env EDITOR="$scratch/editor" kith new person Edited -e
is 'two commits' "$(git log -2 --format=%s)" 'edit people/edited
new people/edited'
exits 'edit' 0 env EDITOR="$scratch/editor" kith edit ada
is 'what was edited is committed' "$(git show --format=%s HEAD | tail -1)" '+by hand'
exits 'an editor that does nothing' 0 env EDITOR=true kith edit ada
like 'is said' "$err" 'nothing was changed'
exits 'an editor that fails' 4 env EDITOR=false kith edit ada
printf '#!/bin/sh\nsed -i "s/^tier:.*/tier: clsoe/" "$1"\nprintf -- "\\n- 2026-02-30 call\\n" >>"$1"\n' >"$scratch/editor"
exits 'an edit that leaves errors' 3 env EDITOR="$scratch/editor" kith edit ada
like 'says the value that does not fit' "$err" "^kith-edit: people/ada-okafor.md:5:7: tier: 'clsoe'"
like 'and the day that is none' "$err" '^kith-edit: people/ada-okafor.md:[0-9]+:3: '
is 'is committed all the same' "$(git log -1 --format=%s) $(git status --porcelain)" 'edit people/ada-okafor '
printf '#!/bin/sh\nsed -i "s/^tier:.*/tier: close/;/02-30/d" "$1"\n' >"$scratch/editor"
exits 'an edit that mends them' 0 env EDITOR="$scratch/editor" kith edit ada
is 'says nothing' "$err" ''
exits 'no editor named and no terminal' 2 kith edit ada
like 'says what to set' "$err" 'VISUAL or EDITOR'
exits 'nor is a note made that is to be edited' 2 kith new person Unmade -e
is 'for there is none' "$(ls people | grep -c unmade)" 0
finish
