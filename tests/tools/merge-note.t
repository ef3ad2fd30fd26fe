#!/bin/sh
# Notes merged by git itself, between real clones, with kith's driver, without it, and with one that crashes.
. "$(dirname "$0")/../lib.sh"

# put FILE: from standard input, committed.
put() {
	note "$1"
	git add -A
	git commit -qm "$1"
}

# base: a notebook with one note, and a clone of it as $scratch/other.
base() {
	notebook
	git tag start
	rm -rf "$scratch/other"
	git clone -q "$scratch/notebook" "$scratch/other"
	drive "$scratch/other"
}

# drive REPOSITORY [COMMAND]: the set-up of kith init in a clone, perhaps with another driver.
drive() {
	cp "$scratch/notebook/.git/info/attributes" "$1/.git/info/attributes"
	git -C "$1" config merge.kith.driver "${2-$(git -C "$scratch/notebook" config merge.kith.driver)}"
	git -C "$1" config merge.kith.recursive binary
}

ada=people/ada-okafor.md
change() { sed -i "$1" $ada && git commit -qam "$2"; }

# diverge: both add to the end of the log and change fields beside each other.
diverge() {
	change 's/^org: .*/org: Globex/; $a - 2026-10-01 call: moved' one
	cd "$scratch/other" || exit 1
	change 's/^tier: .*/tier: inner/; s/compilers/compilers, zig/; $a - 2026-09-20 lunch: zig' other
}

both='---
name: Ada Okafor
email: ada@example.org
org: Globex
tier: inner
tags: [rust, compilers, zig]
---

## Log

- 2026-09-01 coffee: caught up
- 2026-09-20 lunch: zig
- 2026-10-01 call: moved'

echo '# set-up'
notebook
is 'init names the driver for notes' "$(git check-attr merge text -- $ada)" "$ada: merge: kith
$ada: text: unset"
like 'and sets it with a way out' "$(git config merge.kith.driver)" '^kith merge-note -- %O %A %B %L %P; r=.*git merge-file'
is 'virtual bases hold no markers' "$(git config merge.kith.recursive)" binary

echo '# merge and rebase'
base
diverge
exits 'a merge that lines would not do' 0 git pull -q --no-rebase --no-edit
is 'holds both' "$(cat $ada)" "$both"
base
diverge
exits 'a rebase' 0 git pull -q --rebase
is 'gives the same' "$(cat $ada)" "$both"
cd "$scratch/notebook" || exit 1
exits 'and the other side' 0 git pull -q --no-rebase --no-edit "$scratch/other" main
is 'has it too' "$(cat $ada)" "$both"
exits 'in order' 0 kith check ada

echo '# a clash'
base
change 's/^org: .*/org: Globex/' one
cd "$scratch/other" || exit 1
change 's/^org: .*/org: Acme/; s/^tier: .*/tier: inner/' other
exits 'two values' 1 git pull -q --no-rebase --no-edit
is 'stand between markers, round the field alone' "$(sed -n 4,9p $ada)" '<<<<<<< a
org: Acme
=======
org: Globex
>>>>>>> b
tier: inner'
exits 'check says so' 3 kith check ada
exits 'and no tool writes there' 4 kith set ada city=Bern
is 'the file is as it was' "$(sed -n 5p $ada)" 'org: Acme'
git merge --abort
exits 'a rebase clashes too' 1 git pull -q --rebase
is 'in the same bytes' "$(sed -n 4,9p $ada)" '<<<<<<< a
org: Acme
=======
org: Globex
>>>>>>> b
tier: inner'
git rebase --abort

echo '# the same new note on both sides'
base
put people/cleo.md <<-'NOTE'
	---
	name: Cleo
	tier: wide
	---
NOTE
cd "$scratch/other" || exit 1
put people/cleo.md <<-'NOTE'
	---
	name: Cleo
	city: Bern
	---
NOTE
exits 'an empty base' 0 git pull -q --no-rebase --no-edit
is 'is no base' "$(cat people/cleo.md)" '---
name: Cleo
city: Bern
tier: wide
---'

echo '# criss-cross'
base
change '$a - 2026-10-01 call: one' one
git branch first
cd "$scratch/other" || exit 1
change '$a - 2026-09-20 lunch: two' two
git branch second
git pull -q --no-rebase --no-edit
git -C "$scratch/notebook" pull -q --no-rebase --no-edit "$scratch/other" second
change 's/^tier: .*/tier: inner/' other
git -C "$scratch/notebook" config user.name Robin
(cd "$scratch/notebook" && change 's/^org: .*/org: Globex/' one)
exits 'each had merged the other' 0 git pull -q --no-rebase --no-edit
is 'and all is there once' "$(grep -c '^- 2026' $ada) $(grep -c '^org: Globex' $ada) $(grep -c '^tier: inner' $ada)" '3 1 1'

echo '# one machine without the driver'
base
git -C "$scratch/other" config --remove-section merge.kith
diverge
exits 'lines clash' 1 git pull -q --no-rebase --no-edit
like 'with markers, so that nothing is lost' "$(cat $ada)" '^<<<<<<<'
is 'from both sides' "$(grep -c 'call: moved\|lunch: zig' $ada)" 2

echo '# a driver that crashes'
rest=$(git -C "$scratch/notebook" config merge.kith.driver | sed 's/^[^;]*;//')
for crash in 'sh -c "kill -9 \$\$"' 'sh -c "exit 139"' 'kith-not-there' 'kith merge-note'; do
	base
	drive "$scratch/other" "$crash;$rest"
	diverge
	exits "$crash: a conflict" 1 git pull -q --no-rebase --no-edit
	like 'with markers' "$(cat $ada)" '^<<<<<<< ours'
	is 'and both sides' "$(grep -c 'call: moved\|lunch: zig' $ada)" 2
done

echo '# by hand'
cd "$scratch" || exit 1
printf -- '---\na: 1\n---\n' >base
printf -- '---\na: 1\n---\n- 2026-01-01 call: a\n' >ours
printf -- '---\na: 2\n---\n' >theirs
chmod 640 ours
exits 'three files' 0 kith merge-note base ours theirs
is 'the answer is in OURS' "$(cat ours)" '---
a: 2
---
- 2026-01-01 call: a'
is 'with its mode' "$(stat -c %a ours)" 640
is 'and nothing is left' "$(ls -A | grep -c 'ours.kith')" 0
printf -- '---\na: 3\n---\n' >ours
exits 'longer markers' 1 kith merge-note base ours theirs 9 people/ada.md
like 'as asked' "$(cat ours)" '^<<<<<<<<< a$'
like 'names the note' "$err" 'people/ada.md: both sides'
before=$(cat ours)
exits 'a file that is not there' 4 kith merge-note base ours nothing
is 'changes nothing' "$(cat ours)" "$before"
exits 'too few' 2 kith merge-note base ours
finish
