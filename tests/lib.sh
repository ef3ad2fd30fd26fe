# Sourced by the shell tests: TAP output, and a scratch notebook each, with home, zone, clock and author fixed.
# A test ends with `finish`.

KITH_SRC=${KITH_SRC:-$(cd "$(dirname "$0")/../.." && pwd)}
KITH_BUILD=${KITH_BUILD:-$KITH_SRC/build}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PATH="$KITH_BUILD/bin:$PATH" KITH_EXEC_PATH="$KITH_BUILD/bin"
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home/.config" XDG_CACHE_HOME="$scratch/home/.cache"
export TZ=UTC LC_ALL=C.UTF-8 KITH_TODAY=2026-11-20 KITH_TEST_NO_FSYNC=1
export GIT_AUTHOR_NAME=Robin GIT_AUTHOR_EMAIL=robin@example.org
export GIT_COMMITTER_NAME=Robin GIT_COMMITTER_EMAIL=robin@example.org
export GIT_CONFIG_NOSYSTEM=1 PAGER=cat
# libgit2 1.5 loses a pattern of pcre2 that does not match.
export LSAN_OPTIONS="suppressions=$KITH_SRC/tests/leaks:print_suppressions=0"
unset KITH_DIR VISUAL EDITOR NO_COLOR COLUMNS
mkdir -p "$HOME"
git config --global init.defaultBranch main
git config --global user.name Robin
git config --global user.email robin@example.org
cd "$scratch" || exit 1

points=0 failures=0

# pass NAME, fail NAME [WHY]
pass() {
	points=$((points + 1))
	printf 'ok %s - %s\n' "$points" "$1"
}
fail() {
	points=$((points + 1)) failures=$((failures + 1))
	printf 'not ok %s - %s\n' "$points" "$1"
	[ -z "${2-}" ] || printf '%s\n' "$2" | sed 's/^/# /'
}

# ok NAME COMMAND ...: the command succeeds.
ok() {
	name=$1
	shift
	if "$@" >"$scratch/.out" 2>&1; then pass "$name"; else fail "$name" "$(head -c 2000 "$scratch/.out")"; fi
}

# is NAME GOT WANTED
is() {
	if [ "$2" = "$3" ]; then
		pass "$1"
	else
		fail "$1" "got:
$2
wanted:
$3"
	fi
}

# like NAME TEXT PATTERN: an extended regular expression matches a line.
like() {
	if printf '%s\n' "$2" | grep -Eq -- "$3"; then pass "$1"; else fail "$1" "got:
$2
no line matches: $3"; fi
}
unlike() {
	if printf '%s\n' "$2" | grep -Eq -- "$3"; then fail "$1" "got: $2
a line matches: $3"; else pass "$1"; fi
}

# run COMMAND ...: leaves $status, $out and $err. Death by a signal is always a failure.
run() {
	"$@" >"$scratch/.out" 2>"$scratch/.err" </dev/null
	status=$?
	out=$(cat "$scratch/.out")
	err=$(cat "$scratch/.err")
	[ "$status" -lt 126 ] || fail "$* ended with $status" "$err"
}

# exits NAME STATUS COMMAND ...
exits() {
	name=$1 wanted=$2
	shift 2
	run "$@"
	if [ "$status" = "$wanted" ]; then pass "$name"; else fail "$name" "status $status, wanted $wanted
$out
$err"; fi
}

# has_terminal: script(1) can make one here.
has_terminal() { script -qec true /dev/null </dev/null >/dev/null 2>&1; }

# note PATH: a note from standard input.
note() {
	mkdir -p "$(dirname "$1")"
	cat >"$1"
}

# notebook: a fresh notebook in git, with Ada and Bob, as the working directory.
notebook() {
	rm -rf "$scratch/notebook"
	mkdir "$scratch/notebook"
	chmod 700 "$scratch/notebook"
	cd "$scratch/notebook" || exit 1
	kith init >/dev/null || fail "kith init"
	note people/ada-okafor.md <<-'NOTE'
		---
		name: Ada Okafor
		email: ada@example.org
		org: Initech
		tier: close
		tags: [rust, compilers]
		---

		## Log

		- 2026-09-01 coffee: caught up
	NOTE
	note people/bob-li.md <<-'NOTE'
		---
		name: Bob Li
		tier: regular
		---
	NOTE
	git add -A
	git commit -qm 'two people'
}

# example: a copy of the example notebook in git, as the working directory.
example() {
	rm -rf "$scratch/example"
	cp -R "$KITH_SRC/examples/notebook" "$scratch/example"
	chmod 700 "$scratch/example"
	cd "$scratch/example" || exit 1
	git init -q
	git add -A
	GIT_AUTHOR_DATE=2026-11-19T12:00:00Z GIT_COMMITTER_DATE=2026-11-19T12:00:00Z git commit -qm 'the example'
}

finish() {
	echo "1..$points"
	[ "$failures" = 0 ]
	exit
}
