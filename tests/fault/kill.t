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
	g fsck --strict --no-dangling >fsck 2>&1 || echo "$1 fsck says: $(cat fsck)"
	g show :staged.md 2>&1 | grep -qx staged || echo "$1 staged.md is no longer staged"
}

# same A B
same() {
	cmp -s "$1" "$2"
}

# check_notes ACT: whether the notes are what HEAD or, for acts without a commit, either end says.
check_notes() {
	state >state.now
	committed >committed.now
	case $1 in
	files | naive)
		same state.now state.old || same state.now state.new || echo 'the notes are neither old nor new'
		return
		;;
	esac
	if same committed.now committed.new; then
		same state.now state.new || echo 'HEAD is new, but the notes are not'
	elif same committed.now committed.old || same committed.now committed.saved; then
		same state.now state.old || echo 'HEAD is old, but the notes are not'
	else
		echo 'HEAD is neither old nor new'
	fi
	g status --porcelain | grep -v staged.md >left
	[ ! -s left ] || same committed.now committed.dirty || sed 's/^/left behind: /' left
}

# check_killed ACT: what is wrong after a kill, and after the next run.
check_killed() {
	check_state 'after the kill'
	if grep -q done told && [ "$1" != files ] && [ "$1" != naive ]; then
		committed >committed.now
		same committed.now committed.new || echo 'said done, but HEAD is old'
	fi
	"$writer" "$scratch/now" next >told.next 2>&1 || echo "the next run fails: $(cat told.next)"
	check_state 'after the next run'
	check_notes "$1"
	find now \( -name '*.lock' ! -name kith.lock -o -name '.*.kith' -o -path '*/kith/*' \) | sed 's/^/left behind: /'
}

# begin ACT SETTING: the notebook before and after the act; $total system calls lie in between.
begin() {
	prepare "$2"
	rm -rf now && cp -a start now
	state >state.old
	committed >committed.old
	: >committed.dirty
	: >committed.saved
	[ "$2" != edited ] || cp committed.old committed.dirty
	total=$("$killer" 0 "$writer" "$scratch/now" "$1" 2>&1 | tail -n 1)
	state >state.new
	committed >committed.new
	[ "$2" != edited ] || g ls-tree -r HEAD~ | grep -v next.md >committed.saved
}

# kills ACT FROM STEP: before each so many-th call; $killed times. What is wrong goes to faults.
kills() {
	n=$2 killed=0
	: >faults
	while [ "$n" -le "$total" ]; do
		rm -rf now && cp -a start now
		"$killer" "$n" "$writer" "$scratch/now" "$1" >told 2>&1
		check_killed "$1" | sed "s/^/$1, call $n: /" >>faults
		killed=$((killed + 1))
		n=$((n + $3))
	done
}

# sweep ACT SETTING
sweep() {
	begin "$1" "$2"
	[ "${KITH_FAULT-}" = full ] && step=1 || step=$((total / 15 + 1))
	kills "$1" 1 "$step"
	is "$1, $2${KILL_ALONE:+, git lives on}: killed before $killed of $total system calls" "$(head -n 20 faults)" ''
}

begin naive plain
kills naive $((total > 30 ? total - 30 : 1)) 1
like 'a writer that writes in place is caught' "$(cat faults)" 'neither old nor new'

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
