#!/bin/sh
# kith init: a new notebook, and an existing vault.
. "$(dirname "$0")/../lib.sh"
exits 'init' 0 kith init network
is 'the folder is for its owner alone' "$(stat -c %a network)" 700
is 'one commit' "$(git -C network log --format=%s) $(git -C network status --porcelain)" 'init '
exits 'again' 1 kith init network
cd network || exit 1
exits 'the first note' 0 kith new person 'Ada Okafor' tier=close --log 'coffee: how we met'
exits 'is in order' 0 kith check
is 'I have a note of my own' "$(sed -n 2p people/me.md)" 'name: Robin'
is 'and seen' "$(kith due -a --fields name,state)" 'Ada Okafor	ok'

echo '# init holds what the user began'
cd "$scratch/network" || exit 1
exits 'the note is undone' 0 kith undo
exits 'init is not' 1 kith undo
ok 'and the settings stand' test -f kith.yaml -a -f people/me.md

echo '# git does not know who commits'
cd "$scratch" || exit 1
anonymous() { env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u EMAIL GIT_CONFIG_GLOBAL=/dev/null "$@"; }
mkdir there
for dir in nowhere nowhere/ "$scratch/nowhere" there; do
	exits "init $dir" 4 anonymous kith init "$dir"
	like 'asks for the name' "$err" 'git config --global user.name'
	like 'and for the address' "$err" 'git config --global user.email'
	ok 'makes no folder' test ! -e nowhere
	is 'and nothing in one' "$(ls -A there)" ''
done
exits 'a notebook is one without a name, too' 1 anonymous kith init network
git config --file "$scratch/named" user.name 'Doe, Jane'
git config --file "$scratch/named" user.email jane@example.org
exits 'as soon as git knows' 0 env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL GIT_CONFIG_GLOBAL="$scratch/named" kith init nowhere
is 'my note has that name' "$(sed -n 2p nowhere/people/me.md)" 'name: "Doe, Jane"'

echo '# a folder of its own making is removed where the notebook could not be begun'
mkdir hooks
printf '#!/bin/sh\nexit 1\n' >hooks/pre-commit
chmod +x hooks/pre-commit
git config --global core.hooksPath "$scratch/hooks"
exits 'a hook says no' 4 kith init refused
ok 'nothing is left' test ! -e refused
mkdir stands
echo mine >stands/mine.txt
exits 'and in a folder that stands' 4 kith init stands
is 'what was there stays' "$(cat stands/mine.txt) $(ls stands)" 'mine mine.txt'
git config --global --unset core.hooksPath
exits 'and it can be begun later' 0 kith init stands

echo '# a notebook without git'
mkdir -p "$scratch/plain/people"
cd "$scratch/plain" || exit 1
printf 'kith: 1\n' >kith.yaml
printf -- '---\nname: Ada\n---\n' >people/ada.md
exits 'init there' 0 kith init
like 'says that git is begun' "$out" 'kept in git from now on'
is 'commits the settings' "$(git log --format=%s --name-only | tr '\n' ' ')" 'init  kith.yaml '
is 'which are as they were' "$(cat kith.yaml)" 'kith: 1'
ok 'a note about me is not forced on it' test ! -e people/me.md
exits 'save commits the notes' 0 kith save
is 'all of them' "$(git status --porcelain)" ''
exits 'again' 1 kith init
mkdir "$scratch/unseen"
cd "$scratch/unseen" || exit 1
printf 'kith: 1\n' >kith.yaml
echo kith.yaml >.gitignore
exits 'settings that git is to ignore' 0 kith init
is 'are not committed' "$(git rev-list --all --count)" 0
git init -q "$scratch/around"
cd "$scratch/around" || exit 1
mkdir within
printf 'kith: 1\n' >within/kith.yaml
exits 'a repository around it will do' 1 kith init within

echo '# a vault'
mkdir -p "$scratch/vault/Contacts" "$scratch/vault/Meetings" "$scratch/vault/Journal" "$scratch/vault/.obsidian"
cd "$scratch/vault" || exit 1
printf -- '---\nname: Ada\n---\n' >Contacts/Ada.md
printf '# Bob\n' >Contacts/Bob.md
printf -- '---\ntitle: Meetup\npeople: [Ada]\n---\n' >Meetings/2026-10-01.md
printf 'dear diary\n' >Journal/today.md
printf 'hello\n' >README.md
before=$(cat Contacts/* Meetings/* Journal/* | cksum)
exits 'init in a vault' 0 kith init
like 'says what it found' "$out" '2 Markdown files in Contacts/: read as notes of type person'
like 'and what it leaves alone' "$out" '1 Markdown file in Journal/: left alone'
is 'and changes no note' "$(cat Contacts/* Meetings/* Journal/* | cksum)" "$before"
is 'the vault is read' "$(kith list --fields id,type)" "Contacts/Ada	person
Contacts/Bob	person
Meetings/2026-10-01	event"
is 'the notes are not committed for me' "$(git log --name-only --format= | tr '\n' ' ')" 'kith.yaml '
exits 'a repository that stands' 0 sh -c 'mkdir -p ../repo/sub && cd ../repo && git init -q && git commit -q --allow-empty -m mine && kith init sub'
is 'is used' "$(git -C "$scratch/repo" log -1 --format=%s --name-only | tr '\n' ' ')" 'init  sub/kith.yaml sub/people/me.md '
exits 'and written to' 0 sh -c "cd $scratch/repo/sub && kith new person Zed"
is 'below its own folder' "$(git -C "$scratch/repo" log -1 --format= --name-only)" sub/people/zed.md
finish
