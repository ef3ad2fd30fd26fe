#!/bin/sh
# Acts of tools that write: one commit of exactly their paths, everything else left as it was.
. "$(dirname "$0")/../lib.sh"

subject() { git log -1 --format=%s; }
paths() { git show --format= --name-only HEAD; }
fsck() { git fsck --strict 2>&1 | grep -v '^dangling\|^notice'; }

notebook
echo staged >staged.txt
git add staged.txt
echo 'edited' >>people/bob-li.md
echo loose >loose.txt
exits 'log beside other work' 0 kith log ada coffee 'caught up'
is 'prints the id' "$out" people/ada-okafor
is 'one path' "$(paths)" people/ada-okafor.md
is 'the message is the verb and the id' "$(subject)" 'log coffee people/ada-okafor'
like 'a trailer names the tool' "$(git log -1 --format=%B)" '^Kith: log$'
is 'staged, edited and loose work is as it was' "$(git status --porcelain)" " M people/bob-li.md
A  staged.txt
?? loose.txt"
is 'fsck' "$(fsck)" ''

echo '# a note with edits of one'"'"'s own'
notebook
echo 'a line by hand' >>people/ada-okafor.md
exits 'log' 0 kith log ada call
is 'the edit is committed first, alone' "$(git log -2 --format=%s)" "log call people/ada-okafor
save people/ada-okafor"
is 'and the act adds one line' "$(git diff --numstat HEAD~1 | cut -f1,2 | tr '\t' ' ')" '1 0'
exits 'undo takes the act back' 0 kith undo
is 'and not the edit' "$(tail -1 people/ada-okafor.md)" 'a line by hand'
exits 'nor another time' 1 kith undo
is 'it stands' "$(tail -1 people/ada-okafor.md)" 'a line by hand'
echo 'a staged line' >>people/ada-okafor.md
echo staged >>people/bob-li.md
git add -A
exits 'log in a note with staged edits' 0 kith log ada lunch
is 'they are committed first, alone' "$(git log -2 --format=%s)" "log lunch people/ada-okafor
save people/ada-okafor"
is 'what is staged in another file stays staged' "$(git status --porcelain)" 'M  people/bob-li.md'
exits 'save' 0 kith save
exits 'undo passes over it' 0 kith undo
like 'and takes back the act' "$out" 'log lunch people/ada-okafor'
is 'not the words of the user' "$(tail -1 people/bob-li.md) $(grep -c 'a staged line' people/ada-okafor.md)" 'staged 1'

echo '# a dry run, and no commit'
notebook
head=$(git rev-parse HEAD)
exits '-n with a change' 1 kith log ada coffee -n
like '-n prints a diff' "$out" '^\+- 2026-11-20 coffee'
exits '-n without one' 0 kith set ada tier=close -n
is '-n changes nothing' "$(git rev-parse HEAD) $(git status --porcelain)" "$head "
exits '--no-commit' 0 kith log ada coffee --no-commit
is '--no-commit leaves it to me' "$(git rev-parse HEAD) $(git status --porcelain)" "$head  M people/ada-okafor.md"
exits '-m' 0 kith log bob-li coffee -m 'a message of mine'
is '-m is the message' "$(subject)" 'a message of mine'

echo '# the same again'
notebook
kith log ada coffee one >/dev/null
head=$(git rev-parse HEAD)
exits 'an identical entry' 0 kith log ada coffee one
is 'is not written twice' "$(git rev-parse HEAD)" "$head"
exits '--again' 0 kith log ada coffee one --again
is 'writes it' "$(grep -c 'coffee: one' people/ada-okafor.md)" 2

echo '# undo'
notebook
before=$(git rev-parse 'HEAD^{tree}')
kith log ada coffee >/dev/null
kith set bob-li tier=close >/dev/null
git commit -q --allow-empty -m 'a commit of mine'
exits 'undo' 0 kith undo
like 'says what' "$out" 'set people/bob-li'
exits 'undo, one further back' 0 kith undo
is 'everything is as it was' "$(git rev-parse 'HEAD^{tree}')" "$before"
exits 'redo' 0 kith undo --redo
like 'the newest undo' "$(cat people/ada-okafor.md)" '2026-11-20 coffee'
kith log ada lunch >/dev/null
echo changed >>people/ada-okafor.md
exits 'undo refuses a note that changed since' 4 kith undo
like 'and names it' "$err" 'people/ada-okafor'
like 'and leaves it alone' "$(tail -1 people/ada-okafor.md)" changed

echo '# many notes'
notebook
for n in $(seq 1 30); do printf -- '---\nname: P %s\n---\n' "$n" >"people/p$n.md"; done
git add -A
git commit -qm thirty
exits 'more than twenty need --yes' 2 kith set type:person circles=work
is 'else nothing is changed' "$(git status --porcelain)" ''
exits '--yes' 0 kith set type:person circles=work --yes
is 'one commit' "$(git show --format= --name-only | wc -l)" 33
is 'that counts them' "$(subject)" 'set 33 notes'
exits 'from a pipe' 0 sh -c "kith list type:person | kith set - circles="
like 'the count is said' "$err" '^kith-set: 33 notes'
exits 'an empty query is none' 1 kith set '' org=x
exits 'a bare word is a reference' 1 kith set work org=x

echo '# without git'
mkdir "$scratch/plain"
cd "$scratch/plain" || exit 1
printf 'kith: 1\n' >kith.yaml
note people/ada.md <<'NOTE'
---
name: Ada
---
NOTE
exits 'log without git' 0 kith log ada coffee
like 'is written' "$(cat people/ada.md)" '2026-11-20 coffee'
like 'and said' "$err" 'git'
exits 'undo cannot be had there' 1 kith undo

echo '# hooks are the user'"'"'s'
notebook
mkdir -p .git/hooks
printf '#!/bin/sh\necho hooked >"$(git rev-parse --git-dir)/hooked"\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
exits 'log under a pre-commit hook' 0 kith log ada coffee
is 'the hook ran' "$(cat .git/hooked)" hooked
is 'one path' "$(paths)" people/ada-okafor.md
printf '#!/bin/sh\necho no >&2\nexit 1\n' >.git/hooks/pre-commit
exits 'a hook that says no' 4 kith log ada lunch
is 'nothing was changed' "$(git status --porcelain)" ''
rm .git/hooks/pre-commit

echo '# states in which nothing is written'
git checkout -q --detach
exits 'a detached HEAD' 4 kith log ada dinner
exits 'unless told otherwise' 0 kith log ada dinner --detached-ok
git checkout -q main
: >.git/index.lock
exits "somebody else's lock" 75 kith log ada visit
rm .git/index.lock
is 'and the note is as it was' "$(git status --porcelain)" ''
sed -i 's/^kith: 1/kith: 9/' kith.yaml
exits 'a notebook of a later version is read' 0 kith list
exits 'and not written to' 4 kith log ada visit
like 'as is said' "$err" 'version 9'
finish
