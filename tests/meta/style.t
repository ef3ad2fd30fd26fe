#!/bin/sh
# House rules that a program can see: lengths, nothing left to do, no paths of one machine.
. "$(dirname "$0")/tap.sh"
lengths=$KITH_SRC/tests/meta/style.awk

# A mark of work left undone, spelt so that this file does not hold it.
undone='\b\(TO''DO\|FIX''ME\|XX''X\)\b'
paths='\(^\|[^A-Za-z0-9_.-]\)/\(work\|tmp\|home\|root\)/'
pages='\b\(format\|formats\|practice\|cli\|house\|rows\|safety\|speed\|deps\)\.md\b'

too_long() {
	(cd "$1" && find lib cmd schema -name '*.[ch]' | LC_ALL=C sort | xargs awk -f "$lengths")
}

# holds PATTERN TREE FOLDER…: lines that match
holds() {
	pattern=$1
	cd "$2" || exit
	shift 2
	grep -rnI --exclude='*.[1-9]' -e "$pattern" "$@"
}

too_long "$KITH_SRC" >"$scratch/findings"
empty 'files have at most 500 lines, functions 60' "$scratch/findings"
(holds "$undone" "$KITH_SRC" lib cmd schema tests/unit tests/fuzz) >"$scratch/findings"
empty 'nothing is left to do' "$scratch/findings"
(holds "$paths" "$KITH_SRC" lib cmd schema) >"$scratch/findings"
empty 'no path of one machine' "$scratch/findings"
(holds "$pages" "$KITH_SRC" lib cmd schema) >"$scratch/findings"
empty 'sources cite manual pages, not files that are not here' "$scratch/findings"

# The checks can fail.
bad=$scratch/bad
mkdir -p "$bad/lib/base" "$bad/cmd" "$bad/schema"
awk 'BEGIN { for (i = 0; i < 501; i++) print "/* */" }' >"$bad/lib/base/long.c"
awk 'BEGIN { print "int f(void)\n{"; for (i = 0; i < 61; i++) print "\tg();"; print "}" }' >"$bad/cmd/f.c"
awk 'BEGIN { print "int f(void)\n{"; for (i = 0; i < 60; i++) print "\tg();"; print "}" }' >"$bad/cmd/g.c"
cat >"$scratch/expected" <<'END'
cmd/f.c:2: a function of 61 lines, more than 60
lib/base/long.c: 501 lines, more than 500
END
too_long "$bad" >"$scratch/found"
same 'planted long files and functions are found' "$scratch/expected" "$scratch/found"
echo "/* FIX""ME, see /tmp/x and cli.md */" >"$bad/schema/a.def"
for pattern in "$undone" "$paths" "$pages"; do
	(holds "$pattern" "$bad" schema) >"$scratch/found"
	echo "schema/a.def:1:/* FIX""ME, see /tmp/x and cli.md */" >"$scratch/expected"
	same 'a planted line is found' "$scratch/expected" "$scratch/found"
done
finish
