#!/bin/sh
# Every tool has a manual page that mandoc takes without a word, and whose synopsis is what -h prints.
. "$(dirname "$0")/../lib.sh"

# squeeze: one line, single blanks.
squeeze() { tr -s ' \n' '  ' | sed 's/^ //; s/ $//'; }

synopsis() {
	mandoc -T utf8 -O width=500 "$1" | col -bx | awk '/^[A-Z]/ { inside = /^SYNOPSIS/; next } inside' | squeeze
}

usage() { "$1" -h | awk '/^$/ { exit } { print }' | squeeze; }

for page in "$KITH_BUILD"/man/kith-*.1; do
	tool=$(basename "$page" .1)
	is "$tool: -h is the synopsis" "$(usage "$tool")" "$(synopsis "$page")"
done
for page in "$KITH_BUILD"/man/*.[157]; do
	# References to pages that are not installed here and the date format are no faults of the page.
	faults=$(mandoc -T lint "$page" | grep -v -e 'referenced manual not found' -e 'Mdocdate')
	is "$(basename "$page"): mandoc has nothing to say" "$faults" ''
done
for source in "$KITH_SRC"/cmd/*.c; do
	grep -q '^const struct kith_tool kith_tool' "$source" || continue
	ok "$(basename "$source") has a manual page" test -f "${source%.c}.1"
done
finish
