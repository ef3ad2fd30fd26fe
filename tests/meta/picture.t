#!/bin/sh
# The README's picture shows what the tools print today.
. "$(dirname "$0")/../lib.sh"

if ! has_terminal; then
	echo '1..0 # SKIP no terminal can be had here: script(1)'
	exit 0
fi
run "$KITH_SRC/tests/picture" "$KITH_BUILD/bin"
is 'examples/today.svg is what tests/picture prints; if not, see it and keep it' "$out" "$(cat "$KITH_SRC/examples/today.svg")"
ok 'it is well-formed' python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$KITH_SRC/examples/today.svg"
finish
