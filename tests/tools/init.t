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
