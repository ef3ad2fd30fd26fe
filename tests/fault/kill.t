#!/bin/sh
# Killed before any system call, a write leaves each note old or new, HEAD old or new, git's objects sound,
# what was staged staged, and the next run works and finds all notes as HEAD has them. With
# KITH_FAULT=full before every call, else before a sample of them.
. "$(dirname "$0")/../lib.sh"

killer=$KITH_BUILD/fault/kill writer=$KITH_BUILD/fault/writer
export ASAN_OPTIONS=detect_leaks=0
export GIT_AUTHOR_DATE='2026-11-20T12:00:00Z' GIT_COMMITTER_DATE='2026-11-20T12:00:00Z'

if [ ! -x "$killer" ] || [ ! -x "$writer" ]; then
	echo '1..0 # SKIP not built: make tests'
	exit 0
fi
"$killer" 0 true >/dev/null 2>&1
if [ $? -ne 0 ]; then
	echo '1..0 # SKIP processes cannot be traced here'
	exit 0
fi

g() {
	git -C "$scratch/now" "$@"
}

# prepare: the notebook that each act begins with, with work of the user's beside it.
prepare() {
	rm -rf start
	git init -q start
	mkdir start/people start/groups
	for note in people/ada people/bob people/next groups/rust; do
		printf -- '---\nname: %s\n---\nHello.\n' "$note" >"start/$note.md"
	done
	git -C start add .
	git -C start commit -q -m start
	"$writer" "$scratch/start" next >/dev/null
	echo staged >start/staged.md
	git -C start add staged.md
	echo more >>start/staged.md
	$1
}
plain() { :; }
hooked() {
	printf '#!/bin/sh\nexit 0\n' >start/.git/hooks/pre-commit
	chmod +x start/.git/hooks/pre-commit
}
edited() {
	echo 'By hand.' >>start/people/ada.md
}

# state: what the notes are, without the note that the next run writes to.
state() {
	(cd now && find . -path ./.git -prune -o -name '*.md' ! -name staged.md ! -path './people/next.md' -type f -print |
		LC_ALL=C sort | xargs sha1sum)
}
# committed: the same of HEAD.
committed() {
	g ls-tree -r HEAD | grep -v next.md
}

# check_state WHERE: says what is wrong.
check_state() {
	g fsck --strict --no-dangling >fsck 2>&1 || echo "$1: fsck: $(cat fsck)"
	g show :staged.md 2>&1 | grep -qx staged || echo "$1: staged.md is no longer staged"
}

# check_killed ACT N: the state after a kill, then after the next run.
check_killed() {
	check_state "$1 $2, killed"
	if grep -q done told; then
		[ "$(committed)" = "$(cat committed.new)" ] || echo "$1 $2: said done, but HEAD is old"
	fi
	rm -f now/people/next.md.swp
	"$writer" "$scratch/now" next >told.next 2>&1 || echo "$1 $2: the next run fails: $(cat told.next)"
	check_state "$1 $2, next run"
	committed >committed.now
	cmp -s committed.now committed.old || cmp -s committed.now committed.new ||
		cmp -s committed.now committed.saved || echo "$1 $2: HEAD is neither old nor new"
	cmp -s committed.now committed.old && wanted=state.old || wanted=state.new
	if cmp -s committed.now committed.saved; then wanted=state.old; fi
	[ "$1" = files ] || [ "$(state)" = "$(cat $wanted)" ] || echo "$1 $2: the notes are not those of HEAD: $(g status --short)"
	[ "$1" != files ] || [ "$(state)" = "$(cat state.old)" ] || [ "$(state)" = "$(cat state.new)" ] ||
		echo "$1 $2: the notes are neither old nor new"
	left=$(g status --porcelain | grep -v staged.md)
	[ "$1" = files ] || [ -z "$left" ] || cmp -s committed.now committed.dirty || echo "$1 $2: left behind: $left"
	find now -name '*.lock' ! -name kith.lock | sed "s/^/$1 $2: a lock is left: /"
	find now/.git/kith now/people now/groups 2>/dev/null -name '.*.kith' -o -name journal -o -name index -o -name ref |
		sed "s/^/$1 $2: left behind: /"
}

# sweep ACT SETTING: kills the act before each call, or every so many calls.
sweep() {
	prepare "$2"
	rm -rf now && cp -a start now
	state >state.old
	committed >committed.old
	: >committed.dirty
	[ "$2" != edited ] || cp committed.old committed.dirty
	total=$("$killer" 0 "$writer" "$scratch/now" "$1" 2>&1 | tail -n 1)
	state >state.new
	committed >committed.new
	: >committed.saved
	[ "$2" != edited ] || g ls-tree -r HEAD~ | grep -v next.md >committed.saved
	[ "${KITH_FAULT-}" = full ] && step=1 || step=$((total / 25 + 1))
	n=1 killed=0
	: >faults
	while [ "$n" -le "$total" ]; do
		rm -rf now && cp -a start now
		"$killer" "$n" "$writer" "$scratch/now" "$1" >told 2>&1
		check_killed "$1" "$n" >>faults
		killed=$((killed + 1))
		n=$((n + step))
	done
	is "$1, $2${KILL_ALONE:+, git lives on}: killed before $killed of $total system calls" "$(head -n 20 faults)" ''
}

sweep edit plain
sweep many plain
sweep undo plain
sweep files plain
sweep edit edited
sweep edit hooked
sweep many hooked
KILL_ALONE=1
export KILL_ALONE
sweep many hooked
finish
